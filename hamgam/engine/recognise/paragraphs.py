"""Lines joined into paragraphs: where a line wraps, where a new paragraph or clause begins."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from hamgam.engine.dates.words import plain
from hamgam.engine.letters import store
from hamgam.engine.recognise.headings import is_arabic, is_kurdish, is_whole_date, language_of, names_kind
from hamgam.engine.recognise.labels import Label, confirmed, find_label, is_rule
from hamgam.engine.recognise.model import Block, Line
from hamgam.engine.recognise.words import (
    CALLING,
    COURTESY,
    FINAL,
    HEADING_WORDS,
    OPENING,
    ORGANISATION,
    SIGNING,
    VERB_END,
)

_ARABIC_DIGIT = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
_SYMBOL_FONT = re.compile(r"^(\s*)[\uf020-\uf0ff]")
_SLOGAN = re.compile(
    r"(?:زنده|پاینده|برقرار|پیروز|سرنگون|نابود|گرامی) باد|زنده[\s\u200c]?باد|مرگ بر|پیش به سوی|با احترام|با درود"
)
_DATE_LEAD = re.compile(
    r"(?:شنبه|جمعه|روز|روزهای|مورخ|تاریخ|برابر|مصادف|تا|since|until|from|between|day|on|the|am|\d)$", re.IGNORECASE
)
_MAIL_HEADER = re.compile(
    r"(?:from|to|cc|bcc|subject|date|sent|reply-to|از|به|تاریخ|موضوع|فرستنده|گیرنده|von|an|betreff|datum)\s?[:：]\s?\S",
    re.IGNORECASE,
)
_PHONE_BEGUN = re.compile(
    r"(?:[+(]|(?:تلفن|تماس|همراه|فکس|واتس\w*|phone|tel\w*|fax|mobile)\W*)\d[\d\s()/\-]*[\s)/\-]?$", re.IGNORECASE
)
_PHONE_REST = re.compile(r"[\s()/\-]*\d[\d\s()/\-]{2,}\d")
_NAMED_ITEM = re.compile(r"[^\W\d_][^:：.]{0,24}?\s?[:：]\s?[^\s/]")  # «کلن: …», "Present: …"
# «*بیانیه…*», «*یک.* …»: bold type as messengers write it.
_BOLD_LINE = re.compile(r"^\s*(\*{1,2}|_{1,2})\s*(?=[^\s*_])([^*]*[^\s*_])\s*\1\s*$")
_BOLD_START = re.compile(r"^\s*(\*{1,2})(?=\S)([^*]{1,30}?)\1\s*(?=\S)")
_LINK_WORD_END = re.compile(r"(?<=\w)\s(?:و|که|از|در|به|با|برای|the|and|of|und|der|von)$")
_CONNECTOR_END = re.compile(
    r"(?:[،,(«\-–]|(?<!\w)(?:و|که|از|در|به|با|برای|تا|یا|the|and|of|to|in|a|or|und|der|die|das|von))$"
)


def blocks_of(lines: Sequence[Line], language: str) -> tuple[list[Block], list[str]]:
    """The paragraphs of a paper with their labels, and the lines that were only ornament."""
    kept, ornaments = _cleaned(lines, language)
    if _typed_in_rows(kept):
        kept = [replace(line, whole=False) for line in kept]
    raw = {line.number: line.text for line in lines}
    labels = _labels(kept)
    width = _wrap_width(kept, labels)
    labels = [
        None if label and _wrapped_number(kept, labels, index, width) else label for index, label in enumerate(labels)
    ]
    # Where one line is a whole paragraph, no line was broken by its length.
    longest = max((len(line.text) for line in kept), default=0)
    wrapped = longest if longest <= 130 else 0
    blocks: list[Block] = []
    signing = False
    for index, (line, label) in enumerate(zip(kept, labels, strict=True)):
        previous = kept[index - 1] if index else None
        if blocks and previous and label is None and _continues(previous, line, blocks, width, signing, wrapped):
            blocks[-1].text = _join(blocks[-1].text, line.text.strip())
            blocks[-1].lines.append(line.number)
            continue
        block = _block(line, label, raw[line.number])
        named = blocks[-1] if blocks and blocks[-1].signing and is_signing(blocks[-1]) else None
        over = named is not None and _holds_names(named) and not (block.label or ORGANISATION.match(block.text))
        signing = is_signing(block) or (signing and not over and not _leaves_signing(block))
        block.signing = signing
        blocks.append(block)
    return _with_lone_labels(_without_ornament(blocks)), ornaments


def _without_ornament(blocks: list[Block]) -> list[Block]:
    """«🔴 بیانیه…»: a sign before one of the first lines that comes before no other is ornament and no bullet."""
    for block in blocks[:3]:
        alone = block.family == "bullet•" and sum(each.label == block.label for each in blocks) == 1
        if alone and names_kind(block.text):
            block.label, block.family, block.printed = None, "", ""
    return blocks


def _typed_in_rows(lines: Sequence[Line]) -> bool:
    """Whether paragraphs of a file are the rows of an e-mail: one after the other full, and open at the end."""
    body = list(takewhile(lambda line: not _announces(line.text), lines))
    pairs = [
        (line, after)
        for line, after in pairwise(body)
        if line.whole and after.whole and not (after.gap or line.heading or after.heading or line.cells or after.cells)
    ]
    width = max((len(line.text) for line in body), default=0)
    if len(pairs) < 4 or not 45 <= width <= 110:
        return False
    full = [line for line, _ in pairs if len(line.text) >= 0.78 * width]
    opened = [line for line in full if not line.text.endswith((*FINAL, ":", "،", ","))]
    return len(full) >= 0.6 * len(pairs) and len(opened) >= 0.7 * len(full)


def is_signing(block: Block) -> bool:
    """Whether a block announces signatories: «امضاها:», "Signed by:"."""
    if CALLING.match(re.split(r"[:：]", block.text)[0].strip()) and re.search(r"[:：]", block.text) and not block.label:
        return True
    return not block.family.startswith(("word", "bullet")) and _announces(block.text)


def _announces(text: str) -> bool:
    """A line over names, not a sentence in which somebody signs."""
    head = re.split(r"[:：]", text)[0].strip()
    if len(head.split()) > 14 or not SIGNING.search(head):
        return False
    if re.search(r"(?<!\w)(?:ما|we|wir)(?!\w)|[.!؟?]\s", head, re.IGNORECASE):
        return False
    if ":" in text or "：" in text:
        return True
    return not text.rstrip().endswith(tuple(FINAL)) and not re.search(
        r"(?:کرد|کنید|کنیم|کنند|رسید|شد|شود|است|می\u200c\S+)$", text.strip()
    )


def _holds_names(block: Block) -> bool:
    """«امضا: کانون رود، انجمن کوه»: the names stand on the line of the heading itself."""
    return bool(re.search(r"[:：].*\w", block.text))


def _leaves_signing(block: Block) -> bool:
    listed = len(re.findall(r"[؛;]", block.text)) >= 2 or len(ORGANISATION.findall(block.text)) >= 4
    return len(block.text) > 160 and block.text.rstrip().endswith(".") and not listed


def _cleaned(lines: Sequence[Line], language: str) -> tuple[list[Line], list[str]]:
    """Lines with the letters of the language, empty ones turned into gaps, ornaments set apart."""
    kept: list[Line] = []
    ornaments: list[str] = []
    gap = False
    for line in lines:
        own = _language_of_line(line.text, language)
        text = store(_SYMBOL_FONT.sub(r"\1•", line.text.replace("\u200b", "")), own)
        text = _BOLD_START.sub(r"\2 ", _BOLD_LINE.sub(r"\2", text))
        if not text.strip():
            gap = True
            continue
        if is_rule(text) and not line.label:
            ornaments.append(text.strip())
            gap = True
            continue
        lead = len(text) - len(text.lstrip(" \t"))
        cells = tuple(store(cell, own).strip() for cell in line.cells)
        kept.append(
            Line(
                text.strip(), line.number, line.label, line.heading, line.gap or gap, line.full, line.whole,
                line.indent or lead, cells, line.strong,
            )
        )  # fmt: skip
        gap = False
    return kept, ornaments


def _language_of_line(text: str, language: str) -> str:
    """The language of a line where a paper has two: Kurdish lines in Persian, Persian ones in Swedish."""
    if language == "fa":
        return "ckb" if is_kurdish(text) else "ar" if is_arabic(text) else language
    latin = language not in ("ar", "ckb") and len(re.findall(r"[\u0620-\u06d3]", text)) > 0.6 * len(text)
    return language_of(text) if latin else language


def _labels(lines: Sequence[Line]) -> list[Label | None]:
    found: list[Label | None] = []
    for line in lines:
        if line.label is not None:
            own = find_label(f"{line.label} {line.text}") or find_label(f"{line.label}. {line.text}")
            family = own.family if own else "bullet•"
            label = own.label if own else line.label
            found.append(Label(label, "auto " + family, own.number if own else None, line.label, line.text))
        elif line.heading or OPENING.match(line.text):
            found.append(None)
        else:
            found.append(find_label(line.text))
    return confirmed(found)


def _wrap_width(lines: Sequence[Line], labels: Sequence[Label | None]) -> int:
    """The width at which a plain text is wrapped, or 0 where every line is a paragraph of its own."""
    followed = []
    for line, after, label in zip(lines, lines[1:], labels[1:], strict=False):
        if _announces(line.text):
            break
        if not after.gap and not line.whole and line.full is None and label is None:
            followed.append((line.text, after.text))
    if len(followed) < 2:
        return 0
    lengths = sorted(len(text) for text, _ in followed)
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) >= 20 else lengths[-1]
    near = [pair for pair in followed if len(pair[0]) >= width * 0.8]
    open_ended = [text for text, _ in near if not text.endswith((".", "!", "؟", "?", ":"))]
    # Where a program broke the line, the next word had no room; people who press Enter leave some.
    crowded = [text for text, after in near if len(text) + 1 + len(after.split()[0]) > width - 4]
    enough = (
        len(near) >= (2 if width >= 55 else 4)
        and len(near) >= 0.4 * len(followed)
        and len(open_ended) >= 0.5 * len(near)
        and len(crowded) >= 0.5 * len(near)
    )
    return width if 40 <= width <= 130 and enough and not _beyond(lines, width) else 0


def _beyond(lines: Sequence[Line], width: int) -> bool:
    """Whether a line goes far beyond the width: then nothing broke the lines but their author."""
    most = max(width * 1.25, width + 16)
    return any(len(line.text) > most and " " in line.text[:40] for line in lines if line.full is None)


def _is_full(line: Line, width: int) -> bool:
    return line.full if line.full is not None else bool(width) and len(line.text) >= width * 0.72


def _wrapped_number(lines: Sequence[Line], labels: Sequence[Label | None], index: int, width: int) -> bool:
    """A number or dash that only happens to stand at the beginning of a wrapped line."""
    line, label = lines[index], labels[index]
    if label is None or index == 0 or line.gap or line.whole or label.family.startswith(("auto", "word", "section")):
        return False
    before = lines[index - 1]
    if label.family == "ordinal" and label.number != 1 and _is_full(before, width):
        return not any(each and each.family == "ordinal" for each in labels[max(0, index - 8) : index])
    if not _is_full(before, width) or before.text.endswith((*FINAL, ":", ")", "»")):
        return False
    same = [each for each in labels[max(0, index - 8) : index] if each and each.family == label.family]
    if label.family.startswith("bullet"):
        return not same and not _CONNECTOR_END.search(before.text) and label.label in "-–—*"
    return label.number not in (1, (same[-1].number or 0) + 1 if same else 1)


def _continues(previous: Line, line: Line, blocks: list[Block], width: int, signing: bool, wrapped: int) -> bool:
    block = blocks[-1]
    if (
        (not line.gap or line.full is not None)
        and _PHONE_BEGUN.search(plain(previous.text))
        and _PHONE_REST.fullmatch(plain(line.text))
    ):
        return True
    if line.whole and not line.gap and not line.cells and not (line.heading or previous.heading):
        return bool(_LINK_WORD_END.search(previous.text)) and not previous.cells
    if line.gap or line.whole or line.heading or previous.heading or line.cells or previous.cells:
        return False
    if signing:
        listed = previous.full is True and len(re.findall(r"[؛;،,]", block.text)) >= 2
        return listed or (line.indent > previous.indent + 1 and not width) or line.text.startswith("(")
    if previous.full is None and not block.label and line.indent >= previous.indent + 3:
        return False
    if HEADING_WORDS.match(line.text) or HEADING_WORDS.match(previous.text) or _announces(line.text):
        return False
    if block.label and line.indent >= previous.indent + 2 and len(block.lines) == 1:
        return True
    if COURTESY.match(previous.text):
        return False
    if previous.text.endswith("-") and line.text[:1].islower():
        return True
    goes_on = previous.full is True and not previous.text.endswith((*FINAL, ":", ")"))
    connected = goes_on or _CONNECTOR_END.search(previous.text) or _DATE_LEAD.search(previous.text)
    listed = bool(_NAMED_ITEM.match(line.text) and _NAMED_ITEM.match(block.text))
    if (_begins_anew(line.text) or listed) and not connected:
        return False
    crowded = wrapped > 0 and len(previous.text) + 1 + len(line.text.split()[0]) > 0.8 * wrapped
    if previous.full is None and _breaks_off(previous.text, len(blocks) <= 2, crowded):
        return True
    if _is_full(previous, width):
        ended = previous.text.endswith((".", "!", "؟", "?", ":"))
        edge = previous.full is None and len(previous.text) < width * 0.86
        return not (ended and edge)
    return width > 0 and line.text[:1].islower() and line.text[:1].isascii() and not previous.text.endswith((".", ":"))


def _breaks_off(text: str, at_head: bool, wrapped: bool) -> bool:
    """A line that stops in the middle of a sentence, so that the next one belongs to it."""
    if text.endswith((*FINAL, ":", "،", ",", ")", "»")) or (at_head and names_kind(text)):
        return False
    if _CONNECTOR_END.search(text):
        return True
    return wrapped and len(text) >= 60 and not VERB_END.search(text)


def _begins_anew(text: str) -> bool:
    """A line that never goes on from the one before: a date, a slogan, «از: …» of a letter's head."""
    return is_whole_date(text) or bool(_SLOGAN.match(text)) or bool(_MAIL_HEADER.match(text))


def _join(before: str, after: str) -> str:
    if re.search(r"[a-zß-öø-ÿ]-$", before[-2:]) and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"


def _block(line: Line, label: Label | None, raw: str) -> Block:
    if label is None:
        return Block(
            line.text,
            [line.number],
            heading=line.heading,
            gap=line.gap,
            cells=line.cells,
            strong=line.strong,
            indent=line.indent,
        )
    printed, shown = label.printed, label.label
    if any(
        "٠" <= sign <= "٩" for sign in raw[: raw.find(label.rest[:1]) + 12 if label.rest else len(raw)].lstrip()[:6]
    ):
        printed, shown = printed.translate(_ARABIC_DIGIT), shown.translate(_ARABIC_DIGIT)
    return Block(
        label.rest, [line.number], shown, label.family, label.number, printed, line.heading, line.gap, line.cells, line.strong, line.indent,
    )  # fmt: skip


def _with_lone_labels(blocks: list[Block]) -> list[Block]:
    """A label that stands alone on its line («ماده ۳») takes the paragraph below it."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            last
            and last.label
            and not last.text
            and not block.label
            and not block.heading
            and not last.family.startswith("section")
        ):
            last.text = block.text
            last.lines += block.lines
            continue
        joined.append(block)
    return joined
