"""Joining: invited or applying, the founding text accepted wholly or up to a level, and what an admission carries out."""

from datetime import datetime
from typing import Any

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.bylaws.words import LADDER
from hamgam.engine.letters import store
from hamgam.members import founding_text, here
from hamgam.members import names as naming
from hamgam.members.joining_models import Application, Candidature
from hamgam.members.models import Invitation, Organisation, Seat
from hamgam.members.organisations import KINDS, free_slug
from hamgam.members.policy import renew_policy
from hamgam.members.seats import make_link

WHY_LIMIT = 3_000
"""The most letters of why an organisation wishes to join, and of why an application is refused."""


def steps() -> tuple[str, ...]:
    """The steps of the ladder of the bylaws in force, the loosest first; none where they know no ladder."""
    return tuple(row.level for row in rules.in_force().levels)


def checked_step(level: str) -> str:
    """A step that the bylaws in force know, or "" for wholly; NotPossible `level_unknown`."""
    if level and level not in steps():
        raise NotPossible("level_unknown")
    return level


def reaches(accepted: str, level: str) -> bool:
    """Whether who accepted the founding text up to one step may be admitted at another; "" is wholly."""
    if not accepted:
        return True
    return bool(level) and LADDER.index(level) <= LADDER.index(accepted)


def _somebody_joins(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    return Subject(stage=here.stage())


def _words(typed: str, code: str) -> str:
    said = store(typed, "fa").strip()
    if not said:
        raise NotPossible(code)
    if len(said) > WHY_LIMIT:
        raise NotPossible("why_long", limit=WHY_LIMIT)
    return said


@act("members.invite_candidate", subject=_somebody_joins)
def invite_candidate(
    *, by: Any, on: None = None, at: datetime, names: dict[str, str], kind: str = "association", why: str,
    level: str = "",
) -> Invitation:  # fmt: skip
    """Invite an organisation to join, at a step of the ladder or wholly. Answers the link to its first seat."""
    return _begin(by, at, names, kind, _words(why, "why_missing"), level)


def _begin(by: Any, at: datetime, names: dict[str, str], kind: str, why: str, level: str, **more: Any) -> Invitation:
    """The candidate's row and its way to the admission; it can say nothing for the others and sees what the public sees."""
    names = naming.stored(names)
    naming.check_name(names)
    if kind not in KINDS:
        raise NotPossible("unknown_kind")
    made = Organisation(
        names=names, slug=free_slug("", names), kind=kind, standing="candidate", joined_on=here.day_of(at), **more
    )
    made.save()
    Candidature.objects.create(
        organisation=made, invited_by=by.organisation, why=why, level=checked_step(level), since=here.day_of(at)
    )
    return make_link(made, at, role="candidate")


def _waits(application: Application) -> None:
    if application.state != "waiting":
        raise NotPossible("application_answered")


def _answer(application: Application, by: Any, **values: Any) -> None:
    for name, value in {**values, "answered_by": by.organisation}.items():
        setattr(application, name, value)
    application.save()


@act("members.take_up_application", subject=_somebody_joins)
def take_up_application(*, by: Any, on: Application, at: datetime) -> Invitation:
    """The applicant becomes a candidate. Answers the link to its first seat, for whoever wrote the application."""
    _waits(on)
    level = on.level if on.level in steps() else ""
    city = {on.language: on.city} if on.city else {}
    link = _begin(by, at, on.names, on.kind, on.why, level, city=city)
    way = link.organisation.candidature
    way.applied = True
    way.save(update_fields=["applied"])
    _answer(on, by, state="taken_up", organisation=link.organisation)
    return link


@act("members.refuse_application", subject=_somebody_joins)
def refuse_application(*, by: Any, on: Application, at: datetime, reason: str) -> Application:
    """Refuse it with a reason, which whoever applied reads by their link. How to reach them is forgotten."""
    _waits(on)
    _answer(on, by, state="refused", reason=_words(reason, "refusal_reason_missing"), contact="")
    return on


@act("members.accept_founding_text")
def accept_founding_text(
    *, by: Any, on: Organisation, at: datetime, level: str = "", text: int | None = None
) -> Candidature:
    """The candidate accepts the founding text in force wholly, or up to a step of the ladder; anew until it is admitted.

    text: the number of the version that it has read; NotPossible `founding_text_changed` where another is in force.
    """
    way, now = way_of(on), founding_text.in_force(at)
    if text is not None and (now is None or now.number != text):
        raise NotPossible("founding_text_changed")
    way.accepted_on, way.accepted_level, way.accepted_text = here.day_of(at), checked_step(level), now
    way.save()
    return way


def way_of(candidate: Organisation) -> Candidature:
    """A candidate's way to its admission; NotPossible `not_a_candidate` for anybody else."""
    if candidate.standing != "candidate" or candidate.left_on is not None:
        raise NotPossible("not_a_candidate")
    way: Candidature = candidate.candidature
    return way


def check_admission(candidate: Organisation, level: str) -> None:
    """Whether it can be put to the members: it accepted the founding text, as far as the level asks for."""
    way = way_of(candidate)
    checked_step(level)
    if way.accepted_on is None:
        raise NotPossible("founding_text_not_accepted")
    now = founding_text.in_force()
    if now is not None and way.accepted_text_id != now.pk:
        raise NotPossible("founding_text_newer")
    if not reaches(way.accepted_level, level):
        raise NotPossible("level_above_accepted")
    if not candidate.seats.held().exists():
        raise NotPossible("candidate_without_people")


def admit(candidate: Organisation, level: str, at: datetime) -> None:
    """It is a member now: its people sit as liaisons, its open links end, and the policy names it. For acts."""
    day = here.day_of(at)
    candidate.standing, candidate.level, candidate.joined_on = "member", level, day
    candidate.save()
    people = dict.fromkeys(candidate.seats.held().order_by("pk").values_list("person_id", flat=True))
    candidate.seats.held().update(until=day)
    for person in people:
        Seat.objects.create(person_id=person, organisation=candidate, role="liaison", since=day)
    candidate.invitations.filter(used=False, withdrawn=False).update(withdrawn=True)
    way = candidate.candidature
    way.admitted_on, way.refused_on, way.reasons = day, None, []
    way.save()
    renew_policy(day)


def stay_candidate(candidate: Organisation, reasons: list[str], at: datetime) -> None:
    """There was no agreement: it stays a candidate and reads the reasons, without the names of those who gave them."""
    way = candidate.candidature
    way.refused_on, way.reasons = here.day_of(at), reasons
    way.save()
