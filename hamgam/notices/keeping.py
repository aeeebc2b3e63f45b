"""Putting letters into the queue: as many as there are in one statement, each once."""

from collections.abc import Sequence

from django.db import connection

from hamgam.notices.models import Letter


def keep(letters: Sequence[Letter]) -> int:
    """Write these rows, but for those that were written before for the same reader; answers how many are new.

    One statement with many values: the number of queries does not grow with the number of readers.
    """
    if not letters:
        return 0
    fields = [field for field in Letter._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(Letter._meta.db_table)} ({columns}) VALUES ({places}) ON CONFLICT DO NOTHING"  # noqa: S608
    rows = [[field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields] for row in letters]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
        return max(cursor.rowcount, 0)
