"""What former assemblies left: parked, not reached, or on the agenda of one that did not take place."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Max, Q

from hamgam.assemblies import checks
from hamgam.assemblies.models import Assembly, Item
from hamgam.assemblies.rhythm_models import Series
from hamgam.bylaws.acts import NotPossible
from hamgam.engine.rhythm import Time, times_after

#: So many are offered at once, the newest first; a longer list would be read by nobody.
OFFERED = 60


def waiting() -> Any:
    """Items of former assemblies that wait to be taken up again and were taken over by none."""
    parked = Q(assembly__stage="closed", state="parked")
    unheld = Q(assembly__stage="cancelled", state__in=("on_agenda", "parked"))
    return Item.objects.filter(parked | unheld, carried_to=None)


def left_over(assembly: Assembly) -> Any:
    """Those of assemblies other than this one, the newest assembly's first."""
    rows = waiting().exclude(assembly=assembly)
    return rows.select_related("assembly", "proposed_by").order_by("-assembly__first_day", "assembly", "place", "pk")


def of_its_series(assembly: Assembly) -> list[Item]:
    """What the former assemblies of the same series left for this one; nothing for an assembly that does not recur."""
    if assembly.series_id is None:
        return []
    rows = left_over(assembly).filter(assembly__series=assembly.series_id, assembly__series_day__lt=assembly.series_day)
    return list(rows.order_by("assembly__first_day", "place", "pk"))


def take(assembly: Assembly, items: Iterable[Item]) -> list[Item]:
    """Put them on the agenda, after what stands there, each with where it comes from. In an act alone."""
    items = list(items)
    if assembly.items.exclude(state="withdrawn").count() + len(items) > checks.ITEMS:
        raise NotPossible("items_too_many", limit=checks.ITEMS)
    place = assembly.items.aggregate(last=Max("place"))["last"] or 0
    return [
        Item.objects.create(
            assembly=assembly, kind=row.kind, titles=row.titles, words=row.words, minutes=row.minutes,
            proposed_by=row.proposed_by, place=place + n, state="on_agenda", carried_from=row, text=row.text,
        )
        for n, row in enumerate(items, 1)
    ]  # fmt: skip


def next_time(series: Series, at: datetime) -> Time | None:
    """The next time of a series that is not called yet and not over; None where it has ended.

    After the last day that was called, so that a rule that was changed calls no day behind it.
    """
    if series.ended_on is not None:
        return None
    last = series.assemblies.aggregate(last=Max("series_day"))["last"]
    # Two days back: what a zone has today may be yesterday or tomorrow elsewhere; what is over is passed over below.
    after = max(at.date() - timedelta(days=2), last) if last else at.date() - timedelta(days=2)
    return next((one for one in times_after(series.rule, after, 8) if one.begins > at), None)


def falls_due(series: Series, at: datetime) -> Time | None:
    """The time that is to be called now: so many days ahead of it, or late where nobody looked in time."""
    time = next_time(series, at)
    if time is None or time.begins - timedelta(days=series.ahead_days) > at:
        return None
    return time


def due_series(at: datetime) -> list[Series]:
    """Series of which an assembly is to be called now."""
    return [row for row in Series.objects.running() if falls_due(row, at) is not None]


def due_carrying() -> list[Assembly]:
    """Assemblies, each the next of its series, for which former ones of the series left something."""
    coming: dict[int, Assembly] = {}
    for row in Assembly.objects.filter(stage="called").exclude(series=None).order_by("-series_day"):
        coming[row.series_id] = row
    if not coming:
        return []
    rows = waiting().filter(assembly__series__in=coming)
    left = set(rows.values_list("assembly__series_id", F("assembly__series_day")))
    return [row for key, row in coming.items() if any(one == key and day < row.series_day for one, day in left)]
