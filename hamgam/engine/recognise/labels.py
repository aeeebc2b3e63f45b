"""The label that begins a clause: a number, a letter, an ordinal word, a bullet, or «ماده ۳».

A number at the beginning of a line is not always a label: «۲۲ بهمن», «۱۵ نهاد», «۲۵۰۰ کارگر», «۱۲-۱۴ مهر» are not.
Numbers without any mark count only where they run on from one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hamgam.engine.dates.words import COUNTED, ORDINALS, plain
from hamgam.engine.recognise.words import ABJAD, CLAUSE_WORD, MONTH, PERSIAN_ALPHABET, SECTION_WORD

_MARK = r"[._\-–—‒−)\]ـ/:：،٫。°⁃]"
_BULLET_SIGNS = "•·●○▪▫■□◦‣∙➢➤►▶✓✔✅☑✦❖◆◇❑❒➔→★☆♦◾◼∎⬤⚫🔹🔸🔴🔵▸▹»›"
# Signs and small pictures that people put before a line: «📌 …», «✊ …».
_PICTURE = "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff](?![\u25a0-\u27bf\U0001f000-\U0001faff])"
_DASHES = "-–—−*ـ+_"
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})$", re.IGNORECASE)
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10}
_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)} | {chr(0x2776 + n): n + 1 for n in range(10)}
_NUMBER = re.compile(
    rf"(?P<open>[(\[])?\s*(?P<n>\d{{1,3}}(?:[.\-–/ـ]\d{{1,2}}){{0,3}})(?P<key>\u20e3)?(?P<gap>[ \t]*)(?P<mark>{_MARK}+(?:[ \t]*[\-–—ـ])?)?(?P<rest>.*)",
    re.DOTALL,
)
_LETTER = re.compile(
    rf"(?P<open>[(\[])?\s*(?P<l>الف|آ|أ|ا(?=[ \t\u200c]*[\-–)ـ.])|[{''.join(PERSIAN_ALPHABET[1:])}]|[A-Za-z]|[ivxIVX]{{2,5}})"
    rf"[ \t\u200c]*(?P<mark>[.\-–—)\]ـ/:]+)(?P<rest>.*)",
    re.DOTALL,
)
_ORDINAL_FA = (
    "یکم|یک|دوم|دو|سوم|سه|چهارم|چهار|پنجم|پنج|ششم|شش|هفتم|هفت|هشتم|هشت|نهم|نه|دهم|ده|یازدهم|دوازدهم|سیزدهم|چهاردهم|پانزدهم|شانزدهم|هفدهم|هجدهم"
    "|نوزدهم|بیستم|اول|نخست|اولا|اولاً|ثانیا|ثانیاً|ثالثا|ثالثاً|رابعا|رابعاً"
)
_ORDINAL_EN = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    "|firstly|secondly|thirdly|fourthly|fifthly|erstens|zweitens|drittens|viertens|fünftens"
)
_ORDINAL = re.compile(
    rf"(?P<w>{_ORDINAL_FA}|{_ORDINAL_EN})[ \t\u200c]*(?P<mark>[:：.\-–—)ـ]+|،|,)[ \t]*(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_WORD_NUMBER = (
    r"\d{1,3}(?:[.\-/]\d{1,2})?|(?:بیست|سی)[\s\u200c]+و[\s\u200c]+(?:یکم|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم)|"
    + "|".join(sorted((word for word in ORDINALS if " " not in word), key=len, reverse=True))
    + r"|یک|دو|سه|چهار|پنج|الف|[ivxIVX]{1,5}|[ب-ی](?!\w)|[A-Za-z](?!\w)"
)
_WORDED = re.compile(
    rf"(?P<w>(?P<clause>{CLAUSE_WORD})|(?P<section>{SECTION_WORD}))(?:\u0654|[\s\u200c]?ی(?=\s))?"
    rf"(?:[ \t]+(?:شمار[هۀ](?:\u0654|[\s\u200c]?ی)?|no\.|nr\.))?(?:[ \t\u200c]+|(?=\d)|(?<=§))(?P<n>{_WORD_NUMBER})"
    rf"(?!(?!ـ)[\w٫])(?P<gap>[ \t]*)(?P<mark>[:：.\-–—)ـ/،]+)?[ \t]*(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_BULLET = re.compile(
    rf"(?P<b>(?:[{_BULLET_SIGNS}]|{_PICTURE})\ufe0f?|[{re.escape(_DASHES)}](?![{re.escape(_DASHES)}])|o(?=\t|  ))(?P<gap>[ \t\u200c]*)(?P<rest>.*)",
    re.DOTALL,
)
_AMOUNT = re.compile(
    rf"\s*(?:(?:{COUNTED})(?!\w)|(?:{COUNTED})(?:ها|های|ی)|(?:{MONTH})(?!\w)|[٪%$€£]|(?:اُم|ام|مین|امین|م)(?!\w)|(?:st|nd|rd|th)(?!\w)|°)"
)
_NOTE = re.compile(r"(?P<w>تبصر[هۀ])\s*[:：–\-]\s*")
_DATE_TAIL = re.compile(r"\s*\d{1,2}\s?[./]\s?\d{2,4}")
_RULE = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Label:
    """A label, how it is written (``family``), its place in a sequence, its printed form with marks, and what follows."""

    label: str
    family: str
    number: int | None
    printed: str
    rest: str
    sure: bool = True
    abjad: int | None = None


def is_rule(text: str) -> bool:
    """Whether a line holds only ornaments: stars, dashes, dots."""
    return bool(_RULE.fullmatch(text)) and text.strip() != ""


def find_label(text: str) -> Label | None:
    """The label at the beginning of a line, or None. ``sure`` is false where only a sequence can confirm it."""
    text = text.strip()
    if not text or is_rule(text):
        return None
    return _numbered(text) or _worded(text) or _bulleted(text) or _lettered(text) or _ordinal(text)


def confirmed(labels: Sequence[Label | None]) -> list[Label | None]:
    """The labels of a paper in order, without those that no sequence bears out."""
    kept: list[Label | None] = list(labels)
    for family in {each.family for each in labels if each and not each.sure}:
        places = [place for place, each in enumerate(labels) if each and each.family == family]
        items = [(place, labels[place]) for place in places]
        good = _lone_runs(items) if family == "number0" else _runs(items)
        for place in places:
            each = labels[place]
            if each and not each.sure and place not in good:
                kept[place] = None
    return kept


def _runs(items: list[tuple[int, "Label | None"]]) -> set[int]:
    """Places that belong to a run 1, 2, 3 … of at least two (numbers: of three, or two that stand close)."""
    good: set[int] = set()
    run: list[int] = []
    last: Label | None = None
    for place, each in items:
        if each is None:
            continue
        if run and last and _follows(each, last):
            run.append(place)
        elif each.number == 1:
            good |= _enough(run)
            run = [place]
        else:
            continue
        last = each
    return good | _enough(run)


def _lone_runs(items: list[tuple[int, "Label | None"]]) -> set[int]:
    """Numbers that stand alone, each over a line or a few: farther apart they are the numbers of pages."""
    good: set[int] = set()
    run: list[int] = []
    for place, each in items:
        close = bool(run) and 2 <= place - run[-1] <= 4 and each is not None and each.number == len(run) + 1
        if not close:
            good |= set(run) if len(run) >= 3 else set()
            run = []
        if close or (each is not None and each.number == 1):
            run.append(place)
    return good | (set(run) if len(run) >= 3 else set())


def _follows(each: Label, last: Label) -> bool:
    """Whether a label is the next one, by its number or, for letters, in the order of abjad (الف ب ج د)."""
    if each.number is not None and last.number is not None and each.number == last.number + 1:
        return True
    return each.abjad is not None and last.abjad is not None and each.abjad == last.abjad + 1


def _enough(run: list[int]) -> set[int]:
    return set(run) if len(run) >= 3 or (len(run) == 2 and run[1] - run[0] <= 6) else set()


def _numbered(text: str) -> Label | None:
    if text[0] in _CIRCLED:
        return Label(text[0], "circled", _CIRCLED[text[0]], text[0], text[1:].lstrip(" .-–)").rstrip())
    flat = plain(text)
    match = _NUMBER.match(flat)
    if not match or (not match["open"] and match.start("n") > 0):
        return None
    mark, rest, gap = match["mark"] or match["key"] or "", match["rest"], match["gap"]
    label = text[match.start("n") : match.end("n")]
    parts = re.split(r"[.\-–/ـ]", match["n"])
    printed = text[: match.start("rest")].strip()
    body = text[match.start("rest") :].strip()
    if not body and not mark:
        alone = len(parts) == 1 and not match["open"]
        return Label(label, "number0", int(match["n"]), label, "", sure=False) if alone else None
    if match["open"] and not set(mark) & set(")]"):
        return None
    if len(parts) > 1 and (len(parts[0]) > 2 or not (mark or gap or rest[:1].isspace())):
        return None
    sure = True
    if re.match(r"\s*\d", rest):
        if not mark or not rest[:1].isspace() or mark[-1] in "/،:" or _DATE_TAIL.match(rest):
            return None
        # «۱- ۸ مارس» is an item; «۱۲ – ۱۴ مهر» is a range of days unless a sequence says otherwise.
        sure = not (
            set(mark) <= set("-–—−‒") and (gap or (not match["open"] and re.match(rf"\s*\d+\s*(?:{MONTH})", rest)))
        )
        sure = sure or (not gap and int(parts[0]) <= 12 and rest[:1].isspace())
    if _AMOUNT.match(rest) and (not mark or (set(mark) <= set("-–—/ ") and re.match(rf"\s*(?:{MONTH})(?!\w)", rest))):
        return None
    if mark in ("،", "٫", "°", ",") and mark != "،":
        return None
    number = int(parts[-1])
    family = f"number{len(parts)}"
    if not mark or mark == "،":
        joined = len(parts) > 1 and bool(rest.strip())
        return Label(label, family, number, printed, body, sure=joined and not _AMOUNT.match(rest) and len(parts) > 2)
    if set(mark) <= set("-–—") and not gap and rest[:1].isascii() and rest[:1].isalpha() and rest[:1].islower():
        return None
    return Label(label, family, number, printed, body, sure=sure)


def _worded(text: str) -> Label | None:
    flat = plain(text)
    match = _WORDED.match(flat)
    if not match:
        note = _NOTE.match(text)
        return Label(note["w"], "note", None, note[0].strip(), text[note.end() :].strip()) if note else None
    number = _value(match["n"])
    label = text[: match.end("n")].strip()
    body = text[match.start("rest") :].strip() if match["rest"] else ""
    family = ("section:" if match["section"] else "word:") + re.sub(r"\W", "", match["w"])
    if not match["mark"] and body and not body[0].isalpha() and body[0] not in '«"“(':
        return None
    if match["mark"] == "،":
        return None
    # Such a word alone may be the paper's own title: «قطعنامهٔ شمارهٔ ۳: …».
    sure = (bool(match["mark"]) or not body) and not re.match(
        r"قطع|مصوب|motion|پیشنهاد|پرسش|proposal|question", match["w"]
    )
    return Label(label, family, number, text[: match.start("rest")].strip(), body, sure=sure)


def _value(printed: str) -> int | None:
    bare = re.sub(r"[\s\u200c]+", " ", printed)
    if bare.isdecimal():
        return int(bare)
    if bare in ORDINALS:
        return ORDINALS[bare]
    if bare in PERSIAN_ALPHABET:
        return PERSIAN_ALPHABET.index(bare) + 1
    cardinals = {"یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5}
    if bare in cardinals:
        return cardinals[bare]
    return _roman(bare) if _ROMAN.match(bare) else (ord(bare) - 96 if len(bare) == 1 and "a" <= bare <= "z" else None)


def _roman(printed: str) -> int:
    values = [_ROMAN_VALUE[sign] for sign in printed.lower()]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def _bulleted(text: str) -> Label | None:
    match = _BULLET.match(text)
    if not match or not match["rest"].strip():
        return None
    sign, gap, rest = match["b"], match["gap"], match["rest"]
    if rest.rstrip().endswith(sign) and not sign.isspace() and sign not in "-–—":
        return None  # «✊ … ✊», «* … *»: ornament on both sides
    if sign in "»›" and not gap:
        return None
    if sign in _DASHES and not gap and (rest[0].isdecimal() or (rest[0].isascii() and sign != "*") or sign in "+ـ_"):
        return None
    return Label(sign, "bullet" + ("-" if sign in _DASHES else "•"), None, sign, rest.strip(), sure=True)


def _lettered(text: str) -> Label | None:
    match = _LETTER.match(text)
    if not match or (match["open"] and not set(match["mark"]) & set(")]")):
        return None
    letter, mark, rest = match["l"], match["mark"], match["rest"]
    closed = ")" in mark or "]" in mark
    if (
        not rest.strip()
        or (not closed and not rest[:1].isspace() and letter.isascii())
        or rest.strip()[0] in "0123456789"
    ):
        return None
    body, printed = rest.strip(), text[: match.start("rest")].strip()
    if letter.isascii():
        if len(letter) > 1 or letter in "ivxIVX":
            number = _roman(letter) if _ROMAN.match(letter) else None
            if number and (len(letter) > 1 or letter in "iI"):
                return Label(letter, "roman", number, printed, body, sure=closed)
        family = "upper" if letter.isupper() else "lower"
        return Label(letter, family, ord(letter.lower()) - 96, printed, body, sure=closed)
    number = 1 if letter in ("الف", "آ", "أ", "ا") else PERSIAN_ALPHABET.index(letter) + 1
    abjad = 1 if number == 1 else ABJAD.index(letter) + 1 if letter in ABJAD else None
    return Label(letter, "letter", number, printed, body, sure=closed or letter == "الف", abjad=abjad)


def _ordinal(text: str) -> Label | None:
    match = _ORDINAL.match(text)
    if not match or not (match["rest"].strip() or match["mark"] in ":.-–"):
        return None
    word = match["w"].lower()
    soft = match["mark"] in ("،", ",", ".") or word in _CARDINAL_WORDS
    number = _ORDINAL_VALUE.get(plain(word).replace("ً", ""))
    return Label(
        match["w"], "ordinal", number, text[: match.start("rest")].strip(), match["rest"].strip(), sure=not soft
    )


_CARDINAL_WORDS = frozenset("یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده".split("|"))
_ORDINAL_VALUE = {
    **{
        word: number
        for number, word in enumerate(
            "یکم|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|یازدهم|دوازدهم|سیزدهم".split("|"), 1
        )
    },
    **{word: number for number, word in enumerate("یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده".split("|"), 1)},
    **{
        word: number
        for number, word in enumerate("first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth".split("|"), 1)
    },
    **{word: number for number, word in enumerate("firstly|secondly|thirdly|fourthly|fifthly".split("|"), 1)},
    **{word: number for number, word in enumerate("erstens|zweitens|drittens|viertens|fünftens".split("|"), 1)},
    **{word: number for number, word in enumerate("اولا|ثانیا|ثالثا|رابعا".split("|"), 1)},
    "اول": 1,
    "نخست": 1,
    "چهاردهم": 14,
    "پانزدهم": 15,
    "شانزدهم": 16,
    "هفدهم": 17,
    "هجدهم": 18,
    "نوزدهم": 19,
    "بیستم": 20,
}
__all__ = ["ABJAD", "Label", "confirmed", "find_label", "is_rule"]
