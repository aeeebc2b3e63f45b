"""Who can go with whom, against every set of organisations."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ground_instances import currents, uniform
from hamgam.engine.ground import (
    GroundError,
    MatrixOrder,
    Pair,
    Parting,
    Question,
    Together,
    Two,
    matrix_order,
    pairs,
    together,
    two,
)
from tests.engine.ground.questions import questions
from tests.engine.ground.test_frontier import plain


def subsets(names):
    return [tuple(n for at, n in enumerate(names) if mask >> at & 1) for mask in range(1, 1 << len(names))]


def held(question, group):
    """The wordings that all of a group bear, clause by clause."""
    return [[w.id for w in c.wordings if all(question.bears(name, w.id) for name in group)] for c in question.clauses]


@settings(max_examples=100)
@given(questions())
def test_the_longest_text_of_any_organisations_holds_every_clause_that_they_share(question):
    for group in subsets(question.organisations):
        answer = together(question, group[::-1])
        rows = held(question, group)
        assert answer.organisations == group
        assert [[w for w in row if w in answer.wordings] != [] for row in rows] == [row != [] for row in rows]
        assert len(answer.wordings) == sum(row != [] for row in rows)
        assert question.signatories(answer.wordings) == tuple(
            name for name in question.organisations if name in (*group, *answer.also)
        )
        assert answer.apart == tuple(c.id for c, row in zip(question.clauses, rows, strict=True) if not row)
        assert answer.missing == tuple(c.id for c in question.clauses if c.required and c.id in answer.apart)


def test_nobody_signs_nothing():
    question = plain({"a": {"x": "accept"}}, ("x",))
    assert together(question, ()) == Together((), (), (), ("a",), ())


def test_any_two_are_told_what_they_share_and_what_parts_them():
    rows = {
        "a": {"x": "accept", "y": "accept"},
        "b": {"x": "accept", "y": "reservation"},
        "c": {"x": "accept", "y": "reject"},
        "d": {"x": "accept"},
    }
    assert two(plain(rows, ("x", "y")), "x", "y") == Two(
        "x",
        "y",
        ("a1", "b1"),
        ("a1",),
        (Parting("c", (("c1", "accept", "reject"),)), Parting("d", (("d1", "accept", None),))),
    )


@pytest.mark.parametrize(("group", "code"), [(("x", "z"), "unknown_organisation"), (("x", "x"), "organisation_twice")])
def test_a_company_that_is_none_is_refused_by_name(group, code):
    question = plain({"a": {"x": "accept"}}, ("x", "y"))
    with pytest.raises(GroundError) as refused:
        together(question, group)
    assert refused.value.code == code
    with pytest.raises(GroundError) as refused:
        two(question, *group)
    assert refused.value.code == code


def strongest(question, least):
    """All pairs that cannot grow, in the stated order, by looking at every set of organisations."""
    place = {w.id: (a, b) for a, c in enumerate(question.clauses) for b, w in enumerate(c.wordings)}
    shared = {
        frozenset(group): sum(row != [] for row in held(question, group)) for group in subsets(question.organisations)
    }
    rows = []
    for group, count in shared.items():
        grows = any(shared[group | {name}] == count for name in question.organisations if name not in group)
        if count and len(group) >= least and not grows:
            names = tuple(name for name in question.organisations if name in group)
            wordings = tuple(w for row in held(question, names) for w in row)
            rows.append((-len(group) * count, -len(group), [place[w] for w in wordings], Pair(names, wordings, count)))
    return [row[-1] for row in sorted(rows, key=lambda row: row[:3])]


@settings(max_examples=150, deadline=None)
@given(questions(), st.integers(1, 3), st.integers(1, 4))
def test_the_strongest_pairs_are_found_and_what_is_left_out_is_said(question, least, count):
    answer = pairs(question, count, least)
    expected = strongest(question, least)
    assert [p.strength for p in answer.pairs] == [p.strength for p in expected[:count]]
    assert {p for p in answer.pairs if p not in expected} == set()
    assert answer.complete
    assert [p for p in expected if p not in answer.pairs and p.strength > answer.upper] == []
    others = [p for p in expected[count:] if p.strength == expected[count - 1].strength]
    assert answer.as_strong == len(others)


def test_pairs_of_a_large_question_are_proved_and_of_a_hard_one_bounded():
    answer = pairs(currents(40, 60, 3, 3))
    assert (len(answer.pairs), answer.complete) == (10, True)
    cut = pairs(uniform(40, 60, 3, 1), limit=2_000)
    assert not cut.complete
    assert cut.upper > cut.pairs[-1].strength


@settings(max_examples=60)
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_matrix_is_an_order_and_the_same_whoever_is_named_first(question, random):
    answer = matrix_order(question)
    assert sorted(answer.organisations) == sorted(question.organisations)
    assert sorted(answer.clauses) == sorted(clause.id for clause in question.clauses)
    names = list(question.organisations)
    random.shuffle(names)
    assert matrix_order(replace(question, organisations=tuple(names))) == answer


def test_four_who_stand_along_a_line_are_put_along_it():
    rows = {
        "a": {"w": "accept"},
        "b": {"w": "accept", "x": "accept"},
        "c": {"w": "accept", "x": "accept", "y": "accept"},
    }
    for names in permutations("wxyz"):
        assert matrix_order(plain(rows, names)) == MatrixOrder(("w", "x", "y", "z"), ("c", "b", "a"), 3, 3)


def test_agreement_stands_nearer_together_than_by_name():
    answer = matrix_order(currents(40, 60, 3, 2))
    assert answer.differences < 0.6 * answer.alphabetical


def test_nobody_and_nothing_have_empty_answers():
    empty = Question((), (), {})
    assert pairs(empty).pairs == ()
    assert pairs(empty).complete
    assert matrix_order(empty) == MatrixOrder((), (), 0, 0)
