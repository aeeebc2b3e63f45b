"""Everybody at every door: the table of permissions and the canaries, on a part of the cells; `make trust` asks for all of them."""

from collections.abc import Iterator
from zlib import crc32

import pytest

from tests.walls import canaries, subjects, table
from tests.walls.figure import CONTROLS, control
from tests.walls.house import READERS, house
from tests.walls.sweep import Cell, Sweep

#: Every so many-th cell is asked for; which these are does not change from run to run.
PART = 24


def chosen(cell: Cell) -> bool:
    return crc32(repr(cell).encode()) % PART == 0


@pytest.fixture
def sweep(db: None) -> Iterator[Sweep]:
    yield Sweep(house())


def test_every_address_says_what_it_is_filled_with() -> None:
    """Else: a line in tests/walls/subjects.py, then `python tests/walls/table.py --write`."""
    assert subjects.unplaced() == []


def test_every_door_and_every_object_stands_in_the_table_and_nothing_else_does(sweep: Sweep) -> None:
    """Else: `python tests/walls/table.py --write`, and read what changed."""
    assert table.missing(sweep) == []


def test_whoever_has_not_signed_in_does_nothing_by_a_form_but_what_is_for_strangers() -> None:
    """Read from the table, so that no review overlooks it."""
    done = {(row["address"], row[reader]) for row in table.expected().values() for reader in ("visitor", "former", "held")
            if row[reader].startswith("did")}  # fmt: skip
    assert done == set()


def test_no_door_of_the_table_fails_for_anybody() -> None:
    failed = [(key, reader) for key, row in table.expected().items() for reader in READERS if "500" in row[reader]]
    assert failed == []


def test_every_column_that_holds_words_says_who_sees_it() -> None:
    """Else: a line in tests/walls/who_sees.py."""
    named, there = canaries.placed(), canaries.columns()
    assert sorted(there - set(named)) == [] and sorted(set(named) - there) == []
    assert sorted({one for one in named if named.count(one) > 1}) == []


def test_each_reader_is_answered_as_the_table_says_and_meets_no_canary_of_others(sweep: Sweep) -> None:
    watch = canaries.Watch(canaries.put(), sweep.house)
    count, wrong = table.surprises(sweep, chosen, watch)
    assert wrong == []
    assert watch.leaks == {}
    assert count > 800 and watch.heard > 500


@pytest.mark.parametrize("name", CONTROLS)
def test_a_careless_change_is_caught(db: None, name: str) -> None:
    assert control(name) != []
