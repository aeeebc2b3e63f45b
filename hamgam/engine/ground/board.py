"""A question as bit masks: bit i of a mask stands for organisation i."""

from dataclasses import dataclass

from hamgam.engine.ground.question import STANCES, Clause, Question


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
        self.names = sorted(question.organisations, key=lambda name: (_profile(question, name), name))
        self.everyone = (1 << len(self.names)) - 1
        must = sum(1 << at for at, name in enumerate(self.names) if name in question.must_sign)
        rows = [self._cells(at, clause) for at, clause in enumerate(question.clauses)]
        self.all_cells = rows
        self.cells = [[cell for cell in row if must & ~cell.bears == 0] for row in rows]
        self.masks = [_largest([cell.bears for cell in row]) for row in self.cells]
        self.required = frozenset(at for at, clause in enumerate(question.clauses) if clause.required)

    def _cells(self, at: int, clause: Clause) -> list[Cell]:
        cells = []
        for place, wording in enumerate(clause.wordings):
            who = dict.fromkeys((*STANCES, None), 0)
            for bit, name in enumerate(self.names):
                who[self.question.stances.get((name, wording.id))] |= 1 << bit
            bears = who["accept"] | who["reservation"] | who["stand_aside"]
            if self.question.unanswered_bears:
                bears |= who[None]
            cells.append(
                Cell(at, place, wording.id, bears, who["accept"], who["reservation"], who["stand_aside"], wording.leads)
            )
        return cells

    def members(self, mask: int) -> tuple[str, ...]:
        """The organisations of a mask, in the order of the question."""
        chosen = {name for bit, name in enumerate(self.names) if mask >> bit & 1}
        return tuple(name for name in self.question.organisations if name in chosen)

    def mask(self, names: frozenset[str]) -> int:
        """The mask of these organisations."""
        return sum(1 << bit for bit, name in enumerate(self.names) if name in names)


def _profile(question: Question, name: str) -> tuple[int, ...]:
    codes: dict[str | None, int] = {stance: at for at, stance in enumerate((*STANCES, None))}
    return tuple(
        codes[question.stances.get((name, wording.id))] for clause in question.clauses for wording in clause.wordings
    )


def _largest(masks: list[int]) -> list[int]:
    """Masks without those that lie within another one: who bears the smaller one bears the larger one too."""
    kept: list[int] = []
    for mask in sorted(set(masks), key=lambda mask: (-mask.bit_count(), mask)):
        if mask and not any(mask & ~other == 0 for other in kept):
            kept.append(mask)
    return kept
