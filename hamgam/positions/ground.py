"""The common ground of one text: the engine asked once for each state of the positions, and remembered."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from hamgam.engine import ground as engine
from hamgam.positions.seen import Seen

#: A day; a state of the positions that nobody asks for any more is forgotten.
KEPT_FOR = 24 * 60 * 60


@dataclass(frozen=True)
class Ground:
    """What the engine says, all by ids: organisations, clauses and wordings as strings of their keys.

    `present`: the staircase of the leading wordings alone; `reach`: that of all open wordings, which another wording
    would open. `signers`: who can sign the whole text as it stands. `without`: clause → how many could if it were left
    out.
    """

    agreement: engine.FullAgreement
    present: engine.Frontier
    reach: engine.Frontier
    bridges: tuple[engine.Bridge, ...]
    levels: engine.Levels
    signers: tuple[str, ...]
    without: Mapping[str, int]

    @property
    def exact(self) -> bool:
        """Whether both staircases are proved."""
        return self.present.exact and self.reach.exact


def question_of(seen: Seen, *, silence_bears: bool = False, leading_only: bool = False) -> engine.Question:
    """What is asked: the clauses of the text with their wordings, the members, and their answers as disclosed.

    Proposals to leave a clause out are no wordings here: a text without the clause is always among the answers.
    """
    clauses, wordings = [], set()
    for laid in seen.asked:
        offered = [w for w in laid.wordings if w.state == "leading"]
        if not leading_only:
            offered += [w for w in laid.wordings if w.state == "open" and not w.omits]
        wordings |= {w.pk for w in offered}
        row = tuple(engine.Wording(str(w.pk), w.state == "leading") for w in offered)
        clauses.append(engine.Clause(str(laid.clause.pk), row))
    stances: dict[tuple[str, str], Any] = {
        (str(organisation), str(wording)): stance
        for (organisation, wording), stance in seen.stances.items()
        if wording in wordings
    }
    members = tuple(str(pk) for pk in sorted(seen.members))
    return engine.Question(tuple(clauses), members, stances, unanswered_bears=silence_bears)


def ground_of(seen: Seen, *, silence_bears: bool = False) -> Ground:
    """The common ground as the disclosed positions make it."""
    question = question_of(seen, silence_bears=silence_bears)
    key = f"ground-{fingerprint(question)}"
    found: Ground | None = cache.get(key)
    if found is None:
        leading = question_of(seen, silence_bears=silence_bears, leading_only=True)
        found = _computed(question, leading)
        cache.set(key, found, KEPT_FOR)
    return found


def own_moves(seen: Seen, ground: Ground, *, silence_bears: bool = False) -> tuple[engine.Bridge, ...]:
    """What moves of the reader's own organisation would bring. For its eyes alone: nobody is pressed."""
    if seen.me is None:
        return ()
    question = question_of(seen, silence_bears=silence_bears)
    key = f"moves-{seen.me}-{fingerprint(question)}"
    found: tuple[engine.Bridge, ...] | None = cache.get(key)
    if found is None:
        found = engine.own_bridges(question, str(seen.me), known=ground.reach)
        cache.set(key, found, KEPT_FOR)
    return found


def fingerprint(question: engine.Question) -> str:
    """SHA-256 (hex) over everything that the answer depends on."""
    rows = [
        [(clause.id, [(w.id, w.leads) for w in clause.wordings]) for clause in question.clauses],
        question.organisations, sorted(question.stances.items()), question.unanswered_bears,
    ]  # fmt: skip
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _computed(question: engine.Question, leading: engine.Question) -> Ground:
    present = engine.frontier(leading)
    text = [wording.id for clause in leading.clauses for wording in clause.wordings]
    return Ground(
        agreement=engine.full_agreement(question),
        present=present,
        reach=present if len(text) == sum(len(c.wordings) for c in question.clauses) else engine.frontier(question),
        bridges=engine.bridges(question),
        levels=engine.levels(question),
        signers=question.signatories(text) if text else (),
        without={
            clause.id: len(question.signatories(w for w in text if w not in {x.id for x in clause.wordings}))
            for clause in leading.clauses
        },
    )
