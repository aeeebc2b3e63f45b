"""The strongest pairs: many organisations that bear many clauses together."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from hamgam.engine.ground.board import Board, Cell
from hamgam.engine.ground.company import unbound
from hamgam.engine.ground.frontier import LIMIT
from hamgam.engine.ground.question import Check, Question
from hamgam.engine.ground.search import Search, Stop
from hamgam.engine.ground.staircase import Staircase, climb

KEPT = 2_000
"""So many pairs of the same strength are compared; it bounds the memory."""


@dataclass(frozen=True)
class Pair:
    """Organisations and all wordings that they all bear, of so many clauses. It cannot grow: one more organisation would
    cost a clause, one more clause an organisation. `strength` is organisations times clauses."""

    organisations: tuple[str, ...]
    wordings: tuple[str, ...]
    clauses: int

    @property
    def strength(self) -> int:
        """Organisations times clauses."""
        return len(self.organisations) * self.clauses


@dataclass(frozen=True)
class Pairs:
    """The strongest pairs, the strongest first, and what was left out: `as_strong` others are known that are as strong as
    the last one given, and no pair left out is stronger than `upper`. `complete` says that nothing left out is stronger
    than what is given."""

    pairs: tuple[Pair, ...]
    as_strong: int
    upper: int
    complete: bool


def pairs(
    question: Question, count: int = 10, least: int = 2, limit: int = LIMIT, should_stop: Stop | None = None
) -> Pairs:
    """The `count` strongest pairs of at least `least` organisations and one clause. Bounds of the question (required
    clauses, who must sign) do not count here.

    Of pairs as strong as each other those with more organisations stand first, then the order of the text.
    """
    free = unbound(question)
    finder = _Finder(Board(free), max(1, count), max(1, least), limit, should_stop)
    rows = sorted(finder.found.items(), key=lambda row: finder.key(*row))
    check = Check(free)
    shown = []
    for signers, clauses in rows[: max(0, count)]:
        cells = finder.cells(signers)
        names = finder.board.members(signers)
        one_each = list({cell.clause: cell.id for cell in reversed(cells)}.items())
        if len(one_each) != clauses or not check.holds([wording for _, wording in sorted(one_each)], names):
            raise RuntimeError("the search and its check disagree")
        shown.append(Pair(names, tuple(cell.id for cell in cells), clauses))
    weakest = shown[-1].strength if shown else 0
    as_strong = sum(signers.bit_count() * clauses == weakest for signers, clauses in rows[len(shown) :])
    upper = max([weakest if rows[len(shown) :] else 0, finder.threshold() - 1, *finder.open_bounds()])
    return Pairs(tuple(shown), as_strong, max(0, upper), upper <= weakest or not finder.open_bounds())


class _Finder:
    """Looks through all sets of signatories that could be strong enough, for each number of clauses."""

    def __init__(self, board: Board, count: int, least: int, limit: int, should_stop: Stop | None) -> None:
        self.board = board
        self.found: dict[int, int] = {}
        self._count = count
        self._least = least
        self._search = Search(board.masks, should_stop=should_stop)
        self._staircase: Staircase = climb(board, limit // 2, should_stop)
        self._open: list[int] = []
        for ways in self._staircase.ways[1:]:
            for way in ways:
                self.add(way)
        self._look(limit)

    def _look(self, limit: int) -> None:
        def add(signers: int, _covered: int) -> int:
            self.add(signers)
            return self._floor(clauses)

        upper = self._staircase.upper
        steps = range(1, len(self.board.masks) + 1)
        for clauses in sorted(steps, key=lambda at: (-at * upper[at], at)):
            floor = self._floor(clauses)
            if floor <= upper[clauses]:
                left = limit - self._staircase.nodes - self._search.nodes
                if not self._search.run(self.board.everyone, clauses, floor, add, max(0, left)):
                    self._open.append(clauses)

    def _floor(self, clauses: int) -> int:
        return max(self._least, -(-self.threshold() // clauses))

    def threshold(self) -> int:
        """Weaker pairs than this are not among the strongest."""
        if self._count > len(self.found):
            return 1
        return sorted((signers.bit_count() * clauses for signers, clauses in self.found.items()), reverse=True)[
            self._count - 1
        ]

    def open_bounds(self) -> list[int]:
        """What pairs may reach that were not all looked for, where that is more than was found."""
        bounds = [clauses * self._staircase.upper[clauses] for clauses in self._open]
        return [bound for bound in bounds if bound > self.threshold()]

    def add(self, signers: int) -> None:
        """Keep a set of organisations, or a larger one that shares as many clauses."""
        signers, shared = self._grown(signers)
        if not shared or signers.bit_count() < self._least:
            return
        self.found[signers] = shared
        if len(self.found) > KEPT + self._count:
            rows = sorted(self.found.items(), key=lambda row: self.key(*row))
            self.found = dict(rows[: KEPT // 2 + self._count])

    def _grown(self, signers: int) -> tuple[int, int]:
        """The set with organisations added, the first one first, that cost no clause; and how many clauses they share."""
        rows = [[mask for mask in row if signers & ~mask == 0] for row in self.board.masks]
        shared = [row for row in rows if row]
        while shared:
            free = self.board.everyone & ~signers
            for row in shared:
                free &= reduce(or_, row)
            if not free:
                break
            bit = free & -free
            signers |= bit
            shared = [[mask for mask in row if mask & bit] for row in shared]
        return signers, len(shared)

    def key(self, signers: int, clauses: int) -> tuple[int, int, list[tuple[int, int]], int]:
        """Strongest first, then more organisations, then the order of the text."""
        places = [(cell.clause, cell.place) for cell in self.cells(signers)]
        return -signers.bit_count() * clauses, -signers.bit_count(), places, signers

    def cells(self, signers: int) -> list[Cell]:
        """All wordings that these organisations bear."""
        return [cell for row in self.board.all_cells for cell in row if signers & ~cell.bears == 0]
