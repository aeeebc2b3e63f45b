"""The few parts of a Word file (ECMA-376, transitional) that a paper needs, as XML text, and their packing.

They are written here and not taken from a template: a template brings an author, a thumbnail, dates and styles
that nobody asked for. The order of elements inside `pPr`, `rPr`, `sectPr` and `settings` is the schema's.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .direction import clean, runs

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can hold: it tells nothing

_REGIONS = {"fa": "fa-IR", "en": "en-GB", "ar": "ar-SA", "ckb": "ku-Arab-IQ"}  # word processors ask for a region

_INK, _SOFT, _ACCENT, _HAIR = "13181C", "4A555D", "27328F", "C5CED4"


@dataclass(frozen=True, slots=True)
class Style:
    """One style: half points, colour, bold, space before and after and indents in twentieths of a point."""

    name: str
    size: int = 23
    colour: str = _INK
    bold: bool = False
    before: int = 0
    after: int = 120
    indent: int = 0
    hanging: int = 0
    outline: int | None = None
    rule: str = ""
    font: str = "Vazirmatn"
    keep_next: bool = False


STYLES = (
    Style("Title", 60, bold=True, before=160, after=240, keep_next=True),
    Style("heading 1", 32, bold=True, before=480, after=200, outline=0, rule=_INK, keep_next=True),
    Style("hamgam-hint", 20, _ACCENT, after=320, rule=_ACCENT),
    Style("hamgam-masthead", 22, bold=True, after=320),
    Style("hamgam-kicker", 20, _ACCENT, bold=True, after=60),
    Style("hamgam-lead", 26),
    Style("hamgam-strong", bold=True),
    Style("hamgam-text"),
    Style("hamgam-meta", 18, _SOFT),
    Style("hamgam-clause-heading", bold=True, before=200, indent=737, hanging=737, outline=1, keep_next=True),
    Style("hamgam-clause", before=80, after=140, indent=737, hanging=737),
    Style("hamgam-clause-more", after=140, indent=737),
    Style("hamgam-mark", 18, _SOFT, after=160, indent=737),
    Style("hamgam-signatory", bold=True, before=60, after=20, rule=_HAIR, keep_next=True),
    Style("hamgam-signatory-more", 18, _SOFT, after=40),
    Style("hamgam-fingerprint", 20, after=40, font="DejaVu Sans Mono"),
)
IDS = {style.name: style.name.replace("heading 1", "Heading1") for style in STYLES}


class Writer:
    """Makes paragraphs of one direction and language."""

    def __init__(self, direction: str, language: str) -> None:
        self.direction = direction
        self.language = escape(_REGIONS.get(language, language), {'"': "&quot;"})

    def paragraph(self, style: str, text: str, *, before: str = "", after: str = "", section: str = "") -> str:
        """A paragraph in the document's direction: `before`, the runs of `text`, `after`, all as XML."""
        bidi = "<w:bidi/>" if self.direction == "rtl" else ""
        properties = f'<w:pPr><w:pStyle w:val="{IDS[style]}"/>{bidi}{section}</w:pPr>'
        return f"<w:p>{properties}{before}{self.text(text)}{after}</w:p>"

    def text(self, text: str) -> str:
        """Runs: what runs from right to left says so (`w:rtl`), what does not stands in runs of its own."""
        own = self.direction == "rtl"
        return "".join(self.run(part, rtl=own != foreign) for part, foreign in runs(clean(text), self.direction))

    def run(self, text: str, *, rtl: bool, style: str = "", tab: bool = False) -> str:
        """One run; with `tab` a tab stop follows inside the run, so that it is no part of the text behind it."""
        properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:rtl/>" if rtl else "")
        stop = "<w:tab/>" if tab else ""
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t>{stop}</w:r>'

    def label(self, label: str) -> str:
        """The clause's number or letter in a run of its own, told from the text by its style."""
        return self.run(clean(label), rtl=self.direction == "rtl", style="hamgam-label", tab=True)

    def fingerprint(self, groups: str) -> str:
        """Code from left to right, on the side where this document's lines begin."""
        side = '<w:jc w:val="right"/>' if self.direction == "rtl" else ""
        properties = f'<w:pPr><w:pStyle w:val="hamgam-fingerprint"/>{side}</w:pPr>'
        return f"<w:p>{properties}{self.run(groups, rtl=False)}</w:p>"

    def field(self, instruction: str) -> str:
        """A number that the word processor fills in, such as PAGE."""
        return f'<w:fldSimple w:instr=" {instruction} ">{self.run("1", rtl=self.direction == "rtl")}</w:fldSimple>'

    def page(self, columns: int, *, last: bool = False) -> str:
        """The properties of a part of the document: A4, margins, how many columns, the foot."""
        kind = "" if columns == 1 and not last else '<w:type w:val="continuous"/>'
        bidi = "<w:bidi/>" if self.direction == "rtl" else ""
        return (
            f'<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>{kind}<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1474" w:right="1418" w:bottom="1361" w:left="1418" w:header="709" w:footer="709"'
            f' w:gutter="0"/><w:cols w:num="{columns}" w:space="624"/>{bidi}</w:sectPr>'
        )

    def foot(self, pattern: str) -> str:
        """The foot of every page from a pattern with {page} and {pages}."""
        made, rest = "", pattern
        for mark, instruction in sorted(
            (("{page}", "PAGE"), ("{pages}", "NUMPAGES")), key=lambda m: pattern.find(m[0])
        ):
            before, found, rest = rest.partition(mark)
            made += self.text(before) + (self.field(instruction) if found else "")
        centred = '<w:jc w:val="center"/>'
        return _part("ftr", self.paragraph("hamgam-meta", rest, before=made, section=centred))


def document(body: str) -> str:
    """The main part around its paragraphs and final section."""
    return _part("document", f"<w:body>{body}</w:body>")


def pack(parts: Mapping[str, str]) -> bytes:
    """The parts as a zip file whose bytes depend on nothing but them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(entry, content.encode("utf-8"))
    return made.getvalue()


def frame(title: str) -> dict[str, str]:
    """The parts that say what is in the package; of properties it has the title and nothing else."""
    types = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>'
        for part, kind in (
            ("word/document.xml", f"{_WORD}.document.main+xml"),
            ("word/styles.xml", f"{_WORD}.styles+xml"),
            ("word/settings.xml", f"{_WORD}.settings+xml"),
            ("word/footer1.xml", f"{_WORD}.footer+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        )
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relations(
            (f"{_RELATIONS}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_RELATIONS}/extended-properties", "docProps/app.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            (f"{_RELATIONS}/styles", "styles.xml"),
            (f"{_RELATIONS}/settings", "settings.xml"),
            (f"{_RELATIONS}/footer", "footer1.xml"),
        ),
        "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>',
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"/>',
    }


def settings(*, track_changes: bool) -> str:
    """Settings: who worked on the file and when is left out as it is saved; changes are marked where asked for."""
    return _part(
        "settings",
        "<w:removePersonalInformation/><w:removeDateAndTime/>"
        + ("<w:trackRevisions/>" if track_changes else "")
        + '<w:defaultTabStop w:val="737"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    )


def styles(writer: Writer) -> str:
    """The style sheet in the writer's language and direction."""
    rtl = writer.direction == "rtl"
    language = f'w:bidi="{writer.language}"' if rtl else f'w:val="{writer.language}"'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts("Vazirmatn")}<w:sz w:val="23"/><w:szCs w:val="23"/>'
        f"<w:lang {language}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f'<w:spacing w:after="120" w:line="{380 if rtl else 320}" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    normal += (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
    )
    label = (
        '<w:style w:type="character" w:customStyle="1" w:styleId="hamgam-label"><w:name w:val="hamgam-label"/>'
        f'<w:rPr><w:b/><w:bCs/><w:color w:val="{_ACCENT}"/></w:rPr></w:style>'
    )
    return _part("styles", defaults + normal + label + "".join(map(_style, STYLES)))


def _style(style: Style) -> str:
    own = ' w:customStyle="1"' if style.name.startswith("hamgam-") else ""
    edge = f'<w:pBdr><w:top w:val="single" w:sz="8" w:space="6" w:color="{style.rule}"/></w:pBdr>' if style.rule else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    hanging = f' w:hanging="{style.hanging}"' if style.hanging else ""
    indent = f'<w:ind w:left="{style.indent}"{hanging}/>' if style.indent else ""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{IDS[style.name]}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if style.keep_next else ""}{edge}'
        f'<w:spacing w:before="{style.before}" w:after="{style.after}"/>{indent}{outline}</w:pPr>'
        f'<w:rPr>{_fonts(style.font)}{bold}<w:color w:val="{style.colour}"/><w:sz w:val="{style.size}"/>'
        f'<w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _part(element: str, content: str) -> str:
    return f'{_HEAD}<w:{element} xmlns:w="{NAMESPACE}" xmlns:r="{_RELATIONS}">{content}</w:{element}>'
