"""PDF: a paper, or the same paper in several languages, set on A4 by typst.

Content travels as JSON and is never made part of the typst source, so no letter of it can act as markup.
The same papers give the same bytes: there is no date, no author and no system font in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from .direction import isolate, with_breaks
from .paper import Clause, Paper, Section, Signatory, lines, one_line, source_json

if TYPE_CHECKING:
    from typst import PDFStandard

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "fonts"
_CONTENTS_FROM = (4, 25)  # titled sections, clauses: shorter papers are seen at a glance
_LARGE = 200_000  # letters of input, from which on typst's memory of a paper is worth its clearing
_REMEMBERED_RUNS = 10

_LONGEST = {"line": 70, "column": 34, "title": 26}  # letters of one word that fit without a break

_LINES = ("coalition", "intro_line", "adopted_line", "dates_line", "rule_line")
_END_LINES = ("order_line", "contact", "translation_note")

# The beginnings that people type for an item of a list: «–», «۲.», «الف)», "b)", "iv.".
_ITEM = re.compile(r"([-–—•▪◦*·]|[0-9۰-۹٠-٩]{1,3}[.)ـ\-–]|\(?(?:الف|[آ-ی]|[A-Za-z]|[ivx]{1,4})\))\s+(?=\S)")


def pdf(papers: Paper | Sequence[Paper]) -> bytes:
    """The paper as a tagged PDF (PDF/UA-1); several papers, one for each language, follow one another in one file.

    The papers' own data is embedded as `paper.json`; `papers_of` reads it back.
    """
    given = (papers,) if isinstance(papers, Paper) else tuple(papers)
    if not given:
        raise ValueError("A PDF needs at least one paper.")
    content = {"title": one_line(given[0].title), "papers": [_content(each, n) for n, each in enumerate(given)]}
    return typeset("statement.typ", {"papers": content}, source=source_json(given).decode())


def typeset(template: str, content: Mapping[str, Any], **texts: str) -> bytes:
    """A template of this folder set with `content` (JSON values by name) and `texts` (plain strings by name)."""
    inputs = {name: json.dumps(value, ensure_ascii=False) for name, value in content.items()} | texts
    try:
        return _compile(template, inputs, ["1.7", "ua-1"])
    except typst.TypstError:
        # PDF/UA refuses a letter that no font here has. Such a text is printed all the same, with its tags.
        return _compile(template, inputs, [])
    finally:
        if sum(map(len, inputs.values())) > _LARGE:
            _forget()


def _compile(template: str, inputs: dict[str, str], standards: list[PDFStandard]) -> bytes:
    return typst.compile(
        _HERE / template,
        root=_HERE,
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standards,
        timestamp=0,
    )


def _forget() -> None:
    """Make typst drop what it remembers of a large paper: it keeps each for ten more runs, over 1 MB a page."""
    empty = typst.Compiler(ignore_system_fonts=True)
    for _ in range(_REMEMBERED_RUNS + 1):
        empty.compile(b"", format="svg")


def _content(paper: Paper, place: int) -> dict[str, Any]:
    """The paper as the template wants it: clean lines, foreign runs fenced in, list items told apart."""

    def fenced(text: str, place: str = "line") -> str:
        return with_breaks(isolate(one_line(text), paper.direction), _LONGEST[place])

    return {name: fenced(getattr(paper, name)) for name in (*_LINES, *_END_LINES)} | {
        "begin": f"begin-{place}",
        "end": f"end-{place}",
        "language": language_code(paper.language),
        "direction": paper.direction,
        "labels": {name: fenced(word) for name, word in paper.labels.items()} | {"page": paper.labels["page"]},
        "title": fenced(paper.title, "title"),
        "kicker": fenced(paper.kicker()),
        "sections": [_section(section, fenced) for section in paper.sections],
        "signatories": [_signatory(signatory, fenced) for signatory in paper.signatories],
        "fingerprint_groups": [one_line(group) for group in paper.fingerprint_groups],
        "digits_groups": [one_line(group) for group in paper.digits_groups],
        "footer_lines": [fenced(line) for line in paper.footer_lines],
        "with_contents": _is_long(paper),
    }


def _is_long(paper: Paper) -> bool:
    titled = sum(bool(section.title) for section in paper.sections)
    clauses = sum(len(section.clauses) for section in paper.sections)
    return titled >= _CONTENTS_FROM[0] and clauses >= _CONTENTS_FROM[1]


def _section(section: Section, fenced: Callable[[str], str]) -> dict[str, Any]:
    return {"title": fenced(section.title), "clauses": [_clause(clause, fenced) for clause in section.clauses]}


def _clause(clause: Clause, fenced: Callable[[str], str]) -> dict[str, Any]:
    return {
        "label": None if clause.label is None else one_line(clause.label),
        "heading": fenced(clause.heading),
        "lines": [_line(line, fenced) for line in lines(clause.text)],
        "marks": [fenced(mark) for mark in clause.marks],
    }


def _line(line: str, fenced: Callable[[str], str]) -> dict[str, str]:
    item = _ITEM.match(line)
    mark, rest = (item[1], line[item.end() :]) if item else ("", line)
    return {"mark": mark, "text": fenced(rest)}


def _signatory(signatory: Signatory, fenced: Callable[[str, str], str]) -> dict[str, str | None]:
    return {name: None if value is None else fenced(value, "column") for name, value in asdict(signatory).items()}


def language_code(language: str) -> str:
    """The bare code of a language as a PDF states it: "fa" of "fa-IR", "und" of what is no code."""
    code = re.split("[-_]", language)[0].lower()
    return code if re.fullmatch("[a-z]{2,3}", code) else "und"
