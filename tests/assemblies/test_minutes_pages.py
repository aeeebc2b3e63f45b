"""Pages of minutes and report: who reads them, what they ask the database, what a Word file brings back."""

import io
import re
from datetime import timedelta

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from pdfminer.high_level import extract_text

from hamgam.assemblies import minuting, running
from hamgam.members.actor import Actor
from hamgam.notices.waiting import waiting
from hamgam.record import times
from tests.assemblies.called import opened
from tests.assemblies.test_minutes import closed, said, session, write
from tests.people import World, client_of
from tests.stories.word import with_changes

ONE = "/fa/w/assemblies/1/"
MINUTES, NAMES, BACK, REPORT = ONE + "minutes/", ONE + "minutes/names/", ONE + "minutes/hand-back/", ONE + "report/"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def main_of(actor: Actor, path: str) -> str:
    return str(lxml.html.fromstring(client_of(actor).get(path).content.decode()).xpath("string(//main)"))


@pytest.mark.parametrize("path", [MINUTES, NAMES, BACK, MINUTES + "minutes.docx", REPORT + "new/"])
def test_minutes_are_for_members_until_the_report_is_put_forward(world: World, path: str) -> None:
    session(world)
    assert [client_of(actor).get(path).status_code for actor in (world.c_delegate, world.observer)] == [200, 404]
    assert Client().get(path).status_code == 302


@pytest.mark.parametrize("path", [REPORT, REPORT + "report.pdf", REPORT + "report.docx"])
def test_a_report_is_for_members_and_observers_once_it_is_put_forward(world: World, path: str) -> None:
    assembly = closed(world)
    assert [client_of(actor).get(path).status_code for actor in (world.c_delegate, world.observer)] == [404, 404]
    minuting.present_report(by=world.b_liaison, on=assembly)
    assert [client_of(actor).get(path).status_code for actor in (world.c_delegate, world.observer)] == [200, 200]
    assert Client().get(path).status_code == 302


@pytest.mark.parametrize("path", [MINUTES, REPORT, NAMES])
def test_one_item_and_three_ask_equally_often(world: World, path: str) -> None:
    counts = []
    for titles in (("الف",), ("الف", "ب", "پ")):
        assembly = opened(world, *titles)
        for item in assembly.items.agenda():
            write(world.a_liaison, assembly, f"ستارهٔ بامداد دربارهٔ {item} گفت.", item=item.pk)
        minuting.name_person(by=world.a_liaison, on=assembly, name="ستارهٔ بامداد", organisation=world.b)
        with times.told(assembly.begins):
            running.enter_attendance(by=world.b_liaison, on=assembly, active=len(titles))
            running.close(by=world.a_liaison, on=assembly)
        assembly.refresh_from_db()
        minuting.present_report(by=world.a_liaison, on=assembly)
        client = client_of(world.a_liaison)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path.replace("/1/", f"/{assembly.number}/")).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_form_is_there_for_whoever_writes_and_shows_what_was_typed_as_text(world: World) -> None:
    assembly = session(world)
    write(world.b_liaison, assembly, "<script>alert(1)</script> خوانده شد.")
    forms = [
        lxml.html.fromstring(client_of(actor).get(MINUTES).content.decode()).xpath("count(//main//textarea)")
        for actor in (world.b_liaison, world.a_liaison, world.c_liaison)
    ]
    assert forms == [1, 1, 0]
    assert "<script>alert(1)</script> خوانده شد." in main_of(world.c_liaison, MINUTES)


def test_the_present_item_is_written_on_unless_another_is_asked_for(world: World) -> None:
    assembly = session(world)
    first, second = assembly.items.agenda()
    running.take_up_item(by=world.a_liaison, on=second)
    client = client_of(world.b_liaison)
    paths = (MINUTES, f"{MINUTES}?item={first.pk}", f"{MINUTES}?item=0", f"{MINUTES}?item=x")
    assert [client.get(path).context["chosen"] for path in paths] == [second.pk, first.pk, 0, 0]


def test_two_who_save_at_one_place_are_told_so(world: World) -> None:
    assembly = session(world)
    write(world.a_liaison, assembly, "الف گفت.")
    answer = client_of(world.b_liaison).post(MINUTES, {"item": "0", "seen": "0", "words": "ب گفت."}, follow=True)
    page = lxml.html.fromstring(answer.content.decode())
    assert said(assembly) == {0: "الف گفت.\nب گفت."}
    assert "در یک جا کس دیگری هم هم‌زمان نوشته بود" in page.xpath("string(//*[@role='status'])")


def test_a_word_file_comes_back_and_is_joined_with_what_was_written_meanwhile(world: World) -> None:
    assembly = session(world)
    item = assembly.items.agenda().first()
    write(world.b_liaison, assembly, "نشست ساعت ده باز شد. سه نهاد آمدند.", item=item.pk)
    client = client_of(world.b_liaison)
    sent = client.get(MINUTES + "minutes.docx").content
    write(world.a_liaison, assembly, "نشست ساعت ده باز شد. سه نهاد آمدند. دستور خوانده شد.", seen=1, item=item.pk)
    worked = with_changes(sent, {"ساعت ده": "ساعت یازده"})
    token = {"token": "t1"}
    answer = client.post(BACK, token | {"paper": SimpleUploadedFile("m.docx", worked, DOCX)})
    assert (answer.status_code, said(assembly)) == (
        302, {item.pk: "نشست ساعت یازده باز شد. سه نهاد آمدند. دستور خوانده شد."},
    )  # fmt: skip


def test_a_word_file_changed_without_marks_is_read_as_well(world: World) -> None:
    assembly = session(world)
    write(world.b_liaison, assembly, "نشست ساعت ده باز شد. سه نهاد آمدند.")
    client = client_of(world.b_liaison)
    document = Document(io.BytesIO(client.get(MINUTES + "minutes.docx").content))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("سه", "چهار")
    kept = io.BytesIO()
    document.save(kept)
    client.post(BACK, {"paper": SimpleUploadedFile("m.docx", kept.getvalue(), DOCX)})
    assert said(assembly) == {0: "نشست ساعت ده باز شد. چهار نهاد آمدند."}


@pytest.mark.parametrize("data", [b"", b"not a Word file", b"PK\x03\x04"])
def test_a_file_that_is_none_is_refused_with_a_sentence(world: World, data: bytes) -> None:
    session(world)
    answer = client_of(world.b_liaison).post(BACK, {"paper": SimpleUploadedFile("m.docx", data, DOCX)})
    page = lxml.html.fromstring(answer.content.decode())
    assert (answer.status_code, len(page.xpath("//*[@id='e-paper']"))) == (422, 1)


def test_the_report_as_pdf_says_what_the_page_says(world: World) -> None:
    assembly = closed(world, "The chair read the agenda.")
    minuting.present_report(by=world.b_liaison, on=assembly)
    data = client_of(world.observer).get(REPORT + "report.pdf").content
    assert {"The", "chair", "read", "agenda"} <= set(re.findall(r"[A-Za-z]+", extract_text(io.BytesIO(data))))


def test_the_report_waits_for_its_writers_once_its_day_is_near(world: World) -> None:
    assembly = closed(world)
    early, near = assembly.closed_at, assembly.closed_at + timedelta(days=8)

    def waits(actor: Actor, at: object) -> list[str]:
        return [task.address for task in waiting(actor, at) if task.about.startswith("report-")]  # type: ignore[arg-type]

    assert waits(world.b_liaison, early) == []
    assert waits(world.b_liaison, near) == [MINUTES]
    assert waits(world.c_liaison, near) == []
    minuting.present_report(by=world.b_liaison, on=assembly)
    assert waits(world.b_liaison, near) == []


def test_whoever_is_asked_about_a_name_finds_it_waiting(world: World) -> None:
    assembly = closed(world)
    minuting.name_person(by=world.b_liaison, on=assembly, name="بهار نیلوفری", organisation=world.c)
    at = assembly.closed_at
    waits = [
        [t.context for t in waiting(actor, at) if t.about.startswith("named-")]
        for actor in (world.c_liaison, world.d_liaison)
    ]
    assert waits == [["«بهار نیلوفری»."], []]
    answer = client_of(world.c_liaison).post(f"/fa/w/assemblies/names/{assembly.named.get().pk}/", {"said": "yes"})
    assert (answer.status_code, assembly.named.get().state) == (302, "confirmed")
    assert (
        client_of(world.d_liaison)
        .post(f"/fa/w/assemblies/names/{assembly.named.get().pk}/", {"said": "no"})
        .status_code
        == 404
    )


def test_who_is_named_is_seen_by_whoever_asks_and_by_the_own_organisation(world: World) -> None:
    assembly = closed(world, "بهار نیلوفری پرسید. ستارهٔ بامداد پاسخ داد.")
    for name, house in (("بهار نیلوفری", world.c), ("ستارهٔ بامداد", world.d)):
        minuting.name_person(by=world.b_liaison, on=assembly, name=name, organisation=house)
    path = f"/fa/w/assemblies/{assembly.number}/minutes/names/"
    met = [
        [name for name in ("بهار نیلوفری", "ستارهٔ بامداد") if name in client_of(actor).get(path).content.decode()]
        for actor in (world.b_liaison, world.c_delegate, world.d_liaison, world.a_delegate)
    ]
    assert met == [["بهار نیلوفری", "ستارهٔ بامداد"], ["بهار نیلوفری"], ["ستارهٔ بامداد"], []]


@pytest.mark.parametrize("typed", ["", "0", "x", "9" * 30, "\x00"])
def test_a_question_about_a_report_that_is_none_is_answered_in_a_sentence(world: World, typed: str) -> None:
    answer = client_of(world.c_liaison).post(
        "/fa/w/decisions/new/report/", {"question-fa": "تصویب شود؟", "report": typed}
    )
    page = lxml.html.fromstring(answer.content.decode())
    assert (answer.status_code, len(page.xpath("//*[@id='e-report']"))) == (422, 1)
