"""When the items of an agenda come, if all keep their minutes; and what does not fit, in sentences for whoever orders it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.assemblies.models import Assembly, Item
from hamgam.engine.spoken import day as spoken_day
from hamgam.engine.spoken import number
from hamgam.members.here import in_language

INTERRUPTION = "interruption"


@dataclass(frozen=True)
class Coming:
    """An item with the moment at which it begins, None where that cannot be said. fixed: it has that hour whatever comes before.

    late: until when the items before it last, where that is after its own hour; what an interruption interrupts goes on after it.
    """

    item: Item
    begins: datetime | None
    fixed: bool = False
    late: datetime | None = None


def coming(assembly: Assembly, items: Iterable[Item]) -> Iterator[Coming]:
    """Each item of the agenda, in its order."""
    clock, known = assembly.begins, True
    for row in items:
        if row.day is not None and row.day > clock.date():
            clock, known = assembly.span(row.day)[0], True
        if row.hour is None:
            yield Coming(row, clock if known else None)
        else:
            own = datetime.combine(row.day or assembly.first_day, row.hour, tzinfo=clock.tzinfo)
            late = known and clock > own and row.kind != INTERRUPTION
            yield Coming(row, own, fixed=True, late=clock if late else None)
            goes_on = known and clock > own and row.kind == INTERRUPTION
            clock, known = (clock if goes_on else own), True
        known = known and row.minutes > 0
        clock += timedelta(minutes=row.minutes)


def hints(assembly: Assembly, items: Iterable[Item]) -> list[str]:
    """What does not fit: items that run into one with an hour of its own, days with more minutes than hours."""
    language, said = get_language() or "fa", []
    until: dict[date, datetime] = {}
    for one in coming(assembly, items):
        if one.late is not None:
            words = {
                "name": in_language(one.item.titles),
                "until": _hour(one.late, language),
                "hour": _hour(one.begins, language),
            }
            said.append(_("What comes before “%(name)s” lasts until %(until)s; it is to begin at %(hour)s.") % words)
        if one.begins is not None and one.item.minutes:
            ends = one.begins + timedelta(minutes=one.item.minutes)
            until[one.begins.date()] = max(ends, until.get(one.begins.date(), ends))
    for day in assembly.days:
        ends = assembly.span(day)[1]
        if day in until and until[day] > ends:
            words = {
                "day": spoken_day(day, language, year=False, weekday=True),
                "until": _hour(until[day], language),
                "ends": _hour(ends, language),
            }
            said.append(_("The agenda of %(day)s lasts until %(until)s; the day ends at %(ends)s.") % words)
    return said


def hours_said(assembly: Assembly, language: str) -> str:
    """From when to when on each day; day by day where they are not the same."""
    if not assembly.hours:
        return _span(assembly.from_hour, assembly.to_hour, language)
    return _("; ").join(
        f"{spoken_day(day, language, year=False, weekday=True)} {_span(*assembly.hours_on(day), language)}"
        for day in assembly.days
    )


def _span(begins: object, ends: object, language: str) -> str:
    return _("%(from)s to %(to)s") % {"from": _hour(begins, language), "to": _hour(ends, language)}


def _hour(moment: object, language: str) -> str:
    return number(f"{moment:%H:%M}", language)
