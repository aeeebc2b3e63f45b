"""Word files: paragraphs, automatic numbers, tables, notes, and marked changes, read from the package itself."""

import io
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from hamgam.engine.recognise import Line, Note
from hamgam.engine.recognise.labels import find_label
from hamgam.papers.reading.errors import Unreadable
from hamgam.papers.reading.filetype import MAIN_PART, MOST_PARTS
from hamgam.papers.reading.numbering import Numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXTBOX = W + "txbxContent"
_LARGEST_PART = 30 * 1024 * 1024
_LARGEST_TOTAL = 120 * 1024 * 1024
_HEADING = re.compile(r"^(?:heading|überschrift|titre|rubrik|عنوان|سرعنوان)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel|titre|عنوان)$", re.IGNORECASE)


@dataclass
class Run:
    """A stretch of text of one paragraph; ``change`` is "", "ins" or "del"."""

    text: str
    change: str = ""
    strong: bool = False
    style: str = ""


@dataclass
class Paragraph:
    """One paragraph of a Word file with its runs, style, anchors, and what happened to its end."""

    runs: list[Run] = field(default_factory=list)
    label: str | None = None
    heading: int = 0
    indent: float = 0
    mark: str = ""
    style: str = ""
    moved: bool = False
    opens: list[str] = field(default_factory=list)
    closes: list[str] = field(default_factory=list)
    cells: tuple[str, ...] = ()

    @property
    def revised(self) -> str:
        """The text with every marked change accepted."""
        return "".join(run.text for run in self.runs if run.change != "del")

    @property
    def original(self) -> str:
        """The text as it was before the marked changes."""
        return "".join(run.text for run in self.runs if run.change != "ins")


class Package:
    """The parts of a Word file, none of them unpacked beyond what is allowed."""

    def __init__(self, data: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self.archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Unreadable("broken_docx") from error
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable("encrypted_docx")
        sizes = [entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))]
        if len(entries) > MOST_PARTS or max(sizes, default=0) > _LARGEST_PART or sum(sizes) > _LARGEST_TOTAL:
            raise Unreadable("unpacks_too_large")
        self.left = _LARGEST_TOTAL
        self.names = {entry.filename for entry in entries}

    def tree(self, name: str) -> etree._Element | None:
        """One part as a tree, or None where the file has none. The size is counted while unpacking, not believed."""
        if name not in self.names:
            return None
        try:
            with self.archive.open(name) as part:
                data = part.read(min(_LARGEST_PART, self.left) + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise Unreadable("broken_docx") from error
        except Exception as error:  # zlib.error and its kin have no common parent
            raise Unreadable("broken_docx") from error
        self.left -= len(data)
        if len(data) > _LARGEST_PART or self.left < 0:
            raise Unreadable("unpacks_too_large")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable("broken_docx") from error
        if root.getroottree().docinfo.doctype:
            raise Unreadable("broken_docx")
        return root


def read_docx(data: bytes) -> tuple[list[Line], list[Note]]:
    """Every paragraph as a line, with marked changes accepted, and the remarks that go with them."""
    package = Package(data)
    paragraphs = body_paragraphs(package)
    notes = _notes(package, paragraphs)
    lines: list[Line] = []
    carried = ""
    for paragraph in [*_margins(package, "header"), *paragraphs, *_margins(package, "footer")]:
        text = carried + paragraph.revised
        carried = ""
        if paragraph.mark == "del":
            carried = text
            continue
        _add_lines(lines, paragraph, text)
    if carried.strip():
        _add_lines(lines, Paragraph(), carried)
    return lines, notes


def _add_lines(lines: list[Line], paragraph: Paragraph, text: str) -> None:
    shown = [run for run in paragraph.runs if run.text.strip() and run.change != "del"]
    strong = bool(shown) and all(run.strong for run in shown)
    parts = _broken_lines([part for part in text.split("\n") if part.strip()], paragraph.label) or [""]
    for index, part in enumerate(parts):
        label = paragraph.label if index == 0 and part else None
        lines.append(
            Line(
                part, len(lines) + 1, label, paragraph.heading if part else 0, whole=True,
                indent=paragraph.indent, cells=paragraph.cells, strong=strong,
            )
        )  # fmt: skip


def _broken_lines(parts: list[str], label: str | None) -> list[str]:
    """The lines of one paragraph; within a numbered clause a line break is no end."""
    joined: list[str] = []
    labelled = label is not None
    for part in parts:
        own = find_label(part)
        if (
            joined
            and labelled
            and own is None
            and not joined[-1].rstrip().endswith((".", ":", "؛", "!", "؟", "?", ";"))
        ):
            joined[-1] = f"{joined[-1].rstrip()} {part.strip()}"
        else:
            labelled = own is not None or (not joined and label is not None)
            joined.append(part)
    return joined


def _notes(package: Package, paragraphs: list[Paragraph]) -> list[Note]:
    notes = []
    changed = [
        ("− " if run.change == "del" else "+ ") + run.text.strip()
        for paragraph in paragraphs
        for run in paragraph.runs
        if run.change and run.text.strip()
    ]
    marks = sum(bool(paragraph.mark) for paragraph in paragraphs)
    if changed or marks:
        notes.append(Note("tracked_changes", tuple(changed[:20]), len(changed) + marks))
    comments = package.tree("word/comments.xml")
    if comments is not None and len(comments):
        notes.append(Note("comments_left_out", (), len(comments)))
    return notes


def _margins(package: Package, side: str) -> list[Paragraph]:
    """Headers or footers that say something (a letterhead, an address), each once; page numbers alone say nothing."""
    found: list[Paragraph] = []
    seen: set[str] = set()
    for name in sorted(name for name in package.names if re.fullmatch(rf"word/{side}\d*\.xml", name)):
        for paragraph in body_paragraphs(package, name):
            text = paragraph.revised.strip()
            if (
                text
                and text not in seen
                and re.search(r"[^\W\d_]{2}", re.sub(r"(?i)page|seite|صفحه|از|of|von", "", text))
            ):
                seen.add(text)
                found.append(Paragraph([Run(text)]))
    return found


def body_paragraphs(package: Package, name: str = "") -> list[Paragraph]:
    """The paragraphs of a part in reading order, without a name of the main one; a table row is one paragraph with cells."""
    root = package.tree(name or next(filter(MAIN_PART.fullmatch, sorted(package.names)), ""))
    if root is None:
        raise Unreadable("broken_docx")
    walker = _Walker(package)
    body = root.find(W + "body")
    walker.block(root if body is None else body)
    return walker.paragraphs


class _Walker:
    """Walks a part and collects its paragraphs."""

    def __init__(self, package: Package) -> None:
        self.numbering = Numbering(package.tree("word/numbering.xml"), package.tree("word/styles.xml"))
        self.notes = {kind: self._note_texts(package, kind) for kind in ("footnote", "endnote")}
        self.paragraphs: list[Paragraph] = []
        self.anchors: dict[str, str] = {}
        self.pending: list[str] = []

    def _note_texts(self, package: Package, kind: str) -> dict[str, str]:
        root = package.tree(f"word/{kind}s.xml")
        if root is None:
            return {}
        return {
            note.get(W + "id", ""): " ".join("".join(text.text or "" for text in note.iter(W + "t")).split())
            for note in root
            if note.get(W + "type") not in ("separator", "continuationSeparator")
        }

    def block(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                self.paragraph(child)
            elif tag == W + "tbl":
                self.table(child)
            elif tag == W + "bookmarkStart":
                self._open(child, None)
            elif tag == W + "bookmarkEnd":
                self._close(child, self.paragraphs[-1] if self.paragraphs else None)
            elif tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "smartTag", W + "moveTo"):
                self.block(child)

    def table(self, table: etree._Element) -> None:
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue
            inner = _Walker.__new__(_Walker)
            inner.__dict__ = {**self.__dict__, "paragraphs": []}
            cells: list[list[Paragraph]] = []
            for cell in row.iterchildren(W + "tc", W + "sdt"):
                inner.paragraphs = []
                inner.block(cell)
                cells.append([each for each in inner.paragraphs if each.revised.strip() or each.original.strip()])
            filled = [cell for cell in cells if cell]
            texts = [" ".join(_labelled(each) for each in cell).strip() for cell in filled]
            if (
                len(filled) > 1
                and all(len(text) <= 120 and "\n" not in text for text in texts)
                and all(len(cell) == 1 for cell in filled)
            ):
                runs = [
                    run for index, cell in enumerate(filled) for run in ([Run("\t")] if index else []) + cell[0].runs
                ]
                row_paragraph = Paragraph(runs, cells=tuple(texts))
                row_paragraph.opens = [name for cell in filled for name in cell[0].opens]
                row_paragraph.closes = [name for cell in filled for name in cell[0].closes]
                self.paragraphs.append(row_paragraph)
            else:
                self.paragraphs += [each for cell in filled for each in cell]

    def paragraph(self, element: etree._Element) -> None:
        properties = element.find(W + "pPr")
        style = self.numbering.style_of(properties)
        paragraph = Paragraph(heading=self._heading(properties, style), opens=self.pending, style=style)
        self.pending = []
        boxes: list[etree._Element] = []
        notes: list[str] = []
        self.inline(element, paragraph, "", boxes, notes)
        if properties is not None:
            mark = properties.find(W + "rPr")
            if mark is not None:
                paragraph.mark = (
                    "ins" if mark.find(W + "ins") is not None else "del" if mark.find(W + "del") is not None else ""
                )
        if paragraph.mark != "del" or paragraph.revised.strip():
            label, paragraph.indent = self.numbering.label(properties, style)  # Word counts an empty item too
            paragraph.label = label if paragraph.revised.strip() else None
        self.paragraphs.append(paragraph)
        for text in notes:
            self.paragraphs.append(Paragraph([Run(text)]))
        for box in boxes:
            self.block(box)

    def _heading(self, properties: etree._Element | None, style: str) -> int:
        name = self.numbering.names.get(style, style)
        if _TITLE.match(name):
            return 1
        match = _HEADING.match(name)
        if match:
            return int(match[1]) + 1
        level = properties.find(W + "outlineLvl") if properties is not None else None
        value = (level.get(W + "val") or "9") if level is not None else "9"
        return int(value) + 2 if value.isdigit() and int(value) < 6 else 0

    def inline(
        self, parent: etree._Element, paragraph: Paragraph, change: str, boxes: list[etree._Element], notes: list[str]
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self.run(child, paragraph, change, boxes, notes)
            elif tag in (W + "ins", W + "moveTo"):
                paragraph.moved = paragraph.moved or tag == W + "moveTo"
                self.inline(child, paragraph, change or "ins", boxes, notes)
            elif tag in (W + "del", W + "moveFrom"):
                paragraph.moved = paragraph.moved or tag == W + "moveFrom"
                self.inline(child, paragraph, "del", boxes, notes)
            elif tag == W + "bookmarkStart":
                self._open(child, paragraph)
            elif tag == W + "bookmarkEnd":
                self._close(child, paragraph)
            elif tag == _FALLBACK or tag == W + "pPr" or not isinstance(tag, str):
                continue
            elif tag == _TEXTBOX:
                boxes.append(child)
            elif tag.endswith("}t") and child.text and not tag.startswith(W):
                paragraph.runs.append(Run(child.text, change))
            else:
                self.inline(child, paragraph, change, boxes, notes)

    def run(
        self, run: etree._Element, paragraph: Paragraph, change: str, boxes: list[etree._Element], notes: list[str]
    ) -> None:
        properties = run.find(W + "rPr")
        strong, style = False, ""
        if properties is not None:
            named = properties.find(W + "rStyle")
            style = named.get(W + "val", "") if named is not None else ""
            bold = properties.find(W + "b")
            bold = properties.find(W + "bCs") if bold is None else bold
            strong = bold is not None and bold.get(W + "val") not in ("0", "false")
            hidden = properties.find(W + "vanish")
            if hidden is not None and hidden.get(W + "val") not in ("0", "false"):
                return
        text = ""
        for child in run:
            tag = child.tag
            if tag in (W + "t", W + "delText"):
                text += (child.text or "").replace("\n", " ")
            elif tag == W + "tab":
                text += "\t"
            elif tag in (W + "br", W + "cr"):
                text += "\n" if child.get(W + "type") not in ("page", "column") else " "
            elif tag == W + "noBreakHyphen":
                text += "-"
            elif tag == W + "sym":
                text += _symbol(child.get(W + "char"))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = "footnote" if tag == W + "footnoteReference" else "endnote"
                note = self.notes[kind].get(child.get(W + "id", ""), "")
                if note and change != "del":
                    notes.append(note)
            elif isinstance(tag, str) and tag not in (W + "rPr", W + "instrText", W + "fldChar", _FALLBACK):
                boxes += [
                    box for box in child.iter(_TEXTBOX) if not any(a.tag == _FALLBACK for a in box.iterancestors())
                ]
        if text:
            paragraph.runs.append(Run(text, change, strong, style))

    def _open(self, element: etree._Element, paragraph: Paragraph | None) -> None:
        name = element.get(W + "name", "")
        self.anchors[element.get(W + "id", "")] = name
        (self.pending if paragraph is None else paragraph.opens).append(name)

    def _close(self, element: etree._Element, paragraph: Paragraph | None) -> None:
        name = self.anchors.get(element.get(W + "id", ""))
        if name and paragraph is not None:
            paragraph.closes.append(name)


def _labelled(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {paragraph.revised}" if paragraph.label else paragraph.revised


def _symbol(code: str | None) -> str:
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    return (
        "•"
        if 0xF000 <= value <= 0xF0FF
        else chr(value)
        if value >= 32 and not 0xD800 <= value <= 0xDFFF and value < 0x110000
        else ""
    )
