"""Leaving a list by the link of a letter, without signing in (RFC 8058). The link itself is the right to leave, and nothing else.

What a link names: the public announcements of one subscriber, a talk for one person, or one person's digests.
"""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from hamgam.members.models import Person
from hamgam.notices.addresses import link
from hamgam.notices.models import WAYS, Letter, Subscriber, Wishes
from hamgam.talk.models import Following, Talk

_SIGNER = Signer(salt="hamgam.notices.leaving")


def list_of(letter: Letter) -> str:
    """Which list a letter belongs to; empty for one that waits for its reader alone."""
    if letter.subscriber_id is not None and letter.kind == "public":
        return "announcements"
    if letter.kind == "digest":
        return "digest"
    if letter.kind == "talk":
        return letter.about.rsplit("-", 1)[0]
    return ""


def address(letter: Letter) -> str:
    """The address by which its reader leaves that list, in the reader's language."""
    if not (found := list_of(letter)):
        return ""
    whose = letter.subscriber_id or letter.person_id
    return link(reverse("notices.leave", args=[_SIGNER.sign(f"{found}.{whose}")]))


def behind(token: str) -> tuple[str, str] | None:
    """(list, whose) of a link; None for one that is not ours."""
    try:
        found, _dot, whose = _SIGNER.unsign(token).rpartition(".")
    except BadSignature:
        return None
    return found, whose


def leave(token: str) -> str | None:
    """Leave; answers which list, None for a link that is not ours. Doing it twice changes nothing."""
    if (link := behind(token)) is None:
        return None
    found, whose = link
    if found == "announcements":
        Subscriber.objects.filter(pk=whose).delete()
    elif found == "digest":
        _no_digests(whose)
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
