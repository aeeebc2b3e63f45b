"""An installation whose rows other processes can read, on the database that the tests run on; keys of age; letters."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pyrage
import pytest
from django.conf import settings
from django.db import connection
from psycopg import conninfo, sql

from hamgam.management.backups import making, server
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import Organisation, Person
from hamgam.record import trees
from tests.furnished import furnished

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 30)
_numbers = count(1)


@pytest.fixture
def installed(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> making.Source:
    """The network's four organisations, committed."""
    if connection.vendor == "postgresql":
        monkeypatch.setenv("HAMGAM_PG_BIN", str(_programs()))
    furnished()
    return making.source(settings)


def _programs() -> Path:
    """The programs of the server that the tests run on."""
    sys.path.insert(0, str(ROOT / "tests"))  # tests/pg.py is a program beside others
    from pg import programs

    return programs()


@pytest.fixture(scope="session")
def keys() -> list[Any]:
    """Two people, each with a key."""
    return [pyrage.x25519.Identity.generate() for _ in range(2)]


@pytest.fixture
def to(keys: list[Any]) -> list[Any]:
    """For whom backups are sealed."""
    return [key.to_public() for key in keys]


@pytest.fixture
def identity(keys: list[Any], tmp_path: Path) -> str:
    """A file as age-keygen writes it."""
    path = tmp_path / "identity.txt"
    path.write_text(f"# created: 2026-11-01\n# public key: {keys[1].to_public()}\n{keys[1]}\n")
    return str(path)


@pytest.fixture
def made(installed: making.Source, tmp_path: Path, to: list[Any]) -> Path:
    """A backup of the installation as it is now."""
    return making.make(installed, tmp_path / "backups", to, DAY)[0]


@pytest.fixture
def empty_database() -> Iterator[Callable[[], str]]:
    """Make an empty database of PostgreSQL; "" on SQLite, where a directory is enough."""
    made: list[str] = []
    beside = making.source(settings).database

    def make() -> str:
        if isinstance(beside, Path):
            return ""
        made.append(f"restored_{os.getpid()}_{next(_numbers)}")
        return server.make_scratch(beside, made[-1])

    yield make
    for name in made:
        server.drop_scratch(str(beside), name)


def act(n: int | None = None) -> None:
    """One more act in the record."""
    organisation = Organisation.objects.get(slug="a")
    liaison = Actor.of(Person.objects.get(username="a-liaison"), organisation)
    name = f"Spring {n if n is not None else next(_numbers)} {os.getpid()}"
    acts.rename_organisation(by=liaison, on=organisation, names={"fa": name, "en": name})


def letter() -> str:
    """A letter of today, with the record as it stands."""
    newest = trees.newest()
    assert newest
    return "سلام\n\nThe record:\n" + "\n".join(newest.note.splitlines()[:3]) + "\n\nبا احترام\n"


def everything(database: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order of its own."""
    if isinstance(database, Path):
        import sqlite3

        with sqlite3.connect(database) as found:
            names = [n for (n,) in found.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: sorted(found.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}
    with psycopg.connect(database) as connected:
        names = [n for (n,) in connected.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        asked = sql.SQL("SELECT * FROM {}")
        return {n: sorted(connected.execute(asked.format(sql.Identifier(n))).fetchall(), key=repr) for n in names}


def restored_database(into: Path, url: str) -> Path | str:
    """Where what was restored lies."""
    return url or into / "hamgam.sqlite3"


def other_process(*words: str) -> "subprocess.Popen[str]":
    """A process of its own on the same installation: python -m tests.backups.writing."""
    database = making.source(settings).database
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "hamgam.settings",
        "HAMGAM_VAR": str(settings.VAR),
        "HAMGAM_SECRET": settings.SECRET_KEY,
        "HAMGAM_LOG_KEY_FILE": str(settings.LOG_KEY_FILE),
        "DATABASE_URL": f"sqlite:///{database}" if isinstance(database, Path) else url_of(database),
    }
    command = [sys.executable, "-m", "tests.backups.writing", *words]
    return subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def url_of(where: str) -> str:
    """An address of libpq as DATABASE_URL takes it."""
    told = conninfo.conninfo_to_dict(where)
    return f"postgres://{told['user']}@/{told['dbname']}?host={told['host']}"
