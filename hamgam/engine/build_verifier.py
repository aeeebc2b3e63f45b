"""Makes the one-file commands in verifier/ from the engine's own source, so that there is one definition of each rule.

    python -m hamgam.engine.build_verifier           write the files of verifier/: hamgam_verify, hamgam_sign, hamgam_witness
    python -m hamgam.engine.build_verifier --check   exit 1 when a file there is not what the source makes

The modules are put one after another, without imports between them and without what the command never reaches.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parents[2]
_RECORD = _ROOT / "hamgam" / "engine" / "record"
# In an order in which each needs only what stands before it.
_MODULES = (
    "errors", "ed25519", "p256", "webauthn", "lines", "tree", "notes", "witness", "sshsig", "leaves", "documents",
    "policy", "keyring", "bundle", "told", "resuming", "entries", "report", "signers", "verify", "requests", "sentences",
)  # fmt: skip
# Each command's own modules, the last of which is the one that runs.
COMMANDS = {
    "hamgam_verify.py": ("verifier/parts/record_command.py", "verifier/parts/verify_command.py"),
    "hamgam_sign.py": ("verifier/parts/sign_command.py",),
    "hamgam_witness.py": tuple(
        f"hamgam/witness/{module}.py" for module in ("memory", "rounds", "serving", "sentences", "command")
    ),
}
_HEAD = '''#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
# Made by `make verifier` from {parts}. Do not edit here.
"""{about}"""

from __future__ import annotations

{imports}
'''


class _Piece(NamedTuple):
    """One statement at the top of a module: its source with the comments above it, what it defines, what it uses."""

    source: str
    defines: frozenset[str]
    uses: frozenset[str]
    is_main: bool


def _names_defined(node: ast.stmt) -> Iterable[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]


def _names_used(node: ast.AST) -> set[str]:
    """The names that a statement takes from outside: not a function's own arguments and variables."""
    found: set[str] = {node.id} if isinstance(node, ast.Name) else set()
    for child in ast.iter_child_nodes(node):
        found |= _names_used(child)
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        stored = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        found -= stored | {n.arg for n in ast.walk(node.args) if isinstance(n, ast.arg)}
    return found


def _pieces(source: str, nodes: Sequence[ast.stmt]) -> list[_Piece]:
    lines = source.splitlines()
    found = []
    for node in nodes:
        decorators = getattr(node, "decorator_list", [])
        start = min([node.lineno, *(d.lineno for d in decorators)]) - 1
        while start and lines[start - 1].startswith("#"):
            start -= 1
        text = "\n".join(lines[start : node.end_lineno])
        found.append(
            _Piece(text, frozenset(_names_defined(node)), frozenset(_names_used(node)), isinstance(node, ast.If))
        )
    return found


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _standard_imports(nodes: Iterable[ast.stmt]) -> Iterable[tuple[str, str]]:
    """(module, name) for each import from the standard library; the name is empty for a plain import."""
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""
        elif isinstance(node, ast.ImportFrom) and not node.level:
            module = node.module or ""
            ours = module.split(".")[0] in ("hamgam", "__future__")
            yield from () if ours else ((module, alias.name) for alias in node.names)


def _reached(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces that the command reaches from its last lines."""
    by_name = {name: piece for piece in pieces for name in piece.defines}
    if len(by_name) != sum(len(piece.defines) for piece in pieces):
        names = [name for piece in pieces for name in piece.defines]
        raise SystemExit(f"two definitions of one name: {sorted({n for n in names if names.count(n) > 1})}")
    waiting = [piece for piece in pieces if piece.is_main]
    kept: set[int] = set()
    while waiting:
        piece = waiting.pop()
        if id(piece) not in kept:
            kept.add(id(piece))
            waiting += [by_name[name] for name in piece.uses if name in by_name]
    return [piece for piece in pieces if id(piece) in kept]


def _import_lines(imports: set[tuple[str, str]], used: set[str]) -> str:
    plain = sorted(module for module, name in imports if not name and module in used)
    named: dict[str, list[str]] = {}
    for module, name in sorted(imports, key=lambda pair: (pair[1] != pair[1].upper(), pair)):
        if name and name in used:
            named.setdefault(module, []).append(name)
    lines = [f"import {module}" for module in plain]
    lines += [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(named.items())]
    return "\n".join(lines)


def _joined(pieces: Sequence[_Piece]) -> str:
    """The pieces in order, with the empty lines that the formatter wants."""
    text = ""
    for piece in pieces:
        large = piece.source.lstrip("#@").startswith(("def ", "class ", "dataclass", "lru_cache", "if "))
        large = large or "\ndef " in piece.source or "\nclass " in piece.source
        text += ("\n\n" if large or text.endswith("\n\n\n") else "") + piece.source + "\n" + ("\n\n" if large else "")
    return re.sub("\n{4,}", "\n\n\n", text).strip("\n")


def built(command: str) -> str:
    """The text of one command's file."""
    sources = [(_RECORD / f"{module}.py").read_text("utf-8") for module in _MODULES]
    sources += [(_ROOT / part).read_text("utf-8") for part in COMMANDS[command]]
    pieces: list[_Piece] = []
    imports: set[tuple[str, str]] = set()
    for source in sources:
        nodes = ast.parse(source).body
        imports |= set(_standard_imports(nodes))
        pieces += _pieces(source, [node for node in nodes[1:] if not _is_import(node)])
    kept = _reached(pieces)
    about = ast.get_docstring(ast.parse(sources[-1]), clean=False)
    used = {name for piece in kept for name in piece.uses}
    parts = "hamgam/engine/record and " + str(Path(COMMANDS[command][-1]).parent)
    return _HEAD.format(parts=parts, about=about, imports=_import_lines(imports, used)) + "\n\n" + _joined(kept) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the files, or with --check compare them; the answer is the exit code."""
    stale = 0
    for command in COMMANDS:
        path, text = _ROOT / "verifier" / command, built(command)
        if path.exists() and path.read_text("utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"verifier/{command} is not what the engine's source makes: run `make verifier`")
            stale = 1
        else:
            path.write_text(text, "utf-8")
            path.chmod(0o755)
            print(f"verifier/{command} written")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
