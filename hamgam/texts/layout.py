"""A kept snapshot as the engine reads it, and the plain layout of a text in one language: what is frozen and signed."""

from datetime import date
from typing import Any

from hamgam.engine import spoken
from hamgam.engine import texts as engine


def engine_snapshot(snapshot: dict[str, Any], language: str) -> engine.Snapshot:
    """The snapshot in one language, for comparing and for laying out."""
    return engine.Snapshot(
        title=snapshot["titles"].get(language, ""),
        sections=tuple(
            engine.Section(
                id=str(section["id"]),
                heading=section["titles"].get(language, ""),
                clauses=tuple(_clause(clause, language) for clause in section["clauses"]),
            )
            for section in snapshot["sections"]
        ),
    )


def _clause(clause: dict[str, Any], language: str) -> engine.ClauseText:
    came_from = clause.get("came_from") or []
    return engine.ClauseText(
        id=str(clause["id"]),
        text=clause["words"].get(language, ""),
        heading=clause["headings"].get(language, ""),
        numbered=clause["number"] is not None,
        came_from=tuple(str(origin) for origin in came_from),
    )


def adopted_line(adopted: dict[str, Any], language: str) -> str:
    """By which assembly, where and when a text was adopted, in its language and with both calendars."""
    day = adopted.get("date")
    said = spoken.both(date.fromisoformat(day), language if language == "fa" else "en") if day else ""
    named = [_in(adopted.get(field), language) for field in ("name", "place")]
    parts = [part for part in (*named, said) if part]
    if not parts:
        return ""
    # Frozen bytes never depend on a catalogue: what is signed is said here, once for each language.
    word, comma = ("مصوب", "، ") if language == "fa" else ("Adopted:", ", ")
    return f"{word} {comma.join(parts)}"


def _in(value: Any, language: str) -> str:
    """A name or place in the language, where it is kept in several; one kept as plain words is said in all."""
    return str(value.get(language, "") if isinstance(value, dict) else value or "")


def frozen_text(snapshot: dict[str, Any], language: str) -> str:
    """Title, where and when adopted, sections and clauses with their numbers in the language's digits."""
    adopted = adopted_line(snapshot.get("adopted") or {}, language)
    return engine.frozen_text(engine_snapshot(snapshot, language), language, adopted=adopted)
