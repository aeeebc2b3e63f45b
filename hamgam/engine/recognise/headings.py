"""Title, kind and headings of a paper."""

import re
from collections.abc import Sequence

from hamgam.engine.dates import find_dates
from hamgam.engine.letters import fold
from hamgam.engine.recognise.gazetteer import CITY
from hamgam.engine.recognise.model import Block, Kind
from hamgam.engine.recognise.words import (
    ABJAD,
    DAY_HEADING,
    ENGLISH_VERB,
    FINAL,
    HEADING_WORDS,
    KINDS,
    OPENING,
    SALUTATION,
    VERB_END,
)

_KINDS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS]
_NO_HEADING = re.compile(
    r"^[\u2600-\u27bf\U0001f000-\U0001faff]|^(?:mit (?:freundlichen|solidarischen)|yours |با (?:احترام|درود|سپاس|سلام|تشکر)|سلام)"
    r"|^[(\[].*[)\]]$|^(?:مصوبِ? |مورخ|رونوشت|زنده باد|مرگ بر|پیروز باد|سرنگون باد|adopted |copy to|cc\b)",
    re.IGNORECASE,
)
# «چگونه تصمیم می‌گیریم» over its answer: a question needs no mark to be a heading.
_ASKING = re.compile(
    r"(?:ما )?(?:چرا|چگونه|چه|چطور|کیستیم|کجا|کدام|چیست)(?!\w)|(?:why|how|what|who|where|warum|wie|was|wer)(?!\w)",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:\S+ین )?(?:مجمع|نشست|جلس[هۀ]|کنگر[هۀ]|کنفرانس|پلنوم|همایش|گردهمایی|اجلاس|سمینار|assembly|meeting|congress|conference|plenum"
    r"|general assembly|seminar|vollversammlung|kongress|konferenz|(?:first|second|third|fourth|fifth) (?:assembly|meeting|congress|conference))(?!\w)",
    re.IGNORECASE,
)
# «جامعه‌ای که می‌خواهیم:» is a heading although a verb ends it.
_WHAT_WE_WANT = re.compile(r"(?:\S+ که|آنچه|ما چه|چه|چرا|چگونه)(?:\s\S+){1,3}$(?<!است)(?<!این)")
_MARKDOWN = re.compile(r"^#{1,6}\s+(?P<text>.*?)\s*#*$")
_MENTION = re.compile(
    r"(?<!\w)(?:این|در این|ما در این|this|diese[rs]?)[\s\u200c]+(?P<rest>\S+(?:[\s\u200c]+\S+)?)", re.IGNORECASE
)


def language_of(text: str) -> str:
    """The language of a paper by its letters and commonest words: fa, ar, ckb, de, fr or en."""
    sample = text[:20000]
    arabic = len(re.findall(r"[\u0620-\u06d3\ufb50-\ufdff\ufe70-\ufefc]", sample))
    latin = len(re.findall(r"[A-Za-zÀ-ÿ]", sample))
    if latin > arabic:
        return _by_words(sample.lower(), _LATIN_WORDS, "en")
    kurdish = len(re.findall(r"[ەێۆڕڵ]", sample))
    if kurdish > 0.06 * max(arabic, 1) and re.search(r"[ێۆڕڵ]", sample):
        return "ckb"
    return _by_words(fold(sample), _ARABIC_WORDS, "fa")


def is_kurdish(text: str) -> bool:
    """Whether a line of a Persian paper is Kurdish: its own letters, or «ە» within a word, which Persian never has."""
    return bool(re.search(r"[ێۆڵڕ]|ە[ئابپتجچحخدرزژسشعغفڤقکگلمنهھوە]", text))


def is_arabic(text: str) -> bool:
    """Whether a line of a Persian paper is Arabic: its endings and articles, and none of Persian's own letters or words."""
    words = re.findall(r"[^\W\d_]+", text)
    signs = len(re.findall(r"[ةأإ]", text)) + sum(word.startswith("ال") and len(word) > 4 for word in words)
    own = re.search(r"[پچژگکی]|(?<!\w)(?:از|به|که|را|است|این|با|برای|ما|های)(?!\w)", text)
    return signs >= 2 and len(words) >= 2 and not own


_LATIN_WORDS = {
    "en": "the of and to in for we our with is are that",
    "de": "der die und das wir für den mit von nicht ist des",
    "fr": "le la les des et nous pour une dans est que du",
}
_ARABIC_WORDS = {
    "fa": "و از در به که را این است با برای های می ما بر یا تا ان",
    "ar": "في من علي الي ان هذا هذه التي الذي عن مع او کل فی الی علی",
}


def _by_words(text: str, table: dict[str, str], usual: str) -> str:
    found = re.findall(r"[^\W\d_]+", text)
    score = {name: sum(word in common.split() for word in found[:4000]) for name, common in table.items()}
    best = max(score, key=lambda name: score[name])
    return best if score[best] > score[usual] else usual


def kind_of(title: str, others: Sequence[str]) -> Kind:
    """What kind of paper this is: by the first such word of its title, else of its opening lines."""
    for text in (title, *others):
        place: tuple[int, str] | None = None
        for kind, pattern in _KINDS:
            match = pattern.search(text)
            if match and (place is None or match.start() < place[0]):
                place = (match.start(), kind)
        if place:
            return place[1]  # type: ignore[return-value]
    return "unknown"


def mentions(blocks: Sequence[Block]) -> list[str]:
    """Passages in which a paper names itself: «این بیانیه», "this statement"."""
    found = []
    for block in [*blocks[:6], *blocks[-3:]]:
        found += [match["rest"] for match in _MENTION.finditer(block.text)]
    return found


def names_kind(text: str) -> bool:
    """Whether a short line carries a word such as «بیانیه»."""
    return any(pattern.search(text) for _, pattern in _KINDS)


def is_date_line(text: str) -> bool:
    """Whether a line holds little else than a date."""
    found = find_dates(text) if len(text) <= 160 and _counts(text) else []
    if not found or any(pattern.match(text) for _, pattern in _KINDS):
        return False
    rest = text
    for each in found:
        rest = rest.replace(text[each.span[0] : each.span[1]], " ")
    words = re.findall(r"[^\W\d_]+", rest)
    return len(words) <= 5


def _counts(text: str) -> bool:
    return "هزار" in text or any(sign.isdigit() for sign in text)


def is_whole_date(text: str) -> bool:
    """Whether a line holds dates and nothing else but signs."""
    found = find_dates(text) if len(text) <= 90 and _counts(text) else []
    rest = text
    for each in found:
        rest = rest.replace(text[each.span[0] : each.span[1]], " ")
    return (
        bool(found)
        and not re.search(r"\d", rest)
        and all(word.lower() in CITY or word.lower() in ("den", "the") for word in re.findall(r"[^\W\d_]+", rest))
    )


def is_event_line(text: str) -> bool:
    """«مجمع عمومی، نشست سوم، بندر نیلگون»: which meeting, and where, as it stands over a paper."""
    words = text.split()
    return (
        bool(_EVENT.match(text))
        and 2 <= len(words) <= 12
        and bool(re.search(r"[،,–—|/]|\s-\s", text))
        and not text.rstrip().endswith((*FINAL, ":"))
        and not VERB_END.search(text)
        and not ENGLISH_VERB.search(text)
    )


def is_short(text: str, most: int = 90, words: int = 14) -> bool:
    """Whether a line can be a heading by its length and its end."""
    return len(text) <= most and len(text.split()) <= words and not text.rstrip().endswith((*FINAL, "،", ","))


def bare_sections(blocks: list[Block]) -> set[int]:
    """Indexes of blocks such as «محور یکم: …» that have nothing below them: items of a list, not headings."""
    bare: set[int] = set()
    for family in {block.family for block in blocks if block.family.startswith("section:")}:
        members = [index for index, block in enumerate(blocks) if block.family == family]
        below = [index for index in members if index + 1 < len(blocks) and blocks[index + 1].family != family]
        if len(members) > 1 and 2 * len(below) < len(members) + 1:
            bare |= set(members)
    return bare


def section_heading(blocks: list[Block], index: int) -> str | None:
    """The heading that a block is, as printed, or None where it is a paragraph or a clause."""
    block = blocks[index]
    text = block.text.rstrip()
    match = _MARKDOWN.match(text)
    if match and block.label is None:
        return match["text"]
    if block.heading:
        return block.shown
    if block.family.startswith("section:") and is_short(text, 120, 16):
        return block.shown
    if block.label or block.cells or "@" in text or "http" in text:
        return None
    if HEADING_WORDS.match(text) or (DAY_HEADING.match(text) and is_short(text, 70, 9)):
        return text
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None or not (is_short(text) or _asks(block)) or OPENING.match(text) or is_date_line(text):
        return None
    if index == 0 and is_event_line(text) and is_date_line(after.text):
        return None
    if _NO_HEADING.match(text) or SALUTATION.match(text):
        return None
    bare = text.rstrip(":：").strip()
    if (
        len(bare) < 2
        or bare.endswith((" که", "اینکه", "این که", "چنین", "زیر", "ذیل", " that", " dass"))
        or (bare.endswith((" از", " به")) and not block.gap)
        or re.search(r"(?<!\w)را(?!\w)", bare)
        or (VERB_END.search(bare) and not (_asks(block) or (block.gap and _WHAT_WE_WANT.match(bare))))
        or (ENGLISH_VERB.search(bare) and not (bare.isupper() or _asks(block) or _ASKING.match(bare)))
        or (re.search(r"\u200c?می\u200c", bare) and not (_asks(block) or (block.gap and _WHAT_WE_WANT.match(bare))))
    ):
        return None
    if re.match(r"(?:ما|من|از شما|we|wir)(?!\w)", bare, re.IGNORECASE):
        return None
    if text.endswith((":", "：")):
        return text if len(bare.split()) <= 8 and not re.match(r"\S+\s*[:：]\s*\S", text) else None
    return text if _asks(block) or _stands_over(blocks, index) else None


def _asks(block: Block) -> bool:
    """«چه باید کرد؟» over its answer."""
    return block.text.endswith(("؟", "?")) and len(block.text.split()) <= 7 and (block.gap or block.strong)


def _stands_over(blocks: list[Block], index: int) -> bool:
    """Whether a short line without a colon stands over what follows: longer text, or the first of a list."""
    block, after = blocks[index], blocks[index + 1]
    before = blocks[index - 1] if index else None
    if len(block.text.split()) > 9 or len(block.text) > 70 or after.signing or ":" in block.text:
        return False
    if after.cells or (after.label is None and after.heading) or after.family.startswith("section:"):
        return False
    if after.label:
        goes_on = before is not None and before.number is not None and after.number == before.number + 1
        if goes_on and before and before.family == after.family:
            return block.gap or block.strong or before.text.rstrip().endswith(tuple(FINAL))
        return after.number in (1, None) and (block.gap or block.strong or _ended(before))
    longer = len(after.text) >= max(60, 1.6 * len(block.text))
    if block.strong and not after.strong:
        longer = longer or (len(after.text) >= 1.3 * len(block.text) and after.text.rstrip().endswith(tuple(FINAL)))
    if block.gap and not after.gap and after.text.rstrip().endswith((".", "!")):
        longer = len(after.text) >= max(25, 1.6 * len(block.text))
    return longer and (block.gap or block.strong or _ended(before))


def _ended(before: Block | None) -> bool:
    return before is None or bool(before.label) or before.text.rstrip().endswith(tuple(FINAL))


def numbered_headings(blocks: list[Block]) -> set[int]:
    """Indexes of labelled blocks that are headings of sections: short, no full stop, each with text below it."""
    headings: set[int] = set()
    for family in {
        block.family
        for block in blocks
        if block.label and not block.family.startswith(("bullet", "section", "word", "note"))
    }:
        members = [index for index, block in enumerate(blocks) if block.family == family and not block.signing]
        for run in _runs(blocks, members):
            short = [
                index
                for index in run
                if is_short(blocks[index].text, 75, 10)
                and (not _lead(blocks[index].text) or _says_in_short(blocks, index))
            ]
            if len(run) >= 2 and len(short) == len(run) and all(_over_decimals(blocks, index) for index in run):
                headings |= set(run)
                continue
            over = [index for index in short if _text_below(blocks, index, family)]
            prose = [index for index in over if blocks[index + 1].label is None]
            if len(over) >= 2 and len(over) >= 0.7 * len(run) and len(prose) >= max(2, 0.5 * len(run)):
                headings |= set(over) | {index for index in short if _followed_by_other(blocks, index, family)}
    return headings


def _lead(text: str) -> bool:
    bare = text.rstrip(":： ")
    if bare == text and _ASKING.match(text):
        return False
    return bool(VERB_END.search(bare)) or (bare != text and bool(ENGLISH_VERB.search(bare)))


def _says_in_short(blocks: list[Block], index: int) -> bool:
    """«۲. رأی ندادن کافی نیست» between empty line and paragraph: a heading, although a verb ends it."""
    block, after = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    prose = after is not None and after.label is None and len(after.text) >= 1.5 * len(block.text)
    return prose and block.gap and not block.text.endswith((":", "："))


def _runs(blocks: list[Block], members: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in members:
        if runs and _is_next(blocks[index], blocks[runs[-1][-1]]):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _over_decimals(blocks: list[Block], index: int) -> bool:
    """«الف. سیاست» over «۱.۱», «۱.۲»; also «۱. سیاست», where an empty line stands before it."""
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    apart = blocks[index].family == "number1" and blocks[index].gap
    lettered = blocks[index].family.startswith(("letter", "upper", "roman", "ordinal"))
    return (lettered or apart) and after is not None and after.family == "number2"


def _is_next(block: Block, last: Block) -> bool:
    if block.label in ABJAD and last.label in ABJAD and ABJAD.index(block.label) == ABJAD.index(last.label) + 1:
        return True
    return (block.number or 0) == (last.number or 0) + 1


def _followed_by_other(blocks: list[Block], index: int, family: str) -> bool:
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    return after is not None and after.family != family and not after.signing and after.text.endswith((":", "："))


def _text_below(blocks: list[Block], index: int, family: str) -> bool:
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None or after.family == family or after.signing:
        return False
    sentence = after.text.rstrip().endswith((".", ":", "؟", "?", "!"))
    return after.label is not None or sentence or len(after.text) > max(40, len(blocks[index].text))
