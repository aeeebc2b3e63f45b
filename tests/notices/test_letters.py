"""Letters without facts, each once, through a real mail server; and what happens when the server fails."""

import email
import socket
from collections.abc import Iterator
from datetime import timedelta
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone
from environ import Env

from hamgam.notices import acts, clock, letters
from hamgam.notices.models import Letter
from hamgam.record.times import told
from hamgam.signing import acts as signing
from tests import flow
from tests.people import World
from tests.stages import furnish


class Postbox:
    """A mail server that keeps what it takes, and refuses what it is told to refuse."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.refusing: dict[str, str] = {}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refusing:
            return self.refusing[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append((envelope.rcpt_tos[0], envelope.content.decode()))
        return "250 OK"

    @property
    def addresses(self) -> list[str]:
        """To whom letters went."""
        return [address for address, _content in self.letters]


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A server on this machine, named by EMAIL_URL as an operator would."""
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    use(settings, controller.port)
    yield box
    controller.stop()


def use(settings: Any, port: int) -> None:
    for name, value in Env.email_url_config(f"smtp://127.0.0.1:{port}").items():
        setattr(settings, name, value)


def wants_letters(*actors: Any, language: str = "fa") -> None:
    for actor in actors:
        acts.choose_channels(
            by=actor, on=actor.person, channels=["mail"], email=f"{actor.person.username}@example.org",
            language=language, display_name="",
        )  # fmt: skip


@pytest.fixture
def written(world: World) -> World:
    """Two people of a and one of b want letters, and the record has been read so far."""
    wants_letters(world.a_liaison, world.a_delegate)
    wants_letters(world.b_liaison, language="en")
    clock.tick()
    return world


def test_each_letter_goes_once_to_each_who_wants_it(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    for _time in range(3):
        clock.tick()
    assert sorted(postbox.addresses) == [f"{name}@example.org" for name in ("a-delegate", "a-liaison", "b-liaison")]
    assert Letter.objects.exclude(sent=None).count() == 3


def test_no_letter_holds_a_title_a_name_or_a_clause(written: World, postbox: Postbox) -> None:
    wants_letters(*written.liaisons, written.c_delegate, written.d_delegate)
    furnish(written)
    version = flow.frozen(written)
    signing.attest(by=written.a_liaison, on=version, note="یادداشتی پنهان")
    with told(timezone.now() + timedelta(days=13)):
        clock.tick()
    hidden = {name for row in written.organisations for name in (*row.names.values(), *row.short_names.values())}
    hidden |= {words for pair in flow.WORDS for words in pair} | {
        "آب پاک",
        "Clean water",
        "یادداشتی پنهان",
        "آزمون",
        "Test Coalition",
    }
    everything = "\n".join(f"{row.subject}\n{row.body}" for row in Letter.objects.all())
    everything += "\n".join(_decoded(content) for _address, content in postbox.letters)
    assert len(postbox.letters) > 10
    assert [words for words in hidden if words in everything] == []


def _decoded(content: str) -> str:

    message = email.message_from_string(content, policy=default)
    return "\n".join([*(f"{name}: {value}" for name, value in message.items()), message.get_content()])


def test_a_letter_speaks_its_readers_language_and_tells_the_deadline(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    bodies = {row.person.username: row.body for row in Letter.objects.all()}
    assert "Something waits for your organisation in Hamgam." in bodies["b-liaison"]
    assert "/en/w/" in bodies["b-liaison"] and "/fa/w/" in bodies["a-liaison"]
    assert "The deadline: " in bodies["b-liaison"]


def test_a_server_that_is_down_loses_nothing(written: World, settings: Any) -> None:
    use(settings, free_port())
    flow.open_round(flow.draft(written), written.a_liaison)
    assert letters.send(timezone.now()) == 0
    clock.tick()
    assert (Letter.objects.count(), Letter.objects.filter(sent=None).count()) == (3, 3)
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    use(settings, controller.port)
    with told(timezone.now() + timedelta(minutes=11)):
        clock.tick()
        clock.tick()
    controller.stop()
    assert sorted(box.addresses) == [f"{name}@example.org" for name in ("a-delegate", "a-liaison", "b-liaison")]


def test_one_address_that_is_refused_stops_nobody_else(written: World, postbox: Postbox) -> None:
    postbox.refusing = {"a-delegate@example.org": "550 unknown", "a-liaison@example.org": "450 later"}
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    assert postbox.addresses == ["b-liaison@example.org"]
    postbox.refusing = {}
    with told(timezone.now() + timedelta(minutes=11)):
        clock.tick()
    assert postbox.addresses == ["b-liaison@example.org", "a-liaison@example.org"]
    assert Letter.objects.get(refused=True).person == written.a_delegate.person


def test_two_clocks_do_not_send_the_same_letter(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick(timezone.now() - timedelta(seconds=1))
    letter = Letter.objects.first()
    Letter.objects.filter(pk=letter.pk).update(sent=None)
    assert [letters._claim(letter, timezone.now()) for _clock in range(2)] == [False, False]
    Letter.objects.filter(pk=letter.pk).update(tried=None)
    assert [letters._claim(letter, timezone.now()) for _clock in range(2)] == [True, False]


def test_who_wants_no_letters_any_more_gets_none_that_was_written_before(written: World, postbox: Postbox) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    letters.write([written.c_liaison.person], "x", timezone.now())
    clock.tick()
    assert "c-liaison@example.org" not in postbox.addresses
    assert not Letter.objects.filter(about="x").exists()


def test_the_other_seats_are_told_of_an_attested_signature(written: World, postbox: Postbox) -> None:
    version = flow.frozen(written)
    clock.tick()
    postbox.letters.clear()
    signing.attest(by=written.a_liaison, on=version)
    clock.tick()
    assert postbox.addresses == ["a-delegate@example.org"]


def test_old_letters_are_forgotten(written: World) -> None:
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    assert Letter.objects.count() == 3
    assert letters.forget(timezone.now() + timedelta(days=61)) == 3


def test_without_a_server_letters_wait(written: World, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    flow.open_round(flow.draft(written), written.a_liaison)
    clock.tick()
    assert Letter.objects.filter(sent=None).count() == 3
