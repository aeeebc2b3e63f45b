"""Sessions: a row knows whose it is, no address, no program and not even its own key: a copy of the database opens nothing.

The cookie holds the key; the table holds a keyed digest of it. What a session holds (a form that waits for its second factor, the
secret of an app that is being set up) is sealed with a key made of the cookie's and of the installation's secret: whoever has
the database reads none of it, and the installation itself reads it only while its browser asks. A stranger's session may hold a form that came too late
(`hamgam.site.middleware`); how many such forms there are, and how long they are, is limited here.
"""

import base64
import hashlib
import hmac
import zlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Count, Sum
from django.utils import timezone

from hamgam.members.models import Seat
from hamgam.members.session_models import Session

#: The most forms of strangers that are kept at a time, and the most letters in all of them together.
STRANGERS_FORMS, STRANGERS_LETTERS = 200, 10_000_000
#: Devices that somebody called their own have so many times that room, together with the strangers.
OWN_DEVICES = 5


def stored_key(key: str | None) -> str:
    """What the table holds of a session's key."""
    return hmac.new(settings.SECRET_KEY.encode(), f"session\n{key}".encode(), hashlib.sha256).hexdigest()


def _seal(key: str | None) -> Fernet:
    made = HKDF(SHA256(), 32, salt=None, info=f"hamgam session\n{key}".encode()).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(made))


def letters_of(form: dict[str, Any]) -> int:
    """How long a kept form is, with its address and the names of its fields; never nothing, and 0 for no form."""
    return len(form.get("path", "")) + sum(len(name) + len(value) for name, value in form.get("fields", ()))


def room_for(letters: int, *, own_device: bool) -> bool:
    """Whether one more form of somebody who is not signed in may be kept."""
    times = OWN_DEVICES if own_device else 1
    held = Session.objects.filter(letters__gt=0, expire_date__gt=timezone.now())
    found = held.aggregate(forms=Count("pk"), letters=Sum("letters"))
    return found["forms"] < times * STRANGERS_FORMS and (found["letters"] or 0) + letters <= times * STRANGERS_LETTERS


def _day(held: dict[str, Any]) -> date:
    """On which day somebody signed in; it is kept in the session, which is written anew at each change."""
    return date.fromisoformat(held.setdefault("begun", timezone.now().date().isoformat()))


def of(person: Any, key: str | None) -> list[Session]:
    """The sessions of a person that go on, the newest first; the one with this key has `here`."""
    rows = list(Session.objects.filter(person=person, expire_date__gt=timezone.now()).order_by("-begun", "session_key"))
    for row in rows:
        row.here = row.pk == stored_key(key)  # type: ignore[attr-defined]
    return rows


def end(person: Any, mark: str) -> int:
    """End the sessions of a person whose number begins with this mark; answers how many there were."""
    return Session.objects.filter(person=person, session_key__startswith=mark).delete()[0] if mark else 0


def end_others(person: Any, key: str | None) -> int:
    """End all sessions of a person but the one with this key; answers how many there were."""
    return Session.objects.filter(person=person).exclude(pk=stored_key(key)).delete()[0]


def end_unseated(people: Iterable[Any], but: Any = None) -> int:
    """End the sessions of those of these people (by key) who sit nowhere any more; answers how many there were.

    `but`: whoever does it just now, and is told what follows; their session opens nothing of the workspace.
    """
    seated = Seat.objects.held().filter(organisation__left_on=None).values("person")
    gone = Session.objects.filter(person__in=list(people)).exclude(person__in=seated)
    return gone.exclude(person=but).delete()[0] if but is not None else gone.delete()[0]


class SessionStore(SessionBase):
    """Django's interface to a session, over `members.models.Session`."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing for a key that is unknown, or whose time is over."""
        row = Session.objects.filter(pk=stored_key(self.session_key), expire_date__gt=timezone.now()).first()
        if row is None:
            self._session_key = None
            return {}
        return dict(self.decode(row.session_data))

    def encode(self, session_dict: dict[str, Any]) -> str:
        """What the row holds of the session: sealed, and without the moment at which that was done."""
        packed = zlib.compress(self.serializer().dumps(session_dict))
        return _seal(self.session_key).encrypt_at_time(packed, 0).decode()

    def decode(self, session_data: str) -> dict[str, Any]:
        """What was sealed so; nothing where another key or another program sealed it."""
        try:
            packed = _seal(self.session_key).decrypt(session_data.encode())
            return dict(self.serializer().loads(zlib.decompress(packed)))
        except (InvalidToken, zlib.error, ValueError):
            return {}

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
        whose = {"letters": letters_of(held.get("kept_form", {}))}
        if SESSION_KEY in held:
            whose = {"person_id": held[SESSION_KEY], "label": held.get("label", ""), "begun": _day(held)}
        row = Session(
            session_key=stored_key(self.session_key), session_data=self.encode(held), expire_date=self.get_expiry_date(),
            **whose,
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
