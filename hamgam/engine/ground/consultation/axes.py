"""Where participants stand to each other: the axes of opinion, from what was answered alone.

What somebody did not answer is not filled in. The correlation of two statements comes from those who answered both, drawn
towards nought where they are few; the axes are the eigenvectors of these correlations without their diagonal, and an axis
counts only when it is longer than chance would make the longest one (`chance`). A participant is placed by the posterior
mean of the factor model that the axes make, given what they answered (Tipping and Bishop, 1999, for the model; a ridge
regression in other words), so that who answered little stays near the middle.

All sums are of whole numbers that a float32 holds exactly: they are equal in whatever order participants come and however
many processors add them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from hamgam.engine.ground.consultation.votes import Votes

Array = Any
#: Axes are looked for among so many statements, those with the most answers.
MOST_STATEMENTS = 600
MOST_AXES = 6
#: Participants are taken by so many: few enough that two sums fit into one float32, see `_products`.
_BLOCK = 2000
_ABOVE = np.float32(4096)
#: So many common answers count as much as the guess that two statements have nothing to do with each other.
_GUESS = 4.0
_LEAST_OWN = 0.2


@dataclass(frozen=True)
class Axes:
    """`places` is participants × axes (float32); `kept` are the axes above chance, the first columns of `places`.

    `explained` is the share of the variance that the first two axes show; `reliable` is how much of where somebody stands
    on the first axis their own answers settle, as a share of what answers to every statement would, 0..1. `answers_each` is
    how many answers there are to each statement.
    """

    places: Array
    kept: int
    explained: float
    reliable: Array
    answers_each: float


def axes_of(votes: Votes, counts: Array) -> Axes:
    """The axes of these answers; `counts` is statements × (disagree, pass, agree)."""
    use = _statements(counts)
    answers_each = float(counts.sum() / max(1, len(counts)))
    if len(use) < 2:
        nowhere = np.zeros((votes.participants, 2), np.float32)
        return Axes(nowhere, 0, 0.0, np.zeros(votes.participants, np.float32), answers_each)
    mean, spread = _mean_and_spread(counts[use])
    correlation, together = _correlation(votes, use, len(counts), mean, spread)
    length, direction = np.linalg.eigh(correlation)
    length, direction = length[::-1], direction[:, ::-1]
    kept = int((length[:MOST_AXES] > chance(together, votes.participants)).sum())
    number = min(max(2, kept), len(use))
    loading = direction[:, :number] * np.sqrt(np.maximum(length[:number], 1e-6))
    loading = loading * np.where(loading[np.abs(loading).argmax(0), np.arange(number)] < 0, -1.0, 1.0)
    places, reliable = _places(votes, use, len(counts), loading, mean, spread)
    explained = float(np.maximum(length[:2], 0).sum() / len(use))
    return Axes(places, kept, min(1.0, explained), reliable, answers_each)


def any_axis(votes: Votes, counts: Array) -> bool:
    """Whether these answers have an axis above chance."""
    use = _statements(counts)
    if len(use) < 2:
        return False
    correlation, together = _correlation(votes, use, len(counts), *_mean_and_spread(counts[use]))
    return not _all_under(correlation, chance(together, votes.participants))


def _all_under(symmetric: Array, bound: float) -> bool:
    """Whether every eigenvalue is under the bound: then, and only then, has the rest up to it a Cholesky factor."""
    rest = -symmetric
    rest[np.diag_indices(len(rest))] += bound
    try:
        np.linalg.cholesky(rest)
    except np.linalg.LinAlgError:
        return False
    return True


def _mean_and_spread(counts: Array) -> tuple[Array, Array]:
    seen = counts.sum(1).astype(float)
    mean = (counts[:, 2] - counts[:, 0]) / seen
    return mean, np.sqrt(np.maximum((counts[:, 2] + counts[:, 0]) / seen - mean**2, 1e-12))


def _correlation(votes: Votes, use: Array, size: int, mean: Array, spread: Array) -> tuple[Array, Array]:
    """Correlations of every two statements, without the diagonal, and how many answered both."""
    together, values, sums = _products(votes, use, size)
    covered = values - sums * mean - (sums * mean).T + together * np.outer(mean, mean)
    correlation = covered / (together + _GUESS) / np.outer(spread, spread)
    np.fill_diagonal(correlation, 0.0)
    np.fill_diagonal(together, 0.0)
    return (correlation + correlation.T) / 2, together


def chance(together: Array, people: int) -> float:
    """How long the longest axis of answers without any pattern may be.

    A correlation from n answers varies by 1/n; the largest eigenvalue of a symmetric matrix of such entries lies at twice
    the root of the sum of these variances in a row (Wigner's half circle; Marchenko and Pastur, 1967, for the square that
    is added when answers are few), and wavers by M^(-2/3) of itself (Tracy and Widom, 1994). How far beyond it sixty tables
    of random votes of each of many shapes ever went, hardly and only among few people, is allowed for.
    """
    variance = together / (together + _GUESS) ** 2
    row = float(variance.sum(1).max())
    return float((2 * row**0.5 + row) * (1 + (1.5 + 60 / people) * len(together) ** (-2 / 3)))


def _statements(counts: Array) -> Array:
    """Statements that say something about who stands where: at least three answer otherwise than most."""
    seen = counts.sum(1)
    different = np.flatnonzero(seen - counts.max(1) >= 3)
    if len(different) > MOST_STATEMENTS:
        different = np.sort(different[np.argsort(-seen[different], kind="stable")[:MOST_STATEMENTS]])
    return different


def _blocks(votes: Votes, use: Array, size: int) -> Iterator[tuple[int, int, Array, Array]]:
    """Participants a..b as two tables of float32: their answers, and 1 where there is one."""
    place = np.full(size, len(use), np.int32)
    place[use] = np.arange(len(use), dtype=np.int32)
    wide = len(use) + 1  # the last column takes what is not used
    whole = len(use) == size
    if whole:
        wide = size
    for a in range(0, votes.participants, _BLOCK):
        b = min(votes.participants, a + _BLOCK)
        low, high = int(votes.starts[a]), int(votes.starts[b])
        columns = votes.columns[low:high]
        at = np.repeat(np.arange(b - a, dtype=np.int32) * np.int32(wide), np.diff(votes.starts[a : b + 1]))
        at += columns if whole else place[columns]
        code = np.zeros((b - a) * wide, np.int8)
        code[at] = votes.answers[low:high] * np.int8(2) + np.int8(3)  # 1, 3, 5: any answer is odd
        table = code.reshape(b - a, wide)[:, : len(use)]
        answered = (table & 1).astype(np.float32)
        yield a, b, (table >> 1).astype(np.float32) - answered, answered


def _products(votes: Votes, use: Array, size: int) -> tuple[Array, Array, Array]:
    """For each two statements: who answered both, the sum of the products, the sum of the first where both are.

    The second and the third come out of one product of matrices: of `_BLOCK` people no sum is larger than that, and a whole
    number under 2^24, of which the lower twelve bits are one sum and the upper ones the other, is exact in float32.
    """
    together, values, sums = (np.zeros((len(use), len(use))) for _ in range(3))
    for _, _, answers, answered in _blocks(votes, use, size):
        together += answered.T @ answered
        answered *= _ABOVE
        answered += answers
        both = answered.T @ answers
        upper = np.rint(both / _ABOVE)
        sums += upper.T
        upper *= _ABOVE
        both -= upper
        values += both
    return together, values, sums


def _places(votes: Votes, use: Array, size: int, loading: Array, mean: Array, spread: Array) -> tuple[Array, Array]:
    """Everybody's place, and how much of the first axis it settles."""
    number = loading.shape[1]
    own = np.maximum(1 - (loading**2).sum(1), _LEAST_OWN)
    pull = loading / own[:, None]
    pairs = [(i, j) for i in range(number) for j in range(i + 1)]
    of_answers, unit = _whole(pull / spread[:, None])
    of_answered, unit_answered = _whole(
        np.column_stack([pull * (mean / spread)[:, None], *(pull[:, i] * loading[:, j] for i, j in pairs)])
    )
    everything = 1 - 1 / (1 + float((pull[:, 0] * loading[:, 0]).sum()))
    places = np.empty((votes.participants, number), np.float32)
    reliable = np.empty(votes.participants, np.float32)
    for a, b, answers, answered in _blocks(votes, use, size):
        right = (answers @ of_answers).astype(float) * unit
        rest = (answered @ of_answered).astype(float) * unit_answered
        right -= rest[:, :number]
        matrix = {pair: rest[:, number + at] + (pair[0] == pair[1]) for at, pair in enumerate(pairs)}
        reliable[a:b] = (1 - 1 / matrix[0, 0]) / everything
        places[a:b] = _solved(matrix, right, number)
    return places, reliable


def _whole(weights: Array) -> tuple[Array, Array]:
    """Weights as whole numbers of a unit for each column, so small that any sum of them is exact in float32."""
    unit = np.maximum(np.abs(weights).sum(0), 1e-12) / 2**23
    return np.rint(weights / unit).astype(np.float32), unit


def _solved(matrix: dict[tuple[int, int], Array], right: Array, number: int) -> Array:
    """Many small symmetric systems at once, by Cholesky's way, element by element."""
    low: dict[tuple[int, int], Array] = {}
    for i in range(number):
        for j in range(i + 1):
            left = matrix[i, j].copy()
            for k in range(j):
                left -= low[i, k] * low[j, k]
            low[i, j] = np.sqrt(left) if i == j else left / low[j, j]
    found = [right[:, i].copy() for i in range(number)]
    for i in range(number):
        for k in range(i):
            found[i] -= low[i, k] * found[k]
        found[i] /= low[i, i]
    for i in reversed(range(number)):
        for k in range(i + 1, number):
            found[i] -= low[k, i] * found[k]
        found[i] /= low[i, i]
    return np.column_stack(found)
