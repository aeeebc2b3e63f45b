"""Parsers run in a process of their own: limited time and memory, no network, no disk, nothing inherited.

The file goes in on standard input, the answer comes out as JSON; the parent waits no longer than the limits allow.
"""

import json
import subprocess
from typing import Any

from hamgam.engine.recognise import Imported
from hamgam.papers import bounded
from hamgam.papers.reading.answer import unpack
from hamgam.papers.reading.errors import Unreadable
from hamgam.papers.reading.flow import Flow, unpack_flow
from hamgam.papers.reading.sentences import LARGEST
from hamgam.papers.reading.tracked import Tracked, unpack_tracked

SECONDS = 30
MEMORY = 1024 * 1024 * 1024


def read_paper(filename: str, data: bytes) -> Imported:
    """The paper in a file (txt, docx, PDF). ``Unreadable`` with a code; ``filename`` is not trusted to say the type."""
    return unpack(_ask("paper", data))


def recognise_text(text: str) -> Imported:
    """The paper in pasted text. ``Unreadable`` where there is nothing, or too much."""
    return unpack(_ask("paper", text.encode("utf-8", errors="replace")))


def read_flow(data: bytes) -> Flow:
    """What a file says as paragraphs, headings and rows of tables, in its order. ``Unreadable`` with a code."""
    return unpack_flow(_ask("flow", data))


def read_tracked(data: bytes) -> Tracked:
    """A draft that comes back as a Word file, with marked changes and anchors. ``Unreadable`` with a code."""
    return unpack_tracked(_ask("tracked", data))


def _ask(mode: str, data: bytes, seconds: int = SECONDS, memory: int = MEMORY) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise Unreadable("too_large")
    try:
        done = bounded.run("hamgam.papers.reading", [mode], seconds, memory, data)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("time_limit") from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise Unreadable(bounded.why(done.returncode, done.stderr)) from error
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"])
    return answer
