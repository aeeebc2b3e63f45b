"""Assemblies that make themselves by rule: who sets it, when the clock calls the next, and what the last one left."""

import threading
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import lxml.html
import pytest
from django.db import IntegrityError, connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hamgam.assemblies import acts, carrying, rhythm_words, rhythms, running
from hamgam.assemblies.models import Assembly, Item
from hamgam.assemblies.rhythm_models import Series
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions import acts as decisions
from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.assemblies.called import called, opened, proposed
from tests.decisions.brought import answered, brought, close
from tests.people import World, client_of, make_world, reached_by_mail

TEHRAN = ZoneInfo("Asia/Tehran")
LIST, NEW = "/fa/w/assemblies/rhythm/", "/fa/w/assemblies/rhythm/new/"
#: A day of a month long after the small coalition was founded; the first Saturdays that follow are 2 January and 6 February.
FROM = date(2027, 1, 1)


def told(year: int, month: int, day: int, hour: int = 12) -> Any:
    return times.told(datetime(year, month, day, hour, tzinfo=TEHRAN))


def given(**more: Any) -> dict[str, Any]:
    return {
        "kind": "online", "titles": {"fa": "نشست ماهانه", "en": "Monthly meeting"}, "link": "https://meet.example.org/m",
        "calendar": "gregorian", "unit": "month", "every": 1, "day_of_month": 0, "nth": 1, "weekday": 5, "hour": time(20),
        "minutes": 120, "zone": "Asia/Tehran", "begins_on": FROM, "ahead_days": 14, "propose_days": 7, "papers_days": 0,
        **more,
    }  # fmt: skip


def recurring(world: World, **more: Any) -> Series:
    return rhythms.set_rhythm(by=world.coordinator, **given(**more))


def calls() -> list[tuple[date | None, date]]:
    return list(Assembly.objects.order_by("number").values_list("series_day", "first_day"))


def test_the_clock_calls_the_next_one_so_many_days_ahead_and_once(world: World) -> None:
    reached_by_mail(world.c_liaison)
    series = recurring(world, begins_on=date(2027, 2, 1))
    with told(2027, 1, 22, 20):
        assert clock.tick(times.now()) == []
    with told(2027, 1, 23, 20):
        done = [clock.tick(times.now()) for _again in range(2)]
    assert [name for tick in done for name in tick if name.startswith("assemblies")] == ["assemblies.call_next"]
    row = Assembly.objects.get()
    assert (row.series, row.series_day, row.stage, row.called_by, row.kind, row.link) == (
        series, date(2027, 2, 6), "called", world.coordinator.organisation, "online", "https://meet.example.org/m",
    )  # fmt: skip
    assert (row.from_hour, row.to_hour, row.zone) == (time(20), time(22), "Asia/Tehran")
    assert row.propose_until == datetime(2027, 1, 31, tzinfo=TEHRAN)
    assert row.papers_until == row.begins
    assert list(Letter.objects.values_list("person", flat=True)) == [world.c_liaison.person.pk]


def test_two_clocks_that_saw_the_same_call_it_once(world: World) -> None:
    series = recurring(world)
    with told(2026, 12, 22):
        seen_by_both = carrying.due_series(times.now())
        rhythms.call_next(by=world.clock, series=seen_by_both[0])
        with pytest.raises(NotPossible, match="rhythm_not_due"):
            rhythms.call_next(by=world.clock, series=series)
    assert calls() == [(date(2027, 1, 2), date(2027, 1, 2))]


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_call_and_carry_over_once() -> None:
    world = make_world()
    recurring(world)
    with told(2026, 12, 22):
        clock.tick(times.now())
        first = Assembly.objects.get()
        item = proposed(first, world.a_liaison)
        acts.order_agenda(by=world.coordinator, on=first, order=[item.pk])
        acts.cancel(by=world.coordinator, on=first, reason={"fa": "برف"})
    done: list[str] = []
    start = threading.Barrier(2)

    def look() -> None:
        with told(2027, 1, 24):
            start.wait()
            done.extend(name for name in clock.tick(times.now()) if name.startswith("assemblies"))
        connections.close_all()

    threads = [threading.Thread(target=look) for _clock in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["assemblies.call_next", "assemblies.carry_over"]
    assert (len(calls()), Item.objects.count()) == (2, 2)


def test_the_table_itself_refuses_a_second_assembly_of_one_day(world: World) -> None:
    recurring(world)
    with told(2026, 12, 22):
        clock.tick(times.now())
    row = Assembly.objects.get()
    row.pk, row.number = None, 2
    with pytest.raises(IntegrityError), written_by(Writing("assemblies.call_next", times.now())):
        row.save(force_insert=True)


def test_a_moved_or_cancelled_one_breaks_no_series(world: World) -> None:
    recurring(world)
    with told(2026, 12, 22):
        clock.tick(times.now())
        first = Assembly.objects.get()
        moved = {
            "first_day": date(2027, 1, 4),
            "last_day": date(2027, 1, 4),
            "from_hour": time(18),
            "to_hour": time(20),
        }
        acts.change_call(
            by=world.coordinator, on=first, titles=first.titles, link=first.link, zone=first.zone,
            propose_until=first.propose_until, papers_until=first.propose_until, **moved,
        )  # fmt: skip
        clock.tick(times.now())
    with told(2027, 1, 25):
        clock.tick(times.now())
        acts.cancel(by=world.coordinator, on=Assembly.objects.get(number=2), reason={"fa": "تعطیل است"})
        clock.tick(times.now())
    with told(2027, 2, 21):
        clock.tick(times.now())
    assert calls() == [
        (date(2027, 1, 2), date(2027, 1, 4)), (date(2027, 2, 6), date(2027, 2, 6)), (date(2027, 3, 6), date(2027, 3, 6)),
    ]  # fmt: skip


def test_days_in_which_nobody_looked_are_passed_over(world: World) -> None:
    recurring(world)
    with told(2027, 3, 6, 21):  # The one of this evening has begun already.
        clock.tick(times.now())
    with told(2027, 3, 31):
        clock.tick(times.now())
    assert calls() == [(date(2027, 4, 3), date(2027, 4, 3))]
    late = Assembly.objects.get()
    assert (late.propose_until, late.papers_until) == (late.begins, late.begins)


def test_what_the_last_one_parked_or_did_not_reach_is_on_the_next_ones_agenda(world: World) -> None:
    recurring(world)
    with told(2026, 12, 22):
        clock.tick(times.now())
        first = Assembly.objects.get()
        for title in ("گزارش", "صندوق", "آیین‌نامه"):
            proposed(first, world.b_liaison, title, minutes=20)
        acts.order_agenda(by=world.coordinator, on=first, order=list(first.items.values_list("pk", flat=True)))
        acts.name_officer(by=world.coordinator, on=first, office="chair", seat=world.a_liaison.seat)
    with told(2027, 1, 2, 20):
        running.open(by=world.a_liaison, on=first)
        report, fund, _bylaws = first.items.agenda()
        running.take_up_item(by=world.a_liaison, on=report)
        running.end_item(by=world.a_liaison, on=report)
        running.take_up_item(by=world.a_liaison, on=fund)
        running.end_item(by=world.a_liaison, on=fund, parked=True)
    with told(2027, 1, 23, 20):
        assert "assemblies.carry_over" not in clock.tick(times.now())  # The first is not over yet.
        running.close(by=world.a_liaison, on=first)
        done = [clock.tick(times.now()) for _again in range(2)]
    second = Assembly.objects.get(number=2)
    carried = list(second.items.agenda())
    assert [name for tick in done for name in tick if name.startswith("assemblies")] == ["assemblies.carry_over"]
    assert [(row.titles["fa"], row.state, row.place, row.minutes, row.proposed_by, row.carried_from.assembly) for row in carried] == [
        ("صندوق", "on_agenda", 1, 20, world.b, first), ("آیین‌نامه", "on_agenda", 2, 20, world.b, first),
    ]  # fmt: skip
    page = lxml.html.fromstring(client_of(world.b_liaison).get("/fa/w/assemblies/2/").content.decode())
    assert page.xpath("//ol[@class='agenda']//a/@href") == ["/fa/w/assemblies/1/"] * 2


def test_what_stood_on_a_cancelled_one_goes_to_the_next_and_what_was_carried_goes_on(world: World) -> None:
    recurring(world)
    with told(2026, 12, 22):
        clock.tick(times.now())
        first = Assembly.objects.get()
        item = proposed(first, world.b_liaison)
        acts.order_agenda(by=world.coordinator, on=first, order=[item.pk])
        acts.cancel(by=world.coordinator, on=first, reason={"fa": "برف"})
    for month, day in ((1, 24), (2, 21)):
        with told(2027, month, day):
            clock.tick(times.now())
            last = Assembly.objects.order_by("number").last()
            if month == 1:
                acts.cancel(by=world.coordinator, on=last, reason={"fa": "برف"})
    assert list(Item.objects.order_by("pk").values_list("assembly__number", "carried_from__assembly__number")) == [
        (1, None), (2, 1), (3, 2),
    ]  # fmt: skip


def test_whoever_orders_the_agenda_takes_over_what_former_assemblies_left_with_one_click(world: World) -> None:
    former = opened(world, "یک", "دو")
    with times.told(former.begins):
        running.close(by=world.a_liaison, on=former)
    coming = called(world.coordinator, ahead=60)
    client, path = client_of(world.coordinator), f"/fa/w/assemblies/{coming.number}/left-over/"
    page = lxml.html.fromstring(client.get(path).content.decode())
    ticked = page.xpath("//input[@name='item'][@checked]/@value")
    assert client.post(path, {"item": ticked}).status_code == 302
    assert [(row.titles["fa"], row.carried_from.assembly) for row in coming.items.agenda()] == [
        ("یک", former),
        ("دو", former),
    ]
    with pytest.raises(NotPossible, match="item_not_left_over"):
        rhythms.take_over_items(by=world.coordinator, on=coming, items=[int(pk) for pk in ticked])
    with pytest.raises(NotPossible, match="item_not_left_over"):
        rhythms.take_over_items(by=world.coordinator, on=coming, items=[])
    with pytest.raises(Refused):
        rhythms.take_over_items(by=world.c_liaison, on=coming, items=[int(pk) for pk in ticked])


def test_a_rule_that_was_changed_leaves_what_is_called_and_one_that_ended_calls_nothing(world: World) -> None:
    series = recurring(world)
    with told(2026, 12, 22):
        clock.tick(times.now())
        rhythms.change_rhythm(by=world.coordinator, on=series, **given(nth=0, day_of_month=31, hour=time(18)))
    with told(2027, 1, 31, 12):
        clock.tick(times.now())
        rhythms.end_rhythm(by=world.coordinator, on=series)
        with pytest.raises(NotPossible, match="rhythm_ended"):
            rhythms.end_rhythm(by=world.coordinator, on=series)
        with pytest.raises(NotPossible, match="rhythm_ended"):
            rhythms.change_rhythm(by=world.coordinator, on=series, **given())
    with told(2027, 2, 20):
        clock.tick(times.now())
    assert calls() == [(date(2027, 1, 2), date(2027, 1, 2)), (date(2027, 1, 31), date(2027, 1, 31))]


def test_in_the_night_in_which_summer_time_begins_it_begins_at_the_first_hour_there_is(world: World) -> None:
    night = {"nth": 0, "day_of_month": 28, "hour": time(2, 30), "minutes": 60, "zone": "Europe/Berlin"}
    recurring(world, begins_on=date(2027, 3, 1), **night)
    with told(2027, 3, 20):
        clock.tick(times.now())
    row = Assembly.objects.get()
    assert (row.first_day, row.from_hour, row.to_hour) == (date(2027, 3, 28), time(3), time(4))


def test_only_whoever_calls_assemblies_sets_the_rule(world: World) -> None:
    for actor in (world.a_liaison, world.b_delegate, world.observer, world.nobody, world.clock):
        with pytest.raises(Refused):
            rhythms.set_rhythm(by=actor, **given())
    series = recurring(world)
    for act in (rhythms.end_rhythm, lambda **named: rhythms.change_rhythm(**named, **given())):
        with pytest.raises(Refused):
            act(by=world.a_liaison, on=series)
    with told(2026, 12, 22), pytest.raises(Refused):
        rhythms.call_next(by=world.coordinator, series=series)
    assert Series.objects.get().ended_on is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"kind": "party"}, "assembly_kind_unknown"),
        ({"titles": {}}, "assembly_title_missing"),
        ({"link": ""}, "assembly_place_missing"),
        ({"link": "http://x"}, "assembly_link_wrong"),
        ({"zone": "Nowhere"}, "assembly_zone_unknown"),
        ({"every": 25}, "rhythm_every"),
        ({"nth": 5}, "rhythm_day"),
        ({"minutes": 240}, "rhythm_length"),
        ({"ahead_days": 0}, "rhythm_ahead"),
        ({"propose_days": 15}, "rhythm_deadlines"),
        ({"papers_days": -1}, "rhythm_deadlines"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(world: World, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(NotPossible, match=code):
        recurring(world, **wrong)


@pytest.mark.parametrize(
    ("more", "fa", "en"),
    [
        ({}, "هر ماه میلادی، نخستین شنبه، از ساعت ۲۰:۰۰ تا ۲۲:۰۰ به وقت تهران. از ۱۱ دی ۱۴۰۵ آغاز می‌شود.",
         "Every month of the Gregorian calendar, on the first Saturday, from 20:00 to 22:00 Tehran time. It begins on 1 January 2027 or after it."),
        ({"calendar": "solar", "nth": 0, "day_of_month": 30, "every": 12, "begins_on": date(2027, 3, 1)},
         "هر سال در اسفند، روز ۳۰، از ساعت ۲۰:۰۰ تا ۲۲:۰۰ به وقت تهران. در ماهی که کوتاه‌تر است، روز آخر آن. از ۱۰ اسفند ۱۴۰۵ آغاز می‌شود.",
         "Every year in Esfand, on day 30, from 20:00 to 22:00 Tehran time. In a month that is shorter, on its last day. It "
         "begins on 1 March 2027 or after it."),
        ({"calendar": "solar", "every": 2, "nth": -1, "weekday": 4, "zone": "Europe/Berlin"},
         "هر دو ماه شمسی، آخرین جمعه، از ساعت ۲۰:۰۰ تا ۲۲:۰۰ به وقت برلین. از ۱۱ دی ۱۴۰۵ آغاز می‌شود.",
         "Every two months of the solar calendar, on the last Friday, from 20:00 to 22:00 Berlin time. It begins on 1 January 2027 or after it."),
        ({"unit": "week", "every": 2, "nth": 0, "zone": "Australia/Lord_Howe"},
         "هر دو هفته، شنبه‌ها، از ساعت ۲۰:۰۰ تا ۲۲:۰۰ به وقت Lord Howe. از ۱۱ دی ۱۴۰۵ آغاز می‌شود.",
         "Every two weeks, on Saturday, from 20:00 to 22:00 Lord Howe time. It begins on 1 January 2027 or after it."),
        ({"unit": "week", "nth": 0, "weekday": 1}, "هر هفته، سه‌شنبه‌ها، از ساعت ۲۰:۰۰ تا ۲۲:۰۰ به وقت تهران. از ۱۱ دی ۱۴۰۵ آغاز می‌شود.",
         "Every week, on Tuesday, from 20:00 to 22:00 Tehran time. It begins on 1 January 2027 or after it."),
    ],
)  # fmt: skip
def test_a_rule_is_said_as_a_sentence(more: dict[str, Any], fa: str, en: str) -> None:
    series = Series()
    rhythms.describe(series, **given(**more))
    for language, said in (("fa", fa), ("en", en)):
        with translation.override(language):
            assert rhythm_words.sentence(series.rule, language) == said


def typed(**more: str) -> dict[str, str]:
    return {
        "kind": "online", "titles-fa": "نشست ماهانه", "link": "https://meet.example.org/m", "calendar": "solar", "pattern": "nth",
        "nth": "2", "weekday": "4", "day": "1", "every": "۱", "hour": "20:00", "minutes": "۹۰", "zone": "Asia/Tehran",
        "begins_on_day": "1", "begins_on_month": "11", "begins_on_year": "1405", "ahead": "14", "propose": "7", "papers": "3", **more,
    }  # fmt: skip


def test_before_it_is_recorded_one_reads_what_it_means_with_five_days_in_both_calendars(world: World) -> None:
    client = client_of(world.coordinator)
    page = lxml.html.fromstring(client.post(NEW, typed()).content.decode())
    shown = [" ".join(row.text_content().split()) for row in page.xpath("//*[@id='means']//ul/li")]
    assert (Series.objects.count(), len(shown)) == (0, 5)
    assert shown[0] == "جمعه ۹ بهمن ۱۴۰۵ (۲۹ ژانویهٔ ۲۰۲۷)۲۰:۰۰ تا ۲۱:۳۰، ۱۷:۳۰ به وقت برلین"
    seen = page.xpath("//input[@name='seen']/@value")[0]
    other = lxml.html.fromstring(client.post(NEW, typed(seen=seen, nth="3")).content.decode())
    assert (Series.objects.count(), len(other.xpath("//*[@id='means']"))) == (0, 1)
    assert client.post(NEW, typed(seen=seen)).status_code == 302
    row = Series.objects.get()
    assert (row.calendar, row.nth, row.weekday, row.day_of_month, row.minutes, row.begins_on) == (
        "solar", 2, 4, 0, 90, date(2027, 1, 21),
    )  # fmt: skip
    form = lxml.html.fromstring(client.get(f"{LIST}{row.pk}/").content.decode()).xpath("//main//form")[0]
    values = {name: value for name, value in form.form_values() if name not in ("csrfmiddlewaretoken", "token")}
    assert client.post(f"{LIST}{row.pk}/", {**values, "seen": seen}).status_code == 302
    row.refresh_from_db()
    assert (row.nth, row.weekday, row.minutes, row.begins_on, row.titles) == (
        2,
        4,
        90,
        date(2027, 1, 21),
        {"fa": "نشست ماهانه"},
    )
    client.post(f"{LIST}{row.pk}/end/")
    assert Series.objects.get().ended_on is not None


def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays(world: World) -> None:
    client = client_of(world.coordinator)
    for more, field in (
        ({"every": "0"}, "every"), ({"minutes": "x"}, "minutes"), ({"ahead": "900"}, "ahead"), ({"propose": "99"}, "propose"),
        ({"titles-fa": ""}, "titles"), ({"titles-fa": "ب" * 201}, "titles"), ({"words-fa": "ب" * 10_001}, "words"),
        ({"link": ""}, "place"), ({"zone": "?"}, "zone"), ({"begins_on_day": "32"}, "begins_on"), ({"kind": ""}, "kind"),
    ):  # fmt: skip
        answer = client.post(NEW, typed(**more))
        page = lxml.html.fromstring(answer.content.decode())
        target = page.xpath("//*[@id='errors']//a/@href")[0][1:]
        assert (answer.status_code, list(answer.context["form"].errors), len(page.xpath(f"//*[@id='{target}']"))) == (
            422,
            [field],
            1,
        )
    assert page.xpath("//*[@id='minutes']/@value") == ["۹۰"]


@pytest.mark.parametrize("path", [LIST, NEW])
def test_members_and_observers_read_the_rules_and_strangers_do_not(world: World, path: str) -> None:
    recurring(world)
    assert [client_of(actor).get(path).status_code for actor in (world.a_liaison, world.observer)] == [200, 200]
    assert Client().get(path).status_code == 302
    page = lxml.html.fromstring(client_of(world.a_liaison).get(NEW).content.decode())
    assert (len(page.xpath("//main//form")), "۱۹.۱۴" in page.xpath("string(//main)")) == (0, True)


def test_the_list_of_rules_asks_the_database_as_often_for_three_as_for_one(world: World) -> None:
    def asked() -> int:
        client = client_of(world.coordinator)
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    recurring(world)
    few = asked()
    for hour in (18, 19):
        recurring(world, hour=time(hour))
    assert asked() == few


def test_the_list_of_what_is_left_asks_as_often_for_three_as_for_one(world: World) -> None:
    def asked(number: int) -> int:
        client = client_of(world.coordinator)
        client.get(f"/fa/w/assemblies/{number}/left-over/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/fa/w/assemblies/{number}/left-over/").status_code == 200
        return len(queries)

    def left(*titles: str) -> None:
        former = opened(world, *titles)
        with times.told(former.begins):
            running.close(by=world.a_liaison, on=former)

    coming = called(world.coordinator, ahead=60)
    left("یک")
    few = asked(coming.number)
    left("دو", "سه")
    assert (asked(coming.number), carrying.left_over(coming).count()) == (few, 3)


def test_open_tasks_are_asked_after_at_an_assembly_that_called_itself(world: World) -> None:
    settled = close(answered(world, brought(world), "accept", "accept", "accept", "accept"))
    task = decisions.assign_task(
        by=world.a_liaison, on=settled, words={"fa": "به شهرداری نامه بنویسید"}, responsible=world.b, due_on=None
    )
    recurring(world)
    with told(2026, 12, 22):
        clock.tick(times.now())
    page = client_of(world.b_liaison).get(f"/fa/w/assemblies/{Assembly.objects.get().number}/")
    assert page.context["tasks"] == [task]
