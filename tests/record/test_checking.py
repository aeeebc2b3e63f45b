"""`hamgam check` finds what was changed behind the gate, and says precisely what."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import translation

from hamgam.engine import record as engine
from hamgam.members import acts
from hamgam.members.models import Organisation
from hamgam.record import log
from hamgam.record.checking import Finding, check, finding, sentence
from hamgam.record.models import Checkpoint, Entry, Leaf, Seal
from tests.people import World
from tests.record.raw import TABLES, drop_guards, sql

pytestmark = pytest.mark.django_db


def found() -> list[Finding]:
    """What the check finds beside the triggers that the test took away."""
    return [one for one in check() if one.code != "guard_missing"]


def edited(leaf: Leaf) -> bytes:
    """The leaf as if another organisation had acted."""
    return bytes(leaf.data).replace(b"members.", b"nembers.")


def middle() -> Leaf:
    """A leaf of an act, neither the first nor the last."""
    return Leaf.objects.get(index=Entry.objects.order_by("leaf_id")[4].leaf_id)


def test_what_acts_left_is_found_in_order(world: World) -> None:
    assert check() == []


def test_a_database_without_a_log_says_so(db: None) -> None:
    assert check() == [finding("no_log")]


def test_an_edited_leaf_is_found(world: World) -> None:
    drop_guards()
    leaf = middle()
    sql('UPDATE hamgam_leaf SET data = %s WHERE "index" = %s', edited(leaf), leaf.index)
    assert found() == [finding("leaf_edited", leaf=leaf.index)]


def test_an_edited_leaf_with_its_hash_recomputed_is_found(world: World) -> None:
    drop_guards()
    leaf = middle()
    data = edited(leaf)
    sql('UPDATE hamgam_leaf SET data = %s, hash = %s WHERE "index" = %s', data, engine.leaf_hash(data), leaf.index)
    assert found() == [
        finding("leaf_rehashed", leaf=leaf.index, size=leaf.index + 1),
        finding("entry_differs", leaf=leaf.index),
    ]


def test_a_leaf_recomputed_together_with_its_entry_is_found(world: World) -> None:
    drop_guards()
    leaf = middle()
    data = edited(leaf)
    sql('UPDATE hamgam_leaf SET data = %s, hash = %s WHERE "index" = %s', data, engine.leaf_hash(data), leaf.index)
    act = Entry.objects.get(leaf_id=leaf.index).act.replace("members", "nembers")
    sql("UPDATE hamgam_entry SET act = %s WHERE leaf_id = %s", act, leaf.index)
    assert found() == [finding("leaf_rehashed", leaf=leaf.index, size=leaf.index + 1)]


def test_an_edited_row_is_found_with_the_entry_that_sealed_it(world: World) -> None:
    sql("UPDATE hamgam_organisation SET contact = %s WHERE id = %s", "elsewhere", world.b.pk)
    sealed = Seal.objects.filter(table="organisation", row=str(world.b.pk)).order_by("-entry_id").first()
    assert check() == [finding("row_differs", table="organisation", row=str(world.b.pk), leaf=sealed.entry_id)]


def test_a_row_that_no_act_wrote_is_found(world: World) -> None:
    columns = [field.column for field in Organisation._meta.concrete_fields if field.column != "id"]
    kept = ", ".join("'x'" if c == "slug" else "'0'" if c == "public_id" else f'"{c}"' for c in columns)
    names = ", ".join(f'"{c}"' for c in columns)
    sql(f"INSERT INTO hamgam_organisation ({names}) SELECT {kept} FROM hamgam_organisation WHERE id = {world.a.pk}")
    row = Organisation.objects.get(slug="x")
    assert check() == [finding("row_unsealed", table="organisation", row=str(row.pk))]


def test_a_row_that_vanished_is_found(world: World) -> None:
    acts.rename_organisation(by=world.a_liaison, on=world.a, names={"fa": "انجمن چشمه", "en": "Spring"})
    entry = Entry.objects.first()
    sql("DELETE FROM hamgam_formername")
    assert [(one.code, one.data["table"], one.data["leaf"]) for one in check()] == [
        ("row_gone", "formername", entry.leaf_id)
    ]


def test_leaves_cut_off_the_end_are_found(world: World) -> None:
    drop_guards()
    last = Leaf.objects.order_by("-index").first().index
    for statement in (
        "DELETE FROM hamgam_seal WHERE entry_id = %s",
        "DELETE FROM hamgam_authorship WHERE entry_id = %s",
        "DELETE FROM hamgam_usedtoken WHERE entry_id = %s",
        "DELETE FROM hamgam_entry WHERE leaf_id = %s",
        'DELETE FROM hamgam_leaf WHERE "index" = %s',
    ):
        sql(statement, last)
    codes = [one.code for one in found()]
    assert codes[0] == "leaves_gone"
    assert set(codes[1:]) <= {"row_differs", "row_unsealed"}


def test_a_leaf_dropped_from_the_middle_is_found(world: World) -> None:
    drop_guards()
    leaf = middle()
    if connection.vendor == "sqlite":
        sql("PRAGMA defer_foreign_keys=ON")
    else:
        sql("SET LOCAL session_replication_role = replica")
    sql('DELETE FROM hamgam_leaf WHERE "index" = %s', leaf.index)
    assert found()[0] == finding("leaf_missing", leaf=leaf.index)
    sql('INSERT INTO hamgam_leaf ("index", data, hash) VALUES (%s, %s, %s)', leaf.index, leaf.data, leaf.hash)
    assert found() == []


def test_a_leaf_added_behind_the_gate_is_found(world: World) -> None:
    data = bytes(middle().data)
    index = Leaf.objects.count()
    sql('INSERT INTO hamgam_leaf ("index", data, hash) VALUES (%s, %s, %s)', index, data, engine.leaf_hash(data))
    assert check() == [finding("leaf_unsigned", leaf=index), finding("entry_missing", leaf=index)]


def test_a_checkpoint_signed_by_another_key_is_found(world: World) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    drop_guards()
    newest = Checkpoint.objects.first()
    other = Ed25519PrivateKey.generate()
    key = engine.VerifierKey(log.origin(), engine.ED25519, other.public_key().public_bytes_raw())
    note = engine.sign_note(engine.parse_note(newest.note.encode()).text, key, other.sign)
    sql("UPDATE hamgam_checkpoint SET note = %s WHERE size = %s", note.decode(), newest.size)
    assert found() == [finding("checkpoint_unsigned", size=newest.size)]


def test_a_head_set_back_is_found(world: World) -> None:
    sql("UPDATE hamgam_head SET frontier = %s", engine.frontier_to_bytes(engine.Frontier()))
    assert check() == [finding("head_differs", size=Leaf.objects.count())]


def test_an_edited_seal_is_found(world: World) -> None:
    drop_guards()
    entry = Entry.objects.order_by("leaf_id")[4]
    sql("UPDATE hamgam_seal SET digest = %s WHERE entry_id = %s", "0" * 64, entry.leaf_id)
    assert finding("seals_differ", leaf=entry.leaf_id) in found()


def test_details_that_do_not_open_the_commitment_are_found(world: World) -> None:
    entry = Entry.objects.order_by("leaf_id")[4]
    sql("UPDATE hamgam_entry SET details = %s WHERE leaf_id = %s", entry.details + " ", entry.leaf_id)
    assert check() == [finding("entry_differs", leaf=entry.leaf_id)]


def test_triggers_that_are_gone_are_found(world: World) -> None:
    drop_guards()
    assert check() == [finding("guard_missing", table=table) for table in sorted(TABLES, key=list(TABLES).index)]


def test_every_finding_has_a_sentence_in_both_languages(world: World) -> None:
    data = dict.fromkeys(("leaf", "first", "last", "size", "found", "row"), 3) | {"table": "clause"}
    codes = ("leaf_edited", "leaf_rehashed", "root_differs", "leaves_gone", "leaf_unsigned", "checkpoint_unsigned",
             "head_differs", "entry_differs", "entry_missing", "seals_differ", "row_differs", "row_unsealed", "row_gone",
             "leaf_missing", "guard_missing", "no_log")  # fmt: skip
    for code in codes:
        with translation.override("en"):
            english = sentence(Finding(code, data))
        with translation.override("fa"):
            assert sentence(Finding(code, data)) != english


def test_the_command_ends_with_one_and_says_what_it_found(world: World) -> None:
    said = io.StringIO()
    with translation.override("en"):
        call_command("check_record", stdout=said)
        assert said.getvalue().startswith("The record holds: ")
        sql("UPDATE hamgam_coalition SET contact = 'elsewhere'")
        said.truncate(0)
        with pytest.raises(SystemExit) as ended:
            call_command("check_record", stdout=said)
    assert ended.value.code == 1
    assert "Row coalition 1 differs from what entry" in said.getvalue()
