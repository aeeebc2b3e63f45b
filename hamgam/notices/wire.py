"""The talk with a mail server. One step is our own: between the last line of a letter and the dot that hands it over stands
a moment in which the sender notes that it is about to do so. What was not noted was certainly not handed over."""

import contextlib
import re
import smtplib
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

#: Seconds that a server may take for one answer, and for the answer to the dot: it may look into a letter before it takes it.
PATIENCE, PATIENCE_AT_THE_DOT = 15, 60
#: After so many letters the line is opened anew: servers limit how many they take in one.
A_LINE = 100


#: The longer code at the begin of an answer (RFC 3463).
_LONGER = re.compile(r"([245])\.(\d{1,3})\.\d{1,3}\b")
#: Codes that speak of the address where no longer code says otherwise.
_OF_THE_ADDRESS = (550, 551, 553)


@dataclass(frozen=True)
class Answer:
    """What the server said, and at which step: "recipient" or "dot"."""

    step: str
    code: int
    words: str = ""

    @property
    def taken(self) -> bool:
        """Whether the server has the letter."""
        return self.step == "dot" and self.code == 250

    @property
    def address_is_dead(self) -> bool:
        """Whether it refused the address itself for good, and not the sender, this server or the letter."""
        if self.step != "recipient" or self.code < 500:
            return False
        longer = _LONGER.match(self.words)
        return longer.groups() == ("5", "1") if longer else self.code in _OF_THE_ADDRESS

    @property
    def refused(self) -> bool:
        """Whether this letter will never be taken. What is refused for a reason that lies with this installation may be taken
        later: a relay that is set up wrongly, or does not find our signature, refuses everybody."""
        return self.address_is_dead or (self.step == "dot" and self.code >= 500 and not self._is_ours)

    @property
    def _is_ours(self) -> bool:
        """Whether what was refused is this installation and not the letter: x.7 speaks of who sends."""
        longer = _LONGER.match(self.words)
        return longer is not None and longer[2] == "7"


class NotOurs(Exception):
    """Somebody else has taken the letter up meanwhile: the dot was not said."""


class _Careful:
    """What the line to a server can do beside what `smtplib` does. The same with and without TLS from the first byte."""

    def hand_over(self: Any, raw: bytes, before_the_dot: Callable[[], bool]) -> Answer:
        """DATA, the letter, the note, the dot; answers what the server said. Nothing of it is tried twice."""
        self.putcmd("data")
        code, words = self.getreply()
        if code != 354:
            return Answer("dot", int(code), words.decode("ascii", "replace"))
        self.send(smtplib._quote_periods(smtplib._fix_eols(raw.decode("ascii")).encode("ascii")))
        if not before_the_dot():
            raise NotOurs
        self.sock.settimeout(PATIENCE_AT_THE_DOT)
        self.send(b".\r\n")
        code, words = self.getreply()
        self.sock.settimeout(self.timeout)
        return Answer("dot", int(code), words.decode("ascii", "replace"))


class _Plain(_Careful, smtplib.SMTP):
    """Plain, or with STARTTLS."""


class _Sealed(_Careful, smtplib.SMTP_SSL):
    """TLS from the first byte."""


class _Backend(EmailBackend):
    """Opens the line as the settings say: address, TLS, name and password."""

    @property
    def connection_class(self) -> Any:
        """Our own kind of line."""
        return _Sealed if self.use_ssl else _Plain


class Line:
    """A line to the mail server of the settings: opened when it is needed, and anew after it broke."""

    def __init__(self) -> None:
        self._backend: Any = None
        self._sent = 0

    def open(self) -> None:
        """Be connected; raises what `smtplib` raises."""
        if self._backend is not None and self._sent >= A_LINE:
            self.close()
        if self._backend is None:
            backend = _Backend(timeout=PATIENCE)
            backend.open()
            # The dot is a small packet of its own: without this it would wait for the answer to the one before.
            backend.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._backend, self._sent = backend, 0

    def deliver(self, sender: str, to: str, raw: bytes, before_the_dot: Callable[[], bool]) -> Answer:
        """One letter on an open line; answers what the server said where it ended."""
        line = self._backend.connection
        self._sent += 1
        line.ehlo_or_helo_if_needed()
        code, words = line.mail(sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, words, sender)
        code, words = line.rcpt(to)
        if code not in (250, 251):
            if code == 421:
                raise smtplib.SMTPServerDisconnected("421")
            line.rset()
            return Answer("recipient", code, words.decode("ascii", "replace"))
        return line.hand_over(raw, before_the_dot)

    def close(self) -> None:
        """Take leave, as far as the server listens."""
        if self._backend is None:
            return
        backend, self._backend = self._backend, None
        if backend.connection is not None and backend.connection.sock is not None:
            with contextlib.suppress(OSError):
                backend.connection.sock.settimeout(2)
        with contextlib.suppress(smtplib.SMTPException, OSError):
            backend.close()

    def drop(self) -> None:
        """Break the line off: what was begun on it and not ended with the dot is no letter."""
        backend, self._backend = self._backend, None
        if backend is not None and backend.connection is not None:
            backend.connection.close()
