"""Tables that only acts may write, and the digest that seals their rows."""

import contextlib
import contextvars
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models


class OutsideAct(RuntimeError):
    """Somebody tried to write a kept row without going through the gate."""


@dataclass
class Writing:
    """One act while it runs: when it happens and which rows it has written."""

    act: str
    at: datetime
    rows: dict[tuple[str, str], models.Model] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)
    leaves: list[bytes] = field(default_factory=list)
    #: The number of the mandate under which it is done, if it is.
    mandate: int | None = None

    def note(self, row: models.Model) -> None:
        """Remember that a row was written, so that it is sealed when the act ends."""
        if getattr(row, "sealed", True):
            self.rows[(row._meta.model_name or "", str(row.pk))] = row


_writing: contextvars.ContextVar[Writing | None] = contextvars.ContextVar("hamgam_writing", default=None)


def writing() -> Writing:
    """The act that runs now; raises OutsideAct where there is none."""
    current = _writing.get()
    if current is None:
        raise OutsideAct("rows of this table are written by acts alone; see hamgam.bylaws.acts")
    return current


def acting() -> bool:
    """Whether an act runs now."""
    return _writing.get() is not None


@contextlib.contextmanager
def written_by(current: Writing) -> Iterator[Writing]:
    """Open the kept tables for one act."""
    if _writing.get() is not None:
        raise OutsideAct(f"{current.act} began inside {writing().act}: one act, one entry")
    token = _writing.set(current)
    try:
        yield current
    finally:
        _writing.reset(token)


def row_digest(row: models.Model) -> str:
    """SHA-256 over a row's stored values, field by field in the order of their names (hex).

    A field that holds what it begins with is left out, so that a column added later leaves the seals of former rows as
    they are.
    """
    fields = [f for f in row._meta.concrete_fields if f.primary_key or f.value_from_object(row) != f.get_default()]
    values = {f.attname: f.value_to_string(row) for f in fields}
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class KeptQuerySet(models.QuerySet[Any]):
    """Reads freely; refuses to write outside an act, and never writes past the seals."""

    def update(self, **values: Any) -> int:
        """Change rows one by one, so that each is sealed."""
        writing()
        changed = 0
        for row in self:
            for name, value in values.items():
                setattr(row, name, value)
            row.save(update_fields=list(values))
            changed += 1
        return changed

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: kept rows end by a field that says so, never by vanishing."""
        raise OutsideAct("kept rows are not deleted; they are withdrawn, ended or left out")

    def erase(self) -> int:
        """Erase rows of a table that is not sealed, in an act; answers how many. Names that nobody needs any more go this way."""
        writing()
        if getattr(self.model, "sealed", True):
            raise OutsideAct("sealed rows are not erased; they are withdrawn, ended or left out")
        keys = list(self.values_list("pk", flat=True))
        plain: models.QuerySet[Any] = models.QuerySet(self.model, using=self.db)
        plain.filter(pk__in=keys).delete()
        return len(keys)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create many rows in one act and remember each."""
        current = writing()
        made = super().bulk_create(objs, *args, **kwargs)
        for row in made:
            current.note(row)
        return made

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Change many rows in one act and remember each."""
        current = writing()
        rows = list(objs)
        changed = self._bulk_update_now(rows, list(fields), batch_size)
        for row in rows:
            current.note(row)
        return changed

    def _bulk_update_now(self, rows: list[Any], fields: list[str], batch_size: int | None) -> int:
        plain: models.QuerySet[Any] = models.QuerySet(self.model, using=self.db)
        return plain.bulk_update(rows, fields, batch_size)

    _raw_delete = delete


KeptManager = models.Manager.from_queryset(KeptQuerySet)


class Kept(models.Model):
    """A row that only an act may write. `sealed = False` marks tables whose rows may be erased."""

    sealed = True
    objects = KeptManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row, in an act."""
        writing()
        super().save(*args, **kwargs)

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """What every way of saving comes through: in an act alone, and remembered for the seal."""
        current = writing()
        super().save_base(*args, **kwargs)
        current.note(self)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused, as for a whole queryset."""
        raise OutsideAct("kept rows are not deleted; they are withdrawn, ended or left out")
