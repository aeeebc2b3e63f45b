"""The suspension of an organisation until a day, with its reason. It has no voice in it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.kinds.admission import found, in_words, once
from hamgam.decisions.models import Matter
from hamgam.engine.letters import store
from hamgam.members import here, suspensions
from hamgam.members.here import in_language
from hamgam.members.joining import WHY_LIMIT
from hamgam.members.models import Organisation
from hamgam.members.saying import day
from hamgam.members.sentences import sentences
from hamgam.record import times
from hamgam.texts.moments import WrongMoment, asked, read_day


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form: `organisation` (its slug), `until` (a day in three fields), `reason`."""
    say = sentences()
    house = Organisation.objects.filter(slug=data.get("organisation", "")).first()
    details: Details = {"reason": store(data.get("reason", ""), "fa").strip()}
    errors: dict[str, str] = {}
    if house is None:
        errors["organisation"] = say["organisation_missing"]
    else:
        details["organisation"] = house.public_id
    try:
        until = read_day(data, "until", language)
    except WrongMoment:
        until = None
    if until is None:
        errors["until_day"] = say["suspension_end_missing"]
    else:
        details["until"] = until.isoformat()
    if errors:
        return details, errors
    try:
        check(details)
    except NotPossible as error:
        name = {"suspension_end_wrong": "until_day", "suspension_reason_missing": "reason", "why_long": "reason"}
        return details, {name.get(error.code, "organisation"): in_words(error)}
    return details, {}


def _until(details: Details) -> date:
    try:
        return date.fromisoformat(str(details.get("until", "")))
    except ValueError as error:
        raise NotPossible("suspension_end_missing") from error


def check(details: Details) -> None:
    """A member, an end that is to come, and a reason that its people will read."""
    suspensions.check_suspension(found(details), _until(details), times.now())
    reason = str(details.get("reason", ""))
    if not reason.strip():
        raise NotPossible("suspension_reason_missing")
    if len(reason) > WHY_LIMIT:
        raise NotPossible("why_long", limit=WHY_LIMIT)
    once("suspension", details)


def carry_out(matter: Matter, at: datetime) -> Details:
    """It is suspended; not where it left meanwhile, or where the day has come before the answers were counted."""
    house, until = found(matter.details), _until(matter.details)
    if house.standing != "member" or house.left_on is not None:
        return {"not_carried_out": "not_a_member"}
    if until <= here.day_of(at):
        return {"not_carried_out": "suspension_over_already"}
    suspensions.suspend(house, until, str(matter.details["reason"]), at)
    return {"suspended_until": until.isoformat()}


def without(details: Details) -> str:
    """The organisation itself has no voice."""
    return str(details.get("organisation", ""))


def said(matter: Matter) -> list[tuple[str, str]]:
    """Which organisation, until when, and why."""
    return [
        (_("Organisation"), in_language(found(matter.details).names)),
        (_("Until"), str(day(_until(matter.details)))),
        (_("Reason"), str(matter.details.get("reason", ""))),
    ]


def offers(actor: Any) -> Details:
    """The members that are not suspended, and the parts of a day."""
    language = get_language() or "fa"
    return {
        "organisations": list(Organisation.objects.members().alphabetical(language)),
        "until": asked("until", language, with_hour=False),
    }


register(
    Kind(
        "suspension",
        template="decisions/kinds/suspension.html",
        read=read,
        check=check,
        without=without,
        carry_out=carry_out,
        said=said,
        offers=offers,
    )
)
