"""What processes remember beside the database, forgotten: as after a restart, or when the next minute has begun."""

from django.core.cache import caches


def forget() -> None:
    """Counts of attempts, and what this process worked out."""
    for name in ("default", "process"):
        caches[name].clear()
