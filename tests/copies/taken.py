"""A copy as somebody takes it."""

import io
import zipfile
from typing import Any

from tests.people import client_of


def taken(actor: Any, path: str, language: str = "fa") -> dict[str, bytes]:
    """Name in the folder → its bytes."""
    answer = client_of(actor, language=language).get(f"/{language}/w/{path}/copy.zip")
    assert answer.status_code == 200
    package = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    return {name.partition("/")[2]: package.read(name) for name in package.namelist()}


def read(files: dict[str, bytes], name: str) -> str:
    """One file as text."""
    return files[name].decode()
