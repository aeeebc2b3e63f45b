"""Word files: numbers that Word prints, tables, notes, marked changes, anchors."""

import pytest

from hamgam.papers.reading.docx import read_docx
from hamgam.papers.reading.read import read_bytes
from hamgam.papers.reading.tracked import Change, track

from .wordfile import HEAD, NS, anchored, deleted, inserted, listed, numbering, paragraph, run, word_file


def shown(data):
    return [(line.label, line.text) for line in read_docx(data)[0]]


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimal", "%1-", ["1-", "2-", "3-"]),
        ("hindiNumbers", "%1)", ["۱)", "۲)", "۳)"]),
        ("arabicAbjad", "%1)", ["الف)", "ب)", "ج)"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("bullet", "–", ["–", "–", "–"]),
        ("decimal", "ماده %1:", ["ماده 1:", "ماده 2:", "ماده 3:"]),
    ],
)
def test_automatic_numbers_are_printed_as_word_prints_them(form, text, labels):
    data = word_file(
        *(paragraph(word, listed(1)) for word in ("نان", "کار", "آب")),
        parts={"word/numbering.xml": numbering((form, text))},
    )
    assert [label for label, _ in shown(data)] == labels


def test_levels_count_for_themselves_and_begin_again():
    body = [
        paragraph(word, listed(1, level)) for word, level in (("یک", 0), ("دو", 1), ("سه", 1), ("چهار", 0), ("پنج", 1))
    ]
    data = word_file(*body, parts={"word/numbering.xml": numbering(("decimal", "%1."), ("decimal", "%1.%2"))})
    assert [label for label, _ in shown(data)] == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_list_that_starts_anew_counts_anew():
    body = [paragraph("یک", listed(1)), paragraph("دو", listed(1)), paragraph("سه", listed(2))]
    data = word_file(*body, parts={"word/numbering.xml": numbering(("decimal", "%1."))})
    assert [label for label, _ in shown(data)] == ["1.", "2.", "1."]


def test_automatic_numbers_become_labels_of_clauses():
    body = [paragraph("فراخوان"), paragraph("نان", listed(1)), paragraph("کار", listed(1))]
    paper = read_bytes(word_file(*body, parts={"word/numbering.xml": numbering(("decimal", "%1."))}))
    assert [(clause.label, clause.text) for clause in paper.sections[0].clauses] == [("1", "نان"), ("2", "کار")]


def test_a_row_of_a_table_is_one_line_of_cells():
    table = "<w:tbl>" + "".join(
        f"<w:tr><w:tc>{paragraph(name)}</w:tc><w:tc>{paragraph(city)}</w:tc></w:tr>" for name, city in (("انجمن رود", "هامبورگ"), ("کانون آب", "پاریس"))
    ) + "</w:tbl>"  # fmt: skip
    paper = read_bytes(word_file(paragraph("بیانیه"), paragraph("متن."), paragraph("امضاها:"), table))
    assert [(each.name, each.city) for each in paper.signatories] == [("انجمن رود", "هامبورگ"), ("کانون آب", "پاریس")]


def test_headings_by_style_begin_sections():
    styles = f'{HEAD}<w:styles {NS}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>'
    body = [paragraph("بیانیهٔ ما"), paragraph("ما خواستار این‌ها هستیم", '<w:pStyle w:val="H1"/>'), paragraph("نان.")]
    paper = read_bytes(word_file(*body, parts={"word/styles.xml": styles}))
    assert [(section.title, len(section.clauses)) for section in paper.sections] == [("ما خواستار این‌ها هستیم", 1)]


def test_footnotes_and_text_boxes_are_not_lost():
    footnotes = f'{HEAD}<w:footnotes {NS}><w:footnote w:id="2">{paragraph("سخن پانوشت")}</w:footnote></w:footnotes>'
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('در کادر')}</w:txbxContent></w:pict></w:r>"
    body = paragraph(run("متن") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + box)
    assert [text for _, text in shown(word_file(body, parts={"word/footnotes.xml": footnotes}))] == [
        "متن",
        "سخن پانوشت",
        "در کادر",
    ]


def test_a_letterhead_is_read_and_a_page_number_is_not():
    header = f"{HEAD}<w:hdr {NS}>{paragraph('کانون آب')}</w:hdr>"
    footer = f"{HEAD}<w:ftr {NS}>{paragraph('صفحهٔ ۱ از ۳')}</w:ftr>"
    data = word_file(paragraph("متن"), parts={"word/header1.xml": header, "word/footer1.xml": footer})
    assert [text for _, text in shown(data)] == ["کانون آب", "متن"]


def test_a_line_break_within_a_numbered_clause_is_no_end():
    body = paragraph("<w:r><w:t>۱.</w:t><w:tab/><w:t>آب سالم</w:t><w:br/><w:t>برای همه</w:t></w:r>")
    assert [text for _, text in shown(word_file(body))] == ["۱.\tآب سالم برای همه"]


def test_line_breaks_between_names_are_ends():
    body = paragraph("<w:r><w:t>امضا:</w:t><w:br/><w:t>انجمن رود</w:t><w:br/><w:t>کانون آب</w:t></w:r>")
    assert [text for _, text in shown(word_file(body))] == ["امضا:", "انجمن رود", "کانون آب"]


def test_hidden_text_is_not_read():
    assert shown(word_file(paragraph(run("آشکار") + run("پنهان", "<w:vanish/>")))) == [(None, "آشکار")]


def test_marked_changes_are_accepted_with_a_warning():
    lines, notes = read_docx(word_file(paragraph(run("آب ") + inserted("سالم ") + deleted("آلوده ") + run("بدهید"))))
    assert [line.text for line in lines] == ["آب سالم بدهید"]
    assert [(note.code, note.quotes, note.number) for note in notes] == [("tracked_changes", ("+ سالم", "− آلوده"), 2)]


def test_a_deleted_end_of_paragraph_joins_two_paragraphs():
    gone = "<w:rPr><w:del w:id='3' w:author='x'/></w:rPr>"
    assert [text for _, text in shown(word_file(paragraph("آب ", gone), paragraph("سالم")))] == ["آب سالم"]


def test_before_and_after_of_a_returned_draft():
    draft = track(
        word_file(
            paragraph(anchored("b1", 1, run("آب ") + inserted("سالم ") + run("بدهید"))),
            paragraph(inserted("بند تازه")),
            paragraph(anchored("b2", 2, deleted("کنار رود"))),
            paragraph(anchored("b7", 3, "دست‌نخورده")),
        )
    )
    assert draft.clause("b1") == ("آب بدهید", "آب سالم بدهید")
    assert draft.clause("b2") == ("کنار رود", "")
    assert draft.clause("b7") == ("دست‌نخورده", "دست‌نخورده")
    assert draft.clause("b9") is None
    assert [draft.paragraphs[index].revised for index in draft.added()] == ["بند تازه"]
    assert draft.paragraphs[0].changes == [Change("ins", "سالم ")]
    assert (draft.paragraphs[1].inserted, draft.paragraphs[2].deleted) == (True, True)
    assert "Somebody" not in repr(draft)


def test_a_clause_that_was_split_keeps_its_anchor_over_both_parts():
    first = '<w:bookmarkStart w:id="1" w:name="b3"/>' + run("بخش یکم")
    second = run("بخش دوم") + '<w:bookmarkEnd w:id="1"/>'
    draft = track(
        word_file(paragraph("چسبانده"), paragraph(first), paragraph(second), paragraph(anchored("b4", 2, "چهار")))
    )
    assert draft.anchors == {"b3": [1, 2], "b4": [3]}
    assert draft.clause("b3") == ("بخش یکم\nبخش دوم", "بخش یکم\nبخش دوم")
    assert draft.added() == [0]


def test_edits_without_marks_come_back_as_text():
    draft = track(word_file(paragraph(anchored("b1", 1, "آب پاک بدهید"))))
    assert (draft.clause("b1"), draft.marked) == (("آب پاک بدهید", "آب پاک بدهید"), False)


def test_the_printed_number_is_no_part_of_the_clause():
    label = run("۳. ", '<w:rStyle w:val="hamgam-label"/>')
    draft = track(word_file(paragraph(anchored("b3", 1, label + run("نان")))))
    assert (draft.clause("b3"), draft.paragraphs[0].label) == (("نان", "نان"), "۳.")


def test_a_moved_clause_keeps_its_anchor_where_it_went():
    gone = f"<w:moveFrom w:id='5' w:author='x'>{run('آب')}</w:moveFrom>"
    came = f"<w:moveTo w:id='6' w:author='x'>{anchored('b1', 1, 'آب')}</w:moveTo>"
    draft = track(word_file(paragraph(gone), paragraph(anchored("b2", 2, "نان")), paragraph(came)))
    assert draft.clause("b1") == ("", "آب")
    assert [change.kind for each in draft.paragraphs for change in each.changes] == ["move", "move"]


def levels(*inner, number=""):
    """A numbering part whose levels are written out, and what its list adds."""
    made = "".join(f'<w:lvl w:ilvl="{n}">{each}</w:lvl>' for n, each in enumerate(inner))
    return (
        f'{HEAD}<w:numbering {NS} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{number}</w:num></w:numbering>'
    )


def form(name, text, more=""):
    return f'<w:start w:val="1"/><w:numFmt w:val="{name}"/>{more}<w:lvlText w:val="{text}"/>'


def labels(depths, part):
    body = [paragraph("نان", listed(1, depth)) for depth in depths]
    return [label for label, _ in shown(word_file(*body, parts={"word/numbering.xml": part}))]


@pytest.mark.parametrize(
    ("format", "printed"),
    [("۱، ۲، ۳، ...", "۱۰."), ("١، ٢، ٣، ...", "١٠."), ("01, 02, 03, ...", "10."), ("001, 002", "010.")],
)
def test_numbers_of_a_format_of_ones_own_are_printed_so(format, printed):
    own = f'<w:numFmt w:val="custom" w:format="{format}"/>'
    choice = f'<mc:AlternateContent><mc:Choice Requires="w14">{own}</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    part = levels(f'<w:start w:val="1"/>{choice}<w:lvlText w:val="%1."/>')
    assert labels([0] * 10, part)[-1] == printed


def test_a_legal_level_shows_numbers_where_the_upper_level_has_letters():
    part = levels(form("upperRoman", "%1."), form("decimal", "%1.%2", "<w:isLgl/>"))
    assert labels([0, 1, 0, 1, 1], part) == ["I.", "1.1", "II.", "2.1", "2.2"]


def test_a_level_that_never_restarts_counts_on():
    part = levels(form("upperLetter", "%1."), form("decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
    assert labels([0, 1, 1, 0, 1], part) == ["A.", "1)", "2)", "B.", "3)"]


def test_a_list_may_have_a_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{form("arabicAbjad", "%1 -")}</w:lvl></w:lvlOverride>'
    assert labels([0, 0], levels(form("decimal", "%1."), number=own)) == ["الف -", "ب -"]


def test_a_list_style_gives_its_levels_to_the_list_that_names_it():
    part = levels(form("decimal", "بند %1:")).replace(
        "</w:numbering>",
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Bands"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num></w:numbering>',
    )
    style = '<w:style w:type="numbering" w:styleId="Bands"><w:name w:val="Bands"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    parts = {"word/numbering.xml": part, "word/styles.xml": f"{HEAD}<w:styles {NS}>{style}</w:styles>"}
    data = word_file(paragraph("نان", listed(7)), paragraph("کار", listed(7)), parts=parts)
    assert [label for label, _ in shown(data)] == ["بند 1:", "بند 2:"]


def test_an_empty_item_of_a_list_counts_as_word_counts_it():
    data = word_file(
        *(paragraph(text, listed(1)) for text in ("نان", "", "کار")),
        parts={"word/numbering.xml": levels(form("decimal", "%1."))},
    )
    assert shown(data) == [("1.", "نان"), (None, ""), ("3.", "کار")]


def test_rows_pasted_from_a_letter_join_into_paragraphs():
    rows = [
        "بیانیهٔ کانون رود",
        "",
        "در هفته‌های گذشته آب رود چنان آلوده شد که ماهی‌ها در",
        "کنارهٔ رود جان دادند و کودکان بسیاری بیمار شدند و هنوز",
        "هیچ کس پاسخی به پرسش‌های ساکنان شهر نداده است.",
        "",
        "ما از همهٔ انجمن‌ها می‌خواهیم که روز جمعه در میدان شهر",
        "گرد هم آیند و خواستار آن شوند که کارخانه تا پایان کار",
        "پاک‌سازی بسته بماند و مزد کارگران پرداخته شود.",
    ]
    paper = read_bytes(word_file(*(paragraph(row) for row in rows)))
    assert [clause.text for section in paper.sections for clause in section.clauses] == [
        " ".join(rows[2:5]),
        " ".join(rows[6:9]),
    ]


def test_a_bold_line_over_a_sentence_is_a_heading_and_a_row_of_a_table_names_the_place():
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("مکان", "خانهٔ مردم، وین"))
    body = [
        paragraph("صورت‌جلسه"),
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        paragraph(run("راه پیش رو", "<w:b/>")),
        paragraph("به ما بپیوندید."),
    ]
    paper = read_bytes(word_file(*body))
    assert [section.title for section in paper.sections] == [None, "راه پیش رو"]
    assert paper.places == ["خانهٔ مردم، وین"]
