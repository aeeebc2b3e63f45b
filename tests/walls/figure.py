"""T9 of `make trust`: every cell of the table of permissions, and a canary in every column, in one sweep."""

from typing import Any
from zlib import crc32

from hamgam.members.models import SeatQuerySet
from hamgam.positions.models import PositionQuerySet
from hamgam.site.middleware import Doors
from hamgam.talk.models import TalkQuerySet
from tests.trust.figures import Figure, Outcome, spoiled
from tests.walls import canaries, table
from tests.walls.house import House, database, house
from tests.walls.sweep import Sweep

#: What a careless change could do: which function answers what, and at which doors it is to be noticed.
CONTROLS: dict[str, tuple[Any, str, Any, tuple[str, ...]]] = {
    "everybody's positions at once": (PositionQuerySet, "visible_to", lambda self, actor: self, ("positions.history",)),
    "no door is closed": (Doors, "process_view", lambda self, *_given: None, ("texts.list", "notices.now")),
    "seats of all houses": (
        SeatQuerySet,
        "visible_to",
        lambda self, actor: self.all(),
        ("members.end_seat", "members.give_sign_in_link"),
    ),
    "the talk of the liaisons": (TalkQuerySet, "visible_to", lambda self, actor: self.all(), ("talk.page",)),
}


def control(name: str, standing: House | None = None) -> list[str]:
    """What the sweep says of the spoiled program at these doors."""
    owner, function, made, doors = CONTROLS[name]
    sweep = Sweep(standing or house())
    watch = canaries.Watch(canaries.put(), sweep.house)
    with spoiled(owner, function, made):
        _count, wrong = table.surprises(sweep, lambda cell: cell.name in doors, watch)
    return wrong + [f"{said} ({where})" for said, where in watch.leaks.items()]


def _count(wanted: int) -> Outcome:
    with database() as standing:
        sweep = Sweep(standing)
        watch = canaries.Watch(canaries.put(), standing)
        part = max(1, FULL // max(1, wanted))
        seen, wrong = table.surprises(sweep, lambda cell: crc32(repr(cell).encode()) % part == 0, watch)
        wrong += table.missing(sweep)
    broken = (*wrong, *(f"{said} ({where})" for said, where in watch.leaks.items()))
    return Outcome(seen, broken, f"{len(watch.made)} canaries, met {watch.heard:,} times by whom they are for")


def _control() -> Outcome:
    with database() as standing:
        caught = {name: control(name, standing) for name in CONTROLS}
    missed = [name for name, found in caught.items() if not found]
    return Outcome(len(caught), () if missed else tuple(caught), f"not caught: {missed}" if missed else "")


#: About so many cells the table has.
FULL = 30_000
PERMISSIONS = Figure(
    "T9", "each reader is answered at each door as the reviewed table says, and meets no canary of others",
    FULL, _count, _control, least=25_000,
)  # fmt: skip
