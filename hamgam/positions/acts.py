"""Taking positions: on one wording, on the whole text at once, or a promise to answer later."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.members.models import Organisation
from hamgam.positions.models import STANCES, Position, Promise
from hamgam.texts.acts.draft import LETTERS_LIMIT
from hamgam.texts.models import Round, Text, Wording

NEEDS_REASON = ("reservation", "reject")
ANSWERABLE = ("leading", "open")


def _on_wording(by: Any, on: Wording, given: dict[str, Any]) -> Subject:
    text = on.clause.text
    return Subject(organisation=by.public_id or None, stage=text.stage, kind=text.kind)


def _on_text(by: Any, on: Text, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=on.stage, kind=on.kind)


def _on_round(by: Any, on: Round, given: dict[str, Any]) -> Subject:
    return _on_text(by, on.text, given)


def _check(stance: str, reason: str) -> None:
    if stance not in STANCES:
        raise NotPossible("stance_missing")
    if stance in NEEDS_REASON and not reason.strip():
        raise NotPossible("reason_missing")
    if len(reason) > LETTERS_LIMIT:
        raise NotPossible("too_long", limit=LETTERS_LIMIT)


def _enter(
    organisation: Organisation, wording: Wording, stance: str, reason: str, mandated: bool, day: date
) -> Position:
    """Write a position; the former one stays in the history. The same answer again changes nothing."""
    current = wording.positions.filter(organisation=organisation, current=True).first()
    if current is not None:
        if (current.stance, current.reason, current.mandated) == (stance, reason, mandated):
            return current
        current.current = False
        current.save(update_fields=["current"])
    return Position.objects.create(
        wording=wording, organisation=organisation, stance=stance, reason=reason, mandated=mandated, day=day
    )


@act("positions.take", subject=_on_wording)
def take(*, by: Any, on: Wording, at: datetime, stance: str, reason: str = "", mandated: bool = False) -> Position:
    """One organisation's answer to one wording."""
    _check(stance, reason)
    if on.state not in ANSWERABLE:
        raise NotPossible("wording_changed")
    return _enter(by.organisation, on, stance, reason.strip(), mandated, at.date())


@act("positions.take_whole", subject=_on_text)
def take_whole(
    *, by: Any, on: Text, at: datetime, answers: Mapping[int, tuple[str, str]], mandated: bool = False
) -> int:
    """Answers to many wordings at once, as shown and confirmed: wording id → (stance, reason). Answers how many."""
    wordings = {w.pk: w for w in Wording.objects.filter(clause__text=on, pk__in=answers).select_related("clause__text")}
    if not answers:
        raise NotPossible("nothing_chosen")
    for key, (stance, reason) in answers.items():
        _check(stance, reason)
        if key not in wordings or wordings[key].state not in ANSWERABLE:
            raise NotPossible("wording_changed")
    for key, (stance, reason) in answers.items():
        _enter(by.organisation, wordings[key], stance, reason.strip(), mandated, at.date())
    return len(answers)


@act("positions.promise_answer", subject=_on_round)
def promise_answer(*, by: Any, on: Round, at: datetime, until: date, note: str = "") -> Promise:
    """Say when the organisation will answer («تا ۱۲ آبان نشست داریم»). It asks for patience and counts as nothing."""
    if on.closed_at is not None:
        raise NotPossible("no_open_round")
    if until < at.date():
        raise NotPossible("deadline_passed")
    promise = Promise.objects.filter(round=on, organisation=by.organisation).first()
    promise = promise or Promise(round=on, organisation=by.organisation)
    promise.until, promise.note = until, note.strip()[:300]
    promise.save()
    return promise
