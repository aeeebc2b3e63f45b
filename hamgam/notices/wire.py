"""The talk with a mail server. One step is our own: between the last line of a letter and the dot that hands it over stands
a moment in which the sender notes that it is about to do so. What was not noted was certainly not handed over."""

import contextlib
import smtplib
import socket
from collections.abc import Callable
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

#: Seconds that a server may take for one answer, and for the answer to the dot: it may look into a letter before it takes it.
PATIENCE, PATIENCE_AT_THE_DOT = 15, 60
#: After so many letters the line is opened anew: servers limit how many they take in one.
A_LINE = 100


class NotOurs(Exception):
    """Somebody else has taken the letter up meanwhile: the dot was not said."""


class _Careful:
    """What the line to a server can do beside what `smtplib` does. The same with and without TLS from the first byte."""

    def hand_over(self: Any, raw: bytes, before_the_dot: Callable[[], bool]) -> int:
        """DATA, the letter, the note, the dot; answers the server's code. Nothing of it is tried twice."""
        self.putcmd("data")
        code, _words = self.getreply()
        if code != 354:
            return int(code)
        self.send(smtplib._quote_periods(smtplib._fix_eols(raw.decode("ascii")).encode("ascii")))
        if not before_the_dot():
            raise NotOurs
        self.sock.settimeout(PATIENCE_AT_THE_DOT)
        self.send(b".\r\n")
        code, _words = self.getreply()
        self.sock.settimeout(self.timeout)
        return int(code)


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

    def deliver(self, sender: str, to: str, raw: bytes, before_the_dot: Callable[[], bool]) -> tuple[str, int]:
        """One letter on an open line; answers the step at which it ended and the server's code there."""
        line = self._backend.connection
        self._sent += 1
        line.ehlo_or_helo_if_needed()
        code, words = line.mail(sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, words, sender)
        code, _words = line.rcpt(to)
        if code not in (250, 251):
            if code == 421:
                raise smtplib.SMTPServerDisconnected("421")
            line.rset()
            return "recipient", code
        return "dot", line.hand_over(raw, before_the_dot)

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
