"""From a letter's row to the bytes that go on the wire: headers, plain text and HTML, the foot with its links.

The same row always gives the same Message-ID, Date and boundary.
"""

import base64
import quopri
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.engine.letters import in_one_line
from hamgam.members import here
from hamgam.members.addresses import on_the_wire
from hamgam.members.models import Seat
from hamgam.notices import leaving, reply
from hamgam.notices.addresses import domain, link
from hamgam.notices.models import Letter
from hamgam.notices.pieces import Piece, html, plain
from hamgam.papers.mail import MARK
from hamgam.record import times
from hamgam.record.models import Checkpoint

#: The most letters of a subject.
SUBJECT = 150


def one_line(words: str, language: str) -> str:
    """A subject: one line, without signs that turn the direction of writing or that nobody sees."""
    return in_one_line(words, language)[:SUBJECT]


def message_id(name: str) -> str:
    """A letter's own Message-ID, the same however often it is tried."""
    return f"<{name}@{domain()}>"


def sent_from(letter: Letter, now: datetime) -> str:
    """The sender on the envelope, to which a letter comes back that does not arrive."""
    coming_back = "" if letter.outsider else reply.bounce_address(letter.pk, now)
    return on_the_wire(coming_back or parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


@dataclass(frozen=True)
class Press:
    """What all letters of one look share, read once."""

    checkpoint: tuple[str, ...]
    coalition: dict[str, str]

    @classmethod
    def ready(cls) -> "Press":
        """As the record and the coalition stand now."""
        newest = Checkpoint.objects.order_by("-size").first()
        held = here.coalition()
        return cls(tuple(newest.note.splitlines()[:3]) if newest else (), dict(held.names) if held else {})

    def bytes_of(self, letter: Letter, to: str) -> bytes:
        """The whole letter, with CRLF."""
        with translation.override(letter.language):
            answered, left = on_the_wire(letter.reply) if letter.reply else "", leaving.address(letter)
            # Written by hand: the library would break a long address in the middle and encode it.
            more = [f"{name}: {value}\r\n" for name, value in _more(letter, answered, left).items()]
            return "".join(more).encode("ascii") + self._message(letter, to, answered, left).as_bytes(policy=SMTP)

    def _message(self, letter: Letter, to: str, answered: str, left: str) -> EmailMessage:
        pieces = [Piece.of(row) for row in letter.content]
        if answered:
            pieces.insert(0, Piece("mark", f"{MARK} {_('Write your answer above this line')} {MARK}"))
        pieces += self._foot(letter, answered, left)
        subject = one_line(letter.subject, letter.language)
        message = EmailMessage(policy=SMTP)
        message["Subject"] = subject
        message["From"] = self._sender(letter)
        message["To"] = Address(addr_spec=on_the_wire(to))
        message["Date"] = format_datetime(letter.made)
        message["Message-ID"] = message_id(letter.name)
        _add(message, plain(pieces), "plain")
        message.make_alternative(boundary=f"={letter.name}")
        _add(message, html(pieces, letter.language, subject), "html")
        return message

    def _sender(self, letter: Letter) -> Address:
        name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
        if letter.kind in ("public", "confirm", "answer"):
            name = one_line(here.in_language(self.coalition, letter.language), letter.language)
        return Address(display_name=name, addr_spec=on_the_wire(address))

    def _foot(self, letter: Letter, answered: str, left: str) -> list[Piece]:
        found = []
        if answered:
            found.append(Piece("small", _where_an_answer_stands(answered)))
        if left:
            found.append(Piece("small", _("To get no more such letters, without signing in:"), left))
        if letter.person is not None:
            found.append(Piece("small", _("What reaches you, and how often:"), link(reverse("notices.settings"))))
        if self.checkpoint and letter.kind not in ("confirm", "address", "account", "answer"):
            found.append(Piece("small", _("The record as of today, to compare later:")))
            found += [Piece("small", line, language="en") for line in self.checkpoint]
        return found


def _where_an_answer_stands(answered: str) -> str:
    """In whose name: whoever sits in several organisations answers from one of them."""
    purpose = reply.purpose_of(answered, times.now())
    seats = Seat.objects.filter(pk=purpose.whose) if purpose is not None and purpose.kind == reply.TALK else None
    seat = seats.select_related("organisation").first() if seats is not None else None
    if seat is None:
        return _("An answer to this letter stands in the talk, under your name, for everybody who reads there.")
    house = here.in_language(seat.organisation.short_names) or here.in_language(seat.organisation.names)
    said = _(
        "An answer to this letter stands in the talk, in the name of %(organisation)s, for everybody who reads there."
    )
    return said % {"organisation": house}


def _add(message: EmailMessage, words: str, kind: str) -> None:
    """One part, in whichever of the two encodings is shorter."""
    raw = words.encode()
    cte = "base64" if len(base64.encodebytes(raw)) < len(quopri.encodestring(raw)) else "quoted-printable"
    if kind == "plain":
        message.set_content(words, charset="utf-8", cte=cte)
    else:
        message.add_alternative(words, subtype=kind, charset="utf-8", cte=cte)


def _more(letter: Letter, answered: str, left: str) -> dict[str, str]:
    """Headers that not every letter has."""
    found = {}
    if letter.kind != "answer":
        found["Auto-Submitted"] = "auto-generated"
    if answered:
        found["Reply-To"] = answered
    if letter.follows:
        found["In-Reply-To"] = found["References"] = letter.follows
    if left:
        found["List-Unsubscribe"] = f"<{left}>"
        found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if left and (letter.kind == "public" or letter.facts):
        found["List-Id"] = f"<{leaving.list_of(letter)}.{domain()}>"
    return found
