"""In a real browser: a position is taken, what was typed outlives a broken line, the common ground and a question are read."""

import pytest

from hamgam.positions.acts import take
from hamgam.texts import acts as texts
from tests.browser import Story
from tests.differences.test_pages import filled
from tests.people import World
from tests.positions.scene import close
from tests.texts.drafts import accept_all, clauses, in_round, lead_of

REASON = "تا پایان سال، بی برنامهٔ جایگزین، یعنی بیکاری."


def kept(story: Story) -> list[str]:
    """What the tab keeps."""
    found: list[str] = story.page.evaluate("Object.keys(sessionStorage)")
    return found


@pytest.mark.django_db(transaction=True)
def test_a_position_is_taken_and_leaves_no_trace_in_the_tab(world: World, story: Story) -> None:
    text = in_round(world)
    texts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words="آب پاک حق همه است.")
    story.enter(world.a_liaison)
    story.go("texts.text", number=text.number)
    story.look("positions")
    story.page.locator("textarea[name=reason]").first.fill(REASON)
    assert len(kept(story)) == 1
    story.page.reload()
    assert story.page.locator("textarea[name=reason]").first.input_value() == REASON
    story.page.locator("input[value=reject]").first.check()
    story.press("Record position")
    assert REASON in story.text()
    assert kept(story) == []
    story.go("positions.take", number=text.number, anchor=1)
    story.look()
    story.page.locator("textarea").nth(1).fill(REASON)
    story.page.locator("section").nth(1).get_by_role("button").click()
    story.page.wait_for_load_state()
    assert story.page.locator("[role=alert] a").count() == 1
    story.look("errors")
    assert story.page.locator("textarea").nth(1).input_value() == REASON


@pytest.mark.django_db(transaction=True)
def test_the_whole_is_answered_without_script(world: World, story_without_script: Story) -> None:
    story, text = story_without_script, in_round(world)
    story.enter(world.a_liaison)
    story.go("positions.take_whole", number=text.number)
    story.look("choose")
    story.page.locator("input[name=numbers]").fill("2")
    story.press("Continue")
    story.look("fill")
    story.page.locator("input[value=stand_aside]").check()
    story.press("Show how it spreads")
    story.look("confirm")
    story.press("Record all")
    assert story.page.locator("[role=status]").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_common_ground_is_read_before_and_after_the_round(world: World, story: Story) -> None:
    text = in_round(world)
    other = texts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words="آب پاک و رایگان حق همه است.")
    accept_all(world, text)
    take(by=world.d_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason=REASON)
    take(by=world.d_liaison, on=other, stance="accept")
    story.enter(world.a_liaison)
    story.go("positions.common_ground", number=text.number)
    story.look("before")
    story.go("positions.promise_answer", number=text.number)
    story.look()
    close(text)
    story.go("positions.common_ground", number=text.number)
    story.look("after")
    assert REASON in story.text()
    story.go("positions.history", number=text.number, anchor=1)
    story.look()
    story.go("differences.open", number=text.number, anchor=1)
    story.look()


@pytest.mark.django_db(transaction=True)
def test_an_open_question_is_read_by_a_stranger_and_by_a_member(world: World, story: Story) -> None:
    made = filled(world)
    for enter in (story.leave, lambda: story.enter(world.c_liaison)):
        enter()
        story.go("differences.list")
        story.look("signed in" if enter is not story.leave else "")
        story.go("differences.page", number=made.number)
        story.look("signed in" if enter is not story.leave else "")
    story.go("differences.write_view", number=made.number)
    story.look()
    story.go("differences.name_debate", number=made.number)
    story.look()
