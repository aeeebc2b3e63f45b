"""The map of opinion: how many of each group are where, and never where one person is."""

from typing import Any

import numpy as np

from hamgam.engine.ground.consultation.answers import Cell

Array = Any
#: Finer grids are tried first; one is fine enough when so many stand among at least `least` of their group.
_GRIDS = (24, 18, 12, 9, 6, 4, 3, 2)
_ENOUGH = 0.85
#: The axes are in units of the spread of opinion: the map shows so many on each side of the middle, and is not fitted to the
#: people at its edge.
_REACH = 2.5


def map_of(places: Array, group: Array, letters: tuple[str, ...], least: int) -> tuple[Cell, ...]:
    """Cells of a grid with the people of each group; `group` has -1 for those who are not shown.

    Who stands where fewer than `least` of the group do is counted in the nearest cell that is shown, so that every count is
    of at least `least` and those of a group are together its size.
    """
    shown = group >= 0
    if not shown.any():
        return ()
    kind = group[shown].astype(np.int64)
    where = np.clip(0.5 + places[shown, :2].astype(float) / (2 * _REACH), 0, 1 - 1e-9)
    if where.shape[1] < 2:
        where = np.column_stack([where, np.full(len(where), 0.5)])
    for fine in _GRIDS:
        at = (where * fine).astype(np.int64)
        key = (kind * fine + at[:, 0]) * fine + at[:, 1]
        count = np.bincount(key, minlength=len(letters) * fine * fine).reshape(len(letters), fine, fine)
        if count[count >= least].sum() >= _ENOUGH * len(kind):
            break
    cells = []
    for letter, table in zip(letters, count, strict=True):
        cells += _cells(letter, table, least)
    return tuple(cells)


def _cells(letter: str, table: Array, least: int) -> list[Cell]:
    fine = len(table)
    many = np.argwhere(table >= least)
    few = np.argwhere((table > 0) & (table < least))
    if not len(many):
        centre = np.rint((np.argwhere(table > 0) * table[table > 0][:, None]).sum(0) / table.sum()).astype(int)
        many = centre[None, :]
        few = np.array([place for place in few if tuple(place) != tuple(centre)]).reshape(-1, 2)
    counts = [int(table[x, y]) for x, y in many]
    for x, y in few:
        nearest = int(((many - (x, y)) ** 2).sum(1).argmin())
        counts[nearest] += int(table[x, y])
    return [
        Cell(round((x + 0.5) / fine, 4), round((y + 0.5) / fine, 4), letter, count)
        for (x, y), count in zip(many.tolist(), counts, strict=True)
    ]
