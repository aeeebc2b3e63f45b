"""The fast way against a slow and plain one, on many small consultations."""

import random
from math import prod

import numpy as np
import pytest

from hamgam.engine.ground.consultation import results
from hamgam.engine.ground.consultation.axes import any_axis, axes_of
from hamgam.engine.ground.consultation.counting import counted, counted_by
from hamgam.engine.ground.consultation.figures import consensus
from hamgam.engine.ground.consultation.groups import _distances, silhouettes
from hamgam.engine.ground.consultation.within import only

from .opinions import by_lot, camps, votes

CASES = [
    (seed, rows)
    for seed in range(6)
    for rows in (
        by_lot(15 + 5 * seed, 4 + seed, seed, 0.7),
        camps((20 + seed, 15), statements=10, seed=seed, answered=0.6, shared=2),
    )
]


def answers_of(rows):
    """Participants in the order in which they come, each a dictionary of statements."""
    people = {}
    for who, what, answer in rows:
        people.setdefault(who, {})[what] = answer
    return list(people.values())


@pytest.mark.parametrize(("seed", "rows"), CASES)
def test_counts_and_consensus_of_given_groups(seed, rows):
    people, ready = answers_of(rows), votes(rows)
    group = np.array([random.Random(seed * 100 + at).choice((-1, 0, 1, 2)) for at in range(len(people))], np.int8)
    table, sizes = counted_by(ready, group, 3)
    whole = counted(ready)
    for at, name in enumerate(ready.statements):
        given = [person.get(name) for person in people]
        assert whole[at].tolist() == [given.count(answer) for answer in (-1, 0, 1)]
        for own in range(3):
            of = [answer for answer, where in zip(given, group, strict=True) if where == own]
            assert table[own, at].tolist() == [of.count(answer) for answer in (1, 0, -1, None)]
            assert sizes[own] == len(of)
        plain = prod((table[own, at, 0] + 1) / (table[own, at, :3].sum() + 2) for own in range(3))
        assert consensus(table[..., 0], table[..., :3].sum(2))[at] == pytest.approx(plain)


@pytest.mark.parametrize(("seed", "rows"), CASES)
def test_places_on_the_axes(seed, rows):
    people, ready = answers_of(rows), votes(rows)
    counts = counted(ready)
    found = axes_of(ready, counts)
    use = [name for name in ready.statements if _minority(people, name) >= 3]
    mean = {name: np.mean([person[name] for person in people if name in person]) for name in use}
    spread = {name: np.std([person[name] for person in people if name in person]) for name in use}
    matrix = np.zeros((len(use), len(use)))
    for i, one in enumerate(use):
        for j, other in enumerate(use):
            both = [
                (person[one] - mean[one]) * (person[other] - mean[other])
                for person in people
                if one in person and other in person
            ]
            matrix[i, j] = 0 if i == j else sum(both) / (len(both) + 4) / spread[one] / spread[other]
    length, direction = np.linalg.eigh(matrix)
    number = found.places.shape[1]
    loading = (direction[:, ::-1] * np.sqrt(np.maximum(length[::-1], 1e-6)))[:, :number]
    for axis in range(number):
        if loading[np.abs(loading[:, axis]).argmax(), axis] < 0:
            loading[:, axis] *= -1
    own = np.maximum(1 - (loading**2).sum(1), 0.2)
    for person, place in zip(people, found.places, strict=True):
        left, right = np.eye(number), np.zeros(number)
        for at, name in enumerate(use):
            if name in person:
                left += np.outer(loading[at], loading[at]) / own[at]
                right += loading[at] * (person[name] - mean[name]) / spread[name] / own[at]
        assert place == pytest.approx(np.linalg.solve(left, right), abs=2e-5)
    assert found.explained == pytest.approx(min(1, np.maximum(length[-2:], 0).sum() / len(use)))
    assert (found.kept > 0) == any_axis(ready, counts)


def _minority(people, name):
    given = [person[name] for person in people if name in person]
    return len(given) - max(given.count(answer) for answer in (-1, 0, 1))


@pytest.mark.parametrize("seed", range(8))
def test_the_silhouettes_of_divisions_looked_at_together(seed):
    lot = np.random.default_rng(seed)
    points = lot.normal(size=(40, 3))
    nears = [np.r_[0, 0, 1, 1, 2, 2, lot.integers(0, 3, 34)] for _ in range(3)]
    plain = [sum(sum(group) / len(group) for group in _plain_silhouettes(points, near)) / 3 for near in nears]
    assert silhouettes(_distances(points), nears, 3) == pytest.approx(plain, abs=1e-5)
    assert silhouettes(_distances(points), nears[:1], 3) == pytest.approx(plain[:1], abs=1e-5)
    assert silhouettes(_distances(points), [], 3) == []


def _plain_silhouettes(points, near):
    each = [[], [], []]
    for at, place in enumerate(points):
        away = [np.sqrt(((points[near == group] - place) ** 2).sum(1)).sum() for group in range(3)]
        sizes = [(near == group).sum() for group in range(3)]
        own = away[near[at]] / (sizes[near[at]] - 1)
        other = min(away[group] / sizes[group] for group in range(3) if group != near[at])
        each[near[at]].append((other - own) / max(other, own))
    return each


@pytest.mark.parametrize(("seed", "rows"), CASES)
def test_published_counts_are_the_counts(seed, rows):
    people, found = answers_of(rows), results(votes(rows))
    assert found.participants == len(people)
    for row in found.statements:
        given = [person[row.id] for person in people if row.id in person]
        true = {"seen": len(given), "agree": given.count(1), "pass": given.count(0), "disagree": given.count(-1)}
        said = {"seen": row.seen, "agree": row.agree, "pass": row.pass_, "disagree": row.disagree}
        for word, count in true.items():
            low, high = row.between.get(word, (said[word], said[word]))
            assert low <= count <= high
            assert (said[word] is None) == (word in row.between)
    if not found.groups:
        for row in found.statements:
            agree, seen = (
                sum(row.between.get(word, (count, count))) / 2
                for word, count in (("agree", row.agree), ("seen", row.seen))
            )
            assert row.unites == pytest.approx((agree + 1) / (seen + 2), abs=1e-6)


def test_the_answers_of_some_participants():
    rows = by_lot(30, 5, 3, 0.6)
    people, ready = answers_of(rows), votes(rows)
    some = only(ready, np.array([4, 2, 17]))
    for own, at in enumerate((4, 2, 17)):
        low, high = some.starts[own], some.starts[own + 1]
        given = {
            some.statements[column]: int(answer)
            for column, answer in zip(some.columns[low:high], some.answers[low:high], strict=True)
        }
        assert given == people[at]
