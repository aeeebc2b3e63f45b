"""Which stretches of a line run against it, and what never reaches paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.papers.writing.direction import clean, isolate, runs, with_breaks


def foreign(text, direction="rtl"):
    return [part for part, against in runs(text, direction) if against]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("روز 2025-10-07 است", ["2025-10-07"]),
        ("برنامهٔ (River Gauge 2.1) آزاد", ["River Gauge 2.1"]),
        (
            "نشانی press@rivers.example، و https://a.example/b/?c=d.",
            ["press@rivers.example", "https://a.example/b/?c=d"],
        ),
        ("با foo (bar) و baz", ["foo (bar)", "baz"]),
        ("(A) و (B)", ["A", "B"]),
        ("(A) (B)", ["A", "B"]),
        ("از 75٪ تا 80%", ["75٪", "80%"]),
        ("تلفن +49 30 1234", ["+49 30 1234"]),
        ('او گفت say "yes" و رفت', ['say "yes"']),
        ('"Hamgam" است', ["Hamgam"]),
        ("هیچ", []),
        ("", []),
    ],
)
def test_latin_runs_in_a_persian_line_are_found_whole(line, expected):
    assert foreign(line) == expected


def test_persian_words_in_an_english_line_are_one_run():
    assert foreign("as «حق ترک کار» says", "ltr") == ["حق ترک کار"]
    assert foreign("2. متن «رود پاک، کار ایمن»", "ltr") == ["متن «رود پاک، کار ایمن»"]


def test_isolating_fences_each_run_and_changes_nothing_else():
    assert isolate("روز 2025-10-07 است", "rtl") == "روز \u20662025-10-07\u2069 است"
    assert isolate("the word آب here", "ltr") == "the word \u2067آب\u2069 here"


@given(st.text(alphabet="ab1. ()[]-آب،\u200c@", max_size=40), st.sampled_from(["rtl", "ltr"]))
def test_the_stretches_joined_are_the_line(line, direction):
    assert "".join(part for part, _ in runs(line, direction)) == line


def test_joiners_and_direction_marks_stay_and_reordering_marks_go():
    assert clean("می\u200cشود\u200f\u200e \u202eabc\u2066\u2069\u202c") == "می\u200cشود\u200f\u200e abc"


def test_line_ends_are_lf_and_what_xml_refuses_is_gone():
    assert clean("a\r\nb\rc\u2028d\te\x00\x0b\x1b\x85\ud800\uffff\ufdd0") == "a\nb\nc\nd e"


def test_only_words_too_long_for_a_line_get_a_place_to_break():
    assert with_breaks("short " + "a" * 8, 8) == "short aaaaaaaa"
    assert with_breaks("short " + "a" * 13, 8) == "short aaaaaa\u200baaaaaa\u200ba"
