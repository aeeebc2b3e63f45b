"""From glyphs on a line, in the order of the eye, to text in the order of reading.

PDF files hold Persian text as drawn from left to right, often with presentation forms.  Right-to-left runs are turned
round glyph by glyph, so that ligatures such as «لا» and marks stay whole; numbers and Latin runs keep their order.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CONTROL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u2060\ufeff\u00ad]")
_FORMS = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]")
_CLASSES = {"R": "R", "AL": "R", "EN": "N", "AN": "N", "ES": "S", "CS": "S", "ET": "S", "NSM": "M", "BN": "B", "L": "L"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_FINAL_FORM = re.compile("(?:FINAL|ISOLATED) FORM$")
_START_FORM = re.compile("(?:INITIAL|ISOLATED) FORM$")
_JOINS_ON = frozenset("بپتثجچحخسشصضطظعغفقکكگلمنهیيئ")


@dataclass
class Glyph:
    """One glyph: what it says, where it stands (points), how large it is."""

    text: str
    x0: float
    x1: float
    size: float
    bold: bool = False


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    for sign in text:
        kind = _CLASSES.get(unicodedata.bidirectional(sign))
        if kind:
            return kind
    return "O"


def row_text(glyphs: list[Glyph]) -> str:
    """The text of one row. A gap as wide as a letter is a space; a far wider one a tab."""
    tokens = _tokens(sorted(glyphs, key=lambda glyph: (glyph.x0 + glyph.x1) / 2))
    kinds = [_kind(token) for token in tokens]
    if kinds.count("R") < kinds.count("L") or "R" not in kinds:
        return "".join(tokens) if "R" not in kinds else _turn_runs(tokens, kinds)
    return _turned(tokens, kinds)


def _tokens(ordered: list[Glyph]) -> list[str]:
    tokens: list[str] = []
    edge: float | None = None
    before: Glyph | None = None
    for glyph in ordered:
        text = _CONTROL.sub("", glyph.text)
        gap = glyph.x0 - edge if edge is not None else 0.0
        if gap > max(1.0, glyph.size * 0.13) and tokens and not tokens[-1].isspace() and not text.isspace():
            tokens.append("\t" if gap > max(20.0, glyph.size * 2.4) else " ")
        elif before and _half_space(text, before.text):
            tokens.append("\u200c")
        opened = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]).strip() or match[0], text)
        if opened:
            _place(tokens, opened)
        edge = max(edge or 0.0, glyph.x1)
        before = glyph
    return tokens


def _place(tokens: list[str], text: str) -> None:
    """Adds a glyph; a mark joins the letter that it stands over."""
    if tokens and all(unicodedata.category(sign) == "Mn" for sign in text) and not tokens[-1].isspace():
        tokens[-1] += text
    else:
        tokens.append(text)


def _half_space(left: str, right: str) -> bool:
    """Two letters drawn apart although no space parts them: between them stood a half-space.

    ``right`` is the glyph before in the order of the eye from left to right, that is the later letter.
    """
    left, right = right, left  # from here on: left stands on the left side of the page
    if len(left) != 1 or len(right) != 1:
        return False
    first, second = unicodedata.name(right, ""), unicodedata.name(left, "")
    if not (_FINAL_FORM.search(first) and _START_FORM.search(second)):
        return False
    return unicodedata.normalize("NFKC", right) in _JOINS_ON


def _ltr_runs(tokens: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """Stretches that are read from left to right: Latin words, numbers, dates."""
    runs = []
    index = 0
    while index < len(tokens):
        if kinds[index] not in "LN":
            index += 1
            continue
        end = index
        while True:
            after = end + 1
            while after < len(tokens) and kinds[after] in "SOBM" and tokens[after] != "\t":
                after += 1
            if after >= len(tokens) or kinds[after] not in "LN" or not _together(tokens, kinds, index, end, after):
                break
            end = after
        runs.append((index, end + 1))
        index = end + 1
    return runs


def _together(tokens: list[str], kinds: list[str], start: int, end: int, after: int) -> bool:
    if "L" in kinds[start : end + 1] or kinds[after] == "L":
        return True
    between = tokens[end + 1 : after]
    return not between or (len(between) == 1 and (kinds[end + 1] == "S" or between[0] in "/:.,٫٬-"))


def _turned(tokens: list[str], kinds: list[str]) -> str:
    """A right-to-left row: everything turned round but the left-to-right runs."""
    parts: list[str] = []
    runs = dict(_ltr_runs(tokens, kinds))
    index = 0
    while index < len(tokens):
        if index in runs:
            parts.append("".join(tokens[index : runs[index]]))
            index = runs[index]
        else:
            parts.append(tokens[index])
            index += 1
    return "".join(reversed(parts))


def _turn_runs(tokens: list[str], kinds: list[str]) -> str:
    """A left-to-right row with right-to-left words in it: only those are turned round."""
    parts: list[str] = []
    index = 0
    while index < len(tokens):
        end = index
        if kinds[index] == "R":
            while end + 1 < len(tokens) and (
                kinds[end + 1] in "RMB" or (kinds[end + 1] not in "LN" and "R" in kinds[end + 1 : end + 3])
            ):
                end += 1
            parts.append("".join(reversed(tokens[index : end + 1])))
        else:
            parts.append(tokens[index])
        index = end + 1
    return "".join(parts)
