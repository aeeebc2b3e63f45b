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
    """An item with the moment at which it begins, None where that cannot be said, and the one until which it lasts with all before it.

    fixed: it has that hour whatever comes before. late: until when what comes before it lasts, where that is after its own hour; what
    an interruption interrupts goes on after it. back: it is to come on a day before that of what stands before it.
    """

    item: Item
    begins: datetime | None
    until: datetime | None = None
    fixed: bool = False
    late: datetime | None = None
    back: bool = False


def coming(assembly: Assembly, items: Iterable[Item]) -> Iterator[Coming]:
    """Each item of the agenda, in its order."""
    clock, known, before = assembly.begins, True, None
    for row in items:
        if row.day is not None and row.day > clock.date():
            clock, known, before = assembly.span(row.day)[0], True, None
        back = row.day is not None and row.day < clock.date()
        begins, late = clock if known else None, None
        if row.hour is not None:
            begins = datetime.combine(row.day or assembly.first_day, row.hour, tzinfo=clock.tzinfo)
            runs_into = known and before is not None and not back and clock > begins
            interrupts = runs_into and row.kind == INTERRUPTION and before is not None and before < begins
            late = clock if runs_into and not interrupts else None
            clock, known = clock if interrupts or back else begins, True
        known = known and row.minutes > 0
        clock += timedelta(minutes=row.minutes)
        yield Coming(row, begins, clock if known else None, row.hour is not None, late, back)
        before = begins


def hints(assembly: Assembly, items: Iterable[Item]) -> list[str]:
    """What does not fit, for whoever orders the agenda; empty where all does."""
    language, said = get_language() or "fa", []
    until: dict[date, datetime] = {}
    for one in coming(assembly, items):
        said += _of_one(assembly, one, language)
        if one.begins is not None and one.until is not None and not one.back:
            until[one.begins.date()] = max(one.until, until.get(one.begins.date(), one.until))
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


def _of_one(assembly: Assembly, one: Coming, language: str) -> list[str]:
    """What does not fit of one item: its day, its hour, or what comes before it."""
    words, said = {"name": in_language(one.item.titles)}, []
    if one.back:
        said.append(_("“%(name)s” is to come on a day before that of what stands before it.") % words)
    if one.fixed and one.begins is not None:
        first, last = assembly.span(one.begins.date())
        words |= {"hour": _hour(one.begins, language), "from": _hour(first, language), "to": _hour(last, language)}
        if not first <= one.begins < last:
            said.append(_("“%(name)s” is to begin at %(hour)s; the day lasts from %(from)s to %(to)s.") % words)
        if one.late is not None:
            words["until"] = _hour(one.late, language)
            said.append(_("What comes before “%(name)s” lasts until %(until)s; it is to begin at %(hour)s.") % words)
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
