"""Suspension: until a day, with a reason; its own house goes on. The clock ends it."""

from datetime import date, datetime, timedelta
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.members import here
from hamgam.members.joining_models import Suspension
from hamgam.members.models import Organisation
from hamgam.members.policy import renew_policy

LONGEST = 2 * 366
"""The most days of a suspension: it has an end that people live to see."""


def check_suspension(house: Organisation, until: date, at: datetime) -> None:
    """Whether a suspension until this day can be put to the members."""
    if house.standing != "member" or house.left_on is not None:
        raise NotPossible("not_a_member")
    if not here.day_of(at) < until <= here.day_of(at) + timedelta(days=LONGEST):
        raise NotPossible("suspension_end_wrong", limit=LONGEST)


def suspend(house: Organisation, until: date, reason: str, at: datetime) -> Suspension:
    """It takes no positions, answers nothing and signs nothing until that day. For acts."""
    house.standing, house.suspended_until = "suspended", until
    house.save(update_fields=["standing", "suspended_until"])
    renew_policy(at.date())
    return Suspension.objects.create(organisation=house, reason=reason, since=here.day_of(at), until=until)


def _due(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id)


@act("members.end_suspension", subject=_due)
def end_suspension(*, by: Any, on: Organisation, at: datetime) -> Organisation:
    """The day has come: the organisation does everything again that its step lets it do."""
    if on.standing != "suspended" or on.suspended_until is None:
        raise NotPossible("not_suspended")
    if here.day_of(at) < on.suspended_until:
        raise NotPossible("suspension_not_over")
    on.standing, on.suspended_until = "member", None
    on.save(update_fields=["standing", "suspended_until"])
    on.suspensions.filter(ended_on=None).update(ended_on=here.day_of(at))
    renew_policy(at.date())
    return on


def due(at: datetime) -> list[Organisation]:
    """Suspended organisations whose day has come."""
    rows = Organisation.objects.present().filter(standing="suspended", suspended_until__lte=here.day_of(at))
    return list(rows.order_by("pk"))
