"""T8: whatever writes meets each error of the disk at each of its calls. See `tests.trust.failing` and `tests.trust.injecting`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .figures import Figure, Outcome

ROOT = Path(__file__).resolve().parents[2]


def fail(*words: str) -> list[dict[str, Any]]:
    """What a process of its own found."""
    command = [sys.executable, "-m", "tests.trust.failing", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        return [{"faults": 0, "done": 0, "things": 0, "broken": [" ".join(done.stderr.split()[-40:])]}]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _count(number: int) -> Outcome:
    """Every call of everything that writes, where as many are asked for as the full figure looks at."""
    (found,) = fail(str(0 if number >= FAULTS.full else number))
    more = f"{found['things']} things that write; {found['done']:,} were done nevertheless, the others said why not"
    return Outcome(found["faults"], tuple(found["broken"]), more)


def _control() -> Outcome:
    """A backup that is written under its own name from the first byte on."""
    (found,) = fail("0", "--careless")
    return Outcome(found["faults"], tuple(found["broken"] if found["faults"] else ()))


FAULTS = Figure(
    "T8", "a write, fsync or rename that fails, and a full disk, leave whole what there was", 1_000, _count, _control, least=600
)  # fmt: skip
