"""The last step by which a database's tables were made: a program that does not know it cannot serve them."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parents[2] / "migrations"
TAKEN = "SELECT name FROM django_migrations WHERE app = 'hamgam' ORDER BY id"


def known(name: str) -> bool:
    """Whether this program goes on from the step: it has it, or has folded it into another."""
    return (HERE / f"{name}.py").is_file() or any(name in folded for folded in _folds().values())


def last(taken: Sequence[str]) -> str:
    """The newest of the steps, given as the database noted them.

    Steps that were folded into one are noted beside it, and the fold after all others: neither says how far the tables are.
    """
    folds = _folds()
    former = {*folds, *(name for folded in folds.values() for name in folded)}
    own = [name for name in taken if name not in former]
    return own[-1] if own else max((name for name in taken if name in folds), default=taken[-1] if taken else "")


@cache
def _folds() -> dict[str, list[str]]:
    """Each step of this program that stands for former ones, with these. Read, not run: a restore has no settings yet."""
    found = {}
    for path in sorted(HERE.glob("0*.py")):
        if told := re.search(r"^    replaces = \[(.*?)\]", path.read_text(), flags=re.M | re.S):
            found[path.stem] = re.findall(r'"hamgam", "(\w+)"', told[1])
    return found
