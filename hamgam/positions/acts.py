"""Taking positions: on one wording, on the whole text at once, or a promise to answer later."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.members import here
from hamgam.positions.models import STANCES, Position, Promise
from hamgam.texts.models import Round, Text, Wording

NEEDS_REASON = ("reservation", "reject")
#: States of a wording, and of its clause, in which it can be answered.
ANSWERABLE = ("leading", "open")
IN_QUESTION = ("in", "proposed")
#: The most letters of a reason: a page and a half, to be read in a margin.
REASON_LIMIT = 4_000
NOTE_LIMIT = 300


def _whose(by: Any, given: dict[str, Any]) -> str | None:
    """For whom the form was made. A person with two seats may have chosen the other one meanwhile."""
    return given.get("organisation") or by.public_id or None


def _on_wording(by: Any, on: Wording, given: dict[str, Any]) -> Subject:
    text = on.clause.text
    return Subject(organisation=_whose(by, given), stage=text.stage, kind=text.kind)


def _on_text(by: Any, on: Text, given: dict[str, Any]) -> Subject:
    return Subject(organisation=_whose(by, given), stage=on.stage, kind=on.kind)


def _on_round(by: Any, on: Round, given: dict[str, Any]) -> Subject:
    return _on_text(by, on.text, given)


def _open_round(text: Text) -> Round:
    found = text.rounds.filter(closed_at=None).order_by("-number").first()
    if found is None:
        raise NotPossible("no_open_round")
    return found


def _checked(stance: str, reason: str, language: str) -> str:
    """The reason as it is kept; refuses what is no answer."""
    if stance not in STANCES:
        raise NotPossible("stance_missing")
    kept = store(reason, language).strip()
    if stance in NEEDS_REASON and not kept:
        raise NotPossible("reason_missing")
    if len(kept) > REASON_LIMIT:
        raise NotPossible("reason_too_long", limit=REASON_LIMIT)
    return kept


def _check_wording(wording: Wording) -> None:
    if wording.state not in ANSWERABLE or wording.clause.state not in IN_QUESTION:
        raise NotPossible("wording_changed")


def _enter(by: Any, current: Position | None, **values: Any) -> Position:
    """Write a position; the former one stays in the history. The same answer again changes nothing."""
    if current is not None:
        if all(getattr(current, name) == values[name] for name in ("stance", "reason", "mandated")):
            return current
        current.current = False
        current.save(update_fields=["current"])
    return Position.objects.create(organisation=by.organisation, **values)


@act("positions.take", subject=_on_wording)
def take(
    *, by: Any, on: Wording, at: datetime, stance: str, reason: str = "", mandated: bool = False,
    organisation: str = "", seen: int | None = None,
) -> Position:  # fmt: skip
    """One organisation's answer to one wording.

    `organisation`: the public id for which the form was made; another one than the seat's is refused. `seen`: the
    organisation's own position when the form was made (0: none); if a colleague answered since then, that is told.
    """
    kept = _checked(stance, reason, on.clause.text.language)
    _check_wording(on)
    current = on.positions.filter(organisation=by.organisation, current=True).first()
    same = current is not None and (current.stance, current.reason, current.mandated) == (stance, kept, mandated)
    if seen is not None and (current.pk if current else 0) != seen and not same:
        raise NotPossible("answered_meanwhile")
    return _enter(
        by, current, wording=on, round=_open_round(on.clause.text), stance=stance, reason=kept, mandated=mandated,
        day=here.day_of(at),
    )  # fmt: skip


@act("positions.take_whole", subject=_on_text)
def take_whole(
    *, by: Any, on: Text, at: datetime, answers: Mapping[int, tuple[str, str]], mandated: bool = False,
    organisation: str = "",
) -> int:  # fmt: skip
    """Answers to many wordings at once, as shown and confirmed: wording id → (stance, reason). Answers how many."""
    if not answers:
        raise NotPossible("nothing_chosen")
    wordings = {w.pk: w for w in Wording.objects.filter(clause__text=on, pk__in=answers).select_related("clause")}
    kept = {key: (stance, _checked(stance, reason, on.language)) for key, (stance, reason) in answers.items()}
    for key in kept:
        if key not in wordings:
            raise NotPossible("wording_changed")
        _check_wording(wordings[key])
    opened, day = _open_round(on), here.day_of(at)
    own = Position.objects.filter(wording__in=wordings, organisation=by.organisation, current=True)
    current = {row.wording_id: row for row in own}
    for key, (stance, reason) in kept.items():
        _enter(
            by, current.get(key), wording=wordings[key], round=opened, stance=stance, reason=reason, mandated=mandated,
            day=day,
        )  # fmt: skip
    return len(kept)


@act("positions.promise_answer", subject=_on_round)
def promise_answer(*, by: Any, on: Round, at: datetime, until: date, note: str = "", organisation: str = "") -> Promise:
    """Say when the organisation will answer («تا ۱۲ آبان نشست داریم»). It asks for patience and counts as nothing."""
    kept = store(note, on.text.language).strip()
    if on.closed_at is not None:
        raise NotPossible("no_open_round")
    if until < here.day_of(at):
        raise NotPossible("promise_in_the_past")
    if len(kept) > NOTE_LIMIT:
        raise NotPossible("note_too_long", limit=NOTE_LIMIT)
    promise = Promise.objects.filter(round=on, organisation=by.organisation).first()
    promise = promise or Promise(round=on, organisation=by.organisation)
    promise.until, promise.note = until, kept
    promise.save()
    return promise
