"""A folder to take along, as one zip file: same bytes for the same files, written piece by piece."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can hold: it tells nothing
_PIECE = 64 * 1024
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)*\Z")
#: What needs no second packing.
_PACKED = (".pdf", ".docx", ".zip")
#: The list of all files with their SHA-256, as `sha256sum -c` reads it: by it two members compare what they hold.
SUMS = "sha256sums.txt"


def style() -> bytes:
    """The style sheet that stands in every folder."""
    return (Path(__file__).parent / "folder.css").read_bytes()


def write_folder(out: IO[bytes], name: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files into one folder of this name, one after the other; names are small ASCII letters, digits, `-` and `.`.

    Raises ValueError for another name, or one that comes twice. The list of sums is added at the end.
    """
    sums: dict[str, str] = {}
    with zipfile.ZipFile(out, "w") as package:
        for path, data in files:
            if not _NAME.match(path) or path in sums or path == SUMS:
                raise ValueError(f"A file in a folder needs a plain name of its own: {path!r}")
            sums[path] = hashlib.sha256(data).hexdigest()
            _write(package, f"{name}/{path}", data)
        listed = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items()))
        _write(package, f"{name}/{SUMS}", listed.encode())


def _write(package: zipfile.ZipFile, path: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr, entry.file_size = 3, 0o644 << 16, len(data)
    with package.open(entry, "w") as file:
        source = io.BytesIO(data)
        while piece := source.read(_PIECE):
            file.write(piece)
