"""Papers that a coalition issues, as somebody at the browser gets them, and whether words stand in them."""

import io
import os
import re
from pathlib import Path

from django.urls import reverse
from django.utils import translation
from pdfminer.high_level import extract_text

from tests.browser import Story

_PERSIAN = re.compile("[\u0621-\u06d3]")


def fetched(story: Story, where: str, **named: object) -> bytes:
    """What stands at an address."""
    with translation.override(story.language):
        path = reverse(where, kwargs=named or None)
    answer = story.context.request.get(story.origin + path)
    assert answer.status == 200, path
    return bytes(answer.body())


def missing_from(pdf: bytes, sentences: list[str]) -> list[str]:
    """The sentences of which less than three words of four stand in a PDF, which holds Persian letters as they are drawn."""
    drawn = re.sub(r"[\s\u200c\u0654]", "", extract_text(io.BytesIO(pdf)).replace("\u06c0", "ه"))
    return [said for said in sentences if not _stands(drawn, re.findall(r"[^\W\d_]{2,}", said))]


def _stands(drawn: str, words: list[str]) -> bool:
    found = [word for word in words if (word[::-1] if _PERSIAN.match(word) else word) in drawn]
    return len(found) >= len(words) * 3 / 4


def keep(shape: str, language: str, papers: dict[str, bytes]) -> None:
    """Into the folder that HAMGAM_PAPERS names, to be looked at."""
    if folder := os.environ.get("HAMGAM_PAPERS"):
        for name, data in papers.items():
            ending = "pdf" if data.startswith(b"%PDF") else "txt"
            (Path(folder) / f"{shape}-{name}-{language}.{ending}").write_bytes(data)
