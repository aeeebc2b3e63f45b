"""A recall: an office ends before its term, as the bylaws say who settles that. details: {"place": the place's id}."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.election_words import office_words
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.decisions.sentences import sentences as of_matters
from hamgam.elections import seating
from hamgam.elections.models import Place
from hamgam.elections.sentences import sentences
from hamgam.elections.words import nominee_name
from hamgam.engine.spoken import both


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form: `place`, the id of an office that somebody holds."""
    typed = data.get("place", "")
    details: Details = {"place": int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0}
    try:
        check(details)
    except NotPossible as error:
        return details, {"place": {**of_matters(), **sentences()}[error.code]}
    return details, {}


def _place(details: Details) -> Place | None:
    rows = Place.objects.select_related("nomination__organisation", "membership__body")
    found: Place | None = rows.filter(pk=details.get("place") or 0).first()
    return found


def check(details: Details) -> None:
    """An office that somebody holds now; asked once at a time."""
    row = _place(details)
    if row is None or not Place.objects.current().filter(pk=row.pk).exists():
        raise NotPossible("election_place_missing")
    if any(one.details.get("place") == row.pk for one in Matter.objects.running().filter(kind="recall")):
        raise NotPossible("matter_runs_already")


def carry_out(matter: Matter, at: datetime) -> Details:
    """The office ends today; where it ended meanwhile nothing more happens."""
    row = _place(matter.details)
    if row is None or row.until is not None:
        return {"not_carried_out": "election_place_missing"}
    seating.end(row, at, "recalled")
    return {"place": row.pk}


def offers(actor: Any) -> Details:
    """The offices that somebody holds."""
    words = office_words()
    rows = Place.objects.current().select_related("nomination__organisation").order_by("office", "pk")
    return {"places": [(row.pk, f"{words[row.office]}: {nominee_name(row.nomination)}") for row in rows]}


def said(matter: Matter) -> list[tuple[str, str]]:
    """Whose office, and until when it would last."""
    row = _place(matter.details)
    if row is None:
        return []
    ends = both(row.last_day, get_language() or "fa") if row.last_day else ""
    facts = [
        (_("Office"), office_words()[row.office]),
        (_("Held by"), nominee_name(row.nomination)),
        (_("Until the end of"), ends),
    ]
    return [(label, words) for label, words in facts if words]


register(
    Kind("recall", template="decisions/kinds/recall.html", read=read, check=check, carry_out=carry_out, said=said,
         offers=offers)
)  # fmt: skip
