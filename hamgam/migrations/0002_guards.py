"""The database itself refuses to change or drop what the record holds, whoever asks.

SQLite's REPLACE deletes without firing DELETE triggers unless `recursive_triggers` is on (settings turn it on for our
connections; the INSERT trigger below refuses it for every other one). PostgreSQL's TRUNCATE has a trigger of its own.
"""

from django.db import migrations

FIXED = {"hamgam_leaf": "index", "hamgam_checkpoint": "size", "hamgam_seal": "id"}
SENTENCE = "the record is never changed"


def _sqlite(table, key):
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        )
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f'WHEN EXISTS (SELECT 1 FROM {table} WHERE "{key}" = NEW."{key}") '
        f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
    )


MANDATE_SQLITE = (
    "CREATE TRIGGER hamgam_entry_mandate_stays BEFORE UPDATE OF mandate ON hamgam_entry "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
)
MANDATE_POSTGRES = (
    "CREATE TRIGGER hamgam_entry_mandate_stays BEFORE UPDATE OF mandate ON hamgam_entry "
    "FOR EACH ROW EXECUTE FUNCTION hamgam_refuse()"
)
ENTRY_SQLITE = (
    f"CREATE TRIGGER hamgam_entry_no_delete BEFORE DELETE ON hamgam_entry BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    "CREATE TRIGGER hamgam_entry_no_update BEFORE UPDATE OF leaf_id, act, article, bylaws, organisation, subject_kind, "
    f"subject_id, day ON hamgam_entry BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    "CREATE TRIGGER hamgam_entry_no_replace BEFORE INSERT ON hamgam_entry "
    "WHEN EXISTS (SELECT 1 FROM hamgam_entry WHERE leaf_id = NEW.leaf_id) "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
)

ENTRY_POSTGRES = (
    "CREATE TRIGGER hamgam_entry_fixed BEFORE DELETE OR UPDATE OF leaf_id, act, article, bylaws, organisation, "
    "subject_kind, subject_id, day ON hamgam_entry FOR EACH ROW EXECUTE FUNCTION hamgam_refuse()",
    "CREATE TRIGGER hamgam_entry_no_truncate BEFORE TRUNCATE ON hamgam_entry EXECUTE FUNCTION hamgam_refuse()",
)


def _postgres():
    yield (
        "CREATE OR REPLACE FUNCTION hamgam_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$"
    )
    for table in FIXED:
        yield f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION hamgam_refuse()"
        yield f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION hamgam_refuse()"
    yield from (*ENTRY_POSTGRES, MANDATE_POSTGRES)


def refuse_changes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = list(_postgres())
    else:
        statements = [line for table, key in FIXED.items() for line in _sqlite(table, key)] + [*ENTRY_SQLITE, MANDATE_SQLITE]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("hamgam", "0001_tables"),)
    replaces = [("hamgam", "0002_record_is_insert_only"), ("hamgam", "0020_the_mandate_of_an_entry_stays")]
    operations = (migrations.RunPython(refuse_changes, migrations.RunPython.noop, elidable=False),)
