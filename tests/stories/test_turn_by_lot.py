"""Whose turn a duty is, drawn by lot on its pages and recomputed from the file; a proposal of the communications body beside it."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from hamgam.bodies import acts as bodies
from hamgam.coordination.models import DutyTurn
from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.engine.methods import lot
from hamgam.members.actor import Actor
from hamgam.record import times
from tests.bodies.given import body
from tests.browser import Story
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import said

DUTY = "mailing_list"
ASKED = {"fa": "فهرست پستی نوبت کدام نهاد است؟", "en": "Whose turn is the mailing list?"}
LETTER = {"fa": "هر دوشنبه خبرنامه بفرستیم؟", "en": "Shall we send a press letter every Monday?"}


def closed(matter: Matter) -> Matter:
    matter.refresh_from_db()
    with times.told(matter.closes_at):
        acts.close(by=Actor.clock(), on=matter)
    matter.refresh_from_db()
    return matter


def test_a_turn_is_drawn_by_lot_and_everybody_recomputes_it(
    transactional_db: None, story: Story, tmp_path: Path
) -> None:
    world = furnished()
    matter = bring(story, world)
    secrets = [(actor, bytes([n]) * 16) for n, actor in enumerate(world.liaisons)]
    for actor, secret in secrets:
        acts.answer(by=actor, on=matter, said={"commitment": lot.commit(actor.organisation.public_id, secret)})
    closed(matter)
    story.go("decisions.page", number=matter.number)
    story.look("secrets are opened")
    for actor, secret in secrets:
        acts.answer(by=actor, on=matter, said={"secret": secret.hex()})
    assert closed(matter).stage == "agreed"
    holder = DutyTurn.objects.get(duty=DUTY).organisation
    story.go("coordination.page", duty=DUTY)
    assert holder.names[story.language] in story.text()
    story.look("drawn")
    story.page.locator("main dl.facts a").click()
    story.page.locator("main details summary").first.click()
    story.look("the draw")
    with story.page.expect_download() as loading:
        story.follow("Everything as a file")
    path = tmp_path / "lot.json"
    loading.value.save_as(path)
    assert recomputed(path) == (0, [holder.public_id])
    told = json.loads(path.read_text(encoding="utf-8"))
    other = next(name for name in told["choices"] if name != holder.public_id)
    path.write_text(json.dumps({**told, "drawn": [other]}), encoding="utf-8")
    assert recomputed(path) == (1, [holder.public_id])


def bring(story: Story, world: World) -> Matter:
    story.enter(world.a_liaison)
    story.go("coordination.page", duty=DUTY)
    story.look("by lot")
    story.follow("Have the next one drawn by lot")
    assert story.page.locator("#duty").input_value() == DUTY
    story.look("the form of a lot")
    story.page.locator(f"#question-{story.language}").fill(ASKED[story.language])
    story.press("Bring the matter")
    found = Matter.objects.get(kind="turn")
    assert len(found.choices) == 4
    story.look("a lot is open")
    return found


def recomputed(path: Path) -> tuple[int, list[str]]:
    """What `hamgam lot FILE` answers: its exit code, and what it drew."""
    asked = subprocess.run(
        [sys.executable, "-m", "hamgam.cli", "lot", str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    return asked.returncode, json.loads(asked.stdout)["drawn"]


def test_a_proposal_of_the_communications_body_waits_for_its_approval(transactional_db: None, story: Story) -> None:
    world = furnished()
    made = body(world, "communications", names={"fa": "هیئت ارتباطات", "en": "Communications"})
    bodies.join(by=world.a_delegate, on=made)
    story.enter(world.a_delegate)
    story.go("decisions.bring_kind", kind="proposal")
    story.look("a proposal")
    story.page.locator(f"#question-{story.language}").fill(LETTER[story.language])
    story.press("Bring the matter")
    matter = Matter.objects.get(kind="proposal")
    assert story.say("None: without approval it does not take effect.") in story.text()
    story.look("proposed")
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"word": "accept"})
    assert closed(matter).stage == "agreed"
    story.go("decisions.page", number=matter.number)
    story.look("approved")
    story.press("Record that it is carried out")
    assert said(story) == story.say("It is in effect from now on.")
    story.look("in effect")
    assert matter.closes_at - times.now() > timedelta(days=6)
