"""`hamgam check`: everything the database holds is compared with the record, and the record with its signatures.

Nothing is written. A finding is a code and what it speaks of; `sentence` says it in the reader's language.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils.translation import gettext as _

from hamgam.engine import record as engine
from hamgam.record import resuming
from hamgam.record.kept import Kept, row_digest
from hamgam.record.models import Checkpoint, Entry, Head, Leaf, Resumed, Seal

#: Tables that the database itself keeps from being changed, with how many triggers each has there.
GUARDED = {
    "sqlite": {
        "hamgam_leaf": 3,
        "hamgam_checkpoint": 3,
        "hamgam_seal": 3,
        "hamgam_entry": 3,
        "hamgam_cosignature": 3,
        "hamgam_otherview": 3,
    },
    "postgresql": {
        "hamgam_leaf": 2,
        "hamgam_checkpoint": 2,
        "hamgam_seal": 2,
        "hamgam_entry": 2,
        "hamgam_cosignature": 2,
        "hamgam_otherview": 2,
    },
}


@dataclass(frozen=True)
class Finding:
    """Something that is not as an act left it."""

    code: str
    data: dict[str, Any] = field(default_factory=dict)


def finding(code: str, **data: Any) -> Finding:
    """A finding with what it speaks of."""
    return Finding(code, data)


def check() -> list[Finding]:
    """Everything that differs; empty when the database is as the acts left it."""
    head = Head.objects.filter(id=1).first()
    if head is None:
        return [finding("no_log")]
    edited: set[int] = set()
    return [
        *guards(),
        *leaves(edited),
        *tree(head),
        *entries(edited),
        *seals_of_entries(),
        *rows(),
    ]


def guards() -> Iterator[Finding]:
    """Tables whose triggers are gone, so that somebody could change what is never changed."""
    if connection.vendor == "sqlite":
        query = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = (
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
        )
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = [name for (name,) in cursor.fetchall()]
    for table, count in GUARDED[connection.vendor].items():
        if found.count(table) < count:
            yield finding("guard_missing", table=table)


def leaves(edited: set[int]) -> Iterator[Finding]:
    """Leaves that are missing, or whose bytes are not what was hashed; `edited` collects the latter."""
    expected = 0
    for leaf in Leaf.objects.order_by("index").iterator():
        for missing in range(expected, leaf.index):
            yield finding("leaf_missing", leaf=missing)
        expected = leaf.index + 1
        if engine.leaf_hash(bytes(leaf.data)) != bytes(leaf.hash):
            edited.add(leaf.index)
            yield finding("leaf_edited", leaf=leaf.index)


def tree(head: Head) -> Iterator[Finding]:
    """The roots that the stored hashes give, against every checkpoint, its signature and the head."""
    hashes = {index: bytes(value) for index, value in Leaf.objects.values_list("index", "hash")}
    keys = resuming.keys()
    frontier, broken, before, done = engine.Frontier(), False, 0, 0
    for checkpoint in Checkpoint.objects.order_by("size").iterator():
        while frontier.size < checkpoint.size and frontier.size in hashes:
            frontier = engine.append(frontier, hashes[frontier.size])
        problem = _checkpoint(_key(head, checkpoint.size, keys), checkpoint, frontier, before)
        # What is wrong below one checkpoint is wrong below every later one; it is said once.
        if problem and not (broken and problem.code in ("leaf_rehashed", "root_differs", "leaves_gone")):
            yield problem
        broken = broken or problem is not None
        before, done = checkpoint.size, checkpoint.size
    for index in sorted(hashes):
        if index >= done:
            yield finding("leaf_unsigned", leaf=index)
    if not broken and bytes(head.frontier) != engine.frontier_to_bytes(frontier):
        yield finding("head_differs", size=frontier.size)


def _checkpoint(key: engine.VerifierKey, stored: Checkpoint, frontier: engine.Frontier, before: int) -> Finding | None:
    """What is wrong with one checkpoint, given the tree up to it; `before` is the size of the one before."""
    try:
        signed = engine.open_checkpoint(stored.note.encode(), key)
    except engine.RecordError:
        return finding("checkpoint_unsigned", size=stored.size)
    if signed.size != stored.size:
        return finding("checkpoint_unsigned", size=stored.size)
    if frontier.size < signed.size:
        return finding("leaves_gone", size=signed.size, found=frontier.size)
    if engine.root_of(frontier) == signed.root:
        return None
    suspects = _suspects(before, signed.size)
    if len(suspects) == 1:
        return finding("leaf_rehashed", leaf=suspects[0], size=signed.size)
    return finding("root_differs", first=before, last=signed.size - 1, size=signed.size)


def _suspects(first: int, end: int) -> list[int]:
    """Which of these leaves may have been edited: those that are not what their entry says, else all."""
    wrong = [
        entry.leaf_id
        for entry in Entry.objects.filter(leaf_id__gte=first, leaf_id__lt=end).select_related("leaf")
        if not _opens(entry)
    ]
    return wrong or list(range(first, end))


def _key(head: Head, size: int, keys: list[tuple[engine.VerifierKey, int | None]]) -> engine.VerifierKey:
    """The log's key for a checkpoint of this size, as its own leaves name it; a copy of the database can be checked without the key file."""
    key = resuming.key_at(size, keys)
    return key if key.name == head.origin else engine.VerifierKey(head.origin, key.kind, key.public)


def _opens(entry: Entry) -> bool:
    """Whether the entry's row says what its leaf says, and its details open the leaf's commitment."""
    try:
        leaf = engine.parse_leaf(bytes(entry.leaf.data)).entry
        return bool(leaf == _as_leaf(entry)) and _mandate(entry) == entry.mandate
    except engine.RecordError:
        return False


def _mandate(entry: Entry) -> object:
    """The mandate to which the entry's details committed; what cannot be read is told as seals that differ."""
    try:
        return json.loads(entry.details).get("mandate")
    except (ValueError, AttributeError):
        return entry.mandate


def _as_leaf(entry: Entry) -> engine.Act:
    return engine.Act(
        day=entry.day.isoformat(), act=entry.act, article=entry.article or "-", bylaws=entry.bylaws,
        organisation=entry.organisation or "-", subject=f"{entry.subject_kind}/{entry.subject_id}",
        details=engine.commitment(bytes(entry.salt), entry.details.encode()),
    )  # fmt: skip


def entries(edited: set[int]) -> Iterator[Finding]:
    """Acts in the log without their entry, and entries that say something else than their leaf."""
    known = set()
    for entry in Entry.objects.select_related("leaf").order_by("leaf_id").iterator():
        known.add(entry.leaf_id)
        if entry.leaf_id not in edited and not _opens(entry):
            yield finding("entry_differs", leaf=entry.leaf_id)
    resumed = set(Resumed.objects.values_list("index", flat=True))
    known |= {n for row in resuming.all_of_it() for n in range(row.entry.known, row.entry.size)}
    for leaf in Leaf.objects.exclude(index__in=edited).order_by("index").iterator():
        if leaf.index not in known and bytes(leaf.data).startswith(b"hamgam/act/v1\n"):
            yield finding("entry_missing", leaf=leaf.index)
        if engine.is_resumption(bytes(leaf.data)) != (leaf.index in resumed):
            yield finding("resumption_differs", leaf=leaf.index)


def seals_of_entries() -> Iterator[Finding]:
    """Entries whose list of sealed rows is not the one that they committed to."""
    kept: dict[int, list[list[str]]] = {}
    for entry, table, row, digest in Seal.objects.values_list("entry_id", "table", "row", "digest").iterator():
        kept.setdefault(entry, []).append([table, row, digest])
    for entry, details in Entry.objects.order_by("leaf_id").values_list("leaf_id", "details").iterator():
        try:
            sealed = json.loads(details)["rows"]
        except (ValueError, KeyError, TypeError):
            sealed = None
        if sealed is None or sorted(sealed) != sorted(kept.pop(entry, [])):
            yield finding("seals_differ", leaf=entry)
    for entry in sorted(kept):
        yield finding("seals_differ", leaf=entry)


def rows() -> Iterator[Finding]:
    """Rows that differ from what an act sealed, that no act wrote, or that are gone."""
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for seal in Seal.objects.order_by("entry_id").values_list("table", "row", "entry_id", "digest").iterator():
        newest[seal[0], seal[1]] = (seal[2], seal[3])
    for model in sealed_models():
        table = str(model._meta.model_name)
        for row in model._base_manager.order_by("pk").iterator(chunk_size=500):
            if not row.sealed:
                continue
            entry, digest = newest.pop((table, str(row.pk)), (None, ""))
            if entry is None:
                yield finding("row_unsealed", table=table, row=str(row.pk))
            elif row_digest(row) != digest:
                yield finding("row_differs", table=table, row=str(row.pk), leaf=entry)
    for (table, row), (entry, _digest) in sorted(newest.items()):
        yield finding("row_gone", table=table, row=row, leaf=entry)


def sealed_models() -> list[Any]:
    """The tables whose rows are sealed."""
    return [model for model in apps.get_app_config("hamgam").get_models() if issubclass(model, Kept)]


def sentence(found: Finding) -> str:
    """What was found, in the reader's language. Numbers of leaves and rows stay as the database writes them."""
    sentences = {
        "no_log": _("There is no record yet: “hamgam new” or “hamgam demo” begins it."),
        "guard_missing": _("The database no longer refuses changes to %(table)s: a trigger is gone."),
        "leaf_missing": _("Leaf %(leaf)s is missing."),
        "leaf_edited": _("Leaf %(leaf)s was edited."),
        "leaf_rehashed": _(
            "Leaf %(leaf)s was edited and its hash recomputed: the root no longer matches the signed checkpoint of size %(size)s."
        ),
        "root_differs": _(
            "One of the leaves %(first)s to %(last)s was edited and its hash recomputed: the root no longer matches the signed checkpoint of size %(size)s."
        ),
        "leaves_gone": _("The log ends after %(found)s leaves, and a signed checkpoint speaks of %(size)s."),
        "leaf_unsigned": _("Leaf %(leaf)s stands under no checkpoint: it was added behind the gate."),
        "checkpoint_unsigned": _("The checkpoint of size %(size)s is not signed by the log’s key."),
        "head_differs": _("The head of the log does not match its %(size)s leaves."),
        "entry_differs": _("Entry %(leaf)s says something else than its leaf."),
        "entry_missing": _("Leaf %(leaf)s tells of an act, and its entry is missing."),
        "resumption_differs": _(
            "Entry %(leaf)s and the list of entries by which the record went on after a backup do not agree."
        ),
        "seals_differ": _("The sealed rows of entry %(leaf)s are not the ones that it committed to."),
        "row_differs": _("Row %(table)s %(row)s differs from what entry %(leaf)s sealed."),
        "row_unsealed": _("Row %(table)s %(row)s was written by no act."),
        "row_gone": _("Row %(table)s %(row)s is gone; entry %(leaf)s sealed it."),
    }
    return sentences[found.code] % found.data


def summary() -> str:
    """What was compared, when all is well."""
    counted = {"leaves": Leaf.objects.count(), "rows": Seal.objects.values("table", "row").distinct().count()}
    return (
        _("The record holds: %(leaves)s leaves under signed checkpoints, %(rows)s rows as the acts left them.")
        % counted
    )
