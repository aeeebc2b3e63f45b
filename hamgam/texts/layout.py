"""The plain layout of a text in one language: what is frozen, hashed and signed."""

from typing import Any

from hamgam.engine.spoken import number


def frozen_text(snapshot: dict[str, Any], language: str) -> str:
    """Title, then sections and clauses with their numbers in the language's digits; one empty line between parts."""
    blocks = [snapshot["titles"][language]]
    for section in snapshot["sections"]:
        if title := section["titles"].get(language):
            blocks.append(title)
        for clause in section["clauses"]:
            mark = "" if clause["number"] is None else f"{number(clause['number'], language)}. "
            heading = clause["headings"].get(language, "")
            blocks.append(mark + (f"{heading}\n" if heading else "") + clause["words"][language])
    return "\n\n".join(blocks) + "\n"
