"""Groups of people who answer alike, however small, or the finding that there are none.

Places on the axes above chance are divided by k-means, k = 2 … `MOST_GROUPS`. Beginnings are not drawn by lot: a division
into k begins with the best one into k - 1 and a further centre at the far end of an axis or at the place worst served. The
best division is the one with the highest silhouette (Rousseeuw, 1987), taken for each group apart and then averaged over
groups, so that twelve people far from all others weigh as much as eight hundred.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = Any
MOST_GROUPS = 5
#: Groups are looked for among so many, evenly along the axes; everybody then joins the nearest centre.
SAMPLE = 1200
_ROUNDS = 25
_STEP = 0.02


@dataclass(frozen=True)
class Division:
    """`group` gives each participant a group from 0, largest first, or -1; `separation` is the silhouette."""

    group: Array
    number: int
    separation: float


def division_of(places: Array, placed: Array, least: int, number: int | None = None) -> Division:
    """The best division of those who are `placed` (a mask), into `number` groups where the caller says so.

    No division has a group of fewer than `least`; where none is left the number is 0.
    """
    nobody = np.full(len(places), -1, np.int8)
    points = places[placed].astype(float)
    if len(points) < 2 * least or number == 1:
        return Division(nobody, 0, 0.0)
    sample = _sample(points)
    distance = _distances(sample)
    best: list[tuple[float, Array]] = []
    centres = sample.mean(0)[None, :]
    for _ in range((number or MOST_GROUPS) - 1):
        found = _best_with_one_more(sample, distance, centres, least)
        if found is None:
            break
        best.append(found)
        centres = found[1]
    if number:
        best = best[-1:]
    for separation, centres in sorted(best, key=lambda each: (-round(each[0], 6), len(each[1]))):
        near = _nearest(points, centres)
        sizes = np.bincount(near, minlength=len(centres))
        if sizes.min() >= least:
            rank = np.empty(len(centres), np.int8)
            rank[sorted(range(len(centres)), key=lambda at: (-sizes[at], *centres[at]))] = range(len(centres))
            group = nobody.copy()
            group[placed] = rank[near]
            return Division(group, len(centres), float(separation))
    return Division(nobody, 0, 0.0)


def _sample(points: Array) -> Array:
    """Some of the points in an order that is theirs alone, whatever the order of the rows."""
    key = np.zeros(len(points))
    for axis in range(points.shape[1]):
        key += points[:, axis] / (axis + 1) ** 0.5
    order = np.argsort(key, kind="stable")
    if len(order) > SAMPLE:
        order = order[((np.arange(SAMPLE) + 0.5) * len(order) / SAMPLE).astype(int)]
    return points[order]


def _distances(points: Array) -> Array:
    """Everybody's distance from everybody, float32."""
    small = points.astype(np.float32)
    square = (small**2).sum(1)
    far = square[:, None] + square[None, :]
    far -= 2 * small @ small.T
    return np.sqrt(np.maximum(far, 0, out=far), out=far)


def _best_with_one_more(points: Array, distance: Array, centres: Array, least: int) -> tuple[float, Array] | None:
    """The best division with one centre more, and its silhouette."""
    begun = np.stack([np.vstack([centres, start]) for start in _beginnings(points, centres, least)])
    seen = set()
    kept = []
    for moved in _settled(points, begun):
        near = _nearest(points, moved)
        if np.bincount(near, minlength=len(moved)).min() >= least and near.tobytes() not in seen:
            seen.add(near.tobytes())
            kept.append((moved, near))
    best: tuple[float, Array] | None = None
    worths = silhouettes(distance, [near for _, near in kept], len(centres) + 1)
    for worth, (moved, _) in zip(worths, kept, strict=True):
        if best is None or worth > best[0] + 1e-9:
            best = worth, moved
    return best


def _beginnings(points: Array, centres: Array, least: int) -> list[Array]:
    """Where one more centre may begin: both ends of each axis, and the people who are worst served so far."""
    few = max(least, len(points) // 100)
    found = []
    for axis in range(points.shape[1]):
        order = np.argsort(points[:, axis], kind="stable")
        found += [points[order[:few]].mean(0), points[order[-few:]].mean(0)]
    served = ((points - centres[_nearest(points, centres)]) ** 2).sum(1)
    worst = points[np.argsort(-served, kind="stable")[0]]
    around = np.argsort(((points - worst) ** 2).sum(1), kind="stable")[:few]
    return [*found, points[around].mean(0)]


def _nearest(points: Array, centres: Array) -> Array:
    """The nearest centre of each point; every point by itself, whatever stands beside it."""
    best = np.full(len(points), np.inf)
    near = np.zeros(len(points), np.int64)
    for at, centre in enumerate(centres):
        far = np.zeros(len(points))
        for axis, value in enumerate(centre):
            far += (points[:, axis] - value) ** 2
        closer = far < best
        near[closer] = at
        best = np.minimum(best, far)
    return near


def _settled(points: Array, begun: Array) -> Array:
    """Lloyd's rounds from every beginning, each until no centre of its moves much; beginnings × centres × axes."""
    begun = begun.copy()
    going = np.arange(len(begun))
    number, axes = begun.shape[1:]
    turned = np.ascontiguousarray(points.T)
    for _ in range(_ROUNDS):
        centres = begun[going]
        worth = (centres.reshape(-1, axes) @ turned).reshape(len(going), number, -1)
        worth -= (centres**2).sum(2)[:, :, None] / 2
        near, best = np.zeros(worth[:, 0].shape, np.int64), worth[:, 0].copy()
        for at in range(1, number):
            np.copyto(near, at, where=worth[:, at] > best)
            np.maximum(best, worth[:, at], out=best)
        key = (near + np.arange(len(going))[:, None] * number).ravel()
        sizes = np.bincount(key, minlength=len(going) * number)
        sums = np.stack([np.bincount(key, np.tile(each, len(going)), len(sizes)) for each in turned], 1)
        moved = (sums / np.maximum(sizes, 1)[:, None]).reshape(centres.shape)
        moved = np.where(sizes.reshape(len(going), number, 1) > 0, moved, centres)
        begun[going] = moved
        going = going[np.abs(moved - centres).max((1, 2)) >= _STEP]
        if not len(going):
            break
    return begun


def silhouettes(distance: Array, nears: list[Array], number: int) -> list[float]:
    """For each division into `number` groups the mean over groups of the mean silhouette of their members, -1..1."""
    if not nears:
        return []
    everybody = np.arange(len(distance))
    member = np.zeros((len(distance), len(nears) * number), np.float32)
    for at, near in enumerate(nears):
        member[everybody, near + at * number] = 1
    all_sums = (distance @ member).reshape(len(distance), len(nears), number)
    found = []
    for at, near in enumerate(nears):
        sums = all_sums[:, at].copy()
        sizes = np.bincount(near, minlength=number)
        own = sums[everybody, near] / np.maximum(sizes[near] - 1, 1)
        sums /= sizes
        sums[everybody, near] = np.inf
        other = sums.min(1)
        each = (other - own) / np.maximum(np.maximum(other, own), 1e-12)
        found.append(float(np.mean(np.bincount(near, each, number) / sizes)))
    return found
