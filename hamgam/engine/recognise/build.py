"""From lines to a recognised paper."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from hamgam.engine.dates import Found, check_dates, find_dates
from hamgam.engine.recognise.closing import closing_names, one_signature, signed_and_dated
from hamgam.engine.recognise.headings import (
    bare_sections,
    is_date_line,
    is_event_line,
    is_short,
    kind_of,
    language_of,
    mentions,
    numbered_headings,
    section_heading,
)
from hamgam.engine.recognise.inline import split_inline
from hamgam.engine.recognise.model import Block, Clause, Imported, Line, Note, Section
from hamgam.engine.recognise.names import is_date, read_signatories
from hamgam.engine.recognise.paragraphs import blocks_of, is_signing
from hamgam.engine.recognise.places import contacts_in, header_places, is_contact_line, is_labelled_place, places_in
from hamgam.engine.recognise.titles import find_title, is_title_like
from hamgam.engine.recognise.words import DAY_HEADING, GENRE

_ORNAMENT = re.compile(
    "^(?:[\ufffd\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?\\s*)+|(?:\\s*[\ufffd\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?)+$"
)


def recognise(lines: Sequence[Line], language: str | None = None, notes: Sequence[Note] = ()) -> Imported:
    """The paper that the lines hold. Never fails: what is not understood stays as a paragraph in its place.

    ``language`` is found by the letters when it is not given; ``notes`` are remarks of the reader of the file.
    """
    language = language or language_of("\n".join(line.text for line in lines))
    blocks, ornaments = blocks_of(lines, language)
    place = find_title(blocks)
    title_blocks = blocks[place[0] : place[1]] if place else []
    title = _ORNAMENT.sub("", " ".join(block.text for block in title_blocks))
    before = blocks[: place[0]] if place else []
    after = blocks[place[1] :] if place else blocks
    paper = Imported("unknown", title, language, source=tuple(line.text for line in lines))
    paper.title_lines = tuple(number for block in title_blocks for number in block.lines)
    openers = [block.text for block in [*before, *after[:2]] if is_title_like(block)]
    if not title and blocks:
        openers += [re.split(r"[:：.!]", block.text)[0][:60] for block in blocks[:3]]
    beside = [block.text for block in [*before[-1:], *after[:1], *before[-2:-1]] if GENRE.match(block.text)]
    paper.kind = kind_of(title, [*openers, *mentions(after)]) if not beside else kind_of(beside[0], [title])
    paper.dates, paper.warnings = _dates(title, before, after)
    for block in [*before, *title_blocks, *after]:
        _collect(paper, block)
    if not paper.places:
        paper.places = header_places(after)
    _sections(paper, before, after)
    if ornaments:
        paper.warnings.append(Note("ornaments_removed", tuple(dict.fromkeys(ornaments))[:5], len(ornaments)))
    paper.warnings = [*notes, *paper.warnings]
    return paper


def _dates(title: str, before: list[Block], after: list[Block]) -> tuple[list[Found], list[Note]]:
    """Dates of the whole paper, each once, and what does not fit; date lines below the title belong to the heading."""
    head = 0
    while head < len(after) and not after[head].label and is_date_line(after[head].text) and len(after[head].text) < 80:
        head += 1
    letterhead = "".join(block.text + "\n\n" for block in before)
    heading = "\n\n".join([title, *(block.text for block in after[:head])])
    text = "\n\n".join([letterhead + heading, *(block.text for block in after[head:])])
    founds = find_dates(text)
    doubts = check_dates(founds, text, len(letterhead + heading), len(letterhead))
    once = {(found.text, found.start, found.end): found for found in reversed(founds)}
    dates = sorted(once.values(), key=lambda found: (found.span, found.start or date.min))
    return dates, [Note(doubt.code, doubt.quotes, doubt.weekday) for doubt in doubts]


def _collect(paper: Imported, block: Block) -> None:
    paper.contacts = list(dict.fromkeys([*paper.contacts, *contacts_in(block.text)]))
    if block.label and block.label.startswith("📍") and not is_labelled_place(block.text):
        paper.places = list(dict.fromkeys([*paper.places, block.text.strip()]))
    elif not block.signing or is_date(block.text):
        paper.places = list(dict.fromkeys([*paper.places, *places_in(block.text)]))


def _sections(paper: Imported, before: list[Block], after: list[Block]) -> None:
    opening = Section(None)
    paper.sections.append(opening)
    _add_all(paper, before, aside=True)
    head = list(takewhile(_is_about_the_paper, after[:4]))
    _add_all(paper, head, aside=True)
    after = after[len(head) :]
    body, signing, rest = _parts(after)
    _add_body(paper, body)
    _sign(paper, signing)
    dated = signed_and_dated(body) if not paper.signatories else None
    if dated and not paper.signatories:
        paper.signatories += read_signatories([Block(dated[0], list(dated[1]))])[0]
    _add_body(paper, rest)
    paper.sections = [section for section in paper.sections if section.title is not None or section.clauses]


def _add_body(paper: Imported, body: list[Block]) -> None:
    """Headings and what stands below them."""
    headings, items = numbered_headings(body), bare_sections(body)
    skip = -1
    for index, block in enumerate(body):
        if index == skip:
            continue
        heading = block.shown if index in headings else None if index in items else section_heading(body, index)
        if heading is None:
            _add(paper, block)
            continue
        lines = list(block.lines)
        after_it = body[index + 1] if index + 1 < len(body) else None
        if (
            block.family.startswith("section:")
            and not block.text
            and after_it
            and not after_it.label
            and not after_it.signing
            and not after_it.text.endswith((":", "："))
            and is_short(after_it.text)
        ):
            # «فصل اول» on one line, its name on the next.
            heading, skip = f"{heading} {after_it.text}", index + 1
            lines += after_it.lines
        paper.sections.append(Section(heading, lines=tuple(lines)))


def _parts(blocks: list[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """Body, blocks of signatures (a heading first, if there is one), and what stands after them."""
    heads = [index for index, block in enumerate(blocks) if block.signing and is_signing(block)]
    for start in heads:
        end = start + 1
        while end < len(blocks) and blocks[end].signing and not (blocks[end].heading and not is_signing(blocks[end])):
            end += 1
        names, _ = read_signatories([_tail(blocks[start]), *blocks[start + 1 : end]])
        if names:
            return blocks[:start], blocks[start:end], blocks[end:]
    place = closing_names(blocks)
    if place:
        return blocks[: place[0]], blocks[place[0] : place[1]], blocks[place[1] :]
    return blocks, [], []


def _tail(block: Block) -> Block:
    """What follows the colon of a signing heading on its own line."""
    match = re.match(r"[^:：]*[:：]\s*(?P<rest>.*)$", block.text, re.DOTALL)
    return Block(match["rest"] if match else "", block.lines)


def _sign(paper: Imported, signing: list[Block]) -> None:
    if not signing:
        return
    head, names = signing[0], signing[1:]
    if is_signing(head):
        tail = _tail(head)
        shown = head.shown[: len(head.shown) - len(tail.text)].strip() if tail.text else head.shown
        paper.sections.append(Section(shown, lines=tuple(head.lines)))
        names = [tail, *names] if tail.text else names
    else:
        joined = one_signature(signing)
        names = [joined] if joined else signing
    found, rest = read_signatories(names)
    paper.signatories += found
    last = max((line for each in found for line in each.lines), default=0)
    _add_all(paper, [block for block in rest if block.lines[0] <= last], aside=True)
    _add_body(paper, [block for block in rest if block.lines[0] > last])


def _is_about_the_paper(block: Block) -> bool:
    """A line below the title that says which meeting, when and where: no part of the text."""
    plain = (
        block.label is None
        and not block.heading
        and not DAY_HEADING.match(block.text)
        and len(block.text.split()) <= 18
    )
    return plain and (is_event_line(block.text) or (is_date_line(block.text) and is_date(block.text)))


def _add_all(paper: Imported, blocks: list[Block], aside: bool = False) -> None:
    before = len(paper.sections[-1].clauses)
    for block in blocks:
        _add(paper, block)
    for clause in paper.sections[-1].clauses[before:]:
        clause.aside = clause.aside or aside


def _add(paper: Imported, block: Block) -> None:
    """One block as clauses of the last section; a line that is wholly a date or a contact stands in its list."""
    lines = tuple(block.lines)
    if block.label is None and (_is_whole_date(paper, block.text) or block.text.strip() in paper.contacts):
        return
    clauses = paper.sections[-1].clauses
    text = "\t".join(block.cells) if block.cells and not block.label else block.text
    inner = split_inline(text) or _rest_of_sentence(block)
    if inner is None:
        clauses.append(Clause(block.label, text, lines, aside=block.label is None and is_contact_line(text)))
        return
    lead, items = inner
    if lead or (block.label and items[0][0] != block.label):
        clauses.append(Clause(block.label, lead, lines))
    clauses += [Clause(label, body, lines, level=1 if block.label else 0) for label, body in items]


def _rest_of_sentence(block: Block) -> tuple[str, list[tuple[str | None, str]]] | None:
    """An enumeration in a sentence whose first label happens to begin a line."""
    if not block.label or block.number != 1:
        return None
    inner = split_inline(block.shown)
    if inner and not block.printed.endswith(")") and len(inner[1]) < 4:
        return None
    return inner if inner and not inner[0] and inner[1][0][0] == block.label else None


def _is_whole_date(paper: Imported, text: str) -> bool:
    if not is_date_line(text) or not is_date(text):
        return False
    return " ".join(text.split()) in {found.text for found in paper.dates}
