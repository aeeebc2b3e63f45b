"""For each number of clauses the text that most organisations can sign, and who they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hamgam.engine.ground.board import Board, Cell
from hamgam.engine.ground.question import Question
from hamgam.engine.ground.staircase import Staircase, climb

LIMIT = 60_000
"""Branches of search that one answer may take: some seconds of plain Python in the worst case."""


@dataclass(frozen=True)
class Step:
    """The text of so many clauses that most can sign.

    `wordings` stand in the order of the text and are empty where no text of this length is possible. No text of this
    length has more than `upper` signatories. `settled` says that no text is preferred to this one by the stated order;
    without it the number may still be proved.
    """

    clauses: int
    signatories: tuple[str, ...]
    wordings: tuple[str, ...]
    upper: int
    settled: bool

    @property
    def proved(self) -> bool:
        """Whether no text of this length can have more signatories."""
        return len(self.signatories) == self.upper


@dataclass(frozen=True)
class Longest:
    """So many organisations can sign a text of so many clauses together; `proved` when they can sign no longer one."""

    signatories: int
    clauses: int
    proved: bool


@dataclass(frozen=True)
class Frontier:
    """The staircase: a step for each number of clauses from 1, the longest text for each number of signatories from 1.

    `gap` is the most signatories by which a step may be too low: 0 when all is proved.
    """

    steps: tuple[Step, ...]
    by_signatories: tuple[Longest, ...]
    gap: int
    staircase: Staircase = field(repr=False, compare=False)

    @property
    def exact(self) -> bool:
        """Whether every step is proved."""
        return self.gap == 0


def frontier(question: Question, limit: int = LIMIT) -> Frontier:
    """The exact staircase of a question, or its stated gap when `limit` branches of search were not enough.

    Among texts with equally many clauses and signatories the preferred one has, in this order: the heavier clauses,
    more full accepts, more reservations (rather than standing aside), more standing aside (rather than no answer), more
    wordings that lead, the earlier clauses and wordings of the text. The order in which organisations or stances are
    given changes nothing.
    """
    board = Board(question)
    staircase = climb(board, limit)
    chooser = Chooser(board)
    steps = []
    for clauses in range(1, len(question.clauses) + 1):
        steps.append(_step(board, staircase, chooser, clauses))
    longest = tuple(_longest(steps, size) for size in range(1, len(question.organisations) + 1))
    gap = max((step.upper - len(step.signatories) for step in steps), default=0)
    return Frontier(tuple(steps), longest, gap, staircase)


def _step(board: Board, staircase: Staircase, chooser: "Chooser", clauses: int) -> Step:
    question = board.question
    upper = staircase.upper[clauses] if staircase.upper[clauses] >= question.min_signatories else 0
    most = staircase.most[clauses]
    if most == 0 or most < question.min_signatories:
        return Step(clauses, (), (), upper, upper == 0)
    way, wordings = chooser.best(staircase.ways[clauses], clauses)
    signatories = board.members(way)
    if signatories != question.signatories(wordings) or len(wordings) != clauses:
        raise RuntimeError("the search and its check disagree")
    return Step(clauses, signatories, wordings, upper, staircase.settled[clauses])


def _longest(steps: list[Step], size: int) -> Longest:
    clauses = max((step.clauses for step in steps if len(step.signatories) >= size), default=0)
    return Longest(size, clauses, all(step.upper < size for step in steps[clauses:]))


class Chooser:
    """The preferred text among all that the same signatories could sign."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._base = (len(board.names) + 1) * (len(board.cells) + 1)
        self._ranked: dict[int, list[tuple[int, Cell]]] = {}

    def best(self, ways: Iterable[int], clauses: int) -> tuple[int, tuple[str, ...]]:
        """The signatories and the wordings of the preferred text of so many clauses."""
        texts = []
        for way in ways:
            chosen = sorted(self._rank(way)[:clauses], key=lambda row: row[1].clause)
            score = sum(value for value, _ in chosen)
            cells = [cell for _, cell in chosen]
            order = [cell.clause for cell in cells], [cell.place for cell in cells]
            texts.append((-score, order, way, tuple(cell.id for cell in cells)))
        _, _, way, wordings = min(texts)
        return way, wordings

    def ranked(self, signers: int) -> list[Cell]:
        """The preferred wording of each clause that all these organisations bear."""
        return [cell for _, cell in self._rank(signers)]

    def _rank(self, signers: int) -> list[tuple[int, Cell]]:
        """The best wording of each clause that all signers bear: required clauses first, then by preference."""
        if signers not in self._ranked:
            rows = []
            for cells in self._board.cells:
                borne = [
                    (-self._value(cell, signers), cell.place, cell) for cell in cells if signers & ~cell.bears == 0
                ]
                if borne:
                    value, _, cell = min(borne, key=lambda row: row[:2])
                    rows.append((cell.clause not in self._board.required, value, cell.clause, cell))
            rows.sort(key=lambda row: row[:3])
            self._ranked[signers] = [(-value, cell) for _, value, _, cell in rows]
        return self._ranked[signers]

    def _value(self, cell: Cell, signers: int) -> int:
        """One number whose digits are the counts of the stated order; sums over a text keep that order."""
        value = self._board.question.clauses[cell.clause].weight
        for who in (cell.accepts, cell.reserves, cell.asides):
            value = value * self._base + (signers & who).bit_count()
        return value * self._base + cell.leads
