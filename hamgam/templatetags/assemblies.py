"""Days, hours and durations of assemblies as pages say them."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.assemblies import timing
from hamgam.engine.spoken import number
from hamgam.members import here, saying

register = template.Library()


def _language() -> str:
    return get_language() or "fa"


@register.filter
def hour(value: time | datetime) -> str:
    """An hour as 18:30, in the reader's digits."""
    return number(f"{value:%H:%M}", _language())


@register.simple_tag
def hour_there(value: datetime, assembly: Any) -> str:
    """A moment's hour in the assembly's own zone."""
    return hour(value.astimezone(ZoneInfo(assembly.zone)))


@register.filter
def lasted(value: timedelta) -> str:
    """How long somebody spoke, as 2:50."""
    seconds = max(int(value.total_seconds()), 0)
    return number(f"{seconds // 60}:{seconds % 60:02}", _language())


@register.filter
def days_of(assembly: Any) -> SafeString | str:
    """Its day, or its first and last day, in both calendars."""
    if assembly.first_day == assembly.last_day:
        return saying.both(assembly.first_day)
    return format_html(_("{} to {}"), saying.both(assembly.first_day), saying.both(assembly.last_day))


@register.filter
def hours_of(assembly: Any) -> SafeString | str:
    """From when to when on each day, with the zone where it is not the coalition's own."""
    said = timing.hours_said(assembly, _language())
    if assembly.zone == str(here.zone()):
        return said
    return format_html('{} <bdi lang="en">({})</bdi>', said, assembly.zone.replace("_", " "))
