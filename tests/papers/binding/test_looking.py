"""Looking into a paper before it is bound: what is broken, closed, empty, too large or hostile is named, and nothing hangs."""

import time
import zlib

import pytest

from hamgam.papers.binding import look, looking
from tests.papers.binding.made import ENCRYPTED, paged, written
from tests.papers.reading.wordfile import paragraph, word_file

KIDS = b" ".join(b"%d 0 R" % n for n in range(3, 33))
BOMB = zlib.compress(bytes(600_000_000), 9)
FAN = [b"<</Type/Catalog/Pages 2 0 R>>"] + [
    b"<</Type/Pages/Count 9/Kids[" + b" ".join([b"%d 0 R" % (n + 1)] * 30) + b"]>>" for n in range(2, 12)
]

REASONS = {
    "a file that was cut": (paged("one", "two")[:100], "broken_pdf"),
    "no PDF but for its name": (b"%PDF-1.7\n" + b"\0rubbish" * 100, "broken_pdf"),
    "a password": (ENCRYPTED, "encrypted_pdf"),
    "no page": (written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), "empty"),
    "pages that hold themselves": (written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]), "empty"),
    "pages beyond number": (written([*FAN, b"<</Type/Page/MediaBox[0 0 9 9]>>"]), "memory_limit"),
    "a page that unpacks to far too much": (paged("x", flate=BOMB), "memory_limit"),
    "more pages than are bound": (paged(*["x"] * 601), "too_many_pages"),
    "a text of nothing": (b" \n\n ", "empty"),
    "a broken Word file": (b"PK\x03\x04rubbish", "broken_docx"),
    "a web page": (b"<html><p>x</p></html>", "html"),
}  # fmt: skip


@pytest.mark.parametrize("what", REASONS)
def test_what_cannot_be_bound_is_named(what: str) -> None:
    data, reason = REASONS[what]
    begun = time.monotonic()
    found = look(data)
    assert (found.reason, found.pages, found.flow) == (reason, 0, None)
    assert time.monotonic() - begun < looking.SECONDS + 6


def test_a_pdf_that_keeps_its_reader_busy_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "SECONDS", 2)
    endless = b"%PDF-1.4\n" + b"1 0 obj <</Type/Catalog/Pages 1 0 R>> " * 400_000
    assert look(endless).reason == "time_limit"


def test_pages_are_counted_by_what_binds_them() -> None:
    assert [look(paged(*["x"] * count)).pages for count in (1, 3)] == [1, 3]


def test_a_text_and_a_word_file_are_their_paragraphs() -> None:
    text, word = look("یک\n\nدو".encode()).flow, look(word_file(paragraph("one"), paragraph("two"))).flow
    assert text is not None
    assert word is not None
    assert [[each.text for each in flow.paragraphs] for flow in (text, word)] == [["یک", "دو"], ["one", "two"]]
    assert [text.language, word.language] == ["fa", "en"]


def test_pictures_of_a_word_file_are_told_of() -> None:
    with_picture = word_file(paragraph("one"), parts={"word/media/image1.png": "x"})
    assert [look(word_file(paragraph("one"))).pictures, look(with_picture).pictures] == [False, True]
