"""A sheet: headings, paragraphs, quotations and lists of one document, written as HTML, Word or plain text.

Every word comes in the reader's language; a line may be in another one. The page of HTML opens from a disk: it asks for
its style sheet beside it and for nothing else, and it runs no script.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from . import ooxml
from .direction import clean, runs
from .paper import Direction, check_direction, lines, one_line

#: part, head and sub: headings of three levels. small: what is said about a thing. item: of a list. code: from left to right.
Kind = Literal["part", "head", "sub", "text", "quote", "small", "item", "code"]

_HEADINGS = {"part": "h2", "head": "h3", "sub": "h4"}
_STYLES = {
    "part": "heading 1", "head": "hamgam-clause-heading", "sub": "hamgam-strong", "text": "hamgam-clause-more",
    "quote": "hamgam-clause-more", "small": "hamgam-mark", "item": "hamgam-clause-more",
}  # fmt: skip
#: Nothing is fetched but the style sheet, nothing runs, nothing is sent.
_POLICY = "; ".join(
    f"{what}-src 'none'" for what in ("script", "img", "font", "connect", "frame", "media", "object", "child", "worker")
)
_SMALL = ' class="small"'
_POLICY += "; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of a sheet. label: a number before a heading; language: of its words where it is another than the sheet's;
    link: the file beside the sheet to which an item leads."""

    kind: Kind
    words: str
    label: str = ""
    anchor: str = ""
    language: str = ""
    direction: Direction | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document in one language. `page`: the foot of a printed page with {page} and {pages}; `home`: the words of the
    link back to the first page of the folder, empty on that page itself."""

    title: str
    language: str
    direction: Direction
    page: str
    kicker: str = ""
    lead: str = ""
    body: tuple[Line, ...] = ()
    foot: tuple[str, ...] = ()
    home: str = ""

    def __post_init__(self) -> None:
        """Refuse a direction that there is not."""
        check_direction(self.direction)


def sheet_html(sheet: Sheet) -> bytes:
    """The sheet as a page of HTML that opens from a disk beside `style.css`."""
    home = f'<header><a href="index.html">{_inline(sheet.home, sheet.direction)}</a></header>' if sheet.home else ""
    foot = "".join(f"<p>{_inline(line, sheet.direction)}</p>" for line in sheet.foot if line)
    opening = [("kicker", sheet.kicker), ("title", sheet.title), ("lead", sheet.lead)]
    made = "".join(_opened(place, words, sheet.direction) for place, words in opening if words)
    return (
        f'<!doctype html>\n<html lang="{escape(sheet.language)}" dir="{sheet.direction}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<title>{escape(one_line(sheet.title))}</title><link rel="stylesheet" href="style.css"></head>\n<body>\n'
        f"{home}<main>\n{made}\n{''.join(_html(sheet))}</main>\n<footer>{foot}</footer>\n</body>\n</html>\n"
    ).encode()


def _opened(place: str, words: str, direction: Direction) -> str:
    tag = "h1" if place == "title" else "p"
    return f'<{tag} class="{place}">{_inline(words, direction)}</{tag}>'


def _html(sheet: Sheet) -> Iterator[str]:
    for kind, group in groupby(sheet.body, key=lambda line: line.kind):
        made = [_html_line(line, sheet) for line in group]
        yield ("<ul>\n" + "".join(made) + "</ul>\n") if kind == "item" else "".join(made)


def _html_line(line: Line, sheet: Sheet) -> str:
    direction = line.direction or sheet.direction
    tongue = f' lang="{escape(line.language)}" dir="{direction}"' if line.language not in ("", sheet.language) else ""
    if tag := _HEADINGS.get(line.kind):
        anchor = f' id="{line.anchor}"' if line.anchor else ""
        label = f"<span>{_inline(line.label, sheet.direction)}</span> " if line.label else ""
        return f"<{tag}{anchor}{tongue}>{label}{_inline(line.words, direction)}</{tag}>\n"
    if line.kind == "item":
        inner = _inline(line.words, direction)
        inner = f'<a href="{escape(line.link)}">{inner}</a>' if line.link else inner
        return f"<li{tongue}>{inner}</li>\n"
    if line.kind == "code":
        return f'<pre dir="ltr" tabindex="0">{escape(clean(line.words))}</pre>\n'
    small = _SMALL if line.kind == "small" else ""
    of_row = "" if line.kind == "quote" else tongue
    rows = "".join(f"<p{of_row}{small}>{_inline(row, direction)}</p>\n" for row in lines(line.words))
    return f"<blockquote{tongue}>\n{rows}</blockquote>\n" if line.kind == "quote" and rows else rows


def _inline(words: str, direction: Direction) -> str:
    """Words on one line, with each stretch that runs the other way kept together."""
    return "".join(
        f"<bdi>{escape(part)}</bdi>" if foreign else escape(part) for part, foreign in runs(one_line(words), direction)
    )


def sheet_plain(sheet: Sheet) -> bytes:
    """The sheet as UTF-8 text without a byte order mark, lines ended by LF."""
    blocks = [[one_line(words)] for words in (sheet.kicker, sheet.title, sheet.lead) if words]
    for line in sheet.body:
        rows = _plain(line)
        if line.kind == "item" and blocks and blocks[-1][-1].startswith("– "):
            blocks[-1] += rows
        elif rows:
            blocks.append(rows)
    blocks.append([one_line(line) for line in sheet.foot if line])
    return ("\n\n".join("\n".join(block) for block in blocks if block) + "\n").encode()


def _plain(line: Line) -> list[str]:
    rows = lines(line.words)
    if line.kind in _HEADINGS:
        said = " ".join(filter(None, (f"{one_line(line.label)}." if line.label else "", one_line(line.words))))
        return [f"== {said} =="] if line.kind == "part" else [said] if said else []
    if line.kind == "item":
        return [f"– {one_line(line.words)}" + (f": {line.link}" if line.link else "")]
    return [f"({row})" for row in rows] if line.kind == "small" else rows


def sheet_word(sheet: Sheet) -> bytes:
    """The sheet as docx, same bytes for the same sheet, without author, dates or any other trace of a person."""
    writer = ooxml.Writer(sheet.direction, sheet.language)
    opening = [("hamgam-kicker", sheet.kicker), ("Title", sheet.title), ("hamgam-lead", sheet.lead)]
    parts = [writer.paragraph(style, one_line(words)) for style, words in opening if words]
    for line in sheet.body:
        parts += _word(line, sheet, writer)
    parts += [writer.paragraph("hamgam-meta", one_line(words)) for words in sheet.foot if words]
    return ooxml.pack(
        ooxml.frame(one_line(sheet.title))
        | {
            "word/document.xml": ooxml.document("".join(parts) + writer.page(1)),
            "word/styles.xml": ooxml.styles(writer),
            "word/settings.xml": ooxml.settings(track_changes=False),
            "word/footer1.xml": writer.foot(sheet.page),
        }
    )


def _word(line: Line, sheet: Sheet, writer: ooxml.Writer) -> list[str]:
    if line.kind == "code":
        return [writer.fingerprint(row) for row in lines(line.words)]
    own = ooxml.Writer(line.direction, line.language) if line.direction and line.language else writer
    label = writer.label(one_line(line.label)) if line.label else ""
    if line.kind in _HEADINGS:
        return [own.paragraph(_STYLES[line.kind], one_line(line.words), before=label)]
    mark = "– " if line.kind == "item" else ""
    return [own.paragraph(_STYLES[line.kind], mark + row) for row in lines(line.words)]
