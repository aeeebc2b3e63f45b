"""What everyone bears, what everyone accepts, and who stands how on the rest."""

from dataclasses import dataclass
from typing import Literal

from hamgam.engine.ground.question import STANCES, Clause, Question

State = Literal["accepted", "borne", "open"]


@dataclass(frozen=True)
class Standing:
    """Who stands how on one wording, each in the order of the question."""

    wording: str
    accept: tuple[str, ...]
    reservation: tuple[str, ...]
    stand_aside: tuple[str, ...]
    reject: tuple[str, ...]
    unanswered: tuple[str, ...]


@dataclass(frozen=True)
class ClauseAgreement:
    """How far a clause is agreed.

    `accepted`: everyone accepts `wording` without reservation. `borne`: everyone can sign it, some with reservation or
    standing aside. `open`: no wording is borne by all; `wording` is then the one in whose way fewest stand, and
    `in_the_way` are they: who rejects it, and who has not answered where silence does not bear.
    """

    clause: str
    state: State
    wording: str | None
    in_the_way: tuple[str, ...]
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class FullAgreement:
    """The agreement of all, clause by clause in the order of the text."""

    clauses: tuple[ClauseAgreement, ...]

    @property
    def accepted(self) -> tuple[str, ...]:
        """Clauses that everyone accepts without reservation."""
        return tuple(row.clause for row in self.clauses if row.state == "accepted")

    @property
    def borne(self) -> tuple[str, ...]:
        """Clauses that everyone can sign; those that everyone accepts are among them."""
        return tuple(row.clause for row in self.clauses if row.state != "open")

    @property
    def open(self) -> tuple[str, ...]:
        """Clauses that somebody cannot sign in any wording."""
        return tuple(row.clause for row in self.clauses if row.state == "open")


def full_agreement(question: Question) -> FullAgreement:
    """What all organisations agree on, and who stands in the way of the rest. Without organisations all is open:
    nobody decides nothing."""
    return FullAgreement(tuple(_clause(question, clause) for clause in question.clauses))


def _clause(question: Question, clause: Clause) -> ClauseAgreement:
    standings = tuple(_standing(question, wording.id) for wording in clause.wordings)
    if not standings or not question.organisations:
        return ClauseAgreement(clause.id, "open", None, (), standings)
    order = range(len(standings))
    best = min(order, key=lambda at: _distance(question, standings[at], clause.wordings[at].leads))
    chosen = standings[best]
    blocking = _blocking(question, chosen)
    state: State = "accepted" if len(chosen.accept) == len(question.organisations) else "open" if blocking else "borne"
    return ClauseAgreement(clause.id, state, chosen.wording, blocking, standings)


def _standing(question: Question, wording: str) -> Standing:
    who: dict[str | None, list[str]] = {stance: [] for stance in (*STANCES, None)}
    for name in question.organisations:
        who[question.stances.get((name, wording))].append(name)
    return Standing(wording, *(tuple(who[stance]) for stance in (*STANCES, None)))


def _blocking(question: Question, standing: Standing) -> tuple[str, ...]:
    blocking = {*standing.reject, *(() if question.unanswered_bears else standing.unanswered)}
    return tuple(name for name in question.organisations if name in blocking)


def _distance(question: Question, standing: Standing, leads: bool) -> tuple[int, int, int, int, bool]:
    """Smaller is nearer to agreement: fewer in the way, then the same preference as for texts."""
    stands_how = (-len(standing.accept), -len(standing.reservation), -len(standing.stand_aside))
    return (len(_blocking(question, standing)), *stands_how, not leads)
