"""Plain text, CSV and QR codes; and the rules of a paper itself."""

import csv
import io
import subprocess
import sys
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from hamgam.papers.writing import Clause, Paper, Section, csv_bytes, papers_of, plain, qr_svg, source_json

from . import samples


def test_a_paper_as_plain_text_is_written_out_whole():
    paper = samples.english(
        sections=(
            Section("Water", (Clause("b1", "One.\r\n- two", "1", "Head", ("a remark",)), Clause("b2", "Bare."))),
        ),
        signatories=samples.english().signatories[:2],
    )
    assert plain(paper).decode("utf-8") == (
        "Clean River and Safe Work Coalition\n\nStatement 7\n27 October 2026 (5 Aban 1405)\n\n"
        "Flood warning is everyone’s right\n\n"
        "Four organisations have read this text clause by clause and signed it.\n"
        "In the names of those who sign\nAdopted by the fifth general assembly, Sepol\n\n"
        "Water\n\n1. Head\nOne.\n- two\n(a remark)\n\nBare.\n\n"
        "English by the translation group, reviewed. Where the two differ, the Persian text holds.\n\n"
        "Signatories\nFour organisations, in alphabetical order.\n\n"
        "– Sepol Textile Workers’ Union (Sepol)\n"
        "– Masezar Work Safety Association (Masezar)\n  Note: “Daily until the gauge stands.”\n\n"
        "Check it yourself\nThis text has a fingerprint (SHA-256). Change one letter and the fingerprint changes. "
        "Compare what your own computer finds with this:\n\n"
        "33bd9570 61d4df17 8288fa62 33e2aede\n11d04986 97d12e86 001f71db 00605b80\n\n"
        "Keep these forty digits and check against them:\n\n16151 67345 68250 73389\n34129 95047 02280 77116\n\n"
        "Contact: press@rivers.example\nText, signatures and bundle: https://rivers.example/en/statements/7/\n"
    )


def test_plain_text_of_a_bare_title_is_the_title():
    assert plain(Paper(title="آب", language="fa", direction="rtl", labels=samples.FA_LABELS)) == "آب\n".encode()


def test_a_clause_of_a_number_alone_is_its_number():
    paper = Paper("آب", "fa", "rtl", samples.FA_LABELS, sections=(Section("", (Clause("b1", "", "۱"),)),))
    assert plain(paper).decode() == "آب\n\n۱.\n"


def test_csv_is_read_as_persian_and_runs_no_formula():
    rows = [
        ["نهاد", "بند ۱"],
        ["=1+1", "+a"],
        ["-b", "@c"],
        [" \u200f=d", "\uff1de"],
        [-3, Decimal("-1.5")],
        [None, 'a,"b"'],
    ]
    made = csv_bytes(rows)
    assert made.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig")))) == [
        ["نهاد", "بند ۱"],
        ["'=1+1", "'+a"],
        ["'-b", "'@c"],
        ["' \u200f=d", "'\uff1de"],
        ["-3", "-1.5"],
        ["", 'a,"b"'],
    ]


def test_a_qr_code_is_clean_svg_without_style_or_script():
    svg = qr_svg('https://rivers.example/?a=1&b="<', title="نشانی <b>")
    tree = ElementTree.fromstring(svg)
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert tree.find("{http://www.w3.org/2000/svg}title").text == "نشانی <b>"
    assert attributes == {"viewBox", "class", "fill", "stroke", "d"}
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} == {"svg", "title", "path"}


def test_too_much_for_a_qr_code_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="too long for a QR code"):
        qr_svg("x" * 3000)


def test_a_paper_comes_back_from_its_json():
    papers = (samples.persian(), samples.english())
    assert papers_of(source_json(papers)) == papers


@pytest.mark.parametrize("source", [b"{}", b"[]", b'{"hamgam_paper": 1}', b'{"hamgam_paper": 1, "papers": [{}]}', b"x"])
def test_other_json_is_not_a_paper(source):
    with pytest.raises(ValueError):
        papers_of(source)


def test_a_paper_without_its_words_is_refused_by_name():
    with pytest.raises(ValueError, match="lacks these labels: proof_how, contact"):
        samples.english(labels={name: "x" for name in samples.EN_LABELS if name not in ("proof_how", "contact")})


def test_two_clauses_under_one_anchor_are_refused():
    twice = (Section("", (Clause("b1", "a"),)), Section("", (Clause("b1", "b"),)))
    with pytest.raises(ValueError, match="used twice: b1"):
        samples.english(sections=twice)


@pytest.mark.parametrize("anchor", ["", "1b", "b 1", "b-1", "ب۱", "b" * 41, "b1\n"])
def test_an_anchor_that_a_bookmark_cannot_carry_is_refused(anchor):
    with pytest.raises(ValueError, match="An anchor is"):
        Clause(anchor, "a")


def test_a_direction_of_neither_kind_is_refused():
    with pytest.raises(ValueError, match="rtl or ltr"):
        samples.english(direction="up")


def test_the_writers_need_no_django():
    code = "import sys, hamgam.papers.writing; print(sorted(m for m in sys.modules if m.split('.')[0] == 'django'))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout == "[]\n"
