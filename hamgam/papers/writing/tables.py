"""Tables as CSV, for spreadsheet programs as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from .direction import clean

# What makes a spreadsheet program take a cell for a formula: these, and their full-width forms.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001


def csv_bytes(rows: Iterable[Sequence[object]], language: str = "fa") -> bytes:
    """The rows as CSV: UTF-8 with a byte order mark (without it Excel misreads Persian), comma, CRLF (RFC 4180).

    Numbers stay numbers, None is an empty cell. Text that would be taken for a formula gets a `'` in front.
    `language` decides the comma of fractions: programs set to Persian or English both read a point, others a comma.
    """
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")
