"""A process with bounds: limited time and memory, no network, no file written, nothing inherited.

Whatever others made (a Word file, a PDF) is read or set in one. The parent (`run`) waits no longer than the bounds allow; the
child (`bound`) sets them before it sees a byte.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_SLACK = 5  # seconds in which a process begins and ends


def bound(seconds: int, memory: int) -> None:
    """Bounds on this process: seconds of its processor, bytes of memory, no file written, no network, no other process."""
    sys.addaudithook(_no_network)
    try:
        import resource
    except ImportError:  # only where the system knows no such limits; the parent still watches the clock
        return
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, allowed))


def _no_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith("socket.") or event in (
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.fork",
        "os.posix_spawn",
    ):
        raise PermissionError(event)


def run(
    module: str, arguments: Sequence[str], seconds: int, memory: int, data: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m module arguments… seconds memory` with `data` as its input. Raises subprocess.TimeoutExpired."""
    environment = {
        "PYTHONPATH": str(_ROOT),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
    }
    if os.name == "nt":
        environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", "")
    command = [sys.executable, "-m", module, *arguments, str(seconds), str(memory)]
    return subprocess.run(
        command, input=data, capture_output=True, timeout=seconds + _SLACK, env=environment, cwd="/", check=False
    )


def why(status: int, said: bytes) -> str:
    """Why a process ended without an answer: stopped by the clock (a signal), out of memory, or a fault; one word."""
    if b"MemoryError" in said or b"memory allocation" in said or status in (-6, -11):
        return "memory_limit"
    return "time_limit" if status < 0 else "reading_failed"
