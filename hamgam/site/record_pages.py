"""The record as everybody may read it: its state, its entries, proofs, and all of it for whoever keeps a copy.

Formats: checkpoints as c2sp.org/tlog-checkpoint, proofs as c2sp.org/tlog-proof, hashes as RFC 6962.
"""

import base64
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hamgam.bylaws.act_words import act_words
from hamgam.engine import record as engine
from hamgam.members.models import Organisation
from hamgam.members.witnesses import named
from hamgam.record import log, trees, witnessed
from hamgam.record.models import Checkpoint, Leaf
from hamgam.site.sentences import in_language
from hamgam.site.words import entry_words

#: Entries on one page, and leaves in one download.
ON_A_PAGE, IN_A_DOWNLOAD = 50, 1000
PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Row:
    """An entry as a page shows it: what was done, by which article, on which day, by whom as far as one may know."""

    index: int
    kind: str
    said: str
    article: str
    day: date
    organisation: str
    name: str


def _rows(leaves: list[Leaf], actor: Any) -> list[Row]:
    """The entries with names for members; everybody else sees the pseudonymous ids that the record holds."""
    entries = [(leaf.index, engine.parse_leaf(bytes(leaf.data)).entry) for leaf in leaves]
    names: dict[str, str] = {}
    if actor.is_member:
        wanted = {getattr(entry, "organisation", "-") for _index, entry in entries}
        found = Organisation.objects.filter(public_id__in=wanted).values_list("public_id", "names")
        names = {public_id: in_language(said) for public_id, said in found}
    acts, words = act_words(), entry_words()
    rows = []
    for index, entry in entries:
        kind = type(entry).__name__
        done = acts.get(entry.act, entry.act) if isinstance(entry, engine.Act) else words.get(kind, kind)
        whose = getattr(entry, "organisation", "-")
        whose = "" if whose == "-" else whose
        article = getattr(entry, "article", "-")
        article, day = "" if article == "-" else article, date.fromisoformat(entry.day)
        rows.append(Row(index, kind, done, article, day, whose, names.get(whose, "")))
    return rows


def _newest() -> Checkpoint:
    found = trees.newest()
    if found is None:
        raise Http404
    return found


def _number(request: HttpRequest, name: str, default: int | None = None) -> int:
    """A number from the address; 404 where it is none."""
    typed = request.GET.get(name, "")
    if not typed and default is not None:
        return default
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 16):
        raise Http404
    return int(typed)


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """How large the record is, its latest checkpoint and key, and its entries, the newest first."""
    newest = _newest()
    before = _number(request, "before", newest.size)
    leaves = list(Leaf.objects.filter(index__lt=before).order_by("-index")[: ON_A_PAGE + 1])
    rows = _rows(leaves[:ON_A_PAGE], request.actor)
    context = {
        "checkpoint": newest,
        "key": engine.write_verifier_key(log.verifier_key(log.origin())),
        "rows": rows,
        "older": rows[-1].index if len(leaves) > ON_A_PAGE else None,
        "first_page": before >= newest.size,
        "alarms": witnessed.alarms(),
    }
    return render(request, "site/record.html", context)


def _leaf(index: int) -> Leaf:
    return get_object_or_404(Leaf, pk=index)


def _path(index: int, newest: Checkpoint) -> list[str]:
    """The inclusion path of an entry in base64; 404 beyond the checkpoint."""
    if not 0 <= index < newest.size:
        raise Http404
    return [_base64(node) for node in trees.tree_of(newest).inclusion_path(index)]


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


@require_safe
def entry(request: HttpRequest, index: int) -> HttpResponse:
    """One entry: its exact bytes, its hash, and the path by which it stands under the latest checkpoint."""
    newest = _newest()
    path, leaf = _path(index, newest), _leaf(index)
    context = {
        "row": _rows([leaf], request.actor)[0],
        "text": bytes(leaf.data).decode(),
        "hash": _base64(bytes(leaf.hash)),
        "path": path,
        "checkpoint": newest,
        "language": get_language(),
    }
    return render(request, "site/record_entry.html", context)


@require_safe
def leaf(request: HttpRequest, index: int) -> HttpResponse:
    """The entry's exact bytes."""
    return HttpResponse(bytes(_leaf(index).data), content_type=PLAIN)


@require_safe
def proof(request: HttpRequest, index: int) -> HttpResponse:
    """That the entry stands in the record: index, path and checkpoint in one file."""
    newest = _newest()
    lines = ["c2sp.org/tlog-proof@v1", f"index {index}", *_path(index, newest)]
    return HttpResponse("\n".join(lines) + "\n\n" + newest.note, content_type=PLAIN)


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The latest checkpoint, or the one of a size (`?size=`), as a signed note with the lines of its witnesses."""
    size = _number(request, "size", 0)
    found = get_object_or_404(Checkpoint, pk=size) if size else _newest()
    return HttpResponse(witnessed.cosigned(found, named()), content_type=PLAIN)


@require_safe
def consistency(request: HttpRequest) -> HttpResponse:
    """That the record of `from` entries is a beginning of the one of `to` (the newest if left out): one hash a line."""
    newest = _newest()
    old, new = _number(request, "from"), _number(request, "to", newest.size)
    if not 1 <= old <= new <= newest.size:
        raise Http404
    at = newest if new == newest.size else get_object_or_404(Checkpoint, pk=new)
    lines = [f"{_base64(node)}\n" for node in trees.tree_of(at).consistency_path(old)]
    return HttpResponse("".join(lines), content_type=PLAIN)


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """Leaves from a number on (`?from=`), each as a netstring (length, colon, bytes, comma), 1000 at a time."""
    first = _number(request, "from", 0)
    rows = Leaf.objects.filter(index__gte=first).order_by("index").values_list("data", flat=True)[:IN_A_DOWNLOAD]
    data = b"".join(engine.netstring(bytes(row)) for row in rows)
    name = f"record-from-{first}.netstrings"
    return HttpResponse(
        data, content_type="application/octet-stream", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
