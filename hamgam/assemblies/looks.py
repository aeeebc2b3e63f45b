"""What was found in the papers handed in: looked into once, kept by their digest, and said on the page before anything is bound."""

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from django.core.cache import caches
from django.utils.translation import gettext as _

from hamgam.assemblies.contributions_models import Contribution
from hamgam.assemblies.models import Paper
from hamgam.papers.binding import Looked, look
from hamgam.papers.reading import Flow

#: How long it is kept what was found, in seconds; for how many seconds one request, and one look of the clock, looks into papers.
KEPT_FOR, AT_A_CLICK, AT_A_TICK = 30 * 24 * 3600, 30, 20


class File(Protocol):
    """A row that holds a file: a paper, a report or a proposal."""

    pk: Any
    format: str
    data: bytes
    sha256: str


def known(rows: Iterable[File]) -> dict[str, Looked]:
    """Digest → what is known of a file, without the words of its text; what nobody looked into yet is left out. No query."""
    keys = {_key(row): row.sha256 for row in rows}
    return {keys[key]: found for key, found in caches["papers"].get_many(keys).items()}


def looked(row: File) -> Looked:
    """What is in a file, from what is kept or by looking into it now."""
    kept = caches["papers"]
    found: Looked | None = kept.get(_key(row))
    if found is not None and row.format == "pdf":
        return found
    flow: Flow | None = kept.get(_key(row, "flow"))
    if found is not None and (found.reason or flow is not None):
        return replace(found, flow=flow)
    fresh = look(bytes(row.data))
    if fresh.flow is not None:
        kept.set(_key(row, "flow"), fresh.flow, KEPT_FOR)
    kept.set(_key(row), replace(fresh, flow=None), KEPT_FOR)
    return fresh


def looked_all(rows: Iterable[File], seconds: float) -> dict[str, Looked]:
    """Digest → what is in each; one that is not known is looked into as long as there are `seconds`, and is left out then."""
    until = time.monotonic() + seconds
    files = list(rows)
    there = known(files)
    return {row.sha256: looked(row) for row in files if row.sha256 in there or time.monotonic() < until}


def prepare() -> int:
    """Look into files of assemblies that come, as long as a look of the clock may take; answers how many were looked into."""
    coming = {"withdrawn": False, "assembly__stage__in": ("called", "in_session")}
    waiting: list[File] = [
        *Paper.objects.filter(**coming).defer("data").order_by("pk"),
        *Contribution.objects.filter(**coming).exclude(format="").defer("data").order_by("pk"),
    ]
    there = known(waiting)
    return len(looked_all([row for row in waiting if row.sha256 not in there], AT_A_TICK))


def _key(row: File, what: str = "look") -> str:
    return f"{what}-1-{row.sha256}"


def not_bound(rows: Iterable[File]) -> dict[int, str]:
    """A row's id → why its file will not stand in the brochure, of those of which that is known."""
    files = list(rows)
    reasons = {digest: found.reason for digest, found in known(files).items() if found.reason}
    return {row.pk: reason_said(reasons[row.sha256]) for row in files if row.sha256 in reasons}


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
