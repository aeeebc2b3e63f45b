"""Letters: storing, searching, ordering, freezing."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.letters import (
    NotFreezable,
    digits,
    fold,
    freeze_problems,
    frozen_bytes,
    in_one_line,
    sort_key,
    store,
)

NASTY = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.sampled_from("\u200c\u200d\u200e\u202e\u0640 aA1.-\ufefb\ufee1\u2067\u0654هۀ\u06d5\n\r\t\ufe70\ufc5e"),
        st.characters(),
    ),
    max_size=30,
)

STORED = [
    ("كتاب يك", "fa", "کتاب یک"),
    ("ھمه", "fa", "همه"),
    ("خانەها", "fa", "خانه‌ها"),
    ("خانۀ ما", "fa", "خانهٔ ما"),
    ("٣ ماده", "fa", "۳ ماده"),
    ("ﺳﻼﻡ", "fa", "سلام"),
    ("ســـلام", "fa", "سلام"),
    ("۱ـ نان", "fa", "۱ـ نان"),
    ("سال ۱۴۰۴ ه‍.ش", "fa", "سال ۱۴۰۴ هـ.ش"),
    ("می\u200c\u200cرویم \u200cو\u200c ماندیم\u200c", "fa", "می‌رویم و ماندیم"),
    ("NGO‌ها", "fa", "NGO‌ها"),
    ("\u202eabc\u202c\u200b", "fa", "abc"),
    ("a\r\nb\rc\u2028d", "en", "a\nb\nc\nd"),
    ("يوم كبير ٣", "ar", "يوم كبير ٣"),
    ("ئەمە كورديه", "ckb", "ئەمە كورديه"),
    ("Zu\u0308rich\u00a0", "de", "Zürich"),
    ("۱۰ ﷼", "fa", "۱۰ ﷼"),
    ("a\x00b\x07", "en", "ab"),
]


@pytest.mark.parametrize(("given_text", "language", "kept"), STORED)
def test_a_text_is_kept_with_the_letters_of_its_language(given_text, language, kept):
    assert store(given_text, language) == kept


@given(NASTY, st.sampled_from(["fa", "ar", "ckb", "en"]))
@settings(max_examples=100, deadline=None)
def test_storing_twice_is_storing_once(text, language):
    once = store(text, language)
    assert store(once, language) == once
    assert unicodedata.normalize("NFC", once) == once


@given(NASTY)
@settings(max_examples=100, deadline=None)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("written", "sought"),
    [("مسئولان", "مسؤلان".replace("ؤ", "ئو")), ("آب‌ها", "اب ها"), ("ZÜRICH", "zurich"), ("كميتۀ ١٢", "کمیته 12")],
)
def test_a_search_finds_other_spellings(written, sought):
    assert fold(written) == fold(sought)


def test_persian_names_stand_in_the_order_of_the_persian_alphabet():
    names = ["آبان", "ابر", "انجمن", "بهار", "پیوند", "تلاش", "جنبش", "چراغ", "ژرفا", "سپیده", "کانون", "گام", "وفا"]
    names += ["هم‌راه", "همراهان", "یاران"]
    shuffled = sorted(names, reverse=True)
    assert sorted(shuffled, key=lambda name: sort_key(name, "fa")) == names


def test_a_shorter_name_stands_before_the_longer_one_with_the_same_beginning():
    names = ["کانون", "کانون آب", "کانون‌ها", "کانونی"]
    assert sorted([names[2], names[3], names[0], names[1]], key=lambda name: sort_key(name, "fa")) == names


def test_latin_names_come_after_persian_ones_in_persian_and_before_them_in_english():
    names = ["Zebra", "آبان", "éclair", "apple", "یار"]
    assert sorted(names, key=lambda name: sort_key(name, "fa")) == ["آبان", "یار", "apple", "éclair", "Zebra"]
    assert sorted(names, key=lambda name: sort_key(name, "en")) == ["apple", "éclair", "Zebra", "آبان", "یار"]


def test_an_arabic_keyboard_does_not_change_the_order():
    assert sort_key("كانون يك", "fa") == sort_key("کانون یک", "fa")


@given(NASTY, st.sampled_from(["fa", "en"]))
@settings(max_examples=100, deadline=None)
def test_an_order_key_can_be_stored_by_every_database(text, language):
    key = sort_key(text, language)
    assert "\x00" not in key
    key.encode("utf-8")


def test_digits_follow_the_language():
    assert digits("1۲٣", "fa") == "۱۲۳"
    assert digits("1۲٣", "en") == "123"
    assert digits("1۲٣", "de") == "123"
    assert digits("1۲٣", "ckb") == "١٢٣"


PROBLEMS = [
    ("آب \u202eپاک", "fa", [("bidi_control", 3)]),
    ("آب\u200bپاک", "fa", [("zero_width", 2)]),
    ("آب \u200cپاک", "fa", [("zero_width", 3)]),
    ("pure wa\u00adter", "en", [("zero_width", 7)]),
    ("آبoپاک", "fa", [("mixed_script", 2)]),
    ("w\u0430ter", "en", [("mixed_script", 1)]),
    ("\u0441\u043e\u0440 of", "en", [("mixed_script", 0)]),
    ("كار", "fa", [("mixed_script", 0)]),
    ("كار", "ar", []),
    ("a\x07b", "en", [("control_character", 1)]),
    ("a\ue000b", "en", [("unassigned", 1)]),
    ("آب \ufefb", "fa", [("presentation_form", 3)]),
    ("۱2", "fa", [("mixed_digits", 0)]),
    ("a\u0301\u0301\u0301b", "en", [("stacked_marks", 1)]),
    ("می‌پذیریم: NGO‌ها در Berlin، ۱۲ مهر (3–5 October) — «خانهٔ ما» 💧", "fa", []),
    ("Ärzte für sauberes Wasser, 5 °C – „gut“", "de", []),
]


@pytest.mark.parametrize(("text", "language", "expected"), PROBLEMS)
def test_what_a_reader_cannot_see_or_would_mistake_is_named(text, language, expected):
    assert [(problem.code, problem.position) for problem in freeze_problems(text, language)] == expected


def test_an_excerpt_spells_out_the_unseen_sign():
    assert freeze_problems("آب \u202eپاک", "fa")[0].excerpt == "آب ⟨U+202E⟩پاک"


def test_frozen_bytes_have_one_newline_at_the_end_and_the_letters_of_the_language():
    assert frozen_bytes("\r\nكار  \r\nنان\n\n", "fa") == "کار\nنان\n".encode()
    assert frozen_bytes("يوم", "ar") == "يوم\n".encode()


def test_a_hidden_sign_is_refused_and_not_dropped():
    with pytest.raises(NotFreezable) as refusal:
        frozen_bytes("آب \u202eپاک", "fa")
    assert [problem.code for problem in refusal.value.problems] == ["bidi_control"]


@given(NASTY, st.sampled_from(["fa", "ar", "en"]))
@settings(max_examples=100, deadline=None)
def test_a_stored_text_freezes_to_itself_or_is_refused(text, language):
    kept = store(text, language)
    try:
        frozen = frozen_bytes(kept, language).decode()
    except NotFreezable as refusal:
        assert refusal.problems
    else:
        assert frozen == kept.strip("\n") + "\n"
        assert frozen_bytes(frozen, language).decode() == frozen


def test_a_line_has_one_space_between_words_and_nothing_that_nobody_sees() -> None:
    assert in_one_line("  آب\u202e \n\t پاك  ", "fa") == "آب پاک"
