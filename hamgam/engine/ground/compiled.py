"""The search in C (`kernel.c`), behind the same questions as `Hunt`: equal answers, by other branches in another order.

It is used where its library is there (`build_kernel`); everything else is plain Python, which is complete without it.
All memory belongs to this side: the tables of a board, and for each hunt a stack of branches of (W + C (V + 1) + 1) words
of 64 bits, where W, C and V are organisations / 64, clauses / 64 and wordings of a clause; there are at most
(organisations + clauses) (V + 1) branches on it.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from ctypes import POINTER, Array, Structure, byref, c_int64, c_uint64, cast
from functools import cache
from typing import Any, Protocol

from hamgam.engine.build_kernel import library

_DONE, _SPENT, _FOUND, _FULL = range(4)
PLACES = 64
"""The kernel knows so many wordings of a clause; where there are more, plain Python does the work."""
ROOM = 64
"""Branches that a stack has room for at first."""
CHUNK = 2_000_000
"""After so many words of masks looked at, about, the caller is asked whether to stop: some ten milliseconds."""
_plain: ContextVar[bool] = ContextVar("plain", default=False)
_Words = POINTER(c_uint64)


@contextmanager
def plain() -> Iterator[None]:
    """Inside, what is begun is searched in plain Python."""
    token = _plain.set(True)
    try:
        yield
    finally:
        _plain.reset(token)


class _Board(Structure):
    _fields_ = [
        *((name, c_int64) for name in ("members", "clauses", "places", "w", "c")),
        *((name, _Words) for name in ("mask", "row", "under", "weaker", "required", "work")),
    ]


class _Hunt(Structure):
    _fields_ = [
        *((name, c_int64) for name in ("need", "floor", "depth", "room", "budget", "spent", "covered", "share")),
        *((name, _Words) for name in ("stack", "found")),
    ]


@cache
def _kernel() -> ctypes.CDLL | None:
    path = library()
    if path is None:
        return None
    try:
        kernel = ctypes.CDLL(path)
    except OSError:
        return None
    kernel.hunt.restype = kernel.work_words.restype = c_int64
    return kernel


PACE = 20
"""So many branches of the compiled search take the time of one of plain Python, or less."""


def pace() -> int:
    """By how much a limit of branches may be higher than in plain Python, for the search that is there."""
    return 1 if _plain.get() or _kernel() is None else PACE


def blank(size: int) -> "Array[c_uint64]":
    """So many words of memory, all 0."""
    return (c_uint64 * max(1, size))()


def _words(mask: int, size: int) -> "Array[c_uint64]":
    return (c_uint64 * size).from_buffer_copy(mask.to_bytes(8 * size, "little"))


class Tables:
    """The masks of a board as the kernel reads them."""

    def __init__(
        self, kernel: ctypes.CDLL, masks: Sequence[Sequence[int]], required: frozenset[int], members: int
    ) -> None:
        self.kernel = kernel
        self.w, self.c = max(1, -(-members // 64)), max(1, -(-len(masks) // 64))
        self.places = max([1, *map(len, masks)])
        self.members = members
        size, rows = 8 * self.w, self.places * self.c
        flat = bytearray(size * len(masks) * self.places)
        for clause, row in enumerate(masks):
            for place, mask in enumerate(row):
                at = (place * len(masks) + clause) * size
                flat[at : at + size] = mask.to_bytes(size, "little")
        self.whole = sum(1 << place * self.c * 64 + at for at, row in enumerate(masks) for place in range(len(row)))
        self._kept: list[Any] = [
            (c_uint64 * max(1, len(flat) // 8)).from_buffer_copy(bytes(flat) or bytes(8)),
            blank(members * rows),
            blank(members * self.w),
            blank(len(masks) * self.c),
            _words(sum(1 << duty for duty in required), self.c),
        ]
        pointers = [cast(part, _Words) for part in self._kept]
        self.board = _Board(members, len(masks), self.places, self.w, self.c, *pointers, None)
        self._kept.append(blank(kernel.work_words(byref(self.board))))
        self.board.work = cast(self._kept[-1], _Words)
        kernel.prepare(byref(self.board))
        self.chunk = max(64, CHUNK // (1 + self.w * sum(map(len, masks))))


def tables(masks: Sequence[Sequence[int]], required: frozenset[int], everyone: int) -> Tables | None:
    """The tables of these masks; None where plain Python is to do the work."""
    kernel = None if _plain.get() else _kernel()
    if kernel is None or max(map(len, masks), default=0) > PLACES:
        return None
    members = max([everyone.bit_length(), *(mask.bit_length() for row in masks for mask in row)])
    return Tables(kernel, masks, required, members)


class Counter(Protocol):
    """Who counts the branches of several hunts, and is told whether to stop."""

    stopped: bool
    nodes: int

    def spend(self, nodes: int) -> bool:
        """Count these; whether to go on."""
        ...


class CompiledHunt:
    """As `Hunt`: the search for all sets among `everyone` that share at least `need` clauses and are as large as
    `floor`. `share` says when it divides by organisations; `possible` is False where there is nothing to search."""

    def __init__(
        self, counter: Counter, tables: Tables, everyone: int, need: int, floor: int, share: float, possible: bool
    ) -> None:
        self.floor = floor
        self._counter = counter
        self._tables = tables
        size = tables.w + tables.c * (tables.places + 1) + 1
        self._stack = blank(size * ROOM)
        ctypes.memmove(self._stack, _words(everyone | tables.whole << 64 * tables.w, size), 8 * size)
        self._found = blank(tables.w)
        self._hunt = _Hunt(
            need,
            floor,
            int(possible),
            ROOM,
            0,
            0,
            0,
            round(10 * share),
            cast(self._stack, _Words),
            cast(self._found, _Words),
        )

    def go(self, found: Callable[[int, int], int], budget: int) -> bool:
        """Explore everything; False if `budget` further branches were not enough. As `Hunt.go`."""
        hunt, counter = self._hunt, self._counter
        while hunt.depth:
            if budget <= 0 or counter.stopped:
                return False
            hunt.floor, hunt.budget, hunt.spent = self.floor, min(budget, self._tables.chunk), 0
            state = self._tables.kernel.hunt(byref(self._tables.board), byref(hunt))
            budget -= hunt.spent
            counter.spend(hunt.spent)
            if state == _FOUND:
                self.floor = found(int.from_bytes(bytes(self._found), "little"), hunt.covered)
            elif state == _FULL:
                self._widen()
        return True

    def _widen(self) -> None:
        """Twice the room for branches."""
        wider = blank(2 * len(self._stack))
        ctypes.memmove(wider, self._stack, 8 * len(self._stack))
        self._stack = wider
        self._hunt.room *= 2
        self._hunt.stack = cast(wider, _Words)
