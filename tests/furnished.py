"""Small coalitions as rows: each made by its acts once in each process, and put back for every further test.

Nothing about it differs from one that is made anew but the moment at which it was founded: some minutes ago.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.db import connection, transaction

from tests.people import World, make_world
from tests.remembered import forget
from tests.stages import furnish


@dataclass(frozen=True)
class _Kept:
    """A world, the rows of each table that it filled, and how far the tables have counted."""

    world: bytes
    rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]]
    counted: dict[str, int]


_KEPT: dict[str, _Kept] = {}


def furnished(shape: str = "network", **given: object) -> World:
    """The world of a shape (see `make_world`), in a database that holds nothing yet."""
    return _kept(f"{shape} {sorted(given.items())}", lambda: make_world(shape, **given))


def stocked() -> World:
    """The world of the network with something on every page; see `tests.stages`."""

    def make() -> World:
        world = furnished()
        furnish(world)
        return world

    return _kept("stocked", make)


def put_back(name: str, make: Callable[[], Any]) -> Any:
    """What else acts have made, in the same way: made once, and its rows put back for every further test."""
    return _kept(name, make)


def _kept(name: str, make: Callable[[], Any]) -> Any:
    if name not in _KEPT:
        full = _filled()
        made = make()
        _KEPT[name] = _Kept(pickle.dumps(made), {t: _rows(t) for t in _filled() - full}, _counted())
        return made
    forget()
    with transaction.atomic():
        _put_back(_KEPT[name])
    world: World = pickle.loads(_KEPT[name].world)
    return world


def _filled() -> set[str]:
    with connection.cursor() as cursor:
        return {table for table in connection.introspection.table_names() if _holds_rows(cursor, table)}


def _holds_rows(cursor: Any, table: str) -> bool:
    cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')
    return bool(cursor.fetchone()[0])


def _rows(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return [column[0] for column in cursor.description], [tuple(map(_plain, row)) for row in cursor.fetchall()]


def _plain(value: Any) -> Any:
    """An hour as text: SQLite gives it as a time and takes none."""
    return value.isoformat() if isinstance(value, time) else value


def _counted() -> dict[str, int]:
    """PostgreSQL's sequences, which go on counting when a transaction is taken back; SQLite's tables know by their rows."""
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
        return dict(cursor.fetchall())


def _put_back(kept: _Kept) -> None:
    with connection.cursor() as cursor:
        for table, (columns, rows) in kept.rows.items():
            names = ", ".join(f'"{column}"' for column in columns)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)
        for name, value in kept.counted.items():
            cursor.execute("SELECT setval(%s, %s)", [name, value])
