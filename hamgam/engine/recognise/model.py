"""What goes into recognising a paper (lines) and what comes out (sections, clauses, dates, names)."""

from dataclasses import dataclass, field
from typing import Literal

from hamgam.engine.dates import Found

Kind = Literal[
    "platform", "statement", "notice", "call", "resolution", "policy_document", "report", "open_letter", "message", "unknown"
]  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line or paragraph as a file gives it.

    ``number`` counts from 1 in the original; ``label`` is an automatic number that the file computes and does not
    write; ``heading`` is the level of a heading style (0: none, 1 also for a title); ``gap`` means space before it;
    ``full`` says whether it reaches the far margin (None: unknown, judge by length); ``whole`` that it is a complete
    paragraph; ``cells`` are the columns of a table row; ``mark`` is an anchor that the file carries.
    """

    text: str
    number: int
    label: str | None = None
    heading: int = 0
    gap: bool = False
    full: bool | None = None
    whole: bool = False
    indent: float = 0
    cells: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True)
class Note:
    """A remark for the person who corrects: a code, what is quoted from the paper, and a number where one helps."""

    code: str
    quotes: tuple[str, ...] = ()
    number: int | None = None


@dataclass
class Clause:
    """A clause or a paragraph: its label as printed (None for a paragraph), its text, the lines it came from.

    ``aside``: what stands around the text and is no part of it, such as a letterhead, a date line, an address.
    """

    label: str | None
    text: str
    lines: tuple[int, ...] = ()
    level: int = 0
    aside: bool = False


@dataclass
class Section:
    """A heading (None where the paper has none) and what stands below it."""

    title: str | None
    clauses: list[Clause] = field(default_factory=list)
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Signatory:
    """One name under a paper and, where it is printed, its city."""

    name: str
    city: str | None
    lines: tuple[int, ...] = ()


@dataclass
class Imported:
    """A paper as recognised; ``source`` holds its lines as they stood, so that both can be shown side by side."""

    kind: Kind
    title: str
    language: str
    sections: list[Section] = field(default_factory=list)
    dates: list[Found] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    signatories: list[Signatory] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    title_lines: tuple[int, ...] = ()
    source: tuple[str, ...] = ()


@dataclass
class Block:
    """Lines joined into one paragraph, with the label that begins it."""

    text: str
    lines: list[int]
    label: str | None = None
    family: str = ""
    number: int | None = None
    printed: str = ""
    heading: int = 0
    gap: bool = False
    cells: tuple[str, ...] = ()
    strong: bool = False
    indent: float = 0
    signing: bool = False

    @property
    def shown(self) -> str:
        """Label, mark and text as printed on the paper."""
        return f"{self.printed} {self.text}".strip() if self.label else self.text
