"""A real mail server on this machine, that keeps what it takes and fails where it is told to fail."""

import asyncio
import email
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from environ import Env

from hamgam.notices import sending
from tests.people import reached_by_mail


class Postbox:
    """What arrived, as (address, raw), and what is refused: `refusing` by address, `at_the_dot` one after another."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, str]] = []
        self.senders: list[str] = []
        self.refusing: dict[str, str] = {}
        self.at_the_dot: list[str] = []
        self.seconds = 0.0

    @property
    def addresses(self) -> list[str]:
        """To whom letters went."""
        return [address for address, _content in self.letters]

    @property
    def messages(self) -> list[EmailMessage]:
        """What arrived, read."""
        return [email.message_from_string(raw, policy=default) for _address, raw in self.letters]


class Taking:
    """What the server asks. It is apart from the box: the server looks at every member of it at each new line."""

    def __init__(self, box: Postbox) -> None:
        self.box = box

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.box.refusing:
            return self.box.refusing[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.box.seconds)
        fault = self.box.at_the_dot.pop(0) if self.box.at_the_dot else ""
        if fault == "lost":
            server.transport.abort()
            return "250 OK"
        if fault:
            return fault
        self.box.letters.append((envelope.rcpt_tos[0], envelope.content.decode()))
        self.box.senders.append(envelope.mail_from)
        return "250 OK"


def part(message: EmailMessage, kind: str = "plain") -> str:
    """The plain text or the HTML of a letter."""
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())


def everything(message: EmailMessage) -> str:
    """Headers, plain text and HTML."""
    headers = [f"{name}: {value}" for name, value in message.items()]
    return "\n".join([*headers, part(message), part(message, "html")])


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def use(settings: Any, port: int) -> None:
    """Name the server as an operator would."""
    for name, value in Env.email_url_config(f"smtp://127.0.0.1:{port}").items():
        setattr(settings, name, value)


@contextmanager
def open_box(settings: Any) -> Iterator[Postbox]:
    """A server on this machine, named by EMAIL_URL."""
    box = Postbox()
    controller = Controller(Taking(box), hostname="127.0.0.1", port=free_port(), server_hostname="localhost")
    controller.start()
    use(settings, controller.port)
    box.port = controller.port  # type: ignore[attr-defined]
    yield box
    controller.stop()


def wants_letters(*actors: Any, language: str = "fa", **wishes: Any) -> None:
    """These people want letters: as chosen, else as by default."""
    for actor in actors:
        asked = {"waits": "now", "talk": "now", "news": "never", "facts": False, **wishes} if wishes else None
        reached_by_mail(actor, language=language, wishes=asked)


def opens_the_letter_to_a_new_address(story: Any, postbox: Postbox) -> None:
    """Whoever gave an address in a story gets a letter there, opens its link and says that it is theirs."""
    sending.send()
    page = re.search(r"http\S+(/w/settings/address/\S+)", part(postbox.messages[-1]))
    assert page is not None
    postbox.letters.clear()
    story.page.goto(story.origin + f"/{story.language}" + page[1])
    story.look()
    story.press("Yes, it is mine")
    assert story.say("Letters go to this address from now on.") in story.text()
