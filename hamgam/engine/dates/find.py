"""Finding dates in a text: both calendars, three sets of digits, ranges, weekdays."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hamgam.engine.dates import words
from hamgam.engine.dates.days import Calendar, Found, Part, possible, resolve
from hamgam.engine.dates.regions import regions

# Possessive, so that no text makes the search go over the same spaces again and again.
_GAP = r"[ \t\u200c]*+(?:\n[ \t\u200c]*+)?+"
_TO = r"تا|الی|لغایت|[–—‒―\-~ـ]|to|until|till|through|bis(?: zum)?|au|till|t/m|تا روز"
_AND = r"و|and|und|et|och|en|&|/|،|,"
_ENDS = r"(?![^\W\d_]|[\u200c]+[^\W_])"
_DAY_WORDS = words.alternatives(words.DAY_WORDS)
_WEEKDAY_FA = r"(?:یک|دو|سه|چهار|پنج|(?<!\d)[1-5])[\s\u200c]*شنبه|شنبه|جمعه|ادینه"
_WEEKDAY_LATIN = words.alternatives(name for name in words.WEEKDAYS if name.isascii())
_WEEKDAY = rf"(?<![^\W\d_])(?:{_WEEKDAY_FA}|(?:{_WEEKDAY_LATIN})\.?){_ENDS}"
_MONTHS = words.alternatives(words.MONTHS)


def _day(n: int) -> str:
    return (
        rf"(?:(?P<d{n}>(?<![\d/.:٫])\d{{1,2}})(?!\d)(?:{_GAP}(?:اُم|ام|م)(?!\w)|(?:st|nd|rd|th|er|e)(?!\w)|\.(?=\s?\w|\s?[–-]))?"
        rf"|(?<![^\W_])(?P<w{n}>{_DAY_WORDS})(?![^\W_]))"
    )


def _month(n: int) -> str:
    lead = rf"(?:ماه{_GAP}|of |de )?"
    stop = r"(?:(?<![a-z]{4})(?<=[a-z]{3})(?<!may)\.|(?<=sept)\.)?"
    return rf"{lead}(?<![^\W\d_])(?P<m{n}>{_MONTHS})\u0654?(?:\u200cی(?!\w))?(?:{_GAP}ماه(?!\w))?{_ENDS}{stop}"


def _year(n: int) -> str:
    lead = rf"{_GAP}[,،]?{_GAP}(?:ماه{_GAP})?(?:سال{_GAP}|[’'])?"
    return rf"(?:{lead}(?P<y{n}>{words.YEAR_WORDS}|\d{{4}}|(?<![.,،])\d{{2}})(?![\d])(?![/.:٫]\d)(?!\s*[٪%]))"


def _weekday(n: int) -> str:
    gap = rf"{_GAP}[,،]?{_GAP}"
    return rf"(?:(?P<k{n}>{_WEEKDAY}){gap}(?:(?:مورخ[هٔ]*|برابر با|the|den|le|روز){_GAP})?)?"


_PAIR = rf"(?:(?P<ka>{_WEEKDAY}){_GAP}(?:تا|و|[–-]|to|and|bis|und){_GAP}(?=(?:{_WEEKDAY})))?"
_JOIN = rf"{_GAP}(?:(?P<to>{_TO})|(?P<and>{_AND})){_GAP}(?:روز{_GAP})?(?:the |dem |den )?"
_LIST = rf"(?P<mid>(?:(?:{_GAP}(?:[،,]|و|and){_GAP}(?:روز{_GAP})?(?:{_WEEKDAY}{_GAP})?|[ـ–-])\d{{1,2}}(?![\d/.:]))*)"
_RANGE_DAY_FIRST = re.compile(
    rf"{_PAIR}{_weekday(1)}{_day(1)}{_LIST}(?:{_GAP}{_month(1)}{_year(1)}?)?{_JOIN}{_weekday(2)}{_day(2)}{_GAP}{_month(2)}{_year(2)}?"
)
_DAY_FIRST = re.compile(rf"{_weekday(1)}{_day(1)}{_GAP}{_month(1)}{_year(1)}?")
_DAY_SLASHED = re.compile(rf"{_weekday(1)}{_day(1)}\s?[/\-–.]\s?{_month(1)}\s?[/\-–.]\s?(?P<y1>\d{{4}}|\d{{2}})(?!\d)")
_RANGE_MONTH_FIRST = re.compile(
    rf"{_weekday(1)}{_month(1)}{_GAP}{_day(1)}{_year(1)}?{_JOIN}{_weekday(2)}(?:{_month(2)}{_GAP})?{_day(2)}(?!\d){_year(2)}?"
)
_MONTH_FIRST = re.compile(rf"{_weekday(1)}{_month(1)}{_GAP}{_day(1)}(?![\d:]){_year(1)}?")
_RANGE_MONTHS = re.compile(rf"{_month(1)}{_year(1)}?{_JOIN}{_month(2)}{_year(2)}")
_MONTH_YEAR = re.compile(rf"{_month(1)}{_year(1)}")
_MONTH_ALONE = re.compile(
    rf"(?:(?<!\w)(?:ماه|in|early|late|mid|im|anfang|mitte|ende){_GAP}(?P<m1>{_MONTHS})|(?<!\w)(?P<m2>{_MONTHS}){_GAP}ماه){_ENDS}(?!{_GAP}\d)"
)
_NAMED = (
    _DAY_SLASHED, _RANGE_DAY_FIRST, _DAY_FIRST, _RANGE_MONTH_FIRST, _MONTH_FIRST, _RANGE_MONTHS, _MONTH_YEAR, _MONTH_ALONE,
)  # fmt: skip
_NUMERIC = re.compile(
    rf"{_weekday(1)}(?<![\d/.:٫])(?P<a>\d{{1,4}})(?P<s>\s?/|[.\-–⁄])\s?(?P<b>\d{{1,2}})(?P=s)\s?(?P<c>\d{{1,4}})(?![\d]|[/\-:]\d|\.\d)"
)
_NUMERIC_START = re.compile(
    rf"(?<![\d/.:\-–])(?:(?P<a>\d{{1,2}})(?:(?P<s>[/.])(?P<b>\d{{1,2}})(?:(?P=s))?)?|(?P<d>\d{{1,2}})\.?)\s*(?:{_TO})\s*$"
)
_BETWEEN = re.compile(r"(?<!\w)(?:بین|میان|between|zwischen)\s(?:روزهای\s|the\s|dem\s|den\s)?$")
# «هفتهٔ اول مهر» is no first day of a month.
_PART_OF_MONTH = re.compile(r"(?:هفته|نیمه|دهه)[\u0654\u200c]?ی?[\s\u200c]+$")
_HINT = re.compile(r"\d{1,4}\s?[/.\-–⁄]\s?\d{1,2}\s?[/.\-–⁄]\s?\d{1,4}")
_WEEKDAY_AFTER = re.compile(rf"[ \t]*[(،,]?[ \t]*(?:روز[ \t]*)?(?P<k>{_WEEKDAY})(?!{_GAP}[,،]?{_GAP}\d)")
_COUNTED = re.compile(rf"[ \t]+(?:{words.COUNTED})")
_COUNTED_ALWAYS = re.compile(rf"[ \t]+(?:{words.COUNTED_ALWAYS})(?![^\W_])")
_STOP = re.compile(
    r"\s*(?:$|[.,،؛;:!؟?)\]»\"(–—/]|\n|(?:تا|و|در|برابر|مصادف|روز|به|از|که|هر|ه\.|هجری|خورشیدی|شمسی|میلادی|برگزار|and|to|in|at)(?!\w))"
)


def find_dates(text: str) -> list[Found]:
    """Every date and range in the text, in its order; a year that is not printed stays unknown.

    One blank line parts passages: no date reaches across it.  Positions are indexes in ``text``.
    """
    plain = words.plain(text)
    found = list(_numeric(text, plain))
    plain = _masked(plain, found)
    for low, high in regions(plain):
        found += _named(text, plain, low, high)
    return sorted(found, key=lambda each: each.span)


def _masked(plain: str, found: list[Found]) -> str:
    """The text with what is already read covered, every other sign in its place."""
    parts, position = [], 0
    for each in found:
        low, high = each.span
        parts += [plain[position:low], "\ufffc" * (high - low)]
        position = high
    return "".join([*parts, plain[position:]])


def _named(text: str, plain: str, low: int, high: int) -> Iterator[Found]:
    """Dates with the name of a month, the earliest first, the fuller pattern first where two begin together."""
    position = low
    waiting: list[re.Match[str] | None] = [_next_fit(text, plain, pattern, low, high) for pattern in _NAMED]
    while True:
        for rank, match in enumerate(waiting):
            if match and match.start() < position:
                waiting[rank] = _next_fit(text, plain, _NAMED[rank], position, high)
        best = min((match for match in waiting if match), key=lambda match: match.start(), default=None)
        if best is None:
            return
        answers, position = _read(text, plain, best)
        yield from answers


def _next_fit(text: str, plain: str, pattern: re.Pattern[str], position: int, high: int) -> re.Match[str] | None:
    match = pattern.search(plain, position, high)
    while match and not _fits(text, plain, match):
        match = pattern.search(plain, match.start() + 1, high)
    return match


def _fits(text: str, plain: str, match: re.Match[str]) -> bool:
    """Whether the words really are a date and not, say, «۵ می‌گوید» or "may 5"."""
    groups = match.groupdict()
    name = groups.get("m2") or groups.get("m1") or ""
    start = match.start("m2" if groups.get("m2") else "m1")
    full = bool(groups.get("y1") or groups.get("y2")) and match.re in (_DAY_FIRST, _RANGE_DAY_FIRST)
    if name.isascii() and name in words.CAPITAL and not (text[start].isupper() or full):
        return False
    if match.re is _MONTH_YEAR or match.re is _RANGE_MONTHS:
        return (
            name not in words.SOLAR_DARI
            and _year_of(plain, match, "y1" if match.re is _MONTH_YEAR else "y2", name) != 0
        )
    if match.re is _MONTH_ALONE:
        return name not in words.WEAK
    if match.re in (_RANGE_MONTH_FIRST, _MONTH_FIRST) and not name[0].isascii():
        return False
    if not _calendars_agree(groups):
        return False
    if groups.get("w1") and _PART_OF_MONTH.search(plain, max(0, match.start() - 12), match.start("w1")):
        return False
    if groups.get("and") and groups.get("w1") and groups.get("d2") and not groups.get("m1"):
        return False  # «روز اول، جمعه ۲۰ سپتامبر»
    if name in words.WEAK and not any(groups.get(key) for key in ("y1", "y2", "k1")):
        return bool(_STOP.match(plain, match.end()))
    return True


def _calendars_agree(groups: dict[str, str | None]) -> bool:
    first, second = groups.get("m1"), groups.get("m2")
    return not (first and second) or (first in words.SOLAR) == (second in words.SOLAR)


def _year_of(plain: str, match: re.Match[str], group: str, name: str) -> int | None:
    """The year in a group; None if none is printed; 0 if the number is an amount of something."""
    printed = match.groupdict().get(group)
    if not printed:
        return None
    if not printed.isdecimal():
        return words.year_in_words(printed)
    number, end = int(printed), match.end(group)
    if (_COUNTED_ALWAYS if len(printed) == 4 else _COUNTED).match(plain, end):
        return 0
    if len(printed) == 4:
        return number
    solar = name in words.SOLAR
    if number >= 32 and solar:
        return 1300 + number
    closes = _STOP.match(plain, end) is not None
    if not solar:
        return 1900 + number if number > 50 and closes else 0
    return 1400 + number if closes and (printed[0] == "0" or number <= 20) else 0


def _read(text: str, plain: str, match: re.Match[str]) -> tuple[list[Found], int]:
    """The dates of one match, and where the search goes on."""
    groups = match.groupdict()
    name = groups.get("m2") or groups.get("m1") or ""
    calendar: Calendar = "solar" if name in words.SOLAR else "gregorian"
    months = words.SOLAR if calendar == "solar" else words.GREGORIAN
    last_month = months[name]
    first_month = months[groups["m1"]] if groups.get("m1") else last_month
    days = [_number(groups, 1), *map(int, re.findall(r"\d+", groups.get("mid") or ""))]
    final = _number(groups, 2)
    years = {key: _year_of(plain, match, key, name) for key in ("y1", "y2") if groups.get(key)}
    end = match.end()
    for key in ("y2", "y1"):
        if years.get(key) == 0 and match.end(key) >= end - 1:
            end = _before(plain, match, key)
    first_year, last_year = years.get("y1") or None, years.get("y2") or None
    if "d2" not in groups and not groups.get("m2"):
        first_year = last_year = first_year or last_year
    ranged = "d2" in groups or (match.re is _RANGE_MONTHS)
    between = _BETWEEN.search(plain, max(0, match.start() - 24), match.start())
    if (
        ranged
        and groups.get("and")
        and not between
        and not _consecutive(calendar, days, final, first_month, last_month)
    ):
        year = first_year if groups.get("m1") else last_year
        return _separate(text, match, calendar, groups, days, final, first_month, year, end)
    first_year, last_year, flaw = _years(calendar, first_year, last_year, first_month, last_month, ranged)
    first = Part(first_year, first_month, days[0])
    last = Part(last_year, last_month, final) if ranged else first
    span = (match.start(), end)
    weekday = _weekday_number(groups.get("ka") or groups.get("k1"))
    weekday_end = _weekday_number(groups.get("k2") or (groups.get("k1") if groups.get("ka") else None))
    if weekday is None and not ranged:
        weekday, span = _weekday_behind(plain, span)
    return [_found(text, calendar, first, last, span, weekday, weekday_end, flaw)], span[1]


def _before(plain: str, match: re.Match[str], key: str) -> int:
    start = match.start(key)
    return len(plain[:start].rstrip(" \t\n\u200c,،'’"))


def _separate(
    text: str, match: re.Match[str], calendar: Calendar, groups: dict[str, str | None], days: list[int | None],
    final: int | None, month: int, year: int | None, end: int,
) -> tuple[list[Found], int]:  # fmt: skip
    """Dates joined by "and" that are not days in a row: «۴ و ۱۸ مهر», «۲ آبان و ۴ آذر»."""
    if groups.get("m1"):
        # Two complete dates: the second is read again by itself.
        span = (match.start(), len(text[: match.start("and")].rstrip()))
        return [_plain_found(text, calendar, Part(year, month, day), span, groups.get("k1")) for day in days], _second(
            match
        )
    span = (match.start(), end)
    answers = [_plain_found(text, calendar, Part(year, month, day), span, groups.get("k1")) for day in days]
    return [*answers, _plain_found(text, calendar, Part(year, month, final), span, groups.get("k2"))], end


def _second(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return min(match.start(key) for key in ("k2", "d2", "w2", "m2") if groups.get(key))


def _plain_found(text: str, calendar: Calendar, part: Part, span: tuple[int, int], weekday: str | None) -> Found:
    year, _, flaw = _years(calendar, part.year, part.year, part.month, part.month, False)
    part = Part(year, part.month, part.day)
    return _found(text, calendar, part, part, span, _weekday_number(weekday), None, flaw)


def _years(
    calendar: Calendar, first: int | None, last: int | None, first_month: int, last_month: int, ranged: bool
) -> tuple[int | None, int | None, str]:
    """A year printed once counts for both ends; a year of the other calendar is no year, and a flaw."""
    low, high = (1200, 1499) if calendar == "solar" else (1700, 2199)
    printed = [year for year in (first, last) if year is not None]
    if any(not low <= year <= high for year in printed):
        return None, None, "year_of_other_calendar"
    if ranged and first is None and last is not None:
        first = last - 1 if first_month > last_month else last
    elif ranged and last is None and first is not None:
        last = first + 1 if first_month > last_month else first
    return first, last, ""


def _consecutive(calendar: Calendar, days: list[int | None], final: int | None, first: int, last: int) -> bool:
    row = [*days, final]
    if None in row:
        return last == first % 12 + 1
    if first != last:
        return last == first % 12 + 1 and final == 1 and (days[-1] or 0) >= 28
    numbers = [day for day in row if day is not None]
    return all(after == before + 1 for before, after in pairwise(numbers))


def _number(groups: dict[str, str | None], n: int) -> int | None:
    digits, word = groups.get(f"d{n}"), groups.get(f"w{n}")
    if digits:
        return int(digits)
    return words.DAY_WORDS[re.sub(r"[\s\u200c]+", " ", _spaced(word))] if word else None


def _spaced(word: str) -> str:
    """«بیست‌ویکم», «سی‌ام» and «بیست و یکم» as the table of ordinals writes them."""
    bare = re.sub(r"[\s\u200c]+", "", word)
    return next(key for key in words.DAY_WORDS if key.replace(" ", "") == bare)


def _weekday_number(printed: str | None) -> int | None:
    return words.WEEKDAYS[re.sub(r"[\s\u200c.]+", "", printed)] if printed else None


def _weekday_behind(plain: str, span: tuple[int, int]) -> tuple[int | None, tuple[int, int]]:
    """A weekday after the date: «۱۵ مهر ۱۴۰۴ (سه‌شنبه)»."""
    match = _WEEKDAY_AFTER.match(plain, span[1])
    if not match:
        return None, span
    close = match.end() + (1 if plain[match.end() : match.end() + 1] == ")" else 0)
    return _weekday_number(match["k"]), (span[0], close)


def _found(
    text: str, calendar: Calendar, first: Part, last: Part, span: tuple[int, int],
    weekday: int | None, weekday_end: int | None, flaw: str,
) -> Found:  # fmt: skip
    if not flaw and not (possible(calendar, first) and possible(calendar, last)):
        flaw = "date_impossible"
    known = not flaw and first.year is not None and last.year is not None
    start = resolve(calendar, first, last=False) if known else None
    end = resolve(calendar, last, last=True) if known else None
    printed = " ".join(text[span[0] : span[1]].split())
    return Found(printed, calendar, start, end, weekday, span, first, last, weekday_end, flaw)


def _numeric(text: str, plain: str) -> Iterator[Found]:
    """Dates written in digits alone: «۱۴۰۴/۰۷/۱۵», «۱۵/۷/۱۴۰۴», 2025-10-07, 03.10.2025, and ranges of them."""
    if not _HINT.search(plain):
        return
    matches = [match for match in _NUMERIC.finditer(plain) if _numeric_parts(match) and _stands_free(plain, match)]
    skip = False
    for index, match in enumerate(matches):
        if skip:
            skip = False
            continue
        calendar, part = _numeric_parts(match) or ("solar", Part(None, 1, 1))
        first, begin, close, final, weekday_end = part, match.start(), match.end(), part, None
        after = matches[index + 1] if index + 1 < len(matches) else None
        between = plain[match.end() : after.start()] if after else ""
        if after and re.fullmatch(rf"\s*(?:{_TO})\s*(?:روز\s*)?", between):
            other = _numeric_parts(after)
            if other and other[0] == calendar:
                final, close, skip, weekday_end = other[1], after.end(), True, _weekday_number(after["k1"])
        elif part.day is not None:
            first, begin = _numeric_begin(plain, match, part)
        yield _found(
            text, calendar, first, final, (begin, close), _weekday_number(match["k1"]), weekday_end, ""
        )  # fmt: skip


def _stands_free(plain: str, match: re.Match[str]) -> bool:
    """Not the tail of a telephone number: a dash before it must belong to a range of days."""
    start = match.start()
    if plain[start - 1 : start] not in ("-", "–") or match["s"] in "-–":
        return plain[start - 1 : start] not in ("-", "–")
    return _NUMERIC_START.search(plain, max(0, start - 14), start) is not None


def _numeric_begin(plain: str, match: re.Match[str], part: Part) -> tuple[Part, int]:
    """The first day of «۱۲ تا ۱۴/۷/۱۴۰۴» or 03.–05.10.2025, where only the last day is complete."""
    before = _NUMERIC_START.search(plain, max(0, match.start() - 14), match.start())
    if not before or len(match["a"]) == 4 or match["k1"]:
        return part, match.start()
    day, month = int(before["a"] or before["d"]), int(before["b"] or part.month)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return part, match.start()
    return Part(part.year, month, day), before.start()


def _numeric_parts(match: re.Match[str]) -> tuple[Calendar, Part] | None:
    """Calendar and day of three numbers, or None if they are no date (a telephone, a version)."""
    a, b, c = match["a"], match["b"], match["c"]
    mark = match["s"].strip()
    if len(a) == 4:
        year, month, day = int(a), int(b), int(c)
    elif len(c) == 4:
        year, month, day = int(c), int(b), int(a)
        if month > 12 >= day and mark == "/":
            month, day = day, month
    elif len(a) == 2 and 32 <= int(a) <= 99 and mark in "/⁄":
        year, month, day = 1300 + int(a), int(b), int(c)
    elif len(c) == 2 and len(a) <= 2 and 32 <= int(c) <= 99 and mark in "/⁄":
        year, month, day = 1300 + int(c), int(b), int(a)
    elif len(a) == len(b) == len(c) == 2 and mark == ".":
        year, month, day = 2000 + int(c), int(b), int(a)
    else:
        return None
    if len(a) == 3 or len(c) == 3:
        return None
    calendar: Calendar = "solar" if 1200 <= year <= 1499 else "gregorian"
    part = Part(year, month, day)
    if calendar == "gregorian" and not 1700 <= year <= 2199:
        return None
    return (calendar, part) if possible(calendar, part) and 1 <= month <= 12 else None
