"""A body: it is made, it ends, or members are given places in it.

details: {"do": "make", "kind", "names", "charter", "parent", "country", "city", "term_ends", "places"},
{"do": "appoint", "body": slug, "places"} or {"do": "end", "body": slug}. places: [{"organisation": slug, "name", "chair"}].
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bodies import making
from hamgam.bodies.models import Body
from hamgam.bodies.sentences import body_kind_words
from hamgam.bodies.sentences import sentences as of_bodies
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.mandate_words import body_said
from hamgam.decisions.models import Matter
from hamgam.engine.letters import in_one_line, store
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.members.words import language_name
from hamgam.texts.moments import WrongMoment, asked, read_day

DOES = ("make", "appoint", "end")
LIMIT, CHARTER_LIMIT, PLACES = 120, 5_000, 8
PLACED = ("elected", "appointed")
"""Bodies whose members are decided on; until there are elections, by this matter."""


def offers(actor: Any) -> Details:
    """What the form offers to choose from."""
    language, kinds = get_language() or "fa", body_kind_words()
    return {
        "does": [("make", _("make a body")), ("appoint", _("give places in a body")), ("end", _("end a body"))],
        "bodies": [(row.slug, here.in_language(row.names)) for row in Body.objects.in_force()],
        "kinds": [(row.body, kinds[row.body]) for row in rules.in_force().bodies],
        "organisations": [
            (row.slug, here.in_language(row.names)) for row in Organisation.objects.members().alphabetical(language)
        ],
        "words": _fields(),
        "places": [
            {"n": n, "value": str(n), "place": f"place-{n}", "name": f"place-name-{n}"} for n in range(1, PLACES + 1)
        ],
        "term_ends": asked("term_ends", language, with_hour=False, years=(0, 5)),
    }


def _fields() -> list[dict[str, Any]]:
    """The fields of words, in each of the coalition's languages."""
    labels = {"names": _("Name"), "charter": _("Charter"), "country": _("Country"), "city": _("City")}
    languages = here.languages()
    return [
        {
            "id": f"{name}-{language}", "name": name, "language": language, "long": name == "charter",
            "first": language == languages[0],
            "label": f"{label} ({language_name(language)})" if len(languages) > 1 else label,
        }
        for name, label in labels.items() for language in languages
    ]  # fmt: skip


def _in(data: Mapping[str, str], name: str, limit: int) -> dict[str, str]:
    said = {language: store(data.get(f"{name}-{language}", ""), language).strip() for language in here.languages()}
    return {language: words[:limit] for language, words in said.items() if words}


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form; what is wrong stands under the name of its field."""
    do = data.get("do", "")
    details: Details = {"do": do, "places": _places(data)}
    errors: dict[str, str] = {}
    if do == "make":
        details |= {"kind": data.get("body_kind", ""), "names": _in(data, "names", LIMIT)}
        details |= {name: _in(data, name, limit) for name, limit in
                    (("charter", CHARTER_LIMIT), ("country", LIMIT), ("city", LIMIT))}  # fmt: skip
        details["parent"] = data.get("parent", "")
        try:
            ends = read_day(data, "term_ends", language)
        except WrongMoment:
            errors["term_ends"] = of_bodies()["mandate_days_wrong"]
        else:
            details["term_ends"] = ends.isoformat() if ends else ""
    else:
        details["body"] = data.get("body", "")
    kept = {name: value for name, value in details.items() if value}
    if not errors:
        try:
            check(kept)
        except NotPossible as wrong:
            errors = {_FIELD.get(wrong.code, "do"): of_bodies()[wrong.code] % wrong.data}
    return kept, errors


_FIELD = {
    "body_kind_unknown": "body_kind", "body_names_missing": "names", "body_missing": "body",
    "body_members_missing": "places", "body_members_many": "places", "body_organisation_unknown": "places",
}  # fmt: skip


def _places(data: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = []
    for number in range(1, PLACES + 1):
        if house := data.get(f"place-{number}", ""):
            name = in_one_line(data.get(f"place-name-{number}", ""), "fa")[:LIMIT]
            row: dict[str, Any] = {"organisation": house, "name": name}
            if data.get("chair") == str(number):
                row["chair"] = True
            rows.append(row)
    return rows


def check(details: Details) -> None:
    """Whether these details can be carried out at all."""
    do, places = details.get("do"), details.get("places", [])
    if do not in DOES:
        raise NotPossible("body_missing")
    row = None
    if do == "make":
        row = rules.in_force().body(str(details.get("kind", "")))
        if row is None:
            raise NotPossible("body_kind_unknown")
        if not details.get("names"):
            raise NotPossible("body_names_missing")
    body = None if do == "make" else Body.objects.in_force().filter(slug=details.get("body", "")).first()
    if do != "make" and body is None:
        raise NotPossible("body_missing")
    filled, seats = (row.filled, row.seats) if row else (body.filled, body.seats) if body else ("", 0)
    if do != "end" and not places and (do == "appoint" or filled in PLACED):
        raise NotPossible("body_members_missing")
    there = body.memberships.current().count() if body else 0
    if seats and there + len(places) > seats:
        raise NotPossible("body_members_many", n=seats)
    known = set(Organisation.objects.members().values_list("slug", flat=True))
    if any(place["organisation"] not in known for place in places):
        raise NotPossible("body_organisation_unknown")


def carry_out(matter: Matter, at: datetime) -> Details:
    """Make, fill or end the body. What became impossible meanwhile changes nothing, and says so."""
    details = matter.details
    places = _still_members(details.get("places", []))
    if details["do"] == "make":
        parent = Body.objects.in_force().filter(slug=details.get("parent", "")).first()
        ends = details.get("term_ends")
        made = making.make(
            matter.bylaws, at, kind=details["kind"], names=details["names"], made_by=matter.number,
            charter=details.get("charter", {}), country=details.get("country", {}), city=details.get("city", {}),
            parent=parent, term_ends=date.fromisoformat(ends) if ends else None,
        )  # fmt: skip
        making.appoint(made, places, at)
        return {"body": made.slug}
    body = Body.objects.in_force().filter(slug=details["body"]).first()
    if body is None:
        return {"not_carried_out": "body_ended"}
    if details["do"] == "end":
        making.end(body, at)
        return {"body": body.slug, "ended": True}
    making.appoint(body, places, at)
    return {"body": body.slug}


def _still_members(places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = set(Organisation.objects.members().values_list("slug", flat=True))
    return [place for place in places if place["organisation"] in known]


def said(matter: Matter) -> list[tuple[str, str]]:
    """The details as the page of the matter tells them."""
    return body_said(matter.details, get_language() or "fa")


register(
    Kind(
        "body",
        template="decisions/kinds/body.html",
        read=read,
        check=check,
        carry_out=carry_out,
        said=said,
        offers=offers,
    )
)
