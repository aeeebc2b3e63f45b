"""Mails that come in: what stands in the talk afterwards, and what of everything else does not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from hamgam.bylaws.acts import ACTS
from hamgam.mail import arriving
from hamgam.mail.models import ArrivedMail
from hamgam.members import acts as members
from hamgam.notices import reply
from hamgam.notices.models import Letter, Returned
from hamgam.papers.mail import MARK
from hamgam.record.models import Entry
from hamgam.talk import acts as talk
from hamgam.talk import running
from hamgam.talk.models import Post, Talk
from tests import flow
from tests.papers.test_mail import REPORT
from tests.people import World, reached_by_mail

NOW = timezone.now()
WORDS = "با بند سه موافقیم، ولی «هر ماه» کم است."


@pytest.fixture(autouse=True)
def receiving(settings: Any) -> None:
    settings.MAIL_IN = "talk@coalition.example"


def address_of(actor: Any) -> str:
    return f"{actor.person.username}@example.org"


def wants_letters(*actors: Any, language: str = "fa") -> None:
    for actor in actors:
        reached_by_mail(actor, address_of(actor), language)


@contextmanager
def without_table(model: Any) -> Iterator[None]:
    """The database lacks a table for a moment: a fault as real as any."""
    name = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {name} RENAME TO {name}_away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {name}_away RENAME TO {name}")


@pytest.fixture
def talked(world: World) -> Talk:
    """A talk about a clause, begun by b; a's liaison wants letters."""
    wants_letters(world.a_liaison)
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    clause = text.clauses.order_by("pk").first()
    return talk.write(by=world.b_liaison, on=clause, words="هر هفته یا هر ماه؟", language="fa").talk


def mail(to: str, sender: str, words: str = WORDS, **lines: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, lines.pop("Subject", "پاسخ")
    made["Message-ID"] = lines.pop("Message_ID", f"<{hash((words, to, sender))}@example.org>")
    for name, value in lines.items():
        made[name.replace("_", "-")] = value
    made.set_content(words)
    return made.as_bytes()


def answer(about: Talk, actor: Any, words: str = WORDS, **lines: str) -> str:
    """What becomes of an answer from somebody's own address to the address of their letter."""
    to = reply.talk_address(about.pk, actor.seat.pk, NOW)
    return arriving.receive(mail(to, lines.pop("sender", address_of(actor)), words, **lines), NOW)


def posts(about: Talk) -> list[tuple[str, str, str, bool]]:
    return [(p.organisation.slug, p.words, p.language, p.by_mail) for p in about.posts.order_by("number")]


def test_an_answer_stands_in_the_talk(talked: Talk, world: World) -> None:
    quoted = f"{WORDS}\n\nدر دوشنبه ۹ آذر ۱۴۰۵ همگام نوشت:\n> {MARK} پاسخ خود را بالای این خط بنویسید {MARK}\n> هر هفته یا هر ماه؟\n"
    before = Entry.objects.count()
    assert answer(talked, world.a_liaison, quoted) == "post"
    assert posts(talked)[1:] == [(world.a.slug, WORDS, "fa", True)]
    assert [entry.act for entry in Entry.objects.order_by("leaf_id")[before:]] == ["talk.write"]


def test_the_language_is_that_of_the_words(talked: Talk, world: World) -> None:
    assert answer(talked, world.a_liaison, "We agree with clause 3 (بند سه).") == "post"
    assert posts(talked)[1][2] == "en"


def test_the_same_mail_is_taken_once(talked: Talk, world: World) -> None:
    became = [answer(talked, world.a_liaison, Message_ID="<1@example.org>") for _n in range(3)]
    assert (became, len(posts(talked))) == (["post", "repeated", "repeated"], 2)


def test_two_answers_to_one_letter_are_two_posts(talked: Talk, world: World) -> None:
    assert [answer(talked, world.a_liaison, words) for words in ("یک", "دو")] == ["post", "post"]
    assert len(posts(talked)) == 3


@pytest.mark.parametrize(
    ("lines", "became"),
    [
        ({"sender": "stranger@example.org"}, "not_them"),
        ({"sender": "a-liaison@example.org, b-liaison@example.org"}, "not_them"),
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Return_Path": "<>"}, "automatic"),
        ({"List_Id": "<all.example.org>"}, "automatic"),
        ({"Precedence": "bulk"}, "automatic"),
    ],
)
def test_forged_senders_and_machines_write_nothing(
    talked: Talk, world: World, lines: dict[str, str], became: str
) -> None:
    assert answer(talked, world.a_liaison, **lines) == became
    assert (len(posts(talked)), Letter.objects.filter(about__startswith="unread").count()) == (1, 0)


def test_a_letter_that_was_passed_on_lets_nobody_else_write(talked: Talk, world: World) -> None:
    wants_letters(world.b_liaison)
    assert answer(talked, world.a_liaison, sender=address_of(world.b_liaison)) == "not_them"
    assert len(posts(talked)) == 1


def test_what_the_own_server_finds_forged_is_refused(talked: Talk, world: World, settings: Any) -> None:
    settings.MAIL_JUDGE = "mx.coalition.example"
    judged = {"Authentication_Results": "mx.coalition.example; dmarc=fail header.from=example.org"}
    assert answer(talked, world.a_liaison, "یک", **judged) == "not_them"
    other = {"Authentication_Results": "mx.elsewhere.example; dmarc=fail"}
    assert answer(talked, world.a_liaison, "دو", **other) == "post"


@pytest.mark.parametrize("word", ["", "abc", "a" * 44])
def test_an_unsigned_guess_is_refused(talked: Talk, world: World, word: str) -> None:
    raw = mail(f"talk+{word}@coalition.example", address_of(world.a_liaison))
    assert arriving.receive(raw, NOW) == ("refused" if not word else "bad_address")
    assert len(posts(talked)) == 1


def test_mail_for_somebody_else_is_not_ours(talked: Talk, world: World) -> None:
    assert arriving.receive(mail("other@coalition.example", address_of(world.a_liaison)), NOW) == "not_ours"


def test_an_address_that_is_over_is_told_with_a_way_on(talked: Talk, world: World) -> None:
    to = reply.talk_address(talked.pk, world.a_liaison.seat.pk, NOW - timedelta(days=31))
    assert arriving.receive(mail(to, address_of(world.a_liaison)), NOW) == "over"
    told_letter = Letter.objects.get(about__startswith="unread")
    assert told_letter.person == world.a_liaison.person
    assert f"/w/talk/{talked.number}/" in told_letter.body and WORDS not in told_letter.body


def test_a_seat_that_ended_writes_nothing(talked: Talk, world: World) -> None:
    members.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    wants_letters(world.a_liaison)
    assert answer(talked, world.a_delegate, sender=address_of(world.a_delegate)) == "not_them"


def test_a_closed_talk_takes_no_answer_and_says_so(talked: Talk, world: World) -> None:
    running.close(by=world.coordinator, on=talked)
    assert answer(talked, world.a_liaison) == "refused"
    assert (len(posts(talked)), Letter.objects.filter(about__startswith="unread").count()) == (1, 1)


def test_one_reason_is_told_once_a_day(talked: Talk, world: World) -> None:
    became = [
        answer(talked, world.a_liaison, words, Message_ID=f"<{n}@x>") for n, words in enumerate(["", " ", "\n-- \nx"])
    ]
    assert (became, Letter.objects.filter(about__startswith="unread").count()) == (["empty"] * 3, 1)


def test_a_mail_of_forty_megabytes_is_told_and_not_read(talked: Talk, world: World) -> None:
    to = reply.talk_address(talked.pk, world.a_liaison.seat.pk, NOW)
    raw = mail(to, address_of(world.a_liaison)) + b"x" * 40_000_000
    assert arriving.receive(raw, NOW) == "too_long"
    assert len(posts(talked)) == 1


def test_words_that_turn_the_direction_of_writing_lose_that(talked: Talk, world: World) -> None:
    assert answer(talked, world.a_liaison, "موافق\u202eقفاوم\u202c\u2066نیستیم\u2069") == "post"
    assert posts(talked)[1][1] == "موافققفاومنیستیم"


def test_too_many_words_are_refused_and_told(talked: Talk, world: World) -> None:
    assert answer(talked, world.a_liaison, "واژه " * 2_000) == "refused"
    assert Letter.objects.filter(about__startswith="unread").count() == 1


def report(letter: Letter, **lines: str) -> bytes:
    raw = REPORT.format(action="failed", status="5.1.1").encode()
    return raw.replace(b"talk+x@coalition.example", reply.bounce_address(letter.pk, NOW).encode())


def test_a_report_of_a_letter_that_did_not_arrive_is_counted(talked: Talk, world: World) -> None:
    letter = Letter.objects.create(person=world.a_liaison.person, about="x", made=NOW)
    assert arriving.receive(report(letter), NOW) == "bounce"
    assert Returned.objects.get(person=world.a_liaison.person).times == 1


def test_a_note_about_holidays_is_no_report(talked: Talk, world: World) -> None:
    letter = Letter.objects.create(person=world.a_liaison.person, about="x", made=NOW)
    raw = mail(reply.bounce_address(letter.pk, NOW), address_of(world.a_liaison), Auto_Submitted="auto-replied")
    assert arriving.receive(raw, NOW) == "automatic"
    assert Returned.objects.count() == 0


def test_what_fails_leaves_nothing_behind_and_can_come_again(talked: Talk, world: World) -> None:
    with without_table(Post), pytest.raises(DatabaseError):
        answer(talked, world.a_liaison, Message_ID="<1@x>")
    assert (ArrivedMail.objects.count(), answer(talked, world.a_liaison, Message_ID="<1@x>")) == (0, "post")


def test_nothing_of_a_refused_mail_is_kept_and_its_digest_not_for_ever(talked: Talk, world: World) -> None:
    answer(talked, world.a_liaison, sender="stranger@example.org")
    row = ArrivedMail.objects.get()
    assert (row.outcome, len(row.digest)) == ("not_them", 64)
    assert [arriving.forget(NOW + timedelta(days=days)) for days in (60, 61)] == [0, 1]


def test_no_mail_can_do_anything_but_write_and_enquire(talked: Talk, world: World) -> None:
    """Whatever comes in, the record shows these acts alone: no position, no vote, no signature."""
    before = Entry.objects.count()
    for n, words in enumerate(["accept", "می‌پذیریم", "positions.take accept 1", "امضا می‌کنیم"]):
        answer(talked, world.a_liaison, words, Message_ID=f"<{n}@x>")
    assert {entry.act for entry in Entry.objects.order_by("leaf_id")[before:]} == {"talk.write"}
    assert "talk.write" in ACTS
