"""The reading process: ``python -m hamgam.papers.reading MODE SECONDS MEMORY < file > answer.json``."""

import json
import sys
from typing import Any

from hamgam.papers.reading.errors import Unreadable


def _limit(seconds: int, memory: int) -> None:
    """Bounds on this process, set before any parser sees a byte."""
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


def main(mode: str, seconds: int, memory: int) -> dict[str, Any]:
    """The answer to one file: a packed paper or draft, or ``{"unreadable": code}``."""
    from hamgam.papers.reading.answer import pack
    from hamgam.papers.reading.read import read_bytes
    from hamgam.papers.reading.tracked import pack_tracked, track

    data = sys.stdin.buffer.read()
    _limit(seconds, memory)
    sys.addaudithook(_no_network)
    try:
        return pack_tracked(track(data)) if mode == "tracked" else pack(read_bytes(data))
    except Unreadable as error:
        return {"unreadable": error.code}
    except (MemoryError, RecursionError):
        return {"unreadable": "memory_limit"}


if __name__ == "__main__":
    answer = main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")))
