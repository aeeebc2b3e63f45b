"""The ways of answering yes or no: what each counts, and when nothing can change it any more."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.methods import ANSWERS, HEAPS, METHODS, decided, tally

EVERY = sorted(METHODS)
VOTES = [word for word in EVERY if word.startswith(("majority", "two_thirds"))]
ONE_STOPS = ["agreement", "consent", "room"]
QUORUMS = ["1", "2", "1/2", "2/3", "all"]
NAMES = [f"o{n:02}" for n in range(30)]
answers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*HEAPS, None]), max_size=14)


def of(yes: int = 0, no: int = 0, abstain: int = 0, aside: int = 0, silent: int = 0) -> dict[str, str | None]:
    given = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain + ["stand_aside"] * aside + [None] * silent
    return dict(zip(NAMES, given, strict=False))


def passed(answers: dict[str, str | None], quorum: str = "1") -> list[str]:
    """The methods by which these answers pass."""
    return [method for method in EVERY if tally(method, answers, quorum=quorum).passed]


ALL = ["agreement", "consent", "majority", "majority_of_members", "majority_of_present", "room"]
ALL += ["two_thirds", "two_thirds_of_members", "two_thirds_of_present"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (of(), []),
        (of(silent=2), []),
        (of(yes=1), ALL),
        (of(no=1), []),
        (of(abstain=1), []),
        (of(aside=1), []),
        (of(yes=2), ALL),
        (of(yes=1, no=1), []),
        (of(yes=1, abstain=1), ["agreement", "consent", "majority", "room", "two_thirds"]),
        (
            of(yes=1, aside=1),
            [m for m in ALL if m not in ("agreement", "majority_of_members", "two_thirds_of_members")],
        ),
        (of(yes=1, silent=1), [m for m in ALL if not m.endswith("_of_members")]),
        (of(abstain=14), []),
        (of(aside=14), []),
        (of(yes=7, no=7), []),
        (of(yes=4, no=3), ["majority", "majority_of_members", "majority_of_present"]),
        (of(yes=4, no=3, abstain=1), ["majority"]),
        (of(yes=4, no=3, aside=1), ["majority", "majority_of_present"]),
        (of(yes=4, no=3, silent=1), ["majority", "majority_of_present"]),
        (of(yes=6, no=3), VOTES),
        (of(yes=6, no=4), ["majority", "majority_of_members", "majority_of_present"]),
        (
            of(yes=6, no=3, abstain=1),
            ["majority", "majority_of_members", "majority_of_present", "two_thirds"],
        ),
        (
            of(yes=6, no=3, silent=1),
            [m for m in VOTES if m != "two_thirds_of_members"],
        ),
    ],
)
def test_each_method_has_its_own_whole_of_which_a_part_says_yes(given, expected):
    assert passed(given) == sorted(expected)


@pytest.mark.parametrize(
    ("method", "given", "basis", "needed"),
    [
        ("agreement", of(yes=3, aside=1, abstain=2, silent=4), 4, 4),
        ("consent", of(yes=3, aside=1, abstain=2, silent=4), 3, 3),
        ("majority", of(yes=3, no=1, abstain=2, silent=4), 4, 3),
        ("majority_of_present", of(yes=3, no=1, abstain=2, aside=1, silent=4), 6, 4),
        ("majority_of_members", of(yes=3, no=1, abstain=2, aside=1, silent=4), 11, 6),
        ("two_thirds", of(yes=3, no=1, abstain=2, silent=4), 4, 3),
        ("two_thirds_of_present", of(yes=3, no=1, abstain=3, silent=4), 7, 5),
        ("two_thirds_of_members", of(yes=3, no=1, abstain=2, aside=1, silent=5), 12, 8),
        ("two_thirds", of(abstain=2), 0, 1),
    ],
)
def test_an_outcome_says_how_many_of_how_many_had_to_say_yes(method, given, basis, needed):
    outcome = tally(method, given)
    assert (outcome.basis, outcome.yes_needed) == (basis, needed)


def test_abstaining_is_on_a_heap_of_its_own_and_counts_for_the_quorum():
    outcome = tally("majority", of(yes=1, abstain=2, aside=1, silent=2), quorum="2/3")
    assert (outcome.yes, outcome.abstain, outcome.aside) == (("o00",), ("o01", "o02"), ("o03",))
    assert (outcome.took_part, outcome.quorum_needed, outcome.passed) == (4, 4, True)


@pytest.mark.parametrize("method", ONE_STOPS)
def test_an_abstention_is_in_nobodys_way(method):
    outcome = tally(method, of(yes=1, abstain=5))
    assert (outcome.passed, outcome.refused) == (True, ())


def test_standing_aside_is_no_abstention():
    assert tally("agreement", of(yes=5, abstain=1)).passed is True
    assert tally("agreement", of(yes=5, aside=1)).passed is False
    assert tally("majority_of_present", of(yes=2, no=1, abstain=1)).passed is False
    assert tally("majority_of_present", of(yes=2, no=1, aside=1)).passed is True


def test_in_the_room_those_who_were_there_count_and_one_objection_stops_it():
    there = {**of(yes=30), "o29": None}
    assert (tally("room", there).passed, tally("room", there).took_part) == (True, 29)
    after = tally("room", {**there, "o07": "object"})
    assert (after.passed, after.reason, after.refused) == (False, "not_agreed", ("o07",))


def test_each_method_offers_words_that_can_be_counted_and_every_one_changes_something():
    assert sorted(ANSWERS) == EVERY
    assert {method: [HEAPS[word] for word in offered] for method, offered in ANSWERS.items()} == {
        "agreement": ["yes", "yes", "aside", "no"],
        "consent": ["yes", "yes", "aside", "no"],
        "room": ["yes", "aside", "no"],
        **{method: ["yes", "no", "abstain"] for method in VOTES},
    }


@given(
    st.sampled_from(EVERY), answers, st.sampled_from(QUORUMS), st.sampled_from(NAMES), st.sampled_from(sorted(HEAPS))
)
def test_changing_any_answer_into_a_yes_never_hurts(method, answers, quorum, name, word):
    before = tally(method, {**answers, name: word}, quorum=quorum)
    after = tally(method, {**answers, name: "yes"}, quorum=quorum)
    assert after.passed or not before.passed


@given(st.sampled_from(EVERY), answers, st.sampled_from(QUORUMS), st.sampled_from(NAMES))
def test_a_no_never_helps_more_than_an_abstention(method, answers, quorum, name):
    abstained = tally(method, {**answers, name: "abstain"}, quorum=quorum)
    refused = tally(method, {**answers, name: "no"}, quorum=quorum)
    assert abstained.passed or not refused.passed


@given(answers, st.sampled_from(QUORUMS))
def test_the_stricter_method_passes_nothing_that_the_milder_one_stops(answers, quorum):
    passes = {method: tally(method, answers, quorum=quorum).passed for method in EVERY}
    stricter = [
        ("two_thirds_of_members", "two_thirds_of_present"), ("two_thirds_of_present", "two_thirds"),
        ("majority_of_members", "majority_of_present"), ("majority_of_present", "majority"),
        ("two_thirds", "majority"), ("two_thirds_of_present", "majority_of_present"),
        ("two_thirds_of_members", "majority_of_members"), ("agreement", "consent"), ("consent", "two_thirds"),
    ]  # fmt: skip
    assert [(a, b) for a, b in stricter if passes[a] and not passes[b]] == []


@given(st.sampled_from(EVERY), answers, st.sampled_from(QUORUMS))
def test_what_passes_has_the_yes_that_it_needs(method, answers, quorum):
    outcome = tally(method, answers, quorum=quorum)
    assert len(outcome.yes) >= outcome.yes_needed or not outcome.passed
    assert outcome.yes_needed >= 1


# What can still come: for those who have not answered any answer or none; in the room also an objection of all others.
def outcomes_to_come(method: str, answers: dict[str, str | None], quorum: str, body: str) -> set[bool]:
    """Whether it passes, in every way in which it can still go on."""
    silent = [(name, [None, "yes", "stand_aside", "abstain", "no"]) for name, word in answers.items() if word is None]
    objecting = [(n, [word, "object"]) for n, word in answers.items() if word is not None and method == "room"]
    names = [name for name, _ in silent + objecting]
    return {
        tally(method, {**answers, **dict(zip(names, rest, strict=True))}, quorum=quorum, body=body).passed
        for rest in product(*(words for _, words in silent + objecting))
    }


CASES = [
    of(yes, no, abstain, aside, silent)
    for yes, no, abstain, aside, silent in product(range(4), range(3), range(2), range(2), range(4))
    if yes + no + abstain + aside + silent <= 7
]


@pytest.mark.parametrize("quorum", ["1", "3", "2/3", "all"])
@pytest.mark.parametrize("method", EVERY)
def test_what_is_called_decided_cannot_change_and_what_is_not_can(method, quorum):
    words = {frozenset({True}): "passed", frozenset({False}): "lost", frozenset({True, False}): None}
    wrong = [
        case
        for case in CASES
        if decided(method, case, quorum) != words[frozenset(outcomes_to_come(method, case, quorum, "organisations"))]
    ]
    assert wrong == []


def test_among_those_who_sign_it_is_decided_by_the_number_of_signatures():
    words = {frozenset({True}): "passed", frozenset({False}): "lost", frozenset({True, False}): None}
    wrong = [
        case
        for case in CASES
        if decided("agreement", case, "3", body="signatories")
        != words[frozenset(outcomes_to_come("agreement", case, "3", "signatories"))]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("method", "given", "quorum", "expected"),
    [
        ("majority", of(yes=8, silent=6), "1/2", "passed"),
        ("majority", of(yes=7, silent=7), "1/2", None),
        ("majority", of(no=7, silent=7), "1/2", "lost"),
        ("majority_of_members", of(yes=8, silent=6), "1", "passed"),
        ("agreement", of(yes=13, silent=1), "2/3", None),
        ("agreement", of(yes=14), "2/3", "passed"),
        ("agreement", of(no=1, silent=13), "2/3", "lost"),
        ("room", of(yes=14), "2/3", None),
        ("two_thirds", of(yes=2, no=4, silent=5), "1", "lost"),
        ("majority", of(), "1", "lost"),
    ],
)
def test_a_vote_may_be_closed_early_when_the_rest_can_change_nothing(method, given, quorum, expected):
    assert decided(method, given, quorum) == expected
