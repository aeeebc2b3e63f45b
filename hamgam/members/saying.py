"""Days and moments as pages say them: in the reader's calendar and the coalition's zone, inside a time element."""

from datetime import date, datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hamgam.engine import spoken
from hamgam.members import here as coalition_here


def _language() -> str:
    return get_language() or "fa"


def local(value: datetime) -> datetime:
    """A moment in the coalition's zone."""
    return value.astimezone(coalition_here.zone())


def day(value: date | datetime | None) -> SafeString | str:
    """A day with its year in the reader's calendar, in a time element."""
    return _time(value, spoken.day)


def short_day(value: date | datetime | None) -> SafeString | str:
    """A day without its year."""
    return _time(value, lambda v, language: spoken.day(v, language, year=False))


def both(value: date | datetime | None) -> SafeString | str:
    """A day in both calendars, the second one smaller."""
    if value is None:
        return ""
    value = local(value).date() if isinstance(value, datetime) else value
    language = _language()
    return format_html(
        '<time datetime="{}">{} <small>({})</small></time>',
        value.isoformat(), spoken.day(value, language), spoken.other_calendar(value, language),
    )  # fmt: skip


def moment(value: datetime | None) -> SafeString | str:
    """Weekday, day and hour, in the coalition's zone."""
    if value is None:
        return ""
    here = local(value)
    return format_html(
        '<time datetime="{}">{}</time>', here.isoformat(timespec="minutes"), spoken.moment(here, _language())
    )


def _time(value: date | datetime | None, say: Any) -> SafeString | str:
    if value is None:
        return ""
    value = local(value).date() if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), say(value, _language()))
