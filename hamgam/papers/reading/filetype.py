"""What a file is, by its first bytes and not by its name."""

import io
import re
import zipfile

from hamgam.papers.reading.errors import Unreadable

#: With this begins each part's line in the list of a packed file.
_LISTED = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The main part of a Word file; some programs number it.
MAIN_PART = re.compile(r"word/document\d*\.xml")
#: The most parts that a packed file may have: each costs memory before any of them is read.
MOST_PARTS = 3000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM\x36")


def file_type(data: bytes) -> str:
    """``pdf``, ``docx`` or ``txt``; ``Unreadable`` with its reason for everything else."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("empty")
    head = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip_type(data)
    if data.startswith(_OLE):
        raise Unreadable("encrypted_docx" if "EncryptedPackage".encode("utf-16-le") in data else "old_doc")
    if head.startswith(b"{\\rtf"):
        raise Unreadable("rtf")
    if data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        raise Unreadable("picture")
    if head[:200].lower().startswith((b"<!doctype html", b"<html")):
        raise Unreadable("html")
    return "txt"


def holds_macros(data: bytes) -> bool:
    """Whether a Word file brings a program along, which a copy of Word may run for whoever opens it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in archive.namelist())


def _zip_type(data: bytes) -> str:
    if data.count(_LISTED) > MOST_PARTS:
        raise Unreadable("unpacks_too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {entry.filename: entry for entry in archive.infolist()}
            if any(MAIN_PART.fullmatch(name) for name in names):
                if any(entry.flag_bits & 1 for entry in names.values()):
                    raise Unreadable("encrypted_docx")
                return "docx"
            kind = archive.read("mimetype")[:80] if "mimetype" in names and names["mimetype"].file_size < 200 else b""
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("broken_docx") from error
    if b"opendocument" in kind:
        raise Unreadable("odt")
    raise Unreadable("broken_docx" if "[Content_Types].xml" in names and not names.keys() & _OFFICE else "unknown_type")


_OFFICE = {"xl/workbook.xml", "ppt/presentation.xml"}
