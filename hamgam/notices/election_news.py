"""What happened lately to elections: opened, voting, counted. Who voted when is no news."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from hamgam.elections.models import Election
from hamgam.record.models import Entry


def sentences() -> dict[str, str]:
    """Act → what is said of it."""
    return {
        "elections.open": _("%(who)s opened an election. “%(text)s”"),
        "elections.begin_voting": _("Votes can be cast. “%(text)s”"),
        "elections.close": _("It was counted. “%(text)s”"),
        "elections.call_off": _("%(who)s called an election off. “%(text)s”"),
    }


def subjects(actor: Any, entries: Iterable[Entry]) -> dict[int, Election]:
    """Leaf → the election that the entry is about, where the actor may see it; in one query."""
    wanted = {entry.leaf_id: int(entry.subject_id) for entry in entries if entry.subject_kind == "election"}
    if not wanted:
        return {}
    rows = Election.objects.visible_to(actor).select_related("body").filter(pk__in=set(wanted.values())).in_bulk()
    return {leaf: rows[key] for leaf, key in wanted.items() if key in rows}
