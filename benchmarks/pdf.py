"""How long a paper of a hundred pages takes as PDF, Word and plain text. Figures only; nothing is asserted by time."""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pdfminer.pdfpage import PDFPage

from hamgam.papers.writing import LABELS, Clause, Paper, Section, Signatory, pdf, plain, word

_WORDS = (
    "آب رود مال همه است و هیچ‌کس نباید بهای کار خود را با تندرستی‌اش بپردازد؛ "
    "داده‌ها آزاد، هشدارها رایگان و راه‌ها باز باشد. "
)


def platform(run: int, sections: int = 26, clauses: int = 13) -> Paper:
    """A platform of a hundred pages; no paragraph is that of another `run`, as typst remembers what it has set."""
    made = [
        Section(
            f"بخش {section + 1}",
            tuple(
                Clause(
                    f"b{section * clauses + n}", f"{run} {_WORDS * 4}\nHamgam {run}.{section}.{n}: {_WORDS * 2}", str(n)
                )
                for n in range(1, clauses + 1)
            ),
        )
        for section in range(sections)
    ]
    return Paper(
        title="برنامهٔ همگانی رود پاک",
        language="fa",
        direction="rtl",
        labels={name: "صفحهٔ {page} از {pages}" if name == "page" else name for name in LABELS},
        sections=tuple(made),
        signatories=tuple(Signatory(f"انجمن همیاران محلهٔ {n}", "سه‌پل") for n in range(40)),
    )


def main() -> None:
    """Print the median of three papers for each writer."""
    papers = [platform(run) for run in range(3)]
    pages = sum(1 for _ in PDFPage.get_pages(io.BytesIO(pdf(platform(9)))))
    for writer, aim in ((pdf, "  (aim: 100 pages under 5 s)"), (word, ""), (plain, "")):
        print(f"{writer.__name__:<6} {pages} pages  {_median(writer, papers):.2f} s{aim}")


def _median(writer: Callable[[Paper], bytes], papers: list[Paper]) -> float:
    times = []
    for paper in papers:
        begun = time.perf_counter()
        writer(paper)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    main()
