"""Enumerations inside one sentence: «ما خواهان: ۱) …؛ ۲) …؛ ۳) … هستیم» becomes clauses, its lead-in kept."""

import re
from itertools import islice

from hamgam.engine.dates.words import MONTH_OR_COUNTED, plain
from hamgam.engine.recognise.words import ABJAD, PERSIAN_ALPHABET

_PLACES = re.compile(
    rf"(?:^|(?<=[\s:؛;،,.»]))(?P<open>\(?)(?P<l>\d{{1,2}}|الف|[{''.join(PERSIAN_ALPHABET[1:])}]|[a-z]|[ivx]{{1,4}})"
    rf"(?P<mark>\)|(?<=\d)\s?[.\-–ـ](?=\s?[^\W\d])|(?<=[ابپتجچحدهوزف])\s?[\-–ـ](?=\s?[^\W\d]))\s*"
)
_ORDINAL = re.compile(
    r"(?:^|(?<=[:؛;.،]\s)|(?<=[:؛;.،]))(?P<l>یکم|اول|نخست|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|first|second|third|fourth|fifth|erstens|zweitens|drittens)"
    r"(?:\s?[:–-]|[،,])\s*",
    re.IGNORECASE,
)
_ORDINAL_NUMBER = {
    word: number
    for number, group in enumerate(
        (
            "یکم|اول|نخست|first|erstens",
            "دوم|second|zweitens",
            "سوم|third|drittens",
            "چهارم|fourth",
            "پنجم|fifth",
            "ششم",
            "هفتم",
            "هشتم",
            "نهم",
            "دهم",
        ),
        1,
    )
    for word in group.split("|")
}
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.!؟?])\s+(?=[^\W\d_]|[«\"(])")
_MOST = 300  # labels looked at in one paragraph
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
_SEPARATED = re.compile(r"[؛;،,.:»]\s*(?:و\s+|and\s+|und\s+|or\s+)?$|(?:^|\s)(?:و|and|und)\s+$")


def split_inline(text: str) -> tuple[str, list[tuple[str | None, str]]] | None:
    """The lead-in and the (label, text) pairs of an enumeration in running text, or None where there is none.

    What follows in sentences of its own after the last item has no label; it may hold a further enumeration.
    """
    found = _first_run(text)
    if found is None:
        return None
    lead, items = found
    last, tail = _parted(items)
    answers: list[tuple[str | None, str]] = [*items[:-1], (items[-1][0], last)]
    if tail:
        further = split_inline(tail)
        answers += [(None, further[0]), *further[1]] if further else [(None, tail)]
    return lead, [each for each in answers if each[1]]


def _parted(items: list[tuple[str, str]]) -> tuple[str, str]:
    """The last item and the sentences after it, where the other items are less than a sentence."""
    last = items[-1][1]
    if any(_SENTENCE_END.search(body) for _, body in items[:-1]):
        return last, ""
    if any(body.rstrip().endswith((".", "!", "؟", "?")) for _, body in items[:-1]):
        return last, ""
    end = _SENTENCE_END.search(last)
    return (last[: end.end()].strip(), last[end.end() :].strip()) if end else (last, "")


def _first_run(text: str) -> tuple[str, list[tuple[str, str]]] | None:
    flat = plain(text)
    for pattern in (_PLACES, _ORDINAL):
        run = _best_run(flat, list(islice(pattern.finditer(flat), _MOST)))
        if run:
            lead = text[: run[0].start()].strip()
            ends = [match.start() for match in run[1:]] + [len(text)]
            items = [
                (text[match.start("l") : match.end("l")], text[match.end() : end].strip())
                for match, end in zip(run, ends, strict=True)
            ]
            return (lead, items) if all(body for _, body in items) else None
    return None


def _best_run(flat: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    for start, first in enumerate(matches):
        for values in _sequences(first["l"]):
            run = _run(flat, matches[start:], values, loose=False)
            loose = _run(flat, matches[start:], values, loose=True)
            if len(run) < 4 <= len(loose):
                pointed = all("." in match["mark"] for match in loose)
                return loose if pointed or not _amounts(flat, loose) else []
            parted = all(_separated(flat, match) for match in run[1:])
            if len(run) >= (2 if _closed(first) and parted else 3) and not _amounts(flat, run):
                return run
    return []


def _run(flat: str, matches: list[re.Match[str]], values: list[tuple[str, ...]], loose: bool) -> list[re.Match[str]]:
    """The labels that follow each other; ``loose``: also where no comma parts the items («۱. رود ۲. کوه …»)."""
    run = [matches[0]]
    for match in matches[1:]:
        expected = values[len(run)] if len(run) < len(values) else ()
        parted = _closed(match) or _lettered(match) or _separated(flat, match)
        if match["l"] in expected and (parted or (loose and "mark" in match.groupdict())):
            run.append(match)
    return run


def _sequences(label: str) -> list[list[tuple[str, ...]]]:
    """Every sequence that may begin with this label; each step lists the spellings allowed."""
    if label == "1":
        return [[(str(number),) for number in range(1, 100)]]
    if label == "الف":
        return [[(letter,) for letter in PERSIAN_ALPHABET], [(letter,) for letter in ABJAD]]
    if label == "a":
        return [[(chr(97 + index),) for index in range(26)]]
    if label == "i":
        return [[(numeral,) for numeral in _ROMAN]]
    if _ORDINAL_NUMBER.get(label) == 1:
        return [[tuple(word for word, number in _ORDINAL_NUMBER.items() if number == step) for step in range(1, 11)]]
    return []


def _closed(match: re.Match[str]) -> bool:
    return match.groupdict().get("mark") == ")"


def _lettered(match: re.Match[str]) -> bool:
    """«ب-»: a Persian letter and a dash stand for nothing else."""
    return not match["l"].isascii() and bool(match.groupdict().get("mark"))


def _separated(flat: str, match: re.Match[str]) -> bool:
    return bool(_SEPARATED.search(flat[max(0, match.start() - 8) : match.start()]))


def _amounts(flat: str, run: list[re.Match[str]]) -> bool:
    """Numbers that count something, or days of a month: not an enumeration."""
    if "mark" not in run[0].groupdict():
        return False
    return not _closed(run[0]) and any(MONTH_OR_COUNTED.match(flat, match.end()) for match in run)
