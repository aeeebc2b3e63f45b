"""The session ended while somebody typed: the form survives the sign-in and is recorded once."""

from hamgam.members.session_models import Session
from hamgam.positions.models import Position
from hamgam.texts.models import Wording
from tests.browser import Story
from tests.stories.coalition import EFFLUENT, MILD, PASSWORD, clause, lead, liaison, organisation
from tests.stories.pages import fill, position_form

TYPED = "با این شرط می‌پذیریم که <خطر> همان روز گفته شود & نوشته شود."


def sign_in(story: Story, username: str) -> None:
    story.page.get_by_label(story.say("User name"), exact=True).fill(username)
    story.page.get_by_label(story.say("Password"), exact=True).fill(PASSWORD)
    story.press("Sign in")


def test_a_position_typed_while_the_session_ended_survives_the_sign_in(asked: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    form = position_form(story, 1)
    fill(story, form, "reservation", TYPED, mandated=True)
    Session.objects.all().delete()
    form.get_by_role("button", name=story.say("Record position")).click()
    words = story.text()
    assert (
        story.say("Your session had ended. What you typed is kept, and you can send it on after signing in.") in words
    )
    story.look("a form is kept")
    sign_in(story, "rudkenar-liaison")
    assert TYPED in story.text()
    assert Position.objects.count() == 0
    story.look()
    story.press("Send it on")
    assert list(Position.objects.values_list("organisation", "wording", "stance", "reason", "mandated")) == [
        (organisation("rudkenar").pk, lead(2).pk, "reservation", TYPED, True)
    ]


def test_a_wrong_password_on_the_way_loses_nothing(asked: None, story: Story) -> None:
    story.enter(liaison("sepol"))
    story.go("texts.propose_wording", number=1, anchor=clause(EFFLUENT).anchor)
    story.page.get_by_role("textbox", name=story.say("The words you propose")).fill(MILD)
    Session.objects.all().delete()
    story.press("Send the proposal")
    story.page.get_by_label(story.say("User name"), exact=True).fill("sepol-liaison")
    story.page.get_by_label(story.say("Password"), exact=True).fill("چیز دیگری")
    story.press("Sign in")
    assert story.say("Not signed in") in story.text()
    story.look("wrong password")
    sign_in(story, "sepol-liaison")
    story.press("Send it on")
    made = Wording.objects.get(state="open")
    assert (made.body, made.proposer) == (MILD, organisation("sepol"))
