"""A secret ballot leads to nobody: not in the database, byte by byte, not in what differs between two copies, not in the record."""

import json
import sqlite3
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import serializers
from django.db import connection

from hamgam.elections import acts, box, keys
from hamgam.elections.models import Box, Elector
from hamgam.record import times
from hamgam.record.models import Authorship, Entry, UsedToken
from tests.elections.held import cast, changed, closed, formed, opened
from tests.furnished import furnished
from tests.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = furnished("committee", duty="secretary")
    formed(made)
    return made


def voting(world):
    return opened(world, "secretary", [(world.a_delegate, "نسیم"), (world.b_delegate, "باران")])


def copy() -> dict[tuple[str, object], dict[str, object]]:
    """Every row of every table, by (table, its key)."""
    rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            names = [column[0] for column in cursor.description]
            for values in cursor.fetchall():
                row = dict(zip(names, values, strict=True))
                rows[table, row.get("id", row.get("index", str(values)))] = row
    return rows


def between(before, after):
    """The fields that differ between two copies, as (table, field)."""
    found = set()
    for key, row in after.items():
        former = before.get(key)
        found |= {(key[0], name) for name, value in row.items() if former is None or former[name] != value}
    return found


def test_what_differs_between_two_copies_is_the_same_whatever_was_voted(world):
    election = voting(world)
    copies = [copy()]
    for actor, choices in zip(world.liaisons, (("n1",), ("n2",), (), ("n1",)), strict=True):
        cast(election, actor, *choices)
        copies.append(copy())
    steps = [between(a, b) for a, b in zip(copies, copies[1:], strict=False)]
    assert steps[0] == steps[1] == steps[2] == steps[3]
    boxes = [next(row for key, row in one.items() if key[0] == "hamgam_box") for one in copies]
    assert len({len(bytes(row["piece"])) for row in boxes}) == 1
    assert len({bytes(row["piece"]) for row in boxes}) == len(boxes)
    tables = {table for table, _field in steps[0]}
    assert tables == {
        "hamgam_authorship", "hamgam_box", "hamgam_checkpoint", "hamgam_elector", "hamgam_entry", "hamgam_head",
        "hamgam_leaf", "hamgam_seal",
    }  # fmt: skip


def test_no_two_ballots_alike_make_pieces_alike(world):
    election = voting(world)
    pieces = []
    for actor in world.liaisons:
        cast(election, actor, "n1")
        pieces.append(bytes(Box.objects.get().piece))
    shared = max(len({a[n : n + 8] for n in range(len(a) - 8)} & {b[n : n + 8] for n in range(len(b) - 8)})
                 for a, b in zip(pieces, pieces[1:], strict=False))  # fmt: skip
    assert shared == 0


def test_the_record_says_that_an_organisation_voted_and_on_which_day(world):
    election = voting(world)
    cast(election, world.a_liaison, "n1")
    entry = Entry.objects.filter(act="elections.cast").get()
    assert (entry.organisation, entry.subject_kind, entry.subject_id) == (
        world.a.public_id,
        "election",
        str(election.pk),
    )
    at = Authorship.objects.get(entry=entry).at
    assert (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0)


def test_the_number_of_a_form_keeps_nothing_of_the_ballot(world):
    election = voting(world)
    with times.told(election.closes_at - timedelta(hours=1)):
        acts.cast(by=world.a_liaison, on=election, choices=("n1",), token="one")
        acts.cast(by=world.b_liaison, on=election, choices=("n2",), token="two")
    from hamgam.bylaws.acts import _said

    used = {row.token: row.said for row in UsedToken.objects.filter(token__in=("one", "two"))}
    assert used["one"] == _said("elections.cast", world.a_liaison, election, {})
    assert used["two"] == _said("elections.cast", world.b_liaison, election, {})


def test_the_key_is_destroyed_once_the_box_is_opened(world, django_capture_on_commit_callbacks):
    election = voting(world)
    for actor in world.liaisons:
        cast(election, actor, "n1")
    held = Box.objects.get()
    assert held.name in box.keys_left()
    with django_capture_on_commit_callbacks(execute=True):
        closed(election)
    assert held.name not in box.keys_left()
    with pytest.raises(box.BoxDamaged):
        box.open_box(held.name, bytes(held.piece))


def test_keys_that_were_left_over_are_destroyed_by_the_clock(world):
    election = voting(world)
    for actor in world.liaisons:
        cast(election, actor, "n1")
    name = Box.objects.get().name
    assert (keys.destroy_old(), name in box.keys_left()) == (0, True)
    closed(election)
    assert (keys.destroy_old(), name in box.keys_left()) == (1, False)


def test_the_published_order_is_not_the_order_of_voting():
    ballots = [(f"n{number}",) for number in range(1, 60)]
    name, piece = box.make(60, [f"n{number}" for number in range(1, 60)])
    for number, ballot in enumerate(ballots):
        piece = box.put_in(name, piece, ballot, expected=number)
    first, second = box.open_box(name, piece), box.open_box(name, piece)
    box.destroy(name)
    assert sorted(first) == sorted(second) == sorted(ballots)
    assert first != ballots and second != ballots and first != second


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "postgres" in settings.DATABASES["default"]["ENGINE"], reason="looks through one file, as SQLite keeps it"
)
def test_no_byte_of_the_database_file_holds_a_ballot_before_the_close(tmp_path):
    """A backup by SQLite's own means, taken after each vote, holds no ballot in any byte: also not in freed pages."""
    world = furnished("committee", duty="secretary")
    formed(world)
    election = voting(world)
    marks = (b'["n1"]', b'["n2"]', b"n1,n2")
    before = backup(tmp_path / "before")
    for actor, choice in zip(world.liaisons, ("n1", "n2", "n1", "n2"), strict=True):
        cast(election, actor, choice)
        after = backup(tmp_path / "after")
        assert [mark for mark in marks if after.count(mark) > before.count(mark)] == []
    assert [row.voted for row in Elector.objects.order_by("pk")] == [1, 1, 1, 1]


def backup(path: Path) -> bytes:
    path.unlink(missing_ok=True)
    target = sqlite3.connect(path)
    connection.ensure_connection()
    connection.connection.backup(target)
    target.close()
    return path.read_bytes()


def test_serialised_rows_name_no_choice_beside_an_elector(world):
    election = voting(world)
    cast(election, world.a_liaison, "n1")
    rows = serializers.serialize("python", [*Elector.objects.all(), *Entry.objects.filter(act="elections.cast")])
    assert "n1" in leaves_of([{"details": '{"choices": ["n1"]}'}])
    assert "n1" not in leaves_of(rows)


def leaves_of(value: Any) -> list[str]:
    """Every word in it; also those of JSON within. A digest may hold any two letters, so words are compared whole."""
    if isinstance(value, dict):
        return [leaf for pair in value.items() for part in pair for leaf in leaves_of(part)]
    if isinstance(value, list | tuple):
        return [leaf for part in value for leaf in leaves_of(part)]
    with suppress(ValueError, TypeError):
        inner = json.loads(value)
        if isinstance(inner, dict | list):
            return leaves_of(inner)
    return [str(value)]


def test_there_is_no_receipt_unless_the_bylaws_say_so(world):
    election = voting(world)
    with times.told(election.closes_at - timedelta(hours=1)):
        assert acts.cast(by=world.a_liaison, on=election, choices=("n1",)) == ""


def test_with_a_receipt_one_finds_ones_ballot_among_the_published_ones(world):
    changed(secretary={"secret = true": "secret = true, receipt = true"})
    election = voting(world)
    given = {}
    with times.told(election.closes_at - timedelta(hours=1)):
        for actor, choices in zip(world.liaisons, (("n1",), ("n2",), (), ("n1",)), strict=True):
            given[acts.cast(by=actor, on=election, choices=choices)] = list(choices)
    closed(election)
    file = election.files.get()
    assert dict(file.receipts) == given
    assert [row[0] for row in file.receipts] == sorted(given)
    assert "#" not in file.data
    assert election.details["won"] == ["n1"]


def test_nothing_of_a_ballot_is_logged(world, caplog):
    election = voting(world)
    client = client_of(world.a_liaison)
    path = f"/fa/w/elections/{election.number}/cast/"
    with caplog.at_level("DEBUG"):
        for sent in ({"one": "n1"}, {"one": "n1", "sure": "1", "token": "t"}, {"one": "n1", "sure": "1", "token": "u"}):
            client.post(path, sent)
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [words for words in said if "n1" in words] == []
    assert Elector.objects.filter(voted=1).count() == 1
