"""The pictures of the common ground for a report: what the page draws, with title, date, counts and source."""

from collections.abc import Callable

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine import spoken
from hamgam.engine.spoken import number
from hamgam.members.here import coalition, in_language
from hamgam.members.saying import local
from hamgam.papers.writing.picture import Box, Line, Picture, Round, Shape, Words
from hamgam.positions import drawing
from hamgam.positions.matrix import NARROW, Column
from hamgam.positions.models import STANCES
from hamgam.positions.reading import Reading
from hamgam.positions.words import stance_word
from hamgam.record import times

INK, SOFT, HAIR, ACCENT, WHITE = "#13181c", "#4a555d", "#c5ced4", "#27328f", "#ffffff"
#: Points of the staircase's and the levels' pictures; of the table's cells, rows, names and key, and of a letter of these names.
WIDTH, CELL, ROW, NAMES, KEY, LETTER = 520.0, 17.0, 19.0, 270.0, 132.0, 5.2


def staircase(reading: Reading) -> Picture:
    """The staircase as the page draws it, in points."""
    language = get_language() or "fa"
    made = reading.drawing
    shapes: list[Shape] = []
    for bar in made.bars:
        shapes += _steps(bar, drawing.BASE, language)
    for bar in made.bars:
        shapes += _numbers(bar, float(made.below), language)
    top = drawing.TOP
    everyone = _("all %(n)s members") % {"n": number(len(reading.seen.members), language)}
    side = "right" if language == "fa" else "left"
    shapes += [
        Line(((0, drawing.BASE), (WIDTH, drawing.BASE)), INK, 2), Line(((0, top), (WIDTH, top)), SOFT, 0.8, dashed=True),
        Words(WIDTH if language == "fa" else 0, top - 8, everyone, 10, SOFT, side),
    ]  # fmt: skip
    notes = [
        _("In each step stands how many can sign, below it of how many clauses; dashed: with other wordings and with "
          "clauses that are proposed to be added.") if reading.adds
        else _("In each step stands how many can sign, below it of how many clauses; dashed: with other wordings.")
    ]  # fmt: skip
    if made.open:
        notes.append(
            _(
                "Light: more signatories are not excluded yet, with the present wordings and, lighter still, with others."
            )
        )
    notes.append(_("The staircase recommends nothing; it only shows how many can sign each choice."))
    return _picture(reading, _("Staircase"), WIDTH, drawing.BASE + 34, shapes, notes)


def _steps(bar: drawing.Bar, base: float, language: str) -> list[Shape]:
    x, width = _share(bar.x), _share(bar.width)
    made: list[Shape] = []
    for y, height, fill in ((bar.reach_band_y, bar.reach_band_height, "1f"), (bar.band_y, bar.band_height, "57")):
        if y:
            made.append(Box(_share(bar.band_x), float(y), _share(bar.band_width), float(height), fill=ACCENT + fill))
    if bar.reach_end:
        made.append(Line(((x, float(bar.reach_y)), (x + width, float(bar.reach_y))), ACCENT, 1.4, dashed=True))
    elif bar.reach:
        left, wide = _share(bar.reach_x), _share(bar.reach_width)
        made.append(
            Box(left, float(bar.reach_y), wide, float(bar.reach_height), stroke=ACCENT, thickness=1.2, dashed=True)
        )
    made.append(Box(x, float(bar.y), width, float(bar.height), fill=ACCENT))
    if bar.edge:
        at = _share(bar.edge)
        made.append(Line(((at, float(bar.y)), (at, base)), WHITE, 2))
    return made


def _numbers(bar: drawing.Bar, below: float, language: str) -> list[Shape]:
    side, x = "right" if language == "fa" else "left", _share(bar.label_x)
    made: list[Shape] = []
    if bar.reach and bar.roomy:
        made.append(Words(x, float(bar.reach_label_y), number(bar.reach, language), 12, ACCENT, side, bold=True))
    if bar.said:
        fill, size = WHITE if bar.inside else INK, 24 if bar.share >= 14 else 13
        made.append(Words(x, float(bar.number_y), number(bar.number, language), size, fill, side, bold=True))
        said = number(bar.clauses, language)
        if bar.wide:
            said = ngettext("%(n)s clause", "%(n)s clauses", bar.clauses) % {"n": said}
        made.append(Words(x, below, said, 12, INK, side, bold=True))
    return made


def _share(per_cent: str) -> float:
    return float(per_cent.rstrip("%")) * WIDTH / 100


def levels(reading: Reading) -> Picture:
    """The rings, with the clauses of each."""
    language = get_language() or "fa"
    mirrored = language == "fa"
    side = "right" if mirrored else "left"
    origin = WIDTH if mirrored else 0.0
    shapes: list[Shape] = []
    made = reading.rings
    for ring in made.rings:
        x, y, r = origin + float(ring.cx), float(ring.cy), float(ring.r)
        strength = f"{round(float(ring.strength) * 255):02x}"
        shapes += [Round(x, y, r, fill=WHITE), Round(x, y, r, ACCENT + strength, WHITE, 1.5)]
    told = list(reversed(reading.levels))
    for ring, level in zip(made.rings, told, strict=True):
        points = [tuple(map(float, point.split(","))) for point in ring.leader.split()]
        label = origin + float(ring.label_x)
        clauses = ngettext("%(n)s clause", "%(n)s clauses", ring.clauses) % {"n": number(ring.clauses, language)}
        shapes += [
            Line(tuple((origin + x, y) for x, y in points), INK, 0.8),
            Round(origin + float(ring.dot_x), float(ring.dot_y), 2.5, fill=INK),
            Words(label, float(ring.number_y), number(ring.count, language), 22, INK, side, bold=True),
            Words(label, float(ring.below_y), clauses, 11, SOFT, side),
        ]  # fmt: skip
        if reading.seen.named and level.named_by_leaving and len(level.leaves) <= 6:
            who = _("without %(names)s") % {"names": spoken.listed(level.leaves, language)}
            step = -80 if mirrored else 80
            shapes.append(Words(label + step, float(ring.below_y), who, 9, SOFT, side))
    notes = [_("Each text holds the one before it, and fewer sign it."),
             _("Beside each ring stands how many sign it, below of how many clauses.")]  # fmt: skip
    if not reading.ground.levels.proved:
        notes.append(_("It is not proved that no other levels bring more."))
    return _picture(reading, _("Levels"), WIDTH, float(made.height) + 8, shapes, notes)


def table(reading: Reading) -> Picture:
    """The table of positions, all parts side by side; for members alone, who see names."""
    language = get_language() or "fa"
    whole = reading.whole_matrix
    mirrored = language == "fa"
    called = [in_language(row.organisation.short_names if whole.many else row.organisation.names) for row in whole.rows]
    names = min(NAMES, LETTER * max(map(len, called), default=0) + 14)
    width = names + CELL * max(len(whole.columns), NARROW)
    head, height = 16.0, 16.0 + ROW * (len(whole.rows) + 1)

    def across(x: float) -> float:
        return width - x if mirrored else x

    side = "right" if mirrored else "left"
    shapes: list[Shape] = [Line(((0, head + 4), (width, head + 4)), INK, 1.2)]
    for at, column in enumerate(whole.columns):
        x = across(names + CELL * (at + 0.5))
        shapes.append(Words(x, head - 3, column.label.short, 9, INK, "middle", bold=True))
        shapes.append(
            Words(x, height - 4, number(column.accepting, language), 9, _ink(column), "middle", bold=column.hot)
        )
    for at, (row, name) in enumerate(zip(whole.rows, called, strict=True)):
        y = head + 4 + ROW * (at + 0.5)
        shapes.append(Words(across(0), y + 3, _within(name), 9.5, INK, side))
        for place, (stance, _letters) in enumerate(row.cells):
            shapes += _mark(stance, across(names + CELL * (place + 0.5)), y)
        shapes.append(Line(((0, y + ROW / 2), (width, y + ROW / 2)), HAIR, 0.5))
    shapes.append(Words(across(0), height - 4, _("accept"), 9.5, INK, side, bold=True))
    shapes += (legend := _legend(width, height + 18, mirrored))
    lowest = max(shape.y for shape in legend if isinstance(shape, Words))
    return _picture(reading, _("Position of each organisation on each clause"), width, lowest + 8, shapes, [])


def _within(name: str) -> str:
    """A name as far as there is room for it."""
    most = int((NAMES - 14) / LETTER)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _ink(column: Column) -> str:
    return ACCENT if column.hot else INK


def _legend(width: float, top: float, mirrored: bool) -> list[Shape]:
    """The five marks with their words, as many beside each other as fit."""
    beside = int(width // KEY)
    made: list[Shape] = []
    for at, stance in enumerate((*STANCES, "")):
        x, y = KEY * (at % beside), top + ROW * (at // beside)
        mark, words = (width - x - 6, width - x - 16) if mirrored else (x + 6, x + 16)
        made += _mark(stance, mark, y - 3.5)
        made.append(Words(words, y, stance_word(stance), 9, SOFT, "right" if mirrored else "left"))
    return made


def _mark(stance: str, x: float, y: float) -> list[Shape]:
    r = 4.4
    if stance == "accept":
        return [Box(x - r, y - r, 2 * r, 2 * r, fill=ACCENT)]
    if stance == "reservation":
        return [
            Box(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1, stroke=ACCENT),
            Box(x - r, y, 2 * r, r, fill=ACCENT),
        ]
    if stance == "stand_aside":
        return [Line(((x - r, y), (x + r, y)), INK, 1.8)]
    if stance == "reject":
        return [Line(((x - r, y - r), (x + r, y + r)), INK, 1.6), Line(((x - r, y + r), (x + r, y - r)), INK, 1.6)]
    return [Round(x, y, 1.4, stroke=SOFT, thickness=1.0)]


def _picture(
    reading: Reading, name: str, width: float, height: float, shapes: list[Shape], notes: list[str]
) -> Picture:
    language, seen = get_language() or "fa", reading.seen
    here = coalition()
    title = _("%(picture)s: %(text)s") % {"picture": name, "text": in_language(seen.text.titles)}
    lines = [in_language(here.names)] if here else []
    lines.append(_counts(reading, language))
    lines.append(_how_far(reading, language))
    return Picture(
        title=title, language=language, direction="rtl" if language == "fa" else "ltr", width=width, height=height,
        shapes=shapes, lines=tuple(lines), notes=tuple(notes), source=_source(reading, language),
    )  # fmt: skip


def _counts(reading: Reading, language: str) -> str:
    seen = reading.seen
    members = ngettext("%(n)s organisation", "%(n)s organisations", len(seen.members))
    clauses = ngettext("%(n)s clause", "%(n)s clauses", len(seen.asked))
    said = [members % {"n": number(len(seen.members), language)}, clauses % {"n": number(len(seen.asked), language)}]
    if seen.closed_round and seen.closed_round.closed_at:
        day = spoken.both(local(seen.closed_round.closed_at).date(), language)
        said.append(_("positions of round %(n)s, closed on %(day)s")
                    % {"n": number(seen.closed_round.number, language), "day": day})  # fmt: skip
    return " · ".join(said)


def _how_far(reading: Reading, language: str) -> str:
    silence = (
        _("Silence is not counted against a text here.") if reading.silence_bears
        else _("Silence is no yes.")
    )  # fmt: skip
    work = reading.progress
    if work.state == "proved":
        return silence + " " + _("All steps are proved.")
    counts = {"n": number(work.proved, language), "all": number(work.steps, language)}
    return silence + " " + _("%(n)s of %(all)s steps are proved.") % counts


def _source(reading: Reading, language: str) -> str:
    day = spoken.both(local(times.now()).date(), language)
    said = {"day": day, "text": number(reading.seen.text.number, language), "state": reading.progress.key[:16]}
    return _("Hamgam, text %(text)s, common ground as of %(day)s; state of the positions: %(state)s") % said


PICTURES: dict[str, Callable[[Reading], Picture]] = {"staircase": staircase, "levels": levels, "table": table}


def is_drawn(reading: Reading, name: str) -> bool:
    """Whether the page of this reader draws it: more than one step, more than one level, a table with names."""
    if name == "table":
        return reading.seen.named
    return len(reading.stairs if name == "staircase" else reading.levels) > 1
