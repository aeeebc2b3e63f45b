"""T20: small mistakes in what verifies are noticed by the tests. See `tests.trust.mutating`; survivors stand in `survivors.csv`.

Counted are the modules below, each before the tests of its own alone, so the true share is not smaller. The other modules of the record and
of the methods are tried by `python -m tests.trust.mutating --only NAME`; their survivors have been looked through where they stand in the table.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from .figures import Figure, Outcome

ROOT = Path(__file__).resolve().parents[2]
REVIEWED = Path(__file__).with_name("survivors.csv")
COUNTED = {
    "bylaws/acts": ("record/test_gate.py", "hostile/test_gate.py"),
    "bylaws/verdict": tuple(
        f"engine/bylaws/{name}.py" for name in ("test_mandate_rows", "test_may", "test_ladder", "test_verdict_tables")
    ),
    "record/ed25519": ("engine/record/test_ed25519.py",),
    "record/p256": ("engine/record/test_webauthn.py",),
    "record/tree": ("engine/record/test_tree.py",),
    "record/notes": ("engine/record/test_notes.py",),
    "record/sshsig": ("engine/record/test_sshsig.py",),
    "record/webauthn": ("engine/record/test_webauthn.py",),
    "record/witness": ("engine/record/test_witness.py",),
}
#: At least so many of a hundred are to be noticed.
SHARE = 95


def mutate(module: str, *words: str) -> list[dict[str, Any]]:
    """What a process of its own found: as the tests are, and with `--careless` as they would be if nobody listened to them."""
    tests = [f"tests/{name}" for name in COUNTED[module]]
    command = [sys.executable, "-m", "tests.trust.mutating", "--only", module, *words, "--tests", *tests]
    around = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True)
    if done.returncode:
        return [{"modules": {}, "survivors": [], "failed": [" ".join(done.stderr.split()[-40:])]}]
    found: list[dict[str, Any]] = json.loads(done.stdout)["found"]
    return found


def judged(found: list[dict[str, Any]]) -> Outcome:
    """Broken where a survivor has no reason, where too few were noticed, or where tests failed on the program as it is."""
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        reasons = {tuple(row[:4]) for row in csv.reader(file)}
    rows = [counts for one in found for counts in one["modules"].values()]
    survived, seen = (
        sum(sum(row[name] for name in names) for row in rows)
        for names in (("survived",), ("killed", "survived", "too long"))
    )
    broken = [line for one in found for line in one["failed"]]
    broken += [
        f"survived without a reason: {' | '.join(row)}"
        for one in found
        for row in one["survivors"]
        if tuple(row) not in reasons
    ]
    if seen >= 100 and 100 * survived > (100 - SHARE) * seen:
        broken.append(f"{survived} of {seen} survived")
    return Outcome(
        seen, tuple(broken), f"{seen - survived} noticed, {survived} survived; modules: {', '.join(COUNTED)}"
    )


def _count(number: int) -> Outcome:
    sample = [] if number >= MUTATIONS.full else ["--sample", str(max(1, number // len(COUNTED)))]
    return judged([one for module in COUNTED for one in mutate(module, *sample)])


def _control() -> Outcome:
    return judged(mutate("record/notes", "--sample", "10", "--careless")[1:])


MUTATIONS = Figure(
    "T20", "small mistakes in what verifies and permits are noticed by its tests", 1160, _count, _control, least=1100
)
