"""One day in two calendars, and what a date found in a text looks like."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from persiantools.jdatetime import JalaliDate

Calendar = Literal["solar", "gregorian"]
_FIRST = date(622, 3, 22)


def solar(day: date) -> tuple[int, int, int]:
    """Year, month and day in the solar calendar. ``ValueError`` outside its years 1 to 9377."""
    if day < _FIRST:
        raise ValueError("before the first year of the solar calendar")
    answer = JalaliDate(day)  # type: ignore[no-untyped-call]
    return answer.year, answer.month, answer.day


def from_solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a solar date, or None where the solar calendar has no such day (or year 1 to 9377)."""
    if not (1 <= year <= 9377 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        answer: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        return None
    return answer


@dataclass(frozen=True)
class Part:
    """One end of a date as printed: a part that is not printed is None."""

    year: int | None
    month: int
    day: int | None


@dataclass(frozen=True)
class Found:
    """A date or a range of dates in a text.

    ``start`` and ``end`` are Gregorian days and None when no year is printed; ``weekday`` and ``weekday_end`` count
    from Monday as 1; ``flaw`` is empty, ``date_impossible`` or ``year_of_other_calendar``.
    """

    text: str
    calendar: Calendar
    start: date | None
    end: date | None
    weekday: int | None
    span: tuple[int, int]
    first: Part
    last: Part
    weekday_end: int | None = None
    flaw: str = ""

    @property
    def month_only(self) -> bool:
        """Whether a month is named without a day."""
        return self.first.day is None


def resolve(calendar: Calendar, part: Part, last: bool) -> date | None:
    """The Gregorian day of one end of a range; of a month alone its first or last day; None if unknown."""
    if part.year is None:
        return None
    if part.day is not None:
        return _day(calendar, part.year, part.month, part.day)
    if not last:
        return _day(calendar, part.year, part.month, 1)
    after = (part.year + 1, 1) if part.month == 12 else (part.year, part.month + 1)
    following = _day(calendar, after[0], after[1], 1)
    return following - timedelta(days=1) if following else None


def possible(calendar: Calendar, part: Part) -> bool:
    """Whether such a day exists, in the printed year or, without a year, in any."""
    if part.day is None:
        return True
    if part.year is not None:
        return _day(calendar, part.year, part.month, part.day) is not None
    leap = 1403 if calendar == "solar" else 2024
    return _day(calendar, leap, part.month, part.day) is not None


def _day(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    if calendar == "solar":
        return from_solar(year, month, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None
