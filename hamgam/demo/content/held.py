"""What a demo tells of an assembly that was held: what happened item by item, who was there in numbers, its groups, its report."""

from dataclasses import dataclass

from hamgam.demo.content.assemblies import Assembly
from hamgam.demo.content.shapes import Both


@dataclass(frozen=True)
class Happened:
    """What the minutes say under one item, in Persian, and what came of it in a few words."""

    words: str
    result: Both


@dataclass(frozen=True)
class Brought:
    """What a working group brings; `final` where the plenary changed it, nothing where it deferred it."""

    titles: Both
    words: Both
    state: str
    final: Both | None = None


@dataclass(frozen=True)
class Group:
    """A working group of the assembly: its task, who takes part, who speaks for it, and what it brings."""

    titles: Both
    task: Both
    joins: tuple[str, ...]
    brings: str
    brought: tuple[Brought, ...]


@dataclass(frozen=True)
class Held:
    """An assembly that is over. Days are counted from today.

    people: for each of its days organisation → throughout, for a part, from afar. parked: the places of the items that were
    parked; unreached: of those that were not reached and are parked by themselves; both counted from 0.
    """

    call: Assembly
    opening: str
    happened: tuple[Happened, ...]
    people: tuple[dict[str, tuple[int, int, int]], ...]
    groups: tuple[Group, ...]
    presented: int
    asked: int
    adopted: int
    question: Both
    parked: tuple[int, ...] = ()
    unreached: tuple[int, ...] = ()
