"""Under which mandate something was done is as fixed as the rest of its entry."""

from django.db import migrations

SENTENCE = "the record is never changed"
SQLITE = (
    "CREATE TRIGGER hamgam_entry_mandate_stays BEFORE UPDATE OF mandate ON hamgam_entry "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
)
POSTGRES = (
    "CREATE TRIGGER hamgam_entry_mandate_stays BEFORE UPDATE OF mandate ON hamgam_entry "
    "FOR EACH ROW EXECUTE FUNCTION hamgam_refuse()"
)


def refuse_changes(apps, schema_editor):
    schema_editor.execute(POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE)


class Migration(migrations.Migration):
    dependencies = (("hamgam", "0019_bodies_and_mandates"),)
    operations = (migrations.RunPython(refuse_changes, migrations.RunPython.noop, elidable=False),)
