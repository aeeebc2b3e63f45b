"""The search under every exact answer: which organisations can sign a common text of at least `need` clauses.

A branch of the search is a set of organisations that may still sign and the clauses that are still open. It is narrowed
by what must follow, cut off where a bound shows that nothing is left, and otherwise divided in two: an organisation
signs or does not, or a clause is in with one of its wordings or is left out. Seen as a graph of rejections this is the
constrained vertex cover of a bipartite graph: at most so many organisations and so many clauses may be taken away
until no rejection is left. Three bounds hold it: rejections counted from both sides, the least that a clause costs, and
a packing of clauses with organisations of their own that stand in the way. `kernel.c` is the same search compiled.
"""

from collections.abc import Callable, Sequence

from hamgam.engine.ground.compiled import CompiledHunt, Tables, tables
from hamgam.engine.ground.counters import at_least, capped, most_counted, tally
from hamgam.engine.ground.packing import too_many_conflicts
from hamgam.engine.ground.wide import Wide, wide_of

CLAUSES_A_NODE = 64
"""A branch with more open clauses than this counts as several, so that a limit bounds the work."""
LOOK = 64
"""After so many branches the caller is asked whether to stop."""
MANY = 2
"""With so many organisations for each clause the search always goes by clauses."""


Row = tuple[int, list[int], int, int]
"""An open clause: its number, the masks of its wordings that enough organisations bear, who bears none of them, and who
does not bear them all. Plain tuples: the search spends its time with them."""

Live = list[Row]

Found = Callable[[int, int], int]
"""Called with a mask of signatories and how many clauses they certainly share; answers the new floor."""

Stop = Callable[[], bool]


Branch = tuple[int, Live, int, tuple[int, ...]]
"""A part of the search: who may sign, what is open, how many clauses are in, which clauses were left out."""


Narrowed = tuple[int, int, Live, int, int, list[int], list[int], list[int]]
"""A branch after all that must follow was done: who may sign and how many, what is open, how many clauses are in and
how many are wanted; for each open clause how many signatories it costs at least, and who bears none of its wordings;
and counters of the latter by organisation."""


class Until:
    """Whether the caller has said to stop. Once said it stays so, and is not asked again."""

    def __init__(self, should_stop: Stop | None) -> None:
        self._should_stop = should_stop
        self._said = False

    def over(self) -> bool:
        """Ask, unless it was said already."""
        if not self._said and self._should_stop is not None:
            self._said = self._should_stop()
        return self._said


class Search:
    """Clauses to search in: `masks[clause]` lists for each wording who bears it. `nodes` counts the branches of all
    searches in them; `should_stop` is asked now and then, and `stopped` says that it said yes."""

    def __init__(
        self, masks: Sequence[Sequence[int]], required: frozenset[int] = frozenset(), should_stop: Stop | None = None
    ) -> None:
        self.masks = [list(row) for row in masks]
        self.required = required
        self.should_stop = should_stop
        self.nodes = 0
        self.stopped = False
        self.simple = all(len(row) <= 1 for row in self.masks)
        self._under: dict[int, int] = {}
        self._weaker: dict[int, frozenset[int]] = {}
        self._tables: Tables | None = None
        self._reach = -1

    def run(self, everyone: int, need: int, floor: int, found: Found, budget: int) -> bool:
        """A `Hunt` of one go: whether everything was explored by `budget` branches."""
        return self.hunt(everyone, need, floor).go(found, budget)

    def hunt(self, everyone: int, need: int, floor: int) -> "Hunt | CompiledHunt":
        """A new hunt, by the compiled search where it is there."""
        compiled = self._compiled(everyone)
        if compiled is None:
            return Hunt(self, everyone, need, floor)
        count = sum(bool(row) or clause in self.required for clause, row in enumerate(self.masks))
        share = _share(everyone.bit_count(), floor, count, need)
        possible = all(self.masks[duty] for duty in self.required)
        return CompiledHunt(self, compiled, everyone, need, floor, share, possible)

    def wide(self, everyone: int, left: int) -> Wide | None:
        """The tools for wide gaps, where there are many organisations for each clause, the compiled search is there and
        `left` branches are enough for them."""
        if everyone.bit_count() <= MANY * len(self.masks):
            return None
        compiled = self._compiled(everyone)
        return None if compiled is None else wide_of(self.masks, everyone, compiled, self, left)

    def _compiled(self, everyone: int) -> Tables | None:
        if everyone > self._reach:
            self._tables, self._reach = tables(self.masks, self.required, everyone), everyone
        return self._tables

    def under(self, one: int) -> int:
        """The organisations that bear nothing which `one` does not bear, itself among them: without it they are in no
        set of all who can sign a text."""
        if one not in self._under:
            beyond = 0
            for row in self.masks:
                for mask in row:
                    if not mask & one:
                        beyond |= mask
            self._under[one] = ~beyond
        return self._under[one]

    def weaker(self, clause: int) -> frozenset[int]:
        """The clauses that only those can sign who could sign this one too, itself among them: where it is left out,
        so are they."""
        if clause not in self._weaker:
            against = [~mask for mask in self.masks[clause]]
            self._weaker[clause] = frozenset(
                other
                for other, row in enumerate(self.masks)
                if other == clause or (row and all(any(mask & no == 0 for no in against) for mask in row))
            )
        return self._weaker[clause]

    def spend(self, nodes: int) -> bool:
        """Count these branches; whether to go on."""
        before = self.nodes // LOOK
        self.nodes += nodes
        if self.nodes // LOOK != before and self.should_stop is not None and self.should_stop():
            self.stopped = True
        return not self.stopped


class Hunt:
    """The search for all sets of signatories among `everyone` that share at least `need` clauses, all the required
    ones among them, and are at least as large as `floor` (1 or more). It can be interrupted and taken up again."""

    def __init__(self, search: Search, everyone: int, need: int, floor: int) -> None:
        self.floor = floor
        self._search = search
        self._masks = search.masks
        self._required = search.required
        self._simple = search.simple
        self._need = need
        self._everyone = everyone
        rows = [(clause, row) for clause, row in enumerate(search.masks) if row or clause in search.required]
        self._share = _share(everyone.bit_count(), floor, len(rows), need)
        self._stack: list[Branch] = []
        if all(row for _, row in rows):
            self._stack.append((everyone, [self._row(clause, row) for clause, row in rows], 0, ()))

    def go(self, found: Found, budget: int) -> bool:
        """Explore everything; False if `budget` further branches were not enough.

        Every set that is as large as the last floor is handed to `found`, which answers the new floor.
        """
        search, stack, need = self._search, self._stack, self._need
        while stack:
            if budget <= 0 or search.stopped:
                return False
            branch = stack.pop()
            cost = 1 + len(branch[1]) // CLAUSES_A_NODE
            budget -= cost
            if not search.spend(cost):
                stack.append(branch)
                return False
            narrowed = self._narrow(branch, need, self.floor)
            if narrowed is None:
                continue
            if narrowed[4] <= 0:
                self.floor = found(narrowed[0], narrowed[3])
            else:
                self._divide(narrowed, self.floor, branch[3], stack)
        return True

    def _row(self, clause: int, masks: list[int]) -> Row:
        some = every = masks[0]
        for mask in masks[1:]:
            some |= mask
            every &= mask
        return clause, masks, self._everyone & ~some, self._everyone & ~every

    def _narrow(self, branch: Branch, need: int, floor: int) -> Narrowed | None:
        """Drop wordings that too few bear, take in clauses that all bear, drop who rejects too many; None if over."""
        signers, live, done, _ = branch
        while True:
            total = signers.bit_count()
            if total < floor:
                return None
            spare = len(live) + done - need
            still: Live = []
            lost = []
            for row in live:
                masks = row[1]
                if len(masks) == 1:
                    least = most = (signers & masks[0]).bit_count()
                elif len(masks) == 2:
                    least = (signers & masks[0]).bit_count()
                    most = (signers & masks[1]).bit_count()
                    if least > most:
                        least, most = most, least
                else:
                    sizes = [(signers & mask).bit_count() for mask in masks]
                    least, most = min(sizes), max(sizes)
                if most < floor:
                    spare -= 1
                    if spare < 0 or row[0] in self._required:
                        return None
                elif most == total:
                    done += 1
                else:
                    if least < floor:
                        row = self._row(row[0], [mask for mask in masks if (signers & mask).bit_count() >= floor])
                    still.append(row)
                    lost.append(total - most)
            live = still
            forced = sum(row[0] in self._required for row in live) if self._required else 0
            wanted = max(need - done, forced)
            if wanted <= 0:
                return signers, total, live, done, 0, lost, [], []
            if len(live) < wanted:
                return None
            # Who bears no wording of more clauses than may be left out cannot sign.
            against = [signers & row[2] for row in live]
            planes = tally([mask for mask in against if mask])
            dead = at_least(planes, len(live) - wanted + 1, signers) if planes else 0
            if not dead:
                return signers, total, live, done, wanted, lost, against, planes
            signers &= ~dead

    def _seen(self, signers: int, left_out: tuple[int, ...]) -> bool:
        """Whether all signers bear a clause that this branch left out: the other branch has found them already."""
        return any(signers & ~mask == 0 for clause in left_out for mask in self._masks[clause])

    def _divide(self, state: Narrowed, floor: int, left_out: tuple[int, ...], stack: list[Branch]) -> None:
        """Put the parts of a branch on the stack, the one to look at first last; none where a bound leaves nothing."""
        signers, total, live, done, wanted, lost, against, planes = state
        spare_members = total - floor
        spare_clauses = len(live) - wanted
        # The cheapest clauses must be paid for by who is taken away, each paying once for each of them at most.
        needed = sum(sorted(lost)[:wanted])
        if needed > spare_members * wanted:
            return
        if planes:
            # Rejections that must go are more than the leave to take away clauses and organisations covers.
            rejected = [mask.bit_count() for mask in against]
            edges = sum(rejected)
            covered = sum(sorted(rejected, reverse=True)[:spare_clauses])
            if covered < edges:
                covered += capped(planes, spare_members, spare_clauses, signers, edges - covered)
                if covered < edges:
                    return
        if left_out and self._seen(signers, left_out):
            return
        if self._simple:
            conflicts = planes
        else:
            conflicts = tally([mask for row in live if (mask := signers & row[3])])
        if needed > capped(conflicts, spare_members, wanted, signers, needed):
            return
        if too_many_conflicts(signers, total, live, against, spare_members, spare_clauses):
            return
        worst = max(lost)
        count, candidates = most_counted(conflicts, signers)
        # An organisation is the better choice when its rejections are many for how few clauses may go.
        if count * (spare_members + 1) >= self._share * worst * (spare_clauses + 1):
            one = candidates & -candidates
            if spare_members:
                stack.append((signers & ~self._search.under(one), live, done, left_out))
            willing = self._borne_by(live, one)
            if willing is not None:
                stack.append((signers, willing, done, left_out))
            return
        at = lost.index(worst)
        clause, masks, _, _ = live[at]
        rest = live[:at] + live[at + 1 :]
        weaker = self._search.weaker(clause)
        if spare_clauses and not weaker & self._required:
            stronger = rest if len(weaker) == 1 else [row for row in live if row[0] not in weaker]
            stack.append((signers, stronger, done, (*left_out, clause)))
        stack.extend([(signers & mask, rest, done + 1, left_out) for mask in reversed(masks)])

    def _borne_by(self, live: Live, one: int) -> Live | None:
        """What is open when this organisation signs; None where a required clause is not."""
        willing = []
        for row in live:
            if not one & row[3]:
                willing.append(row)
            elif not one & row[2]:
                willing.append(self._row(row[0], [mask for mask in row[1] if mask & one]))
            elif row[0] in self._required:
                return None
        return willing


def _share(members: int, floor: int, clauses: int, need: int) -> float:
    """How much an organisation's rejections must weigh for the search to divide by organisations.

    Where fewer clauses than organisations may be left out, as far as there are any, the search goes by organisations:
    long texts of few. Else it goes by clauses: short texts of many, and every text where there are many organisations.
    """
    if members > MANY * clauses:
        return 3.0
    return 0.4 if 4 * (clauses - need) * members <= 5 * (members - floor) * clauses else 3.0
