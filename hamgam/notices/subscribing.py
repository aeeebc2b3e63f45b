"""Subscribing to what is published: an address, a letter with a link, and a button behind it. Nobody is signed in, so it is no act.

The page never tells whether it knows an address. One confirmation a day goes to an address, and so many an hour to all
together, so that nobody fills a stranger's mailbox from here; a letter holds no word that a visitor wrote.
"""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.members import here
from hamgam.members.addresses import is_address
from hamgam.notices import keeping
from hamgam.notices.addresses import link
from hamgam.notices.models import Letter, Subscriber
from hamgam.notices.pieces import Piece

#: Confirmations that are written in an hour; days after which an address that nobody confirmed is erased.
AN_HOUR, UNCONFIRMED = 60, timedelta(days=3)
ONE_IN = timedelta(days=1)
_SIGNER = Signer(salt="hamgam.notices.subscribing")


def ask(address: str, language: str, now: datetime) -> None:
    """Write a confirmation to this address, where none went there today and it is not on the list; tells nothing of that."""
    address = address.strip().lower()
    if not is_address(address):
        raise NotPossible("bad_address")
    with transaction.atomic():
        if Subscriber.objects.filter(asked__gt=now - timedelta(hours=1)).count() >= AN_HOUR:
            raise NotPossible("subscriptions_crowded")
        row, new = Subscriber.objects.get_or_create(address=address, defaults={"asked": now, "language": language})
        if row.confirmed or (not new and row.asked > now - ONE_IN):
            return
        row.asked, row.language = now, language
        row.save(update_fields=["asked", "language"])
        keeping.keep([_confirmation(row, language, now)])


def _confirmation(row: Subscriber, language: str, now: datetime) -> Letter:
    with translation.override(language):
        held = here.coalition()
        name = here.in_language(held.names if held else {})
        page = link(reverse("notices.confirm", args=[_SIGNER.sign(row.pk.hex)]))
        pieces = [
            Piece(
                "p",
                _("Somebody, perhaps you, wishes that what %(name)s publishes come to this address.") % {"name": name},
            ),
            Piece("link", _("If it was you, confirm it on this page:"), page),
            Piece("p", _("If it was not, do nothing: the address is erased after three days.")),
        ]
        subject = _("Confirm that public announcements may come to you")
    return Letter(
        subscriber=row, about=f"confirm-{now:%Y%m%d}", kind="confirm", language=language, subject=subject,
        content=[piece.row for piece in pieces], made=now,
    )  # fmt: skip


def behind(token: str) -> Subscriber | None:
    """Who is to confirm; None where the link is not ours or its address was erased."""
    try:
        return Subscriber.objects.filter(pk=_SIGNER.unsign(token)).first()
    except BadSignature:
        return None


def confirm(row: Subscriber, now: datetime) -> None:
    """What is published comes to this address from now on."""
    Subscriber.objects.filter(pk=row.pk, confirmed=None).update(confirmed=now)


def forget(now: datetime) -> int:
    """Addresses that nobody confirmed; answers how many were erased."""
    return Subscriber.objects.filter(confirmed=None, asked__lt=now - UNCONFIRMED).delete()[0]
