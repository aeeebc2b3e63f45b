"""Terms in bodies: a place ends with its last day, and who has left no longer counts in what is still open."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from hamgam.bodies import acts
from hamgam.bodies.models import Body
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.decisions.voices import counted_voices
from hamgam.members.actor import Actor
from hamgam.members.models import Seat
from hamgam.notices import clock
from hamgam.notices.waiting import waiting
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import told
from tests.bodies.given import at, body, given_to, today
from tests.people import World, client_of, make_world

pytestmark = pytest.mark.django_db
TERM = 730
"""Days for which the committee's executive is elected; article 18.6 of that shape."""


def question(by: Actor, days: int = 30) -> Matter:
    ends = times.now() + timedelta(days=days)
    asked = {"fa": "سمینار را در پاییز بگذاریم؟"}
    return decisions.bring(by=by, kind="decision", question=asked, closes_at=ends)


def executive(world: World, **given: object) -> Body:
    """An executive in which a's delegate sits, elected today."""
    places = [{"organisation": "a", "name": "آذر"}]
    made = body(world, "executive", names={"fa": "هیئت اجرایی"}, places=places, **given)
    acts.name_member(by=world.a_liaison, on=made, seat=world.a_delegate.seat)
    return made


def counting(matter: Matter) -> list[str]:
    return [row.organisation.slug for row in counted_voices(Matter.objects.get(pk=matter.pk))]


def test_who_leaves_the_body_while_a_matter_is_open_no_longer_counts(world: World) -> None:
    made = body(world)
    for actor in (world.a_delegate, world.b_liaison, world.c_liaison):
        acts.join(by=actor, on=made)
    given_to("group")
    matter = question(world.c_liaison)
    decisions.vote(by=world.a_delegate, on=matter, said={"word": "accept"})
    decisions.vote(by=world.b_liaison, on=matter, said={"word": "reject"}, reason="نه")
    assert counting(matter) == ["a", "b", "c"]
    acts.leave(by=world.b_liaison, on=made)
    assert counting(matter) == ["a", "c"]
    with pytest.raises(Refused) as refused:
        decisions.vote(by=world.b_liaison, on=matter, said={"word": "accept"})
    assert refused.value.verdict.reason == "not_entitled"
    decisions.vote(by=world.c_liaison, on=matter, said={"word": "accept"})
    assert decisions.close(by=world.a_delegate, on=matter).stage == "agreed"


def test_a_body_that_ends_leaves_nobody_who_counts(world: World) -> None:
    made = body(world)
    acts.join(by=world.a_delegate, on=made)
    given_to("group")
    matter = question(world.c_liaison)
    decisions.vote(by=world.a_delegate, on=matter, said={"word": "accept"})
    acts.leave(by=world.a_delegate, on=made)
    with told(matter.closes_at):
        assert decisions.close(by=Actor.clock(), on=matter).outcome["yes"] == []


def test_a_seat_of_the_bodys_name_that_is_given_up_counts_no_longer_where_no_body_was_made() -> None:
    world = make_world("committee", duty="executive")
    given_to("executive")
    matter = question(world.a_liaison)
    seats = Seat.objects.held().filter(role="executive")
    assert counting(matter) == [row.organisation.slug for row in seats]
    with written_by(Writing("test", times.now())):
        for row in seats:
            row.until = today()
            row.save(update_fields=["until"])
    assert counting(matter) == []


def test_a_place_lasts_as_long_as_the_bylaws_say_and_not_a_day_longer() -> None:
    world = make_world("committee", duty="secretary")
    made = executive(world)
    place = made.memberships.get()
    last = today() + timedelta(days=TERM - 1)
    assert place.last_day == last
    with told(at(last, 23, 59)):
        assert made.memberships.filled().count() == 1
        assert [row for row in clock.tick() if row == "bodies.end_term"] == []
    after = last + timedelta(days=1)
    with told(at(after, 0, 1)):
        assert made.memberships.filled().count() == 0
        assert [row for row in clock.tick() if row == "bodies.end_term"] == ["bodies.end_term"]
        assert [row for row in clock.tick() if row == "bodies.end_term"] == []
    place.refresh_from_db()
    assert (place.until, Seat.objects.held().filter(role="executive").count()) == (last, 0)


def test_a_term_that_the_decision_names_ends_a_place_before_the_bylaws_do() -> None:
    world = make_world("committee", duty="secretary")
    ends = today() + timedelta(days=100)
    assert executive(world, term_ends=ends.isoformat()).memberships.get().last_day == ends


def test_in_a_body_without_a_term_a_place_has_none(world: World) -> None:
    assert acts.join(by=world.a_delegate, on=body(world)).last_day is None


def test_nobody_ends_a_term_that_lasts_and_nobody_but_the_clock_ends_one() -> None:
    world = make_world("committee", duty="secretary")
    place = executive(world).memberships.get()
    with pytest.raises(NotPossible, match="body_term_lasts"):
        acts.end_term(by=Actor.clock(), on=place)
    with told(at(place.last_day + timedelta(days=1), 9, 0)), pytest.raises(Refused) as refused:
        acts.end_term(by=world.b_liaison, on=place)
    assert refused.value.verdict.reason == "wrong_role"


def about_terms(actor: Actor) -> list[tuple[str, date]]:
    return [(row.address, row.due.date()) for row in waiting(actor) if row.about.startswith("term-")]


def test_whoever_sits_there_reads_a_month_before_that_the_term_ends() -> None:
    world = make_world("committee", duty="secretary")
    made = executive(world)
    last, sitting = made.memberships.get().last_day, Actor.of(world.a_delegate.person)
    with told(at(last - timedelta(days=31), 9, 0)):
        assert about_terms(sitting) == []
    with told(at(last - timedelta(days=30), 9, 0)):
        assert about_terms(sitting) == [(reverse("bodies.page", args=[made.slug]), last)]
        assert about_terms(world.b_delegate) == []


@pytest.mark.parametrize(("language", "said"), [("en", "until the end of"), ("fa", "تا پایان")])
def test_the_page_of_the_body_says_until_when_each_sits_there(language: str, said: str) -> None:
    world = make_world("committee", duty="secretary")
    made = executive(world)
    page = client_of(world.b_liaison, language=language).get(f"/{language}/w/groups/{made.slug}/").content.decode()
    assert page.count(said) == 1
