"""Days and hours asked by selects in the reader's own calendar: day, name of the month, year. No picker, no script."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from persiantools.jdatetime import JalaliDate

from hamgam.engine.spoken import GREGORIAN_MONTHS, SOLAR_MONTHS, number
from hamgam.members import here
from hamgam.record import times

Choices = list[tuple[str, str]]


class WrongMoment(ValueError):
    """`code`: deadline_missing (a part was not chosen) or day_impossible (no such day in the calendar)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Asked:
    """The selects of one question: each with its name, its choices and what is chosen in it."""

    name: str
    days: Choices
    months: Choices
    years: Choices
    hours: Choices
    day: str = ""
    month: str = ""
    year: str = ""
    hour: str = ""


def _parts(value: date, language: str) -> tuple[int, int, int]:
    if language == "fa":
        solar = JalaliDate(value)
        return solar.year, solar.month, solar.day
    return value.year, value.month, value.day


def asked(
    name: str, language: str, *, default: date | datetime | None = None, typed: Mapping[str, str] | None = None,
    with_hour: bool = True, years: tuple[int, int] = (0, 2),
) -> Asked:  # fmt: skip
    """The selects for a question. `typed` (a form sent before) goes before `default`; `years`: from and to, from now."""
    today = here.today()
    chosen = {"day": "", "month": "", "year": "", "hour": ""}
    if default is not None:
        local = default.astimezone(here.zone()) if isinstance(default, datetime) else default
        year, month, day = _parts(local, language)
        hour = str(local.hour) if isinstance(local, datetime) else ""
        chosen = {"day": str(day), "month": str(month), "year": str(year), "hour": hour}
    if typed is not None and f"{name}_day" in typed:
        chosen = {part: typed.get(f"{name}_{part}", "") for part in chosen}
    first = _parts(today, language)[0] + years[0]
    wanted = range(first, first + years[1] - years[0] + 1)
    names = SOLAR_MONTHS if language == "fa" else GREGORIAN_MONTHS
    return Asked(
        name=name,
        days=[(str(n), number(n, language)) for n in range(1, 32)],
        months=[(str(n), said.rstrip("ٔ")) for n, said in enumerate(names, 1)],
        years=[(str(n), number(n, language)) for n in wanted],
        hours=[(str(n), number(f"{n}:00", language)) for n in range(24)] if with_hour else [],
        **chosen,
    )


def read_day(data: Mapping[str, str], name: str, language: str) -> date | None:
    """The day that was chosen; None where nothing was. Raises WrongMoment."""
    parts = [data.get(f"{name}_{part}", "").strip() for part in ("year", "month", "day")]
    if not any(parts):
        return None
    if not all(part.isdecimal() and len(part) < 5 for part in parts):
        raise WrongMoment("deadline_missing")
    year, month, day = (int(part) for part in parts)
    try:
        return JalaliDate(year, month, day).to_gregorian() if language == "fa" else date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise WrongMoment("day_impossible") from error


def read_moment(data: Mapping[str, str], name: str, language: str) -> datetime:
    """Day and hour in the coalition's zone. Raises WrongMoment."""
    day, hour = read_day(data, name, language), data.get(f"{name}_hour", "")
    if day is None or not hour.isdecimal() or len(hour) > 2 or int(hour) > 23:
        raise WrongMoment("deadline_missing")
    return datetime(day.year, day.month, day.day, int(hour), tzinfo=here.zone())


def evening_after(days: int, *, hour: int = 20) -> datetime:
    """Eight in the evening of the day that lies so many days ahead: the usual end of a round."""
    now = times.now().astimezone(here.zone())
    ahead = now.date() + timedelta(days=days)
    end = datetime(ahead.year, ahead.month, ahead.day, hour, tzinfo=here.zone())
    return end if end >= now + timedelta(days=days) else end + timedelta(days=1)
