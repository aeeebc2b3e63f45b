"""In a real browser: a position is taken, what was typed outlives a broken line, the common ground and a question are read."""

from pathlib import Path

import pytest

from hamgam.engine.ground.compiled import plain
from hamgam.positions import work
from hamgam.positions.acts import take
from hamgam.positions.ground import answer_to, task_of
from hamgam.positions.seen import seen_by
from hamgam.texts import acts as texts
from tests.browser import Story
from tests.differences.test_pages import filled
from tests.people import World
from tests.positions.scene import close, hard
from tests.remembered import forget_grounds
from tests.stories.pages import number, take_file
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
def test_while_it_is_being_worked_out_the_page_shows_bounds_and_is_replaced_when_all_is_proved(story: Story) -> None:
    forget_grounds()
    liaisons, text = hard()
    with plain():  # The compiled search proves it at once.
        answer_to(task_of(seen_by(liaisons[0], text)))
    story.enter(liaisons[0])
    story.go("positions.common_ground", number=text.number)
    assert story.say("The clock of this installation is not running, so nobody works on it now.") in story.text()
    story.look("the clock stands still")
    work.clock_looks()
    story.go("positions.common_ground", number=text.number)
    assert story.say("Still being worked out.") in story.text()
    assert story.page.locator("svg.stairs .b2").count() > 0
    story.follow("Do not renew it")
    story.look("still working")
    work.prepare()
    work.WORKER.wait(60)
    story.page.reload()
    assert story.page.locator("#progress").count() == 0
    assert story.say("These numbers are exact: no other choice of clauses has more signatories.") in story.text()


@pytest.mark.django_db(transaction=True)
def test_levels_are_rings_with_a_table_and_pictures_are_taken_for_a_report(
    world: World, story: Story, tmp_path: Path
) -> None:
    text = in_round(world)
    accept_all(world, text)
    take(by=world.d_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason=REASON)
    close(text)
    story.enter(world.a_liaison)
    story.go("positions.common_ground", number=text.number)
    rows = story.page.locator("table.levels tbody tr")
    assert [row.locator("th").inner_text() for row in rows.all()] == [number(story, 4), number(story, 3)]
    assert story.page.locator("svg.rings circle.f").count() == 2
    story.look("levels")
    for name in ("staircase.png", "levels.png", "levels.svg", "table.png"):
        link = story.page.locator(f"a[href*='{name}']").first
        assert take_file(story, link, tmp_path).stat().st_size > 5_000


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
