"""A seat is suspended by two colleagues, or by whoever sits in it, and lifted by two."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.hold_models import SeatHold
from hamgam.members.models import Seat
from hamgam.notices import letters
from hamgam.positions import acts as positions
from hamgam.record.checking import check
from hamgam.record.times import told
from tests import flow
from tests.people import World, another_seat, client_of, reached_by_mail, seat


@pytest.fixture
def third(world: World) -> Actor:
    """A third person of c."""
    return seat(world.c, "delegate", "c-third", by=world.c_liaison)


def refused(call: Any, **given: Any) -> str:
    try:
        call(**given)
    except NotPossible as error:
        return error.code
    except Refused as error:
        return str(error.verdict.reason)
    return ""


def suspended(world: World, third: Actor, whose: Actor | None = None) -> Seat:
    whose = whose or world.c_liaison
    for by in (world.c_delegate, third):
        acts.suspend_seat(by=by, on=whose.seat)
    return Seat.objects.get(pk=whose.seat_id)


def test_two_colleagues_suspend_the_liaison_and_end_every_session(world: World, third: Actor) -> None:
    client = client_of(world.c_liaison)
    acts.suspend_seat(by=world.c_delegate, on=world.c_liaison.seat)
    assert client.get("/fa/w/").context["tasks"] == []
    assert refused(acts.suspend_seat, by=world.c_delegate, on=world.c_liaison.seat) == "second_colleague_missing"
    acts.suspend_seat(by=third, on=world.c_liaison.seat)
    assert client.get("/fa/w/").status_code == 302
    assert Actor.of(world.c_liaison.person, world.c).organisation is None
    page = client_of(world.c_liaison, language="en").get("/en/w/").content.decode()
    assert "suspended your seat" in page
    assert check() == []


def test_who_is_suspended_can_do_nothing_for_the_organisation_and_gets_no_letters(world: World, third: Actor) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    reached_by_mail(world.c_liaison)
    assert world.c_liaison.person in letters.people_of([world.c])
    suspended(world, third)
    lead = text.clauses.first().wordings.get(state="leading")
    assert refused(positions.take, by=world.c_liaison, on=lead, stance="accept") == "wrong_role"
    assert refused(acts.lift_seat, by=world.c_liaison, on=world.c_liaison.seat) == "wrong_role"
    assert letters.people_of([world.c]) == []


def test_two_lift_it_again_and_one_where_only_one_is_left(world: World, third: Actor) -> None:
    row = suspended(world, third)
    acts.lift_seat(by=third, on=row)
    assert refused(acts.lift_seat, by=third, on=row) == "second_colleague_missing"
    assert Seat.objects.get(pk=row.pk).suspended is True
    acts.lift_seat(by=world.c_delegate, on=row)
    assert Actor.of(world.c_liaison.person, world.c).organisation == world.c
    assert refused(acts.lift_seat, by=third, on=row) == "seat_not_suspended"
    suspended(world, third)
    acts.end_seat(by=third, on=third.seat)
    acts.lift_seat(by=world.c_delegate, on=row)
    assert (Seat.objects.get(pk=row.pk).suspended, SeatHold.objects.filter(ended_on=None).count()) == (False, 0)


def test_whoever_is_in_danger_suspends_their_own_seat_at_once(world: World) -> None:
    acts.suspend_seat(by=world.c_liaison, on=world.c_liaison.seat)
    assert Actor.of(world.c_liaison.person, world.c).organisation is None
    acts.lift_seat(by=world.c_delegate, on=world.c_liaison.seat)
    assert Actor.of(world.c_liaison.person, world.c).organisation == world.c


def test_one_colleague_alone_suspends_nobody_and_nobody_shuts_the_last_one_out(world: World) -> None:
    assert refused(acts.suspend_seat, by=world.c_delegate, on=world.c_liaison.seat) == "too_few_colleagues"
    acts.end_seat(by=world.c_delegate, on=world.c_delegate.seat)
    assert refused(acts.suspend_seat, by=world.c_liaison, on=world.c_liaison.seat) == "too_few_to_lift"


def test_a_wish_of_last_week_counts_no_more(world: World, third: Actor) -> None:
    acts.suspend_seat(by=world.c_delegate, on=world.c_liaison.seat)
    with told(timezone.now() + timedelta(days=5)):
        acts.suspend_seat(by=third, on=world.c_liaison.seat)
        assert Seat.objects.get(pk=world.c_liaison.seat_id).suspended is False
        acts.suspend_seat(by=world.c_delegate, on=world.c_liaison.seat)
    assert Seat.objects.get(pk=world.c_liaison.seat_id).suspended is True


def test_no_other_organisation_suspends_or_sees_it(world: World, third: Actor) -> None:
    assert refused(acts.suspend_seat, by=world.b_liaison, on=world.c_liaison.seat) == "other_organisation"
    suspended(world, third)
    assert refused(acts.lift_seat, by=world.b_liaison, on=world.c_liaison.seat) == "other_organisation"
    paths = [f"/fa/w/seats/{world.c_liaison.seat_id}/{what}/" for what in ("suspend", "lift")]
    client = client_of(world.b_liaison)
    assert [client.post(path).status_code for path in paths] == [404, 404]
    assert client.get(paths[0]).status_code == 404


def test_two_seats_of_one_person_are_not_two_colleagues(world: World, third: Actor) -> None:
    twice = another_seat(third, world.c, "liaison", by=world.c_liaison)
    acts.suspend_seat(by=third, on=world.c_liaison.seat)
    assert refused(acts.suspend_seat, by=twice, on=world.c_liaison.seat) == "second_colleague_missing"


def test_whoever_is_suspended_acts_from_no_other_seat_in_the_same_organisation(world: World, third: Actor) -> None:
    another_seat(world.c_liaison, world.c, "delegate", by=world.c_liaison)
    another_seat(world.c_liaison, world.d, "delegate", by=world.d_liaison)
    suspended(world, third)
    found = Actor.of(world.c_liaison.person, world.c)
    assert (found.organisation, [seat.organisation for seat in found.seats]) == (world.d, [world.d])


def test_the_page_says_what_is_asked_and_by_whom(world: World, third: Actor) -> None:
    path = f"/en/w/seats/{world.c_liaison.seat_id}/suspend/"
    first, second = (client_of(actor, language="en") for actor in (world.c_delegate, third))
    assert "It takes two: you ask" in first.get(path).content.decode()
    first.post(path)
    assert "You asked for it." in first.get(path).content.decode()
    assert "asks for it. With your word the seat is suspended at once." in second.get(path).content.decode()
    second.post(path)
    assert "Nobody acts from it" in first.get(path).content.decode()
    assert "suspended" in first.get("/en/w/members/ours/").content.decode()
    first.post(path.replace("suspend", "lift"))
    assert "asks to lift it" in second.get(path).content.decode()
