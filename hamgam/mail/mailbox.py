"""The mailbox that the coalition's address fills, emptied over IMAP: what was taken or refused is deleted there, and nothing
of a mail is kept that is not put where it belongs."""

import imaplib
import logging
import re
from datetime import datetime

from django.conf import settings

from hamgam.mail import arriving, imap
from hamgam.mail.imap import opened, place
from hamgam.mail.placing import Later
from hamgam.papers.mail import HEAD, WHOLE

#: Mails taken in one look, and of those that were put off before.
AT_ONCE, AGAIN = 50, 10
logger = logging.getLogger("hamgam")


def look(now: datetime) -> list[str]:
    """Take what lies in the mailbox, and forget digests of long ago; answers what became of each mail."""
    became = fetch(now)
    arriving.forget(now)
    return became


def fetch(now: datetime) -> list[str]:
    """Take what lies in the mailbox; answers what became of each mail. Without a mailbox in the settings: nothing.

    A mail that cannot be taken because something failed here is flagged and left, so that it holds up no other: whoever runs
    the installation finds it there.
    """
    if not settings.MAILBOX_URL:
        return []
    became: list[str] = []
    try:
        with opened(place(settings.MAILBOX_URL)) as server:
            became = [word for number in _waiting(server) if (word := _take(server, number, now))]
            became += _put_off_before(server, now)
            server.expunge()
    except (OSError, imaplib.IMAP4.error) as error:
        # Only what kind of failure it was: the words of a server may hold addresses.
        logger.warning("the mailbox could not be read now and is tried again: %s", type(error).__name__)
    return became


def _waiting(server: imaplib.IMAP4) -> list[str]:
    """Numbers (UID) of mails that were not tried before."""
    return imap.numbers(server, "UNFLAGGED UNANSWERED")[:AT_ONCE]


def _put_off_before(server: imaplib.IMAP4, now: datetime) -> list[str]:
    """Mails for which there was no room at their time, after all others, until there is none again."""
    became = []
    for number in imap.numbers(server, "UNFLAGGED ANSWERED")[:AGAIN]:
        word = _take(server, number, now)
        if not word:
            break
        became.append(word)
    return became


def _take(server: imaplib.IMAP4, number: str, now: datetime) -> str:
    """What became of one mail; empty where it stays in the mailbox."""
    whole = _size(server, number) <= WHOLE
    raw = _bytes(server, number, "BODY.PEEK[]" if whole else f"BODY.PEEK[HEADER]<0.{HEAD}>")
    if raw is None:
        return ""
    became = ""
    try:
        became = arriving.receive(raw, now, whole=whole)
        left = r"\Deleted"
    except Later:
        left = r"\Answered"  # the one flag that every server keeps and nobody else sets here
    except Exception as error:
        logger.error("a mail in the mailbox could not be taken and is flagged there: %s", type(error).__name__)
        left = r"\Flagged"
    server.uid("STORE", number, "+FLAGS.SILENT", f"({left})")
    return became


def _size(server: imaplib.IMAP4, number: str) -> int:
    """Bytes of a mail, asked before it is fetched: nobody fills the memory with forty megabytes."""
    _kind, said = server.uid("FETCH", number, "(RFC822.SIZE)")
    found = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(row for row in said if isinstance(row, bytes)))
    return int(found[1]) if found else WHOLE + 1


def _bytes(server: imaplib.IMAP4, number: str, what: str) -> bytes | None:
    """What was asked for; None where another program took the mail away meanwhile."""
    _kind, said = server.uid("FETCH", number, f"({what})")
    return next((row[1] for row in said if isinstance(row, tuple)), None)
