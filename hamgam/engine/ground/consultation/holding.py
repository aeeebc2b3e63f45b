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

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from typing import Any

import numpy as np

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


@dataclass(slots=True)
class _Arc:
    """A count as an arc of the network: how far it may fall and rise in the eyes of the public when it is held back."""

    tail: int
    head: int
    value: int
    low: int
    high: int
    hidden: bool
    price: int
    small: bool
    at: int = 0
    low_seen: int = 0
    high_seen: int = 0


def held(groups: Sequence[Sequence[int]], rest: Sequence[int], least: int) -> Held:
    """What is published of one statement: `groups` and `rest` (those in no group, noughts when there are none) are counts.

    Each row is (agree, pass, disagree, not answered).
    """
    for marked in (True, False):
        network = _Network(groups, rest, least, marked)
        if network.protect():
            return network.ranges()
    network.hide_all()
    return network.ranges()


class _Network:
    """The table of one statement: arcs from groups to columns and from columns to everyone."""

    def __init__(self, groups: Sequence[Sequence[int]], rest: Sequence[int], least: int, marked: bool) -> None:
        self.least, self.number = least, len(groups)
        rows = [*groups, rest] if any(rest) else list(groups)
        totals = [sum(row[column] for row in rows) for column in _COLUMNS]
        people = sum(totals)
        first = len(rows)
        self.arcs: list[_Arc] = []
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if totals[column]:
                    small = value < least
                    low, high = self._bounds(value, 0, sum(row), marked)
                    price = _PRICE[column] + at if at < self.number else _PRICE_OF_REST
                    if not groups:  # the one row is no figure of its own, and as open as everyone's
                        low, high = 0, sum(row)
                    self.arcs.append(_Arc(at, first + column, value, low, high, small or not groups, price, small))
        for column, value in enumerate(totals):
            if value:
                small = value < least
                low, high = self._bounds(value, 1, people, marked)
                price = _PRICE_OF_EVERYONES[column]
                self.arcs.append(_Arc(first + column, first + 4, value, low, high, small, price, small))
        self.leaving: list[list[tuple[int, int]]] = [[] for _ in range(first + 5)]
        for at, arc in enumerate(self.arcs):
            arc.at = at
            self.leaving[arc.tail].append((at, 1))
            self.leaving[arc.head].append((at, -1))
        self.first = first
        self.sizes = [sum(row) for row in rows]

    def _bounds(self, value: int, nought: int, most: int, marked: bool) -> Range:
        """What is said of a count that is held back: that it is small, or between which steps it lies; or nothing."""
        if not marked:
            return 0, most
        if value < self.least:
            return nought, min(most, self.least - 1)
        step = _STEP * self.least
        return max(self.least, value // step * step), min(most, value // step * step + step - 1)

    def protect(self) -> bool:
        """Hold back what is needed; answers whether everything is as open as it must be."""
        enough = True
        for arc in self.arcs:
            everyones = arc.head == self.first + 4
            if not (self.number or everyones):
                continue  # without groups the one row is what everyone's counts are
            if arc.small:
                rise, fall = min(self.least - 1, arc.high) - arc.value, arc.value - everyones
            elif self._unanswered(arc) and self.people_of(arc) - arc.value < self.least:
                seen = self.people_of(arc) - arc.value
                arc.hidden = True
                rise, fall = seen - everyones, self.least - 1 - seen
            else:
                continue
            enough &= self._moved(arc, 1, rise, True) >= rise
            enough &= self._moved(arc, -1, fall, True) >= fall
        return enough and self._without_small_sums()

    def _unanswered(self, arc: _Arc) -> bool:
        return self.first + UNANSWERED in (arc.tail, arc.head)

    def people_of(self, arc: _Arc) -> int:
        """How many the row of a count holds."""
        return self.sizes[arc.tail] if arc.tail < self.first else sum(self.sizes)

    def _without_small_sums(self) -> bool:
        """Hold back more while a sum of fewer than `least` people is settled."""
        while True:
            self._span()
            cut = self._small_sum()
            if cut is None:
                return True
            inside, everyone = cut
            if everyone:
                inside.add(self.first + 4)
            crossing = [arc for arc in self.arcs if not arc.hidden and (arc.tail in inside) != (arc.head in inside)]
            if not crossing:
                return False
            min(crossing, key=lambda arc: (arc.price, arc.at)).hidden = True

    def _small_sum(self) -> tuple[set[int], bool] | None:
        """A cut that only open counts cross, all outwards, and together fewer than `least` people: its nodes inside.

        A count held back whose range is a single number is as good as published.
        """
        value, hidden = np.zeros((self.first + 1, 4), np.int64), np.zeros((self.first + 1, 4), np.int64)
        for arc in self.arcs:
            if arc.low_seen < arc.high_seen:
                row, column = (self.first, arc.tail) if arc.tail >= self.first else (arc.tail, arc.head)
                value[row, column - self.first], hidden[row, column - self.first] = arc.value, 1
        rows, columns = _subsets(self.first), _subsets(4)
        entered = ((1 - rows) @ hidden[:-1]) @ columns.T > 0
        out_of_rows, crossed = (rows @ value[:-1]) @ (1 - columns).T, (rows @ hidden[:-1]) @ (1 - columns).T
        for everyone in (False, True):
            total, number = out_of_rows, crossed
            wrong = entered
            if everyone:
                wrong = wrong | (((1 - columns) @ hidden[-1]) > 0)[None, :]
            else:
                total, number = total + columns @ value[-1], number + columns @ hidden[-1]
            at = np.argwhere(~wrong & (number > 0) & (total < self.least))
            if len(at):
                row, column = at[0]
                inside = {*np.flatnonzero(rows[row]).tolist(), *(np.flatnonzero(columns[column]) + self.first).tolist()}
                return inside, everyone
        return None

    def hide_all(self) -> None:
        """The last resort: nothing of this statement but the sizes of the groups."""
        for arc in self.arcs:
            arc.hidden = True
        self._span()

    def _span(self) -> None:
        """For every count the least and the most that all published figures leave open."""
        for arc in self.arcs:
            arc.low_seen = arc.high_seen = arc.value
            if arc.hidden:
                arc.low_seen -= self._moved(arc, -1, arc.value - arc.low, False)
                arc.high_seen += self._moved(arc, 1, arc.high - arc.value, False)

    def ranges(self) -> Held:
        """The range of every count that is held back, and the others as they are."""
        found = [[(0, 0)] * 4 for _ in range(self.first + 1)]
        for arc in self.arcs:
            row, column = (self.first, arc.tail) if arc.head == self.first + 4 else (arc.tail, arc.head)
            found[row][column - self.first] = arc.low_seen, arc.high_seen
        rest = tuple(found[self.number]) if 0 < self.number < self.first else ()
        return Held(tuple(tuple(row) for row in found[: self.number]), tuple(found[self.first]), rest)

    def _moved(self, arc: _Arc, way: int, far: int, mend: bool) -> int:
        """How far towards `far` a count can rise (way 1) or fall (-1) while all sums stay; with `mend`, hold back more."""
        start, end = (arc.head, arc.tail) if way > 0 else (arc.tail, arc.head)
        change = [0] * len(self.arcs)
        done = 0
        while done < far:
            path = self._path(start, end, arc.at, change, mend)
            if not path:
                break
            push = far - done
            for at, side in path:
                found = self.arcs[at]
                room = found.high - found.value - change[at] if side > 0 else found.value + change[at] - found.low
                push = min(push, room)
            for at, side in path:
                change[at] += side * push
                self.arcs[at].hidden = True
            done += push
        return done

    def _path(self, start: int, end: int, without: int, change: list[int], mend: bool) -> list[tuple[int, int]]:
        """The cheapest way round for one more, or none; a count that is held back already costs nothing."""
        arcs, leaving = self.arcs, self.leaving
        price = {start: 0}
        came: dict[int, tuple[int, int]] = {}
        queue = [(0, start)]
        while queue:
            so_far, node = heappop(queue)
            if node == end:
                return self._way(came, start, end)
            if so_far > price[node]:
                continue
            for at, side in leaving[node]:
                arc = arcs[at]
                if not (arc.hidden or mend) or at == without:
                    continue
                value = arc.value + change[at]
                if (value >= arc.high) if side > 0 else (value <= arc.low):
                    continue
                there = arc.head if side > 0 else arc.tail
                cost = so_far if arc.hidden else so_far + arc.price
                if there not in price or cost < price[there]:
                    price[there] = cost
                    came[there] = at, side
                    heappush(queue, (cost, there))
        return []

    def _way(self, came: dict[int, tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
        path, node = [], end
        while node != start:
            at, side = came[node]
            path.append((at, side))
            node = self.arcs[at].tail if side > 0 else self.arcs[at].head
        return path


@cache
def _subsets(number: int) -> Any:
    """All subsets of so many things, as rows of noughts and ones."""
    return (np.arange(2**number)[:, None] >> np.arange(number)) & 1
