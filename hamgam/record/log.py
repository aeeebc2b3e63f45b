"""Writing to the log: leaf, seals and checkpoint in the same transaction as the rows they speak of."""

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.apps import apps
from django.conf import settings

from hamgam.engine import record as engine
from hamgam.record.kept import Writing, row_digest
from hamgam.record.models import Authorship, Checkpoint, Entry, Head, Leaf, Seal, UsedToken


class NoLog(LookupError):
    """The installation has no log yet; `begin` makes it."""


def log_key() -> Ed25519PrivateKey:
    """The log's own key, made at the first start and kept in a file outside the database."""
    path = settings.LOG_KEY_FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def log_public() -> bytes:
    """The log's public key, 32 bytes."""
    return log_key().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def origin() -> str:
    """The log's name, the first line of every checkpoint."""
    return head().origin


def head() -> Head:
    """How far the log has come."""
    found = Head.objects.filter(id=1).first()
    if found is None:
        raise NoLog
    return found


def lock() -> Head:
    """Hold the log's head until the transaction ends, so that acts come one after another."""
    found = Head.objects.select_for_update().filter(id=1).first()
    if found is None:
        raise NoLog
    return found


def begin(origin: str) -> None:
    """Open the log of a new installation with its genesis leaf; the caller holds a transaction."""
    Head.objects.create(origin=origin)
    append([engine.genesis_leaf(origin, log_public())])


def append(leaves: Iterable[bytes]) -> int:
    """Add leaves and sign a checkpoint; answers the index of the first one."""
    current = lock()
    first = size = current.size
    frontier = [bytes.fromhex(item) for item in current.frontier]
    rows = []
    for data in leaves:
        hashed = engine.leaf_hash(data)
        frontier = engine.append(frontier, size, hashed)
        rows.append(Leaf(index=size, data=data, hash=hashed))
        size += 1
    Leaf.objects.bulk_create(rows)
    current.size, current.frontier = size, [item.hex() for item in frontier]
    current.save()
    Checkpoint.objects.create(size=size, note=_signed_checkpoint(current.origin, size, engine.root_of(frontier)))
    return first


def _signed_checkpoint(origin: str, size: int, root: bytes) -> str:
    body = engine.checkpoint_body(origin, size, root)
    return engine.sign_note(body, origin, log_public(), log_key().sign)


def enter(writing: Writing, verdict: Any, *, by: Any, on: Any, token: str = "") -> Entry:
    """Append the act's entry, seal the rows it wrote, and keep who did it for the own organisation alone."""
    sealed = _seals(writing)
    details = json.dumps({"act": writing.act, "rows": sealed}, sort_keys=True)
    salt = os.urandom(32)
    organisation = by.public_id
    kind, identity = _subject(on)
    day = writing.at.date()
    data = engine.act_leaf(
        origin(), act=writing.act, article=verdict.article or "-", bylaws=verdict.version,
        organisation=organisation or "-", subject=f"{kind}/{identity}",
        commitment=engine.commitment(salt, details.encode()), day=day.isoformat(),
    )  # fmt: skip
    index = append([data, *writing.leaves])
    entry = Entry.objects.create(
        leaf_id=index, act=writing.act, article=verdict.article or "", bylaws=verdict.version,
        organisation=organisation, subject_kind=kind, subject_id=identity, day=day, salt=salt, details=details,
    )  # fmt: skip
    Authorship.objects.create(entry=entry, seat_id=by.seat_id, at=writing.at)
    Seal.objects.bulk_create([Seal(entry=entry, table=t, row=r, digest=d) for t, r, d in sealed])
    if token:
        UsedToken.objects.create(token=token, entry=entry, at=writing.at)
    return entry


def next_index(writing: Writing) -> int:
    """The index that the next typed leaf of this act will have (the act's own leaf comes first)."""
    return head().size + 1 + len(writing.leaves)


def _subject(on: Any) -> tuple[str, str]:
    if on is None:
        return "coalition", "1"
    return on._meta.model_name, str(on.pk)


def _seals(writing: Writing) -> list[tuple[str, str, str]]:
    """Digests of the rows as the database now holds them, one query a table."""
    tables: dict[str, list[str]] = defaultdict(list)
    for table, row in writing.rows:
        tables[table].append(row)
    seals = []
    for table in sorted(tables):
        model = apps.get_model("hamgam", table)
        stored = model._base_manager.in_bulk([model._meta.pk.to_python(row) for row in tables[table]])
        seals += [(table, str(pk), row_digest(stored[pk])) for pk in sorted(stored, key=str)]
    return seals
