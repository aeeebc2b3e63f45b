"""One cycle of a coalition, from its founding to its next assembly, as a row of steps: each an act, or a few, on its day.

A demo tells all of them by acts; a story (`tests/stories/cycles`) lives some of them in a browser and lets the others be
told. So words are written once, and what a visitor of the demo sees is what was lived.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hamgam.demo.coalition import Cast
from hamgam.demo.content.shapes import Coalition
from hamgam.demo.story import Event
from hamgam.members.actor import Actor
from hamgam.notices import clock
from hamgam.record.times import told

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


@dataclass(frozen=True)
class Step:
    """What happens on a day, counted from the day on which the demo is looked at (0), at an hour of the coalition's place.

    A row of steps stands in the order in which it happens. `act` may be called once.
    """

    name: str
    day: int
    hour: int
    act: Callable[[], None]


class Cycle(ABC):
    """One coalition's cycle. A shape derives from it, names its content and answers its steps.

    `today`: the moment on which the demo is looked at; `keys`: the folder for the keys of its organisations.
    """

    coalition: Coalition

    def __init__(self, today: datetime, keys: Path) -> None:
        self.cast = Cast(today, time_zone=self.coalition.time_zone)
        self.keys = keys

    @abstractmethod
    def steps(self) -> list[Step]:
        """What happens, in order."""

    def moment(self, step: Step) -> datetime:
        """When a step happens; nothing happens after the moment on which the demo is looked at."""
        return min(self.cast.moment(step.day, step.hour), self.cast.today)

    def day_of(self, weekday: int, near: int) -> int:
        """The first such weekday (Monday is 0) on or after a day, counted as days are counted here."""
        return self.cast.day_of(weekday, near)

    def clock(self) -> Actor:
        """By whom what falls due is done."""
        return Actor.clock()


def nothing() -> None:
    """The act of a step at which what falls due by itself is done by the clock, which looks after each step."""


def hour_of(order: int) -> int:
    """The hour of a day for a place in its order, as tellers of single stories have it: 8 is the evening's deadline."""
    return 20 if order == 8 else 8 + order


def named(events: Iterable[Event], *names: str) -> list[Step]:
    """What a teller of a single story says happens, as steps of these names, one each; ValueError where they are more or fewer."""
    return [Step(name, day, hour_of(order), act) for name, (day, order, act) in zip(names, events, strict=True)]


def events(cycle: Cycle) -> list[Event]:
    """The steps as (day, order within the day, what happens), to be told among other stories.

    Raises ValueError for a step at four in the afternoon: its place in the order is the evening's.
    """
    steps = cycle.steps()
    if late := next((step for step in steps if hour_of(step.hour - 8) != step.hour), None):
        raise ValueError(f"{late.name} has no place among other stories")
    return [(step.day, step.hour - 8, step.act) for step in steps]


def tell(cycle: Cycle) -> None:
    """Let all of it happen by acts, each on its day; after each the clock looks once, as it does every minute elsewhere."""
    steps = cycle.steps()
    in_order(cycle, steps)
    for step in steps:
        with told(cycle.moment(step)):
            step.act()
            clock.tick(send=False)
    clock.tick()


def in_order(cycle: Cycle, steps: list[Step]) -> None:
    """Raise ValueError where a step stands before one that happens earlier, or two have one name."""
    names = [step.name for step in steps]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"two steps are called {', '.join(doubled)}")
    for before, after in zip(steps, steps[1:], strict=False):
        if cycle.moment(before) > cycle.moment(after):
            raise ValueError(f"{after.name} happens before {before.name}")
