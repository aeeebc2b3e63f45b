"""What people do on pages, said once: choosing a day, answering a clause, taking a file. By the words that they read."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from persiantools.jdatetime import JalaliDate
from playwright.sync_api import Locator

from hamgam.engine.spoken import day as spoken_day
from hamgam.engine.spoken import letter as spoken_letter
from hamgam.engine.spoken import number as spoken_number
from hamgam.members import here
from tests.browser import Story

#: The four answers, as the code says them in English.
WORDS = {
    "accept": "We accept",
    "reservation": "We accept with reservation",
    "stand_aside": "We stand aside",
    "reject": "We do not accept",
}


def choose_day(story: Story, legend: str, moment: date | datetime, hour: int | None = None) -> None:
    """Choose a day by its three selects, in the reader's own calendar; with an hour where one is asked."""
    local = moment.astimezone(here.zone()).date() if isinstance(moment, datetime) else moment
    asked = JalaliDate(local) if story.language == "fa" else local
    group = story.page.get_by_role("group", name=story.say(legend)).first
    parts: list[tuple[str, int]] = [("Day", asked.day), ("Month", asked.month), ("Year", asked.year)]
    for label, value in parts if hour is None else [*parts, ("Hour", hour)]:
        group.get_by_role("combobox", name=story.say(label), exact=True).select_option(str(value))


def in_days(days: int) -> datetime:
    """A moment some days ahead."""
    return timezone.now() + timezone.timedelta(days=days)


def number(story: Story, value: int) -> str:
    """A number in the reader's digits."""
    return spoken_number(value, story.language)


def letter(story: Story, value: int) -> str:
    """A wording's letter."""
    return spoken_letter(value, story.language)


def the_day(story: Story, value: date) -> str:
    """A day as it is written in a sentence."""
    return spoken_day(value, story.language)


def clause(story: Story, value: int) -> str:
    """A clause as it is called in a sentence: «بند ۳»."""
    return story.say("clause %(number)s", number=number(story, value))


def exactly(story: Story, sentence: str, **values: Any) -> Locator:
    """Whatever says just this."""
    return story.page.get_by_text(story.say(sentence, **values))


def tick(story: Story, within: Locator, sentence: str) -> None:
    """Mark a choice by the word that stands beside it."""
    within.locator("label", has_text=story.say(sentence)).locator("input").check()


def choose(story: Story, within: Locator, stance: str) -> None:
    """One of the four answers, by its word."""
    word = story.say(WORDS[stance])
    within.locator("label.opt").filter(has=story.page.get_by_text(word, exact=True)).locator("input").check()


def position_form(story: Story, value: int) -> Locator:
    """The form for the position on a clause, opened where it is folded."""
    said = clause(story, value)
    legend = story.say("Your organisation’s position on %(clause)s", clause=said)
    form = story.page.locator("form.position").filter(has=story.page.get_by_role("group", name=legend, exact=True))
    summary = story.page.locator("summary", has_text=story.say("Write our position on %(clause)s", clause=said)).first
    form.or_(summary).first.wait_for(state="attached")  # the page may still be on its way
    story.page.wait_for_load_state()
    if form.count() == 0 or not form.first.is_visible():
        summary.click()
    return form.first


def answer(story: Story, value: int, stance: str, reason: str = "", *, mandated: bool = False) -> None:
    """Take a position on a clause, on the page of its text."""
    form = position_form(story, value)
    fill(story, form, stance, reason, mandated=mandated)
    form.get_by_role("button", name=story.say("Record position")).click()
    story.page.wait_for_load_state()


def fill(story: Story, form: Locator, stance: str, reason: str = "", *, mandated: bool = False) -> None:
    """Fill in a form of four answers."""
    choose(story, form, stance)
    if reason:
        form.get_by_label(story.say("Reservation or reason")).fill(reason)
    if mandated:
        tick(story, form, "Our organisation has decided this")


def said(story: Story) -> str:
    """What the server confirmed."""
    return story.page.get_by_role("status").first.inner_text()


def take_file(story: Story, link: Locator, folder: Path) -> Path:
    """Download what a link leads to."""
    with story.page.expect_download() as waiting:
        link.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def speak(story: Story) -> Any:
    """The story's language, for words that the code computes."""
    return translation.override(story.language)


def answer_sign_off(story: Story, word: str, note: str = "") -> None:
    """Choose whether to sign by the word beside it, with a note or reason, and record it."""
    label = story.page.locator("label.opt").filter(has=story.page.get_by_text(story.say(word), exact=True))
    label.locator("input").check()
    if note:
        story.page.get_by_label(story.say("Note or reason")).fill(note)
    story.press("Record the answer")
