"""Kinds of files, their limits, and the command: each trouble is one sentence that says what to do."""

import io
import json
import zipfile

import pytest
import typst

from hamgam.engine.recognise import Line, Note, recognise
from hamgam.papers.reading import Unreadable, limits, read_paper, recognise_text, sentence, to_json, warning_text
from hamgam.papers.reading.answer import pack, unpack
from hamgam.papers.reading.command import import_json
from hamgam.papers.reading.read import read_bytes
from hamgam.papers.reading.sentences import SENTENCES, WARNINGS
from hamgam.papers.reading.text import decode

from .wordfile import HEAD, NS, paragraph, word_file

PAPER = "بیانیهٔ مشترک\n\n۱. نان برای همه\n۲. کار برای همه\n\nامضاها:\nانجمن رود (هامبورگ)\n"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_coding_of_a_text_gives_the_same_paper(coding):
    assert decode(PAPER.encode(coding)).lstrip("\ufeff") == PAPER


def test_windows_1256_is_read_with_persian_letters():
    written = PAPER.replace("ی", "ي").replace("ٔ", "").replace("۱", "1").replace("۲", "2")
    assert to_json(read_bytes(written.encode("cp1256")))["signatories"] == [{"name": "انجمن رود", "city": "هامبورگ"}]
    assert read_bytes(written.encode("cp1256")).title == "بیانیه مشترک"


def test_a_western_eight_bit_text_is_read_too():
    assert decode("Erklärung über Flüsse, größer".encode("cp1252")) == "Erklärung über Flüsse, größer"


def empty_pdf(text="", encrypt=b""):
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</I 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content) + 8, content + b"\nq/I Do Q"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + table
    return out + b"trailer<</Size 7/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (encrypt, start)


LOCK = b"/ID[<31><31>]/Encrypt<</Filter/Standard/V 1/R 2/P -44/O <" + b"41" * 32 + b">/U <" + b"42" * 32 + b">>>"


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


def bomb():
    return word_file(
        paragraph("متن"), parts={"word/styles.xml": f"{HEAD}<w:styles {NS}>" + " " * 40_000_000 + "</w:styles>"}
    )


def lying_bomb():
    """A part that unpacks to more than its header declares."""
    data = bytearray(bomb())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark)
        while place >= 0:
            size = int.from_bytes(data[place + offset : place + offset + 4], "little")
            if size > 1_000_000:
                data[place + offset : place + offset + 4] = (1000).to_bytes(4, "little")
            place = data.find(mark, place + 4)
    return bytes(data)


def entity_bomb():
    lols = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    return archive(word__document_xml=f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "x">{lols}]><x>&a8;</x>')


TROUBLES = [
    (b"", "empty"),
    (b" \r\n\t", "empty"),
    (b"*** --- ***", "empty"),
    (empty_pdf(), "scan"),
    (empty_pdf("abc", LOCK), "encrypted_pdf"),
    (b"%PDF-1.7\n" + b"\x01broken\x02" * 40, "broken_pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_doc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted_docx"),
    (b"PK\x03\x04 not a zip", "broken_docx"),
    (word_file(paragraph("متن"))[:-60], "broken_docx"),
    (archive(word__document_xml="<w:document"), "broken_docx"),
    (entity_bomb(), "broken_docx"),
    (word_file(), "empty"),
    (archive(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"), "odt"),
    (archive(xl__workbook_xml="<x/>"), "unknown_type"),
    (b"{\\rtf1 hello}", "rtf"),
    (b"<!DOCTYPE html><html><p>x</p></html>", "html"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 50, "picture"),
    (bytes(range(1, 32)) * 20, "unknown_type"),
    (b"a" * (10 * 1024 * 1024 + 1), "too_large"),
    (b"\n".join(b"%d. bread" % number for number in range(1, 1000)) * 11, "too_many_clauses"),
]


@pytest.mark.parametrize(("data", "code"), TROUBLES, ids=[f"{n}-{code}" for n, (_, code) in enumerate(TROUBLES)])
def test_a_file_that_cannot_be_read_says_why(data, code):
    with pytest.raises(Unreadable) as trouble:
        read_bytes(data)
    assert trouble.value.code == code


@pytest.mark.parametrize("make", [bomb, lying_bomb])
def test_a_zip_bomb_is_refused_and_not_unpacked(make):
    with pytest.raises(Unreadable) as trouble:
        read_paper("x.docx", make())
    assert trouble.value.code in ("unpacks_too_large", "broken_docx")


def test_every_trouble_has_one_sentence_in_both_languages():
    assert {frozenset(each) for each in (*SENTENCES.values(), *WARNINGS.values())} == {frozenset({"fa", "en"})}
    assert all("\n" not in text for each in SENTENCES.values() for text in each.values())
    assert sentence("old_doc", "en") == SENTENCES["old_doc"]["en"]


def test_a_warning_quotes_both_dates():
    note = Note("dates_disagree", ("۱۲ مهر", "۵ اکتبر"))
    assert (
        warning_text(note, "fa") == "این دو تاریخ با هم نمی‌خوانند: «۱۲ مهر» و «۵ اکتبر»؛ لطفاً بررسی کنید کدام درست است."
    )
    assert warning_text(Note("weekday_wrong", ("Monday, 7 October 2025",), 2), "en").endswith("that day is a Tuesday.")


def test_quotes_with_braces_break_no_sentence():
    assert "{0}" in warning_text(Note("dates_disagree", ("{0}", "{n}")), "en")


def test_what_goes_between_processes_comes_back_the_same():
    paper = recognise([Line(line, number) for number, line in enumerate(PAPER.splitlines(), 1)])
    assert unpack(json.loads(json.dumps(pack(paper)))) == paper


def test_a_paper_is_read_in_a_process_of_its_own():
    assert read_paper("x.txt", PAPER.encode()) == recognise_text(PAPER)
    assert [(each.name, each.city) for each in recognise_text(PAPER).signatories] == [("انجمن رود", "هامبورگ")]


def test_the_reading_process_ends_when_its_time_is_over():
    with pytest.raises(Unreadable) as trouble:
        limits._ask("paper", PAPER.encode() * 7000, seconds=1)
    assert trouble.value.code == "time_limit"


def test_the_reading_process_ends_when_its_memory_is_used_up():
    with pytest.raises(Unreadable) as trouble:
        limits._ask("paper", PAPER.encode() * 7000, memory=40 * 1024 * 1024)
    assert trouble.value.code == "memory_limit"


def test_the_command_prints_the_paper_and_answers_0(tmp_path, capsys):
    file = tmp_path / "paper.txt"
    file.write_text(PAPER, "utf-8")
    assert import_json(str(file)) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["kind", "title", "sections", "dates", "places", "signatories", "contacts", "warnings"]
    assert answer["sections"] == [
        {"title": None, "clauses": [{"label": "۱", "text": "نان برای همه"}, {"label": "۲", "text": "کار برای همه"}]},
        {"title": "امضاها:", "clauses": []},
    ]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_doc"), ("b.txt", None, "not_found")],
)
def test_the_command_says_what_to_do_and_answers_2(tmp_path, capsys, name, data, code):
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    assert import_json(str(file), "fa") == 2
    assert capsys.readouterr() == ("", SENTENCES[code]["fa"] + "\n")


def made_pdf(tmp_path, body, setup=""):
    source = tmp_path / "paper.typ"
    source.write_text(
        f'#set page(paper:"a4",numbering:"۱")\n#set text(font:"Vazirmatn",lang:"fa",size:12pt)\n#set par(justify:true)\n{setup}\n{body}',
        "utf-8",
    )
    return typst.compile(str(source), font_paths=["hamgam/papers/fonts"])


LINES = [
    "بیانیهٔ مشترک دربارهٔ رودها",
    "ما چهارده نهاد مستقل، پس از بحث‌های شش ماه گذشته، بر آنیم که آب سالم حق همگان است و هیچ بنگاهی نمی‌تواند آن را بیالاید.",
    "۱. پایان ریختن پساب به رودها (از ۱۵ مهر ۱۴۰۴)",
    "۲. حق نظارت بر ۷۵٪ آزمایش‌ها",
    "امضاها:",
    "انجمن رود سبز (هامبورگ)",
    "تماس: info@rood.example.org",
]


def test_a_persian_pdf_is_read_in_the_order_of_reading(tmp_path):
    body = "\n\n".join(line.replace("@", "\\@").replace("۱.", "۱\\.") for line in LINES)
    paper = read_bytes(made_pdf(tmp_path, body))
    assert paper.title == LINES[0]
    assert [(clause.label, clause.text) for clause in paper.sections[0].clauses] == [
        (None, LINES[1]),
        ("۱", "پایان ریختن پساب به رودها (از ۱۵ مهر ۱۴۰۴)"),
        ("۲", "حق نظارت بر ۷۵٪ آزمایش‌ها"),
    ]
    assert [(each.name, each.city) for each in paper.signatories] == [("انجمن رود سبز", "هامبورگ")]
    assert paper.contacts == ["info@rood.example.org"]
    assert [(note.code, note.quotes) for note in paper.warnings] == [("page_numbers_removed", ("۱",))]


def test_two_columns_are_read_one_after_the_other_and_running_lines_once(tmp_path):
    body = "\n\n".join(
        f"این بند شمارهٔ {n} است و دربارهٔ آب سالم و کار ایمن سخن می‌گوید تا روشن شود که چه می‌خواهیم و چگونه."
        for n in range(40)
    )
    paper = read_bytes(made_pdf(tmp_path, body, "#set page(columns:2, header:[رودهای پاک])"))
    text = " ".join(clause.text for section in paper.sections for clause in section.clauses)
    numbers = [int(word) for word in text.split() if word.isascii() and word.isdigit()]
    assert numbers == sorted(numbers)
    assert ("running_lines_removed", ("رودهای پاک",)) in [(note.code, note.quotes) for note in paper.warnings]


def test_glyphs_say_the_letters_that_the_file_states_for_them():
    shown = "The river) Tj /Span<</ActualText<FEFF0020006200650061>>>BDC (xy) Tj EMC (ring) Tj /Span<</ActualText<FEFF>>>BDC (!) Tj EMC ( coast"
    paper = read_bytes(empty_pdf(shown))
    assert [clause.text for section in paper.sections for clause in section.clauses] + [paper.title] == [
        "The river bearing coast"
    ]


def test_a_word_file_whose_main_part_has_a_number_is_read():
    numbered = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(paragraph("آب پاک")))) as made, zipfile.ZipFile(numbered, "w") as other:
        for name in made.namelist():
            other.writestr(name.replace("word/document.xml", "word/document2.xml"), made.read(name))
    assert read_paper("x.docx", numbered.getvalue()) == read_paper("x.docx", word_file(paragraph("آب پاک")))
