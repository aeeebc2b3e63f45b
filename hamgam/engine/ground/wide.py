"""What closes the gap for coalitions of hundreds, with the compiled search alone: texts made better by exchange, and bounds
by the spectrum of the rejections, one for each step (`wide.c`).

A question is whether so many organisations (`signers`) can sign so many clauses (`need`). First whoever cannot be among
them is left out; the bound by the spectrum is then taken for what is left. Where it does not say no, each organisation is
tried as one of the signatories: it leaves only the clauses that it bears and those who share enough of them, and for those
the bound is far stronger. Who is refused so is out, and fewer are left for the next. Everything here is a bound, valid
whatever rounding does; nothing here proves by itself that a text is the best.

Memory: about 25 words of 64 bits for each organisation and wording.
"""

import ctypes
from collections.abc import Callable, Sequence
from ctypes import POINTER, Structure, byref, c_double, c_int64, c_uint64, cast
from functools import cache
from typing import Any

from hamgam.engine.build_kernel import WIDE_SOURCE, library
from hamgam.engine.ground.compiled import Counter, Tables, blank

LARGEST = 400_000
"""Beyond so many organisations times wordings nothing is tried."""
WORK_A_BRANCH = 8_000
"""So many multiplications, or organisations looked at, count as one branch."""
MOVES, THRESHOLD, MOST_CLAUSES = 100_000, 3, 250
"""Exchanges for one step; a loss that is accepted at first, in tenths of a percent of a signatory for each organisation;
a text longer than this is not tried."""
AIMS, AHEAD, IN_VAIN = (2.5, 1.9, 1.55, 1.4, 1.3), 0.75, 3
"""Bounds are lowered until none is more than so many times what is known, one aim after the other. A question goes beyond
an aim, so far that it stands for some longer texts too. After so many that were too hard others have their turn."""
FIRST_LEVELS = ((2, 25), (2, 25), (3, 25), (3, 25), (4, 25), (4, 25), (5, 25), (5, 25), (5, 25))
"""How the first bound, one for all steps, is made better: the power of two, and how many steps of improvement."""
NEXT_LEVELS = ((2, 15, False), (3, 15, False), (3, 15, True), (4, 15, True))
"""The same for one question apart, and whether the means have weights; without them first."""
TRIAL, TRIAL_LEVEL = 24, 4
"""So many steps for one organisation that is tried."""
ASKED, FAILED = 400, 12
"""Branches for one such question, for each organisation; it is given up too when one in so many could not be refused."""

MANY, FEW_CLAUSES, FEW_CLAUSES_OF_FEW, DEEP = 10, 1.25, 1.1, 1
"""A question is divided by clauses, so deep, where the bound divided by what is asked is below this; the first where there
are so many organisations for each wording. Otherwise by organisations."""

Note = Callable[[int, int], None]


class _Wide(Structure):
    _fields_ = [
        *((name, c_int64) for name in ("members", "clauses", "places", "c", "columns")),
        ("row", POINTER(c_uint64)),
        *((name, POINTER(c_int64)) for name in ("clause", "place")),
        ("entry", POINTER(c_double)),
    ]


class _Part(Structure):
    _fields_ = [
        *((name, c_int64) for name in ("n", "t", "signers", "need", "level", "rounds", "centred", "keep")),
        *((name, POINTER(c_int64)) for name in ("rows", "cols")),
        *((name, c_double) for name in ("one", "two", "square")),
        ("memory", POINTER(c_double)),
        ("open", POINTER(c_uint64)),
        ("tally", POINTER(c_int64)),
    ]


@cache
def _library() -> ctypes.CDLL | None:
    path = library(WIDE_SOURCE)
    if path is None:
        return None
    try:
        wide = ctypes.CDLL(path)
    except OSError:
        return None
    wide.core.restype = wide.memory_words.restype = wide.lower.restype = wide.exchange.restype = c_int64
    wide.partners.restype = None
    return wide


def wide_of(
    masks: Sequence[Sequence[int]], everyone: int, tables: Tables, counter: Counter, left: int
) -> "Wide | None":
    """The tools for these clauses; None where they are too large, where the first bound alone would take more than a fifth
    of the `left` branches, or where nothing is compiled."""
    columns = sum(map(len, masks))
    if not columns or tables.members * columns > LARGEST:
        return None
    cost = sum(rounds * (2 * tables.members + level * columns) for level, rounds in FIRST_LEVELS) * columns**2
    found = None if 5 * cost > 4 * WORK_A_BRANCH * left else _library()
    return None if found is None else Wide(found, masks, everyone, tables, counter)


class Wide:
    """Bounds and texts of one question. `counter` counts what they cost as branches and says when to stop."""

    def __init__(
        self, lib: ctypes.CDLL, masks: Sequence[Sequence[int]], everyone: int, tables: Tables, counter: Counter
    ) -> None:
        self._lib, self._masks, self._counter, self._tables = lib, masks, counter, tables
        self._everyone = everyone
        self._who = [who for who in range(tables.members) if everyone >> who & 1]
        self._cells = [(clause, place) for clause, row in enumerate(masks) for place in range(len(row))]
        n, t = tables.members, len(self._cells)
        self._members, self._columns = n, t
        self._start = (c_double * (n * t))(*self._entries())
        self._entry = (c_double * (n * t))()
        self._clause = (c_int64 * t)(*(clause for clause, _ in self._cells))
        self._place = (c_int64 * t)(*(place for _, place in self._cells))
        board = tables.board
        self._question = _Wide(
            n, len(masks), board.places, board.c, t, board.row, self._clause, self._place,
            cast(self._entry, POINTER(c_double)),
        )  # fmt: skip
        self._rows, self._cols, self._tally = (c_int64 * n)(), (c_int64 * t)(), (c_int64 * n)()
        self._memory = blank(lib.memory_words(c_int64(n), c_int64(t)))
        self._open = blank(board.places * board.c)
        self._part = _Part(
            0, 0, 0, 0, 0, 0, 0, 0,
            cast(self._rows, POINTER(c_int64)), cast(self._cols, POINTER(c_int64)), 1.0, 1.0, 0.0,
            cast(self._memory, POINTER(c_double)), cast(self._open, POINTER(c_uint64)),
            cast(self._tally, POINTER(c_int64)),
        )  # fmt: skip
        self._weights = (1.0, 1.0)
        self._aim, self._next = 0, 1

    def _entries(self) -> list[float]:
        """1 where a wording is borne, elsewhere what makes the sum of its column 0."""
        free = []
        for clause, place in self._cells:
            share = 1 - self._masks[clause][place].bit_count() / self._members
            free.append(1 - 1 / share if share > 0 else 0.0)
        return [
            1.0 if self._masks[clause][place] >> who & 1 else free[at]
            for who in range(self._members)
            for at, (clause, place) in enumerate(self._cells)
        ]

    # Texts

    def better_texts(self, steps: Sequence[int], texts: Sequence[int], note: Note) -> None:
        """Try to find for each of these numbers of clauses a text that more can sign, beginning with the text of those who
        sign the one that is known (`texts`). What is found is handed to `note`."""
        n, t = self._members, self._columns
        against = bytes(
            not (self._masks[clause][place] & self._everyone) >> who & 1
            for clause, place in self._cells
            for who in range(n)
        )
        length = len(self._masks)
        chosen, best = (c_int64 * length)(), (c_int64 * length)()
        scratch = (c_int64 * t)(), (c_int64 * t)(), (ctypes.c_ubyte * n)()
        cost = 1 + MOVES * n // (40 * WORK_A_BRANCH)
        for clauses in steps:
            if clauses > MOST_CLAUSES or not self._begin(texts[clauses], clauses, chosen):
                continue
            self._lib.exchange(
                against, c_int64(n), c_int64(t), self._clause, chosen, best, *scratch, c_int64(MOVES),
                c_int64(THRESHOLD * n), c_uint64(clauses),
            )  # fmt: skip
            signers = self._everyone
            for at in best:
                if at >= 0:
                    clause, place = self._cells[at]
                    signers &= self._masks[clause][place]
            note(signers, clauses)
            if not self._counter.spend(cost):
                return

    def _begin(self, signers: int, clauses: int, chosen: Any) -> bool:
        """The text that these can sign, with the clauses that most bear where it is too short."""
        columns = []
        for at, (clause, place) in enumerate(self._cells):
            mask = self._masks[clause][place]
            columns.append((signers & ~mask != 0, -mask.bit_count(), at, clause))
        taken: dict[int, int] = {}
        for _, _, at, clause in sorted(columns):
            if len(taken) < clauses:
                taken.setdefault(clause, at)
        for clause in range(len(self._masks)):
            chosen[clause] = taken.get(clause, -1)
        return len(taken) == clauses

    # Bounds

    def _whole(self, need: int, signers: int) -> bool:
        """Put everything into the part, and leave out what cannot be; whether anything is left."""
        part = self._part
        part.need, part.signers = need, signers
        self._set(self._who, range(self._columns))
        return self._core()

    def _core(self) -> bool:
        self._counter.spend(1 + self._part.n**2 * self._question.c // (2 * WORK_A_BRANCH))
        return bool(self._lib.core(byref(self._question), byref(self._part)))

    def _lower(self, level: int, rounds: int, centred: bool = True, keep: bool = True) -> None:
        part = self._part
        part.level, part.rounds, part.centred, part.keep = level, rounds, int(centred), int(keep)
        part.one, part.two = self._weights
        made = self._lib.lower(byref(self._question), byref(part))
        if keep:
            self._weights = part.one, part.two
        n, t = part.n, part.t
        self._counter.spend(1 + ((made + 1) * (2 * n + level * t) + 4 * t) * t * t // (4 * WORK_A_BRANCH))

    def _ratio(self, need: int, signers: int) -> float:
        """Of the part as it is: under 1 so many cannot sign so many clauses of it."""
        part = self._part
        along, across = signers / part.n, need / part.t
        lengths = (1 - along + along / part.one**2) * (1 - across + across / part.two**2)
        return float(part.square * lengths / (need * signers))

    def _afresh(self) -> None:
        """Begin again with the entries: what served another question stands in the way of this one."""
        ctypes.memmove(self._entry, self._start, ctypes.sizeof(self._start))
        self._weights = (1.0, 1.0)

    def bound_all(self, most: Sequence[int], upper: list[int]) -> None:
        """One bound for all steps, of signatories times clauses: without weights, and with nobody left out."""
        self._whole(1, 1)
        self._afresh()
        for level, rounds in FIRST_LEVELS:
            if self._counter.stopped:
                return
            self._lower(level, rounds, centred=False)
            for need in range(1, len(upper)):
                self._cap(upper, need, max(most[need], int(self._part.square) // need))

    def _most(self, need: int, least: int, most: int) -> int:
        """So many at most, by the bound as it stands, that holds from `least` on."""
        if most >= least and self._ratio(need, most) < 1:
            low, high = least, most
            while low < high:
                half = (low + high) // 2
                low, high = (low, half) if self._ratio(need, half) < 1 else (half + 1, high)
            return low - 1
        return most

    @staticmethod
    def _cap(upper: list[int], clauses: int, bound: int) -> None:
        """No more than `bound` for so many clauses and for more."""
        for longer in range(clauses, len(upper)):
            if upper[longer] <= bound:
                return
            upper[longer] = bound

    def refine(self, most: Sequence[int], upper: list[int], budget: int, left: int) -> None:
        """Lower the widest bounds, from short texts to long ones, until about `budget` branches were spent, and no more
        than `left`; it goes on where it stopped."""
        begun, in_vain = self._counter.nodes, 0
        while self._aim < len(AIMS):
            aim = AIMS[self._aim]
            for need in range(self._next, len(upper)):
                self._next = need
                spent = self._counter.nodes - begun
                if spent >= min(budget, left) or self._counter.stopped or in_vain == IN_VAIN:
                    return
                known = most[need]
                if 0 < aim * known < upper[need] and not self._lowered(need, aim, known, upper, begun + left):
                    in_vain += 1
            self._aim, self._next = self._aim + 1, 1

    def _lowered(self, need: int, aim: float, most: int, upper: list[int], end: int) -> bool:
        """Whether this bound could be brought to the aim, and beyond it if possible."""
        for ahead in (AHEAD, 1.0):
            signers = int(most * (1 + (aim - 1) * ahead)) + 1
            if signers > upper[need]:
                return True
            if self._refused(need, signers, upper, end):
                self._cap(upper, need, signers - 1)
                return True
        return False

    def _refused(self, need: int, signers: int, upper: list[int], end: int) -> bool:
        """Whether so many certainly cannot sign so many clauses. What the bound alone says goes into `upper`."""
        if not self._whole(need, signers):
            return True
        part = self._part
        self._afresh()
        for level, rounds, centred in NEXT_LEVELS:
            self._lower(level, rounds, centred)
            if self._ratio(need, signers) < 1:
                return True
        for clauses in range(need, min(part.t, len(upper) - 1) + 1):
            self._cap(upper, clauses, self._most(clauses, signers, min(upper[clauses], part.n)))
        rows, cols = self._rows[: part.n], self._cols[: part.t]
        ratio, end = self._ratio(need, signers), min(end, self._counter.nodes + ASKED * part.n)
        if ratio < (FEW_CLAUSES if part.n > MANY * part.t else FEW_CLAUSES_OF_FEW):
            return self._without_clauses(need, signers, (rows, cols), DEEP, end)
        return self._without_organisations(need, signers, rows, cols, end)

    def _without_clauses(
        self, need: int, signers: int, among: tuple[Sequence[int], Sequence[int]], deep: int, end: int
    ) -> bool:
        """The same for a part, by the first wording, of those that fewest bear, that stands in the text."""
        rows, cols = among
        if need <= 0:
            return len(rows) < signers
        masks = {at: self._masks[self._cells[at][0]][self._cells[at][1]] for at in cols}
        everyone = sum(1 << one for one in rows)
        order = sorted(cols, key=lambda at: ((masks[at] & everyone).bit_count(), at))
        weights = self._weights
        for rank, first in enumerate(order):
            after = [at for at in order[rank + 1 :] if self._clause[at] != self._clause[first]]
            if len({self._clause[at] for at in after}) < need - 1:
                continue
            if self._counter.nodes >= end or self._counter.stopped:
                return False
            self._weights = weights
            self._set([one for one in rows if masks[first] >> one & 1], after)
            if not self._possible(need - 1, signers):
                continue
            left = self._rows[: self._part.n], self._cols[: self._part.t]
            if not deep or not self._without_clauses(need - 1, signers, left, deep - 1, end):
                return False
        return True

    def _without_organisations(self, need: int, signers: int, rows: list[int], cols: list[int], end: int) -> bool:
        """The same, by trying each organisation in turn: those first who share enough with fewest."""
        part, weights = self._part, self._weights
        failed = 1
        while failed:
            self._set(rows, cols)
            part.need, part.signers = need, signers
            self._lib.partners(byref(self._question), byref(part))
            order = [one for _, one in sorted(zip(self._tally[: part.n], rows, strict=True))]
            failed, before = 0, len(rows)
            for one in order:
                if self._counter.nodes >= end or self._counter.stopped or failed * FAILED > before:
                    return False
                self._weights = weights
                bits = [self._masks[self._cells[at][0]][self._cells[at][1]] >> one & 1 for at in cols]
                self._set(rows, [at for at, bears in zip(cols, bits, strict=True) if bears])
                if not self._possible(need, signers):
                    rows.remove(one)
                    if len(rows) < signers:
                        return True
                else:
                    failed += 1
            if len(rows) == before:
                return False
        return True

    def _possible(self, need: int, signers: int) -> bool:
        """Whether so many may still sign so many clauses of the part as it is, which is narrowed by that."""
        self._part.signers, self._part.need = signers, need
        if need <= 0:
            return bool(self._part.n >= signers)
        if not self._core():
            return False
        for rounds in (0, TRIAL):
            self._lower(TRIAL_LEVEL, rounds, keep=rounds > 0)
            if self._ratio(need, signers) < 1:
                return False
        return True

    def _set(self, rows: Sequence[int], cols: Sequence[int]) -> None:
        self._part.n, self._part.t = len(rows), len(cols)
        self._rows[: len(rows)] = list(rows)
        self._cols[: len(cols)] = list(cols)
