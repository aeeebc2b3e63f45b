"""Open seminars: strangers register by a name of their choice, wait, move up, take it back; who reads names; guests at the door."""

from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from hamgam.assemblies import acts, opening, reading, registering, running
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.public_models import Guests, Opening, Registration
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members.models import Person
from hamgam.notices import clock
from hamgam.record import times
from hamgam.record.models import Entry
from tests.assemblies.called import called, moments, opened
from tests.people import World, client_of
from tests.remembered import forget

PAGE = "/fa/seminars/1/"
LINK = "https://meet.example.org/seminar"


def seminar(world: World, **given: Any) -> Assembly:
    title = {"fa": "میزگرد آب", "en": "Round table on water"}
    made = acts.call(by=world.coordinator, kind="seminar", titles=title, link=LINK, **moments())
    opening.open_to_public(by=world.coordinator, on=made, **given)
    acts.name_officer(by=world.coordinator, on=made, office="chair", seat=world.a_liaison.seat)
    return made


def registered(name: str, client: Client | None = None) -> str:
    """Register as a stranger does; the path of one's own link."""
    forget()
    page = lxml.html.fromstring((client or Client()).post(PAGE, {"name": name}).content.decode())
    return "/" + str(page.xpath("string(//textarea[@id='link'])")).split("/", 3)[3]


def said(path: str, client: Client | None = None) -> str:
    return str(lxml.html.fromstring((client or Client()).get(path).content.decode()).xpath("string(//main)"))


def test_a_stranger_registers_by_a_pseudonym_and_takes_it_back(world: World) -> None:
    seminar(world, places=2)
    entries, people = Entry.objects.count(), Person.objects.count()
    mine = registered("نیلوفر")
    assert (Registration.objects.get().name, Entry.objects.count(), Person.objects.count()) == (
        "نیلوفر",
        entries,
        people,
    )
    assert (LINK in said(PAGE), LINK in said(mine)) == (False, True)
    assert Client().post(mine).status_code == 200
    assert (Registration.objects.count(), Client().get(mine).status_code) == (0, 404)


def test_the_waiting_list_moves_up_by_itself(world: World) -> None:
    seminar(world, places=2)
    one, _two, three, four = (registered(name) for name in ("یک", "دو", "سه", "چهار"))
    assert [("جای شما هست" in said(path), LINK in said(path)) for path in (one, three, four)] == [
        (True, True), (False, False), (False, False),
    ]  # fmt: skip
    assert "نفر ۲ فهرست انتظار" in said(four)
    Client().post(one)
    assert ("جای شما هست" in said(three), "نفر ۱ فهرست انتظار" in said(four)) == (True, True)


def test_place_and_address_are_public_where_that_was_chosen(world: World) -> None:
    seminar(world, after_registering=False)
    assert (LINK in said(PAGE), "تالار شهر" in said(PAGE)) == (True, True)


def test_names_are_read_by_those_alone_who_hold_an_office_there(world: World) -> None:
    seminar(world)
    registered("نیلوفر")
    path = "/fa/w/assemblies/1/registrations/"
    for actor, sees in (
        (world.a_liaison, True),
        (world.a_delegate, False),
        (world.coordinator, False),
        (world.observer, False),
    ):
        page = said(path, client_of(actor))
        assert ("نیلوفر" in page, "نام‌نویسی: ۱" in page) == (sees, True)
    other = acts.call(by=world.coordinator, kind="seminar", titles={"fa": "دیگر"}, **moments())
    acts.name_officer(by=world.coordinator, on=other, office="chair", seat=world.b_delegate.seat)
    assert list(Registration.objects.visible_to(world.b_delegate)) == []
    assert list(Registration.objects.visible_to(world.nobody)) == []
    assert Client().get(path).status_code == 302


def test_names_are_erased_when_the_assembly_is_closed_and_their_number_stays(world: World) -> None:
    assembly = seminar(world, places=1)
    links = [registered(name) for name in ("یک", "دو")]
    with times.told(assembly.begins):
        running.open(by=world.a_liaison, on=assembly)
        running.close(by=world.a_liaison, on=assembly)
    assert (Registration.objects.count(), Opening.objects.get().registered) == (0, 2)
    assert [Client().get(path).status_code for path in (*links, PAGE)] == [404, 404, 404]
    assert "نام‌نویسی: ۱، جا: ۱، در انتظار: ۱" in said("/fa/w/assemblies/1/registrations/", client_of(world.c_liaison))


def test_names_of_an_assembly_that_nobody_closed_are_forgotten_two_weeks_later(world: World) -> None:
    assembly = seminar(world)
    registered("یک")
    for days, left in ((14, 1), (15, 0)):
        clock.tick(assembly.ends + times.timezone.timedelta(days=days))
        assert Registration.objects.count() == left


def test_of_a_cancelled_seminar_the_own_link_says_so_and_nobody_registers(world: World) -> None:
    assembly = seminar(world)
    mine = registered("یک")
    acts.cancel(by=world.coordinator, on=assembly, reason={"fa": "برف"})
    assert (Client().get(PAGE).status_code, "برف" in said(mine)) == (404, True)
    with pytest.raises(NotPossible, match="registration_over"):
        registering.register(Opening.objects.get(), "دو")


def test_whoever_gives_no_name_or_comes_too_fast_is_told_so_and_keeps_what_was_typed(world: World) -> None:
    seminar(world)
    for name, code in (("", 422), ("ن" * 121, 422)):
        answer = Client().post(PAGE, {"name": name})
        page = lxml.html.fromstring(answer.content.decode())
        assert (answer.status_code, page.xpath("//*[@id='name']/@value"), len(page.xpath("//*[@id='errors']//a"))) == (
            code,
            [name],
            1,
        )
    forget()
    with times.told(times.now()):  # all of it in one minute of the clock
        codes = [Client().post(PAGE, {"name": f"نام {n}"}).status_code for n in range(registering.A_MINUTE + 1)]
    assert codes == [200] * registering.A_MINUTE + [422]


def test_the_number_of_registrations_is_limited(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seminar(world)
    monkeypatch.setattr(registering, "MOST", 1)
    registered("یک")
    with pytest.raises(NotPossible, match="registrations_full"):
        registering.register(Opening.objects.get(), "دو")


def test_a_conference_is_opened_as_a_seminar_is(world: World) -> None:
    made = acts.call(by=world.coordinator, kind="conference", titles={"fa": "کنفرانس"}, **moments())
    opening.open_to_public(by=world.coordinator, on=made, places=3)
    page = Client().get(f"/fa/seminars/{made.number}/")
    assert (page.status_code, "کنفرانس" in page.content.decode()) == (200, True)
    assert "به روی همگان" in client_of(world.coordinator).get(f"/fa/w/assemblies/{made.number}/").content.decode()


def test_only_a_seminar_is_opened_by_whoever_calls_it_and_closed_again(world: World) -> None:
    hall = called(world.coordinator)
    with pytest.raises(NotPossible, match="opening_no_seminar"):
        opening.open_to_public(by=world.coordinator, on=hall)
    with pytest.raises(NotPossible, match="opening_not_open"):
        opening.close_to_public(by=world.coordinator, on=hall)
    assembly = acts.call(by=world.coordinator, kind="seminar", titles={"fa": "میزگرد"}, **moments())
    for actor in (world.a_liaison, world.observer, world.nobody, world.clock):
        with pytest.raises(Refused):
            opening.open_to_public(by=actor, on=assembly)
    client, path = client_of(world.coordinator), f"/fa/w/assemblies/{assembly.number}/"
    assert client.post(path + "open-to-public/", {"places": "x"}).status_code == 422
    client.post(path + "open-to-public/", {"places": "۳۰"})
    row = Opening.objects.get()
    assert (row.places, row.after_registering, row.open) == (30, False, True)
    client.post(path + "close-to-public/")
    row.refresh_from_db()
    assert (row.open, Client().get(f"/fa/seminars/{assembly.number}/").status_code) == (False, 404)
    with pytest.raises(Refused):
        opening.close_to_public(by=world.a_liaison, on=assembly)


def test_strangers_find_open_seminars_on_a_list_and_in_a_calendar_and_nothing_else(world: World) -> None:
    called(world.coordinator)
    title = {"fa": "میزگرد آب", "en": "Round table on water"}
    shown, hidden = (
        acts.call(by=world.coordinator, kind="seminar", titles=title, link=LINK, **moments()) for _n in "ab"
    )
    opening.open_to_public(by=world.coordinator, on=shown, after_registering=False)
    opening.open_to_public(by=world.coordinator, on=hidden)
    page = lxml.html.fromstring(Client().get("/fa/seminars/").content.decode())
    assert page.xpath("//main//h2/a/@href") == ["/fa/seminars/2/", "/fa/seminars/3/"]
    events = Calendar.from_ical(Client().get("/fa/seminars/calendar.ics").content).walk("VEVENT")
    assert [(str(event["summary"]), str(event.get("location", "")), event.decoded("dtstart")) for event in events] == [
        ("میزگرد آب", "تالار شهر", shown.begins), ("میزگرد آب", "", hidden.begins),
    ]  # fmt: skip
    assert Client().get("/fa/seminars/1/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/fa/seminars/", PAGE, "/fa/seminars/calendar.ics", "/fa/w/assemblies/1/registrations/"]
)
def test_pages_ask_the_database_as_often_for_three_as_for_one(world: World, path: str) -> None:
    def asked() -> int:
        client = client_of(world.a_liaison)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    seminar(world)
    registered("یک")
    few = asked()
    for name in ("دو", "سه"):
        registered(name)
        seminar(world)
    assert asked() == few


def test_guests_stand_in_the_totals_of_a_day_and_in_no_quorum(world: World) -> None:
    assembly = opened(world)
    with times.told(assembly.begins):
        running.enter_attendance(by=world.b_liaison, on=assembly, active=2)
        before = reading.present(assembly, assembly.first_day)
        client = client_of(world.a_liaison)
        client.post("/fa/w/assemblies/1/guests/", {"people": "۱۲", "remote": "۵"})
        after = reading.present(assembly, assembly.first_day)
    row = Guests.objects.get()
    assert (row.day, row.people, row.remote, before.guests, after.guests) == (assembly.first_day, 12, 5, None, row)
    assert (after.member_houses, after.people) == (before.member_houses, before.people)
    assert "دوازده مهمان" in said("/fa/w/assemblies/1/", client_of(world.c_liaison))


def test_guests_are_counted_by_those_alone_who_keep_the_list_and_the_numbers_fit(world: World) -> None:
    assembly = opened(world)
    with times.told(assembly.begins):
        for actor in (world.b_liaison, world.observer, world.nobody):
            with pytest.raises(Refused):
                opening.enter_guests(by=actor, on=assembly, people=1)
        for given, code in (({"people": -1}, "attendance_wrong"), ({"people": 1, "remote": 2}, "attendance_remote")):
            with pytest.raises(NotPossible, match=code):
                opening.enter_guests(by=world.a_liaison, on=assembly, **given)
        opening.enter_guests(by=world.a_liaison, on=assembly, people=3)
        opening.enter_guests(by=world.a_liaison, on=assembly, people=4)
    assert list(Guests.objects.values_list("people", flat=True)) == [4]


def test_hostile_names_are_shown_as_words(world: World) -> None:
    seminar(world)
    registered("<script>alert(1)</script>\u202e")
    page = client_of(world.a_liaison).get("/fa/w/assemblies/1/registrations/").content.decode()
    assert ("<script>alert" in page, "\u202e" in page) == (False, False)
