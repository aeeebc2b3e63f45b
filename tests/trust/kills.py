"""T7: who is told that an act is recorded finds it in the record, whatever is killed afterwards. See `tests.trust.killing`.

A killed process leaves what it gave to the operating system. That a commit also waits for the disk is the settings' (`synchronous=FULL`),
and a power cut is not among what is counted here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .figures import Figure, Outcome

ROOT = Path(__file__).resolve().parents[2]


def kill(*words: str) -> list[dict[str, Any]]:
    """What a process of its own found."""
    command = [sys.executable, "-m", "tests.trust.killing", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        return [{"kills": 0, "acknowledged": 0, "unsaid": 0, "broken": [" ".join(done.stderr.split()[-40:])]}]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _count(number: int) -> Outcome:
    """Half of the kills on each database."""
    found = [row for kind in ("sqlite", "postgresql") for row in kill(kind, str(max(1, number // 2)))]
    said, unsaid = (sum(row[name] for row in found) for name in ("acknowledged", "unsaid"))
    more = f"half on each database; {said:,} acts acknowledged, and {unsaid:,} committed whose writer died before it said so"
    return Outcome(sum(row["kills"] for row in found), tuple(line for row in found for line in row["broken"]), more)


def _control() -> Outcome:
    """A writer that answers before the commit, on SQLite; a server that answers before it has written, on PostgreSQL."""
    found = [kill("sqlite", "40", "--careless", "early")[0], kill("postgresql", "60", "--careless", "lazy")[0]]
    caught = [row["broken"] for row in found if row["kills"]]
    both = len(caught) == 2 and all(caught)
    return Outcome(sum(row["kills"] for row in found), tuple(lines[0] for lines in caught) if both else ())


KILLS = Figure(
    "T7", "after kill -9 nothing that was acknowledged is lost or half there", 2_000, _count, _control, least=2_000
)
