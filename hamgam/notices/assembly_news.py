"""What happened lately to assemblies: called, moved, cancelled, opened, closed."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from hamgam.assemblies.models import Assembly
from hamgam.record.models import Entry


def sentences() -> dict[str, str]:
    """Act → what is said of it. What happens within an assembly stands on its own page."""
    return {
        "assemblies.call": _("%(who)s called an assembly: “%(text)s”"),
        "assemblies.call_next": _("An assembly was called by its rule: “%(text)s”"),
        "assemblies.change_call": _("%(who)s moved an assembly or described it anew: “%(text)s”"),
        "assemblies.cancel": _("%(who)s cancelled an assembly: “%(text)s”"),
        "assemblies.open": _("An assembly was opened: “%(text)s”"),
        "assemblies.close": _("An assembly is over: “%(text)s”"),
    }


def subjects(actor: Any, entries: Iterable[Entry]) -> dict[int, Assembly]:
    """Leaf → the assembly that the entry is about, where the actor may see it; in one query."""
    wanted = {entry.leaf_id: int(entry.subject_id) for entry in entries if entry.subject_kind == "assembly"}
    if not wanted:
        return {}
    rows = Assembly.objects.visible_to(actor).filter(pk__in=set(wanted.values())).in_bulk()
    return {leaf: rows[key] for leaf, key in wanted.items() if key in rows}
