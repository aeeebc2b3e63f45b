"""How dates, numbers and lists are said."""

from datetime import UTC, date, datetime

import pytest

from hamgam.engine import spoken


@pytest.mark.parametrize(
    ("language", "said"),
    [("fa", "۵ آبان ۱۴۰۵ (۲۷ اکتبر ۲۰۲۶)"), ("en", "27 October 2026 (5 Aban 1405)")],
)
def test_a_day_is_said_in_both_calendars(language, said):
    assert spoken.both(date(2026, 10, 27), language) == said


def test_a_deadline_names_weekday_day_and_hour():
    due = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)
    assert spoken.moment(due, "fa") == "پنج‌شنبه ۲۸ آبان، ساعت ۲۰"
    assert spoken.moment(due.replace(minute=30), "fa") == "پنج‌شنبه ۲۸ آبان، ساعت ۲۰:۳۰"
    assert spoken.moment(due, "en") == "Thursday 19 November, 20:00"


def test_lists_end_with_and():
    assert [spoken.listed(["a", "b", "c"][:n], "en") for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert spoken.listed(["آب", "نان", "کار"], "fa") == "آب، نان و کار"


def test_small_numbers_are_words_and_nine_bears_its_vowel():
    assert [spoken.counted(n, "fa") for n in (0, 1, 9, 14, 21)] == ["هیچ", "یک", "نُه", "چهارده", "۲۱"]
    assert [spoken.counted(n, "en") for n in (0, 9, 21)] == ["none", "nine", "21"]


def test_letters_of_wordings_follow_the_alphabet_and_then_count():
    assert [spoken.letter(n, "fa") for n in (1, 2, 3, 32, 33)] == ["الف", "ب", "پ", "ی", "۳۳"]
    assert [spoken.letter(n, "en") for n in (1, 26, 27)] == ["a", "z", "27"]
