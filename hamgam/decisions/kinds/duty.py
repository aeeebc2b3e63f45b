"""A duty is given to one of the organisations by a decision, whoever's turn it would be.

It is technical and administrative, and carries no power to speak for others. Who does it in the organisation the organisation
says itself: its liaisons hold the seat at first, and name a colleague for it or give it up.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws import rules
from hamgam.bylaws import sentences as words
from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.duty_words import duty_words
from hamgam.coordination import turning
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.members.models import Organisation

ROLES = ("coordinator", "secretary")
"""Roles that one organisation holds at a time, also where the bylaws have no row of a duty for them."""


def known() -> list[str]:
    """The duties of the bylaws in force; and roles to which they give something to do without saying whose turn they are."""
    bylaws = rules.in_force()
    of_duties, named = {row.role for row in bylaws.duties}, {role for row in bylaws.powers for role in row.roles}
    return [*(row.duty for row in bylaws.duties), *(role for role in ROLES if role in named - of_duties)]


def called(duty: str) -> str:
    """A duty's name; of older matters, the role's."""
    return duty_words().get(duty) or words.role_words().get(duty, "")


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
    """The duty is the organisation's from now on, whose liaisons take its seats up; the one before helps."""
    duty = str(matter.details["duty"])
    house = Organisation.objects.members().filter(public_id=str(matter.details["organisation"])).first()
    if house is None:
        return {"not_carried_out": "organisation_left"}
    return hand(duty, house, "decision", at, matter.number)


def hand(duty: str, house: Organisation, how: str, at: datetime, matter: int) -> Details:
    """Give a duty to an organisation. Whoever has it already keeps it, and its turn begins anew."""
    duties = rules.in_force().duties
    row = next((row for row in duties if duty in (row.duty, row.role)), None)  # of older matters, the role
    if row is not None:
        turning.pass_on(row, house, how, at, matter)
    elif duty in ROLES:
        turning.give_seats(duty, house, here.day_of(at))
    else:
        return {"not_carried_out": "duty_unknown"}
    return {"duty": duty, "organisation": house.public_id}


def offers(actor: Any) -> Details:
    """The duties and the organisations to choose from."""
    return {
        "duties": [(duty, called(duty)) for duty in known()],
        "organisations": [(row.public_id, in_language(row.names)) for row in _alphabetical()],
    }


def _alphabetical() -> list[Organisation]:
    return list(Organisation.objects.members().alphabetical(get_language() or "fa"))


def said(matter: Matter) -> list[tuple[str, str]]:
    """Which duty, and to whom."""
    house = Organisation.objects.filter(public_id=str(matter.details.get("organisation", ""))).first()
    duty = called(str(matter.details.get("duty")))
    return [(_("Duty"), duty), (_("To be held by"), in_language(house.names) if house else "")]


register(
    Kind("duty", template="decisions/kinds/duty.html", read=read, check=check, carry_out=carry_out, said=said,
         offers=offers)
)  # fmt: skip
