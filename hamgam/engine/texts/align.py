"""Which words of one text are which words of another.

Common ends are cut off first; then words that occur once on both sides are taken as fixed points, in the longest row
that keeps its order (patience comparison); what lies between them is compared by a longest common subsequence that
weighs words above marks. The table of that last step is bounded by a budget of cells, so the work stays near linear in
the length of the texts; beyond the budget a passage is given as replaced, which is coarse but true.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from hamgam.engine.texts.words import SENTENCE_ENDS, Unit, is_content, is_word

SMALL_TABLE = 4096
CELL_BUDGET = 2_000_000


class Hunk(NamedTuple):
    """Units `old_start:old_end` of the old text stand as `new_start:new_end` in the new one. Ends are exclusive."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def hunks(old: Sequence[Unit], new: Sequence[Unit]) -> list[Hunk]:
    """The changed passages between two rows of units, in order; white space is not looked at.

    Two hunks never touch. A lone small word or comma between two rewritten passages belongs to them.
    """
    pairs = _matched([unit.core for unit in old], [unit.core for unit in new])
    pairs.append((len(old), len(new)))
    found = []
    i = j = 0
    for a, b in pairs:
        if a > i or b > j:
            found.append(Hunk(i, a, j, b))
        i, j = a + 1, b + 1
    return _absorbed(found, old, new)


def _matched(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Pairs of positions that hold the same word, rising on both sides."""
    pairs: list[tuple[int, int]] = []
    budget = CELL_BUDGET
    todo = [(0, len(old), 0, len(new))]
    while todo:
        i, i_end, j, j_end = todo.pop()
        while i < i_end and j < j_end and old[i] == new[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            pairs.append((i_end, j_end))
        cells = (i_end - i) * (j_end - j)
        if not cells:
            continue
        anchors: list[tuple[int, int]] = []
        if cells > SMALL_TABLE:
            anchors = _anchors(old, new, (i, i_end, j, j_end), 1) or _anchors(old, new, (i, i_end, j, j_end), 3)
        if anchors:
            pairs.extend(anchors)
            for a, b in [*anchors, (i_end, j_end)]:
                todo.append((i, a, j, b))
                i, j = a + 1, b + 1
        elif cells <= budget:
            budget -= cells
            pairs.extend((i + a, j + b) for a, b in _common(old[i:i_end], new[j:j_end]))
    pairs.sort()
    return pairs


def _anchors(old: list[str], new: list[str], where: tuple[int, int, int, int], width: int) -> list[tuple[int, int]]:
    """Runs of `width` words that occur once on each side, as the longest row of pairs that rises on both."""
    i, i_end, j, j_end = where
    left = _single_runs(old, i, i_end, width)
    right = _single_runs(new, j, j_end, width)
    pairs = [(at, right[run]) for run, at in left.items() if run in right]
    pairs.sort()
    return longest_rising(pairs)


def _single_runs(row: list[str], start: int, end: int, width: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(row[at : at + width]) for at in range(start, end - width + 1)]
    counts = Counter(runs)
    return {run: start + at for at, run in enumerate(runs) if counts[run] == 1 and any(map(is_content, run))}


def longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest sub-row of `pairs` (sorted by the first) whose second members rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        place = bisect_left(ends, second)
        before.append(last[place - 1] if place else -1)
        ends[place:] = [second, *ends[place + 1 :]] if place < len(ends) else [second]
        last[place:] = [at, *last[place + 1 :]] if place < len(last) else [at]
    row = []
    at = last[-1] if last else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _weight(core: str) -> int:
    if not is_word(core):
        return 1
    return 6 if is_content(core) else 2


def _common(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The heaviest common subsequence, by a full table of `len(old) * len(new)` cells."""
    weights = [_weight(core) for core in old]
    rows = [[0] * (len(new) + 1)]
    for core, weight in zip(reversed(old), reversed(weights), strict=True):
        below = rows[-1]
        row = [0] * (len(new) + 1)
        best = 0
        for at in range(len(new) - 1, -1, -1):
            taken = below[at + 1] + weight if new[at] == core else 0
            best = max(best, below[at], taken)
            row[at] = best
        rows.append(row)
    rows.reverse()
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j] and rows[i][j] == rows[i + 1][j + 1] + weights[i]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif rows[i][j] == rows[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _absorbed(found: list[Hunk], old: Sequence[Unit], new: Sequence[Unit]) -> list[Hunk]:
    """Hunks with tiny unchanged islands between them taken in, so that a rewritten passage reads as one."""
    result: list[Hunk] = []
    for hunk in found:
        if result and _is_tiny_island(result[-1], hunk, old, new):
            first = result.pop()
            hunk = Hunk(first.old_start, hunk.old_end, first.new_start, hunk.new_end)
        result.append(hunk)
    return result


def _is_tiny_island(left: Hunk, right: Hunk, old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    island = old[left.old_end : right.old_start]
    if len(island) > 2 or any(is_content(unit.core) or unit.core in SENTENCE_ENDS for unit in island):
        return False
    spaces = [*old[left.old_end : right.old_start + 1], *new[left.new_end : right.new_start + 1]]
    if any("\n" in unit.space for unit in spaces):
        return False
    replaced = [hunk.old_end > hunk.old_start and hunk.new_end > hunk.new_start for hunk in (left, right)]
    return any(replaced) and all(_has_words(hunk, old, new) for hunk in (left, right))


def _has_words(hunk: Hunk, old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    changed = [*old[hunk.old_start : hunk.old_end], *new[hunk.new_start : hunk.new_end]]
    return any(is_word(unit.core) for unit in changed)
