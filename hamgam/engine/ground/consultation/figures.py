"""What unites, what divides, what marks a group: worked out from the published counts alone, so that it tells no more.

Where a count is held back the middle of its published range stands for it. With a and d for those of a group who agree and
disagree and s for all of the group who answered, passes among them, the smoothed shares are (a + 1) / (s + 2) and
(d + 1) / (s + 2): a group of which nothing is known counts as one half.

- `unites` is their product over the groups, group-aware consensus (Small, Bjorkegren, Erkkilä, Shaw and Megill, 2021, "Polis:
  scaling deliberation by mapping high dimensional opinion spaces", Recerca 26:2). A group that is against brings it down
  however small it is. Without groups it is everyone's share.
- `divides` is the largest distance between two groups of (share agreeing - share disagreeing) / 2. Without groups it is twice
  the smaller of everyone's two shares.
- `united` needs a share of at least 0.6 in every group, and answers from at least `least` people of it.
- A mark is a statement to which a group gives an answer more often than everybody in other groups: `times` is the ratio of
  the two smoothed shares, `z` the two-proportion test of the same paper (one more on each side); kept are those with
  z of at least `_SURE`, strongest first by times · z · share.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from hamgam.engine.ground.consultation.answers import Between, Counts, Mark, StatementResult
from hamgam.engine.ground.consultation.holding import AGREE, DISAGREE, PASS, UNANSWERED, Held, Range

Array = Any
UNITED = 0.6
MOST_MARKS = 5
_SURE = 1.96


def consensus(agree: Array, seen: Array) -> Array:
    """Group-aware consensus of groups × statements: the product over the groups of the smoothed shares."""
    return ((agree + 1) / (seen + 2)).prod(0)


def middles(helds: Sequence[Held], sizes: Sequence[int]) -> Array:
    """Groups × statements × (agree, disagree, seen): counts, or the middle of the range of those that are held back."""
    found = np.zeros((len(sizes), len(helds), 3))
    for at, held in enumerate(helds):
        for group, row in enumerate(held.groups):
            found[group, at] = (
                sum(row[AGREE]) / 2,
                sum(row[DISAGREE]) / 2,
                sizes[group] - sum(row[UNANSWERED]) / 2,
            )
    return found


def statement_results(
    names: Sequence[str], helds: Sequence[Held], sizes: Sequence[int], letters: Sequence[str], people: int, least: int
) -> tuple[StatementResult, ...]:
    """Every statement with its counts and what follows from them."""
    table = middles(helds, sizes)
    if not len(sizes):
        table = middles([Held((held.everyone,), held.everyone) for held in helds], [people])
    agrees, against = consensus(table[..., 0], table[..., 2]), consensus(table[..., 1], table[..., 2])
    shares = (table[..., :2] + 1) / (table[..., 2:] + 2)
    balance = (shares[..., 0] - shares[..., 1]) / 2
    divides = balance.max(0) - balance.min(0) if len(sizes) else 2 * shares.min(2)[0]
    rows = []
    for at, (name, held) in enumerate(zip(names, helds, strict=True)):
        whole = _counts(held.everyone, people)
        of = held.groups if len(sizes) else (held.everyone,)
        rows.append(
            StatementResult(
                name,
                whole.seen,
                whole.agree,
                whole.pass_,
                whole.disagree,
                whole.between,
                {
                    letter: _said(row, size, least)
                    for letter, row, size in zip(letters, held.groups, sizes, strict=True)
                },
                _short(agrees[at]),
                _short(against[at]),
                _short(divides[at]),
                _united(of, shares[:, at], list(sizes) or [people], least),
            )
        )
    return tuple(rows)


def _short(number: float) -> float:
    return round(float(number), 6)


def _counts(row: Sequence[Range], people: int) -> Counts:
    """Counts as they are shown: those of a range have none, and the range."""
    low, high = row[UNANSWERED]
    ranges = {"seen": (people - high, people - low), "agree": row[AGREE], "pass": row[PASS], "disagree": row[DISAGREE]}
    one = {word: low if low == high else None for word, (low, high) in ranges.items()}
    between: Between = {word: given for word, given in ranges.items() if one[word] is None}
    return Counts(one["seen"], one["agree"], one["pass"], one["disagree"], between)


def _said(row: Sequence[Range], size: int, least: int) -> Counts | None:
    """A group's counts; None where all that can be said is that any of them may be nothing."""
    nothing = all(row[column][0] == 0 < row[column][1] or row[column] == (0, 0) for column in (AGREE, PASS, DISAGREE))
    return None if nothing and row[UNANSWERED][0] < row[UNANSWERED][1] else _counts(row, size)


def _united(rows: Sequence[Sequence[Range]], shares: Array, sizes: Sequence[int], least: int) -> str | None:
    for side, (word, mine, other) in enumerate((("agree", AGREE, DISAGREE), ("disagree", DISAGREE, AGREE))):
        if all(
            shares[at, side] >= UNITED and row[mine][0] > row[other][1] and sizes[at] - row[UNANSWERED][1] >= least
            for at, row in enumerate(rows)
        ):
            return word
    return None


def marks(names: Sequence[str], table: Array) -> list[tuple[Mark, ...]]:
    """For each group the statements that mark it most; `table` is what `middles` makes."""
    found = []
    for group in range(len(table)):
        own, other = table[group], table.sum(0) - table[group]
        rows = []
        for side, word in enumerate(("agree", "disagree")):
            share = (own[:, side] + 1) / (own[:, 2] + 2)
            others = (other[:, side] + 1) / (other[:, 2] + 2)
            z = _two_proportions(own[:, side], own[:, 2], other[:, side], other[:, 2])
            times = share / others
            rows += [
                (-float(times[at] * z[at] * share[at]), int(at), word, times[at], share[at], others[at], z[at])
                for at in np.flatnonzero((z >= _SURE) & (share > others))
            ]
        rows.sort()
        found.append(
            tuple(
                Mark(names[at], word, *(round(float(number), 4) for number in numbers))
                for _, at, word, *numbers in rows[:MOST_MARKS]
            )
        )
    return found


def _two_proportions(count: Array, of: Array, other: Array, of_other: Array) -> Array:
    a, n, b, m = count + 1, of + 1, other + 1, of_other + 1
    both = (a + b) / (n + m)
    variance = both * (1 - both) * (1 / n + 1 / m)
    return np.where(variance > 0, (a / n - b / m) / np.sqrt(np.maximum(variance, 1e-12)), 0.0)
