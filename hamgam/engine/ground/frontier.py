"""For each number of clauses the text that most organisations can sign, and who they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hamgam.engine.ground.board import Board, Cell
from hamgam.engine.ground.question import Check, Question
from hamgam.engine.ground.search import Stop
from hamgam.engine.ground.staircase import Staircase, climb

LIMIT = 60_000
"""Branches of search that one answer may take: some seconds of plain Python in the worst case."""
RANKED = 400_000
"""So many clauses are kept in order of preference, of several sets of signatories; it bounds the memory."""


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


def frontier(question: Question, limit: int = LIMIT, should_stop: Stop | None = None) -> Frontier:
    """The exact staircase of a question, or its stated gap when `limit` branches of search were not enough.

    Among texts with equally many clauses and signatories the preferred one has, in this order: the heavier clauses,
    more full accepts, more reservations (rather than standing aside), more standing aside (rather than no answer), more
    wordings that lead, the earlier clauses and wordings of the text. The order in which organisations or stances are
    given changes nothing.
    """
    board = Board(question)
    return frontier_of(board, climb(board, limit, should_stop))


def frontier_of(board: Board, staircase: Staircase, known: Mapping[int, Step] | None = None) -> Frontier:
    """The frontier that a staircase of this board shows: the preferred text of each step, each of them checked.

    `known` are steps whose preferred text is known already.
    """
    known = known or {}
    question = board.question
    chooser, check = Chooser(board), Check(question)
    lengths = range(1, len(question.clauses) + 1)
    steps = [_step(board, staircase, chooser, check, clauses, known.get(clauses)) for clauses in reversed(lengths)][
        ::-1
    ]
    longest = tuple(_longest(steps, size) for size in range(1, len(question.organisations) + 1))
    gap = max((step.upper - len(step.signatories) for step in steps), default=0)
    return Frontier(tuple(steps), longest, gap, staircase)


def _step(
    board: Board, staircase: Staircase, chooser: "Chooser", check: Check, clauses: int, known: Step | None
) -> Step:
    question = board.question
    if known is not None:
        signatories, wordings, size = known.signatories, known.wordings, len(known.signatories)
    else:
        way, wordings = chooser.best(staircase, clauses)
        signatories, size = board.members(way), way.bit_count()
    upper = staircase.upper[clauses] if staircase.upper[clauses] >= question.min_signatories else 0
    if not size or size < question.min_signatories:
        return Step(clauses, (), (), upper, upper == 0)
    if len(wordings) != clauses or not check.holds(wordings, signatories):
        raise RuntimeError("the search and its check disagree")
    return Step(clauses, signatories, wordings, upper, staircase.settled[clauses])


def _longest(steps: list[Step], size: int) -> Longest:
    clauses = max((step.clauses for step in steps if len(step.signatories) >= size), default=0)
    return Longest(size, clauses, all(step.upper < size for step in steps[clauses:]))


class Chooser:
    """The preferred text among all that the same signatories could sign."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._base = base = (len(board.names) + 1) * (len(board.cells) + 1)
        weights = [clause.weight * base**4 for clause in board.question.clauses]
        self._cells = [
            [
                (cell.bears, cell.accepts, cell.reserves, cell.asides, weights[cell.clause] + cell.leads, cell)
                for cell in row
            ]
            for row in board.cells
        ]
        self._ranked: dict[int, list[tuple[bool, int, int, Cell]]] = {}

    def best(self, staircase: Staircase, clauses: int) -> tuple[int, tuple[str, ...]]:
        """The signatories and the wordings of the preferred text of so many clauses; nobody where there is none.

        Where the staircase is not proved, more may bear the text than its search knew of: then it is lifted.
        """
        while staircase.most[clauses]:
            cells = min(self._text(way, clauses) for way in staircase.ways[clauses])[-1]
            signers = self._board.everyone
            for cell in cells:
                signers &= cell.bears
            if signers.bit_count() == staircase.most[clauses]:
                return signers, tuple(cell.id for cell in cells)
            staircase.lift(clauses, signers)
        return 0, ()

    def _text(self, signers: int, clauses: int) -> tuple[int, list[int], list[int], int, list[Cell]]:
        """The preferred text of so many clauses that these organisations bear, behind what it is ordered by."""
        chosen = self._rank(signers)[:clauses]
        score = sum([row[1] for row in chosen])
        cells = [row[3] for row in sorted(chosen, key=_by_clause)]
        return score, [cell.clause for cell in cells], [cell.place for cell in cells], signers, cells

    def ranked(self, signers: int) -> list[Cell]:
        """The preferred wording of each clause that all these organisations bear."""
        return [row[3] for row in self._rank(signers)]

    def _rank(self, signers: int) -> list[tuple[bool, int, int, Cell]]:
        """The best wording of each clause that all signers bear: required clauses first, then by preference.

        The second place is one negative number whose digits are the counts of the stated order, so that the sums over a
        text keep that order.
        """
        if signers not in self._ranked:
            base, required = self._base, self._board.required
            rows = []
            for cells in self._cells:
                best, chosen = 1, None
                for bears, accepts, reserves, asides, rest, cell in cells:
                    if signers & bears == signers:
                        value = ((signers & accepts).bit_count() * base + (signers & reserves).bit_count()) * base
                        value = -((value + (signers & asides).bit_count()) * base + rest)
                        if value < best:
                            best, chosen = value, cell
                if chosen is not None:
                    rows.append((chosen.clause not in required, best, chosen.clause, chosen))
            rows.sort()
            if len(self._ranked) * len(self._cells) > RANKED:
                self._ranked.clear()
            self._ranked[signers] = rows
        return self._ranked[signers]


def _by_clause(row: tuple[bool, int, int, Cell]) -> int:
    return row[2]
