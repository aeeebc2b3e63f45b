"""The coalition as the request that runs now has read it: once, however many dates and buttons a page shows."""

import contextvars
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from hamgam.members.models import Coalition
from hamgam.record import times
from hamgam.record.kept import acting

_read: contextvars.ContextVar[Callable[[], Coalition | None] | None] = contextvars.ContextVar("read", default=None)


def coalition() -> Coalition | None:
    """The coalition's row. Inside an act it is always read anew, since the gate decides by it."""
    read = _read.get()
    return Coalition.objects.first() if read is None or acting() else read()


def stage() -> str | None:
    """Whether the coalition is being founded or stands; None before it exists."""
    here = coalition()
    return here.stage if here else None


def languages() -> list[str]:
    """The coalition's languages, the first one first."""
    here = coalition()
    return list(here.languages) if here and here.languages else ["fa", "en"]


def zone() -> ZoneInfo:
    """The coalition's time zone."""
    here = coalition()
    return ZoneInfo(here.time_zone if here else "UTC")


def day_of(at: datetime) -> date:
    """The coalition's day at this moment: what people read and what they count days by.

    The record's own entries, and what is written into them, carry the day in UTC: `at.date()`.
    """
    return at.astimezone(zone()).date()


def today() -> date:
    """The day in the coalition's time zone."""
    return day_of(times.now())


def in_language(values: dict[str, str], language: str | None = None) -> str:
    """A text held in several languages, in the reader's, else in the first there is."""
    return values.get(language or get_language() or "fa") or next((v for v in values.values() if v), "")


class OncePerRequest:
    """Keeps the row from its first reading until the request ends."""

    def __init__(self) -> None:
        self.rows: list[Coalition | None] = []

    def __call__(self) -> Coalition | None:
        if not self.rows:
            self.rows.append(Coalition.objects.first())
        return self.rows[0]

    def __enter__(self) -> "OncePerRequest":
        self.token = _read.set(self)
        return self

    def __exit__(self, *error: object) -> None:
        _read.reset(self.token)
