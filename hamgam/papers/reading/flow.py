"""What a file says in its order, nothing taken apart: paragraphs with the numbers they bear, headings, rows of tables."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: `label` as printed before it, `heading` the level of a heading (0: none), `cells` of a table's row."""

    text: str
    label: str = ""
    heading: int = 0
    strong: bool = False
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flow:
    """The paragraphs of a file and the language in which most of it is written."""

    language: str
    paragraphs: tuple[Paragraph, ...]


def flow_of(data: bytes) -> Flow:
    """The flow of a file; ``Unreadable`` with the reason. Runs parsers: call it through ``limits``."""
    # Parsers belong into the process with bounds alone; nobody else loads them.
    from hamgam.engine.recognise.headings import language_of
    from hamgam.engine.recognise.paragraphs import blocks_of
    from hamgam.papers.reading.read import read_lines

    lines, _notes = read_lines(data)
    language = language_of("\n".join(line.text for line in lines))
    blocks, _ornaments = blocks_of(lines, language)
    made = (Paragraph(b.text, b.printed if b.label else "", b.heading, b.strong, b.cells) for b in blocks)
    return Flow(language, tuple(made))


def pack_flow(flow: Flow) -> dict[str, Any]:
    """The flow as values that JSON can carry."""
    return asdict(flow)


def unpack_flow(data: dict[str, Any]) -> Flow:
    """The flow that ``pack_flow`` was given."""
    made = (Paragraph(**each | {"cells": tuple(each["cells"])}) for each in data["paragraphs"])
    return Flow(data["language"], tuple(made))
