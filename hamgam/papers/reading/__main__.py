"""The reading process: ``python -m hamgam.papers.reading MODE SECONDS MEMORY < file > answer.json``."""

import json
import sys
from typing import Any

from hamgam.papers.bounded import bound
from hamgam.papers.reading.errors import Unreadable


def main(mode: str, seconds: int, memory: int) -> dict[str, Any]:
    """The answer to one file: a packed paper, draft or flow, or ``{"unreadable": code}``."""
    from hamgam.papers.reading.answer import pack
    from hamgam.papers.reading.flow import flow_of, pack_flow
    from hamgam.papers.reading.read import read_bytes
    from hamgam.papers.reading.tracked import pack_tracked, track

    data = sys.stdin.buffer.read()
    bound(seconds, memory)
    try:
        if mode == "flow":
            return pack_flow(flow_of(data))
        return pack_tracked(track(data)) if mode == "tracked" else pack(read_bytes(data))
    except Unreadable as error:
        return {"unreadable": error.code}
    except (MemoryError, RecursionError):
        return {"unreadable": "memory_limit"}


if __name__ == "__main__":
    answer = main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")))
