"""Local variants of a common slogan: proposed, said to contradict it with a reason, or permitted by the clock.

There is as long to say so as there was to answer the slogan itself: the days of its row in the bylaws.
"""

from datetime import datetime, timedelta
from typing import Any

from hamgam.bodies import sitting
from hamgam.bodies.models import Body
from hamgam.bylaws.acts import NotPossible, act
from hamgam.decisions.acts import REASON_LIMIT
from hamgam.decisions.models import Matter, Variant
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import in_one_line, store
from hamgam.members import here

WORDS_LIMIT, PLACE_LIMIT, LANGUAGE_LIMIT = 200, 120, 40


def _proposed(by: Any, on: Matter, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=on.stage, kind=on.kind)


def _read(by: Any, on: Variant, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=on.state, kind=on.matter.kind)


def one_line(words: str, limit: int) -> str:
    """Words as they are kept: on one line; NotPossible `variant_long`."""
    kept = in_one_line(words, here.languages()[0])
    if len(kept) > limit:
        raise NotPossible("variant_long", limit=limit)
    return kept


def time_to_object(matter: Matter) -> int:
    """Days in which the others read a variant: those of the slogan's row, one at least."""
    return max(matter.rule.notice_days, 1)


@act("decisions.propose_variant", subject=_proposed)
def propose_variant(
    *, by: Any, on: Matter, at: datetime, words: str, place: str = "", language: str = "", body: Body | None = None
) -> Variant:
    """Propose words that are used in one place or language beside the common slogan. `body`: the unit whose words they are."""
    words, place = one_line(words, WORDS_LIMIT), one_line(place, PLACE_LIMIT)
    language = one_line(language, LANGUAGE_LIMIT)
    if not words:
        raise NotPossible("variant_words_missing")
    if body is not None and not sitting.sits(by, body):
        raise NotPossible("body_does_not_sit")
    if on.variants.exclude(state="refused").filter(words=words, place=place).exists():
        raise NotPossible("variant_there_already")
    return Variant.objects.create(
        matter=on, organisation=by.organisation, body=body, words=words, place=place, language=language,
        day=here.day_of(at),
        closes_at=at + timedelta(days=time_to_object(on)),
    )  # fmt: skip


@act("decisions.object_to_variant", subject=_read)
def object_to_variant(*, by: Any, on: Variant, at: datetime, reason: str) -> Variant:
    """Say with a reason that a variant contradicts what is common. It is not permitted then, and all read the reason."""
    if on.closes_at <= at:
        raise NotPossible("variant_over")
    reason = store(reason, here.languages()[0]).strip()
    if not reason:
        raise NotPossible("variant_reason_missing")
    if len(reason) > REASON_LIMIT:
        raise NotPossible("matter_words_too_long", limit=REASON_LIMIT)
    on.state, on.reason, on.objected_by, on.settled_on = "refused", reason, by.organisation, here.day_of(at)
    on.save()
    return on


@act("decisions.permit_variant", subject=_read)
def permit_variant(*, by: Any, on: Variant, at: datetime) -> Variant:
    """Nobody said in time that it contradicts what is common: it is permitted."""
    if on.closes_at > at:
        raise NotPossible("variant_not_due")
    on.state, on.settled_on = "permitted", here.day_of(at)
    on.save()
    return on
