"""What fell short and what was good, from three organisations that nobody tells apart; and totals that give nobody away."""

from hamgam.assemblies import evaluating, running
from hamgam.assemblies.evaluation_models import Remark
from hamgam.assemblies.models import Assembly
from hamgam.notices import clock
from hamgam.record import times
from tests.assemblies.called import opened
from tests.browser import Story
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import number, said

SHORT = {"fa": "گزارش‌ها دیر رسید و کسی نپرسید چرا.", "en": "Reports came late, and nobody asked why."}
GOOD = {"fa": "همه نوبت سخن گرفتند.", "en": "Everybody had the floor."}


def test_an_evaluation_and_a_breakdown(transactional_db: None, story: Story, neighbour: Story) -> None:
    world = furnished()
    assembly = opened(world)
    write_lines(story, world)
    others_write(neighbour, world, assembly)
    read_the_lists(story)
    enter_numbers(neighbour, world, assembly)
    read_totals(story, world, assembly)


def write_lines(story: Story, world: World) -> None:
    story.enter(world.a_delegate)
    story.go("assemblies.page", number=1)
    story.follow("What was good, what fell short")
    story.look("nothing yet")
    story.press("Record the line")
    assert Remark.objects.count() == 0
    story.look("missing")
    for word, words in (("short", SHORT), ("good", GOOD)):
        story.page.locator(f"input[name=list][value={word}]").check()
        story.page.locator("#words").fill(words[story.language])
        story.press("Record the line")
        assert said(story) == story.say("Recorded. It is shown together with what others write.")
    assert story.page.locator(".twin li").count() == 0
    story.look("one organisation wrote")


def others_write(neighbour: Story, world: World, assembly: Assembly) -> None:
    for by in (world.b_liaison, world.c_liaison):
        evaluating.evaluate(
            by=by, on=assembly, list="good", words="تالار گرم بود.", language="fa", named=by is world.b_liaison
        )
    evaluating.evaluate(by=world.b_liaison, on=assembly, list="missed", words="The march was missed.", language="en")
    evaluating.evaluate(by=world.c_liaison, on=assembly, list="short", words="پول کم آمد.", language="fa")
    neighbour.enter(world.observer)
    neighbour.go("assemblies.evaluate", number=1)
    assert neighbour.page.locator(".twin li").count() == 6
    neighbour.look("three organisations wrote")


def read_the_lists(story: Story) -> None:
    story.page.reload()
    assert SHORT[story.language] in story.page.locator(".twin").inner_text()
    story.page.get_by_role("button", name=story.say("Take it back")).first.click()
    assert said(story) == story.say("Your line is taken back.")
    story.look("taken back")


def enter_numbers(neighbour: Story, world: World, assembly: Assembly) -> None:
    neighbour.enter(world.b_liaison)
    neighbour.go("assemblies.enter_breakdown", number=1)
    neighbour.look("no numbers")
    neighbour.page.locator("#women").fill(number(neighbour, 12))
    neighbour.press("Record the numbers")
    neighbour.look("more than were there")
    for by in (world.a_liaison, world.b_liaison, world.c_liaison):
        running.enter_attendance(by=by, on=assembly, active=20)
    neighbour.press("Record the numbers")
    assert said(neighbour) == neighbour.say(
        "Recorded for your organisation alone. Only totals of all are shown when the assembly is over."
    )
    neighbour.look("our numbers")


def read_totals(story: Story, world: World, assembly: Assembly) -> None:
    for by in (world.a_liaison, world.c_liaison):
        evaluating.enter_breakdown(by=by, on=assembly, generation={}, gender={"women": 8, "men": 7, "other": 1})
    with times.told(assembly.ends):
        running.close(by=world.a_liaison, on=assembly)
    clock.tick(assembly.ends)
    story.go("assemblies.enter_breakdown", number=1)
    assert story.page.locator("td").all_inner_texts() == [number(story, n) for n in (28, 16, 44)]
    story.look("totals")
