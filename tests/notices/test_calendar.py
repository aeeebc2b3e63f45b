"""The personal calendar: assemblies in their zones and deadlines, by a secret link, with or without titles and places."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client

from hamgam.assemblies import acts as assemblies
from hamgam.members.actor import Actor
from hamgam.notices import acts
from hamgam.record import times
from tests import flow
from tests.assemblies.called import TITLE, called, moments
from tests.people import World


def secret_of(actor: Actor) -> str:
    return str(acts.renew_feed(by=actor, on=actor.person))


def events(secret: str, full: bool = False, language: str = "fa") -> list[icalendar.Event]:
    answer = Client().get(f"/{language}/feed/{secret}{'/titles' if full else ''}.ics")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200, "text/calendar; charset=utf-8", "private, no-cache",
    )  # fmt: skip
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def test_without_titles_it_says_that_there_is_something_and_when(world: World) -> None:
    assembly = called(world.coordinator)
    [event] = events(secret_of(world.c_delegate))
    assert (event["summary"], "location" in event) == ("نشست", False)
    assert (event["dtstart"].dt, event["dtend"].dt) == (assembly.begins, assembly.ends)
    assert TITLE["fa"].encode() not in event.to_ical()


@pytest.mark.parametrize(("language", "place"), [("fa", "تالار شهر"), ("en", "The town hall")])
def test_with_titles_it_says_what_and_where_in_the_readers_language(world: World, language: str, place: str) -> None:
    called(world.coordinator)
    [event] = events(secret_of(world.c_delegate), full=True, language=language)
    assert (event["summary"], event["location"]) == (TITLE[language], place)


def test_each_day_is_an_event_at_its_hour_also_in_the_night_in_which_summer_time_ends(world: World) -> None:
    zone = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 10, 1, tzinfo=UTC)
    with times.told(before):
        given = moments(
            first_day=date(2026, 10, 24), last_day=date(2026, 10, 25), propose_until=before, papers_until=before
        )
        assemblies.call(by=world.coordinator, kind="general", titles=TITLE, **given)
        secret = secret_of(world.c_delegate)
        found = events(secret)
    assert [event["dtstart"].dt for event in found] == [
        datetime(2026, 10, 24, 8, tzinfo=UTC), datetime(2026, 10, 25, 9, tzinfo=UTC),
    ]  # fmt: skip
    assert [event["dtstart"].dt.astimezone(zone).time() for event in found] == [time(10), time(10)]


def test_a_moved_assembly_moves_its_event_and_a_cancelled_one_says_so(world: World) -> None:
    assembly = called(world.coordinator)
    secret = secret_of(world.c_delegate)
    [first] = events(secret)
    assemblies.change_call(by=world.coordinator, on=assembly, titles=TITLE, **moments(from_hour=time(11)))
    [moved] = events(secret)
    assert (moved["uid"], moved["dtstart"].dt > first["dtstart"].dt, moved["status"]) == (
        first["uid"],
        True,
        "CONFIRMED",
    )
    assemblies.cancel(by=world.coordinator, on=assembly, reason={"fa": "تالار بسته است."})
    assert events(secret)[0]["status"] == "CANCELLED"


def test_deadlines_stand_there_without_the_names_of_texts(world: World) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    secret = secret_of(world.c_liaison)
    [event], [titled] = events(secret), events(secret, full=True)
    assert event["dtend"].dt == text.rounds.get().closes_at.replace(microsecond=0)
    assert (str(text).encode() in event.to_ical(), str(text) in titled["summary"]) == (False, True)


def test_new_links_end_the_former_ones_and_strangers_have_none(world: World) -> None:
    called(world.coordinator)
    former = secret_of(world.c_delegate)
    acts.renew_feed(by=world.c_delegate, on=world.c_delegate.person)
    paths = [f"/fa/feed/{former}.ics", f"/fa/feed/{former}/titles.ics", "/fa/feed/.ics", "/fa/feed/x.ics"]
    assert [Client().get(path).status_code for path in paths] == [404] * 4


def test_it_is_the_same_as_long_as_nothing_changes(world: World) -> None:
    called(world.coordinator)
    path = f"/fa/feed/{secret_of(world.c_delegate)}.ics"
    first = Client().get(path)
    again = Client().get(path, headers={"if-none-match": first["ETag"]})
    assert (Client().get(path).content == first.content, again.status_code) == (True, 304)
