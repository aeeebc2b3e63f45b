"""Levels of agreement for a page: what a table says of them, and rings around a core as a picture."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine.ground import Levels
from hamgam.engine.spoken import letter, listed
from hamgam.positions.labels import Label
from hamgam.positions.seen import Seen

#: The largest ring, and the room beside it for its numbers; in pixels.
RADIUS, BESIDE, BETWEEN = 90.0, 24.0, 58.0
EDGE = 4.0


@dataclass
class ShownLevel:
    """A ring of agreement: who, and which clauses come with it."""

    count: int
    clauses: int
    #: «۱، ۲ و ۴ ب»: the clauses that come with it, or for the core those that it leaves out where these are fewer.
    added: str
    left_out: str
    #: Who signs; who signs the level before and not this one.
    names: list[str]
    leaves: list[str]
    everyone: bool

    @property
    def named_by_leaving(self) -> bool:
        """Whether it is shorter to say who leaves than who stays."""
        return 0 < len(self.leaves) < len(self.names)


def shown_levels(
    seen: Seen, found: Levels, labels: Mapping[int, Label], names: Callable[[Iterable[int]], list[str]]
) -> list[ShownLevel]:
    """The levels as the reader may see them; `names` answers the names of organisations, none where only counts show."""
    made: list[ShownLevel] = []
    before: set[int] = set()
    said = _Clauses(seen, labels)
    for level in found.levels:
        who = {int(key) for key in level.signatories}
        added, left = said.listed(level.added), said.left_out(level.wordings) if not made else ""
        made.append(
            ShownLevel(
                len(who),
                len(level.wordings),
                added,
                left,
                names(who),
                names(before - who),
                len(who) == len(seen.members),
            )
        )
        before = who
    return made


class _Clauses:
    """Clauses by their short names, each with the letter of its wording where it is another than the leading one."""

    def __init__(self, seen: Seen, labels: Mapping[int, Label]) -> None:
        self._seen, self._labels = seen, labels
        self._of = {str(w.pk): (laid.clause.pk, w) for laid in seen.asked for w in laid.wordings}

    def listed(self, wordings: Iterable[str]) -> str:
        """«۱، ۲ و ۴ ب»."""
        return listed([self._short(key) for key in wordings], get_language() or "fa")

    def _short(self, key: str) -> str:
        clause, wording = self._of[key]
        short = self._labels[clause].short
        if wording.state == "leading":
            return short
        said = {"clause": short, "letter": letter(wording.letter, get_language() or "fa")}
        return _("%(clause)s %(letter)s") % said

    def left_out(self, wordings: Iterable[str]) -> str:
        """The clauses that a text does not hold, where they are fewer than those it holds in their leading wordings."""
        chosen = [self._of[key] for key in wordings]
        held = {clause for clause, _wording in chosen}
        rest = [laid.clause.pk for laid in self._seen.asked if laid.clause.pk not in held]
        if not rest or len(rest) * 2 >= len(held) or any(wording.state != "leading" for _clause, wording in chosen):
            return ""
        return listed([self._labels[clause].short for clause in rest], get_language() or "fa")


@dataclass
class Ring:
    """A drawn level, the numbers as strings as SVG wants them. Rings touch at the bottom; the leader goes to its numbers."""

    cx: str
    cy: str
    r: str
    #: The more organisations sign, the stronger the colour.
    strength: str
    leader: str
    dot_x: str
    dot_y: str
    label_x: str
    number_y: str
    below_y: str
    count: int
    clauses: int


@dataclass
class Rings:
    """The whole picture, the largest ring first. Right-to-left pages begin at the right edge: x is negative then."""

    rings: list[Ring] = field(default_factory=list)
    height: str = "0"


def draw_rings(levels: Sequence[tuple[int, int]], members: int, language: str) -> Rings:
    """Rings for levels given as (organisations, clauses), the core first. Areas go with the numbers of clauses."""
    if not levels:
        return Rings()
    most = max(clauses for _count, clauses in levels) or 1
    radii = [RADIUS * sqrt(clauses / most) for _count, clauses in levels]
    height = max(2 * RADIUS + 2 * EDGE, BETWEEN * len(levels) + EDGE)
    base = (height + 2 * RADIUS) / 2
    heights = [base - r if at == 0 else base - r - radii[at - 1] for at, r in enumerate(radii)]
    places = _spread(heights[::-1], height)[::-1]
    side = -1 if language == "fa" else 1
    rows = zip(levels, radii, heights, places, strict=True)
    drawn = [_ring(level, r, at, place, base, side, members) for level, r, at, place in rows]
    return Rings(drawn[::-1], f"{height:.0f}")


def _ring(level: tuple[int, int], r: float, at: float, place: float, base: float, side: int, members: int) -> Ring:
    middle, label = RADIUS + EDGE, 2 * RADIUS + EDGE + BESIDE
    begin = middle + sqrt(max(0.0, r * r - (at - (base - r)) ** 2))
    points = ((begin, at), (2 * RADIUS + EDGE + 4, at), (label - 8, place))
    return Ring(
        cx=f"{side * middle:.1f}", cy=f"{base - r:.1f}", r=f"{r:.1f}",
        strength=f"{0.14 + 0.86 * level[0] / max(members, 1):.2f}",
        leader=" ".join(f"{side * x:.1f},{y:.1f}" for x, y in points), dot_x=f"{side * begin:.1f}", dot_y=f"{at:.1f}",
        label_x=f"{side * label:.1f}", number_y=f"{place + 4:.1f}", below_y=f"{place + 22:.1f}",
        count=level[0], clauses=level[1],
    )  # fmt: skip


def _spread(wanted: Sequence[float], height: float) -> list[float]:
    """The places nearest to those wanted, from the top down, that leave room for two lines each."""
    places: list[float] = []
    for at in wanted:
        places.append(max(at, places[-1] + BETWEEN if places else BETWEEN / 2))
    for at in reversed(range(len(places))):
        below = places[at + 1] - BETWEEN if at + 1 < len(places) else height - BETWEEN / 2 + EDGE
        places[at] = min(places[at], below)
    return places
