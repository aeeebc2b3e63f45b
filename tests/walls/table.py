"""The table of permissions: every door × every object × every way of asking × everybody, and what is answered."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.walls.house import READERS
from tests.walls.sweep import EYES, METHODS, Cell, Sweep

HERE = Path(__file__).resolve().parent
FILE = HERE / "permissions.csv"
HEAD = ("address", "object", "asked", "form", *READERS)
Row = dict[str, str]
Key = tuple[str, str, str]


def expected() -> dict[Key, Row]:
    """The table as it was reviewed."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {key_of(row): row for row in csv.DictReader(file)}


def key_of(row: Row) -> Key:
    """Which row it is."""
    return row["address"], row["object"], row["asked"]


def rows(sweep: Sweep) -> list[Key]:
    """Which rows there must be."""
    return [
        (name, kind, method)
        for name, kind in sorted(sweep.doors)
        for method in METHODS
        if sweep.cells(name, kind, method)
    ]


def measured(sweep: Sweep, names: set[str]) -> list[Row]:
    """Every row as it is; where names are given, those of these addresses alone, and the others as they stand.

    Then forms are looked for on the pages of these addresses alone, and on those on which they were met before.
    """
    former = expected() if names else {}
    there = rows(sweep)
    anew = [key for key in there if not names or key[0] in names or key not in former]
    made: dict[Key, Row] = {key: dict(zip(HEAD, key, strict=False)) for key in anew}
    for reader in dict.fromkeys((*EYES, *READERS)):  # pages first: they hold the forms that are sent afterwards
        for name, kind, method in there:
            if method == "GET" and ((name, kind, method) in made or (reader in EYES and not names)):
                word = sweep.read(Cell(name, kind, method, reader), reader in EYES)
                if (name, kind, method) in made:
                    made[(name, kind, method)][reader] = word
    for key in anew:
        if key[2] == "POST":
            sweep.read_forms(former.get(key, {}).get("form", ""))
            made[key]["form"] = sweep.source(*key[:2])
        if key[2] != "GET":
            for cell in sweep.cells(*key):
                made[key][cell.reader] = sweep.answer(cell)[0]
    return [made.get(key) or former[key] for key in there]


def surprises(sweep: Sweep, wanted: Callable[[Cell], bool], seen: Any = None) -> tuple[int, list[str]]:
    """How many cells were looked at, and those that differ from the table."""
    table, wrong, count = expected(), [], 0
    for key, row in table.items():
        if key[:2] not in sweep.doors:
            continue  # told by `missing`
        for cell in filter(wanted, sweep.cells(*key)):
            if cell.method == "POST":
                sweep.read_forms(row["form"])
            word, answers = sweep.answer(cell)
            count += 1
            if seen is not None:
                seen(cell, answers)
            if word != row[cell.reader]:
                wrong.append(f"{' / '.join(key)} for {cell.reader}: {word}, expected {row[cell.reader]}")
    return count, wrong


def missing(sweep: Sweep) -> list[str]:
    """Rows that the table lacks, and rows to which nothing belongs any more."""
    there, table = set(rows(sweep)), set(expected())
    return [f"missing: {key}" for key in sorted(there - table)] + [f"left over: {key}" for key in sorted(table - there)]


def write(sweep: Sweep, names: set[str]) -> int:
    """The table anew, or the rows of these addresses; answers how many rows it has."""
    made = measured(sweep, names)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, HEAD, lineterminator="\n", restval="")
        out.writeheader()
        out.writerows(made)
    return len(made)
