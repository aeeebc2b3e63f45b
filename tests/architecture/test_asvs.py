"""The table of OWASP's ASVS 5.0.0: each requirement is answered once, and whatever an answer cites is there."""

import ast
import csv
import re
from functools import cache
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ("test", "reason", "not applicable", "open")
#: How many requirements each section of the standard has, chapter by chapter, in version 5.0.0.
SECTIONS = (
    (2, 10, 12, 3, 3), (3, 3, 5, 2), (1, 3, 5, 8, 8, 1, 5), (5, 5, 2, 4), (1, 6, 3, 3), (3, 12, 8, 6, 8, 4, 2, 4),
    (3, 4, 2, 5, 3, 2), (4, 4, 3, 2), (3, 4), (2, 3, 5, 16, 5, 2, 3), (4, 5, 5, 4, 2, 2, 2), (5, 2, 5), (4, 6, 4, 7),
    (2, 8, 3), (5, 5, 7, 4), (1, 5, 4, 3, 4), (2, 8, 2),
)  # fmt: skip
CITED_TEST = re.compile(r"\b(tests/[\w/]+\.py)::(\w+)")
CITED_FILE = re.compile(
    r"\b(?:(?:hamgam|tests|docs|deploy|requirements|verifier)/[\w./-]*\w|[A-Z]+\.md|Makefile|pyproject\.toml)"
)


@cache
def rows() -> list[dict[str, str]]:
    """The table."""
    with (ROOT / "docs" / "asvs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def functions(path: str) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def page() -> str:
    """The page that tells how to read the table."""
    return (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")


def test_every_requirement_stands_once_and_in_its_order() -> None:
    wanted = [
        f"V{chapter}.{section}.{number}"
        for chapter, sections in enumerate(SECTIONS, 1)
        for section, count in enumerate(sections, 1)
        for number in range(1, count + 1)
    ]
    assert [row["id"] for row in rows()] == wanted


def test_there_are_as_many_of_each_level_as_the_standard_has() -> None:
    levels = [row["level"] for row in rows()]
    assert (len(levels), [levels.count(level) for level in "123"]) == (345, [70, 183, 92])


def test_nothing_is_blank_and_every_answer_is_one_of_four() -> None:
    blank = [row["id"] for row in rows() if not all(str(value).strip() for value in row.values())]
    unknown = [row["id"] for row in rows() if row["answer"] not in ANSWERS]
    assert (list(rows()[0]), blank, unknown) == (["id", "level", "topic", "answer", "evidence"], [], [])


def test_every_test_that_is_cited_exists() -> None:
    cited = {found for row in rows() for found in CITED_TEST.findall(row["evidence"])}
    assert [f"{path}::{name}" for path, name in sorted(cited) if name not in functions(path)] == []


def test_every_file_that_is_cited_exists() -> None:
    cited = {found for row in rows() for found in CITED_FILE.findall(row["evidence"])}
    assert [path for path in sorted(cited) if not (ROOT / path).exists()] == []


def test_an_answer_shows_what_it_rests_on() -> None:
    untested = [row["id"] for row in rows() if row["answer"] == "test" and not CITED_TEST.search(row["evidence"])]
    nowhere = [row["id"] for row in rows() if row["answer"] == "reason" and not CITED_FILE.search(row["evidence"])]
    assert (untested, nowhere) == ([], [])


def test_the_page_has_the_totals_of_the_table() -> None:
    told = {
        answer: [int(count) for count in counts]
        for answer, *counts in re.findall(r"^\| ([a-z ]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", page(), re.M)
    }
    pairs = [(row["answer"], row["level"]) for row in rows()]
    counted = {answer: [pairs.count((answer, level)) for level in "123"] for answer in ANSWERS}
    counted["all"] = [sum(column) for column in zip(*counted.values(), strict=True)]
    assert told == {answer: [*counts, sum(counts)] for answer, counts in counted.items()}


def test_the_page_names_what_is_open_at_the_first_two_levels() -> None:
    lines = page().split("## Open", 1)[1].splitlines()
    listed = [found for line in takewhile(lambda line: not line.startswith("## "), lines[1:])
              for found in re.findall(r"V\d+\.\d+\.\d+", line)]  # fmt: skip
    wanted = {row["id"] for row in rows() if row["answer"] == "open" and row["level"] != "3"}
    assert (set(listed), len(listed)) == (wanted, len(wanted))
