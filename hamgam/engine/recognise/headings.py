"""Title, kind and headings of a paper."""

import re
from collections.abc import Sequence

from hamgam.engine.dates import find_dates
from hamgam.engine.letters import fold
from hamgam.engine.recognise.model import Block, Kind
from hamgam.engine.recognise.words import (
    CITY,
    DAY_HEADING,
    ENGLISH_VERB,
    FINAL,
    HEADING_WORDS,
    KINDS,
    OPENING,
    ORGANISATION,
    SUBJECT,
    VERB_END,
)

_KINDS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS]
_SUBTITLE = re.compile(
    r"^(?:دربار[هۀ]|در ?باب|به مناسبت|به[\s\u200c]مناسبت|برای|در محکومیت|در حمایت|در همبستگی|در دفاع|در پیوند|در رابطه|پیرامون|به |از |on |about |for |to "
    r"|concerning |in solidarity |against |zu |zum |zur |über |für |gegen |[(«„\"])",
    re.IGNORECASE,
)
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
    found = find_dates(text) if len(text) <= 160 and any(sign.isdigit() for sign in text) else []
    if not found:
        return False
    rest = text
    for each in found:
        rest = rest.replace(text[each.span[0] : each.span[1]], " ")
    words = re.findall(r"[^\W\d_]+", rest)
    return len(words) <= 5


def is_short(text: str, most: int = 90, words: int = 14) -> bool:
    """Whether a line can be a heading by its length and its end."""
    return len(text) <= most and len(text.split()) <= words and not text.rstrip().endswith((*FINAL, "،", ","))


def find_title(blocks: list[Block]) -> tuple[int, int] | None:
    """First block of the title and the one after its last, or None where the paper has no title."""
    head = blocks[:8]
    places = [
        index
        for index, block in enumerate(head)
        if block.label is None
        and is_title_like(block)
        and not OPENING.match(block.text)
        and not is_date_line(block.text)
    ]
    places = _without_letterhead(head, places)
    subject = next((index for index, block in enumerate(head) if SUBJECT.match(block.text) and not block.label), None)
    if (
        subject is not None
        and not any(names_kind(head[index].text) for index in places)
        and _only_short_before(head, subject)
    ):
        return subject, subject + 1
    if not places:
        return None
    styled = [index for index in places if head[index].heading == 1]
    named = [index for index in places if names_kind(head[index].text) and _only_short_before(head, index)]
    start = styled[0] if styled and styled[0] <= places[0] + 2 else named[0] if named else places[0]
    if not _only_short_before(head, start):
        return None
    end = start + 1
    while end < len(head) and end - start < 3 and _title_goes_on(blocks, start, end):
        end += 1
    return start, end


def _without_letterhead(head: list[Block], places: list[int]) -> list[int]:
    """A title is not the city or the organisation on top of the sheet, nor «شماره: ۱۴», if another line can be it."""
    places = [
        index
        for index in places
        if not re.match(r"\S+(?:\s\S+)?\s*[:：]\s*\S", head[index].text) or names_kind(head[index].text)
    ]
    named = [index for index in places if not is_city(head[index].text)]
    free = [
        index
        for index in named
        if head[index].heading == 1
        or names_kind(head[index].text)
        or not ORGANISATION.match(head[index].text)
        or _stands_alone(head, index)
    ]
    return free or named or places


def _stands_alone(head: list[Block], index: int) -> bool:
    """An organisation's name is the title where a whole paragraph follows it at once."""
    after = head[index + 1] if index + 1 < len(head) else None
    return after is None or len(after.text.split()) > 16


def is_title_like(block: Block) -> bool:
    """Whether a block can be a title: short, no sentence, no contact."""
    text = block.text.rstrip()
    if "@" in text or "http" in text or block.signing or block.cells:
        return False
    return len(text.split()) <= 26 and len(text) <= 180 and not text.endswith((".", "؛", ";", "،"))


def _only_short_before(head: list[Block], index: int) -> bool:
    return all(len(block.text.split()) <= 16 and block.label is None for block in head[:index])


def _title_goes_on(blocks: list[Block], start: int, end: int) -> bool:
    first, block = blocks[end - 1], blocks[end]
    if block.gap or block.label or block.cells or block.signing or (block.heading > 1) or is_date_line(block.text):
        return False
    if HEADING_WORDS.match(block.text) or not is_title_like(block) or OPENING.match(block.text):
        return False
    if end + 1 < len(blocks) and first.heading == 0 and not _SUBTITLE.match(block.text) and is_place_line(block.text):
        return False
    if block.heading == first.heading == 1:
        return True
    if (
        VERB_END.search(block.text.rstrip(" .:!"))
        or len(block.text.split()) > 18
        or re.match(r"به (?:اطلاع|آگاهی|گزارش)", block.text)
    ):
        return False
    if first.text.endswith(":") or _SUBTITLE.match(block.text):
        return block.heading == first.heading
    after = blocks[end + 1] if end + 1 < len(blocks) else None
    follows_text = after is None or after.gap or len(after.text) > 2 * len(block.text) or is_date_line(after.text)
    return (
        first.heading == 0
        and block.strong == first.strong
        and len(block.text.split()) <= 12
        and follows_text
        and first.strong
    )


def is_city(text: str) -> bool:
    """Whether a line is the name of a city and nothing else."""
    return text.strip(" .،,()").lower() in CITY


def is_place_line(text: str) -> bool:
    """Whether a line is one or two words, as a place alone is."""
    return len(text.split()) <= 2


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
    if after is None or not is_short(text) or OPENING.match(text) or is_date_line(text):
        return None
    bare = text.rstrip(":：").strip()
    if (
        len(bare) < 2
        or bare.endswith((" که", "چنین", "زیر", " that", " dass"))
        or VERB_END.search(bare)
        or ENGLISH_VERB.search(bare)
        or re.search(r"\u200c?می\u200c", bare)
    ):
        return None
    if re.match(r"(?:ما|من|از شما|we|wir)(?!\w)", bare, re.IGNORECASE):
        return None
    if text.endswith((":", "：")):
        return text if len(bare.split()) <= 8 and not re.match(r"\S+\s*[:：]\s*\S", text) else None
    return text if _stands_over(blocks, index) else None


def _stands_over(blocks: list[Block], index: int) -> bool:
    """Whether a short line without a colon stands over what follows: longer text, or the first of a list."""
    block, after = blocks[index], blocks[index + 1]
    before = blocks[index - 1] if index else None
    if len(block.text.split()) > 9 or len(block.text) > 70 or after.signing or ":" in block.text:
        return False
    if after.cells or (after.label is None and after.heading):
        return False
    if after.label:
        return after.number in (1, None) and (block.gap or block.strong or _ended(before))
    longer = len(after.text) >= max(60, 1.6 * len(block.text))
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
            short = [index for index in run if is_short(blocks[index].text, 75, 10) and not _lead(blocks[index].text)]
            over = [index for index in short if _text_below(blocks, index, family)]
            prose = [index for index in over if blocks[index + 1].label is None]
            if len(over) >= 2 and len(over) >= 0.7 * len(run) and len(prose) >= max(2, 0.5 * len(run)):
                headings |= set(over)
    return headings


def _lead(text: str) -> bool:
    bare = text.rstrip(":： ")
    return bool(VERB_END.search(bare) or ENGLISH_VERB.search(bare))


def _runs(blocks: list[Block], members: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in members:
        if runs and (blocks[index].number or 0) == (blocks[runs[-1][-1]].number or 0) + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _text_below(blocks: list[Block], index: int, family: str) -> bool:
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None or after.family == family or after.signing:
        return False
    return after.label is not None or len(after.text) > max(40, len(blocks[index].text))
