"""The ladder of co-operation: the review before a step, and what a step carries out. It may as well end in staying.

An organisation stands on a step, which says what it may do; so may all together, which says how far the co-operation has come
and takes no right from anybody.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import LADDER
from hamgam.engine.letters import store
from hamgam.members import here
from hamgam.members.joining import WHY_LIMIT, checked_step, steps
from hamgam.members.joining_models import Review, Step
from hamgam.members.models import Coalition, Organisation
from hamgam.members.policy import renew_policy

QUESTIONS = ("done", "short", "change")
"""What a review answers: what was done together, what fell short, what is to change."""


def _somebody(by: Any, on: Organisation | Coalition, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id) if isinstance(on, Organisation) else on.as_subject()


@act("members.write_review", subject=_somebody)
def write_review(
    *, by: Any, on: Organisation | Coalition, at: datetime, done: str, short: str, change: str
) -> Review:  # fmt: skip
    """Answer the three questions about the co-operation with an organisation, as this organisation itself, or about that of all."""
    house = on if isinstance(on, Organisation) else None
    if not steps():
        raise NotPossible("no_ladder")
    if house is not None and (house.standing not in ("member", "suspended") or house.left_on is not None):
        raise NotPossible("not_a_member")
    said = {name: store(words, "fa").strip() for name, words in zip(QUESTIONS, (done, short, change), strict=True)}
    if not all(said.values()):
        raise NotPossible("review_incomplete")
    if any(len(words) > WHY_LIMIT for words in said.values()):
        raise NotPossible("why_long", limit=WHY_LIMIT)
    return Review.objects.create(organisation=house, written_by=by.organisation, day=here.day_of(at), **said)


def reviews_of(house: Organisation | None) -> list[Review]:
    """The reviews since the last step of an organisation, or of all together, the newest first."""
    return list(Review.objects.filter(organisation=house, step=None).select_related("written_by"))


def taken(house: Organisation | None) -> QuerySet[Step]:
    """The steps of an organisation, or of all together, the newest first, each with the reviews that led to it."""
    return Step.objects.filter(organisation=house).prefetch_related("reviews__written_by")


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


def check_step_of_all(level: str) -> None:
    """Whether all can be asked to go on together at this level: one step up at most, and more than half have looked back.

    The first level is settled with nothing behind it to look back on.
    """
    if not steps():
        raise NotPossible("no_ladder")
    if level not in steps():
        raise NotPossible("level_unknown")
    present = Coalition.objects.get().level
    if not present:
        return
    if LADDER.index(level) > LADDER.index(present) + 1:
        raise NotPossible("level_two_steps")
    if not enough_looked_back(reviews_of(None)):
        raise NotPossible("review_of_few")


def enough_looked_back(reviews: list[Review]) -> bool:
    """Whether more than half of the members have written what they think of the co-operation of all."""
    members = set(Organisation.objects.members().values_list("pk", flat=True))
    return 2 * len(members & {row.written_by_id for row in reviews}) > len(members)


def take_step_of_all(level: str, at: datetime) -> Step:
    """All work together on this step now. For acts."""
    coalition = Coalition.objects.get()
    made = Step.objects.create(organisation=None, former=coalition.level, level=level, day=here.day_of(at))
    Review.objects.filter(organisation=None, step=None).update(step=made)
    coalition.level = level
    coalition.save(update_fields=["level"])
    return made
