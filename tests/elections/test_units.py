"""Delegates by unit with seats by size; a commission with one of each and an observer organisation's seat."""

import pytest

from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.elections import acts
from hamgam.elections.models import Election, Place
from tests.bodies.given import body, settled
from tests.elections.held import begun, cast, changed, closed, formed, more_people, stands, unit
from tests.furnished import furnished

pytestmark = pytest.mark.django_db


def test_each_unit_elects_as_many_as_follow_from_its_size():
    world = furnished("committee", duty="secretary")
    people = [world.a_liaison, world.a_delegate, *more_people(world, "a", 3)]
    near = unit(world, "Near", *people)
    far = unit(world, "Far", world.b_delegate, world.c_delegate, world.d_delegate)
    whole = acts.open(by=world.a_liaison, office="delegates", sizes={near.slug: 220, far.slug: 80})
    assert whole.details["seats"] == {near.slug: 11, far.slug: 4}
    parts = {row.body.slug: row for row in whole.parts.all()}
    assert {slug: row.seats for slug, row in parts.items()} == {near.slug: 11, far.slug: 4}
    part = parts[far.slug]
    with pytest.raises(NotPossible, match="election_not_in_unit"):
        stands(part, world.a_delegate, "نسیم")
    for actor, name in ((world.b_delegate, "باران"), (world.c_delegate, "رود")):
        stands(part, actor, name)
    for row in (whole, part, parts[near.slug]):
        begun(row)
    part.refresh_from_db()
    assert part.electors.count() == 3
    with pytest.raises(Refused):
        cast(part, world.a_liaison, "n1")
    for actor in (world.b_delegate, world.c_delegate, world.d_delegate):
        cast(part, actor, "n1", "n2")
    assert closed(part).outcome["reason"] == "chosen"
    assert {row.name for row in Place.objects.current()} == {"باران", "رود"}
    whole = closed(whole)
    assert (whole.stage, whole.outcome["reason"]) == ("closed", "in_parts")


def test_units_with_the_same_claim_to_the_last_seat_are_named():
    world = furnished("committee", duty="secretary")
    units = [unit(world, name, world.b_delegate) for name in ("Near", "Far")]
    with pytest.raises(NotPossible, match="election_seats_tied"):
        acts.open(by=world.a_liaison, office="delegates", sizes={row.slug: 10 for row in units})
    with pytest.raises(NotPossible, match="election_sizes_missing"):
        acts.open(by=world.a_liaison, office="delegates", sizes={})
    assert Election.objects.count() == 0


def test_a_commission_has_one_of_each_and_an_observer_without_a_voice():
    world = furnished("council")
    commission = body(world, "commission", names={"fa": "کمیسیون برنامه", "en": "Programme Commission"})
    for actor in world.liaisons:
        bodies.name_member(by=actor, on=commission, seat=actor.seat, name="")
    election = acts.open(by=world.a_delegate, office="observer_seat", body=commission)
    with pytest.raises(NotPossible, match="election_observers_alone"):
        acts.nominate(by=world.a_delegate, on=election, seat=None)
    acts.nominate(by=world.observer, on=election)
    begun(election)
    election.refresh_from_db()
    with pytest.raises(Refused):
        cast(election, world.observer, "n1")
    for letter in "abcd":
        cast(election, getattr(world, f"{letter}_delegate"), "n1")
    closed(election)
    sitting = [(row.organisation.slug, row.role) for row in commission.memberships.current().order_by("pk")]
    assert sitting == [("a", "member"), ("b", "member"), ("c", "member"), ("d", "member"), ("o", "observer")]
    assert [row.organisation.slug for row in commission.memberships.voting().order_by("pk")] == ["a", "b", "c", "d"]


def test_a_body_elects_its_secretary_from_its_own_midst():
    world = furnished("committee", duty="secretary")
    formed(world)
    executive = Body.objects.get(kind="executive")
    places = [{"organisation": slug, "name": slug} for slug in "abc"]
    settled(world, "body", {"do": "appoint", "body": executive.slug, "places": places})
    for letter in "abc":
        delegate = getattr(world, f"{letter}_delegate")
        bodies.name_member(by=getattr(world, f"{letter}_liaison"), on=executive, seat=delegate.seat)
    changed(secretary={'electorate = "organisations"': 'electorate = "members_of_body"'})
    election = acts.open(by=world.a_liaison, office="secretary")
    stands(election, world.a_delegate, "نسیم")
    begun(election)
    assert [row.organisation.slug for row in election.electors.select_related("organisation")] == ["a", "b", "c"]
    with pytest.raises(Refused):
        cast(election, world.d_delegate, "n1")
    for letter in "abc":
        cast(election, getattr(world, f"{letter}_delegate"), "n1")
    assert closed(election).details["won"] == ["n1"]
