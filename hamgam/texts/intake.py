"""From a recognised paper to what the import act wants, and from a form's rows to the blocks of a draft. Pure."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from hamgam.engine.recognise import Imported
from hamgam.texts.names import KINDS_KNOWN

#: What a block of the paper can be.
ROLES = ("clause", "paragraph", "heading", "title", "note")


def given_by(paper: Imported) -> dict[str, Any]:
    """The arguments of `texts.import_text` for a recognised paper, without those that the form asked for."""
    sections, lines, anchor = [], {}, 0
    for section in paper.sections:
        clauses = []
        for clause in section.clauses:
            anchor += 1
            lines[str(anchor)] = list(clause.lines)
            clauses.append(
                {
                    "text": one_block(clause.text), "label": clause.label, "numbered": clause.label is not None,
                    "state": "out" if clause.aside else "in",
                }
            )  # fmt: skip
        sections.append({"titles": {paper.language: section.title or ""}, "clauses": clauses})
    return {
        "kind": paper.kind if paper.kind in KINDS_KNOWN else "statement",
        "language": paper.language,
        "sections": sections or [{"clauses": []}],
        "adopted": {"place": {paper.language: paper.places[0]}} if len(paper.places) == 1 else {},
        "imported": {
            "signatories": [{"name": each.name, "city": each.city} for each in paper.signatories],
            "contacts": list(paper.contacts),
            "places": list(paper.places),
            "dates": [
                {"text": found.text, "start": _iso(found.start), "end": _iso(found.end)} for found in paper.dates
            ],
            "lines": lines,
        },
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def one_block(words: str) -> str:
    """Words without empty lines: an empty line divides two blocks."""
    return re.sub(r"\n\s*\n", "\n", words.replace("\r\n", "\n")).strip()


def original_of(paper: Imported, filename: str, media_type: str, data: bytes) -> dict[str, Any]:
    """The paper as it was handed in, with its lines and the remarks on it."""
    return {
        "filename": filename, "media_type": media_type, "data": data, "lines": list(paper.source),
        "warnings": [asdict(note) for note in paper.warnings],
    }  # fmt: skip


@dataclass
class Row:
    """One block of the correction page: `key` is s<section id>, c<clause id> or new."""

    key: str
    role: str
    words: str
    heading: str = ""
    seen: int | None = None
    joins: bool = False

    @property
    def pk(self) -> int | None:
        """The id of the section or clause; None for a new block."""
        return int(self.key[1:]) if self.key[1:].isdecimal() else None


def rows_of(data: Mapping[str, str], keys: list[str]) -> list[Row]:
    """The rows of the correction form as typed, in the order of the page."""
    rows = []
    for key in dict.fromkeys(keys):
        if not re.fullmatch(r"[sc]\d{1,15}", key):
            continue
        seen, role = data.get(f"seen-{key}", ""), data.get(f"role-{key}", "")
        rows.append(
            Row(
                key, role if role in ROLES else "paragraph", data.get(f"text-{key}", "").replace("\r\n", "\n"),
                data.get(f"heading-{key}", ""), int(seen) if seen.isdecimal() and len(seen) < 19 else None, f"join-{key}" in data,
            )
        )  # fmt: skip
    for words in re.split(r"\n\s*\n", data.get("more", "").replace("\r\n", "\n")):
        if words.strip():
            rows.append(Row("new", "clause", words.strip()))
    return rows


def blocks_of(rows: list[Row]) -> tuple[list[dict[str, Any]], str]:
    """The blocks for `texts.edit_draft`, and the title where a block was named the title.

    A block joined to the one before it gives it its words; an empty line divides a block; an emptied clause is kept
    beside the text as a note. Every clause of the form stands in the answer once, so that none is lost.
    """
    blocks: list[dict[str, Any]] = []
    title = ""
    for row in rows:
        target = _last_clause(blocks) if row.joins else None
        if row.role == "title":
            title = " ".join(row.words.split())
        if target is not None and row.role in ("clause", "paragraph"):
            target["text"] += "\n" + one_block(row.words)
            if row.key[0] == "c":
                blocks.append({"id": row.pk, "joined": target["id"]} if target["id"] else _aside(row))
        elif row.role == "heading":
            blocks.append({"section": row.pk if row.key[0] == "s" else None, "title": row.words})
            blocks += [_aside(row)] if row.key[0] == "c" else []
        elif row.role in ("note", "title"):
            blocks += [_aside(row)] if row.key[0] == "c" else []
        else:
            blocks += _clauses(row)
    return blocks, title


def _last_clause(blocks: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next((block for block in reversed(blocks) if block.get("state") == "in"), None)


def _aside(row: Row) -> dict[str, Any]:
    """A clause that is no part of the text and stays readable beside it."""
    return {"id": row.pk, "state": "out", "heading": row.heading}


def _clauses(row: Row) -> list[dict[str, Any]]:
    parts = [one_block(part) for part in re.split(r"\n\s*\n", row.words) if part.strip()]
    if not parts:
        return [_aside(row)] if row.key[0] == "c" else []
    own = row.pk if row.key[0] == "c" else None
    made = []
    for at, words in enumerate(parts):
        made.append(
            {
                "id": own if at == 0 else None, "text": words, "heading": row.heading if at == 0 else "",
                "numbered": row.role == "clause", "state": "in", "seen": row.seen if at == 0 else None,
                "split_from": own if at else None,
            }
        )  # fmt: skip
    return made
