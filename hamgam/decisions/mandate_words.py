"""The details of matters about bodies and mandates, as the page of the matter tells them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hamgam.bodies.models import Body
from hamgam.bodies.reading import limits, purpose
from hamgam.bodies.sentences import body_kind_words
from hamgam.engine.spoken import both, number
from hamgam.members import here
from hamgam.members.models import Organisation

Facts = list[tuple[str, str]]


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def details_said(details: Mapping[str, Any], language: str) -> Facts:
    """To whom a mandate is given, for what, within which limits; or which one ends."""
    if "ends" in details:
        return [(_("Ends the mandate"), number(details["ends"], language))]
    what, _colon, name = str(details.get("to", "")).partition(":")
    body = Body.objects.filter(slug=name).first() if what == "body" else None
    to = here.in_language(body.names) if body else body_kind_words().get(name, name)
    days = {name: _day(details.get(name)) for name in ("begins_on", "ends_on", "report_due")}
    rest = {name: details[name] for name in ("text", "amount", "times", "place") if details.get(name)}
    return [
        (_("Given to"), to),
        (_("For"), purpose(str(details.get("act", "")), str(details.get("kind", "")))),
        *limits(**rest, **days),
    ]


def body_said(details: Mapping[str, Any], language: str) -> Facts:
    """What is to become of a body, and who gets a place in it."""
    does = {"make": _("a new body"), "appoint": _("places in a body"), "end": _("the end of a body")}
    rows = [(_("About"), does.get(str(details.get("do")), ""))]
    if details.get("body"):
        body = Body.objects.filter(slug=details["body"]).first()
        rows.append((_("Body"), here.in_language(body.names) if body else str(details["body"])))
    if details.get("kind"):
        rows.append((_("Kind"), body_kind_words().get(details["kind"], details["kind"])))
    for name, label in (
        ("names", _("Name")),
        ("charter", _("Charter")),
        ("country", _("Country")),
        ("city", _("City")),
    ):
        if words := details.get(name):
            rows.append((label, here.in_language(words)))
    if ends := _day(details.get("term_ends")):
        rows.append((_("Term ends"), both(ends, language)))
    if places := details.get("places"):
        houses = {
            row.slug: row for row in Organisation.objects.filter(slug__in=[row["organisation"] for row in places])
        }
        rows += [(_("Member"), _place(row, houses)) for row in places]
    return rows


def _place(row: Mapping[str, Any], houses: Mapping[str, Organisation]) -> str:
    house = houses.get(row["organisation"])
    of = here.in_language(house.names) if house else row["organisation"]
    named = f"{row['name']} ({of})" if row.get("name") else of
    return _("%(name)s, chair") % {"name": named} if row.get("chair") else named
