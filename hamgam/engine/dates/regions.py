"""Where in a text named dates may stand."""

import re
from collections.abc import Iterator

from hamgam.engine.dates import words

_WORD = re.compile(r"[^\W\d_]+")


def regions(plain: str) -> Iterator[tuple[int, int]]:
    """Stretches around the names of months; only they are searched for named dates."""
    low = high = -1
    for match in _WORD.finditer(plain):
        if not _is_month(match[0]):
            continue
        begin, end = _clip(plain, match.start(), match.end())
        if begin > high:
            if high >= 0:
                yield low, high
            low = begin
        high = max(high, end)
    if high >= 0:
        yield low, high


def _clip(plain: str, start: int, end: int) -> tuple[int, int]:
    before = plain.rfind("\n\n", max(0, start - 90), start)
    after = plain.find("\n\n", end, end + 90)
    low = before + 2 if before >= 0 else max(0, start - 90)
    while 0 < low < start and not plain[low - 1].isspace():
        low += 1
    return low, after if after >= 0 else min(len(plain), end + 90)


def _is_month(word: str) -> bool:
    return word in words.MONTHS or word.removesuffix("ماه") in words.MONTHS
