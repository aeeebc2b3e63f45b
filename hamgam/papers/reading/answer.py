"""A recognised paper as plain data: the public answer of ``hamgam import --json``, and the form between processes."""

from dataclasses import asdict
from datetime import date
from typing import Any

from hamgam.engine.dates import Found, Part
from hamgam.engine.recognise import Clause, Imported, Note, Section, Signatory
from hamgam.papers.reading.sentences import warning_text


def to_json(paper: Imported, language: str | None = None) -> dict[str, Any]:
    """The paper in the documented form; warnings are sentences in ``language`` (else the paper's own)."""
    spoken = language or paper.language
    return {
        "kind": paper.kind,
        "title": paper.title,
        "sections": [
            {"title": each.title, "clauses": [{"label": clause.label, "text": clause.text} for clause in each.clauses]}
            for each in paper.sections
        ],
        "dates": [
            {"text": found.text, "calendar": found.calendar, "start": _iso(found.start), "end": _iso(found.end)}
            for found in paper.dates
        ],
        "places": list(paper.places),
        "signatories": [{"name": each.name, "city": each.city} for each in paper.signatories],
        "contacts": list(paper.contacts),
        "warnings": [{"code": note.code, "text": warning_text(note, spoken)} for note in paper.warnings],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def pack(paper: Imported) -> dict[str, Any]:
    """Everything that is known of the paper, as values that JSON can carry; ``unpack`` gives the paper back."""
    data = asdict(paper)
    for found in data["dates"]:
        found["start"], found["end"] = _iso(found["start"]), _iso(found["end"])
    return data


def unpack(data: dict[str, Any]) -> Imported:
    """The paper that ``pack`` was given."""
    return Imported(
        kind=data["kind"],
        title=data["title"],
        language=data["language"],
        sections=[
            Section(
                each["title"],
                [Clause(c["label"], c["text"], tuple(c["lines"]), c["level"], c["aside"]) for c in each["clauses"]],
                tuple(each["lines"]),
            )
            for each in data["sections"]
        ],
        dates=[_found(each) for each in data["dates"]],
        places=data["places"],
        signatories=[Signatory(each["name"], each["city"], tuple(each["lines"])) for each in data["signatories"]],
        contacts=data["contacts"],
        warnings=[Note(each["code"], tuple(each["quotes"]), each["number"]) for each in data["warnings"]],
        title_lines=tuple(data["title_lines"]),
        source=tuple(data["source"]),
    )


def _found(data: dict[str, Any]) -> Found:
    return Found(
        data["text"],
        data["calendar"],
        date.fromisoformat(data["start"]) if data["start"] else None,
        date.fromisoformat(data["end"]) if data["end"] else None,
        data["weekday"],
        tuple(data["span"]),
        Part(**data["first"]),
        Part(**data["last"]),
        data["weekday_end"],
        data["flaw"],
    )
