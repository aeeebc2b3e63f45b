"""What is shown of an evaluation, and when: never line by line, so that nobody is known by the moment at which a line appeared."""

import hashlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from hamgam.assemblies.evaluating import is_closed
from hamgam.assemblies.evaluation_models import LISTS, PERIOD, SESSION, BreakdownTotals, Remark
from hamgam.assemblies.models import Assembly

#: So many organisations must have written before their lines are shown together.
HOUSES = 3
T = TypeVar("T")


def released(rows: Sequence[tuple[T, Hashable]], least: int = HOUSES) -> list[T]:
    """Of lines in the order in which they were written, each with whose it is, those that are shown.

    They come in heaps: each heap is shown when lines of `least` different organisations lie on it, and the next one begins.
    """
    shown: list[T] = []
    heap: list[T] = []
    houses: set[Hashable] = set()
    for row, house in rows:
        heap.append(row)
        houses.add(house)
        if len(houses) >= least:
            shown += heap
            heap, houses = [], set()
    return shown


@dataclass(frozen=True)
class Evaluation:
    """The four lists as they are shown; how many lines wait for others; one's own lines; whether it is closed."""

    lists: dict[str, list[Remark]]
    waiting: bool
    mine: list[Remark]
    closed: bool

    @property
    def empty(self) -> bool:
        """Whether no line at all is shown."""
        return not any(self.lists.values())


def evaluation(assembly: Assembly, actor: Any, at: datetime) -> Evaluation:
    """An evaluation as this reader sees it, in three queries however much was written. Lines stand in an order that tells nothing."""
    rows = list(assembly.remarks.filter(withdrawn=False).select_related("author", "named").order_by("pk"))
    closed = is_closed(assembly, at)
    shown: list[Remark] = []
    for part in (PERIOD, SESSION):
        some = [(row, row.author.organisation_id) for row in rows if row.list in part]
        shown += [row for row, _house in some] if closed else released(some)
    shown.sort(key=_mixed)
    mine = [
        row for row in rows
        if (row.author.organisation_id, row.author.person_id) == (actor.organisation.pk, actor.person.pk)
    ]  # fmt: skip
    lists = {word: [row for row in shown if row.list == word] for word in LISTS}
    return Evaluation(lists, len(shown) < len(rows), mine, closed)


def _mixed(row: Remark) -> str:
    return hashlib.sha256(row.words.encode()).hexdigest()


def shown_totals(assembly: Assembly) -> BreakdownTotals | None:
    """The totals, once they are made."""
    return BreakdownTotals.objects.filter(assembly=assembly).first()
