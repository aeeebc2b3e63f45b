"""Whoever opens or answers the last round that the bylaws give is told what follows by itself without agreement."""

import pytest

from tests import flow
from tests.furnished import furnished
from tests.people import client_of

pytestmark = pytest.mark.django_db
LAST = "This is the last round that the bylaws give."
FOLLOWS = "this follows by itself: the clause becomes a difference and is left out of the text."


def told(world, text, path=""):
    """(the warning stands there, with what follows) on a page of the text, in English."""
    page = client_of(world.a_liaison, language="en").get(f"/en/w/texts/{text.number}/{path}").content.decode()
    return LAST in page, FOLLOWS in page


def test_the_first_of_two_rounds_is_not_the_last(world):
    text = flow.draft(world)
    assert told(world, text, "round/") == (False, False)
    flow.open_round(text, world.a_liaison)
    assert told(world, text) == (False, False)


def test_the_second_of_two_rounds_is_the_last_and_says_what_follows(world):
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    flow.close_round(world, text)
    assert told(world, text, "round/") == (True, True)
    flow.open_round(text, world.a_liaison)
    assert told(world, text) == (True, True)


def test_an_alliance_is_told_that_what_stands_goes_on(db):
    world = furnished("alliance")
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    flow.close_round(world, text)
    flow.open_round(text, world.a_liaison)
    page = client_of(world.a_liaison, language="en").get(f"/en/w/texts/{text.number}/").content.decode()
    assert "this follows by itself: what stands goes on, and it is debated again." in page
