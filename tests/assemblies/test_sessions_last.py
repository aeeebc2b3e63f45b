"""On a shared device one is signed out after half an hour; while an assembly in which one takes part is in session, not before its day ends."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from hamgam.assemblies import acts, running
from hamgam.assemblies.models import Assembly
from hamgam.record import times
from hamgam.record.times import told
from tests.assemblies.called import called
from tests.people import PASSWORD, World
from tests.remembered import forget

NOW = "/en/w/"
TEHRAN = ZoneInfo("Asia/Tehran")


@pytest.fixture(autouse=True)
def fresh_counters() -> Iterator[None]:
    forget()
    yield
    forget()


def signed_in(name: str, at: datetime, **more: Any) -> Client:
    client = Client()
    with told(at):
        client.post("/en/sign-in/", {"login": name, "password": PASSWORD, **more})
    return client


def answers(client: Client, *moments: datetime) -> list[int]:
    """Whether the page is shown (200) or leads to the sign-in (302), at each of these moments."""
    found = []
    for at in moments:
        with told(at):
            found.append(client.get(NOW).status_code)
    return found


def in_session(world: World) -> Assembly:
    """An assembly in Tehran, in session, that a chairs and in which b is there."""
    assembly = called(world.coordinator, zone="Asia/Tehran")
    acts.name_officer(by=world.coordinator, on=assembly, office="chair", seat=world.a_liaison.seat)
    with told(assembly.begins):
        running.open(by=world.a_liaison, on=assembly)
        running.enter_attendance(by=world.b_liaison, on=assembly, active=1)
    return assembly


def test_a_shared_device_signs_out_half_an_hour_after_its_last_use(world: World) -> None:
    at = times.now()
    client = signed_in("a-liaison", at)
    minutes = [timedelta(minutes=n) for n in (29, 58, 87, 117)]
    assert answers(client, *(at + n for n in minutes)) == [200, 200, 200, 302]
    assert answers(client, at + timedelta(minutes=118)) == [302]


def test_a_shared_device_signs_out_after_eight_hours_of_use(world: World) -> None:
    at = times.now()
    client = signed_in("a-liaison", at)
    assert answers(client, *(at + timedelta(minutes=20 * n) for n in range(1, 25))) == [200] * 23 + [302]


def test_a_device_of_ones_own_stays_signed_in(world: World) -> None:
    at = times.now()
    assert answers(signed_in("a-liaison", at, remember="on"), at + timedelta(hours=9)) == [200]


def test_in_an_assembly_one_stays_signed_in_until_midnight_in_its_zone(world: World) -> None:
    assembly = in_session(world)
    night = datetime.combine(assembly.last_day + timedelta(days=1), datetime.min.time(), tzinfo=TEHRAN)
    for name in ("a-liaison", "b-delegate"):  # whoever chairs, and an organisation that is there
        early, late = (signed_in(name, assembly.begins) for _n in "ab")
        assert answers(early, assembly.begins + timedelta(hours=5), night - timedelta(seconds=1)) == [200, 200]
        assert answers(late, night) == [302]


def test_whoever_takes_no_part_in_it_is_signed_out_as_always(world: World) -> None:
    assembly = in_session(world)
    later = assembly.begins + timedelta(minutes=30)
    assert answers(signed_in("c-liaison", assembly.begins), later) == [302]


def test_when_the_assembly_is_closed_or_the_organisation_has_left_the_half_hour_counts_again(world: World) -> None:
    assembly = in_session(world)
    chair, delegate = (signed_in(name, assembly.begins) for name in ("a-liaison", "b-delegate"))
    with told(assembly.begins + timedelta(hours=1)):
        running.enter_attendance(by=world.b_liaison, on=assembly, active=1, present=False)
    assert answers(delegate, assembly.begins + timedelta(hours=2)) == [302]
    assert answers(chair, assembly.begins + timedelta(hours=2)) == [200]
    with told(assembly.begins + timedelta(hours=3)):
        running.close(by=world.a_liaison, on=assembly)
    assert answers(chair, assembly.begins + timedelta(hours=4)) == [302]


def test_before_the_session_is_opened_nothing_lasts_longer(world: World) -> None:
    assembly = called(world.coordinator)
    acts.name_officer(by=world.coordinator, on=assembly, office="chair", seat=world.a_liaison.seat)
    client = signed_in("a-liaison", assembly.begins)
    assert answers(client, assembly.begins + timedelta(minutes=30)) == [302]
