"""Two people changed the same whole text: both changes in one, clause by clause, or the places where they meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from hamgam.engine.texts.compare_texts import by_section, moved_clauses, out_of_order
from hamgam.engine.texts.merge import Collision, merge
from hamgam.engine.texts.snapshot import ClauseText, Section, Snapshot

Value = TypeVar("Value")
Case = Literal[
    "same", "edited", "edited_alike", "merged", "moved", "moved_alike", "moved_and_edited",
    "added", "added_alike", "removed", "removed_alike",
    "collision", "moved_apart", "added_apart", "removed_and_edited", "removed_and_moved", "section_removed",
]  # fmt: skip
COLLIDING = frozenset(
    ("collision", "moved_apart", "added_apart", "removed_and_edited", "removed_and_moved", "section_removed")
)


@dataclass(frozen=True)
class ClauseMerge:
    """What the two sides did to one clause, or to the title or a heading of a section.

    `by` are the sides that changed it. The cases of `COLLIDING` go back to people; the passages that collide stand in
    `collisions`, the whole texts where one side removed what the other changed.
    """

    id: str
    case: Case
    by: frozenset[Literal["ours", "theirs"]]
    collisions: tuple[Collision, ...] = ()


@dataclass(frozen=True)
class TextsMerge:
    """The merged text, or None where something collides; every clause once, and headings where they were changed."""

    snapshot: Snapshot | None
    clauses: tuple[ClauseMerge, ...]
    headings: tuple[ClauseMerge, ...] = ()

    @property
    def collisions(self) -> tuple[ClauseMerge, ...]:
        """What goes back to people."""
        return tuple(row for row in (*self.headings, *self.clauses) if row.case in COLLIDING)


def merge_texts(base: Snapshot, ours: Snapshot, theirs: Snapshot) -> TextsMerge:
    """Both changes to a whole text in one.

    Which side is called `ours` does not matter: the text is the same and the cases have their sides exchanged. Where
    both add or move clauses to one place, both stand there, ordered by their ids.
    """
    return _Merger(base, ours, theirs).merged()


class _Merger:
    def __init__(self, base: Snapshot, ours: Snapshot, theirs: Snapshot) -> None:
        self.texts = (base, ours, theirs)
        self.clauses = [{clause.id: clause for _, clause in text.placed()} for text in self.texts]
        self.places = [{clause.id: section for section, clause in text.placed()} for text in self.texts]
        self.by_section = [by_section(text) for text in self.texts]
        self.staying: dict[str, set[str]] = {}
        self.moved = (moved_clauses(base, ours), moved_clauses(base, theirs))
        self.rows: dict[str, ClauseMerge] = {}
        self.kept: dict[str, ClauseText] = {}
        self.headings: list[ClauseMerge] = []

    def merged(self) -> TextsMerge:
        known = [*self.clauses[0], *sorted({*self.clauses[1], *self.clauses[2]} - set(self.clauses[0]))]
        for name in known:
            self._clause(name)
        for name in self.kept:
            self.staying.setdefault(self._place(name), set()).add(name)
        sections = self._sections()
        self._refuse_lost_places({section.id for section in sections})
        title = self._line("", *(text.title for text in self.texts))
        result = TextsMerge(Snapshot(tuple(sections), title), tuple(self.rows.values()), tuple(self.headings))
        return TextsMerge(None, result.clauses, result.headings) if result.collisions else result

    def _note(self, name: str, case: Case, by: Sequence[bool], collisions: tuple[Collision, ...] = ()) -> None:
        self.rows[name] = ClauseMerge(name, case, _sides(by), collisions)

    def _clause(self, name: str) -> None:
        was, mine, other = (side.get(name) for side in self.clauses)
        if was is None:
            self._added(name, mine, other)
        elif mine is None or other is None:
            self._removed(name, was, mine, other)
        else:
            self._changed(name, was, mine, other)

    def _added(self, name: str, mine: ClauseText | None, other: ClauseText | None) -> None:
        if mine and other:
            alike = mine == other and self.places[1][name] == self.places[2][name]
            texts = Collision("", mine.text or "", other.text or "")
            self._note(name, "added_alike" if alike else "added_apart", (True, True), () if alike else (texts,))
        else:
            self._note(name, "added", (mine is not None, other is not None))
        found = mine or other
        if found:
            self.kept[name] = found

    def _removed(self, name: str, was: ClauseText, mine: ClauseText | None, other: ClauseText | None) -> None:
        left = mine or other
        if left is None:
            self._note(name, "removed_alike", (True, True))
        elif _words(left) != _words(was):
            texts = (was.text or "", mine.text or "" if mine else "", other.text or "" if other else "")
            self._note(name, "removed_and_edited", (True, True), (Collision(*texts),))
        elif name in self.moved[0] | self.moved[1]:
            self._note(name, "removed_and_moved", (True, True))
        else:
            self._note(name, "removed", (mine is None, other is None))

    def _changed(self, name: str, was: ClauseText, mine: ClauseText, other: ClauseText) -> None:
        text = merge(was.text or "", mine.text or "", other.text or "")
        heading = merge(was.heading, mine.heading, other.heading)
        edited = [_words(side) != _words(was) for side in (mine, other)]
        moved = [name in side for side in self.moved]
        by = [edited[at] or moved[at] for at in (0, 1)]
        if text.text is None or heading.text is None:
            self._note(name, "collision", by, text.collisions + heading.collisions)
            return
        self._note(name, self._case(name, edited, _words(mine) == _words(other), moved), by)
        self.kept[name] = ClauseText(
            name,
            text.text,
            heading.text,
            _three_way(was.numbered, mine.numbered, other.numbered),
            tuple(sorted({*was.came_from, *mine.came_from, *other.came_from})),
        )

    def _case(self, name: str, edited: Sequence[bool], alike: bool, moved: Sequence[bool]) -> Case:
        if all(moved) and self.places[1][name] != self.places[2][name]:
            return "moved_apart"
        if any(moved):
            if any(edited):
                return "moved_and_edited"
            return "moved_alike" if all(moved) else "moved"
        if not any(edited):
            return "same"
        return "edited" if not all(edited) else "edited_alike" if alike else "merged"

    def _place(self, name: str) -> str:
        """The section that a clause comes to stand in."""
        known = [places.get(name) for places in self.places]
        return _three_way(known[0], known[1] or known[2], known[2] or known[1]) or ""

    def _sections(self) -> list[Section]:
        rows = [[section.id for section in text.sections] for text in self.texts]
        stay = {name for row in rows for name in row if name not in rows[0] or all(name in side for side in rows)}
        order, apart = merged_order(rows[0], rows[1], rows[2], stay)
        for name in sorted(apart):
            self.headings.append(ClauseMerge(name, "moved_apart", _sides((True, True))))
        return [Section(name, self._clauses_of(name), self._heading(name)) for name in order]

    def _clauses_of(self, section: str) -> tuple[ClauseText, ...]:
        rows = [row.get(section, []) for row in self.by_section]
        order, apart = merged_order(rows[0], rows[1], rows[2], self.staying.get(section, set()))
        for name in apart:
            self._note(name, "moved_apart" if name in self.clauses[0] else "added_apart", (True, True))
        return tuple(self.kept[name] for name in order)

    def _heading(self, section: str) -> str:
        found = [next((row.heading for row in text.sections if row.id == section), None) for text in self.texts]
        was, mine, other = found
        if was is None:
            # A section that one side added: the other side has no say in its heading.
            was = ""
            mine, other = mine if mine is not None else other, other if other is not None else mine
        return self._line(section, was, mine or "", other or "")

    def _line(self, name: str, was: str, mine: str, other: str) -> str:
        result = merge(was, mine, other)
        by = (mine != was, other != was)
        if any(by):
            case: Case = "edited" if not all(by) else "edited_alike" if mine == other else "merged"
            case = "collision" if result.collisions else case
            self.headings.append(ClauseMerge(name, case, _sides(by), result.collisions))
        return result.text or ""

    def _refuse_lost_places(self, sections: set[str]) -> None:
        for name in self.kept:
            if self._place(name) not in sections and self.rows[name].case not in COLLIDING:
                self._note(name, "section_removed", (True, True))


def merged_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], stay: set[str]
) -> tuple[list[str], set[str]]:
    """The names of `stay` in one order that holds both changes to the order of `base`, and the names that both sides
    put in different places. What one side put somewhere stands after the same fixed name as on that side; two rows
    after one name stand one after the other, by their first differing ids."""
    rows = [[name for name in row if name in stay] for row in (base, ours, theirs)]
    placed = [(set(row) - set(rows[0])) | out_of_order(rows[0], row) for row in rows[1:]]
    loose = placed[0] | placed[1]
    both = set(rows[1]) & set(rows[2])
    fixed = dict.fromkeys(name for name in rows[0] if name in both and name not in loose)
    runs: list[dict[str | None, list[str]]] = []
    after: list[dict[str, str | None]] = []
    for row, own in zip(rows[1:], placed, strict=True):
        anchor: str | None = None
        run: dict[str | None, list[str]] = {}
        for name in row:
            if name in own:
                run.setdefault(anchor, []).append(name)
            elif name in fixed:
                anchor = name
        runs.append(run)
        after.append({name: at for at, names in run.items() for name in names})
    order: dict[str, None] = {}
    for at in [None, *fixed]:
        if at is not None:
            order[at] = None
        for names in sorted(run.get(at, []) for run in runs):
            order |= dict.fromkeys(names)
    apart = {name for name in placed[0] & placed[1] if after[0].get(name) != after[1].get(name)}
    return list(order), apart


def _words(clause: ClauseText) -> tuple[str | None, str, bool]:
    return clause.text, clause.heading, clause.numbered


def _sides(by: Sequence[bool]) -> frozenset[Literal["ours", "theirs"]]:
    sides: tuple[Literal["ours", "theirs"], ...] = ("ours", "theirs")
    return frozenset(side for side, did in zip(sides, by, strict=True) if did)


def _three_way(base: Value, ours: Value, theirs: Value) -> Value:
    return theirs if ours == base else ours
