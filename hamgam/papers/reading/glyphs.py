"""From glyphs on a line, in the order of the eye, to text in the order of reading.

PDF files hold Persian text as drawn from left to right, often with presentation forms.  Right-to-left runs are turned
round glyph by glyph, so that ligatures such as «لا» and marks stay whole; numbers and Latin runs keep their order.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

_CONTROL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u2060\ufeff\u00ad]")
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]")
_CLASSES = {"R": "R", "AL": "R", "EN": "N", "AN": "N", "ES": "S", "CS": "S", "ET": "S", "NSM": "M", "BN": "B", "L": "L"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TURNED = str.maketrans("()", ")(")
_LAST_BULLET = re.compile("^(.*\\S)\\s+([•●▪○■–*\u2600-\u27bf\U0001f300-\U0001faff-]\ufe0f?)$")
# A Latin name in a numbered Persian list: «Rat der Flüsse (Bonn) .1», its own stop first.
_LAST_NUMBER = re.compile(r"^([.,;:!?]?)(.*[^\W\d_].*?\S)\s+([.)\-–])(\d{1,3})$")
_LAST_AT = re.compile(r"^([A-Za-z0-9_]{3,})@$")
# A Persian sentence set from left to right: its stop, drawn at the right, comes first, and its number last.
_MISSET = re.compile(r"^([.!؟؛:])(\s*[\u0620-\u06d3].*?)(?:\s+([.)\-])([\d]{1,3}))?$")
# A telephone number kept from left to right by an invisible sign: turned, its plus comes last.
_PHONE = re.compile(r"(?<!\S)(\d[\d()/-]*(?:\s+\d[\d()/-]*)+)\+(?!\S)")
_FINAL_FORM = re.compile("(?:FINAL|ISOLATED) FORM$")
_START_FORM = re.compile("(?:INITIAL|ISOLATED) FORM$")
_JOINED_FORM = re.compile("(?:FINAL|MEDIAL) FORM$")
_JOINS_ON = frozenset("ـبپتثجچحخسشصضطظعغفڤقکكگلڵمنهھیيىێئ")


@dataclass
class Glyph:
    """One glyph: what it says, where it stands (points), how large it is."""

    text: str
    x0: float
    x1: float
    size: float
    bold: bool = False
    form: tuple[str, int] = ("", 0)


@dataclass(frozen=True)
class Hand:
    """How one file draws its text: the main direction, whether brackets are mirrored, which shapes begin a word."""

    rtl: bool = True
    mirrored: bool = False
    starts: frozenset[tuple[str, int]] = frozenset()


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    for sign in text:
        kind = _CLASSES.get(unicodedata.bidirectional(sign))
        if kind:
            return kind
    return "O"


def row_text(glyphs: list[Glyph], hand: Hand, drawn: bool = False) -> str:
    """The text of one row. A gap as wide as a letter is a space; a far wider one a tab.

    ``drawn``: brackets are left as they are drawn.
    """
    tokens = _tokens(_ordered(glyphs), hand)
    kinds = [_kind(token) for token in tokens]
    if drawn:
        return _mixed(tokens, kinds, hand) if "R" in kinds else "".join(tokens)
    if "R" not in kinds:
        whole = _LAST_NUMBER.sub(r"\4\3 \2\1", "".join(tokens)) if hand.rtl else "".join(tokens)
        return _righted(_LAST_AT.sub(r"@\1", _LAST_BULLET.sub(r"\2 \1", whole)) if hand.rtl else whole)
    text = _righted(_mixed(tokens, kinds, hand))
    return text if hand.rtl else _MISSET.sub(_set_right, text)


def _set_right(match: re.Match[str]) -> str:
    number = f"{match[4]}{match[3]} " if match[4] else ""
    return f"{number}{match[2].strip()}{match[1]}"


def _righted(text: str) -> str:
    """Brackets that all stand the wrong way round in a row, turned: «انجمن رود )سوئد(»."""
    signs = [sign for sign in text if sign in "()"]
    wrong = signs and signs == [")", "("] * (len(signs) // 2)
    return text.translate(_TURNED) if wrong else text


def _mixed(tokens: list[str], kinds: list[str], hand: Hand) -> str:
    if hand.rtl or kinds.count("R") > kinds.count("L"):
        return _turned(tokens, kinds, hand)
    return _turn_runs(tokens, kinds)


def word_starts(rows: list[list[Glyph]]) -> frozenset[tuple[str, int]]:
    """Shapes that begin words in this file. Where one follows a letter that would join, a half-space parts them."""
    begins: Counter[tuple[str, int]] = Counter()
    all_of: Counter[tuple[str, int]] = Counter()
    for row in rows:
        ordered = _ordered(row)
        for left, right in zip(ordered, [*ordered[1:], None], strict=True):
            if not _is_letter(left.text):
                continue
            all_of[left.form] += 1
            if right is None or not _is_letter(right.text) or _parted(left, right) or not _joins(right.text):
                begins[left.form] += 1
    return frozenset(form for form, count in begins.items() if count >= (0.1 if count > 1 else 0.3) * all_of[form])


def is_mirrored(texts: list[str]) -> bool:
    """Whether brackets came out the wrong way round: «)هامبورگ(»."""
    joined = "\n".join(texts)
    right = len(re.findall(r"(?:^|\s)[(«]\S|\S[)»](?:\s|$)", joined))
    wrong = len(re.findall(r"(?:^|\s)[)»]\S|\S[(«](?:\s|$)", joined))
    return wrong > right


def _ordered(glyphs: list[Glyph]) -> list[Glyph]:
    return sorted(glyphs, key=lambda glyph: (glyph.x0 + glyph.x1) / 2)


def _is_letter(text: str) -> bool:
    text = text.strip("\u200c")
    return bool(text) and text[-1].isalpha() and _kind(text) == "R"


def _parted(left: Glyph, right: Glyph) -> bool:
    return right.x0 - left.x1 > max(1.0, left.size * 0.13)


def _tokens(ordered: list[Glyph], hand: Hand) -> list[str]:
    tokens: list[str] = []
    edge: float | None = None
    before: Glyph | None = None
    usual = _usual_gap(ordered)
    inked = [glyph for glyph in ordered if glyph.text.strip()] or ordered
    first, last = min(glyph.x0 for glyph in inked), max(glyph.x1 for glyph in inked)
    for index, glyph in enumerate(ordered):
        text = _CONTROL.sub("", glyph.text)
        if text == " " and _covered(glyph, ordered[max(0, index - 1) : index + 2]):
            # A half-space that the file calls a space; at the end of a row, the space at which it was broken.
            text = "\u200c" if first < glyph.x0 - 0.2 and glyph.x1 + 0.2 < last else ""
        gap = glyph.x0 - edge if edge is not None else 0.0
        if gap > max(1.0, glyph.size * 0.13) and tokens and not tokens[-1].isspace() and not text.isspace():
            tokens.append("\t" if gap > max(20.0, glyph.size * 2.4, 2.5 * usual) else " ")
        elif before and _is_letter(text) and (_joint_broken(before, text, hand) or _half_space(before.text, text)):
            tokens.append("\u200c")
        opened = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]).strip() or match[0], text)
        if opened:
            _place(tokens, opened.lstrip("\u200c") or opened)
        edge = max(edge or 0.0, glyph.x1)
        before = glyph
    return tokens


def _usual_gap(ordered: list[Glyph]) -> float:
    """The gap between words of a row that is spread over the whole width; 0 where a row has few of them."""
    inked = [glyph for glyph in ordered if glyph.text.strip()]
    gaps = [right.x0 - left.x1 for left, right in pairwise(inked) if _parted(left, right)]
    return median(gaps) if len(gaps) >= 4 else 0.0


def _covered(space: Glyph, around: list[Glyph]) -> bool:
    """A space without room of its own: it has no width, or a letter stands over it."""
    width = space.x1 - space.x0
    if width < space.size * 0.03:
        return True
    return any(
        min(space.x1, other.x1) - max(space.x0, other.x0) > 0.6 * width
        for other in around
        if other is not space and _is_letter(other.text)
    )


def _joint_broken(left: Glyph, right: str, hand: Hand) -> bool:
    """The later letter (on the left) is drawn as at the beginning of a word, after a letter that would join."""
    if _JOINED_FORM.search(unicodedata.name(left.text[-1], "")):
        return False
    return (left.form in hand.starts or left.text.startswith("\u200c")) and _is_letter(left.text) and _joins(right)


def _joins(text: str) -> bool:
    """Whether a letter joins the one after it; a final or isolated form does not."""
    name = unicodedata.name(text[-1], "")
    return unicodedata.normalize("NFKC", text)[-1] in _JOINS_ON and not _FINAL_FORM.search(name)


def _place(tokens: list[str], text: str) -> None:
    """Adds a glyph; a mark joins the letter that it stands over, be it the one before or the one after."""
    if tokens and _is_mark(text) and not tokens[-1].isspace() and tokens[-1][0].isalpha():
        tokens[-1] += text
    elif tokens and _is_mark(tokens[-1]) and text[-1:].isalpha():
        tokens[-1] = text + tokens[-1]
    else:
        tokens.append(text)


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.category(sign) == "Mn" for sign in text)


def _half_space(left: str, right: str) -> bool:
    """Presentation forms that do not join although no space parts them: between them stood a half-space."""
    if len(left) != 1 or len(right) != 1:
        return False
    earlier, later = unicodedata.name(right, ""), unicodedata.name(left, "")
    if not (_FINAL_FORM.search(earlier) and _START_FORM.search(later)):
        return False
    return unicodedata.normalize("NFKC", right) in _JOINS_ON


def _ltr_runs(tokens: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """Stretches that are read from left to right: Latin words, numbers, dates."""
    runs = []
    index = 0
    while index < len(tokens):
        if kinds[index] not in "LN":
            index += 1
            continue
        end = index
        while True:
            after = end + 1
            while after < len(tokens) and kinds[after] in "SOBM" and tokens[after] != "\t":
                after += 1
            if after >= len(tokens) or kinds[after] not in "LN" or not _together(tokens, kinds, index, end, after):
                break
            end = after
        runs.append((index, end + 1))
        index = end + 1
    return runs


def _together(tokens: list[str], kinds: list[str], start: int, end: int, after: int) -> bool:
    between = tokens[end + 1 : after]
    if kinds[end] != kinds[after] and ("|" in between or "".join(between) == " / "):
        return False
    if kinds[end] != kinds[after] and len(between) > 1 and between[-1] in "،,؛" and between[-2].isspace():
        return False  # «… ،۱۵» beside a Latin word: the mark belongs to the number, which is read first
    if "L" in kinds[start : end + 1] or kinds[after] == "L":
        return True
    return not between or (len(between) == 1 and (kinds[end + 1] == "S" or between[0] in "/:.,٫٬-"))


def _turned(tokens: list[str], kinds: list[str], hand: Hand) -> str:
    """A right-to-left row: everything turned round but the left-to-right runs."""
    parts: list[str] = []
    runs = dict(_ltr_runs(tokens, kinds))
    index = 0
    while index < len(tokens):
        if index in runs:
            parts.append(_number(tokens, kinds, index, runs[index]))
            index = runs[index]
        else:
            parts.append(tokens[index].translate(_MIRRORED) if hand.mirrored else tokens[index])
            index += 1
    return _PHONE.sub(lambda match: "+" + " ".join(reversed(match[1].split())), "".join(reversed(parts)))


def _number(tokens: list[str], kinds: list[str], start: int, end: int) -> str:
    """A stretch read from left to right; after a Persian letter, numbers with hyphens are drawn «۱۱-۰۲-۱۴۰۴».

    (Rules W2 and W4 of the bidirectional algorithm: such digits count as Arabic ones, which a hyphen does not join.)
    """
    text = "".join(tokens[start:end])
    before = next((kind for kind in kinds[end:] if kind in "RL"), "")
    if before != "R" or "L" in kinds[start:end] or "-" not in text:
        return text
    return "-".join(reversed(text.split("-")))


def _turn_runs(tokens: list[str], kinds: list[str]) -> str:
    """A left-to-right row with right-to-left words in it: only those are turned round."""
    parts: list[str] = []
    index = 0
    while index < len(tokens):
        end = index
        if kinds[index] == "R":
            while end + 1 < len(tokens) and (
                kinds[end + 1] in "RMB" or (kinds[end + 1] not in "LN" and "R" in kinds[end + 1 : end + 3])
            ):
                end += 1
            parts.append("".join(reversed(tokens[index : end + 1])))
        else:
            parts.append(tokens[index])
        index = end + 1
    return "".join(parts)
