"""A committee decides on its form of leadership, elects a secretary and then two others; delegates by unit; a commission."""

import subprocess
import sys
from pathlib import Path

from hamgam.elections.models import Election, Place
from tests.bodies.given import body
from tests.browser import Story
from tests.elections.held import begun, cast, closed, formed, more_people, opened, unit
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import said

ASKED = {"fa": "یک دبیر و هیئتی سه‌نفره داشته باشیم؟", "en": "Shall we have a secretary and an executive of three?"}
NAMES = {"fa": ("نسیم", "باران", "رود", "کوه"), "en": ("Breeze", "Rain", "River", "Hill")}
FEW = (
    "Few may vote here. A result can tell how somebody voted: where all vote alike, or all but one, everybody can work it out. "
    "With fewer than three ballots the box is not opened at all."
)
WORDS = {"fa": "سه سال دبیر انجمن آب‌بانان بوده‌ام.", "en": "I was the secretary of the Water Keepers for three years."}


def decide_on_the_form(story: Story, world: World) -> None:
    """The form of leadership is brought and decided; until then no election can be opened."""
    from hamgam.decisions import acts
    from hamgam.decisions.models import Matter

    story.enter(world.a_liaison)
    story.go("elections.list")
    story.look("nothing decided")
    story.follow("Bring it as a matter")
    story.page.locator(f"#question-{story.language}").fill(ASKED[story.language])
    story.page.locator("#seats-executive").fill("three")
    story.press("Bring the matter")
    assert story.page.locator("#errors").count() == 1
    story.look("a number that is none")
    story.page.locator("#seats-secretary").fill("1")
    story.page.locator("#seats-executive").fill("3")
    story.press("Bring the matter")
    story.look("the form of leadership")
    matter = Matter.objects.get(kind="leadership")
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"word": "yes"})
    acts.close(by=world.a_liaison, on=matter)


def open_and_stand(story: Story, world: World) -> Election:
    """An election is opened; one proposes themselves, another is asked and agrees."""
    names = NAMES[story.language]
    story.go("elections.open")
    story.look("which office")
    story.page.locator("main a[href*='office=secretary']").click()
    story.look("the office")
    story.press("Open the election")
    assert said(story) == story.say("The election is open. Now people can be nominated.")
    story.look("nominations")
    story.page.locator("#seat").select_option(str(world.a_delegate.seat.pk))
    story.press("Propose")
    assert story.page.locator("#errors").count() == 1
    story.page.locator("#name").fill(names[0])
    story.press("Propose")
    assert said(story) == story.say("They are asked. They stand once they have agreed.")
    story.enter(world.a_delegate)
    story.go("notices.now")
    story.follow("Say whether you stand in an election")
    story.look("asked")
    story.press("I stand")
    story.page.locator(f"#words-{story.language}").fill(WORDS[story.language])
    story.press("Record the page")
    assert WORDS[story.language] in story.text()
    story.look("a nominee's page")
    story.enter(world.b_delegate)
    story.go("elections.page", number=1)
    story.page.locator("#name").fill(names[1])
    story.page.locator("#seat").select_option(str(world.b_delegate.seat.pk))
    story.press("Propose")
    story.enter(world.c_liaison)
    story.go("elections.page", number=1)
    assert all(name in story.text() for name in names[:2])
    return begun(Election.objects.get())


def vote(story: Story, election: Election) -> None:
    """A ballot is marked, read again, changed, read again and cast; who comes again finds that it is in the box."""
    story.go("notices.now")
    story.follow("Vote in an election")
    story.look("a ballot")
    story.page.locator("input[value=n2]").check()
    story.press("Read it again, then cast it")
    story.look("read again")
    story.press("Change it")
    assert story.page.locator("input[value=n2]").is_checked()
    story.page.locator("input[value=n1]").check()
    story.press("Read it again, then cast it")
    assert NAMES[story.language][0] in story.text()
    story.press("Put it into the box")
    assert said(story) == story.say("Your ballot is in the box. That you voted is recorded, and nothing of what.")
    story.look("voting")
    story.go("elections.ballot", number=election.number)
    assert story.page.locator("main form").count() == 0
    story.look("voted already")


def test_a_secretary_is_elected_and_then_two_others(transactional_db: None, story: Story, tmp_path: Path) -> None:
    world, names = furnished("committee", duty="secretary"), NAMES[story.language]
    decide_on_the_form(story, world)
    election = open_and_stand(story, world)
    vote(story, election)
    for actor, choice in zip((world.a_liaison, world.b_liaison, world.d_liaison), ("n1", "n1", "n2"), strict=True):
        cast(election, actor, choice)
    closed(election)
    story.go("elections.page", number=1)
    assert story.page.locator("main .sec").first.inner_text().count(names[0]) >= 1
    story.look("counted")
    recount(story, tmp_path)
    story.go("elections.list")
    story.look("an empty executive")
    others = opened(
        world, "executive", [(world.b_delegate, names[1]), (world.c_delegate, names[2]), (world.d_delegate, names[3])]
    )
    story.enter(world.c_liaison)
    story.go("elections.ballot", number=others.number)
    story.page.locator("#rank-n1").select_option("1")
    story.page.locator("#rank-n2").select_option("1")
    story.press("Read it again, then cast it")
    assert story.page.locator("#errors").count() == 1
    story.look("two with one place")
    story.page.locator("#rank-n2").select_option("2")
    story.press("Read it again, then cast it")
    story.look("an order read again")
    story.press("Put it into the box")
    for actor, ranking in zip(
        (world.a_liaison, world.b_liaison, world.d_liaison), (("n1",), ("n2", "n1"), ("n2",)), strict=True
    ):
        cast(others, actor, *ranking)
    closed(others)
    story.go("elections.page", number=others.number)
    story.look("counted with rankings")
    story.go("elections.list")
    assert {row.name for row in Place.objects.current()} >= {names[0], names[1]}
    story.look("who holds what")


def recount(story: Story, tmp_path: Path) -> None:
    """The file of ballots is all that the command needs."""
    with story.page.expect_download() as loading:
        story.follow("The ballots")
    path = tmp_path / "ballots.txt"
    loading.value.save_as(path)
    done = subprocess.run(
        [sys.executable, "-m", "hamgam.cli", "recount", str(path)], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_delegates_are_elected_by_unit_with_seats_by_size(transactional_db: None, story: Story) -> None:
    world = furnished("committee", duty="secretary")
    near = unit(
        world,
        {"fa": "واحد بندر", "en": "Harbour"}[story.language],
        world.a_liaison,
        world.a_delegate,
        *more_people(world, "a", 3),
    )
    far = unit(
        world, {"fa": "واحد دشت", "en": "Plain"}[story.language], world.b_delegate, world.c_delegate, world.d_delegate
    )
    story.enter(world.b_delegate)
    story.go("/" + story.language + "/w/elections/open/?office=delegates")
    story.page.locator(f"#size-{near.slug}").fill("many")
    story.press("Open the election")
    assert story.page.locator("#errors").count() == 1
    story.look("a size that is none")
    story.page.locator(f"#size-{near.slug}").fill("220")
    story.page.locator(f"#size-{far.slug}").fill("80")
    story.press("Open the election")
    story.look("seats by size")
    story.page.locator("main table a").last.click()
    story.page.locator("#name").fill(NAMES[story.language][1])
    story.press("Propose")
    assert said(story) == story.say("It is recorded that they stand. Write on their page what voters should know.")
    part = Election.objects.get(body=far)
    for row in (part.whole, part):
        begun(row)
    for actor in (world.b_delegate, world.c_delegate, world.d_delegate):
        cast(part, actor, "n1")
    closed(part)
    story.go("elections.page", number=part.number)
    assert NAMES[story.language][1] in story.text()
    story.look("a unit that has elected")


def test_votes_of_a_small_electorate_are_counted_in_the_room(transactional_db: None, story: Story) -> None:
    world, names = furnished("committee", duty="secretary"), NAMES[story.language]
    formed(world)
    election = opened(world, "secretary", [(world.a_delegate, names[0]), (world.b_delegate, names[1])])
    story.enter(world.a_liaison)
    story.go("elections.page", number=1)
    assert story.say(FEW) in story.text()
    story.press("Vote on paper, in the room")
    story.follow("Enter the totals from the room")
    story.page.locator("#votes-n1").fill("3")
    story.page.locator("#ballots").fill("2")
    story.press("Enter the totals")
    assert story.page.locator("#errors").count() == 1
    story.look("more votes than ballots")
    story.page.locator("#ballots").fill("4")
    story.page.locator("#blank").fill("1")
    story.press("Enter the totals")
    story.look("entered")
    story.enter(world.c_delegate)
    story.go("notices.now")
    story.follow("Confirm what was counted in the room, if you counted too")
    story.press("I counted too: these are the totals")
    assert said(story) == story.say("The totals are confirmed, and counted.")
    story.look("counted in the room")
    assert Place.objects.get(election=election).name == names[0]


def test_a_commission_has_one_of_each_and_an_observer(transactional_db: None, story: Story) -> None:
    world = furnished("council")
    commission = body(world, "commission", names={"fa": "کمیسیون برنامه", "en": "Programme Commission"})
    for actor in world.liaisons:
        story.enter(actor)
        story.go("bodies.page", slug=commission.slug)
        story.press("Name this person")
    assert commission.memberships.current().count() == 4
    story.enter(world.a_delegate)
    story.go("/" + story.language + "/w/elections/open/?office=observer_seat")
    story.page.locator("#body").select_option(index=1)
    story.look("a seat in a body")
    story.press("Open the election")
    election = Election.objects.get()
    story.enter(world.observer)
    story.go("elections.list")
    story.look("an observer's list")
    story.page.locator("main h3 a").first.click()
    story.page.locator("main form button.quiet").first.click()
    assert said(story) == story.say("It is recorded that they stand. Write on their page what voters should know.")
    story.look("an observer that stands")
    story.enter(world.a_delegate)
    begun(election)
    for letter in "abcd":
        cast(election, getattr(world, f"{letter}_delegate"), "n1")
    closed(election)
    story.go("bodies.page", slug=commission.slug)
    assert {"fa": "ژرف‌نگران", "en": "Observers"}[story.language] in story.text()
    story.look("one of each and an observer")
