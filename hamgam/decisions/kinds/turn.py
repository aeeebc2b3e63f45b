"""Whose turn a duty is, drawn by lot: nobody can choose who comes out, and everybody can recompute it.

Drawn is among all member organisations that can hold the duty, but the present holder. Whoever is drawn holds it from then on.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.duty_words import duty_words
from hamgam.coordination.standing import Known, able
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.kinds.duty import hand
from hamgam.decisions.models import Matter
from hamgam.members.models import Organisation


def known() -> list[str]:
    """The duties whose turn goes by lot."""
    return [row.duty for row in rules.in_force().duties if row.turn == "lot"]


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """Which duty."""
    return {"duty": data.get("duty", "")[:20]}, {}


def check(details: Details) -> None:
    """NotPossible `duty_unknown`, `turn_among_nobody`."""
    if details.get("duty") not in known():
        raise NotPossible("duty_unknown")
    if not among(details):
        raise NotPossible("turn_among_nobody")


def among(details: Details) -> list[Organisation]:
    """The organisations among which is drawn, in an order that follows from their pseudonymous ids alone."""
    duty = str(details.get("duty", ""))
    turn, rows = Known(duty).present(duty), able().order_by("public_id")
    return list(rows.exclude(pk=turn.organisation_id) if turn else rows)


def choices(details: Details) -> list[dict[str, Any]]:
    """One choice an organisation; its id is the organisation's, so that the draw names it."""
    return [{"id": house.public_id, "words": dict(house.names)} for house in among(details)]


def carry_out(matter: Matter, at: datetime) -> Details:
    """Whoever was drawn holds the duty from now on; the one before helps."""
    house = able().filter(public_id=matter.result["choice"]).first()
    if house is None:
        return {"not_carried_out": "organisation_left"}
    return hand(str(matter.details["duty"]), house, "lot", at, matter.number)


def offers(actor: Any) -> Details:
    """The duties to choose from."""
    names = duty_words()
    return {"duties": [(duty, names[duty]) for duty in known()]}


def said(matter: Matter) -> list[tuple[str, str]]:
    """Which duty."""
    return [(_("Duty"), duty_words().get(str(matter.details.get("duty")), ""))]


register(
    Kind("turn", template="decisions/kinds/turn.html", read=read, check=check, choices=choices, carry_out=carry_out,
         said=said, offers=offers)
)  # fmt: skip
