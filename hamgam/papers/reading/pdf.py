"""PDF files with a text layer: rows of glyphs, page by page, brought into paragraphs by the recogniser."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTImage, LTItem, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from hamgam.engine.recognise import Line, Note
from hamgam.papers.reading.columns import Grouped, in_reading_order
from hamgam.papers.reading.errors import Unreadable
from hamgam.papers.reading.glyphs import Glyph, Hand, is_mirrored, row_text, word_starts

_CID = re.compile(r"\(cid:\d+\)")
_PAGE_NUMBER = re.compile(
    r"[\s\-–—|.()\[\]]*(?:صفح[هۀ]ٔ?\s*|page\s*|seite\s*|p\.\s*)?\d{1,4}(?:\s*(?:/|از|of|von)\s*\d{1,4})?[\s\-–—|.()\[\]]*",
    re.IGNORECASE,
)
_ENDED = (".", "!", "؟", "?", ":", "؛")
_MOST_PAGES = 600


@dataclass
class Row:
    """One row of a page: its text and where it stands (points; ``y`` grows upwards, ``room`` is the page's width)."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    rtl: bool
    room: float


def read_pdf(data: bytes) -> tuple[list[Line], list[Note]]:
    """The rows of all pages as lines, with what the pages repeat set apart, and the remarks that go with them."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages, pictures = _pages(data)
    letters = sum(len(re.findall(r"[^\W\d_]", row.text)) for rows in pages for row in rows)
    lost = sum(row.text.count("\ufffd") for rows in pages for row in rows)
    if letters < 8 or lost > letters:
        raise Unreadable("scan" if pictures or lost else "empty")
    notes: list[Note] = []
    blank = [str(index + 1) for index, rows in enumerate(pages) if not rows and index in pictures]
    if blank:
        notes.append(Note("pages_without_text", tuple(blank)))
    if lost:
        notes.append(Note("letters_unreadable", (), lost))
    pages, removed = _without_running(pages)
    notes += removed
    lines = _lines(pages)
    text = "".join(line.text for line in lines)
    if "\u200c" not in text and len(re.findall("[\u0600-\u06ff]", text)) > 300:
        notes.append(Note("half_spaces_lost"))
    return lines, notes


def _pages(data: bytes) -> tuple[list[list[Row]], set[int]]:
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        resources = PDFResourceManager(caching=True)
        device = _Aggregator(resources, laparams=None)
        interpreter = PDFPageInterpreter(resources, device)
        pages: list[tuple[float, list[tuple[float, Glyph]]]] = []
        pictures: set[int] = set()
        for index, page in enumerate(PDFPage.create_pages(document)):
            if index >= _MOST_PAGES:
                raise Unreadable("too_large")
            interpreter.process_page(page)
            layout = device.get_result()
            if any(isinstance(item, LTImage) for item in _items(layout)):
                pictures.add(index)
            pages.append((layout.x1, _glyphs(layout)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Unreadable("encrypted_pdf") from error
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a damaged file can fail anywhere in the parser
        raise Unreadable("broken_pdf") from error
    if not pages:
        raise Unreadable("broken_pdf")
    ordered = in_reading_order([glyphs for _, glyphs in pages])
    return _rows([(room, rows) for (room, _), rows in zip(pages, ordered, strict=True)]), pictures


class _Aggregator(PDFPageAggregator):
    """Keeps, with each glyph, which shape of its font was drawn, and the letters that the file says it stands for."""

    marked: list[tuple[str, list[LTChar]] | None]

    def begin_page(self, page, ctm):  # type: ignore[no-untyped-def]
        self.marked = []
        super().begin_page(page, ctm)

    def begin_tag(self, tag, props=None):  # type: ignore[no-untyped-def]
        said = props.get("ActualText") if isinstance(props, dict) else None
        self.marked.append((decode_text(said), []) if isinstance(said, bytes) else None)

    def end_tag(self) -> None:
        if self.marked:
            self.marked.pop()

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, *rest):  # type: ignore[no-untyped-def]
        advance = super().render_char(matrix, font, fontsize, scaling, rise, cid, *rest)
        last = next(reversed(self.cur_item._objs), None)
        if isinstance(last, LTChar):
            last.cid = cid
            self._say(last, next((each for each in self.marked if each), None))
        return advance

    def _say(self, glyph: LTChar, said: tuple[str, list[LTChar]] | None) -> None:
        """The widest glyph of a stretch says all of its letters and takes the room of the others."""
        if said is None:
            return
        text, first = said
        if text and not first:
            glyph._text = text
            first.append(glyph)
            return
        if first and glyph.width > first[0].width:
            first[0], glyph = glyph, first[0]
            first[0]._text = text
        self.cur_item._objs.remove(glyph)
        if first and abs(first[0].y0 - glyph.y0) < glyph.size / 2:
            first[0].set_bbox((min(first[0].x0, glyph.x0), first[0].y0, max(first[0].x1, glyph.x1), first[0].y1))


def _items(container: LTContainer[LTItem]) -> Iterator[LTItem]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _items(item)
        yield item


def _rows(pages: list[tuple[float, Grouped]]) -> list[list[Row]]:
    """The text of every row, once it is known how this file draws."""
    drawn = [glyphs for _, page in pages for _, glyphs in page]
    letters = [sign for glyphs in drawn for glyph in glyphs for sign in glyph.text if sign.isalpha()]
    rtl = sum("\u0590" <= sign <= "\u08ff" or sign >= "\ufb1d" for sign in letters) * 2 > len(letters)
    hand = Hand(rtl=rtl, starts=word_starts(drawn))
    if rtl and is_mirrored([row_text(glyphs, hand, drawn=True) for glyphs in drawn]):
        hand = Hand(rtl, True, hand.starts)
    rows = [[_row(y, glyphs, number, hand, room) for y, glyphs in page] for number, (room, page) in enumerate(pages)]
    return [[row for row in page if row.text.strip()] for page in rows]


def _glyphs(page: LTPage) -> list[tuple[float, Glyph]]:
    """The glyphs of a page with their baselines."""
    glyphs: list[tuple[float, Glyph]] = []
    seen: set[tuple[str, int, int]] = set()
    for item in _items(page):
        if not isinstance(item, LTChar) or abs(item.matrix[1]) > abs(item.matrix[0]):
            continue
        text = _CID.sub("\ufffd", item.get_text())
        place = (text, round(item.x0), round(item.matrix[5]))
        if text.strip() and place in seen:
            continue  # drawn twice to look bold
        seen.add(place)
        bold = bool(re.search(r"bold|black|heavy", item.fontname, re.IGNORECASE))
        form = (item.fontname, getattr(item, "cid", 0))
        glyphs.append((item.matrix[5], Glyph(text, item.x0, item.x1, item.size, bold, form)))
    return glyphs


def _row(y: float, glyphs: list[Glyph], number: int, hand: Hand, room: float) -> Row:
    inked = [glyph for glyph in glyphs if glyph.text.strip()] or glyphs
    return Row(
        row_text(glyphs, hand).strip(),
        min(glyph.x0 for glyph in inked),
        max(glyph.x1 for glyph in inked),
        y,
        median(glyph.size for glyph in inked),
        sum(glyph.bold for glyph in inked) * 2 > len(inked),
        number,
        hand.rtl,
        room,
    )


def _without_running(pages: list[list[Row]]) -> tuple[list[list[Row]], list[Note]]:
    """Page numbers, and lines that come again at the top or bottom of pages, taken out and recorded."""
    filled = [rows for rows in pages if rows]
    counts = Counter(key for rows in filled for key in {_masked(row) for row in _edges(rows)})
    often = max(2, -(-len(filled) // 2))
    numbers: list[str] = []
    running: list[str] = []
    kept = []
    for rows in pages:
        edges = {id(row) for row in _edges(rows)}
        page = []
        for row in rows:
            ordinal = row is rows[-1] and row.text.strip(" -–—|") in (str(row.page + 1), _persian(row.page + 1))
            if (id(row) in edges and _PAGE_NUMBER.fullmatch(row.text)) or (ordinal and len(rows) > 1):
                numbers.append(row.text)
            elif id(row) in edges and len(filled) > 1 and counts[_masked(row)] >= often and len(rows) > 3:
                running += [row.text] if row.text not in running else []
            else:
                page.append(row)
        kept.append(page)
    notes = [Note("page_numbers_removed", tuple(numbers))] if numbers else []
    return kept, notes + ([Note("running_lines_removed", tuple(running))] if running else [])


def _persian(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))


def _edges(rows: list[Row]) -> list[Row]:
    """Up to two rows at the top and two at the foot of a page that stand apart from its body by space or by size."""
    ordered = sorted(rows, key=lambda row: -row.y)
    steps = sorted(a.y - b.y for a, b in pairwise(ordered) if a.y - b.y > 2)
    if not steps:
        return ordered
    usual, body = steps[len(steps) // 2], median(row.size for row in rows)
    found: list[Row] = []
    for side in (ordered, ordered[::-1]):
        for count in (1, 2):
            if len(side) <= count:
                break
            apart = abs(side[count - 1].y - side[count].y) > usual * 1.3 or abs(side[count - 1].size - body) > 0.8
            if apart:
                found += side[:count]
    return found


def _masked(row: Row) -> tuple[str, int]:
    return re.sub(r"\d+", "#", row.text), round(row.y / 6)


def _lines(pages: list[list[Row]]) -> list[Line]:
    rows = [row for page in pages for row in page]
    if not rows:
        return []
    body = median(row.size for row in rows for _ in range(max(1, len(row.text) // 20)))
    long = [row for row in rows if len(row.text) > 30] or rows
    left, right = min(row.x0 for row in long), max(row.x1 for row in long)
    gutters = {row.page: _between(rows, row.page) for row in rows}
    # Margins are taken to be alike on both sides, so that a page of short lines does not look full.
    left, right = (min(left, rows[0].room - right), right) if rows[0].rtl else (left, max(right, rows[0].room - left))
    steps = [a.y - b.y for a, b in pairwise(rows) if a.page == b.page and 0 < a.y - b.y < 60]
    step = _leading(steps, body) if steps else body * 1.5
    lines: list[Line] = []
    whole = (left, right)
    # Where paragraphs stand apart, a row that ends a sentence near the margin may still go on.
    apart = sum(each > step * 1.17 for each in steps) >= 0.15 * len(steps)
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        left, right = _bounds(row, gutters[row.page], whole)
        lines.append(
            Line(
                row.text.replace("\t", " ") if not _tabular(row) else row.text, index + 1,
                gap=_gap(before, row, step, right, left, body),
                full=_full(row, left, right) or _breaks_at_word(row, rows[index + 1 : index + 2], left, right, apart),
                indent=(right - row.x1 if row.rtl else row.x0 - left) / 6, strong=row.bold or row.size > body * 1.15,
            )
        )  # fmt: skip
    # Rows of which none reaches the margin were broken by their author: their length in letters says where.
    if len(lines) >= 8 and sum(line.full is True for line in lines) <= 0.1 * len(lines):
        return [replace(line, full=line.full or None) for line in lines]
    return lines


def _leading(steps: list[float], body: float) -> float:
    """The distance of two rows of one paragraph: the smallest that comes again, or the usual one (sizes in points)."""
    ordered = sorted(steps)
    close = [each for each in ordered if body <= each <= body * 1.6]
    if close and median(ordered) > body * 1.9:
        return close[0]  # nearly every row is a paragraph of its own, with an empty line between
    for index, step in enumerate(ordered):
        again = [each for each in ordered[index:] if each < step * 1.08]
        if len(again) >= max(2, 0.12 * len(ordered)) and step > 6:
            return median(again)
    return median(ordered)


def _between(rows: list[Row], page: int) -> float | None:
    """Where the columns of a page part: rows that begin again at the top show that there are two."""
    own = [row for row in rows if row.page == page]
    turns = [index for index in range(1, len(own)) if own[index].y > own[index - 1].y + 20]
    if not turns:
        return None
    first, second = own[: turns[0]][-6:], own[turns[0] :][:6]
    low, high = sorted((max(row.x1 for row in part), min(row.x0 for row in part)) for part in (first, second))
    return (low[0] + high[1]) / 2 if low[0] <= high[1] else None


def _bounds(row: Row, gutter: float | None, whole: tuple[float, float]) -> tuple[float, float]:
    if gutter is None or row.x0 < gutter < row.x1:
        return whole
    return (whole[0], gutter - 6) if row.x1 <= gutter else (gutter + 6, whole[1])


def _tabular(row: Row) -> bool:
    """A row with wide gaps is a row of columns, unless only its label stands apart."""
    cells = [cell.strip() for cell in row.text.split("\t")]
    return len(cells) > 1 and len(cells[0]) > 4


def _full(row: Row, left: float, right: float) -> bool:
    room = row.x0 - left if row.rtl else right - row.x1
    return room <= (right - left) * (0.05 if row.text.endswith(_ENDED) else 0.16)


def _breaks_at_word(row: Row, after: list[Row], left: float, right: float, apart: bool) -> bool:
    """Whether the first word of the next row had no room in this one."""
    if not after or not row.text or (row.text.endswith(_ENDED) and not apart):
        return False
    room = row.x0 - left if row.rtl else right - row.x1
    word = after[0].text.split()[0]
    return room < (len(word) + 1) * (row.x1 - row.x0) / len(row.text) * 0.95


def _gap(before: Row | None, row: Row, step: float, right: float, left: float, body: float) -> bool:
    if before is None:
        return False
    if before.page != row.page or before.y <= row.y:
        return before.text.endswith(_ENDED) or not _full(before, left, right)
    if (
        before.y - row.y > step * 1.17 * max(1.0, row.size / body)
        or abs(before.size - row.size) > 1.2
        or before.bold != row.bold
    ):
        return True
    inset = (right - row.x1 if row.rtl else row.x0 - left) - (right - before.x1 if row.rtl else before.x0 - left)
    return before.text.endswith(_ENDED) and inset > row.size * 0.8
