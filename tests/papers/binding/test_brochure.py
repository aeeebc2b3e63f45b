"""The brochure: contents that lead to the right pages, running heads, both sheets, papers of three formats, PDFs as they are."""

import re

import pytest

from hamgam.papers.binding import Chapter, Place, Unbound, look, pdf_brochure
from hamgam.papers.reading import Paragraph
from tests.papers.binding.made import A4, A5, bound, brochure, outline, paged, part, rows, sizes, texts
from tests.papers.reading.wordfile import listed, numbering, paragraph, word_file

WORD = word_file(
    paragraph("Report of the women's group"),
    paragraph("the fund", listed(1)),
    parts={"word/numbering.xml": numbering(("decimal", "%1."))},
)
TEXT = "گزارش صندوق\n\nدر شش ماه ۱۲ نامه نوشتیم."
LONG = tuple(Paragraph(f"Paragraph {n}. " + "Words of a long report. " * 30) for n in range(40))


def mixed(**changes: object) -> bytes:
    """A text, a Word file and a PDF of three pages, one that is absent, under two items and under none."""
    text, word = look(TEXT.encode()).flow, look(WORD).flow
    assert text is not None
    assert word is not None
    chapters = (
        Chapter("1. Reports", (part("Paper 2", "Fund", flow=text.paragraphs, language="fa", direction="rtl"), part("Paper 1", "Long", flow=LONG))),
        Chapter("2. Texts", (part("Paper 3", "Plan", pages=3, by="Reed"), part("Paper 4", "Women", flow=word.paragraphs))),
        Chapter("Other papers", (part("Paper 5", "Closed", absent=("It is protected.",), address="https://x.example/5"),)),
    )  # fmt: skip
    given = {"agenda": (Place("Reports", "30 minutes"), Place("Texts")), **changes}
    return bound(brochure(*chapters, **given), b"", b"", paged("one", "two", "three"), b"", b"")


@pytest.mark.parametrize("sheet", ["a4", "a5"])
def test_the_contents_name_the_page_on_which_each_paper_begins(sheet: str) -> None:
    made = mixed(sheet=sheet)
    found = (re.match(r"(Paper \d): \w+ [. ]+ (\d+)$", row) for row in rows(made, 1))
    said = {row[1]: int(row[2]) for row in found if row}
    heads = {at: rows(made, at - 1)[0] for at in range(4, len(sizes(made)) + 1)}
    begins = {
        name: min(at for at, head in heads.items() if head.startswith(name))
        for name in ("Paper 2", "Paper 1", "Paper 3", "Paper 4", "Paper 5")
    }
    assert said == begins


@pytest.mark.parametrize(("sheet", "size"), [("a4", A4), ("a5", A5)])
def test_every_page_has_the_size_of_its_sheet(sheet: str, size: tuple[int, int]) -> None:
    assert set(sizes(mixed(sheet=sheet))) == {size}


def test_every_page_of_a_paper_bears_its_name_and_the_assembly_s_and_its_own_number() -> None:
    pages = texts(mixed())
    assert [f" {n} of {len(pages)}" in f" {page}" for n, page in enumerate(pages[1:], 2)] == [True] * (len(pages) - 1)
    of_papers = pages[3:]
    assert ["Fourth assembly" in page for page in of_papers] == [True] * len(of_papers)
    assert [page for page in of_papers if not re.match(r"Paper \d: (Fund|Long|Plan|Women|Closed)", page)] == []
    assert ["one" in pages[-5], "two" in pages[-4], "three" in pages[-3], "fund" in pages[-2]] == [True] * 4


def test_a_persian_reader_sees_persian_digits() -> None:
    chapter = Chapter("سندها", (part("سند ۱", "Plan", pages=2),))
    made = bound(brochure(chapter, language="fa", direction="rtl", title="نشست"), paged("one", "two"))
    feet = [sorted(re.findall(r"[۰-۹0-9]+", rows(made, page)[-1])) for page in (1, 2, 3)]
    assert feet == [["۲", "۴"], ["۳", "۴"], ["۴", "۴"]]


def test_the_outline_leads_to_items_and_their_papers() -> None:
    assert outline(mixed()) == [
        (1, "contents"), (1, "agenda"), (1, "1. Reports"), (2, "Paper 2: Fund"), (2, "Paper 1: Long"), (1, "2. Texts"),
        (2, "Paper 3: Plan"), (2, "Paper 4: Women"), (1, "Other papers"), (2, "Paper 5: Closed"),
    ]  # fmt: skip


def test_an_absent_paper_says_which_it_is_why_and_where_it_is() -> None:
    last = texts(mixed())[-1]
    assert [said in last for said in ("Paper 5", "Closed", "It is protected.", "https://x.example/5")] == [True] * 4


def test_the_same_papers_give_the_same_bytes() -> None:
    assert mixed() == mixed()


def test_the_title_page_bears_the_checkpoint_as_it_was_signed() -> None:
    lines = ("log.example/hamgam", "17", "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    made = bound(brochure(coalition="River network", when_and_where=("25 December",), record_lines=lines))
    first = texts(made)[0]
    assert [said in first for said in ("River network", "Fourth assembly", "25 December", *lines)] == [True] * 6


@pytest.mark.parametrize(("turn", "size"), [(0, A4), (90, (842, 595)), (180, A4), (270, (842, 595))])
def test_a_turned_page_is_turned_and_its_sheet_has_its_shape(turn: int, size: tuple[int, int]) -> None:
    made = bound(brochure(Chapter("c", (part("Paper 1", "Turned", pages=1),))), paged("word", rotate=turn))
    assert (sizes(made)[-1], "word" in texts(made)[-1].replace(" ", "")) == (
        size,
        turn == 0 or "word" in texts(made)[-1].replace(" ", ""),
    )


def test_a_newer_pdf_is_bound_under_its_own_version() -> None:
    newer = paged("word").replace(b"%PDF-1.7", b"%PDF-2.0")
    made = brochure(Chapter("c", (part("Paper 1", "New", pages=1),)))
    with pytest.raises(Unbound):
        bound(made, newer)
    assert (look(newer).newer, bound(made, newer, newer=True)[:8]) == (True, b"%PDF-2.0")


def test_pdfs_that_fail_together_leave_a_page_that_says_so() -> None:
    made = brochure(Chapter("c", (part("Paper 1", "Broken", pages=2), part("Paper 2", "Text", flow=LONG[:1]))))
    printed = texts(pdf_brochure(made, lambda n: b"%PDF-1.7 nothing", instead=("It is not inside.",)))
    assert (["It is not inside." in page for page in printed], "Words of a long report." in printed[-1]) == (
        [False, False, True, False],
        True,
    )


def test_letters_that_look_like_markup_are_printed_as_letters() -> None:
    hostile = '#read("/etc/passwd") <b> $x$'
    made = bound(brochure(Chapter(hostile, (part("Paper 1", hostile, flow=(Paragraph(hostile),)),)), title=hostile))
    assert [hostile.replace(" ", "") in page.replace(" ", "") for page in texts(made)] == [True] * 3


def test_a_table_of_a_word_file_is_a_table() -> None:
    rows = tuple(Paragraph("", cells=(f"city {n}", str(n))) for n in range(3))
    page = texts(bound(brochure(Chapter("c", (part("Paper 1", "Table", flow=rows),)))))[-1]
    assert [f"city {n}" in page for n in range(3)] == [True] * 3


@pytest.mark.parametrize(
    "given", [{}, {"pages": 1, "absent": ("x",)}, {"flow": LONG, "pages": 2}, {"pages": 1, "direction": "up"}]
)
def test_what_is_no_part_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="."):
        part("Paper 1", "x", **given)


@pytest.mark.parametrize("changes", [{"labels": {}}, {"sheet": "a3"}, {"direction": "up"}])
def test_what_is_no_brochure_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="."):
        brochure(**changes)
