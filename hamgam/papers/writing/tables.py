"""Tables as CSV, for spreadsheet programs as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from .direction import clean

# What makes a spreadsheet program take a cell for a formula: these, and their full-width forms.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_UNSEEN = " \u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\n"


def csv_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as CSV: UTF-8 with a byte order mark (without it Excel misreads Persian), comma, CRLF (RFC 4180).

    Numbers stay numbers in Latin digits, so that they can be added up; None is an empty cell.
    Text that a program would run as a formula gets a `'` in front.
    """
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    text = clean(str(cell))
    if isinstance(cell, int | float | Decimal):
        return text
    return f"'{text}" if text.lstrip(_UNSEEN).startswith(_FORMULA) else text
