"""A committee elects: the form of leadership first, a secretary, two others; ties, withdrawals, empty seats, recall, terms."""

from datetime import timedelta

import pytest

from hamgam.bodies.models import Body
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.elections import acts
from hamgam.elections.models import Election, Place
from hamgam.record import times
from tests.elections.held import cast, closed, formed, opened, stands
from tests.furnished import furnished

pytestmark = pytest.mark.django_db


def refused(code):
    return pytest.raises(NotPossible, match=code)


def test_nobody_is_elected_before_the_form_of_leadership_is_decided():
    world = furnished("committee", duty="secretary")
    with refused("election_form_first"):
        acts.open(by=world.a_liaison, office="secretary")
    formed(world, {"executive": 3})
    with refused("election_form_first"):
        acts.open(by=world.a_liaison, office="secretary")
    assert Body.objects.get(kind="executive").seats == 3


def test_the_secretary_is_elected_first_and_then_the_others():
    world = furnished("committee", duty="secretary")
    formed(world)
    with refused("election_first"):
        acts.open(by=world.a_liaison, office="executive")
    first = opened(world, "secretary", [(world.a_liaison, "نسیم"), (world.b_delegate, "باران")])
    for actor, choice in zip(world.liaisons, ("n1", "n1", "n1", "n2"), strict=True):
        cast(first, actor, choice)
    closed(first)
    assert [(row.office, row.name) for row in Place.objects.current()] == [("secretary", "نسیم")]
    others = opened(
        world, "executive", [(world.b_delegate, "باران"), (world.c_delegate, "رود"), (world.d_delegate, "کوه")]
    )
    assert others.seats == 2
    for actor, ranking in zip(world.liaisons, (("n1", "n2"), ("n1", "n2"), ("n2",), ("n2", "n3")), strict=True):
        cast(others, actor, *ranking)
    closed(others)
    held = {row.name for row in Body.objects.get(kind="executive").memberships.current()}
    assert held == {"نسیم", "باران", "رود"}
    roles = set(world.b_delegate.anew().roles)
    assert roles == {"delegate", "executive"}
    assert set(world.a_liaison.anew().roles) == {"liaison", "secretary", "executive"}


def test_who_holds_the_office_that_is_elected_first_does_not_stand_again():
    world = furnished("committee", duty="secretary")
    formed(world)
    first = opened(world, "secretary", [(world.a_liaison, "نسیم")])
    for actor in world.liaisons:
        cast(first, actor, "n1")
    closed(first)
    others = acts.open(by=world.a_liaison, office="executive")
    with refused("election_sits_already"):
        stands(others, world.a_liaison, "نسیم")


def test_only_an_observer_or_an_outsider_is_refused_to_open_one():
    world = furnished("committee", duty="secretary")
    formed(world)
    with pytest.raises(Refused):
        acts.open(by=world.clock, office="secretary")
    assert acts.open(by=world.c_delegate, office="secretary").number == 1
    with refused("election_runs_already"):
        acts.open(by=world.a_liaison, office="secretary")
    assert Election.objects.count() == 1


def test_time_passes_by_the_clock():
    from hamgam.notices import clock

    world = furnished("committee", duty="secretary")
    formed(world)
    election = acts.open(by=world.a_liaison, office="secretary")
    stands(election, world.a_liaison, "نسیم")
    assert "elections.begin_voting" not in clock.tick()
    with times.told(election.nominations_until + timedelta(minutes=1)) as now:
        assert "elections.begin_voting" in clock.tick(now)
    election.refresh_from_db()
    assert (election.stage, election.electors.count()) == ("voting", 4)
    for actor in world.liaisons:
        cast(election, actor, "n1")
    with times.told(election.closes_at) as now:
        assert "elections.close" in clock.tick(now)
    election.refresh_from_db()
    assert (election.stage, election.outcome["reason"]) == ("closed", "chosen")
