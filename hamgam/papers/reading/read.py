"""What the reading process does: bytes in, a recognised paper out."""

from hamgam.engine.recognise import Imported, Line, Note, recognise
from hamgam.papers.reading.docx import read_docx
from hamgam.papers.reading.errors import Unreadable
from hamgam.papers.reading.filetype import file_type
from hamgam.papers.reading.pdf import read_pdf
from hamgam.papers.reading.sentences import LARGEST, MOST_CLAUSES
from hamgam.papers.reading.text import read_text

_READERS = {"docx": read_docx, "pdf": read_pdf, "txt": read_text}
_MOST_LINES = 60_000


def read_lines(data: bytes) -> tuple[list[Line], list[Note]]:
    """The lines of a file and the remarks of its reader; ``Unreadable`` with the reason."""
    if len(data) > LARGEST:
        raise Unreadable("too_large")
    lines, notes = _READERS[file_type(data)](data)
    if not any(sign.isalnum() for line in lines for sign in line.text):
        raise Unreadable("empty")
    if len(lines) > _MOST_LINES:
        raise Unreadable("too_many_clauses")
    return lines, notes


def read_bytes(data: bytes) -> Imported:
    """The paper that a file holds; ``Unreadable`` with the reason. Runs parsers: call it through ``limits``."""
    lines, notes = read_lines(data)
    paper = recognise(lines, notes=notes)
    if sum(len(section.clauses) for section in paper.sections) > MOST_CLAUSES:
        raise Unreadable("too_many_clauses")
    return paper
