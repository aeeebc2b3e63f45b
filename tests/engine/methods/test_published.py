"""Counts that others have published, step by step where they published the steps."""

from fractions import Fraction

import pytest

from hamgam.engine.methods import choose
from tests.engine.methods.ballots import Ballots, ballots


def in_rounds(choices: tuple[str, ...], given: Ballots, next_round: str) -> list[tuple[str, ...]]:
    """Who went on from round to round, and at the end who was chosen, if everyone always votes for their best of those left."""
    told: list[tuple[str, ...]] = []
    while True:
        votes = {v: tuple(c for c in ballot or () if c in choices)[:1] for v, ballot in given.items()}
        chosen = choose("rounds", choices, votes, next_round=next_round)
        told.append(chosen.goes_on or chosen.winners)
        if not chosen.goes_on:
            return told
        choices = chosen.goes_on


# M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
# method", Social Choice and Welfare 36 (2011); as on his page of examples: example 1, 45 voters.
SCHULZE_45 = ballots(
    (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC"),
)  # fmt: skip


def test_schulzes_example_of_45_voters():
    chosen = choose("schulze", "ABCDE", SCHULZE_45, seats=5)
    assert chosen.winners == ("E", "A", "C", "B", "D")
    first = chosen.steps[0]
    rows = {a: [first.pairs[a, b] for b in "ABCDE" if b != a] for a in "ABCDE"}
    assert rows == {
        "A": [20, 26, 30, 22], "B": [25, 16, 33, 18], "C": [19, 29, 17, 24], "D": [15, 12, 28, 14], "E": [23, 27, 21, 31],
    }  # fmt: skip
    rows = {a: [first.paths[a, b] for b in "ABCDE" if b != a] for a in "ABCDE"}
    assert rows == {
        "A": [28, 28, 30, 24], "B": [25, 28, 33, 24], "C": [25, 29, 29, 24], "D": [25, 28, 28, 24], "E": [25, 28, 28, 31],
    }  # fmt: skip


# The same source: an example with more than one potential winner, 9 voters; B and D, since p[B,D] = p[D,B].
def test_schulzes_example_of_9_voters_is_a_tie_of_two():
    given = ballots((3, "ABCD"), (2, "DABC"), (2, "DBCA"), (2, "CBDA"))
    chosen = choose("schulze", "ABCD", given)
    assert (chosen.reason, chosen.tied) == ("tied", ("B", "D"))
    assert choose("schulze", "ABCD", given, seats=2).winners == ("B", "D")


# R. Li, "A primer on STV", parts 5 and 6 (2022), yingtongli.me/blog: weighted inclusive Gregory method, three seats.
DOGS_AND_CATS = ballots(
    (21, ("D1", "D2", "F", "C1", "C2")),
    (19, ("D2", "D1", "F", "C1", "C2")),
    (40, ("C1", "C2", "F", "D1", "D2")),
    (6, ("C2", "C1", "F", "D1", "D2")),
    (7, ("F", "D1", "D2", "C1", "C2")),
    (6, ("F", "D1", "C1", "C2", "D2")),
    (1, ("F", "D1")),
)


def test_the_weighted_inclusive_gregory_method_step_by_step():
    chosen = choose("stv", ("D1", "D2", "C1", "C2", "F"), DOGS_AND_CATS, seats=3)
    assert chosen.winners == ("C1", "D1", "D2")
    assert [(step.rule, step.gives, step.moved, step.ended) for step in chosen.steps] == [
        ("surplus", ("C1",), {"C2": 14}, 0),
        ("weakest", ("F",), {"D1": 14}, 0),
        ("surplus", ("D1",), {"D2": Fraction(28 * 9, 35), "C2": Fraction(6 * 9, 35)}, Fraction(9, 35)),
        ("quota", (), {}, 0),
    ]
    assert [step.chosen for step in chosen.steps] == [("C1",), (), ("D1",), ("D2",)]
    assert chosen.steps[2].counts == {"D1": 35, "D2": 19, "C1": 26, "C2": 20}
    assert {step.needed for step in chosen.steps} == {26}


# Wikipedia, "Single transferable vote", the food election (20 guests, three of five); as kept at liquisearch.com.
def test_the_food_election():
    given = ballots(
        (4, ("Oranges",)), (2, ("Pears", "Oranges")), (8, ("Chocolate", "Strawberries")), (4, ("Chocolate", "Sweets")),
        (1, ("Strawberries",)), (1, ("Sweets",)),
    )  # fmt: skip
    choices = ("Oranges", "Pears", "Chocolate", "Strawberries", "Sweets")
    chosen = choose("stv", choices, given, seats=3)
    assert chosen.winners == ("Chocolate", "Oranges", "Strawberries")
    assert [list(step.counts.values()) for step in chosen.steps] == [
        [12, 4, 2, 1, 1],
        [6, 4, 2, 5, 3],
        [6, 6, 5, 3],
        [6, 6, 5],
    ]
    assert [(step.chosen, step.left_out) for step in chosen.steps] == [
        (("Chocolate",), ()), ((), ("Pears",)), (("Oranges",), ("Sweets",)), (("Strawberries",), ()),
    ]  # fmt: skip


# Wikipedia, "Counting single transferable votes": 57 voters, two of four, quota 20.
def test_the_count_of_57_voters():
    given = ballots(
        (24, ("Andrea", "Carter", "Brad", "Delilah")),
        (16, ("Andrea", "Brad", "Carter", "Delilah")),
        (17, ("Delilah", "Andrea", "Brad", "Carter")),
    )
    chosen = choose("stv", ("Andrea", "Brad", "Carter", "Delilah"), given, seats=2)
    assert chosen.winners == ("Andrea", "Carter")
    assert [step.needed for step in chosen.steps] == [20, 20, 20]
    assert (chosen.steps[0].moved, chosen.steps[1].left_out) == ({"Brad": 8, "Carter": 12}, ("Brad",))


# Wikipedia, "Instant-runoff voting" and others: where Tennessee has its capital.
TENNESSEE = ballots((42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"))


@pytest.mark.parametrize(
    ("next_round", "told"),
    [
        ("without_weakest", [("M", "N", "K"), ("M", "K"), ("K",)]),
        ("two_strongest", [("M", "N"), ("N",)]),
    ],
)
def test_the_capital_of_tennessee_in_rounds(next_round, told):
    assert in_rounds(("M", "N", "C", "K"), TENNESSEE, next_round) == told


@pytest.mark.parametrize(("method", "winner"), [("stv", "K"), ("schulze", "N")])
def test_the_capital_of_tennessee_by_ranking(method, winner):
    assert choose(method, "MNCK", TENNESSEE).winners == (winner,)


# W. D. Smith, "(Non)Monotonicity and Instant Runoff Voting" (2009), rangevoting.org: 17 voters; when the two of A > C > B
# put C first, which has won, C no longer wins.
@pytest.mark.parametrize("next_round", ["two_strongest", "without_weakest"])
def test_rounds_and_stv_are_not_monotone(next_round):
    before = ballots((6, "CAB"), (2, "BAC"), (3, "BCA"), (4, "ABC"), (2, "ACB"))
    after = ballots((6, "CAB"), (2, "BAC"), (3, "BCA"), (4, "ABC"), (2, "CAB"))
    assert (in_rounds(tuple("ABC"), before, next_round)[-1], in_rounds(tuple("ABC"), after, next_round)[-1]) == (
        ("C",), ("B",),
    )  # fmt: skip
    assert (choose("stv", "ABC", before).winners, choose("stv", "ABC", after).winners) == (("C",), ("B",))
