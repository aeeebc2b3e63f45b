"""What every way of deciding promises, and what each of them means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.methods import HEAPS, METHODS, quorum_of, tally

ORGANISATIONS = [f"o{n:02}" for n in range(40)]
words = st.sampled_from([*HEAPS, None])
answers = st.dictionaries(st.sampled_from(ORGANISATIONS), words, max_size=14)
methods = st.sampled_from(sorted(METHODS))
quorums = st.sampled_from(["1", "3", "8", "1/2", "2/3", "all"])
bodies = st.sampled_from([("organisations", "2/3"), ("organisations", "all"), ("signatories", "3")])


def of(yes: int = 0, aside: int = 0, no: int = 0, silent: int = 0) -> dict[str, str | None]:
    given = ["accept"] * yes + ["stand_aside"] * aside + ["reject"] * no + [None] * silent
    return dict(zip(ORGANISATIONS, given, strict=False))


@given(methods, answers, quorums, st.randoms())
def test_order_does_not_matter(method, answers, quorum, random):
    mixed = list(answers.items())
    random.shuffle(mixed)
    assert tally(method, dict(mixed), quorum=quorum) == tally(method, answers, quorum=quorum)


@given(methods, answers, bodies, st.sampled_from(ORGANISATIONS))
def test_one_more_yes_never_hurts(method, answers, rule, organisation):
    body, quorum = rule
    before = tally(method, answers, quorum=quorum, body=body)
    after = tally(method, {**answers, organisation: "accept"}, quorum=quorum, body=body)
    assert after.passed or not before.passed


@given(methods, answers, quorums, st.sampled_from(ORGANISATIONS))
def test_one_more_no_never_helps_where_the_number_of_organisations_stays(method, answers, quorum, organisation):
    before = tally(method, {**answers, organisation: "accept"}, quorum=quorum)
    after = tally(method, {**answers, organisation: "reject"}, quorum=quorum)
    assert before.passed or not after.passed


@given(st.sampled_from(["agreement", "consent", "room"]), answers, quorums, st.sampled_from(ORGANISATIONS))
def test_one_rejection_stops_agreement(method, answers, quorum, organisation):
    outcome = tally(method, {**answers, organisation: "reject"}, quorum=quorum)
    assert (outcome.passed, outcome.reason) == (False, "not_agreed")
    assert organisation in outcome.refused


@given(methods, st.integers(0, 40), bodies)
def test_nobody_decides_nothing(method, silent, rule):
    body, quorum = rule
    outcome = tally(method, of(silent=silent), quorum=quorum, body=body)
    assert (outcome.passed, outcome.reason, outcome.took_part) == (False, "nobody_answered", 0)


@given(methods, answers, bodies)
def test_what_passes_has_a_yes(method, answers, rule):
    body, quorum = rule
    outcome = tally(method, answers, quorum=quorum, body=body)
    assert len(outcome.yes) > 0 or not outcome.passed


@given(methods, answers, quorums)
def test_quorum_counts_who_took_part_and_not_who_was_invited(method, answers, quorum):
    outcome = tally(method, answers, quorum=quorum)
    assert outcome.took_part == sum(word is not None for word in answers.values())
    assert outcome.quorum_reached is (outcome.took_part >= outcome.quorum_needed)
    assert outcome.quorum_needed == quorum_of(quorum, len(answers))
    assert outcome.quorum_reached or not outcome.passed


@given(methods, answers, quorums, st.sampled_from(ORGANISATIONS))
def test_silence_never_counts_as_yes(method, answers, quorum, organisation):
    silent = tally(method, {**answers, organisation: None}, quorum=quorum)
    yes = tally(method, {**answers, organisation: "accept"}, quorum=quorum)
    assert yes.passed or not silent.passed
    assert organisation in silent.unanswered
    assert organisation not in silent.yes


@given(answers, st.integers(1, 9))
def test_the_refusal_of_others_stops_no_signatory(answers, quorum):
    outcome = tally("agreement", answers, quorum=str(quorum), body="signatories")
    assert outcome.passed is (len(outcome.yes) >= quorum)


@given(methods, answers, quorums)
def test_each_organisation_is_on_one_heap(method, answers, quorum):
    outcome = tally(method, answers, quorum=quorum)
    heaps = outcome.yes + outcome.aside + outcome.abstain + outcome.no + outcome.unanswered
    assert sorted(heaps) == sorted(answers)
    assert outcome.entitled == len(answers)


@pytest.mark.parametrize(
    ("method", "answers", "quorum", "reason"),
    [
        ("agreement", of(yes=14), "all", "agreed"),
        ("agreement", of(yes=13, silent=1), "all", "answers_missing"),
        ("agreement", of(yes=10, silent=4), "2/3", "agreed"),
        ("agreement", of(yes=9, silent=5), "2/3", "quorum_missing"),
        ("agreement", of(yes=13, aside=1), "2/3", "not_agreed"),
        ("agreement", of(aside=14), "2/3", "not_agreed"),
        ("consent", of(yes=1, aside=13), "2/3", "agreed"),
        ("consent", of(aside=14), "2/3", "not_agreed"),
        ("consent", of(yes=13, no=1), "2/3", "not_agreed"),
        ("consent", of(yes=3, aside=3, silent=8), "1/2", "quorum_missing"),
        ("majority", of(yes=4, no=3), "1/2", "agreed"),
        ("majority", of(yes=3, no=3), "1/2", "not_agreed"),
        ("majority", of(yes=1, aside=6), "1/2", "agreed"),
        ("majority", of(aside=7), "1/2", "not_agreed"),
        ("majority", of(yes=3, silent=4), "1/2", "quorum_missing"),
        ("majority", of(no=3, silent=4), "1/2", "quorum_missing"),
    ],
)
def test_a_method_decides_as_its_file_says(method, answers, quorum, reason):
    outcome = tally(method, answers, quorum=quorum)
    assert (outcome.reason, outcome.passed) == (reason, reason == "agreed")


@pytest.mark.parametrize(
    ("quorum", "entitled", "needed"),
    [
        ("2/3", 14, 10), ("2/3", 15, 10), ("2/3", 3, 2), ("1/2", 14, 7), ("1/2", 15, 8), ("1/2", 1, 1), ("1/2", 0, 1),
        ("all", 14, 14), ("all", 0, 1), ("8", 14, 8), ("8", 5, 8), ("3/3", 14, 14), ("0" * 19 + "8", 14, 8),
    ],
)  # fmt: skip
def test_a_fraction_is_rounded_up_and_never_to_nobody(quorum, entitled, needed):
    assert quorum_of(quorum, entitled) == needed


@pytest.mark.parametrize("quorum", ["", "0", "-1", "0/3", "4/3", "1/0", "1.5", "two thirds", "²", "0" * 20 + "8"])
def test_what_is_no_quorum_is_refused(quorum):
    with pytest.raises(ValueError):
        quorum_of(quorum, 14)


def test_refused_and_missing_are_told_apart():
    outcome = tally("agreement", of(yes=1, aside=1, no=1, silent=1), quorum="all")
    assert (outcome.refused, outcome.missing) == (("o01", "o02"), ("o03",))


def test_a_passed_count_misses_and_blames_nobody():
    outcome = tally("majority", of(yes=3, no=1, silent=1), quorum="1/2")
    assert (outcome.passed, outcome.refused, outcome.missing) == (True, (), ())


def test_a_word_that_is_no_answer_is_an_error():
    with pytest.raises(KeyError):
        tally("agreement", {"o00": "perhaps"})
