"""What all processes of one machine remember together: counts by which guessing and floods are slowed down."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.core.cache.backends.filebased import FileBasedCache
from django.core.files import locks

from hamgam.record import times


class SharedCache(FileBasedCache):
    """A cache of files in which two processes never add the same key, and never lose a count.

    Django's own looks first and writes then, so that two who come at once both find nothing there.
    """

    def add(self, *args: Any, **more: Any) -> bool:
        """As Django's, for one process at a time."""
        with self._held():
            return bool(super().add(*args, **more))

    def incr(self, *args: Any, **more: Any) -> int:
        """As Django's, for one process at a time."""
        with self._held():
            return int(super().incr(*args, **more))

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        folder = Path(self._dir)
        self._createdir()
        with folder.with_name(f"{folder.name}.lock").open("a") as lock:
            locks.lock(lock, locks.LOCK_EX)
            yield


def has_room(name: str, most: int) -> bool:
    """Count one more under this name; whether there are no more than so many in this minute of the clock."""
    key = f"{name}-{times.now():%Y%m%d%H%M}"
    cache.add(key, 0, 120)
    return cache.incr(key) <= most
