"""A policy says in which spans a member did not sign with the others."""

import pytest

from hamgam.engine.record import PolicyOrganisation, RecordError, parse_policy, write_policy
from tests.engine.record.coalition import Coalition


def policy(*away, start=0, end=None):
    """A policy whose first organisation was away in these spans."""
    whole = parse_policy(Coalition().policy())
    first = whole.organisations[0]._replace(away=away, start=start, end=end)
    return whole._replace(organisations=(first, *whole.organisations[1:]))


def test_a_member_that_was_away_is_none_in_those_spans_alone():
    row = PolicyOrganisation("o1", (("en", "One"),), start=2, away=((4, 6), (8, 9)))
    assert [index for index in range(11) if row.is_member_at(index)] == [2, 3, 6, 7, 9, 10]


def test_a_policy_with_such_spans_is_read_as_it_was_written_and_one_without_them_as_before():
    written = write_policy(policy((3, 5), (7, 8)))
    assert b"\naway 3 5\naway 7 8\n" in written
    assert parse_policy(written).organisations[0].away == ((3, 5), (7, 8))
    assert b"away" not in write_policy(policy())
    whole = policy((3, 5), start=3, end=5)
    assert parse_policy(write_policy(whole)) == whole


@pytest.mark.parametrize(
    ("away", "within"),
    [(((5, 3),), {}), (((3, 3),), {}), (((3, 6), (5, 8)), {}), (((3, 6),), {"start": 4}), (((3, 6),), {"end": 5})],
)
def test_spans_that_do_not_follow_one_another_inside_the_membership_are_refused(away, within):
    with pytest.raises(RecordError, match="bad_span"):
        write_policy(policy(*away, **within))
