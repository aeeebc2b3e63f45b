"""What is promised stands in two languages: neither is changed without the other."""

import csv
import re
from pathlib import Path

from tests.architecture.test_asvs import functions

ROOT = Path(__file__).resolve().parents[2]
#: What is the same in every language: names in code, files that are cited, rows of the table of figures.
NAMES = re.compile(r"`[^`]+`|docs/decisions/\d{4}|\bT\d+\b")
KINDS = {"heading": "#", "item": "- ", "row": "|"}


def parts(page: str) -> list[tuple[str, list[str]]]:
    """The page in its headings, promises, items and rows of tables: each with its kind and the names that stand in it."""
    found: list[tuple[str, list[str]]] = []
    for line in page.splitlines():
        kind = next((kind for kind, mark in KINDS.items() if line.startswith(mark)), "")
        if promise := re.match(r"(\d+)\. ", line):
            kind = f"promise {promise[1]}"
        elif kind == "heading":
            kind += line.split()[0]
        elif kind == "row":
            kind += f" of {line.count('|') - 1}"
        if kind:
            found.append((kind, []))
        elif line.startswith("   **"):
            found.append(("promise, more", []))
        if found:
            found[-1][1].extend(NAMES.findall(line))
    return [(kind, sorted(names)) for kind, names in found]


def pages() -> tuple[str, str]:
    """The English page and the Persian one."""
    docs = ROOT / "docs"
    return (docs / "threat-model.md").read_text("utf-8"), (docs / "threat-model.fa.md").read_text("utf-8")


def promises() -> list[dict[str, str]]:
    """Which test shows which part of which promise."""
    with (ROOT / "docs" / "promises.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_promise_has_its_tests_and_they_exist() -> None:
    promised = [kind.split()[1] for kind, _names in parts(pages()[0]) if re.fullmatch(r"promise \d+", kind)]
    assert list(dict.fromkeys(row["promise"] for row in promises())) == promised
    cited = [named.split("::") for row in promises() for named in row["evidence"].split()]
    assert [row["claim"] for row in promises() if not row["evidence"].strip()] == []
    assert [f"{path}::{name}" for path, name in cited if name not in functions(path)] == []


def test_what_is_promised_stands_in_both_languages_part_by_part() -> None:
    english, persian = pages()
    assert parts(persian) == parts(english)


def test_each_language_is_found_from_the_other_and_both_from_outside() -> None:
    english, persian = pages()
    assert "(threat-model.fa.md)" in english
    assert "(threat-model.md)" in persian
    linked = [ROOT / "README.md", *(ROOT / "docs" / "manual" / language / "trust.md" for language in ("fa", "en"))]
    for page in linked:
        words = page.read_text("utf-8")
        assert ["docs/threat-model.md" in words, "docs/threat-model.fa.md" in words] == [True, True], page


def test_a_promise_more_an_item_less_or_another_name_is_seen() -> None:
    whole = parts("# A\n\n1. Yes `key`.\n\n- no (docs/decisions/0001)\n\n| a | b |\n|---|---|\n")
    for spoiled in (
        "# A\n\n1. Yes `key`.\n\n| a | b |\n|---|---|\n",
        "# A\n\n1. Yes `key`.\n2. More.\n\n- no (docs/decisions/0001)\n\n| a | b |\n|---|---|\n",
        "# A\n\n1. Yes.\n\n- no (docs/decisions/0001)\n\n| a | b |\n|---|---|\n",
        "# A\n\n1. Yes `key`.\n\n- no (docs/decisions/0002)\n\n| a | b |\n|---|---|\n",
        "# A\n\n1. Yes `key`.\n\n- no (docs/decisions/0001)\n\n| a |\n|---|\n",
        "## A\n\n1. Yes `key`.\n\n- no (docs/decisions/0001)\n\n| a | b |\n|---|---|\n",
    ):
        assert parts(spoiled) != whole
