"""How the record went on after a backup was brought back, and whether the members have been asked about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hamgam.engine import record as engine
from hamgam.engine.texts.telephone import key_in_words
from hamgam.record import log
from hamgam.record.models import Leaf, Resumed
from hamgam.record.refusals import NotPossible

#: What is done while the members are asked: they answer, and whoever cannot sign in is let in by a colleague.
WHILE_WAITING = frozenset({"members.approve_resumption", "members.give_sign_in_link"})


@dataclass(frozen=True)
class Resumption:
    """One entry by which the record says how it went on: its number, its bytes, what they say, whether it waits."""

    index: int
    raw: bytes
    entry: engine.Resumption
    waits: bool

    @property
    def day(self) -> date:
        """The day on which it was entered."""
        return date.fromisoformat(self.entry.day)

    @property
    def beyond(self) -> int:
        """How many entries are known as entries alone: what they did is not here."""
        return self.entry.size - self.entry.known

    def in_words(self, language: str) -> str:
        """The key from here on, as it is read aloud."""
        return key_in_words(self.entry.log, language)

    @property
    def lost(self) -> int:
        """How many entries the record is known to have had and has no more."""
        return self.entry.told - self.entry.size

    @property
    def other_key(self) -> bool:
        """Whether another key signs from here on."""
        return self.entry.former != self.entry.log


def all_of_it() -> list[Resumption]:
    """Every time that the record went on after a backup, the first one first."""
    waits = log.head().waits_for
    rows = Leaf.objects.filter(index__in=Resumed.objects.values("index")).order_by("index")
    return [
        Resumption(row.index, bytes(row.data), engine.parse_leaf(bytes(row.data)).entry, row.index == waits)
        for row in rows
    ]


def waiting() -> Resumption | None:
    """The one about which the members are being asked; until enough of them agree nothing else is done."""
    if log.head().waits_for is None:
        return None
    return next((row for row in all_of_it() if row.waits), None)


def check(head: log.Head, name: str) -> None:
    """NotPossible `resumption_waits` where the act of this name has to wait for the members."""
    if head.waits_for is not None and name not in WHILE_WAITING:
        raise NotPossible("resumption_waits")


def settle() -> None:
    """The members have agreed: everything else is done again."""
    head = log.lock()
    head.waits_for = None
    head.save(update_fields=["waits_for"])


def former_keys() -> list[tuple[engine.VerifierKey, int]]:
    """The log's keys before this one, each with the largest record that it signed."""
    return [(key, last) for key, last in keys() if last is not None]


def carried(kind: type) -> list[Any]:
    """The entries of this kind that came from a member's copy alone: their numbers are used, whatever the rows say."""
    found = []
    for row in all_of_it():
        leaves = Leaf.objects.filter(index__gte=row.entry.known, index__lt=row.entry.size).order_by("index")
        found += [engine.parse_leaf(bytes(leaf.data)).entry for leaf in leaves]
    return [entry for entry in found if isinstance(entry, kind)]


def keys() -> list[tuple[engine.VerifierKey, int | None]]:
    """The log's keys, each with the largest record that it signs, None for the one in force; the key file is not asked."""
    begun = engine.parse_leaf(bytes(Leaf.objects.get(index=0).data)).entry.log
    rows = [row for row in all_of_it() if row.other_key]
    words = [rows[0].entry.former if rows else begun, *(row.entry.log for row in rows)]
    return list(zip(map(engine.parse_verifier_key, words), [*(row.index for row in rows), None], strict=True))


def key_at(size: int, known: list[tuple[engine.VerifierKey, int | None]]) -> engine.VerifierKey:
    """Which of these keys signs a checkpoint of this size."""
    return next(key for key, last in known if last is None or size <= last)
