"""Suspending a seat: a telephone was taken, a password is in other hands, somebody is pressed. Two colleagues do it together, at once
and without anybody's leave; two lift it again. Whoever is in danger suspends their own seat alone.

It takes nothing away for good: what was done stays, the seat stays, and nobody acts from it meanwhile.
"""

from datetime import datetime, timedelta
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.members import account_changes, here
from hamgam.members.hold_models import SeatHold
from hamgam.members.models import Seat
from hamgam.members.session_models import Session

#: So long a colleague's wish waits for the second one; afterwards it counts no more.
WAITS = timedelta(days=3)


def _of_the_house(by: Any, on: Seat, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.organisation.public_id if on.until is None else None)


def colleagues(seat: Seat) -> set[Any]:
    """The people who could suspend this seat or lift it: all others who sit in the organisation and are not suspended."""
    held = Seat.objects.held().filter(organisation_id=seat.organisation_id, suspended=False)
    return set(held.exclude(person_id=seat.person_id).values_list("person", flat=True))


def hold_of(seat: Seat, at: datetime) -> SeatHold | None:
    """What was asked about this seat and still counts."""
    row = SeatHold.objects.filter(seat=seat, ended_on=None).select_related("asked_by", "lift_asked_by").first()
    if row is not None and not seat.suspended and here.day_of(at) - row.asked_on > WAITS:
        return None
    return row


@act("members.suspend_seat", subject=_of_the_house)
def suspend_seat(*, by: Any, on: Seat, at: datetime) -> Seat:
    """The first colleague asks, the second one suspends; one's own seat is suspended at once. All sessions of the person end."""
    if on.suspended:
        raise NotPossible("seat_suspended_already")
    own, others = by.person.pk == on.person_id, colleagues(on)
    if not others or (not own and len(others) < 2):
        raise NotPossible("too_few_to_lift" if own else "too_few_colleagues")
    row = hold_of(on, at)
    if row is None:
        SeatHold.objects.filter(seat=on, ended_on=None).update(ended_on=here.day_of(at))
        row = SeatHold.objects.create(seat=on, asked_by=by.seat, asked_on=here.day_of(at))
    elif row.asked_by.person_id == by.person.pk and not own:
        raise NotPossible("second_colleague_missing")
    else:
        row.confirmed_by = by.seat
        row.save(update_fields=["confirmed_by"])
    if own or row.confirmed_by is not None:
        _set(on, suspended=True)
        Session.objects.filter(person=on.person_id).delete()
        account_changes.note(on.person, "suspended")
    return on


@act("members.lift_seat", subject=_of_the_house)
def lift_seat(*, by: Any, on: Seat, at: datetime) -> Seat:
    """Two colleagues lift what was suspended, one after the other; one alone where only one is left."""
    row = hold_of(on, at)
    if not on.suspended or row is None:
        raise NotPossible("seat_not_suspended")
    if row.lift_asked_by is not None and row.lift_asked_by.person_id == by.person.pk:
        raise NotPossible("second_colleague_missing")
    if row.lift_asked_by is None and len(colleagues(on)) > 1:
        row.lift_asked_by = by.seat
        row.save(update_fields=["lift_asked_by"])
        return on
    row.ended_on = here.day_of(at)
    row.save(update_fields=["ended_on"])
    _set(on, suspended=False)
    account_changes.note(on.person, "lifted")
    return on


def _set(seat: Seat, *, suspended: bool) -> None:
    seat.suspended = suspended
    seat.save(update_fields=["suspended"])
