"""QR codes as SVG that a strict content security policy lets through: attributes only, no style, no script."""

from __future__ import annotations

import io

import segno


def qr_svg(data: str, *, title: str = "") -> str:
    """The data as an inline `<svg class="qr">`, black on white in light and in dark; `title` is read to who cannot see.

    Raises ValueError when the data is longer than a QR code can hold (about 2,300 bytes).
    """
    try:
        code = segno.make(data, error="m", micro=False)
    except segno.DataOverflowError as problem:
        raise ValueError("This is too long for a QR code: about 2,300 bytes fit.") from problem
    made = io.BytesIO()
    code.save(
        made, kind="svg", xmldecl=False, svgns=True, omitsize=True, nl=False,
        svgclass="qr", lineclass=None, dark="#000", light="#fff", border=4, title=title or None,
    )  # fmt: skip
    return made.getvalue().decode("utf-8")
