"""What became of an organisation's past signatures when it merged or split: what both declared, and nothing assumed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hamgam.members.models import Merger


@dataclass(frozen=True)
class Succession:
    """One merger or split. `counted`: whether the signatures went over; `name`: the later organisation's."""

    kind: str
    day: date
    name: str
    counted: bool


def successions(signed: Collection[Any], language: str) -> dict[int, list[Succession]]:
    """Organisation → what happened to its signatures since, in order; one query. `signed`: consents of one statement.

    A later organisation is named where it agreed to be shown to the public, or signed the same statement itself.
    """
    rows = Merger.objects.filter(state="done").select_related("later").order_by("day", "pk")
    after: dict[int, list[Merger]] = {}
    for row in rows:
        if row.kind == "merge" or row.keeps_signatures:
            after.setdefault(row.former_id, []).append(row)
    known = {consent.organisation_id for consent in signed}
    return {
        consent.organisation_id: _chain(consent.organisation_id, consent.day, after, known, language)
        for consent in signed
        if consent.organisation_id in after
    }


def _chain(former: int, day: date, after: dict[int, list[Merger]], known: set[int], language: str) -> list[Succession]:
    """What followed one after another, as long as the signatures went on."""
    found: list[Succession] = []
    seen = {former}
    while (row := next((row for row in after.get(former, []) if row.day >= day), None)) is not None:
        found.append(Succession(row.kind, row.day, _name(row.later, known, language), row.keeps_signatures))
        former, day = row.later_id, row.day
        if not row.keeps_signatures or former in seen:
            break
        seen.add(former)
    return found


def _name(organisation: Any, known: set[int], language: str) -> str:
    if organisation.pk not in known and "name" not in organisation.shown:
        return _("another organisation")
    names = organisation.names
    return str(names.get(language) or next((name for name in names.values() if name), ""))
