"""One changed position: the answer made from the one before is the one from scratch."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ground_instances import currents
from hamgam.engine.ground import frontier, frontier_after
from tests.engine.ground.questions import ANSWERS, questions


def changed(question, organisation, wording, stance):
    stances = {at: said for at, said in question.stances.items() if at != (organisation, wording)}
    return replace(question, stances=stances if stance is None else {**stances, (organisation, wording): stance})


def wordings_of(question):
    return [wording.id for clause in question.clauses for wording in clause.wordings]


@settings(max_examples=120, deadline=None)
@given(questions(), st.data())
def test_one_changed_position_gives_the_answer_from_scratch(question, data):
    if not wordings_of(question) or not question.organisations:
        assert frontier_after(frontier(question), question, question) == frontier(question)
        return
    former = frontier(question)
    for organisation in question.organisations:
        wording = data.draw(st.sampled_from(wordings_of(question)))
        after = changed(question, organisation, wording, data.draw(st.sampled_from(ANSWERS)))
        found, expected = frontier_after(former, question, after), frontier(after)
        assert found == expected
        assert found.staircase.ways == expected.staircase.ways
        question, former = after, found


@pytest.mark.parametrize("seed", [3, 5])
def test_a_large_question_is_followed_through_many_changes(seed):
    question = currents(40, 60, 3, seed)
    former = frontier(question, limit=400_000)
    random = Random(seed)
    for _ in range(4):
        organisation, wording = random.choice(question.organisations), random.choice(wordings_of(question))
        after = changed(question, organisation, wording, random.choice(["accept", "reject"]))
        found = frontier_after(former, question, after, limit=400_000)
        assert found == frontier(after, limit=400_000)
        question, former = after, found


def test_more_than_one_change_or_an_open_answer_is_asked_anew():
    question = currents(14, 12, 2, 1)
    both = changed(changed(question, "o1", "c1w0", "reject"), "o2", "c2w0", "reject")
    assert frontier_after(frontier(question), question, both) == frontier(both)
    one = changed(question, "o1", "c1w0", "reject")
    assert frontier_after(frontier(question, limit=0), question, one) == frontier(one)
    assert frontier_after(frontier(question), question, replace(one, min_signatories=9)) == frontier(
        replace(one, min_signatories=9)
    )
