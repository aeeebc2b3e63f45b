"""What was changed in somebody's account, by day: its owner reads it there, and letters tell of it (`hamgam.notices.account_letters`).

Whoever learned a password changes something sooner or later: a second factor, the password, the address of letters. No place and no
program is kept with it, and after some weeks the line is forgotten.
"""

from datetime import date, timedelta
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import Signal, receiver
from django.utils.translation import gettext as _

from hamgam.members import here
from hamgam.members.models import Person
from hamgam.members.session_models import AccountChange

#: Somebody's account was changed; `person`, and `former`: the address for letters that is used no more.
changed = Signal()
#: How long a line is kept, and for how long the page that one sees first tells of it.
KEPT, TOLD = timedelta(days=60), timedelta(days=7)
_KINDS = {
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.TOTP: "app",
    Authenticator.Type.RECOVERY_CODES: "sheet",
}


def words() -> dict[str, str]:
    """What a line says, in the reader's language."""
    return {
        "password": _("The password was changed."),
        "link": _("A link from a colleague gave a new password and ended all second factors."),
        "passkey": _("A passkey was added."),
        "app": _("Codes of an app were set up."),
        "sheet": _("A sheet of codes was made."),
        "passkey_ended": _("A passkey was removed."),
        "app_ended": _("The codes of the app have ended."),
        "sheet_ended": _("The sheet of codes has ended."),
        "address": _("The address for letters was changed."),
        "suspended": _("A seat was suspended."),
        "lifted": _("The suspension of a seat was lifted."),
    }


def note(person: Person, what: str, former: str = "", *, quietly: bool = False) -> None:
    """Write down that this was changed today, and let whoever writes letters know, but for `quietly`."""
    today = here.today()
    AccountChange.objects.filter(person=person, day__lt=today - KEPT).delete()
    AccountChange.objects.create(person=person, what=what, day=today)
    if not quietly:
        changed.send(sender=Person, person=person, former=former)


def of(person: Person, since: date | None = None) -> list[AccountChange]:
    """The last ten changes in an account, the newest first; `since`: from this day on. Each with its `words`."""
    rows = AccountChange.objects.filter(person=person, day__gte=since or here.today() - KEPT)
    found, said = list(rows.order_by("-pk")[:10]), words()
    for row in found:
        row.words = said[row.what]  # type: ignore[attr-defined]
    return found


def lately(person: Person) -> AccountChange | None:
    """The newest change of the last days."""
    found = of(person, here.today() - TOLD)
    return found[0] if found else None


@receiver(password_changed)
def _password(sender: Any, user: Person, **_more: Any) -> None:
    note(user, "password")


@receiver(authenticator_added)
def _added(sender: Any, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    """The sheet that comes by itself with somebody's first factor is no news beside it."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        note(user, _KINDS[authenticator.type])


@receiver(authenticator_reset)
def _made(sender: Any, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    note(user, _KINDS[authenticator.type])


@receiver(authenticator_removed)
def _removed(sender: Any, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    note(user, f"{_KINDS[authenticator.type]}_ended")
