"""How the record goes on after a backup that is not the newest state: with entries from a member's copy, under another key.

What a copy brings are entries alone: who agreed to what is known again, what it did to texts and seats is not. The
record says so itself, in an entry of its own; where another key signs from here on, or where entries are lost, the
members are asked, and nothing else is entered before more than half of them agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamgam.engine import record as engine
from hamgam.management.backups import history
from hamgam.management.backups.words import Stopped

#: The table that must be there; a backup by an older program has it not.
TABLE = "hamgam_resumed"


@dataclass(frozen=True)
class GoingOn:
    """What is put after a backup: the missing leaves with their own checkpoint, and the entry that tells of it, signed."""

    entry: engine.Resumption
    missing: list[bytes]
    #: The checkpoint under which the missing leaves stood at the former host; "" where none is missing.
    note: str
    raw: bytes
    signed: str
    frontier: bytes
    #: The log's private key from here on.
    key: bytes

    @property
    def index(self) -> int:
        """The number of the entry that tells of it."""
        return self.entry.size


@dataclass(frozen=True)
class Held:
    """What is at hand: the backup's leaves, its log key, and the names of its tables."""

    leaves: list[bytes]
    key: bytes
    tables: frozenset[str]


def planned(held: Held, mirror: Path | None, told: engine.Told | None, *, other_key: bool, day: date) -> GoingOn | None:
    """How the record goes on; None where the backup is all there is to say. Stopped where it must not.

    `mirror`: a copy as `hamgam-witness copy` writes it, with its checkpoint in the file beside it. `told`: what a letter
    tells. `other_key`: at another host, or although entries are lost.
    """
    leaves, note = _with_copy(held, mirror) if mirror else (held.leaves, "")
    if told is not None and (not other_key or told.size <= len(leaves)):
        history.follows(leaves, told)
    if len(leaves) == len(held.leaves) and not other_key:
        return None
    if TABLE not in held.tables:
        raise Stopped("older_tables")
    key = Ed25519PrivateKey.generate() if other_key else Ed25519PrivateKey.from_private_bytes(held.key)
    before = engine.log_of(leaves)
    now = before._replace(public=key.public_key().public_bytes_raw())
    entry = engine.Resumption(
        day.isoformat(), engine.write_verifier_key(before), engine.write_verifier_key(now), len(held.leaves), len(leaves),
        engine.root_of_leaves(leaves).hex(), max(len(leaves), told.size if told else 0),
    )  # fmt: skip
    raw = engine.write_leaf(before.name, entry)
    frontier = engine.Frontier()
    for leaf in (*leaves, raw):
        frontier = engine.append(frontier, engine.leaf_hash(leaf))
    text = engine.checkpoint_text(before.name, frontier.size, engine.root_of(frontier))
    return GoingOn(
        entry, leaves[len(held.leaves) :], note, raw, engine.sign_note(text, now, key.sign).decode(),
        engine.frontier_to_bytes(frontier), key.private_bytes_raw(),
    )  # fmt: skip


def _with_copy(held: Held, mirror: Path) -> tuple[list[bytes], str]:
    """The leaves of the longer of the two, and the copy's checkpoint where that is the copy."""
    beside = mirror.with_name(f"{mirror.name}.checkpoint")
    try:
        leaves, note = engine.read_copy([mirror.read_bytes()]), beside.read_bytes()
    except OSError as error:
        raise Stopped("cannot_read", what=error.filename or mirror, why=error.strerror) from None
    except engine.RecordError:
        raise Stopped("not_a_copy", what=mirror) from None
    try:
        signed = engine.open_checkpoint(note, engine.log_of(held.leaves))
    except engine.RecordError:
        raise Stopped("copy_not_signed", what=beside) from None
    leaves = leaves[: signed.size]
    if (len(leaves), engine.root_of_leaves(leaves)) != (signed.size, signed.root):
        raise Stopped("copy_not_signed", what=mirror)
    shorter = min(len(leaves), len(held.leaves))
    if leaves[:shorter] != held.leaves[:shorter]:
        raise Stopped("other_history", size=shorter)
    return (leaves, note.decode()) if len(leaves) > len(held.leaves) else (held.leaves, "")


def statements(going: GoingOn) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What is written into the database that was brought back, in SQL with “?” for each value."""
    first = going.entry.known
    for number, leaf in enumerate([*going.missing, going.raw], first):
        yield 'INSERT INTO hamgam_leaf ("index", data, hash) VALUES (?, ?, ?)', (number, leaf, engine.leaf_hash(leaf))
        # The former host's own entries of this kind, in a copy, are known as such too.
        if engine.is_resumption(leaf):
            yield 'INSERT INTO hamgam_resumed ("index") VALUES (?)', (number,)
    if going.note:
        yield "INSERT INTO hamgam_checkpoint (size, note) VALUES (?, ?)", (going.entry.size, going.note)
    yield "INSERT INTO hamgam_checkpoint (size, note) VALUES (?, ?)", (going.index + 1, going.signed)
    yield "UPDATE hamgam_head SET frontier = ?", (going.frontier,)
    if going.entry.needs_approval:
        yield "UPDATE hamgam_head SET waits_for = ?", (going.index,)
        # Whoever was signed in at the former host signs in again.
        yield "DELETE FROM hamgam_session", ()
