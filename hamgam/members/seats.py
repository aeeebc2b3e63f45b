"""Seats: invited to by a link that works once, taken up, given up; and the link for who lost a password."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.members import account_changes, factors, here, sessions
from hamgam.members import names as naming
from hamgam.members.key_acts import end_passkeys, people_of
from hamgam.members.models import Invitation, Organisation, Person, Seat, secret_hash

#: Seats from which nobody invites, signs by key or holds a duty: an invitation to one takes one person, and no second factor is urged.
WITHOUT_POWERS = ("delegate", "observer", "candidate")


def _seat_offered(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    typed = {"role": given["role"]} if given.get("role") else {}
    return Subject(organisation=on.public_id, stage=here.stage(), other=typed)


def _invitation_confirmed(by: Any, on: Invitation, given: dict[str, Any]) -> Subject:
    maker = on.made_by.person_id if on.made_by else None
    return Subject(organisation=on.organisation.public_id, person_is_actor=_is(by, maker))


def _invitation_withdrawn(by: Any, on: Invitation, given: dict[str, Any]) -> Subject:
    return _seat_offered(by, on.organisation, {})


def _seat_ended(by: Any, on: Seat, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.organisation.public_id, person_is_actor=_is(by, on.person_id))


def _link_given(by: Any, on: Seat, given: dict[str, Any]) -> Subject:
    whose = on.organisation.public_id if on.until is None else None
    return Subject(organisation=whose, person_is_actor=_is(by, on.person_id))


def _is(by: Any, person_id: Any) -> bool:
    return getattr(by.person, "pk", None) == person_id


@act("members.invite", subject=_seat_offered)
def invite(*, by: Any, on: Organisation, at: datetime, role: str, label: str = "") -> Invitation:
    """A single-use link to a seat in an organisation. The answer's `secret` is the link's own part, known only now."""
    if not fits(role, on):
        raise NotPossible("role_needs_standing")
    if on.left_on is not None:
        raise NotPossible("organisation_left")
    return make_link(on, at, role=role, label=label, made_by=by.seat, waits=_takes_two(by, on, role))


def _takes_two(by: Any, organisation: Organisation, role: str) -> bool:
    """Whether a second person of the organisation has to confirm an invitation: to seats that speak for it or hold powers, where there is one."""
    if role in WITHOUT_POWERS or here.stage() == "founding":
        return False
    own = by.organisation is not None and by.organisation.pk == organisation.pk
    return own and people_of(organisation) > 1


@act("members.confirm_invitation", subject=_invitation_confirmed)
def confirm_invitation(*, by: Any, on: Invitation, at: datetime) -> Invitation:
    """The second person confirms; from here on the link opens its seat."""
    if not on.waits or on.used or on.withdrawn or on.ends <= at:
        raise NotPossible("invitation_waits_no_more")
    on.waits = False
    on.save(update_fields=["waits"])
    return on


def fits(role: str, organisation: Organisation) -> bool:
    """Whether such a seat belongs into an organisation of this standing: observers and candidates have seats of that name."""
    apart = {"observer", "candidate"}
    return role == organisation.standing if apart & {role, organisation.standing} else True


def make_link(
    organisation: Organisation, at: datetime, *, role: str, label: str = "", person: Person | None = None,
    made_by: Seat | None = None, waits: bool = False,
) -> Invitation:  # fmt: skip
    """The invitation's row, with 128 bits of chance in its link; for acts."""
    secret = secrets.token_urlsafe(16)
    days = int(rules.in_force().setting("invitation_days"))
    invitation = Invitation.objects.create(
        token_hash=secret_hash(secret), organisation=organisation, role=role, person=person,
        purpose="sign_in" if person else "seat", label=store(label, "fa").strip()[:120], ends=at + timedelta(days=days),
        made_by=made_by, waits=waits,
    )  # fmt: skip
    invitation.secret = secret
    return invitation


@act("members.withdraw_invitation", subject=_invitation_withdrawn)
def withdraw_invitation(*, by: Any, on: Invitation, at: datetime) -> Invitation:
    """The link opens nothing any more."""
    if on.used:
        raise NotPossible("link_used")
    on.withdrawn = True
    on.save(update_fields=["withdrawn"])
    return on


@act("members.accept_invitation")
def accept_invitation(
    *, by: Any, on: Invitation, at: datetime, person: Person | None = None,
    username: str = "", password: str = "", display_name: str = "",
) -> Seat:  # fmt: skip
    """Take the seat, as a person who has an account or with a new one; or, with a link to sign in, a new password."""
    _check_link(on, at)
    if on.purpose == "sign_in":
        seat = _new_password(on, password, at)
    else:
        person = person or _new_person(username, password, display_name)
        if person.seats.held().filter(organisation=on.organisation, role=on.role).exists():
            raise NotPossible("seat_held_already")
        seat = Seat.objects.create(person=person, organisation=on.organisation, role=on.role, since=here.day_of(at))
    on.used = True
    on.save(update_fields=["used"])
    by.seats = [seat]  # so that the organisation reads in its own list whose first act this was
    return seat


def _check_link(link: Invitation, at: datetime) -> None:
    if link.used:
        raise NotPossible("link_used")
    if link.withdrawn or link.organisation.left_on is not None:
        raise NotPossible("link_withdrawn")
    if link.ends <= at:
        raise NotPossible("link_ended")
    if link.waits:
        raise NotPossible("link_waits")


def _new_person(username: str, password: str, display_name: str) -> Person:
    username = naming.username(username)
    if Person.objects.filter(username=username).exists():
        raise NotPossible("username_taken")
    shown = store(display_name, "fa").strip()[:120]
    _check_password(password, Person(username=username, display_name=shown))
    return Person.objects.create_user(username, password, display_name=shown)


def _new_password(link: Invitation, password: str, at: datetime) -> Seat:
    person = link.person
    seat = person.seats.held().filter(organisation=link.organisation).first() if person else None
    if person is None or seat is None:
        raise NotPossible("link_withdrawn")
    _check_password(password, person)
    person.set_password(password)  # the session hash changes with it: every session that was open ends
    factors.end_all(person)  # whoever asks a colleague has lost them, or they are in other hands
    for organisation in {row.organisation for row in person.seats.held().select_related("organisation")}:
        end_passkeys(person, organisation, at.date())
    person.save(update_fields=["password"])
    account_changes.note(person, "link")
    return seat


def _check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise NotPossible("password_weak") from error


@act("members.give_sign_in_link", subject=_link_given)
def give_sign_in_link(*, by: Any, on: Seat, at: datetime) -> Invitation:
    """A link by which a colleague who lost the password sets a new one. Links given before open nothing any more."""
    for link in Invitation.objects.open_at(at).filter(person=on.person, purpose="sign_in"):
        link.withdrawn = True
        link.save(update_fields=["withdrawn"])
    return make_link(on.organisation, at, role=on.role, person=on.person)


@act("members.end_seat", subject=_seat_ended)
def end_seat(*, by: Any, on: Seat, at: datetime, last_is_known: bool = False) -> Seat:
    """A seat ends. An organisation's last liaison goes only when whoever ends the seat has said to know it."""
    if on.until is not None:
        raise NotPossible("seat_ended_already")
    if is_last_liaison(on) and not last_is_known:
        raise NotPossible("last_liaison")
    on.until = here.day_of(at)
    on.save(update_fields=["until"])
    if not Seat.objects.held().filter(organisation=on.organisation, person=on.person_id).exists():
        end_passkeys(on.person_id, on.organisation, at.date())
    sessions.end_unseated([on.person_id], but=by.person)
    return on


def is_last_liaison(seat: Seat) -> bool:
    """Whether nobody else speaks for the organisation (for an observer or a candidate: whether nobody else sits there)."""
    if seat.role not in ("liaison", "observer", "candidate"):
        return False
    others = Seat.objects.held().filter(organisation_id=seat.organisation_id, role=seat.role)
    return not others.exclude(person_id=seat.person_id).exists()
