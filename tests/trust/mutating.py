"""The mutants of T20: python -m tests.trust.mutating [--only NAME,…] [--sample N] [--careless]. Prints what it found as one line of JSON.

The tests of the engine are run once, and it is noted which test calls which function. Then, for one small change in one function
after another, a process is forked in which that function's code is exchanged, and the tests that call it are run, the quickest first, until
one fails. Tests that need a database find it as it was left when all of them had been run: each process has a copy of it, on SQLite. Changed
are comparisons, `and` and `or`, `not`, whole numbers, arithmetic, what is returned, and statements that refuse are left out. Not changed:
what stands outside of functions, default values, decorators, sentences. Careless: once more, with tests that nobody listens to.
"""

from __future__ import annotations

import argparse
import ast
import copy
import functools
import gc
import importlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from django.db import connections

ROOT = Path(__file__).resolve().parents[2]
RECORD = (
    "tree", "notes", "lines", "leaves", "entries", "documents", "signers", "policy", "verify", "bundle", "witness", "told", "requests", "report",
    "keyring", "resuming", "sshsig", "webauthn", "ed25519", "p256",
)  # fmt: skip
METHODS = (
    "counting", "approval", "choosing", "lot", "named_by_each", "room", "rounds", "schulze", "steps", "stv", "__init__", "agreement",
)  # fmt: skip
MODULES = [
    *(f"engine/record/{name}" for name in RECORD),
    *(f"engine/methods/{name}" for name in METHODS),
    "engine/bylaws/verdict",
    "bylaws/acts",
]
TESTS = (
    "tests/engine/record", "tests/engine/methods", "tests/engine/bylaws/test_may.py", "tests/engine/bylaws/test_ladder.py",
    "tests/engine/bylaws/test_verdict_tables.py", "tests/engine/bylaws/test_mandate_rows.py",
)  # fmt: skip
#: The gate's own tests, which need a database.
TESTS_OF_THE_GATE = ("tests/record/test_gate.py", "tests/hostile/test_gate.py")
#: Files whose tests look at whole programs or at thousands of cases: `make test` runs them, a mutant is not led before them.
SLOW = ("test_mutations.py", "test_verifier_file.py", "test_hostile_files.py", "test_sign_command.py")
#: A mutant's tests may take so many seconds; what takes longer goes round in circles, and is noticed.
PATIENCE, LONG = 4.0, 4.0


@dataclass(frozen=True)
class Mutant:
    """One change: where, what the line was, and what it is now."""

    module: str
    function: str
    line: int
    before: str
    after: str
    #: The first line of the innermost function in which it stands: whose calls lead before it.
    within: int
    code: CodeType = field(repr=False, hash=False, compare=False)


_COMPARED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_RECKONED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.LShift: ast.RShift,
    ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitAnd,
}  # fmt: skip


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What could stand in place of this."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            other = copy.deepcopy(node)
            other.ops[place] = _COMPARED[type(operator)]()
            yield other
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _RECKONED:
        yield ast.BinOp(node.left, _RECKONED[type(node.op)](), node.right)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))
        if isinstance(node.value, ast.Compare | ast.BoolOp):
            yield ast.Return(ast.Constant(True))
            yield ast.Return(ast.Constant(False))
    elif isinstance(node, ast.If) and any(isinstance(one, ast.Raise) for one in node.body):
        yield ast.If(ast.Constant(False), node.body, node.orelse)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield ast.Pass()


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


class _Put(ast.NodeTransformer):
    """The tree with one node exchanged. A statement's former words stay where nothing leads to, so that a function inside of
    another goes on asking for the same names."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new
        if isinstance(old, ast.stmt) and isinstance(new, ast.stmt):
            self.new = ast.If(ast.Constant(True), [new], [old])

    def visit(self, node: ast.AST) -> Any:
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)


def mutants(module: str) -> Iterator[Mutant]:
    """All changes of a module's functions, in the order of its lines."""
    path = ROOT / "hamgam" / f"{module}.py"
    source = path.read_text()
    tree = ast.parse(source)
    for function in _functions(tree):
        for old in _inside(function):
            for new in changes(old):
                before, after = _words(old), _words(new)
                changed = _Put(old, new).visit(_copied(tree, old))
                code = compile(ast.fix_missing_locations(changed), str(path), "exec", dont_inherit=True)
                name, first, within = _named(tree, function), _first(function), _within(function, old)
                for found in _codes(code):
                    if found.co_name == function.name and found.co_firstlineno == first:
                        yield Mutant(module, name, getattr(old, "lineno", first), before, after, within, found)


def _copied(tree: ast.Module, keep: ast.AST) -> ast.Module:
    """A copy of the tree in which one node is the very same, so that it can be found."""
    copied: ast.Module = copy.deepcopy(tree, {id(keep): keep})
    return copied


def _words(node: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).strip()
    return (text.splitlines() or ["pass"])[0][:120]


def _functions(tree: ast.AST) -> list[ast.FunctionDef]:
    """Functions and methods; what is defined inside of a function belongs to it."""
    nodes = list(ast.iter_child_nodes(tree))
    inside = [one for node in nodes if isinstance(node, ast.ClassDef) for one in _functions(node)]
    return [node for node in nodes if isinstance(node, ast.FunctionDef)] + inside


def _inside(function: ast.FunctionDef) -> Iterator[ast.AST]:
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    for statement in body:
        yield from _walked(statement)


def _walked(node: ast.AST) -> Iterator[ast.AST]:
    """This and what is in it, but no annotations and no pieces of sentences."""
    if isinstance(node, ast.JoinedStr | ast.arguments):
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walked(child)


def _named(tree: ast.Module, function: ast.FunctionDef) -> str:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and function in node.body:
            return f"{node.name}.{function.name}"
    return function.name


def _first(function: ast.FunctionDef) -> int:
    return min([function.lineno, *(one.lineno for one in function.decorator_list)])


def _within(function: ast.FunctionDef, part: ast.AST) -> int:
    around = (one for one in ast.walk(function) if isinstance(one, ast.FunctionDef) and part in ast.walk(one))
    return max(_first(one) for one in around)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


class Exchange:
    """All functions of these files, wherever they have gone, and all that remembers what it answered."""

    def __init__(self, files: set[str]) -> None:
        self.functions: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
        self.remembering: list[Any] = []
        for one in gc.get_objects():
            if type(one) is FunctionType and one.__code__.co_filename in files:
                self.functions[_place(one.__code__)].append(one)
            elif type(one) is functools._lru_cache_wrapper:  # `isinstance` would wake what Django does lazily
                self.remembering.append(one)

    def put(self, code: CodeType) -> bool:
        """This code in the place of the former; False where it cannot stand there."""
        for one in self.remembering:
            if str(getattr(one, "__module__", "")).startswith(("hamgam", "tests")):
                one.cache_clear()
        found = [(one, new) for new in (code, *_codes(code)) for one in self.functions[_place(new)]]
        for one, new in found:
            if one.__code__.co_freevars != new.co_freevars:
                return False
            one.__code__ = new
        return bool(found)


def _place(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_name, code.co_firstlineno


class Runner:
    """A plugin of pytest: when the tests are collected, they are run once, and then before each mutant."""

    def __init__(self, modules: list[str], sample: int, careless: bool) -> None:
        self.modules, self.sample, self.careless = modules, sample, careless
        self.files = {str(ROOT / "hamgam" / f"{module}.py") for module in modules}
        self.callers: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.took: dict[int, float] = {}
        self.failed: list[str] = []
        self.alone = self.blind = False
        self.told: list[dict[str, Any]] = []

    def pytest_addoption(self, parser: pytest.Parser) -> None:
        """Asked by who makes the database; otherwise it belongs to the terminal, which stays out of this."""
        parser.addoption("--verbose", type=int, default=0)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Not those before which no mutant is led."""
        items[:] = [item for item in items if item.path.name not in SLOW]

    def pytest_runtest_logreport(self, report: Any) -> None:
        """The first test that fails has noticed the mutant."""
        if report.failed and not self.blind:
            if self.alone:
                os._exit(1)
            self.failed.append(report.nodeid)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """All of it."""
        for name in self.modules:
            importlib.import_module("hamgam." + name.replace("/", ".").removesuffix(".__init__"))
        self._once(session.items)
        connections.close_all()
        chosen = [mutant for module in self.modules for mutant in mutants(module)]
        if self.sample:
            chosen = sorted(
                random.Random(2026).sample(chosen, min(self.sample, len(chosen))),
                key=lambda one: (one.module, one.line),
            )
        self.exchange = Exchange(self.files)
        gc.collect()
        gc.freeze()
        self._again(session.items)
        for blind in (False, True) if self.careless else (False,):
            self.blind = blind
            told: dict[str, Any] = {"modules": {}, "survivors": [], "failed": self.failed}
            self.told.append(told)
            for mutant in chosen:
                fate = self._tried(mutant, session.items)
                fates = {"killed": 0, "survived": 0, "too long": 0, "unfit": 0}
                told["modules"].setdefault(mutant.module, fates)[fate] += 1
                if fate == "survived":
                    told["survivors"].append([mutant.module, mutant.function, mutant.before, mutant.after])
        return True

    def _once(self, items: list[pytest.Item]) -> None:
        """Each test as the program is: how long it takes, and what it calls."""
        for number, item in enumerate(items):
            began = time.monotonic()
            sys.setprofile(functools.partial(self._called, number))
            try:
                _run(item, items[number + 1] if number + 1 < len(items) else item.session)
            finally:
                sys.setprofile(None)
            self.took[number] = time.monotonic() - began

    def _again(self, items: list[pytest.Item]) -> None:
        """Each test once more, in a forked process: one that can be run only once would seem to notice every mutant."""
        inside, outside = os.pipe()
        process = os.fork()
        if not process:
            self.failed = []
            try:
                _run_all([item for number, item in enumerate(items) if self.took[number] < LONG])
            finally:
                os.write(outside, "\n".join(self.failed).encode()[:60_000])
                os._exit(0)
        os.close(outside)
        with os.fdopen(inside, encoding="utf-8") as told:
            self.failed += [f"{name}, the second time" for name in told.read().split("\n") if name]
        os.waitpid(process, 0)

    def _called(self, number: int, frame: Any, event: str, _given: Any) -> None:
        if event == "call" and frame.f_code.co_filename in self.files:
            code = frame.f_code
            self.callers[code.co_filename, code.co_firstlineno].add(number)

    def _tried(self, mutant: Mutant, items: list[pytest.Item]) -> str:
        calling = self.callers[mutant.code.co_filename, mutant.within]
        chosen = sorted(
            (number for number in calling if self.took[number] < LONG), key=lambda number: self.took[number]
        )
        process = os.fork()
        if not process:
            self._judge(mutant, [items[number] for number in chosen])
        until = time.monotonic() + PATIENCE + 3 * sum(self.took[number] for number in chosen)
        while time.monotonic() < until:
            done, status = os.waitpid(process, os.WNOHANG)
            if done:
                return {0: "survived", 2: "unfit"}.get(os.waitstatus_to_exitcode(status), "killed")
            time.sleep(0.003)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return "too long"

    def _judge(self, mutant: Mutant, items: list[pytest.Item]) -> None:
        """In the forked process: 0, nobody noticed; 1, somebody did; 2, the change cannot stand there."""
        code = 1
        try:
            self.alone = True
            if not self.exchange.put(mutant.code):
                code = 2
                return
            _run_all(items)
            code = 0
        finally:
            os._exit(code)


def _run_all(items: list[pytest.Item]) -> None:
    """In the forked process, these tests one after another."""
    _take_a_copy()
    for item, following in zip(items, [*items[1:], items[0].session] if items else [], strict=True):
        _run(item, following)


def _run(item: pytest.Item, following: Any) -> None:
    """One test; what belongs to all of them, as the database, stands on after the last one too."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _take_a_copy() -> None:
    """In the forked process: a database of its own, where there is one. No connection is open when processes part."""
    given = connections["default"].settings_dict
    former = Path(given["NAME"])
    if former.exists():
        for left in former.parent.glob("forked.sqlite3*"):  # by a process that was ended in the middle of its writing
            left.unlink()
        given["NAME"] = shutil.copy(former, former.with_name("forked.sqlite3"))


def main() -> None:
    """Say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", metavar="NAME,NAME", help="modules whose name holds one of these")
    parser.add_argument("--tests", nargs="*")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--careless", action="store_true")
    given = parser.parse_args()
    modules = [name for name in MODULES if any(one in name for one in given.only.split(","))]
    gate = [name for name in modules if name == "bylaws/acts"]
    tests = given.tests or [*(TESTS if modules != gate else ()), *(TESTS_OF_THE_GATE if gate else ())]
    runner = Runner(modules, given.sample, given.careless)
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    words = ["-o", "addopts=", "-s", "-p", "no:terminal", "--hypothesis-seed=1", *tests]
    status = pytest.main(words, plugins=[runner])
    os.write(out, json.dumps({"found": runner.told, "status": int(status)}).encode() + b"\n")


if __name__ == "__main__":
    main()
