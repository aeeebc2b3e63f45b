"""What a database holds, taken out whole and put back: each story begins at its own step without living through the others."""

import sqlite3
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from tests.remembered import forget

#: One picture of the whole database: an SQLite database in memory, or PostgreSQL's tables and sequences.
Picture = sqlite3.Connection | tuple[dict[str, bytes], dict[str, int]]


def take() -> Picture:
    """Everything that the database holds now."""
    connection.ensure_connection()
    return _take_postgresql() if connection.vendor == "postgresql" else _take_sqlite()


def put_back(picture: Picture) -> None:
    """The database as it was; whatever happened since then is gone."""
    connection.ensure_connection()
    forget()
    if isinstance(picture, sqlite3.Connection):
        picture.backup(connection.connection)
    else:
        _put_back_postgresql(*picture)


def _take_sqlite() -> sqlite3.Connection:
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(kept)
    return kept


def _tables() -> list[str]:
    return sorted(set(connection.introspection.table_names()) - {"django_migrations"})


def _take_postgresql() -> tuple[dict[str, bytes], dict[str, int]]:
    with transaction.atomic(), connection.cursor() as cursor:
        tables = {table: _copied_out(cursor, table) for table in _tables()}
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
        return tables, dict(cursor.fetchall())


def _copied_out(cursor: Any, table: str) -> bytes:
    with cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT BINARY)') as rows:
        return b"".join(bytes(part) for part in rows)


def _put_back_postgresql(tables: dict[str, bytes], sequences: dict[str, int]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        # The record's triggers refuse to be emptied; a replica does not ask them.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in tables) + " RESTART IDENTITY")
        for table, data in tables.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN (FORMAT BINARY)') as rows:
                rows.write(data)
        for name, value in sequences.items():
            cursor.execute("SELECT setval(%s, %s)", [name, value])


def empty() -> None:
    """The database without a single row, as before the first act."""
    call_command("flush", verbosity=0, interactive=False)
    forget()
