"""What falls due by itself. One tick looks once; doing it twice changes nothing."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members.actor import Actor
from hamgam.members.models import Organisation
from hamgam.notices import acts, letters
from hamgam.notices.models import ReadSoFar
from hamgam.positions.models import Position
from hamgam.record.models import Entry
from hamgam.signing import acts as signing
from hamgam.signing.models import Consent
from hamgam.texts import acts as texts
from hamgam.texts.models import Round, Text, Wording

logger = logging.getLogger("hamgam")


def tick(now: datetime | None = None) -> list[str]:
    """Close rounds, let attested signatures stand, remind, write and send letters; answers what was done."""
    now = now or timezone.now()
    done = [*_close_rounds(now), *_expire_consents(now), *_remind(now)]
    _read_record(now)
    letters.send(now)
    return done


def _try(name: str, act: object, **given: object) -> list[str]:
    try:
        act(by=Actor.clock(), **given)  # type: ignore[operator]
    except (Refused, NotPossible) as refusal:
        logger.warning("the clock could not do %s: %s", name, refusal)
        return []
    return [name]


def _close_rounds(now: datetime) -> list[str]:
    due = Text.objects.filter(stage="positions", rounds__closed_at=None, rounds__closes_at__lte=now).distinct()
    return [name for text in due for name in _try("texts.close_round", texts.close_round, on=text)]


def _expire_consents(now: datetime) -> list[str]:
    due = Consent.objects.filter(state="waiting", valid_from__lte=now)
    return [name for row in due for name in _try("signing.expire", signing.expire, on=row)]


def _remind(now: datetime) -> list[str]:
    ahead = now + timedelta(hours=int(rules.in_force().setting("reminder_hours")))
    done = []
    for held in Round.objects.filter(closed_at=None, reminded=False, closes_at__gt=now, closes_at__lte=ahead):
        silent = _silent(held)
        if _try("notices.remind", acts.remind, on=held):
            letters.write(letters.people_of(silent), f"reminder-{held.pk}", now, held.closes_at)
            done.append("notices.remind")
    return done


def _silent(held: Round) -> list[Organisation]:
    """Members that have not answered every clause of the round's text."""
    asked = set(
        Wording.objects.filter(clause__text=held.text, clause__state="in", state="leading").values_list("pk", flat=True)
    )
    given: dict[int, set[int]] = {}
    rows = Position.objects.filter(wording__in=asked, current=True).values_list("organisation_id", "wording_id")
    for organisation, wording in rows:
        given.setdefault(organisation, set()).add(wording)
    return [row for row in Organisation.objects.members() if given.get(row.pk, set()) < asked]


def _read_record(now: datetime) -> None:
    """The record is the only event bus: letters follow from entries that were not read yet."""
    mark, _new = ReadSoFar.objects.get_or_create(id=1, defaults={"index": _last()})
    for entry in Entry.objects.filter(leaf_id__gt=mark.index).order_by("leaf_id")[:1000]:
        _letters_for(entry, now)
        mark.index = entry.leaf_id
    mark.save()


def _last() -> int:
    newest = Entry.objects.order_by("-leaf_id").values_list("leaf_id", flat=True).first()
    return -1 if newest is None else newest


def _letters_for(entry: Entry, now: datetime) -> None:
    if entry.act == "texts.open_round":
        held = Round.objects.filter(text_id=entry.subject_id, closed_at=None).last()
        if held:
            letters.write(letters.people_of(Organisation.objects.members()), f"round-{held.pk}", now, held.closes_at)
    elif entry.act == "texts.freeze":
        text = Text.objects.filter(pk=entry.subject_id).first()
        if text and text.sign_by:
            everybody = letters.people_of(Organisation.objects.members())
            letters.write(everybody, f"sign-{entry.leaf_id}", now, text.sign_by)
    elif entry.act in ("signing.attest", "members.enrol_key"):
        own = Organisation.objects.filter(public_id=entry.organisation)
        letters.write(letters.people_of(own), f"{entry.act}-{entry.leaf_id}", now)
    elif entry.act == "texts.lead_wording":
        collided = Wording.objects.filter(clause__wordings=entry.subject_id, state="collided").select_related(
            "proposer"
        )
        owners = [row.proposer for row in collided if row.proposer]
        letters.write(letters.people_of(owners), f"collided-{entry.leaf_id}", now)
