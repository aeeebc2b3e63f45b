"""Word: the file opens, reads from right to left, carries its clauses as bookmarks and tells of no person."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from hamgam.papers.writing import Clause, Section, word
from hamgam.papers.writing.word import CLAUSE_HEADING_STYLE, LABEL_STYLE

from . import samples


def opened(paper, **options):
    return docx.Document(io.BytesIO(word(paper, **options)))


def handed_back(document):
    """Clauses as a reader of a returned file finds them: {anchor: (label, heading, text)}."""
    found, anchor = {}, None
    for paragraph in document.paragraphs:
        start = paragraph._p.find(qn("w:bookmarkStart"))
        if start is not None:
            anchor = start.get(qn("w:name"))
            found[anchor] = ["", "", []]
        if anchor is None:
            continue
        labels = [run for run in paragraph.runs if run.style.name == LABEL_STYLE]
        text = "".join(run.text for run in paragraph.runs if run.style.name != LABEL_STYLE)
        found[anchor][0] += "".join(run.text for run in labels).strip()
        if paragraph.style.name == CLAUSE_HEADING_STYLE:
            found[anchor][1] = text
        else:
            found[anchor][2].append(text)
        if paragraph._p.find(qn("w:bookmarkEnd")) is not None:
            anchor = None
    return {name: (label, heading, "\n".join(text)) for name, (label, heading, text) in found.items()}


@pytest.mark.parametrize("paper", [samples.persian(), samples.english(), samples.long_persian(6, 10)])
def test_each_clause_comes_back_from_its_bookmark_as_it_was_written(paper):
    written = {clause.anchor: (clause.label or "", clause.heading, clause.text.strip()) for clause in paper.clauses()}
    assert handed_back(opened(paper)) == written


def test_persian_paragraphs_and_runs_say_that_they_run_from_right_to_left():
    document = opened(samples.persian())
    paragraphs = [p for p in document.paragraphs if p.style.name != "hamgam-fingerprint"]
    assert {p._p.pPr.find(qn("w:bidi")) is not None for p in paragraphs} == {True}
    persian = re.compile("[\u0600-\u06ff]")
    wrong = [
        run.text
        for p in paragraphs
        for run in p.runs
        if (run._r.rPr.find(qn("w:rtl")) is not None) != (persian.search(run.text) is not None)
        and run.text.strip(" ().\u200e")
    ]
    assert wrong == []


def test_english_paragraphs_run_from_left_to_right_and_only_persian_words_in_them_do_not():
    document = opened(samples.english())
    assert [p for p in document.paragraphs if p._p.pPr.find(qn("w:bidi")) is not None] == []
    rtl = [run.text for p in document.paragraphs for run in p.runs if run._r.rPr.find(qn("w:rtl")) is not None]
    assert rtl == ["حق ترک کار"]


def test_the_fingerprint_stands_from_left_to_right():
    rows = [p for p in opened(samples.persian()).paragraphs if p.style.name == "hamgam-fingerprint"]
    assert " ".join(row.text for row in rows).split() == [*samples.FINGERPRINT, *samples.DIGITS]
    assert [row._p.pPr.find(qn("w:bidi")) for row in rows] == [None] * 4


def test_title_and_sections_are_headings_that_a_reader_can_jump_to():
    document = opened(samples.long_persian(3, 2))
    headings = [p.text for p in document.paragraphs if p.style.name in ("Title", "Heading 1")]
    assert headings[0] == "برنامهٔ همگانی رود پاک و کار ایمن برای سال‌های پیش رو"
    assert headings[1:4] == [section.title for section in samples.long_persian(3, 2).sections]


def test_a_file_to_work_on_tracks_changes_and_says_first_how_to_hand_it_back():
    document = opened(samples.persian(), for_editing=True)
    settings = [element.tag for element in document.settings.element]
    assert document.paragraphs[0].text == samples.FA_LABELS["hand_back"]
    assert qn("w:trackRevisions") in settings
    assert settings[:2] == [qn("w:removePersonalInformation"), qn("w:removeDateAndTime")]


def test_a_file_to_read_does_not_track_changes():
    document = opened(samples.persian())
    assert document.settings.element.find(qn("w:trackRevisions")) is None
    assert document.paragraphs[0].text == "هم‌پیمانی رود پاک و کار ایمن"


def test_no_person_and_no_time_is_in_the_file():
    made = word(samples.persian(), for_editing=True)
    properties = docx.Document(io.BytesIO(made)).core_properties
    assert (properties.author, properties.last_modified_by, properties.created) == ("", "", None)
    assert properties.title == "هشدار سیلاب حق همگان است"
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "Company" not in package.read("docProps/app.xml").decode()
    assert made == word(samples.persian(), for_editing=True)


def test_hostile_text_is_text():
    hostile = '<w:p/> & ]]> "q" {page} #read(1) \\ %s \u202eabc\u202c \x00\x0b\ud800\ufffe'
    paper = samples.english(title=hostile, sections=(Section(hostile, (Clause("b1", hostile, "<1>"),)),))
    assert handed_back(opened(paper)) == {"b1": ("<1>", "", '<w:p/> & ]]> "q" {page} #read(1) \\ %s abc')}


def test_an_empty_clause_keeps_its_bookmark_and_an_empty_paper_opens():
    empty = samples.english(sections=(Section("", (Clause("b1", ""), Clause("b2", "", "2"))),), signatories=())
    assert handed_back(opened(empty)) == {"b1": ("", "", ""), "b2": ("2", "", "")}
    bare = samples.Paper(title="آب", language="fa", direction="rtl", labels=samples.FA_LABELS)
    assert [p.text for p in opened(bare).paragraphs] == ["آب"]


def test_remarks_stand_outside_the_clause():
    document = opened(samples.persian())
    assert [p.text for p in document.paragraphs if p.style.name == "hamgam-mark"] == [
        "ملاحظهٔ انجمن شهر پل‌نو: «تا نصب ایستگاه، روزانه باشد.»"
    ]


def test_signatories_stand_in_two_columns_from_the_right_in_persian():
    sections = opened(samples.persian()).sections
    columns = [section._sectPr.find(qn("w:cols")).get(qn("w:num")) for section in sections]
    assert columns == ["1", "2", "1"]
    assert [section._sectPr.find(qn("w:bidi")) is not None for section in sections] == [True, True, True]


def test_the_foot_counts_the_pages():
    foot = opened(samples.persian()).sections[0].footer
    fields = [field.get(qn("w:instr")).strip() for field in foot.paragraphs[0]._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.paragraphs[0].text == "صفحهٔ  از "
