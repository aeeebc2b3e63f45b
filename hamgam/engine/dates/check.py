"""Dates checked against each other: two calendars, weekdays, and passages that speak of one event.

What cannot be compared is not doubted: a date without a year is compared by month and day alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from hamgam.engine.dates.days import Found, Part, from_solar, resolve, solar
from hamgam.engine.dates.words import plain

_FILL = r"(?:ه\.?\s?ش\.?|هجری|خورشیدی|شمسی|میلادی|م\.|ad|ce)"
_EQUAL = (
    r"(?:برابر|مصادف|مطابق|معادل|مقارن|منطبق|همزمان)[\s\u200c]*(?:است[\s\u200c]*)?(?:با|بر|به)?|یعنی"
    r"|i\.e\.|that is|equal to|corresponding to|corresponds to|entspricht|equivalent to|="
)
_LINK = re.compile(
    rf"[\s،,;|/\[\]–—-]*(?:{_FILL}[\s،,]*)*(?P<strong>[(\[]\s*|(?:{_EQUAL})\s*(?:روز\s*)?|)[\s(:،]*(?:روز\s*)?"
)
# Some words may stand between: «۱۲ مهر ۱۴۰۴ در کلن (۴ اکتبر ۲۰۲۵)», "date in the Gregorian calendar: …".
_FAR_LINK = re.compile(r"[^.!?؟؛()\d]{0,45}[(\[]\s*|[^.!?؟؛()\d]{0,50}(?:میلادی|شمسی|خورشیدی|gregorian)\s*[:：]?\s*")
_SENTENCE_END = re.compile(r"[.!?؟؛\n]\s|\n")
_EVENT_WORDS = {
    "assembly": "مجمع|assembly|vollversammlung|mitgliederversammlung",
    "meeting": "نشست|جلسه|گردهمایی|گرد همایی|اجلاس|همایش|meeting|session|gathering|treffen|sitzung",
    "congress": "کنگره|congress|kongress",
    "conference": "کنفرانس|conference|konferenz",
    "seminar": "سمینار|میزگرد|seminar|round table",
    "rally": "تظاهرات|راهپیمایی|راه‌پیمایی|تجمع|اکسیون|اعتراض سراسری|rally|demonstration|protest|kundgebung",
    "strike": "اعتصاب|strike|streik",
    "plenum": "پلنوم|plenum",
    "ceremony": "مراسم|ceremony|gedenkfeier",
}
_EVENT = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"(?P<{name}>{group})" for name, group in _EVENT_WORDS.items()) + r")(?![^\W\d_])"
)
_ORDINAL_WORDS = (
    "نخست|اول|یکم|first", "دوم|second", "سوم|third", "چهارم|fourth", "پنجم|fifth", "ششم|sixth", "هفتم|seventh",
    "هشتم|eighth", "نهم|ninth", "دهم|tenth", "یازدهم|eleventh", "دوازدهم|twelfth",
)  # fmt: skip
_ORDINAL = {word: number for number, group in enumerate(_ORDINAL_WORDS, 1) for word in group.split("|")}
_ORDINAL_SIGN = re.compile(
    rf"(?<!\w)(?:(?P<w>{'|'.join(_ORDINAL)})(?:ین)?|(?P<n>\d{{1,2}})(?:[\s\u200c]?(?:مین|امین)|st|nd|rd|th))(?!\w)"
)
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:بعدی|اینده|اتی|پیشین|قبلی|قبل|گذشته|پیش|next|previous|last|former|coming|earlier|nächste\w*|vorige\w*|letzte\w*)(?!\w)"
)
_HELD = re.compile(
    r"برگزار|تشکیل|برپا|گرد هم|بر پا|فرا\s?می|took place|take place"
    r"|was held|is held|be held|held (?:on|in|from)|will meet|met |convene|stattf|fand"
)
_TENSE = re.compile(
    r"(?<!\w)(?:(?P<past>(?:برگزار|تشکیل|برپا) (?:شد|گردید|کرد|کردیم|کردند|شده)|was held|took place|fand)"
    r"|(?P<future>(?:برگزار|تشکیل|برپا) (?:می[\s\u200c]?(?:شود|گردد|کنیم|کنند)|خواهد|خواهیم)|will|wird|findet))(?!\w)"
)
_THIS = re.compile(r"(?<!\w)(?:این|همین|this|diese\w*)\s")
_LIMIT = re.compile(
    r"مهلت|ضرب[\s\u200c]?الاجل|deadline|فرصت|پیش از|قبل از|سالگرد|سالروز|anniversary|تا (?:روز )?$|before |by $|until $"
)
_MOST = 30


@dataclass(frozen=True)
class Doubt:
    """A date to look at again.

    ``code`` is ``dates_disagree``, ``weekday_wrong``, ``date_impossible`` or ``year_of_other_calendar``; ``quotes``
    holds what the paper says, in its order; ``weekday`` is the true weekday (Monday is 1) where one was wrong.
    """

    code: str
    quotes: tuple[str, ...]
    weekday: int | None = None


@dataclass(frozen=True)
class _Mention:
    found: Found
    sentence: str
    event: str
    ordinal: int | None
    other_time: bool
    held: bool
    pointed: bool
    heading: bool
    tense: str
    inferred: bool = False


def check_dates(founds: Sequence[Found], text: str, heading_end: int = 0, heading_start: int = 0) -> list[Doubt]:
    """What does not fit together among the dates found in ``text``; its title stands between the two places."""
    doubts = [Doubt(found.flaw, (found.text,)) for found in founds if found.flaw]
    flat = plain(text)
    pairs = list(_pairs(founds, flat))
    known = {second.span: first for first, second, _ in pairs} | {first.span: second for first, second, _ in pairs}
    doubts += [doubt for found in founds for doubt in _weekday(found, known.get(found.span))]
    undated = [found for found in founds if found.span not in known]
    guessed = [doubt for found in undated for doubt in _weekday(found, _near(found, founds)) if not found.start]
    doubts += guessed
    for first, second, sure in pairs:
        if not agree(first, second, sure):
            doubts.append(Doubt("dates_disagree", (first.text, second.text)))
    paired = {frozenset((first.span, second.span)) for first, second, _ in pairs}
    doubts += _events([_mention(found, text, flat, (heading_start, heading_end)) for found in founds], paired)
    told = " ".join(quote for doubt in doubts if doubt.code == "dates_disagree" for quote in doubt.quotes)
    # A weekday that follows from the year of another date adds nothing where the months are doubted already.
    doubts = [doubt for doubt in doubts if doubt not in guessed or doubt.quotes[0] not in told]
    return list(dict.fromkeys(doubts))[:_MOST]


def agree(first: Found, second: Found, sure: bool = True) -> bool:
    """Whether two dates may mean the same days. ``sure``: they claim to be the very same, not only to overlap."""
    if first.flaw or second.flaw:
        return True
    if first.start and first.end and second.start and second.end:
        if first.month_only or second.month_only or not sure:
            return first.start <= second.end and second.start <= first.end
        return (first.start, first.end) == (second.start, second.end)
    if first.month_only or second.month_only:
        return bool(_months(first) & _months(second))
    if not sure:
        return bool(_days(first) & _days(second))
    return bool(_ends(first.calendar, first.first) & _ends(second.calendar, second.first)) and bool(
        _ends(first.calendar, first.last) & _ends(second.calendar, second.last)
    )


def _pairs(founds: Sequence[Found], flat: str) -> Iterator[tuple[Found, Found, bool]]:
    """Neighbours in two calendars that stand for one day: «۱۵ مهر ۱۴۰۴ (۷ اکتبر ۲۰۲۵)»."""
    for first, second in pairwise(founds):
        if first.calendar == second.calendar or not 0 <= second.span[0] - first.span[1] <= 60:
            continue
        link = _LINK.fullmatch(flat, first.span[1], second.span[0])
        if not link and first.start and second.start and _FAR_LINK.fullmatch(flat, first.span[1], second.span[0]):
            yield first, second, True
        if link and (link["strong"].strip() or (first.start and second.start)):
            yield first, second, True


def _weekday(found: Found, partner: Found | None) -> Iterator[Doubt]:
    start, end = found.start, found.end
    if start is None and partner is not None and partner.start:
        if partner.calendar == found.calendar:
            start, end = _in_year_of(found, partner.start)
        elif agree(found, partner):
            start, end = partner.start, partner.end
    if found.month_only:
        return
    for day, printed in ((start, found.weekday), (end, found.weekday_end)):
        if day is not None and printed is not None and day.isoweekday() != printed:
            yield Doubt("weekday_wrong", (found.text,), day.isoweekday())


def _near(found: Found, founds: Sequence[Found]) -> Found | None:
    """For a date without a year, the date with one that stands before it, else after it, in the same calendar."""
    if found.start or found.weekday is None:
        return None
    dated = [each for each in founds if each.start and each.calendar == found.calendar and not each.month_only]
    before = [each for each in dated if each.span[0] < found.span[0]]
    return before[-1] if before else dated[0] if dated else None


def _in_year_of(found: Found, day: date) -> tuple[date | None, date | None]:
    """The days of a date without a year that are nearest to a known day; nothing if that is far."""
    known = solar(day)[0] if found.calendar == "solar" else day.year
    for year in (known, known + 1, known - 1):
        start, end = (
            resolve(found.calendar, Part(year, part.month, part.day), last)
            for part, last in ((found.first, False), (found.last, True))
        )
        if start and abs((start - day).days) <= 45:
            return start, end
    return None, None


@lru_cache(maxsize=2048)
def _ends(calendar: str, part: Part) -> frozenset[tuple[int, int]]:
    """The Gregorian month and day of a printed day: one if the year is known, otherwise every possible one."""
    if part.day is None:
        return frozenset()
    if calendar == "gregorian":
        return frozenset({(part.month, part.day)})
    years = [part.year] if part.year is not None else range(1396, 1409)
    days = [from_solar(year, part.month, part.day) for year in years]
    return frozenset((day.month, day.day) for day in days if day)


def _days(found: Found) -> set[tuple[int, int]]:
    """Every Gregorian month and day that a date without a year may cover (within one month or two)."""
    first, last = found.first, found.last
    if first.day is None or last.day is None:
        return set()
    if first.month == last.month:
        parts = [Part(first.year, first.month, day) for day in range(first.day, last.day + 1)]
    else:
        parts = [Part(first.year, first.month, day) for day in range(first.day, 32)]
        parts += [Part(last.year, last.month, day) for day in range(1, last.day + 1)]
    return set().union(*(_ends(found.calendar, part) for part in parts)) if parts else set()


def _months(found: Found) -> set[int]:
    """The Gregorian months that a date touches."""
    months: set[int] = set()
    for part in (found.first, found.last):
        year = part.year or (1404 if found.calendar == "solar" else 2025)
        for last in (False, True):
            day: date | None = resolve(found.calendar, Part(year, part.month, part.day), last)
            if day:
                months.add(day.month)
    return months


def _mention(found: Found, text: str, flat: str, heading: tuple[int, int]) -> _Mention:
    in_heading = heading[0] <= found.span[0] < heading[1]
    inferred = False
    low, high = _sentence(flat, found.span)
    sentence = flat[low:high]
    before = sentence[: found.span[0] - low]
    events = list(_EVENT.finditer(sentence))
    earlier = [event for event in events if event.end() <= len(before)]
    event = earlier[-1] if earlier else next(iter(events), None)
    if event is None and in_heading:
        # A date line below a title may belong to the event that the title names, or be the day of publication.
        inferred = True
        low, high = heading
        sentence, before = flat[low:high], ""
        event = _EVENT.search(sentence)
    if event is None or _LIMIT.search(before):
        return _Mention(found, "", "", None, False, False, False, False, "")
    around = sentence[max(0, event.start() - 24) : event.end() + 24]
    ordinal = _ORDINAL_SIGN.search(_without_dates(around, found, low, max(0, event.start() - 24)))
    number = None
    if ordinal:
        number = _ORDINAL[ordinal["w"]] if ordinal["w"] else int(ordinal["n"])
    return _Mention(
        found,
        " ".join(text[low:high].split()),
        event.lastgroup or "",
        number,
        bool(_OTHER_TIME.search(around)),
        bool(_HELD.search(sentence)),
        bool(_THIS.search(sentence[max(0, event.start() - 8) : event.start()])),
        in_heading,
        _tense(sentence),
        inferred,
    )


def _tense(sentence: str) -> str:
    """``past``, ``future`` or nothing: what was held is not what will be held."""
    found = {match.lastgroup or "" for match in _TENSE.finditer(sentence)}
    return found.pop() if len(found) == 1 else ""


def _without_dates(around: str, found: Found, low: int, shift: int) -> str:
    """The words around an event with the date itself blanked, so that «یکم آبان» is no ordinal of the event."""
    begin, end = found.span[0] - low - shift, found.span[1] - low - shift
    return "".join(" " if begin <= index < end else sign for index, sign in enumerate(around))


def _sentence(flat: str, span: tuple[int, int]) -> tuple[int, int]:
    low = max(
        (match.end() for match in _SENTENCE_END.finditer(flat, max(0, span[0] - 400), span[0])),
        default=max(0, span[0] - 400),
    )
    after = _SENTENCE_END.search(flat, span[1], span[1] + 400)
    return low, after.start() if after else min(len(flat), span[1] + 400)


def _events(mentions: list[_Mention], paired: set[frozenset[tuple[int, int]]]) -> Iterator[Doubt]:
    """Passages that give one event days that do not fit together."""
    told = [mention for mention in mentions if mention.event and not mention.found.flaw][:200]
    for index, first in enumerate(told):
        for second in told[index + 1 :]:
            if frozenset((first.found.span, second.found.span)) in paired or not _same_event(first, second):
                continue
            if not agree(first.found, second.found, sure=False):
                yield Doubt("dates_disagree", (_quote(first), _quote(second)))


def _same_event(first: _Mention, second: _Mention) -> bool:
    if first.event != second.event or first.other_time != second.other_time or first.sentence == second.sentence:
        return False
    if first.inferred and first.found.first.day == first.found.last.day and not _same_days(first.found, second.found):
        return False
    if first.tense and second.tense and first.tense != second.tense and not _same_days(first.found, second.found):
        return False
    if first.ordinal is not None and second.ordinal is not None:
        return first.ordinal == second.ordinal
    one, two = first.found, second.found
    years = {part.year for part in (one.first, two.first) if part.year is not None}
    same_year = len(years) < 2 or one.calendar != two.calendar
    if first.heading:
        return second.held or second.pointed or (same_year and _same_days(one, two))
    if not same_year:
        return False
    return _same_days(one, two) or (first.held and second.held and (one.month_only or two.month_only))


def _same_days(one: Found, two: Found) -> bool:
    return (
        not one.month_only
        and one.calendar == two.calendar
        and (one.first.day, one.last.day) == (two.first.day, two.last.day)
    )


def _quote(mention: _Mention) -> str:
    """The passage around a date, at most some twenty words."""
    sentence, printed = mention.sentence, mention.found.text
    if len(sentence) <= 140:
        return sentence
    place = max(0, sentence.find(printed))
    low = max(0, place - 60)
    low = sentence.find(" ", low) + 1 if low else 0
    high = place + len(printed) + 40
    high = sentence.rfind(" ", 0, high) if high < len(sentence) else len(sentence)
    return ("… " if low else "") + sentence[low:high] + (" …" if high < len(sentence) else "")
