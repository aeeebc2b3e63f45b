"""What is tried against it: answering for another, a text frozen while somebody types, two wordings led at once."""

from datetime import timedelta

from django.utils import timezone

from hamgam.positions import acts as positions
from hamgam.positions.models import Position
from hamgam.texts import acts as texts
from hamgam.texts.models import Wording
from hamgam.texts.sentences import sentences
from tests.browser import Story
from tests.stories.coalition import (
    COORDINATOR,
    EFFLUENT,
    HANDLES,
    MILD,
    PROPOSER,
    SHARP,
    answer_what_leads,
    clause,
    lead,
    liaison,
    organisation,
    the_text,
)
from tests.stories.pages import fill, letter, number, position_form, said, speak

TYPED = "این بند با کار ما سازگار نیست."


def test_an_organisation_that_answers_for_another_by_changing_the_form_is_refused(asked: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    form = position_form(story, 1)
    fill(story, form, "reject", TYPED)
    form.locator("input[name=organisation]").evaluate(
        "(field, id) => { field.value = id }", organisation("abrah").public_id
    )
    form.get_by_role("button", name=story.say("Record position")).click()
    words = story.text()
    assert story.say("The bylaws do not permit this") in words
    assert story.say("Article %(article)s of the bylaws", article=number(story, "7.5")) in words
    assert TYPED in [box.input_value() for box in story.page.get_by_role("textbox").all()]
    assert Position.objects.count() == 0
    story.look("for another")


def test_a_text_frozen_while_somebody_types_gives_the_words_back(settled: None, story: Story) -> None:
    story.enter(liaison("sepol"))
    story.go("texts.propose_wording", number=1, anchor=clause(EFFLUENT).anchor)
    story.page.get_by_role("textbox", name=story.say("The words you propose")).fill(MILD + " " + TYPED)
    texts.freeze(by=liaison(PROPOSER), on=the_text(), sign_by=timezone.now() + timedelta(days=14))
    before = Wording.objects.count()
    story.press("Send the proposal")
    assert story.say("The bylaws do not permit this") in story.text()
    assert MILD + " " + TYPED in [box.input_value() for box in story.page.get_by_role("textbox").all()]
    assert (Wording.objects.count(), the_text().stage) == (before, "final")
    story.look("frozen meanwhile")


def test_two_people_who_lead_different_wordings_at_once(offered: None, story: Story, neighbour: Story) -> None:
    everybody_accepts_both()
    story.enter(liaison(PROPOSER))
    neighbour.enter(liaison(COORDINATOR))
    for person in (story, neighbour):
        person.go("texts.clause", number=1, anchor=clause(EFFLUENT).anchor)
    let_lead(story, 2)
    assert story.say("The wording leads now. What it touched is asked again; the rest keeps its positions.") == said(
        story
    )
    let_lead(neighbour, 3)
    with speak(neighbour):
        told = sentences()["not_open_any_more"]
    assert told in neighbour.text()
    assert neighbour.page.get_by_role("textbox").count() == 0  # nothing was typed, so nothing is given back
    neighbour.look("another leads")
    assert (lead(EFFLUENT).body, clause(EFFLUENT).leads.count()) == (MILD, 1)


def everybody_accepts_both() -> None:
    answer_what_leads()
    for wording in clause(EFFLUENT).wordings.filter(body__in=[MILD, SHARP]):
        for handle in HANDLES:
            positions.take(by=liaison(handle), on=wording, stance="accept")
    texts.close_round(by=liaison(PROPOSER), on=the_text())


def let_lead(person: Story, which: int) -> None:
    name = f"{person.say('Let it lead')} ({letter(person, which)})"
    person.page.get_by_role("button", name=name, exact=True).click()
    person.page.wait_for_load_state()


def test_a_wording_that_came_to_lead_meanwhile_is_shown_before_an_answer_counts(asked: None, story: Story) -> None:
    """A colleague answers the same clause while somebody types: nothing is overwritten unseen."""
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    form = position_form(story, 1)
    fill(story, form, "reject", TYPED)
    positions.take(by=liaison("rudkenar"), on=lead(2), stance="accept")
    form.get_by_role("button", name=story.say("Record position")).click()
    assert story.say("Somebody of your organisation answered meanwhile") in story.text()
    again = story.page.locator("form.position").first
    assert again.get_by_label(story.say("Reservation or reason")).input_value() == TYPED
    story.look("answered meanwhile")
    again.get_by_role("button", name=story.say("Record position")).click()
    assert list(Position.objects.order_by("pk").values_list("stance", "current")) == [
        ("accept", False),
        ("reject", True),
    ]
