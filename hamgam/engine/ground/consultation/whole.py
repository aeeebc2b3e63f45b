"""The whole answer, put together."""

from typing import TYPE_CHECKING, Any

from hamgam.engine.ground.consultation.answers import LEAST, Cell, ConsultationError, Group, Results, StatementResult
from hamgam.engine.ground.consultation.votes import Votes

if TYPE_CHECKING:
    from hamgam.engine.ground.consultation.groups import Division
    from hamgam.engine.ground.consultation.holding import Held

LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Five by the best division of everybody, and two more for small groups inside these.
MOST_GROUPS = 7
#: Under so many people or so many answers in all, groups would be an accident.
FEWEST_PEOPLE = 20
_FEWEST_ANSWERS = 10.0
_SETTLED = 0.5
#: Under this silhouette there is "no substantial structure" (Kaufman and Rousseeuw, 1990).
APART = 0.25

Array = Any


def results(votes: Votes, *, groups: int | None = None, least: int = LEAST) -> Results:
    """What unites, what divides, which groups there are; nothing about fewer than `least` people.

    `groups` asks for so many groups (2 to 26) instead of the best number; 1 asks for none. Participants and rows may come in
    any order. Errors: `ConsultationError` with `least` (under 1) or `groups` (under 1 or over 26).
    """
    if least < 1:
        raise ConsultationError("least", least)
    if groups is not None and not 1 <= groups <= len(LETTERS):
        raise ConsultationError("groups", groups)
    if votes.participants < least:
        return _nothing(votes, least)
    from hamgam.engine.ground.consultation import figures, places
    from hamgam.engine.ground.consultation.axes import axes_of
    from hamgam.engine.ground.consultation.counting import counted, counted_by

    counts = counted(votes)
    axes = axes_of(votes, counts)
    division, shown, reason = _divided(votes, axes, least, groups)
    letters = tuple(LETTERS[: division.number])
    table, sizes = counted_by(votes, division.group, division.number)
    helds = _held(table, sizes, counts, votes.participants, least)
    marks = figures.marks(votes.statements, figures.middles(helds, sizes))
    rows = figures.statement_results(votes.statements, helds, sizes, letters, votes.participants, least)
    return Results(
        participants=votes.participants,
        answers=sum(_least_seen(row) for row in rows),
        statements=rows,
        groups=tuple(Group(*each) for each in zip(letters, sizes, marks, strict=True)),
        unplaced=votes.participants - sum(sizes),
        map=places.map_of(axes.places, shown, letters or ("",), least),
        explained=round(axes.explained, 2),
        separation=round(division.separation, 2),
        reason=reason,
        least=least,
    )


def _divided(votes: Votes, axes: Any, least: int, groups: int | None) -> "tuple[Division, Array, str | None]":
    """The groups, who is on the map and of which group, and why there are no groups."""
    import numpy as np

    from hamgam.engine.ground.consultation.groups import Division, division_of
    from hamgam.engine.ground.consultation.within import looked_at_again

    nobody = np.full(votes.participants, -1, np.int8)
    none = Division(nobody, 0, 0.0)
    placed = axes.reliable >= _SETTLED if axes.kept else axes.reliable > 0
    if 0 < votes.participants - int(placed.sum()) < least:
        placed[:] = True
    on_map = nobody.copy() if placed.sum() < least else np.where(placed, np.int8(0), np.int8(-1))
    if votes.participants < max(FEWEST_PEOPLE, 2 * least):
        return none, nobody, "too_few_people"
    if groups == 1:
        return none, on_map, "one_group"
    if not axes.kept:
        few = axes.answers_each < _FEWEST_ANSWERS
        return none, on_map, "too_few_answers" if few else "no_structure"
    if placed.sum() < max(FEWEST_PEOPLE, 2 * least):
        return none, on_map, "too_few_answers"
    division = division_of(axes.places[:, : axes.kept], placed, least, groups)
    if not division.number or (groups is None and division.separation < APART):
        return none, on_map, "no_structure"
    if groups is None:
        division = looked_at_again(
            votes, division, axes.places[:, 0], fewest=2 * FEWEST_PEOPLE, most=MOST_GROUPS, least=least
        )
    return division, division.group, None


def _held(table: Array, sizes: list[int], counts: Array, people: int, least: int) -> "list[Held]":
    """What is published of each statement. `table` is groups × statements × (agree, pass, disagree, not answered)."""
    import numpy as np

    from hamgam.engine.ground.consultation.holding import Held, held_each

    total = np.concatenate([counts[:, ::-1], people - counts.sum(1, keepdims=True)], 1)
    groups = table.transpose(1, 0, 2)
    rest = total - groups.sum(1)
    rows = groups if people == sum(sizes) else np.concatenate([groups, rest[:, None]], 1)
    every = np.concatenate([rows, total[:, None]], 1)
    small = (((every < least).any(1) & (total > 0)).any(1)) | (every[..., :3].sum(2) < least).any(1)
    at = np.flatnonzero(small)
    looked_at = iter(held_each(list(zip(groups[at].tolist(), rest[at].tolist(), strict=True)), least))
    found = []
    for some, of, everyone in zip(small.tolist(), groups.tolist(), total.tolist(), strict=True):
        if some:
            found.append(next(looked_at))
        else:
            found.append(Held(tuple(tuple((n, n) for n in row) for row in of), tuple((n, n) for n in everyone)))
    return found


def _least_seen(row: StatementResult) -> int:
    return row.between["seen"][0] if row.seen is None else row.seen


def _nothing(votes: Votes, least: int) -> Results:
    """So few people that nothing can be said; the statements are named."""
    rows = tuple(
        StatementResult(name, None, None, None, None, {}, {}, 0.5, 0.5, 0.5, None) for name in votes.statements
    )
    cells: tuple[Cell, ...] = ()
    return Results(None, 0, rows, (), 0, cells, 0.0, 0.0, "too_few_people", least)
