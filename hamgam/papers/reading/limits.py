"""Parsers run in a process of their own: limited time and memory, no network, no disk, nothing inherited.

The file goes in on standard input, the answer comes out as JSON; the parent waits no longer than the limits allow.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hamgam.engine.recognise import Imported
from hamgam.papers.reading.answer import unpack
from hamgam.papers.reading.errors import Unreadable
from hamgam.papers.reading.sentences import LARGEST
from hamgam.papers.reading.tracked import Tracked, unpack_tracked

SECONDS = 30
MEMORY = 1024 * 1024 * 1024
_ROOT = Path(__file__).resolve().parents[3]


def read_paper(filename: str, data: bytes) -> Imported:
    """The paper in a file (txt, docx, PDF). ``Unreadable`` with a code; ``filename`` is not trusted to say the type."""
    return unpack(_ask("paper", data))


def recognise_text(text: str) -> Imported:
    """The paper in pasted text. ``Unreadable`` where there is nothing, or too much."""
    return unpack(_ask("paper", text.encode("utf-8", errors="replace")))


def read_tracked(data: bytes) -> Tracked:
    """A draft that comes back as a Word file, with marked changes and anchors. ``Unreadable`` with a code."""
    return unpack_tracked(_ask("tracked", data))


def _ask(mode: str, data: bytes, seconds: int = SECONDS, memory: int = MEMORY) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise Unreadable("too_large")
    environment = {
        "PYTHONPATH": str(_ROOT),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
    }
    if os.name == "nt":
        environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", "")
    command = [sys.executable, "-m", "hamgam.papers.reading", mode, str(seconds), str(memory)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds + 5, env=environment, cwd="/", check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("time_limit") from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise Unreadable(_why(done.returncode, done.stderr)) from error
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"])
    return answer


def _why(status: int, said: bytes) -> str:
    """Why the process ended without an answer: stopped by the clock (a signal), out of memory, or a fault."""
    if b"MemoryError" in said or status in (-6, -11):
        return "memory_limit"
    return "time_limit" if status < 0 else "reading_failed"
