"""Pages of duties: who sees them, what they say in both languages, and as many queries for many rows as for one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.coordination import acts, handing
from hamgam.coordination.models import Handover
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.notices.clock import tick as clock_tick
from hamgam.notices.models import Letter
from hamgam.notices.waiting import waiting
from hamgam.record import times
from hamgam.record.times import told
from tests.architecture.walk import faults
from tests.coordination.duties import DUTY, fresh, handover, noon, taken_up, turn
from tests.people import World, client_of

pytestmark = pytest.mark.django_db

PATHS = ("w/coordination/", f"w/coordination/{DUTY}/", "w/coordination/treasurer/", f"w/coordination/{DUTY}/handover/")


def test_duties_are_read_by_members_in_both_languages(world: World) -> None:
    handover(world)
    for language in ("fa", "en"):
        client = client_of(world.a_delegate, language=language)
        for path in (*PATHS, f"w/coordination/{DUTY}/stays/", f"w/coordination/{DUTY}/give-up/"):
            answer = client.get(f"/{language}/{path}")
            assert (answer.status_code, list(faults(answer.content, language))) == (200, []), path


def test_nobody_else_reads_them_and_what_is_not_there_is_not_found(world: World) -> None:
    handover(world)
    for actor in (world.observer, world.nobody):
        for path in PATHS:
            assert client_of(actor, language="en").get(f"/en/{path}").status_code in (302, 404)
    client = client_of(world.a_liaison, language="en")
    for path in ("w/coordination/archive/", "w/coordination/treasurer/handover/"):
        assert client.get(f"/en/{path}").status_code == 404


def test_the_page_of_a_vacant_duty_says_what_stops(world: World) -> None:
    acts.give_up(by=world.b_liaison, duty=DUTY)
    page = client_of(world.a_delegate, language="en").get(f"/en/w/coordination/{DUTY}/").content.decode()
    stops = page[page.index("What stops meanwhile") : page.index("What this duty permits")]
    assert stops.count("<li>") == 7
    assert "Call an assembly" in stops and "Open the session" not in stops


def test_a_handover_is_made_on_its_pages(world: World) -> None:
    post = client_of(fresh(world.coordinator), language="en").post
    assert post(f"/en/w/coordination/{DUTY}/begin/").status_code == 302
    assert post(f"/en/w/coordination/{DUTY}/handover/add/", {"words-en": " "}).status_code == 422
    assert post(f"/en/w/coordination/{DUTY}/handover/add/", {"words-en": "The stamp"}).status_code == 302
    book = turn().handovers.get()
    for item in book.items.all():
        assert post(f"/en/w/coordination/{DUTY}/handover/{item.pk}/tick/").status_code == 302
    assert post(f"/en/w/coordination/{DUTY}/handover/{item.pk}/untick/").status_code == 302
    taking = client_of(world.d_liaison, language="en").post
    assert taking(f"/en/w/coordination/{DUTY}/take-up/").status_code == 409
    assert post(f"/en/w/coordination/{DUTY}/handover/{item.pk}/tick/").status_code == 302
    assert taking(f"/en/w/coordination/{DUTY}/take-up/").status_code == 302
    assert post(f"/en/w/coordination/{DUTY}/handover/alone/").status_code == 403
    assert taking(f"/en/w/coordination/{DUTY}/handover/alone/").status_code == 302
    assert (turn().organisation, turn().alone_on) == (world.d, here.today())


def count(client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/en/{path}").status_code == 200
    return len(queries)


def test_many_rows_take_as_many_queries_as_one(world: World) -> None:
    taken_up(world)
    acts.volunteer(by=world.a_liaison, duty="treasurer")
    book = Handover.objects.get()
    handing.add_item(by=world.b_liaison, on=book, words={"en": "x"})
    client = client_of(Actor.of(world.a_delegate.person), language="en")
    before = [count(client, path) for path in PATHS]
    for actor in (world.c_liaison, world.d_liaison):
        acts.volunteer(by=actor, duty="treasurer")
        handing.add_item(by=world.b_liaison, on=book, words={"en": "x"})
    assert [count(client, path) for path in PATHS] == before


def tasks(actor: Actor) -> list[str]:
    return [task.about for task in waiting(fresh(actor)) if task.about.startswith(("duty-", "book-"))]


def test_what_waits_is_said_to_those_whose_turn_it_is(world: World) -> None:
    assert (tasks(world.b_liaison), tasks(world.d_liaison)) == ([], [])
    with told(noon(turn().handover_from)):
        assert (tasks(world.b_delegate), tasks(world.d_liaison)) == (
            ["duty-over-coordination"],
            ["duty-up-coordination"],
        )
        assert tasks(world.a_liaison) == []
        book = handover(world)
        assert tasks(world.b_liaison) == [f"book-{book.pk}", "duty-over-coordination"]
        with told(noon(turn().ends_on)):
            acts.take_up(by=world.d_liaison, duty=DUTY)
            assert (tasks(world.b_liaison), tasks(world.d_liaison)) == ([f"book-{book.pk}"], [f"book-{book.pk}"])


def test_whoever_is_next_is_told_of_a_vacant_duty(world: World) -> None:
    acts.give_up(by=world.b_liaison, duty=DUTY)
    assert (tasks(world.d_liaison), tasks(world.c_liaison)) == (["duty-up-coordination"], [])


def test_both_sides_get_a_letter_when_the_time_comes_and_one_more_when_it_has_passed(world: World) -> None:
    for actor in (world.b_liaison, world.d_liaison, world.a_liaison):
        actor.person.email, actor.person.channels = f"{actor.person.username}@example.org", ["mail"]
        actor.person.save()
    first, last = turn().handover_from, turn().ends_on
    for day in (first - timedelta(days=1), first, first, last, last + timedelta(days=1), last + timedelta(days=2)):
        with told(noon(day)):
            clock_tick(times.now())
    found = list(
        Letter.objects.filter(about__startswith="duty-").values_list("about", "person__username").order_by("pk")
    )
    assert found == [
        (f"duty-{word}-coordination-1", name) for word in ("near", "late") for name in ("b-liaison", "d-liaison")
    ]


def test_a_duty_that_was_taken_up_long_ago_is_told_with_who_held_it_before(world: World) -> None:
    taken_up(world)
    page = client_of(world.a_delegate, language="en").get(f"/en/w/coordination/{DUTY}/").content.decode()
    assert "Who held it before" in page and "handed over" in page
