"""Word: a paper as docx that reads from right to left where its language does, and can be worked on and handed back.

What a reader of the returned file relies on:
- everything of a clause stands inside one bookmark that is named by its anchor (`b3`);
- inside it, runs with the character style `hamgam-label` are the printed number and no part of the text;
- a paragraph in the style `hamgam-clause-heading` is its heading, each other paragraph one line of its text;
- what stands outside every bookmark in no style of ours was added by the hand that worked on the file.
"""

from __future__ import annotations

from .ooxml import Writer, document, frame, pack, settings, styles
from .paper import Clause, Paper, Signatory, lines, one_line

LABEL_STYLE = "hamgam-label"
CLAUSE_HEADING_STYLE = "hamgam-clause-heading"
# The stroke that ends an address has no direction of its own; in a Persian line it would jump to the front (LRM).
_AFTER_ADDRESS = "\u200e"


def word(paper: Paper, *, for_editing: bool = False) -> bytes:
    """The paper as docx, same bytes for the same paper, without author, dates or any other trace of a person.

    With `for_editing` changes are tracked from the first letter on and a line on top says how to hand it back.
    """
    writer = Writer(paper.direction, paper.language)
    hint = [("hamgam-hint", paper.labels["hand_back"])] if for_editing else []
    parts = [writer.paragraph(style, one_line(text)) for style, text in hint + _opening(paper) if text]
    parts += _body(paper, writer)
    if paper.signatories:
        parts += _signatories(paper, writer)
    parts += _closing(paper, writer)
    return pack(
        frame(one_line(paper.title))
        | {
            "word/document.xml": document("".join(parts) + writer.page(1, last=bool(paper.signatories))),
            "word/styles.xml": styles(writer),
            "word/settings.xml": settings(track_changes=for_editing),
            "word/footer1.xml": writer.foot(paper.labels["page"]),
        }
    )


def _opening(paper: Paper) -> list[tuple[str, str]]:
    return [
        ("hamgam-masthead", paper.coalition),
        ("hamgam-kicker", paper.kicker()),
        ("hamgam-meta", paper.dates_line),
        ("Title", paper.title),
        ("hamgam-lead", paper.intro_line),
        ("hamgam-strong", paper.rule_line),
        ("hamgam-meta", paper.adopted_line),
    ]


def _body(paper: Paper, writer: Writer) -> list[str]:
    made, number = [], 0
    for section in paper.sections:
        if section.title:
            made.append(writer.paragraph("heading 1", one_line(section.title)))
        for clause in section.clauses:
            number += 1
            made += _clause(clause, number, writer)
    if paper.translation_note:
        made.append(writer.paragraph("hamgam-meta", one_line(paper.translation_note)))
    return made


def _clause(clause: Clause, number: int, writer: Writer) -> list[str]:
    rows = [(CLAUSE_HEADING_STYLE, one_line(clause.heading))] if clause.heading else []
    # A clause with no words yet keeps one empty paragraph: its bookmark needs a place, its author a line to write on.
    for line in lines(clause.text) or [""]:
        rows.append(("hamgam-clause" if not rows and clause.label else "hamgam-clause-more", line))
    label = writer.label(one_line(clause.label)) if clause.label else ""
    opening = f'<w:bookmarkStart w:id="{number}" w:name="{clause.anchor}"/>{label}'
    closing = f'<w:bookmarkEnd w:id="{number}"/>'
    last = len(rows) - 1
    made = [
        writer.paragraph(style, text, before=opening if n == 0 else "", after=closing if n == last else "")
        for n, (style, text) in enumerate(rows)
    ]
    return made + [writer.paragraph("hamgam-mark", one_line(mark)) for mark in clause.marks]


def _signatories(paper: Paper, writer: Writer) -> list[str]:
    """The names in two columns; the empty paragraphs carry the borders between one column and two."""
    made = [writer.paragraph("heading 1", one_line(paper.labels["signatories"]))]
    if paper.order_line:
        made.append(writer.paragraph("hamgam-meta", one_line(paper.order_line)))
    made[-1] = made[-1].replace("</w:pPr>", f"{writer.page(1)}</w:pPr>", 1)
    for signatory in paper.signatories:
        made += _signatory(signatory, paper.labels["note"], writer)
    made[-1] = made[-1].replace("</w:pPr>", f"{writer.page(2)}</w:pPr>", 1)
    return made


def _signatory(signatory: Signatory, note: str, writer: Writer) -> list[str]:
    rows = [signatory.city, f"{note}: {signatory.note}" if signatory.note else ""]
    rows += [signatory.late or "", signatory.withdrawn or ""]
    more = [writer.paragraph("hamgam-signatory-more", one_line(row)) for row in rows if row]
    return [writer.paragraph("hamgam-signatory", one_line(signatory.name)), *more]


def _closing(paper: Paper, writer: Writer) -> list[str]:
    made = []
    groups = [one_line(group) for group in paper.fingerprint_groups]
    if groups:
        made.append(writer.paragraph("heading 1", one_line(paper.labels["proof"])))
        made.append(writer.paragraph("hamgam-text", one_line(paper.labels["proof_how"])))
        made += [writer.fingerprint("  ".join(groups[n : n + 4])) for n in range(0, len(groups), 4)]
    digits = [one_line(group) for group in paper.digits_groups]
    if digits:
        made.append(writer.paragraph("hamgam-text", one_line(paper.labels["digits"])))
        made += [writer.fingerprint("  ".join(digits[n : n + 4])) for n in range(0, len(digits), 4)]
    contact = f"{paper.labels['contact']}: {paper.contact}" if paper.contact else ""
    rows = [one_line(row) for row in (contact, *paper.footer_lines) if row]
    return made + [writer.paragraph("hamgam-meta", row + _AFTER_ADDRESS * row.endswith("/")) for row in rows]
