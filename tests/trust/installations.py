"""Figures that need an installation with its database: counted by tests, on SQLite and on a real PostgreSQL.

Such a test prints one line, `FIGURE name looked-at broken`, and reads how many cases it is to look at from its surroundings.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from .figures import Figure, Outcome

ROOT = Path(__file__).resolve().parents[2]
_LINE = re.compile(r"^FIGURE (\S+) (\d+) (\d+)$", re.MULTILINE)


def run(name: str, words: list[str], surroundings: dict[str, str], *, server: bool) -> Outcome:
    """The tests in a process of their own; whatever fails there breaks the claim."""
    python = [sys.executable, *(["tests/with_postgres.py"] if server else ["-m"]), "pytest", "-q", "-s", *words]
    done = subprocess.run(python, cwd=ROOT, env={**os.environ, **surroundings}, capture_output=True, text=True)
    told = [row for row in _LINE.findall(done.stdout) if row[0] == name]
    where = "PostgreSQL" if server else "SQLite"
    broken = [f"{int(row[2])} broken on {where}" for row in told if int(row[2])]
    if done.returncode or not told:
        broken.append(f"the tests failed on {where}: {' '.join(done.stdout.split()[-40:])}")
    return Outcome(sum(int(row[1]) for row in told), tuple(broken))


def on_both(name: str, words: list[str], variable: str, count: int) -> Outcome:
    """Half of the cases on each database."""
    surroundings = {variable: str(max(1, count // 2))}
    found = [run(name, words, surroundings, server=server) for server in (False, True)]
    return Outcome(
        sum(one.seen for one in found), tuple(line for one in found for line in one.broken), "half on each database"
    )


_BACKUPS = ["tests/backups", "-k"]


def _count(number: int) -> Outcome:
    drilled = "again_and_again or becomes_host or members_copy or nobody_has or fails_the_check"
    return on_both("T16", [*_BACKUPS, drilled], "HAMGAM_BACKUPS", number)


def _control() -> Outcome:
    """With a program that does not compare, stale backups would pass; the test of that says how many it caught."""
    found = run("T16-control", [*_BACKUPS, "does_not_compare"], {}, server=False)
    return Outcome(found.seen, ("caught",) if found.seen and not found.broken else ())


BACKUPS = Figure(
    "T16",
    "backups are restored equal, stale ones refused; takeover and failed update are drilled",
    100,
    _count,
    _control,
    least=100,
)


_PASSKEYS = ["tests/engine/record/test_webauthn.py", "tests/signing/test_by_passkey.py"]
_IN_A_BROWSER = ["tests/stories/test_passkey_signing.py", "tests/stories/test_second_factor.py"]


def passed(words: list[str], *more: str) -> Outcome:
    """How many of these tests pass, on SQLite; one that fails breaks the claim."""
    done = subprocess.run([sys.executable, "-m", "pytest", *more, *words], cwd=ROOT, capture_output=True, text=True)
    told = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error)", done.stdout)}
    broken = () if done.returncode == 0 else (f"{told.get('failed', 0) + told.get('error', 0)} failed",)
    return Outcome(told.get("passed", 0), broken)


def _passkeys(number: int) -> Outcome:
    """With a virtual authenticator in Chromium where all of it is asked for."""
    return passed([*_PASSKEYS, *(_IN_A_BROWSER if number >= PASSKEYS.full else [])])


def _careless_passkeys() -> Outcome:
    """A verifier that takes every assertion."""
    return passed([_PASSKEYS[1]], "-p", "tests.trust.careless_passkeys")


PASSKEYS = Figure(
    "T14", "passkeys: a replay, another site, another text and an unverified person are refused", 100, _passkeys,
    _careless_passkeys, least=100,
)  # fmt: skip
