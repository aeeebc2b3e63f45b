"""A draft that comes back from Word: what each clause was, and what it became.

Our own Word drafts carry a bookmark ``b<k>`` around each clause.  Marked changes are read as they are marked; edits
without marks are found by comparing ``revised`` with the text that was sent out.  Authors of changes are not kept.
Runs in the character style ``hamgam-label`` are the printed number and no part of the text.
"""

import re
from dataclasses import asdict, dataclass, field
from typing import Any

from hamgam.papers.reading.docx import Package, Paragraph, body_paragraphs

_LABEL_STYLE = "hamgam-label"
_ANCHOR = re.compile(r"b\d+")


@dataclass(frozen=True)
class Change:
    """One marked change: ``ins``, ``del`` or ``move``, and the words it concerns."""

    kind: str
    text: str


@dataclass
class TrackedParagraph:
    """One paragraph: before and after its marked changes, its anchors, and whether it is new or gone as a whole."""

    original: str
    revised: str
    changes: list[Change] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    label: str | None = None
    inserted: bool = False
    deleted: bool = False
    joins_next: bool = False
    style: str = ""


@dataclass
class Tracked:
    """A draft as it came back: its paragraphs, and for each anchor the indexes of its paragraphs, in order."""

    paragraphs: list[TrackedParagraph]
    anchors: dict[str, list[int]]
    marked: bool

    def clause(self, anchor: str) -> tuple[str, str] | None:
        """Text of one clause before and after, paragraphs parted by newlines; None if the anchor is gone."""
        places = self.anchors.get(anchor)
        if places is None:
            return None
        chosen = [self.paragraphs[place] for place in places]
        original = "\n".join(each.original for each in chosen if each.original and not each.inserted)
        revised = ""
        for each in chosen:
            revised += each.revised + ("" if each.joins_next or not each.revised else "\n")
        return original, revised.strip("\n")

    def added(self) -> list[int]:
        """Indexes of paragraphs with text that belong to no anchor."""
        owned = {place for places in self.anchors.values() for place in places}
        return [index for index, each in enumerate(self.paragraphs) if index not in owned and each.revised.strip()]


def track(data: bytes) -> Tracked:
    """The paragraphs of a Word file with their marked changes and anchors. ``Unreadable`` with the reason."""
    paragraphs = body_paragraphs(Package(data))
    tracked = [_paragraph(each) for each in paragraphs]
    return Tracked(
        tracked, _anchors(paragraphs, tracked), any(each.changes or each.inserted or each.deleted for each in tracked)
    )


def _paragraph(paragraph: Paragraph) -> TrackedParagraph:
    # What somebody types at the very beginning takes over the style of the number: an insertion is always text.
    printed = [run for run in paragraph.runs if run.style == _LABEL_STYLE and run.change != "ins"]
    label = "".join(run.text for run in printed).strip() or paragraph.label
    paragraph.runs = [run for run in paragraph.runs if run not in printed]
    changes: list[Change] = []
    for run in paragraph.runs:
        if not run.change or not run.text:
            continue
        kind = "move" if paragraph.moved else run.change
        if changes and changes[-1].kind == kind:
            changes[-1] = Change(kind, changes[-1].text + run.text)
        else:
            changes.append(Change(kind, run.text))
    original, revised = paragraph.original.strip(), paragraph.revised.strip()
    return TrackedParagraph(
        original,
        revised,
        changes,
        [],
        label,
        inserted=bool(revised) and not original,
        deleted=bool(original) and not revised,
        joins_next=paragraph.mark == "del" and bool(revised),
        style=paragraph.style,
    )


def _anchors(paragraphs: list[Paragraph], tracked: list[TrackedParagraph]) -> dict[str, list[int]]:
    """Each anchor covers the paragraphs from its beginning to its end; an empty one at its edge is not counted."""
    places: dict[str, list[int]] = {}
    opened: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        opened += [name for name in paragraph.opens if _ANCHOR.fullmatch(name) and name not in places]
        for name in opened:
            if tracked[index].original or tracked[index].revised:
                places.setdefault(name, []).append(index)
                tracked[index].anchors.append(name)
            else:
                places.setdefault(name, [])
        opened = [name for name in opened if name not in paragraph.closes]
    return places


def pack_tracked(tracked: Tracked) -> dict[str, Any]:
    """The draft as values that JSON can carry."""
    return asdict(tracked)


def unpack_tracked(data: dict[str, Any]) -> Tracked:
    """The draft that ``pack_tracked`` was given."""
    paragraphs = [
        TrackedParagraph(**{**each, "changes": [Change(**change) for change in each["changes"]]})
        for each in data["paragraphs"]
    ]
    return Tracked(paragraphs, data["anchors"], data["marked"])
