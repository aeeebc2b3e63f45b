"""The staircase: for each number of clauses the most organisations that can sign one text, and every way to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hamgam.engine.ground.board import Board
from hamgam.engine.ground.compiled import CompiledHunt
from hamgam.engine.ground.first import box, by_clauses, by_company
from hamgam.engine.ground.search import Hunt, Search, Stop
from hamgam.engine.ground.wide import Wide

WAYS = 4_000
"""So many ways to one step are kept; a step with more is proved and not settled. It bounds the memory."""
FIRST_ROUND, ROUNDS, PATIENCE = 1500, 4, 1
"""Branches for one question about one step in the first round, and how many times more in each following one. After
`PATIENCE` rounds a step that is still open is proved first, and only then are all ways to it looked for."""


@dataclass
class Staircase:
    """`most[k]` organisations can sign a text of k clauses, and surely no more than `upper[k]`. `ways[k]` holds masks
    of signatories that reach `most[k]`; all of them where `settled[k]`, among them those of the preferred text."""

    most: list[int]
    upper: list[int]
    ways: list[set[int]]
    settled: list[bool]
    nodes: int = 0
    first: int = 0

    def proved(self, clauses: int) -> bool:
        """Whether step `clauses` can be no higher."""
        return self.most[clauses] == self.upper[clauses]

    def lift(self, clauses: int, signers: int) -> None:
        """Take in a text of so many clauses that more can sign than was known."""
        for shorter in range(clauses, self.first - 1, -1):
            if self.most[shorter] >= signers.bit_count():
                return
            self.most[shorter] = signers.bit_count()
            self.ways[shorter] = {signers}

    @property
    def exact(self) -> bool:
        """Whether every step is proved."""
        return self.most == self.upper


def climb(board: Board, limit: int, should_stop: Stop | None = None) -> Staircase:
    """The staircase of a board, by at most about `limit` branches of search, or until `should_stop` says so.

    `most` is never too high and `upper` never too low, whatever the limit. Index 0 is the text without clauses; below
    the number of required clauses there is no text and `most` is 0.
    """
    return climb_masks(board.masks, board.everyone, board.required, limit, should_stop)


def climb_masks(
    masks: Sequence[Sequence[int]],
    everyone: int,
    required: frozenset[int] = frozenset(),
    limit: int = 10_000,
    should_stop: Stop | None = None,
) -> Staircase:
    """The staircase of clauses given as masks of who bears each wording."""
    return _Climb(masks, everyone, required, limit, should_stop).staircase


SHARE = 6
"""So many times the branches of a round are for the wide gaps of a large coalition after it."""
WIDE, TRIES = 10, 2
"""A step is proved only when no more than `WIDE` signatories are open, or one in so many of those known; before that only
its bound is lowered, until `TRIES` questions were too hard."""


class _TooMany(Exception):
    """More ways to a step than are kept."""


class _Climb:
    def __init__(
        self,
        masks: Sequence[Sequence[int]],
        everyone: int,
        required: frozenset[int],
        limit: int,
        should_stop: Stop | None,
    ) -> None:
        self.masks = masks
        self.everyone = everyone
        self.required = required
        self.search = Search(masks, required, should_stop)
        self.length = len(masks)
        self.first = len(required)
        self.limit = limit
        self.most = [0] * (self.length + 1)
        self.ways: list[set[int]] = [set() for _ in self.most]
        self.witness = [0] * (self.length + 1)
        self.settled = [False] * (self.length + 1)
        self.crowded = [False] * (self.length + 1)
        self.all_hunts: dict[int, Hunt | CompiledHunt] = {}
        self.proof_hunts: dict[int, Hunt | CompiledHunt] = {}
        self.wide: Wide | None = None
        self._begin()
        self.upper = box(masks, everyone, required)
        self._rounds()
        for clauses in range(self.first, self.length + 1):
            self._keep_best_ways(clauses)
        self.staircase = Staircase(self.most, self.upper, self.ways, self.settled, self.search.nodes, self.first)

    def _begin(self) -> None:
        """First answers: the empty text, and what is met when clauses or organisations are added one by one."""
        if not self.first:
            self._note(self.everyone, 0)
        by_clauses(self.masks, self.everyone, self.required, self._note)
        by_company(self.masks, self.everyone, self.required, self._note)

    def _note(self, signers: int, covered: int) -> None:
        """These organisations can sign a text of `covered` clauses, and so of fewer."""
        size = signers.bit_count()
        for clauses in range(covered, self.first - 1, -1):
            if self.most[clauses] >= size:
                return
            self.most[clauses] = size
            self.witness[clauses] = signers

    def _rounds(self) -> None:
        """Every step that is open, first with a small budget for each question, then with larger ones: short texts of
        many and long texts of few are soon proved, and what is hard has what is left."""
        budget = max(20, min(FIRST_ROUND, self.limit // (self.length + 1)))
        patience = PATIENCE
        steps = range(self.first, self.length + 1)
        while True:
            before = self.search.nodes
            for clauses in steps:
                self._step(clauses, budget, patience > 0)
            for clauses in steps:
                self._inherit_bound(clauses)
            if not self._left() or all(self.settled[k] or self.crowded[k] for k in steps):
                return
            self._narrow_gaps(self.search.nodes - before, patience == PATIENCE)
            budget *= ROUNDS
            patience -= 1

    def _narrow_gaps(self, spent: int, first: bool) -> None:
        """Where wide gaps are left in a large coalition: better texts once, and bounds by the spectrum for as many
        branches as the round before has `spent`."""
        if first and any(self._is_wide(clauses) for clauses in range(self.first, self.length + 1)):
            self.wide = self.search.wide(self.everyone, self._left())
        if self.wide is None:
            return
        if first:
            steps = [clauses for clauses in range(max(1, self.first), self.length + 1) if self._is_wide(clauses)]
            if not self.required:
                self.wide.better_texts(steps[::-1], self.witness, self._note)
            self.wide.bound_all(self.most, self.upper)
        self.wide.refine(self.most, self.upper, SHARE * spent, self._left())

    def _is_wide(self, clauses: int) -> bool:
        return self.upper[clauses] > self.most[clauses] + max(WIDE, self.most[clauses] // WIDE)

    def _inherit_bound(self, clauses: int) -> None:
        if clauses > self.first:
            self.upper[clauses] = min(self.upper[clauses], self.upper[clauses - 1])

    def _step(self, clauses: int, budget: int, patient: bool) -> None:
        """Prove one step and find every way to it, as far as the budget goes."""
        self._inherit_bound(clauses)
        before = clauses - 1
        level = clauses > self.first and self.most[before] == self.most[clauses]
        if self.settled[clauses] or self.crowded[clauses]:
            return
        if self.most[clauses] == 0 and self.upper[clauses] == 0:
            self.settled[clauses] = True
        elif level and self.settled[before]:
            self._inherit(clauses)
        elif level and not self._proved(before) and not self._last_of_level(clauses):
            return
        elif self._left():
            self._explore(clauses, budget, patient)

    def _last_of_level(self, clauses: int) -> bool:
        """Whether this is the longest text with so many signatories for which that is not proved: the easiest to prove
        of its level. The hardest, which proves the others, is the first one."""
        after = clauses + 1
        return after > self.length or self.most[after] < self.most[clauses] or self._proved(after)

    def _inherit(self, clauses: int) -> None:
        """A step as high as the one before: its ways are those before that share one clause more."""
        self.upper[clauses] = self.most[clauses]
        self.ways[clauses] = {way for way in self.ways[clauses - 1] if self._shared(way) >= clauses}
        self.settled[clauses] = True

    def _shared(self, signers: int) -> int:
        return sum(any(signers & ~mask == 0 for mask in row) for row in self.masks)

    def _explore(self, clauses: int, budget: int, patient: bool) -> None:
        gap = self.upper[clauses] - self.most[clauses]
        if patient or not gap:
            self._all_ways(clauses, budget)
        elif gap <= max(WIDE, self.most[clauses] // WIDE):
            self._nothing_above(clauses, budget)
        else:
            self._lower(clauses, budget)
            return
        if not self._proved(clauses):
            self._lower(clauses, max(10, budget // 8))

    def _proved(self, clauses: int) -> bool:
        return self.most[clauses] == self.upper[clauses]

    def _keep_best_ways(self, clauses: int) -> None:
        """A step that was not settled may have been raised later, by a longer text: what is lower now goes."""
        if not self.settled[clauses] and self.most[clauses]:
            self._keep_best(clauses)
            self.ways[clauses].add(self.witness[clauses])

    def _left(self) -> int:
        return 0 if self.search.stopped else max(0, self.limit - self.search.nodes)

    def _all_ways(self, clauses: int, budget: int) -> None:
        """Go on looking for every way to a step; with all of them it is settled."""
        ways = self.ways[clauses]

        def found(signers: int, covered: int) -> int:
            self._note(signers, covered)
            if signers.bit_count() == self.most[clauses]:
                ways.add(signers)
                if len(ways) > WAYS:
                    self._keep_best(clauses)
                    if len(ways) > WAYS:
                        raise _TooMany
            return max(1, self.most[clauses])

        hunt = self._hunt(self.all_hunts, clauses, max(1, self.most[clauses]))
        try:
            self.settled[clauses] = hunt.go(found, min(budget, self._left()))
        except _TooMany:
            self.crowded[clauses] = True
        if self.settled[clauses]:
            self.upper[clauses] = self.most[clauses]
            self._keep_best(clauses)
            del self.all_hunts[clauses]

    def _hunt(self, hunts: dict[int, Hunt | CompiledHunt], clauses: int, floor: int) -> Hunt | CompiledHunt:
        """The search that was begun for this step, or a new one."""
        if clauses not in hunts:
            hunts[clauses] = self.search.hunt(self.everyone, clauses, floor)
        hunts[clauses].floor = max(hunts[clauses].floor, floor)
        return hunts[clauses]

    def _nothing_above(self, clauses: int, budget: int) -> None:
        """Go on with the proof of a step; a text that is found raises it instead."""

        def found(signers: int, covered: int) -> int:
            self._note(signers, covered)
            return self.most[clauses] + 1

        hunt = self._hunt(self.proof_hunts, clauses, self.most[clauses] + 1)
        if hunt.go(found, min(budget, self._left())):
            self.upper[clauses] = self.most[clauses]
            del self.proof_hunts[clauses]

    def _keep_best(self, clauses: int) -> None:
        """Drop ways that were lower than another one found later."""
        self.ways[clauses] = {way for way in self.ways[clauses] if way.bit_count() == self.most[clauses]}

    def _none_above(self, clauses: int, floor: int, budget: int) -> bool:
        """Whether no text of so many clauses has `floor` signatories; a text that is found raises `most` instead."""

        def found(signers: int, covered: int) -> int:
            self._note(signers, covered)
            return max(floor, self.most[clauses] + 1)

        done = self.search.run(self.everyone, clauses, floor, found, min(budget, self._left()))
        return done and self.most[clauses] < floor

    def _lower(self, clauses: int, budget: int) -> None:
        """A better bound for a step that was not proved, a small budget for each question: from above in steps that
        double, the last of them halved, until as many questions as `TRIES` were left open."""
        tries, step = TRIES, 1
        while tries and self._left() and self.upper[clauses] > self.most[clauses] + 1:
            floor = max(self.most[clauses] + 2, self.upper[clauses] + 1 - step)
            if self._none_above(clauses, floor, budget):
                self.upper[clauses] = floor - 1
                step *= 2 if tries == TRIES else 1
            elif step == 1:
                return
            else:
                tries -= 1
                step //= 4 if step > 3 else 2
        self.upper[clauses] = max(self.upper[clauses], self.most[clauses])
