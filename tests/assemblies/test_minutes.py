"""Minutes at the gate: written by two at once, by whom and by whom not; people named in them; the report and its adoption."""

import pytest

from hamgam.assemblies import acts, minutes, minuting, reports, running
from hamgam.assemblies.minutes_models import Minute, Named, Report
from hamgam.assemblies.models import Assembly, Attendance, Office, Turn
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.engine.texts import Collision
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.checking import check
from tests.assemblies.called import opened
from tests.decisions.brought import answered, close
from tests.people import World


def session(world: World) -> Assembly:
    """An assembly in session; a chairs, b takes the minutes."""
    assembly = opened(world)
    acts.name_officer(by=world.coordinator, on=assembly, office="minute_taker", seat=world.b_liaison.seat)
    return assembly


def write(by: Actor, assembly: Assembly, words: str, seen: int = 0, item: int = 0) -> list[Collision]:
    return minuting.write_minutes(by=by, on=assembly, written={item: (seen, words)})  # type: ignore[no-any-return]


def said(assembly: Assembly) -> dict[int, str]:
    return minutes.heads(assembly)


def closed(world: World, words: str = "آب‌بانان پیشنهاد دادند. بهار نیلوفری پرسید.") -> Assembly:
    """One that is over, with words in its minutes."""
    assembly = session(world)
    write(world.b_liaison, assembly, words)
    with times.told(assembly.begins):
        running.enter_attendance(by=world.b_liaison, on=assembly, active=4, partial=1)
        running.note_turn(by=world.a_liaison, on=assembly, organisation=world.c, name="بهار نیلوفری")
        running.close(by=world.a_liaison, on=assembly)
    assembly.refresh_from_db()
    return assembly


def test_whoever_takes_the_minutes_writes_them_and_nobody_else(world: World) -> None:
    assembly = session(world)
    assert write(world.b_liaison, assembly, "  نشست باز شد.  ") == []
    assert write(world.a_liaison, assembly, "نشست باز شد. دستور خوانده شد.", seen=1) == []
    for other in (world.c_liaison, world.observer):
        with pytest.raises(Refused):
            write(other, assembly, "چیزی دیگر", seen=2)
    assert (said(assembly), Minute.objects.count()) == ({0: "نشست باز شد. دستور خوانده شد."}, 2)


def test_the_report_says_who_was_there_without_a_vote(world: World) -> None:
    assembly = session(world)
    with times.told(assembly.begins):
        for actor, people in ((world.b_liaison, 4), (world.observer, 2)):
            running.enter_attendance(by=actor, on=assembly, active=people)
    there = [words for words in _written(assembly, world.a_liaison) if "بدون رأی" in words]
    first, *others = there[0].splitlines()
    assert first.endswith("۶ نفر از ۲ نهاد، ۲ نفر از آن‌ها بدون رأی")
    assert [line.endswith("(بدون رأی): ۲") for line in others].count(True) == 1


def _written(assembly: Assembly, reader: Actor) -> list[str]:
    paper = reports.paper_of(assembly, {0: "نشست باز شد."}, "fa", reader=reader)
    return [clause.text for section in paper.sections for clause in section.clauses]


def test_two_who_write_at_once_lose_no_word(world: World) -> None:
    assembly = session(world)
    write(world.b_liaison, assembly, "نشست باز شد.")
    assert write(world.a_liaison, assembly, "نشست ساعت ده باز شد.", seen=1) == []
    assert write(world.b_liaison, assembly, "نشست باز شد.\nسه نهاد آمدند.", seen=1) == []
    assert said(assembly) == {0: "نشست ساعت ده باز شد.\nسه نهاد آمدند."}
    hits = write(world.a_liaison, assembly, "نشست ساعت ده باز شد.\nچهار نهاد آمدند.", seen=2)
    assert hits == [Collision("", "سه نهاد آمدند.", "چهار نهاد آمدند.")]
    assert said(assembly) == {0: "نشست ساعت ده باز شد.\nسه نهاد آمدند.\nچهار نهاد آمدند."}


def test_what_says_nothing_new_is_not_saved_again(world: World) -> None:
    assembly = session(world)
    write(world.b_liaison, assembly, "نشست باز شد.")
    write(world.a_liaison, assembly, "نشست باز شد.", seen=1)
    write(world.a_liaison, assembly, "نشست باز شد.", seen=0)
    assert Minute.objects.count() == 1


def test_each_item_has_its_own_minutes_and_a_foreign_one_none(world: World) -> None:
    assembly = session(world)
    first, second = assembly.items.agenda()
    minuting.write_minutes(
        by=world.b_liaison, on=assembly, written={second.pk: (0, "دوم"), first.pk: (0, "نخست"), 0: (0, "آغاز")}
    )
    assert list(said(assembly).items()) == [(0, "آغاز"), (first.pk, "نخست"), (second.pk, "دوم")]
    with pytest.raises(NotPossible, match="agenda_unknown_item"):
        write(world.b_liaison, assembly, "؟", item=second.pk + 1000)
    with pytest.raises(NotPossible, match="minutes_long"):
        write(world.b_liaison, assembly, "آ" * (minuting.MINUTES_LIMIT + 1), seen=1)


def test_before_it_is_opened_there_is_nothing_to_write(world: World) -> None:
    assembly = session(world)
    running.close(by=world.a_liaison, on=assembly)
    assert write(world.b_liaison, assembly, "پس از پایان هم نوشته می‌شود.") == []


def test_names_that_nobody_confirmed_give_way(world: World) -> None:
    assembly = closed(world, "بهار نیلوفری پرسید و سپیده  کوهی پاسخ داد. بهار‌نیلوفری، بهارنیلوفری، نوبهار نیلوفری.")
    assert minutes.unasked(assembly) == ["بهار نیلوفری"]
    for name, house in (("بهار نیلوفری", world.c), ("سپیده کوهی", world.d)):
        minuting.name_person(by=world.b_liaison, on=assembly, name=name, organisation=house)
    with pytest.raises(NotPossible, match="named_not_there"):
        minuting.name_person(by=world.b_liaison, on=assembly, name="نیلوفر")
    with pytest.raises(NotPossible, match="named_already"):
        minuting.name_person(by=world.b_liaison, on=assembly, name="سپیده کوهی")
    asked = Named.objects.get(name="سپیده کوهی")
    with pytest.raises(Refused) as refused:
        minuting.answer_naming(by=world.c_liaison, on=asked, confirmed=True)
    assert refused.value.verdict.reason == "other_organisation"
    minuting.answer_naming(by=world.d_liaison, on=asked, confirmed=True)
    report = minuting.present_report(by=world.b_liaison, on=assembly)
    assert report.body == [
        {
            "item": None,
            "words": "یک شرکت‌کننده پرسید و سپیده  کوهی پاسخ داد. یک شرکت‌کننده، یک شرکت‌کننده، نوبهار نیلوفری.",
        }
    ]


def test_a_name_that_nobody_can_ask_about_gives_way(world: World) -> None:
    assembly = closed(world, "مهمانی به نام ناشناس تنها سخن گفت.")
    minuting.name_person(by=world.b_liaison, on=assembly, name="ناشناس تنها")
    assert minuting.present_report(by=world.a_liaison, on=assembly).body[0]["words"] == (
        "مهمانی به نام یک شرکت‌کننده سخن گفت."
    )


def test_a_report_is_put_forward_by_whoever_writes_it_and_then_its_words_stay(world: World) -> None:
    assembly = closed(world)
    with pytest.raises(Refused) as refused:
        minuting.present_report(by=world.c_liaison, on=assembly)
    assert refused.value.verdict.reason == "not_entitled"
    report = minuting.present_report(by=world.b_liaison, on=assembly)
    assert (report.version, report.state, report.language, (report.due_on - assembly.closed_at.date()).days) == (
        1, "presented", "fa", 14,
    )  # fmt: skip
    for again in (
        lambda: minuting.present_report(by=world.b_liaison, on=assembly),
        lambda: write(world.b_liaison, assembly, "دیگر", seen=1),
        lambda: minuting.name_person(by=world.b_liaison, on=assembly, name="آب‌بانان"),
    ):
        with pytest.raises(NotPossible, match="report_presented"):
            again()


def test_an_empty_report_is_not_put_forward(world: World) -> None:
    assembly = session(world)
    running.close(by=world.a_liaison, on=assembly)
    with pytest.raises(NotPossible, match="minutes_empty"):
        minuting.present_report(by=world.b_liaison, on=assembly)


def brought(world: World, report: Report) -> Matter:
    """The question whether it is adopted."""
    return decisions.bring(  # type: ignore[no-any-return]
        by=world.c_liaison, kind="report", question={"fa": "آیا گزارش تصویب می‌شود؟"}, details={"report": report.pk}
    )


def test_with_its_adoption_the_names_are_erased_and_the_numbers_stay(world: World) -> None:
    assembly = closed(world)
    report = minuting.present_report(by=world.b_liaison, on=assembly)
    matter = brought(world, report)
    with pytest.raises(NotPossible, match="matter_runs_already"):
        brought(world, report)
    answered(world, matter, "accept", "accept", "accept", "")
    assert close(matter).stage == "agreed"
    report.refresh_from_db()
    assert (report.state, report.matter, report.body[0]["words"]) == (
        "adopted", matter.number, "آب‌بانان پیشنهاد دادند. یک شرکت‌کننده پرسید.",
    )  # fmt: skip
    assert (Turn.objects.count(), Minute.objects.count(), Named.objects.count()) == (0, 0, 0)
    assert set(Office.objects.values_list("person", "name", "over")) == {(None, "", True)}
    assert [(row.active, row.partial) for row in Attendance.objects.all()] == [(4, 1)]
    assert check() == []
    with pytest.raises(Refused):
        write(world.b_liaison, assembly, "دیگر")


def test_a_report_that_is_not_adopted_comes_back_and_is_put_forward_anew(world: World) -> None:
    assembly = closed(world)
    report = minuting.present_report(by=world.b_liaison, on=assembly)
    matter = brought(world, report)
    answered(world, matter, "accept", "accept", "reject", "")
    assert close(matter).stage == "not_agreed"
    report.refresh_from_db()
    assert (report.state, Turn.objects.count()) == ("returned", 1)
    write(world.b_liaison, assembly, "آب‌بانان پیشنهاد دادند. پاسخ هم شنیده شد.", seen=1)
    again = minuting.present_report(by=world.b_liaison, on=assembly)
    assert (again.version, again.state, [row.version for row in assembly.reports.all()]) == (2, "presented", [2, 1])


def test_no_matter_is_brought_about_a_report_that_nobody_put_forward(world: World) -> None:
    for details in ({}, {"report": 10**6}, {"report": "1"}):
        with pytest.raises(NotPossible, match="report_missing"):
            decisions.bring(by=world.c_liaison, kind="report", question={"fa": "؟ این"}, details=details)
