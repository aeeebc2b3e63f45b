"""Ballots made from the totals of a paper count."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.elections import BadTotals, from_totals
from hamgam.engine.elections.totals import TOTALS_WHYS
from hamgam.engine.methods import choose
from tests.engine.methods.ballots import CHOICES, some_ballots


@pytest.mark.parametrize(
    ("method", "totals", "ballots", "blank", "made"),
    [
        ("rounds", {"a": 2, "b": 1}, 4, 1, [("a",), ("a",), ("b",), ()]),
        ("rounds", {}, 2, 2, [(), ()]),
        ("rounds", {"a": 0}, 0, 0, []),
        ("approval", {"a": 3, "b": 2}, 3, 0, [("a", "b"), ("a", "b"), ("a",)]),
        ("approval", {"a": 1, "b": 1, "c": 0}, 3, 1, [("a",), ("b",), ()]),
        ("stv", {"a > b": 2, "b>c>a": 1}, 4, 1, [("a", "b"), ("a", "b"), ("b", "c", "a"), ()]),
        ("schulze", {"a": 1}, 1, 0, [("a",)]),
    ],
)
def test_ballots_are_made_from_totals(method, totals, ballots, blank, made):
    assert from_totals(method, totals, ballots, blank) == made


@pytest.mark.parametrize(
    ("method", "totals", "ballots", "blank", "why", "what"),
    [
        ("lot", {"a": 1}, 1, 0, "no_totals", "lot"),
        ("rounds", {"a": -1}, 1, 0, "negative", "a"),
        ("rounds", {"a": 2}, 3, 0, "sum", ""),
        ("rounds", {"a": 2}, 2, 1, "sum", ""),
        ("rounds", {"a": 2}, 2, 3, "sum", ""),
        ("rounds", {}, -1, 0, "sum", ""),
        ("approval", {"a": 2}, 2, -1, "sum", ""),
        ("approval", {"a": 4, "b": 1}, 4, 1, "more_than_ballots", "a"),
        ("approval", {"a": 1, "b": 1}, 3, 0, "fewer_than_ballots", ""),
        ("stv", {"a>b": 2}, 3, 0, "sum", ""),
        ("stv", {"a>b>a": 1}, 1, 0, "twice", "a>b>a"),
        ("stv", {"a>": 1}, 1, 0, "empty", "a>"),
        ("stv", {"": 1}, 1, 0, "empty", ""),
    ],
)
def test_totals_that_contradict_each_other_are_refused(method, totals, ballots, blank, why, what):
    with pytest.raises(BadTotals) as refused:
        from_totals(method, totals, ballots, blank)
    assert (refused.value.why, refused.value.what) == (why, what)
    assert why in TOTALS_WHYS


@given(some_ballots, st.integers(1, 3))
def test_whatever_was_in_the_box_the_same_totals_elect_the_same(given, seats):
    cast = [ballot for ballot in given.values() if ballot is not None]
    blank = cast.count(())
    totals = dict(Counter(choice for ballot in cast for choice in ballot))
    made = from_totals("approval", totals, len(cast), blank)
    assert (len(made), made.count(())) == (len(cast), blank)
    assert all(len(set(ballot)) == len(ballot) for ballot in made)
    assert Counter(choice for ballot in made for choice in ballot) == Counter(totals)
    before = choose("approval", CHOICES, {str(n): ballot for n, ballot in enumerate(cast)}, seats=seats)
    after = choose("approval", CHOICES, {str(n): ballot for n, ballot in enumerate(made)}, seats=seats)
    assert (after.reason, after.winners, after.tied) == (before.reason, before.winners, before.tied)


@given(some_ballots)
def test_groups_of_rankings_are_the_very_ballots(given):
    cast = [ballot for ballot in given.values() if ballot is not None]
    groups = Counter(">".join(ballot) for ballot in cast if ballot)
    assert Counter(from_totals("stv", groups, len(cast), cast.count(()))) == Counter(cast)
