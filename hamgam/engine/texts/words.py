"""A text as a row of words: what counts as one word when two texts are compared or merged."""

import re
from typing import NamedTuple

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
)
_LETTER = rf"[\w{_MARKS}]"
# Numbers with their inner separators and links stay whole: a date whose day comes from one editor and
# whose month comes from another would be a date that nobody wrote.
_UNIT = re.compile(
    r"(\s*)("
    r"https?://\S+"
    r"|\d+(?:[.,/:٫٬–-]\d+)+"
    rf"|{_LETTER}+(?:[\u200c\u200d'’@-]+{_LETTER}+)*"
    r"|\S)"
)

SENTENCE_ENDS = frozenset(".!?؟…")

_SMALL = """
و در به از که را با تا بر یا هم نیز این آن برای بی هر اما ولی اگر چون پس یک است هست بود شود شد می ما خود
a an and are as at be but by for from in is it its of on or our so that the their this to was we were which with
"""
SMALL_WORDS = frozenset(_SMALL.split())


class Unit(NamedTuple):
    """One word or mark, with the white space before it. `core` is empty only in the last unit of a text."""

    space: str
    core: str


def units(text: str) -> list[Unit]:
    """The units of `text`; joined again they give `text` exactly. The last one holds the white space at the end."""
    found = []
    body = text.rstrip()
    for match in _UNIT.finditer(body):
        found.append(Unit(match[1], match[2]))
    found.append(Unit(text[len(body) :], ""))
    return found


def joined(row: list[Unit]) -> str:
    """The text of a row of units."""
    return "".join(unit.space + unit.core for unit in row)


def is_word(core: str) -> bool:
    """Whether a unit is a word or number, and not a mark such as a comma."""
    return any(char.isalnum() for char in core)


def is_content(core: str) -> bool:
    """Whether a unit carries meaning by itself: a word, but not «و» or "the"."""
    return is_word(core) and core.lower() not in SMALL_WORDS
