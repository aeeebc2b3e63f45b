"""What people type about assemblies that recur."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from hamgam.assemblies import rhythms
from hamgam.assemblies.forms import Data, Words, half_hours, whole
from hamgam.assemblies.rhythm_models import Series
from hamgam.assemblies.sentences import sentences
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.forms import words_in
from hamgam.engine.rhythm import LAST
from hamgam.engine.spoken import number
from hamgam.texts.moments import WrongMoment, read_day

#: Where it falls: on a day of the month, on a weekday of the month, on a weekday.
PATTERNS = ("day", "nth", "week")
#: Beside which field what an act says belongs.
_FIELDS = {
    "assembly_kind_unknown": "kind", "assembly_title_missing": "titles", "assembly_zone_unknown": "zone",
    "assembly_place_missing": "place", "assembly_link_wrong": "link", "rhythm_every": "every", "rhythm_length": "minutes",
    "rhythm_ahead": "ahead", "rhythm_deadlines": "propose",
}  # fmt: skip


@dataclass
class NewRhythm:
    """A rule as it was typed. Numbers stay as they were typed until all is right."""

    kind: str = ""
    titles: Words = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    place: Words = field(default_factory=dict)
    link: str = ""
    calendar: str = "solar"
    pattern: str = "nth"
    every: str = "1"
    day: int = 1
    nth: int = 1
    weekday: int = 5
    hour: str = "20:00"
    minutes: str = "120"
    zone: str = ""
    begins_on: date | None = None
    ahead: str = "14"
    propose: str = "7"
    papers: str = "3"
    seen: str = ""
    errors: Words = field(default_factory=dict)

    def given(self) -> dict[str, Any]:
        """What the act asks for."""
        monthly = self.pattern != "week"
        return {
            "kind": self.kind, "titles": self.titles, "words": self.words, "place": self.place, "link": self.link,
            "calendar": self.calendar, "unit": "month" if monthly else "week", "every": whole(self.every),
            "day_of_month": self.day if self.pattern == "day" else 0, "nth": self.nth if self.pattern == "nth" else 0,
            "weekday": self.weekday, "hour": time.fromisoformat(self.hour), "minutes": whole(self.minutes),
            "zone": self.zone, "begins_on": self.begins_on, "ahead_days": whole(self.ahead),
            "propose_days": whole(self.propose or "0"), "papers_days": whole(self.papers or "0"),
        }  # fmt: skip

    def series(self) -> Series:
        """The series that it would be; NotPossible where something is wrong with it."""
        made = Series()
        rhythms.describe(made, **self.given())
        return made


def as_rhythm(series: Series) -> NewRhythm:
    """A rule as it stands, to be changed."""
    return NewRhythm(
        kind=series.kind, titles=series.titles, words=series.words, place=series.place, link=series.link,
        calendar=series.calendar, pattern="week" if series.unit == "week" else "nth" if series.nth else "day",
        every=str(series.every), day=series.day_of_month or 1, nth=series.nth or 1, weekday=series.weekday,
        hour=f"{series.hour:%H:%M}", minutes=str(series.minutes), zone=series.zone, begins_on=series.begins_on,
        ahead=str(series.ahead_days), propose=str(series.propose_days), papers=str(series.papers_days),
    )  # fmt: skip


def _chosen(data: Data, name: str, offered: range | tuple[int, ...], default: int) -> int:
    said = data.get(name, "")
    return int(said) if said.lstrip("-").isdecimal() and len(said) < 4 and int(said) in offered else default


def rhythm(data: Data, reader: str) -> NewRhythm:
    """A rule from its form, with what is wrong beside its fields."""
    made = NewRhythm(
        kind=data.get("kind", ""),
        link=data.get("link", "").strip(),
        zone=data.get("zone", ""),
        seen=data.get("seen", ""),
    )
    made.titles, made.words, made.place = (words_in(data, name) for name in ("titles", "words", "place"))
    for name in ("every", "minutes", "ahead", "propose", "papers"):
        setattr(made, name, data.get(name, "").strip())
    made.calendar = "gregorian" if data.get("calendar") == "gregorian" else "solar"
    made.pattern = data.get("pattern", "") if data.get("pattern") in PATTERNS else made.pattern
    made.day, made.weekday = _chosen(data, "day", range(1, 32), 1), _chosen(data, "weekday", range(7), 5)
    made.nth = _chosen(data, "nth", (1, 2, 3, 4, LAST), 1)
    made.hour = data["hour"] if data.get("hour") in {value for value, _said in half_hours()} else made.hour
    with suppress(WrongMoment):
        made.begins_on = read_day(data, "begins_on", reader)
    if made.begins_on is None:
        made.errors["begins_on"] = sentences()["assembly_day_missing"]
    else:
        _tried(made, reader)
    return made


def _tried(made: NewRhythm, reader: str) -> None:
    """What the act itself would say, beside the field that it concerns."""
    try:
        made.series()
    except NotPossible as error:
        data = {key: number(value, reader) for key, value in error.data.items()}
        name = _FIELDS.get(error.code) or _too_long(made)
        made.errors[name] = sentences()[error.code] % data


def _too_long(made: NewRhythm) -> str:
    """Which words are longer than they may be."""
    limits = {"titles": rhythms.checks.TITLE_LIMIT, "place": rhythms.checks.TITLE_LIMIT}
    long = [name for name, limit in limits.items() if any(len(said) > limit for said in getattr(made, name).values())]
    return next(iter(long), "words")
