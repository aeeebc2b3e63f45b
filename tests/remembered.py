"""What processes remember beside the database, forgotten: as after a restart, or when the next minute has begun."""

from django.core.cache import caches


def forget_grounds() -> None:
    """Common grounds that were worked out, by whatever test was here before, and notes of who is at work on one."""
    for name in ("ground", "work", "default"):
        caches[name].clear()


def forget() -> None:
    """Counts of attempts, and what this process worked out."""
    for name in ("default", "process"):
        caches[name].clear()
