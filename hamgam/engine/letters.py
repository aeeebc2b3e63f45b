"""Letters, digits and alphabetical order, by the rules of each language.

Five questions are answered here: how a text is stored, what a search compares, in which order names stand, which
digits a reader sees, and which bytes are frozen for signing.  ``store`` mends what keyboards and fonts spoil;
``frozen_bytes`` never drops anything unseen: an invisible sign in a text to be signed is refused, not removed.

Standards: Unicode normalisation form C; the Persian alphabet in the order of the common locale data for ``fa``.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ZWNJ = "\u200c"
ZWJ = "\u200d"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
LATIN_DIGITS = "0123456789"
PERSIAN_LETTERS = "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BIDI_SIGN = re.compile(f"[{_BIDI}]")
# Invisible although their category is not "format": joiners, variation selectors, fillers, the blank Braille cell.
_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
_INVISIBLE_SIGN = re.compile(f"[{_INVISIBLE}]")
# Format characters that are seen: Arabic signs that stand under or before a number.
_SEEN_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
# Everything but the letters and marks of everyday text: only these are looked at one by one.
_ODD = re.compile("[^\n\t -~\u00a1-\u00ac\u00ae-\u024f\u0620-\u06dc\u06de-\u06ff\u200c\u2010-\u2027\u2030-\u205e]")
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ARABIC_LETTER = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
)
_ARABIC_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_KASHIDA = re.compile(f"(?<=[{_ARABIC_LETTER}{_ARABIC_MARK}])\u0640+(?=[{_ARABIC_LETTER}{_ARABIC_MARK}])")
_PRESENTATION = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]")
_KEPT_FORMS = frozenset("\ufd3e\ufd3f\ufdfa\ufdfb\ufdfc\ufdfd")  # ornate brackets, honorifics, the rial sign
_OPEN_HE = re.compile(f"\u06d5(?=[{_ARABIC_LETTER}])")
_FA_LETTERS = str.maketrans(
    {
        **dict.fromkeys("\u064a\u0649\u06d2", "ی"),
        **dict.fromkeys("\u0643\u06aa", "ک"),
        **dict.fromkeys("\u06be\u06c1\u06d5", "ه"),
        **dict.fromkeys("\u06c0\u06c2", "ه\u0654"),
        "\u0671": "ا",
        **dict(zip(ARABIC_DIGITS, PERSIAN_DIGITS, strict=True)),
    }
)
# Scripts in which a zero-width joiner is part of the spelling.
_RIGHT_TO_LEFT = frozenset({"ar", "azb", "ckb", "fa", "he", "ps", "sd", "ug", "ur"})
_JOINER_LANGUAGES = frozenset({"ckb", "ku", "ps", "ur", "sd", "ug", "hi", "mr", "bn", "ta", "ml", "si"})


@dataclass(frozen=True)
class Problem:
    """One reason why a text cannot be frozen: a code, the place as people can see it, and its index in the text."""

    code: str
    excerpt: str
    position: int


class NotFreezable(ValueError):
    """The text holds signs that a reader cannot see or would take for others; ``problems`` lists them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(sorted({problem.code for problem in problems})))
        self.problems = problems


def is_arabic(sign: str) -> bool:
    """Whether a character is a letter of the Arabic script (of any language)."""
    return bool(re.match(f"[{_ARABIC_LETTER}]", sign))


def store(text: str, language: str) -> str:
    """The text as it is kept: NFC, LF, no invisible signs, letters of its own language. Never fails; idempotent."""
    text = _lines(text)
    text = text.replace("\u00ad", "")
    text = _INVISIBLE_SIGN.sub("", _BIDI_SIGN.sub("", text))
    text = _ODD.sub(lambda match: _kept(match[0]), text)
    text = _letters(_SPACE.sub(" ", text), language)
    text = _joiners(text, language)
    text = re.sub("(?<![ \t])[ \t]+(?=\n|\\Z)", "", text)
    return unicodedata.normalize("NFC", text)


def in_one_line(text: str, language: str) -> str:
    """The text as it is kept (see `store`), on one line, with one space between words: a name, a title, a subject."""
    return " ".join(store(text, language).split())


def fold(text: str) -> str:
    """What a search compares: letters, digits and accents brought to one form, half-spaces to spaces. Idempotent."""
    text = text.replace("\u06d5", "ه")
    text = store(text, "fa").replace(ZWNJ, " ").casefold()
    text = unicodedata.normalize("NFD", text)
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Mn").translate(_FOLD)
    return unicodedata.normalize("NFC", text)


def direction(language: str) -> str:
    """On which side a language's writing begins: "rtl" or "ltr"."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def sort_key(text: str, language: str) -> str:
    """A string whose plain binary order is the alphabetical order of ``language``.

    Persian letters stand in Persian order; in a right-to-left list they come before Latin ones, elsewhere after.
    Signs, accents and half-spaces count only between names that are otherwise equal.
    """
    rtl = language in {"fa", "ar", "ckb", "ps", "ur"}
    kept = store(text, "fa" if rtl else language)
    primary: list[str] = []
    for sign in unicodedata.normalize("NFC", kept.casefold()):
        weight = _weight(sign, rtl)
        if weight == "!" and (not primary or primary[-1] == "!"):
            continue
        primary.append(weight)
    return "".join(primary).rstrip("!") + " " + kept


def digits(text: str, language: str) -> str:
    """The text with its decimal digits as readers of the language write them (Persian, Arabic or Latin)."""
    return text.translate(_DIGITS.get(language, _DIGITS["en"]))


def freeze_problems(text: str, language: str) -> list[Problem]:
    """Every sign that must not stand in a text to be signed, in the order of the text.

    Codes: ``bidi_control``, ``zero_width``, ``control_character``, ``unassigned``, ``replacement_character``,
    ``presentation_form``, ``mixed_script`` (letters of two scripts in one word, words made of look-alikes, letters
    of another language's keyboard), ``mixed_digits``, ``stacked_marks``.
    """
    found: list[tuple[int, str]] = []
    for position, sign in enumerate(text):
        code = _problem(text, position, sign, language)
        if code:
            found.append((position, code))
    found += [(match.start(), "stacked_marks") for match in _STACK.finditer(text) if _is_stack(match[0])]
    found += _mixed_words(text, language)
    found += [(match.start(), "mixed_digits") for match in _NUMBER.finditer(text) if _digit_sets(match[0]) > 1]
    return [Problem(code, _excerpt(text, position), position) for position, code in sorted(set(found))]


def frozen_bytes(text: str, language: str) -> bytes:
    """The exact bytes that are signed: NFC, LF, one newline at the end, letters of the language, UTF-8.

    Raises ``NotFreezable`` with its problems when anything invisible or misleading stands in the text.
    """
    text = _letters(_lines(text), language)
    text = re.sub("(?<![ \t])[ \t]+(?=\n|\\Z)", "", _SPACE.sub(" ", text)).strip("\n") + "\n"
    text = unicodedata.normalize("NFC", text)
    problems = freeze_problems(text, language)
    if problems:
        raise NotFreezable(problems)
    return text.encode("utf-8")


def _lines(text: str) -> str:
    return _LINE_END.sub("\n", text)


def _kept(sign: str) -> str:
    """The sign itself, or nothing for controls and unseen format characters, or U+FFFD for half a character."""
    if sign in "\n\t\u200c\u200d":
        return sign
    category = unicodedata.category(sign)
    if category == "Cc" or (category == "Cf" and sign not in _SEEN_FORMAT):
        return ""
    return "\ufffd" if category == "Cs" else sign


def _letters(text: str, language: str) -> str:
    """NFC, presentation forms opened, and in Persian the letters of other keyboards replaced."""
    text = _PRESENTATION.sub(_open_form, text)
    text = unicodedata.normalize("NFC", text)
    if language != "fa":
        return text
    text = _OPEN_HE.sub("ه" + ZWNJ, text).translate(_FA_LETTERS)
    # NFC joins ي with hamza above it only before the letters are mapped; do it again after.
    return unicodedata.normalize("NFC", _KASHIDA.sub("", text))


def _open_form(match: re.Match[str]) -> str:
    form = match[0]
    if form in _KEPT_FORMS:
        return form
    # Isolated vowel signs are compatible with "space + sign": the space is not part of the word.
    return unicodedata.normalize("NFKC", form).lstrip(" ")


def _joiners(text: str, language: str) -> str:
    """Half-spaces only where they part two letters; joiners only where the language spells with them."""
    if ZWJ in text and language not in _JOINER_LANGUAGES:
        # «ه‍» with a joiner, as in the mark of the solar era, looks the same as «هـ».
        text = re.sub(f"ه{ZWJ}+(?![{_ARABIC_LETTER}])", "ه\u0640", text).replace(ZWJ, "")
    if ZWNJ in text:
        text = re.sub(f"{ZWNJ}{{2,}}", ZWNJ, text)
        text = re.sub(ZWNJ, lambda match: ZWNJ if _zwnj_fits(text, match.start(), language) else "", text)
    return text


def _zwnj_fits(text: str, position: int, language: str) -> bool:
    before = text[position - 1] if position else ""
    after = text[position + 1] if position + 1 < len(text) else ""
    if language in _JOINER_LANGUAGES and before and is_arabic(before):
        return True
    seen = bool(before) and not before.isspace() and unicodedata.category(before)[0] in "LMNP" and before not in "([«"
    return seen and bool(after) and after.isalpha() and (is_arabic(after) or is_arabic(before))


_FOLD = str.maketrans(
    {
        "ي": "ی",
        "ك": "ک",
        "ة": "ه",
        "ء": None,
        "ـ": None,
        "٫": ".",
        "٬": None,
        **dict(zip(PERSIAN_DIGITS, LATIN_DIGITS, strict=True)),
        **dict(zip(ARABIC_DIGITS, LATIN_DIGITS, strict=True)),
    }
)
_ALL_DIGITS = LATIN_DIGITS + PERSIAN_DIGITS + ARABIC_DIGITS


def _digit_table(target: str) -> dict[int, str]:
    return str.maketrans(dict(zip(_ALL_DIGITS, target * 3, strict=True)))


_DIGITS = {
    "fa": _digit_table(PERSIAN_DIGITS),
    "ps": _digit_table(PERSIAN_DIGITS),
    "ar": _digit_table(ARABIC_DIGITS),
    "ckb": _digit_table(ARABIC_DIGITS),
    "en": _digit_table(LATIN_DIGITS),
}

# Letters of neighbouring alphabets stand where their nearest Persian letter stands; hamza carriers with the hamza.
_CARRIER = {
    **dict.fromkeys("أإؤئٲٳ", "ء"),
    **dict.fromkeys("ٱ", "ا"),
    **dict.fromkeys("ةەۀھہ", "ه"),
    **dict.fromkeys("ټٺٹ", "ت"),
    **dict.fromkeys("ځڅ", "ج"),
    **dict.fromkeys("ډڈ", "د"),
    **dict.fromkeys("ړڕڑ", "ر"),
    "ږ": "ژ",
    "ښ": "ش",
    "ڤ": "ف",
    **dict.fromkeys("كڪ", "ک"),
    "ګ": "گ",
    "ڵ": "ل",
    **dict.fromkeys("ڼںڻ", "ن"),
    **dict.fromkeys("ۆۇۋ", "و"),
    **dict.fromkeys("ېێۍيىے", "ی"),
}
_PERSIAN_WEIGHT = {letter: chr(0x100 + index) for index, letter in enumerate(PERSIAN_LETTERS)}
_LATIN_SPECIAL = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n"}


@lru_cache(maxsize=4096)
def _weight(sign: str, rtl: bool) -> str:
    """The primary weight of one sign: ``!`` for a gap between words, nothing for what does not count."""
    letter = _CARRIER.get(sign, sign)
    if letter in _PERSIAN_WEIGHT:
        return _PERSIAN_WEIGHT[letter]
    if sign.isspace() or sign in "-–—/_":
        return "!"
    number = unicodedata.decimal(sign, None)
    if number is not None:
        return str(number)
    if not sign.isalpha():
        return ""
    base = _LATIN_SPECIAL.get(sign, unicodedata.normalize("NFD", sign)[0])
    if base.isascii():
        return "".join(chr(0x180 + ord(part) - 0x61) for part in base) if rtl else base
    return base if ord(base) >= 0x370 else chr(0x1C0 + ord(base) % 0x100)


# --- what must not be frozen ------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u0640]|[^\W\d_])*")
_NUMBER = re.compile(r"\d+")
_STACK = re.compile(f"[\u0300-\u036f\u0483-\u0489{_ARABIC_MARK}\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{{3,}}")
_FOREIGN_FA = frozenset("\u064a\u0649\u06d2\u0643\u06aa\u06be\u06c1\u06d5\u06c0\u06c2\u0671" + ARABIC_DIGITS)
_LOOKALIKE = frozenset("аеорсухіјѕһԁԛԝвкмнтАВЕКМНОРСТХІЈЅҮУαοενικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_SIMPLE_CATEGORIES = {"Co": "unassigned", "Cn": "unassigned", "Cs": "unassigned", "Cc": "control_character"}


def _problem(text: str, position: int, sign: str, language: str) -> str:
    """The code of what is wrong with one sign in its place, or an empty string."""
    if " " <= sign <= "~" or sign in "\n\t":
        return ""
    if _BIDI_SIGN.match(sign):
        return "bidi_control"
    if sign == ZWNJ:
        return "" if _zwnj_fits(text, position, language) else "zero_width"
    if sign == ZWJ:
        return "" if language in _JOINER_LANGUAGES and position and text[position - 1].isalpha() else "zero_width"
    category = unicodedata.category(sign)
    if _INVISIBLE_SIGN.match(sign) or (category == "Cf" and sign not in _SEEN_FORMAT):
        return "zero_width"
    if sign == "\ufffd":
        return "replacement_character"
    if _PRESENTATION.match(sign) and sign not in _KEPT_FORMS:
        return "presentation_form"
    if (language == "fa" and sign in _FOREIGN_FA) or _is_styled(sign):
        return "mixed_script"
    return _SIMPLE_CATEGORIES.get(category, "")


def _is_styled(sign: str) -> bool:
    """Full-width and mathematical letters: they look like plain ones and are not."""
    return "\uff01" <= sign <= "\uff5e" or "\U0001d400" <= sign <= "\U0001d7ff" or "\U0001ee00" <= sign <= "\U0001eeff"


def _is_stack(marks: str) -> bool:
    return len(marks) > 3 or len(set(marks)) < len(marks)


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    """The script of a letter by its Unicode name, or an empty string for signs that belong to all."""
    if not sign.isalpha() or sign == "\u0640":
        return ""
    name = unicodedata.name(sign, "")
    return "" if sign in "ªº" else name.split(" ", 1)[0]


def _mixed_words(text: str, language: str) -> list[tuple[int, str]]:
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        scripts = [_script(sign) for sign in word]
        usual = max(set(filter(None, scripts)), key=scripts.count, default="")
        strange = [index for index, script in enumerate(scripts) if script and script != usual]
        if strange:
            found.append((match.start() + strange[0], "mixed_script"))
        elif usual in {"CYRILLIC", "GREEK"} and language not in _OWN.get(usual, ()) and set(word) <= _LOOKALIKE:
            found.append((match.start(), "mixed_script"))
    return found


_OWN = {"CYRILLIC": {"ru", "uk", "bg", "sr", "tg", "be", "mk"}, "GREEK": {"el"}}


def _digit_sets(number: str) -> int:
    return len({ord(sign) - unicodedata.decimal(sign, 0) for sign in number})


def _excerpt(text: str, position: int) -> str:
    """Some words around a place, with unseen signs spelled out as ⟨U+202E⟩."""
    around = text[max(0, position - 15) : position + 16].replace("\n", " ")
    return "".join(_shown(sign) for sign in around).strip()


def _shown(sign: str) -> str:
    unseen = sign != ZWNJ and (unicodedata.category(sign)[0] == "C" or bool(_INVISIBLE_SIGN.match(sign)))
    return f"⟨U+{ord(sign):04X}⟩" if unseen else sign
