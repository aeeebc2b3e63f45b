"""The mailbox that the coalition's address fills, emptied over IMAP: what was taken or refused is deleted there, and nothing
of a mail is kept that is not put where it belongs."""

import imaplib
import logging
import re
from datetime import datetime

from django.conf import settings

from hamgam.mail import arriving
from hamgam.mail.imap import opened, place
from hamgam.mail.placing import Later
from hamgam.papers.mail import HEAD, WHOLE

#: Mails taken in one look.
AT_ONCE = 50
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
            for number in _waiting(server):
                taken = _take(server, number, now)
                if taken is None:
                    break
                became += taken
            server.expunge()
    except (OSError, imaplib.IMAP4.error) as error:
        # Only what kind of failure it was: the words of a server may hold addresses.
        logger.warning("the mailbox could not be read now and is tried again: %s", type(error).__name__)
    return became


def _waiting(server: imaplib.IMAP4) -> list[str]:
    """Numbers (UID) of mails that were not tried in vain before."""
    _kind, found = server.uid("SEARCH", "UNFLAGGED")
    return (found[0] or b"").decode().split()[:AT_ONCE]


def _take(server: imaplib.IMAP4, number: str, now: datetime) -> list[str] | None:
    """What became of one mail, if anything; None where the rest shall wait for the next look."""
    whole = _size(server, number) <= WHOLE
    raw = _bytes(server, number, "BODY.PEEK[]" if whole else f"BODY.PEEK[HEADER]<0.{HEAD}>")
    if raw is None:
        return []
    try:
        became = arriving.receive(raw, now, whole=whole)
    except Later:
        return None
    except Exception as error:
        logger.error("a mail in the mailbox could not be taken and is flagged there: %s", type(error).__name__)
        server.uid("STORE", number, "+FLAGS.SILENT", r"(\Flagged)")
        return []
    server.uid("STORE", number, "+FLAGS.SILENT", r"(\Deleted)")
    return [became]


def _size(server: imaplib.IMAP4, number: str) -> int:
    """Bytes of a mail, asked before it is fetched: nobody fills the memory with forty megabytes."""
    _kind, said = server.uid("FETCH", number, "(RFC822.SIZE)")
    found = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(row for row in said if isinstance(row, bytes)))
    return int(found[1]) if found else WHOLE + 1


def _bytes(server: imaplib.IMAP4, number: str, what: str) -> bytes | None:
    """What was asked for; None where another program took the mail away meanwhile."""
    _kind, said = server.uid("FETCH", number, f"({what})")
    return next((row[1] for row in said if isinstance(row, tuple)), None)
