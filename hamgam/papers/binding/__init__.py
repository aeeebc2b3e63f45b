"""Binding papers of several formats into one PDF: what the brochure of an assembly is made by. Plain data in, bytes out; no Django."""

from hamgam.papers.binding.brochure import BROCHURE_LABELS, Brochure, Chapter, Part, Place
from hamgam.papers.binding.looking import Looked, look
from hamgam.papers.binding.making import Unbound, pdf_brochure

__all__ = ["BROCHURE_LABELS", "Brochure", "Chapter", "Looked", "Part", "Place", "Unbound", "look", "pdf_brochure"]
