"""What recurs by rule: held against a naive enumeration day by day, and the nights in which clocks change."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from hamgam.engine.dates import from_solar
from hamgam.engine.rhythm import LAST, Rhythm, days_after, first_existing, flaw, times_after

TEHRAN, BERLIN = ZoneInfo("Asia/Tehran"), ZoneInfo("Europe/Berlin")


def rule(**given: object) -> Rhythm:
    plain = {"calendar": "solar", "unit": "month", "every": 1, "begins": date(2026, 3, 21), "hour": time(20), "minutes": 120,
             "zone": TEHRAN, "day": 1}  # fmt: skip
    return Rhythm(**{**plain, **given})  # type: ignore[arg-type]


@st.composite
def rules(draw: st.DrawFn) -> Rhythm:
    unit = draw(st.sampled_from(["month", "week"]))
    by_day = unit == "month" and draw(st.booleans())
    return rule(
        calendar=draw(st.sampled_from(["solar", "gregorian"])), unit=unit, every=draw(st.integers(1, 14)),
        begins=draw(st.dates(date(1990, 1, 1), date(2060, 1, 1))), day=draw(st.integers(1, 31)) if by_day else 0,
        place=0 if by_day or unit == "week" else draw(st.sampled_from([1, 2, 3, 4, LAST])), weekday=draw(st.integers(0, 6)),
    )  # fmt: skip


def _month(calendar: str, day: date) -> tuple[int, int]:
    if calendar == "gregorian":
        return day.year, day.month
    there = JalaliDate(day)
    return there.year, there.month


def naive(rule: Rhythm, after: date, most: int) -> list[date]:
    """Every day from the first, one by one: is it one of the rule's?"""
    found: list[date] = []
    months = [_month(rule.calendar, rule.begins)]
    weekdays = 0
    day = rule.begins
    while len(found) < most:
        month = _month(rule.calendar, day)
        if month != months[-1]:
            months.append(month)
        if rule.unit == "week":
            right = day.weekday() == rule.weekday and weekdays % rule.every == 0
            weekdays += day.weekday() == rule.weekday
        else:
            right = (len(months) - 1) % rule.every == 0 and _in_month(rule, day, month)
        if right and day > after:
            found.append(day)
        day += timedelta(days=1)
    return found


def _in_month(rule: Rhythm, day: date, month: tuple[int, int]) -> bool:
    days = [day + timedelta(days=n) for n in range(-31, 32)]
    days = [one for one in days if _month(rule.calendar, one) == month]
    if rule.place:
        alike = [one for one in days if one.weekday() == rule.weekday]
        return day == (alike[-1] if rule.place == LAST else alike[rule.place - 1])
    return day == days[min(rule.day, len(days)) - 1]


@settings(max_examples=60, deadline=None)
@given(rules(), st.integers(-400, 1200))
def test_the_days_of_a_rule_are_those_that_counting_day_by_day_finds(made: Rhythm, ahead: int) -> None:
    after = made.begins + timedelta(days=ahead)
    assert list(islice(days_after(made, after), 4)) == naive(made, after, 4)


@settings(max_examples=60, deadline=None)
@given(rules(), st.integers(0, 800))
def test_asking_after_the_third_day_goes_on_with_the_fourth(made: Rhythm, ahead: int) -> None:
    after = made.begins + timedelta(days=ahead)
    days = [one.day for one in times_after(made, after, 6)]
    assert [one.day for one in times_after(made, days[2], 3)] == days[3:]


def test_the_thirtieth_of_esfand_falls_on_the_twenty_ninth_in_a_year_that_is_no_leap_year() -> None:
    yearly = rule(every=12, day=30, begins=from_solar(1403, 12, 1))
    days = [JalaliDate(one.day) for one in times_after(yearly, date(2025, 1, 1), 6)]
    assert [(one.year, one.month, one.day) for one in days] == [
        (1403, 12, 30), (1404, 12, 29), (1405, 12, 29), (1406, 12, 29), (1407, 12, 29), (1408, 12, 30),
    ]  # fmt: skip


def test_day_thirty_one_falls_on_the_last_day_of_a_month_of_thirty() -> None:
    monthly = rule(day=31, begins=from_solar(1405, 6, 1))
    days = [JalaliDate(one.day) for one in times_after(monthly, date(2026, 8, 1), 7)]
    assert [(one.month, one.day) for one in days] == [(6, 31), (7, 30), (8, 30), (9, 30), (10, 30), (11, 30), (12, 29)]
    of_february = rule(calendar="gregorian", day=31, begins=date(2027, 1, 1))
    assert [one.day for one in times_after(of_february, date(2026, 12, 31), 3)] == [
        date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31),
    ]  # fmt: skip


def test_a_rule_whose_day_has_passed_in_its_first_month_begins_in_its_next() -> None:
    bimonthly = rule(calendar="gregorian", every=2, day=5, begins=date(2026, 12, 20))
    assert [one.day for one in times_after(bimonthly, date(2026, 1, 1), 2)] == [date(2027, 2, 5), date(2027, 4, 5)]


def test_an_evening_in_tehran_is_the_same_hour_there_and_another_in_berlin_when_summer_time_begins() -> None:
    monthly = rule(calendar="gregorian", place=1, day=0, weekday=5, begins=date(2027, 3, 1))
    found = times_after(monthly, date(2027, 2, 28), 2)
    assert [one.begins.strftime("%H:%M") for one in found] == ["20:00", "20:00"]
    assert [one.begins.astimezone(BERLIN).strftime("%d %b %H:%M") for one in found] == ["06 Mar 17:30", "03 Apr 18:30"]


def test_when_a_country_gives_summer_time_up_the_hour_in_its_zone_stays() -> None:
    yearly = rule(every=12, day=15, begins=from_solar(1401, 4, 1))
    in_summer = times_after(yearly, date(2022, 1, 1), 2)  # Iran had summer time in 2022 and none in 2023.
    assert [one.begins.strftime("%H:%M %z") for one in in_summer] == ["20:00 +0430", "20:00 +0330"]
    assert [one.begins.astimezone(UTC).hour * 60 + one.begins.astimezone(UTC).minute for one in in_summer] == [930, 990]


def test_the_same_rule_in_a_zone_whose_law_has_changed_keeps_its_hour() -> None:
    former, later = timezone(timedelta(hours=3, minutes=30)), timezone(timedelta(hours=4))
    moments = [times_after(rule(zone=zone), date(2026, 4, 1), 1)[0].begins for zone in (former, later)]
    assert [one.strftime("%H:%M") for one in moments] == ["20:00", "20:00"]
    assert moments[0] - moments[1] == timedelta(minutes=30)


def _in_the_night(day: date, hour: time, minutes: int, zone: ZoneInfo) -> list[str]:
    once = rule(calendar="gregorian", day=day.day, begins=day, hour=hour, minutes=minutes, zone=zone)
    found = times_after(once, day - timedelta(days=1), 1)[0]
    return [found.begins.isoformat(), found.ends.isoformat()]


def test_an_hour_that_does_not_exist_is_the_first_that_does() -> None:
    night = date(2027, 3, 28)  # In Berlin 02:00 is followed by 03:00.
    assert _in_the_night(night, time(2, 30), 60, BERLIN) == ["2027-03-28T03:00:00+02:00", "2027-03-28T04:00:00+02:00"]
    assert _in_the_night(night, time(1, 30), 60, BERLIN) == ["2027-03-28T01:30:00+01:00", "2027-03-28T03:00:00+02:00"]


def test_an_hour_that_exists_twice_is_the_first_of_the_two() -> None:
    night = date(2027, 10, 31)  # In Berlin 03:00 is followed by 02:00.
    assert _in_the_night(night, time(2, 30), 20, BERLIN) == ["2027-10-31T02:30:00+02:00", "2027-10-31T02:50:00+02:00"]


def test_a_night_whose_change_is_at_midnight_begins_at_the_first_hour_of_its_day() -> None:
    tehran = _in_the_night(date(2022, 3, 22), time(0, 20), 60, TEHRAN)
    assert tehran == ["2022-03-22T01:00:00+04:30", "2022-03-22T02:00:00+04:30"]


def test_a_day_that_a_zone_left_out_leads_to_the_day_after_it() -> None:
    samoa = first_existing(datetime(2011, 12, 30, 20), ZoneInfo("Pacific/Apia"))
    assert samoa.isoformat() == "2011-12-31T00:00:00+14:00"


@settings(max_examples=150, deadline=None)
@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2036, 1, 1)).map(lambda one: one.replace(second=0, microsecond=0)),
    st.sampled_from(["Asia/Tehran", "Europe/Berlin", "Asia/Kabul", "America/Havana", "Australia/Lord_Howe", "Asia/Beirut"]),
)  # fmt: skip
def test_the_moment_of_an_hour_is_the_first_at_which_the_clock_of_the_wall_shows_it_or_a_later_one(
    wall: datetime, name: str
) -> None:
    zone = ZoneInfo(name)
    found = first_existing(wall, zone)
    day_before = (found - timedelta(hours=3)).astimezone(UTC)
    minutes = (day_before + timedelta(minutes=n) for n in range(400))
    assert found == next(one for one in minutes if one.astimezone(zone).replace(tzinfo=None) >= wall)


@settings(max_examples=100, deadline=None)
@given(rules(), st.times(), st.integers(1, 600), st.sampled_from(["Asia/Tehran", "Europe/Berlin", "America/Havana"]))
def test_no_time_ends_before_it_begins(made: Rhythm, hour: time, minutes: int, name: str) -> None:
    made = rule(
        **{**made.__dict__, "hour": hour.replace(second=0, microsecond=0), "minutes": minutes, "zone": ZoneInfo(name)}
    )
    if flaw(made) == "rhythm_length":
        assert hour.hour * 60 + hour.minute + minutes >= 24 * 60
        return
    for one in times_after(made, made.begins, 3):
        assert (one.begins.utcoffset(), one.begins.date()) == (
            one.begins.astimezone(UTC).astimezone(made.zone).utcoffset(),
            one.day,
        )
        assert one.begins < one.ends


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, ""),
        ({"every": 0}, "rhythm_every"),
        ({"every": 25}, "rhythm_every"),
        ({"unit": "week", "every": 53}, "rhythm_every"),
        ({"unit": "year"}, "rhythm_unknown"),
        ({"calendar": "lunar"}, "rhythm_unknown"),
        ({"day": 32}, "rhythm_day"),
        ({"day": 0}, "rhythm_day"),
        ({"day": 3, "place": 1}, "rhythm_day"),
        ({"day": 0, "place": 5}, "rhythm_day"),
        ({"weekday": 7}, "rhythm_weekday"),
        ({"minutes": 0}, "rhythm_length"),
        ({"minutes": 240}, "rhythm_length"),
    ],
)
def test_a_rule_that_cannot_be_followed_says_what_is_wrong(given: dict[str, object], code: str) -> None:
    assert flaw(rule(**given)) == code
    if code:
        with pytest.raises(ValueError, match=code):
            times_after(rule(**given), date(2026, 1, 1), 1)
