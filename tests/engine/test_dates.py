"""Dates: conversion, finding, checking."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.dates import check_dates, find_dates, from_solar, solar


def iso(day):
    return day.isoformat() if day else None


def test_a_day_has_one_place_in_both_calendars():
    assert solar(date(2025, 10, 7)) == (1404, 7, 15)
    assert from_solar(1403, 12, 30) == date(2025, 3, 20)


@pytest.mark.parametrize("odd", [(1404, 12, 30), (1404, 13, 1), (0, 1, 1), (9999, 1, 1), (1404, 7, 31), (-5, 0, 0)])
def test_a_day_that_does_not_exist_is_no_day(odd):
    assert from_solar(*odd) is None


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2299, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_conversion_goes_there_and_back(day):
    assert from_solar(*solar(day)) == day


ONE = "2025-10-07"
FOUND = [
    ("۱۲ تا ۱۴ مهر ۱۴۰۴ در کلن", [("۱۲ تا ۱۴ مهر ۱۴۰۴", "solar", "2025-10-04", "2025-10-06")]),
    ("۱۲-۱۴ مهر", [("۱۲-۱۴ مهر", "solar", None, None)]),
    ("از ۲۹ اسفند ۱۴۰۳ تا ۲ فروردین ۱۴۰۴", [("۲۹ اسفند ۱۴۰۳ تا ۲ فروردین ۱۴۰۴", "solar", "2025-03-19", "2025-03-22")]),
    ("از ۲۸ اسفند تا ۳ فروردین ۱۴۰۴", [("۲۸ اسفند تا ۳ فروردین ۱۴۰۴", "solar", "2025-03-18", "2025-03-23")]),
    ("۳۰ مهر تا ۲ آبان ۱۴۰۴", [("۳۰ مهر تا ۲ آبان ۱۴۰۴", "solar", "2025-10-22", "2025-10-24")]),
    ("3–5 October 2025", [("3–5 October 2025", "gregorian", "2025-10-03", "2025-10-05")]),
    ("October 3-5, 2025", [("October 3-5, 2025", "gregorian", "2025-10-03", "2025-10-05")]),
    ("30 September – 2 October 2025", [("30 September – 2 October 2025", "gregorian", "2025-09-30", "2025-10-02")]),
    ("September 30 to October 2, 2025", [("September 30 to October 2, 2025", "gregorian", "2025-09-30", "2025-10-02")]),
    ("3. bis 5. Oktober 2025", [("3. bis 5. Oktober 2025", "gregorian", "2025-10-03", "2025-10-05")]),
    ("le 4 octobre 2025", [("4 octobre 2025", "gregorian", "2025-10-04", "2025-10-04")]),
    ("Oct. 4, 2025", [("Oct. 4, 2025", "gregorian", "2025-10-04", "2025-10-04")]),
    ("۴ و ۵ اکتبر ۲۰۲۵", [("۴ و ۵ اکتبر ۲۰۲۵", "gregorian", "2025-10-04", "2025-10-05")]),
    (
        "۴ و ۱۸ مهر ۱۴۰۴",
        [
            ("۴ و ۱۸ مهر ۱۴۰۴", "solar", "2025-09-26", "2025-09-26"),
            ("۴ و ۱۸ مهر ۱۴۰۴", "solar", "2025-10-10", "2025-10-10"),
        ],
    ),
    ("۱۲، ۱۳ و ۱۴ مهر ۱۴۰۴", [("۱۲، ۱۳ و ۱۴ مهر ۱۴۰۴", "solar", "2025-10-04", "2025-10-06")]),
    ("1404/07/15", [("1404/07/15", "solar", ONE, ONE)]),
    ("۱۵/۷/۱۴۰۴", [("۱۵/۷/۱۴۰۴", "solar", ONE, ONE)]),
    ("٢٠٢٥-١٠-٠٧", [("٢٠٢٥-١٠-٠٧", "gregorian", ONE, ONE)]),
    ("2025-10-07", [("2025-10-07", "gregorian", ONE, ONE)]),
    ("7.10.2025", [("7.10.2025", "gregorian", ONE, ONE)]),
    ("۹۸/۸/۲۴", [("۹۸/۸/۲۴", "solar", "2019-11-15", "2019-11-15")]),
    ("03.10.2025 - 05.10.2025", [("03.10.2025 - 05.10.2025", "gregorian", "2025-10-03", "2025-10-05")]),
    ("3.–5.10.2025", [("3.–5.10.2025", "gregorian", "2025-10-03", "2025-10-05")]),
    ("۱۲ تا ۱۴/۷/۱۴۰۴", [("۱۲ تا ۱۴/۷/۱۴۰۴", "solar", "2025-10-04", "2025-10-06")]),
    (
        "۷ اکتبر ۲۰۲۵ برابر با ۱۵ مهر ۱۴۰۴",
        [("۷ اکتبر ۲۰۲۵", "gregorian", ONE, ONE), ("۱۵ مهر ۱۴۰۴", "solar", ONE, ONE)],
    ),
    ("مهر ۱۴۰۴", [("مهر ۱۴۰۴", "solar", "2025-09-23", "2025-10-22")]),
    ("آبان‌ماه ۱۴۰۴", [("آبان‌ماه ۱۴۰۴", "solar", "2025-10-23", "2025-11-21")]),
    ("مهر و آبان ۱۴۰۴", [("مهر و آبان ۱۴۰۴", "solar", "2025-09-23", "2025-11-21")]),
    ("October 2025", [("October 2025", "gregorian", "2025-10-01", "2025-10-31")]),
    ("۱۵ میزان ۱۴۰۴", [("۱۵ میزان ۱۴۰۴", "solar", ONE, ONE)]),
    ("۷ اکتوبر ۲۰۲۵ و ۳ جنوری", [("۷ اکتوبر ۲۰۲۵", "gregorian", ONE, ONE), ("۳ جنوری", "gregorian", None, None)]),
    ("۷ ژوئیهٔ ۲۰۲۵", [("۷ ژوئیهٔ ۲۰۲۵", "gregorian", "2025-07-07", "2025-07-07")]),
    ("اول ماه مه و هشت مارس", [("اول ماه مه", "gregorian", None, None), ("هشت مارس", "gregorian", None, None)]),
    ("بيست و دوم بهمن ۵۷", [("بيست و دوم بهمن ۵۷", "solar", "1979-02-11", "1979-02-11")]),
    ("سی‌ویکم شهریور ۱۴۰۴", [("سی‌ویکم شهریور ۱۴۰۴", "solar", "2025-09-22", "2025-09-22")]),
    ("۱۲مهر۱۴۰۴", [("۱۲مهر۱۴۰۴", "solar", "2025-10-04", "2025-10-04")]),
    ("15 Mehr 1404", [("15 Mehr 1404", "solar", ONE, ONE)]),
    ("در ۱۲ مهر ۱۴ سازمان گرد آمدند", [("۱۲ مهر", "solar", None, None)]),
    ("۱۲ مهر ۱۴۰۴ روز همبستگی", [("۱۲ مهر ۱۴۰۴", "solar", "2025-10-04", "2025-10-04")]),
    (
        "در آبان ۹۸ و دی ۹۶",
        [("آبان ۹۸", "solar", "2019-10-23", "2019-11-21"), ("دی ۹۶", "solar", "2017-12-22", "2018-01-20")],
    ),
    ("You may, in May 2025, march", [("May 2025", "gregorian", "2025-05-01", "2025-05-31")]),
    ("بند ۵ می‌گوید و بند ۶ می گوید", []),
    ("۵ میزان تولید", []),
    ("تلفن ۰۲۱-۸۸-۱۲۳۴، نسخه 2.1.3، ساعت ۱۸:۳۰", []),
    ("۱۴۰۴/۱۳/۰۱", []),
    ("organisations may 5 times", []),
    ("۲۵۰۰ کارگر و ۱۵ نهاد", []),
]


FOUND += [
    ("سوم آبان هزار و چهارصد و سه", [("سوم آبان هزار و چهارصد و سه", "solar", "2024-10-24", "2024-10-24")]),
    ("پنجم مه دو هزار و بیست و پنج", [("پنجم مه دو هزار و بیست و پنج", "gregorian", "2025-05-05", "2025-05-05")]),
    ("روز اول، جمعه ۲۰ سپتامبر ۲۰۲۴", [("جمعه ۲۰ سپتامبر ۲۰۲۴", "gregorian", "2024-09-20", "2024-09-20")]),
    ("هفتهٔ اول مهر ۱۴۰۴", [("مهر ۱۴۰۴", "solar", "2025-09-23", "2025-10-22")]),
    ("۱۴ و ۱۵ و ۱۶ مهر ۱۴۰۴", [("۱۴ و ۱۵ و ۱۶ مهر ۱۴۰۴", "solar", "2025-10-06", "2025-10-08")]),
    ("19 mars 2025", [("19 mars 2025", "gregorian", "2025-03-19", "2025-03-19")]),
    ("٢٢ آذار ٢٠٢٥", [("٢٢ آذار ٢٠٢٥", "gregorian", "2025-03-22", "2025-03-22")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_dates_are_found_as_printed(text, expected):
    assert [(found.text, found.calendar, iso(found.start), iso(found.end)) for found in find_dates(text)] == expected


WEEKDAYS = [
    ("پنج‌شنبه ۱۵ مهر ۱۴۰۴", (4, None)),
    ("پنجشنبه، ۱۵ مهر", (4, None)),
    ("روز پنج شنبه مورخ ۱۵ مهرماه ۱۴۰۴", (4, None)),
    ("۱۵ مهر ۱۴۰۴ (سه‌شنبه)", (2, None)),
    ("شنبه ۱۲ و یکشنبه ۱۳ مهر ۱۴۰۴", (6, 7)),
    ("شنبه تا دوشنبه ۱۲ تا ۱۴ مهر ۱۴۰۴", (6, 1)),
    ("am Samstag, den 4. Oktober 2025", (6, None)),
    ("۳ شنبه ۱۵ مهر ۱۴۰۴", (2, None)),
    ("۵شنبه ۱۷ مهر ۱۴۰۴", (4, None)),
    ("Thursday, 3 October 2025", (4, None)),
    ("شنبه‌ها و ۱۲ مهر", (None, None)),
]


@pytest.mark.parametrize(("text", "expected"), WEEKDAYS)
def test_weekdays_belong_to_their_date(text, expected):
    (found,) = find_dates(text)
    assert (found.weekday, found.weekday_end) == expected


def test_parts_that_are_not_printed_stay_unknown():
    (found,) = find_dates("۱۲ تا ۱۴ مهر")
    assert (found.first.year, found.first.month, found.first.day, found.last.day) == (None, 7, 12, 14)


DOUBTS = [
    ("۱۵ مهر ۱۴۰۴ برابر با ۷ اکتبر ۲۰۲۵", []),
    ("۱۲ تا ۱۴ مهر ۱۴۰۴ (۳ تا ۵ اکتبر ۲۰۲۵)", [("dates_disagree", ("۱۲ تا ۱۴ مهر ۱۴۰۴", "۳ تا ۵ اکتبر ۲۰۲۵"))]),
    ("۱۲ تا ۱۴ مهر ۱۴۰۴ (۴ تا ۶ اکتبر)", []),
    ("۱۲ مهر ۱۴۰۴ در کلن (۵ اکتبر ۲۰۲۵)", [("dates_disagree", ("۱۲ مهر ۱۴۰۴", "۵ اکتبر ۲۰۲۵"))]),
    ("۱۲ مهر ۱۴۰۴\nمحل: کلن\nتاریخ میلادی: ۵ اکتبر ۲۰۲۵", [("dates_disagree", ("۱۲ مهر ۱۴۰۴", "۵ اکتبر ۲۰۲۵"))]),
    ("از ۱۲ مهر ۱۴۰۴ در کلن (و از ۵ نوامبر ۲۰۲۵ در وین)", []),
    ("۱۲ مهر (۵ اکتبر)", [("dates_disagree", ("۱۲ مهر", "۵ اکتبر"))]),
    ("۱۲ مهر (۴ اکتبر)", []),
    ("۸ مارس (۱۷ اسفند)، ۱ مه (۱۱ اردیبهشت)", []),
    ("۲۲ بهمن، ۸ مارس، ۱۱ اردیبهشت", []),
    ("پنج‌شنبه ۱۵ مهر ۱۴۰۴", [("weekday_wrong", ("پنج‌شنبه ۱۵ مهر ۱۴۰۴",))]),
    ("سه‌شنبه ۱۵ مهر ۱۴۰۴", []),
    ("چهارشنبه ۱۵ مهر برابر با ۷ اکتبر ۲۰۲۵", [("weekday_wrong", ("چهارشنبه ۱۵ مهر",))]),
    ("پنج‌شنبه ۱۵ مهر", []),
    ("۳۱ مهر ۱۴۰۴", [("date_impossible", ("۳۱ مهر ۱۴۰۴",))]),
    ("۷ اکتبر ۱۴۰۴.", [("year_of_other_calendar", ("۷ اکتبر ۱۴۰۴",))]),
    ("۱۲ مهر ۱۴۰۴\n۵ اکتبر ۲۰۲۵", [("dates_disagree", ("۱۲ مهر ۱۴۰۴", "۵ اکتبر ۲۰۲۵"))]),
    (
        "چهارمین نشست در ۳ اکتبر ۲۰۲۵ بود.\n\nنشست چهارم در ۵ نوامبر ۲۰۲۵ تصویب کرد.",
        [("dates_disagree", ("چهارمین نشست در ۳ اکتبر ۲۰۲۵ بود", "نشست چهارم در ۵ نوامبر ۲۰۲۵ تصویب کرد."))],
    ),
    (
        "کنگره در ماه اکتبر برگزار می‌شود.\n\nکنگره در ۱۲ نوامبر برگزار می‌شود.",
        [("dates_disagree", ("کنگره در ماه اکتبر برگزار می‌شود", "کنگره در ۱۲ نوامبر برگزار می‌شود."))],
    ),
    ("نشست ۵ مهر برگزار شد. نشست بعدی ۱۲ آبان برگزار می‌شود.", []),
    ("نشست در ۱۲ مهر برگزار شد. مهلت ارسال اسناد نشست ۱۲ شهریور بود.", []),
    (
        "The assembly was held on 3-5 October 2025.\n\nThe assembly of 3-5 November 2025 decided.",
        [
            (
                "dates_disagree",
                ("The assembly was held on 3-5 October 2025", "The assembly of 3-5 November 2025 decided."),
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DOUBTS)
def test_dates_are_checked_against_each_other(text, expected):
    assert [(doubt.code, doubt.quotes) for doubt in check_dates(find_dates(text), text)] == expected


def test_a_title_and_its_body_speak_of_one_event():
    title = "گزارش نشست ۱۲ تا ۱۴ مهر ۱۴۰۴"
    text = title + "\n\nاین نشست در روزهای ۱۹ تا ۲۱ آبان ۱۴۰۴ در کلن برگزار شد."
    (doubt,) = check_dates(find_dates(text), text, len(title))
    assert doubt.quotes == (title, "این نشست در روزهای ۱۹ تا ۲۱ آبان ۱۴۰۴ در کلن برگزار شد.")


def test_a_wrong_weekday_comes_with_the_right_one():
    text = "پنج‌شنبه ۱۵ مهر ۱۴۰۴"
    assert check_dates(find_dates(text), text)[0].weekday == 2


@given(st.text(alphabet="۱۲۰4/.-– تاو،مهرآبنژشیک\n\u200cMayOct()", max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_the_finder(text):
    found = find_dates(text)
    assert all(text[each.span[0] : each.span[1]].split() == each.text.split() for each in found)
    check_dates(found, text)


def test_every_date_of_a_long_paper_is_found():
    day = date(2025, 10, 7)
    lines = [f"در روز {(day + timedelta(days=n)).isoformat()} و ۱۲ مهر ۱۴۰۴ کارگران گرد آمدند." for n in range(3000)]
    assert len(find_dates("\n\n".join(lines))) == 6000


def test_a_weekday_without_a_year_is_checked_against_the_date_beside_it():
    text = "مجمع ۱۲ تا ۱۴ ژوئن ۲۰۱۹ برپا بود. روز شنبه ۱۳ ژوئن بحث آزاد بود."
    doubts = check_dates(find_dates(text), text)
    assert [(doubt.code, doubt.quotes, doubt.weekday) for doubt in doubts] == [("weekday_wrong", ("شنبه ۱۳ ژوئن",), 4)]


def test_a_weekday_far_from_every_full_date_is_not_doubted():
    text = "بیانیه در ۱۲ ژوئن ۲۰۱۹ منتشر شد. شنبه ۲۰ دسامبر گرد هم می‌آییم."
    assert check_dates(find_dates(text), text) == []


def test_what_was_held_and_what_will_be_held_are_two_events():
    text = "کنفرانس در ۴ ژانویه ۲۰۲۵ برگزار شد. کنفرانس در پایان ماه مارس برگزار می‌شود."
    assert check_dates(find_dates(text), text) == []


def test_two_days_between_which_something_lies_are_a_range():
    found = find_dates("zwischen dem 28. April und dem 2. Mai 2025")
    assert [(each.start, each.end) for each in found] == [(date(2025, 4, 28), date(2025, 5, 2))]


def test_a_long_row_of_numbers_before_a_month_is_read_at_once():
    found = find_dates("۱ و " * 6000 + "۲ مهر ۱۴۰۴")
    assert (found[-1].start, found[-1].end) == (date(2025, 9, 24), date(2025, 9, 24))
