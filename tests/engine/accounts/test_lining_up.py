"""Who was there, what only some say, and what holds for any accounts: order, copies, size."""

import random
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.accounts import Account, compare
from hamgam.engine.accounts.facts import named, sentences
from hamgam.engine.accounts.hours import find_hours
from hamgam.engine.accounts.numbers import meant, value_of
from hamgam.engine.dates.words import plain
from tests.engine.accounts.test_accounts import NEAR, _cases

NAMES = {
    "rud": ("انجمن رودبانان", "River Keepers", "رودبانان"),
    "kaj": ("شورای کاج", "Kaj Council", "کاج"),
    "mah": ("کانون ماهتاب", "Mahtab Circle", "ماهتاب"),
}


def found(*texts: str) -> list[tuple[str, bool, dict[str, str]]]:
    accounts = [Account(key, text) for key, text in zip("abc", texts, strict=False)]
    return [
        (f"{topic.kind} {topic.what}".strip(), topic.differs, {key: said.value for key, said in topic.said.items()})
        for topic in compare(accounts, NEAR, NAMES)
    ]


def test_what_one_account_is_silent_about_stands_after_what_they_say_differently() -> None:
    assert found("سه تصمیم گرفته شد. چهار کارگروه تشکیل شد.", "پنج کارگروه تشکیل شد.") == [
        ("number group", True, {"a": "چهار کارگروه", "b": "پنج کارگروه"}),
        ("number decision", False, {"a": "سه تصمیم"}),
    ]


def test_each_statement_keeps_the_whole_sentence_and_the_place_in_it() -> None:
    (topic,) = compare([Account("a", "آغاز. چهار کارگروه تشکیل شد."), Account("b", "Five groups were formed.")], NEAR)
    shown = {
        key: (said.sentence, [said.sentence[low:high] for low, high in said.spans]) for key, said in topic.said.items()
    }
    assert shown == {
        "a": ("چهار کارگروه تشکیل شد.", ["چهار کارگروه"]),
        "b": ("Five groups were formed.", ["Five groups"]),
    }


def test_who_was_there_differs_where_one_list_names_whom_another_does_not() -> None:
    (topic,) = compare(
        [
            Account("a", "انجمن رودبانان، شورای کاج و کانون ماهتاب در نشست حاضر بودند."),
            Account("b", "River Keepers and Kaj Council attended."),
        ],
        NEAR, NAMES,
    )  # fmt: skip
    assert (topic.kind, topic.differs, topic.houses) == ("present", True, ("mah",))
    assert {key: said.houses for key, said in topic.said.items()} == {"a": ("kaj", "mah", "rud"), "b": ("kaj", "rud")}


def test_the_same_organisations_in_another_language_and_order_are_no_difference() -> None:
    assert found("رودبانان و شورای کاج حاضر بودند.", "Kaj Council and River Keepers were present.") == []


def test_one_who_was_there_for_the_one_and_absent_for_the_other() -> None:
    (topic,) = compare([Account("a", "شورای کاج حاضر بود."), Account("b", "Kaj Council was absent.")], NEAR, NAMES)
    assert (topic.differs, topic.houses, topic.said["b"].absent) == (True, ("kaj",), ("kaj",))


def test_an_organisation_that_is_named_without_being_there_is_not_counted() -> None:
    assert found("متن را شورای کاج نوشته بود.", "رودبانان و کاج حاضر بودند.") == [("present", False, {"b": ""})]


def test_a_name_that_is_an_everyday_word_counts_beside_another_name_alone() -> None:
    assert (set(named("همه زیر درخت کاج حاضر بودند.", NAMES).there), set(named("کاج و رودبانان حاضر بودند.", NAMES).there)) == (
        set(), {"kaj", "rud"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("ساعت ۱۰:۱۵", [615, 1335]), ("ساعت ده و نیم صبح", [630]), ("ساعت ۳ بعدازظهر", [900]), ("ساعت ۱۸", [1080]),
        ("at half past ten", [630, 1350]), ("at quarter to nine", [525, 1245]), ("2 p.m.", [840]), ("12 a.m.", [0]),
        ("at noon", [720]), ("ساعت ۲۵", []), ("دو ساعت", []), ("10.30 am", [630]), ("ساعت شش و ربع عصر", [1095]),
    ],
)  # fmt: skip
def test_hours_as_they_are_said(said: str, minutes: list[int]) -> None:
    assert [low for hours, _span in find_hours(plain(said)) for low, _high in hours] == minutes


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("هشتاد و دو", 82), ("صد و بیست و یک", 121), ("دو هزار و پانصد", 2500), ("یکصد", 100), ("a hundred and twenty", 120),
        ("twenty-one thousand", 21_000), ("1,200", 1200), ("دو سه", None), ("five six", None), ("a dozen", 12), ("نُه", 9),
    ],
)  # fmt: skip
def test_numbers_as_they_are_written(said: str, value: int | None) -> None:
    assert value_of(said) == value


@pytest.mark.parametrize(
    ("before", "least", "most"),
    [
        ("", 80, 80),
        ("حدود ", 72, 88),
        ("at least ", 80, float("inf")),
        ("کمتر از ", 0, 79),
        ("more than ", 81, float("inf")),
    ],
)
def test_how_exact_a_number_is_said_to_be(before: str, least: float, most: float) -> None:
    assert meant(80, before) == (least, most)


def test_an_hour_in_the_morning_does_not_end_its_sentence() -> None:
    assert sentences("We began at 10 a.m. in the hall. Then we spoke.\nEnd") == [
        "We began at 10 a.m. in the hall.",
        "Then we spoke.",
        "End",
    ]


@pytest.mark.parametrize(
    "account", [account for _title, accounts, _expected in _cases() for account in accounts], ids=lambda _: ""
)
def test_an_account_never_differs_from_its_own_copy(account: Account) -> None:
    assert compare([Account("a", account.text), Account("b", account.text)], NEAR) == []


@pytest.mark.parametrize(("title", "accounts", "expected"), _cases(), ids=lambda given: "")
def test_the_order_of_the_accounts_changes_nothing(title: str, accounts: list[Account], expected: set[object]) -> None:
    mixed = random.Random(title).sample(accounts, len(accounts))
    same = [
        {
            (topic.kind, topic.what, tuple(sorted((key, said.value) for key, said in topic.said.items())))
            for topic in compare(some, NEAR)
        }
        for some in (accounts, mixed)
    ]
    assert same[0] == same[1]


_PIECES = st.sampled_from(
    ["چهار", "کارگروه", "۸۲", "نفر", "ساعت", "ده", "و", "نیم", "از", "تا", "four", "groups", "of the", "at", "10:30", "-", ".", "،",
     "\u200c", "\n", " ", "۵ آبان", "2 January", "more", "about", "\ufffc", "\u202e", "هزار", "hundred", "٪", "نه", "«", ":"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=30), min_size=1, max_size=3))
def test_any_words_are_read_without_failing_and_copies_agree(texts: list[list[str]]) -> None:
    one, *_rest = accounts = [Account(str(at), " ".join(words)) for at, words in enumerate(texts)]
    compare(accounts, date(2026, 1, 1), NAMES)
    assert [topic for topic in compare([one, Account("copy", one.text)], NEAR) if topic.differs] == []


def test_long_accounts_are_compared_in_a_moment() -> None:
    line = "چهار کارگروه تشکیل شد و ۸۲ نفر حاضر بودند. The session began at 10:15 with eighty people on 5 Aban 1405. "
    begun = time.process_time()
    compare([Account(str(at), line * 180) for at in range(4)], NEAR, NAMES)
    compare([Account("a", "هزار و " * 3_000), Account("b", "four " * 4_000), Account("c", "۱۱ " * 6_000)], NEAR)
    assert time.process_time() - begun < 8
