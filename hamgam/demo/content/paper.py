"""The paper from which the main draft is imported, as an organisation types it, and the same with changes marked.

The words of sections and clauses are those of `texts.clean_river`; its dates are fixed, because a paper does not move.
"""

import difflib
import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.organisations import ORGANISATIONS
from hamgam.demo.content.shapes import Both
from hamgam.demo.content.texts.clean_river import CLEAN_RIVER
from hamgam.engine.letters import digits, sort_key

#: First and last day of the assembly that the heading names; the solar range is 7 to 9 Aban 1405.
FIRST_DAY, LAST_DAY = date(2026, 10, 29), date(2026, 10, 31)
PLACE = "بندر نیلگون"
FILENAME = "رود-پاک-کار-ایمن.docx"
EDITED_FILENAME = "رود-پاک-کار-ایمن-پل‌نو.docx"
EDITED_BY = "polnow"

#: The clauses that Polnow changed in Word, by printed number.
CHANGES: dict[int, Both] = {
    2: Both(
        "نتیجهٔ آزمایش آب رود و آب آشامیدنی باید هر ماه، و هنگام خطر همان روز، به زبان ساده و بی‌هزینه، در دسترس "
        "همگان باشد و سنجش‌های شهروندان نیز کنار آن بیاید.",
        "The results of tests of river water and drinking water must be open to all every month, and in case of "
        "danger on the same day, in plain language and free of charge, with the measurements made by citizens "
        "beside them.",
    ),
    7: Both(
        "واحدی که در یک سال سه بار از حد مجاز آلودگی بگذرد، باید تا رفع کامل آلودگی و با پرداخت کامل مزد کارگران "
        "تعطیل شود و پیش از بازگشایی، آزمایش مستقل آب آن را تأیید کند.",
        "A plant which exceeds the pollution limit three times in one year must close, with full pay for its "
        "workers, until the pollution is fully removed, and an independent test of the water must confirm this "
        "before it opens again.",
    ),
}


@dataclass(frozen=True)
class Line:
    """One typed line. `role`: title, heading, clause, signatory or text; `number` is that of a numbered clause."""

    role: str
    text: str
    number: int | None = None


def signatories() -> list[tuple[str, str]]:
    """Name and city of each organisation, in the order of the Persian alphabet."""
    pairs = [(organisation.names.fa, organisation.city.fa) for organisation in ORGANISATIONS]
    return sorted(pairs, key=lambda pair: sort_key(pair[0], "fa"))


def lines() -> list[Line]:
    """The paper, line by line."""
    return [*_opening(), *_body(), *_close()]


def plain_text() -> str:
    """The paper as plain text, with an empty line before each heading."""
    parts = [("\n" if line.role == "heading" else "") + _typed(line) for line in lines()]
    return "\n".join(parts) + "\n"


def docx_bytes() -> bytes:
    """The paper as a Word file, every paragraph from right to left."""
    return _docx({})


def docx_with_changes() -> bytes:
    """The same file as it came back from Polnow, with the changes of `CHANGES` marked and not yet accepted."""
    return _docx(CHANGES)


def _opening() -> Iterator[Line]:
    yield Line("text", COALITION.names.fa)
    yield Line("text", "پیش‌نویس بیانیه")
    yield Line("title", CLEAN_RIVER.title.fa)
    yield Line("text", f"مجمع عمومی، نشست سوم، {PLACE}")
    yield Line("text", "پنج‌شنبه ۷ تا شنبه ۹ آبان ۱۴۰۵، برابر با ۲۹ تا ۳۱ اکتبر ۲۰۲۶")


def _body() -> Iterator[Line]:
    numbers, index = CLEAN_RIVER.numbers(), 0
    for section in CLEAN_RIVER.sections:
        if section.title:
            yield Line("heading", section.title.fa)
        for clause in section.clauses:
            yield Line("clause", clause.text.fa, numbers.get(index))
            index += 1


def _close() -> Iterator[Line]:
    yield Line("heading", "امضاکنندگان، به ترتیب الفبا:")
    for name, city in signatories():
        yield Line("signatory", f"- {name} ({city})")
    yield Line("text", f"تماس: {COALITION.contact}")


def _label(line: Line) -> str:
    return digits(f"{line.number}. ", "fa") if line.number else ""


def _typed(line: Line) -> str:
    return _label(line) + line.text


def _docx(changes: dict[int, Both]) -> bytes:
    document = Document()
    document.styles["Normal"].font.size = Pt(13)
    document.styles.add_style("Signatory", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    ids = itertools.count(1)
    styles = {"title": "Title", "heading": "Heading 1", "signatory": "Signatory"}
    for line in lines():
        paragraph = document.add_paragraph(style=styles.get(line.role))
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        change = changes.get(line.number or 0)
        if change:
            _write(paragraph, _label(line))
            _write_changes(paragraph, line.text, change.fa, ids)
        else:
            _write(paragraph, _typed(line))
    return _saved(document)


def _write(paragraph: Paragraph, words: str) -> None:
    """A run from right to left."""
    run = paragraph.add_run(words)
    run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _write_changes(paragraph: Paragraph, before: str, after: str, ids: Iterator[int]) -> None:
    """Runs kept, deleted (w:del) and inserted (w:ins), word by word, as Word marks them."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            _write(paragraph, "".join(old[i1:i2]))
            continue
        if i1 < i2:
            _write_marked(paragraph, "w:del", next(ids), "".join(old[i1:i2]))
        if j1 < j2:
            _write_marked(paragraph, "w:ins", next(ids), "".join(new[j1:j2]))


def _write_marked(paragraph: Paragraph, tag: str, number: int, words: str) -> None:
    """One marked change; deleted words stand in w:delText."""
    mark = OxmlElement(tag)
    mark.set(qn("w:id"), str(number))
    mark.set(qn("w:author"), "شب‌تاب")
    mark.set(qn("w:date"), "2026-11-12T18:30:00Z")
    _write(paragraph, words)
    run = paragraph._p[-1]
    if tag == "w:del":
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")
    paragraph._p.replace(run, mark)
    mark.append(run)


def _saved(document: Document) -> bytes:
    """The file's bytes, the same at each call: its inner dates are those of the assembly's last day."""
    core = document.core_properties
    core.author = core.last_modified_by = "سپیده"
    core.title, core.language = CLEAN_RIVER.title.fa, "fa"
    core.created = core.modified = datetime(2026, 10, 31, 20, 0, tzinfo=UTC)
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (2026, 10, 31, 20, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()
