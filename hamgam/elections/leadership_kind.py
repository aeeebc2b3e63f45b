"""The form of leadership: which offices there are and of how many, decided before anybody is elected to them.

details and result: {"offices": {office: how many}}. Where an office is one in a body and there is no such body yet, it is made.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import override

from hamgam.bodies import making
from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.election_words import office_words
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.elections.sentences import sentences
from hamgam.elections.words import seats_said
from hamgam.engine.bylaws.words import BODY_KINDS
from hamgam.engine.spoken import number

#: The most seats of an office.
MOST = 99


def known() -> list[str]:
    """The offices whose form has to be decided first."""
    return [row.office for row in rules.in_force().elections if row.formed]


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form: `seats-<office>`, a number; empty: there is no such office."""
    offices: dict[str, int] = {}
    for office in known():
        typed = data.get(f"seats-{office}", "").strip()
        if typed and not (typed.isdecimal() and len(typed) < 4):
            return {"offices": offices}, {f"seats-{office}": sentences()["election_offices_missing"]}
        if typed and int(typed):
            offices[office] = int(typed)
    details: Details = {"offices": offices}
    try:
        check(details)
    except NotPossible as error:
        said = {name: number(value, language) for name, value in error.data.items()}
        return details, {f"seats-{known()[0]}" if known() else "question": sentences()[error.code] % said}
    return details, {}


def check(details: Details) -> None:
    """NotPossible `election_offices_missing`, `election_offices_many`, `election_office_unknown`."""
    offices = details.get("offices") or {}
    if not known():
        raise NotPossible("election_office_unknown")
    if not offices:
        raise NotPossible("election_offices_missing")
    if not set(offices) <= set(known()):
        raise NotPossible("election_office_unknown")
    for office, seats in offices.items():
        most = 1 if office not in BODY_KINDS else MOST
        if not isinstance(seats, int) or not 1 <= seats <= most:
            raise NotPossible("election_offices_many", n=most)


def carry_out(matter: Matter, at: datetime) -> Details:
    """The form is in force; bodies that it names and that are not there yet are made, with as many seats."""
    offices: dict[str, int] = matter.details["offices"]
    for office, seats in offices.items():
        if office not in BODY_KINDS or matter.bylaws.body(office) is None:
            continue
        body = Body.objects.in_force().filter(kind=office).first()
        if body is None:
            body = making.make(matter.bylaws, at, kind=office, names=_names(office), made_by=matter.number)
        body.seats = seats
        body.save(update_fields=["seats"])
    return {"offices": offices}


def _names(office: str) -> dict[str, str]:
    said = {}
    for language in ("fa", "en"):
        with override(language):
            words = office_words()[office]
            said[language] = words[:1].upper() + words[1:]
    return said


def offers(actor: Any) -> Details:
    """The offices that there can be."""
    words, bylaws = office_words(), rules.in_force()
    rows = [bylaws.election(office) for office in known()]
    return {"offices": [(row.office, words[row.office], row.seats) for row in rows if row is not None]}


def said(matter: Matter) -> list[tuple[str, str]]:
    """Each office with its seats."""
    words = office_words()
    offices = (matter.details.get("offices") or {}).items()
    return [(words[office], seats_said(seats)) for office, seats in offices if office in words]


register(
    Kind("leadership", template="decisions/kinds/leadership.html", read=read, check=check, carry_out=carry_out,
         said=said, offers=offers)
)  # fmt: skip
