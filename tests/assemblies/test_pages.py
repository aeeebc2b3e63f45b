"""Pages of assemblies: who sees them, what they ask the database, what they give back when something is missing, what they weigh."""

import io
from datetime import timedelta

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pdfminer.pdfpage import PDFPage

from hamgam.assemblies import acts, running
from hamgam.assemblies.models import Assembly, Attendance, Item, Paper
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.notices import clock
from hamgam.notices.models import Letter
from tests.assemblies.called import TITLE, called, opened, proposed
from tests.decisions.brought import answered, brought, close
from tests.people import World, client_of

LIST, NEW, ONE = "/fa/w/assemblies/", "/fa/w/assemblies/new/", "/fa/w/assemblies/1/"
LIVE = ONE + "live/"
HOSTILE = "<script>alert(1)</script>\u202e"


def text_of(actor: Actor, path: str) -> str:
    return str(lxml.html.fromstring(client_of(actor).get(path).content.decode()).xpath("string(//main)"))


@pytest.mark.parametrize("path", [LIST, ONE, LIVE, LIVE + "lite/", LIVE + "board/"])
def test_members_and_observers_read_and_strangers_do_not(world: World, path: str) -> None:
    opened(world)
    assert [client_of(actor).get(path).status_code for actor in (world.a_delegate, world.observer)] == [200, 200]
    assert Client().get(path).status_code == 302


def test_whoever_may_not_call_is_told_why(world: World) -> None:
    answer = client_of(world.a_liaison).get(NEW)
    page = lxml.html.fromstring(answer.content.decode())
    assert (answer.status_code, len(page.xpath("//main//form"))) == (200, 0)
    assert "مادهٔ ۱۹.۱" in page.xpath("string(//main)")
    assert (client_of(world.a_liaison).post(NEW, {}).status_code, Assembly.objects.count()) == (422, 0)


def test_what_is_missing_is_said_and_what_was_typed_is_kept(world: World) -> None:
    answer = client_of(world.coordinator).post(NEW, {"place-fa": "تالار", "link": "ftp://x", "zone": "Nowhere"})
    page = lxml.html.fromstring(answer.content.decode())
    assert (answer.status_code, sorted(answer.context["form"].errors), Assembly.objects.count()) == (
        422, ["first_day", "kind", "link", "titles", "zone"], 0,
    )  # fmt: skip
    targets = [link.get("href")[1:] for link in page.xpath("//*[@id='errors']//a")]
    assert [len(page.xpath(f"//*[@id='{target}']")) for target in targets] == [1] * 5
    assert (page.xpath("string(//*[@id='place-fa'])"), page.xpath("//*[@id='link']/@value")) == ("تالار", ["ftp://x"])


def test_a_call_is_changed_from_its_form_as_it_stands(world: World) -> None:
    assembly = called(world.coordinator, days=2)
    client = client_of(world.coordinator)
    page = lxml.html.fromstring(client.get(ONE + "change/").content.decode())
    form = page.xpath("//main//form")[0]
    values = {name: value for name, value in form.form_values() if name not in ("csrfmiddlewaretoken", "token")}
    client.post(ONE + "change/", {**values, "titles-en": "Another"})
    after = Assembly.objects.get()
    same = ("first_day", "last_day", "from_hour", "to_hour", "zone", "propose_until", "papers_until", "place", "kind")
    assert [getattr(after, name) for name in same[:5] + same[7:]] == [
        getattr(assembly, name) for name in same[:5] + same[7:]
    ]
    # Deadlines are chosen by their day, and end with it.
    assert [(getattr(after, n) - getattr(assembly, n)) < timedelta(days=1) for n in same[5:7]] == [True, True]
    assert after.titles == {**TITLE, "en": "Another"}


@pytest.mark.parametrize("path", [LIST, ONE, LIVE, ONE + "attendance/", ONE + "agenda/"])
def test_pages_ask_the_database_as_often_for_three_rows_as_for_one(
    world: World, django_assert_num_queries: object, path: str
) -> None:
    def asked() -> int:
        client = client_of(world.a_liaison)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    assembly = opened(world, "یک")
    running.take_up_item(by=world.a_liaison, on=assembly.items.get())
    running.enter_attendance(by=world.b_liaison, on=assembly, active=1)
    running.ask_to_speak(by=world.b_liaison, on=assembly)
    acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "یک"}, data=b"x")
    few = asked()
    for title, actor in (("دو", world.c_liaison), ("سه", world.d_liaison)):
        proposed(assembly, world.a_liaison, title)
        running.enter_attendance(by=actor, on=assembly, active=1)
        running.ask_to_speak(by=actor, on=assembly)
        acts.hand_in_paper(by=actor, on=assembly, titles={"fa": title}, data=b"x")
        called(world.coordinator)
    acts.order_agenda(
        by=world.a_liaison, on=assembly, order=list(Item.objects.order_by("pk").values_list("pk", flat=True))
    )
    assert asked() == few


def test_the_light_page_weighs_three_thousand_bytes_and_renews_itself_when_asked(world: World) -> None:
    assembly = opened(world)
    running.take_up_item(by=world.a_liaison, on=assembly.items.first())
    for actor in (world.b_liaison, world.c_liaison, world.d_liaison):
        running.ask_to_speak(by=actor, on=assembly)
    client = client_of(world.a_delegate)
    still, renewing = (client.get(f"{LIVE}lite/{query}").content for query in ("", "?renew"))
    assert (b"http-equiv" in still, b'content="20"' in renewing, len(renewing) < 3072) == (False, True, True)


def test_a_paper_is_given_as_a_file_that_no_browser_runs(world: World) -> None:
    assembly = called(world.coordinator)
    client = client_of(world.b_liaison)
    file = SimpleUploadedFile("گزارش.html", b"<script>alert(1)</script>")
    assert client.post(ONE + "papers/new/", {"file": file}).status_code == 302
    paper = Paper.objects.get()
    answer = client.get(f"/fa/w/assemblies/papers/{paper.pk}/")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"], answer.content) == (
        "text/plain; charset=utf-8", "nosniff", b"<script>alert(1)</script>",
    )  # fmt: skip
    assert answer["Content-Disposition"] == 'attachment; filename="1-1.txt"'
    assert paper.titles == {"fa": "گزارش"}
    acts.withdraw_paper(by=world.b_liaison, on=paper)
    assert client.get(f"/fa/w/assemblies/papers/{paper.pk}/").status_code == 404
    assert assembly.papers.count() == 1


def test_a_paper_of_fifteen_megabytes_arrives_and_one_of_thirty_is_told_its_limit(world: World) -> None:
    called(world.coordinator)
    client = client_of(world.b_liaison)
    found = []
    for megabytes in (15, 30):
        file = SimpleUploadedFile("report.txt", b"words " * (megabytes * 166_667))
        answer = client.post(ONE + "papers/new/", {"file": file})
        found.append((answer.status_code, [*answer.context["form"].errors] if answer.context else []))
    assert (found, Paper.objects.count()) == ([(302, []), (422, ["file"])], 1)


@pytest.mark.parametrize("file", [None, SimpleUploadedFile("x.exe", b"MZ\x00\xff")])
def test_what_is_no_paper_is_refused_beside_its_field(world: World, file: SimpleUploadedFile | None) -> None:
    called(world.coordinator)
    answer = client_of(world.b_liaison).post(ONE + "papers/new/", {"file": file} if file else {})
    assert (answer.status_code, list(answer.context["form"].errors), Paper.objects.count()) == (422, ["file"], 0)


@pytest.mark.parametrize(
    "counts", [{"active": "abc"}, {"active": "9" * 30}, {"active": "1", "remote": "2"}, {"active": "-4"}]
)
def test_numbers_that_make_no_sense_are_said_beside_the_list(world: World, counts: dict[str, str]) -> None:
    opened(world)
    answer = client_of(world.b_liaison).post(ONE + "attendance/", {"organisation": world.b.slug, **counts})
    assert (answer.status_code, Attendance.objects.count(), answer.content.decode().count('id="errors"')) == (422, 0, 1)


def test_digits_of_any_script_are_numbers(world: World) -> None:
    opened(world)
    client_of(world.b_liaison).post(ONE + "attendance/", {"organisation": world.b.slug, "active": "۱۲", "present": "1"})
    assert Attendance.objects.get().active == 12


def test_what_the_chair_read_back_stands_under_its_item(world: World) -> None:
    assembly = opened(world)
    item = running.take_up_item(by=world.a_liaison, on=assembly.items.first())
    for actor in (world.a_liaison, world.b_liaison, world.c_liaison):
        running.enter_attendance(by=actor, on=assembly, active=2)
    client = client_of(world.a_liaison)
    path = f"/fa/w/assemblies/items/{item.pk}/decide/"
    form = lxml.html.fromstring(client.get(path).content.decode()).xpath("//main//form")[0]
    values = {name: value for name, value in form.form_values() if name not in ("csrfmiddlewaretoken", "token")}
    sent = client.post(path, {**values, "question-fa": "بپذیریم؟", "agreed": "yes"})
    assert (sent.status_code, Matter.objects.get().details["item"], Matter.objects.get().stage) == (
        302,
        item.pk,
        "read_back",
    )
    assert sent["Location"] == LIVE
    assert "بپذیریم؟" in text_of(world.d_liaison, LIVE)


def test_who_holds_no_office_reads_that_it_is_a_matter_of_offices(world: World) -> None:
    opened(world)
    said = "این کار با کسانی است که در این نشست نقش آن را دارند."
    assert [said in text_of(actor, ONE + "agenda/") for actor in (world.b_liaison, world.a_liaison)] == [True, False]


def test_the_session_says_what_cannot_be_decided_yet_for_how_many(world: World) -> None:
    opened(world)
    said = text_of(world.b_liaison, LIVE)
    assert ("باید سه نهاد حاضر باشد: " in said, "اکنون می‌شود تصمیم گرفت" in said) == (True, False)
    for actor in (world.a_liaison, world.b_liaison, world.c_liaison, world.d_liaison):
        there = {"organisation": actor.organisation.slug, "active": "2", "present": "1"}
        client_of(actor).post(ONE + "attendance/", there)
    said = text_of(world.b_liaison, LIVE)
    assert ("حاضر باشد: " in said, "اکنون می‌شود تصمیم گرفت" in said) == (False, True)


def test_the_paper_pack_has_its_sheets_for_items_under_which_something_is_decided(world: World) -> None:
    assembly = called(world.coordinator, days=3)
    items = [
        acts.propose_item(by=world.a_liaison, on=assembly, kind=kind, titles={"fa": kind})
        for kind in ("report", "decision")
    ]
    acts.order_agenda(by=world.coordinator, on=assembly, order=[item.pk for item in items])
    answer = client_of(world.observer).get(ONE + "pack.pdf")
    # The agenda, a list at the door for each of three days, the speaking list, a sheet for the decision and three spare ones.
    assert (answer["Content-Type"], len(list(PDFPage.get_pages(io.BytesIO(answer.content))))) == ("application/pdf", 9)
    assert Client().get(ONE + "pack.pdf").status_code == 302


def test_tasks_of_former_decisions_are_asked_after(world: World) -> None:
    settled = close(answered(world, brought(world), "accept", "accept", "accept", "accept"))
    words = {"fa": "به شهرداری نامه بنویسید"}
    task = decisions.assign_task(by=world.a_liaison, on=settled, words=words, responsible=world.b, due_on=None)
    called(world.coordinator)
    assert words["fa"] in text_of(world.c_delegate, ONE)
    assert words["fa"] not in text_of(world.observer, ONE)
    decisions.report_task(by=world.b_liaison, on=task, state="done", report={"fa": "نوشتیم."})
    assert words["fa"] not in text_of(world.c_delegate, ONE)


def test_hostile_words_are_shown_as_words(world: World) -> None:
    assembly = opened(world, HOSTILE)
    acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": HOSTILE}, data=b"x")
    running.ask_to_speak(by=world.b_liaison, on=assembly, name=HOSTILE)
    for path in (ONE, LIVE, LIVE + "lite/", LIVE + "board/", ONE + "agenda/"):
        page = client_of(world.a_liaison).get(path).content.decode()
        assert ("<script>alert" in page, "\u202e" in page) == (False, False)


def test_everybody_who_may_come_gets_a_letter_without_facts_and_an_open_session_stands_on_now(world: World) -> None:
    assembly = opened(world, "یک")
    clock.tick()
    said = " ".join(Letter.objects.values_list("subject", flat=True)) + " ".join(
        str(content) for content in Letter.objects.values_list("content", flat=True)
    )
    assert TITLE["fa"] not in said
    assert "نشستی در جریان است" in text_of(world.c_delegate, "/fa/w/")
    running.close(by=world.a_liaison, on=assembly)
    assert "نشستی در جریان است" not in text_of(world.c_delegate, "/fa/w/")


def test_the_light_page_is_written_once_for_all_and_says_at_once_what_has_changed(world: World) -> None:
    assembly = opened(world, "گزارش صندوق")
    clients = [client_of(actor) for actor in (world.b_liaison, world.c_liaison, world.observer)]

    def read() -> list[tuple[int, bool, bool]]:
        found = []
        for client in clients:
            with CaptureQueriesContext(connection) as queries:
                said = client.get(LIVE + "lite/").content.decode()
            found.append((len(queries), "گزارش صندوق" in said, "آب‌بانان" in said))
        return found

    read()
    assert read() == [(7, False, False)] * 3
    running.take_up_item(by=world.a_liaison, on=assembly.items.get())
    running.ask_to_speak(by=world.a_liaison, on=assembly)
    assert [row[1:] for row in read()] == [(True, True)] * 3
    assert "<form" in clients[0].get(LIVE + "lite/").content.decode()
