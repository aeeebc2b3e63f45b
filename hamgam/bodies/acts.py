"""What is done in bodies: named, joined, left, a chair named, a place ended; and reporting on a mandate.

Making and ending a body and giving a mandate are matters that the coalition settles; `hamgam.decisions.kinds` carries
them out through `hamgam.bodies.making`.
"""

from datetime import datetime
from typing import Any

from hamgam.bodies import making, sitting
from hamgam.bodies.models import Body, Mandate, MandateReport, Membership
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import in_one_line, store
from hamgam.members import here
from hamgam.members.models import Seat

NAME_LIMIT, REPORT_LIMIT = 120, 5_000


def _for_ones_house(by: Any, on: Body, given: dict[str, Any]) -> Subject:
    seat = given.get("seat")
    whose = seat.organisation.public_id if seat is not None else by.public_id
    return Subject(organisation=whose or None, kind=on.kind)


def _for_oneself(by: Any, on: Body, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, kind=on.kind, person_is_actor=by.person is not None)


def _of_the_body(by: Any, on: Body, given: dict[str, Any]) -> Subject:
    return Subject(kind=on.kind, other={"entitled": sitting.sits(by, on)})


def _of_the_place(by: Any, on: Membership, given: dict[str, Any]) -> Subject:
    own = by.person is not None and on.seat is not None and on.seat.person_id == by.person.pk
    return Subject(organisation=on.organisation.public_id, kind=on.body.kind, person_is_actor=own)


def _of_the_term(by: Any, on: Membership, given: dict[str, Any]) -> Subject:
    return Subject(kind=on.body.kind)


def _of_the_mandate(by: Any, on: Mandate, given: dict[str, Any]) -> Subject:
    return Subject(kind=on.kind or None, other={"entitled": sitting.holds(by, on)})


def _name(words: str) -> str:
    name = in_one_line(words, "fa")
    if len(name) > NAME_LIMIT:
        raise NotPossible("body_name_long", limit=NAME_LIMIT)
    return name


def _must_last(body: Body) -> None:
    if body.state != "in_force":
        raise NotPossible("body_ended")


@act("bodies.name_member", subject=_for_ones_house)
def name_member(*, by: Any, on: Body, at: datetime, seat: Seat, name: str = "") -> Membership:
    """Name one's own organisation's person in a body: where each names its own, or in a place that waits for its person.

    Whoever sat there for the organisation before makes room; in a place that was decided on that is only once.
    """
    _must_last(on)
    if seat.until is not None:
        raise NotPossible("body_seat_ended")
    waiting = on.memberships.current().filter(organisation=seat.organisation, waits=True).first()
    if waiting is None and on.filled != "named_by_each":
        raise NotPossible("body_not_named_by_each")
    if on.memberships.current().filter(organisation=seat.organisation, seat__person=seat.person).exists():
        raise NotPossible("body_sits_already")
    name = _name(name)
    if waiting is not None:
        return making.take_place(waiting, seat, name or waiting.name, at)
    for before in on.memberships.current().filter(organisation=seat.organisation):
        making.end_place(before, at)
    return making.place(on, at, seat=seat, name=name, named_by=seat.organisation)


@act("bodies.join", subject=_for_oneself)
def join(*, by: Any, on: Body, at: datetime, name: str = "") -> Membership:
    """Come into a body that is open to whoever comes, for oneself."""
    _must_last(on)
    if on.filled != "volunteers":
        raise NotPossible("body_not_open")
    if on.memberships.current().filter(seat__person=by.person, organisation=by.organisation).exists():
        raise NotPossible("body_sits_already")
    if on.seats and on.memberships.current().count() >= on.seats:
        raise NotPossible("body_full", n=on.seats)
    return making.place(on, at, seat=by.seat, name=_name(name))


@act("bodies.leave", subject=_for_oneself)
def leave(*, by: Any, on: Body, at: datetime) -> Body:
    """Leave a body, for oneself. It stays readable from when until when one sat there."""
    found = list(on.memberships.current().filter(seat__person=by.person, organisation=by.organisation))
    if not found:
        raise NotPossible("body_does_not_sit")
    for membership in found:
        making.end_place(membership, at)
    return on


@act("bodies.name_chair", subject=_of_the_body)
def name_chair(*, by: Any, on: Body, at: datetime, membership: Membership) -> Membership:
    """The members of a body say who of them chairs it; whoever chaired it before is a member again."""
    _must_last(on)
    chosen = on.memberships.filled().filter(pk=membership.pk).first()
    if chosen is None:
        raise NotPossible("body_chair_not_member")
    for before in on.memberships.filter(role="chair").exclude(pk=chosen.pk):
        before.role = "member"
        before.save(update_fields=["role"])
    chosen.role = "chair"
    chosen.save(update_fields=["role"])
    return membership


@act("bodies.end_membership", subject=_of_the_place)
def end_membership(*, by: Any, on: Membership, at: datetime) -> Membership:
    """End a place: one's own, or that of one's own organisation's person where the organisation named them."""
    if on.until is not None:
        raise NotPossible("body_place_ended")
    own = on.seat is not None and on.seat.person_id == by.person.pk
    if not own and on.body.filled not in ("named_by_each", "volunteers"):
        raise NotPossible("body_place_decided")
    return making.end_place(on, at)


@act("bodies.end_term", subject=_of_the_term)
def end_term(*, by: Any, on: Membership, at: datetime) -> Membership:
    """The term of a place is over: it ends, and with it the seat that came with it."""
    if on.until is not None or on.last_day is None or on.last_day >= here.day_of(at):
        raise NotPossible("body_term_lasts")
    return making.end_place(on, at)


@act("bodies.report_on_mandate", subject=_of_the_mandate)
def report_on_mandate(*, by: Any, on: Mandate, at: datetime, words: dict[str, str]) -> MandateReport:
    """Tell what was done with a mandate, also when it is over."""
    if on.begins_on > here.today():
        raise NotPossible("mandate_not_begun_yet")
    said = {language: store(value, language).strip() for language, value in words.items() if value.strip()}
    if not said:
        raise NotPossible("mandate_report_missing")
    if any(len(value) > REPORT_LIMIT for value in said.values()):
        raise NotPossible("mandate_report_long", limit=REPORT_LIMIT)
    return MandateReport.objects.create(mandate=on, organisation=by.organisation, words=said, day=here.today())
