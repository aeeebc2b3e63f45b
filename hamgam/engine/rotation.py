"""Whose turn a duty is, how long it lasts, and where it stands. Names in, names out: no clock and no database.

A turn goes round by the order of joining, to whoever volunteers, or to whom a lot draws. Who has left, is suspended or let the
turn pass is skipped; a newcomer stands at the end.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

STATES = ("vacant", "held", "due", "handing_over", "stays", "late")
"""Where a duty stands: nobody holds it; somebody does; the time for handing it over has begun; a handover goes on; it stays
where it is until a debate, since there was no time for one; the day has passed and nobody took it over."""


@dataclass(frozen=True)
class Term:
    """A turn's days, both included: the last one, by which it is handed over, and the first one of the time for that."""

    since: date
    ends_on: date
    handover_from: date


def term(since: date, term_days: int, handover_days: int) -> Term:
    """The days of a turn that begins on a day. A handover never begins before the turn itself."""
    ends_on = since + timedelta(days=term_days - 1)
    return Term(since, ends_on, max(since, ends_on - timedelta(days=handover_days)))


def by_order(order: Sequence[str], last: str | None, able: Collection[str], passed: Collection[str] = ()) -> list[str]:
    """Who comes, the next one first: round from the one that had it last, whoever is able and did not let it pass.

    order: everybody who ever belonged, so that the round goes on from where it was when the last holder left. The last holder
    itself comes after all others, and only where it is able.
    """
    places = list(dict.fromkeys(order))
    start = places.index(last) + 1 if last in places else 0
    return [name for name in places[start:] + places[:start] if name in able and name not in passed]


def by_offers(offers: Sequence[str], held: Sequence[str], able: Collection[str]) -> list[str]:
    """Who comes among those who volunteered: who never had it, then who had it longest ago; of equals who offered first.

    offers: in the order in which they came; held: the former holders, the first one first.
    """
    latest = {name: place for place, name in enumerate(held)}
    there = [name for name in dict.fromkeys(offers) if name in able]
    return sorted(there, key=lambda name: latest.get(name, -1))


def state(*, today: date, days: Term | None, handing_over: bool = False, stays_until: date | None = None) -> str:
    """Where a duty stands today; days: of the turn that lasts, None where nobody holds it.

    That it stays where it is counts until the debate that was named, and no longer.
    """
    if days is None:
        return "vacant"
    if stays_until is not None and today <= stays_until:
        return "stays"
    if today > days.ends_on:
        return "late"
    if handing_over:
        return "handing_over"
    return "due" if today >= days.handover_from else "held"


def may_take_up(*, today: date, days: Term | None, given: bool) -> bool:
    """Whether the next one can take a duty up today: nobody holds it, its day has come, or all of it was handed over."""
    return days is None or today >= days.ends_on or given
