"""What the ways of answering yes or no share: the heaps of a count, what a method's file offers, and the quorum."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

HEAP_NAMES = ("yes", "aside", "abstain", "no", "unanswered")
"""Every heap on which an organisation can be. The last is of those who have not answered."""


@dataclass(frozen=True)
class Heaps:
    """How many answered in which way."""

    yes: int = 0
    aside: int = 0
    abstain: int = 0
    no: int = 0
    unanswered: int = 0

    def of(self, names: tuple[str, ...]) -> int:
        """How many are on these heaps together."""
        sizes: Mapping[str, int] = vars(self)
        return sum(sizes[name] for name in names)


class Method(Protocol):
    """What the file of a method offers.

    ANSWERS: the words that are offered to whoever answers. BASIS: the heaps that make up the whole of which a part must
    say yes. IN_THE_WAY: whose answers stand in the way. STOPPED_BY_ONE: whether one of those is enough to lose it.
    OBJECTIONS: whether those who were counted may still object afterwards, so that it never passes before its time.
    """

    ANSWERS: tuple[str, ...]
    BASIS: tuple[str, ...]
    IN_THE_WAY: tuple[str, ...]
    STOPPED_BY_ONE: bool
    OBJECTIONS: bool

    def needed(self, basis: int) -> int:
        """How many must say yes of a basis of this size."""


def everyone(basis: int) -> int:
    """All of them."""
    return basis


def more_than_half(basis: int) -> int:
    """The smallest number that is more than half. A tie is not."""
    return basis // 2 + 1


def two_thirds(basis: int) -> int:
    """The smallest number that is at least two thirds."""
    return -(-2 * basis // 3)


def basis_of(method: Method, heaps: Heaps) -> int:
    """The size of the whole of which a part must say yes."""
    return heaps.of(method.BASIS)


def met(method: Method, heaps: Heaps) -> bool:
    """Whether the answers given so far meet the method; the quorum is asked elsewhere. Nobody decides nothing."""
    return heaps.yes > 0 and heaps.yes >= method.needed(basis_of(method, heaps))


def lost(method: Method, heaps: Heaps) -> bool:
    """Whether one answer in the way has already stopped it, however the silent answer."""
    return method.STOPPED_BY_ONE and heaps.of(method.IN_THE_WAY) > 0


def quorum_of(quorum: str, entitled: int) -> int:
    """How many of `entitled` have to take part; never fewer than one.

    `quorum` is a fraction ("2/3": at least two thirds, rounded up), a number ("8") or "all".
    Raises ValueError for anything else.
    """
    if quorum == "all":
        return max(entitled, 1)
    if len(quorum) > 20 or not quorum.replace("/", "").isdecimal():  # before counting: "1e999999999" is no quorum
        raise ValueError(f"not a quorum: {quorum[:20]!r}")
    share = Fraction(quorum) if "/0" not in quorum else Fraction(0)
    if share <= 0 or ("/" in quorum and share > 1):
        raise ValueError(f"not a quorum: {quorum!r}")
    if "/" not in quorum:
        return int(share)
    return max(-(-entitled * share.numerator // share.denominator), 1)
