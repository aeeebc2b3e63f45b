"""How a person wants to be reached, and the reminders of the clock."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.decisions.models import Matter
from hamgam.elections.models import Election
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.members import account_changes, here
from hamgam.members.addresses import is_address
from hamgam.members.models import Person
from hamgam.notices import account_letters, bounces, confirming, letters, sending
from hamgam.notices.models import WAYS, Sending, Wishes
from hamgam.record.models import Entry
from hamgam.signing import second_look
from hamgam.signing.models import Consent
from hamgam.texts.models import Round, Version

CHANNELS = ("mail",)


def _own_person(by: Any, on: Person, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, person_is_actor=by.person is not None and by.person.pk == on.pk)


#: What has a deadline before which a letter goes out.
WithDeadline = Round | Version | Matter | Election | Consent


def _with_deadline(by: Any, on: WithDeadline, given: dict[str, Any]) -> Subject:
    if isinstance(on, Matter):
        return Subject(stage=on.stage, kind=on.kind)
    if isinstance(on, Election):
        return Subject(stage=on.stage)
    text = on.version.text if isinstance(on, Consent) else on.text
    return Subject(stage=text.stage, kind=text.kind)


def feed_hash(secret: str) -> str:
    """What is kept of a feed's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@act("notices.choose_channels", subject=_own_person)
def choose_channels(
    *, by: Any, on: Person, at: datetime, channels: Sequence[str], email: str, language: str, display_name: str,
    wishes: Mapping[str, Any] | None = None,
) -> Person:  # fmt: skip
    """Where letters go, in which language, what of, how often, and under which name others see the person.

    An address is in use once the person has confirmed it by the link of a letter to it: `hamgam.notices.confirming`.

    wishes: `waits`, `talk`, `news` by one of the four ways, and `facts`; None: as they were.
    """
    email = email.strip()
    if email and not is_address(email):
        raise NotPossible("bad_address")
    if "mail" in channels and not email:
        raise NotPossible("address_missing")
    if wishes and any(wishes.get(name, "now") not in WAYS for name in ("waits", "talk", "news")):
        raise NotPossible("bad_way")
    confirming.ask(on, email, at)
    if not email:
        bounces.begin_anew(on)
    former, on.email = ("", on.email) if email else (on.email, "")
    on.channels = [name for name in channels if name in CHANNELS]
    on.language, on.display_name = language, store(display_name, language).strip()[:120]
    on.save()
    if former:
        account_changes.note(on, "address", told=True)
        account_letters.to_former(on, former, now=at)
    if wishes is not None:
        kept, _new = Wishes.objects.update_or_create(person=on, defaults=dict(wishes))
        if not kept.facts:
            letters.take_facts_out(on)
        if kept.waits == "now":
            letters.let_go(on, at)
    return on


@act("notices.renew_feed", subject=_own_person)
def renew_feed(*, by: Any, on: Person, at: datetime, stop: bool = False) -> str:
    """A new secret link to the personal feed, shown once; the former one ends. With `stop` there is none."""
    secret = "" if stop else secrets.token_urlsafe(16)
    on.feed_hash = feed_hash(secret) if secret else ""
    on.save(update_fields=["feed_hash"])
    return secret


def _of_the_coalition(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    return Subject(stage=here.stage())


@act("notices.pause_letters", subject=_of_the_coalition)
def pause_letters(*, by: Any, on: Any = None, at: datetime) -> Sending:
    """Hold back every letter that has not gone, until somebody lets them go."""
    return _sending(paused=True)


@act("notices.resume_letters", subject=_of_the_coalition)
def resume_letters(*, by: Any, on: Any = None, at: datetime) -> Sending:
    """Letters go again, those that waited first. The time in which they could not go is not held against them."""
    found = _sending(paused=False)
    sending.begin_anew(at)
    return found


def _sending(*, paused: bool) -> Sending:
    row, _new = Sending.objects.get_or_create(id=1)
    if row.paused == paused:
        raise NotPossible("paused_already" if paused else "not_paused")
    row.paused = paused
    row.save()
    return row


def reminded(row: Version | Matter | Election | Consent) -> bool:
    """Whether its reminder, or that of this round of a matter or an election, has gone out: the record itself knows."""
    kind = row._meta.model_name
    found = Entry.objects.filter(act="notices.remind", subject_kind=kind, subject_id=str(row.pk)).count()
    return found >= (row.round if isinstance(row, Matter | Election) else 1)


def _over(row: Version | Matter | Election | Consent) -> bool:
    """Whether nothing of it waits any more."""
    if isinstance(row, Consent):
        return not second_look.unseen([row.version]).filter(pk=row.pk).exists()
    return row.thawed if isinstance(row, Version) else row.stage not in ("open", "voting")


@act("notices.remind", subject=_with_deadline)
def remind(*, by: Any, on: WithDeadline, at: datetime) -> WithDeadline:
    """Before the deadline of a round, of a matter, of signing or of a witness's look, whoever has not done it is reminded, once."""
    if not isinstance(on, Round):
        if _over(on) or reminded(on):
            raise NotPossible("reminded_already")
        return on
    if on.reminded or on.closed_at is not None:
        raise NotPossible("reminded_already")
    on.reminded = True
    on.save(update_fields=["reminded"])
    return on
