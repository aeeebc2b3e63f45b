"""Sheets and folders: pages that open from a disk, the same bytes for the same content, nothing in them runs or asks."""

import hashlib
import io
import zipfile

import docx
import lxml.html
import pytest

from hamgam.papers.writing import Line, Sheet, sheet_html, sheet_plain, sheet_word, style, write_folder

HOSTILE = "<script>alert(1)</script> \u202e\u2067&amp; \"'>"


def made(*lines: Line, language: str = "fa", **given: str) -> Sheet:
    direction = "rtl" if language == "fa" else "ltr"
    return Sheet("عنوان", language, direction, "صفحهٔ {page} از {pages}", body=lines, **given)


ALL = (
    Line("part", "بندها"), Line("head", "بند", label="۱", anchor="b1"), Line("quote", "آب پاک\n2025-10-07"),
    Line("sub", "نگارش ب"), Line("text", "Clean water", language="en", direction="ltr"), Line("small", "پیشنهاد ما"),
    Line("item", "یک"), Line("item", "دو", link="papers/paper-1.pdf"), Line("code", "0123 4567"),
)  # fmt: skip


def test_a_page_says_its_language_and_direction_and_those_of_foreign_lines() -> None:
    page = lxml.html.fromstring(sheet_html(made(*ALL, home="بازگشت")).decode())
    assert (page.get("lang"), page.get("dir")) == ("fa", "rtl")
    assert [(one.text_content(), one.get("lang"), one.get("dir")) for one in page.xpath("//main/p[@lang]")] == [
        ("Clean water", "en", "ltr")
    ]
    assert page.xpath("//bdi/text()") == ["2025-10-07"]
    assert page.xpath("//@href") == ["style.css", "index.html", "papers/paper-1.pdf"]
    assert [one.tag for one in page.xpath("//h1|//h2|//h3|//h4")] == ["h1", "h2", "h3", "h4"]
    assert len(page.xpath("//ul")) == 1


def test_what_others_wrote_is_words_and_nothing_else() -> None:
    lines = tuple(
        Line(kind, HOSTILE, label=HOSTILE) for kind in ("part", "head", "sub", "text", "quote", "small", "item", "code")
    )
    page = sheet_html(made(*lines, kicker=HOSTILE, lead=HOSTILE))
    tree = lxml.html.fromstring(page.decode())
    assert tree.xpath("//script|//@onclick|//img|//iframe|//form") == []
    assert [mark in page.decode() for mark in ("\u202e", "\u2067")] == [False, False]
    assert "script-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert b"<script" not in sheet_word(made(*lines))
    assert "\u202e" not in sheet_plain(made(*lines)).decode()


def test_a_word_file_reads_from_right_to_left_and_holds_every_line() -> None:
    document = docx.Document(io.BytesIO(sheet_word(made(*ALL))))
    assert [one.text for one in document.paragraphs] == [
        "عنوان", "بندها", "۱\tبند", "آب پاک", "2025-10-07", "نگارش ب", "Clean water", "پیشنهاد ما", "– یک", "– دو", "0123 4567",
    ]  # fmt: skip
    bidi = [bool(one._p.pPr.xpath("w:bidi")) for one in document.paragraphs[:10]]
    assert bidi == [True] * 6 + [False] + [True] * 3


def test_plain_text_sets_parts_apart() -> None:
    said = sheet_plain(made(*ALL, foot=("پایان",))).decode()
    assert said.splitlines()[:3] == ["عنوان", "", "== بندها =="]
    assert "– یک\n– دو: papers/paper-1.pdf" in said
    assert said.endswith("پایان\n")


def test_a_folder_has_the_same_bytes_each_time_and_a_list_of_sums() -> None:
    files = [("index.html", b"one"), ("papers/paper-1.pdf", b"two")]
    first, second = io.BytesIO(), io.BytesIO()
    for out in (first, second):
        write_folder(out, "text-1", iter(files))
    assert first.getvalue() == second.getvalue()
    package = zipfile.ZipFile(first)
    assert package.namelist() == ["text-1/index.html", "text-1/papers/paper-1.pdf", "text-1/sha256sums.txt"]
    sums = [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in files]
    assert package.read("text-1/sha256sums.txt").decode().splitlines() == sums
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/x", "متن.html", "a b", "A.html", "a//b", "", "sha256sums.txt", ".a"]
)
def test_a_name_that_could_leave_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        write_folder(io.BytesIO(), "text-1", [(name, b"")])


def test_a_name_stands_once() -> None:
    with pytest.raises(ValueError):
        write_folder(io.BytesIO(), "text-1", [("a", b""), ("a", b"")])


def test_the_style_sheet_is_small_and_asks_for_nothing() -> None:
    assert [mark in style().decode() for mark in ("url(", "@import", "http")] == [False] * 3
    assert len(style()) < 2_500
