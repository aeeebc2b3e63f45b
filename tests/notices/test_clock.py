"""What falls due by itself: done when it is due, once, also when two clocks look at once; a refusal stops nothing else."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from hamgam.members import acts as members
from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.positions import acts as positions
from hamgam.record.models import Entry
from hamgam.record.times import told
from hamgam.signing import acts as signing
from hamgam.signing.models import Consent, Silence
from hamgam.texts.models import Round, Text
from tests import flow
from tests.people import World, make_world, reached_by_mail


def at(**ahead: float):
    """The clock, so far from now."""
    return told(timezone.now() + timedelta(**ahead))


def test_a_round_closes_at_its_deadline_and_not_before(world: World) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison, days=14)
    with at(days=13):
        assert "texts.close_round" not in clock.tick()
    with at(days=14, minutes=1):
        assert clock.tick() == ["texts.close_round"]
        assert clock.tick() == []
    text.refresh_from_db()
    assert (text.stage, Entry.objects.filter(act="texts.close_round").count()) == ("common_ground", 1)


def test_a_reminder_goes_once_to_those_who_have_not_answered(world: World) -> None:
    for actor in (world.a_liaison, world.b_liaison):
        reached_by_mail(actor)
    clock.tick()
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison, days=14)
    for clause in text.clauses.all():
        positions.take(by=world.b_liaison, on=clause.wordings.get(state="leading"), stance="accept")
    with at(days=11):
        assert clock.tick() == []
    with at(days=12, hours=1):
        assert clock.tick() == ["notices.remind"]
        assert clock.tick() == []
    assert list(Letter.objects.filter(about__startswith="reminder").values_list("person__username", flat=True)) == [
        "a-liaison"
    ]
    assert Round.objects.get().reminded


def test_before_the_time_for_signing_ends_a_reminder_goes_too(world: World) -> None:
    flow.frozen(world)
    with at(days=12, hours=1):
        assert clock.tick() == ["notices.remind"]
        assert clock.tick() == []


def test_an_attested_signature_stands_after_forty_eight_hours(world: World) -> None:
    version = flow.frozen(world)
    members.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    signing.attest(by=world.a_liaison, on=version)
    with at(hours=47):
        assert clock.tick() == []
    with at(hours=48, minutes=1):
        assert (clock.tick(), clock.tick()) == (["signing.expire"], [])
    assert Consent.objects.get().state == "valid"


def test_an_objection_in_time_prevents_it(world: World) -> None:
    version = flow.frozen(world)
    members.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    consent = signing.attest(by=world.a_liaison, on=version)
    newcomer = flow.seat_in(world, world.a_liaison, world.a, "delegate", "a-new")
    with at(hours=47):
        signing.object(by=newcomer, on=consent)
    with at(hours=49):
        assert clock.tick() == []
    assert Consent.objects.get().state == "objected"


def test_who_is_silent_when_the_time_for_signing_ends_is_recorded_once(world: World) -> None:
    flow.frozen(world)
    with at(days=14, minutes=1):
        assert (clock.tick(), clock.tick()) == (["signing.expire"], [])
    assert Silence.objects.count() == 4


def test_when_all_have_answered_nothing_is_recorded_at_the_deadline(world: World) -> None:
    flow.everybody_signs(world, flow.frozen(world))
    with at(days=14, minutes=1):
        assert clock.tick() == []


def test_one_thing_that_is_refused_stops_no_other(world: World) -> None:
    first, second = flow.draft(world), flow.draft(world)
    flow.open_round(first, world.a_liaison)
    flow.open_round(second, world.a_liaison)
    broken = first.rounds.get()
    with at(days=15):
        assert clock._act("texts.close_round", flow.texts.close_round, flow.draft(world)) == []
        assert clock.tick() == ["texts.close_round", "texts.close_round"]
    broken.refresh_from_db()
    assert broken.closed_at is not None


def test_a_tick_before_there_is_a_coalition_does_nothing(db: None) -> None:
    assert clock.tick() == []


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_do_each_thing_once() -> None:
    world = make_world()
    members.end_seat(by=world.d_liaison, on=world.d_delegate.seat)
    signing.attest(by=world.d_liaison, on=flow.frozen(world))
    for _text in range(3):
        flow.open_round(flow.draft(world), world.a_liaison)
    moment, done, start = timezone.now() + timedelta(days=15), [], threading.Barrier(2)

    def look() -> None:
        with told(moment):
            start.wait()
            done.extend(clock.tick())
        connections.close_all()

    threads = [threading.Thread(target=look) for _clock in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["signing.expire"] * 2 + ["texts.close_round"] * 3
    assert Text.objects.filter(stage="common_ground").count() == 3
    assert Entry.objects.filter(act="texts.close_round", organisation="").count() == 3
    assert connection.is_usable()
