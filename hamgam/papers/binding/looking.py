"""Looking into a paper before it is bound: what it says, or how many pages a PDF has, or why it cannot stand in a brochure.

A PDF is tried by what binds it (typst), page by page, in a process of its own: what passes here can be bound.
"""

import io
import json
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hamgam.papers import bounded
from hamgam.papers.reading import Flow, Unreadable, read_flow
from hamgam.papers.reading.filetype import file_type

#: Seconds of a processor and bytes of memory in which one PDF is tried; a PDF of more pages is not bound.
SECONDS, MEMORY, MOST_PAGES = 15, 1024 * 1024 * 1024, 600


@dataclass(frozen=True)
class Looked:
    """What was found: the `flow` of a text, or the `pages` of a PDF and whether it asks for PDF 2.0; else the `reason` (one word).

    pictures: a Word file holds pictures, which the flow does not.
    """

    flow: Flow | None = None
    pictures: bool = False
    pages: int = 0
    newer: bool = False
    reason: str = ""


def look(data: bytes) -> Looked:
    """Look into a paper (txt, docx, PDF). Never raises for what is in it; takes no longer than the bounds."""
    try:
        kind = file_type(data)
        if kind == "pdf":
            return _pages(data)
        flow = read_flow(data)
    except Unreadable as error:
        return Looked(reason=error.code)
    if not flow.paragraphs:
        return Looked(reason="empty")
    return Looked(flow, pictures=kind == "docx" and _has_pictures(data))


def _has_pictures(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.startswith("word/media/") for name in archive.namelist())


def _pages(data: bytes) -> Looked:
    with TemporaryDirectory(prefix="hamgam-") as folder:
        Path(folder, "paper.pdf").write_bytes(data)
        try:
            done = bounded.run("hamgam.papers.binding", ["look", folder], SECONDS, MEMORY)
        except subprocess.TimeoutExpired:
            return Looked(reason="time_limit")
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return Looked(reason=bounded.why(done.returncode, done.stderr))
    return Looked(**found)
