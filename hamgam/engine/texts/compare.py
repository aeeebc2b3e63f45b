"""Two texts word by word: what stayed, what went, what came."""

from typing import Literal, NamedTuple

from hamgam.engine.texts.align import Hunk, hunks
from hamgam.engine.texts.words import Unit, joined, units

Kind = Literal["same", "deleted", "inserted"]


class Piece(NamedTuple):
    """A stretch of text. `same` and `deleted` together give the old text, `same` and `inserted` the new one."""

    kind: Kind
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """The pieces that lead from `old` to `new`, made to be read: a deletion stands before the insertion that replaces
    it, and a lone «و» or comma between two rewritten passages is taken into them.

    The time is near linear in the length of the texts (see `align`).
    """
    old_units, new_units = units(old), units(new)
    writer = _Writer()
    i = j = 0
    for hunk in [*hunks(old_units, new_units), Hunk(len(old_units), len(old_units), len(new_units), len(new_units))]:
        for before, after in zip(old_units[i : hunk.old_start], new_units[j : hunk.new_start], strict=True):
            writer.keep(before, after)
        writer.change(
            joined(old_units[hunk.old_start : hunk.old_end]), joined(new_units[hunk.new_start : hunk.new_end])
        )
        i, j = hunk.old_end, hunk.new_end
    return writer.finish()


class _Writer:
    """Collects pieces; changes wait until something unchanged follows, so that they are written as one."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._deleted = ""
        self._inserted = ""

    def keep(self, before: Unit, after: Unit) -> None:
        if before.space == after.space:
            if text := before.space + before.core:
                self._flush()
                self._add("same", text)
            return
        self.change(before.space, after.space)
        if before.core:
            self._flush()
            self._add("same", before.core)

    def change(self, deleted: str, inserted: str) -> None:
        self._deleted += deleted
        self._inserted += inserted

    def finish(self) -> list[Piece]:
        self._flush()
        return self._pieces

    def _flush(self) -> None:
        lead, deleted, inserted, tail = _without_common_space(self._deleted, self._inserted)
        self._deleted = self._inserted = ""
        self._add("same", lead)
        self._add("deleted", deleted)
        self._add("inserted", inserted)
        self._add("same", tail)

    def _add(self, kind: Kind, text: str) -> None:
        if not text:
            return
        if self._pieces and self._pieces[-1].kind == kind:
            text = self._pieces.pop().text + text
        self._pieces.append(Piece(kind, text))


def _without_common_space(deleted: str, inserted: str) -> tuple[str, str, str, str]:
    """The white space that both begin with, the two without their common ends, the white space that both end with."""
    start = 0
    while start < min(len(deleted), len(inserted)) and deleted[start] == inserted[start] and deleted[start].isspace():
        start += 1
    lead, deleted, inserted = deleted[:start], deleted[start:], inserted[start:]
    end = 0
    while (
        end < min(len(deleted), len(inserted))
        and deleted[-end - 1] == inserted[-end - 1]
        and deleted[-end - 1].isspace()
    ):
        end += 1
    tail = deleted[len(deleted) - end :]
    return lead, deleted[: len(deleted) - end], inserted[: len(inserted) - end], tail
