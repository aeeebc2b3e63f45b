"""Recognising a paper: lines in, kind, title, sections, clauses, dates, places, signatories and contacts out.

No line is lost: what is not recognised stays as a paragraph in its place.
"""

from collections.abc import Sequence

from hamgam.engine.recognise.build import recognise
from hamgam.engine.recognise.model import Clause, Imported, Line, Note, Section, Signatory

__all__ = ["Clause", "Imported", "Line", "Note", "Section", "Sequence", "Signatory", "recognise"]
