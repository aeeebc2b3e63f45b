"""What is bound: plain frozen data, every word already in the reader's language; papers are text, a PDF, or absent with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hamgam.papers.reading.flow import Paragraph
from hamgam.papers.writing.direction import clean, isolate, with_breaks
from hamgam.papers.writing.paper import Direction, check_direction, lines, one_line, require
from hamgam.papers.writing.printing import language_code

Sheet = Literal["a4", "a5"]

#: Letters of one word that fit a line without a break, and how many letters of a name fit a running head, for each sheet.
_LONGEST: Mapping[Sheet, int] = {"a4": 40, "a5": 28}
_HEAD: Mapping[Sheet, tuple[int, int]] = {"a4": (62, 44), "a5": (46, 32)}
_MOST_COLUMNS = 8

#: The fixed words of a brochure and what each is for.
BROCHURE_LABELS: Mapping[str, str] = {
    "page": "foot of each page, with {page} and {pages}: «صفحهٔ {page} از {pages}»",
    "kicker": "small line over the title: «دفترچهٔ نشست»",
    "contents": "heading of the table of contents: «فهرست»",
    "agenda": "heading of the agenda: «دستور جلسه»",
    "record": "line above the checkpoint: «دفتر ثبت تا امروز، برای سنجش»",
    "sheet": "what a page of a PDF is called to somebody who cannot see it, with {name}, {page} and {pages}",
}


@dataclass(frozen=True, slots=True)
class Place:
    """An item of the agenda: its title, and kind, minutes, hour and its papers in one line of small print."""

    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A paper as it stands in the brochure. Of `flow`, `pages` and `absent` exactly one says what stands in it.

    name: «سند ۳»; by: whose it is; note: small print beneath; flow: paragraphs in `language`; pages: how
    many a PDF has, whose bytes come when it is bound; absent: lines that say why it is not inside and where it is, `address`
    being where to get it.
    """

    name: str
    title: str
    by: str = ""
    note: str = ""
    language: str = "fa"
    direction: Direction = "rtl"
    flow: tuple[Paragraph, ...] = ()
    pages: int = 0
    absent: tuple[str, ...] = ()
    address: str = ""

    def __post_init__(self) -> None:
        """Refuse a part that is nothing, or two things."""
        check_direction(self.direction)
        if (self.pages > 0) + bool(self.flow) + bool(self.absent) != 1:
            raise ValueError("A part is a text, a PDF with its pages, or absent with the reason.")


@dataclass(frozen=True, slots=True)
class Chapter:
    """Papers under one heading: an item of the agenda, or what belongs to none. words: small print under the heading."""

    title: str
    parts: tuple[Part, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Brochure:
    """The brochure, every word in the reader's language. record_lines: the checkpoint, letter by letter as it was signed."""

    title: str
    language: str
    direction: Direction
    labels: Mapping[str, str]
    chapters: tuple[Chapter, ...]
    agenda: tuple[Place, ...] = ()
    coalition: str = ""
    when_and_where: tuple[str, ...] = ()
    record_lines: tuple[str, ...] = ()
    sheet: Sheet = "a4"

    def __post_init__(self) -> None:
        """Refuse a brochure whose words are missing, or a sheet that is none."""
        require(self.labels, BROCHURE_LABELS)
        check_direction(self.direction)
        if self.sheet not in _LONGEST:
            raise ValueError(f"A brochure is printed on A4 or A5, not {self.sheet!r}")

    def parts(self) -> Iterable[Part]:
        """Every part in its order."""
        return (part for chapter in self.chapters for part in chapter.parts)


def content_of(brochure: Brochure) -> dict[str, Any]:
    """The brochure as its template wants it; the PDF of part n is called `n.pdf`, counted from 0 over all parts."""

    def fenced(text: str, direction: str = brochure.direction) -> str:
        return with_breaks(isolate(one_line(text), direction), _LONGEST[brochure.sheet])

    def short(text: str, letters: int) -> str:
        said = one_line(text)
        cut = said if len(said) <= letters else said[: letters - 1].rstrip() + "…"
        return isolate(cut, brochure.direction)

    start, end = _HEAD[brochure.sheet]
    parts = list(brochure.parts())
    made = [
        {
            "name": fenced(part.name),
            "title": fenced(part.title),
            "head": short(f"{part.name}: {part.title}", start),
            "by": fenced(part.by),
            "note": fenced(part.note),
            "language": language_code(part.language),
            "direction": part.direction,
            "blocks": list(_blocks(part, _LONGEST[brochure.sheet])),
            "file": f"{n}.pdf" if part.pages else "",
            "pages": part.pages,
            "absent": [fenced(line) for line in part.absent],
            "address": one_line(part.address),
        }
        for n, part in enumerate(parts)
    ]
    return {
        "title": one_line(brochure.title),
        "shown_title": fenced(brochure.title),
        "head": short(brochure.title, end),
        "coalition": fenced(brochure.coalition),
        "language": language_code(brochure.language),
        "direction": brochure.direction,
        "sheet": brochure.sheet,
        "labels": {name: one_line(word) for name, word in brochure.labels.items()},
        "when_and_where": [fenced(line) for line in brochure.when_and_where],
        "record_lines": [one_line(line) for line in brochure.record_lines],
        "agenda": [{"title": fenced(place.title), "about": fenced(place.about)} for place in brochure.agenda],
        "chapters": [
            {"title": fenced(chapter.title), "words": fenced(chapter.words), "parts": [made.pop(0) for _ in chapter.parts]}
            for chapter in brochure.chapters
        ],
    }  # fmt: skip


def _blocks(part: Part, longest: int) -> Iterable[dict[str, Any]]:
    """Paragraphs as the template sets them; rows of as many cells that follow one another are one table."""

    def fenced(text: str) -> str:
        return with_breaks(isolate(one_line(text), part.direction), longest)

    table: list[list[str]] = []
    for each in part.flow:
        row = [fenced(cell) for cell in each.cells]
        if table and len(row) != len(table[0]):
            yield {"table": table}
            table = []
        if 1 < len(row) <= _MOST_COLUMNS:
            table.append(row)
            continue
        rows = [fenced(line) for line in lines(clean(each.text))]
        if rows or each.label:
            yield {"label": fenced(each.label), "lines": rows, "heading": each.heading, "strong": each.strong}
    if table:
        yield {"table": table}
