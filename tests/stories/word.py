"""A Word file as somebody works on it: words struck out and written, marked as changes and not yet accepted."""

import copy
import io
import itertools

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

_ids = itertools.count(9_000)


def with_changes(data: bytes, changes: dict[str, str]) -> bytes:
    """The file with changes marked: old words → new words, wherever the old ones stand."""
    document = Document(io.BytesIO(data))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    for run in runs:
        for old, new in changes.items():
            if old in run.text:
                _change(run, old, new)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _change(run: Run, old: str, new: str) -> None:
    before, _old, after = run.text.partition(old)
    struck, written, rest = (_beside(run, words) for words in (old, new, after))
    run.text = before
    run._r.addnext(rest)
    run._r.addnext(_marked("w:ins", written))
    run._r.addnext(_marked("w:del", struck))


def _beside(run: Run, words: str) -> object:
    made = copy.deepcopy(run._r)
    Run(made, run._parent).text = words
    return made


def _marked(tag: str, inside: object) -> object:
    mark = OxmlElement(tag)
    mark.set(qn("w:id"), str(next(_ids)))
    mark.set(qn("w:author"), "شب‌تاب")
    mark.set(qn("w:date"), "2026-11-12T18:30:00Z")
    mark.append(inside)
    if tag == "w:del":
        for text in inside.findall(qn("w:t")):
            text.tag = qn("w:delText")
    return mark
