"""Writing papers: the coalition's texts as PDF, Word, plain text and tables. Plain data in, bytes out; no Django."""

from .folder import style, write_folder
from .keytable import KEY_LABELS, KeyRow, KeyTable, pdf_table_of_keys
from .pack import PACK_LABELS, Pack, PackClause, PackItem, PackText, pdf_pack
from .paper import LABELS, Clause, Paper, Section, Signatory, papers_of, source_json
from .plain import plain
from .printing import pdf
from .qr import qr_svg
from .sheet import Line, Sheet, sheet_html, sheet_plain, sheet_word
from .tables import csv_bytes
from .word import word

__all__ = [
    "KEY_LABELS",
    "LABELS",
    "PACK_LABELS",
    "Clause",
    "KeyRow",
    "KeyTable",
    "Line",
    "Pack",
    "PackClause",
    "PackItem",
    "PackText",
    "Paper",
    "Section",
    "Sheet",
    "Signatory",
    "csv_bytes",
    "papers_of",
    "pdf",
    "pdf_pack",
    "pdf_table_of_keys",
    "plain",
    "qr_svg",
    "sheet_html",
    "sheet_plain",
    "sheet_word",
    "source_json",
    "style",
    "word",
    "write_folder",
]
