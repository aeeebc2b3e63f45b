"""Who watches the record: the page that shows it, and the two doors through which witnesses hand in what they saw."""

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hamgam.engine import record as engine
from hamgam.members.models import Organisation
from hamgam.members.policy import FAULTY_WITNESSES
from hamgam.members.witness_models import Witness
from hamgam.members.witnesses import active_witness, named
from hamgam.record import log, times, trees, witnessed
from hamgam.record.models import Cosignature

#: A note that a witness hands in is never longer.
LARGEST = 64 * 1024
#: After so long without a line a witness is called silent: it says something once a day at least.
SILENT_AFTER = timedelta(hours=48)
PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Row:
    """A witness as the page shows it. `seen` is how large the record was when it last cosigned, 0 for never."""

    organisation: Organisation
    name: str
    since: date
    watching: bool
    until: date | None
    seen: int
    at: datetime | None
    silent: bool
    days: int


def _rows(watching: Container[str]) -> list[Row]:
    """Every machine that is or was a witness; of those that are not watching any more, until when."""
    last = {
        row["key"]: (row["seen"], datetime.fromtimestamp(row["at"], UTC))
        for row in Cosignature.objects.order_by().values("key").annotate(seen=Max("size"), at=Max("second"))
    }
    now, rows = times.now(), []
    for row in Witness.objects.select_related("organisation").order_by("since", "pk"):
        seen, at = last.get(row.key, (0, None))
        quiet = now - at if at else timedelta(days=(now.date() - row.since).days)
        name = engine.parse_verifier_key(row.key).name
        here = row.key in watching
        silent = here and (at is None or quiet > SILENT_AFTER)
        rows.append(Row(row.organisation, name, row.since, here, row.until, seen, at, silent, quiet.days))
    return rows


def _standing(words: Collection[str]) -> dict[str, Any]:
    """How many witnesses there are, how many must have seen a checkpoint, and how far so many have."""
    needed = engine.witnesses_needed(len(words), FAULTY_WITNESSES) if words else 0
    found = witnessed.newest_seen_by(words, needed) if words else None
    return {
        "count": len(words),
        "needed": needed,
        "seen": found.size if found else 0,
        "reachable": needed <= len(words),
    }


@require_safe
def witnesses(request: HttpRequest) -> HttpResponse:
    """The size of the record, its root, who has seen what and when, and whether two views differ."""
    newest, words = trees.newest(), named()
    rows = _rows(words)
    own = request.actor.organisation
    context = {
        "checkpoint": newest,
        "root": newest.note.split("\n")[2] if newest else "",
        "key": engine.write_verifier_key(log.verifier_key(log.origin())) if newest else "",
        "rows": [row for row in rows if row.watching],
        "retired": [row for row in rows if not row.watching],
        "own": own if own is not None and request.actor.is_inside else None,
        "mine": active_witness(own) if own is not None else None,
        "alarms": witnessed.alarms(),
        **_standing(words),
    }
    return render(request, "site/witnesses.html", context)


def _taken(request: HttpRequest) -> bytes:
    """What was handed in; NotTaken where it is longer than any checkpoint, or a form with files."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST:
        raise witnessed.NotTaken(413, "too_large")
    try:
        return request.body
    except RawPostDataException as error:
        raise witnessed.NotTaken(400, "not_plain_text") from error


@csrf_exempt  # a program hands it in, without cookies; its signature is the right
@require_POST
def take_line(request: HttpRequest) -> HttpResponse:
    """A witness's line under a checkpoint of this record."""
    try:
        new = witnessed.take_line(_taken(request), named(), times.now())
    except witnessed.NotTaken as error:
        return HttpResponse(f"{error.reason}\n", status=error.status, content_type=PLAIN)
    return HttpResponse("kept\n" if new else "known\n", content_type=PLAIN)


@csrf_exempt  # a program hands it in, without cookies; only what this record's own key signed is kept
@require_POST
def take_view(request: HttpRequest) -> HttpResponse:
    """A checkpoint that contradicts this record: evidence that its key has signed two."""
    try:
        other = witnessed.take_view(_taken(request), times.now())
    except witnessed.NotTaken as error:
        return HttpResponse(f"{error.reason}\n", status=error.status, content_type=PLAIN)
    return HttpResponse("kept\n" if other else "belongs\n", content_type=PLAIN)
