"""A form sent twice is recorded once; a connection lost between two clauses loses nothing that was typed."""

from playwright.sync_api import Error

from hamgam.positions.models import Position
from tests.browser import Story
from tests.stories.coalition import lead, liaison, organisation
from tests.stories.pages import answer, fill, position_form, said

TYPED = "آزمایشگاه ما یک نفر دارد؛ ماهانه ممکن است، اگر خطر همان روز گفته شود."


def test_a_form_sent_twice_is_recorded_once(asked: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    form = position_form(story, 1)
    fill(story, form, "reservation", TYPED)
    fields = form.evaluate("form => Object.fromEntries(new FormData(form))")
    address = story.origin + str(form.get_attribute("action"))
    first = story.context.request.post(address, form=fields, headers={"Referer": story.page.url})
    assert first.status == 200
    form.get_by_role("button", name=story.say("Record position")).click()
    assert said(story) == story.say("This was already recorded. Nothing was entered twice.")
    assert list(Position.objects.values_list("wording", "stance", "reason", "current")) == [
        (lead(2).pk, "reservation", TYPED, True)
    ]


def test_a_lost_connection_between_two_clauses_loses_nothing_that_was_typed(asked: None, story: Story) -> None:
    story.enter(liaison("rudkenar"))
    story.go("texts.text", number=1)
    answer(story, 1, "accept")
    fill(story, position_form(story, 2), "reservation", TYPED, mandated=True)
    story.context.set_offline(True)
    lost(story)
    story.context.set_offline(False)
    story.faults.clear()  # the browser says itself that there was no connection
    story.go("texts.text", number=1)
    form = position_form(story, 2)
    assert form.get_by_label(story.say("Reservation or reason")).input_value() == TYPED
    assert form.locator("input[value=reservation]").is_checked() and form.get_by_role("checkbox").is_checked()
    assert Position.objects.count() == 1
    form.get_by_role("button", name=story.say("Record position")).click()
    story.page.wait_for_load_state()
    story.page.wait_for_selector("main .said", state="attached")
    rows = Position.objects.filter(organisation=organisation("rudkenar")).order_by("pk")
    assert list(rows.values_list("stance", "reason", "mandated")) == [
        ("accept", "", False), ("reservation", TYPED, True),
    ]  # fmt: skip
    story.go("texts.text", number=1)
    assert story.page.evaluate("Object.keys(sessionStorage).length") == 0


def lost(story: Story) -> None:
    """Press the button while there is no connection; the browser shows a page of its own."""
    button = position_form(story, 2).get_by_role("button", name=story.say("Record position"))
    try:
        button.click()
        story.page.wait_for_url("chrome-error://**")
    except Error:
        story.page.wait_for_timeout(200)
