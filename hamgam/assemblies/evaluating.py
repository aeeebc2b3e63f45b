"""What is said of an assembly when it is over, and of the time before it; and how many there were of which generation and gender."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hamgam.assemblies import checks
from hamgam.assemblies.acts import of_ones_own
from hamgam.assemblies.evaluation_models import (
    LISTS,
    PERIOD,
    Breakdown,
    BreakdownTotals,
    Remark,
    RemarkAuthor,
)
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.engine.totals import totals
from hamgam.members import here

#: An evaluation goes on for so long after the assembly is over, unless its report is adopted earlier.
GOES_ON = timedelta(days=14)
#: The longest remark in letters, and the most that one person writes of one assembly.
LONGEST, MOST = 1_000, 40

#: The tables of a breakdown, each with its cells.
TABLES = {"generation": ("under_25", "to_40", "to_60", "over_60"), "gender": ("women", "men", "other")}


def closes_at(assembly: Assembly) -> datetime | None:
    """Until when remarks are taken, as far as the days say; None before the assembly is over."""
    return assembly.closed_at + GOES_ON if assembly.closed_at else None


def is_closed(assembly: Assembly, at: datetime) -> bool:
    """Whether no remark is taken any more: its report is adopted, or its time is over."""
    until = closes_at(assembly)
    return (until is not None and at >= until) or assembly.reports.filter(state="adopted").exists()


@act("assemblies.evaluate", subject=of_ones_own, unnamed=True)
def evaluate(
    *, by: Any, on: Assembly, at: datetime, list: str, words: str, language: str, named: bool = False
) -> Remark:
    """Write one line of an evaluation: what fell short or was missed since the last assembly, what was good or not in the session.

    Of the time before it is written from the call on; of the session from its opening on. named: the organisation is named beside it.
    """
    if list not in LISTS:
        raise NotPossible("remark_list")
    if list not in PERIOD and on.opened_at is None:
        raise NotPossible("remark_early")
    if is_closed(on, at):
        raise NotPossible("remark_late")
    kept = store(words, language).strip()
    if not kept:
        raise NotPossible("remark_empty")
    if len(kept) > LONGEST:
        raise NotPossible("remark_long", limit=LONGEST)
    if language not in here.languages():
        raise NotPossible("account_language")
    own = RemarkAuthor.objects.filter(organisation=by.organisation, person=by.person, remark__assembly=on)
    if own.count() >= MOST:
        raise NotPossible("remarks_too_many", limit=MOST)
    row = Remark.objects.create(
        assembly=on, list=list, language=language, words=kept, named=by.organisation if named else None
    )
    RemarkAuthor.objects.create(remark=row, organisation=by.organisation, person=by.person)
    return row


def _of_its_writer(by: Any, on: Remark, given: dict[str, Any]) -> Subject:
    author = RemarkAuthor.objects.filter(remark=on, organisation=by.organisation, person=by.person)
    return Subject(stage=on.assembly.stage, person_is_actor=by.person is not None and author.exists())


@act("assemblies.take_back_evaluation", subject=_of_its_writer, unnamed=True)
def take_back_evaluation(*, by: Any, on: Remark, at: datetime) -> Remark:
    """Take one's own remark back, as long as remarks are taken. Its words go."""
    if is_closed(on.assembly, at):
        raise NotPossible("remark_late")
    on.words, on.named, on.withdrawn = "", None, True
    on.save()
    RemarkAuthor.objects.filter(remark=on).erase()
    return on


def check_breakdown(
    assembly: Assembly, by: Any, generation: Mapping[str, int], gender: Mapping[str, int]
) -> dict[str, dict[str, int]]:
    """The numbers as they are kept; NotPossible where they make no sense."""
    there = sum(row.active + row.partial for row in assembly.attendances.filter(organisation=by.organisation))
    given = {"generation": dict(generation), "gender": dict(gender)}
    for table, numbers in given.items():
        if not numbers.keys() <= set(TABLES[table]) or any(not 0 <= n <= checks.PEOPLE for n in numbers.values()):
            raise NotPossible("breakdown_wrong", limit=checks.PEOPLE)
        if sum(numbers.values()) > there:
            raise NotPossible("breakdown_too_many", there=there)
    if not any(sum(numbers.values()) for numbers in given.values()):
        raise NotPossible("breakdown_empty")
    return given


@act("assemblies.enter_breakdown", subject=of_ones_own, unnamed=True)
def enter_breakdown(
    *, by: Any, on: Assembly, at: datetime, generation: Mapping[str, int], gender: Mapping[str, int]
) -> Breakdown:
    """How many of one's organisation's people are in each generation and gender. Each table may stay empty.

    A table counts at most as many people as the organisation has entered as there, on all days together.
    """
    given = check_breakdown(on, by, generation, gender)
    row, _made = Breakdown.objects.update_or_create(assembly=on, organisation=by.organisation, defaults=given)
    return row


@act("assemblies.erase_breakdown", subject=of_ones_own, unnamed=True)
def erase_breakdown(*, by: Any, on: Assembly, at: datetime) -> Assembly:
    """Erase what one's own organisation entered, as long as the totals are not made."""
    if not Breakdown.objects.filter(assembly=on, organisation=by.organisation).erase():
        raise NotPossible("breakdown_gone")
    return on


@act("assemblies.total_breakdown")
def total_breakdown(*, by: Any, on: Assembly, at: datetime) -> BreakdownTotals:
    """Make the totals of an assembly that is over, once, and erase what the organisations entered: nobody compares before and after."""
    if BreakdownTotals.objects.filter(assembly=on).exists():
        raise NotPossible("breakdown_done")
    rows = list(on.breakdowns.all())
    shown = {}
    for table, cells in TABLES.items():
        if made := totals([getattr(row, table) for row in rows], cells):
            shown[table] = {"cells": made.cells, "people": made.people}
    on.breakdowns.all().erase()
    return BreakdownTotals.objects.create(assembly=on, shown=shown)
