"""The search under every exact answer: which organisations can sign a common text of at least `need` clauses.

A branch of the search is a set of organisations that may still sign and the clauses that are still open. It is narrowed
by what must follow, cut off where two bounds show that nothing is left, and otherwise divided in two: an organisation
signs or does not, or a clause is in with one of its wordings or is left out. Seen as a graph of rejections this is the
constrained vertex cover of a bipartite graph: at most so many organisations and so many clauses may be taken away
until no rejection is left.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

CLAUSES_A_NODE = 64
"""A branch with more open clauses than this counts as several, so that a limit bounds the work."""

Live = list[tuple[int, list[int]]]
"""Open clauses: the number of the clause and the masks of its wordings that enough organisations bear."""

Found = Callable[[int, int], int]
"""Called with a mask of signatories and how many clauses they certainly share; answers the new floor."""


class Branch(NamedTuple):
    """A part of the search: who may sign, what is open, how many clauses are in, which clauses were left out."""

    signers: int
    live: Live
    done: int
    left_out: tuple[int, ...]


class Narrowed(NamedTuple):
    """A branch after all that must follow was done; `lost` is how many signatories a clause costs at least."""

    signers: int
    total: int
    live: Live
    done: int
    wanted: int
    lost: list[int]
    rejected: list[int]
    planes: list[int]
    conflicts: list[int]


class Search:
    """Finds the signatories of texts with at least `need` clauses, at least `floor` signatories and all required
    clauses. `masks[clause]` lists for each wording who bears it."""

    def __init__(self, masks: Sequence[Sequence[int]], required: frozenset[int] = frozenset()) -> None:
        self.masks = [list(row) for row in masks]
        self.required = required
        self.nodes = 0
        self._simple = all(len(row) <= 1 for row in self.masks)

    def run(self, everyone: int, need: int, floor: int, found: Found, budget: int) -> bool:
        """Explore everything; False if `budget` branches were not enough. `floor` is at least 1.

        Every set of signatories that is as large as the last floor and shares `need` clauses is handed to `found`.
        """
        live = [(clause, row) for clause, row in enumerate(self.masks) if row or clause in self.required]
        stack = [Branch(everyone, live, 0, ())]
        while stack:
            if budget <= 0:
                return False
            branch = stack.pop()
            cost = 1 + len(branch.live) // CLAUSES_A_NODE
            budget -= cost
            self.nodes += cost
            narrowed = self._narrow(branch, need, floor)
            if narrowed is None:
                continue
            if narrowed.wanted <= 0:
                floor = found(narrowed.signers, narrowed.done)
            elif not self._hopeless(narrowed, floor) and not self._seen(narrowed.signers, branch.left_out):
                stack.extend(self._divide(narrowed, floor, branch.left_out))
        return True

    def _narrow(self, branch: Branch, need: int, floor: int) -> Narrowed | None:
        """Drop wordings that too few bear, take in clauses that all bear, drop who rejects too many; None if over."""
        signers, live, done, _ = branch
        while True:
            total = signers.bit_count()
            if total < floor:
                return None
            still: Live = []
            lost = []
            forced = 0
            for clause, masks in live:
                most = 0
                kept = []
                for mask in masks:
                    size = (signers & mask).bit_count()
                    if size >= floor:
                        kept.append(mask)
                        if size > most:
                            most = size
                if most == total:
                    done += 1
                elif kept:
                    still.append((clause, kept))
                    lost.append(total - most)
                    forced += clause in self.required
                elif clause in self.required:
                    return None
            live = still
            wanted = max(need - done, forced)
            if wanted <= 0:
                return Narrowed(signers, total, live, done, 0, lost, [], [], [])
            if len(live) < wanted:
                return None
            rejected, planes, conflicts = self._count_rejections(signers, live)
            dead = at_least(planes, len(live) - wanted + 1, signers)
            if not dead:
                return Narrowed(signers, total, live, done, wanted, lost, rejected, planes, conflicts)
            signers &= ~dead

    def _count_rejections(self, signers: int, live: Live) -> tuple[list[int], list[int], list[int]]:
        """For each clause how many bear none of its wordings; bit counters by organisation of clauses of which it
        bears no wording, and of clauses of which it does not bear every wording."""
        rejected = []
        planes: list[int] = []
        conflicts: list[int] = []
        for _, masks in live:
            some = every = masks[0]
            for mask in masks[1:]:
                some |= mask
                every &= mask
            carry = signers & ~some
            rejected.append(carry.bit_count())
            if carry:
                count(planes, carry)
            if not self._simple and (carry := signers & ~every):
                count(conflicts, carry)
        return rejected, planes, planes if self._simple else conflicts

    def _hopeless(self, state: Narrowed, floor: int) -> bool:
        """Whether the rejections that must go are more than the leave to take away organisations and clauses covers."""
        spare_members = state.total - floor
        spare_clauses = len(state.live) - state.wanted
        edges = sum(state.rejected)
        covered = sum(sorted(state.rejected, reverse=True)[:spare_clauses])
        for times in range(1, spare_clauses + 1):
            if covered >= edges:
                break
            size = at_least(state.planes, times, state.signers).bit_count()
            if not size:
                break
            covered += min(size, spare_members)
        if covered < edges:
            return True
        needed = sum(sorted(state.lost)[: state.wanted])
        if needed > spare_members * state.wanted:
            return True
        covered = 0
        for times in range(1, state.wanted + 1):
            if covered >= needed:
                break
            size = at_least(state.conflicts, times, state.signers).bit_count()
            if not size:
                break
            covered += min(size, spare_members)
        return covered < needed

    def _seen(self, signers: int, left_out: tuple[int, ...]) -> bool:
        """Whether all signers bear a clause that this branch left out: the other branch has found them already."""
        return any(signers & ~mask == 0 for clause in left_out for mask in self.masks[clause])

    def _divide(self, state: Narrowed, floor: int, left_out: tuple[int, ...]) -> list[Branch]:
        """The parts of a branch, the one to look at first standing last."""
        spare_members = state.total - floor
        spare_clauses = len(state.live) - state.wanted
        worst = max(range(len(state.lost)), key=state.lost.__getitem__)
        candidates = state.signers
        conflicts = 0
        for bit in range(len(state.conflicts) - 1, -1, -1):
            if narrower := candidates & state.conflicts[bit]:
                candidates = narrower
                conflicts |= 1 << bit
        # An organisation is the better choice when its rejections are many for how few organisations may go.
        share = 1.0 if self._simple else 0.6
        if conflicts and conflicts * (spare_members + 1) >= share * state.lost[worst] * (spare_clauses + 1):
            one = candidates & -candidates
            willing = []
            for clause, masks in state.live:
                kept = [mask for mask in masks if mask & one]
                if kept or clause in self.required:
                    willing.append((clause, kept))
            return [
                Branch(state.signers & ~one, state.live, state.done, left_out),
                Branch(state.signers, willing, state.done, left_out),
            ]
        clause, masks = state.live[worst]
        rest = [row for row in state.live if row[0] != clause]
        parts = []
        if clause not in self.required:
            parts.append(Branch(state.signers, rest, state.done, (*left_out, clause)))
        parts.extend(Branch(state.signers & mask, rest, state.done + 1, left_out) for mask in reversed(masks))
        return parts


def count(planes: list[int], carry: int) -> None:
    """Add one to the counter of every organisation in `carry`; plane b holds bit b of all counters."""
    for at, plane in enumerate(planes):
        planes[at] = plane ^ carry
        carry &= plane
        if not carry:
            return
    planes.append(carry)


def at_least(planes: list[int], times: int, among: int) -> int:
    """Who of `among` was counted at least `times` times (`times` is 1 or more)."""
    limit = times - 1
    if limit >> len(planes):
        return 0
    more = 0
    equal = among
    for bit in range(len(planes) - 1, -1, -1):
        if limit >> bit & 1:
            equal &= planes[bit]
        else:
            more |= equal & planes[bit]
            equal &= ~planes[bit]
    return more
