"""Names of months and weekdays, ordinals, and the words that join dates, as papers print them.

Keys are in the form that ``plain`` gives: Latin digits, small letters, one form of alef, ye and kaf.
"""

import re

_PLAIN = str.maketrans(
    {
        **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
        **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
        **dict.fromkeys("آأإٱ", "ا"),
        **dict.fromkeys("يىئېے", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("ةۀەھہ", "ه"),
        "ؤ": "و",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def plain(text: str) -> str:
    """The text in one form of letters and digits; every sign keeps its place, so positions stay valid."""
    text = text.translate(_PLAIN)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _numbered(names: str) -> dict[str, int]:
    """Twelve groups of names parted by spaces, spellings within a group parted by bars."""
    return {name: index for index, group in enumerate(names.split(), 1) for name in group.split("|")}


SOLAR_PERSIAN = _numbered(
    "فروردین اردیبهشت|اردی\u200cبهشت خرداد تیر مرداد|امرداد شهریور مهر ابان اذر دی بهمن اسفند|اسپند"
)
SOLAR_DARI = _numbered("حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت")
SOLAR_LATIN = _numbered(
    "farvardin ordibehesht|ordibehest khordad tir mordad|amordad shahrivar|shahriwar mehr aban|abaan azar dey|dei "
    "bahman esfand"
)
GREGORIAN_PERSIAN = _numbered(
    "ژانویه|جنوری|ینایر فوریه|فبروری|فبرایر|شباط مارس|مارچ|اذار اوریل|اپریل|ابریل|نیسان مه|می|مای|مایو "
    "ژوین|جون|ژوان|یونیو|حزیران ژوییه|تموز|جولای|ژویه|جولایی|یولیو|ژولای اوت|اگوست|اگست|اوگوست|اغسطس "
    "سپتامبر|سپتمبر|سبتمبر|ایلول اکتبر|اکتوبر نوامبر|نومبر|نوفمبر دسامبر|دسمبر|دیسامبر|دیسمبر"
)
GREGORIAN_LATIN = _numbered(
    "january|jan|januar|jänner|janvier|januari february|feb|februar|février|fevrier|februari "
    "march|mar|märz|maerz|mars|maart april|apr|avril may|mai|maj|mei june|jun|juni|juin july|jul|juli|juillet "
    "august|aug|août|aout|augusti|augustus september|sep|sept|septembre october|oct|oktober|okt|octobre "
    "november|nov|novembre december|dec|dezember|dez|décembre|decembre"
)
SOLAR = {**SOLAR_PERSIAN, **SOLAR_DARI, **SOLAR_LATIN}
GREGORIAN = {**GREGORIAN_PERSIAN, **GREGORIAN_LATIN}
MONTHS = {**GREGORIAN, **SOLAR}
# Names that are everyday words too: they count only with a year, a weekday, or where the sentence stops after them.
WEAK = frozenset(SOLAR_DARI) | frozenset(
    ["می", "مای", "جون", "mar", "jan", "sep", "dec", "tir", "dey", "dei", "azar", "mehr"]
)
# In Latin script these are dates only when written with a capital letter.
CAPITAL = frozenset(
    ["may", "march", "mars", "mar", "mai", "jan", "tir", "dey", "dei", "azar", "mehr", "aban", "august"]
)

WEEKDAYS = {
    name: number
    for number, group in enumerate(
        (
            "دوشنبه monday mon montag lundi",
            "سهشنبه tuesday tue tues dienstag mardi",
            "چهارشنبه wednesday wed mittwoch mercredi",
            "پنجشنبه thursday thu thurs donnerstag jeudi",
            "جمعه ادینه friday fri freitag vendredi",
            "شنبه saturday sat samstag sonnabend samedi",
            "یکشنبه sunday sun sonntag dimanche",
        ),
        1,
    )
    for name in group.split()
}
WEEKDAYS |= {f"{number}شنبه": (number + 5) % 7 + 1 for number in range(1, 6)}

_ONES = "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم"
ORDINALS = {
    word: number
    for number, word in enumerate(
        f"{_ONES} دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم".split(), 1
    )
}
ORDINALS |= {"اول": 1, "نخست": 1, "هیجدهم": 18, "سیم": 30, "سی ام": 30}
ORDINALS |= {f"بیست و {one}": 20 + number for number, one in enumerate(_ONES.split(), 1)} | {"سی و یکم": 31}
_CARDINALS = "پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده"
CARDINALS = {
    word: number
    for number, word in enumerate(
        [
            "پنج",
            "شش",
            "هفت",
            "هشت",
            "نه",
            "ده",
            "یازده",
            "دوازده",
            "سیزده",
            "چهارده",
            "پانزده",
            "شانزده",
            "هفده",
            "هجده",
        ],
        5,
    )
}
DAY_WORDS = {**ORDINALS, **CARDINALS}

_TENS = ["ده", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
_UNITS = ["یک", "دو", "سه", "چهار", *_CARDINALS.split()]
_AND = r"[\s\u200c]*و[\s\u200c]*"
#: A year in words: «هزار و چهارصد و سه», «دو هزار و بیست و پنج».
YEAR_WORDS = (
    rf"(?:یک[\s\u200c]*)?هزار{_AND}(?:سیصد|چهارصد)(?:{_AND}(?:{'|'.join(_TENS)}))?(?:{_AND}(?:{'|'.join(reversed(_UNITS))}))?(?!\w)"
    rf"|دو[\s\u200c]*هزار(?:{_AND}(?:{'|'.join(_TENS)}))?(?:{_AND}(?:{'|'.join(reversed(_UNITS))}))?(?!\w)"
)


def year_in_words(printed: str) -> int:
    """1403 for «هزار و چهارصد و سه»; ``printed`` is a match of ``YEAR_WORDS``."""
    year = 2000 if printed.startswith("دو") else 1000
    for word in re.findall(r"[^\W\d_]+", printed.replace("هزار", " ", 1).removeprefix("دو").removeprefix("یک")):
        hundreds = {"سیصد": 300, "چهارصد": 400}.get(word, 0)
        tens = 10 * (_TENS.index(word) + 1) if word in _TENS else 0
        year += hundreds or tens or (_UNITS.index(word) + 1 if word in _UNITS else 0)
    return year


# What is counted: a number before such a word is an amount and not a year or a clause.
COUNTED = (
    "نفر|تن|سازمان|نهاد|انجمن|کارگر|شهر|کشور|زندانی|هزار|درصد|ساعت|گروه|تشکل|دانشجو|معلم|زن|مرد|کودک|عضو|نماینده"
    "|میلیون|میلیارد|تومان|ریال|یورو|دلار|روز|ماه|سال|بار|مورد|حزب|کانون|امضا|فعال|روزنامه|خانواده|مدرسه|کارخانه|دقیقه"
    "|هفته|قرن|دهه|متر|کیلومتر|هکتار|لیتر|تشکیلات|اتحادیه|سندیکا|پرستار|بازنشسته|بند|ماده|نسخه|صفحه"
    "|organisations|organizations|members|people|persons|workers|percent|hours|days|years|delegates|groups|euros"
)
# After a number of four digits only these make it an amount: «۱۴۰۰ کارگر», but «مهر ۱۴۰۴ روز …».
COUNTED_ALWAYS = "نفر|تن|کارگر|تومان|ریال|یورو|دلار|زندانی|دانشجو|معلم|people|workers"


def alternatives(words: object) -> str:
    """A pattern that matches any of the words, longest first, with any gap where a word has a space."""
    gap = r"[\s\u200c]*"
    chosen = sorted(map(str, words), key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", gap) for word in chosen)


MONTH_OR_COUNTED = re.compile(rf"\s*(?:{alternatives(MONTHS)}|{COUNTED})(?![^\W_])")
