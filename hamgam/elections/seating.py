"""Who is elected, from when until when: places are taken, former ones end, and an office can end before its time."""

from datetime import date, datetime, timedelta
from typing import Any

from hamgam.bodies import making
from hamgam.bodies.models import Body, Membership
from hamgam.elections.models import Election, Nomination, Place
from hamgam.engine.bylaws.words import BODY_KINDS, ROLES
from hamgam.members import here
from hamgam.members.models import Seat


def last_day(on: Election, at: datetime) -> date | None:
    """The last day of a term that begins now; None where the bylaws give the office no term."""
    days = on.rule.term_days
    return here.day_of(at) + timedelta(days=days - 1) if days else None


def elect(on: Election, winners: list[Nomination], at: datetime) -> list[Place]:
    """Those elected take their places. Where all seats were elected, whoever held them before leaves them."""
    if not on.details.get("only_empty"):
        _make_room(on, at)
    return [_take(on, row, at) for row in winners]


def _make_room(on: Election, at: datetime) -> None:
    """Whoever holds the seats leaves them: by an election before, by a matter, or since the founding. Whoever was elected first
    and sits with these stays.
    """
    for before in _former(on):
        end(before, at, "term")
    if on.office not in BODY_KINDS and on.office not in ROLES:
        return
    stay = list(
        Place.objects.current().filter(office=on.rule.first).exclude(membership=None).select_related("membership")
    )
    if on.office in BODY_KINDS and on.body is not None:
        rows = on.body.memberships.filter(until=None).exclude(role="observer")
        for row in rows.exclude(pk__in=[place.membership_id for place in stay]):
            making.end_place(row, at)
    seats = Seat.objects.held().filter(role=on.office)
    seats.exclude(pk__in=[place.membership.seat_id for place in stay]).update(until=here.day_of(at))


def _former(on: Election) -> Any:
    rows = Place.objects.filter(until=None, office=on.office).exclude(election=on)
    if on.whole is not None:
        return rows.filter(election__body=on.body).exclude(election__whole=on.whole)
    return rows.filter(election__body=on.body)


def _take(on: Election, row: Nomination, at: datetime) -> Place:
    seat, membership, ends = row.seat, None, last_day(on, at)
    if on.office == "observer_seat" and on.body is not None:
        membership = Membership.objects.create(
            body=on.body, organisation=row.organisation, role="observer", since=here.day_of(at), last_day=ends
        )
    elif on.office in BODY_KINDS and on.body is not None:
        membership = _in_body(on.body, row, at, ends)
        seat = membership.seat or seat
    elif on.office in ROLES and seat is not None:
        seat = _seat(seat, on.office, at)
        body = together(on)
        membership = _in_body(body, row, at, ends) if body is not None else None
    return Place.objects.create(
        election=on, nomination=row, office=on.office, organisation=row.organisation, seat=seat, name=row.name,
        membership=membership, since=here.day_of(at), last_day=ends,
    )  # fmt: skip


def together(on: Election) -> Body | None:
    """The one body in which whoever is elected first sits with those elected after; None where there is none, or several."""
    follows = [row.office for row in on.bylaws.elections if row.first == on.office and row.office in BODY_KINDS]
    rows = list(Body.objects.in_force().filter(kind__in=follows)[:2])
    return rows[0] if len(rows) == 1 else None


def _in_body(body: Body, row: Nomination, at: datetime, ends: date | None) -> Membership:
    """A place in the body; who has one already keeps it, with the new term."""
    place = _sits(body, row)
    if place is None and row.seat is not None:
        place = making.place(body, at, seat=row.seat, name=row.name)
    elif place is None:
        place = Membership.objects.create(body=body, organisation=row.organisation, since=here.day_of(at))
    place.last_day = ends if ends is not None else place.last_day
    place.save(update_fields=["last_day"])
    return place


def _sits(body: Body, row: Nomination) -> Membership | None:
    rows = body.memberships.current().filter(organisation=row.organisation)
    found: Membership | None = rows.filter(seat__person=row.seat.person if row.seat else None).first()
    return found


def _seat(seat: Seat, role: str, at: datetime) -> Seat:
    """A seat of the office's name for the same person."""
    held = Seat.objects.held().filter(person=seat.person, organisation=seat.organisation, role=role).first()
    made: Seat = held or Seat.objects.create(
        person=seat.person, organisation=seat.organisation, role=role, since=here.day_of(at)
    )
    return made


def end(place: Place, at: datetime, why: str) -> Place:
    """An office ends, and with it the place in the body and the seat that came with it."""
    today = here.day_of(at)
    place.until, place.why = min(today, place.last_day or today), why
    place.save(update_fields=["until", "why"])
    if place.membership is not None and place.membership.until is None:
        making.end_place(place.membership, at)
    seat = Seat.objects.filter(pk=place.seat_id).first()
    if seat is not None and seat.role == place.office and seat.until is None:
        seat.until = today
        seat.save(update_fields=["until"])
    return place
