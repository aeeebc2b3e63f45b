"""What happened lately to consultations: opened, over. Who answered what is no news."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.consultations.models import Consultation
from hamgam.record.models import Entry


def sentences() -> dict[str, str]:
    """Act → what is said of it."""
    return {
        "consultations.open": _("%(who)s opened a consultation. “%(text)s”"),
        "consultations.close": _("A consultation is over; its results can be read. “%(text)s”"),
    }


def subjects(actor: Any, entries: Iterable[Entry]) -> dict[int, Consultation]:
    """Leaf → the consultation that the entry is about, where the actor may see it; in one query."""
    wanted = {entry.leaf_id: int(entry.subject_id) for entry in entries if entry.subject_kind == "consultation"}
    if not wanted:
        return {}
    rows = Consultation.objects.visible_to(actor).filter(pk__in=set(wanted.values())).in_bulk()
    return {leaf: rows[key] for leaf, key in wanted.items() if key in rows}


def address(actor: Any, entry: Entry, row: Consultation) -> str:
    """Where it leads: to the results, to what members see of it, or to where one answers."""
    if entry.act == "consultations.close":
        return reverse("consultations.results", args=[row.number])
    return reverse("consultations.inside" if actor.is_member else "consultations.page", args=[row.number])
