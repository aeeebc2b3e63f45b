"""The table of key fingerprints to print, take to a meeting and compare face to face, organisation by organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .direction import isolate, with_breaks
from .paper import Direction, check_direction, one_line, require
from .printing import language_code, typeset

_LONGEST = 24  # letters of one word that fit the column of names without a break

#: The fixed words of the table and what each is for.
KEY_LABELS: Mapping[str, str] = {
    "page": "foot of each page, with {page} and {pages}",
    "organisation": "heading of the column of names: «نهاد»",
    "fingerprint": "heading of the column of fingerprints: «اثر انگشت کلید»",
    "compared": "heading of the column of boxes: «سنجیده شد»",
    "roster": "line above the fingerprint of the whole list: «اثر انگشت فهرست کلیدها»",
    "place_and_day": "word before a line to write on: «جا و روز»",
    "compared_by": "word before a line to write on: «نام و امضای سنجنده»",
}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An organisation and its key's fingerprint in groups; without a key `note` says so and there is no box to tick."""

    name: str
    groups: tuple[str, ...] = ()
    city: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """What the printed table says, every word in the reader's language; `roster_groups` is the whole list's digest."""

    title: str
    language: str
    direction: Direction
    labels: Mapping[str, str]
    rows: tuple[KeyRow, ...]
    coalition: str = ""
    dates_line: str = ""
    intro_lines: tuple[str, ...] = ()
    roster_groups: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a table whose words are missing."""
        require(self.labels, KEY_LABELS)
        check_direction(self.direction)


def pdf_table_of_keys(table: KeyTable) -> bytes:
    """The table as a tagged A4 PDF, same bytes for the same table."""
    return typeset("keys.typ", {"keys": _content(table)})


def _content(table: KeyTable) -> dict[str, Any]:
    def fenced(text: str) -> str:
        return with_breaks(isolate(one_line(text), table.direction), _LONGEST)

    return {
        "title": one_line(table.title),
        "coalition": fenced(table.coalition),
        "dates_line": fenced(table.dates_line),
        "language": language_code(table.language),
        "direction": table.direction,
        "labels": {name: fenced(word) for name, word in table.labels.items()} | {"page": table.labels["page"]},
        "intro_lines": [fenced(line) for line in table.intro_lines],
        "roster_groups": [one_line(group) for group in table.roster_groups],
        "rows": [
            {
                "name": fenced(row.name),
                "city": fenced(row.city),
                "note": fenced(row.note),
                "groups": [one_line(group) for group in row.groups],
            }
            for row in table.rows
        ],
    }
