"""The paper pack of an assembly: what a hall without a line fills in by hand."""

import io

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfpage import PDFPage

from hamgam.papers.writing import PACK_LABELS, Pack, PackItem, pdf_pack


def pack(**changes) -> Pack:
    fields = {
        "title": "General assembly", "language": "en", "direction": "ltr", "days": ("24 December", "25 December"),
        "labels": {name: name for name in PACK_LABELS} | {"page": "{page}/{pages}", "decision": "Sheet {n}"},
        "items": (PackItem("Report", "30 minutes"), PackItem("Place")), "houses": ("Reed", "Ford", "Weir"), "sheets": 2,
    }  # fmt: skip
    return Pack(**(fields | changes))


def pages(made: bytes) -> list[str]:
    return [extract_text(io.BytesIO(made), page_numbers=[n]) for n, _ in enumerate(PDFPage.get_pages(io.BytesIO(made)))]


def test_it_has_an_agenda_a_list_for_each_day_a_speaking_list_and_numbered_sheets() -> None:
    found = pages(pdf_pack(pack()))
    assert len(found) == 6
    assert ["Report" in found[0], "25 December" in found[2], "Weir" in found[2], "speakers" in found[3]] == [True] * 4
    assert ["Sheet 1" in found[4], "Sheet 2" in found[5]] == [True, True]


def test_the_same_pack_has_the_same_bytes() -> None:
    assert pdf_pack(pack()) == pdf_pack(pack())


def test_forty_organisations_go_on_over_pages_and_none_is_lost() -> None:
    houses = tuple(f"Organisation{n:02}" for n in range(40))
    printed = "".join(pages(pdf_pack(pack(houses=houses, days=("24 December",), sheets=0))))
    assert [house for house in houses if house not in printed] == []


def test_what_looks_like_markup_is_printed_as_letters() -> None:
    assert "#read(1)" in pages(pdf_pack(pack(items=(PackItem("#read(1)"),))))[0]


@pytest.mark.parametrize("changes", [{"labels": {}}, {"sheets": -1}, {"direction": "up"}])
def test_what_is_no_pack_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        pack(**changes)
