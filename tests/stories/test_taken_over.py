"""The host is gone: another member brought a backup back, and the members decide whether the record goes on."""

from pathlib import Path

import pytest

from hamgam.engine import record as engine
from hamgam.members.resumption import letter
from hamgam.record import resuming
from tests.browser import Story
from tests.furnished import furnished
from tests.members.keys import enrol
from tests.members.resumed import go_on


def test_the_members_are_asked_and_the_record_goes_on(
    transactional_db: None, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = furnished()
    key = enrol(world.c_liaison, world.c_delegate)
    go_on(tmp_path, monkeypatch, lost=2)
    waits = resuming.waiting()
    assert waits
    story.enter(world.a_liaison)
    story.go("notices.now")
    story.look("asked")
    story.follow("Say whether your organisation agrees that the record goes on so")
    story.look("asked")
    stands_still(story)
    story.go("members.resumption")
    story.press("We agree")
    assert story.say("We agree") not in story.text()
    story.enter(world.b_liaison)
    story.go("members.resumption")
    story.press("We agree")
    story.enter(world.c_liaison)
    story.go("members.resumption")
    story.look("with a key")
    signature = key.sign(letter(waits, world.c), engine.LETTER_NAMESPACE)
    story.page.get_by_label(story.say("Signature by your organisation’s key")).fill(signature)
    story.press("We agree")
    assert story.say("More than half of the members have agreed. The record goes on.") in story.text()
    story.look("agreed")
    story.follow("The entry, word for word")
    assert story.say("the record goes on after a backup was brought back") in story.text().replace(
        "The record goes", "the record goes"
    )


def stands_still(story: Story) -> None:
    """What anybody else begins meanwhile is not recorded, and says why."""
    story.go("members.edit_organisation")
    story.page.locator("main form button[type=submit]").first.click()
    sentence = (
        "A backup was brought back, and the record goes on only when more than half of the members agree. What waits for you "
        "stands under “Now”."
    )
    assert story.say(sentence) in " ".join(story.text().split())
    story.look("stands still")
