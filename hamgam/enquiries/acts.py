"""Acts on letters from outside: taken, given back, answered, objected to, sent, closed; erased when their time is over."""

from datetime import datetime, timedelta
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.decisions.models import Matter
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.enquiries import ruled
from hamgam.enquiries.models import (
    AnswerObjection,
    EnquirerAddress,
    Enquiry,
    EnquiryAnswer,
    FurtherWords,
    OutgoingAnswer,
)
from hamgam.members import here

#: The most letters of an answer and of a reason.
ANSWER_LIMIT, REASON_LIMIT = 6_000, 1_000


def _of_ones_house(by: Any, on: Enquiry, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None)


def _of_the_holder(by: Any, on: Enquiry, given: dict[str, Any]) -> Subject:
    """Whoever has taken it; a letter that nobody has taken is everybody's."""
    return Subject(organisation=on.holder.public_id if on.holder else by.public_id or None)


def _of_the_answer(by: Any, on: EnquiryAnswer, given: dict[str, Any]) -> Subject:
    """Whose answer it is. An organisation that left, or whose letter another one took, sends no more of it."""
    holder = on.enquiry.holder
    mine = holder is not None and holder.pk == on.organisation_id
    return Subject(organisation=on.organisation.public_id if mine or by.special == "clock" else None)


def _reason(words: str) -> str:
    kept = store(words, here.languages()[0]).strip()
    if not kept:
        raise NotPossible("enquiry_reason_missing")
    if len(kept) > REASON_LIMIT:
        raise NotPossible("enquiry_reason_long", limit=REASON_LIMIT)
    return kept


def _open(on: Enquiry) -> None:
    """NotPossible `enquiry_over` where it is answered or closed."""
    if on.state not in ("waiting", "taken"):
        raise NotPossible("enquiry_over")


def _held(by: Any, on: Enquiry) -> None:
    """NotPossible `enquiry_not_taken` unless the own organisation has taken it."""
    _open(on)
    if on.holder is None or on.holder.pk != by.organisation.pk:
        raise NotPossible("enquiry_not_taken")


def _drop_draft(on: Enquiry) -> None:
    on.answers.filter(state="draft").update(state="replaced", by_itself=False)


@act("enquiries.take", subject=_of_ones_house)
def take(*, by: Any, on: Enquiry, at: datetime) -> Enquiry:
    """The own organisation takes a letter: it answers, or gives it back. Two never hold the same one."""
    _open(on)
    if on.holder is not None:
        raise NotPossible("enquiry_taken")
    _drop_draft(on)
    on.state, on.taken_by, on.taken_on = "taken", by.organisation, here.day_of(at)
    on.save(update_fields=["state", "taken_by", "taken_on"])
    return on


@act("enquiries.give_back", subject=_of_the_holder)
def give_back(*, by: Any, on: Enquiry, at: datetime) -> Enquiry:
    """It waits for everybody again; a draft of an answer goes with it."""
    _held(by, on)
    _drop_draft(on)
    on.state, on.taken_by, on.taken_on = "waiting", None, None
    on.save(update_fields=["state", "taken_by", "taken_on"])
    return on


@act("enquiries.draft", subject=_of_the_holder)
def draft(*, by: Any, on: Enquiry, at: datetime, words: str, decision: int | None = None) -> EnquiryAnswer:
    """Write the answer, or write it anew: what was objected to gives way, and the time for objecting begins again.

    decision: the number in the register of an adopted decision. Its own words stand in the answer, taken from the register; the words
    that are typed here are the organisation's in any case. Such an answer waits, whatever the bylaws say of others.
    """
    _held(by, on)
    kept = store(words, on.language).strip()
    if not kept:
        raise NotPossible("enquiry_answer_missing")
    if len(kept) > ANSWER_LIMIT:
        raise NotPossible("enquiry_answer_long", limit=ANSWER_LIMIT)
    cited = None
    if decision is not None:
        cited = adopted(decision)
        if cited is None:
            raise NotPossible("enquiry_decision_unknown")
    _drop_draft(on)
    made: EnquiryAnswer = EnquiryAnswer.objects.create(
        enquiry=on, organisation=by.organisation, words=kept, language=on.language, decision=cited,
        free_at=at + timedelta(hours=ruled.hours(decision=cited is not None)), day=here.day_of(at),
    )  # fmt: skip
    return made


def adopted(number: int) -> Matter | None:
    """The decision with this number in the register, if it was adopted."""
    found: Matter | None = Matter.objects.filter(decision=number, stage="agreed").first()
    return found


@act("enquiries.object")
def object(*, by: Any, on: EnquiryAnswer, at: datetime, reason: str) -> AnswerObjection:
    """Another organisation objects: the answer stays back until it is changed or the objection is taken back.

    Where the bylaws show answers afterwards, what went out has gone; the objection stands beside it for the members to read.
    """
    if on.state == "replaced" or (on.state == "sent" and ruled.seen_before()):
        raise NotPossible("enquiry_answer_gone")
    if on.objections.filter(organisation=by.organisation, taken_back=False).exists():
        raise NotPossible("enquiry_objected_already")
    made: AnswerObjection = AnswerObjection.objects.create(
        answer=on, organisation=by.organisation, reason=_reason(reason), day=here.day_of(at)
    )
    return made


@act("enquiries.withdraw_objection")
def withdraw_objection(*, by: Any, on: AnswerObjection, at: datetime) -> AnswerObjection:
    """Take an objection back."""
    if on.taken_back or on.answer.state == "replaced":
        raise NotPossible("enquiry_objection_over")
    on.taken_back = True
    on.save(update_fields=["taken_back"])
    return on


@act("enquiries.send", subject=_of_the_answer)
def send(*, by: Any, on: EnquiryAnswer, at: datetime, when_free: bool = False) -> EnquiryAnswer:
    """Let the answer go: at once where nobody can object any more, else by itself once the time is over (`when_free`)."""
    if on.state != "draft":
        raise NotPossible("enquiry_answer_gone")
    _open(on.enquiry)
    if on.enquiry.holder is None or on.enquiry.holder.pk != on.organisation_id:
        raise NotPossible("enquiry_not_taken")
    if on.decision_id and on.decision.stage != "agreed":
        raise NotPossible("enquiry_decision_unknown")
    held = on.objections.filter(taken_back=False).exists()
    if by.special == "clock" and not on.by_itself:
        raise NotPossible("enquiry_answer_waits")
    if held and not when_free:
        raise NotPossible("enquiry_answer_held")
    if on.free_at > at and not when_free:
        raise NotPossible("enquiry_answer_early")
    if held or on.free_at > at:
        on.by_itself = True
        on.save(update_fields=["by_itself"])
        return on
    _go(on, at)
    return on


def _go(on: EnquiryAnswer, at: datetime) -> None:
    day = here.day_of(at)
    on.state, on.sent_on = "sent", day
    on.save(update_fields=["state", "sent_on"])
    letter = on.enquiry
    letter.state, letter.ended_on = "answered", day
    letter.save(update_fields=["state", "ended_on"])
    if EnquirerAddress.objects.filter(enquiry=letter).exists():
        OutgoingAnswer.objects.create(answer=on)


@act("enquiries.close", subject=_of_the_holder)
def close(*, by: Any, on: Enquiry, at: datetime, reason: str) -> Enquiry:
    """End a letter, that the own organisation has taken, without an answer. Whoever wrote it reads the reason; nothing is sent."""
    _held(by, on)
    on.reason = _reason(reason)
    _drop_draft(on)
    on.state, on.ended_on = "closed", here.day_of(at)
    on.save(update_fields=["state", "ended_on", "reason"])
    return on


@act("enquiries.erase", subject=_of_ones_house)
def erase(*, by: Any, on: Enquiry, at: datetime) -> Enquiry:
    """The time that the bylaws say is over: the words of the letter, of its answers and objections are gone.

    It runs from the end; where nobody ended it, from the last day on which something came in, and it is closed then.
    """
    days = ruled.kept_for()
    if on.erased or days is None or on.since + timedelta(days=days) > here.day_of(at):
        raise NotPossible("enquiry_erase_early")
    if on.ended_on is None:
        _drop_draft(on)
        on.state, on.ended_on = "closed", here.day_of(at)
    EnquirerAddress.objects.filter(enquiry=on).delete()
    FurtherWords.objects.filter(enquiry=on).update(words="", message=None)
    for answer in on.answers.all():
        answer.words = ""
        answer.save(update_fields=["words"])
    for row in AnswerObjection.objects.filter(answer__enquiry=on):
        row.reason = "–"
        row.save(update_fields=["reason"])
    on.subject = on.words = on.name = on.reason = ""
    on.erased, on.code_hash, on.message = True, None, None
    on.save()
    return on
