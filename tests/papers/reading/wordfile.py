"""Small Word files made by hand, so that each test shows what the file says."""

import io
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text):
    return f'<w:ins w:id="9" w:author="Somebody" w:date="2025-01-01T00:00:00Z">{run(text)}</w:ins>'


def deleted(text):
    return f'<w:del w:id="9" w:author="Somebody"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def paragraph(inner, properties=""):
    inner = inner if inner.startswith("<") or not inner else run(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def anchored(name, number, inner):
    inner = inner if inner.startswith("<") else run(inner)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def listed(number, level=0):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def numbering(*levels):
    made = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    return (
        f'{HEAD}<w:numbering {NS}><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        "</w:numbering>"
    )


def word_file(*body, parts=None):
    """A docx of these paragraphs and further parts by name."""
    document = f"{HEAD}<w:document {NS}><w:body>{''.join(body)}</w:body></w:document>"
    contents = {"[Content_Types].xml": TYPES, "word/document.xml": document, **(parts or {})}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return stream.getvalue()
