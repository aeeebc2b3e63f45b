"""Acts on a duty's turn: volunteering, letting it pass, taking it up, giving it up, leaving it where it is."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.coordination import turning
from hamgam.coordination.models import DutyOffer, DutyTurn, PassedTurn
from hamgam.coordination.standing import Known
from hamgam.engine import rotation
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.rules import Duty
from hamgam.engine.letters import store
from hamgam.members import here
from hamgam.members.models import Seat

REASON_LIMIT, DEBATE_WITHIN = 1_000, 366


def _of_ones_house(by: Any, on: None, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None)


def _of_the_holder(by: Any, on: None, given: dict[str, Any]) -> Subject:
    duty = given.get("duty", "")
    turn = Known(duty).present(duty)
    return Subject(organisation=turn.organisation.public_id if turn else None)


def _of_the_offer(by: Any, on: DutyOffer, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.organisation.public_id)


def _of_the_clock(by: Any, on: DutyTurn, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.organisation.public_id)


def the_row(duty: str) -> Duty:
    """The duty's row in the bylaws in force; NotPossible `duty_unknown`."""
    row = rules.in_force().duty(duty)
    if row is None:
        raise NotPossible("duty_unknown")
    return row


def held(duty: str) -> DutyTurn:
    """The turn that lasts; NotPossible `duty_vacant`."""
    the_row(duty)
    turn = Known(duty).present(duty)
    if turn is None:
        raise NotPossible("duty_vacant")
    return turn


def said_in(values: Mapping[str, str], limit: int) -> dict[str, str]:
    """Words in each language as they are kept; NotPossible `duty_words_long`."""
    kept = {language: store(words, language).strip() for language, words in values.items()}
    if any(len(words) > limit for words in kept.values()):
        raise NotPossible("duty_words_long", limit=limit)
    return {language: words for language, words in kept.items() if words}


@act("coordination.volunteer", subject=_of_ones_house)
def volunteer(*, by: Any, on: None = None, at: datetime, duty: str) -> DutyOffer:
    """The own organisation volunteers for a duty. Who came first stands first among equals."""
    row, house, known = the_row(duty), by.organisation, Known(duty)
    turn = known.present(duty)
    if not known.takes_volunteers(row):
        raise NotPossible("duty_takes_no_volunteers")
    if turn is not None and turn.organisation_id == house.pk:
        raise NotPossible("duty_held_already")
    if DutyOffer.objects.filter(duty=duty, organisation=house, state="open").exists():
        raise NotPossible("duty_offered_already")
    return DutyOffer.objects.create(duty=duty, organisation=house, day=here.day_of(at))


@act("coordination.take_back_offer", subject=_of_the_offer)
def take_back_offer(*, by: Any, on: DutyOffer, at: datetime) -> DutyOffer:
    """Take it back, as long as the duty is not taken up; a handover to it goes no further."""
    if on.state != "open":
        raise NotPossible("duty_offer_over")
    turning.drop(on.duty, on.organisation)
    on.state = "withdrawn"
    on.save(update_fields=["state"])
    return on


@act("coordination.pass_turn", subject=_of_ones_house)
def pass_turn(*, by: Any, on: None = None, at: datetime, duty: str, reason: str = "") -> PassedTurn:
    """The organisation whose turn is next lets it pass, this once; a handover to it goes no further."""
    row, known = the_row(duty), Known(duty)
    turn, comes = known.latest(duty), known.coming(row)
    if comes.first is None or comes.first.pk != by.organisation.pk or row.turn != "order":
        raise NotPossible("duty_not_next")
    reason = store(reason, "fa").strip()
    if len(reason) > REASON_LIMIT:
        raise NotPossible("duty_words_long", limit=REASON_LIMIT)
    if PassedTurn.objects.filter(duty=duty, after=turn.number if turn else 0, organisation=by.organisation).exists():
        raise NotPossible("duty_passed_already")
    turning.drop(duty, by.organisation)
    return PassedTurn.objects.create(
        duty=duty, after=turn.number if turn else 0, organisation=by.organisation, reason=reason, day=here.day_of(at)
    )


@act("coordination.take_up", subject=_of_ones_house)
def take_up(*, by: Any, on: None = None, at: datetime, duty: str) -> DutyTurn:
    """The organisation whose turn is next takes the duty up: from now on its seats and powers are its own.

    While somebody else holds it, it is taken up once the one before has handed over all that stands in the book, or on the
    last day of the term.
    """
    row, known = the_row(duty), Known(duty)
    turn, book, comes = known.latest(duty), known.book(duty), known.coming(row)
    if comes.first is None or comes.first.pk != by.organisation.pk:
        raise NotPossible("duty_not_next")
    if not by.organisation.seats.held().filter(role="liaison").exists():
        raise NotPossible("duty_without_liaison")
    days = None if turn is None or turn.is_void else turn.days
    given = book is not None and book.state == "open" and not book.items.filter(given_on=None).exists()
    if not rotation.may_take_up(today=here.day_of(at), days=days, given=given):
        raise NotPossible("duty_not_handed_over", day=days.ends_on if days else None)
    return turning.pass_on(row, by.organisation, row.turn, at)


@act("coordination.name_person", subject=_of_the_holder)
def name_person(*, by: Any, on: None = None, at: datetime, duty: str, seat: Seat) -> Seat:
    """The organisation that holds a duty says which of its people does it; whoever did it before does it on beside them."""
    turn, row = held(duty), the_row(duty)
    if not row.role:
        raise NotPossible("duty_without_powers")
    if seat.until is not None or seat.organisation_id != turn.organisation_id:
        raise NotPossible("duty_seat_ended")
    if turn.organisation.seats.held().filter(role=row.role, person_id=seat.person_id).exists():
        raise NotPossible("seat_held_already")
    turning.kept(turn)
    made: Seat = Seat.objects.create(
        person_id=seat.person_id, organisation=turn.organisation, role=row.role, since=here.day_of(at)
    )
    return made


@act("coordination.keep_in_place", subject=_of_the_holder)
def keep_in_place(
    *, by: Any, on: None = None, at: datetime, duty: str, words: Mapping[str, str], debate: Mapping[str, str],
    debate_on: date,
) -> DutyTurn:  # fmt: skip
    """Another organisation records that a duty stays where it is, why, and when it is debated next. The term grows no longer."""
    turn, today = held(duty), here.day_of(at)
    if today < turn.handover_from:
        raise NotPossible("duty_keep_early", day=turn.handover_from)
    said = said_in(words, REASON_LIMIT)
    if not said:
        raise NotPossible("duty_keep_why")
    if not today < debate_on <= today + timedelta(days=DEBATE_WITHIN):
        raise NotPossible("duty_debate_day")
    turn.stays, turn.debate, turn.debate_on, turn.stays_since = said, said_in(debate, 300), debate_on, today
    turn.save()
    return turn


@act("coordination.give_up", subject=_of_the_holder)
def give_up(*, by: Any, on: None = None, at: datetime, duty: str) -> DutyTurn:
    """The holder gives the duty up before its time. Until somebody takes it up, nobody does it."""
    turn = turning.kept(held(duty))
    turning.end(turn, "given_up", here.day_of(at))
    return turn


@act("coordination.end_turn", subject=_of_the_clock)
def end_turn(*, by: Any, on: DutyTurn, at: datetime) -> DutyTurn:
    """The turn of a holder that left or is suspended ends by itself."""
    if on.until is not None or not on.is_void:
        raise NotPossible("duty_turn_lasts")
    turning.end(on, turning.gone(on.organisation), here.day_of(at))
    return on
