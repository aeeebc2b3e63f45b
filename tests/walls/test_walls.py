"""Everybody at every door: the table of permissions, canaries and headers, on a part of the cells; `make trust` asks for all."""

import pytest
from django.test import Client

from tests.people import client_of
from tests.walls import canaries, headers, subjects, table
from tests.walls.figure import CONTROLS, control, every, look
from tests.walls.house import READERS, House, house
from tests.walls.sweep import Sweep

#: Every so many-th cell is asked for.
PART = 31


@pytest.fixture
def standing(db: None) -> House:
    """The house, put back for this test."""
    return house()


def test_every_address_says_what_it_is_filled_with() -> None:
    """Else: a line in tests/walls/subjects.py, then `python tests/walls/permissions.py --write`."""
    assert subjects.unplaced() == []


def test_every_door_and_every_object_stands_in_the_table_and_nothing_else_does(standing: House) -> None:
    """Else: `python tests/walls/permissions.py --write ADDRESS`, and read what changed."""
    assert table.missing(Sweep(standing)) == []


def test_nobody_without_a_seat_acts_but_by_a_link() -> None:
    """Read from the table, so that no review overlooks it."""
    done = {
        (row["address"], row["object"], reader)
        for row in table.expected().values()
        for reader in ("visitor", "former", "held")
        if "did" in row[reader]
    }
    assert done == {("members.accept_invitation", "the link", "former")}


def test_no_door_of_the_table_fails_for_anybody() -> None:
    rows = table.expected().items()
    assert [(key, reader) for key, row in rows for reader in READERS if "50" in row[reader]] == []


def test_every_column_that_holds_words_says_who_sees_it() -> None:
    """Else: a line in tests/walls/who_sees.py."""
    named, there = canaries.placed(), canaries.columns()
    assert (sorted(there - set(named)), sorted(set(named) - there)) == ([], [])
    assert sorted({one for one in named if named.count(one) > 1}) == []


def test_each_reader_is_answered_as_the_table_says_and_meets_no_canary_of_others(standing: House) -> None:
    count, wrong, watch = look(Sweep(standing), every(PART))
    assert wrong == []
    assert count > 600 and watch.heard > 100


@pytest.mark.parametrize("name", CONTROLS)
def test_a_careless_change_is_caught(db: None, name: str) -> None:
    assert control(name) != []


def test_what_goes_wrong_before_a_view_is_asked_carries_the_same_headers(standing: House) -> None:
    stranger = Client(enforce_csrf_checks=True)
    stranger.raise_request_exception = False
    answers = {
        "no such page": stranger.get("/fa/nowhere/"),
        "no such page outside of the languages": stranger.get("/nowhere/"),
        "another host": stranger.get("/fa/", headers={"host": "evil.example"}),
        "no protection": stranger.post("/fa/join/", {"why": "x"}),
        "a path with NUL": stranger.get("/fa/%00"),
        "a way of asking that there is not": stranger.generic("BREW", "/fa/statements/"),
        "the root": stranger.get("/"),
        "too many fields": stranger.post("/fa/join/", {f"f{n}": "" for n in range(20_001)}),
    }
    assert {name: headers.faults(answer) for name, answer in answers.items() if headers.faults(answer)} == {}
    inside = client_of(standing.people["liaison"])
    assert headers.faults(inside.get("/fa/w/nowhere/"), signed_in=True) == []
