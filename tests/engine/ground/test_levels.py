"""Nested levels against the slow answer."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.ground import Level, levels
from tests.engine.ground.questions import counted_signatories, questions, texts
from tests.engine.ground.test_frontier import currents, plain


def best_chain(question, count, least):
    """The most pairs (organisation, clause) that a chain of texts reaches, by looking at every chain."""
    rows = [(set(text), set(who)) for text in texts(question) if text and (who := counted_signatories(question, text))]
    rows = [(text, who) for text, who in rows if len(who) >= least]
    everyone = set(question.organisations)
    core = max((text for text, who in rows if who == everyone), key=len, default=set())

    @cache
    def beyond(at, left):
        text, who = rows[at] if at is not None else (set(), everyone)
        best = 0
        for other, (longer, fewer) in enumerate(rows):
            if left and text < longer and fewer <= who:
                best = max(best, (len(longer) - len(text)) * len(fewer) + beyond(other, left - 1))
        return best

    if not core:
        return beyond(None, count)
    cores = [at for at, (text, who) in enumerate(rows) if who == everyone and len(text) == len(core)]
    return len(core) * len(everyone) + max(beyond(at, count - 1) for at in cores)


@settings(max_examples=150, deadline=None)
@given(questions(clauses=4, organisations=4, wordings=2), st.integers(1, 3), st.integers(1, 2))
def test_no_chain_reaches_more(question, count, least):
    answer = levels(question, count, least)
    assert answer.reached == best_chain(question, count, least)
    assert answer.proved


@settings(max_examples=150)
@given(questions(), st.integers(0, 3))
def test_levels_are_nested_and_signed_by_exactly_those_who_can(question, count):
    rows = levels(question, count).levels
    assert len(rows) <= count
    assert [row for row in rows if question.signatories(row.wordings) != row.signatories] == []
    for inner, outer in zip(rows, rows[1:], strict=False):
        assert set(inner.wordings) < set(outer.wordings)
        assert set(inner.signatories) > set(outer.signatories)
        assert set(outer.added) == set(outer.wordings) - set(inner.wordings)


@settings(max_examples=100)
@given(questions(), st.integers(1, 3))
def test_what_is_reached_is_counted_by_organisation(question, count):
    answer = levels(question, count)
    longest = {}
    for row in answer.levels:
        longest |= dict.fromkeys(row.signatories, len(row.wordings))
    assert answer.reached == sum(longest.values())


def test_a_core_of_all_and_two_rings():
    rows = {
        "a": {"x": "accept", "y": "accept", "z": "accept"},
        "b": {"x": "accept", "y": "accept"},
        "c": {"x": "accept"},
    }
    assert levels(plain(rows, ("x", "y", "z"))).levels == (
        Level(("x", "y", "z"), ("a1",), ("a1",)),
        Level(("x", "y"), ("a1", "b1"), ("b1",)),
        Level(("x",), ("a1", "b1", "c1"), ("c1",)),
    )


def test_where_nobody_agrees_there_is_no_level():
    assert levels(plain({"a": {"x": "reject"}}, ("x",))).levels == ()


@pytest.mark.parametrize("size", [(14, 38, 2), (40, 60, 3)])
def test_a_large_text_has_levels_and_a_bound(size):
    answer = levels(currents(*size, seed=1), limit=20_000)
    assert len(answer.levels) == 3
    assert answer.reached <= answer.upper
