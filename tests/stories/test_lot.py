"""A lot that nobody can choose and that everybody recomputes: a secret made in the browser, opened in the next round, and the draw."""

import json
import subprocess
import sys
from pathlib import Path

from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.engine.methods import lot
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.browser import Story
from tests.stories.coalition import HANDLES, liaison
from tests.stories.pages import said

WHO = {"fa": "کدام شهر میزبان نشست باشد؟", "en": "Which town shall be host to the meeting?"}
DRAWN = {"fa": "به قرعه درآمد: ", "en": "Drawn by lot: "}
TOWNS = [{"fa": "سه‌پل", "en": "Sepol"}, {"fa": "بندر", "en": "Bandar"}, {"fa": "دشت", "en": "Dasht"}]


def by_lot() -> None:
    """Bylaws in which a choice is made by lot."""
    newest = rules.newest()
    row = 'matter = "choice", body = "organisations", method = "agreement"'
    changed = newest.rules.replace(row, row.replace("agreement", "lot")).replace('version = "1"', 'version = "2"', 1)
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version="2", rules=changed, texts=newest.texts, since=times.now().date())


def answer_the_others(matter: Matter, said_by: dict[str, dict[str, str]]) -> None:
    for handle, given in said_by.items():
        acts.answer(by=liaison(handle), on=matter, said=given)


def closed(matter: Matter) -> Matter:
    matter.refresh_from_db()
    with times.told(matter.closes_at):
        acts.close(by=Actor.clock(), on=matter)
    matter.refresh_from_db()
    return matter


def test_a_lot_is_made_by_all_and_recomputed_by_anyone(founded: None, story: Story, tmp_path: Path) -> None:
    by_lot()
    matter = acts.bring(by=liaison("sepol"), kind="choice", question=WHO, choices=TOWNS)
    secrets = {handle: bytes([place]) * 16 for place, handle in enumerate(HANDLES) if handle != "sepol"}
    name_of = {handle: liaison(handle).organisation.public_id for handle in HANDLES}
    answer_the_others(matter, {h: {"commitment": lot.commit(name_of[h], s)} for h, s in secrets.items()})
    story.enter(liaison("sepol"))
    story.go("decisions.page", number=1)
    story.page.locator("#commitment").fill("12345")
    story.press("Record the answer")
    assert story.page.locator("#commitment").input_value() == "12345"
    story.look("a commitment that is too short")
    story.press("Make a secret in this browser")
    noted = story.page.locator("[data-lot] output").inner_text()
    assert story.page.locator("#commitment").input_value() == lot.commit(name_of["sepol"], bytes.fromhex(noted))
    story.look("a secret to be noted")
    story.press("Record the answer")
    assert said(story) == story.say("Your answer is recorded. You can change it until the time is over.")
    closed(matter)
    answer_the_others(matter, {handle: {"secret": secret.hex()} for handle, secret in secrets.items()})
    story.go("decisions.page", number=1)
    story.page.locator("#secret").fill(noted)
    story.look("the secret that opens it")
    story.press("Record the answer")
    assert closed(matter).stage == "agreed"
    story.go("decisions.page", number=1)
    drawn = next(town for town, row in zip(TOWNS, matter.choices, strict=True) if row["id"] == matter.result["choice"])
    assert DRAWN[story.language] + drawn[story.language] in story.text()
    story.page.locator("main details summary").first.click()
    story.look("the draw and its secrets")
    with story.page.expect_download() as loading:
        story.follow("Everything as a file")
    path = tmp_path / "lot.json"
    loading.value.save_as(path)
    assert recomputed(path) == (0, [matter.result["choice"]])
    told = json.loads(path.read_text(encoding="utf-8"))
    other = "c1" if told["drawn"] != ["c1"] else "c2"
    path.write_text(json.dumps({**told, "drawn": [other]}), encoding="utf-8")
    assert recomputed(path) == (1, [matter.result["choice"]])


def recomputed(path: Path) -> tuple[int, list[str]]:
    """What `hamgam lot FILE` answers: its exit code, and what it drew."""
    asked = subprocess.run(
        [sys.executable, "-m", "hamgam.cli", "lot", str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    return asked.returncode, json.loads(asked.stdout)["drawn"]
