"""Two texts compared by words."""

import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.texts import Piece, compare
from hamgam.engine.texts.words import joined, units

WORDS = st.lists(
    st.sampled_from(["رود", "می‌پذیریم", "و", "را", "کارِ", "river", "the", "and", ",", "،", ".", "۱۴۰۵/۸/۵", "3.5"]),
    max_size=40,
)
SPACES = st.sampled_from([" ", " ", " ", "\n", "\n\n", "", "  "])
PROSE = st.lists(st.tuples(WORDS, SPACES), max_size=8).map(
    lambda rows: "".join(space.join(row) + space for row, space in rows)
)
ANYTHING = st.one_of(PROSE, st.text(max_size=80))


def shown(old, new):
    marks = {"same": "{}", "deleted": "[{}]", "inserted": "<{}>"}
    return "".join(marks[piece.kind].format(piece.text) for piece in compare(old, new))


@settings(max_examples=100)
@given(ANYTHING, ANYTHING)
def test_pieces_give_both_texts_back(old, new):
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "inserted") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "deleted") == new


@settings(max_examples=100)
@given(ANYTHING, ANYTHING)
def test_pieces_are_not_empty_and_each_kind_stands_once_in_a_row_deletions_first(old, new):
    pieces = compare(old, new)
    assert [piece for piece in pieces if not piece.text] == []
    kinds = [piece.kind for piece in pieces]
    pairs = list(zip(kinds, kinds[1:], strict=False))
    assert [pair for pair in pairs if pair[0] == pair[1]] == []
    assert ("inserted", "deleted") not in pairs


@given(ANYTHING)
def test_a_text_beside_itself_is_one_piece(text):
    assert compare(text, text) == ([Piece("same", text)] if text else [])


@given(ANYTHING)
def test_units_joined_again_are_the_text(text):
    assert joined(units(text)) == text


def test_a_word_with_a_zero_width_joiner_is_one_word():
    assert [unit.core for unit in units("ما می‌پذیریم؛ نهاد‌های عضو.")] == [
        "ما",
        "می‌پذیریم",
        "؛",
        "نهاد‌های",
        "عضو",
        ".",
        "",
    ]


def test_numbers_dates_and_links_are_one_word():
    assert [unit.core for unit in units("۱۴۰۵/۸/۵ ۳٫۵ 10:30 5-7 https://a.example/b?c=d a@b")] == [
        "۱۴۰۵/۸/۵", "۳٫۵", "10:30", "5-7", "https://a.example/b?c=d", "a@b", "",
    ]  # fmt: skip


def test_vowel_signs_belong_to_their_word():
    assert [unit.core for unit in units("کارِ شایسته")] == ["کارِ", "شایسته", ""]


def test_one_changed_word_is_one_change():
    assert (
        shown("ما از کار ایمن دفاع می‌کنیم.", "ما از کار شایسته دفاع می‌کنیم.") == "ما از کار [ایمن]<شایسته> دفاع می‌کنیم."
    )


def test_a_lone_and_between_two_changes_is_taken_into_them():
    assert shown("clean and quiet rivers", "green and calm rivers") == "[clean and quiet]<green and calm> rivers"
    assert shown("از آب و خاک پاک", "از هوا و جنگل پاک") == "از [آب و خاک]<هوا و جنگل> پاک"


def test_a_word_with_a_meaning_stays_between_two_changes():
    assert shown("safe rivers now", "clean rivers always") == "[safe]<clean> rivers [now]<always>"


def test_changes_in_two_sentences_stay_two_changes():
    assert shown("We wait. They speak.", "We act. You rest.") == "We [wait]<act>. [They speak]<You rest>."


def test_two_added_words_round_an_and_stay_two():
    assert shown("rivers and lakes", "clean rivers and blue lakes") == "<clean >rivers and< blue> lakes"


def test_a_new_paragraph_is_a_change_of_space_alone():
    assert compare("one. two", "one.\n\ntwo") == [
        Piece("same", "one."),
        Piece("deleted", " "),
        Piece("inserted", "\n\n"),
        Piece("same", "two"),
    ]


def test_an_empty_text_is_all_deleted_or_all_inserted():
    assert compare("", "رود پاک") == [Piece("inserted", "رود پاک")]
    assert compare("رود پاک", "") == [Piece("deleted", "رود پاک")]
    assert compare("", "") == []


def _steps(old, new):
    """How many lines of Python a comparison runs: a measure of work that no other program disturbs."""
    count = 0

    def trace(frame, event, arg):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        compare(old, new)
    finally:
        sys.settrace(before)
    return count


def _edited(length):
    old = [f"w{(at * 7919) % 3001}" for at in range(length)]
    new = [word if at % 40 else f"x{at}" for at, word in enumerate(old)]
    return " ".join(old), " ".join(new)


def test_work_grows_with_the_length_and_not_with_its_square():
    assert _steps(*_edited(20_000)) < 30 * _steps(*_edited(1_000))


def test_long_texts_of_two_words_alone_are_still_given_back():
    old = " ".join("ab"[at * at % 7 % 2] for at in range(20_000))
    new = " ".join("ab"[at * at % 11 % 2] for at in range(20_000))
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "inserted") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "deleted") == new
