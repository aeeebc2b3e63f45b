"""Hours of the day as accounts say them: «ساعت ده و نیم صبح», 10:30, "half past ten", "2 p.m.", "noon"."""

import re
from collections.abc import Iterator

from hamgam.engine.accounts import numbers

Span = tuple[int, int]
Minutes = tuple[numbers.Value, ...]

_HALF_DAY = 12 * 60
#: Of an hour that is said to be near, and of every hour in words, so many minutes more or less are meant.
_NEARLY = 15
_FA = re.compile(
    rf"(?P<near>(?:حدود|نزدیک)[\s\u200c]+(?:به[\s\u200c]+)?)?ساعت[\s\u200cهیٔ]+(?P<h>{numbers.HOUR})"
    rf"(?:[:٫.](?P<m>\d\d)|[\s\u200c]+و[\s\u200c]+(?P<w>نیم|ربع|{numbers.NUMBER}(?:[\s\u200c]+دقیقه)))?"
    r"(?:[\s\u200c]+(?P<part>صبح|بامداد|پیش از ظهر|ظهر|بعد[\s\u200c]*از[\s\u200c]*ظهر|پس از نیمروز|عصر|غروب|شب))?(?![^\W_])"
)
_CLOCK = re.compile(
    r"(?P<near>(?:about|around|حدود) )?(?<![\d:.])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\d:])"
    r"(?:[ \u200c]?(?P<part>a\.?m\.?|p\.?m\.?|صبح|بعد[\s\u200c]*از[\s\u200c]*ظهر|عصر|شب)(?![^\W_]))?"
)
_EN = re.compile(
    rf"(?P<near>(?:about|around|nearly) )?(?<![^\W_])(?:(?P<past>half past|(?:a )?quarter past|(?:a )?quarter to) )?(?P<h>{numbers.HOUR})"
    r"(?:\.(?P<m>[0-5]\d))? ?(?P<part>a\.?m\.?|p\.?m\.?|o['’]clock)(?:(?: in)? the (?P<of>morning|afternoon|evening))?(?![^\W_])"
)
_PAST = re.compile(
    rf"(?P<near>(?:about|around) )?(?<![^\W_])(?P<past>half past|(?:a )?quarter past|(?:a )?quarter to) (?P<h>{numbers.HOUR})(?![^\W_])"
)
_NOON = re.compile(r"(?<![^\W_])(?:at noon|at midday|سر ظهر|هنگام ظهر)(?![^\W_])")
_MORNING = ("صبح", "بامداد", "پیش از ظهر", "a.m.", "a.m", "am", "morning")
_AFTERNOON = ("عصر", "غروب", "شب", "p.m.", "p.m", "pm", "afternoon", "evening", "پس از نیمروز")


def find_hours(low: str) -> Iterator[tuple[Minutes, Span]]:
    """Every hour in a plain text: the minutes of the day that it may mean, and where it stands."""
    taken: list[Span] = []
    for pattern in (_FA, _CLOCK, _EN, _PAST, _NOON):
        for match in pattern.finditer(low):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if meant := ((_HALF_DAY, _HALF_DAY),) if pattern is _NOON else _read(match):
                taken.append(match.span())
                yield meant, match.span()


def _read(match: re.Match[str]) -> Minutes:
    """What it may mean; nothing where it is no hour of a day."""
    said = match.groupdict()
    hour = numbers.value_of(said["h"])
    if hour is None or hour > 24:
        return ()
    minutes = hour * 60 + _minutes(said)
    part = re.sub(r"[\s\u200c]+", " ", said.get("of") or said.get("part") or "")
    some = [minutes]
    if part in _AFTERNOON or part.replace(" ", "") == "بعدازظهر":
        some = [minutes + _HALF_DAY if hour < 12 else minutes]
    elif part in _MORNING:
        some = [minutes - _HALF_DAY if hour == 12 else minutes]
    elif part == "ظهر":
        some = [minutes + _HALF_DAY if hour < 6 else minutes]
    elif 0 < hour <= 12 and not said["h"].startswith("0"):
        some = [minutes, (minutes + _HALF_DAY) % (2 * _HALF_DAY)]
    wide = _NEARLY if said.get("near") else 0
    return tuple((one - wide, one + wide) for one in some)


def _minutes(said: dict[str, str | None]) -> int:
    if said.get("m"):
        return int(said["m"] or 0)
    words = said.get("w") or said.get("past") or ""
    if words in ("نیم", "half past"):
        return 30
    if words == "ربع" or words.endswith("quarter past"):
        return 15
    if words.endswith("quarter to"):
        return -15
    found = re.match(numbers.NUMBER, words)
    return (numbers.value_of(found[0]) or 0) if found else 0
