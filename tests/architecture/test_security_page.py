"""What docs/security.md says of limits, times, cryptography and logs is what the code does, and nothing of it is forgotten."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SECONDS = {"seconds": 1, "minutes": 60, "hour": 3600, "hours": 3600, "days": 86400}
#: Names that mean a limit on what is taken in; what only bounds a picture or a page of results is none.
LIMIT = re.compile(r"(?:\w+_)?LIMIT|A_MINUTE|AN_HOUR|A_DAY|WAITING|BEGUN_A_MINUTE|TRIES_A_MINUTE")
SHOWN_ONLY = {
    "hamgam.notices.progress.LIMIT", "hamgam.positions.seen.REASONS_LIMIT", "hamgam.positions.ground.FIRST_LIMIT",
    "hamgam.positions.standing.FORMS_LIMIT", "hamgam.positions.standing.NAMES_LIMIT",
}  # fmt: skip
CRYPTOGRAPHY = (
    "hashlib", "hmac", "secrets", "cryptography", "pyrage", "ssl", "fido2", "django.core.signing", "django.utils.crypto",
    "hamgam.engine.record.ed25519", "hamgam.engine.record.p256",
)  # fmt: skip


@cache
def tables() -> dict[str, list[list[str]]]:
    """The rows of the table under each heading, without its head."""
    found: dict[str, list[list[str]]] = {}
    for part in (ROOT / "docs" / "security.md").read_text("utf-8").split("\n## ")[1:]:
        heading, _line, rest = part.partition("\n")
        rows = [line for line in rest.splitlines() if line.startswith("|")][2:]
        found[heading] = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return found


def value_of(name: str) -> Any:
    """What a constant is, named by its module and its own name."""
    module, _dot, constant = name.rpartition(".")
    return getattr(import_module(module), constant)


def as_said(said: str, value: Any) -> bool:
    """Whether a number with its unit is this value: a span of time, or a number of seconds, days or other things."""
    number, _space, unit = said.replace(",", "").partition(" ")
    seconds = int(number) * SECONDS.get(unit, 0)
    return value == timedelta(seconds=seconds) if isinstance(value, timedelta) else value in {int(number), seconds}


@cache
def sources() -> dict[str, str]:
    """The source of every module of the program, by its path without ending."""
    paths = sorted((ROOT / "hamgam").rglob("*.py"))
    return {path.relative_to(ROOT).with_suffix("").as_posix(): path.read_text("utf-8") for path in paths}


def test_every_number_is_that_of_the_code() -> None:
    rows = [row for heading in ("Limits", "How long things are kept", "Sessions") for row in tables()[heading]]
    assert [(what, said, value_of(name)) for what, said, name in rows if not as_said(said, value_of(name))] == []
    assert len(rows) == len({name for _what, _said, name in rows})


def test_a_wrong_number_is_seen() -> None:
    spans = [("3 days", timedelta(days=3)), ("3 days", timedelta(days=4)), ("1 hour", 3600), ("1 hour", 60)]
    assert [as_said(said, value) for said, value in spans] == [True, False, True, False]
    assert [as_said("2,000 letters", number) for number in (2000, 2001)] == [True, False]


def test_no_limit_of_the_program_is_forgotten() -> None:
    named = {row[2] for row in tables()["Limits"]}
    there = set()
    for path, source in sources().items():
        if not path.startswith(("hamgam/engine/", "hamgam/demo/", "hamgam/papers/", "hamgam/migrations/")):
            for name in _constants(source):
                there.add(f"{path.replace('/', '.')}.{name}")
    assert sorted(there - named - SHOWN_ONLY) == []
    assert there >= SHOWN_ONLY


def _constants(source: str) -> Iterator[str]:
    """Names of limits that are numbers, at the top of a module."""
    for node in ast.parse(source).body if re.search(rf"^(?:{LIMIT.pattern})\b|_LIMIT\b", source, re.M) else ():
        if not isinstance(node, ast.Assign):
            continue
        values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        names = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else node.targets
        for name, value in zip(names, values, strict=False):
            number = isinstance(value, ast.BinOp) or isinstance(getattr(value, "value", None), int)
            if isinstance(name, ast.Name) and LIMIT.fullmatch(name.id) and number:
                yield name.id


def test_every_module_with_cryptography_stands_in_the_inventory() -> None:
    named = {place for row in tables()["Cryptography"] for place in row[3].split()}
    assert [place for place in sorted(named) if not ((ROOT / place).is_dir() or (ROOT / f"{place}.py").exists())] == []
    using = [path for path, source in sources().items() if any(map(_is_cryptography, _imported(source)))]
    assert [path for path in using if not any(_within(path, place) for place in named)] == []
    assert [place for place in sorted(named) if not any(_within(path, place) for path in using)] == []


def _within(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def _is_cryptography(module: str) -> bool:
    return any(module == one or module.startswith(f"{one}.") for one in CRYPTOGRAPHY)


def _imported(source: str) -> Iterator[str]:
    """What a module imports, wherever in it: the module, and each name of it."""
    for line in re.findall(r"^\s*(?:import|from)\s.*", source, re.M):
        module, _import, names = line.strip().removeprefix("from").removeprefix("import").strip().partition(" import ")
        yield from (one.split()[0] for one in module.split(", "))
        yield from (f"{module}.{name.strip('( ').split()[0]}" for name in names.split(",") if name.strip("( "))


def test_imports_are_found_in_every_form() -> None:
    source = (
        "import hmac, os\nfrom django.core import signing as s\n    from hamgam.engine.record import p256, ed25519\n"
    )
    assert [name for name in _imported(source) if _is_cryptography(name)] == [
        "hmac", "django.core.signing", "hamgam.engine.record.p256", "hamgam.engine.record.ed25519",
    ]  # fmt: skip


def test_every_module_that_logs_is_named_and_no_other() -> None:
    logging = [path for path, source in sources().items() if "getLogger(" in source]
    assert [row[0] for row in tables()["What is logged"]] == logging
