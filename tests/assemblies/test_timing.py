"""Hours of single days and items at a fixed hour: when things come, what does not fit, and where it is told."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from hamgam.assemblies import acts, forms, packs, timing
from hamgam.assemblies.models import Assembly, Item
from hamgam.bylaws.acts import NotPossible
from hamgam.engine.spoken import day as spoken_day
from hamgam.notices import calendar
from tests.assemblies.called import ZONE, called, moments, proposed
from tests.people import World, client_of

pytestmark = pytest.mark.django_db

THREE = {2: (time(10), time(23)), 3: (time(9, 30), time(17))}


def put(world: World, assembly: Assembly, *rows: tuple[int, int, int, str]) -> list[Item]:
    """Items in this order: (minutes, number of their day or 0, fixed hour or 0, kind)."""
    made = [
        acts.propose_item(by=world.a_liaison, on=assembly, kind=kind, titles={"en": f"Item {n}"}, minutes=minutes)
        for n, (minutes, _day, _hour, kind) in enumerate(rows, 1)
    ]
    days = {item.pk: assembly.days[row[1] - 1] for item, row in zip(made, rows, strict=True) if row[1]}
    hours = {item.pk: time(row[2]) for item, row in zip(made, rows, strict=True) if row[2]}
    acts.order_agenda(by=world.coordinator, on=assembly, order=[item.pk for item in made], days=days, hours=hours)
    return list(assembly.items.agenda())


def times(assembly: Assembly, items: list[Item]) -> list[str]:
    """Number of the day and hour of each item; a star where it is fixed."""
    return [
        f"{assembly.days.index(one.begins.date()) + 1} {one.begins:%H:%M}{'*' * one.fixed}"
        for one in timing.coming(assembly, items)
        if one.begins
    ]


def told(assembly: Assembly, items: list[Item]) -> list[str]:
    with translation.override("en"):
        return timing.hints(assembly, items)


def test_each_day_has_its_hours_and_the_others_have_those_of_all(world: World) -> None:
    assembly = called(world.coordinator, days=4, hours=THREE)
    assembly.refresh_from_db()
    found = [assembly.hours_on(day) for day in assembly.days]
    assert found == [(time(10), time(18)), *THREE.values(), (time(10), time(18))]
    assert assembly.hours == {"2": ["10:00", "23:00"], "3": ["09:30", "17:00"]}


def test_it_begins_and_ends_as_its_first_and_last_day_do(world: World) -> None:
    assembly = called(world.coordinator, days=2, hours={1: (time(8), time(12)), 2: (time(14), time(22))})
    zone = ZoneInfo(ZONE)
    assert (assembly.begins.astimezone(zone).time(), assembly.ends.astimezone(zone).time()) == (time(8), time(22))


def test_hours_of_days_that_it_does_not_have_are_left_out_and_all_end_after_they_begin(world: World) -> None:
    assert called(world.coordinator, days=1, hours={3: (time(10), time(23))}).hours == {}
    for hours in ({1: (time(10), time(9))}, {2: (time(22), time(2))}):
        with pytest.raises(NotPossible, match="assembly_hours_wrong"):
            called(world.coordinator, days=2, hours=hours)


def test_items_follow_one_another_and_one_at_a_fixed_hour_comes_then(world: World) -> None:
    assembly = called(world.coordinator, days=2, hours={2: (time(9), time(23))})
    items = put(
        world, assembly, (60, 0, 0, "report"), (30, 1, 14, "debate"), (20, 0, 0, "debate"), (60, 2, 0, "report")
    )
    assert times(assembly, items) == ["1 10:00", "1 14:00*", "1 14:30", "2 09:00"]
    assert told(assembly, items) == []


def test_an_interruption_interrupts_and_what_it_interrupts_goes_on_after_it(world: World) -> None:
    assembly = called(world.coordinator, days=1)
    items = put(world, assembly, (240, 0, 0, "working_groups"), (90, 0, 12, "interruption"), (30, 0, 0, "decision"))
    assert times(assembly, items) == ["1 10:00", "1 12:00*", "1 15:30"]
    assert told(assembly, items) == []


def test_whoever_orders_the_agenda_reads_what_does_not_fit(world: World) -> None:
    assembly = called(world.coordinator, days=1)
    items = put(world, assembly, (150, 0, 0, "report"), (30, 0, 12, "debate"), (420, 0, 0, "debate"))
    day = assembly.days[0]
    late, over = told(assembly, items)
    assert late == "What comes before “Item 2” lasts until 12:30; it is to begin at 12:00."
    assert (
        over
        == f"The agenda of {spoken_day(day, 'en', year=False, weekday=True)} lasts until 19:30; the day ends at 18:00."
    )


def test_what_an_interruption_interrupts_can_run_beyond_the_end_of_the_day(world: World) -> None:
    assembly = called(world.coordinator, days=1)
    items = put(world, assembly, (480, 0, 0, "working_groups"), (90, 0, 12, "interruption"))
    [said] = told(assembly, items)
    assert said.endswith(" lasts until 19:30; the day ends at 18:00.")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (((60, 0, 0, "report"), (60, 0, 0, "report"), (60, 0, 0, "report"), (30, 0, 11, "interruption")),
         ["What comes before “Item 4” lasts until 13:00; it is to begin at 11:00."]),
        (((30, 1, 7, "report"),), ["“Item 1” is to begin at 07:00; the day lasts from 10:00 to 18:00."]),
        (((0, 1, 23, "report"),), ["“Item 1” is to begin at 23:00; the day lasts from 10:00 to 18:00."]),
        (((60, 2, 0, "report"), (60, 1, 12, "report")), ["“Item 2” is to come on a day before that of what stands before it."]),
    ],
)  # fmt: skip
def test_each_thing_that_does_not_fit_has_a_sentence_of_its_own(
    world: World, rows: tuple[tuple[int, int, int, str], ...], said: list[str]
) -> None:
    assembly = called(world.coordinator, days=2)
    days = [row if row[1] or not row[2] else (row[0], 1, row[2], row[3]) for row in rows]
    assert told(assembly, put(world, assembly, *days)) == said


def test_an_hour_without_a_day_is_refused_where_there_are_several_days(world: World) -> None:
    assembly = called(world.coordinator, days=2)
    with pytest.raises(NotPossible, match="agenda_hour_without_day"):
        put(world, assembly, (30, 0, 12, "debate"))


def test_the_page_of_the_order_gives_back_what_was_typed_and_says_what_is_missing(world: World) -> None:
    assembly = called(world.coordinator, days=2)
    item = proposed(assembly, world.a_liaison)
    client, path = client_of(world.coordinator), "/fa/w/assemblies/1/agenda/"
    for hour, said in (("نیمروز", "ساعت را مانند ۱۲:۰۰ بنویسید."), ("۱۲:۳۰", "روزش هم باید معین باشد")):
        answer = client.post(path, {f"place-{item.pk}": "۱", f"hour-{item.pk}": hour})
        assert (answer.status_code, said in answer.content.decode(), hour in answer.content.decode()) == (
            422,
            True,
            True,
        )
    item.refresh_from_db()
    other = proposed(assembly, world.a_liaison, "بحث")
    acts.order_agenda(
        by=world.coordinator, on=assembly, order=[item.pk], days={item.pk: assembly.days[0]}, hours={item.pk: time(11)}
    )
    page = client.post(
        path, {f"place-{item.pk}": "۱", f"hour-{item.pk}": "", f"place-{other.pk}": "۲", f"hour-{other.pk}": "x"}
    )
    assert (page.status_code, "۱۱:۰۰" in page.content.decode()) == (422, False)
    day = assembly.days[1].isoformat()
    sent = client.post(path, {f"place-{item.pk}": "۱", f"hour-{item.pk}": "۱۲:۳۰", f"day-{item.pk}": day})
    item.refresh_from_db()
    assert (sent.status_code, item.hour, item.day) == (302, time(12, 30), assembly.days[1])
    assert "سر ساعت ۱۲:۳۰" in client.get("/fa/w/assemblies/1/").content.decode()


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("18:30", time(18, 30)),
        ("۲۲", time(22)),
        ("۹:۰۵", time(9, 5)),
        ("22.15", time(22, 15)),
        ("24:00", None),
        ("x", None),
        ("", None),
        ("1:2:3", None),
    ],
)
def test_an_hour_is_typed_in_any_digits(said: str, hour: time | None) -> None:
    assert forms.clock(said) == hour


def test_the_form_of_the_call_keeps_hours_of_days_and_says_where_one_is_missing(world: World) -> None:
    assembly = called(world.coordinator, days=2, hours={2: (time(10), time(23))})
    client, path = client_of(world.coordinator), "/en/w/assemblies/1/change/"
    page = client.get(path).content.decode()
    assert 'name="to-2" value="23:00"' in page
    form = client.get(path).context["form"]
    typed = {"first_day": assembly.first_day, "last_day": assembly.last_day, "from_hour": "10:00", "to_hour": "18:00"}
    data = {
        "titles-fa": form.titles["fa"],
        "place-fa": form.place["fa"],
        "zone": ZONE,
        **_moments(typed),
        "from-2": "۱۰",
        "to-2": "",
    }
    answer = client.post(path, data)
    assert (answer.status_code, "Write both hours of a day" in answer.content.decode()) == (422, True)
    for more, said in (
        ({"from-2": "22:00", "to-2": "02:00"}, "A day ends before midnight"),
        ({"from-2": "", "from-5": "10:00", "to-5": "12:00"}, "a day that this assembly does not have"),
    ):
        answer = client.post(path, {**data, **more})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    sent = client.post(path, {**data, "to-2": "۲۲:۳۰"})
    assembly.refresh_from_db()
    assert (sent.status_code, assembly.hours) == (302, {"2": ["10:00", "22:30"]})


def _moments(typed: dict[str, object]) -> dict[str, object]:
    """Days as the form sends them."""
    found: dict[str, object] = {}
    for name, value in typed.items():
        if isinstance(value, date):
            found |= {f"{name}_year": value.year, f"{name}_month": value.month, f"{name}_day": value.day}
        else:
            found[name] = value
    return found


def test_calendar_papers_and_page_tell_the_hours_of_each_day(world: World) -> None:
    assembly = called(world.coordinator, days=3, hours=THREE)
    with translation.override("en"):
        said = packs.when_said(assembly, "en")
        events = calendar._assemblies(world.a_liaison.person, True)
    assert [part in said for part in ("10:00 to 18:00; ", "10:00 to 23:00; ", "09:30 to 17:00")] == [True] * 3
    zone = ZoneInfo(ZONE)
    spans = [
        (event["dtstart"].dt.astimezone(zone).time(), event["dtend"].dt.astimezone(zone).time()) for event in events
    ]
    assert spans == [(time(10), time(18)), *THREE.values()]
    page = client_of(world.b_liaison).get("/fa/w/assemblies/1/").content.decode()
    assert ["۱۰:۰۰ تا ۲۳:۰۰" in page, "۰۹:۳۰ تا ۱۷:۰۰" in page] == [True, True]


def test_a_shorter_assembly_forgets_the_hours_of_days_that_are_none_now(world: World) -> None:
    assembly = called(world.coordinator, days=3, hours=THREE)
    given = moments(1)
    acts.change_call(by=world.coordinator, on=assembly, titles=assembly.titles, **given, hours=THREE)
    assembly.refresh_from_db()
    assert (assembly.hours, assembly.ends - assembly.begins) == ({}, timedelta(hours=8))
