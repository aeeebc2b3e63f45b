"""What the published counts of statements leave open, worked out for many statements at once from the cuts of their networks.

A statement is a table of rows (the groups, those in no group, and last everyone) with four columns; `holding` says how it is
a network: an arc from every row to every column, and from every column to everyone. How far a count held back can rise or
fall while all sums stay is a largest flow between the ends of its arc, and so a smallest cut (Ford and Fulkerson, 1956). A
cut is a choice of columns, of everyone or not, and of rows, and each row chooses its side by itself: sixteen choices of
columns and two of everyone, instead of two to the number of nodes.
"""

from typing import Any, NamedTuple

import numpy as np

Array = Any
_COLUMNS = 4
#: For each choice of columns, as a number of four bits, 1 where a column is inside.
_INSIDE = (np.arange(2**_COLUMNS)[:, None] >> np.arange(_COLUMNS)) & 1
_OUTSIDE = 1 - _INSIDE
_WITH = [np.flatnonzero(_INSIDE[:, column]) for column in range(_COLUMNS)]
_WITHOUT = [np.flatnonzero(_OUTSIDE[:, column]) for column in range(_COLUMNS)]


class Cut(NamedTuple):
    """The rows and the columns inside, as numbers whose bits are they, and whether everyone is inside."""

    rows: int
    columns: int
    everyone: bool


def spans(value: Array, low: Array, high: Array, hidden: Array) -> tuple[Array, Array]:
    """The least and the most that each count can be; all tables are statements × rows (everyone last) × columns.

    A count that is published is what it is; one that is `hidden` lies within `low` and `high`, which are published.
    """
    up, down = np.where(hidden, high - value, 0), np.where(hidden, value - low, 0)
    row_inside, row_outside = up[:, :-1] @ _OUTSIDE.T, down[:, :-1] @ _INSIDE.T
    best = np.minimum(row_inside, row_outside)
    all_rows = best.sum(1)
    everyone_outside, everyone_inside = up[:, -1] @ _INSIDE.T, down[:, -1] @ _OUTSIDE.T
    others = (all_rows + np.minimum(everyone_outside, everyone_inside))[:, None] - best
    rising, falling = others + row_outside, others + row_inside
    rising_all, falling_all = all_rows + everyone_inside, all_rows + everyone_outside
    rise, fall = np.empty_like(value), np.empty_like(value)
    for column in range(_COLUMNS):
        within, without = _WITH[column], _WITHOUT[column]
        rise[:, :-1, column] = rising[:, :, within].min(2)
        fall[:, :-1, column] = falling[:, :, without].min(2)
        rise[:, -1, column] = rising_all[:, without].min(1)
        fall[:, -1, column] = falling_all[:, within].min(1)
    return value - np.minimum(down, fall - up), value + np.minimum(up, rise - down)


def small_sums(value: Array, moves: Array, least: int) -> list[Cut | None]:
    """For each statement a cut that only counts which move cross, all outwards, and together fewer than `least` people.

    `moves` says of each count whether more than one value is open. The first such cut is told, without everyone before with
    everyone, and by the numbers of its rows and then of its columns; None where there is none.
    """
    moves = moves.astype(np.int64)
    people = value * moves
    entered = moves[:, :-1] @ _INSIDE.T > 0  # a row that reaches into the columns inside must be inside
    out, number = people[:, :-1] @ _OUTSIDE.T, moves[:, :-1] @ _OUTSIDE.T
    total = (out * entered).sum(1)
    crossed = (number * entered).sum(1)
    rows = (entered << np.arange(entered.shape[1])[:, None]).sum(1)
    found: list[Cut | None] = [None] * len(value)
    for everyone in (True, False):  # what is found without everyone stands before
        if everyone:
            together, crossing, possible = total, crossed, moves[:, -1] @ _OUTSIDE.T == 0
        else:
            together, crossing = total + people[:, -1] @ _INSIDE.T, crossed + moves[:, -1] @ _INSIDE.T
            possible = np.True_
        more = ~entered & (number > 0) & (together[:, None] + out < least)
        at_once, with_one = possible & (crossing > 0) & (together < least), possible & (crossing == 0) & more.any(1)
        chosen = np.where(at_once, rows, np.where(with_one, rows + (1 << more.argmax(1)), np.iinfo(np.int64).max))
        first = chosen.argmin(1)
        for at in np.flatnonzero((at_once | with_one).any(1)).tolist():
            found[at] = Cut(int(chosen[at, first[at]]), int(first[at]), everyone)
    return found
