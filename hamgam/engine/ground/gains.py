"""How much one change raises a staircase, without climbing it again for every change."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hamgam.engine.ground.board import Board
from hamgam.engine.ground.search import Search, Until
from hamgam.engine.ground.staircase import Staircase, climb

#: After so many ways the caller is asked whether to stop.
_LOOK = 64


class Gain(NamedTuple):
    """With the change a text of so many clauses has `after` signatories at most, without it `before`."""

    clauses: int
    before: int
    after: int


def moves(
    board: Board, staircase: Staircase, bit: int, limit: int, until: Until
) -> dict[str, tuple[tuple[Gain, ...], int]]:
    """For each wording that the organisation `bit` does not bear, the steps that would rise if it did, and the most by
    which a step may be higher than is told, 0 where all is proved.

    One accept raises a step by one at most, and only so: the new text has the k clauses of which the organisation
    could not bear one, and without it exactly the signatories of one of the best texts of k clauses. So the gains are
    read off the ways to each step. Only where the organisation must sign is the staircase climbed again.
    """
    closed = [cell.id for cells in board.all_cells for cell in cells if not cell.bears & bit]
    if board.question.must_sign & frozenset(board.members(bit)):
        return _moves_of_needed(board, staircase, bit, limit, until)
    risen: dict[str, list[int]] = {wording: [] for wording in closed}
    unsure = []
    first = len(board.required)
    for clauses in range(first, len(board.cells) + 1):
        ways = staircase.ways[clauses] or ({0} if not board.question.must_sign else set())
        looked_at = _looked_at(board, ways if clauses else (), bit, clauses, risen, until)
        if not (looked_at and staircase.settled[clauses]):
            unsure.append(clauses)
    least = board.question.min_signatories
    gaps = [{clauses: _open(staircase, clauses, rise, least) for clauses in unsure} for rise in (0, 1)]
    return {
        wording: (
            _gains(board, staircase, steps),
            max((gaps[clauses in steps][clauses] for clauses in unsure), default=0),
        )
        for wording, steps in risen.items()
    }


def _open(staircase: Staircase, clauses: int, rise: int, least: int) -> int:
    """By how much a step that is told to rise by so much may be higher, without the accept or with it."""
    low, high = staircase.most[clauses], staircase.upper[clauses]
    return max(_apart(low, high, least), _apart(low + rise, high + 1, least))


def _apart(told: int, possible: int, least: int) -> int:
    """How far what is possible lies above what is told, where fewer than `least` signatories count as none."""
    return (possible if possible >= least else 0) - (told if told >= least else 0)


def _looked_at(
    board: Board, ways: Iterable[int], bit: int, clauses: int, risen: dict[str, list[int]], until: Until
) -> bool:
    """Note the step for every wording that raises it; False where there was no time for all ways."""
    for at, way in enumerate(ways):
        if at % _LOOK == 0 and until.over():
            return False
        if not way & bit:
            for wording in _near(board, way, bit, clauses):
                if clauses not in risen[wording][-1:]:
                    risen[wording].append(clauses)
    return True


def _near(board: Board, way: int, bit: int, clauses: int) -> Iterable[str]:
    """Wordings whose acceptance lets the organisation sign a text of so many clauses together with `way`."""
    shared = [(clause, [cell for cell in cells if way & ~cell.bears == 0]) for clause, cells in enumerate(board.cells)]
    borne = {clause for clause, cells in shared if any(cell.bears & bit for cell in cells)}
    missing = board.required - borne
    # A text with one clause more than they share could be signed already, unless a required clause is missing.
    if len(borne) < clauses - 1 or len(missing) > 1 or (len(borne) >= clauses and not missing):
        return []
    open_to_all = [
        (clause, cells) for clause, cells in shared if clause not in borne and (not missing or clause in missing)
    ]
    return [cell.id for _, cells in open_to_all for cell in cells]


def _gains(board: Board, staircase: Staircase, steps: Iterable[int]) -> tuple[Gain, ...]:
    """Steps that rise by one, as they count with the least number of signatories."""
    least = board.question.min_signatories
    rows = []
    for clauses in steps:
        before = staircase.most[clauses]
        if before + 1 >= least:
            rows.append(Gain(clauses, before if before >= least else 0, before + 1))
    return tuple(rows)


def _moves_of_needed(
    board: Board, staircase: Staircase, bit: int, limit: int, until: Until
) -> dict[str, tuple[tuple[Gain, ...], int]]:
    (name,) = board.members(bit)
    found: dict[str, tuple[tuple[Gain, ...], int]] = {}
    least = board.question.min_signatories
    closed = [cell for cells in board.all_cells for cell in cells if not cell.bears & bit]
    for cell in closed:
        if until.over():
            found[cell.id] = (), len(board.names)
            continue
        other = Board(board.question.with_stance(name, cell.id, "accept"))
        higher = climb(other, 1 + limit // len(closed), until.over)
        rows = []
        for clauses, (before, after) in enumerate(zip(staircase.most, higher.most, strict=True)):
            if clauses and after > before and after >= least:
                rows.append(Gain(clauses, before if before >= least else 0, after))
        found[cell.id] = tuple(rows), max(_gap(staircase, least), _gap(higher, least))
    return found


def _gap(staircase: Staircase, least: int = 0) -> int:
    return max(_apart(low, high, least) for low, high in zip(staircase.most, staircase.upper, strict=True))


def with_wording(
    rest: Sequence[Sequence[int]], base: Staircase, signers: int, budget: int, until: Until
) -> tuple[tuple[Gain, ...], int]:
    """What one more wording, borne by `signers`, adds to the staircase `base` of a text whose other clauses are `rest`.

    A text with the new wording has signatories that share one clause less of the rest. Where the step before is settled
    and just as high as the new height would be, these are one of its ways, and nothing must be searched for. The second
    answer is the most by which a step, with the wording or without it, may be higher than is told: 0 unless `budget`
    branches of search were not enough, here or for the base, or there was no time.
    """
    search = Search(rest, should_stop=until.over)
    steps = range(1, len(rest) + 2)
    before = [*base.most, 0][: len(rest) + 2]
    reach = sorted((max((signers & mask).bit_count() for mask in row) for row in rest), reverse=True)
    best = [0] * len(before)
    highest = list(before)
    impossible = signers.bit_count() + 1
    for clauses in steps:
        floor = max(before[clauses], best[clauses]) + 1
        # Without the new wording the text has a clause less, so it is one of those that the base has counted.
        most = min(base.upper[clauses - 1], impossible - 1)
        if clauses > 1:
            most = min(most, reach[clauses - 2])
        if floor > most:
            continue
        if until.over():
            highest[clauses] = most
            continue
        if base.settled[clauses - 1] and most == base.most[clauses - 1]:
            if any(way & ~signers == 0 and _shared(rest, way) >= clauses - 1 for way in base.ways[clauses - 1]):
                best[clauses] = most
                continue
            most -= 1
            if floor > most:
                impossible = min(impossible, floor)
                continue
        if _raise(search, signers, clauses, before, best, budget - search.nodes):
            impossible = min(impossible, max(before[clauses], best[clauses]) + 1)
        else:
            highest[clauses] = most
    gap = max((highest[at] - max(before[at], best[at]) for at in steps), default=0)
    return tuple(Gain(at, before[at], best[at]) for at in steps if best[at] > before[at]), max(gap, _gap(base))


def _shared(rest: Sequence[Sequence[int]], signers: int) -> int:
    return sum(any(signers & ~mask == 0 for mask in row) for row in rest)


def _raise(search: Search, signers: int, clauses: int, base: list[int], best: list[int], budget: int) -> bool:
    """Find the most signatories of a text with the new wording and `clauses - 1` of the others, where that is more
    than without it."""

    def found(mask: int, covered: int) -> int:
        size = mask.bit_count()
        for at in range(covered + 1, 0, -1):
            if best[at] >= size:
                break
            best[at] = size
        return max(base[clauses], best[clauses]) + 1

    return search.run(signers, clauses - 1, max(base[clauses], best[clauses]) + 1, found, budget)
