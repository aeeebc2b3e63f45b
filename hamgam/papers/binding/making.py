"""Making the PDF of a brochure: its parts lie in a folder, typst sets them in a process with bounds, the bytes come back."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hamgam.papers import bounded
from hamgam.papers.binding.brochure import Brochure, Part, content_of

#: Seconds of a processor and bytes of memory in which a brochure is set.
SECONDS, MEMORY = 60, 2 * 1024 * 1024 * 1024
_HERE = Path(__file__).parent
_LOOK = _HERE.parent / "writing" / "look.typ"


class Unbound(Exception):
    """The brochure could not be made; `reason` is time_limit, memory_limit or reading_failed; `said` is for the operator."""

    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(f"{reason}: {said}" if said else reason)
        self.reason = reason


def pdf_brochure(
    brochure: Brochure, files: Callable[[int], bytes], newer: bool = False, instead: tuple[str, ...] = ()
) -> bytes:
    """The brochure as a tagged PDF, same bytes for the same brochure. files: the PDF of part n, counted from 0 over all parts.

    newer: one of the PDFs asks for PDF 2.0. Should they fail all together although each alone passed, the brochure is made
    without them, and `instead` stands in the place of each. Raises Unbound where that fails too.
    """
    try:
        return _made(brochure, files, newer)
    except Unbound:
        if not instead or not any(part.pages for part in brochure.parts()):
            raise
    without = tuple(
        replace(chapter, parts=tuple(_left_out(part, instead) for part in chapter.parts))
        for chapter in brochure.chapters
    )
    return _made(replace(brochure, chapters=without), files, newer=False)


def _left_out(part: Part, instead: tuple[str, ...]) -> Part:
    return replace(part, pages=0, absent=instead) if part.pages else part


def _made(brochure: Brochure, files: Callable[[int], bytes], newer: bool) -> bytes:
    with TemporaryDirectory(prefix="hamgam-") as name:
        folder = Path(name)
        shutil.copy(_HERE / "brochure.typ", folder)
        shutil.copy(_LOOK, folder)
        (folder / "content.json").write_text(json.dumps(content_of(brochure), ensure_ascii=False), encoding="utf-8")
        for n, part in enumerate(brochure.parts()):
            if part.pages:
                (folder / f"{n}.pdf").write_bytes(files(n))
        try:
            done = bounded.run("hamgam.papers.binding", ["2.0" if newer else "1.7", name], SECONDS, MEMORY)
        except subprocess.TimeoutExpired as error:
            raise Unbound("time_limit") from error
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise Unbound(bounded.why(done.returncode, done.stderr), done.stderr.decode(errors="replace")[-1500:])
    return done.stdout
