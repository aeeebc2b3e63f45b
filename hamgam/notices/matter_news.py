"""What happened lately to matters: brought, settled, objected to, taken back."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from hamgam.decisions.models import Matter, Variant
from hamgam.decisions.models import Task as Duty
from hamgam.members import here
from hamgam.record.models import Entry


def sentences() -> dict[str, str]:
    """Act → what is said of it. What one organisation answered is not news as long as the period runs."""
    return {
        "decisions.bring": _("%(who)s brought a matter: “%(text)s”"),
        "decisions.close": _("Another round began on the matter “%(text)s”"),
        "decisions.enter": _("%(who)s entered what was decided in a hall: “%(text)s”"),
        "decisions.object": _("%(who)s objected to what was read back: “%(text)s”"),
        "decisions.stand": _("What was decided in a hall stands: “%(text)s”"),
        "decisions.withdraw": _("%(who)s took a matter back: “%(text)s”"),
        "decisions.assign_task": _("A task follows from the decision “%(text)s”"),
        "decisions.propose_variant": _("%(who)s proposed a local slogan beside “%(text)s”"),
        "decisions.object_to_variant": _("%(who)s found that a local slogan contradicts “%(text)s”"),
        "decisions.permit_variant": _("A local slogan is permitted beside “%(text)s”"),
        "decisions.report_task": _("%(who)s said what became of a task from “%(text)s”"),
    }


def subjects(actor: Any, entries: Iterable[Entry]) -> dict[int, Matter]:
    """Leaf → the matter that the entry is about, where the actor may see it; at most three queries."""
    entries = list(entries)
    tasks = {entry.subject_id for entry in entries if entry.subject_kind == "task"}
    of_task = (
        dict(Duty.objects.filter(pk__in=tasks, matter__isnull=False).values_list("pk", "matter_id")) if tasks else {}
    )
    variants = {entry.subject_id for entry in entries if entry.subject_kind == "variant"}
    of_variant = dict(Variant.objects.filter(pk__in=variants).values_list("pk", "matter_id")) if variants else {}
    wanted: dict[int, int] = {}
    for entry in entries:
        if entry.subject_kind == "matter":
            wanted[entry.leaf_id] = int(entry.subject_id)
        elif entry.subject_kind == "task" and int(entry.subject_id) in of_task:
            wanted[entry.leaf_id] = of_task[int(entry.subject_id)]
        elif entry.subject_kind == "variant" and int(entry.subject_id) in of_variant:
            wanted[entry.leaf_id] = of_variant[int(entry.subject_id)]
    rows = Matter.objects.visible_to(actor).filter(pk__in=set(wanted.values())).in_bulk()
    return {leaf: rows[key] for leaf, key in wanted.items() if key in rows}


def said(entry: Entry, matter: Matter) -> str:
    """The sentence; the count that ended a matter says how it ended."""
    if entry.act == "decisions.close" and _ended_by(entry, matter):
        return _("Agreed: “%(text)s”") if matter.stage == "agreed" else _("Not agreed: “%(text)s”")
    return sentences()[entry.act]


def _ended_by(entry: Entry, matter: Matter) -> bool:
    ended = matter.stage in ("agreed", "not_agreed") and matter.closed_at is not None
    days = {matter.closed_at.date(), matter.closed_at.astimezone(here.zone()).date()} if ended else set()
    return entry.day in days
