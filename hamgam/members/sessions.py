"""Sessions: a row knows no address, no program and not even its own key, so that a copy of the database opens nothing.

The cookie holds the key; the table holds a keyed digest of it. A stranger's session may hold a form that came too late
(`hamgam.site.middleware`); how many such forms there are, and how long they are, is limited here.
"""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Count, Sum
from django.utils import timezone

from hamgam.members.models import Session

#: The most forms of strangers that are kept at a time, and the most letters in all of them together.
STRANGERS_FORMS, STRANGERS_LETTERS = 200, 10_000_000
#: Devices that somebody called their own have so many times that room, together with the strangers.
OWN_DEVICES = 5


def stored_key(key: str | None) -> str:
    """What the table holds of a session's key."""
    return hmac.new(settings.SECRET_KEY.encode(), f"session\n{key}".encode(), hashlib.sha256).hexdigest()


def letters_of(form: dict[str, Any]) -> int:
    """How long a kept form is, with its address and the names of its fields; never nothing, and 0 for no form."""
    return len(form.get("path", "")) + sum(len(name) + len(value) for name, value in form.get("fields", ()))


def room_for(letters: int, *, own_device: bool) -> bool:
    """Whether one more form of somebody who is not signed in may be kept."""
    times = OWN_DEVICES if own_device else 1
    held = Session.objects.filter(letters__gt=0, expire_date__gt=timezone.now())
    found = held.aggregate(forms=Count("pk"), letters=Sum("letters"))
    return found["forms"] < times * STRANGERS_FORMS and (found["letters"] or 0) + letters <= times * STRANGERS_LETTERS


class SessionStore(SessionBase):
    """Django's interface to a session, over `members.models.Session`."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing for a key that is unknown, or whose time is over."""
        row = Session.objects.filter(pk=stored_key(self.session_key), expire_date__gt=timezone.now()).first()
        if row is None:
            self._session_key = None
            return {}
        return dict(self.decode(row.session_data))

    def exists(self, session_key: str) -> bool:
        """Whether there is a session with this key."""
        return Session.objects.filter(pk=stored_key(session_key)).exists()

    def create(self) -> None:
        """Begin a session under a new key."""
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Write the session down. CreateError where the key is taken, UpdateError where it ended meanwhile."""
        if self.session_key is None:
            return self.create()
        held = self._get_session(no_load=must_create)
        row = Session(
            session_key=stored_key(self.session_key), session_data=self.encode(held), expire_date=self.get_expiry_date(),
            letters=0 if SESSION_KEY in held else letters_of(held.get("kept_form", {})),
        )  # fmt: skip
        try:
            with transaction.atomic():
                row.save(force_insert=must_create, force_update=not must_create)
        except IntegrityError:
            if must_create:
                raise CreateError from None
            raise
        except DatabaseError:
            if not must_create:
                raise UpdateError from None
            raise

    def delete(self, session_key: str | None = None) -> None:
        """End the session."""
        if key := session_key or self.session_key:
            Session.objects.filter(pk=stored_key(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Forget sessions whose time is over."""
        Session.objects.filter(expire_date__lt=timezone.now()).delete()
