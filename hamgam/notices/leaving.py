"""Leaving a list by the link of a letter, without signing in (RFC 8058). The link itself is the right to leave, and nothing else.

What a link names: the public announcements of one subscriber; a talk, the digests, or what waits, for one person. It is sealed
so that nobody reads in it which of these, nor whose: all links are of one length, and those of two letters have nothing in common.
"""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings
from django.urls import reverse

from hamgam.members.models import Person
from hamgam.notices.addresses import link
from hamgam.notices.models import WAYS, Letter, Subscriber, Wishes
from hamgam.talk.models import Following, Talk

#: What can be left, by its number in a link. "waits": what waits for the reader, in letters that do not say what.
_LISTS = {1: "announcements", 2: "digest", 3: "talk", 4: "waits"}
#: Bytes of a talk's number, and of what keeps the links of two letters apart.
_NUMBER, _APART = 5, 6


def list_of(letter: Letter) -> str:
    """Which list a letter belongs to; empty for one that cannot be left, or that waits for its reader alone and says what."""
    if letter.subscriber_id is not None and letter.kind == "public":
        return "announcements"
    if letter.kind == "digest":
        return "digest"
    if letter.kind == "talk":
        return letter.about.rsplit("-", 1)[0]
    return "waits" if letter.kind == "waits" and letter.person_id is not None and not letter.facts else ""


def address(letter: Letter) -> str:
    """The address by which its reader leaves that list, in the reader's language."""
    if not (found := list_of(letter)):
        return ""
    name, _dash, number = found.partition("-")
    kind = next(key for key, value in _LISTS.items() if value == name)
    whose = UUID(str(letter.subscriber_id or letter.person_id))
    apart = hashlib.sha256(letter.name.encode()).digest()[:_APART]
    said = bytes([kind]) + int(number or 0).to_bytes(_NUMBER, "big") + whose.bytes + apart
    token = urlsafe_b64encode(_seal().encrypt(said, None)).decode().rstrip("=")
    return link(reverse("notices.leave", args=[token]))


def _seal() -> AESSIV:
    return AESSIV(hashlib.sha512(b"hamgam: links by which a list is left\n" + settings.SECRET_KEY.encode()).digest())


def behind(token: str) -> tuple[str, str] | None:
    """(list, whose) of a link; None for one that is not ours."""
    try:
        said = _seal().decrypt(urlsafe_b64decode(token + "=" * (-len(token) % 4)), None)
    except (Error, ValueError, InvalidTag):
        return None
    name, number = _LISTS[said[0]], int.from_bytes(said[1 : 1 + _NUMBER], "big")
    return f"{name}-{number}" if number else name, str(UUID(bytes=said[1 + _NUMBER : -_APART]))


def leave(token: str) -> str | None:
    """Leave; answers which list, None for a link that is not ours. Doing it twice changes nothing."""
    if (link := behind(token)) is None:
        return None
    found, whose = link
    if found == "announcements":
        Subscriber.objects.filter(pk=whose).delete()
    elif found == "digest":
        _no_digests(whose)
    elif found == "waits":
        _nothing_that_waits(whose)
    else:
        talk = Talk.objects.filter(pk=found.removeprefix("talk-")).first()
        person = Person.objects.filter(pk=whose).first()
        if talk is not None and person is not None:
            Following.objects.update_or_create(person=person, talk=talk, defaults={"follows": False})
            Letter.objects.filter(person=person, about__startswith=f"{found}-", state="waiting").delete()
    return found


def _no_digests(whose: str) -> None:
    """What came in digests does not come any more; what comes at once still does."""
    wishes = Wishes.objects.filter(pk=whose).first()
    if wishes is None:
        return
    for name in ("waits", "talk", "news"):
        if getattr(wishes, name) in WAYS[1:]:
            setattr(wishes, name, "never")
    wishes.save()


def _nothing_that_waits(whose: str) -> None:
    """No letter tells any more that something waits; the page "Now" still does."""
    if Person.objects.filter(pk=whose).exists():
        Wishes.objects.update_or_create(person_id=whose, defaults={"waits": "never"})
        Letter.objects.filter(person=whose, kind="waits", state="waiting").delete()
