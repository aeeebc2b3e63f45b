"""Evaluation of an assembly and of the time before it: who writes, when it is shown, and what of it names nobody."""

from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from hamgam.assemblies import evaluating, running
from hamgam.assemblies.evaluation_models import Remark, RemarkAuthor
from hamgam.assemblies.evaluation_reading import released
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.checking import check
from hamgam.record.models import Authorship, Entry
from tests.assemblies.called import called, opened
from tests.people import World, client_of

PAGE = "/fa/w/assemblies/1/evaluation/"


def said(by: Actor, on: Assembly, words: str = "گزارش‌ها دیر رسید.", list: str = "short", **given: Any) -> Remark:
    return evaluating.evaluate(by=by, on=on, list=list, words=words, language="fa", **given)


def lines(actor: Actor) -> list[str]:
    """The lines of the four lists, sorted."""
    page = lxml.html.fromstring(client_of(actor).get(PAGE).content.decode())
    return sorted(line.text_content() for line in page.xpath("//*[@class='twin mt4']//li/p[1]"))


def test_the_time_before_is_evaluated_from_the_call_on_and_the_session_from_its_opening(world: World) -> None:
    assembly = called(world.coordinator)
    said(world.observer, assembly)
    with pytest.raises(NotPossible, match="remark_early"):
        said(world.a_liaison, assembly, list="good")
    said(world.a_liaison, opened(world), list="good")
    assert (list(Remark.objects.values_list("list", flat=True)), Entry.objects.first().article) == (
        ["short", "good"],
        "19.20",
    )


def test_the_record_does_not_say_which_organisation_wrote_a_line(world: World) -> None:
    row = said(world.b_liaison, opened(world), named=True)
    evaluating.take_back_evaluation(by=world.b_liaison, on=row)
    entries = Entry.objects.filter(act__in=("assemblies.evaluate", "assemblies.take_back_evaluation"))
    assert [(entry.organisation, Authorship.objects.filter(entry=entry).exists()) for entry in entries] == [
        ("", False)
    ] * 2
    row.refresh_from_db()
    assert (row.words, row.named, row.withdrawn, RemarkAuthor.objects.count(), list(check())) == ("", None, True, 0, [])


def test_only_its_writer_takes_a_line_back(world: World) -> None:
    row = said(world.a_liaison, opened(world))
    for other in (world.a_delegate, world.b_liaison):
        with pytest.raises(Refused) as refused:
            evaluating.take_back_evaluation(by=other, on=row)
        assert refused.value.verdict.reason == "other_person"
    paths = [f"/fa/w/assemblies/remarks/{row.pk}/take-back/"]
    assert [client_of(world.b_liaison).post(path).status_code for path in paths] == [404]
    assert (client_of(world.a_liaison).post(paths[0]).status_code, Remark.objects.get().withdrawn) == (302, True)


def test_lines_are_shown_once_three_organisations_wrote_and_then_in_heaps(world: World) -> None:
    assembly = opened(world)
    shown = []
    for by, words in (
        (world.a_liaison, "الف"), (world.a_delegate, "ب"), (world.b_liaison, "پ"), (world.c_liaison, "ت"), (world.d_liaison, "ث"),
    ):  # fmt: skip
        said(by, assembly, words)
        shown.append(len(lines(world.observer)))
    assert (shown, lines(world.observer)) == ([0, 0, 0, 4, 4], ["الف", "ب", "ت", "پ"])


def test_the_time_before_and_the_session_are_counted_each_by_itself(world: World) -> None:
    assembly = opened(world)
    said(world.a_liaison, assembly)
    said(world.b_liaison, assembly, list="good")
    said(world.c_liaison, assembly, list="bad")
    assert lines(world.d_liaison) == []
    said(world.d_liaison, assembly, "چای خوب بود.", list="good")
    assert len(lines(world.a_liaison)) == 3


def test_two_weeks_after_the_end_everything_is_shown_and_nothing_more_is_taken(world: World) -> None:
    assembly = opened(world)
    said(world.a_liaison, assembly, "تنها یکی نوشت.")
    with times.told(assembly.ends):
        running.close(by=world.a_liaison, on=assembly)
    with times.told(assembly.ends + timedelta(days=13)):
        assert lines(world.b_liaison) == []
        said(world.a_liaison, assembly, "دو.")
    with times.told(assembly.ends + timedelta(days=15)):
        assert lines(world.b_liaison) == ["تنها یکی نوشت.", "دو."]
        with pytest.raises(NotPossible, match="remark_late"):
            said(world.a_liaison, assembly, "سه.")


def test_nothing_but_the_wish_of_the_writer_names_the_organisation(world: World) -> None:
    assembly = opened(world)
    for by, named in ((world.b_liaison, True), (world.c_liaison, False), (world.d_liaison, False)):
        said(by, assembly, named=named)
    page = client_of(world.observer).get(PAGE).content.decode()
    assert [house.names["fa"] in page for house in (world.b, world.c, world.d)] == [True, False, False]


def test_one_sees_ones_own_lines_and_nobody_elses_before_they_are_shown(world: World) -> None:
    said(world.a_liaison, opened(world), "این را من نوشتم.")
    assert ["این را من نوشتم." in client_of(by).get(PAGE).content.decode() for by in (world.a_liaison, world.a_delegate, world.b_liaison)] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"list": "x"}, "remark_list"), ({"words": " "}, "remark_empty"), ({"words": "آ" * 1_001}, "remark_long")],
)
def test_a_line_that_makes_no_sense_is_refused(world: World, wrong: dict[str, str], code: str) -> None:
    with pytest.raises(NotPossible, match=code):
        said(world.a_liaison, opened(world), **wrong)


def test_a_form_with_something_missing_gives_back_what_was_typed(world: World) -> None:
    opened(world)
    answer = client_of(world.a_liaison).post(PAGE, {"words": "<i>دیر", "language": "fa"})
    page = lxml.html.fromstring(answer.content.decode())
    assert (answer.status_code, sorted(answer.context["errors"]), Remark.objects.count()) == (422, ["list"], 0)
    assert page.xpath("string(//*[@id='words'])") == "<i>دیر"


def test_strangers_read_no_evaluation_and_pages_ask_as_often_for_three_lines_as_for_one(world: World) -> None:
    assembly = opened(world)
    counts = []
    for by in (world.a_liaison, world.b_liaison, world.c_liaison):
        said(by, assembly, named=True)
        client = client_of(world.d_liaison)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert (counts[0], Client().get(PAGE).status_code) == (counts[2], 302)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 4)), max_size=30))
def test_no_line_appears_without_those_of_three_organisations(rows: list[tuple[int, int]]) -> None:
    """Between any two moments nothing changed, or lines of at least three organisations came."""
    before = 0
    for count in range(len(rows) + 1):
        shown = len(released(rows[:count]))
        assert shown == before or len({house for _row, house in rows[before:shown]}) >= 3
        before = shown
