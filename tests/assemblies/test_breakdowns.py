"""Voluntary breakdowns: entered for one's own organisation, shown to nobody else, totalled once by the clock and erased."""

import lxml.html
import pytest
from django.test import Client

from hamgam.assemblies import evaluating, running
from hamgam.assemblies.evaluation_models import Breakdown, BreakdownTotals
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members.actor import Actor
from hamgam.notices import clock
from hamgam.record import times
from hamgam.record.checking import check
from hamgam.record.models import Entry
from tests.assemblies.called import called, opened
from tests.people import World, client_of

PAGE = "/fa/w/assemblies/1/breakdown/"
GENDER = {"women": 8, "men": 7, "other": 1}


def entered(by: Actor, on: Assembly, gender: dict[str, int] | None = None, **generation: int) -> Breakdown:
    return evaluating.enter_breakdown(by=by, on=on, gender=GENDER if gender is None else gender, generation=generation)


def attended(world: World) -> Assembly:
    """An assembly to which each of three organisations sent twenty people."""
    assembly = opened(world)
    for by in (world.a_liaison, world.b_liaison, world.c_liaison):
        running.enter_attendance(by=by, on=assembly, active=20)
    return assembly


def over(world: World, assembly: Assembly) -> list[str]:
    """The assembly is closed, and the clock looks."""
    with times.told(assembly.ends):
        running.close(by=world.a_liaison, on=assembly)
        return clock.tick(assembly.ends)


def test_an_organisation_enters_its_own_numbers_while_the_session_lasts(world: World) -> None:
    with pytest.raises(Refused) as refused:
        entered(world.a_liaison, called(world.coordinator))
    assert (refused.value.verdict.reason, refused.value.verdict.article) == ("wrong_stage", "19.21")
    assembly = attended(world)
    entered(world.a_liaison, assembly, under_25=3)
    entered(world.a_delegate, assembly, {"women": 9})
    assert list(Breakdown.objects.values_list("gender", "generation")) == [({"women": 9}, {})]


@pytest.mark.parametrize(
    ("gender", "code"),
    [
        ({"women": 21}, "breakdown_too_many"),
        ({"women": -1}, "breakdown_wrong"),
        ({"cats": 1}, "breakdown_wrong"),
        ({}, "breakdown_empty"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(world: World, gender: dict[str, int], code: str) -> None:
    with pytest.raises(NotPossible, match=code):
        entered(world.a_liaison, attended(world), gender)


def test_nobody_else_sees_an_organisations_numbers_and_the_record_does_not_say_whose_they_are(world: World) -> None:
    entered(world.b_liaison, attended(world), {"women": 13})
    pages = [
        client_of(by).get(PAGE).content.decode()
        for by in (world.b_delegate, world.a_liaison, world.c_liaison, world.observer)
    ]
    values = [lxml.html.fromstring(page).xpath("//*[@id='women']/@value") for page in pages]
    assert (values, Entry.objects.first().organisation) == ([["۱۳"], [""], [""], [""]], "")


def test_an_organisation_erases_its_numbers(world: World) -> None:
    assembly = attended(world)
    entered(world.b_liaison, assembly)
    with pytest.raises(NotPossible, match="breakdown_gone"):
        evaluating.erase_breakdown(by=world.a_liaison, on=assembly)
    assert client_of(world.b_liaison).post(PAGE + "erase/").status_code == 302
    assert (Breakdown.objects.count(), list(check())) == (0, [])


def test_when_the_assembly_is_over_the_clock_makes_totals_once_and_erases_the_numbers(world: World) -> None:
    assembly = attended(world)
    for by in (world.a_liaison, world.b_liaison, world.c_liaison):
        entered(by, assembly)
    assert "۲۴" not in client_of(world.d_liaison).get(PAGE).content.decode()
    done = [
        over(world, assembly).count("assemblies.total_breakdown"),
        clock.tick(assembly.ends).count("assemblies.total_breakdown"),
    ]
    made = BreakdownTotals.objects.get()
    assert (done, made.shown, Breakdown.objects.count(), list(check())) == (
        [1, 0], {"gender": {"cells": {"women": 24}, "people": 48}}, 0, [],
    )  # fmt: skip


def test_the_page_shows_totals_and_the_others_together(world: World) -> None:
    assembly = attended(world)
    for by in (world.a_liaison, world.b_liaison, world.c_liaison):
        entered(by, assembly)
    over(world, assembly)
    page = lxml.html.fromstring(client_of(world.observer).get(PAGE).content.decode())
    assert [cell.text_content() for cell in page.xpath("//td")] == ["۲۴", "۲۴", "۴۸"]


def test_of_two_organisations_nothing_is_shown(world: World) -> None:
    assembly = attended(world)
    for by in (world.a_liaison, world.b_liaison):
        entered(by, assembly)
    over(world, assembly)
    assert (BreakdownTotals.objects.get().shown, Breakdown.objects.count()) == ({}, 0)
    assert (
        lxml.html.fromstring(client_of(world.a_liaison).get(PAGE).content.decode()).xpath("//td | //input[@id='women']")
        == []
    )


def test_a_wrong_number_is_said_and_what_was_typed_is_kept(world: World) -> None:
    attended(world)
    answer = client_of(world.a_liaison).post(PAGE, {"women": "۲۱", "men": "x"})
    page = lxml.html.fromstring(answer.content.decode())
    assert (answer.status_code, page.xpath("//*[@id='women' or @id='men']/@value"), Breakdown.objects.count()) == (
        422,
        ["۲۱", "x"],
        0,
    )
    client_of(world.a_liaison).post(PAGE, {"women": "۱۱", "under_25": "4"})
    assert list(Breakdown.objects.values_list("gender", "generation")) == [({"women": 11}, {"under_25": 4})]
    assert Client().get(PAGE).status_code == 302
