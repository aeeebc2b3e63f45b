"""What a letter is made of: a few kinds of pieces, said as plain text and as simple HTML that old mail programs read.

No pictures, no styles but the size of the letters, nothing that is fetched from anywhere, no address that counts readers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from hamgam.engine.letters import direction

#: kind → the element of HTML.
_ELEMENTS = {"p": "p", "head": "h2", "quote": "blockquote", "item": "p", "link": "p", "small": "p", "mark": "p"}
_START = "font-size:17px"
_LONG = re.compile(".{1,24}")


@dataclass(frozen=True)
class Piece:
    """One paragraph, heading, quotation, item of a list, link, or line in small letters.

    `language`: where the words are in another one than the letter. `address`: where words or an item lead to.
    """

    kind: str
    words: str
    address: str = ""
    language: str = ""

    @classmethod
    def of(cls, row: Sequence[str]) -> "Piece":
        """As it was kept."""
        return cls(*row)

    @property
    def row(self) -> list[str]:
        """As it is kept."""
        return [self.kind, self.words, self.address, self.language]


def plain(pieces: Iterable[Piece]) -> str:
    """The letter as plain text: an empty line between pieces, none between lines of one list or of small letters."""
    said, before = [], ""
    for piece in pieces:
        if said and not (piece.kind == before and piece.kind in ("item", "small")):
            said.append("")
        said += _lines(piece)
        before = piece.kind
    return "\n".join(said) + "\n"


def _lines(piece: Piece) -> list[str]:
    if piece.kind == "quote":
        return [f"> {line}" for line in piece.words.splitlines()]
    lines = [f"– {piece.words}"] if piece.kind == "item" else piece.words.splitlines()
    if piece.address:
        lines.append(f"  {piece.address}" if piece.kind == "item" else piece.address)
    return lines


def html(pieces: Iterable[Piece], language: str, subject: str) -> str:
    """The same as one column of HTML, in the direction of its language."""
    said = "\n".join(element(piece) for piece in pieces)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction(language)}"><head><meta charset="utf-8">'
        f'<title>{escape(subject)}</title></head>\n<body lang="{language}" dir="{direction(language)}" style="{_START}">\n'
        f"{said}\n</body></html>\n"
    )


def element(piece: Piece) -> str:
    """One piece as HTML, whatever signs its words hold."""
    words = "<br>".join(_breakable(line) for line in piece.words.splitlines())
    if piece.address:
        # Words that lead somewhere are the link; without words the address itself is, from left to right.
        side = "" if words else ' dir="ltr"'
        words = f'<a href="{escape(piece.address)}"{side}>{words.removesuffix(":") or _breakable(piece.address)}</a>'
    if piece.kind == "item":
        words = f"– {words}"
    small = ' style="font-size:13px"' if piece.kind in ("small", "mark") else ""
    other = f' lang="{piece.language}" dir="{direction(piece.language)}"' if piece.language else ""
    tag = _ELEMENTS[piece.kind]
    return f"<{tag}{other}{small}>{words}</{tag}>"


def _breakable(line: str) -> str:
    """Words for HTML; a long word, as an address, may break so that no narrow screen scrolls sideways."""
    parts = (_LONG.findall(word) for word in line.split(" "))
    return " ".join("<wbr>".join(escape(part) for part in word) for word in parts)
