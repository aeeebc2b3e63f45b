"""What is to be written on paper: plain frozen data, every word already in the reader's language.

The writers translate nothing and format nothing: digits, dates, order and sentences come from the caller.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from .direction import clean

Direction = Literal["rtl", "ltr"]

#: The fixed words of a paper and what each is for. A paper brings all of them, so that none is missed on a late page.
LABELS: Mapping[str, str] = {
    "page": "foot of each page, with {page} and {pages}: «صفحهٔ {page} از {pages}»",
    "contents": "heading of the table of contents of a long paper: «فهرست»",
    "signatories": "heading above the names: «امضاکنندگان»",
    "note": "word before a signing note: «یادداشت»",
    "proof": "heading above the fingerprint: «خودتان درستی آن را بررسی کنید»",
    "proof_how": "one or two sentences on how to compare the fingerprint",
    "digits": "line above the forty digits that a reader pins",
    "contact": "word before the contact: «تماس»",
    "hand_back": "line on top of a Word file that is to be worked on and handed back",
}

_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}\Z")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `text`: paragraphs and list items, one a line. `marks`: remarks printed small beneath it."""

    anchor: str
    text: str
    label: str | None = None
    heading: str = ""
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an anchor that a link and a bookmark in Word could not both carry."""
        if not _ANCHOR.match(self.anchor):
            raise ValueError(f"An anchor is a letter, then letters, digits or _, at most 40 in all: {self.anchor!r}")


@dataclass(frozen=True, slots=True)
class Section:
    """Clauses under one title; the title may be empty."""

    title: str = ""
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation that signs. `late` and `withdrawn` are whole phrases with their dates, or None."""

    name: str
    city: str = ""
    note: str = ""
    late: str | None = None
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One text in one language, ready for every writer. An empty field leaves no trace on the paper.

    `number_label` stands alone («بیانیهٔ شمارهٔ ۷»); where it is empty, `kind_label` stands in its place.
    """

    title: str
    language: str
    direction: Direction
    labels: Mapping[str, str]
    kind_label: str = ""
    number_label: str = ""
    coalition: str = ""
    intro_line: str = ""
    sections: tuple[Section, ...] = ()
    adopted_line: str = ""
    dates_line: str = ""
    rule_line: str = ""
    signatories: tuple[Signatory, ...] = ()
    order_line: str = ""
    fingerprint_groups: tuple[str, ...] = ()
    digits_groups: tuple[str, ...] = ()
    contact: str = ""
    footer_lines: tuple[str, ...] = ()
    translation_note: str = ""

    def __post_init__(self) -> None:
        """Refuse at once what would otherwise be missing, or ambiguous, on some later page."""
        require(self.labels, LABELS)
        check_direction(self.direction)
        used = Counter(clause.anchor for clause in self.clauses())
        twice = [anchor for anchor, times in used.items() if times > 1]
        if twice:
            raise ValueError(f"Each clause needs an anchor of its own; used twice: {', '.join(twice)}")

    def kicker(self) -> str:
        """The small line over the title: which text this is."""
        return self.number_label or self.kind_label

    def clauses(self) -> Iterable[Clause]:
        """Every clause in order, sections aside."""
        return (clause for section in self.sections for clause in section.clauses)


def require(labels: Mapping[str, str], needed: Iterable[str]) -> None:
    """Raise ValueError that names the fixed words which `labels` does not bring."""
    missing = [name for name in needed if name not in labels]
    if missing:
        raise ValueError(f"The paper lacks these labels: {', '.join(missing)}")


def check_direction(direction: str) -> None:
    """Raise ValueError for anything but the two directions of writing."""
    if direction not in ("rtl", "ltr"):
        raise ValueError(f"A paper is written rtl or ltr, not {direction!r}")


def lines(text: str) -> list[str]:
    """The paragraphs of a clause: its lines, cleaned, without the empty ones."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def one_line(text: str) -> str:
    """The text on a single line, cleaned, its white space folded."""
    return " ".join(clean(text).split())


def source_json(papers: Sequence[Paper]) -> bytes:
    """The papers as JSON (UTF-8, keys in order): what a PDF carries inside, to be read back without loss."""
    found = [asdict(replace(paper, labels=dict(paper.labels))) for paper in papers]
    document = {"hamgam_paper": 1, "papers": found}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8", "replace")


def papers_of(source: bytes) -> tuple[Paper, ...]:
    """The papers that `source_json` wrote. Raises ValueError when it is not such a document."""
    document = json.loads(source)
    if not isinstance(document, dict) or document.get("hamgam_paper") != 1:
        raise ValueError("This is not a paper written by Hamgam.")
    try:
        return tuple(_paper(found) for found in document["papers"])
    except (KeyError, TypeError) as problem:
        raise ValueError(f"This paper is not complete: {problem}") from problem


def _paper(found: dict[str, Any]) -> Paper:
    return Paper(
        **found
        | {
            "sections": tuple(Section(each["title"], _clauses(each["clauses"])) for each in found["sections"]),
            "signatories": tuple(Signatory(**signatory) for signatory in found["signatories"]),
            "fingerprint_groups": tuple(found["fingerprint_groups"]),
            "digits_groups": tuple(found["digits_groups"]),
            "footer_lines": tuple(found["footer_lines"]),
        }
    )


def _clauses(found: list[dict[str, Any]]) -> tuple[Clause, ...]:
    return tuple(Clause(**clause | {"marks": tuple(clause["marks"])}) for clause in found)
