"""On paper: a page on A4 shows all its words and nothing that is of use on a screen alone."""

import hashlib
import io
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text

from hamgam.statements.models import Statement
from tests.browser import Story, width_of
from tests.stories.coalition import liaison

#: A4 less its margins, in CSS pixels.
PAPER = 680
CUT = """() => [...document.querySelectorAll('main *')].filter(e => {
  const look = getComputedStyle(e);
  return !e.closest('.vh, i') && look.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1;
}).map(e => e.outerHTML.slice(0, 120))"""

#: Words of a clause in the narrow column of its number.
SQUEEZED = """() => [...document.querySelectorAll('main .clause .text')].filter(e => e.clientWidth < 200)
  .map(e => e.outerHTML.slice(0, 120))"""


def on_paper(story: Story) -> bytes:
    """The page as it is printed; nothing sticks out, nothing is cut off."""
    story.page.emulate_media(media="print")
    with width_of(story.page, PAPER):
        assert story.page.evaluate("document.documentElement.scrollWidth") <= PAPER
        assert story.page.evaluate(CUT) == []
        assert story.page.evaluate(SQUEEZED) == []
        assert not story.page.locator("header nav").first.is_visible()
    made = story.page.pdf(format="A4")
    story.page.emulate_media(media="screen")
    return made


@pytest.mark.parametrize(
    "page",
    [
        "texts.text", "texts.printable", "positions.common_ground", "texts.clause", "positions.step",
        "positions.what_if", "positions.pairs",
    ],
)  # fmt: skip
def test_pages_of_a_text_are_whole_on_paper(grounded: None, story: Story, page: str) -> None:
    story.enter(liaison("rudkenar"))
    story.go(page, number=1, **{"texts.clause": {"anchor": 5}, "positions.step": {"clauses": 12}}.get(page, {}))
    assert on_paper(story).startswith(b"%PDF")


def program_digests() -> list[str]:
    """SHA-256 of the two programs, as `sha256sum` says it."""
    folder = Path(__file__).parents[2] / "verifier"
    return [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("hamgam_sign.py", "hamgam_verify.py")]


def test_a_statement_and_the_sheet_for_verifying_are_whole_on_paper(published: None, story: Story) -> None:
    story.go("statements.page", **Statement.objects.get(number=1).address)
    words = extract_text(io.BytesIO(on_paper(story)))
    assert "statement-1.bundle" in words
    story.go("statements.verify_print")
    digits = story.page.locator(".hash.forty").inner_text().split()
    printed = extract_text(io.BytesIO(on_paper(story)))
    assert all(group in printed for group in digits)
    whole = "".join(printed.split())
    assert all(digest in whole for digest in program_digests())
