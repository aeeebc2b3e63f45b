"""The mailbox, on a real server: what lies in it is taken once, and what cannot be taken holds nothing up."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hamgam import cli
from hamgam.mail import mailbox
from hamgam.mail.imap import Place, place
from hamgam.notices import reply
from hamgam.talk.models import Post, Talk
from tests.mail.servers import Mailbox, imap
from tests.mail.test_arriving import NOW, WORDS, address_of, mail, receiving, talked, without_table
from tests.notices.postbox import free_port
from tests.people import World

__all__ = ["receiving", "talked"]


@pytest.fixture
def box(settings: Any) -> Iterator[Mailbox]:
    with imap() as opened:
        settings.MAILBOX_URL = opened.url
        yield opened


def answer_to(about: Talk, actor: Any, words: str = WORDS, **lines: str) -> bytes:
    return mail(reply.talk_address(about.pk, actor.seat.pk, NOW), address_of(actor), words, **lines)


def test_everything_in_the_mailbox_is_dealt_with_and_gone(box: Mailbox, talked: Talk, world: World) -> None:
    box.put(
        answer_to(talked, world.a_liaison, "یک"),
        mail("other@coalition.example", "x@example.org"),
        answer_to(talked, world.a_liaison, "دو"),
        answer_to(talked, world.b_liaison, "سه"),
    )
    assert mailbox.fetch(NOW) == ["post", "not_ours", "post", "not_them"]
    assert (box.flags(), list(talked.posts.order_by("number").values_list("words", flat=True))[1:]) == (
        [],
        ["یک", "دو"],
    )
    assert mailbox.fetch(NOW) == []


def test_a_large_mail_is_asked_for_its_head_alone(box: Mailbox, talked: Talk, world: World) -> None:
    box.put(answer_to(talked, world.a_liaison) + b"\r\n" + b"x" * 5_000_000, answer_to(talked, world.a_liaison, "یک"))
    assert mailbox.fetch(NOW) == ["too_long", "post"]
    assert box.flags() == []


def test_a_mail_that_fails_is_flagged_and_left_and_the_next_one_taken(box: Mailbox, talked: Talk, world: World) -> None:
    box.put(answer_to(talked, world.a_liaison, "یک"), mail("other@coalition.example", "x@example.org"))
    with without_table(Post):
        assert mailbox.fetch(NOW) == ["not_ours"]
    assert [r"\Flagged" in flags for flags in box.flags()] == [True]
    assert mailbox.fetch(NOW) == []
    with box.entered() as server:
        server.store("1", "-FLAGS", r"(\Flagged)")
    assert (mailbox.fetch(NOW), box.flags()) == (["post"], [])


def test_a_server_that_is_not_there_is_asked_again_later(talked: Talk, settings: Any) -> None:
    settings.MAILBOX_URL = Mailbox(free_port()).url
    assert mailbox.fetch(NOW) == []


def test_without_a_mailbox_nothing_is_fetched(db: None, settings: Any) -> None:
    settings.MAILBOX_URL = ""
    assert mailbox.fetch(NOW) == []


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("imaps://a:b@mx.example", Place("imaps", "mx.example", 993, "a", "b", "INBOX")),
        ("imap+tls://a%40c:b%2F@mx.example:99/In/Talk", Place("imap+tls", "mx.example", 99, "a@c", "b/", "In/Talk")),
        ("imap://a@localhost", Place("imap", "localhost", 143, "a", "", "INBOX")),
    ],
)
def test_where_a_mailbox_is_stands_in_one_line(url: str, read: Place) -> None:
    assert place(url) == read


@pytest.mark.parametrize("url", ["", "mx.example", "https://a:b@mx.example", "imaps://mx.example", "imaps://a:b@"])
def test_what_is_no_mailbox_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="imaps://"):
        place(url)


class Given:
    """Standard input."""

    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


def test_a_mail_server_hands_over_what_came(
    talked: Talk, world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = answer_to(talked, world.a_liaison).replace(b"To: ", b"To: undisclosed:; x: ")
    monkeypatch.setattr(sys, "stdin", Given(raw))
    to = reply.talk_address(talked.pk, world.a_liaison.seat.pk, NOW)
    assert cli.main(["mail", "deliver", "--recipient", to]) == 0
    assert (capsys.readouterr().out, talked.posts.count()) == ("post\n", 2)
    monkeypatch.setattr(sys, "stdin", Given(answer_to(talked, world.a_liaison, "دو")))
    with without_table(Post):
        assert cli.main(["mail", "deliver", "--recipient", to]) == 75


def test_the_command_reads_a_long_mail_to_its_end(tmp_path: Path) -> None:
    """In a process of its own, before there is an installation: the mail server is told to come again and is not cut off."""
    words = [sys.executable, "-m", "hamgam.cli", "mail", "deliver"]
    ran = subprocess.run(
        words, input=b"x" * 8_000_000, capture_output=True, env={"HAMGAM_VAR": str(tmp_path), "PATH": ""}, timeout=60
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (75, b"")
