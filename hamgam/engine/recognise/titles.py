"""The title of a paper: which of its first lines it is, and where it ends."""

import re

from hamgam.engine.recognise.gazetteer import CITY
from hamgam.engine.recognise.headings import is_date_line, names_kind
from hamgam.engine.recognise.model import Block
from hamgam.engine.recognise.words import (
    DAY_HEADING,
    ENGLISH_VERB,
    GENRE,
    HEADING_WORDS,
    OPENING,
    ORGANISATION,
    SALUTATION,
    SUBJECT,
    VERB_END,
)

_SUBTITLE = re.compile(
    r"^(?:دربار[هۀ]|در ?باب|در خصوص|در مورد|در آستان[هۀ]|در گرامی|در سوگ|در اعتراض|در پاسخ|در پی |در نقد|علیه|بر علیه|خطاب به|پیرامون|راجع به"
    r"|به مناسبت|به[\s\u200c]مناسبت|برای|در محکومیت|در حمایت|در همبستگی|در دفاع|در پیوند|در رابطه|به |از |با |بۆ |لە |of "
    r"|بمناسب[ةه] |بشأن |حول |on |about |for |to "
    r"|concerning |in solidarity |against |zu |zum |zur |über |für |gegen |an die |[(«„\"])",
    re.IGNORECASE,
)
_EVENT_START = re.compile(
    r"^(?:\S+ین )?(?:گردهمایی|تجمع|نشست|مجمع|کنگر[هۀ]|کنفرانس|پلنوم|همایش|سمینار|تظاهرات|راهپیمایی|اجلاس|of |der |des )(?!\w)"
)
_JOINT = re.compile(
    r"^(?:بیانی[هۀ]|اعلامی[هۀ]|فراخوان|نام[هۀ])\u0654?(?:[\s\u200c]?ی)?\s+(?:مشترک|جمعی)\s+(?:بیش از )?\d+\s+\S+(?:\s\S+){0,4}$"
)
_SLOGAN = re.compile(r"زنده باد|متحد شوید|سرنگون|نابود باد|گرامی باد|پیروز باد|زن،? زندگی،? آزادی|نان،? کار،? آزادی")
_ADDRESS = re.compile(r"^(?:ما|ای|به اطلاع|به آگاهی|we|wir|adopted|مصوب)(?!\w)", re.IGNORECASE)
_ADOPTED = re.compile(r"^[(\[]?\s*(?:مصوب|تصویب[\s\u200c]?شده|adopted|verabschiedet)(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"^[«„“\"].*[»“”\"][!؟?.]?$")


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
    if end == start + 1 and head[start].heading == 0:
        return _beside_genre(blocks, places, start)
    return start, end


def _is_genre(text: str) -> bool:
    """A line that holds the genre alone, perhaps in two languages: "Erklärung / بیانیه"."""
    undated = re.sub(r"\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]$", "", text)
    return any(all(GENRE.match(part) for part in re.split(r"\s*[/|]\s*", each)) for each in (text, undated))


def _beside_genre(blocks: list[Block], places: list[int], start: int) -> tuple[int, int]:
    """«بیانیهٔ مشترک» names only the genre: the title is the line beside it, or the phrase that goes on from it."""
    end = start + 1
    text = blocks[start].text
    below = end
    while below < min(len(blocks), end + 2) and _dated(blocks[below].text):
        below += 1
    if _is_genre(text) and end < below < len(blocks) and blocks[below].gap and _can_be_title(blocks, below):
        return below, below + 1
    if _is_genre(text) and end < len(blocks) and _can_be_title(blocks, end):
        after = blocks[end].text
        goes_on = _SUBTITLE.match(after) and not VERB_END.search(after.rstrip(" .!؟?"))
        named = after.lstrip('«„“"')
        of_it = ORGANISATION.match(named) or _EVENT_START.match(named)
        if of_it or (goes_on and not _QUOTED.match(after)):
            end += 1
        else:
            start, end = end, end + 1
        while end < len(blocks) and end - start < 4 and _subtitle_follows(blocks, start, end):
            end += 1
        return start, end
    above = start - 1
    if (
        above in places
        and not blocks[start].gap
        and (GENRE.match(text) or _JOINT.match(text))
        and len(blocks[above].text.split()) >= 3
        and not _SLOGAN.search(blocks[above].text)
        and not names_kind(blocks[above].text)
    ):
        return above, start
    return start, end


def _subtitle_follows(blocks: list[Block], start: int, end: int) -> bool:
    if not blocks[end].gap:
        return _title_goes_on(blocks, start, end)
    text = blocks[end].text
    return end - start > 1 and bool(_SUBTITLE.match(text)) and not _QUOTED.match(text) and _can_be_title(blocks, end)


def _dated(text: str) -> bool:
    """A date line, unless it names an event at length: «گردهمایی بازنشستگان آب و برق – اول ماه مه ۲۰۲۴»."""
    return is_date_line(text) and not (_EVENT_START.match(text) and len(re.findall(r"[^\W\d_]+", text)) >= 6)


def _can_be_title(blocks: list[Block], index: int) -> bool:
    """Whether the line below a genre is the title and not a salutation, a date, a heading or the text itself."""
    block = blocks[index]
    text = block.text.rstrip()
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None or block.label or block.heading > 1 or not is_title_like(block) or _dated(text):
        return False
    if any(pattern.match(text) for pattern in (OPENING, SALUTATION, HEADING_WORDS, DAY_HEADING, _ADDRESS)):
        return False
    if text.endswith((":", "：")) or re.match(r"\S+(?:\s\S+)?\s*[:：]\s*\S", text):
        return False
    if _QUOTED.match(text):
        return True
    if len(text.split()) < 3 and not ORGANISATION.match(text):
        return False
    if after.label and not after.gap:
        return False
    shouted = text.endswith(("!", "؟", "?"))
    headline = block.gap and after.gap and not VERB_END.search(text)  # "Unions call for …", alone between empty lines
    return shouted or headline or not (VERB_END.search(text) or ENGLISH_VERB.search(text))


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
    if len(text) > 80 and re.search(r"[^\W\d_]{3}[.؟?]\s+\S", text):
        return False
    return len(text.split()) <= 26 and len(text) <= 180 and not text.endswith((".", "؛", ";", "،"))


def _only_short_before(head: list[Block], index: int) -> bool:
    return all(len(block.text.split()) <= 16 and block.label is None for block in head[:index])


def _title_goes_on(blocks: list[Block], start: int, end: int) -> bool:
    first, block = blocks[end - 1], blocks[end]
    if block.gap or block.label or block.cells or block.signing or (block.heading > 1) or is_date_line(block.text):
        return False
    if _ADOPTED.match(block.text):
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
