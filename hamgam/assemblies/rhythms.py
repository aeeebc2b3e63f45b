"""Assemblies that make themselves by a rule: it is set, changed, ended; the clock calls the next one and carries over what is left."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.db.models import Max

from hamgam.assemblies import carrying, checks
from hamgam.assemblies.acts import of_an_office
from hamgam.assemblies.checks import Words
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.rhythm_models import Series
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import rhythm
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import ASSEMBLY_KINDS, OFFICES
from hamgam.members import here

#: An assembly is called at least a day and at most so many days ahead.
AHEAD = 120


def _of_the_coalition(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=here.stage())


def describe(
    series: Series, *, kind: str, titles: Words, calendar: str, unit: str, every: int, day_of_month: int, nth: int,
    weekday: int, hour: time, minutes: int, zone: str, begins_on: date, ahead_days: int, propose_days: int,
    papers_days: int, words: Words | None = None, place: Words | None = None, link: str = "",
) -> None:  # fmt: skip
    """Set everything that a series says; NotPossible where the rule cannot be followed or something is missing."""
    if kind not in ASSEMBLY_KINDS:
        raise NotPossible("assembly_kind_unknown")
    if zone not in available_timezones():
        raise NotPossible("assembly_zone_unknown")
    series.kind, series.titles, series.words = kind, checks.title(titles), checks.words(words, checks.WORDS_LIMIT)
    series.place, series.link = checks.words(place, checks.TITLE_LIMIT), checks.link(link)
    if not series.place and not series.link:
        raise NotPossible("assembly_place_missing")
    series.calendar, series.unit, series.every, series.zone, series.begins_on = calendar, unit, every, zone, begins_on
    series.day_of_month, series.nth, series.weekday, series.hour, series.minutes = (
        day_of_month,
        nth,
        weekday,
        hour,
        minutes,
    )
    if wrong := rhythm.flaw(series.rule):
        raise NotPossible(wrong, limit=rhythm.MONTHS if unit == "month" else rhythm.WEEKS)
    if not 1 <= ahead_days <= AHEAD:
        raise NotPossible("rhythm_ahead", limit=AHEAD)
    if not (0 <= propose_days <= ahead_days and 0 <= papers_days <= ahead_days):
        raise NotPossible("rhythm_deadlines")
    series.ahead_days, series.propose_days, series.papers_days = ahead_days, propose_days, papers_days


@act("assemblies.set_rhythm", subject=_of_the_coalition)
def set_rhythm(*, by: Any, on: None = None, at: datetime, **given: Any) -> Series:
    """Set a rule by which assemblies make themselves; see `describe` for what it says."""
    made = Series(set_by=by.organisation, set_on=here.day_of(at))
    describe(made, **given)
    made.save()
    return made


@act("assemblies.change_rhythm", subject=_of_the_coalition)
def change_rhythm(*, by: Any, on: Series, at: datetime, **given: Any) -> Series:
    """Say it anew. Assemblies that are called already stay as they are; the next ones follow what stands now."""
    if on.ended_on is not None:
        raise NotPossible("rhythm_ended")
    describe(on, **given)
    on.save()
    return on


@act("assemblies.end_rhythm", subject=_of_the_coalition)
def end_rhythm(*, by: Any, on: Series, at: datetime) -> Series:
    """No more assemblies are called by this rule. Those that are called take place, unless they are cancelled."""
    if on.ended_on is not None:
        raise NotPossible("rhythm_ended")
    on.ended_on = here.day_of(at)
    on.save(update_fields=["ended_on"])
    return on


@act("assemblies.call_next", subject=_of_the_coalition)
def call_next(*, by: Any, on: None = None, at: datetime, series: Series) -> Assembly:
    """Call the next assembly of a series. Under the log's lock it is looked at again, so that two clocks call it once."""
    row = Series.objects.get(pk=series.pk)
    due = carrying.falls_due(row, at)
    if due is None:
        raise NotPossible("rhythm_not_due")
    last = Assembly.objects.aggregate(last=Max("number"))["last"] or 0
    made = Assembly(
        number=last + 1, kind=row.kind, titles=row.titles, words=row.words, place=row.place, link=row.link,
        called_by=row.set_by, called_on=here.day_of(at), series=row, series_day=due.day,
    )  # fmt: skip
    zone, first = ZoneInfo(row.zone), due.begins.date()
    checks.when(
        made, first_day=first, last_day=first, from_hour=due.begins.time(), to_hour=due.ends.time(), zone=row.zone,
        propose_until=_deadline(first, row.propose_days, zone, due.begins, at),
        papers_until=_deadline(first, row.papers_days, zone, due.begins, at), at=at,
    )  # fmt: skip
    made.save()
    return made


def _deadline(day: date, before: int, zone: ZoneInfo, begins: datetime, at: datetime) -> datetime:
    """The end of the day so many days before; until it begins where that is asked for, or where the deadline would be over already."""
    if before == 0:
        return begins
    midnight = rhythm.first_existing(datetime.combine(day - timedelta(days=before - 1), time(0)), zone)
    return midnight if at < midnight < begins else begins


@act("assemblies.carry_over", subject=lambda by, on, given: Subject(stage=on.stage))
def carry_over(*, by: Any, on: Assembly, at: datetime) -> Assembly:
    """Put what former assemblies of the series left on the agenda of the next, marked with where it comes from."""
    left = carrying.of_its_series(on)
    if not left:
        raise NotPossible("nothing_left_over")
    carrying.take(on, left)
    return on


@act("assemblies.take_over_items", subject=of_an_office(*OFFICES))
def take_over_items(*, by: Any, on: Assembly, at: datetime, items: Sequence[int]) -> Assembly:
    """Take over items (their ids) that former assemblies left, each once."""
    left = list(carrying.left_over(on).filter(pk__in=items))
    if not left or len(left) != len(set(items)):
        raise NotPossible("item_not_left_over")
    carrying.take(on, left)
    return on
