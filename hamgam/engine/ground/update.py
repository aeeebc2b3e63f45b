"""The staircase after one position changed, from the one before.

One more yes raises a step by one at most, and only where all signatories of a best text bear what the organisation bears
too but for this clause; one yes less lowers a step by one at most, and only where every best text is lost. So the steps
are read off the ways to them; what must be searched for is only which further texts have become as good.
"""

from hamgam.engine.ground.board import Board, Cell
from hamgam.engine.ground.frontier import LIMIT, Frontier, Step, frontier, frontier_of
from hamgam.engine.ground.question import Question
from hamgam.engine.ground.search import Search, Stop
from hamgam.engine.ground.staircase import Staircase


def frontier_after(
    former: Frontier, before: Question, after: Question, limit: int = LIMIT, should_stop: Stop | None = None
) -> Frontier:
    """The frontier of `after`, equal to `frontier(after)`; quickly where it differs from `before`, whose frontier is
    `former`, in one position, and every step of `former` is settled."""
    changed = _changed(before, after)
    if changed is None or not all(former.staircase.settled[former.staircase.first :]):
        return frontier(after, limit, should_stop)
    board = Board(after)
    old = _translated(former.staircase, Board(before), board)
    new = old
    # A wording that an organisation rejects without whom nothing goes is in no text, whoever else bears it.
    cell = next((cell for row in board.cells for cell in row if changed and cell.id == changed[1]), None)
    one = board.mask(frozenset(changed[:1]))
    if changed and before.bears(*changed) != after.bears(*changed):
        if changed[0] in after.must_sign:
            return frontier(after, limit, should_stop)
        if cell is not None:
            bears = after.bears(*changed)
            new = (
                _Raised(board, old, one, cell, limit, should_stop)
                if bears
                else _Lowered(board, old, one, limit, should_stop)
            ).staircase
    touched = one, cell.bears | one if cell is not None else 0
    same = before.organisations == after.organisations
    return frontier_of(board, new, _untouched(former, old, new, *touched) if same else None)


def _untouched(former: Frontier, old: Staircase, new: Staircase, one: int, bearers: int) -> dict[int, Step]:
    """The steps with the same ways, none of which could choose the wording of whose bearers `one` is or was among them."""
    return {
        step.clauses: step
        for step in former.steps
        if old.ways[step.clauses] == new.ways[step.clauses]
        and not any(way & one and way & ~bearers == 0 for way in new.ways[step.clauses])
    }


def _changed(before: Question, after: Question) -> tuple[str, str] | tuple[()] | None:
    """The organisation and the wording of the one position that changed, nothing where none has; None where more has
    changed than one position."""
    same = ("clauses", "unanswered_bears", "must_sign", "min_signatories")
    if any(getattr(before, field) != getattr(after, field) for field in same):
        return None
    if set(before.organisations) != set(after.organisations):
        return None
    if before.stances == after.stances:
        return ()
    keys = [at for at in before.stances.keys() | after.stances if before.stances.get(at) != after.stances.get(at)]
    return keys[0] if len(keys) == 1 else None


def _translated(staircase: Staircase, old: Board, new: Board) -> Staircase:
    """The same ways with the bits of another board."""
    places = {name: 1 << at for at, name in enumerate(new.names)}
    if old.names == new.names:
        return staircase
    bits = [places[name] for name in old.names]
    known: dict[int, int] = {}
    for ways in staircase.ways:
        for way in ways:
            if way not in known:
                known[way] = sum(bit for at, bit in enumerate(bits) if way >> at & 1)
    moved = [{known[way] for way in row} for row in staircase.ways]
    return Staircase(staircase.most, staircase.upper, moved, staircase.settled, 0, staircase.first)


class _Steps:
    """The steps of a staircase made anew from those before, in order."""

    def __init__(self, board: Board, old: Staircase, limit: int, should_stop: Stop | None) -> None:
        self.board = board
        self.old = old
        self.limit = limit
        self.search = Search(board.masks, board.required, should_stop)
        size = len(old.most)
        self.most, self.settled = [0] * size, [True] * size
        self.ways: list[set[int]] = [set() for _ in range(size)]
        for clauses in range(old.first, size):
            self.make(clauses)
        self.staircase = Staircase(self.most, list(self.most), self.ways, self.settled, self.search.nodes, old.first)

    def make(self, clauses: int) -> None:
        """Fill one step."""
        self.most[clauses], self.ways[clauses] = self.old.most[clauses], self.old.ways[clauses]

    def inherits(self, clauses: int) -> bool:
        """Take the ways of the step before where it is as high: those that share one clause more."""
        before = clauses - 1
        if before < self.old.first or self.most[before] != self.most[clauses] or not self.settled[before]:
            return False
        self.ways[clauses] = {way for way in self.ways[before] if self.shares(way, clauses)}
        return True

    def shares(self, signers: int, clauses: int) -> bool:
        """Whether these organisations can sign a text of so many clauses."""
        masks = self.board.masks
        if any(all(signers & ~mask for mask in masks[duty]) for duty in self.board.required):
            return False
        return sum(any(signers & ~mask == 0 for mask in row) for row in masks) >= clauses

    def hunt(self, search: Search, everyone: int, clauses: int) -> None:
        """Add every way of the step's height that can be found among these."""
        height = self.most[clauses]

        def found(signers: int, _covered: int) -> int:
            self.ways[clauses].add(signers)
            return height

        left = self.limit - self.search.nodes
        self.settled[clauses] = search.run(everyone, clauses, height, found, left)
        if search is not self.search:
            self.search.nodes += search.nodes
            search.nodes = 0


class _Raised(_Steps):
    """One organisation has come to bear one wording."""

    def __init__(
        self, board: Board, old: Staircase, one: int, cell: Cell, limit: int, should_stop: Stop | None
    ) -> None:
        self.one = one
        rows = [[mask for mask in row if mask & one] for row in board.masks]
        rows[cell.clause] = [cell.bears]
        self.bearers = cell.bears
        self.others = Search(rows, board.required, should_stop)
        super().__init__(board, old, limit, should_stop)

    def make(self, clauses: int) -> None:
        """A way and the organisation together, or the same height with what it can now sign too."""
        height = self.old.most[clauses]
        if not height and not clauses:
            return
        ways = self.old.ways[clauses] if height else {0}
        risen = {way | self.one for way in ways if not way & self.one and self.shares(way | self.one, clauses)}
        self.most[clauses] = height + bool(risen)
        if risen:
            self.ways[clauses] = risen
        elif height and not self.inherits(clauses):
            self.ways[clauses] = set(ways)
            self.hunt(self.others, self.bearers, clauses)


class _Lowered(_Steps):
    """One organisation has ceased to bear one wording."""

    def __init__(self, board: Board, old: Staircase, one: int, limit: int, should_stop: Stop | None) -> None:
        self.one = one
        super().__init__(board, old, limit, should_stop)

    def make(self, clauses: int) -> None:
        """The ways that are left, or one step down."""
        height = self.old.most[clauses]
        left = {way for way in self.old.ways[clauses] if not way & self.one or self.shares(way, clauses)}
        self.most[clauses] = height if left else max(0, height - 1)
        if left:
            self.ways[clauses] = left
        elif self.most[clauses] and not self.inherits(clauses):
            self.hunt(self.search, self.board.everyone, clauses)
