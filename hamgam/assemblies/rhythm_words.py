"""The rule of a series as a natural sentence, and its next times as a page shows them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from hamgam.engine.dates import solar
from hamgam.engine.rhythm import LAST, Rhythm, Time
from hamgam.engine.spoken import (
    GREGORIAN_MONTHS,
    GREGORIAN_MONTHS_FA,
    SOLAR_MONTHS,
    SOLAR_MONTHS_EN,
    WEEKDAYS,
    WEEKDAYS_FA,
    counted,
    day,
    number,
    other_calendar,
)
from hamgam.members import here

#: Weekdays as weeks are shown here, Saturday first.
WEEK = (5, 6, 0, 1, 2, 3, 4)

#: Places of time zones as Persian writes them; others keep the name under which computers know them.
_PLACES_FA = {
    "Tehran": "تهران", "Kabul": "کابل", "Dushanbe": "دوشنبه (تاجیکستان)", "Baghdad": "بغداد", "Istanbul": "استانبول",
    "Dubai": "دبی", "Beirut": "بیروت", "Berlin": "برلین", "Vienna": "وین", "Zurich": "زوریخ", "Paris": "پاریس",
    "Brussels": "بروکسل", "Amsterdam": "آمستردام", "London": "لندن", "Stockholm": "استکهلم", "Oslo": "اسلو",
    "Copenhagen": "کپنهاگ", "Helsinki": "هلسینکی", "Rome": "رم", "Madrid": "مادرید", "Moscow": "مسکو",
    "New York": "نیویورک", "Toronto": "تورنتو", "Los Angeles": "لس‌آنجلس", "Vancouver": "ونکوور", "Sydney": "سیدنی",
}  # fmt: skip


def weekday_name(which: int, reader: str) -> str:
    """A weekday's name; Monday is 0."""
    return (WEEKDAYS_FA if reader == "fa" else WEEKDAYS)[which]


def weekdays(reader: str) -> list[tuple[int, str]]:
    """Weekdays to choose from, Saturday first."""
    return [(which, weekday_name(which, reader)) for which in WEEK]


def places() -> dict[int, str]:
    """Which one of a month's weekdays."""
    return {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), LAST: _("last")}


def month_name(calendar: str, on: date, reader: str) -> str:
    """The month of a day in the calendar of the rule."""
    if calendar == "solar":
        return (SOLAR_MONTHS if reader == "fa" else SOLAR_MONTHS_EN)[solar(on)[1] - 1]
    return (GREGORIAN_MONTHS_FA if reader == "fa" else GREGORIAN_MONTHS)[on.month - 1].rstrip("ٔ")


def zone_name(zone: str, reader: str) -> str:
    """A zone by its place: «تهران», "Tehran"."""
    place = zone.rsplit("/", 1)[-1].replace("_", " ")
    return _PLACES_FA.get(place, place) if reader == "fa" else place


def sentence(rule: Rhythm, reader: str) -> str:
    """The whole rule: how often, on which day, from when to when, where the clock stands, since when."""
    ends = (datetime.combine(rule.begins, rule.hour) + timedelta(minutes=rule.minutes)).time()
    said = _("%(how_often)s, %(which_day)s, from %(from)s to %(to)s %(zone)s time.") % {
        "how_often": _how_often(rule, reader), "which_day": _which_day(rule, reader), "from": _hour(rule.hour, reader),
        "to": _hour(ends, reader), "zone": zone_name(str(rule.zone), reader),
    }  # fmt: skip
    if rule.unit == "month" and rule.day > 28:
        said += " " + _("In a month that is shorter, on its last day.")
    return said + " " + _("It begins on %(day)s or after it.") % {"day": day(rule.begins, reader)}


def _how_often(rule: Rhythm, reader: str) -> str:
    n = counted(rule.every, reader)
    if rule.unit == "week":
        return _("Every week") if rule.every == 1 else _("Every %(n)s weeks") % {"n": n}
    solar_one = rule.calendar == "solar"
    if rule.every % 12 == 0:
        month = month_name(rule.calendar, rule.begins, reader)
        if rule.every == 12:
            return _("Every year in %(month)s") % {"month": month}
        return _("Every %(n)s years in %(month)s") % {"n": counted(rule.every // 12, reader), "month": month}
    if rule.every == 1:
        return _("Every month of the solar calendar") if solar_one else _("Every month of the Gregorian calendar")
    said = (
        _("Every %(n)s months of the solar calendar")
        if solar_one
        else _("Every %(n)s months of the Gregorian calendar")
    )
    return said % {"n": n}


def _which_day(rule: Rhythm, reader: str) -> str:
    name = weekday_name(rule.weekday, reader)
    if rule.unit == "week":
        return _("on %(weekday)s") % {"weekday": name}
    if rule.place:
        return _("on the %(place)s %(weekday)s") % {"place": places()[rule.place], "weekday": name}
    return _("on day %(n)s") % {"n": number(rule.day, reader)}


def _hour(value: time | datetime, reader: str) -> str:
    return number(f"{value:%H:%M}", reader)


@dataclass(frozen=True)
class Coming:
    """A time that comes: its weekday and day in the reader's calendar and in the other one, its hours, and the coalition's hour
    where its clock says another."""

    day: date
    weekday: str
    said: str
    other: str
    hours: str
    here: str


def coming(time: Time, reader: str) -> Coming:
    """A time as the page shows it."""
    on = time.begins.date()
    own = time.begins.astimezone(here.zone())
    elsewhere = ""
    if own.replace(tzinfo=None) != time.begins.replace(tzinfo=None):
        elsewhere = _("%(hour)s %(zone)s time") % {
            "hour": _hour(own, reader),
            "zone": zone_name(str(here.zone()), reader),
        }
        if own.date() != on:
            elsewhere = _("%(weekday)s %(when)s") % {"weekday": weekday_name(own.weekday(), reader), "when": elsewhere}
    hours = _("%(from)s to %(to)s") % {"from": _hour(time.begins, reader), "to": _hour(time.ends, reader)}
    return Coming(on, weekday_name(on.weekday(), reader), day(on, reader), other_calendar(on, reader), hours, elsewhere)
