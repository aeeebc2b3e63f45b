"""How dates, numbers and lists are said in Persian and in English."""

from collections.abc import Sequence
from datetime import date, datetime

from hamgam.engine.dates.days import solar

SOLAR_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
SOLAR_MONTHS_EN = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
)  # fmt: skip
GREGORIAN_MONTHS_FA = (
    "ژانویهٔ", "فوریهٔ", "مارس", "آوریل", "مهٔ", "ژوئن", "ژوئیهٔ", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
)  # fmt: skip
GREGORIAN_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS_FA = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنج‌شنبه", "جمعه", "شنبه", "یکشنبه")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def number(value: object, language: str) -> str:
    """A number in the digits of the language; anything else unchanged but for its digits."""
    shown = str(value)
    return shown.translate(_PERSIAN) if language == "fa" else shown


def day(value: date, language: str, *, year: bool = True, weekday: bool = False) -> str:
    """The day in the language's own calendar: «۲۸ آبان ۱۴۰۵», "19 November 2026"."""
    if language == "fa":
        solar_year, month, of_month = solar(value)
        said = f"{of_month} {SOLAR_MONTHS[month - 1]}" + (f" {solar_year}" if year else "")
        said = number(said, "fa")
        return f"{WEEKDAYS_FA[value.weekday()]} {said}" if weekday else said
    said = f"{value.day} {GREGORIAN_MONTHS[value.month - 1]}" + (f" {value.year}" if year else "")
    return f"{WEEKDAYS[value.weekday()]} {said}" if weekday else said


def other_calendar(value: date, language: str) -> str:
    """The same day in the other calendar: «۱۹ نوامبر ۲۰۲۶» for a Persian reader, "28 Aban 1405" for an English one."""
    if language == "fa":
        return number(f"{value.day} {GREGORIAN_MONTHS_FA[value.month - 1]} {value.year}", "fa")
    solar_year, month, of_month = solar(value)
    return f"{of_month} {SOLAR_MONTHS_EN[month - 1]} {solar_year}"


def both(value: date, language: str) -> str:
    """A day in both calendars: «۵ آبان ۱۴۰۵ (۲۷ اکتبر ۲۰۲۶)»."""
    return f"{day(value, language)} ({other_calendar(value, language)})"


def moment(value: datetime, language: str) -> str:
    """Weekday, day and hour of a deadline, in the zone the value carries."""
    hour = number(f"{value.hour}:{value.minute:02d}" if value.minute else str(value.hour), language)
    said = day(value.date(), language, year=False, weekday=True)
    if language == "fa":
        return f"{said}، ساعت {hour}"
    return f"{said}, {value.hour}:{value.minute:02d}"


def listed(items: Sequence[str], language: str) -> str:
    """A list as it is said: «الف، ب و پ», "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    comma, last = ("، ", " و ") if language == "fa" else (", ", " and ")
    return comma.join(items[:-1]) + last + items[-1]


WORDS_FA = ("هیچ", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نُه", "ده", "یازده", "دوازده", "سیزده", "چهارده",
            "پانزده", "شانزده", "هفده", "هجده", "نوزده", "بیست")  # fmt: skip
WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip


def counted(value: int, language: str) -> str:
    """A small number as a word, a larger one in digits. The numeral nine bears its vowel, to tell it from «نه» (no)."""
    words = WORDS_FA if language == "fa" else WORDS
    return words[value] if 0 <= value < len(words) else number(value, language)


#: Letters of wordings: the text itself is a (الف), the first other wording b (ب).
LETTERS_FA = [
    "الف",
    "ب",
    "پ",
    "ت",
    "ث",
    "ج",
    "چ",
    "ح",
    "خ",
    "د",
    "ذ",
    "ر",
    "ز",
    "ژ",
    "س",
    "ش",
    "ص",
    "ض",
    "ط",
    "ظ",
    "ع",
    "غ",
    "ف",
    "ق",
    "ک",
    "گ",
    "ل",
    "م",
    "ن",
    "و",
    "ه",
    "ی",
]


def letter(value: int, language: str) -> str:
    """The letter of the n-th wording, from 1: «الف»، «ب»، «پ» … or a, b, c …; after the alphabet, numbers."""
    if language == "fa":
        return LETTERS_FA[value - 1] if 1 <= value <= len(LETTERS_FA) else number(value, "fa")
    return chr(96 + value) if 1 <= value <= 26 else str(value)
