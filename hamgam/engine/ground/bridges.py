"""Which single change would let more sign.

Two questions, asked apart because their answers are shown apart: what a clause left out or another wording would bring
is for all; what one organisation's own move would bring is for that organisation alone, and nobody is pressed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Literal, NamedTuple

from hamgam.engine.ground.board import Board, Cell
from hamgam.engine.ground.frontier import LIMIT, Frontier
from hamgam.engine.ground.gains import Gain, moves, with_wording
from hamgam.engine.ground.question import GroundError, Question
from hamgam.engine.ground.search import Stop, Until
from hamgam.engine.ground.staircase import Staircase, climb, climb_masks

Kind = Literal["move", "leave_out", "other_wording", "pair"]
PAIRS = 20
"""So many pairs of changes are told unless more are asked for."""
_LOOK = 256
"""After so many pairs the caller is asked whether to stop."""


@dataclass(frozen=True)
class Change:
    """One change. `leave_out` takes `clause` out; `other_wording` puts `wording` in place of the text's own, or adds a
    clause that the text does not hold; with `move` the `organisation` comes to accept `wording`."""

    kind: Literal["move", "leave_out", "other_wording"]
    clause: str
    wording: str | None = None
    organisation: str | None = None


@dataclass(frozen=True)
class Bridge:
    """What one change, or a pair, would bring.

    `joins` can sign the text with the change and not without it, `lost` the other way round; either may be nobody, and
    that is said too. `gains` are steps of a staircase that rise: for `move` the staircase of all wordings, for
    `other_wording` that of the texts made from the given text and this wording, for the others the one text that
    results. No step, with the change or without it, is higher by more than `gap` signatories than is told.
    """

    changes: tuple[Change, ...]
    gains: tuple[Gain, ...]
    joins: tuple[str, ...]
    lost: tuple[str, ...]
    gap: int

    @property
    def proved(self) -> bool:
        """Whether no gain is missing."""
        return self.gap == 0

    @property
    def kind(self) -> Kind:
        """The kind of the change, or `pair`."""
        return "pair" if len(self.changes) > 1 else self.changes[0].kind


class Bridges(tuple[Bridge, ...]):
    """Bridges, the strongest first. `complete` is False where there was no time to look at every pair of changes: a
    stronger pair than those told may be missing, while no single change is."""

    complete: bool

    @classmethod
    def of(cls, rows: Iterable[Bridge], complete: bool) -> "Bridges":
        """These, put in order."""
        found = cls(sorted(rows, key=_strongest_first))
        found.complete = complete
        return found

    def joined(self, former: "Bridges") -> "Bridges":
        """What two answers to the same question know together: of each change the one that leaves less open, the newer
        one of equals."""
        rows = {bridge.changes: bridge for bridge in former if not self.complete or len(bridge.changes) == 1}
        for bridge in self:
            known = rows.get(bridge.changes)
            if known is None or bridge.gap <= known.gap:
                rows[bridge.changes] = bridge
        return Bridges.of(rows.values(), self.complete or former.complete)


def present_text(question: Question) -> tuple[str, ...]:
    """The text as it stands: of each clause the wording that leads, or else the first."""
    rows = (sorted(clause.wordings, key=lambda wording: not wording.leads) for clause in question.clauses)
    return tuple(row[0].id for row in rows if row)


def bridges(
    question: Question,
    text: Sequence[str] | None = None,
    limit: int = LIMIT // 3,
    pairs: int = PAIRS,
    should_stop: Stop | None = None,
) -> Bridges:
    """Changes of clauses and wordings, for all to see: each clause left out, each other wording, and at most `pairs`
    pairs of these that bring more signatories than either alone. The strongest stand first.

    `text` is the text that they start from, the present one unless given. `limit` is shared evenly by the changes. When
    `should_stop` says so the answer is what is known by then: every change is in it with its gap, and `complete` says
    whether all pairs were looked at. Errors: `GroundError` with `unknown_wording` or `clause_twice` when `text` is not
    a choice of wordings.
    """
    until = Until(should_stop)
    sheet = _Sheet(question, text)
    sheet.climb(limit, until)
    singles = sheet.clause_changes()
    share = max(1, limit // max(1, len(singles)))
    found = [_clause_bridge(sheet, effect, share, until) for effect in singles]
    strongest, complete = sheet.pairs(combinations(singles, 2), pairs, until)
    return Bridges.of([*found, *strongest], complete)


def own_bridges(
    question: Question,
    organisation: str,
    text: Sequence[str] | None = None,
    limit: int = LIMIT,
    pairs: int = PAIRS,
    known: Frontier | None = None,
    should_stop: Stop | None = None,
) -> Bridges:
    """What moves of one organisation would bring, to be shown to that organisation alone: each wording that it does
    not bear now, and at most `pairs` pairs of a move with another of its moves or with a change of the text.

    `known` is the frontier of the same question, if it is at hand. `should_stop` and errors as in `bridges`, and
    `unknown_organisation`.
    """
    if organisation not in question.organisations:
        raise GroundError("unknown_organisation", organisation)
    until = Until(should_stop)
    sheet = _Sheet(question, text)
    bit = sheet.board.mask(frozenset({organisation}))
    staircase = known.staircase if known else climb(sheet.board, limit, until.over)
    gains = moves(sheet.board, staircase, bit, limit, until)
    effects = sheet.moves(organisation, bit)
    found = [sheet.bridge((effect,), *gains[effect.change.wording or ""]) for effect in effects]
    own = [effect for effect in effects if effect.mask is not None and effect.in_text]
    with_text = ((one, two) for one in own for two in sheet.clause_changes())
    strongest, complete = sheet.pairs(chain(combinations(own, 2), with_text), pairs, until)
    return Bridges.of([*found, *strongest], complete)


class _Effect(NamedTuple):
    """A change and what stands in its clause then: who bears it, or None where nothing stands."""

    change: Change
    clause: int
    mask: int | None
    in_text: bool


class _Sheet:
    """A text, clause by clause, and what becomes of its signatories when clauses change."""

    def __init__(self, question: Question, text: Sequence[str] | None) -> None:
        self.board = Board(question)
        self.names = [clause.id for clause in question.clauses]
        self.text = _cells_of(self.board, present_text(question) if text is None else text)
        self.now = self._signers({})
        self.staircase = Staircase([0], [0], [set()], [True])

    def climb(self, limit: int, until: Until) -> None:
        """The staircase of the text itself: how many can sign so many of its clauses."""
        rows = [[cell.bears] for cell in self.text.values()]
        self.staircase = climb_masks(rows, self.board.everyone, limit=limit, should_stop=until.over)

    def _signers(self, masks: dict[int, int | None]) -> int:
        """Who can sign the text when these clauses hold something else."""
        signers = self.board.everyone
        for clause, cell in self.text.items():
            if clause not in masks:
                signers &= cell.bears
        for mask in masks.values():
            if mask is not None:
                signers &= mask
        return signers

    def clause_changes(self) -> list[_Effect]:
        """Each clause left out, unless nothing would be left; each other wording; also wordings of clauses that the
        text does not hold."""
        effects = []
        for clause, cells in enumerate(self.board.all_cells):
            held = self.text.get(clause)
            if held and len(self.text) > 1:
                effects.append(_Effect(Change("leave_out", self.names[clause]), clause, None, True))
            for cell in cells:
                if held is None or cell.id != held.id:
                    change = Change("other_wording", self.names[clause], cell.id)
                    effects.append(_Effect(change, clause, cell.bears, held is not None))
        return effects

    def moves(self, organisation: str, bit: int) -> list[_Effect]:
        """Each wording that the organisation does not bear now."""
        effects = []
        for clause, cells in enumerate(self.board.all_cells):
            held = self.text.get(clause)
            for cell in cells:
                if not cell.bears & bit:
                    change = Change("move", self.names[clause], cell.id, organisation)
                    in_text = held is not None and held.id == cell.id
                    effects.append(_Effect(change, clause, cell.bears | bit if in_text else None, in_text))
        return effects

    def bridge(self, effects: tuple[_Effect, ...], gains: Iterable[Gain] | None, gap: int) -> Bridge:
        """The bridge of these effects; without `gains` it has the one that the changed text itself shows."""
        touching = {
            effect.clause: effect.mask for effect in effects if effect.in_text or effect.change.kind == "other_wording"
        }
        then = self._signers(touching)
        if gains is None:
            length = len(self.text) + sum(self._longer(effect) for effect in effects)
            before, after = self.now.bit_count(), then.bit_count()
            gains = (Gain(length, before, after),) if after > before else ()
        members = self.board.members
        changes = tuple(effect.change for effect in effects)
        return Bridge(changes, tuple(gains), members(then & ~self.now), members(self.now & ~then), gap)

    @staticmethod
    def _longer(effect: _Effect) -> int:
        if effect.change.kind == "leave_out":
            return -1
        return int(effect.change.kind == "other_wording" and not effect.in_text)

    def pairs(
        self, candidates: Iterable[tuple[_Effect, _Effect]], most: int, until: Until
    ) -> tuple[list[Bridge], bool]:
        """The strongest pairs that let more sign than either change alone; whether all were looked at."""
        complete = True
        alone: dict[Change, int] = {}
        only = self._blocked_only()
        rows: list[tuple[int, int, tuple[_Effect, _Effect]]] = []
        for at, (one, two) in enumerate(candidates):
            if at % _LOOK == 0 and until.over():
                complete = False
                break
            if one.clause == two.clause or len(self.text) + self._longer(one) + self._longer(two) < 1:
                continue
            for effect in (one, two):
                if effect.change not in alone:
                    alone[effect.change] = self._signers({effect.clause: effect.mask}).bit_count()
            pair = frozenset((one.clause, two.clause))
            then = self.now | only.get(pair, 0)
            for clause in pair:
                then |= only.get(frozenset((clause,)), 0)
            for effect in (one, two):
                if effect.mask is not None:
                    then &= effect.mask
            size = then.bit_count()
            if size > max(self.now.bit_count(), alone[one.change], alone[two.change]):
                rows.append((-size, len(rows), (one, two)))
        return [self.bridge(effects, None, 0) for _, _, effects in sorted(rows)[:most]], complete

    def _blocked_only(self) -> dict[frozenset[int], int]:
        """Who cannot sign the text because of exactly this clause, or of exactly these two."""
        rows: dict[frozenset[int], int] = {}
        for bit in (1 << at for at in range(len(self.board.names))):
            blocked = [clause for clause, cell in self.text.items() if not cell.bears & bit]
            if 1 <= len(blocked) <= 2:
                rows[frozenset(blocked)] = rows.get(frozenset(blocked), 0) | bit
        return rows


def _cells_of(board: Board, text: Sequence[str]) -> dict[int, Cell]:
    cells = {cell.id: cell for row in board.all_cells for cell in row}
    chosen: dict[int, Cell] = {}
    for wording in text:
        if wording not in cells:
            raise GroundError("unknown_wording", wording)
        cell = cells[wording]
        if cell.clause in chosen:
            raise GroundError("clause_twice", board.question.clauses[cell.clause].id)
        chosen[cell.clause] = cell
    return dict(sorted(chosen.items()))


def _clause_bridge(sheet: _Sheet, effect: _Effect, budget: int, until: Until) -> Bridge:
    if effect.mask is None:
        return sheet.bridge((effect,), None, 0)
    rest = [[cell.bears] for clause, cell in sheet.text.items() if clause != effect.clause]
    return sheet.bridge((effect,), *with_wording(rest, sheet.staircase, effect.mask, budget, until))


def _strongest_first(bridge: Bridge) -> tuple[int, int, int, int]:
    """More joining less lost, then more gained on the staircase, single changes before pairs; then as they were made."""
    risen = sum(gain.after - gain.before for gain in bridge.gains)
    return (len(bridge.lost) - len(bridge.joins), -risen, len(bridge.changes), len(bridge.lost))
