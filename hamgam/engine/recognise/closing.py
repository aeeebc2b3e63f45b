"""Names at the end of a paper that no heading announces."""

import re

from hamgam.engine.dates import find_dates
from hamgam.engine.recognise.model import Block
from hamgam.engine.recognise.names import city_only, is_date, is_role, names_between_signs
from hamgam.engine.recognise.places import contacts_in
from hamgam.engine.recognise.words import COURTESY, FINAL, ORGANISATION, VERB_END

_BODY = re.compile(
    r"(?:کمیت[هۀ]\u0654?(?:[\s\u200c]?ی)? (?:خارج(?: از)?[\s\u200c]کشور|مرکزی|اجرایی|هماهنگی|اروپا)|دفتر سیاسی"
    r"|هی[ئأ]ت (?:اجرایی|اجرائی|هماهنگی|تحریریه|دبیران|مسئولین)"
    r"|شورای (?:مرکزی|هماهنگی|نمایندگان)|دبیرخان[هۀ]|روابط عمومی|روابط بین[\s\u200c]?الملل|شاخ[هۀ]\u0654?(?:[\s\u200c]?ی)? \S+"
    r"|(?:the )?(?:committee abroad|executive(?: committee)?|central committee|secretariat|coordinating committee))\.?",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"(?:نوروز|بهار|تابستان|پاییز|پائیز|زمستان|spring|summer|autumn|winter|frühjahr|sommer|herbst)\s\d{2,4}",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"(?:رونوشت|کپی|گیرندگان|cc|copy|copies)(?:\s(?:به|جهت|to)(?!\w).{0,40})?\s*(?:[:：]|$)", re.IGNORECASE
)


def closing_names(blocks: list[Block]) -> tuple[int, int] | None:
    """Where, without any heading, the names of signing organisations end a paper: (first, after last), or None."""
    end = _copies(blocks)
    while end > 0 and (
        contacts_in(blocks[end - 1].text)
        or is_date(blocks[end - 1].text)
        or _SEASON.fullmatch(blocks[end - 1].text)
        or _COPY.match(blocks[end - 1].text)
        or re.match(r"#\w", blocks[end - 1].text)
    ):
        end -= 1
    start = end
    while start > 0 and _closes(blocks[start - 1]):
        start -= 1
    polite = _below_courtesy(blocks, end)
    if polite is not None and polite < end:
        return polite, end
    if start == end:
        start = _listed(blocks, end)
    return (start, end) if 0 < start < end else None


def _copies(blocks: list[Block]) -> int:
    """Where the list of those who get a copy begins, or the end of the paper."""
    start = max(0, len(blocks) - 12)
    return next((index for index in range(start, len(blocks)) if _COPY.match(blocks[index].text)), len(blocks))


def signed_and_dated(blocks: list[Block]) -> tuple[str, tuple[int, ...]] | None:
    """The name in a last line that also holds a date or a contact: «هیئت هماهنگی – ۱۷ ژوئن ۲۰۱۷»."""
    for block in blocks[:-4:-1]:
        text = block.text.strip()
        if block.label or len(text.split()) > 18 or not ORGANISATION.match(text) or text.endswith(tuple(FINAL)):
            continue
        cut = [text.find(each.text) for each in find_dates(text)] + [text.find(each) for each in contacts_in(text)]
        places = [place for place in cut if place > 0]
        name = text[: min(places)].strip(" ،,:–—-|/(") if places else ""
        if (
            name
            and len(name.split()) <= 10
            and not re.search(r"[.!؟?؛:]|(?<!\w)(?:در|روز|روزهای|از|on|in|am|was|is)(?!\w)", name)
        ):
            return name, tuple(block.lines)
    return None


def one_signature(blocks: list[Block]) -> Block | None:
    """Two lines that are one signature, an organisation and its body: «حزب رود / کمیتهٔ خارج از کشور»."""
    if len(blocks) != 2 or any(block.label or block.cells for block in blocks):
        return None
    first, second = (block.text.strip(" .،") for block in blocks)
    lines = [*blocks[0].lines, *blocks[1].lines]
    person = 2 <= len(first.split()) <= 3 and not ORGANISATION.search(first)
    if person and is_role(second):
        return Block(f"{first}{',' if first.isascii() else '،'} {second}", lines)
    if _BODY.fullmatch(second) and not _BODY.fullmatch(first) and not re.search(r"[–(،؛-]", first):
        return Block(f"{first} – {second}", lines)
    if _BODY.fullmatch(first) and not _BODY.fullmatch(second) and not re.search(r"[–،؛-]", second):
        return Block(f"{first} {second}", lines)
    return None


def _below_courtesy(blocks: list[Block], end: int) -> int | None:
    """The line below «با احترام»: from there on stand names, whatever they look like."""
    start = end
    while start > 0 and end - start <= 40 and not blocks[start - 1].label and not blocks[start - 1].heading:
        text = blocks[start - 1].text.strip()
        if COURTESY.match(text):
            return start
        if not _is_name(text) or text.endswith((":", "،")) or VERB_END.search(text):
            return None
        start -= 1
    return None


def _closes(block: Block) -> bool:
    text = block.text.strip()
    if block.label or block.heading:
        return False
    if text.endswith(("!", "؟", "?")):
        return False
    if re.search(r"[؛;]", text):
        parts = [part.strip() for part in re.split(r"[؛;]", text.rstrip(".")) if part.strip()]
        named = [part for part in parts if ORGANISATION.match(part) and len(part.split()) <= 14]
        return len(parts) >= 2 and len(named) >= 0.6 * len(parts)
    if names_between_signs(text):
        return True
    text = re.sub(r"e\.\s?V\.$", "eV", text)
    if len(text.split()) > 10 or text.endswith((*FINAL, ":", "،")):
        return False
    if re.match(r"(?:جمعی|شماری|گروهی|تعدادی|بخشی) از |روابط عمومی|ستاد ", text):
        return True
    article = re.match(r"(?:the |der |die |das )", text, re.IGNORECASE)
    if ORGANISATION.match(text, article.end() if article else 0) or _latin_name(text):
        return True
    city = re.search(r"(?:\((?P<a>[^()]+)\)|\s[–—-]\s(?P<b>[^–—-]+))$", text)
    return bool(city) and city_only((city["a"] or city["b"]) if city else "")


def _listed(blocks: list[Block], end: int) -> int:
    """The first of the numbered or bulleted organisations that end a paper, or ``end``."""
    start = end
    while start > 0 and blocks[start - 1].label and _is_name(blocks[start - 1].text):
        start -= 1
    names = [block for block in blocks[start:end] if ORGANISATION.match(block.text)]
    if end - start < 2 or len(names) < 0.7 * (end - start) or start == 0:
        return end
    lead = blocks[start - 1]
    announced = re.search(r"امضا|undersigned|unterzeichn", lead.text, re.IGNORECASE)
    return end if lead.text.endswith((":", "：")) and not announced else start


def _is_name(text: str) -> bool:
    return len(text.split()) <= 12 and not text.rstrip().endswith(tuple(FINAL))


def _latin_name(text: str) -> bool:
    return text.isascii() and bool(ORGANISATION.search(text)) and text[:1].isupper()
