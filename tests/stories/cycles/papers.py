"""The papers that a coalition issues, asked for at the addresses of the site, as whoever sits at the browser gets them."""

import io
import os
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import translation
from pdfminer.high_level import extract_text

from tests.browser import Story


def got(told: Story, where: str, **kwargs: Any) -> bytes:
    """What the site answers at this URL name; nothing but an answer will do."""
    with translation.override(told.language):
        path = reverse(where, kwargs=kwargs or None)
    answer = told.context.request.get(told.origin + path)
    assert answer.status == 200, path
    return bytes(answer.body())


def paper(told: Story, name: str, where: str, **kwargs: Any) -> str:
    """The words of a PDF. Where $HAMGAM_PAPERS names a folder it is kept there to be looked at."""
    data = got(told, where, **kwargs)
    if folder := os.environ.get("HAMGAM_PAPERS"):
        (Path(folder) / f"{name}-{told.language}.pdf").write_bytes(data)
    return str(extract_text(io.BytesIO(data)))
