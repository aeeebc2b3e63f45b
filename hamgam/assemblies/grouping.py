"""Working groups: formed by the chair, joined by organisations; their results are brought to the plenary, which settles each."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from hamgam.assemblies import checks
from hamgam.assemblies.acts import of_an_office
from hamgam.assemblies.checks import Words
from hamgam.assemblies.group_models import Part, Result, WorkingGroup
from hamgam.assemblies.models import Assembly, Item
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import OFFICES
from hamgam.members import here

#: Working groups of one assembly, results of one group, letters of a result.
GROUPS, RESULTS, RESULT_LIMIT = 40, 40, 20_000

#: What the plenary can make of a result.
SETTLED = ("adopted", "changed", "deferred")


@act("assemblies.form_group", subject=of_an_office("chair"))
def form_group(
    *, by: Any, on: Assembly, at: datetime, titles: Words, words: Words | None = None, item: Item | None = None
) -> WorkingGroup:
    """Form a working group with a task, for an item of the agenda or by itself."""
    if item is not None and item.assembly_id != on.pk:
        raise NotPossible("agenda_unknown_item")
    number = (on.groups.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > GROUPS:
        raise NotPossible("groups_many", limit=GROUPS)
    return WorkingGroup.objects.create(
        assembly=on,
        item=item,
        number=number,
        titles=checks.title(titles),
        words=checks.words(words, checks.WORDS_LIMIT),
    )


def _for_ones_own(by: Any, on: WorkingGroup, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=on.assembly.stage)


@act("assemblies.take_part", subject=_for_ones_own)
def take_part(*, by: Any, on: WorkingGroup, at: datetime, leaves: bool = False) -> Part | None:
    """One's own organisation takes part in a working group, or leaves it. Answers None where it leaves one it is not in."""
    row = on.parts.filter(organisation=by.organisation).first()
    if row is None:
        return None if leaves else Part.objects.create(group=on, organisation=by.organisation)
    if row.over != leaves:
        row.over = leaves
        row.save(update_fields=["over"])
    return row  # type: ignore[no-any-return]


def _of_the_group(by: Any, on: WorkingGroup, given: dict[str, Any]) -> Subject:
    house = by.organisation.pk if by.organisation is not None else None
    inside = any(part.organisation_id == house and not part.over for part in on.parts.all())
    entitled = inside or checks.holds(by, on.assembly, *OFFICES)
    return Subject(organisation=by.public_id or None, stage=on.assembly.stage, other={"entitled": entitled})


@act("assemblies.bring_result", subject=_of_the_group)
def bring_result(*, by: Any, on: WorkingGroup, at: datetime, titles: Words, words: Words) -> Result:
    """Bring a result of the working group to the plenary: a recommendation, a wording, a statement."""
    said = checks.words(words, RESULT_LIMIT)
    if not said:
        raise NotPossible("result_empty")
    number = (on.results.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > RESULTS:
        raise NotPossible("results_many", limit=RESULTS)
    return Result.objects.create(group=on, number=number, titles=checks.title(titles), words=said)


def _in_the_plenary(by: Any, on: Result, given: dict[str, Any]) -> Subject:
    assembly = given.get("assembly") or on.group.assembly
    return of_an_office("chair")(by, assembly, given)  # type: ignore[no-any-return]


@act("assemblies.settle_result", subject=_in_the_plenary)
def settle_result(
    *, by: Any, on: Result, at: datetime, state: str, final: Words | None = None, assembly: Assembly | None = None
) -> Result:
    """What the plenary made of a result: adopted as it is, adopted with changes, or deferred.

    final: the words with the changes; those of the group stay beside them. assembly: the one at which it happens, where it is
    a later one than the group's: what was deferred is taken up there.
    """
    if state not in SETTLED:
        raise NotPossible("result_state_unknown")
    if on.state in ("adopted", "changed"):
        raise NotPossible("result_settled")
    changed = checks.words(final, RESULT_LIMIT) if state == "changed" else {}
    if state == "changed" and (not changed or changed == on.words):
        raise NotPossible("result_unchanged")
    on.state, on.final, on.settled_on = state, changed, here.day_of(at)
    on.settled_at = assembly or on.group.assembly
    on.save(update_fields=["state", "final", "settled_at", "settled_on"])
    return on
