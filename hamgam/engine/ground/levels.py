"""Nested levels of agreement: a core that all sign and rings around it that fewer sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hamgam.engine.ground.board import Board
from hamgam.engine.ground.frontier import LIMIT, Chooser, Frontier
from hamgam.engine.ground.question import Check, Question
from hamgam.engine.ground.search import Stop, Until
from hamgam.engine.ground.staircase import Staircase, climb

LATTICE = 20_000
"""So many sets of signatories are looked at one by one; beyond it only those that the staircase led to."""
CHECKS = 3_000_000
"""So many comparisons of two sets are made before the search for the best chain stops."""
_FEW, _LOOK = 256, 64
"""So many sets are looked at although there is no time left, and after so many more the caller is asked again."""


@dataclass(frozen=True)
class Level:
    """One text of the chain and all who can sign it. `added` are the wordings that the level before did not hold."""

    signatories: tuple[str, ...]
    wordings: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class Levels:
    """The chain from the core outwards: each text holds the one before, each set of signatories lies in the one before.

    The aim is `reached`: the number of pairs (organisation, clause that it signs), each organisation with the longest
    text of the chain that it can sign. No chain of so many levels reaches more than `upper`.
    """

    levels: tuple[Level, ...]
    reached: int
    upper: int

    @property
    def proved(self) -> bool:
        """Whether no chain reaches more."""
        return self.reached == self.upper


class _Set(NamedTuple):
    signers: int
    size: int
    shared: int


def levels(
    question: Question,
    count: int = 3,
    least: int = 1,
    limit: int = LIMIT,
    known: Frontier | None = None,
    should_stop: Stop | None = None,
) -> Levels:
    """The best chain of at most `count` nested texts, or a good one and its stated gap.

    Where all organisations bear something together, that is the first level. A level has at least `least`
    signatories. The bound is taken from the staircase: from `known`, the frontier of the same question, or from a new
    one with this `limit`. When `should_stop` says so the answer is the best chain by then, with a bound that is quickly
    made.
    """
    until = Until(should_stop)
    board = Board(question)
    least = max(1, least, question.min_signatories)
    staircase = known.staircase if known else climb(board, limit, until.over)
    sets, complete = _closed_sets(board, staircase, until)
    usable = [one for one in sets if one.size >= least and one.shared and _bears_duties(board, one.signers)]
    search = _ChainSearch(staircase, least, until)
    core = next((one for one in usable if one.signers == board.everyone), None)
    search.run(core, usable, count)
    exhausted = complete and not search.cut and search.checks < CHECKS
    upper = search.reached if exhausted else max(search.reached, search.bound(core, count))
    return Levels(_described(board, search.chain), search.reached, upper)


def _bears_duties(board: Board, signers: int) -> bool:
    return all(any(signers & ~mask == 0 for mask in board.masks[clause]) for clause in board.required)


def _closed_sets(board: Board, staircase: Staircase, until: Until) -> tuple[list[_Set], bool]:
    """Sets of organisations that are exactly the signatories of some text; whether these are all of them."""
    found = {board.everyone}
    for mask in (cell.bears for cells in board.cells for cell in cells):
        following = found | {signers & mask for signers in found}
        if len(following) > LATTICE or until.over():
            return _described_sets(board, _led_to(board, staircase, until), until)[0], False
        found = following
    return _described_sets(board, found, until)


def _led_to(board: Board, staircase: Staircase, until: Until) -> set[int]:
    """What the staircase knows: its ways, and where there is time who is in two of them, `LATTICE` sets at most."""
    found = {board.everyone} | {min(ways) for ways in staircase.ways if ways}
    if until.over():
        return found
    ways = sorted({way for ways in staircase.ways for way in ways}, key=lambda way: (-way.bit_count(), way))
    found.update(ways[:LATTICE])
    others = sorted(found)
    for one in sorted(staircase.ways[len(board.cells) // 2]):
        if len(found) + len(others) > LATTICE or until.over():
            break
        found.update(one & other for other in others)
    return found


def _described_sets(board: Board, found: set[int], until: Until) -> tuple[list[_Set], bool]:
    """These sets, the largest first, with how many clauses each shares; whether there was time for all."""
    rows = []
    complete = True
    for at, signers in enumerate(sorted(found, key=lambda signers: (-signers.bit_count(), signers))):
        if at >= _FEW and at % _LOOK == 0 and until.over():
            complete = False
            break
        if signers:
            rows.append(_Set(signers, signers.bit_count(), _shared(board, signers)))
    return sorted(rows, key=lambda one: (-one.size, -one.shared, one.signers)), complete


def _shared(board: Board, signers: int) -> int:
    return sum(any(signers & ~mask == 0 for mask in masks) for masks in board.masks)


class _ChainSearch:
    """Tries chains of sets, each inside the one before, best bounds first."""

    def __init__(self, staircase: Staircase, least: int, until: Until) -> None:
        self.chain: tuple[_Set, ...] = ()
        self.reached = 0
        self.checks = 0
        self.cut = False
        self._until = until
        self._upper = [height if height >= least else 0 for height in staircase.upper]
        self._rest: dict[tuple[int, int, int], int] = {}

    def run(self, core: _Set | None, usable: Sequence[_Set], count: int) -> None:
        """Fill `chain` and `reached`."""
        if count < 1:
            return
        if core is None:
            self._extend((), usable, count, 0)
        else:
            self._keep((core,), core.shared * core.size)
            self._extend((core,), usable, count - 1, core.shared * core.size)

    def bound(self, core: _Set | None, count: int) -> int:
        """What no chain can pass, from the staircase alone."""
        if count < 1:
            return 0
        if core is None:
            return self._beyond(0, self._upper[0], count)
        return core.shared * core.size + self._beyond(core.shared, core.size, count - 1)

    def _keep(self, chain: tuple[_Set, ...], value: int) -> None:
        if value > self.reached:
            self.chain, self.reached = chain, value

    def _extend(self, chain: tuple[_Set, ...], usable: Sequence[_Set], left: int, value: int) -> None:
        if left < 1:
            return
        last = chain[-1] if chain else None
        clauses = last.shared if last else 0
        self.checks += len(usable)
        inner = [one for one in usable if one.shared > clauses and (last is None or one.signers & ~last.signers == 0)]
        ranked = []
        for one in inner:
            here = value + (one.shared - clauses) * one.size
            ranked.append((here + self._beyond(one.shared, one.size - 1, left - 1), here, one))
        ranked.sort(key=lambda row: (-row[0], -row[1], row[2].signers))
        for at, (hope, here, one) in enumerate(ranked):
            if hope <= self.reached or self.checks >= CHECKS:
                return
            if at and self._until.over():  # the first one is always followed: a chain is found however short the time
                self.cut = True
                return
            self._keep((*chain, one), here)
            self._extend((*chain, one), inner, left - 1, here)

    def _beyond(self, clauses: int, size: int, left: int) -> int:
        """The most that `left` further levels can add to a text of so many clauses, with at most `size` signatories."""
        if left < 1 or size < 1:
            return 0
        key = (clauses, size, left)
        if key not in self._rest:
            if self._until.over():
                return sum(min(size, height) for height in self._upper[clauses + 1 :])
            best = 0
            for longer in range(clauses + 1, len(self._upper)):
                signers = min(size, self._upper[longer])
                if not signers:
                    continue
                best = max(best, (longer - clauses) * signers + self._beyond(longer, signers - 1, left - 1))
            self._rest[key] = best
        return self._rest[key]


def _described(board: Board, chain: Sequence[_Set]) -> tuple[Level, ...]:
    """The texts of a chain. A clause keeps the wording with which it came in."""
    chooser, check = Chooser(board), Check(board.question)
    chosen: dict[int, str] = {}
    rows = []
    for one in chain:
        new = {cell.clause: cell.id for cell in chooser.ranked(one.signers) if cell.clause not in chosen}
        chosen |= new
        wordings = tuple(chosen[clause] for clause in sorted(chosen))
        signatories = board.members(one.signers)
        if not check.holds(wordings, signatories):
            raise RuntimeError("the search and its check disagree")
        rows.append(Level(signatories, wordings, tuple(new[clause] for clause in sorted(new))))
    return tuple(rows)
