"""Assemblies at the gate: called, moved, cancelled, ordered, opened; attended, spoken in, closed; by whom, and by whom not."""

import io
import zipfile
from datetime import time, timedelta

import pytest

from hamgam.assemblies import acts, reading, running
from hamgam.assemblies.models import Assembly, Attendance, Item, Paper, Turn
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.record import times
from hamgam.record.checking import check
from hamgam.record.models import Authorship, Entry
from tests.assemblies.called import called, moments, opened, proposed
from tests.people import World

PDF = b"%PDF-1.7\n%%EOF\n"


def test_an_assembly_is_called_by_whom_the_bylaws_name(world: World) -> None:
    assembly = called(world.coordinator)
    assert (assembly.number, assembly.stage, Entry.objects.first().article) == (1, "called", "19.1")
    with pytest.raises(Refused) as refused:
        called(world.a_liaison)
    assert (refused.value.verdict.reason, Assembly.objects.count()) == ("wrong_role", 1)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"zone": "Mars/Olympus"}, "assembly_zone_unknown"),
        ({"to_hour": time(9)}, "assembly_hours_wrong"),
        ({"place": {}}, "assembly_place_missing"),
        ({"link": "http://example.org"}, "assembly_link_wrong"),
        ({"link": "https://a b"}, "assembly_link_wrong"),
        ({"link": "https://a\x00b"}, "assembly_link_wrong"),
        ({"link": "https://a\u202eb"}, "assembly_link_wrong"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(world: World, wrong: dict, code: str) -> None:
    with pytest.raises(NotPossible, match=code):
        called(world.coordinator, **wrong)


def test_its_days_and_deadlines_fit_together(world: World) -> None:
    given = moments()
    late = given["propose_until"] + timedelta(days=30)
    before = given["first_day"] - timedelta(days=1)
    for wrong, code in (
        ({"propose_until": late}, "assembly_deadline_late"),
        ({"papers_until": late}, "assembly_deadline_late"),
        ({"last_day": before}, "assembly_days_wrong"),
        ({"last_day": given["first_day"] + timedelta(days=14)}, "assembly_days_wrong"),
        ({"first_day": before - timedelta(days=60), "last_day": before - timedelta(days=60)}, "assembly_begins_past"),
    ):
        with pytest.raises(NotPossible, match=code):
            called(world.coordinator, **wrong)


def test_a_moved_assembly_keeps_its_items_and_papers(world: World) -> None:
    assembly = called(world.coordinator, days=3)
    item = proposed(assembly, world.b_liaison)
    acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "گزارش"}, data=PDF, item=item)
    acts.order_agenda(
        by=world.coordinator, on=assembly, order=[item.pk], days={item.pk: assembly.first_day + timedelta(days=2)}
    )
    acts.change_call(by=world.coordinator, on=assembly, titles={"fa": "نشست"}, **moments(1, ahead=50))
    item.refresh_from_db()
    assert (item.state, item.day, Paper.objects.get().item, len(Assembly.objects.get().days)) == (
        "on_agenda", None, item, 1,
    )  # fmt: skip


def test_a_cancelled_assembly_says_why_and_takes_nothing_more(world: World) -> None:
    assembly = called(world.coordinator)
    with pytest.raises(NotPossible, match="assembly_reason_missing"):
        acts.cancel(by=world.coordinator, on=assembly, reason={"fa": "  "})
    acts.cancel(by=world.coordinator, on=assembly, reason={"fa": "تالار بسته است."})
    assert (Assembly.objects.get().stage, Assembly.objects.get().cancelled_for) == (
        "cancelled",
        {"fa": "تالار بسته است."},
    )
    with pytest.raises(Refused) as refused:
        proposed(assembly, world.a_liaison)
    assert refused.value.verdict.reason == "wrong_stage"


def test_items_are_proposed_until_the_deadline_and_by_the_chair_after_it(world: World) -> None:
    assembly = called(world.coordinator)
    acts.name_officer(by=world.coordinator, on=assembly, office="chair", seat=world.a_liaison.seat)
    proposed(assembly, world.b_liaison)
    with times.told(assembly.propose_until + timedelta(seconds=1)):
        with pytest.raises(NotPossible, match="item_too_late"):
            proposed(assembly, world.b_liaison)
        proposed(assembly, world.a_liaison)
    assert Item.objects.count() == 2


def test_an_item_is_taken_back_by_its_own_organisation_until_it_is_on_the_agenda(world: World) -> None:
    assembly = called(world.coordinator)
    item = proposed(assembly, world.b_liaison)
    with pytest.raises(Refused) as refused:
        acts.withdraw_item(by=world.c_liaison, on=item)
    assert refused.value.verdict.reason == "other_organisation"
    acts.order_agenda(by=world.coordinator, on=assembly, order=[item.pk])
    with pytest.raises(NotPossible, match="item_on_agenda"):
        acts.withdraw_item(by=world.b_liaison, on=item)
    acts.order_agenda(by=world.coordinator, on=assembly, order=[])
    assert acts.withdraw_item(by=world.b_liaison, on=item).state == "withdrawn"


def test_the_order_of_the_agenda_is_what_was_typed(world: World) -> None:
    assembly = called(world.coordinator)
    a, b, c = (proposed(assembly, world.a_liaison, title) for title in ("الف", "ب", "پ"))
    acts.order_agenda(by=world.coordinator, on=assembly, order=[c.pk, a.pk])
    assert [item.pk for item in assembly.items.agenda()] == [c.pk, a.pk]
    assert [item.pk for item in assembly.items.proposed()] == [b.pk]
    for wrong in ([a.pk, a.pk], [a.pk, 10**9]):
        with pytest.raises(NotPossible, match="agenda_unknown_item"):
            acts.order_agenda(by=world.coordinator, on=assembly, order=wrong)


def test_what_was_begun_cannot_be_ordered_away(world: World) -> None:
    assembly = opened(world)
    first, second = assembly.items.agenda()
    running.take_up_item(by=world.a_liaison, on=first)
    with pytest.raises(NotPossible, match="agenda_leaves_out_begun"):
        acts.order_agenda(by=world.a_liaison, on=assembly, order=[second.pk])
    acts.order_agenda(by=world.a_liaison, on=assembly, order=[second.pk, first.pk])
    assert [(item.pk, item.state) for item in assembly.items.agenda()] == [
        (second.pk, "on_agenda"),
        (first.pk, "current"),
    ]


def packed(*names: str) -> bytes:
    """A zip file with parts of these names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (PDF, "pdf"),
        (packed("word/document.xml"), "docx"),
        (packed("word/document2.xml"), "docx"),
        (packed("word/document.xml", "word/vbaProject.bin"), "paper_macros"),
        (packed("xl/workbook.xml"), "paper_format"),
        (packed("word/document.xml", *(f"word/{n}.xml" for n in range(3000))), "paper_format"),
        (b"PK\x03\x04...", "paper_format"),
        (b"<!doctype html><script>alert(1)</script>", "paper_format"),
        (b"\n%PDF-1.7", "paper_format"),
        ("گزارش".encode(), "txt"),
        (b"", "paper_missing"),
        (b"\xff\xfe\x00", "paper_format"),
        (b"MZ\x00", "paper_format"),
    ],
)
def test_a_paper_is_known_by_its_bytes(world: World, data: bytes, answer: str) -> None:
    assembly = called(world.coordinator)
    if answer.startswith("paper"):
        with pytest.raises(NotPossible, match=answer):
            acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "س"}, data=data)
        return
    paper = acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "س"}, data=data)
    assert (paper.format, bytes(paper.data), paper.number) == (answer, data, 1)


def test_papers_come_until_the_deadline_and_again_in_the_session(world: World) -> None:
    assembly = called(world.coordinator)
    first = acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "یک"}, data=PDF)
    with times.told(assembly.papers_until + timedelta(seconds=1)), pytest.raises(NotPossible, match="paper_too_late"):
        acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "دو"}, data=PDF)
    acts.withdraw_paper(by=world.b_liaison, on=first)
    acts.name_officer(by=world.coordinator, on=assembly, office="chair", seat=world.a_liaison.seat)
    with times.told(assembly.begins):
        running.open(by=world.coordinator, on=assembly)
    later = acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "سه"}, data=PDF)
    assert (first.withdrawn, later.number) == (True, 2)


def test_a_session_is_opened_once_somebody_chairs_it(world: World) -> None:
    assembly = called(world.coordinator)
    with times.told(assembly.begins), pytest.raises(NotPossible, match="assembly_without_chair"):
        running.open(by=world.coordinator, on=assembly)
    with pytest.raises(Refused):
        acts.name_officer(by=world.d_liaison, on=assembly, office="chair", seat=world.d_liaison.seat)
    acts.name_officer(by=world.coordinator, on=assembly, office="chair", seat=world.b_liaison.seat)
    acts.name_officer(by=world.b_liaison, on=assembly, office="chair", seat=world.c_liaison.seat)
    with (
        times.told(assembly.begins - timedelta(days=1, seconds=1)),
        pytest.raises(NotPossible, match="assembly_too_early"),
    ):
        running.open(by=world.c_liaison, on=assembly)
    with times.told(assembly.begins - timedelta(days=1)):
        assert running.open(by=world.c_liaison, on=assembly).stage == "in_session"
    with pytest.raises(Refused) as refused:
        running.close(by=world.d_liaison, on=assembly)
    assert refused.value.verdict.reason == "not_entitled"


def test_whose_office_has_ended_chairs_no_more(world: World) -> None:
    assembly = opened(world)
    office = assembly.offices.get()
    acts.name_officer(by=world.a_liaison, on=assembly, office="chair", seat=world.b_liaison.seat)
    acts.end_office(by=world.b_liaison, on=office)
    with pytest.raises(Refused) as refused:
        running.take_up_item(by=world.a_liaison, on=assembly.items.first())
    assert refused.value.verdict.reason == "not_entitled"


def test_one_item_at_a_time_is_dealt_with_and_what_is_parked_comes_back(world: World) -> None:
    assembly = opened(world, "یک", "دو", "سه")
    one, two, three = assembly.items.agenda()
    running.take_up_item(by=world.a_liaison, on=one)
    running.take_up_item(by=world.a_liaison, on=two)
    running.end_item(by=world.a_liaison, on=two, parked=True, result={"fa": "بماند برای فردا."})
    assert [item.state for item in assembly.items.agenda()] == ["done", "parked", "on_agenda"]
    running.take_up_item(by=world.a_liaison, on=two)
    running.close(by=world.a_liaison, on=assembly)
    assert [item.state for item in assembly.items.agenda()] == ["done", "done", "parked"]
    assert (Assembly.objects.get().stage, Item.objects.get(pk=two.pk).result) == ("closed", {"fa": "بماند برای فردا."})


def test_an_interruption_ends_nothing_but_what_is_being_said(world: World) -> None:
    assembly = opened(world, "کارگروه‌ها", "پس از آن")
    item = assembly.items.agenda().first()
    rally = acts.propose_item(by=world.a_liaison, on=assembly, kind="interruption", titles={"fa": "تجمع ظهر"})
    order = [rally.pk, *assembly.items.agenda().values_list("pk", flat=True)]
    acts.order_agenda(by=world.a_liaison, on=assembly, order=order)
    item = running.take_up_item(by=world.a_liaison, on=Item.objects.get(pk=item.pk))
    spoke, waits = (running.ask_to_speak(by=actor, on=assembly) for actor in (world.b_liaison, world.c_liaison))
    running.give_floor(by=world.a_liaison, on=spoke)
    running.take_up_item(by=world.a_liaison, on=Item.objects.get(pk=rally.pk))
    assert [row.state for row in assembly.items.agenda()] == ["current", "on_agenda", "on_agenda"]
    spoke.refresh_from_db()
    assert (spoke.ended_at is None, list(assembly.turns.waiting())) == (False, [waits])
    begun = item.begun_at
    running.take_up_item(by=world.a_liaison, on=Item.objects.get(pk=item.pk))
    item.refresh_from_db()
    assert ([row.state for row in assembly.items.agenda()], item.begun_at) == (["done", "current", "on_agenda"], begun)


def test_each_enters_its_own_and_the_door_enters_for_all(world: World) -> None:
    assembly = opened(world)
    with times.told(assembly.begins):
        running.enter_attendance(by=world.b_liaison, on=assembly, active=3, remote=1)
        running.enter_attendance(by=world.a_liaison, on=assembly, organisation=world.c, active=2, partial=1)
        running.enter_attendance(by=world.b_liaison, on=assembly, active=4)
        with pytest.raises(Refused):
            running.enter_attendance(by=world.b_liaison, on=assembly, organisation=world.d, active=1)
    rows = Attendance.objects.order_by("organisation")
    assert [(row.organisation, row.active, row.partial, row.remote) for row in rows] == [
        (world.b, 4, 0, 0),
        (world.c, 2, 1, 0),
    ]


@pytest.mark.parametrize(
    ("counts", "code"),
    [({"active": -1}, "attendance_wrong"), ({"active": 10_001}, "attendance_wrong"), ({"active": 1, "remote": 2}, "attendance_remote")],
)  # fmt: skip
def test_numbers_of_people_make_sense(world: World, counts: dict[str, int], code: str) -> None:
    assembly = opened(world)
    with pytest.raises(NotPossible, match=code):
        running.enter_attendance(by=world.b_liaison, on=assembly, **counts)


def test_the_quorum_counts_member_organisations_that_are_there_now(world: World) -> None:
    assembly = opened(world)
    with times.told(assembly.begins):
        for actor in (world.a_liaison, world.b_liaison, world.c_liaison):
            running.enter_attendance(by=actor, on=assembly, active=2)
    day = assembly.first_day
    assert {row.reached for row in reading.permitted(reading.present(assembly, day))} == {True}
    with times.told(assembly.begins):
        running.enter_attendance(by=world.c_liaison, on=assembly, active=2, present=False)
    there = reading.present(assembly, day)
    found = {row.kind: (row.needed, row.reached) for row in reading.permitted(there)}
    assert (there.member_houses, there.people, found["decision"], found["bylaws"]) == (2, 6, (3, False), (3, False))


def test_the_floor_goes_round_before_anybody_speaks_twice(world: World) -> None:
    assembly = opened(world)
    item = running.take_up_item(by=world.a_liaison, on=assembly.items.first())
    first = running.ask_to_speak(by=world.b_liaison, on=assembly)
    running.give_floor(by=world.a_liaison, on=first)
    again = running.ask_to_speak(by=world.b_liaison, on=assembly)
    other = running.ask_to_speak(by=world.c_liaison, on=assembly, remote=True)
    assert running.ask_to_speak(by=world.c_liaison, on=assembly) == other
    order = running.ask_to_speak(by=world.d_liaison, on=assembly, kind="point_of_order")
    floor = reading.floor(assembly, item, times.now())
    assert (floor.speaking, floor.waiting) == (first, [(order, 0), (other, 1), (again, 2)])
    running.give_floor(by=world.a_liaison, on=other)
    first.refresh_from_db()
    assert first.ended_at is not None


def test_the_record_does_not_say_who_asked_for_the_floor(world: World) -> None:
    assembly = opened(world)
    turn = running.ask_to_speak(by=world.b_liaison, on=assembly, name="مهر")
    entry = Entry.objects.first()
    assert (entry.act, entry.organisation, Authorship.objects.filter(entry=entry).exists()) == (
        "assemblies.ask_to_speak", "", False,
    )  # fmt: skip
    assert world.b.public_id.encode() not in bytes(entry.leaf.data)
    assert (Turn.objects.get().name, check()) == ("مهر", [])
    assert turn.organisation == world.b


def test_only_ones_own_turn_is_taken_back_or_whoever_keeps_the_list_does_it(world: World) -> None:
    assembly = opened(world)
    turn = running.ask_to_speak(by=world.b_liaison, on=assembly)
    with pytest.raises(Refused):
        running.withdraw_turn(by=world.c_liaison, on=turn)
    running.withdraw_turn(by=world.a_liaison, on=turn)
    with pytest.raises(NotPossible, match="turn_over"):
        running.give_floor(by=world.a_liaison, on=turn)


def test_an_observer_is_there_and_speaks_and_puts_nothing_on_the_agenda(world: World) -> None:
    assembly = opened(world)
    observer = world.observer
    running.enter_attendance(by=observer, on=assembly, active=1)
    assert running.ask_to_speak(by=observer, on=assembly).organisation == observer.organisation
    with pytest.raises(Refused):
        proposed(assembly, observer)
