"""Whether the mail of an installation is set up so that letters arrive and can be answered: what `hamgam check mail` looks at.

Nothing is sent. It asks the mail server whether it would take letters, the mailbox whether it opens, and the domain's names for
what receivers look at: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489).
"""

import imaplib
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr

import dns.exception
import dns.resolver
from django.conf import settings
from django.core.mail import get_connection
from django.utils.translation import gettext as _

from hamgam.mail import imap
from hamgam.notices import reply
from hamgam.notices.letters import there_is_a_server

#: Seconds that a server of names is waited for.
PATIENCE = 5
#: The longest name before the @ that leaves room for the sealed word (RFC 5321: 64 letters in all).
NAME = 64 - 1 - 44


@dataclass(frozen=True)
class Looked:
    """One thing looked at: `good`, or what is missing and how to mend it in `words`."""

    good: bool
    words: str


def resolver() -> dns.resolver.Resolver:
    """The names' server of the machine, or the one that `HAMGAM_NAMESERVER` names as host:port."""
    given = settings.NAMESERVER
    asking = dns.resolver.Resolver(configure=not given)
    if given:
        host, _colon, port = given.rpartition(":")
        asking.nameservers, asking.port = [host or given], int(port) if host else 53
    asking.lifetime = PATIENCE
    return asking


def look() -> Iterator[Looked]:
    """Everything that can be looked at from here, in the order in which one would mend it."""
    yield _server()
    yield from _receiving()
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2].lower()
    if "." not in domain:
        yield Looked(False, _("Letters have no sender of a domain of yours: set HAMGAM_MAIL_FROM to an address of it."))
        return
    names = _Names(domain, resolver())
    yield from (names.spf(), names.dkim(), names.dmarc())
    if names.failed:
        yield Looked(False, _("The server of names did not answer, so what was not found may still be there."))


def _server() -> Looked:
    if not there_is_a_server():
        return Looked(False, _("No mail server is named: letters wait. Set EMAIL_URL."))
    server = get_connection()
    try:
        server.open()
    except (OSError, smtplib.SMTPException) as error:
        said = _("The mail server of EMAIL_URL does not let us in: %(error)s.")
        return Looked(False, said % {"error": type(error).__name__})
    finally:
        server.close()
    return Looked(True, _("The mail server takes letters from here."))


def _receiving() -> Iterator[Looked]:
    if not reply.can_receive():
        yield Looked(
            False, _("No address is named at which letters can be answered: set HAMGAM_MAIL_IN, if they should be.")
        )
        return
    if len(settings.MAIL_IN.partition("@")[0]) > NAME:
        said = _(
            "The name before the @ of HAMGAM_MAIL_IN is too long: at most %(limit)s letters leave room for the rest."
        )
        yield Looked(False, said % {"limit": NAME})
    if parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower() == settings.MAIL_IN.lower():
        yield Looked(
            False,
            _("HAMGAM_MAIL_FROM and HAMGAM_MAIL_IN are the same: an answer to any letter would come in as an enquiry."),
        )
    if not settings.MAILBOX_URL:
        yield Looked(True, _("Answers come by the command “hamgam mail deliver”: no mailbox is read."))
        return
    yield _mailbox()


def _mailbox() -> Looked:
    try:
        with imap.opened(imap.place(settings.MAILBOX_URL)) as server:
            left = imap.left_behind(server)
    except ValueError:
        return Looked(False, _("HAMGAM_MAILBOX_URL cannot be read: write imaps://user:password@host/INBOX."))
    except (OSError, imaplib.IMAP4.error) as error:
        said = _("The mailbox of HAMGAM_MAILBOX_URL does not open: %(error)s.")
        return Looked(False, said % {"error": type(error).__name__})
    if left:
        said = _(
            "Mails that could not be taken lie flagged in the mailbox: %(count)s. See the log, and remove the flag to try again."
        )
        return Looked(False, said % {"count": left})
    return Looked(True, _("The mailbox opens."))


class _Names:
    """What the names of a domain say about its mail."""

    def __init__(self, domain: str, asking: dns.resolver.Resolver) -> None:
        self.domain, self.asking, self.failed = domain, asking, False

    def _texts(self, name: str) -> list[str]:
        """The TXT records of a name; none where it has none."""
        try:
            return [b"".join(row.strings).decode(errors="replace") for row in self.asking.resolve(name, "TXT")]
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        except dns.exception.DNSException:
            self.failed = True
            return []

    def spf(self) -> Looked:
        """One record that names who may send for the domain, and does not let everybody."""
        found = [row for row in self._texts(self.domain) if row.lower().split(" ")[0] == "v=spf1"]
        shown = {"domain": self.domain}
        if not found:
            said = _("SPF: %(domain)s does not say which servers send its mail. Add a TXT record, as “v=spf1 mx -all”.")
            return Looked(False, said % shown)
        if len(found) > 1:
            return Looked(False, _("SPF: %(domain)s has two records, and so none counts. Keep one.") % shown)
        if {"all", "+all"} & set(found[0].lower().split()):
            return Looked(False, _("SPF: %(domain)s lets everybody send. End the record with “-all”.") % shown)
        return Looked(True, _("SPF: %(domain)s says which servers send its mail.") % shown)

    def dkim(self) -> Looked:
        """The key with which the mail server signs."""
        selector = settings.MAIL_SELECTOR
        if not selector:
            said = _(
                "DKIM: set HAMGAM_MAIL_SELECTOR to the selector with which your mail server signs, so that it can be looked at."
            )
            return Looked(False, said)
        name = f"{selector}._domainkey.{self.domain}"
        found = [_tags(row) for row in self._texts(name)]
        shown = {"name": name}
        if any(tags.get("p") for tags in found):
            return Looked(True, _("DKIM: there is a key at %(name)s.") % shown)
        if found:
            return Looked(False, _("DKIM: the key at %(name)s is empty: it was revoked.") % shown)
        return Looked(
            False, _("DKIM: there is no key at %(name)s. Your mail server shows the TXT record to add.") % shown
        )

    def dmarc(self) -> Looked:
        """What receivers shall do with mail that only pretends to be the domain's."""
        found = [
            _tags(row) for row in self._texts(f"_dmarc.{self.domain}") if row.replace(" ", "").startswith("v=DMARC1")
        ]
        shown = {"domain": self.domain}
        if not found:
            said = _(
                "DMARC: %(domain)s does not say what to do with forged mail. Add a TXT record at _dmarc, as “v=DMARC1; p=quarantine”."
            )
            return Looked(False, said % shown)
        if found[0].get("p", "none").lower() not in ("quarantine", "reject"):
            said = _(
                "DMARC: %(domain)s lets forged mail through (p=none). Once your own letters pass, write p=quarantine."
            )
            return Looked(False, said % shown)
        return Looked(True, _("DMARC: %(domain)s asks that forged mail be held back.") % shown)


def _tags(record: str) -> dict[str, str]:
    """tag=value; tag=value."""
    pairs = (part.partition("=") for part in record.split(";"))
    return {name.strip().lower(): value.strip() for name, _sign, value in pairs if name.strip()}
