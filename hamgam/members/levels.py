"""The ladder of co-operation: the review before a step, and what a step carries out. It may as well end in staying."""

from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.members import here
from hamgam.members.joining import WHY_LIMIT, checked_step, steps
from hamgam.members.joining_models import Review, Step
from hamgam.members.models import Organisation
from hamgam.members.policy import renew_policy

QUESTIONS = ("done", "short", "change")
"""What a review answers: what was done together, what fell short, what is to change."""


def _somebody(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id)


@act("members.write_review", subject=_somebody)
def write_review(*, by: Any, on: Organisation, at: datetime, done: str, short: str, change: str) -> Review:
    """Answer the three questions about the co-operation with this organisation, or as this organisation itself."""
    if not steps():
        raise NotPossible("no_ladder")
    if on.standing not in ("member", "suspended") or on.left_on is not None:
        raise NotPossible("not_a_member")
    said = {name: store(words, "fa").strip() for name, words in zip(QUESTIONS, (done, short, change), strict=True)}
    if not all(said.values()):
        raise NotPossible("review_incomplete")
    if any(len(words) > WHY_LIMIT for words in said.values()):
        raise NotPossible("why_long", limit=WHY_LIMIT)
    return Review.objects.create(organisation=on, written_by=by.organisation, day=here.day_of(at), **said)


def reviews_of(house: Organisation) -> list[Review]:
    """The reviews since the last step, the newest first."""
    return list(house.reviews.filter(step=None).select_related("written_by"))


def check_step(house: Organisation, level: str) -> None:
    """Whether a step to this level can be put to the members: both sides have answered the review. "" is wholly."""
    if not steps():
        raise NotPossible("no_ladder")
    if house.standing not in ("member", "suspended") or house.left_on is not None:
        raise NotPossible("not_a_member")
    checked_step(level)
    written = {row.written_by_id == house.pk for row in reviews_of(house)}
    if written != {True, False}:
        raise NotPossible("review_of_one_side" if written else "review_missing")


def take_step(house: Organisation, level: str, at: datetime) -> Step:
    """It stands on this step now; what it may do, and who is asked to sign, follows from that. For acts."""
    made = Step.objects.create(organisation=house, former=house.level, level=level, day=here.day_of(at))
    house.reviews.filter(step=None).update(step=made)
    house.level = level
    house.save(update_fields=["level"])
    renew_policy(at.date())
    return made
