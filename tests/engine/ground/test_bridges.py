"""What one change would bring, against the slow answer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.ground import (
    Bridge,
    Change,
    Clause,
    Gain,
    GroundError,
    Question,
    Wording,
    frontier,
    own_bridges,
    present_text,
)
from hamgam.engine.ground import bridges as clause_bridges
from tests.engine.ground.questions import heights, questions
from tests.engine.ground.test_frontier import currents, plain


def changed(question, text, change):
    """The question and the text after one change."""
    clause_of = {wording.id: clause.id for clause in question.clauses for wording in clause.wordings}
    if change.kind == "move":
        return question.with_stance(change.organisation, change.wording, "accept"), text
    kept = [wording for wording in text if clause_of[wording] != change.clause]
    return question, tuple(kept) if change.kind == "leave_out" else (*kept, change.wording)


def after(question, text, changes):
    for change in changes:
        question, text = changed(question, text, change)
    return question.signatories(text), len(text)


def only(question, wordings):
    """The question with these wordings alone, and no bounds."""
    rows = [
        replace(c, wordings=tuple(w for w in c.wordings if w.id in wordings), required=False) for c in question.clauses
    ]
    kept = {w.id for row in rows for w in row.wordings}
    stances = {at: stance for at, stance in question.stances.items() if at[1] in kept}
    return Question(tuple(rows), question.organisations, stances, question.unanswered_bears)


def risen(before, higher):
    rows = enumerate(zip(before, higher, strict=True), start=1)
    return tuple(Gain(k, low, high) for k, (low, high) in rows if high > low)


@settings(max_examples=150, deadline=None)
@given(questions(clauses=4, organisations=4))
def test_every_own_move_raises_the_steps_that_it_says_and_no_other(question):
    for organisation in question.organisations:
        found = {b.changes[0].wording: b for b in own_bridges(question, organisation) if b.kind == "move"}
        expected = {
            wording.id: risen(heights(question), heights(question.with_stance(organisation, wording.id, "accept")))
            for clause in question.clauses
            for wording in clause.wordings
            if not question.bears(organisation, wording.id)
        }
        assert {wording: bridge.gains for wording, bridge in found.items()} == expected
        assert [bridge for bridge in found.values() if not bridge.proved] == []


@settings(max_examples=100, deadline=None)
@given(questions(clauses=4, organisations=4, wordings=2))
def test_another_wording_raises_the_steps_of_the_text_that_it_says_and_no_other(question):
    text = present_text(question)
    before = heights(only(question, text))
    for bridge in clause_bridges(question, pairs=0):
        change = bridge.changes[0]
        if change.kind == "other_wording":
            higher = heights(only(question, (*text, change.wording)))
            assert bridge.gains == risen(before, higher)
            assert bridge.proved


@settings(max_examples=150, deadline=None)
@given(questions(clauses=4, organisations=5), st.booleans())
def test_who_joins_and_who_is_lost_is_what_the_changed_text_shows(question, own):
    text = present_text(question)
    now = question.signatories(text)
    rows = (
        own_bridges(question, question.organisations[0]) if own and question.organisations else clause_bridges(question)
    )
    for bridge in rows:
        then, length = after(question, text, bridge.changes)
        assert bridge.joins == tuple(name for name in question.organisations if name in then and name not in now)
        assert bridge.lost == tuple(name for name in question.organisations if name in now and name not in then)
        if bridge.kind in ("pair", "leave_out"):
            expected = (Gain(length, len(now), len(then)),) if len(then) > len(now) else ()
            assert bridge.gains == expected


@settings(max_examples=100, deadline=None)
@given(questions(clauses=4, organisations=4, wordings=2))
def test_a_pair_is_named_when_both_together_bring_more_than_either_alone(question):
    text = present_text(question)
    rows = clause_bridges(question, pairs=1000)
    singles = [bridge.changes[0] for bridge in rows if bridge.kind != "pair"]
    count = {changes: len(after(question, text, changes)[0]) for changes in [(), *((one,) for one in singles)]}
    expected = set()
    for one in singles:
        for two in singles:
            if one.clause < two.clause:
                both, length = after(question, text, (one, two))
                if length and len(both) > max(count[()], count[one,], count[two,]):
                    expected.add(frozenset((one, two)))
    assert {frozenset(bridge.changes) for bridge in rows if bridge.kind == "pair"} == expected


@given(questions())
def test_what_is_for_all_names_no_organisation_to_move(question):
    changes = [change for bridge in clause_bridges(question) for change in bridge.changes]
    assert [change for change in changes if change.kind == "move" or change.organisation] == []


@given(questions())
def test_each_clause_left_out_and_each_other_wording_is_said_even_when_nobody_joins(question):
    singles = [bridge.changes[0] for bridge in clause_bridges(question, pairs=0)]
    text = present_text(question)
    outs = [Change("leave_out", clause.id) for clause in question.clauses if len(text) > 1]
    others = [
        Change("other_wording", clause.id, wording.id)
        for clause in question.clauses
        for wording in clause.wordings
        if wording.id not in text
    ]
    assert sorted(singles, key=str) == sorted([*outs, *others], key=str)


def test_a_text_is_never_emptied():
    assert clause_bridges(plain({"a": {"x": "reject"}}, ("x",))) == ()


def test_a_softer_wording_brings_one_and_loses_another():
    clause = Clause("a", (Wording("hard", True), Wording("soft")))
    stances = {("x", "hard"): "accept", ("y", "soft"): "accept", ("z", "soft"): "accept"}
    found = clause_bridges(Question((clause,), ("x", "y", "z"), stances))
    assert found[0] == Bridge((Change("other_wording", "a", "soft"),), (Gain(1, 1, 2),), ("y", "z"), ("x",), 0)


def test_one_clause_left_out_brings_who_did_not_bear_it():
    rows = {"a": {"x": "accept", "y": "accept"}, "b": {"x": "accept", "y": "reject"}}
    found = clause_bridges(plain(rows, ("x", "y")))
    assert found[0] == Bridge((Change("leave_out", "b"),), (Gain(1, 1, 2),), ("y",), (), 0)


def test_an_own_move_is_shown_with_the_step_that_it_raises():
    rows = {"a": {"x": "accept", "y": "accept"}, "b": {"x": "accept", "y": "reject"}}
    assert own_bridges(plain(rows, ("x", "y")), "y") == (
        Bridge((Change("move", "b", "b1", "y"),), (Gain(2, 1, 2),), ("y",), (), 0),
    )


def test_a_text_that_is_no_choice_of_wordings_is_refused():
    question = plain({"a": {"x": "accept"}}, ("x",))
    with pytest.raises(GroundError) as unknown:
        clause_bridges(question, ("b1",))
    assert unknown.value.code == "unknown_wording"
    with pytest.raises(GroundError) as twice:
        clause_bridges(question, ("a1", "a1"))
    assert twice.value.code == "clause_twice"
    with pytest.raises(GroundError) as stranger:
        own_bridges(question, "y")
    assert stranger.value.code == "unknown_organisation"


def test_a_small_limit_is_said_and_gives_no_false_gain():
    question = currents(14, 38, 2, 1)
    exact = {bridge.changes: bridge.gains for bridge in clause_bridges(question, pairs=0)}
    cut = clause_bridges(question, limit=30, pairs=0)
    assert {bridge.proved for bridge in cut if bridge.kind == "other_wording"} == {False}
    assert {bridge.changes for bridge in cut} == set(exact)


def test_moves_of_a_large_question_are_proved():
    question = currents(40, 60, 3, 2)
    known = frontier(question, limit=400_000)
    found = own_bridges(question, "o1", known=known)
    assert [bridge for bridge in found if not bridge.proved] == []
    wordings = [wording.id for clause in question.clauses for wording in clause.wordings]
    singles = {bridge.changes[0].wording for bridge in found if bridge.kind == "move"}
    assert singles == {wording for wording in wordings if not question.bears("o1", wording)}
