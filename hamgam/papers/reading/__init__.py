"""Reading papers: from the bytes of a file to a recognised paper, in a process of its own with limits."""

from hamgam.papers.reading.answer import to_json
from hamgam.papers.reading.errors import Unreadable
from hamgam.papers.reading.flow import Flow, Paragraph
from hamgam.papers.reading.limits import read_flow, read_paper, read_tracked, recognise_text
from hamgam.papers.reading.sentences import sentence, warning_text

__all__ = [
    "Flow",
    "Paragraph",
    "Unreadable",
    "read_flow",
    "read_paper",
    "read_tracked",
    "recognise_text",
    "sentence",
    "to_json",
    "warning_text",
]
