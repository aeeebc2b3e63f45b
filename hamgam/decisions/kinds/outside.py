"""How something that is agreed inside is said outside. Without agreement the decision remains, and how it is said is open."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.models import Matter
from hamgam.engine.spoken import number
from hamgam.members.here import in_language


def _decided() -> Any:
    return Matter.objects.filter(stage="agreed").exclude(kind="outside").order_by("-decision")


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """The number of the decision that is meant."""
    typed = data.get("inside", "")
    return {"decision": int(typed) if typed.isdecimal() and len(typed) < 9 else 0}, {}


def check(details: Details) -> None:
    """NotPossible `outside_of_what` where no agreed decision is named."""
    if not _decided().filter(decision=details.get("decision") or 0).exists():
        raise NotPossible("outside_of_what")


def offers(actor: Any) -> Details:
    """The agreed decisions to choose from, the newest first."""
    return {"decisions": [(row.decision, _named(row)) for row in _decided()]}


def _named(matter: Matter) -> str:
    said = {"n": number(matter.decision or 0, get_language() or "fa"), "question": in_language(matter.question)}
    return _("Decision %(n)s: %(question)s") % said


def said(matter: Matter) -> list[tuple[str, str]]:
    """The decision that remains, whatever becomes of this."""
    inside = Matter.objects.filter(decision=matter.details.get("decision") or 0).first()
    return [(_("Agreed inside, and in force"), _linked(inside, _named(inside)))] if inside else []


def of_decision(matter: Matter, actor: Any) -> list[tuple[str, str]]:
    """The matters that the actor may read on how this decision is said outside; none where it is not agreed."""
    if matter.stage != "agreed" or matter.kind == "outside":
        return []
    rows = (
        Matter.objects.visible_to(actor)
        .filter(kind="outside", details__decision=matter.decision)
        .exclude(stage="withdrawn")
    )
    label = _("How it is said outside")
    return [(label, _linked(row, in_language(row.question))) for row in rows.order_by("number")]


def _linked(matter: Matter, words: str) -> str:
    return format_html('<a href="{}">{}</a>', reverse("decisions.page", args=[matter.number]), words)


register(Kind("outside", template="decisions/kinds/outside.html", read=read, check=check, said=said, offers=offers))
