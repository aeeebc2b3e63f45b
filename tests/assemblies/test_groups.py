"""Working groups: formed, joined, bringing results that the plenary adopts, changes or defers; by whom, and by whom not."""

from datetime import timedelta

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.assemblies import acts, grouping, reading, reports, running
from hamgam.assemblies.group_models import Part, Result, WorkingGroup
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.record import times, trees
from tests.assemblies.called import called, opened
from tests.people import World, client_of

TITLE, WORDS = {"fa": "راه‌های کمک"}, {"fa": "ما صندوقی می‌سازیم. هر نهاد سهمی می‌دهد."}
CHANGED = {"fa": "ما صندوقی می‌سازیم. هر نهاد به توان خود سهمی می‌دهد."}
GROUPS = "/fa/w/assemblies/1/groups/"


def formed(world: World) -> WorkingGroup:
    """A working group of an assembly in session, which a chairs; b takes part."""
    assembly = opened(world)
    group = grouping.form_group(
        by=world.a_liaison, on=assembly, titles={"fa": "کارگروه صندوق"}, item=assembly.items.agenda().first()
    )
    grouping.take_part(by=world.b_liaison, on=group)
    return group  # type: ignore[no-any-return]


def brought(world: World, group: WorkingGroup) -> Result:
    return grouping.bring_result(by=world.b_liaison, on=group, titles=TITLE, words=WORDS)  # type: ignore[no-any-return]


def refused(act: object, **given: object) -> str:
    with pytest.raises(Refused) as raised:
        act(**given)  # type: ignore[operator]
    return raised.value.verdict.reason


def test_the_chair_forms_them_and_organisations_join_and_leave_by_themselves(world: World) -> None:
    group = formed(world)
    assert refused(grouping.form_group, by=world.b_liaison, on=group.assembly, titles=TITLE) == "not_entitled"
    for _ in range(2):
        grouping.take_part(by=world.observer, on=group)
    assert grouping.take_part(by=world.c_liaison, on=group, leaves=True) is None
    grouping.take_part(by=world.b_liaison, on=group, leaves=True)
    assert {part.organisation: part.over for part in Part.objects.all()} == {world.b: True, world.o: False}


def test_a_result_is_brought_by_whoever_takes_part_or_holds_an_office(world: World) -> None:
    group = formed(world)
    assert brought(world, group).state == "brought"
    grouping.bring_result(by=world.a_liaison, on=group, titles=TITLE, words=WORDS)
    assert refused(grouping.bring_result, by=world.c_liaison, on=group, titles=TITLE, words=WORDS) == "not_entitled"
    with pytest.raises(NotPossible, match="result_empty"):
        grouping.bring_result(by=world.b_liaison, on=group, titles=TITLE, words={"fa": "  "})
    assert [row.number for row in Result.objects.all()] == [1, 2]


def test_the_plenary_adopts_a_result_and_its_changes_stay_marked(world: World) -> None:
    result = brought(world, formed(world))
    assert refused(grouping.settle_result, by=world.b_liaison, on=result, state="adopted") == "not_entitled"
    for final in (None, WORDS):
        with pytest.raises(NotPossible, match="result_unchanged"):
            grouping.settle_result(by=world.a_liaison, on=result, state="changed", final=final)
    with pytest.raises(NotPossible, match="result_state_unknown"):
        grouping.settle_result(by=world.a_liaison, on=result, state="lost")
    grouping.settle_result(by=world.a_liaison, on=result, state="changed", final=CHANGED)
    result.refresh_from_db()
    assert (result.words, result.final) == (WORDS, CHANGED)
    page = lxml.html.fromstring(
        client_of(world.observer).get(f"/fa/w/assemblies/results/{result.pk}/").content.decode()
    )
    assert [" ".join(node.text_content().split()) for node in page.xpath("//main//ins")] == ["افزوده: به توان خود"]
    with pytest.raises(NotPossible, match="result_settled"):
        grouping.settle_result(by=world.a_liaison, on=result, state="deferred")


def test_what_was_deferred_is_taken_up_by_the_chair_of_a_later_assembly(world: World) -> None:
    result = brought(world, formed(world))
    grouping.settle_result(by=world.a_liaison, on=result, state="deferred")
    running.close(by=world.a_liaison, on=result.group.assembly)
    later = called(world.coordinator, ahead=60)
    assert [row.pk for row in reading.deferred(world.observer)] == [result.pk]
    acts.name_officer(by=world.coordinator, on=later, office="chair", seat=world.c_liaison.seat)
    with times.told(later.begins):
        running.open(by=world.c_liaison, on=later)
    assert refused(grouping.settle_result, by=world.a_liaison, on=result, state="adopted") == "wrong_stage"
    address = f"/fa/w/assemblies/results/{result.pk}/"
    with times.told(later.begins + timedelta(hours=1)):
        assert client_of(world.c_liaison).post(address, {"state": "adopted"}).status_code == 302
    result.refresh_from_db()
    assert (result.state, result.settled_at, reading.deferred(world.observer)) == ("adopted", later, [])


def test_an_adopted_result_is_entered_in_the_register_with_its_words(world: World) -> None:
    result = brought(world, formed(world))
    grouping.settle_result(by=world.a_liaison, on=result, state="changed", final=CHANGED)
    item = result.group.item
    page = client_of(world.a_liaison).get(f"/fa/w/assemblies/items/{item.pk}/decide/?result={result.pk}")
    form = page.context["form"]
    assert (form.question, form.text, Matter.objects.count()) == (TITLE, CHANGED, 0)


def test_the_report_says_what_became_of_each_result(world: World) -> None:
    result = brought(world, formed(world))
    grouping.settle_result(by=world.a_liaison, on=result, state="changed", final=CHANGED)
    paper = reports.paper_of(Assembly.objects.get(), {}, "fa", reader=world.a_liaison)
    said = [clause.text for clause in paper.clauses() if clause.anchor == f"r{result.pk}"]
    assert said == ["کارگروه صندوق: راه‌های کمک (با تغییر پذیرفته‌شده)\n" + CHANGED["fa"]]
    assert list(paper.footer_lines[1:]) == trees.newest().note.splitlines()[:3]  # a witness on paper


def test_members_and_observers_read_and_strangers_do_not(world: World) -> None:
    result = brought(world, formed(world))
    for path in (GROUPS, f"/fa/w/assemblies/results/{result.pk}/"):
        assert [client_of(actor).get(path).status_code for actor in (world.d_delegate, world.observer)] == [200, 200]
        assert Client().get(path).status_code == 302


def asked(actor: Actor) -> int:
    client = client_of(actor)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(GROUPS).status_code == 200
    return len(queries)


def test_one_group_and_three_ask_equally_often(world: World) -> None:
    group = formed(world)
    brought(world, group)
    few = asked(world.d_delegate)
    for title in ("دوم", "سوم"):
        another = grouping.form_group(by=world.a_liaison, on=group.assembly, titles={"fa": title})
        for actor in (world.b_liaison, world.c_liaison):
            grouping.take_part(by=actor, on=another)
        brought(world, another)
    assert (asked(world.d_delegate), WorkingGroup.objects.count()) == (few, 3)


def test_what_is_missing_is_said_and_what_was_typed_is_kept(world: World) -> None:
    group = formed(world)
    client = client_of(world.a_liaison)
    for path, typed, field in (
        (GROUPS, {"words-fa": "کاری"}, "words-fa"),
        (f"/fa/w/assemblies/groups/{group.pk}/results/new/", {"titles-fa": "کاری"}, "titles-fa"),
    ):
        answer = client.post(path, typed)
        page = lxml.html.fromstring(answer.content.decode())
        assert (answer.status_code, page.xpath(f"string(//*[@id='{field}'])")) == (422, "کاری")
    assert (WorkingGroup.objects.count(), Result.objects.count()) == (1, 0)
