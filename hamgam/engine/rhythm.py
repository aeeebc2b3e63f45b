"""When what recurs takes place: a rule in one of the two calendars → the next days, as moments in a zone.

What a rule means where the calendar or the clock has no such day or hour, and why:

* **A day that a month has not** (30 Esfand in a year that is no leap year, day 31 of a month of thirty days) falls on the last
  day of the month. Nobody should lose a meeting because a month is short, and it stays in the month in which it is expected.
* **An hour that does not exist** (the night in which summer time begins) is the first hour that does: whoever comes at the
  hour that was said finds the door open within the hour.
* **An hour that exists twice** (the night in which summer time ends) is the first of the two: whoever comes too early waits,
  whoever comes too late has missed it.
* **The length** is read on the clock of the wall, so that a page says "20:00 to 22:00" in every season; it ends within its
  day, and never before it begins.
* **Zones**: a rule keeps the hour of its own zone. When another zone changes its clocks, or a country gives summer time up,
  the hour in the rule's zone stays and what others see moves. Nothing is computed ahead and kept: moments are asked for anew
  with the zones as they are known then.

Months are counted from the month of the first day, weeks from the first such weekday on or after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Literal

from hamgam.engine.dates.days import Calendar, from_solar, solar

Unit = Literal["month", "week"]
LAST = -1
"""The place of the last such weekday of a month. A fifth is no place: most months have none."""
PLACES = (1, 2, 3, 4, LAST)
MONTHS, WEEKS, MINUTES = 24, 52, 24 * 60
"""The rarest a rule can be, and the longest that it can last: within one day."""


@dataclass(frozen=True)
class Rhythm:
    """A rule. begins: the first day on which it can fall. Of a month either `day` (1 to 31), or `place` (PLACES) and `weekday`
    (Monday is 0); of a week `weekday` alone. minutes: how long it lasts."""

    calendar: Calendar
    unit: Unit
    every: int
    begins: date
    hour: time
    minutes: int
    zone: tzinfo
    day: int = 0
    place: int = 0
    weekday: int = 0


@dataclass(frozen=True)
class Time:
    """One time at which it takes place. day: the day of the rule; begins and ends: moments in the rule's zone."""

    day: date
    begins: datetime
    ends: datetime


def flaw(rule: Rhythm) -> str:
    """What is wrong with a rule, as a code; empty where it can be followed."""
    if rule.unit not in ("month", "week") or rule.calendar not in ("solar", "gregorian"):
        return "rhythm_unknown"
    if not 1 <= rule.every <= (MONTHS if rule.unit == "month" else WEEKS):
        return "rhythm_every"
    if not 0 <= rule.weekday <= 6:
        return "rhythm_weekday"
    by_day = rule.place == 0 and 1 <= rule.day <= 31
    by_place = rule.place in PLACES and rule.day == 0
    if rule.unit == "month" and not (by_day or by_place):
        return "rhythm_day"
    if not 0 < rule.minutes < MINUTES - (rule.hour.hour * 60 + rule.hour.minute):
        return "rhythm_length"
    return ""


def times_after(rule: Rhythm, after: date, most: int) -> list[Time]:
    """The next times whose day comes after `after`, at most so many, the first first. ValueError for a rule with a flaw."""
    if wrong := flaw(rule):
        raise ValueError(wrong)
    return [_time(rule, day) for day in islice(days_after(rule, after), most)]


def days_after(rule: Rhythm, after: date) -> Iterator[date]:
    """The days of the rule after `after`, without end but for that of the calendar."""
    return _weeks(rule, after) if rule.unit == "week" else _months(rule, after)


def _weeks(rule: Rhythm, after: date) -> Iterator[date]:
    day = rule.begins + timedelta(days=(rule.weekday - rule.begins.weekday()) % 7)
    step = timedelta(weeks=rule.every)
    if day <= after:
        day += ((after - day) // step + 1) * step
    while True:
        yield day
        day += step


def _months(rule: Rhythm, after: date) -> Iterator[date]:
    month = _month_of(rule.calendar, rule.begins)
    least = max(after + timedelta(days=1), rule.begins)
    while True:
        day = _day_in(rule, month)
        if day >= least:
            yield day
        month += rule.every


def _month_of(calendar: Calendar, day: date) -> int:
    """Months are counted through: twelve a year."""
    year, month = solar(day)[:2] if calendar == "solar" else (day.year, day.month)
    return year * 12 + month - 1


def _first_of(calendar: Calendar, month: int) -> date:
    year, of_year = month // 12, month % 12 + 1
    if calendar == "gregorian":
        return date(year, of_year, 1)
    found = from_solar(year, of_year, 1)
    if found is None:
        raise ValueError("beyond the solar calendar")
    return found


def _day_in(rule: Rhythm, month: int) -> date:
    first = _first_of(rule.calendar, month)
    last = _first_of(rule.calendar, month + 1) - timedelta(days=1)
    if rule.place == 0:
        return min(first + timedelta(days=rule.day - 1), last)
    if rule.place == LAST:
        return last - timedelta(days=(last.weekday() - rule.weekday) % 7)
    return first + timedelta(days=(rule.weekday - first.weekday()) % 7, weeks=rule.place - 1)


def _time(rule: Rhythm, day: date) -> Time:
    begins = first_existing(datetime.combine(day, rule.hour), rule.zone)
    wall = begins.replace(tzinfo=None) + timedelta(minutes=rule.minutes)
    night = datetime.combine(begins.date(), time(23, 59))
    return Time(day, begins, first_existing(min(wall, night), rule.zone))


def first_existing(wall: datetime, zone: tzinfo) -> datetime:
    """What the clock of the wall says as a moment in its zone: the first of two, and where there is none, the next that there is.

    To the second. A zone that left out a whole day (Samoa, 30 December 2011) leads to the first hour of the day after it.
    """
    before, after = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    real = before.astimezone(UTC).astimezone(zone)
    if real.replace(tzinfo=None) == wall:
        return before
    # The change lies between the two readings of the hour; the offset before it holds until the second at which it happens.
    early, late = after.astimezone(UTC), before.astimezone(UTC)
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) / 2).replace(microsecond=0)
        early, late = (middle, late) if middle.astimezone(zone).utcoffset() == offset else (early, middle)
    return late.astimezone(zone)
