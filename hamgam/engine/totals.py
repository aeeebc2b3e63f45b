"""Totals over many organisations of which none is about fewer than five people, also not by subtraction.

Each organisation may say how many of its people are in each cell of a table (a generation, a gender). Only totals are shown. Who
subtracts knows more than what is printed: the number of people in the table, since attendance is published; and an organisation
knows its own numbers. So every total is looked at from outside and with the eyes of each organisation that gave numbers, for
which what is left is the others' people. What is shown is such that

- of every cell that is shown, at least `least` people are left for everybody who looks;
- the cells that are held back are none, or at least two, with at least `least` people left in all of them together, so that each of
  them may be anything from nought up to `least` - 1 for all that can be added and subtracted;
- at least three organisations gave numbers, so that nobody reads another one's by taking away their own.

Nought is held back like four: "none at all" says of everybody in the room what they are not. The cell that is held back besides is
the smallest that is left, whatever it holds. This protects against one organisation at a time; several who put their own
numbers together are one larger organisation, and against that no total of so few protects.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: No figure is about fewer people, and no fewer organisations stand behind a table.
LEAST, HOUSES = 5, 3


@dataclass(frozen=True)
class Totals:
    """What is shown of a table. cells: those that are shown; people: how many the whole table counts, those held back among them."""

    cells: dict[str, int]
    people: int

    @property
    def rest(self) -> int:
        """How many are in the cells that are held back together; nought, or at least LEAST."""
        return self.people - sum(self.cells.values())


def totals(rows: Sequence[Mapping[str, int]], cells: Sequence[str], least: int = LEAST) -> Totals | None:
    """What may be shown of a table; None where that is nothing. rows: of each organisation, cell → people; cells: all of the table.

    ValueError where a number is below nought or a cell is not of the table.
    """
    if any(number < 0 or cell not in cells for row in rows for cell, number in row.items()):
        raise ValueError("Each number is of a cell of the table, and not below nought.")
    given = [row for row in rows if sum(row.values())]
    if len(given) < HOUSES:
        return None
    eyes: list[Mapping[str, int]] = [{}, *given]
    whole = {cell: sum(row.get(cell, 0) for row in given) for cell in cells}
    left = {cell: min(whole[cell] - eye.get(cell, 0) for eye in eyes) for cell in cells}
    held = {cell for cell in cells if left[cell] < least}
    while held and (len(held) == 1 or _together(held, whole, eyes) < least):
        shown = [cell for cell in cells if cell not in held]
        if not shown:
            return None
        held.add(min(shown, key=lambda cell: (whole[cell], cells.index(cell))))
    if len(held) == len(cells):
        return None
    return Totals({cell: whole[cell] for cell in cells if cell not in held}, sum(whole.values()))


def _together(held: set[str], whole: Mapping[str, int], eyes: Sequence[Mapping[str, int]]) -> int:
    """How many people are left in all cells held back, for whoever knows the most of them."""
    return min(sum(whole[cell] - eye.get(cell, 0) for cell in held) for eye in eyes)
