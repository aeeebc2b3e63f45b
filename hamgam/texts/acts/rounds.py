"""Rounds of positions: opened with a deadline, closed by the clock."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.members import here
from hamgam.record import times
from hamgam.texts.answers import round_answers
from hamgam.texts.models import Round, Text
from hamgam.texts.shape import in_text, keep_version


def _opening(by: Any, on: Text, given: dict[str, Any]) -> Subject:
    closes = given.get("closes_at")
    days = {"days": (closes - (given.get("now") or times.now())).total_seconds() / 86400} if closes else {}
    return Subject(organisation=on.proposer.public_id, stage=on.stage, kind=on.kind, other=days)


def _closing(by: Any, on: Text, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.proposer.public_id, stage=on.stage, kind=on.kind, answers=round_answers(on))


@act("texts.open_round", subject=_opening)
def open_round(*, by: Any, on: Text, at: datetime, closes_at: datetime, now: datetime | None = None) -> Round:
    """Ask every organisation about every clause, and every one that is proposed, until a deadline.

    `now`: when the form was read, so that a deadline of exactly the bylaws' days is not too short by its last second.
    """
    if closes_at <= at:
        raise NotPossible("deadline_passed")
    if not in_text(on) and not on.clauses.filter(state="proposed").exists():
        raise NotPossible("no_clauses")
    number = (on.rounds.aggregate(last=Max("number"))["last"] or 0) + 1
    on.stage = "positions"
    on.bylaws_version = on.bylaws_version or rules.in_force().version
    on.answers = str(rules.of(on).setting("answers", on.kind))
    on.save(update_fields=["stage", "answers", "bylaws_version"])
    keep_version(on, "round_opened", here.day_of(at))
    return Round.objects.create(text=on, number=number, opened_at=at, closes_at=closes_at)


@act("texts.close_round", subject=_closing)
def close_round(*, by: Any, on: Text, at: datetime) -> Round:
    """Close the round: by the clock when it is due, earlier when everybody has answered."""
    current = on.rounds.filter(closed_at=None).order_by("-number").first()
    if current is None:
        raise NotPossible("no_open_round")
    if by.special == "clock" and current.closes_at > at:
        raise NotPossible("not_due_yet")
    current.closed_at = at
    current.save(update_fields=["closed_at"])
    on.stage = "common_ground"
    on.save(update_fields=["stage"])
    return current
