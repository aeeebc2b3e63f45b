"""Votes cast in the room: two count, one enters, another of another organisation confirms."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.elections import acts, paper_acts
from hamgam.elections.models import Place, Totals
from hamgam.record import times
from tests.elections.held import cast, changed, formed, opened
from tests.furnished import furnished

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = furnished("committee", duty="secretary")
    formed(made)
    return made


def on_paper(world):
    election = opened(world, "secretary", [(world.a_delegate, "نسیم"), (world.b_delegate, "باران")])
    acts.choose_paper(by=world.a_liaison, on=election)
    election.refresh_from_db()
    return election


def entered(world, election, votes, ballots=4, blank=0):
    with times.told(election.closes_at - timedelta(hours=1)):
        return paper_acts.enter_totals(by=world.c_liaison, on=election, votes=votes, ballots=ballots, blank=blank)


def test_totals_are_confirmed_by_another_organisation_and_then_counted(world):
    election = on_paper(world)
    totals = entered(world, election, {"n1": 3, "n2": 0}, blank=1)
    for actor in (world.c_liaison, world.c_delegate):
        with pytest.raises(Refused):
            paper_acts.confirm_totals(by=actor, on=totals)
    with times.told(election.closes_at - timedelta(minutes=30)):
        paper_acts.confirm_totals(by=world.d_delegate, on=totals)
    election.refresh_from_db()
    assert (election.stage, election.details["won"], election.outcome["took_part"], election.outcome["blank"]) == (
        "closed", ["n1"], 4, 1,
    )  # fmt: skip
    assert Place.objects.get().name == "نسیم"


def test_one_vote_in_the_room_counts_as_it_was_counted(world):
    election = on_paper(world)
    totals = entered(world, election, {"n1": 1, "n2": 0}, ballots=1)
    with times.told(election.closes_at - timedelta(minutes=30)):
        with pytest.raises(Refused):
            paper_acts.confirm_totals(by=world.clock, on=totals)
        paper_acts.confirm_totals(by=world.d_delegate, on=totals)
    election.refresh_from_db()
    assert election.outcome["reason"] == "quorum_missing"


@pytest.mark.parametrize(
    ("votes", "ballots", "blank", "code"),
    [
        ({"n1": 3, "n2": 2}, 4, 0, "election_totals_"),
        ({"n1": 3, "n2": 0}, 9, 0, "election_totals_many"),
        ({"n1": 3, "n2": 1}, 4, 1, "election_totals_"),
    ],
)
def test_totals_that_do_not_fit_are_refused(world, votes, ballots, blank, code):
    election = on_paper(world)
    with pytest.raises(NotPossible, match=code):
        entered(world, election, votes, ballots=ballots, blank=blank)
    assert Totals.objects.count() == 0


def test_totals_that_were_wrong_are_replaced_before_they_are_confirmed(world):
    election = on_paper(world)
    first = entered(world, election, {"n1": 3, "n2": 1})
    entered(world, election, {"n1": 1, "n2": 3})
    first.refresh_from_db()
    assert first.state == "replaced"
    with pytest.raises(NotPossible):
        paper_acts.confirm_totals(by=world.d_delegate, on=first)


def test_the_clock_waits_a_week_for_totals_and_then_ends_it(world):
    from hamgam.notices import clock

    election = on_paper(world)
    with times.told(election.closes_at + timedelta(days=2)) as now:
        assert "elections.close" not in clock.tick(now)
    with times.told(election.closes_at + timedelta(days=8)) as now:
        assert "elections.close" in clock.tick(now)
    election.refresh_from_db()
    assert election.outcome["reason"] == "no_totals"


def test_paper_is_chosen_only_as_long_as_nobody_has_voted(world):
    election = opened(world, "secretary", [(world.a_delegate, "نسیم")])
    cast(election, world.a_liaison, "n1")
    with pytest.raises(NotPossible, match="election_votes_are_in"):
        acts.choose_paper(by=world.a_liaison, on=election)


def test_nobody_votes_here_when_votes_are_on_paper(world):
    election = on_paper(world)
    with pytest.raises(NotPossible, match="election_on_paper"):
        cast(election, world.a_liaison, "n1")


def test_rankings_are_entered_line_by_line(world):
    changed(secretary={'method = "rounds"': 'method = "schulze"'})
    election = on_paper(world)
    totals = entered(world, election, [[["n1", "n2"], 3], [["n2"], 1]])
    with times.told(election.closes_at - timedelta(minutes=30)):
        paper_acts.confirm_totals(by=world.d_delegate, on=totals)
    assert closed_by_confirming(election) == ["n1"]


def closed_by_confirming(election):
    election.refresh_from_db()
    return election.details["won"]


def test_an_election_that_is_over_takes_no_totals(world):
    election = on_paper(world)
    with times.told(election.closes_at + timedelta(days=8)):
        acts.close(by=world.clock, on=election)
    with pytest.raises(Refused):
        entered(world, election, {"n1": 3, "n2": 1})
