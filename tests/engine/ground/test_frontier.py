"""The staircase against the slow answer, and what must always hold."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.ground import Clause, GroundError, Longest, Question, Step, Wording, frontier
from tests.engine.ground.questions import best_texts, heights, questions


def plain(rows, organisations, **more):
    """A question with one leading wording a clause; `rows[clause]` maps organisations to stances."""
    clauses = tuple(Clause(name, (Wording(f"{name}1", True),)) for name in rows)
    stances = {(who, f"{name}1"): stance for name, row in rows.items() for who, stance in row.items()}
    return Question(clauses, organisations, stances, **more)


def counts(answer):
    return [len(step.signatories) for step in answer.steps]


@settings(max_examples=400)
@given(questions())
def test_every_step_is_the_preferred_text_of_all_texts(question):
    answer = frontier(question)
    assert [(step.signatories, step.wordings) for step in answer.steps] == best_texts(question)
    assert [step.clauses for step in answer.steps] == list(range(1, len(question.clauses) + 1))
    assert answer.exact
    assert [step for step in answer.steps if not (step.proved and step.settled)] == []


@settings(max_examples=100)
@given(questions())
def test_the_longest_text_for_each_number_of_signatories(question):
    steps = heights(question)
    expected = [
        Longest(size, max((at + 1 for at, count in enumerate(steps) if count >= size), default=0), True)
        for size in range(1, len(question.organisations) + 1)
    ]
    assert list(frontier(question).by_signatories) == expected


@settings(max_examples=100)
@given(questions(), st.integers(0, 12))
def test_with_a_small_limit_no_step_is_too_high_and_no_bound_too_low(question, limit):
    answer = frontier(question, limit=limit)
    exact = heights(question)
    assert [(step, count) for step, count in zip(answer.steps, exact, strict=True) if step.upper < count] == []
    assert [step for step, count in zip(answer.steps, exact, strict=True) if len(step.signatories) > count] == []
    assert [
        step for step in answer.steps if question.signatories(step.wordings) != step.signatories and step.wordings
    ] == []
    assert answer.exact == all(step.proved for step in answer.steps)


@settings(max_examples=100)
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_organisations_and_stances_changes_nothing(question, random):
    names = list(question.organisations)
    random.shuffle(names)
    stances = list(question.stances.items())
    random.shuffle(stances)
    other = frontier(replace(question, organisations=tuple(names), stances=dict(stances)))
    first = frontier(question)
    assert [step.wordings for step in other.steps] == [step.wordings for step in first.steps]
    assert [set(step.signatories) for step in other.steps] == [set(step.signatories) for step in first.steps]


@settings(max_examples=100)
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_clauses_and_wordings_changes_no_count(question, random):
    rows = []
    for clause in question.clauses:
        wordings = list(clause.wordings)
        random.shuffle(wordings)
        rows.append(replace(clause, wordings=tuple(wordings)))
    random.shuffle(rows)
    assert counts(frontier(replace(question, clauses=tuple(rows)))) == counts(frontier(question))


@settings(max_examples=150)
@given(questions(), st.data())
def test_one_more_accept_never_lowers_a_step_and_one_more_reject_never_raises_one(question, data):
    wordings = [wording.id for clause in question.clauses for wording in clause.wordings]
    if not wordings or not question.organisations:
        assert counts(frontier(question)) == [0] * len(question.clauses)
        return
    at = data.draw(st.sampled_from(question.organisations)), data.draw(st.sampled_from(wordings))
    more = counts(frontier(replace(question, stances={**question.stances, at: "accept"})))
    less = counts(frontier(replace(question, stances={**question.stances, at: "reject"})))
    now = counts(frontier(question))
    assert [row for row in zip(less, now, more, strict=True) if not row[0] <= row[1] <= row[2]] == []


@settings(max_examples=100)
@given(questions(bounds=False), st.data())
def test_one_rejection_stops_only_the_texts_that_hold_that_wording(question, data):
    wordings = [wording.id for clause in question.clauses for wording in clause.wordings]
    if not wordings or not question.organisations:
        assert counts(frontier(question)) == [0] * len(question.clauses)
        return
    wording = data.draw(st.sampled_from(wordings))
    at = data.draw(st.sampled_from(question.organisations)), wording
    before = frontier(question)
    after = frontier(replace(question, stances={**question.stances, at: "reject"}))
    untouched = [step.clauses for step in before.steps if wording not in step.wordings]
    assert [counts(after)[k - 1] for k in untouched] == [counts(before)[k - 1] for k in untouched]


@settings(max_examples=100)
@given(questions())
def test_the_staircase_never_rises_with_more_clauses(question):
    duties = sum(clause.required for clause in question.clauses)
    steps = counts(frontier(question))[max(0, duties - 1) :]
    assert steps == sorted(steps, reverse=True)


@settings(max_examples=100)
@given(questions(bounds=False))
def test_silence_is_never_a_yes_unless_the_asker_says_so(question):
    silent = replace(question, unanswered_bears=False)
    rejected = {
        (name, wording.id): question.stances.get((name, wording.id), "reject")
        for name in question.organisations
        for clause in question.clauses
        for wording in clause.wordings
    }
    assert counts(frontier(silent)) == counts(frontier(replace(silent, stances=rejected)))


def test_silence_bears_where_the_asker_says_so():
    question = plain({"a": {"x": "accept"}}, ("x", "y"))
    assert counts(frontier(question)) == [1]
    assert counts(frontier(replace(question, unanswered_bears=True))) == [2]


def test_reservation_and_standing_aside_sign_and_reject_does_not():
    question = plain(
        {"a": {"w": "accept", "x": "reservation", "y": "stand_aside", "z": "reject"}}, ("w", "x", "y", "z")
    )
    assert frontier(question).steps == (Step(1, ("w", "x", "y"), ("a1",), 3, True),)


def test_a_required_clause_stands_in_every_text():
    rows = {"a": {"x": "accept"}, "b": {"x": "accept", "y": "accept"}}
    question = plain(rows, ("x", "y"))
    duty = replace(question, clauses=(replace(question.clauses[0], required=True), question.clauses[1]))
    assert [step.wordings for step in frontier(question).steps] == [("b1",), ("a1", "b1")]
    assert [step.wordings for step in frontier(duty).steps] == [("a1",), ("a1", "b1")]


def test_shorter_texts_than_the_required_clauses_are_not_possible():
    rows = {"a": {"x": "accept"}, "b": {"x": "accept"}}
    clauses = tuple(replace(clause, required=True) for clause in plain(rows, ("x",)).clauses)
    assert counts(frontier(replace(plain(rows, ("x",)), clauses=clauses))) == [0, 1]


def test_without_the_organisation_that_must_sign_no_text_counts():
    rows = {"a": {"x": "accept", "y": "accept"}, "b": {"z": "accept"}}
    question = plain(rows, ("x", "y", "z"), must_sign=frozenset({"z"}))
    assert [(step.signatories, step.wordings) for step in frontier(question).steps] == [(("z",), ("b1",)), ((), ())]


def test_too_few_signatories_are_no_step():
    rows = {"a": {"x": "accept", "y": "accept"}, "b": {"x": "accept"}}
    assert counts(frontier(plain(rows, ("x", "y"), min_signatories=2))) == [2, 0]


def test_nobody_and_nothing_have_empty_answers():
    assert frontier(Question((), (), {})).steps == ()
    assert frontier(plain({}, ("x",))).by_signatories == (Longest(1, 0, True),)
    assert frontier(plain({"a": {}}, ())).steps == (Step(1, (), (), 0, True),)
    assert frontier(Question((Clause("a", ()),), ("x",), {})).steps == (Step(1, (), (), 0, True),)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"organisations": ("x", "x")}, "organisation_twice"),
        ({"clauses": (Clause("a", ()), Clause("a", ()))}, "clause_twice"),
        ({"clauses": (Clause("a", (Wording("w"),)), Clause("b", (Wording("w"),)))}, "wording_twice"),
        ({"stances": {("y", "a1"): "accept"}}, "unknown_organisation"),
        ({"stances": {("x", "a2"): "accept"}}, "unknown_wording"),
        ({"stances": {("x", "a1"): "yes"}}, "unknown_stance"),
        ({"must_sign": frozenset({"y"})}, "unknown_organisation"),
        ({"min_signatories": -1}, "negative_minimum"),
        ({"clauses": (Clause("a", (Wording("a1"),), weight=-1),)}, "negative_weight"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_by_name(change, code):
    question = plain({"a": {"x": "accept"}}, ("x",))
    with pytest.raises(GroundError) as refused:
        replace(question, **change)
    assert refused.value.code == code


def currents(members, length, wordings, seed):
    """Positions as coalitions have them: a few currents, clauses near one of them, wordings that soften."""
    random = Random(seed)
    homes = [[random.gauss(0, 1) for _ in range(3)] for _ in range(4)]
    places = [[x + 0.35 * random.gauss(0, 1) for x in random.choice(homes)] for _ in range(members)]
    names = tuple(f"o{at}" for at in range(members))
    clauses, stances = [], {}
    for at in range(length):
        point = [x * random.random() + 0.5 * random.gauss(0, 1) for x in random.choice(homes)]
        reach = random.uniform(0.55, 0.95)
        clauses.append(Clause(f"c{at}", tuple(Wording(f"c{at}w{v}", v == 0) for v in range(wordings))))
        for v in range(wordings):
            far = [sum((a - b * (1 - 0.35 * v)) ** 2 for a, b in zip(place, point, strict=True)) for place in places]
            far = [value + 0.5 * random.gauss(0, 1) for value in far]
            edge = sorted(far)[int(reach * (members - 1))]
            for name, value in zip(names, far, strict=True):
                answer = "accept" if value <= edge * 0.7 else "reservation" if value <= edge else "reject"
                stances[name, f"c{at}w{v}"] = answer if random.random() > 0.05 else "stand_aside"
    return Question(tuple(clauses), names, stances)


@pytest.mark.parametrize("seed", range(3))
def test_forty_organisations_and_sixty_clauses_in_three_wordings_are_proved(seed):
    answer = frontier(currents(40, 60, 3, seed), limit=400_000)
    assert answer.exact
    assert [step.clauses for step in answer.steps if not step.settled] == []


def test_a_limit_gives_a_stated_gap_and_the_same_answer_each_time():
    question = currents(40, 60, 3, 1)
    cut, exact = frontier(question, limit=500), frontier(question, limit=400_000)
    assert cut == frontier(question, limit=500)
    assert cut.gap == max(step.upper - len(step.signatories) for step in cut.steps) > 0
    assert [
        k for k, (a, b) in enumerate(zip(cut.steps, exact.steps, strict=True)) if a.upper < len(b.signatories)
    ] == []


@pytest.mark.parametrize("limit", [0, 50, 300, 1500])
def test_whatever_the_limit_every_text_is_signed_by_exactly_those_who_are_named(limit):
    question = currents(60, 50, 3, 4)
    steps = frontier(question, limit=limit).steps
    assert [step.clauses for step in steps if question.signatories(step.wordings) != step.signatories] == []
    assert [step.clauses for step in steps if len(step.signatories) > step.upper] == []
    assert [len(step.signatories) for step in steps] == sorted((len(step.signatories) for step in steps), reverse=True)


def test_more_clauses_than_any_text_has_are_refused_by_name():
    clauses = tuple(Clause(f"c{at}", ()) for at in range(5001))
    with pytest.raises(GroundError) as refused:
        Question(clauses, ("x",), {})
    assert (refused.value.code, refused.value.what) == ("too_many_clauses", 5001)
