"""Letters that run the other way: which stretches of a line are foreign to its direction, and how to fence them in.

Unicode's bidirectional rules (UAX #9) reorder a Latin run inside a Persian line by its punctuation and digits:
unfenced, `2025-10-07` is seen as `07-10-2025`. Fencing the whole run keeps it as it was written.
"""

from __future__ import annotations

import re
import unicodedata

# Embeddings, overrides and isolates: in a text they only serve to show letters in another order than they stand.
_REORDERING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"

_LATIN = "A-Za-z0-9\u00c0-\u024f"
_LATIN_RUN = re.compile(
    rf"[#@$€£+\-]?[{_LATIN}](?:[!-~\u00a0-\u024f\u066a\u2010-\u2015\u2018\u2019 €£]*[{_LATIN}\u066a%+#/=*_$€£])?"
)
_RTL = "\u0590-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_RTL_RUN = re.compile(rf"[{_RTL}](?:[{_RTL}\u200c\u200d\u200e\u200f ()«»،؛:/\-–]*[{_RTL}])?")

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLOSERS = set(_PAIRS.values())


def clean(text: str) -> str:
    """The text without what cannot or must not reach paper; every visible letter and each ZWNJ, LRM and RLM stays.

    Left out: characters that make letters appear in another order than they are stored, control characters,
    lone surrogates and noncharacters (XML and PDF refuse them). Line ends become LF, a tab one space.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(map(_kept, text.replace("\t", " ")))


def _kept(char: str) -> str:
    if char == "\n":
        return char
    if char in _REORDERING or unicodedata.category(char) in ("Cc", "Cs"):
        return ""
    code = ord(char)
    return "" if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF else char


def runs(text: str, direction: str) -> list[tuple[str, bool]]:
    """The line cut into (stretch, foreign) in order; joined, the stretches are the line itself.

    Foreign means: it runs against `direction` ("rtl" or "ltr") and is to be kept together.
    """
    pattern = _LATIN_RUN if direction == "rtl" else _RTL_RUN
    cut: list[tuple[str, bool]] = []
    done = 0
    while match := pattern.search(text, done):
        end = _balanced(text, match.start(), match.end())
        if match.start() > done:
            cut.append((text[done : match.start()], False))
        cut.append((text[match.start() : end], True))
        done = end
    if done < len(text):
        cut.append((text[done:], False))
    return cut


def _balanced(text: str, start: int, end: int) -> int:
    """Where the run ends so that a bracket or a quotation mark is not torn from its partner."""
    waiting: list[str] = []
    for place in range(start, end):
        char = text[place]
        if char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif char in _CLOSERS and (not waiting or waiting.pop() != char):
            return place
    while waiting and end < len(text) and text[end] == waiting[-1]:
        waiting.pop()
        end += 1
    if text[end : end + 1] == '"' and text.count('"', start, end) % 2:
        end += 1
    if text[end : end + 1] == "»" and text.count("«", start, end) > text.count("»", start, end):
        end += 1
    return end


def with_breaks(line: str, longest: int) -> str:
    """The line with a place to break (U+200B) inside each word of more than `longest` letters, a long address say."""
    word = re.compile(rf"\S{{{longest + 1},}}")
    piece = re.compile(rf"\S{{{longest * 3 // 4}}}(?=\S)")
    return word.sub(lambda found: piece.sub(lambda part: part[0] + "\u200b", found[0]), line)


def isolate(line: str, direction: str) -> str:
    """The line with each foreign stretch between isolating marks (U+2066 or U+2067 … U+2069)."""
    opening = _LRI if direction == "rtl" else _RLI
    return "".join(f"{opening}{part}{_PDI}" if foreign else part for part, foreign in runs(line, direction))
