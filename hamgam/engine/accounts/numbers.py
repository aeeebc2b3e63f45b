"""Numbers in digits and in words, in Persian and English, and what accounts say of how exact they are."""

import re

_FA = {
    word: value
    for value, words in {
        1: "یک", 2: "دو", 3: "سه", 4: "چهار", 5: "پنج", 6: "شش", 7: "هفت", 8: "هشت", 9: "نه نُه", 10: "ده", 11: "یازده",
        12: "دوازده", 13: "سیزده", 14: "چهارده", 15: "پانزده", 16: "شانزده", 17: "هفده", 18: "هجده هیجده", 19: "نوزده",
        20: "بیست", 30: "سی", 40: "چهل", 50: "پنجاه", 60: "شصت", 70: "هفتاد", 80: "هشتاد", 90: "نود", 100: "صد یکصد",
        200: "دویست", 300: "سیصد", 400: "چهارصد", 500: "پانصد", 600: "ششصد", 700: "هفتصد", 800: "هشتصد", 900: "نهصد",
        1000: "هزار",
    }.items()
    for word in words.split()
}  # fmt: skip
_EN = {
    word: value
    for value, words in {
        1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
        11: "eleven", 12: "twelve dozen", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen",
        18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy",
        80: "eighty", 90: "ninety", 100: "hundred", 1000: "thousand",
    }.items()
    for word in words.split()
}  # fmt: skip


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_END = r"(?![^\W_]|\u200c[^\W_])"
_FA_WORDS = rf"(?<![^\W_])(?<!\u200c)(?:{_any(_FA)}){_END}(?:[\s\u200c]+(?:و[\s\u200c]+)?(?:{_any(_FA)}){_END}){{0,8}}+"
_EN_WORDS = rf"(?<![^\W_])(?<!-)(?:a )?(?:{_any(_EN)})(?![^\W_])(?:(?:[ -]| and )(?:{_any(_EN)})(?![^\W_])){{0,8}}+"
_DIGITS = r"(?<![\d/.:,٫٬-])(?:\d{1,3}(?:[,٬]\d{3})+|\d{1,6})(?![\d%٪]|[/.:٫,٬]\d|[\s\u200c]*درصد|\s*percent)"
#: A number as it is written, in digits or in words.
NUMBER = rf"(?:{_DIGITS}|{_FA_WORDS}|{_EN_WORDS})"
#: One word for an hour of the day; «بیست و دو» and the like are written in digits.
_HOURS = "|".join(
    word for words in (_FA, _EN) for word, value in words.items() if value <= 20 and word not in ("a", "dozen")
)
HOUR = rf"(?:\d{{1,2}}(?![\d])|(?:{_HOURS}){_END})"

Value = tuple[float, float]
_NEARLY = 0.1
_MOST = float("inf")


def value_of(said: str) -> int | None:
    """The number that was written («هشتاد و دو», "a hundred and twenty", "1,200"); None for words that make none, as «دو سه»."""
    bare = re.sub(r"[,٬]", "", said.strip())
    if bare.isdecimal():
        return int(bare)
    words = [word for word in re.split(r"[\s\u200c-]+", bare) if word not in ("و", "and", "a")]
    total, part, last = 0, 0, 10_000
    for word in words:
        value = _FA.get(word, _EN.get(word, 0))
        if value in (100, 1000) and word not in ("یکصد",) and 0 < part < value:
            part *= value
            if value == 1000:
                total, part = total + part, 0
            last = value
            continue
        if not value or value >= last or (part % 100 and value > part % 100):
            return None
        part, last = part + value, value
    return total + part


#: How exact a number is said to be → the words before it.
BEFORE = {
    "about": r"حدود(?:ا)?|تقریبا|نزدیک به|قریب به|در حدود|about|around|some|nearly|almost|roughly|approximately",
    "more": r"بیش از|بیشتر از|افزون بر|more than|over|above",
    "least": r"دست[\s\u200c]*کم|حداقل|لااقل|at least",
    "fewer": r"کمتر از|fewer than|less than|under",
    "most": r"حداکثر|at most|up to",
}
_BEFORE = {name: re.compile(rf"(?<![^\W_])(?:{said})[\s\u200c]*$") for name, said in BEFORE.items()}


def meant(number: int, before: str) -> Value:
    """From which to which number is meant, by the words before it: an exact number is (n, n), "about 80" is (72, 88)."""
    for name, said in _BEFORE.items():
        if said.search(before):
            return {
                "about": (number * (1 - _NEARLY), number * (1 + _NEARLY)), "more": (number + 1, _MOST), "least": (number, _MOST),
                "fewer": (0, number - 1), "most": (0, number),
            }[name]  # fmt: skip
    return number, number


#: Every word that is a part of a number.
SAID = frozenset(_FA) | frozenset(_EN)
