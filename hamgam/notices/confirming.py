"""A mail address that a person gives is used once they have opened the link of a letter to it, signed in: so a slip of the pen
sends nobody else what is theirs. Until then letters go where they went before.

The letter names neither the person nor the coalition; whoever gets it by mistake learns nothing.
"""

import secrets
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.members import account_changes
from hamgam.members.models import Person
from hamgam.notices import account_letters, bounces, keeping
from hamgam.notices.addresses import link
from hamgam.notices.models import Letter, NewAddress
from hamgam.notices.pieces import Piece
from hamgam.record import times

#: Letters of this kind that one person can cause in a day, and the time before the same address is written to again.
A_DAY, AGAIN_AFTER = 5, timedelta(minutes=10)
#: After this time an address that nobody confirmed is erased.
UNCONFIRMED = timedelta(days=14)
_SIGNER = Signer(salt="hamgam.notices.confirming")


def ask(person: Person, address: str, now: datetime) -> None:
    """Keep the address beside the one in use and write to it; an empty one, or the one in use, ends what was asked before."""
    former = NewAddress.objects.filter(person=person).first()
    if not address or address == person.email:
        forget(person)
        return
    if former is not None and former.address == address and former.asked > now - AGAIN_AFTER:
        return
    if Letter.objects.filter(about__startswith=_about(person), made__gt=now - timedelta(days=1)).count() >= A_DAY:
        raise NotPossible("addresses_crowded")
    forget(person)
    row = NewAddress.objects.create(person=person, address=address, asked=now, name=secrets.token_hex(16))
    keeping.keep([_letter(row, now)])


def _about(person: Person) -> str:
    return f"address-{person.pk.hex}-"


def _letter(row: NewAddress, now: datetime) -> Letter:
    language = row.person.language
    with translation.override(language):
        page = link(reverse("notices.confirm_address", args=[_SIGNER.sign(row.name)]))
        pieces = [
            Piece("p", _("Somebody, perhaps you, wishes that letters come to this address.")),
            Piece("link", _("If it was you, sign in and confirm it on this page:"), page),
            Piece("p", _("If it was not, do nothing: no further letter comes.")),
        ]
        subject = _("Is this your address?")
    return Letter(
        outsider=row.address, about=_about(row.person) + row.name, kind="address", language=language, subject=subject,
        content=[piece.row for piece in pieces], made=now,
    )  # fmt: skip


def behind(token: str, person: Person) -> NewAddress | None:
    """What this person is to confirm; None where the link is another person's, not ours, or of a former wish."""
    try:
        return NewAddress.objects.filter(name=_SIGNER.unsign(token), person=person).first()
    except BadSignature:
        return None


def confirm(row: NewAddress) -> Person:
    """Letters go to this address from now on; those that came back from the former one are forgotten."""
    person = row.person
    bounces.begin_anew(person)
    former, person.email = person.email, row.address
    person.save(update_fields=["email"])
    forget(person)
    account_changes.note(person, "address", told=True)
    account_letters.to_former(person, former, now=times.now())
    return person


def asked_of(person: Person) -> str:
    """The address that this person gave and has not confirmed yet; empty where there is none."""
    return NewAddress.objects.filter(person=person).values_list("address", flat=True).first() or ""


def forget(person: Person) -> None:
    """The address that was not confirmed, and the letter to it that has not gone."""
    NewAddress.objects.filter(person=person).delete()
    Letter.objects.filter(about__startswith=_about(person), state="waiting").delete()


def forget_old(now: datetime) -> int:
    """Addresses that nobody confirmed in two weeks are erased; answers how many."""
    return NewAddress.objects.filter(asked__lt=now - UNCONFIRMED).delete()[0]
