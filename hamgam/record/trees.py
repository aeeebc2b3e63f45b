"""The tree over the log's leaves, kept in memory for as long as it is the newest one asked for."""

import functools

from django.utils.translation import gettext as _

from hamgam.engine import record as engine
from hamgam.record.models import Checkpoint, Leaf


def newest() -> Checkpoint | None:
    """The latest checkpoint; None before the log begins."""
    return Checkpoint.objects.order_by("-size").first()


def lines_to_keep() -> tuple[str, ...]:
    """The record as of today in three lines, as papers bear them: by these whoever keeps one can compare the record later."""
    found = newest()
    return (_("The record as of today, to compare later:"), *found.note.splitlines()[:3]) if found else ()


def tree_of(checkpoint: Checkpoint) -> engine.Tree:
    """The tree that a checkpoint speaks of, for proofs. Its leaves never change, so it is built once."""
    return _tree(checkpoint.size, checkpoint.note)


@functools.lru_cache(maxsize=4)
def _tree(size: int, note: str) -> engine.Tree:
    rows = Leaf.objects.filter(index__lt=size).order_by("index").values_list("hash", flat=True)
    return engine.Tree([bytes(row) for row in rows.iterator(chunk_size=5000)])
