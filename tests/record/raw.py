"""What somebody with the database's own password could do."""

from django.db import connection

TABLES = ("hamgam_leaf", "hamgam_checkpoint", "hamgam_seal", "hamgam_entry", "hamgam_cosignature", "hamgam_otherview")


def sql(statement: str, *values: object) -> None:
    """Run a statement behind Hamgam's back."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def settle() -> None:
    """Let PostgreSQL look at its deferred constraints now, as at the end of a transaction."""
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def drop_guards() -> None:
    """Take the triggers away."""
    settle()
    if connection.vendor == "postgresql":
        for table in TABLES:
            sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        names = [name for (name,) in cursor.fetchall()]
    for name in names:
        sql(f"DROP TRIGGER {name}")
