"""Writing to the log: leaf, seals and checkpoint in the same transaction as the rows they speak of."""

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.apps import apps
from django.conf import settings
from django.db import models

from hamgam.engine import record as engine
from hamgam.record import whole
from hamgam.record.kept import Writing, row_digest, writing
from hamgam.record.models import Authorship, Checkpoint, Entry, Head, Leaf, Seal, UsedToken


class NoLog(LookupError):
    """The installation has no log yet; `begin` makes it."""


class LogKeyMissing(RuntimeError):
    """The log's key is not where it should be; a new one would begin another history."""


def log_key() -> Ed25519PrivateKey:
    """The log's own key, kept in a file outside the database. Raises LogKeyMissing rather than making another."""
    try:
        return Ed25519PrivateKey.from_private_bytes(settings.LOG_KEY_FILE.read_bytes())
    except FileNotFoundError:
        raise LogKeyMissing(
            f"The key of the log is not at {settings.LOG_KEY_FILE}. Bring it back from the backup, "
            "or say where it is by HAMGAM_LOG_KEY_FILE."
        ) from None


def make_log_key() -> None:
    """A key for a log that begins now, unless there is one; whole at once, also when two begin together."""
    whole.write_new(Path(settings.LOG_KEY_FILE), Ed25519PrivateKey.generate().private_bytes_raw())


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


def begin(origin: str, bylaws: str, details: bytes, day: date) -> None:
    """Open the log of a new installation with its genesis leaf; the caller holds a transaction."""
    make_log_key()
    created = Head.objects.create(origin=origin, frontier=engine.frontier_to_bytes(engine.Frontier()))
    key = engine.write_verifier_key(verifier_key(origin))
    commitment = engine.commitment(os.urandom(32), details)
    genesis = engine.Genesis(day=day.isoformat(), log=key, bylaws=bylaws, details=commitment)
    append([engine.write_leaf(origin, genesis)], created)


def verifier_key(origin: str) -> engine.VerifierKey:
    """The key that checks this log's checkpoints, with the log's name."""
    return engine.VerifierKey(origin, engine.ED25519, log_public())


def append(leaves: Iterable[bytes], current: Head) -> int:
    """Add leaves after a head that is held, and sign a checkpoint; answers the index of the first one."""
    frontier = engine.frontier_from_bytes(bytes(current.frontier))
    first = frontier.size
    rows = []
    for data in leaves:
        hashed = engine.leaf_hash(data)
        rows.append(Leaf(index=frontier.size, data=data, hash=hashed))
        frontier = engine.append(frontier, hashed)
    Leaf.objects.bulk_create(rows)
    current.frontier = engine.frontier_to_bytes(frontier)
    current.save()
    text = engine.checkpoint_text(current.origin, frontier.size, engine.root_of(frontier))
    note = engine.sign_note(text, verifier_key(current.origin), log_key().sign)
    Checkpoint.objects.create(size=frontier.size, note=note.decode())
    return first


def enter(
    done: Writing, verdict: Any, *, by: Any, on: Any, token: str = "", said: str = "", named: bool = True,
    minute: bool = True,
) -> Entry:  # fmt: skip
    """Append the act's entry, seal the rows it wrote, and keep who did it for the own organisation alone.

    named: False leaves out which organisation did it, and who. minute: False keeps the day alone.
    """
    at = done.at if minute else done.at.replace(hour=0, minute=0, second=0, microsecond=0)
    sealed = _seals(done)
    content: dict[str, Any] = {"act": done.act, "rows": sealed}
    if done.mandate is not None:
        content["mandate"] = done.mandate
    details = json.dumps(content, sort_keys=True)
    salt = os.urandom(32)
    kind, identity = _subject(on)
    day = done.at.date()
    leaf = engine.Act(
        day=day.isoformat(), act=done.act, article=verdict.article or "-", bylaws=verdict.version,
        organisation=(by.public_id if named else "") or "-", subject=f"{kind}/{identity}",
        details=engine.commitment(salt, details.encode()),
    )  # fmt: skip
    current = lock()
    index = append([engine.write_leaf(current.origin, leaf), *done.leaves], current)
    entry = Entry.objects.create(
        leaf_id=index, act=done.act, article=verdict.article or "", bylaws=verdict.version,
        organisation=by.public_id if named else "", subject_kind=kind, subject_id=identity, day=day, salt=salt, details=details,
        mandate=done.mandate,
    )  # fmt: skip
    if named:
        Authorship.objects.create(entry=entry, seat_id=by.seat_id, at=at)
    Seal.objects.bulk_create([Seal(entry=entry, table=t, row=r, digest=d) for t, r, d in sealed])
    if token:
        UsedToken.objects.create(token=token, entry=entry, at=at, said=said)
    return entry


def add_leaf(entry: object, signatures: Iterable[engine.NoteSignature] = ()) -> int:
    """Put a typed leaf after the running act's own one; answers the index that it will have."""
    current = writing()
    index = head().size + 1 + len(current.leaves)
    current.leaves.append(engine.write_leaf(origin(), entry, tuple(signatures)))
    return index


def _subject(on: Any) -> tuple[str, str]:
    if not isinstance(on, models.Model):
        return "coalition", "1"
    if on._meta.label == settings.AUTH_USER_MODEL:
        return "person", "-"  # members mirror the record: nobody is to be followed in it
    return str(on._meta.model_name), str(on.pk)


def _seals(done: Writing) -> list[tuple[str, str, str]]:
    """Digests of the rows as the database now holds them, one query a table."""
    tables: dict[str, list[str]] = defaultdict(list)
    for table, row in done.rows:
        tables[table].append(row)
    seals = []
    for table in sorted(tables):
        model = apps.get_model("hamgam", table)
        stored = model._base_manager.in_bulk([model._meta.pk.to_python(row) for row in tables[table]])
        seals += [(table, str(pk), row_digest(stored[pk])) for pk in sorted(stored, key=str)]
    return seals
