"""What was found in the papers handed in: looked into once, kept by their digest, and said on the page before anything is bound."""

import time
from collections.abc import Iterable
from dataclasses import replace

from django.core.cache import caches
from django.utils.translation import gettext as _

from hamgam.assemblies.models import Paper
from hamgam.papers.binding import Looked, look
from hamgam.papers.reading import Flow

#: How long it is kept what was found, in seconds; for how many seconds one request, and one look of the clock, looks into papers.
KEPT_FOR, AT_A_CLICK, AT_A_TICK = 30 * 24 * 3600, 30, 20


def known(papers: Iterable[Paper]) -> dict[int, Looked]:
    """Paper's id → what is known of it, without the words of its text; what nobody looked into yet is left out. No query."""
    rows = list(papers)
    found = caches["papers"].get_many([_key(row) for row in rows])
    return {row.pk: found[_key(row)] for row in rows if _key(row) in found}


def looked(paper: Paper) -> Looked:
    """What is in a paper, from what is kept or by looking into its file now."""
    kept = caches["papers"]
    found: Looked | None = kept.get(_key(paper))
    if found is not None and paper.format == "pdf":
        return found
    flow: Flow | None = kept.get(_key(paper, "flow"))
    if found is not None and (found.reason or flow is not None):
        return replace(found, flow=flow)
    fresh = look(bytes(paper.data))
    if fresh.flow is not None:
        kept.set(_key(paper, "flow"), fresh.flow, KEPT_FOR)
    kept.set(_key(paper), replace(fresh, flow=None), KEPT_FOR)
    return fresh


def looked_all(papers: Iterable[Paper], seconds: float) -> dict[int, Looked]:
    """What is in each; one that is not known is looked into as long as there are `seconds`, and is left out then."""
    until = time.monotonic() + seconds
    rows = list(papers)
    there = known(rows)
    return {row.pk: looked(row) for row in rows if row.pk in there or time.monotonic() < until}


def prepare() -> int:
    """Look into papers of assemblies that come, as long as a look of the clock may take; answers how many were looked into."""
    rows = Paper.objects.filter(withdrawn=False, assembly__stage__in=("called", "in_session")).defer("data")
    waiting = list(rows.order_by("pk"))
    there = known(waiting)
    fresh = looked_all([row for row in waiting if row.pk not in there], AT_A_TICK)
    return len(fresh)


def _key(paper: Paper, what: str = "look") -> str:
    return f"{what}-1-{paper.sha256}"


def not_bound(papers: Iterable[Paper]) -> dict[int, str]:
    """Paper's id → why it will not stand in the brochure, of those of which that is known."""
    return {pk: reason_said(found.reason) for pk, found in known(papers).items() if found.reason}


def reason_said(reason: str) -> str:
    """Why a paper does not stand in the brochure, as one calm sentence."""
    if reason.startswith("encrypted"):
        return _("Its file is protected by a password.")
    if reason.startswith("broken") or reason == "reading_failed":
        return _("Its file is damaged and could not be opened.")
    if reason == "empty":
        return _("Its file holds no page and no words.")
    if reason in ("too_many_pages", "too_large", "unpacks_too_large", "too_many_clauses", "time_limit", "memory_limit"):
        return _("It is too large to be bound together with the others.")
    return _("Its file is of a kind that cannot be bound.")
