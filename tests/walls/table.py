"""The table of permissions: every door × every object × every way of asking × everybody, and what is answered.

python tests/walls/table.py --write              writes tests/walls/permissions.csv anew; the difference is what people review
python tests/walls/table.py --write texts.text   writes the rows of these addresses, and whatever rows are missing
python tests/walls/table.py                      compares every cell (some ten minutes)
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()

from tests.walls.house import READERS, database
from tests.walls.sweep import METHODS, Cell, Sweep

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


def measured(sweep: Sweep, names: set[str]) -> Iterator[Row]:
    """Every row as it is; where names are given, those of these addresses alone, and the others as they stand."""
    sweep.look_for_forms()
    former = expected() if names else {}
    for name, kind, method in rows(sweep):
        if names and name not in names and (name, kind, method) in former:
            yield former[(name, kind, method)]
            continue
        row = {"address": name, "object": kind, "asked": method}
        row["form"] = sweep.source(name, kind) if method == "POST" else ""
        for cell in sweep.cells(name, kind, method):
            row[cell.reader], _answers = sweep.answer(cell)
        yield row


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
    made = list(measured(sweep, names))
    with FILE.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, HEAD, lineterminator="\n", restval="")
        out.writeheader()
        out.writerows(made)
    return len(made)


def main() -> int:
    """1 where a cell differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("names", nargs="*", metavar="ADDRESS")
    options = parser.parse_args()
    with database() as house:
        sweep = Sweep(house)
        if options.write:
            print(f"{FILE.relative_to(HERE.parents[1])}: {write(sweep, set(options.names))} rows")
            return 0
        count, wrong = surprises(sweep, lambda cell: True)
        wrong += missing(sweep)
    print(*wrong, f"{count} cells, {len(wrong)} surprises", sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
