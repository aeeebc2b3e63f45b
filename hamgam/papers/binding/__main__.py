"""The binding process: ``python -m hamgam.papers.binding look|1.7|2.0 FOLDER SECONDS MEMORY > answer``."""

import json
import re
import sys
from pathlib import Path
from typing import Any

from hamgam.papers.bounded import bound

_FONTS = Path(__file__).parents[1] / "fonts"
#: More pages than any PDF has: typst answers with how many there are.
_BEYOND = 10_000_000
_COUNTED = re.compile(r"the document only has (\d+) page")
#: What typst says of a PDF that it cannot take → our word for it.
_REASONS = (("encrypted", "encrypted_pdf"), ("could not be loaded", "broken_pdf"))


def look(folder: Path, most: int) -> dict[str, Any]:
    """How many pages `paper.pdf` has and under which version it can be bound, every page tried; or the reason why not."""
    import typst

    def tried(first: int, last: int, version: Any) -> None:
        pages = f'#for n in range({first}, {last + 1}) {{ page(image("paper.pdf", page: n, width: 50pt, height: 50pt, fit: "contain")) }}'
        typst.compile(pages.encode(), root=folder, format="pdf", ignore_system_fonts=True, pdf_standards=[version])

    try:
        tried(_BEYOND, _BEYOND, "2.0")
    except typst.TypstError as error:
        counted = _COUNTED.search(" ".join(error.hints))
        if counted is None:
            return {"reason": next((word for said, word in _REASONS if said in str(error)), "broken_pdf")}
        pages = int(counted[1])
    else:
        return {"reason": "too_many_pages"}
    if not 0 < pages <= most:
        return {"reason": "too_many_pages" if pages else "empty"}
    for version in ("1.7", "2.0"):
        try:
            tried(1, pages, version)
        except typst.TypstError:
            continue
        return {"pages": pages, "newer": version == "2.0"}
    return {"reason": "broken_pdf"}


def bind(folder: Path, version: Any) -> bytes:
    """The brochure whose content lies in the folder."""
    import typst

    return typst.compile(
        folder / "brochure.typ",
        root=folder,
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=[version],
        timestamp=0,
    )


def main(what: str, folder: Path, seconds: int, memory: int) -> int:
    """Answer on standard output: JSON of what was looked at, or the PDF."""
    from hamgam.papers.binding.looking import MOST_PAGES

    bound(seconds, memory)
    if what == "look":
        answer = json.dumps(look(folder, MOST_PAGES)).encode()
    else:
        answer = bind(folder, what)
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
