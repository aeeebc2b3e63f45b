"""``hamgam lot``: recompute a draw from the file on its page, or make a secret for one. Needs no database."""

import argparse
import json
import secrets
import sys
from pathlib import Path
from typing import Any

from hamgam.engine.methods import lot

SENTENCES = {
    "no_file": (
        "The file {what} cannot be read as the file of a lot.",
        "فایل {what} را نمی‌شود به‌عنوان فایل قرعه خواند.",
    ),
    "not_opened": (
        "No seed: these secrets do not open their commitments: {what}.",
        "عدد پایه‌ای در کار نیست: این رمزها با تعهدشان نمی‌خوانند: {what}.",
    ),
    "differs": (
        "The draw comes to {what}, and the file says otherwise.",
        "قرعه به {what} می‌رسد و فایل چیز دیگری می‌گوید.",
    ),
    "name": ("A name in a lot has one line and no space.", "نام در قرعه یک خط است و فاصله ندارد."),
}


def add_to(commands: Any) -> None:
    """Register the command and its words."""
    asked = commands.add_parser("lot", help="recompute a draw from its file, or make a secret and its commitment")
    way = asked.add_mutually_exclusive_group(required=True)
    way.add_argument("file", type=Path, nargs="?", help="the file from the page of the decision")
    way.add_argument("--commit", metavar="NAME", help="the name under which one takes part, as the page says it")


def run(given: argparse.Namespace) -> int:
    """0: the draw is as the file says; 1: it is not; 2: no file of a lot."""
    return _made(given.commit) if given.commit is not None else _recomputed(given.file)


def _made(name: str) -> int:
    if not name or name.split() != [name]:
        return _said("name", "", 2)
    secret = secrets.token_bytes(32)
    print(json.dumps({"name": name, "secret": secret.hex(), "commitment": lot.commit(name, secret)}, indent=1))
    return 0


def _recomputed(path: Path) -> int:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        members: dict[str, dict[str, str]] = told["members"]
        commitments = {name: row["commitment"] for name, row in members.items()}
        openings = {name: bytes.fromhex(row["secret"]) for name, row in members.items() if row["secret"]}
        choices, seats, drawn = list(told["choices"]), int(told["seats"]), list(told["drawn"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _said("no_file", str(path), 2)
    seed = lot.seed_of(commitments, openings)
    if seed.value is None:
        return _said("not_opened", ", ".join(seed.again_without), 1)
    found = list(lot.draw(seed.value, choices, seats))
    print(json.dumps({"seed": seed.value.hex(), "drawn": found}))
    return 0 if found == drawn and seed.value.hex() == told.get("seed") else _said("differs", ", ".join(found), 1)


def _said(code: str, what: str, ended: int) -> int:
    english, persian = SENTENCES[code]
    print(persian.format(what=what), english.format(what=what), sep="\n", file=sys.stderr)
    return ended
