"""The rows of a page in reading order, also where the text runs in two columns."""

import unicodedata
from statistics import median

from hamgam.papers.reading.glyphs import Glyph

Grouped = list[tuple[float, list[Glyph]]]


def in_reading_order(pages: list[list[tuple[float, Glyph]]]) -> list[Grouped]:
    """The rows of every page; two columns are read one after the other, on a short last page too."""
    letters = [sign for page in pages for _, glyph in page for sign in glyph.text if sign.isalpha()]
    rtl = sum("\u0590" <= sign <= "\u08ff" or sign >= "\ufb1d" for sign in letters) * 2 > len(letters)
    gutters = [find_gutter(page) for page in pages]
    known = [gutter for gutter in gutters if gutter is not None]
    ordered = []
    for page, own in zip(pages, gutters, strict=True):
        gutter = own if own is not None else next((each for each in known if _suits(page, each)), None)
        ordered.append(baselines(page) if gutter is None else by_columns(page, gutter, rtl))
    return ordered


def _suits(page: list[tuple[float, Glyph]], gutter: float) -> bool:
    """Whether a page with little text can have the columns of another page."""
    inked = [(y, glyph) for y, glyph in page if glyph.text.strip()]
    left = baselines([each for each in inked if each[1].x1 < gutter])
    right = baselines([each for each in inked if each[1].x0 > gutter])
    crossing = sum(glyph.x0 < gutter < glyph.x1 for _, glyph in inked)
    return crossing <= 6 and min(len(left), len(right)) >= 1 and max(len(left), len(right)) >= 3


def baselines(glyphs: list[tuple[float, Glyph]]) -> Grouped:
    """Glyphs of one baseline together, from the top of the page to its foot."""
    grouped: Grouped = []
    for y, glyph in sorted(glyphs, key=lambda each: -each[0]):
        room = max(glyph.size, 10.0) * 0.6 if _is_mark(glyph.text) else max(2.0, min(glyph.size * 0.3, 4.0))
        if grouped and grouped[-1][0] - y < room:
            grouped[-1][1].append(glyph)
        else:
            grouped.append((y, [glyph]))
    return grouped


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.category(sign) == "Mn" for sign in text)


def by_columns(glyphs: list[tuple[float, Glyph]], gutter: float, rtl: bool) -> Grouped:
    """Two columns one after the other; a row that spans both parts the page into what is above and below it."""
    spanning = [each for each in baselines(glyphs) if _spans(each[1], gutter)]
    marks = [y for y, _ in spanning]
    placed = {id(glyph) for _, row in spanning for glyph in row}
    sides = [
        baselines(
            [
                (y, glyph)
                for y, glyph in glyphs
                if ((glyph.x0 + glyph.x1) / 2 > gutter) is right and id(glyph) not in placed
            ]
        )
        for right in ((True, False) if rtl else (False, True))
    ]
    ordered: Grouped = []
    top = float("inf")
    for mark, row in [*zip(marks, spanning, strict=True), (float("-inf"), None)]:
        ordered += [each for side in sides for each in side if mark < each[0] < top]
        ordered += [row] if row else []
        top = mark
    return ordered


def _spans(row: list[Glyph], gutter: float) -> bool:
    return any(glyph.x0 < gutter + 3 and glyph.x1 > gutter - 3 for glyph in row if glyph.text.strip())


def find_gutter(glyphs: list[tuple[float, Glyph]]) -> float | None:
    """The middle of the empty strip between two columns of running text, or None."""
    if len(glyphs) < 400:
        return None
    left, right = min(glyph.x0 for _, glyph in glyphs), max(glyph.x1 for _, glyph in glyphs)
    for share in (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56):
        middle = left + (right - left) * share
        sides = [
            baselines([(y, g) for y, g in glyphs if (g.x0 + g.x1) / 2 < middle]),
            baselines([(y, g) for y, g in glyphs if (g.x0 + g.x1) / 2 >= middle]),
        ]
        crossing = sum(_spans([glyph], middle) for _, glyph in glyphs if glyph.text.strip())
        running = all(len(side) >= 6 and median(len(row) for _, row in side) >= 22 for side in sides)
        if running and crossing <= 0.15 * min(map(len, sides)):
            return middle
    return None
