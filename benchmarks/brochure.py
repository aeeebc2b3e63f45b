"""How long the brochure of an assembly takes with 300 pages of PDF papers, and how much memory. Figures only."""

from __future__ import annotations

import io
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pdf import platform
from pdfminer.pdfpage import PDFPage

from hamgam.papers.binding import BROCHURE_LABELS, Brochure, Chapter, Part, look, pdf_brochure
from hamgam.papers.writing import pdf

PAPERS, PAGES = 3, 100


def papers() -> list[bytes]:
    """PDFs of at least a hundred pages each, with a font and a text of their own."""
    return [pdf(platform(run)) for run in range(PAPERS)]


def brochure(pages: list[int], sheet: str) -> Brochure:
    """A brochure of PDFs alone, which have so many pages."""
    parts = tuple(Part(f"سند {n}", f"گزارش {n}", pages=count) for n, count in enumerate(pages, 1))
    labels = {name: "{page} از {pages}" if name in ("page", "sheet") else name for name in BROCHURE_LABELS}
    return Brochure("مجمع عمومی", "fa", "rtl", labels, (Chapter("سندها", parts),), sheet=sheet)  # type: ignore[arg-type]


def main() -> None:
    """Print what looking into the papers takes, once for each, and what binding takes at each click."""
    files = papers()
    begun = time.perf_counter()
    found = [look(data) for data in files]
    print(
        f"looking into {len(files)} papers of {sum(f.pages for f in found)} pages  {time.perf_counter() - begun:.2f} s"
    )
    for sheet in ("a4", "a5"):
        begun = time.perf_counter()
        made = pdf_brochure(brochure([each.pages for each in found], sheet), files.__getitem__)
        took = time.perf_counter() - begun
        pages = sum(1 for _ in PDFPage.get_pages(io.BytesIO(made)))
        print(f"{sheet} brochure of {pages} pages, {len(made) / 1e6:.1f} MB  {took:.2f} s  (aim: 300 pages under 15 s)")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"the largest of these processes had {most:.0f} MB of memory")


if __name__ == "__main__":
    main()
