"""Bodies and mandates as they come about and end; called inside the acts that settle it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils.text import slugify

from hamgam.bodies.models import Body, Mandate, Membership
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.engine.bylaws import Bylaws
from hamgam.engine.bylaws.words import ROLES
from hamgam.members import here
from hamgam.members.models import Organisation, Seat


def make(
    bylaws: Bylaws, at: datetime, *, kind: str, names: Mapping[str, str], made_by: int | None = None, **given: Any
) -> Body:
    """A new body of a kind that the bylaws know; how it gets its members is theirs to say."""
    row = bylaws.body(kind)
    if row is None:
        raise NotPossible("body_kind_unknown")
    return Body.objects.create(
        slug=_slug(kind, names), kind=kind, filled=row.filled, seats=row.seats, names=dict(names), since=here.day_of(at),
        made_by=made_by, **given,
    )  # fmt: skip


def _slug(kind: str, names: Mapping[str, str]) -> str:
    base = slugify(names.get("en", ""))[:40].strip("-") or kind
    found, number = base, 1
    while Body.objects.filter(slug=found).exists():
        number += 1
        found = f"{base}-{number}"
    return found


def end(body: Body, at: datetime) -> None:
    """The body ends, and with it every place in it. Its mandates are over; all of it stays readable."""
    for membership in body.memberships.filter(until=None):
        end_place(membership, at)
    for mandate in body.mandates.filter(state="given"):
        end_mandate(mandate, at)
    body.state, body.ended_on = "ended", here.day_of(at)
    body.save(update_fields=["state", "ended_on"])


def last_day(body: Body, at: datetime) -> date | None:
    """The last day of a place that begins now: by the term that the bylaws in force give, and by that of the body.

    The earlier one of both; None where there is none. A term of the body that is over binds those elected after it no more.
    """
    begins, row = here.day_of(at), rules.in_force().body(body.kind)
    ends = [body.term_ends] if body.term_ends is not None and body.term_ends >= begins else []
    if row is not None and row.term_days:
        ends.append(begins + timedelta(days=row.term_days - 1))
    return min(ends, default=None)


def place(body: Body, at: datetime, *, seat: Seat, name: str = "", **given: Any) -> Membership:
    """A person's place in a body, through a seat."""
    seat = _seat_of_the_body(body, seat, at)
    return Membership.objects.create(
        body=body, organisation=seat.organisation, seat=seat, name=name, since=here.day_of(at),
        last_day=last_day(body, at), **given,
    )  # fmt: skip


def take_place(waiting: Membership, seat: Seat, name: str, at: datetime) -> Membership:
    """The organisation said which of its people it is."""
    waiting.seat, waiting.waits, waiting.name = _seat_of_the_body(waiting.body, seat, at), False, name
    waiting.named_by = seat.organisation
    waiting.save()
    return waiting


def _seat_of_the_body(body: Body, seat: Seat, at: datetime) -> Seat:
    """Where a body's members hold seats of its name, a seat of that name."""
    if body.kind not in ROLES or seat.role == body.kind:
        return seat
    held = Seat.objects.held().filter(person=seat.person, organisation=seat.organisation, role=body.kind).first()
    if held is not None:
        return held
    made: Seat = Seat.objects.create(
        person=seat.person, organisation=seat.organisation, role=body.kind, since=here.day_of(at)
    )
    return made


def end_place(membership: Membership, at: datetime) -> Membership:
    """A place ends, and with it the seat that came with it."""
    today = here.day_of(at)
    membership.until, membership.role = min(today, membership.last_day or today), "member"
    membership.save(update_fields=["until", "role"])
    seat = membership.seat
    if seat is not None and seat.role == membership.body.kind and seat.until is None:
        seat.until = here.day_of(at)
        seat.save(update_fields=["until"])
    return membership


def appoint(body: Body, places: Sequence[Mapping[str, str]], at: datetime) -> list[Membership]:
    """Places that were decided on: {"organisation": slug, "name": as the person is called here}; the first one chairs it
    where its "chair" says so. With a name the organisation has still to say which of its people it is; without one it sits
    there itself.
    """
    made = []
    for row in places:
        house = Organisation.objects.members().filter(slug=row["organisation"]).first()
        if house is None:
            raise NotPossible("body_organisation_unknown")
        name = row.get("name", "")
        same = body.memberships.current().filter(organisation=house, name=name)
        if not same.exists():
            made.append(
                Membership.objects.create(
                    body=body, organisation=house, waits=bool(name), name=name, since=here.day_of(at),
                    last_day=last_day(body, at),
                    role="chair" if row.get("chair") else "member",
                )
            )  # fmt: skip
    return made


def give(at: datetime, *, begins_on: date | None = None, **given: Any) -> Mandate:
    """A mandate, in force from the day on which it is given or from a later one."""
    number = (Mandate.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    today = here.day_of(at)
    return Mandate.objects.create(number=number, given_on=today, begins_on=max(begins_on or today, today), **given)


def end_mandate(mandate: Mandate, at: datetime) -> None:
    """A mandate ends before its time."""
    mandate.state, mandate.ended_on = "ended", here.day_of(at)
    mandate.save(update_fields=["state", "ended_on"])
