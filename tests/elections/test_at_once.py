"""Two at once: one person with two browsers, and several voters, put their ballots in at the same moment."""

import pytest

from hamgam.elections import acts
from hamgam.elections.models import Box, Election, Elector
from tests.at_once import at_once
from tests.elections.held import closed, formed, opened
from tests.furnished import furnished


def voting():
    world = furnished("committee", duty="secretary")
    formed(world)
    return world, opened(world, "secretary", [(world.a_delegate, "نسیم"), (world.b_delegate, "باران")])


def cast(election, choice):
    return lambda by: acts.cast(by=by, on=Election.objects.get(pk=election.pk), choices=(choice,))


@pytest.mark.django_db(transaction=True)
def test_of_two_browsers_of_one_person_one_puts_a_ballot_in():
    world, election = voting()
    found = at_once([(world.a_liaison, cast(election, "n1")), (world.a_liaison, cast(election, "n2"))])
    assert (found, Elector.objects.filter(voted=1).count()) == (["done", "election_voted"], 1)


@pytest.mark.django_db(transaction=True)
def test_all_who_vote_at_once_have_their_ballots_in_the_box():
    world, election = voting()
    choices = ("n1", "n1", "n2", "n1")
    found = at_once([(by, cast(election, choice)) for by, choice in zip(world.liaisons, choices, strict=True)])
    assert (found, Box.objects.count()) == (["done"] * 4, 1)
    assert closed(election).outcome["steps"][0]["counts"] == {"n1": 3, "n2": 1}
