"""The moment at which an act happens: now, but for a demo that tells a story of the past months."""

import contextlib
import contextvars
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

_told: contextvars.ContextVar[datetime | None] = contextvars.ContextVar("hamgam_told", default=None)


def now() -> datetime:
    """The moment of the running act."""
    return _told.get() or timezone.now()


@contextlib.contextmanager
def told(moment: datetime) -> Iterator[None]:
    """Let acts happen at a moment of a told story. Only the demo and tests use it; see the architecture tests."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
