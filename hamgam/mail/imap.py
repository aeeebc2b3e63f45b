"""Where a mailbox is, and how it is opened."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

#: Seconds for which a server may be silent.
PATIENCE = 30


@dataclass(frozen=True)
class Place:
    """Where a mailbox is. `way`: imaps (from the first byte encrypted), imap+tls (encrypted before the password), imap."""

    way: str
    host: str
    port: int
    user: str
    password: str
    folder: str


def place(url: str) -> Place:
    """Read from `imaps://user:password@host:993/INBOX`. ValueError where it is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("imaps", "imap+tls", "imap") or not parts.hostname or not parts.username:
        raise ValueError("imaps://user:password@host/INBOX")
    port = parts.port or (993 if parts.scheme == "imaps" else 143)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    return Place(parts.scheme, parts.hostname, port, unquote(parts.username), unquote(parts.password or ""), folder)


@contextmanager
def opened(where: Place) -> Iterator[imaplib.IMAP4]:
    """The folder, opened to be written. OSError and `imaplib.IMAP4.error` where that fails."""
    if where.way == "imaps":
        server: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            where.host, where.port, ssl_context=ssl.create_default_context(), timeout=PATIENCE
        )
    else:
        server = imaplib.IMAP4(where.host, where.port, timeout=PATIENCE)
    try:
        if where.way == "imap+tls":
            server.starttls(ssl.create_default_context())
        server.login(where.user, where.password)
        kind, _said = server.select('"' + where.folder.replace('"', "") + '"')
        if kind != "OK":
            raise imaplib.IMAP4.error("no such folder")
        yield server
    finally:
        try:
            server.logout()
        except (OSError, imaplib.IMAP4.error):
            server.shutdown()


def numbers(server: imaplib.IMAP4, which: str) -> list[str]:
    """The numbers (UID) of the mails that have these flags, or have them not; the oldest first."""
    _kind, found = server.uid("SEARCH", which)
    return (found[0] or b"").decode().split()


def left_behind(server: imaplib.IMAP4) -> int:
    """How many mails lie there that could not be taken."""
    return len(numbers(server, "FLAGGED"))
