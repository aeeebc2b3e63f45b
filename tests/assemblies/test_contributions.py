"""Reports and proposals: one report of each, written anew; proposals; taken back by oneself; presented by the alphabet."""

from datetime import timedelta

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hamgam.assemblies import contributions, running
from hamgam.assemblies.contributing import PROPOSALS, contribute, withdraw_contribution
from hamgam.assemblies.contributions_models import Contribution
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.record import times
from tests.assemblies.called import called, opened
from tests.papers.binding.made import ENCRYPTED, outline, texts
from tests.people import World, client_of

LIST, NEW = "/fa/w/assemblies/1/contributions/", "/fa/w/assemblies/1/contributions/new/"


def main_of(actor: object, path: str) -> str:
    return str(lxml.html.fromstring(client_of(actor).get(path).content.decode()).xpath("string(//main)"))


def test_a_report_takes_the_place_of_the_former_and_proposals_stand_beside_one_another(world: World) -> None:
    assembly = called(world.coordinator)
    for words in ("نخست", "دوم"):
        contribute(by=world.b_liaison, on=assembly, kind="report", words={"fa": words})
        contribute(by=world.b_liaison, on=assembly, kind="proposal", titles={"fa": words}, words={"fa": words})
    rows = Contribution.objects.standing().values_list("kind", "words")
    assert list(rows) == [("report", {"fa": "دوم"}), ("proposal", {"fa": "نخست"}), ("proposal", {"fa": "دوم"})]


def test_what_is_taken_back_is_gone_and_another_report_can_be_handed_in(world: World) -> None:
    assembly = called(world.coordinator)
    first = contribute(by=world.b_liaison, on=assembly, kind="report", data=b"a report")
    with pytest.raises(Refused):
        withdraw_contribution(by=world.c_liaison, on=first)
    withdraw_contribution(by=world.b_liaison, on=first)
    assert client_of(world.b_liaison).get(f"/fa/w/assemblies/contributions/{first.pk}/").status_code == 404
    contribute(by=world.b_liaison, on=assembly, kind="report", words={"fa": "دوم"})
    assert [each.report.words for each in contributions.collected(assembly).reports if each.report] == [{"fa": "دوم"}]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "song"}, "contribution_kind_unknown"),
        ({"kind": "report"}, "contribution_empty"),
        ({"kind": "report", "words": {"fa": "x"}, "data": b"y"}, "contribution_twice"),
        ({"kind": "proposal", "words": {"fa": "x"}}, "assembly_title_missing"),
        ({"kind": "report", "words": {"fa": "x" * 20_001}}, "assembly_words_long"),
        ({"kind": "report", "data": b"MZ\x00\xff"}, "paper_format"),
    ],
)
def test_what_is_missing_is_said(world: World, given: dict[str, object], code: str) -> None:
    assembly = called(world.coordinator)
    with pytest.raises(NotPossible) as refused:
        contribute(by=world.b_liaison, on=assembly, **given)
    assert (refused.value.code, Contribution.objects.count()) == (code, 0)


def test_after_the_deadline_reports_are_taken_in_the_session_alone(world: World) -> None:
    assembly = called(world.coordinator)
    with times.told(assembly.papers_until + timedelta(seconds=1)), pytest.raises(NotPossible) as refused:
        contribute(by=world.b_liaison, on=assembly, kind="report", words={"fa": "دیر"})
    assert refused.value.code == "paper_too_late"


def test_in_the_session_a_report_is_still_taken_and_an_observer_brings_none(world: World) -> None:
    assembly = opened(world)
    contribute(by=world.b_liaison, on=assembly, kind="report", words={"fa": "در نشست"})
    with pytest.raises(Refused):
        contribute(by=world.observer, on=assembly, kind="report", words={"fa": "x"})
    assert Contribution.objects.count() == 1


def test_an_organisation_brings_so_many_proposals_and_no_more(world: World) -> None:
    assembly = called(world.coordinator)
    for n in range(PROPOSALS):
        contribute(by=world.b_liaison, on=assembly, kind="proposal", titles={"fa": str(n)}, words={"fa": "x"})
    with pytest.raises(NotPossible) as refused:
        contribute(by=world.b_liaison, on=assembly, kind="proposal", titles={"fa": "x"}, words={"fa": "x"})
    assert refused.value.code == "proposals_too_many"


def test_they_are_presented_by_the_alphabet_and_who_has_none_yet_is_named(world: World) -> None:
    assembly = called(world.coordinator)
    for actor in (world.d_liaison, world.a_liaison, world.c_liaison):
        contribute(by=actor, on=assembly, kind="report", words={"fa": "گزارش"})
    contribute(by=world.b_liaison, on=assembly, kind="proposal", titles={"fa": "x"}, words={"fa": "x"})
    with translation.override("en"):
        found = contributions.collected(assembly)
    order = sorted((world.a, world.b, world.c, world.d), key=lambda house: house.sort_en)
    assert [each.organisation for each in found.brought] == order
    assert [house for house in found.waiting if house in order] == [world.b]
    page = lxml.html.fromstring(client_of(world.observer).get("/en" + LIST[3:]).content.decode())
    assert page.xpath("//main//section[@id]/@id") == [house.slug for house in order]
    assert "the alphabet of the names" in page.xpath("string(//main)")


def test_the_page_asks_the_database_as_often_for_three_as_for_one(world: World) -> None:
    def asked() -> int:
        client = client_of(world.a_liaison)
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    assembly = called(world.coordinator)
    contribute(by=world.b_liaison, on=assembly, kind="report", words={"fa": "یک"})
    few = asked()
    for actor in (world.c_liaison, world.d_liaison):
        contribute(by=actor, on=assembly, kind="report", words={"fa": "دو"})
        contribute(by=actor, on=assembly, kind="proposal", titles={"fa": "سه"}, data=b"x")
    assert asked() == few


def test_the_form_keeps_what_was_typed_and_shows_what_stands(world: World) -> None:
    assembly = called(world.coordinator)
    client = client_of(world.b_liaison)
    file = SimpleUploadedFile("report.txt", b"words")
    answer = client.post(NEW, {"words-fa": "گزارش ما", "file": file})
    page = lxml.html.fromstring(answer.content.decode())
    assert (answer.status_code, list(answer.context["form"].errors), Contribution.objects.count()) == (422, ["file"], 0)
    assert page.xpath("string(//*[@id='words-fa'])").strip() == "گزارش ما"
    assert client.post(NEW, {"words-fa": "گزارش ما"}).status_code == 302
    page = lxml.html.fromstring(client.get(NEW).content.decode())
    assert page.xpath("string(//*[@id='words-fa'])").strip() == "گزارش ما"
    answer = client.post(NEW + "?kind=proposal", {"words-fa": "بکنیم"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["titles"])
    client.post(NEW + "?kind=proposal", {"titles-fa": "نامه", "words-fa": "بکنیم"})
    assert assembly.contributions.filter(kind="proposal").get().titles == {"fa": "نامه"}


def test_a_file_is_given_as_a_file_that_no_browser_runs(world: World) -> None:
    assembly = called(world.coordinator)
    row = contribute(by=world.b_liaison, on=assembly, kind="report", data=b"<script>alert(1)</script>")
    answer = client_of(world.observer).get(f"/fa/w/assemblies/contributions/{row.pk}/")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"], answer["Content-Disposition"]) == (
        "text/plain; charset=utf-8", "nosniff", f'attachment; filename="1-report-{row.pk}.txt"',
    )  # fmt: skip


def test_hostile_words_are_shown_as_words(world: World) -> None:
    assembly = called(world.coordinator)
    hostile = "<script>alert(1)</script>\u202e"
    contribute(by=world.b_liaison, on=assembly, kind="proposal", titles={"fa": hostile}, words={"fa": hostile})
    page = client_of(world.a_liaison).get(LIST).content.decode()
    assert ("<script>alert" in page, "\u202e" in page) == (False, False)


def test_they_are_a_chapter_of_the_brochure(world: World) -> None:
    assembly = called(world.coordinator)
    contribute(by=world.b_liaison, on=assembly, kind="report", words={"en": "What we did"})
    contribute(by=world.c_liaison, on=assembly, kind="proposal", titles={"en": "A letter"}, data=ENCRYPTED)
    made = client_of(world.a_liaison).get("/en/w/assemblies/1/brochure.pdf").content
    b, c = world.b.names["en"], world.c.names["en"]
    chapter = [title for _level, title in outline(made)[-3:]]
    assert sorted(chapter) == sorted(["Reports and proposals of the members", f"Report: {b}", "Proposal: A letter"])
    printed = texts(made)
    assert [any(said in page for page in printed) for said in ("What we did", "protected by a password", c)] == [
        True
    ] * 3
    assert "در دفترچهٔ نشست نمی‌آید." in main_of(world.a_liaison, LIST)


def test_they_stand_beside_an_item_for_reports_while_it_is_dealt_with(world: World) -> None:
    assembly = opened(world, "گزارش")
    contribute(by=world.b_liaison, on=assembly, kind="report", words={"fa": "گزارش ما"})
    live = "/fa/w/assemblies/1/live/"
    assert "به ترتیبی که ارائه می‌شوند" not in main_of(world.c_delegate, live)
    running.take_up_item(by=world.a_liaison, on=assembly.items.get())
    page = lxml.html.fromstring(client_of(world.c_delegate).get(live).content.decode())
    assert page.xpath(f"//main//a[contains(@href, 'contributions/#{world.b.slug}')]/@href") == [
        f"{LIST}#{world.b.slug}"
    ]
