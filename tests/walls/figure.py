"""T9 of `make trust`: the table of permissions, a canary in every column and the headers of every answer, in one sweep."""

from typing import Any
from zlib import crc32

from hamgam.members.models import SeatQuerySet
from hamgam.positions.models import PositionQuerySet
from hamgam.site.middleware import Doors
from hamgam.talk.models import TalkQuerySet
from tests.trust.figures import Outcome, spoiled
from tests.walls import canaries, headers, table
from tests.walls.house import House, database, house
from tests.walls.sweep import Cell, Sweep

#: What a careless change could do: which function answers what, and at which doors it is to be noticed.
CONTROLS: dict[str, tuple[Any, str, Any, tuple[str, ...]]] = {
    "others' positions at once": (
        PositionQuerySet,
        "visible_to",
        lambda self, actor: self,
        ("positions.history", "positions.take"),
    ),
    "no door is closed": (Doors, "process_view", lambda self, *_given: None, ("texts.list", "notices.now")),
    "seats of all houses": (SeatQuerySet, "visible_to", lambda self, actor: self, ("members.end_seat",)),
    "the talk of the liaisons": (TalkQuerySet, "visible_to", lambda self, actor: self, ("talk.page",)),
}


def look(sweep: Sweep, wanted: Any) -> tuple[int, list[str], canaries.Watch]:
    """How many cells were asked for, and what is wrong with the answers, in words."""
    watch, head = canaries.Watch(canaries.put(), sweep.house), headers.Headers()

    def seen(cell: Cell, answers: list[Any]) -> None:
        watch(cell, answers)
        head(cell, answers)

    count, wrong = table.surprises(sweep, wanted, seen)
    found = {**watch.leaks, **head.faults}
    return count, wrong + [f"{said} ({where})" for said, where in found.items()], watch


def control(name: str, standing: House | None = None) -> list[str]:
    """What the sweep says of the spoiled program at these doors."""
    owner, function, made, doors = CONTROLS[name]
    with spoiled(owner, function, made):
        return look(Sweep(standing or house()), lambda cell: cell.name in doors)[1]


def every(part: int) -> Any:
    """Whether a cell is among every so many-th; which these are does not change from run to run."""
    return lambda cell: crc32(repr(cell).encode()) % part == 0


def count(part: int) -> Outcome:
    """Every so many-th cell."""
    with database() as standing:
        sweep = Sweep(standing)
        seen, wrong, watch = look(sweep, every(part))
        wrong += table.missing(sweep)
    return Outcome(seen, tuple(wrong), f"{len(watch.made)} canaries, met {watch.heard:,} times by whom they are for")


def controls() -> Outcome:
    """All spoiled programs; broken where each of them was noticed."""
    with database() as standing:
        caught = {name: control(name, standing) for name in CONTROLS}
    missed = [name for name, found in caught.items() if not found]
    return Outcome(len(caught), () if missed else tuple(caught), f"not caught: {missed}" if missed else "")
