"""A duty is given to one of the organisations: coordination, or the secretary's and the executive's where there are any.

It is technical and administrative, and carries no power to speak for others. Who does it in the organisation the organisation
says itself: its liaisons hold the seat at first, and invite a colleague to it or give it up.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws import rules
from hamgam.bylaws import sentences as words
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.members.models import Organisation, Seat

DUTIES = ("coordinator", "secretary")
"""Duties that one organisation holds at a time."""


def known() -> list[str]:
    """The duties that the bylaws in force give something to do."""
    named = {role for row in rules.in_force().powers for role in row.roles}
    return [duty for duty in DUTIES if duty in named]


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """Which duty, and to whom."""
    return {"duty": data.get("duty", "")[:20], "organisation": data.get("organisation", "")[:40]}, {}


def _organisation(details: Details) -> Organisation:
    found = Organisation.objects.members().filter(public_id=str(details.get("organisation", ""))).first()
    if found is None:
        raise NotPossible("duty_to_whom")
    return found


def check(details: Details) -> None:
    """NotPossible `duty_unknown`, `duty_to_whom`, `duty_without_liaison`."""
    if details.get("duty") not in known():
        raise NotPossible("duty_unknown")
    if not _organisation(details).seats.held().filter(role="liaison").exists():
        raise NotPossible("duty_without_liaison")


def carry_out(matter: Matter, at: datetime) -> Details:
    """Seats of this duty in other organisations end, and the liaisons of the organisation named take it up."""
    duty, house, day = str(matter.details["duty"]), _organisation(matter.details), here.day_of(at)
    for seat in Seat.objects.held().filter(role=duty).exclude(organisation=house):
        seat.until = day
        seat.save(update_fields=["until"])
    if not house.seats.held().filter(role=duty).exists():
        for seat in house.seats.held().filter(role="liaison"):
            Seat.objects.create(person_id=seat.person_id, organisation=house, role=duty, since=day)
    return {"duty": duty, "organisation": house.public_id}


def offers(actor: Any) -> Details:
    """The duties and the organisations to choose from."""
    names = words.role_words()
    return {
        "duties": [(duty, names[duty]) for duty in known()],
        "organisations": [(row.public_id, in_language(row.names)) for row in _alphabetical()],
    }


def _alphabetical() -> list[Organisation]:
    return list(Organisation.objects.members().alphabetical(get_language() or "fa"))


def said(matter: Matter) -> list[tuple[str, str]]:
    """Which duty, and to whom."""
    house = Organisation.objects.filter(public_id=str(matter.details.get("organisation", ""))).first()
    duty = words.role_words().get(str(matter.details.get("duty")), "")
    return [(_("Duty"), duty), (_("To be held by"), in_language(house.names) if house else "")]


register(
    Kind("duty", template="decisions/kinds/duty.html", read=read, check=check, carry_out=carry_out, said=said,
         offers=offers)
)  # fmt: skip
