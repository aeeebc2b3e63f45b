"""PostgreSQL in a backup: dumped and read under one snapshot, and brought back into an empty database.

Its own programs do it. They are told where the database is by their surroundings, never by words that other users of the
machine could see.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo, sql

from hamgam.management.backups import steps
from hamgam.management.backups.embedded import Taken
from hamgam.management.backups.words import Stopped

PART = "database.pgdump"
#: How libpq's programs are told of each part of an address.
_TOLD = {
    "host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY",
    "service": "PGSERVICE", "hostaddr": "PGHOSTADDR",
}  # fmt: skip


def address(named: Mapping[str, Any]) -> str:
    """Where a database of Django's settings is, as libpq takes it."""
    given = {key: value for key, value in named.get("OPTIONS", {}).items() if key in _TOLD}
    for key, setting in (
        ("dbname", "NAME"),
        ("user", "USER"),
        ("password", "PASSWORD"),
        ("host", "HOST"),
        ("port", "PORT"),
    ):
        if named.get(setting):
            given[key] = named[setting]
    return conninfo.make_conninfo("", **given)


def take(where: str) -> Taken:
    """The database as of one moment, whoever writes meanwhile."""
    with _connected(where) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()[0]
        dump = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        leaves, checkpoint, counts = _read(connection)
        step = steps.last([name for (name,) in connection.execute(steps.TAKEN)])
        data = _run("pg_dump", dump, where, version=connection.info.server_version // 10_000)
    return Taken(PART, data, leaves, checkpoint, counts, step)


def _connected(where: str) -> psycopg.Connection[Any]:
    try:
        return psycopg.connect(where, connect_timeout=20)
    except psycopg.Error as error:
        raise Stopped("no_connection", why=str(error).strip()) from None


def _tables(connection: psycopg.Connection[Any]) -> list[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    return [name for (name,) in connection.execute(query)]


def _read(connection: psycopg.Connection[Any]) -> tuple[list[bytes], str, dict[str, int]]:
    tables = _tables(connection)
    if "hamgam_leaf" not in tables:
        raise Stopped("no_record")
    leaves = [bytes(row[0]) for row in connection.execute('SELECT data FROM hamgam_leaf ORDER BY "index"')]
    newest = connection.execute("SELECT note FROM hamgam_checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    counting = sql.SQL("SELECT count(*) FROM {}")
    counts = {name: connection.execute(counting.format(sql.Identifier(name))).fetchone()[0] for name in tables}
    return leaves, newest[0] if newest else "", counts


def leaves_in(data: bytes) -> list[bytes]:
    """The record's leaves in a dump, read without any database."""
    told = _run("pg_restore", ["--data-only", "--table=hamgam_leaf", "--file=-"], "", data)
    found, inside = {}, False
    for line in told.split(b"\n"):
        if line == b"\\.":
            inside = False
        if inside:
            index, leaf, _hash = line.split(b"\t")
            found[int(index)] = bytes.fromhex(leaf.removeprefix(b"\\\\x").decode())
        if line.startswith(b"COPY public.hamgam_leaf (index, data, hash) "):
            inside = True
    return [found[index] for index in sorted(found)]


def leaves(where: str) -> list[bytes]:
    """The record's leaves as the database holds them now, whatever else is wrong with it."""
    with _connected(where) as connection:
        return [bytes(row[0]) for row in connection.execute('SELECT data FROM hamgam_leaf ORDER BY "index"')]


def empty(where: str) -> None:
    """Take everything out of the database; for putting a backup back."""
    with _connected(where) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def is_empty(where: str) -> bool:
    """Whether the database holds no table yet."""
    with _connected(where) as connection:
        return not _tables(connection)


def bring_back(data: bytes, where: str) -> tuple[list[bytes], str, dict[str, int]]:
    """Fill an empty database, whole or not at all; answers what it then holds."""
    _run(
        "pg_restore",
        ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--dbname="],
        where,
        data,
    )
    with _connected(where) as connection:
        return _read(connection)


def put_more(where: str, statements: Sequence[tuple[str, tuple[Any, ...]]]) -> None:
    """Carry out these statements, all of them or none; “?” stands for each value."""
    with _connected(where) as connection:
        for statement, values in statements:
            connection.execute(statement.replace("?", "%s").encode(), values)


def make_scratch(beside: str, name: str) -> str:
    """An empty database on the same server; answers where."""
    try:
        with psycopg.connect(beside, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    except psycopg.Error as error:
        raise Stopped("no_scratch", why=str(error).strip()) from None
    return conninfo.make_conninfo(beside, dbname=name)


def drop_scratch(beside: str, name: str) -> None:
    """Take it away again."""
    with psycopg.connect(beside, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def programs(name: str) -> list[Path]:
    """Where the program may lie: the folder that is named, else what the system has, the newest first."""
    named = os.environ.get("HAMGAM_PG_BIN")
    if named:
        return [path for path in (Path(named) / name,) if path.is_file()]
    system = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: -int(path.parts[4]))
    found = shutil.which(name)
    return [*system, *([Path(found)] if found else [])]


def _run(name: str, words: list[str], where: str, data: bytes | None = None, version: int = 0) -> bytes:
    """What the program answers; Stopped where it is missing, older than the server, or fails."""
    found = programs(name)
    if not found:
        raise Stopped("no_program", what=name)
    program = _fitting(found, version) if version else found[0]
    told = conninfo.conninfo_to_dict(where) if where else {}
    surroundings = {
        **os.environ,
        "LC_ALL": "C",
        **{_TOLD[key]: str(value) for key, value in told.items() if key in _TOLD},
    }
    words = [f"--dbname={told['dbname']}" if word == "--dbname=" else word for word in words]
    done = subprocess.run([str(program), *words], input=data, env=surroundings, capture_output=True)
    if done.returncode:
        raise Stopped("program_failed", what=program, why=done.stderr.decode(errors="replace").strip())
    return done.stdout


def _fitting(found: list[Path], version: int) -> Path:
    """The oldest that is as new as the server: what it writes, that server's own programs can read."""
    versions = {program: _version(program) for program in found}
    new = [program for program in found if versions[program] >= version]
    if not new:
        raise Stopped("old_program", what=found[0], found=versions[found[0]], wanted=version)
    return min(new, key=lambda program: versions[program])


def _version(program: Path) -> int:
    done = subprocess.run([str(program), "--version"], capture_output=True, text=True)
    found = re.search(r"\d+", done.stdout)
    return int(found[0]) if found else 0
