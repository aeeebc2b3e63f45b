"""An assembly of the small coalition, at any stage."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hamgam.assemblies import acts, running
from hamgam.assemblies.models import Assembly, Item
from hamgam.members.actor import Actor
from hamgam.record import times
from tests.people import World

ZONE = "Europe/Berlin"
TITLE = {"fa": "مجمع عمومی، نشست چهارم", "en": "General assembly, fourth session"}


def moments(days: int = 1, ahead: int = 30, **given: Any) -> dict[str, Any]:
    """Days, hours and deadlines of an assembly that begins so many days ahead."""
    first = times.now().date() + timedelta(days=ahead)
    begins = datetime.combine(first, time(10), tzinfo=ZoneInfo(ZONE))
    return {
        "first_day": first, "last_day": first + timedelta(days=days - 1), "from_hour": time(10), "to_hour": time(18),
        "zone": ZONE, "propose_until": begins - timedelta(days=7), "papers_until": begins - timedelta(days=3),
        "place": {"fa": "تالار شهر", "en": "The town hall"}, **given,
    }  # fmt: skip


def called(by: Actor, days: int = 1, **given: Any) -> Assembly:
    """An assembly that is called."""
    return acts.call(by=by, kind="general", titles=TITLE, **moments(days, **given))


def proposed(assembly: Assembly, by: Actor, title: str = "گزارش صندوق", **given: Any) -> Item:
    """An item proposed for it."""
    return acts.propose_item(by=by, on=assembly, kind="report", titles={"fa": title}, **given)


def opened(world: World, *titles: str, days: int = 1) -> Assembly:
    """An assembly in session that a chairs, with these items on its agenda. Time is told as its beginning by the caller."""
    assembly = called(world.coordinator, days)
    items = [proposed(assembly, world.a_liaison, title) for title in titles or ("گزارش", "بحث")]
    acts.order_agenda(by=world.coordinator, on=assembly, order=[item.pk for item in items])
    acts.name_officer(by=world.coordinator, on=assembly, office="chair", seat=world.a_liaison.seat)
    with times.told(assembly.begins):
        running.open(by=world.a_liaison, on=assembly)
    assembly.refresh_from_db()
    return assembly


def day_of(assembly: Assembly) -> date:
    """Its first day."""
    return assembly.first_day
