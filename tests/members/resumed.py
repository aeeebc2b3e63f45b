"""A record that goes on after a backup, for tests: what `hamgam restore` writes, written into the database of the test."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from hamgam.engine import record as engine
from hamgam.management.backups import going_on
from hamgam.record import log
from hamgam.record.models import Leaf

DAY = date(2026, 11, 30)


def leaves() -> list[bytes]:
    """The record as it stands."""
    return [bytes(row) for row in Leaf.objects.order_by("index").values_list("data", flat=True)]


def go_on(folder: Path, monkeypatch: Any, *, lost: int = 0, other_key: bool = True) -> int:
    """Let the record go on under another key, after so many lost entries; answers the number of the entry."""
    held = leaves()
    told = engine.Told(log.origin(), len(held) + lost, b"\0" * 32) if lost else None
    going = going_on.planned(
        going_on.Held(held, settings.LOG_KEY_FILE.read_bytes(), frozenset({going_on.TABLE})), None, told,
        other_key=other_key, day=DAY,
    )  # fmt: skip
    assert going
    with connection.cursor() as cursor:
        for statement, values in going_on.statements(going):
            cursor.execute(statement.replace("?", "%s"), values)
    key = folder / "new.key"
    key.write_bytes(going.key)
    monkeypatch.setattr(settings, "LOG_KEY_FILE", key)
    return going.index
