"""Which counts are held back, so that no figure is about fewer than five people, also not by subtraction.

For one statement the published counts are a table: a row for each group and one for those in no group (never printed), four
columns agree, pass, disagree and not answered, the totals of the columns for everyone, and the sizes of the groups, which
are the totals of the rows. Who subtracts knows all of these sums. So it is not enough to leave out the small counts.

A count under `least` is held back (nought stands where nobody at all answered so), and so is how many of a group answered
when these are so few. Then more counts are held back, the cheapest first, until

- for every small count each value from 0 to `least` - 1 fits everything that is published (for everyone's from 1), and
- every sum of counts that additions and subtractions can settle is a sum of `least` people or more.

The table is a network, and a change that keeps all sums is a circulation in it. So the first is asked and mended by cheapest
paths; suppression by network flows goes back to Cox (1995) and Kelly, Golden and Assad (1992). The second is asked of the
cuts: a sum of counts held back is settled exactly when these are all that cross a cut of the network, in one direction.
What `between` says of a count held back is the exact range that all published figures leave open; integrality of flows makes
it sharp.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from typing import Any, NamedTuple

import numpy as np

from hamgam.engine.ground.consultation.cuts import Cut, small_sums, spans

AGREE, PASS, DISAGREE, UNANSWERED = range(4)
_COLUMNS = range(4)
#: Which counts are missed least: of the large groups before the small ones, those unanswered first; everyone's last, and of
#: these how many answered at all.
_PRICE = (30, 30, 30, 10)
_PRICE_OF_EVERYONES = (1200, 400, 1200, 2000)
_PRICE_OF_REST = 1
#: Of a larger count that is held back it is said between which multiples of so many times `least` it lies.
_STEP = 10

Range = tuple[int, int]


@dataclass(frozen=True)
class Held:
    """For each group and for everyone the range of agree, pass, disagree, not answered; a range of one is a published count.

    `rest` is the same for those in no group: not printed, and known all the same to whoever subtracts.
    """

    groups: tuple[tuple[Range, ...], ...]
    everyone: tuple[Range, ...]
    rest: tuple[Range, ...] = ()


Table = tuple[Sequence[Sequence[int]], Sequence[int]]


def held(groups: Sequence[Sequence[int]], rest: Sequence[int], least: int) -> Held:
    """What is published of one statement: `groups` and `rest` (those in no group, noughts when there are none) are counts.

    Each row is (agree, pass, disagree, not answered).
    """
    return held_each([(groups, rest)], least)[0]


def held_each(tables: Sequence[Table], least: int) -> list[Held]:
    """What is published of each of many statements, given as groups and rest; see `held`."""
    found: dict[int, Held] = {}
    for marked in (True, False):
        networks = {at: _Network(*table, least, marked) for at, table in enumerate(tables) if at not in found}
        _without_small_sums([network for network in networks.values() if network.protect()])
        if not marked:
            _hide_all([network for network in networks.values() if not network.safe])
        found.update((at, network.ranges()) for at, network in networks.items() if network.safe)
    return [found[at] for at in range(len(tables))]


def _without_small_sums(networks: "list[_Network]") -> None:
    """Hold back more while a sum of fewer than `least` people is settled; `safe` says where that was possible."""
    while networks:
        waiting = []
        for some in _alike(networks):
            value, low, high = _span(some)
            for network, cut in zip(some, small_sums(value, low < high, some[0].least), strict=True):
                if cut is None:
                    network.safe = True
                elif network.hide_across(cut):
                    waiting.append(network)
        networks = waiting


def _hide_all(networks: "list[_Network]") -> None:
    """The last resort: nothing of these statements but the sizes of the groups."""
    for network in networks:
        network.hidden = [True] * len(network.value)
        network.safe = True
    for some in _alike(networks):
        _span(some)


def _span(networks: "list[_Network]") -> tuple[Any, Any, Any]:
    """Counts, and for every count the least and the most that all published figures leave open."""
    shape = len(networks), -1, 4
    value, low, high, hidden = (
        np.array([getattr(network, word) for network in networks]).reshape(shape)
        for word in ("value", "low", "high", "hidden")
    )
    least, most = spans(value, low, high, hidden)
    for network, *both in zip(networks, least.tolist(), most.tolist(), strict=True):
        network.seen = both
    return value, least, most


def _alike(networks: "list[_Network]") -> "Iterable[list[_Network]]":
    """Networks with as many rows as each other, together."""
    found: dict[int, list[_Network]] = {}
    for network in networks:
        found.setdefault(network.first, []).append(network)
    return found.values()


class _Form(NamedTuple):
    """The arcs of all tables of so many rows: row by row, then those from the columns to everyone."""

    tails: list[int]
    heads: list[int]
    #: From each node the arc, 1 along it or -1 against it, and the node there.
    leaving: list[list[tuple[int, int, int]]]


@cache
def _form(rows: int) -> _Form:
    tails = [at for at in range(rows) for _ in _COLUMNS] + [rows + column for column in _COLUMNS]
    heads = [rows + column for _ in range(rows) for column in _COLUMNS] + [rows + 4 for _ in _COLUMNS]
    leaving: list[list[tuple[int, int, int]]] = [[] for _ in range(rows + 5)]
    for at, (tail, head) in enumerate(zip(tails, heads, strict=True)):
        leaving[tail].append((at, 1, head))
        leaving[head].append((at, -1, tail))
    return _Form(tails, heads, leaving)


class _Network:
    """The table of one statement: arcs from groups to columns and from columns to everyone.

    Of each arc: its count, how far it may fall and rise in the eyes of the public when it is held back, whether it is, and
    what that costs. Where nobody answered so there is no arc: it can neither rise nor fall.
    """

    def __init__(self, groups: Sequence[Sequence[int]], rest: Sequence[int], least: int, marked: bool) -> None:
        self.least, self.number = least, len(groups)
        rows = [*groups, rest] if any(rest) else list(groups)
        self.first = len(rows)
        self.sizes = [sum(row) for row in rows]
        totals = [sum(column) for column in zip(*rows, strict=True)]
        self.there = [bool(total) for total in totals] * (self.first + 1)
        self.value = [value for row in (*rows, totals) for value in row]
        self.low, self.high = [0] * len(self.value), [0] * len(self.value)
        self.small = [there and value < least for there, value in zip(self.there, self.value, strict=True)]
        self.hidden = list(self.small)
        self.price = [
            _PRICE[column] + at if at < self.number else _PRICE_OF_REST
            for at in range(self.first)
            for column in _COLUMNS
        ]
        self.price += _PRICE_OF_EVERYONES
        self.seen: list[list[list[int]]] = []
        self.safe = False
        self.form = _form(self.first)
        for at, there in enumerate(self.there):
            if there:
                most, nought = self.people_of(at), int(self._everyones(at))
                self.low[at], self.high[at] = self._bounds(self.value[at], nought, most, marked)
        if not groups:  # the one row is no figure of its own, and as open as everyone's
            for at in _COLUMNS:
                if self.there[at]:
                    self.low[at], self.high[at], self.hidden[at] = 0, self.sizes[0], True

    def _bounds(self, value: int, nought: int, most: int, marked: bool) -> Range:
        """What is said of a count that is held back: that it is small, or between which steps it lies; or nothing."""
        if not marked:
            return 0, most
        if value < self.least:
            return nought, min(most, self.least - 1)
        step = _STEP * self.least
        low = value // step * step
        return max(self.least, low), min(most, low + step - 1)

    def protect(self) -> bool:
        """Hold back what each small count needs; answers whether everything is as open as it must be."""
        enough = True
        for at, value in enumerate(self.value):
            everyones = self._everyones(at)
            if not self.there[at] or not (self.number or everyones):
                continue  # without groups the one row is what everyone's counts are
            if self.small[at]:
                rise, fall = min(self.least - 1, self.high[at]) - value, value - everyones
            elif at % 4 == UNANSWERED and self.people_of(at) - value < self.least:
                seen = self.people_of(at) - value
                self.hidden[at] = True
                rise, fall = seen - everyones, self.least - 1 - seen
            else:
                continue
            enough &= self._moved(at, 1, rise) >= rise
            enough &= self._moved(at, -1, fall) >= fall
        return enough

    def _everyones(self, at: int) -> bool:
        return at >= 4 * self.first

    def people_of(self, at: int) -> int:
        """How many the row of a count holds."""
        return sum(self.sizes) if self._everyones(at) else self.sizes[at // 4]

    def hide_across(self, cut: Cut) -> bool:
        """Hold back the cheapest count that is published and crosses the cut; False when there is none."""
        inside = cut.rows | cut.columns << self.first | int(cut.everyone) << self.first + 4
        crossing = [
            (self.price[at], at)
            for at, (tail, head) in enumerate(zip(self.form.tails, self.form.heads, strict=True))
            if self.there[at] and not self.hidden[at] and (inside >> tail ^ inside >> head) & 1
        ]
        if crossing:
            self.hidden[min(crossing)[1]] = True
        return bool(crossing)

    def ranges(self) -> Held:
        """The range of every count that is held back, and the others as they are."""
        rows = [tuple(zip(*both, strict=True)) for both in zip(*self.seen, strict=True)]
        rest = rows[self.number] if 0 < self.number < self.first else ()
        return Held(tuple(rows[: self.number]), rows[self.first], rest)

    def _moved(self, own: int, way: int, far: int) -> int:
        """How far towards `far` a count can rise (way 1) or fall (-1) while all sums stay, when more is held back for it."""
        start, end = self.form.heads[own], self.form.tails[own]
        if way < 0:
            start, end = end, start
        now = list(self.value)
        done = 0
        while done < far:
            path = self._path(start, end, own, now)
            if not path:
                break
            room = [self.high[at] - now[at] if side > 0 else now[at] - self.low[at] for at, side in path]
            push = min(far - done, *room)
            for at, side in path:
                now[at] += side * push
                self.hidden[at] = True
            done += push
        return done

    def _path(self, start: int, end: int, without: int, now: list[int]) -> list[tuple[int, int]]:
        """The cheapest way round for one more, or none; a count that is held back already costs nothing."""
        low, high, hidden, prices, leaving = self.low, self.high, self.hidden, self.price, self.form.leaving
        price = {start: 0}
        came: dict[int, tuple[int, int, int]] = {}
        queue = [(0, start)]
        while queue:
            so_far, node = heappop(queue)
            if node == end:
                return _way(came, start, end)
            if so_far > price[node]:
                continue
            for at, side, there in leaving[node]:
                if at == without or ((now[at] >= high[at]) if side > 0 else (now[at] <= low[at])):
                    continue
                cost = so_far if hidden[at] else so_far + prices[at]
                if there not in price or cost < price[there]:
                    price[there] = cost
                    came[there] = at, side, node
                    heappush(queue, (cost, there))
        return []


def _way(came: dict[int, tuple[int, int, int]], start: int, end: int) -> list[tuple[int, int]]:
    path, node = [], end
    while node != start:
        at, side, node = came[node]
        path.append((at, side))
    return path
