"""Bodies: made by a matter, filled as the bylaws say, ended; their members vote in what is given to them."""

from datetime import timedelta

import pytest

from hamgam.bodies import acts
from hamgam.bodies.models import Body, Membership
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions import acts as decisions
from hamgam.members.actor import Actor
from hamgam.members.models import Seat
from hamgam.record import times
from tests.bodies.given import body, given_to, settled
from tests.people import World, another_seat, make_world

pytestmark = pytest.mark.django_db
PEOPLE = {"fa": "کمیسیون برنامه", "en": "Programme Commission"}


def names(made: Body) -> list[tuple[str, str]]:
    return list(made.memberships.filled().values_list("organisation__slug", "name"))


def brought(by: Actor, **given: object) -> object:
    question = {"fa": "سمینار را در پاییز بگذاریم؟"}
    ends = times.now() + timedelta(days=30)
    return decisions.bring(by=by, kind="decision", question=question, closes_at=ends, **given)


def test_a_working_group_is_made_by_agreement_and_whoever_comes_sits_in_it(world: World) -> None:
    made = body(world, charter={"fa": "پیوند با رسانه‌ها"})
    assert (made.slug, made.kind, made.filled, made.charter) == (
        "relations-group", "group", "volunteers", {"fa": "پیوند با رسانه‌ها"},
    )  # fmt: skip
    acts.join(by=world.a_delegate, on=made, name="آذر")
    acts.join(by=world.c_liaison, on=made)
    assert names(made) == [("a", "آذر"), ("c", "")]
    with pytest.raises(NotPossible, match="body_sits_already"):
        acts.join(by=world.a_delegate, on=made)
    acts.leave(by=world.a_delegate, on=made)
    assert names(made) == [("c", "")]
    assert made.memberships.count() == 2


def test_an_observer_and_nobody_join_no_group(world: World) -> None:
    made = body(world)
    for actor in (world.observer, world.nobody):
        with pytest.raises(Refused):
            acts.join(by=actor, on=made)
    assert list(Body.objects.visible_to(world.observer)) == []
    assert list(Body.objects.visible_to(world.b_delegate)) == [made]


def test_each_organisation_names_its_own_one_in_a_commission_and_nobody_elses() -> None:
    world = make_world("council")
    made = body(world, "commission", names=PEOPLE)
    own, other = world.a_delegate.seat, world.b_delegate.seat
    acts.name_member(by=world.a_liaison, on=made, seat=own, name="آذر")
    with pytest.raises(Refused) as refused:
        acts.name_member(by=world.a_liaison, on=made, seat=other)
    assert refused.value.verdict.reason == "other_organisation"
    with pytest.raises(NotPossible, match="body_not_open"):
        acts.join(by=world.b_delegate, on=made)
    acts.name_member(by=world.a_liaison, on=made, seat=world.a_liaison.seat, name="بهار")
    assert names(made) == [("a", "بهار")]


def test_a_group_knows_nobody_who_was_named(world: World) -> None:
    with pytest.raises(NotPossible, match="body_not_named_by_each"):
        acts.name_member(by=world.a_liaison, on=body(world), seat=world.a_delegate.seat)


def test_who_sits_in_it_names_the_chair(world: World) -> None:
    made = body(world)
    first = acts.join(by=world.a_delegate, on=made)
    second = acts.join(by=world.b_liaison, on=made)
    with pytest.raises(Refused) as refused:
        acts.name_chair(by=world.c_liaison, on=made, membership=first)
    assert refused.value.verdict.reason == "not_entitled"
    acts.name_chair(by=world.a_delegate, on=made, membership=first)
    acts.name_chair(by=world.a_delegate, on=made, membership=second)
    assert list(made.memberships.filter(role="chair")) == [second]


def test_a_place_is_ended_by_its_person_or_the_organisation_that_named_it() -> None:
    world = make_world("council")
    made = body(world, "commission", names=PEOPLE)
    place = acts.name_member(by=world.a_liaison, on=made, seat=world.a_delegate.seat)
    with pytest.raises(Refused):
        acts.end_membership(by=world.b_liaison, on=place)
    assert acts.end_membership(by=world.a_delegate, on=place).until is not None
    place = acts.name_member(by=world.a_liaison, on=made, seat=world.a_delegate.seat)
    assert acts.end_membership(by=world.a_liaison, on=place).until is not None
    with pytest.raises(NotPossible, match="body_place_ended"):
        acts.end_membership(by=world.a_liaison, on=place)


def test_the_executive_is_filled_by_a_matter_and_each_organisation_says_who_it_is() -> None:
    world = make_world("committee", duty="secretary")
    places = [{"organisation": letter, "name": name} for letter, name in (("a", "آذر"), ("c", "رود"))]
    made = body(world, "executive", names={"fa": "هیئت اجرایی"}, places=places, term_ends="2028-11-29")
    assert (made.seats, names(made), made.memberships.current().count()) == (3, [], 2)
    place = acts.name_member(by=world.a_liaison, on=made, seat=world.a_delegate.seat)
    assert (place.name, place.seat.role, place.seat.person) == ("آذر", "executive", world.a_delegate.person)
    with pytest.raises(NotPossible, match="body_place_decided"):
        acts.end_membership(by=world.a_liaison, on=place)
    acts.end_membership(by=Actor.of(world.a_delegate.person), on=place)
    assert Seat.objects.held().filter(role="executive").count() == 0


def test_an_executive_has_at_most_its_seats() -> None:
    world = make_world("committee", duty="secretary")
    places = [{"organisation": letter, "name": letter} for letter in "abcd"]
    with pytest.raises(NotPossible, match="body_members_many"):
        body(world, "executive", names={"fa": "هیئت اجرایی"}, places=places)
    with pytest.raises(NotPossible, match="body_members_missing"):
        body(world, "executive", names={"fa": "هیئت اجرایی"})


def test_units_stand_under_one_another_by_country_and_city() -> None:
    world = make_world("committee", duty="secretary")
    country = body(world, "unit", names={"fa": "واحد سوئد"}, country={"fa": "سوئد"}, places=[{"organisation": "a"}])
    city = body(
        world, "unit", names={"fa": "واحد یوله"}, city={"fa": "یوله"}, parent=country.slug,
        places=[{"organisation": "b"}, {"organisation": "c", "chair": True}],
    )  # fmt: skip
    assert (city.parent, list(country.units.all()), names(city)) == (country, [city], [("b", ""), ("c", "")])
    assert city.memberships.get(role="chair").organisation == world.c


def test_a_body_ends_with_its_places_and_stays_readable(world: World) -> None:
    made = body(world)
    acts.join(by=world.a_delegate, on=made)
    settled(world, "body", {"do": "end", "body": made.slug})
    made.refresh_from_db()
    assert (made.state, Membership.objects.current().count(), made.memberships.count()) == ("ended", 0, 1)
    with pytest.raises(NotPossible, match="body_ended"):
        acts.join(by=world.b_delegate, on=made)


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"do": "make", "kind": "commission", "names": PEOPLE}, "body_kind_unknown"),
        ({"do": "make", "kind": "group"}, "body_names_missing"),
        ({"do": "end", "body": "nothing"}, "body_missing"),
        ({"do": "make", "kind": "group", "names": PEOPLE, "places": [{"organisation": "o"}]},
         "body_organisation_unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_carried_out_is_refused_when_it_is_brought(
    world: World, details: dict[str, object], code: str
) -> None:
    with pytest.raises(NotPossible, match=code):
        settled(world, "body", details)


def test_a_body_without_members_cannot_settle_anything(world: World) -> None:
    body(world)
    given_to("group")
    with pytest.raises(NotPossible, match="body_without_members"):
        brought(world.a_liaison)


def test_who_sits_in_the_body_votes_and_nobody_else(world: World) -> None:
    made = body(world)
    acts.join(by=world.a_delegate, on=made)
    acts.join(by=world.b_liaison, on=made)
    given_to("group")
    matter = brought(world.c_liaison)
    assert matter.body == made
    decisions.vote(by=world.a_delegate, on=matter, said={"word": "accept"})
    for actor in (world.c_liaison, world.a_liaison):
        with pytest.raises(Refused):
            decisions.vote(by=actor, on=matter, said={"word": "accept"})
    decisions.vote(by=world.b_liaison, on=matter, said={"word": "accept"})
    assert decisions.close(by=world.a_delegate, on=matter).stage == "agreed"


def test_of_several_groups_the_matter_names_the_one_that_settles_it(world: World) -> None:
    first, second = body(world), body(world)
    assert (first.slug, second.slug) == ("relations-group", "relations-group-2")
    for made in (first, second):
        acts.join(by=world.a_delegate, on=made)
    given_to("group")
    with pytest.raises(NotPossible, match="body_unclear"):
        brought(world.a_liaison)
    assert brought(world.a_liaison, details={"settled_by": second.slug}).body == second


def test_the_second_representative_votes_where_the_first_is_absent_and_only_there() -> None:
    world = make_world("council")
    made = body(world, "commission", names=PEOPLE)
    acts.name_member(by=world.a_liaison, on=made, seat=world.a_delegate.seat)
    acts.name_member(by=world.b_liaison, on=made, seat=world.b_delegate.seat)
    second = another_seat(world.c_liaison, world.a, "second", by=world.a_liaison)
    given_to("commission")
    absent, there = brought(world.b_delegate), brought(world.b_delegate)
    stood_in = decisions.vote(by=second, on=absent, said={"word": "accept"})
    assert (stood_in.stood_in, stood_in.voice.person) == (True, world.a_delegate.person)
    decisions.vote(by=world.a_delegate, on=there, said={"word": "accept"})
    with pytest.raises(Refused):
        decisions.vote(by=second, on=there, said={"word": "reject", "reason": "نه"})
