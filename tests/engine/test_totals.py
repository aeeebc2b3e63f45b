"""Totals of which none is about fewer than five people: what can be computed from all that is shown and known is tried out."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hamgam.engine.totals import LEAST, Totals, totals

AGES, SEXES = ("young", "middle", "older", "old"), ("women", "men", "other")
Row = dict[str, int]


def rows_of(cells: Sequence[str], most: int = 9) -> st.SearchStrategy[list[Row]]:
    row = st.fixed_dictionaries({cell: st.integers(0, most) | st.integers(0, 2) for cell in cells})
    return st.lists(row, max_size=7)


def settled(known: Iterable[Sequence[int]], wanted: Sequence[int]) -> bool:
    """Whether a sum can be computed by adding and subtracting what is known: whether it lies in the span, by elimination."""
    basis: list[list[Fraction]] = []
    for row in [*known, wanted]:
        rest = [Fraction(value) for value in row]
        for one in basis:
            lead = next(at for at, value in enumerate(one) if value)
            rest = [value - one[at] * rest[lead] / one[lead] for at, value in enumerate(rest)]
        if row is wanted:
            return not any(rest)
        if any(rest):
            basis.append(rest)
    return True


def subsets(cells: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return chain.from_iterable(combinations(cells, size) for size in range(1, len(cells) + 1))


def published(table: Totals | None, cells: Sequence[str], all_cells: Sequence[str]) -> list[list[int]]:
    """What anybody knows of a table as sums of its cells: each cell shown; and of a table of which something is shown, the whole."""
    if table is None:
        return []
    wholes = [[int(cell in cells) for cell in all_cells]]
    return wholes + [[int(cell == shown) for cell in all_cells] for shown in table.cells]


def attack(tables: Sequence[tuple[Sequence[str], Sequence[Row]]]) -> list[tuple[tuple[str, ...], int]]:
    """Every sum over cells of all tables that is settled for somebody, with fewer than five people left in it for them."""
    every = [cell for cells, _rows in tables for cell in cells]
    known = [line for cells, rows in tables for line in published(totals(rows, cells), cells, every)]
    # Whoever reads, the same is shown: which sums are settled does not depend on whose numbers one knows besides.
    sums = [some for some in subsets(every) if settled(known, [int(cell in some) for cell in every])]
    found = []
    houses = max(len(rows) for _cells, rows in tables)
    for eye in (None, *range(houses)):
        for some in sums:
            left = sum(
                row.get(cell, 0)
                for cells, rows in tables
                for house, row in enumerate(rows)
                for cell in cells
                if cell in some and house != eye
            )
            if left < LEAST:
                found.append((some, left))
    return found


@settings(max_examples=200, deadline=None)
@given(rows_of(AGES))
@example([{"young": 6, "middle": 0, "older": 0, "old": 0}] * 3)
@example([{"young": 9, "middle": 4, "older": 4, "old": 9}] * 3)
def test_no_sum_of_fewer_than_five_can_be_computed_from_outside_or_by_an_organisation(rows: list[Row]) -> None:
    assert attack([(AGES, rows)]) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 6).flatmap(lambda n: st.tuples(*(st.lists(r, min_size=n, max_size=n) for r in (
    st.fixed_dictionaries({cell: st.integers(0, 9) for cell in AGES[:3]}), st.fixed_dictionaries({cell: st.integers(0, 9) for cell in SEXES}),
)))))  # fmt: skip
def test_nor_from_both_tables_together(both: tuple[list[Row], list[Row]]) -> None:
    assert attack([(AGES[:3], both[0]), (SEXES, both[1])]) == []


@settings(max_examples=200, deadline=None)
@given(rows_of(SEXES), st.integers(0, 6))
def test_each_cell_that_is_held_back_may_be_anything_from_nought_to_four(rows: list[Row], house: int) -> None:
    """Also for whoever knows one organisation's numbers, and that nobody is counted below nought."""
    shown = totals(rows, SEXES)
    if shown is None:
        return
    others = [row for at, row in enumerate(rows) if at != house]
    held = [cell for cell in SEXES if cell not in shown.cells]
    left = sum(row[cell] for row in others for cell in held)
    tables = [
        dict(zip(held, numbers, strict=True))
        for numbers in product(range(left + 1), repeat=len(held))
        if sum(numbers) == left
    ]
    assert all(set(range(LEAST)) <= {table[cell] for table in tables} for cell in held)


@given(rows_of(SEXES), st.randoms())
def test_the_order_of_the_organisations_changes_nothing(rows: list[Row], random: object) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert totals(mixed, SEXES) == totals(rows, SEXES)


@given(rows_of(SEXES))
def test_what_is_shown_is_true_and_the_rest_is_nobody_or_five(rows: list[Row]) -> None:
    shown = totals(rows, SEXES)
    whole = {cell: sum(row[cell] for row in rows) for cell in SEXES}
    if shown is not None:
        assert (shown.cells, shown.people) == ({cell: whole[cell] for cell in shown.cells}, sum(whole.values()))
        assert shown.rest == 0 or shown.rest >= LEAST


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], None),
        # Two organisations would read one another's numbers.
        ([{"women": 20, "men": 20}] * 2, None),
        # An organisation that gives nothing but noughts stands behind nothing.
        ([{"women": 20, "men": 20}] * 2 + [{"women": 0}], None),
        # Of one who is neither woman nor man nothing can be told, so that the men are held back beside her.
        ([{"women": 8, "men": 7, "other": 0}] * 2 + [{"women": 8, "men": 7, "other": 1}], Totals({"women": 24}, 46)),
        # It looks the same when there is nobody.
        ([{"women": 8, "men": 7, "other": 0}] * 2 + [{"women": 8, "men": 8, "other": 0}], Totals({"women": 24}, 46)),
        # Everybody in the room is a woman: then nothing is said at all.
        ([{"women": 10}] * 4, None),
        # The largest organisation knows its own people, and four are left of the men when it takes them away.
        ([{"women": 10, "men": 30}] + [{"women": 10, "men": 2}] * 2, None),
        ([{"women": 9, "men": 8, "other": 7}] * 3, Totals({"women": 27, "men": 24, "other": 21}, 72)),
    ],
)
def test_what_is_shown_of_some_tables(rows: list[Row], expected: Totals | None) -> None:
    assert totals(rows, SEXES) == expected


@pytest.mark.parametrize("row", [{"women": -1}, {"children": 3}])
def test_numbers_that_make_no_sense_are_refused(row: Row) -> None:
    with pytest.raises(ValueError, match="cell of the table"):
        totals([row], SEXES)
