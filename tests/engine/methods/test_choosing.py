"""What every way of choosing among several promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.methods import BALLOTS, CHOOSING, BadBallot, choose, quorum_of
from hamgam.engine.methods.choosing import CHOSEN_REASONS
from hamgam.engine.methods.rounds import NEXT_ROUND
from hamgam.engine.methods.steps import BALLOT_KINDS, RULES, TIE_RULES
from tests.engine.methods.ballots import (
    CHOICES,
    COUNTED,
    EVERY,
    SEED,
    ballots,
    fitting,
    methods,
    raised,
    rankings,
    some_ballots,
    voters,
)  # fmt: skip

seats = st.integers(1, 4)
quorums = st.sampled_from(["1", "3", "1/2", "2/3", "all"])


def places(method: str, wanted: int) -> int:
    return wanted if CHOOSING[method].MANY_SEATS else 1


@given(methods, some_ballots, seats, st.booleans(), st.randoms())
def test_the_order_of_voters_and_of_choices_does_not_matter(method, given, wanted, drawn, random):
    given, seed = fitting(method, given), SEED if drawn else None
    mixed, choices = list(given.items()), list(CHOICES)
    random.shuffle(mixed)
    random.shuffle(choices)
    after = choose(method, choices, dict(mixed), seats=places(method, wanted), seed=seed)
    assert after == choose(method, CHOICES, given, seats=places(method, wanted), seed=seed)


@given(methods, some_ballots, seats, st.permutations(CHOICES), st.sampled_from(NEXT_ROUND))
def test_what_a_choice_is_called_decides_nothing(method, given, wanted, names, next_round):
    called = dict(zip(CHOICES, names, strict=True))
    given, wanted = fitting(method, given), places(method, wanted)
    renamed = {v: None if b is None else tuple(called[choice] for choice in b) for v, b in given.items()}
    before = choose(method, CHOICES, given, seats=wanted, next_round=next_round)
    after = choose(method, CHOICES, renamed, seats=wanted, next_round=next_round)
    assert after.reason == before.reason
    for found, expected in (
        (after.winners, before.winners), (after.tied, before.tied), (after.goes_on, before.goes_on),
    ):  # fmt: skip
        assert set(found) == {called[choice] for choice in expected}


@given(methods, st.integers(0, 12), seats)
def test_nobody_decides_nothing(method, silent, wanted):
    given = {f"v{number:03}": None for number in range(silent)}
    chosen = choose(method, CHOICES, given, seats=places(method, wanted), former="a", seed=SEED)
    assert (chosen.passed, chosen.reason, chosen.winners, chosen.steps) == (False, "nobody_answered", (), ())
    assert chosen.stands == ("a",)


@pytest.mark.parametrize("method", [*COUNTED, "named_by_each"])
def test_blank_ballots_alone_choose_nothing_even_by_lot(method):
    chosen = choose(method, CHOICES, ballots((3, "")), seed=SEED)
    assert (chosen.passed, chosen.reason, chosen.winners, chosen.took_part) == (False, "all_blank", (), 3)


@given(methods, some_ballots, quorums)
def test_quorum_counts_who_took_part_blank_ones_too(method, given, quorum):
    given = fitting(method, given)
    chosen = choose(method, CHOICES, given, quorum=quorum, seed=SEED)
    assert chosen.took_part == sum(ballot is not None for ballot in given.values())
    assert chosen.quorum_needed == quorum_of(quorum, len(given))
    assert chosen.quorum_reached is (chosen.took_part >= chosen.quorum_needed)
    assert chosen.quorum_reached or (chosen.winners, chosen.tied, chosen.goes_on) == ((), (), ())


@given(st.sampled_from([*COUNTED, "named_by_each"]), some_ballots, seats, st.booleans())
def test_only_what_stands_on_a_ballot_is_chosen_and_never_more_than_there_are_seats(method, given, wanted, drawn):
    given, wanted = fitting(method, given), places(method, wanted)
    chosen = choose(method, CHOICES, given, seats=wanted, seed=SEED if drawn else None)
    held = {choice for ballot in given.values() for choice in ballot or ()}
    assert set(chosen.winners) | set(chosen.tied) <= held
    assert len(chosen.winners) == len(set(chosen.winners)) == chosen.seats - chosen.empty_seats
    assert chosen.reason in CHOSEN_REASONS


@given(methods, some_ballots, seats, st.sampled_from(NEXT_ROUND))
def test_a_lot_breaks_every_tie_and_changes_nothing_else(method, given, wanted, next_round):
    given, wanted = fitting(method, given), places(method, wanted)
    before = choose(method, CHOICES, given, seats=wanted, next_round=next_round)
    after = choose(method, CHOICES, given, seats=wanted, next_round=next_round, seed=SEED)
    assert after.tied == ()
    assert set(before.winners) <= set(after.winners)
    if before.reason != "tied":
        assert (set(after.winners), set(after.goes_on)) == (set(before.winners), set(before.goes_on))


@given(st.sampled_from(COUNTED), some_ballots, voters, rankings.filter(bool))
def test_who_leaves_a_vote_unanswered_counts_for_nothing_but_the_quorum(method, given, voter, ballot):
    given.pop(voter, None)
    before = choose(method, CHOICES, fitting(method, given))
    after = choose(method, CHOICES, fitting(method, {**given, voter: None}))
    assert (after.winners, after.tied, after.steps) == (before.winners, before.tied, before.steps)
    assert voter in after.unanswered


@given(some_ballots, voters, st.sampled_from(CHOICES), seats)
def test_one_more_approval_never_hurts(given, voter, choice, wanted):
    without = tuple(other for other in given.get(voter) or () if other != choice)
    before = choose("approval", CHOICES, {**given, voter: without}, seats=wanted, seed=SEED)
    after = choose("approval", CHOICES, {**given, voter: (*without, choice)}, seats=wanted, seed=SEED)
    assert choice not in before.winners or choice in after.winners


@given(some_ballots, voters, st.integers(0, 4))
def test_ranking_the_winner_higher_never_hurts_it_by_schulze(given, voter, place):
    before = choose("schulze", CHOICES, given)
    for winner in before.winners:
        after = choose("schulze", CHOICES, {**given, voter: raised(given.get(voter) or (), winner, place)})
        assert after.winners == (winner,)


@given(some_ballots, voters, st.sampled_from(CHOICES))
def test_one_more_vote_never_hurts_within_a_round(given, voter, choice):
    given = fitting("rounds", given)
    other = given.get(voter) or ()
    before = choose("rounds", CHOICES, {**given, voter: other})
    after = choose("rounds", CHOICES, {**given, voter: (choice,)})
    assert choice not in before.winners or choice in after.winners
    assert choice not in before.goes_on or choice in after.goes_on + after.winners + after.tied


@given(some_ballots, voters, st.sampled_from(CHOICES), seats)
def test_a_further_choice_on_a_ballot_never_harms_those_before_it_by_stv(given, voter, choice, wanted):
    ballot = tuple(other for other in given.get(voter) or () if other != choice)
    before = choose("stv", CHOICES, {**given, voter: ballot}, seats=wanted)
    after = choose("stv", CHOICES, {**given, voter: (*ballot, choice)}, seats=wanted)
    assert [other for other in ballot if other in before.winners and other not in after.winners] == []


@given(some_ballots, voters, st.sampled_from(CHOICES))
def test_one_more_that_names_takes_nothing_from_the_others(given, voter, choice):
    given = fitting("named_by_each", given)
    given.pop(voter, None)
    before = choose("named_by_each", CHOICES, given)
    after = choose("named_by_each", CHOICES, {**given, voter: (choice,)})
    assert set(after.winners) == {*before.winners, choice}
    assert after.steps[0].named[voter] == choice


TWO_ALIKE = ballots((1, "ab"), (1, "ba"))


@pytest.mark.parametrize(
    ("method", "given", "wanted", "expected"),
    [
        ("approval", ballots((1, "ab")), 1, ("tied", (), ("a", "b"))),
        ("approval", ballots((1, "ab")), 2, ("chosen", ("a", "b"), ())),
        ("approval", ballots((1, "a")), 2, ("chosen", ("a",), ())),
        ("approval", ballots((1, "ab"), (1, "b")), 1, ("chosen", ("b",), ())),
        ("approval", ballots((1, "abc"), (1, "abc"), (1, "a")), 2, ("tied", ("a",), ("b", "c"))),
        ("approval", ballots((4, "abcde")), 3, ("tied", (), CHOICES)),
        ("rounds", ballots((1, "a")), 1, ("chosen", ("a",), ())),
        ("rounds", ballots((2, "a")), 1, ("chosen", ("a",), ())),
        ("rounds", ballots((1, "a"), (1, "")), 1, ("chosen", ("a",), ())),
        ("rounds", ballots(*((1, letter) for letter in "abcde")), 1, ("tied", (), CHOICES)),
        ("stv", ballots((1, "ab")), 1, ("chosen", ("a",), ())),
        ("stv", ballots((1, "ab")), 2, ("chosen", ("a",), ())),
        ("stv", TWO_ALIKE, 1, ("tied", (), ("a", "b"))),
        ("stv", TWO_ALIKE, 2, ("chosen", ("a", "b"), ())),
        ("stv", ballots(*((1, letter) for letter in "abcde")), 2, ("tied", (), CHOICES)),
        ("schulze", ballots((1, "ab")), 1, ("chosen", ("a",), ())),
        ("schulze", ballots((1, "ab")), 3, ("chosen", ("a", "b"), ())),
        ("schulze", TWO_ALIKE, 1, ("tied", (), ("a", "b"))),
        ("schulze", ballots((1, "abc"), (1, "acb")), 2, ("tied", ("a",), ("b", "c"))),
        ("schulze", ballots(*((1, letter) for letter in "abcde")), 2, ("tied", (), CHOICES)),
        ("lot", ballots((1, "")), 1, ("tied", (), CHOICES)),
        ("lot", ballots((2, "")), 5, ("chosen", CHOICES, ())),
        ("named_by_each", ballots((1, "a")), 1, ("chosen", ("a",), ())),
        ("named_by_each", ballots((1, "b"), (1, "a"), (1, "b"), (1, "")), 1, ("chosen", ("b", "a"), ())),
    ],
)
def test_one_and_two_voters_and_ties_of_all(method, given, wanted, expected):
    chosen = choose(method, CHOICES, given, seats=wanted)
    assert (chosen.reason, chosen.winners, chosen.tied) == expected
    assert chosen.passed is (chosen.reason == "chosen")


def test_each_names_its_own_and_it_is_said_who_named_nobody():
    given = {**ballots((1, "x"), (1, "y"), (1, "x"), (1, "")), "v009": None}
    chosen = choose("named_by_each", (), given, quorum="2/3")
    assert chosen.steps[0].named == {"v000": "x", "v001": "y", "v002": "x"}
    assert (chosen.winners, chosen.blank, chosen.unanswered) == (("x", "y"), ("v003",), ("v009",))
    assert (chosen.empty_seats, chosen.quorum_needed, chosen.quorum_reached) == (0, 4, True)


def test_without_a_choice_the_former_one_stands():
    tied = choose("approval", ("a", "b"), ballots((1, "a"), (1, "b")), former="the former name")
    assert (tied.reason, tied.stands) == ("tied", ("the former name",))
    assert choose("approval", ("a", "b"), ballots((1, "a")), former="the former name").stands == ("a",)
    assert choose("approval", ("a", "b"), ballots((1, "")), former=None).stands == ()


@pytest.mark.parametrize(
    ("method", "ballot", "why", "choice"),
    [
        ("approval", ("z",), "unknown", "z"),
        ("stv", ("a", "b", "a"), "twice", "a"),
        ("rounds", ("a", "b"), "too_many", "b"),
        ("named_by_each", ("a", "b"), "too_many", "b"),
        ("lot", ("a",), "too_many", "a"),
    ],
)
def test_a_ballot_that_cannot_be_counted_is_named(method, ballot, why, choice):
    with pytest.raises(BadBallot) as caught:
        choose(method, CHOICES, {"v000": ballot, "v001": None})
    assert (caught.value.voter, caught.value.why, caught.value.choice) == ("v000", why, choice)
    assert str(caught.value) == f"v000: {why}: {choice}"


@pytest.mark.parametrize(
    ("method", "choices", "more"),
    [
        ("approval", (), {}),
        ("approval", ("a", "a"), {}),
        ("approval", ("a",), {"seats": 0}),
        ("rounds", ("a",), {"seats": 2}),
        ("rounds", ("a",), {"next_round": "all"}),
        ("stv", ("a",), {"quorum": "most"}),
    ],
)
def test_what_makes_no_sense_is_refused(method, choices, more):
    with pytest.raises(ValueError):
        choose(method, choices, {}, **more)


def test_a_method_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        choose("acclamation", CHOICES, {})


PROFILES = [
    TWO_ALIKE,
    ballots((4, "ac"), (3, "bc"), (2, "ca"), (1, "d"), (1, "e")),
    ballots((5, "a"), (3, "b"), (2, "c"), (1, "dc")),
    ballots((6, "ab"), (2, "b"), (1, "ca"), (2, "dc")),
]


def test_every_word_of_a_step_is_of_its_list_and_occurs():
    steps = [
        step
        for method in EVERY
        for given in PROFILES
        for seed in (None, SEED)
        for next_round in NEXT_ROUND
        for wanted in ((1, 2) if CHOOSING[method].MANY_SEATS else (1,))
        for step in choose(
            method, CHOICES, fitting(method, given), seats=wanted, seed=seed, next_round=next_round
        ).steps
    ]
    assert {step.rule for step in steps} == set(RULES)
    assert {step.tie_rule for step in steps} == {None, *TIE_RULES}
    assert set(BALLOTS.values()) == set(BALLOT_KINDS)


@pytest.mark.parametrize("method", ["approval", "schulze"])
def test_a_lot_is_named_only_where_it_decided(method):
    for held, wanted, rule in ((TWO_ALIKE, 2, None), (TWO_ALIKE, 1, "drawn_lot"), (ballots((1, "a")), 1, None)):
        assert choose(method, "ab", held, seats=wanted, seed=SEED).steps[-1].tie_rule == rule


def test_approval_counts_each_approval_once():
    chosen = choose("approval", "abcd", ballots((4, "ab"), (3, "bc"), (2, "c")), seats=2)
    assert (chosen.winners, chosen.steps[1].counts) == (("b", "c"), {"a": 4, "b": 7, "c": 5})
    assert chosen.steps[0].left_out == ("d",)
