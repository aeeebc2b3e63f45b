"""The open pages and the members' pages: who sees what, what is given back, and that the lists cost the same."""

from dataclasses import replace
from datetime import timedelta

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.bylaws import rules
from hamgam.enquiries import acts, arriving, reading
from hamgam.enquiries.models import EnquirerAddress, Enquiry, EnquiryAnswer
from hamgam.notices.waiting import waiting
from hamgam.record import times
from tests.enquiries.arrived import ADDRESS, SAID, WORDS, arrived, drafted, later, sent, taken
from tests.people import World, client_of

LIST, CONTACT, ANSWER = "/fa/w/enquiries/", "/fa/contact/", "/fa/contact/answer/"


def tree(answer) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(answer.content.decode())


def main_of(answer) -> str:
    return " ".join(tree(answer).xpath("string(//main)").split())


def test_a_stranger_writes_and_reads_the_answer_by_six_words(world: World) -> None:
    client = Client()
    answer = client.post(CONTACT, {"words": WORDS, "subject": "", "name": "", "address": ""})
    code = tree(answer).xpath("//p[@class='lead']/b/text()")[0]
    assert (answer.status_code, Enquiry.objects.get().words, EnquirerAddress.objects.count()) == (200, WORDS, 0)
    waits = client.post(ANSWER, {"code": code})
    assert "نامهٔ شما در انتظار پاسخ است" in main_of(waits)
    draft = acts.draft(by=world.a_liaison, on=acts.take(by=world.a_liaison, on=Enquiry.objects.get()), words=SAID)
    assert SAID not in main_of(client.post(ANSWER, {"code": code}))
    with later(draft):
        acts.send(by=world.a_liaison, on=draft)
    read = main_of(client.post(ANSWER, {"code": code}))
    assert [words in read for words in (SAID, "به نام انجمن آب‌بانان است و به نام هم‌پیمانی آزمون نیست")] == [True] * 2
    wrong = client.post(ANSWER, {"code": "یک دو سه چهار پنج شش"})
    assert (wrong.status_code, wrong["Cache-Control"]) == (
        422,
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


def test_a_letter_closed_without_an_answer_says_why(world: World) -> None:
    received = arriving.receive(words=WORDS, language="fa")
    acts.take(by=world.b_liaison, on=received.enquiry)
    acts.close(by=world.b_liaison, on=received.enquiry, reason="این نامه برای ما نیست.")
    said = main_of(Client().post(ANSWER, {"code": received.code}))
    assert [words in said for words in ("بی پاسخ بسته شد", "این نامه برای ما نیست.")] == [True, True]


def test_what_is_typed_wrong_is_given_back(world: World) -> None:
    answer = Client().post(CONTACT, {"words": "x" * 4_001, "address": "wrong", "name": "رهگذر"})
    page = tree(answer)
    assert (answer.status_code, page.xpath("//input[@name='name']/@value")) == (422, ["رهگذر"])
    assert len(page.xpath("//*[@role='alert']//li")) == 2
    assert Enquiry.objects.count() == 0


def test_a_form_sent_twice_arrives_once(world: World) -> None:
    client = Client()
    form = {"words": WORDS, "token": "abc"}
    assert client.post(CONTACT, form).status_code == 200
    client.post(CONTACT, form)
    assert Enquiry.objects.count() == 1


def test_the_address_is_in_no_page_and_no_list(world: World) -> None:
    answer = sent(world)
    pages = [
        client_of(actor).get(path)
        for actor in world.liaisons
        for path in (f"{LIST}1/", f"{LIST}?state=answered", "/fa/w/")
    ]
    assert [ADDRESS in page.content.decode() for page in pages] == [False] * len(pages)
    assert ADDRESS not in str(answer.__dict__)


@pytest.mark.parametrize("path", [LIST, f"{LIST}1/"])
def test_only_members_read_letters(world: World, path: str) -> None:
    arrived()
    statuses = [client_of(actor).get(path).status_code for actor in (world.a_delegate, world.observer, world.nobody)]
    assert statuses == [200, 404, 302]


def test_everything_is_done_on_the_page(world: World) -> None:
    arrived()
    a, b = client_of(world.a_liaison), client_of(world.b_liaison)
    a.post(f"{LIST}1/take/")
    assert b.post(f"{LIST}1/take/").status_code == 409
    assert a.post(f"{LIST}1/draft/", {"words": "", "name": "house"}).status_code == 422
    assert a.post(f"{LIST}1/draft/", {"words": SAID, "name": "coalition"}).status_code == 422
    assert a.post(f"{LIST}1/draft/", {"words": SAID, "name": "coalition", "decision": "7"}).status_code == 422
    a.post(f"{LIST}1/draft/", {"words": SAID, "name": "house"})
    answer = EnquiryAnswer.objects.get()
    b.post(f"{LIST}answers/{answer.pk}/object/", {"reason": "نمی‌دانیم."})
    assert [words in main_of(a.get(f"{LIST}1/")) for words in ("نمی‌دانیم.", "اعتراض آن را نگه می‌دارد")] == [True, True]
    b.post(f"{LIST}objections/{answer.objections.get().pk}/withdraw/")
    a.post(f"{LIST}answers/{answer.pk}/send/", {"when": "free"})
    answer.refresh_from_db()
    assert (answer.by_itself, answer.state) == (True, "draft")
    a.post(f"{LIST}1/give-back/")
    assert Enquiry.objects.get().state == "waiting"
    b.post(f"{LIST}1/take/")
    b.post(f"{LIST}1/close/", {"reason": "هرزنامه"})
    assert Enquiry.objects.get().state == "closed"


def test_the_list_says_how_many_stand_where(world: World) -> None:
    arrived()
    taken(world.a_liaison)
    sent(world)
    assert reading.counts(world.a_liaison) == {"waiting": 1, "taken": 1, "answered": 1, "closed": 0}
    assert len(tree(client_of(world.a_liaison).get(LIST)).xpath("//ul[contains(@class, 'rows')]/li")) == 1


def test_the_list_is_paged_by_number(world: World) -> None:
    now = times.now()
    for n in range(reading.ON_A_PAGE + 2):
        with times.told(now + timedelta(minutes=n // 9)):
            arrived(subject=f"نامه {n}")
    client = client_of(world.a_liaison)
    first = tree(client.get(LIST))
    assert len(first.xpath("//ul[contains(@class, 'rows')]/li")) == reading.ON_A_PAGE
    older = first.xpath("//main//p[@class='links mt3']/a/@href")[-1]
    assert len(tree(client.get(LIST + older)).xpath("//ul[contains(@class, 'rows')]/li")) == 2


def test_pages_ask_the_same_for_one_and_for_three(world: World) -> None:
    client, counts = client_of(world.c_liaison), []
    row = taken(world.a_liaison)
    for n in (1, 2):
        for _more in range(n):
            drafted(world.b_liaison)
            answer = acts.draft(by=world.a_liaison, on=row, words=f"{SAID} {_more} {n}")
            acts.object(by=world.c_liaison, on=answer, reason="نه")
            acts.object(by=world.d_liaison, on=answer, reason="نه")
        client.get(f"{LIST}?state=taken")
        found = []
        for path in (f"{LIST}?state=taken", f"{LIST}{row.number}/", "/fa/w/"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).status_code == 200
            found.append(len(asked))
        counts.append(found)
    assert counts[0] == counts[1]


def test_what_waits_is_told_to_whoever_can_do_it(world: World) -> None:
    row = arrived()
    about = lambda actor: [task.about.partition("-")[0] for task in waiting(actor)]  # noqa: E731
    assert [about(actor) for actor in (world.a_liaison, world.a_delegate, world.observer)] == [
        ["enquiries"],
        ["enquiries"],
        [],
    ]
    acts.take(by=world.a_liaison, on=row)
    assert [about(world.a_liaison), about(world.b_liaison)] == [["enquiry"], []]
    answer = acts.draft(by=world.a_liaison, on=row, words=SAID)
    assert [about(world.a_liaison), about(world.b_liaison), about(world.b_delegate)] == [[], ["answer"], []]
    acts.object(by=world.b_liaison, on=answer, reason="نه")
    assert [about(world.a_liaison), about(world.b_liaison), about(world.c_liaison)] == [["enquiry"], [], ["answer"]]


def test_a_form_that_is_sent_twice_shows_the_same_six_words(world: World) -> None:
    given = {"words": WORDS, "subject": "", "name": "", "address": "", "token": "f1"}
    code = lambda answer: tree(answer).xpath("//p[@class='lead']/b/text()")  # noqa: E731
    first, second = (code(Client().post(CONTACT, given)) for _time in range(2))
    assert (first, len(first[0].split()), Enquiry.objects.count()) == (second, 6, 1)
    assert Client().post(CONTACT, {**given, "words": "چیز دیگر"}).status_code == 409
    other = code(Client().post(CONTACT, {**given, "token": "f2"}))
    assert (other != first, main_of(Client().post(ANSWER, {"code": first[0]}))[:12]) == (
        True,
        main_of(Client().post(ANSWER, {"code": other[0]}))[:12],
    )


def test_the_open_form_says_what_is_wrong_in_words_of_its_own(world: World) -> None:
    answer = Client().post(CONTACT, {"words": " ", "address": "wrong@"})
    said = main_of(answer)
    assert [
        words in said for words in ("نامهٔ خود را بنویسید.", "این نشانی ایمیل درست نیست. می‌توانید خالی بگذارید.")
    ] == [True, True]
    assert tree(answer).xpath("//input[@name='address']/@type") == ["text"]


def test_bylaws_without_this_chapter_take_no_letters(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    now = rules.in_force()
    plain = replace(now, powers=tuple(row for row in now.powers if not row.act.startswith("enquiries.")))
    monkeypatch.setattr(rules, "in_force", lambda: plain)
    page = tree(Client().get(CONTACT))
    assert page.xpath("//form[.//textarea]") == []


def test_an_answered_letter_has_no_form_for_an_answer_until_its_writer_writes_again(world: World) -> None:
    row = sent(world).enquiry
    client = client_of(world.a_liaison)
    assert tree(client.get(f"{LIST}1/")).xpath("//main//form//textarea") == []
    arriving.receive(words="و در روستاها؟", language="fa", address=ADDRESS, thread=row, by_mail=True)
    assert len(tree(client.get(f"{LIST}1/")).xpath("//main//textarea[@name='words']")) == 1
