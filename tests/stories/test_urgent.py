"""An event asks for an answer within a day: a draft is called urgent, signed by some, and goes out in their names."""

from hamgam.notices import clock
from hamgam.record.times import told
from hamgam.statements.models import Statement
from hamgam.texts.models import Text
from tests import flow
from tests.browser import Story
from tests.furnished import furnished
from tests.stories.pages import answer_sign_off, said


def test_an_urgent_statement_from_its_call_to_its_page(transactional_db: None, story: Story) -> None:
    world = furnished()
    text = flow.draft(world)
    call_it(story, world, text)
    one_signs(story, world, text)
    for letter in "bc":
        flow.attest(text.frozen_version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    it_is_never_the_coalition_that_speaks(story, world, text)
    text.refresh_from_db()
    with told(text.sign_by):
        clock.tick()
    strangers_read_in_whose_names(story)


def call_it(story: Story, world: object, text: Text) -> None:
    story.enter(world.a_delegate)  # type: ignore[attr-defined]
    story.go("texts.text", number=text.number)
    story.follow("Call an urgent statement")
    story.look()
    story.press("Call it urgent and freeze it")
    assert said(story) == story.say("The text is urgent and frozen. All organisations are told, and can sign it now.")
    story.look("urgent")
    story.go("texts.list")
    assert story.say("urgent") in story.text()
    story.look("urgent")


def one_signs(story: Story, world: object, text: Text) -> None:
    story.enter(world.a_liaison)  # type: ignore[attr-defined]
    story.go("notices.now")
    story.follow("Urgent: read the text, and sign it or do not")
    assert story.say("Urgent.") in story.text()
    story.look("urgent")
    answer_sign_off(story, "We sign")
    story.enter(world.a_delegate)  # type: ignore[attr-defined]
    story.go("signing.sign_off", number=text.number)
    story.press("Confirm the signature")
    assert said(story) == story.say("Recorded: your organisation has signed.")


def it_is_never_the_coalition_that_speaks(story: Story, world: object, text: Text) -> None:
    story.enter(world.coordinator)  # type: ignore[attr-defined]
    story.go("statements.publish", number=text.number)
    why = "An urgent text goes out in the names of those who signed it in time, never in the coalition’s."
    assert story.say(why) in story.text()
    assert story.page.get_by_role("button", name=story.say("Publish in the coalition’s name")).count() == 0
    story.look("urgent")
    story.press("Publish in the signatories’ names")
    assert (Statement.objects.count(), story.page.locator("main").inner_text() != "") == (0, True)


def strangers_read_in_whose_names(story: Story) -> None:
    story.leave()
    statement = Statement.objects.get()
    story.go("statements.page", **statement.address)
    words = story.text()
    assert story.say("It was called urgent: %(called)s. It could be signed until: %(until)s.").split("%(")[0] in words
    assert story.page.locator(".voice.signatories").count() == 1
    story.look("urgent")
