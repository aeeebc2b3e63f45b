"""A question as bit masks: bit i of a mask stands for organisation i."""

from dataclasses import dataclass

from hamgam.engine.ground.question import STANCES, Clause, Question, Stance


@dataclass(frozen=True)
class Cell:
    """One wording that may stand in a text: who bears it, and who stands how."""

    clause: int
    place: int
    id: str
    bears: int
    accepts: int
    reserves: int
    asides: int
    leads: bool


class Board:
    """The masks of a question. Organisations are put in an order of their own, which depends on what they answered
    and not on the order in which they were given; the same positions so always take the same path."""

    def __init__(self, question: Question) -> None:
        self.question = question
        profiles = _profiles(question)
        self.names = sorted(question.organisations, key=lambda name: (profiles[name], name))
        self.everyone = (1 << len(self.names)) - 1
        must = sum(1 << at for at, name in enumerate(self.names) if name in question.must_sign)
        self._who = self._stances()
        rows = [self._cells(at, clause) for at, clause in enumerate(question.clauses)]
        self.all_cells = rows
        self.cells = [[cell for cell in row if must & ~cell.bears == 0] for row in rows]
        self.masks = [_largest([cell.bears for cell in row]) for row in self.cells]
        self.required = frozenset(at for at, clause in enumerate(question.clauses) if clause.required)

    def _cells(self, at: int, clause: Clause) -> list[Cell]:
        cells = []
        for place, wording in enumerate(clause.wordings):
            accept, reservation, aside, reject = (self._who[wording.id].get(stance, 0) for stance in STANCES)
            bears = accept | reservation | aside
            if self.question.unanswered_bears:
                bears = self.everyone & ~reject
            cells.append(Cell(at, place, wording.id, bears, accept, reservation, aside, wording.leads))
        return cells

    def _stances(self) -> dict[str, dict[Stance, int]]:
        """For each wording and stance who takes it."""
        bits = {name: 1 << at for at, name in enumerate(self.names)}
        who: dict[str, dict[Stance, int]] = {w.id: {} for clause in self.question.clauses for w in clause.wordings}
        for (name, wording), stance in self.question.stances.items():
            row = who[wording]
            row[stance] = row.get(stance, 0) | bits[name]
        return who

    def members(self, mask: int) -> tuple[str, ...]:
        """The organisations of a mask, in the order of the question."""
        chosen = {name for bit, name in enumerate(self.names) if mask >> bit & 1}
        return tuple(name for name in self.question.organisations if name in chosen)

    def mask(self, names: frozenset[str]) -> int:
        """The mask of these organisations."""
        return sum(1 << bit for bit, name in enumerate(self.names) if name in names)


def _profiles(question: Question) -> dict[str, bytes]:
    """What each organisation answered, wording by wording: one number for each stance, the last for none."""
    places = {w.id: at for at, w in enumerate(w for clause in question.clauses for w in clause.wordings)}
    codes = {stance: at for at, stance in enumerate(STANCES)}
    rows = {name: bytearray([len(STANCES)]) * len(places) for name in question.organisations}
    for (name, wording), stance in question.stances.items():
        rows[name][places[wording]] = codes[stance]
    return {name: bytes(row) for name, row in rows.items()}


def _largest(masks: list[int]) -> list[int]:
    """Masks without those that lie within another one: who bears the smaller one bears the larger one too."""
    kept: list[int] = []
    for mask in sorted(set(masks), key=lambda mask: (-mask.bit_count(), mask)):
        if mask and not any(mask & ~other == 0 for other in kept):
            kept.append(mask)
    return kept
