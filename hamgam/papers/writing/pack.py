"""The paper pack of an assembly, for a hall without a line: agenda, list at the door, speaking list, decision sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .direction import isolate, with_breaks
from .paper import Direction, check_direction, lines, one_line, require
from .printing import language_code, typeset

_LONGEST = 40  # letters of one word that fit a line without a break

#: The fixed words of the pack and what each is for.
PACK_LABELS: Mapping[str, str] = {
    "page": "foot of each page, with {page} and {pages}",
    "agenda": "heading of the agenda: «دستور جلسه»",
    "door": "heading of the list at the door: «فهرست ورود»",
    "organisation": "heading of the column of names: «نهاد»",
    "active": "heading of a column of numbers: «تمام روز»",
    "partial": "heading of a column of numbers: «بخشی از روز»",
    "remote": "heading of a column of numbers: «از راه دور»",
    "speakers": "heading of the speaking list: «نوبت سخن»",
    "item": "heading of a column, and word before a line: «دستور»",
    "asked": "heading of a column: «ساعت»",
    "decision": "heading of a decision sheet, with {n}: «برگهٔ تصمیم {n}»",
    "changes": "small line over a text that is dealt with: «متن با جا برای تغییر»",
    "changed": "word beside a box: «تغییر کرد»",
    "deferred": "word beside a box: «برای بعد»",
    "question": "word before lines to write on: «پرسش»",
    "agreed": "word beside a box: «توافق شد»",
    "not_agreed": "word beside a box: «توافق نشد»",
    "present": "word before a line to write on: «چند نهاد حاضر بودند»",
    "reservations": "word before lines to write on: «ملاحظه‌ها و نپذیرفتن‌ها»",
    "tasks": "word before lines to write on: «کارها: چه کسی، تا کی»",
    "chair": "word before a line to write on: «گرداننده»",
    "minute_taker": "word before a line to write on: «نویسندهٔ صورت‌جلسه»",
}


@dataclass(frozen=True, slots=True)
class PackItem:
    """A line of the agenda: what it is called, and its kind, minutes and hour in one line of small print."""

    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PackClause:
    """A clause that is dealt with: «بند ۳», its heading, its words, one paragraph a line."""

    label: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class PackText:
    """A text in its own language, clause by clause, each with lines for changes and boxes for what came of it."""

    title: str
    language: str
    direction: Direction
    clauses: tuple[PackClause, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What the pack says, every word in the reader's language. sheets: for how many decisions there are sheets."""

    title: str
    language: str
    direction: Direction
    labels: Mapping[str, str]
    items: tuple[PackItem, ...]
    days: tuple[str, ...]
    houses: tuple[str, ...]
    coalition: str = ""
    when_and_where: tuple[str, ...] = ()
    sheets: int = 3
    texts: tuple[PackText, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a pack whose words are missing."""
        require(self.labels, PACK_LABELS)
        check_direction(self.direction)
        if self.sheets < 0:
            raise ValueError("There cannot be fewer than no decision sheets.")


def pdf_pack(pack: Pack) -> bytes:
    """The pack as a tagged A4 PDF, same bytes for the same pack."""

    def fenced(text: str) -> str:
        return with_breaks(isolate(one_line(text), pack.direction), _LONGEST)

    content: dict[str, Any] = {
        "title": one_line(pack.title),
        "coalition": fenced(pack.coalition),
        "language": language_code(pack.language),
        "direction": pack.direction,
        "labels": {name: fenced(word) for name, word in pack.labels.items()}
        | {name: pack.labels[name] for name in ("page", "decision")},
        "when_and_where": [fenced(line) for line in pack.when_and_where],
        "items": [{"title": fenced(item.title), "about": fenced(item.about)} for item in pack.items],
        "days": [fenced(day) for day in pack.days],
        "houses": [fenced(house) for house in pack.houses],
        "sheets": pack.sheets,
        "texts": [_text(text) for text in pack.texts],
    }
    return typeset("pack.typ", {"pack": content})


def _text(text: PackText) -> dict[str, Any]:
    def fenced(said: str) -> str:
        return with_breaks(isolate(one_line(said), text.direction), _LONGEST)

    return {
        "title": fenced(text.title),
        "language": language_code(text.language),
        "direction": text.direction,
        "clauses": [
            {
                "label": fenced(clause.label),
                "heading": fenced(clause.heading),
                "lines": [fenced(line) for line in lines(clause.words)],
            }
            for clause in text.clauses
        ],
    }
