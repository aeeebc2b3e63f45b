"""PDF: every word is on the page, the data is inside, the bytes are reproducible, nothing of the text is markup."""

import io
import re
import unicodedata

import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTTextBox
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from hamgam.papers.writing import Clause, KeyRow, Paper, Section, Signatory, papers_of, pdf, pdf_table_of_keys

from . import samples

HOSTILE = (
    '#read("/etc/passwd") `code` *bold* _it_ @ref $x^2$ <b1> // c /* d */ \\ = h #panic() [x] {y} ~ -- {page} "w" \'q\''
)


def catalog(made):
    return PDFDocument(PDFParser(io.BytesIO(made))).catalog


def embedded(made):
    names = resolve1(resolve1(resolve1(catalog(made)["Names"])["EmbeddedFiles"])["Names"])
    return {names[0].decode(): resolve1(resolve1(resolve1(names[1])["EF"])["F"]).get_data()}


def page_texts(made):
    return [extract_text(io.BytesIO(made), page_numbers=[n]) for n in range(page_count(made))]


def page_count(made):
    return sum(1 for _ in PDFPage.get_pages(io.BytesIO(made)))


def letters(text):
    """What an extractor can be held to: no joiners, no isolates, one form of each letter."""
    return re.sub("[\u200c-\u200f\u2066-\u2069\xad]", "", unicodedata.normalize("NFKC", text))


def as_drawn(word):
    """A Persian word as glyphs stand on the page from left to right; lam-alef and letters with marks are one glyph."""
    return "".join(reversed(re.findall("لا|.[\u064b-\u0655]*", letters(word))))


def missing_words(paper, text):
    found = letters(text)
    words = {word for clause in paper.clauses() for word in re.findall(r"(?:[^\W\d_]|[\u064b-\u0655])+", clause.text)}
    return sorted(word for word in words if letters(word) not in found and as_drawn(word) not in found)


@pytest.mark.parametrize("paper", [samples.persian(), samples.english(), samples.long_persian(6, 10)])
def test_every_word_of_every_clause_is_printed(paper):
    assert missing_words(paper, extract_text(io.BytesIO(pdf(paper)))) == []


def test_two_runs_give_the_same_bytes():
    assert pdf(samples.persian()) == pdf(samples.persian())
    assert pdf_table_of_keys(samples.keys()) == pdf_table_of_keys(samples.keys())


def test_the_papers_themselves_are_inside_and_come_back_unchanged():
    papers = (samples.persian(), samples.english())
    files = embedded(pdf(papers))
    assert list(files) == ["paper.json"]
    assert papers_of(files["paper.json"]) == papers


def test_the_file_is_tagged_names_its_language_and_title_and_no_author():
    made = pdf(samples.persian())
    document = PDFDocument(PDFParser(io.BytesIO(made)))
    info = {name: value for each in document.info for name, value in each.items()}
    assert resolve1(catalog(made)["MarkInfo"])["Marked"] is True
    assert catalog(made)["Lang"].decode() == "fa"
    assert info["Title"].decode("utf-16") == "هشدار سیلاب حق همگان است"
    assert {"Author", "CreationDate", "ModDate"} & set(info) == set()
    assert b"pdfuaid:part" in made or b"pdfuaid" in resolve1(catalog(made)["Metadata"]).get_data()


@pytest.mark.parametrize(("make", "begin"), [(samples.english, ""), (samples.persian, "سلام ")])
def test_hostile_text_is_printed_letter_by_letter(make, begin):
    text = begin + HOSTILE
    paper = make(title=text, sections=(Section(HOSTILE, (Clause("b1", text, "#1", HOSTILE, (HOSTILE,)),)),))
    printed = re.sub(r"\s", "", extract_text(io.BytesIO(pdf(paper))))
    if make is samples.english:
        assert re.sub(r"\s", "", HOSTILE) in printed
    pieces = ("read", "/etc/passwd", "`code`", "bold", "ref", "x^2", "panic", "{page}")
    assert [piece for piece in pieces if piece not in printed] == []


def test_marks_that_reorder_letters_are_not_obeyed_and_foreign_runs_stay_whole():
    paper = samples.persian(
        sections=(Section("", (Clause("b1", "روز \u202e2027-03-21\u202c و River Gauge 2.1 است"),)),)
    )
    printed = extract_text(io.BytesIO(pdf(paper)))
    assert "2027-03-21" in printed
    assert "River Gauge 2.1" in printed


def test_letters_that_no_font_has_do_not_stop_the_paper():
    made = pdf(samples.persian(title="آب 😀 水 \x00\ud800\ufffe"))
    assert page_count(made) == 2
    assert papers_of(embedded(made)["paper.json"])[0].title == "آب 😀 水 \x00?\ufffe"


def test_a_paper_of_bare_title_is_one_page():
    bare = Paper(title="آب", language="fa", direction="rtl", labels=samples.FA_LABELS)
    texts = page_texts(pdf(bare))
    assert len(texts) == 1
    assert sorted(letters("".join(texts[0].split()))) == sorted("آبصفحهٔ۱از۱")


def test_sixty_clauses_in_six_sections_have_a_table_of_contents_and_sixty_numbers():
    texts = page_texts(pdf(samples.long_persian(6, 10)))
    assert as_drawn("فهرست") in letters(texts[0])
    numbers = {"".join(line.split()) for text in texts for line in text.splitlines()}
    wanted = {str(n).translate(samples.FA_DIGITS) for n in range(1, 61)}
    assert wanted - numbers == set()


def test_a_short_paper_has_no_table_of_contents():
    assert as_drawn("فهرست") not in letters(extract_text(io.BytesIO(pdf(samples.persian()))))


def test_each_page_says_which_it_is_in_the_digits_of_its_language():
    texts = page_texts(pdf([samples.persian(), samples.english()]))
    assert [re.search(r"Page \d of \d", text) is not None for text in texts] == [False, False, True, True]
    assert "Page 3 of 4" in texts[2]
    assert letters(texts[0]).split()[-4:] == [as_drawn("از"), "۴", "۱", as_drawn("صفحهٔ")]


def test_sixty_signatories_are_all_named_in_order():
    names = tuple(samples.Signatory(f"Society of street {n}", "Sepol") for n in range(1, 61))
    printed = extract_text(io.BytesIO(pdf(samples.english(signatories=names))))
    assert {f"Society of street {n}" for n in range(1, 61)} - set(printed.splitlines()) == set()


def test_late_and_withdrawn_signatures_and_notes_are_said_with_the_name():
    printed = extract_text(io.BytesIO(pdf(samples.english())))
    assert "Signed on 3 December 2026 (12 Azar 1405)." in printed
    assert "Note: “Daily until the gauge stands.”" in printed


def test_the_fingerprint_reads_from_left_to_right_in_a_persian_paper():
    printed = extract_text(io.BytesIO(pdf(samples.persian()))).split()
    assert [group for group in printed if group in samples.FINGERPRINT] == list(samples.FINGERPRINT)
    assert [group for group in printed if group in samples.DIGITS] == list(samples.DIGITS)


def test_no_paper_makes_no_pdf():
    with pytest.raises(ValueError, match="at least one paper"):
        pdf([])


def test_an_unknown_language_code_still_prints():
    assert page_count(pdf(samples.english(language="x-unknown"))) == 2


def test_the_table_of_keys_has_every_fingerprint_and_says_who_has_no_key():
    table = samples.keys(40)
    printed = letters(extract_text(io.BytesIO(pdf_table_of_keys(table))))
    assert {group for row in table.rows for group in row.groups} - set(printed.split()) == set()
    assert as_drawn("گواهی") in printed


def test_a_table_of_keys_prints_hostile_names_and_no_rows():
    hostile = samples.keys(rows=(KeyRow(HOSTILE, ("#read(1)",)),))
    assert "#read(1)" in extract_text(io.BytesIO(pdf_table_of_keys(hostile)))
    assert page_count(pdf_table_of_keys(samples.keys(rows=()))) == 1


def test_a_word_longer_than_the_page_is_wide_stays_on_the_page():
    address = "https://rivers.example/" + "a" * 300
    for paper in (samples.persian(sections=(Section("", (Clause("b1", address),)),)), samples.english(title=address)):
        for page in extract_pages(io.BytesIO(pdf(paper))):
            assert [box for box in page if isinstance(box, LTTextBox) and (box.x0 < 60 or box.x1 > 535)] == []


@pytest.mark.parametrize("count", [25, 27])
def test_where_it_can_be_reached_does_not_stand_alone_on_a_last_page(count):
    """So many that the address no longer fits below the forty digits."""
    signed = tuple(Signatory(f"Council of quarter {n}") for n in range(count))
    *_before, last = page_texts(pdf(samples.english(signatories=signed)))
    assert "press@rivers.example" in last and samples.FINGERPRINT[0] in last


@pytest.mark.parametrize(("count", "words"), [(7, 98), (8, 23), (8, 83), (9, 71)])
def test_the_lines_of_the_record_do_not_stand_alone_on_the_last_page_of_a_report(count, words):
    clauses = tuple(Clause(f"c{n}", "water " * words, str(n)) for n in range(count))
    made = Paper(
        title="Report", language="en", direction="ltr", labels=samples.EN_LABELS, footer_lines=("one", "two", "three"),
        sections=(Section("Course", clauses), Section("Appendices", (Clause("last", "paper one\npaper two"),))),
    )  # fmt: skip
    last = page_texts(pdf(made))[-1]
    assert ["paper two" in last, "three" in last] == [True, True]


@pytest.mark.parametrize("height", range(1, 7))
def test_a_short_entry_stands_on_one_page_with_the_remarks_beneath_it(height):
    entries = tuple(
        Clause(f"d{n}", "\n".join(["water"] * height), str(n), f"Question {n}.", (f"decided {n}.", f"version {n}."))
        for n in range(24)
    )
    made = Paper(
        title="Register", language="en", direction="ltr", labels=samples.EN_LABELS, sections=(Section("2026", entries),)
    )
    whole = [
        (n, all(f"{word} {n}." in page for word in ("Question", "decided", "version")))
        for page in page_texts(pdf(made))
        for n in range(len(entries))
        if any(f"{word} {n}." in page for word in ("Question", "decided", "version"))
    ]
    assert whole == [(n, True) for n in range(24)]
