"""Mandates: the executive finishes a text, and settles date, place and rules, within its limits and until the last day."""

from datetime import timedelta

from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body, Mandate
from hamgam.bodies.sitting import SETTLE
from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.times import told
from hamgam.texts import acts as texts
from hamgam.texts.models import Text
from tests import flow
from tests.bodies.given import body, mandate, settle, today
from tests.browser import Story
from tests.furnished import furnished
from tests.people import World
from tests.stories.pages import choose_day, said

EXECUTIVE = {"fa": "هیئت اجرایی", "en": "Executive"}
ASKED = {"fa": "هیئت اجرایی روز، جا و آیین مجمع را روشن کند؟", "en": "Shall the executive set date, place and rules?"}
WHEN = {"fa": "مجمع کی و با چه آیینی برگزار شود؟", "en": "When and by which rules does the assembly meet?"}
PLACE = {"fa": "بندر نیلگون", "en": "Nilgun Harbour"}
ELSEWHERE = {"fa": "یوله", "en": "Gävle"}
RULES = {"fa": "دهم تیر؛ هر نهاد دو نماینده.", "en": "1 July; two delegates for each organisation."}
FINISHED = "آزمایش آب هر هفته، به زبان ساده، منتشر شود."


def executive(world: World) -> Body:
    """The committee's executive, in which a's delegate sits."""
    made = body(world, "executive", names=EXECUTIVE, places=[{"organisation": "a", "name": "آذر", "chair": True}])
    bodies.name_member(by=world.a_liaison, on=made, seat=world.a_delegate.seat)
    return made


def test_the_executive_settles_date_place_and_rules_within_its_mandate(transactional_db: None, story: Story) -> None:
    world = furnished("committee", duty="secretary")
    made = executive(world)
    the_members_give_it(story, world, made)
    story.enter(Actor.of(world.a_delegate.person))
    story.go("bodies.page", slug=made.slug)
    assert story.say("until the end of %(day)s").split("%(")[0] in story.text()
    story.look("executive")
    story.page.locator("main a[href*='/mandates/1/']").click()
    story.look("in force")
    story.follow("Settle a matter under this mandate")
    story.look()
    settles(story, ELSEWHERE[story.language])
    assert (story.page.locator("main h1").count(), Matter.objects.filter(mandate=1).count()) == (1, 0)
    story.look("outside")
    story.go("decisions.settle_by_mandate", number=1)
    settles(story, PLACE[story.language])
    assert said(story) == story.say("It is settled, and stands in the register with the number of the mandate.")
    story.look("under a mandate")
    story.page.locator("main a[href*='/mandates/1/']").first.click()
    assert WHEN[story.language] in story.text()
    assert story.say("It has been used as often as it allows.") in story.text()
    assert story.page.get_by_role("link", name=story.say("Settle a matter under this mandate")).count() == 0
    story.look("used up")


def the_members_give_it(story: Story, world: World, made: Body) -> None:
    """A liaison brings it by the form, and all say yes."""
    story.enter(world.b_liaison)
    story.go("decisions.bring_kind", kind="mandate")
    story.look()
    story.page.locator(f"#question-{story.language}").fill(ASKED[story.language])
    story.page.locator(f"#text-{story.language}").fill(ASKED[story.language])
    story.page.locator("#to").select_option(f"body:{made.slug}")
    story.page.locator("#act").select_option(SETTLE)
    story.press("Bring the matter")
    story.look("missing")
    story.page.locator("#kind").select_option("calendar")
    story.page.locator("#times").fill("1")
    story.page.locator("#place").fill(PLACE[story.language])
    choose_day(story, "Until the end of which day", today() + timedelta(days=30))
    story.press("Bring the matter")
    assert said(story) == story.say("The matter is brought. Everybody who has a voice can answer it now.")
    story.look("mandate")
    matter = Matter.objects.latest("number")
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"word": "yes"})
    acts.close(by=world.b_liaison, on=matter)


def settles(story: Story, place: str) -> None:
    """What the executive settled, at a place."""
    story.page.locator(f"#question-{story.language}").fill(WHEN[story.language])
    story.page.locator(f"#text-{story.language}").fill(RULES[story.language])
    story.page.locator("#where").fill(place)
    story.press("Record what was settled")


def common_ground(world: World) -> Text:
    """A text whose round has closed."""
    text = flow.draft(world)
    closes = times.now() + timedelta(days=20)
    texts.open_round(by=world.b_liaison, on=text, closes_at=closes)
    with told(closes):
        texts.close_round(by=Actor.clock(), on=text)
    return text


def test_the_executive_finishes_a_text_and_the_day_after_its_last_one_it_cannot(
    transactional_db: None, story: Story
) -> None:
    world = furnished("committee", duty="secretary")
    made = executive(world)
    text = common_ground(world)
    given = mandate(world, f"body:{made.slug}", "texts.finish", text=text.number)
    story.enter(Actor.of(world.a_delegate.person))
    story.go("bodies.mandate", number=given.number)
    story.follow("Finish the text")
    story.look()
    story.page.locator("main textarea").last.fill(FINISHED)
    story.press("Record these words")
    assert FINISHED in story.text()
    story.go("bodies.mandate", number=given.number)
    assert story.say("finish the text under a mandate") in story.text()
    story.look("a text finished")
    late = used_and_expired(world, made)
    story.go("bodies.mandate", number=late.number)
    words = story.text()
    assert story.say("Expired with the end of %(day)s.").split("%(")[0] in words
    assert story.say("The mandate for this is over.") in words
    story.look("expired")
    story.go("decisions.settle_by_mandate", number=late.number)
    assert story.page.locator("main form").count() == 0
    assert story.say("The mandate for this is over.") in story.text()
    story.look("expired")
    story.go("bodies.list")
    story.look("with an executive")
    story.go("decisions.bring_kind", kind="body")
    story.look("body")


def used_and_expired(world: World, made: Body) -> Mandate:
    """A mandate of three weeks ago that was used the next day and lasted five days."""
    then = times.now() - timedelta(days=21)
    with told(then):
        given = mandate(world, f"body:{made.slug}", days=5)
    with told(then + timedelta(days=1)):
        settle(Actor.of(world.a_delegate.person), given)
    return given
