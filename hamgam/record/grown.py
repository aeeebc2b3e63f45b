"""What depends on the record alone and not on the hour is looked at again only when the record has grown."""

from dataclasses import dataclass

from django.core.cache import caches

from hamgam.record import log


@dataclass(frozen=True)
class Look:
    """One look at the record, by the name of who looks."""

    key: str
    size: int

    @property
    def needed(self) -> bool:
        """Whether the record has grown since this process kept a look under the name."""
        return bool(caches["process"].get(self.key) != self.size)

    def keep(self) -> None:
        """Everything was looked at as the record stood when the look began."""
        caches["process"].set(self.key, self.size, None)


def look(name: str) -> Look:
    """Begin a look: how far the record has come now. Raises `log.NoLog` where there is no record yet."""
    head = log.head()
    return Look(f"{name}-{head.origin}", head.size)
