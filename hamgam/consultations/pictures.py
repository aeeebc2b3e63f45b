"""The map of opinion as a picture for a report: what the page draws, with title, counts, key and source."""

import hashlib

from django.core.cache import caches
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.consultations.models import Consultation
from hamgam.consultations.reading import Group, Results
from hamgam.engine import spoken
from hamgam.engine.spoken import number
from hamgam.members.here import coalition, in_language
from hamgam.papers.writing import picture as writing
from hamgam.papers.writing.picture import Box, Picture, Round, Shape, Words

INK, SOFT, HAIR, ACCENT, WHITE = "#13181c", "#4a555d", "#c5ced4", "#27328f", "#ffffff"
#: The marks of the groups as the page has them, the largest group first: round or square, its colour, filled or not.
MARKS = (
    (True, ACCENT, True), (True, ACCENT, False), (False, INK, True), (False, INK, False), (False, SOFT, True),
    (False, SOFT, False), (False, ACCENT, True),
)  # fmt: skip
#: The drawing, a place in the key and a line of it, in points.
WIDTH, HEIGHT, KEY, ROW = 520.0, 340.0, 173.0, 20.0
#: So long is a picture kept that was asked for once, in seconds; another picture has another name.
KEPT_FOR = 24 * 60 * 60


def map_of(consultation: Consultation, results: Results) -> Picture:
    """The map, with the size of each group in its key."""
    language = get_language() or "fa"
    mirrored = language == "fa"
    shapes: list[Shape] = [Box(0, 0, WIDTH, HEIGHT, stroke=HAIR)]
    for dot in results.dots:
        shapes.append(_mark(int(dot.group), _share(dot.x) * WIDTH, _share(dot.y) * HEIGHT, float(dot.radius)))
    for at, group in enumerate(results.groups):
        shapes += _key(at, group, mirrored, language)
    lines = -(-len(results.groups) // int(WIDTH // KEY))
    here = coalition()
    said = [in_language(here.names)] if here else []
    return Picture(
        title=_("%(picture)s: %(text)s") % {"picture": _("Map of opinion"), "text": in_language(consultation.titles)},
        language=language, direction="rtl" if mirrored else "ltr", width=WIDTH, height=HEIGHT + 14 + ROW * lines,
        shapes=shapes, lines=(*said, _counts(consultation, results, language)), notes=_notes(results),
        source=_source(consultation, language),
    )  # fmt: skip


def file_of(picture: Picture, kind: str) -> bytes:
    """The picture as "png" or "svg", made once for all who ask for it."""
    key = f"picture-{hashlib.sha256(repr(picture).encode()).hexdigest()}-{kind}"
    found: bytes | None = caches["process"].get(key)
    if found is None:
        found = writing.png(picture) if kind == "png" else writing.svg(picture)
        caches["process"].set(key, found, KEPT_FOR)
    return found


def _share(per_cent: str) -> float:
    return float(per_cent.rstrip("%")) / 100


def _mark(place: int, x: float, y: float, radius: float) -> Shape:
    round_, colour, full = MARKS[(place - 1) % len(MARKS)]
    fill, stroke = (colour, None) if full else (WHITE, colour)
    if round_:
        return Round(x, y, radius, fill=fill, stroke=stroke, thickness=2)
    half = 0.885 * radius
    return Box(x - half, y - half, 2 * half, 2 * half, fill=fill, stroke=stroke, thickness=2)


def _key(at: int, group: Group, mirrored: bool, language: str) -> list[Shape]:
    beside = int(WIDTH // KEY)
    x, y = KEY * (at % beside), HEIGHT + 24 + ROW * (at // beside)
    mark, words = (WIDTH - x - 6, WIDTH - x - 18) if mirrored else (x + 6, x + 18)
    said = _("Group %(letter)s: %(n)s people") % {"letter": group.said, "n": number(group.size, language)}
    return [_mark(at + 1, mark, y - 4, 5), Words(words, y, said, 10, INK, "right" if mirrored else "left")]


def _counts(consultation: Consultation, results: Results, language: str) -> str:
    people = ngettext("%(n)s person", "%(n)s people", results.people) % {"n": number(results.people, language)}
    many = ngettext("%(n)s short statement", "%(n)s short statements", len(results.lines))
    said = [people, many % {"n": number(len(results.lines), language)}]
    if results.unplaced:
        some = ngettext("%(n)s in no group", "%(n)s in no group", results.unplaced)
        said.append(some % {"n": number(results.unplaced, language)})
    if consultation.closed_on:
        said.append(_("closed on %(day)s") % {"day": spoken.both(consultation.closed_on, language)})
    return " · ".join(said)


def _notes(results: Results) -> tuple[str, ...]:
    """What the map shows and what it does not, as the page says it."""
    notes = [
        _(
            "Who answers alike lies close together; a larger mark stands for more people, and none for fewer "
            "than five. The two directions show %(share)s of what the answers differ in; the rest is not on "
            "the map. They have no names, and top, bottom and side mean nothing. Who answered little lies "
            "near the middle."
        )
        % {"share": results.explained}
    ]
    if results.groups and results.faint:
        notes.append(_("The groups run into one another: take them as leanings, not as camps."))
    notes.append(
        _("It shows what those who answered think of these statements, in these words. It is no vote and decides nothing, "
          "and it says nothing of those who did not answer.")
    )  # fmt: skip
    return tuple(notes)


def _source(consultation: Consultation, language: str) -> str:
    said = {"n": number(consultation.number, language), "digest": consultation.digest[:16]}
    return _("Hamgam, consultation %(n)s; fingerprint of the answers: %(digest)s") % said
