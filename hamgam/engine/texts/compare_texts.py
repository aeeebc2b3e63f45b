"""Two states of a whole text, clause by clause: what changed, came, went, moved, was split and was merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from hamgam.engine.texts.align import longest_rising
from hamgam.engine.texts.compare import Piece, compare
from hamgam.engine.texts.snapshot import ClauseText, Snapshot, numbering

Case = Literal["same", "changed", "added", "removed", "moved", "moved_and_changed", "split", "merged", "recast"]


@dataclass(frozen=True)
class ClauseChange:
    """What became of a clause, or of several that belong together.

    `before` and `after` are ids in the two texts, with the printed numbers (None for a paragraph) and the sections
    beside them. `pieces` lead from all that was to all that is; `heading` likewise, where one clause became one.
    `split` is one clause that became several, `merged` several that became one, `recast` several that became several.
    """

    case: Case
    before: tuple[str, ...]
    after: tuple[str, ...]
    numbers_before: tuple[str | None, ...]
    numbers_after: tuple[str | None, ...]
    sections_before: tuple[str, ...]
    sections_after: tuple[str, ...]
    heading: tuple[Piece, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class SectionChange:
    """What became of a section as such: its heading and its place among the sections."""

    case: Literal["same", "changed", "added", "removed", "moved", "moved_and_changed"]
    section: str
    heading: tuple[Piece, ...]


def compare_texts(old: Snapshot, new: Snapshot) -> list[ClauseChange]:
    """Every clause of the two texts once, in the order of the new one; what went stands where it was.

    A clause is moved when it came into another section or changed places with clauses that stayed in its own. A section
    that moved as a whole does not move its clauses (see `compare_sections`).
    """
    left, right = _Side(old), _Side(new)
    moved = moved_clauses(old, new)
    groups = _groups(left, right)
    changes = {after[0]: _change(left, right, before, after, moved) for before, after in groups if after}
    rows = [changes[name] for name in right.order if name in changes]
    gone = {before[0]: _change(left, right, before, (), moved) for before, after in groups if not after}
    return _with_gone(rows, gone, left.order)


def compare_sections(old: Snapshot, new: Snapshot) -> list[SectionChange]:
    """Every section of the two texts once: those of the new one in order, then those that went."""
    before = {section.id: section.heading for section in old.sections}
    after = {section.id: section.heading for section in new.sections}
    moved = out_of_order(list(before), list(after))
    rows = []
    for name, heading in after.items():
        if name not in before:
            rows.append(SectionChange("added", name, tuple(compare("", heading))))
            continue
        case = _case(name in moved, heading != before[name])
        rows.append(SectionChange(case, name, tuple(compare(before[name], heading))))
    gone = [SectionChange("removed", name, tuple(compare(before[name], ""))) for name in before if name not in after]
    return rows + gone


def moved_clauses(old: Snapshot, new: Snapshot) -> set[str]:
    """Ids of clauses that stand in both texts and were moved."""
    before, after = by_section(old), by_section(new)
    moved = {name for section, names in before.items() for name in out_of_order(names, after.get(section, []))}
    stood = {name: section for section, names in before.items() for name in names}
    return moved | {name for section, names in after.items() for name in names if stood.get(name, section) != section}


def by_section(snapshot: Snapshot) -> dict[str, list[str]]:
    """Ids of the clauses of each section, in order."""
    rows: dict[str, list[str]] = {}
    for section, clause in snapshot.placed():
        rows.setdefault(section, []).append(clause.id)
    return rows


def out_of_order(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The fewest names of both rows without which the rest stands in the same order."""
    place = {name: at for at, name in enumerate(new)}
    pairs = [(at, place[name]) for at, name in enumerate(old) if name in place]
    stayed = {old[at] for at, _ in longest_rising(pairs)}
    return {old[at] for at, _ in pairs} - stayed


class _Side:
    def __init__(self, snapshot: Snapshot) -> None:
        self.clauses: dict[str, ClauseText] = {}
        self.section: dict[str, str] = {}
        for section, clause in snapshot.placed():
            self.clauses[clause.id] = clause
            self.section[clause.id] = section
        self.order = list(self.clauses)
        self.number = numbering(snapshot)


def _groups(left: _Side, right: _Side) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Clauses that belong together by id or descent, as ids before and ids after."""
    group: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for name in left.order:
        group["old", name] = {("old", name)}
    for name in right.order:
        group["new", name] = {("new", name)}
    for name in right.order:
        for parent in _parents(left, right, name):
            both = group["old", parent] | group["new", name]
            for member in both:
                group[member] = both
    seen: set[tuple[str, str]] = set()
    found = []
    for key, members in group.items():
        if key not in seen:
            seen |= members
            before = tuple(name for name in left.order if ("old", name) in members)
            found.append((before, tuple(name for name in right.order if ("new", name) in members)))
    return found


def _parents(left: _Side, right: _Side, name: str) -> Iterable[str]:
    """Clauses of the old text of which a clause of the new one is made. Descent counts only when it happened between
    the two texts: the clause is new, or the other one is gone."""
    if name in left.clauses:
        yield name
    for parent in right.clauses[name].came_from:
        if parent != name and parent in left.clauses and (name not in left.clauses or parent not in right.clauses):
            yield parent


def _change(
    left: _Side, right: _Side, before: tuple[str, ...], after: tuple[str, ...], moved: set[str]
) -> ClauseChange:
    was, now = [left.clauses[name] for name in before], [right.clauses[name] for name in after]
    one_to_one = len(before) <= 1 and len(after) <= 1
    pieces = compare("\n\n".join(clause.text or "" for clause in was), "\n\n".join(clause.text or "" for clause in now))
    heads = ["".join(clause.heading for clause in side) for side in (was, now)] if one_to_one else ["", ""]
    return ClauseChange(
        _named(before, after, moved, heads[0] != heads[1] or any(piece.kind != "same" for piece in pieces)),
        before,
        after,
        tuple(left.number.get(name) for name in before),
        tuple(right.number.get(name) for name in after),
        tuple(left.section[name] for name in before),
        tuple(right.section[name] for name in after),
        tuple(compare(*heads)),
        tuple(pieces),
    )


def _named(before: tuple[str, ...], after: tuple[str, ...], moved: set[str], changed: bool) -> Case:
    if not before:
        return "added"
    if not after:
        return "removed"
    if len(before) > 1:
        return "recast" if len(after) > 1 else "merged"
    if len(after) > 1:
        return "split"
    return _case(after[0] in moved, changed)


def _case(moved: bool, changed: bool) -> Literal["same", "changed", "moved", "moved_and_changed"]:
    if moved:
        return "moved_and_changed" if changed else "moved"
    return "changed" if changed else "same"


def _with_gone(rows: list[ClauseChange], gone: dict[str, ClauseChange], order: list[str]) -> list[ClauseChange]:
    """What went, each after the clause that stood before it in the old text."""
    shown = {row.before[0] for row in rows if row.before}
    followers: dict[str, list[ClauseChange]] = {"": []}
    last = ""
    for name in order:
        if name in shown:
            last = name
        elif name in gone:
            followers.setdefault(last, []).append(gone[name])
    result = followers[""]
    for row in rows:
        result.append(row)
        if row.before:
            result.extend(followers.get(row.before[0], []))
    return result
