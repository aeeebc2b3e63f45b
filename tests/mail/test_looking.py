"""`hamgam check mail`: what is set up well, and what is missing with how to mend it; looked at on real servers."""

from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.utils import translation
from environ import Env

from hamgam import cli
from hamgam.mail.looking import look
from tests.mail.servers import Mailbox, imap, names
from tests.notices.postbox import free_port

KEY = "v=DKIM1; k=rsa; p=" + "A" * 392
GOOD = {
    "coalition.example": ["other words", "v=spf1 mx -all"],
    "post._domainkey.coalition.example": [KEY],
    "_dmarc.coalition.example": ["v=DMARC1; p=quarantine; rua=mailto:x@coalition.example"],
}


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    with imap() as box:
        yield box


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


class Takes:
    """A mail server that takes everything."""


@pytest.fixture
def set_up(settings: Any, mailbox: Mailbox) -> Iterator[None]:
    """An installation whose mail is set up well, but for the names."""
    controller = Controller(Takes(), hostname="127.0.0.1", port=free_port())
    controller.start()
    for name, value in Env.email_url_config(f"smtp://127.0.0.1:{controller.port}").items():
        setattr(settings, name, value)
    settings.DEFAULT_FROM_EMAIL = "Hamgam <letters@coalition.example>"
    settings.MAIL_IN, settings.MAILBOX_URL = "talk@coalition.example", mailbox.url
    settings.MAIL_SELECTOR = "post"
    yield
    controller.stop()


def seen(settings: Any, texts: dict[str, list[str]]) -> list[str]:
    """What is not good, with these names."""
    with names(texts) as server:
        settings.NAMESERVER = server
        return [one.words for one in look() if not one.good]


def test_what_is_set_up_well_is_said_to_be(set_up: None, settings: Any) -> None:
    with names(GOOD) as server:
        settings.NAMESERVER = server
        assert [(one.good, one.words) for one in look()] == [
            (True, "The mail server takes letters from here."),
            (True, "The mailbox opens."),
            (True, "SPF: coalition.example says which servers send its mail."),
            (True, "DKIM: there is a key at post._domainkey.coalition.example."),
            (True, "DMARC: coalition.example asks that forged mail be held back."),
        ]


@pytest.mark.parametrize(
    ("name", "texts", "said"),
    [
        ("coalition.example", [], "does not say which servers"),
        ("coalition.example", ["v=spf1 mx -all", "v=spf1 a -all"], "has two records"),
        ("coalition.example", ["v=spf1 +all"], "lets everybody send"),
        ("post._domainkey.coalition.example", [], "there is no key"),
        ("post._domainkey.coalition.example", ["v=DKIM1; p="], "was revoked"),
        ("_dmarc.coalition.example", [], "does not say what to do with forged mail"),
        ("_dmarc.coalition.example", ["v=DMARC1; p=none"], "lets forged mail through"),
    ],
)
def test_each_missing_name_is_said_alone(set_up: None, settings: Any, name: str, texts: list[str], said: str) -> None:
    found = seen(settings, {**GOOD, name: texts})
    assert (len(found), said in found[0]) == (1, True)


def test_a_server_of_names_that_does_not_answer_is_not_taken_for_an_answer(set_up: None, settings: Any) -> None:
    settings.NAMESERVER = f"127.0.0.1:{free_port()}"
    assert [one.words for one in look()][-1].startswith("The server of names did not answer")


def test_servers_that_do_not_let_us_in_are_named(set_up: None, settings: Any, mailbox: Mailbox) -> None:
    settings.EMAIL_PORT = free_port()
    settings.MAILBOX_URL = mailbox.url.replace("coalition:", "stranger:")
    found = seen(settings, GOOD)
    assert [words.split(":")[0] for words in found] == [
        "The mail server of EMAIL_URL does not let us in",
        "The mailbox of HAMGAM_MAILBOX_URL does not open",
    ]
    settings.MAILBOX_URL = "the mailbox"
    assert seen(settings, GOOD)[1].startswith("HAMGAM_MAILBOX_URL cannot be read")


def test_an_installation_without_mail_hears_what_to_set(
    settings: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    settings.DEFAULT_FROM_EMAIL, settings.MAIL_IN = "hamgam@localhost", ""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("DATABASE_URL", "sqlite://:memory:")
    assert cli.main(["check", "mail"]) == 1
    assert [line[0] for line in capsys.readouterr().out.splitlines()] == ["✗", "✗", "✗"]


def test_a_name_before_the_at_that_leaves_no_room_is_told(set_up: None, settings: Any) -> None:
    settings.MAIL_IN = "the-talk-of-the-coalition@coalition.example"
    assert seen(settings, GOOD)[0].endswith("at most 19 letters leave room for the rest.")


def test_a_sender_that_is_also_the_address_for_enquiries_is_told(set_up: None, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = settings.MAIL_IN
    assert seen(settings, GOOD)[0].startswith("HAMGAM_MAIL_FROM and HAMGAM_MAIL_IN are the same")
