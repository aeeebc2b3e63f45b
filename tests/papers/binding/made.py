"""PDFs as others hand them in: with so many pages, turned, protected, broken, hostile. And brochures made of parts."""

import io
import zlib
from collections.abc import Iterator
from math import atan2, degrees
from typing import Any

from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTContainer, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from hamgam.papers.binding import BROCHURE_LABELS, Brochure, Chapter, Part, pdf_brochure

A4, A5 = (595, 842), (420, 595)


def written(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, the first of which is its catalogue."""
    out, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, trailer, len(out),
    )  # fmt: skip


def stream(data: bytes, header: bytes = b"") -> bytes:
    """A stream with its length."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), header, data)


def paged(*words: str, rotate: int = 0, box: str = "0 0 595 842", trailer: bytes = b"", flate: bytes = b"") -> bytes:
    """A PDF with a page for each of these words, in Helvetica."""
    count = len(words)
    kids = " ".join(f"{4 + n * 2} 0 R" for n in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, word in enumerate(words):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Rotate {rotate}/Resources<</Font<</F 3 0 R>>>>/Contents {5 + n * 2} 0 R>>".encode()
        )
        drawn = flate or zlib.compress(f"BT /F 24 Tf 100 300 Td ({word}) Tj ET".encode())
        objects.append(stream(drawn, b"/Filter/FlateDecode"))
    return written(objects, trailer)


#: Protected by a password that nobody told: the standard handler's entries, with a digest that no empty password meets.
ENCRYPTED = paged(
    "secret",
    trailer=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>",
)  # fmt: skip


def brochure(*chapters: Chapter, **changes: object) -> Brochure:
    """An English brochure of these chapters."""
    labels = {name: name for name in BROCHURE_LABELS} | {"page": "{page} of {pages}", "sheet": "{name} {page}/{pages}"}
    fields = {"title": "Fourth assembly", "language": "en", "direction": "ltr", "labels": labels, "chapters": chapters}
    return Brochure(**(fields | changes))  # type: ignore[arg-type]


def part(name: str, title: str, **given: object) -> Part:
    """A part in English."""
    return Part(name, title, **({"language": "en", "direction": "ltr"} | given))  # type: ignore[arg-type]


def bound(made: Brochure, *files: bytes, **given: bool) -> bytes:
    """The brochure with these PDFs, one for each part (empty bytes where a part is none)."""
    return pdf_brochure(made, files.__getitem__, **given)


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in points."""
    return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in PDFPage.get_pages(io.BytesIO(pdf))]


def texts(pdf: bytes) -> list[str]:
    """What stands on each page, its words one after another."""
    pages = range(len(sizes(pdf)))
    return [" ".join(extract_text(io.BytesIO(pdf), page_numbers=[n]).split()) for n in pages]


def rows(pdf: bytes, page: int) -> list[str]:
    """What stands on a page (from 0), row by row from the top."""
    lines: dict[int, list[LTTextLine]] = {}
    (layout,) = extract_pages(io.BytesIO(pdf), page_numbers=[page])
    for box in layout:
        for line in box if isinstance(box, LTTextBox) else ():
            lines.setdefault(round(line.y0 / 4), []).append(line)
    ordered = [sorted(lines[at], key=lambda line: line.x0) for at in sorted(lines, reverse=True)]
    return [" ".join(line.get_text().strip() for line in row) for row in ordered]


def glyphs(pdf: bytes, page: int) -> list[tuple[int, str]]:
    """Each letter of a page (from 0) with how far it is turned to the right, in degrees."""
    (layout,) = extract_pages(io.BytesIO(pdf), page_numbers=[page], laparams=None)
    return [
        (round(-degrees(atan2(char.matrix[1], char.matrix[0]))) % 360, char.get_text()) for char in _letters(layout)
    ]


def _letters(item: Any) -> Iterator[LTChar]:
    for each in item:
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, LTContainer):
            yield from _letters(each)


def outline(pdf: bytes) -> list[tuple[int, str]]:
    """The outline: level and title of each line."""
    found = PDFDocument(PDFParser(io.BytesIO(pdf))).get_outlines()
    return [(level, title) for level, title, *_rest in found]
