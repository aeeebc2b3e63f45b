"""The coordination duty is handed over by a book that both sides tick; a duty without a taker says what stops until one comes."""

from datetime import timedelta

from hamgam.coordination import acts, handing
from hamgam.coordination.models import DutyTurn, Handover
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.record import times
from tests.browser import Story
from tests.coordination.duties import DUTY, noon, turn
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import choose_day, in_days, said

STAMP = {"fa": "مهر هم‌پیمانی", "en": "The coalition’s stamp"}
WHY = {"fa": "در نشست زمانی برای گفت‌وگو نماند.", "en": "The assembly had no time left to discuss it."}
SITE = {"fa": "هیچ نهادی داوطلب نشده است.", "en": "Nobody has volunteered."}


def test_a_duty_is_handed_over_and_the_one_before_helps_until_it_can_be_done_alone(
    transactional_db: None, story: Story, neighbour: Story
) -> None:
    world = furnished()
    began(story, world)
    took_over(neighbour, world)
    helped(story, neighbour, world)


def began(story: Story, world: World) -> None:
    story.enter(world.coordinator)
    story.go("coordination.list")
    story.look()
    story.go("coordination.page", duty=DUTY)
    assert story.say("It gives no power to speak or publish for others.") in story.text()
    story.look("held")
    story.press("Begin the handover")
    assert said(story) == story.say("The handover book is open. Both sides tick in it.")
    story.look("begun")
    story.press("Add the line")
    assert story.say("Write what is to be handed over.") in story.text()
    story.look("an empty line")
    story.page.locator(f"#words-{story.language}").fill(STAMP[story.language])
    story.press("Add the line")
    book = Handover.objects.get()
    while book.items.filter(given_on=None).exists():
        story.page.locator("main ul.book form button").filter(
            has_text=story.say("We have handed it over")
        ).first.click()
    story.look("all handed over")


def took_over(neighbour: Story, world: World) -> None:
    neighbour.enter(world.d_liaison)
    neighbour.go("coordination.page", duty=DUTY)
    neighbour.look("being handed over")
    neighbour.follow("Open the handover book")
    neighbour.page.locator("main ul.book form button").first.click()
    neighbour.press("Take the duty up")
    assert said(neighbour) == neighbour.say("Your organisation holds this duty from now on.")
    assert DutyTurn.objects.get(until=None).organisation == world.d
    neighbour.look("taken up")


def helped(story: Story, neighbour: Story, world: World) -> None:
    story.go("coordination.handover", duty=DUTY)
    assert story.say(
        "Your organisation has no power of this duty any more. It helps: it reads this book and ticks in it."
    ) in (story.text())
    story.look("helping")
    neighbour.go("coordination.handover", duty=DUTY)
    neighbour.press("We can do it alone")
    assert (said(neighbour), Handover.objects.get().state) == (neighbour.say("The handover is complete."), "done")
    neighbour.go("coordination.handover", duty=DUTY)
    neighbour.look("complete")


def test_a_duty_without_a_taker_says_what_stops_and_a_volunteer_takes_it_up(
    transactional_db: None, story: Story
) -> None:
    world = furnished()
    story.enter(world.a_liaison)
    story.go("coordination.page", duty="web_site")
    assert SITE[story.language] in story.text()
    story.look("nobody yet")
    acts.give_up(by=world.b_liaison, duty=DUTY)
    for actor in (world.d_liaison, world.c_liaison):
        acts.pass_turn(by=actor, duty=DUTY, reason={"fa": "کسی نداریم.", "en": "We have nobody."}[story.language])
    story.go("coordination.page", duty=DUTY)
    assert story.say("Nobody can do this until somebody takes the duty up:") in story.text()
    story.look("vacant")
    story.page.locator("details summary").first.click()
    story.press("Let the turn pass")
    acts.pass_turn(by=world.b_liaison, duty=DUTY)
    story.go("coordination.page", duty=DUTY)
    assert story.say("Everybody has let the turn pass.") in story.text()
    story.look("nobody takes it")
    story.press("Volunteer for our organisation")
    story.look("volunteered")
    story.press("Take the duty up")
    assert turn().organisation == world.a
    story.look("taken")
    story.follow("Give the duty up")
    story.look()


def test_a_duty_that_stays_where_it_is_says_why_and_until_when(transactional_db: None, story: Story) -> None:
    world = furnished()
    began_long_ago(world)
    story.enter(world.a_liaison)
    story.go("coordination.page", duty=DUTY)
    story.look("late")
    story.follow("Record that it stays where it is")
    story.look()
    story.press("Record it")
    story.look("missing")
    story.page.locator(f"#words-{story.language}").fill(WHY[story.language])
    choose_day(story, "On which day", in_days(40))
    story.press("Record it")
    assert said(story) == story.say("It is recorded that the duty stays where it is.")
    assert WHY[story.language] in story.text()
    story.look("stays")


def began_long_ago(world: World) -> None:
    """The coordination duty came to d more than a term ago."""
    with times.told(noon(here.today() - timedelta(days=200))):
        book = handing.begin_handover(by=Actor.of(world.b_liaison.person, world.b), duty=DUTY)
        for item in book.items.all():
            handing.tick(by=world.b_liaison, on=item)
        acts.take_up(by=world.d_liaison, duty=DUTY)
