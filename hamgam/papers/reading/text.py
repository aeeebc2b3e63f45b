"""Plain text: UTF-8, UTF-16, Windows-1256 (and 1252 for western languages)."""

import codecs
import re

from hamgam.engine.recognise import Line, Note
from hamgam.papers.reading.errors import Unreadable

_ARABIC = re.compile("[\u0600-\u06ff]")
_MIXED = re.compile("[A-Za-z][\u0600-\u06ff]|[\u0600-\u06ff][A-Za-z]")


def read_text(data: bytes) -> tuple[list[Line], list[Note]]:
    """The lines of a text file. A form feed is a page; page numbers alone between pages become a remark."""
    text = decode(data)
    text = re.sub("\r\n|[\r\x85\u2028\u2029\v]", "\n", text)
    pages = text.split("\f")
    lines: list[Line] = []
    numbers: list[str] = []
    count = 0
    for page in pages:
        rows = page.split("\n")
        filled = [index for index, row in enumerate(rows) if row.strip()]
        for index, row in enumerate(rows):
            count += 1
            if (
                len(pages) > 1
                and filled
                and index in (filled[0], filled[-1])
                and re.fullmatch(r"[\s\-–—|]*\d{1,4}[\s\-–—|]*", row)
            ):
                numbers.append(row.strip())
                row = ""
            lines.append(Line(row, count))
    return lines, [Note("page_numbers_removed", tuple(numbers))] if numbers else []


def decode(data: bytes) -> str:
    """The text of the bytes, or ``Unreadable`` where they are no text."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if b"\0" in data[:4000]:
        return _utf16(data)
    if sum(byte < 9 or 13 < byte < 32 for byte in data[:4000]) > 8:
        raise Unreadable("unknown_type")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _eight_bits(data)


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: the order of bytes in which more of the text is letters."""
    if len(data) % 2:
        data += b"\0"
    texts = [data.decode(name, errors="replace") for name in ("utf-16-le", "utf-16-be")]
    best = max(texts, key=_plausible)
    if _plausible(best) < 0.7:
        raise Unreadable("unknown_type")
    return best


def _plausible(text: str) -> float:
    usual = sum(
        1
        for sign in text[:4000]
        if sign in "\n\r\t\u200c«»“”–" or "\u0600" <= sign <= "\u06ff" or " " <= sign <= "\u00ff"
    )
    return usual / max(1, len(text[:4000]))


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes (a file that was cut), or None."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return text if broken <= 3 + len(text) // 500 and broken * 4 < sum(byte > 127 for byte in data) else None


def _eight_bits(data: bytes) -> str:
    """Windows-1256 where the letters above ASCII make Arabic words, else Windows-1252."""
    arabic = data.decode("cp1256")
    letters = len(_ARABIC.findall(arabic))
    if letters >= 3 and len(_MIXED.findall(arabic)) * 4 < letters:
        return arabic
    return data.decode("cp1252", errors="replace")
