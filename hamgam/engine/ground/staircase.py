"""The staircase: for each number of clauses the most organisations that can sign one text, and every way to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hamgam.engine.ground.board import Board
from hamgam.engine.ground.search import Search

BEAM = 32
BEAM_WORK = 4_000_000
"""The first answers look at no more than so many wordings, by keeping fewer sets where clauses are many."""


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


def climb(board: Board, limit: int) -> Staircase:
    """The staircase of a board, by at most about `limit` branches of search.

    `most` is never too high and `upper` never too low, whatever the limit. Index 0 is the text without clauses; below
    the number of required clauses there is no text and `most` is 0.
    """
    return climb_masks(board.masks, board.everyone, board.required, limit)


def climb_masks(
    masks: Sequence[Sequence[int]], everyone: int, required: frozenset[int] = frozenset(), limit: int = 10_000
) -> Staircase:
    """The staircase of clauses given as masks of who bears each wording."""
    return _Climb(masks, everyone, required, limit).staircase


class _Climb:
    def __init__(self, masks: Sequence[Sequence[int]], everyone: int, required: frozenset[int], limit: int) -> None:
        self.masks = masks
        self.everyone = everyone
        self.required = required
        self.search = Search(masks, required)
        self.length = len(masks)
        self.first = len(required)
        self.limit = limit
        self.most = [0] * (self.length + 1)
        self.ways: list[set[int]] = [set() for _ in self.most]
        self.witness = [0] * (self.length + 1)
        self.settled = [False] * (self.length + 1)
        self._begin()
        self.upper = self._box()
        for clauses in range(self.first, self.length + 1):
            self._step(clauses)
        self._again()
        for clauses in range(self.first, self.length + 1):
            self._keep_best_ways(clauses)
        self.staircase = Staircase(self.most, self.upper, self.ways, self.settled, self.search.nodes, self.first)

    def _begin(self) -> None:
        """First answers, from the widest sets of signatories met when clauses are added one by one."""
        if not self.first:
            self._note(self.everyone, 0)
        level = {self.everyone: 0}
        width = max(1, min(BEAM, BEAM_WORK // (1 + self.length * sum(map(len, self.masks)))))
        duties = sorted(self.required)
        for size in range(1, self.length + 1):
            pool = duties[size - 1 : size] if size <= self.first else list(range(self.length))
            following: dict[int, int] = {}
            for signers, used in level.items():
                for clause in pool:
                    if used >> clause & 1:
                        continue
                    for mask in self.masks[clause]:
                        if signers & mask:
                            following.setdefault(signers & mask, used | 1 << clause)
            if not following:
                return
            widest = sorted(following, key=lambda signers: (-signers.bit_count(), signers))[:width]
            level = {signers: following[signers] for signers in widest}
            self._note(widest[0], size)

    def _note(self, signers: int, covered: int) -> None:
        """These organisations can sign a text of `covered` clauses, and so of fewer."""
        size = signers.bit_count()
        for clauses in range(covered, self.first - 1, -1):
            if self.most[clauses] >= size:
                return
            self.most[clauses] = size
            self.witness[clauses] = signers

    def _box(self) -> list[int]:
        """Bounds at sight: the k-th widest clause, and the narrowest of the required ones."""
        reach = [max((mask.bit_count() for mask in row), default=0) for row in self.masks]
        duty = min([self.everyone.bit_count(), *(reach[clause] for clause in self.required)])
        widest = sorted(reach, reverse=True)
        upper = [min(duty, widest[k - 1]) if k else duty for k in range(self.length + 1)]
        return [0 if k < self.first else upper[k] for k in range(self.length + 1)]

    def _step(self, clauses: int) -> None:
        """Prove one step and find every way to it."""
        before = clauses - 1
        if clauses > self.first:
            self.upper[clauses] = min(self.upper[clauses], self.upper[before])
        if self.most[clauses] == 0 and self.upper[clauses] == 0:
            self.settled[clauses] = True
        elif clauses > self.first and self.settled[before] and self.most[before] == self.most[clauses]:
            self._inherit(clauses)
        else:
            self._explore(clauses, 4)

    def _inherit(self, clauses: int) -> None:
        """A step as high as the one before: its ways are those before that share one clause more."""
        self.upper[clauses] = self.most[clauses]
        self.ways[clauses] = {way for way in self.ways[clauses - 1] if self._shared(way) >= clauses}
        self.settled[clauses] = True

    def _shared(self, signers: int) -> int:
        return sum(any(signers & ~mask == 0 for mask in row) for row in self.masks)

    def _explore(self, clauses: int, part: int) -> None:
        """Search one step with one part of `part` of what is left of the limit."""
        if self._all_ways(clauses, self._left() // part):
            self.settled[clauses] = True
            self.upper[clauses] = self.most[clauses]
        elif not self._proved(clauses) and self._none_above(clauses, self.most[clauses] + 1, self._left() // part):
            self.upper[clauses] = self.most[clauses]
        elif not self._proved(clauses):
            self._lower(clauses)

    def _again(self) -> None:
        """What is left of the limit, for the steps that are still open: proofs first, then the ways."""
        for proving in (True, False):
            for clauses in range(self.first, self.length + 1):
                if clauses > self.first:
                    self.upper[clauses] = min(self.upper[clauses], self.upper[clauses - 1])
                if self._left() and not self.settled[clauses] and not (proving and self._proved(clauses)):
                    self._explore(clauses, 2)

    def _proved(self, clauses: int) -> bool:
        return self.most[clauses] == self.upper[clauses]

    def _keep_best_ways(self, clauses: int) -> None:
        """A step that was not settled may have been raised later, by a longer text: what is lower now goes."""
        if not self.settled[clauses] and self.most[clauses]:
            ways = {way for way in self.ways[clauses] if way.bit_count() == self.most[clauses]}
            self.ways[clauses] = ways | {self.witness[clauses]}

    def _left(self) -> int:
        return max(0, self.limit - self.search.nodes)

    def _all_ways(self, clauses: int, budget: int) -> bool:
        ways = self.ways[clauses]

        def found(signers: int, covered: int) -> int:
            size = signers.bit_count()
            if size > self.most[clauses]:
                ways.clear()
                self._note(signers, covered)
            ways.add(signers)
            return self.most[clauses]

        return self.search.run(self.everyone, clauses, max(1, self.most[clauses]), found, budget)

    def _none_above(self, clauses: int, floor: int, budget: int) -> bool:
        """Whether no text of so many clauses has `floor` signatories; a text that is found raises `most` instead."""

        def found(signers: int, covered: int) -> int:
            if signers.bit_count() > self.most[clauses]:
                self.ways[clauses] = {signers}
                self._note(signers, covered)
            return max(floor, self.most[clauses] + 1)

        return self.search.run(self.everyone, clauses, floor, found, budget) and self.most[clauses] < floor

    def _lower(self, clauses: int) -> None:
        """A bound for a step that was not proved, by halving what is open, a small budget for each question."""
        low, high = self.most[clauses] + 1, self.upper[clauses]
        share = max(10, self.limit // (20 * self.length))
        while low < high and self.search.nodes < self.limit + self.limit // 4:
            middle = (low + high + 1) // 2
            if self._none_above(clauses, middle, share):
                high = middle - 1
            else:
                low = max(middle, self.most[clauses] + 1)
            high = max(high, self.most[clauses])
        self.upper[clauses] = max(high, self.most[clauses])
