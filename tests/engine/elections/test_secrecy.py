"""When a published result tells how somebody voted, found also by asking what each voter could work out."""

from itertools import product

import pytest

from hamgam.engine.elections import SMALLEST_BOX, reveals, small
from hamgam.engine.elections.secrecy import REVEALS

A, B, BLANK = ("a",), ("b",), ()


@pytest.mark.parametrize(
    ("ballots", "expected"),
    [
        ([], ()),
        ([A], ("few_ballots",)),
        ([A, B], ("few_ballots",)),
        ([A, A, A], ("all_alike",)),
        ([BLANK, BLANK, BLANK], ("all_alike",)),
        ([A, A, B], ("all_but_one_alike",)),
        ([A, BLANK, A, A], ("all_but_one_alike",)),
        ([A, B, BLANK], ()),
        ([A, A, B, B], ()),
        ([A, A, A, B, BLANK], ()),
    ],
)
def test_what_ballots_tell(ballots, expected):
    assert reveals(ballots, 9) == expected
    assert set(expected) <= set(REVEALS)


def test_without_an_order_the_same_choices_are_the_same_ballot():
    ballots = [("a", "b"), ("b", "a"), ("a", "b")]
    assert (reveals(ballots, 3), reveals(ballots, 3, ordered=False)) == (("all_but_one_alike",), ("all_alike",))


def test_more_ballots_than_electors_are_refused():
    with pytest.raises(ValueError, match="more ballots than electors"):
        reveals([A, B], 1)


def test_below_three_electors_no_box_can_be_opened():
    assert [small(electors) for electors in range(5)] == [True, True, True, False, False]
    assert SMALLEST_BOX == 3


def known_to(voter, votes):
    """Everything that could have been cast, as far as this voter knows: their own vote, and the published ballots."""
    return [some for some in set(product(set(votes), repeat=len(votes))) if sorted(some) == sorted(votes)
            and (voter is None or some[voter] == votes[voter])]  # fmt: skip


@pytest.mark.parametrize("number", range(1, 6))
def test_somebody_learns_a_vote_only_where_it_is_said(number):
    """By brute force: a stranger and each voter consider every way in which these ballots could have been cast."""
    for votes in product((A, B, BLANK), repeat=number):
        learnt = any(
            len({some[other] for some in known_to(who, votes)}) == 1
            for who in (None, *range(number))
            for other in range(number)
            if other != who
        )
        assert learnt == bool(reveals(votes, number)), votes
