"""The coalition that all tests stand on."""

import time

import pytest

from hamgam.record.models import Entry, Leaf
from tests.bylaws_files import SHAPES
from tests.people import client_of, make_world


@pytest.mark.django_db
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_can_be_founded_by_acts(shape):
    world = make_world(shape)
    assert [row.roles for row in world.liaisons] == [
        frozenset({"liaison"}), frozenset({"liaison", "coordinator"}), frozenset({"liaison"}), frozenset({"liaison"}),
    ]  # fmt: skip
    assert world.coalition.stage == "standing"
    assert Leaf.objects.count() == Entry.objects.count() + 1


@pytest.mark.django_db
def test_the_world_is_made_quickly():
    began = time.process_time()
    make_world()
    assert time.process_time() - began < 3


def test_a_signed_in_client_acts_for_the_organisation_it_was_given(world):
    response = client_of(world.c_delegate).get("/fa/w/members/ours/")
    assert (response.status_code, response.context["actor"].organisation) == (200, world.c)
