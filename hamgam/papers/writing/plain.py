"""Plain text: a paper that any screen, any messenger and any printer from any year can show."""

from __future__ import annotations

from collections.abc import Iterator

from .paper import Clause, Paper, Signatory, lines, one_line


def plain(paper: Paper) -> bytes:
    """The paper as UTF-8 text without a byte order mark, lines ended by LF, parts set apart by an empty line."""
    blocks = (list(filter(None, block)) for block in _blocks(paper))
    return ("\n\n".join("\n".join(block) for block in blocks if block) + "\n").encode("utf-8")


def _blocks(paper: Paper) -> Iterator[list[str]]:
    yield [one_line(paper.coalition)]
    yield [one_line(line) for line in (paper.kicker(), paper.dates_line)]
    yield [one_line(paper.title)]
    yield [one_line(line) for line in (paper.intro_line, paper.rule_line, paper.adopted_line)]
    for section in paper.sections:
        yield [one_line(section.title)]
        for clause in section.clauses:
            yield _clause(clause)
    yield [one_line(paper.translation_note)]
    if paper.signatories:
        yield [one_line(paper.labels["signatories"]), one_line(paper.order_line)]
        yield [_signatory(signatory, paper.labels["note"]) for signatory in paper.signatories]
    yield from _proof(paper)
    contact = f"{paper.labels['contact']}: {paper.contact}" if paper.contact else ""
    yield [one_line(line) for line in (contact, *paper.footer_lines)]


def _clause(clause: Clause) -> list[str]:
    rows = ([one_line(clause.heading)] if clause.heading else []) + lines(clause.text)
    if clause.label:
        label = one_line(clause.label)
        rows[:1] = [f"{label}{'.' if label.isalnum() else ''} {rows[0] if rows else ''}".rstrip()]
    return rows + [f"({one_line(mark)})" for mark in clause.marks]


def _signatory(signatory: Signatory, note: str) -> str:
    line = f"– {one_line(signatory.name)}"
    if signatory.city:
        line += f" ({one_line(signatory.city)})"
    rows = [f"{note}: {signatory.note}" if signatory.note else "", signatory.late or "", signatory.withdrawn or ""]
    return "\n".join([line, *(f"  {one_line(row)}" for row in rows if row)])


def _proof(paper: Paper) -> Iterator[list[str]]:
    groups = [one_line(group) for group in paper.fingerprint_groups]
    if groups:
        yield [one_line(paper.labels["proof"]), one_line(paper.labels["proof_how"])]
        yield [" ".join(groups[n : n + 4]) for n in range(0, len(groups), 4)]
    digits = [one_line(group) for group in paper.digits_groups]
    if digits:
        yield [one_line(paper.labels["digits"])]
        yield [" ".join(digits[n : n + 4]) for n in range(0, len(digits), 4)]
