"""The report on paper: the words of what was decided, what was said against it and what is to be done, for those who may read them."""

from datetime import datetime, timedelta

import pytest

from hamgam.assemblies import minuting, reports, running
from hamgam.assemblies.models import Assembly
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.record import times
from tests.assemblies.called import day_of
from tests.assemblies.test_minutes import session, write
from tests.people import World

WORDS, AGAINST = "سه روز در بهار.", "د: روز سوم دیر است."


pytestmark = pytest.mark.django_db


def decided(world: World, assembly: Assembly, question: str) -> Matter:
    """What the chair read back under the first item."""
    item = assembly.items.agenda().first()
    made: Matter = decisions.enter(
        by=world.a_liaison, kind="decision", question={"fa": question}, text={"fa": WORDS}, agreed=True, present=3,
        decided_on=day_of(assembly), reservations={"fa": AGAINST}, details={"item": item.pk},
    )  # fmt: skip
    return made


def over(world: World, *questions: str) -> Assembly:
    """An assembly whose report was put forward; of the first question one task was given before that, and one after it."""
    assembly = session(world)
    write(world.b_liaison, assembly, "نشست باز شد.")
    day = assembly.begins
    with times.told(day):
        matters = [decided(world, assembly, question) for question in questions]
        running.close(by=world.a_liaison, on=assembly)
    for matter in matters:
        with times.told(day + timedelta(days=2)):
            decisions.stand(by=Actor.clock(), on=matter)
    _task(world, matters[0], "سالن بگیرد.", day + timedelta(days=3))
    with times.told(day + timedelta(days=4)):
        minuting.present_report(by=world.b_liaison, on=assembly)
    _task(world, matters[0], "دعوت بفرستد.", day + timedelta(days=6))
    assembly.refresh_from_db()
    return assembly


def _task(world: World, matter: Matter, words: str, at: datetime) -> None:
    with times.told(at):
        decisions.assign_task(
            by=world.a_liaison,
            on=matter,
            words={"fa": words},
            responsible=world.b,
            due_on=at.date() + timedelta(days=9),
        )


def told(assembly: Assembly, reader: Actor | None) -> list[str]:
    """The lines under what was decided, as somebody reads them."""
    report = assembly.reports.get()
    paper = reports.paper_of(assembly, reports.words_of(report), "fa", report, reader=reader)
    found = [clause for section in paper.sections for clause in section.clauses if clause.anchor.startswith("d")]
    return [line for clause in found for line in clause.text.splitlines()]


def test_a_member_reads_the_decision_what_was_said_against_it_and_what_was_to_be_done_by_then(world: World) -> None:
    lines = told(over(world, "بپذیریم؟"), world.c_liaison)
    assert (lines[:3], len(lines)) == (
        ["توافق شد.", WORDS, f"ملاحظه‌ها و اعتراض‌هایی که گفته شد: {AGAINST}"], 4,
    )  # fmt: skip
    assert lines[3].startswith(f"– سالن بگیرد. ({world.b.names['fa']}، تا ")


def test_an_observer_and_anybody_else_read_only_that_it_was_agreed(world: World) -> None:
    assembly = over(world, "بپذیریم؟")
    assert (told(assembly, world.observer), told(assembly, None)) == (["توافق شد."], ["توافق شد."])


@pytest.mark.parametrize("questions", [("نخست؟",), ("نخست؟", "دوم؟", "سوم؟")])
def test_a_report_takes_as_many_queries_for_three_decisions_as_for_one(
    world: World, django_assert_num_queries, questions: tuple[str, ...]
) -> None:
    assembly = over(world, *questions)
    with django_assert_num_queries(3):
        first, _second = reports.parts(assembly, {})
        names = [[task.responsible for task in row.tasks.all()] for row in first.matters]
    assert names == [[world.b, world.b], [], []][: len(questions)]
