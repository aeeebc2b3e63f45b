"""Two answers to one question as one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.ground import frontier, own_bridges
from hamgam.engine.ground.joined import joined
from tests.engine.ground.questions import heights, questions


def sizes(answer):
    return [len(step.signatories) for step in answer.steps]


@settings(max_examples=100)
@given(questions(), st.integers(0, 12), st.integers(0, 40))
def test_together_they_know_what_either_knows_and_nothing_that_is_wrong(question, one, other):
    former, newer = frontier(question, limit=one), frontier(question, limit=other)
    both, exact = joined(former, newer), heights(question)
    assert sizes(both) == [max(pair) for pair in zip(sizes(former), sizes(newer), strict=True)]
    assert [step.upper for step in both.steps] == [
        min(old.upper, new.upper) for old, new in zip(former.steps, newer.steps, strict=True)
    ]
    assert [at for at, step in enumerate(both.steps) if not len(step.signatories) <= exact[at] <= step.upper] == []
    assert [
        step for step in both.steps if question.signatories(step.wordings) != step.signatories and step.wordings
    ] == []
    assert both.gap == max((step.upper - len(step.signatories) for step in both.steps), default=0)


@settings(max_examples=60)
@given(questions(), st.integers(0, 12))
def test_with_a_complete_answer_it_is_that_answer(question, limit):
    part, whole = frontier(question, limit=limit), frontier(question)
    for both in (joined(part, whole), joined(whole, part)):
        assert (both.steps, both.by_signatories, both.gap) == (whole.steps, whole.by_signatories, 0)
        assert both.staircase.ways == whole.staircase.ways
        for name in question.organisations[:1]:
            assert own_bridges(question, name, known=both) == own_bridges(question, name, known=whole)


@given(questions())
def test_answers_to_different_questions_are_not_joined(question):
    longer = replace(question, organisations=(*question.organisations, "one more"))
    with pytest.raises(ValueError, match="the same question"):
        joined(frontier(question, limit=5), frontier(longer, limit=5))
