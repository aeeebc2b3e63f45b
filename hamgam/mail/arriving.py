"""One mail that came in: for what, from whom, and what becomes of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from hamgam.mail import placing
from hamgam.mail.models import ArrivedMail
from hamgam.members import here
from hamgam.notices import reply
from hamgam.notices.reply import Purpose
from hamgam.papers import mail
from hamgam.papers.mail import Arrived

#: For so long the digest of a mail is kept.
KEPT = timedelta(days=60)


def receive(raw: bytes, now: datetime, *, recipients: Sequence[str] = (), whole: bool = True) -> str:
    """Take a mail or refuse it; answers what became of it, a word of `hamgam.mail.models.OUTCOMES`.

    recipients: for whom the mail server says that it is, where it says so; else the mail's own lines are looked at. whole:
    False where `raw` is but the head of a mail that is too long. Whatever fails in between leaves nothing behind, and the
    same mail can be given again.
    """
    arrived = mail.read(raw)
    with transaction.atomic():
        row, new = ArrivedMail.objects.get_or_create(
            digest=arrived.digest, defaults={"outcome": "refused", "day": here.day_of(now)}
        )
        if not new:
            return "repeated"
        row.outcome = _take(arrived, [*recipients, *arrived.recipients], now, whole=whole and len(raw) <= mail.WHOLE)
        row.save(update_fields=["outcome"])
    return row.outcome


def _take(arrived: Arrived, recipients: list[str], now: datetime, *, whole: bool) -> str:
    """What its address says comes first: a report of delivery is no mail of a person, and none to a wrong address is read on."""
    ours = [address for address in recipients if reply.is_ours(address)]
    if not ours:
        return "not_ours"
    sealed = [address for address in ours if reply.token_in(address)]
    purpose = next(filter(None, (reply.purpose_of(address, now) for address in sealed)), None)
    if purpose is not None and purpose.kind == reply.BOUNCE:
        return placing.bounced(arrived, purpose, now)
    if arrived.automatic:
        return "automatic"
    if _is_forged(arrived):
        return "not_them"
    if sealed and purpose is None:
        return "bad_address"
    return _place(arrived, purpose, now, whole=whole)


def _place(arrived: Arrived, purpose: Purpose | None, now: datetime, *, whole: bool) -> str:
    if purpose is None or purpose.kind == reply.ENQUIRY:
        return placing.enquired(arrived, purpose, now, whole=whole)
    return placing.answered(arrived, purpose, now, whole=whole)


def _is_forged(arrived: Arrived) -> bool:
    """Whether the own mail server found that the sender is not genuine (RFC 8601, DMARC). Only its newest word counts: who sends
    can write such lines too, beneath it."""
    if not settings.MAIL_JUDGE or not arrived.judged:
        return False
    server, words = arrived.judged[0]
    return server == settings.MAIL_JUDGE.lower() and "dmarc=fail" in words


def forget(now: datetime) -> int:
    """Digests of mails of long ago; answers how many went."""
    return ArrivedMail.objects.filter(day__lt=here.day_of(now - KEPT)).delete()[0]
