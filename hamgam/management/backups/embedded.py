"""SQLite in a backup: copied while others write, looked over, and read, all in memory."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hamgam.management.backups import steps
from hamgam.management.backups.words import Stopped

PART = "database.sqlite3"


@dataclass(frozen=True)
class Taken:
    """A database as of one moment: its bytes, the record's leaves, the newest checkpoint, rows a table, and its last step."""

    part: str
    data: bytes
    leaves: list[bytes]
    checkpoint: str
    counts: dict[str, int]
    #: The last step by which its tables were made; a program that does not know it cannot serve them.
    step: str


def take(path: Path) -> Taken:
    """The database as it is now, whoever writes meanwhile. Stopped where it is damaged."""
    if not path.is_file():
        raise Stopped("no_database", what=path)
    with contextlib.closing(sqlite3.connect(path, timeout=20)) as source, _in_memory() as copy:
        try:
            source.backup(copy)
        except sqlite3.DatabaseError as error:
            raise Stopped("damaged", what=error) from None
        _look_over(copy)
        return _taken(copy, copy.serialize())


def read(data: bytes) -> Taken:
    """The database in these bytes, looked over."""
    with _in_memory() as copy:
        try:
            # Bytes 18 and 19 say how the file is written; in memory there is no log beside it.
            copy.deserialize(data[:18] + b"\x01\x01" + data[20:])
            _look_over(copy)
        except sqlite3.DatabaseError as error:
            raise Stopped("damaged", what=error) from None
        return _taken(copy, data)


def leaves(path: Path) -> list[bytes]:
    """The record's leaves as the database holds them now, whatever else is wrong with it."""
    with contextlib.closing(sqlite3.connect(path, timeout=20)) as source:
        try:
            return [_bytes(row[0]) for row in source.execute('SELECT data FROM hamgam_leaf ORDER BY "index"')]
        except sqlite3.DatabaseError as error:
            raise Stopped("damaged", what=error) from None


def with_more(data: bytes, statements: Sequence[tuple[str, tuple[Any, ...]]]) -> bytes:
    """The database in these bytes after these statements, all of them or none."""
    with _in_memory() as copy:
        copy.deserialize(data[:18] + b"\x01\x01" + data[20:])
        with copy:
            for statement, values in statements:
                copy.execute(statement, values)
        return copy.serialize()


@contextlib.contextmanager
def _in_memory() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        yield connection


def _look_over(copy: sqlite3.Connection) -> None:
    try:
        told = [row[0] for row in copy.execute("PRAGMA integrity_check(5)")]
        loose = copy.execute("PRAGMA foreign_key_check").fetchmany(5)
    except sqlite3.DatabaseError as error:
        raise Stopped("damaged", what=error) from None
    if told != ["ok"]:
        raise Stopped("damaged", what="; ".join(told))
    if loose:
        raise Stopped("damaged", what="; ".join(f"{row[0]} {row[1]} → {row[2]}" for row in loose))


def _taken(copy: sqlite3.Connection, data: bytes) -> Taken:
    tables = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    if "hamgam_leaf" not in tables:
        raise Stopped("no_record")
    leaves = [_bytes(row[0]) for row in copy.execute('SELECT data FROM hamgam_leaf ORDER BY "index"')]
    newest = copy.execute("SELECT note FROM hamgam_checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    counts = {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608
    step = steps.last([name for (name,) in copy.execute(steps.TAKEN)])
    return Taken(PART, data, leaves, newest[0] if newest else "", counts, step)


def _bytes(value: object) -> bytes:
    """What a leaf's row holds; SQLite lets somebody put a text or a number there, which hashes to another root."""
    return value if isinstance(value, bytes) else str(value).encode()
