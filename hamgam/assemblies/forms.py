"""What people type about assemblies: the call, an item, the order of the agenda, a paper, how many are there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hamgam.assemblies import checks
from hamgam.assemblies.models import Assembly, Item
from hamgam.assemblies.sentences import sentences
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.forms import words_in
from hamgam.engine.bylaws.words import ASSEMBLY_KINDS, ITEM_KINDS
from hamgam.engine.spoken import number
from hamgam.members import here
from hamgam.record import times
from hamgam.texts.models import Text
from hamgam.texts.moments import WrongMoment, read_day

#: For so many days, the first ones, the form of a call asks for hours of their own.
OWN_HOURS = 7

Words = dict[str, str]
Data = Mapping[str, str]


def whole(said: str) -> int:
    """A number that was typed, in any digits; -1 where it is none."""
    said = said.strip()
    return int(said) if said.isdecimal() and len(said) < 6 else -1


def clock(said: str) -> time | None:
    """An hour that was typed, in any digits, as 18:30 or 18; None where it is none."""
    hours, _colon, minutes = said.strip().replace("٫", ":").replace(".", ":").partition(":")
    minutes = minutes or "0"
    if not (hours.isdecimal() and minutes.isdecimal() and len(hours) < 3 and len(minutes) < 3):
        return None
    return time(int(hours), int(minutes)) if int(hours) < 24 and int(minutes) < 60 else None


def half_hours() -> list[tuple[str, str]]:
    """Hours of a day to choose from, every half: ("18:30", as the reader writes it)."""
    return [(f"{n // 2:02}:{n % 2 * 30:02}",) * 2 for n in range(48)]


def zones() -> list[str]:
    """Time zones by name, the coalition's own first; those that are places."""
    own = str(here.zone())
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return [own, *(name for name in places if name != own)]


@dataclass
class Called:
    """A call as it was typed."""

    kind: str = ""
    titles: Words = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    place: Words = field(default_factory=dict)
    link: str = ""
    first_day: date | None = None
    last_day: date | None = None
    from_hour: str = "10:00"
    to_hour: str = "18:00"
    zone: str = ""
    propose_on: date | None = None
    papers_on: date | None = None
    follows: str = ""
    #: Day's number, from 1 → from when to when on it, as typed; rows for so many days as can have their own.
    own_hours: dict[int, tuple[str, str]] = field(default_factory=dict)
    errors: Words = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[int, str, str]]:
        """(day's number, from, to) of every row of the form."""
        return [(n, *self.own_hours.get(n, ("", ""))) for n in range(1, OWN_HOURS + 1)]

    def given(self) -> dict[str, Any]:
        """What the act asks for; deadlines end at midnight after their day, in the assembly's zone."""
        return {
            "titles": self.titles, "words": self.words, "place": self.place, "link": self.link,
            "first_day": self.first_day, "last_day": self.last_day or self.first_day,
            "from_hour": time.fromisoformat(self.from_hour), "to_hour": time.fromisoformat(self.to_hour), "zone": self.zone,
            "propose_until": self._deadline(self.propose_on), "papers_until": self._deadline(self.papers_on),
            "hours": {n: (clock(first), clock(last)) for n, (first, last) in self.own_hours.items() if clock(first) and clock(last)},
        }  # fmt: skip

    def _deadline(self, day: date | None) -> datetime:
        first = self.first_day or date.min
        own = clock(self.own_hours.get(1, ("", ""))[0])
        begins = datetime.combine(first, own or time.fromisoformat(self.from_hour), tzinfo=ZoneInfo(self.zone))
        if day is None:
            return begins
        return min(datetime.combine(day, time(0), tzinfo=ZoneInfo(self.zone)) + timedelta(days=1), begins)


def as_called(assembly: Assembly) -> Called:
    """A call as it stands, to be changed."""
    zone = ZoneInfo(assembly.zone)
    propose, papers = (
        (moment.astimezone(zone) - timedelta(microseconds=1)).date()
        for moment in (assembly.propose_until, assembly.papers_until)
    )
    return Called(
        kind=assembly.kind, titles=assembly.titles, words=assembly.words, place=assembly.place, link=assembly.link,
        first_day=assembly.first_day, last_day=assembly.last_day, from_hour=f"{assembly.from_hour:%H:%M}",
        to_hour=f"{assembly.to_hour:%H:%M}", zone=assembly.zone, propose_on=propose, papers_on=papers,
        own_hours={int(n): (pair[0], pair[1]) for n, pair in assembly.hours.items()},
    )  # fmt: skip


def _said(errors: Words, name: str, reader: str, check: Callable[..., Any], *given: Any, **named: Any) -> None:
    """What the act itself would say, as a sentence beside its field."""
    try:
        check(*given, **named)
    except NotPossible as error:
        errors[name] = sentences()[error.code] % {key: number(value, reader) for key, value in error.data.items()}


def _days(made: Called, data: Data, reader: str) -> None:
    for name in ("first_day", "last_day", "propose_on", "papers_on"):
        try:
            setattr(made, name, read_day(data, name, reader))
        except WrongMoment:
            made.errors[name] = sentences()["assembly_day_missing"]
    if made.first_day is None and "first_day" not in made.errors:
        made.errors["first_day"] = sentences()["assembly_day_missing"]


def _own_hours(made: Called, data: Data) -> None:
    """Hours of single days; what is missing, ends too early or belongs to no day is said beside the rows."""
    first_day = made.first_day or date.min
    days = ((made.last_day or first_day) - first_day).days + 1
    for n in range(1, OWN_HOURS + 1):
        first, last = data.get(f"from-{n}", "").strip(), data.get(f"to-{n}", "").strip()
        if first or last:
            made.own_hours[n] = (first, last)
            begins, ends = clock(first), clock(last)
            if begins is None or ends is None:
                made.errors["hours"] = sentences()["assembly_hours_half"]
            elif ends <= begins:
                made.errors["hours"] = sentences()["assembly_hours_wrong"]
            elif made.first_day and n > days:
                made.errors["hours"] = sentences()["assembly_hours_no_day"]


def called(data: Data, reader: str, kind: str = "") -> Called:
    """A call from its form. kind: of an assembly that is changed, whose kind stays."""
    made = Called(kind=kind or data.get("kind", ""), link=data.get("link", "").strip(), zone=data.get("zone", ""))
    made.follows = data.get("follows", "")
    made.titles, made.words, made.place = (words_in(data, name) for name in ("titles", "words", "place"))
    hours = {value for value, _said in half_hours()}
    made.from_hour = data["from_hour"] if data.get("from_hour") in hours else made.from_hour
    made.to_hour = data["to_hour"] if data.get("to_hour") in hours else made.to_hour
    say = sentences()
    if made.kind not in ASSEMBLY_KINDS:
        made.errors["kind"] = say["assembly_kind_unknown"]
    _said(made.errors, "titles", reader, checks.title, made.titles)
    _said(made.errors, "words", reader, checks.words, made.words, checks.WORDS_LIMIT)
    _said(made.errors, "place", reader, checks.words, made.place, checks.TITLE_LIMIT)
    _said(made.errors, "link", reader, checks.link, made.link)
    if not made.link and not any(said.strip() for said in made.place.values()):
        made.errors["place"] = say["assembly_place_missing"]
    if made.zone not in available_timezones():
        made.errors["zone"] = say["assembly_zone_unknown"]
    _days(made, data, reader)
    _own_hours(made, data)
    if not {"hours", "first_day", "last_day", "propose_on", "papers_on", "zone"} & made.errors.keys():
        given = made.given()
        moments = {key: given[key] for key in _MOMENTS}
        _said(made.errors, "first_day", reader, checks.when, Assembly(), **moments, at=times.now())
    return made


_MOMENTS = ("first_day", "last_day", "from_hour", "to_hour", "zone", "propose_until", "papers_until", "hours")


@dataclass
class NewItem:
    """An item as it was typed."""

    kind: str = "debate"
    titles: Words = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    minutes: str = ""
    text: Text | None = None
    errors: Words = field(default_factory=dict)


def item(data: Data, reader: str, texts: list[Text]) -> NewItem:
    """An item from its form. texts: those that can be chosen."""
    made = NewItem(kind=data.get("kind", ""), minutes=data.get("minutes", "").strip())
    made.titles, made.words = words_in(data, "titles"), words_in(data, "words")
    made.text = next((text for text in texts if str(text.number) == data.get("text")), None)
    if made.kind not in ITEM_KINDS:
        made.errors["kind"] = sentences()["item_kind_unknown"]
    _said(made.errors, "titles", reader, checks.title, made.titles)
    _said(made.errors, "words", reader, checks.words, made.words, checks.WORDS_LIMIT)
    if made.minutes and not 0 <= whole(made.minutes) <= checks.MINUTES:
        made.errors["minutes"] = sentences()["item_minutes_wrong"] % {"limit": number(checks.MINUTES, reader)}
    return made


@dataclass
class NewPaper:
    """A paper as it was typed, with the bytes of its file."""

    titles: Words = field(default_factory=dict)
    data: bytes = b""
    item: Item | None = None
    errors: Words = field(default_factory=dict)


def paper(data: Data, file: Any, items: list[Item], reader: str) -> NewPaper:
    """A paper from its form; without a title it bears its file's name."""
    made = NewPaper(
        titles=words_in(data, "titles"), item=next((i for i in items if str(i.pk) == data.get("item")), None)
    )
    if file is None:
        made.errors["file"] = sentences()["paper_missing"]
        return made
    if file.size > checks.PAPER_BYTES:
        _said(made.errors, "file", reader, _too_large)
        return made
    made.data = file.read()
    _said(made.errors, "file", reader, checks.paper_format, made.data)
    if not any(said.strip() for said in made.titles.values()):
        made.titles[reader] = str(file.name).rsplit(".", 1)[0][: checks.TITLE_LIMIT]
    _said(made.errors, "titles", reader, checks.title, made.titles)
    return made


def _too_large() -> None:
    raise NotPossible("paper_large", limit=checks.PAPER_BYTES // 1_000_000)


def order(data: Data, items: list[Item], days: list[date]) -> tuple[list[int], dict[int, date]]:
    """The agenda as it was put in order: ids by the places that were typed, and the days chosen. An item without a place is left out.

    Two in one place stand in the order in which they stood before.
    """
    places: list[tuple[int, int, int]] = []
    chosen: dict[int, date] = {}
    offered = {day.isoformat(): day for day in days}
    for at, row in enumerate(items):
        place = whole(data.get(f"place-{row.pk}", ""))
        if place > 0:
            places.append((place, at, row.pk))
        if (day := offered.get(data.get(f"day-{row.pk}", ""))) and place > 0:
            chosen[row.pk] = day
    return [pk for _place, _at, pk in sorted(places)], chosen


def hours_of(data: Data, items: list[Item], order: list[int]) -> tuple[dict[int, time], list[int]]:
    """(Item's id → the hour that was typed for it, ids of items for which something was typed that is no hour), of those on the agenda."""
    typed = {row.pk: data.get(f"hour-{row.pk}", "").strip() for row in items if row.pk in order}
    found = {pk: clock(said) for pk, said in typed.items() if said}
    return {pk: hour for pk, hour in found.items() if hour is not None}, [
        pk for pk, hour in found.items() if hour is None
    ]


def texts_of(data: Data, items: list[Item], texts: list[Text]) -> dict[int, Text | None]:
    """Item's id → the text chosen for it, of those for which the form asked."""
    offered = {str(text.number): text for text in texts}
    return {row.pk: offered.get(data[f"text-{row.pk}"]) for row in items if f"text-{row.pk}" in data}
