"""A machine of a member watches the record: named, it cosigns, the page shows it; two views differ, and everybody is told."""

from pathlib import Path

from hamgam.record import log
from hamgam.witness.command import main
from tests.browser import Story
from tests.furnished import furnished
from tests.witness.over_http import signed


def commands(story: Story) -> list[str]:
    """What the page tells to type, in its order."""
    return [code.inner_text().strip() for code in story.page.locator("main code.code").all()]


def test_a_witness_is_set_up_cosigns_and_raises_an_alarm(
    transactional_db: None, story: Story, tmp_path: Path, capsys
) -> None:
    world = furnished()
    file = str(tmp_path / "witness.db")
    story.enter(world.a_liaison)
    story.go("site.record_witnesses")
    story.look("nobody watches")
    story.follow("Name our witness")
    story.look("how")
    begin, run = (line.split()[2:] for line in commands(story))
    assert run == ["watch"]
    assert main(["--file", file, *begin]) == 0
    key = next(line for line in capsys.readouterr().out.split("\n") if line.count("+") >= 2)
    story.page.get_by_label(story.say("Key of the witness")).fill(key)
    story.press("Name the witness")
    assert story.say("waiting for its first line") in story.text()
    story.look("named")
    assert main(["--file", file, "once"]) == 0
    story.go("site.record_witnesses")
    assert story.say("waiting for its first line") not in story.text()
    story.look("has seen")
    hand_in(story, signed(log.head().size, b"\x07" * 32))
    for page in ("site.record", "site.record_witnesses"):
        story.go(page)
        assert story.say("Two views of the record differ") in story.text()
    story.look("two views")
    story.go("notices.now")
    story.look("alarm")
    story.follow("What it means and what to do")
    story.follow("What to do at an alarm")
    assert story.page.locator("h1").is_visible()


def hand_in(story: Story, note: bytes) -> None:
    """Somebody who was shown another record gives it to the coalition."""
    answer = story.page.request.post(f"{story.origin}/{story.language}/record/evidence", data=note)
    assert answer.status == 200
