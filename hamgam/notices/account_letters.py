"""A letter that something was changed in one's account, for whoever has not done it. It says neither what nor whose.

It goes to the address in use, whatever its owner wishes of other letters: whoever took an account would turn those off first. Where
the address itself was changed it goes to the former one; whoever gave the new one has opened a letter there.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from hamgam.members.models import Person
from hamgam.members.session_models import AccountChange
from hamgam.notices import keeping
from hamgam.notices.addresses import link
from hamgam.notices.models import Letter
from hamgam.notices.pieces import Piece

#: One letter to an address tells of everything that was changed in so much time, and this many at most of a day.
TOGETHER, A_DAY = timedelta(minutes=10), 10


def write(now: datetime) -> int:
    """For the clock: one letter to each whose account was changed since the last look; answers how many."""
    rows = AccountChange.objects.filter(told=False)
    found = {row.person_id: row.person for row in rows.select_related("person")}
    if not found:
        return 0
    with transaction.atomic():
        rows.filter(person__in=found).update(told=True)
        return sum(_write(person, person.email, now) for person in found.values())


def to_former(person: Person, address: str, now: datetime) -> int:
    """To the address for letters that is used no more, if there was one."""
    return _write(person, address, now)


def _write(person: Person, address: str, now: datetime) -> int:
    return keeping.keep([_letter(person, address, now)]) if address and not _told(person, address, now) else 0


def about(person: Person) -> str:
    """How what is written about this person's account begins."""
    return f"account-{person.pk.hex}-"


def _told(person: Person, address: str, now: datetime) -> bool:
    """Whether a letter of the last minutes tells it already, or too many went today."""
    rows = Letter.objects.filter(about__startswith=about(person), made__gt=now - timedelta(days=1))
    recent = rows.filter(made__gt=now - TOGETHER, about__endswith=_mark(address))
    return recent.exists() or rows.count() >= A_DAY


def _mark(address: str) -> str:
    """What tells the letters to two addresses apart, once the address itself is forgotten."""
    return salted_hmac("hamgam.notices.account", address, algorithm="sha256").hexdigest()[:12]


def _letter(person: Person, address: str, now: datetime) -> Letter:
    language = person.language
    with translation.override(language):
        pieces = [
            Piece("p", _("Something was changed in your account in Hamgam. If it was you, there is nothing to do.")),
            Piece("link", _("If it was not you, sign in and see what it was:"), link(reverse("mfa_index"))),
            Piece(
                "p", _("If you cannot sign in any more, telephone a colleague: two of them suspend your seat at once.")
            ),
            Piece("p", _("This letter says nothing more, on purpose.")),
        ]
        subject = _("Something was changed in your account")
    return Letter(
        outsider=address, about=f"{about(person)}{now:%Y%m%d%H%M%S%f}-{_mark(address)}", kind="account", language=language,
        subject=subject, content=[piece.row for piece in pieces], made=now,
    )  # fmt: skip
