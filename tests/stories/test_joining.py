"""An organisation applies, is admitted at a lower level of co-operation, and moves up after a review by both sides."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.members.joining_models import Application
from hamgam.members.models import Organisation
from tests.browser import Story
from tests.decisions.brought import answered
from tests.members.joined import seated
from tests.people import World, make_world
from tests.stories.pages import choose_day, said

NAMES = {"fa": "خانهٔ آموزگاران", "en": "Teachers’ House"}
WHY = {"fa": "سه سال است در کنار شما کار می‌کنیم.", "en": "We have worked beside you for three years."}
QUESTION = {"fa": "خانهٔ آموزگاران را بپذیریم؟", "en": "Shall we admit the Teachers’ House?"}
REVIEW = {"done": "دو بیانیه نوشتیم.", "short": "دیر پاسخ دادیم.", "change": "زودتر پاسخ می‌دهیم."}


@pytest.fixture
def platform(transactional_db: None) -> World:
    """Four organisations under bylaws that know a ladder."""
    return make_world("platform")


def test_a_member_is_admitted_at_a_lower_level_and_moves_up(platform: World, story: Story, neighbour: Story) -> None:
    link = apply(neighbour)
    take_up(story, platform)
    read_what_became_of_it(neighbour, link)
    actor = take_the_seat()
    accept(story, actor)
    admitted(story, platform)
    moved_up(story, platform, Actor.of(actor.person))
    leave(story, platform)


def apply(stranger: Story) -> str:
    """By the open page, without an account."""
    stranger.go("members.join")
    stranger.look()
    stranger.press("Send the application")
    assert Application.objects.count() == 0
    for language, name in NAMES.items():
        stranger.page.locator(f"#id_names_{language}").fill(name)
    stranger.page.locator("#id_contact").fill("—")
    stranger.page.locator("#id_why").fill(WHY[stranger.language])
    stranger.page.locator("input[name=level][value=joint_actions]").check()
    stranger.press("Send the application")
    assert stranger.say("Your application has arrived") in stranger.text()
    stranger.look("arrived")
    address = stranger.page.locator("#link").input_value()
    assert re.fullmatch(rf"{stranger.origin}/{stranger.language}/join/[\w-]{{22}}/", address)
    return address.removeprefix(stranger.origin)


def take_up(story: Story, world: World) -> None:
    story.enter(world.a_liaison)
    story.go("members.candidates")
    story.look("an application waits")
    story.press("Take it up")
    story.look("the link")
    story.page.get_by_role("link", name=story.say("I have handed it on")).click()
    assert story.say("Has not said yet how far it accepts the founding text.") in story.text()


def read_what_became_of_it(stranger: Story, link: str) -> None:
    stranger.go(link)
    assert stranger.say("Your application was taken up") in stranger.text()
    stranger.look()


def take_the_seat() -> Actor:
    """The link is handed on, and somebody takes the seat."""
    house = Organisation.objects.get(standing="candidate")
    return seated(house.invitations.get(), "e-candidate")


def accept(story: Story, actor: Actor) -> None:
    """The candidate accepts the founding text, no further than joint statements."""
    story.enter(actor)
    story.go("notices.now")
    story.look("a candidate")
    story.go("members.candidacy")
    story.look()
    story.page.locator("input[name=level][value=joint_statements]").check()
    story.press("Record it")
    assert said(story) == story.say("Recorded. A member organisation can bring your admission now.")
    story.go("members.ours")
    story.look("a candidate")


def bring(story: Story, days: int) -> Matter:
    for language, words in QUESTION.items():
        story.page.locator(f"#question-{language}").fill(words)
    choose_day(story, "It can be answered until", timezone.now() + timedelta(days=days), 20)
    story.press("Bring the matter")
    return Matter.objects.order_by("-number").first()


def admitted(story: Story, world: World) -> None:
    story.enter(world.a_liaison)
    story.go("members.candidates")
    story.look("ready")
    story.follow("Bring its admission")
    story.look("admission")
    story.page.locator("#level").select_option("standing_cooperation")
    bring(story, 20)
    assert story.say(
        "The candidate accepted the founding text up to a lower level. Choose that level or a lower one."
    ) in (story.text())
    story.look("admission, too high")
    story.page.locator("#level").select_option("contact")
    matter = bring(story, 20)
    story.look("admission brought")
    assert decisions.close(by=world.a_liaison, on=answered(world, matter, *["accept"] * 4)).stage == "agreed"
    house = Organisation.objects.get(public_id=matter.details["organisation"])
    assert (house.standing, house.level) == ("member", "contact")


def moved_up(story: Story, world: World, member: Actor) -> None:
    """Both sides answer the review; the members settle the step."""
    house = member.organisation
    for actor, state in ((member, "one side"), (world.b_delegate, "both sides")):
        story.enter(actor)
        story.go("members.write_review", slug=house.slug)
        for name, words in REVIEW.items():
            story.page.locator(f"#id_{name}").fill(words)
        story.press("Record the answers")
        assert said(story) == story.say("Your organisation’s answers to the review were recorded.")
        story.look(state)
    story.go("members.organisation", slug=house.slug)
    story.look("at a level")
    story.go("members.write_review", slug=house.slug)
    story.follow("Bring a step")
    story.page.locator("#level").select_option("joint_statements")
    matter = bring(story, 20)
    story.look("a step brought")
    assert decisions.close(by=world.a_liaison, on=answered(world, matter, *["accept"] * 4)).stage == "agreed"
    house.refresh_from_db()
    assert house.level == "joint_statements"
    story.go("members.write_review", slug=house.slug)
    assert story.say("joint statements") in story.text()
    story.look("after the step")


def leave(story: Story, world: World) -> None:
    """The handover list stands before the end, and the bylaws show the ladder."""
    story.enter(world.d_liaison)
    story.go("members.leave")
    story.press("Leave the coalition")
    story.look("not ticked")
    assert Organisation.objects.get(slug="d").left_on is None
    story.page.locator("input[name=last_is_known]").check()
    story.press("Leave the coalition")
    assert Organisation.objects.get(slug="d").left_on == here.today()
    story.leave()
    story.go("bylaws.how_we_work")
    story.look("with a ladder")
