"""What a letter is made of: its bytes, its headers, plain text and HTML, and that nothing of it counts its readers."""

import base64
import email
import re
from datetime import UTC, datetime, timedelta
from email.policy import default
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from hamgam.notices import clock, keeping, letters
from hamgam.notices.composing import Press, one_line
from hamgam.notices.models import Letter
from hamgam.notices.pieces import Piece, html, plain
from hamgam.record.models import Checkpoint
from tests import flow
from tests.notices.postbox import Postbox, part, wants_letters
from tests.people import World, client_of

#: The most bytes that a letter without facts takes on the wire, with all its headers, and one with a post of 600 letters.
WITHOUT, WITH_A_POST = 3_600, 9_000
DUE = datetime(2026, 12, 14, 14, 30, tzinfo=UTC)


def raw(world: World, language: str = "fa", **more: Any) -> bytes:
    with_language = {"language": language, "about": "x", "subject": "س", "content": [], "made": timezone.now(), **more}
    return Press.ready().bytes_of(Letter(person=world.a_liaison.person, **with_language), "a@example.org")


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_letter_without_facts_is_small(world: World, postbox: Postbox, language: str) -> None:
    wants_letters(world.c_liaison, language=language)
    clock.tick()
    flow.open_round(flow.draft(world), world.a_liaison)
    clock.tick()
    assert len(postbox.letters[0][1].encode()) < WITHOUT


def test_a_letter_with_a_post_is_small(world: World) -> None:
    content = [
        Piece("p", "آب پاک برای همه می‌خواهیم. " * 22).row,
        Piece("link", "", "https://hamgam.example/fa/w/talk/1/").row,
    ]
    assert len(raw(world, content=content, facts=True, kind="talk", about="talk-1-1")) < WITH_A_POST


@pytest.mark.parametrize(("words", "encoding"), [("سلام " * 40, "base64"), ("hello " * 40, "quoted-printable")])
def test_the_shorter_of_two_encodings_is_taken(world: World, words: str, encoding: str) -> None:
    message = email.message_from_bytes(raw(world, "en", content=[Piece("p", words).row]), policy=default)
    assert [row["Content-Transfer-Encoding"] for row in message.iter_parts()] == [encoding] * 2


def test_a_subject_is_one_line_without_signs_that_turn_it_round() -> None:
    assert one_line("آب\r\nBcc: x@example.org\u202e پاک\u2066", "fa") == "آب Bcc: x@example.org پاک"


def test_no_title_puts_a_header_into_a_letter(world: World) -> None:
    message = email.message_from_bytes(raw(world, subject="x\r\nBcc: y@example.org\r\n\r\nz"), policy=default)
    assert (message["Bcc"], message["Subject"]) == (None, "x Bcc: y@example.org z")


@pytest.mark.parametrize(("language", "side"), [("fa", "rtl"), ("en", "ltr")])
def test_the_html_is_one_column_of_text_that_fetches_nothing(world: World, language: str, side: str) -> None:
    pieces = [
        Piece("head", "<b>"), Piece("p", "a & b", language="en"), Piece("quote", "q"), Piece("item", "i", "https://x/"),
        Piece("link", "", "https://x/?a=1&b=2"), Piece("small", "s"), Piece("mark", "m"),
    ]  # fmt: skip
    made = html(pieces, language, "<s>")
    page = lxml_html.document_fromstring(made.encode())
    assert (page.get("dir"), page.get("lang")) == (side, language)
    used = {element.tag for element in page.iter()}
    assert used <= {"html", "head", "meta", "title", "body", "h2", "p", "blockquote", "a", "br", "wbr"}
    assert {style.partition(":")[0] for style in page.xpath("//@style")} == {"font-size"}
    assert set(page.xpath("//@href")) == {"https://x/", "https://x/?a=1&b=2"} and page.xpath("//@src") == []


def test_plain_text_reads_as_well() -> None:
    pieces = [Piece("head", "H"), Piece("item", "one", "https://x/1"), Piece("item", "two"), Piece("quote", "a\nb")]
    assert plain(pieces) == "H\n\n– one\n  https://x/1\n– two\n\n> a\n> b\n"


def test_every_address_in_a_letter_is_the_same_for_every_reader_but_the_one_by_which_one_leaves(
    written: World, postbox: Postbox
) -> None:
    wants_letters(written.a_liaison, written.a_delegate, facts=True)
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    found = {
        frozenset(re.findall(r"http[^\s<>\"]+", part(row))) for row in postbox.messages if row["To"].startswith("a-")
    }
    assert len(found) == 1
    assert all("?" not in address for address in next(iter(found)))


def test_a_deadline_is_told_in_both_calendars(world: World) -> None:
    assert "Monday 14 December, 15:30 (23 Azar 1405)" in letters.deadline(DUE, "en")
    assert "۲۳ آذر، ساعت ۱۵:۳۰ (۱۴ دسامبر ۲۰۲۶)" in letters.deadline(DUE, "fa")


def test_the_foot_holds_the_last_checkpoint_and_the_way_to_the_settings(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    said = part(postbox.messages[0]).replace("\r\n", "\n")
    lines = Checkpoint.objects.order_by("-size").first().note.splitlines()[:3]
    assert "\n".join(lines) in said and "/w/settings/" in said
    assert base64.b64decode(lines[2])


def test_a_letter_says_that_a_machine_wrote_it_and_to_one_person_alone(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    for message, address in zip(postbox.messages, postbox.addresses, strict=True):
        assert message["Auto-Submitted"] == "auto-generated"
        assert (message["To"], message["Cc"], message["Feedback-ID"]) == (address, None, None)
        assert (message["List-Id"], message["List-Unsubscribe-Post"]) == (None, "List-Unsubscribe=One-Click")


def test_an_address_in_other_letters_goes_out_in_latin_ones(world: World, postbox: Postbox) -> None:
    letters.to_outsider("a@بنیاد.example", about="e", language="fa", subject="پاسخ", words="سلام", now=timezone.now())
    letters.send(timezone.now())
    assert postbox.addresses == ["a@xn--mgbbh0j3d.example"] or postbox.addresses[0].startswith("a@xn--")


def test_an_answer_to_somebody_outside_forgets_the_address_once_it_went(world: World, postbox: Postbox) -> None:
    given = {"about": "enquiry-1", "language": "en", "subject": "Re: water", "now": timezone.now()}
    letters.to_outsider("s@example.org", words="Dear reader,\n\nyes.", follows="<q@example.org>", **given)
    assert letters.send(timezone.now()) == 1
    message = postbox.messages[0]
    assert (message["In-Reply-To"], message["Auto-Submitted"]) == ("<q@example.org>", None)
    row = Letter.objects.get()
    assert (row.outsider, row.content, row.state) == ("", [], "sent")


def test_what_cannot_be_written_to_an_address_is_refused_and_stops_nobody_else(world: World, postbox: Postbox) -> None:
    now = timezone.now()
    for address in ("a b@example.org", "ok@example.org"):
        letters.to_outsider(address, about=address, language="en", subject="x", words="x", now=now)
    letters.send(now)
    assert postbox.addresses == ["ok@example.org"]
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["refused", "sent"]


def test_whoever_takes_facts_away_gets_none_that_were_written_before(world: World, postbox: Postbox) -> None:
    wants_letters(world.c_liaison, facts=True)
    keeping.keep([Letter(person=world.c_liaison.person, about="x", subject="آب پاک", content=[Piece("p", "آب پاک").row],
                         made=timezone.now(), facts=True)])  # fmt: skip
    wants_letters(world.c_liaison, facts=False, waits="now")
    letters.send(timezone.now() + timedelta(minutes=1))
    assert "آب پاک" not in part(postbox.messages[0]) + str(postbox.messages[0]["Subject"])


def test_the_settings_keep_what_was_chosen(world: World) -> None:
    client = client_of(world.c_liaison, language="en")
    given = {"language": "en", "display_name": "", "email": "c@example.org", "mail": "on"}
    client.post(
        "/en/w/settings/",
        {**given, "reach": "chosen", "waits": "daily", "talk": "weekly", "news": "never", "facts": "on"},
    )
    kept = world.c_liaison.person.wishes
    assert (kept.waits, kept.talk, kept.news, kept.facts) == ("daily", "weekly", "never", True)
    client.post("/en/w/settings/", {**given, "reach": "waits", "waits": "daily"})
    kept.refresh_from_db()
    assert (kept.waits, kept.talk, kept.news, kept.facts) == ("now", "never", "never", False)
    assert Client().get("/en/w/settings/").status_code == 302
