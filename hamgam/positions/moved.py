"""A staircase before and after a change: one picture and the same as rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from hamgam.engine.ground import Step
from hamgam.positions.asking import Asking
from hamgam.positions.drawing import BASE, TOP, Drawing, Stair, draw

#: So many pixels of height a number takes.
NUMBER = 44


class Line(NamedTuple):
    """A line of the picture as SVG wants it: x in per cent, y in pixels."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass
class MovedRow:
    """Texts of so many clauses: how many could sign one before and after; None where there is no text so long. The upper
    bounds say more than that where a step is not proved, and then nobody can say who joins and who is lost."""

    longest: int
    shortest: int
    before: int | None
    after: int | None
    joins: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    before_upper: int | None = None
    after_upper: int | None = None

    @property
    def open(self) -> bool:
        """Whether one of the two is not proved."""
        return (self.before, self.after) != (self.before_upper, self.after_upper)

    @property
    def moves(self) -> bool:
        """Whether the step is known to be higher or lower than before."""
        return not self.open and self.before != self.after


@dataclass
class Moved:
    """One staircase, before and after."""

    rows: list[MovedRow]
    members: int
    gap: int

    @property
    def still(self) -> bool:
        """Whether no step is higher or lower than before."""
        return not any(row.open or row.before != row.after for row in self.rows)

    @property
    def runs(self) -> list[tuple[Stair, int | None]]:
        """Rows with equal numbers as one: the step after, and how many it was before."""
        made: list[tuple[Stair, int | None]] = []
        for row in self.rows:
            stair = Stair(row.longest, row.shortest, row.after, row.after or 0)
            if made and (made[-1][0].signatories, made[-1][1]) == (row.after, row.before):
                made[-1] = made[-1][0]._replace(shortest=row.shortest), row.before
            else:
                made.append((stair, row.before))
        return made

    def drawing(self, language: str) -> Drawing:
        """The steps after the change."""
        drawing = draw([stair for stair, _before in self.runs], self.members, language)
        scale = (BASE - TOP) / max(self.members, 1)
        for bar, (_stair, before) in zip(drawing.bars, self.runs, strict=True):
            bar.number_y = _beside(float(bar.y), BASE - (before or 0) * scale, inside=bar.inside) or bar.number_y
        return drawing

    def was(self, language: str) -> list[Line]:
        """The outline of the steps before it, drawn over them."""
        total = sum(stair.width for stair, _before in self.runs) or 1
        scale = (BASE - TOP) / max(self.members, 1)
        lines: list[Line] = []
        begun, height = 0.0, 0.0
        for stair, before in self.runs:
            ended = begun + 100.0 * stair.width / total
            here = (before or 0) * scale
            if here != height:
                lines.append(_line(begun, height, begun, here, language))
            if before is not None:
                lines.append(_line(begun, here, ended, here, language))
            begun, height = ended, here
        return lines


def _beside(top: float, line: float, *, inside: bool) -> str:
    """Where a number stands so that the outline does not run through it; empty where it does not anyhow."""
    if inside and top < line < top + NUMBER:
        return f"{line + 36 if line + NUMBER <= BASE else BASE - 10:.1f}"
    if not inside and top - NUMBER < line < top:
        return f"{line - 8:.1f}"
    return ""


def _line(x1: float, up1: float, x2: float, up2: float, language: str) -> Line:
    if language == "fa":
        x1, x2 = 100.0 - x1, 100.0 - x2
    return Line(f"{x1:.1f}%", f"{BASE - up1:.1f}", f"{x2:.1f}%", f"{BASE - up2:.1f}")


def moved(asking: Asking, before: Sequence[Step], after: Sequence[Step]) -> Moved:
    """The two staircases side by side, from the longest text down to the longest that most can sign in both."""
    rows: list[MovedRow] = []
    for k in range(max(len(before), len(after)), min(_flat(before), _flat(after)) - 1, -1):
        one, two = (steps[k - 1] if k <= len(steps) else None for steps in (before, after))
        row = _row(asking, k, one, two)
        if rows and _same(rows[-1], row):
            rows[-1].shortest = k
        else:
            rows.append(row)
    gap = max((step.upper - len(step.signatories) for step in (*before, *after)), default=0)
    return Moved(rows, len(asking.seen.members), gap)


def _flat(steps: Sequence[Step]) -> int:
    """The longest text that most can sign: from here on down all is as high."""
    most = max((len(step.signatories) for step in steps), default=0)
    return max((step.clauses for step in steps if len(step.signatories) == most), default=1)


def _row(asking: Asking, k: int, one: Step | None, two: Step | None) -> MovedRow:
    was, now = (set(step.signatories) if step else set() for step in (one, two))
    before, after = (len(step.signatories) if step else None for step in (one, two))
    row = MovedRow(k, k, before, after, before_upper=one.upper if one else None, after_upper=two.upper if two else None)
    if one and two and not row.open:
        row.joins, row.lost = asking.names(now - was), asking.names(was - now)
    return row


def _same(one: MovedRow, other: MovedRow) -> bool:
    return replace(one, longest=0, shortest=0) == replace(other, longest=0, shortest=0)
