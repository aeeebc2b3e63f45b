"""Seminars and conferences that are open, as a calendar that anybody can subscribe to (iCalendar, RFC 5545); without place where it is told later."""

from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from hamgam.assemblies import registering
from hamgam.assemblies.public_models import Opening
from hamgam.members.here import in_language


def of_seminars() -> bytes:
    """The calendar's bytes: an event for each day of each open one."""
    made = Calendar()
    made.add("prodid", "-//Hamgam//" + (get_language() or "fa"))
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Open events"))
    for row in registering.open_ones():
        for number in range(len(row.assembly.days)):
            made.add_component(_event(row, number))
    return bytes(made.to_ical())


def _event(row: Opening, number: int) -> Any:
    assembly, event = row.assembly, Event()
    day = assembly.days[number]
    event.add("uid", f"seminar-{assembly.number}-{number + 1}@hamgam")
    event.add("dtstamp", datetime.combine(assembly.called_on, time(0), tzinfo=UTC))
    begins, ends = assembly.span(day)
    event.add("dtstart", begins.astimezone(UTC))
    event.add("dtend", ends.astimezone(UTC))
    event.add("summary", in_language(assembly.titles))
    event.add("url", settings.SITE_ADDRESS.rstrip("/") + reverse("assemblies.public", args=[assembly.number]))
    if assembly.place and not row.after_registering:
        event.add("location", in_language(assembly.place))
    return event
