"""With scripts turned off everything goes on: sign in, answer, propose, hand back, sign."""

from hamgam.positions.models import Position
from hamgam.signing.models import Consent
from hamgam.texts.models import Wording
from tests.browser import Story
from tests.stories.coalition import EFFLUENT, MILD, clause, liaison, organisation
from tests.stories.pages import answer, answer_sign_off, said
from tests.stories.test_session_ended import sign_in


def test_one_signs_in_answers_and_proposes(asked: None, story_without_script: Story) -> None:
    story = story_without_script
    story.go("notices.now")
    story.look()
    sign_in(story, "sepol-liaison")
    story.look("after signing in")
    story.page.locator(".turn a").first.click()
    answer(story, 1, "accept", mandated=True)
    answer(story, 2, "reject", "هر هفته شدنی نیست.")
    assert Position.objects.filter(organisation=organisation("sepol")).count() == 2
    story.look("two answered")
    story.go("texts.propose_wording", number=1, anchor=clause(EFFLUENT).anchor)
    story.page.get_by_role("textbox", name=story.say("The words you propose")).fill(MILD)
    story.press("Send the proposal")
    assert Wording.objects.get(state="open").body == MILD
    story.page.locator(".foot").get_by_role("button", name=story.say("Sign out"), exact=True).click()
    story.go("notices.now")
    assert story.page.get_by_label(story.say("User name"), exact=True).count() == 1


def test_one_signs_and_a_second_confirms(frozen: None, story_without_script: Story) -> None:
    story = story_without_script
    story.enter(liaison("rudkenar"))
    story.go("signing.sign_off", number=1)
    answer_sign_off(story, "We sign")
    assert said(story) == story.say("Recorded. It counts once a second person of your organisation confirms it.")
    assert Consent.objects.get().state == "waiting"
    story.look("waits")
