"""The database itself refuses to change the record; and no model is written outside an act."""

import pytest
from django.db import DatabaseError, connection, transaction

from hamgam.assemblies.models import Turn
from hamgam.members.models import Organisation
from hamgam.record import times
from hamgam.record.kept import OutsideAct, Writing, written_by
from hamgam.record.models import Cosignature, Entry, Leaf, OtherView
from tests.people import World
from tests.record.raw import TABLES, settle, sql

COLUMNS = {
    "hamgam_leaf": "data", "hamgam_checkpoint": "note", "hamgam_seal": "digest", "hamgam_entry": "act",
    "hamgam_cosignature": "line", "hamgam_otherview": "note",
}  # fmt: skip


@pytest.fixture(autouse=True)
def handed_in(world: World) -> None:
    """A row in each of the tables that witnesses fill."""
    Cosignature.objects.create(size=1, key="w", second=1, line="x")
    OtherView.objects.create(size=1, root="r", note="n", found_on=times.now().date())


def refused(statement: str, *values: object) -> str:
    """The database's own words of refusal."""
    with pytest.raises(DatabaseError) as raised, transaction.atomic():
        sql(statement, *values)
    return str(raised.value).splitlines()[0]


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_change_a_row_of_the_record(world: World, table: str) -> None:
    assert refused(f"UPDATE {table} SET {COLUMNS[table]} = {COLUMNS[table]}") == "the record is never changed"


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_drop_a_row_of_the_record(world: World, table: str) -> None:
    assert refused(f"DELETE FROM {table}") == "the record is never changed"


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_empty_a_table_of_the_record(world: World, table: str) -> None:
    settle()
    verb = "TRUNCATE {} CASCADE" if connection.vendor == "postgresql" else "DELETE FROM {} WHERE 1"
    assert refused(verb.format(table)) == "the record is never changed"


def test_the_database_refuses_to_replace_a_leaf(world: World) -> None:
    leaf = Leaf.objects.get(index=1)
    values = (leaf.index, b"something else", b"0" * 32)
    if connection.vendor == "postgresql":
        statement = (
            'INSERT INTO hamgam_leaf ("index", data, hash) VALUES (%s, %s, %s) '
            'ON CONFLICT ("index") DO UPDATE SET data = EXCLUDED.data'
        )
    else:
        statement = 'REPLACE INTO hamgam_leaf ("index", data, hash) VALUES (%s, %s, %s)'
    assert refused(statement, *values) == "the record is never changed"
    assert Leaf.objects.get(index=1).data == leaf.data


def test_the_database_refuses_a_replacement_without_recursive_triggers(world: World) -> None:
    """SQLite fires DELETE triggers for REPLACE only under a setting that another connection may lack."""
    if connection.vendor == "sqlite":
        sql("PRAGMA recursive_triggers=OFF")
    try:
        for table, key in (("hamgam_leaf", '"index"'), ("hamgam_entry", "leaf_id"), ("hamgam_seal", "id")):
            verb = "REPLACE INTO" if connection.vendor == "sqlite" else "INSERT INTO"
            tail = "" if connection.vendor == "sqlite" else f" ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}"
            statement = f"{verb} {table} SELECT * FROM {table} WHERE {key} = (SELECT MAX({key}) FROM {table}){tail}"
            assert refused(statement) == "the record is never changed"
    finally:
        if connection.vendor == "sqlite":
            sql("PRAGMA recursive_triggers=ON")


def test_details_of_an_entry_may_be_erased(world: World) -> None:
    sql("UPDATE hamgam_entry SET details = '' WHERE leaf_id = (SELECT MAX(leaf_id) FROM hamgam_entry)")
    assert Entry.objects.first().details == ""


def test_rows_are_not_written_outside_an_act(world: World) -> None:
    row = world.a
    attempts = (
        row.save,
        row.delete,
        lambda: Organisation.objects.update(contact="x"),
        lambda: Organisation.objects.filter(pk=row.pk).delete(),
        lambda: Organisation.objects.create(slug="x", names={}, joined_on="2026-01-01"),
        lambda: Organisation.objects.bulk_create([row]),
        lambda: Organisation.objects.bulk_update([row], ["contact"]),
        lambda: Organisation.objects.get_or_create(slug="none", defaults={"joined_on": "2026-01-01"}),
        lambda: Organisation.objects.update_or_create(slug="a", defaults={"contact": "x"}),
        lambda: Organisation._base_manager.filter(pk=row.pk).update(contact="x"),
        lambda: world.a.seats.update(role="x"),
        lambda: world.a.seats.all().delete(),
    )
    for attempt in attempts:
        with pytest.raises(OutsideAct):
            attempt()
    assert Organisation.objects.filter(contact="x").count() == 0


def test_only_rows_that_are_not_sealed_are_erased_in_an_act(world: World) -> None:
    with written_by(Writing("t", times.now())):
        with pytest.raises(OutsideAct):
            Organisation.objects.all().erase()
        assert Turn.objects.all().erase() == 0
    assert Organisation.objects.exists()
