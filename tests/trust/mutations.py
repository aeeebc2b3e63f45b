"""T20: small mistakes in what verifies are noticed by the tests. See `tests.trust.mutating`; survivors stand in `survivors.csv`.

Counted are the modules below, each before the tests nearest to it alone, so the true share is not smaller. One alone is tried by
`python -m tests.trust.mutating --only NAME --tests FILE …`.
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


def _in(folder: str, names: str) -> str:
    """Files of tests in a folder, without what is the same in all their names."""
    return " ".join(f"{folder}/test_{name}" for name in names.split())


#: Which modules, and the tests nearest to each.
COUNTED = {
    "bylaws/acts": "record/test_gate hostile/test_gate",
    "bylaws/verdict": _in("engine/bylaws", "mandate_rows may ladder verdict_tables"),
    "methods/": "engine/methods",
    "record/bundle": _in("engine/record", "bundle_form documents bundle"),
    "record/documents": _in("engine/record", "documents bundle_form passkey_level vouched"),
    "record/ed25519": _in("engine/record", "ed25519"),
    "record/entries": _in("engine/record", "forgery bundle_form"),
    "record/keyring": _in("engine/record", "vouched forgery later documents resuming"),
    "record/leaves": _in("engine/record", "leaves documents resuming"),
    "record/lines": _in("engine/record", "leaves documents passkey_level"),
    "record/notes": _in("engine/record", "notes"),
    "record/p256": _in("engine/record", "webauthn"),
    "record/policy": _in("engine/record", "documents away witness resuming passkey_level"),
    "record/report": _in("engine/record", "vouched bundle witness"),
    "record/requests": _in("engine/record", "documents"),
    "record/resuming": _in("engine/record", "resuming"),
    "record/signers": _in("engine/record", "later forgery bundle passkey_level vouched"),
    "record/sshsig": _in("engine/record", "sshsig"),
    "record/told": _in("engine/record", "told resuming"),
    "record/tree": _in("engine/record", "tree"),
    "record/verify": _in("engine/record", "later forgery bundle resuming witness bundle_form passkey_level vouched"),
    "record/webauthn": _in("engine/record", "webauthn"),
    "record/witness": _in("engine/record", "witness"),
}
#: At least so many of a hundred are to be noticed.
SHARE = 95


def mutate(module: str, *words: str) -> list[dict[str, Any]]:
    """What a process of its own found: as the tests are, and with `--careless` as they would be if nobody listened to them."""
    tests = [
        f"tests/{name}" if (ROOT / "tests" / name).is_dir() else f"tests/{name}.py" for name in COUNTED[module].split()
    ]
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
    "T20", "small mistakes in what verifies and permits are noticed by its tests", 2_450, _count, _control, least=2_300
)
