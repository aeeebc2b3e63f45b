"""Pages of elections: who sees them, what a form that is wrong gives back, and how often the database is asked."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.elections import acts
from hamgam.elections.models import Box, Election, Nomination
from hamgam.record import times
from tests.elections.held import begun, changed, closed, formed, opened, stands, unit
from tests.furnished import furnished
from tests.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = furnished("committee", duty="secretary")
    formed(made)
    return made


def two(world):
    return opened(world, "secretary", [(world.a_delegate, "نسیم"), (world.b_delegate, "باران")])


def asked(client, path):
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_a_secret_ballot_is_never_kept_for_after_the_sign_in(world):
    election = two(world)
    client = Client()
    answer = client.post(f"/fa/w/elections/{election.number}/cast/", {"one": "n1", "sure": "1", "token": "t"})
    assert (answer.status_code, answer.url) == (
        302,
        f"/fa/sign-in/?next=/fa/w/elections/{election.number}/ballot/",
    )
    assert "n1" not in json.dumps(dict(client.session.items()))


def test_a_ballot_that_is_refused_gives_back_a_page_without_its_choices(world):
    election = two(world)
    client = client_of(world.a_liaison)
    with times.told(election.closes_at - timedelta(hours=1)):
        acts.cast(by=world.a_liaison, on=election, choices=("n2",))
    answer = client.post(f"/en/w/elections/{election.number}/cast/", {"one": "n1", "sure": "1", "token": "t"})
    page = answer.content.decode()
    assert (answer.status_code, "You have voted already" in page, ">n1<" in page) == (409, True, False)


def test_nothing_is_cast_before_it_is_confirmed(world):
    election = two(world)
    before = bytes(Box.objects.get().piece)
    client = client_of(world.c_liaison)
    page = client.post(f"/en/w/elections/{election.number}/cast/", {"one": "n1", "token": "t"})
    assert (page.status_code, bytes(Box.objects.get().piece) == before) == (200, True)
    assert client.get(f"/en/w/elections/{election.number}/cast/").status_code == 302


def test_a_form_with_somebody_who_does_not_stand_is_told_so(world):
    election = two(world)
    page = client_of(world.c_liaison).post(f"/en/w/elections/{election.number}/cast/", {"one": "n7", "token": "t"})
    assert (page.status_code, "Somebody on this ballot has withdrawn meanwhile" in page.content.decode()) == (422, True)


def test_members_see_elections_and_others_do_not(world):
    election = two(world)
    paths = [
        "/fa/w/elections/",
        f"/fa/w/elections/{election.number}/",
        f"/fa/w/elections/{election.number}/nominees/1/",
    ]
    assert [client_of(world.d_delegate).get(path).status_code for path in paths] == [200, 200, 200]
    assert [Client().get(path).status_code for path in paths] == [302, 302, 302]


def test_whoever_has_not_agreed_is_seen_by_their_own_organisation_alone(world):
    election = acts.open(by=world.a_liaison, office="secretary")
    acts.nominate(by=world.a_liaison, on=election, seat=world.a_delegate.seat, name="نسیم")
    path = f"/fa/w/elections/{election.number}/"
    assert [client_of(actor).get(f"{path}nominees/1/").status_code for actor in (world.a_liaison, world.b_liaison)] == [
        200,
        404,
    ]
    assert ["نسیم" in client_of(actor).get(path).content.decode() for actor in (world.a_liaison, world.b_liaison)] == [
        True,
        False,
    ]


def test_an_observer_sees_and_stands_in_the_elections_to_its_seat():
    from tests.bodies.given import body

    world = furnished("council")
    election = acts.open(by=world.a_delegate, office="observer_seat", body=body(world, "commission"))
    path = f"/en/w/elections/{election.number}/"
    page = client_of(world.observer, language="en").get(path)
    assert (page.status_code, "Observers’ Society stands" in page.content.decode()) == (200, True)
    assert "stands</button>" not in client_of(world.a_delegate).get(path).content.decode()
    assert client_of(world.observer).post(f"{path}nominate/", {"token": "t"}).status_code == 302
    assert election.nominations.get().state == "accepted"
    assert f'href="{path}"' in client_of(world.observer).get("/en/w/elections/").content.decode()


def test_an_observer_sees_no_other_election(world):
    election = two(world)
    assert list(Election.objects.visible_to(world.observer)) == []
    assert client_of(world.observer).get(f"/fa/w/elections/{election.number}/").status_code == 404


def test_an_election_with_three_nominees_asks_no_more_than_one_with_one(world):
    election = acts.open(by=world.a_liaison, office="secretary")
    stands(election, world.a_liaison, "یک")
    client, path = client_of(world.d_delegate), f"/fa/w/elections/{election.number}/"
    one = asked(client, path)
    stands(election, world.b_liaison, "دو")
    stands(election, world.c_liaison, "سه")
    assert (asked(client, path), Nomination.objects.count()) == (one, 3)
    begun(election)
    assert asked(client, f"{path}ballot/") < 40


def test_a_list_of_three_elections_asks_no_more_than_one_of_one(world):
    changed(secretary={"nomination_days = 7": "nomination_days = 8"})
    first = opened(world, "secretary", [])
    client = client_of(world.d_delegate)
    one = asked(client, "/fa/w/elections/")
    for _again in range(2):
        opened(world, "secretary", [])
    assert (asked(client, "/fa/w/elections/"), Election.objects.filter(stage="closed").count()) == (one, 3)
    assert first.stage == "closed"


def test_the_file_of_ballots_is_there_once_it_is_counted(world):
    election = two(world)
    path = f"/fa/w/elections/{election.number}/ballots-1.txt"
    client = client_of(world.d_delegate)
    assert client.get(path).status_code == 404
    with times.told(election.closes_at - timedelta(hours=1)):
        for actor in world.liaisons:
            acts.cast(by=actor, on=election, choices=("n1",))
    closed(election)
    answer = client.get(path)
    assert (answer.status_code, answer.content.decode().splitlines()[0]) == (200, "hamgam-ballots/v1")
    assert client.get(f"/fa/w/elections/{election.number}/receipts-1.txt").status_code == 404


def test_seats_of_units_are_shown_with_their_working(world):
    near = unit(world, "Near", world.a_liaison)
    far = unit(world, "Far", world.b_liaison)
    client = client_of(world.a_liaison)
    sent = {"office": "delegates", f"size-{near.slug}": "۲۲۰", f"size-{far.slug}": "80", "token": "t"}
    answer = client.post("/en/w/elections/open/", sent)
    page = client.get(answer.url).content.decode()
    assert (answer.status_code, Election.objects.filter(whole=None).get().details["seats"]) == (
        302,
        {near.slug: 11, far.slug: 4},
    )
    assert "The working, step by step" in page
