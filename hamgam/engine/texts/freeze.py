"""The layout of a text that is frozen: one plain text in one language, the same on every machine.

    Title
                                        an empty line between blocks
    Adopted line
    Heading of a section
    ۱. Heading of the clause            number in the digits of the language
        First paragraph
        second paragraph                what belongs to a clause below its first line stands four spaces in
    A paragraph without a number
    ——
    Lines on what is signed

What stands four spaces in belongs to the clause above it: words inside a clause cannot pass for another clause. The
bytes that are signed are `letters.frozen_bytes` of this layout, and the digest over all languages is
`record.statement_digest`.
"""

from collections.abc import Sequence

from hamgam.engine.letters import digits, frozen_bytes
from hamgam.engine.texts.snapshot import ClauseText, Snapshot, numbering

RULE = "——"
INDENT = "    "


def frozen_text(snapshot: Snapshot, language: str, *, adopted: str = "", context: Sequence[str] = ()) -> str:
    """The layout of `snapshot`, whose words are all in `language`.

    `adopted` is the line on where and when it was adopted; `context` are the lines that say what is signed, for
    example in whose name. Either may be empty and then leaves no trace.
    """
    numbers = numbering(snapshot)
    blocks = [_line(snapshot.title), _line(adopted)]
    for section in snapshot.sections:
        printed = [
            _clause(clause, numbers.get(clause.id), language) for clause in section.clauses if clause.text is not None
        ]
        blocks.extend([_line(section.heading), *printed] if printed or section.heading else [])
    lines = [_line(line) for line in context]
    if any(lines):
        blocks.append("\n".join([RULE, *filter(None, lines)]))
    return "\n\n".join(filter(None, blocks)) + "\n"


def frozen(snapshot: Snapshot, language: str, *, adopted: str = "", context: Sequence[str] = ()) -> bytes:
    """The exact bytes that are signed. Errors: `letters.NotFreezable` where something invisible or misleading stands."""
    return frozen_bytes(frozen_text(snapshot, language, adopted=adopted, context=context), language)


def _clause(clause: ClauseText, number: str | None, language: str) -> str:
    lines = [_line(clause.heading), *(_line(line) for line in (clause.text or "").splitlines())]
    first, *rest = [line for line in lines if line] or [""]
    mark = f"{digits(number, language)}. " if number else ""
    return "\n".join([mark + first, *(INDENT + line for line in rest)])


def _line(text: str) -> str:
    """One line: white space of any kind and length is one space."""
    return " ".join(text.split())
