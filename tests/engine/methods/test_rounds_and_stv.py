"""Ties, quotas and seats of the two methods that go step by step."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hamgam.engine.methods import choose
from tests.engine.methods.ballots import CHOICES, SEED, ballots, some_ballots


def judged(letters: str, next_round: str, seed: bytes | None = None):
    given = ballots(*((1, letter) for letter in letters))
    chosen = choose("rounds", tuple(sorted(set(letters + "abc"))), given, next_round=next_round, seed=seed)
    return chosen.reason, chosen.winners, chosen.goes_on, chosen.tied


@pytest.mark.parametrize(
    ("votes", "next_round", "expected"),
    [
        ("aaab", "two_strongest", ("chosen", ("a",), (), ())),
        ("aabb", "two_strongest", ("no_majority", (), ("a", "b"), ())),
        ("aaaabbbcc", "two_strongest", ("no_majority", (), ("a", "b"), ())),
        ("aaaabbbccc", "two_strongest", ("tied", (), (), ("b", "c"))),
        ("aaaabbbcccd", "two_strongest", ("no_majority", (), ("a", "b", "c"), ())),
        ("aaabbbccc", "two_strongest", ("tied", (), (), ("a", "b", "c"))),
        ("aaabbbcccd", "two_strongest", ("no_majority", (), ("a", "b", "c"), ())),
        ("aaaabbbcc", "without_weakest", ("no_majority", (), ("a", "b"), ())),
        ("aaaabbbccc", "without_weakest", ("tied", (), (), ("b", "c"))),
        ("aaaabbbcd", "without_weakest", ("no_majority", (), ("a", "b"), ())),
        ("aaaabbcd", "without_weakest", ("tied", (), (), ("c", "d"))),
        ("aabb", "without_weakest", ("no_majority", (), ("a", "b"), ())),
        ("aaaaabbbbbcccddd", "without_weakest", ("tied", (), (), ("c", "d"))),
    ],
)
def test_who_goes_on_to_the_next_round(votes, next_round, expected):
    assert judged(votes, next_round) == expected


def test_two_that_are_equal_stay_tied_until_a_lot_is_drawn():
    given = ballots((3, "a"), (3, "b"))
    assert choose("rounds", "ab", given).reason == "tied"
    drawn = choose("rounds", "ab", given, seed=SEED)
    assert (drawn.reason, drawn.steps[0].tie_rule, len(drawn.winners)) == ("chosen", "drawn_lot", 1)


def test_a_lot_says_who_goes_on_and_only_among_those_who_are_tied():
    reason, winners, goes_on, tied = judged("aaaabbbccc", "two_strongest", SEED)
    assert (reason, winners, goes_on[0], tied) == ("no_majority", (), "a", ())
    assert goes_on[1:] in (("b",), ("c",))
    assert set(judged("aaaabbbccc", "without_weakest", SEED)[2]) in ({"a", "b"}, {"a", "c"})


def test_a_round_says_who_is_left_out_and_nobody_is_where_it_is_tied():
    step = choose("rounds", "abcd", ballots((4, "a"), (3, "b"), (2, "c"), (1, "d"))).steps[0]
    assert (step.needed, step.goes_on, step.left_out, step.tied) == (6, ("a", "b"), ("c", "d"), ())
    step = choose("rounds", "abc", ballots((4, "a"), (3, "b"), (3, "c"))).steps[0]
    assert (step.needed, step.goes_on, step.left_out, step.tied) == (6, (), (), ("b", "c"))


def test_blank_ballots_are_no_part_of_the_half():
    assert choose("rounds", "abc", ballots((2, "a"), (1, "b"), (9, ""))).winners == ("a",)


def stv_steps(given, choices: str = "abcd", wanted: int = 1, seed: bytes | None = None):
    chosen = choose("stv", choices, given, seats=wanted, seed=seed)
    return chosen, [(step.left_out, step.tie_rule) for step in chosen.steps if step.rule == "weakest"]


def test_the_most_recent_count_in_which_they_differed_says_who_is_weaker():
    chosen, left = stv_steps(ballots((5, "a"), (3, "b"), (2, "c"), (1, "dc")))
    assert (chosen.winners, left) == (("a",), [(("d",), None), (("c",), "earlier_count"), (("b",), None)])


def test_the_weakest_leave_together_where_they_could_not_overtake_the_next():
    chosen, left = stv_steps(ballots((6, "a"), (5, "b"), (2, "cb"), (2, "db")))
    assert (chosen.winners, left) == (("b",), [(("c", "d"), "together")])


def test_where_no_rule_says_who_is_weakest_it_is_tied_until_a_lot_is_drawn():
    given = ballots((3, "a"), (2, "ba"), (2, "cb"))
    chosen, _ = stv_steps(given, "abc")
    assert (chosen.reason, chosen.tied, chosen.winners) == ("tied", ("b", "c"), ())
    assert [(step.rule, step.tied, step.left_out) for step in chosen.steps] == [("weakest", ("b", "c"), ())]
    drawn, left = stv_steps(given, "abc", seed=SEED)
    assert (drawn.passed, left[0][1], len(left[0][0])) == (True, "drawn_lot", 1)


def test_those_elected_before_a_tie_stay_elected():
    chosen = choose("stv", "abc", ballots((4, "a"), (1, "b"), (1, "c")), seats=2)
    assert (chosen.reason, chosen.winners, chosen.tied, chosen.empty_seats) == ("tied", ("a",), ("b", "c"), 1)


def test_equal_surpluses_go_on_in_one_step():
    chosen = choose("stv", "abcd", ballots((5, "ac"), (5, "bd"), (1, "c"), (1, "d")), seats=3)
    first = chosen.steps[0]
    assert (first.needed, first.gives, first.tie_rule, first.moved) == (4, ("a", "b"), "together", {"c": 1, "d": 1})
    assert first.tied == ("a", "b")
    alone = choose("stv", "abc", ballots((5, "ac"), (1, "b"), (1, "c")), seats=2).steps[0]
    assert (alone.rule, alone.gives, alone.tied, alone.tie_rule, alone.moved) == ("surplus", ("a",), (), None, {"c": 2})


def test_who_stands_on_no_ballot_is_left_out_first_and_a_seat_can_stay_empty():
    chosen = choose("stv", "abcd", ballots((2, "ab")), seats=3)
    assert (chosen.winners, chosen.empty_seats, chosen.steps[0].left_out) == (("a", "b"), 1, ("c", "d"))


@given(some_ballots, st.integers(1, 4), st.booleans())
def test_no_vote_comes_from_nowhere_and_none_is_lost_unseen(given, wanted, drawn):
    chosen = choose("stv", CHOICES, given, seats=wanted, seed=SEED if drawn else None)
    valid, ended = sum(bool(ballot) for ballot in given.values()), Fraction(0)
    for step in chosen.steps:
        if step.rule == "on_no_ballot":
            continue
        assert sum(step.counts.values()) + ended == valid
        assert step.needed == valid // (wanted + 1) + 1
        ended += step.ended


@given(some_ballots, st.integers(1, 3), st.sets(st.sampled_from(CHOICES), min_size=1, max_size=3), st.integers(1, 8))
def test_a_group_of_as_many_as_n_quotas_fills_n_seats(given, wanted, theirs, members):
    given.update({f"w{number}": tuple(sorted(theirs)) for number in range(members)})
    quota = sum(bool(ballot) for ballot in given.values()) // (wanted + 1) + 1
    due = min(members // quota, len(theirs))
    assume(due > 0)
    chosen = choose("stv", CHOICES, given, seats=wanted, seed=SEED)
    assert len(theirs & set(chosen.winners)) >= due


@given(some_ballots, st.integers(1, 4))
def test_a_seat_stays_empty_only_where_nobody_who_is_left_has_a_vote(given, wanted):
    chosen = choose("stv", CHOICES, given, seats=wanted, seed=SEED)
    counts = chosen.steps[-1].counts if chosen.steps else {}
    without_seat = [votes for choice, votes in counts.items() if choice not in chosen.winners]
    assert not chosen.empty_seats or set(without_seat) <= {0}


def test_one_voter_fills_one_seat_whatever_else_is_on_the_ballot():
    for ballot in ("a", "ab", "abc"):
        chosen = choose("stv", "abc", ballots((1, ballot)), seats=2)
        assert (chosen.reason, chosen.winners, chosen.empty_seats) == ("chosen", ("a",), 1)
