"""Rows of a PDF: from glyphs in the order of the eye to text in the order of reading."""

import pytest

from hamgam.papers.reading.columns import in_reading_order
from hamgam.papers.reading.glyphs import Glyph, Hand, row_text, word_starts


def drawn(text, left=0.0, y=0.0, wide=6.0):
    """Glyphs that stand beside each other from left to right as the text names them."""
    return [Glyph(sign, left + wide * place, left + wide * (place + 1), 12) for place, sign in enumerate(text)]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("بآ", "آب"),
        ("۱۴۰۴ رهم ۱۲", "۱۲ مهر ۱۴۰۴"),
        (")نیو( بآ نوناک", "کانون آب (وین)"),
        ("Jungfernstieg ،۱۵ تعاس", "ساعت ۱۵، Jungfernstieg"),
        ("a@b.org | ۱۴۰۳ دنفسا", "اسفند ۱۴۰۳ | a@b.org"),
        ("Delta Council (Vienna) ●", "● Delta Council (Vienna)"),
        ("oﬀer", "offer"),
        ("۱۱-۰۲-۱۴۰۴ :خیرات", "تاریخ: ۱۴۰۴-۰۲-۱۱"),
        ("تسا 01-05-2025 زور", "روز 2025-05-01 است"),
        (".Verein e. V .5", "5. Verein e. V."),
        ("@rood_example", "@rood_example"),
        ("rood_example@", "@rood_example"),
        (".\u064bاروف", "فورا\u064b."),
        ("شرازگ ۲-۱", "۲-۱ گزارش"),
        ("+49 30 45 67 :نفلت", "تلفن: +49 30 45 67"),
    ],
)
def test_a_row_is_read_as_a_reader_reads_it(seen, read):
    assert row_text(drawn(seen), Hand(rtl=True)) == read


def test_a_presentation_form_that_joins_parts_no_word():
    ta = [Glyph("\ufe8e", 0, 6, 12, form=("f", 1)), Glyph("ت", 6, 12, 12, form=("f", 2))]
    other = [Glyph("ت", 0, 6, 12, form=("f", 2)), Glyph("\ufef4", 6, 12, 12, form=("f", 3))]
    rows = [ta, other]
    assert row_text(ta, Hand(starts=word_starts(rows))) == "تا"


def test_the_space_at_which_a_row_was_broken_is_no_half_space():
    row = [Glyph("ا", 70.9, 74.0, 12), Glyph(" ", 70.9, 74.1, 12), Glyph("م", 74.0, 80.4, 12)]
    assert row_text(row, Hand()) == "ما"


def test_wide_gaps_of_a_spread_row_are_no_columns():
    row = [glyph for place in range(6) for glyph in drawn("ما", left=place * 50)]
    assert row_text(row, Hand()) == "ام ام ام ام ام ام"


def test_persian_columns_are_read_from_the_right():
    rows = 12
    page = [
        (700.0 - 20 * row, glyph)
        for row in range(rows)
        for side, sign in ((40.0, "چ"), (320.0, "ر"))
        for glyph in drawn(sign * 40, left=side)
    ]
    short = [(700.0 - 20 * row, glyph) for row in range(4) for side, sign in ((40.0, "چ"), (320.0, "ر"))
             for glyph in drawn(sign * 3, left=side)]  # fmt: skip
    first, last = in_reading_order([page, short])
    assert [glyphs[0].text for _, glyphs in first] == ["ر"] * rows + ["چ"] * rows
    assert [glyphs[0].text for _, glyphs in last] == ["ر"] * 4 + ["چ"] * 4
