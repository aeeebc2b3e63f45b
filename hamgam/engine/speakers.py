"""The speaking list (نوبت سخن): in which order those who asked may speak.

Who has spoken least comes first, so that a round is over before anybody speaks a second time; among them who asked first.
A point of order goes before all turns: it is about how the meeting is held, and is heard as soon as the present speaker ends.
An organisation that has asked and not spoken yet has one turn on the list, however often it asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TURN, POINT_OF_ORDER = "turn", "point_of_order"
KINDS = (TURN, POINT_OF_ORDER)


@dataclass(frozen=True)
class Asked:
    """Somebody who asked to speak. who: any name; kind: a word of KINDS; place: a number that grows with each asking."""

    who: str
    kind: str
    place: int


@dataclass(frozen=True)
class Place:
    """A place on the list. round: 1 for who has not spoken on this item, 2 for who has once, and so on; 0: a point of order."""

    asked: Asked
    round: int


def queue(waiting: Iterable[Asked], spoken: Mapping[str, int]) -> tuple[Place, ...]:
    """The list, the next one first. `spoken`: who → how often they have spoken on the present item; points of order do not count.

    Who asked several times has the place of the first asking of each kind. Raises ValueError for a kind that is none, and for
    a count below zero.
    """
    first: dict[tuple[str, str], Asked] = {}
    for asked in sorted(waiting, key=lambda one: one.place):
        if asked.kind not in KINDS:
            raise ValueError(f"no kind of asking: {asked.kind}")
        first.setdefault((asked.who, asked.kind), asked)
    if any(count < 0 for count in spoken.values()):
        raise ValueError("nobody has spoken less than never")
    places = (
        Place(asked, 0 if asked.kind == POINT_OF_ORDER else spoken.get(asked.who, 0) + 1) for asked in first.values()
    )
    return tuple(sorted(places, key=lambda place: (place.round, place.asked.place)))
