"""The personal calendar (iCalendar, RFC 5545): assemblies and deadlines, by the same secret link as the feed.

Without places and titles it says that there is something and when; with them also what and where. Whoever has the link reads it.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from hamgam.assemblies.models import Assembly
from hamgam.members.actor import Actor
from hamgam.members.here import in_language
from hamgam.members.models import Person
from hamgam.notices.feed import LONG_AGO, tasks_of
from hamgam.notices.letters import link
from hamgam.record import times

#: A deadline is drawn as the quarter of an hour before it; assemblies that are over stay for so many days.
DEADLINE, AFTERWARDS = timedelta(minutes=15), timedelta(days=60)


def personal_calendar(person: Person, *, full: bool) -> bytes:
    """The calendar's bytes; the same as long as nothing changes. full: with titles and places."""
    made = Calendar()
    made.add("prodid", "-//Hamgam//" + (get_language() or "fa"))
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Hamgam"))
    for event in [*_assemblies(person, full), *_deadlines(person, full)]:
        made.add_component(event)
    return bytes(made.to_ical())


def _event(person: Person, name: str, begin: datetime, end: datetime, said: str, changed: datetime, page: str) -> Any:
    event = Event()
    event.add("uid", hashlib.sha256(f"{person.feed_hash}\n{name}".encode()).hexdigest()[:32] + "@hamgam")
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("dtstart", begin.astimezone(UTC))
    event.add("dtend", end.astimezone(UTC))
    event.add("summary", said)
    event.add("url", link(page))
    return event


def _assemblies(person: Person, full: bool) -> list[Any]:
    """One event for each day of each assembly that this person may see in one of their organisations."""
    first = Actor.of(person)
    if not any(actor.is_inside for actor in (first, *(Actor.of(person, house) for house in first.elsewhere))):
        return []
    found = []
    since = (times.now() - AFTERWARDS).date()
    for row in Assembly.objects.filter(last_day__gte=since).order_by("first_day", "pk"):
        for day in row.days:
            begin, end = row.span(day)
            said = in_language(row.titles) if full else _("Assembly")
            changed = datetime.combine(row.called_on, row.from_hour, tzinfo=UTC)
            page = reverse("assemblies.page", args=[row.number])
            event = _event(person, f"assembly-{row.pk}-{day.isoformat()}", begin, end, said, changed, page)
            event.add("status", "CANCELLED" if row.stage == "cancelled" else "CONFIRMED")
            if full and row.place:
                event.add("location", in_language(row.place))
            found.append(event)
    return found


def _deadlines(person: Person, full: bool) -> list[Any]:
    """What waits and has a deadline."""
    page = reverse("notices.now")
    found = []
    for task in tasks_of(person):
        if task.due is not None:
            said = f"{task.sentence} {task.context}".strip() if full else task.sentence
            changed = task.since or LONG_AGO
            found.append(_event(person, task.about, task.due - DEADLINE, task.due, said, changed, page))
    return found
