"""The rows of a page in reading order, also where the text runs in two columns."""

from statistics import median

from hamgam.papers.reading.glyphs import Glyph

Grouped = list[tuple[float, list[Glyph]]]


def baselines(glyphs: list[tuple[float, Glyph]]) -> Grouped:
    """Glyphs of one baseline together, from the top of the page to its foot."""
    grouped: Grouped = []
    for y, glyph in sorted(glyphs, key=lambda each: -each[0]):
        if grouped and grouped[-1][0] - y < max(2.0, min(glyph.size * 0.3, 4.0)):
            grouped[-1][1].append(glyph)
        else:
            grouped.append((y, [glyph]))
    return grouped


def by_columns(glyphs: list[tuple[float, Glyph]], gutter: float, rtl: bool) -> Grouped:
    """Two columns one after the other; a row that spans both parts the page into what is above and below it."""
    spanning = [each for each in baselines(glyphs) if _spans(each[1], gutter)]
    marks = [y for y, _ in spanning]
    sides = [
        baselines(
            [(y, glyph) for y, glyph in glyphs if ((glyph.x0 + glyph.x1) / 2 > gutter) is right and y not in set(marks)]
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
