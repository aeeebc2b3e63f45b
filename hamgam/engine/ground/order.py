"""An order of organisations and of clauses that puts agreement together in a matrix.

The alphabetical order stays the usual one; this one is for seeing. Neighbours differ in as few answers as a path through
all can be found to have: the nearest neighbour is appended at either end, and the path is then untangled by turning
parts of it round (Lin and Kernighan's 2-opt) as long as that shortens it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hamgam.engine.ground.board import Board
from hamgam.engine.ground.question import Question

PASSES = 8
UNTANGLED = 400
"""Longer rows are left as the nearest neighbours give them."""


@dataclass(frozen=True)
class MatrixOrder:
    """Organisations and clauses in an order that puts agreement together; `differences` counts the answers in which
    neighbouring organisations differ, `alphabetical` the same in the order of their names."""

    organisations: tuple[str, ...]
    clauses: tuple[str, ...]
    differences: int
    alphabetical: int


def matrix_order(question: Question) -> MatrixOrder:
    """The order of rows and columns. The order in which organisations are given changes nothing."""
    board = Board(question)
    cells = [cell for row in board.all_cells for cell in row]
    rows = {
        name: sum(1 << at for at, cell in enumerate(cells) if cell.bears >> bit & 1)
        for bit, name in enumerate(board.names)
    }
    names = _path(board.names, [rows[name] for name in board.names])
    position = {name: at for at, name in enumerate(names)}
    bits = [1 << position[name] for name in board.names]
    columns = []
    for row in board.all_cells:
        column = 0
        for cell in row:
            seen = sum(bits[at] for at in range(len(bits)) if cell.bears >> at & 1)
            column = column << len(bits) | seen
        columns.append(column)
    clauses = _path([clause.id for clause in question.clauses], columns)
    return MatrixOrder(
        tuple(names),
        tuple(clauses),
        _length([rows[name] for name in names]),
        _length([rows[name] for name in sorted(names)]),
    )


def _length(rows: Sequence[int]) -> int:
    return sum((one ^ two).bit_count() for one, two in zip(rows, rows[1:], strict=False))


def _path(names: Sequence[str], rows: Sequence[int]) -> list[str]:
    """The names along a short path; of its two directions the one that begins with who bears more."""
    if not names:
        return []
    path = _nearest(rows)
    if len(path) <= UNTANGLED:
        _untangle(path, rows)
    ends = [(-rows[at].bit_count(), at) for at in (path[0], path[-1])]
    if ends[1] < ends[0]:
        path.reverse()
    return [names[at] for at in path]


def _nearest(rows: Sequence[int]) -> list[int]:
    """Begin with the row that is nearest to all, and append whoever is nearest to an end."""
    left = list(range(len(rows)))
    sample = rows if len(rows) <= UNTANGLED else rows[:: len(rows) // UNTANGLED + 1]
    first = min(left, key=lambda at: (sum((rows[at] ^ row).bit_count() for row in sample), at))
    left.remove(first)
    path = [first]
    while left:
        head, tail = rows[path[0]], rows[path[-1]]
        to_tail = min(left, key=lambda at: ((tail ^ rows[at]).bit_count(), at))
        to_head = min(left, key=lambda at: ((head ^ rows[at]).bit_count(), at))
        if (tail ^ rows[to_tail]).bit_count() <= (head ^ rows[to_head]).bit_count():
            path.append(to_tail)
            left.remove(to_tail)
        else:
            path.insert(0, to_head)
            left.remove(to_head)
    return path


def _untangle(path: list[int], rows: Sequence[int]) -> None:
    """Turn parts of the path round as long as that makes it shorter."""
    far = [[(one ^ two).bit_count() for two in rows] for one in rows]
    for _ in range(PASSES):
        turned = False
        for start in range(len(path) - 1):
            for end in range(start + 1, len(path)):
                before = after = 0
                if start:
                    before += far[path[start - 1]][path[start]]
                    after += far[path[start - 1]][path[end]]
                if end + 1 < len(path):
                    before += far[path[end]][path[end + 1]]
                    after += far[path[start]][path[end + 1]]
                if after < before:
                    path[start : end + 1] = path[start : end + 1][::-1]
                    turned = True
        if not turned:
            return
