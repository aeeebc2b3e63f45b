"""From recognised papers and correction forms to drafts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamgam.demo.content import paper
from hamgam.texts.intake import Row, blocks_of, one_block, rows_of
from hamgam.texts.models import Original, Text
from tests.people import client_of
from tests.texts.drafts import PAY, RIGHT, WASTE, bodies, in_common_ground


def upload(world, name, data):
    answer = client_of(world.a_liaison).post("/fa/w/texts/new/", {"paper": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302
    return Text.objects.order_by("number").last()


def test_a_word_file_is_recognised_with_its_marked_changes_and_its_signatories(world):
    text = upload(world, "رود پاک.docx", paper.docx_with_changes())
    assert str(text) == "رود پاک، کار ایمن"
    assert [row["code"] for row in Original.objects.get().warnings] == ["tracked_changes"]
    assert len(text.imported["signatories"]) == len(paper.signatories())
    assert [c.label for c in text.clauses.filter(numbered=True)][:3] == ["۱", "۲", "۳"]


def test_a_pdf_that_we_wrote_ourselves_comes_back_with_its_clauses(world):
    written = in_common_ground(world)
    data = client_of(world.a_liaison).get(f"/fa/w/texts/{written.number}/draft.pdf").content
    text = upload(world, "draft.pdf", data)
    assert [body for body in bodies(text) if body in (RIGHT, WASTE, PAY)] == [RIGHT, WASTE, PAY]
    assert str(text) == "رود پاک"


def test_the_correction_page_shows_the_lines_of_the_original_beside_each_block(world):
    text = upload(world, "paper.txt", f"رود پاک\n\n۱. {RIGHT}\n۲. {WASTE}\n".encode())
    answer = client_of(world.a_liaison).get(f"/fa/w/texts/{text.number}/edit/")
    assert [(block.role, block.lines) for block in answer.context["blocks"] if block.words] == [
        ("clause", "3"), ("clause", "4"),
    ]  # fmt: skip
    assert 'id="l4"' in answer.content.decode()


def test_what_stands_around_the_text_is_left_beside_it_until_somebody_says_otherwise(world):
    text = upload(world, "رود پاک.docx", paper.docx_bytes())
    aside = [clause.wordings.get().body for clause in text.clauses.filter(state="out").order_by("order")]
    assert [line.text for line in paper.lines()[:2]] + [line.text for line in paper.lines()[3:5]] == aside[:4]
    assert aside[4:] == [paper.lines()[-1].text]


def test_an_observer_never_sees_the_original(world):
    text = upload(world, "paper.txt", f"رود پاک\n\n۱. {RIGHT}\n".encode())
    for page in ("original/", "original/file"):
        assert client_of(world.observer).get(f"/fa/w/texts/{text.number}/{page}").status_code == 404


def test_rows_are_read_in_the_order_of_the_page_and_strange_ones_left_out():
    data = {"role-c2": "clause", "text-c2": "دو", "role-c1": "poem", "text-c1": "یک", "more": "سه\r\n\r\nچهار"}
    rows = rows_of(data, ["c2", "c1", "c1", "x9", "c", "__proto__"])
    assert [(row.key, row.role, row.words) for row in rows] == [
        ("c2", "clause", "دو"), ("c1", "paragraph", "یک"), ("new", "clause", "سه"), ("new", "clause", "چهار"),
    ]  # fmt: skip


def test_every_clause_of_the_form_stands_in_the_blocks_once():
    rows = [
        Row("c1", "title", "عنوان ما"),
        Row("c2", "note", "کناری"),
        Row("c3", "heading", "بخش"),
        Row("c4", "clause", "یک\n\nدو"),
        Row("c5", "paragraph", "سه", joins=True),
        Row("c6", "clause", "   "),
        Row("s7", "heading", "دیگر"),
        Row("c8", "paragraph", "چهار", joins=True),
    ]
    blocks, title = blocks_of(rows)
    assert title == "عنوان ما"
    assert sorted(block["id"] for block in blocks if block.get("id")) == [1, 2, 3, 4, 5, 6, 8]
    assert [block["text"] for block in blocks if block.get("state") == "in"] == ["یک", "دو\nسه\nچهار"]
    assert [block["title"] for block in blocks if "section" in block] == ["بخش", "دیگر"]


@pytest.mark.parametrize(("given", "kept"), [("a\r\n\r\nb", "a\nb"), ("a\n \n\n b ", "a\n b"), ("", "")])
def test_one_block_has_no_empty_line(given, kept):
    assert one_block(given) == kept
