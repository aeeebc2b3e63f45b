"""What a witness remembers: its key, the records that it watches, its copies of them, what it waits for, its alarms.

Key and memory lie in one file on purpose: who loses the one has lost the other, and a witness that has forgotten what
it saw must not sign again. It is retired, and a new one begins with a new key.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import Callable, Iterator, NamedTuple, Sequence

from hamgam.engine.record.ed25519 import ed25519_public, sign_ed25519
from hamgam.engine.record.notes import (
    COSIGNATURE_V1,
    NoteSignature,
    VerifierKey,
    parse_verifier_key,
    write_verifier_key,
)
from hamgam.engine.record.tree import Frontier, append, frontier_from_bytes, frontier_to_bytes, leaf_hash, root_of
from hamgam.engine.record.witness import Seen, cosign

_TABLES = """
CREATE TABLE me (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, seed BLOB NOT NULL);
CREATE TABLE log (origin TEXT PRIMARY KEY, key TEXT NOT NULL, url TEXT NOT NULL, organisation TEXT NOT NULL,
    waits INTEGER NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, frontier BLOB NOT NULL, note BLOB NOT NULL,
    signed_size INTEGER NOT NULL, signed_at INTEGER NOT NULL);
CREATE TABLE leaf (origin TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (origin, number));
CREATE TABLE claim (origin TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (origin, number));
CREATE TABLE alarm (origin TEXT NOT NULL, at INTEGER NOT NULL, mine BLOB NOT NULL, theirs BLOB NOT NULL,
    handed_in INTEGER NOT NULL, PRIMARY KEY (origin, theirs));
"""


class Unusable(Exception):
    """The program cannot do what was asked; `word` names the sentence that says why."""

    def __init__(self, word: str, **data: object) -> None:
        super().__init__(word)
        self.word = word
        self.data = {name: str(value) for name, value in data.items()}


class Log(NamedTuple):
    """A record that is watched. `url` is empty where the log itself comes to us; `waits` says that nothing is cosigned
    past a record in the own organisation's name before a person has confirmed it."""

    origin: str
    key: VerifierKey
    url: str
    organisation: str
    waits: bool
    seen: Seen
    frontier: Frontier
    note: bytes
    signed_size: int
    signed_at: int


class Claim(NamedTuple):
    """A record in the own organisation's name: its number, its bytes, "waiting", "approved" or "not_ours"."""

    origin: str
    number: int
    leaf: bytes
    state: str


class Alarm(NamedTuple):
    """Two signed checkpoints of one log that contradict each other, and when that was noticed."""

    origin: str
    at: int
    mine: bytes
    theirs: bytes
    handed_in: bool


def create_memory(path: str, name: str, begin: Callable[[Memory], None] = lambda memory: None) -> None:
    """Begin a witness: a new key and an empty memory, in a file that nobody else reads. Unusable where there is one.

    `begin` is what it remembers first. The file bears its name when all of it is there: half a witness would be taken for a lost one.
    """
    if os.path.exists(path):
        raise Unusable("exists", file=path)
    draft = f"{path}.{os.getpid()}"
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _fill(draft, name)
        with Memory(draft) as memory:
            begin(memory)
        _give_name(draft, path)
    except (OSError, sqlite3.Error):
        raise Unusable("no_place", file=path) from None
    finally:
        for left in (draft, draft + "-journal"):
            if os.path.exists(left):
                _remove(left)


def _fill(path: str, name: str) -> None:
    seed = os.urandom(32)
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA synchronous = FULL;" + _TABLES)
        with connection:
            connection.execute(
                "INSERT INTO me VALUES (1, ?, ?)", (name or "witness-" + ed25519_public(seed).hex()[:12], seed)
            )
    finally:
        connection.close()


def _give_name(draft: str, path: str) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise Unusable("exists", file=path) from None
    except OSError:  # a disk that knows no second names, as of a stick
        if os.path.exists(path):
            raise Unusable("exists", file=path) from None
        os.replace(draft, path)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


class Memory:
    """The memory of one witness, open."""

    def __init__(self, path: str) -> None:
        """Unusable where there is no witness: a lost memory is not begun anew under the same key."""
        if not os.path.exists(path):
            raise Unusable("no_memory", file=path)
        self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            self._db.execute("PRAGMA synchronous = FULL")
            row = self._db.execute("SELECT name, seed FROM me").fetchone()
        except sqlite3.DatabaseError:
            row = None
        if row is None:
            raise Unusable("no_memory", file=path)
        self._seed = bytes(row[1])
        self.key = VerifierKey(row[0], COSIGNATURE_V1, ed25519_public(self._seed))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *failed: object) -> None:
        self.close()

    def watch(self, key: VerifierKey, url: str, organisation: str, waits: bool) -> None:
        """Watch a record from now on. Unusable where one of this name is watched already."""
        begun = Seen()
        try:
            self._db.execute(
                "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                (key.name, write_verifier_key(key), url, organisation, int(waits), begun.size, begun.root,
                 frontier_to_bytes(Frontier()), b""),
            )  # fmt: skip
        except sqlite3.IntegrityError:
            raise Unusable("watched", origin=key.name) from None

    def moved(self, origin: str, url: str) -> None:
        """The record is to be found at another address."""
        self._db.execute("UPDATE log SET url = ? WHERE origin = ? AND url NOT IN ('', ?)", (url, origin, url))

    def resumed(self, log: Log, key: VerifierKey, url: str) -> None:
        """The record goes on under another key, and at this address; whatever was remembered stays."""
        self._db.execute("UPDATE log SET key = ?, url = ? WHERE origin = ?", (write_verifier_key(key), url, log.origin))

    def logs(self) -> list[Log]:
        """The records that are watched."""
        rows = self._db.execute(
            "SELECT origin, key, url, organisation, waits, size, root, frontier, note, signed_size, signed_at "
            "FROM log ORDER BY origin"
        )
        return [
            Log(
                row[0], parse_verifier_key(row[1]), row[2], row[3], bool(row[4]), Seen(row[5], bytes(row[6])),
                frontier_from_bytes(bytes(row[7])), bytes(row[8]), row[9], row[10],
            )
            for row in rows
        ]  # fmt: skip

    def log(self, origin: str) -> Log | None:
        """The record of this name, where it is watched."""
        return next((row for row in self.logs() if row.origin == origin), None)

    def keep(self, log: Log, leaves: Sequence[bytes], frontier: Frontier, note: bytes, claims: Sequence[int]) -> None:
        """Remember that the record goes on by these leaves to the signed note. Unusable when another was quicker."""
        first = log.seen.size
        with self._changing():
            self._moved(log, Seen(frontier.size, root_of(frontier)), note)
            self._db.execute("UPDATE log SET frontier = ? WHERE origin = ?", (frontier_to_bytes(frontier), log.origin))
            self._db.executemany(
                "INSERT INTO leaf VALUES (?, ?, ?)",
                [(log.origin, first + i, leaf) for i, leaf in enumerate(leaves)],
            )
            self._db.executemany(
                "INSERT INTO claim VALUES (?, ?, 'waiting', 0)", [(log.origin, number) for number in claims]
            )

    def advance(self, log: Log, seen: Seen, note: bytes) -> None:
        """Remember a checkpoint that was proved without leaves. Unusable when another was quicker."""
        with self._changing():
            self._moved(log, seen, note)

    def _changing(self) -> sqlite3.Connection:
        self._db.execute("BEGIN IMMEDIATE")
        return self._db

    def _moved(self, log: Log, seen: Seen, note: bytes) -> None:
        """Only from exactly what the decision was based on: two who come at once do not roll back one another."""
        changed = self._db.execute(
            "UPDATE log SET size = ?, root = ?, note = ? WHERE origin = ? AND size = ? AND root = ?",
            (seen.size, seen.root, note, log.origin, log.seen.size, log.seen.root),
        )
        if changed.rowcount != 1:
            raise Unusable("another_was_quicker")

    def signed(self, log: Log, size: int, second: int) -> None:
        """Our line under the checkpoint of this size has reached the host."""
        self._db.execute("UPDATE log SET signed_size = ?, signed_at = ? WHERE origin = ?", (size, second, log.origin))

    def sign(self, text: bytes, second: int) -> NoteSignature:
        """The cosignature of a checkpoint's text, for one that is remembered already."""
        return cosign(text, self.key, second, lambda message: sign_ed25519(self._seed, message))

    def leaves(self, origin: str) -> Iterator[bytes]:
        """The copy of a record, entry by entry."""
        for (data,) in self._db.execute("SELECT data FROM leaf WHERE origin = ? ORDER BY number", (origin,)):
            yield bytes(data)

    def root_at(self, origin: str, size: int) -> bytes:
        """The root of the first so many entries of the copy."""
        frontier = Frontier()
        rows = self._db.execute("SELECT data FROM leaf WHERE origin = ? AND number < ? ORDER BY number", (origin, size))
        for (data,) in rows:
            frontier = append(frontier, leaf_hash(bytes(data)))
        return root_of(frontier)

    def claims(self, state: str = "waiting") -> list[Claim]:
        """What was recorded in the own organisation's name and is in this state."""
        rows = self._db.execute(
            "SELECT claim.origin, claim.number, leaf.data, claim.state FROM claim JOIN leaf USING (origin, number) "
            "WHERE claim.state = ? ORDER BY claim.origin, claim.number",
            (state,),
        )
        return [Claim(row[0], row[1], bytes(row[2]), row[3]) for row in rows]

    def decide(self, claim: Claim, state: str, second: int) -> None:
        """A person has looked at it."""
        self._db.execute(
            "UPDATE claim SET state = ?, at = ? WHERE origin = ? AND number = ?",
            (state, second, claim.origin, claim.number),
        )

    def raise_alarm(self, origin: str, second: int, mine: bytes, theirs: bytes) -> None:
        """Keep both views; the same one is kept once."""
        self._db.execute("INSERT OR IGNORE INTO alarm VALUES (?, ?, ?, ?, 0)", (origin, second, mine, theirs))

    def alarms(self) -> list[Alarm]:
        """All that was ever noticed."""
        rows = self._db.execute("SELECT origin, at, mine, theirs, handed_in FROM alarm ORDER BY at")
        return [Alarm(row[0], row[1], bytes(row[2]), bytes(row[3]), bool(row[4])) for row in rows]

    def handed_in(self, alarm: Alarm) -> None:
        """The host has taken the second view."""
        self._db.execute("UPDATE alarm SET handed_in = 1 WHERE origin = ? AND theirs = ?", (alarm.origin, alarm.theirs))
