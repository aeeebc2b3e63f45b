"""The platform as it came from the fourth meeting: the printed paper with its day in two calendars, and the text that it is."""

from datetime import date, timedelta

from hamgam.demo.content.platform.first import COMES_FROM, HAPPENS
from hamgam.demo.content.platform.last import HOW, WANT
from hamgam.demo.content.platform.organisations import HANDLES, SIGNING
from hamgam.demo.content.platform.told import ANSWERS, FOURTH, PLACE, PRINTED, TITLE
from hamgam.demo.content.shapes import Answer, Consent, Text, accept, reserve
from hamgam.engine.letters import digits
from hamgam.engine.spoken import day, other_calendar

SECTIONS = (HAPPENS, COMES_FROM, HOW, WANT)
PROPOSER = "qandsazan"


def printed(held: date) -> str:
    """The paper as it was typed. Its Gregorian day is one later than its solar one: somebody counted wrong."""
    gregorian = other_calendar(held + timedelta(days=1), "fa")
    solar = day(held, "fa", weekday=True)
    lines = [TITLE.fa, PRINTED.format(fourth=FOURTH.fa, place=PLACE.fa, solar=solar, gregorian=gregorian)]
    number = 0
    for part in SECTIONS:
        lines.append(part.title.fa if part.title else "")
        for row in part.clauses:
            number += row.numbered
            lines.append(digits(f"{number}. ", "fa") * row.numbered + row.text.fa)
    return "\n\n".join(lines) + "\n"


def text(held: date, signed: dict[str, int]) -> Text:
    """The text; who signs on which day."""
    words = [row for part in SECTIONS for row in part.clauses]
    return Text(
        key="platform", kind="platform", stage="published", title=TITLE, proposer=PROPOSER, created=0, sections=SECTIONS,
        source=printed(held), positions={index: _answers(number) for index, number in enumerate(_numbers(len(words)))},
        consents=tuple(Consent(handle, "sign", signed[handle], level="key") for handle in SIGNING),
        in_name_of="signatories",
    )  # fmt: skip


def _numbers(count: int) -> list[int]:
    """The number of each clause; 0 for a paragraph."""
    first = count - len([row for row in WANT.clauses if row.numbered])
    return [max(0, index - first + 1) for index in range(count)]


def _answers(number: int) -> dict[str, Answer]:
    """Everybody accepts; who has a reservation on this demand says it."""
    return {
        handle: reserve(ANSWERS[handle][1]) if handle in ANSWERS and ANSWERS[handle][0] == number else accept()
        for handle in HANDLES
    }
