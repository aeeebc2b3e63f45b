"""What was changed in somebody's account, by day: its owner reads it there, and letters tell of it (`hamgam.notices.account_letters`).

Whoever learned a password changes something sooner or later: a second factor, the password, the address of letters. No place and no
program is kept with it, and after some weeks the line is forgotten.
"""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from hamgam.members import here
from hamgam.members.models import Person
from hamgam.members.session_models import AccountChange

#: How long a line is kept, and for how long the page that one sees first tells of it.
KEPT, TOLD = timedelta(days=60), timedelta(days=7)
#: Part of the name of the letter that allauth would send → what was changed.
_NAMES = {
    "password_changed": "password",
    "password_set": "password",
    "webauthn_added": "passkey",
    "webauthn_removed": "passkey_ended",
    "totp_activated": "app",
    "totp_deactivated": "app_ended",
    "recovery_codes_generated": "sheet",
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
        "address": _("The address for letters was changed."),
        "suspended": _("A seat was suspended."),
        "lifted": _("The suspension of a seat was lifted."),
    }


def note(person: Person, what: str, *, told: bool = False) -> None:
    """Write down that this was changed today. `told`: no letter has to tell it."""
    today = here.today()
    AccountChange.objects.filter(person=person, day__lt=today - KEPT).delete()
    AccountChange.objects.create(person=person, what=what, day=today, told=told)


def note_letter(template: str, person: Person) -> None:
    """What the letter of this name would tell of. The sheet that comes by itself with a first factor has none."""
    for part, what in _NAMES.items():
        if part in template:
            note(person, what)


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
