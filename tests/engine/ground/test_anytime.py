"""Levels and bridges that are cut short: the answer so far holds, and its gap with it."""

import pickle
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.ground import Bridge, Bridges, Change, bridges, levels, own_bridges
from tests.engine.ground.questions import questions
from tests.engine.ground.test_frontier import currents
from tests.engine.ground.test_levels import best_chain

small = questions(clauses=4, organisations=5)
asked = st.sampled_from([0, 1, 2, 3, 5, 8, 13])


def after(times):
    """A `should_stop` that says yes when it was asked so often."""
    calls = count()
    return lambda: next(calls) >= times


def holds(cut, exact):
    """Whether the gap of a bridge that was cut short covers what it does not tell."""
    told = {gain.clauses: gain for gain in cut.gains}
    for gain in exact.gains:
        known = told.get(gain.clauses)
        missing = gain.after - known.after if known else gain.after - gain.before
        if not 0 <= missing <= cut.gap or (known and not 0 <= gain.before - known.before <= cut.gap):
            return False
    unheard = set(told) - {gain.clauses for gain in exact.gains}
    return (cut.joins, cut.lost) == (exact.joins, exact.lost) and (cut.gap > 0 or not unheard)


def compared(cut, exact):
    """The single changes of an answer cut short, each beside the same of the exact one."""
    whole = {bridge.changes: bridge for bridge in exact if len(bridge.changes) == 1}
    part = {bridge.changes: bridge for bridge in cut if len(bridge.changes) == 1}
    assert set(part) == set(whole)
    return [(part[changes], whole[changes]) for changes in whole]


@settings(max_examples=150, deadline=None)
@given(small, asked, st.sampled_from([1, 5, 20_000]))
def test_bridges_cut_short_tell_every_change_with_a_gap_that_holds(question, times, limit):
    exact, cut = bridges(question), bridges(question, limit=limit, should_stop=after(times))
    assert [pair for pair in compared(cut, exact) if not holds(*pair)] == []
    if cut.complete:
        pairs = [bridge.changes for bridge in exact if bridge.kind == "pair"]
        assert [bridge.changes for bridge in cut if bridge.kind == "pair"] == pairs


@settings(max_examples=150, deadline=None)
@given(small, asked, st.sampled_from([1, 60_000]))
def test_own_moves_cut_short_have_a_gap_that_holds(question, times, limit):
    for organisation in question.organisations[:2]:
        exact = own_bridges(question, organisation)
        cut = own_bridges(question, organisation, limit=limit, should_stop=after(times))
        assert [pair for pair in compared(cut, exact) if not holds(*pair)] == []


@settings(max_examples=200, deadline=None)
@given(questions(clauses=4, organisations=4, wordings=2), st.integers(1, 3), asked, st.sampled_from([1, 60_000]))
def test_levels_cut_short_are_nested_and_no_chain_passes_their_bound(question, number, times, limit):
    cut = levels(question, number, limit=limit, should_stop=after(times))
    best = best_chain(question, number, 1 if question.min_signatories < 1 else question.min_signatories)
    assert cut.reached <= best <= cut.upper
    assert [row for row in cut.levels if question.signatories(row.wordings) != row.signatories] == []
    assert cut.proved == (cut.reached == cut.upper)


@pytest.mark.parametrize("seed", [1, 2])
def test_without_any_time_a_large_text_has_levels_and_bridges_and_says_that_they_are_not_all(seed):
    question = currents(40, 60, 3, seed)
    cut, exact = levels(question, should_stop=after(0)), levels(question)
    assert (len(cut.levels), cut.proved) == (3, False)
    assert cut.reached <= exact.reached <= exact.upper <= cut.upper
    rows = bridges(question, should_stop=after(0))
    assert (rows.complete, [row for row in rows if row.kind == "other_wording" and row.gap == 0 and row.gains]) == (
        False,
        [],
    )


def test_two_answers_to_one_question_know_together_what_each_leaves_less_open():
    def row(clause, gap, *more):
        return Bridge((Change("leave_out", clause), *more), (), (), (), gap)

    a, b, pair, other = row("a", 0), row("b", 3), row("a", 0, Change("leave_out", "b")), row("c", 0)
    former = Bridges.of([a, b, pair], True)
    cut = Bridges.of([row("a", 2), row("b", 1)], False).joined(former)
    assert (set(cut), cut.complete) == ({a, row("b", 1), pair}, True)
    whole = Bridges.of([row("a", 2), row("b", 0), other], True).joined(former)
    assert (set(whole), whole.complete) == ({a, row("b", 0), other}, True)
    kept = pickle.loads(pickle.dumps(whole))
    assert (kept, kept.complete) == (whole, True)
