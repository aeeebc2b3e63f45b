"""Who can go with whom: the longest text of any organisations, and what any two share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hamgam.engine.ground.board import Board
from hamgam.engine.ground.frontier import Chooser
from hamgam.engine.ground.question import Check, GroundError, Question, Stance


@dataclass(frozen=True)
class Together:
    """The longest text that these organisations could sign; among texts as long the preferred one.

    `also` can sign it besides them. `apart` are the clauses that they share in no wording, `missing` those of these
    that are required: where there are any, this is no text that counts.
    """

    organisations: tuple[str, ...]
    wordings: tuple[str, ...]
    also: tuple[str, ...]
    apart: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Parting:
    """A clause of which two organisations bear no common wording: for each wording how the one and the other stand."""

    clause: str
    stances: tuple[tuple[str, Stance | None, Stance | None], ...]


@dataclass(frozen=True)
class Two:
    """What two organisations share, the preferred wording of each clause, and what parts them. `accepted` are those of
    the shared wordings that both accept without reservation."""

    one: str
    other: str
    shared: tuple[str, ...]
    accepted: tuple[str, ...]
    apart: tuple[Parting, ...]


def together(question: Question, organisations: Sequence[str]) -> Together:
    """The longest text that these organisations could sign. Nobody signs nothing: without organisations it is empty.

    Errors: `GroundError` with `unknown_organisation` or `organisation_twice`.
    """
    names = _known(question, organisations)
    free = unbound(question)
    board = Board(free)
    cells = sorted(Chooser(board).ranked(board.mask(names)), key=lambda cell: cell.clause) if names else []
    wordings = tuple(cell.id for cell in cells)
    who = free.signatories(wordings) if names else ()
    if names and not (Check(free).holds(wordings, who) and names <= set(who)):
        raise RuntimeError("the company and its check disagree")
    held = {cell.clause for cell in cells}
    apart = [clause for at, clause in enumerate(question.clauses) if at not in held]
    return Together(
        tuple(name for name in question.organisations if name in names),
        wordings,
        tuple(name for name in who if name not in names),
        tuple(clause.id for clause in apart),
        tuple(clause.id for clause in apart if clause.required),
    )


def two(question: Question, one: str, other: str) -> Two:
    """What two organisations share and what parts them. Errors as in `together`."""
    shared = together(question, (one, other)).wordings
    stances = question.stances
    accepted = tuple(w for w in shared if stances.get((one, w)) == stances.get((other, w)) == "accept")
    apart = tuple(
        Parting(clause.id, tuple((w.id, stances.get((one, w.id)), stances.get((other, w.id))) for w in clause.wordings))
        for clause in question.clauses
        if not any(w.id in shared for w in clause.wordings)
    )
    return Two(one, other, shared, accepted, apart)


@dataclass(frozen=True)
class Between:
    """Two organisations: the clauses of which they bear a common wording, and those that part them."""

    one: str
    other: str
    shared: tuple[str, ...]
    apart: tuple[str, ...]


def every_two(question: Question) -> tuple[Between, ...]:
    """What every two organisations share and what parts them, each two once, in the order of the question."""
    board = Board(question)
    cells = board.all_cells
    bits = [board.mask(frozenset({name})) for name in question.organisations]
    rows = []
    for at, one in enumerate(question.organisations):
        for other in range(at + 1, len(bits)):
            both = bits[at] | bits[other]
            common = [any(both & ~cell.bears == 0 for cell in row) for row in cells]
            shared = tuple(clause.id for clause, yes in zip(question.clauses, common, strict=True) if yes)
            apart = tuple(clause.id for clause, yes in zip(question.clauses, common, strict=True) if not yes)
            rows.append(Between(one, question.organisations[other], shared, apart))
    return tuple(rows)


def _known(question: Question, organisations: Sequence[str]) -> frozenset[str]:
    names: set[str] = set()
    for name in organisations:
        if name not in question.organisations:
            raise GroundError("unknown_organisation", name)
        if name in names:
            raise GroundError("organisation_twice", name)
        names.add(name)
    return frozenset(names)


def unbound(question: Question) -> Question:
    """The same positions without bounds: who can go with whom is asked for any set."""
    clauses = tuple(replace(clause, required=False) for clause in question.clauses)
    return replace(question, clauses=clauses, must_sign=frozenset(), min_signatories=0)
