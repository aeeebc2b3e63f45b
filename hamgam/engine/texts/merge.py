"""Two people changed the same text: both changes in one text, or the places where they meet.

Changes are compared by words with the text that both began from. A change that touches no change of the other side is
taken; the same change on both sides is taken once; two different changes that touch or overlap are a collision, and
then there is no merged text: it goes back to people. Which of the two is called `ours` never matters.
"""

from dataclasses import dataclass

from hamgam.engine.texts.align import Hunk, hunks
from hamgam.engine.texts.words import Unit, joined, units


@dataclass(frozen=True)
class Collision:
    """The same passage in the three texts, where the two sides want different things. Each may be empty."""

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Merge:
    """The merged text, or None and the collisions that stand in its way."""

    text: str | None
    collisions: tuple[Collision, ...] = ()


class _Side:
    """One changed text beside the base, read once from its beginning to its end."""

    def __init__(self, base: list[Unit], text: str) -> None:
        self.units = units(text)
        self.hunks = hunks(base, self.units)
        self._waiting = self.hunks[::-1]
        self._at = 0

    def unchanged(self, length: int) -> list[Unit]:
        """The next units, of which the base has equally many."""
        self._at += length
        return self.units[self._at - length : self._at]

    def changed(self, start: int, end: int) -> list[Unit]:
        """The next units, which stand for `start:end` of the base."""
        length = end - start
        while self._waiting and self._waiting[-1].old_end <= end:
            hunk = self._waiting.pop()
            length += (hunk.new_end - hunk.new_start) - (hunk.old_end - hunk.old_start)
        return self.unchanged(length)


def merge(base: str, ours: str, theirs: str) -> Merge:
    """Both changes to `base` in one text.

    `merge(b, x, y)` and `merge(b, y, x)` give the same text, and the same collisions with their sides exchanged.
    """
    made = merge_keeping_both(base, ours, theirs)
    return Merge(None, made.collisions) if made.collisions else made


def merge_keeping_both(base: str, ours: str, theirs: str) -> Merge:
    """Both changes to `base` in one text, always: where they collide stand both passages, ours before theirs.
    No word of either side is lost; the collisions say where somebody has to read.
    """
    row = units(base)
    left, right = _Side(row, ours), _Side(row, theirs)
    regions = _regions(left.hunks, right.hunks)
    merged: list[Unit] = []
    collisions = []
    at, collided = 0, False
    for start, end in [*regions, (len(row), len(row))]:
        for unit, mine, other in zip(
            row[at:start], left.unchanged(start - at), right.unchanged(start - at), strict=True
        ):
            space = _space(unit.space, mine.space, other.space)
            if collided:  # a passage stands here now, though one side took its words away with the space behind them
                space = space or max(unit.space, mine.space, other.space, key=len)
            merged.append(Unit(space, unit.core))
            collided = False
        old, mine_all, other_all = row[start:end], left.changed(start, end), right.changed(start, end)
        chosen = _chosen(old, mine_all, other_all)
        collided = chosen is None
        if chosen is None:
            collisions.append(Collision(*(joined(part).strip() for part in (old, mine_all, other_all))))
            chosen = _both(mine_all, other_all, ends_line=end >= len(row) - 1 or "\n" in row[end].space)
        merged.extend(chosen)
        at = end
    return Merge(joined(merged), tuple(collisions))


def _both(ours: list[Unit], theirs: list[Unit], *, ends_line: bool) -> list[Unit]:
    """Both passages, one after the other: on lines of their own where the passage ends a line, else with a stroke between."""
    if not ours or not theirs or "\n" in theirs[0].space:
        return [*ours, *theirs]
    if ends_line:
        return [*ours, Unit("\n", theirs[0].core), *theirs[1:]]
    return [*ours, Unit(" ", "/"), Unit(theirs[0].space or " ", theirs[0].core), *theirs[1:]]


def _regions(ours: list[Hunk], theirs: list[Hunk]) -> list[tuple[int, int]]:
    """Passages of the base that somebody changed; changes that touch are one passage."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((hunk.old_start, hunk.old_end) for hunk in [*ours, *theirs]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _cores(row: list[Unit]) -> list[str]:
    return [unit.core for unit in row]


def _chosen(base: list[Unit], ours: list[Unit], theirs: list[Unit]) -> list[Unit] | None:
    """What stands in a changed passage; None where the two sides collide."""
    if _cores(ours) == _cores(theirs):
        return [
            Unit(_space(None, mine.space, other.space), mine.core) for mine, other in zip(ours, theirs, strict=True)
        ]
    if _cores(theirs) == _cores(base):
        return ours
    if _cores(ours) == _cores(base):
        return theirs
    return None


def _space(base: str | None, ours: str, theirs: str) -> str:
    """The white space that stands where both sides may have changed it: never a collision by itself."""
    if theirs == base:
        return ours
    if ours == base:
        return theirs
    return max(ours, theirs, key=lambda space: (space.count("\n"), len(space), space))
