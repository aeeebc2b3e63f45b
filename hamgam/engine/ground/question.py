"""What is asked: clauses with their wordings, organisations, and where each stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Stance = Literal["accept", "reservation", "stand_aside", "reject"]
STANCES: tuple[Stance, ...] = ("accept", "reservation", "stand_aside", "reject")


MOST_CLAUSES = 5_000
MOST_ORGANISATIONS = 10_000


class GroundError(ValueError):
    """A question that cannot be asked. `code` says why in one word, `what` names the thing it is about."""

    def __init__(self, code: str, what: object = None) -> None:
        super().__init__(f"{code}: {what}")
        self.code = code
        self.what = what


@dataclass(frozen=True)
class Wording:
    """One wording of a clause. `id` is unique in the whole question."""

    id: str
    leads: bool = False


@dataclass(frozen=True)
class Clause:
    """A clause and the wordings among which a text chooses one, or none.

    A `required` clause stands in every text. `weight` counts only between texts with equally many clauses and equally
    many signatories: the heavier text is preferred.
    """

    id: str
    wordings: tuple[Wording, ...]
    required: bool = False
    weight: int = 1


@dataclass(frozen=True)
class Question:
    """Clauses in the order of the text, organisations, and stances `(organisation, wording id) -> stance`.

    A pair that is missing is *no answer*. It bears a text only where `unanswered_bears` says so: silence is not a yes.
    No text counts that one of `must_sign` cannot sign, or that fewer than `min_signatories` can sign.

    Errors: `GroundError` with the code `too_many_clauses`, `too_many_organisations`, `clause_twice`, `wording_twice`,
    `organisation_twice`, `unknown_organisation`, `unknown_wording`, `unknown_stance`, `negative_weight` or
    `negative_minimum`.
    """

    clauses: tuple[Clause, ...]
    organisations: tuple[str, ...]
    stances: Mapping[tuple[str, str], Stance]
    unanswered_bears: bool = False
    must_sign: frozenset[str] = field(default_factory=frozenset)
    min_signatories: int = 0

    def __post_init__(self) -> None:
        if len(self.clauses) > MOST_CLAUSES:
            raise GroundError("too_many_clauses", len(self.clauses))
        if len(self.organisations) > MOST_ORGANISATIONS:
            raise GroundError("too_many_organisations", len(self.organisations))
        _once("clause_twice", (clause.id for clause in self.clauses))
        wordings = _once("wording_twice", (wording.id for clause in self.clauses for wording in clause.wordings))
        organisations = _once("organisation_twice", self.organisations)
        for (organisation, wording), stance in self.stances.items():
            if organisation not in organisations:
                raise GroundError("unknown_organisation", organisation)
            if wording not in wordings:
                raise GroundError("unknown_wording", wording)
            if stance not in STANCES:
                raise GroundError("unknown_stance", stance)
        for organisation in sorted(self.must_sign - organisations):
            raise GroundError("unknown_organisation", organisation)
        for clause in self.clauses:
            if clause.weight < 0:
                raise GroundError("negative_weight", clause.id)
        if self.min_signatories < 0:
            raise GroundError("negative_minimum", self.min_signatories)

    def bears(self, organisation: str, wording: str) -> bool:
        """Whether `organisation` can sign a text that holds `wording`."""
        stance = self.stances.get((organisation, wording))
        return self.unanswered_bears if stance is None else stance != "reject"

    def with_stance(self, organisation: str, wording: str, stance: Stance) -> "Question":
        """The same question with one stance changed."""
        return replace(self, stances={**self.stances, (organisation, wording): stance})

    def signatories(self, wordings: Iterable[str]) -> tuple[str, ...]:
        """Who can sign a text of these wordings, in the order of the question."""
        text = tuple(wordings)
        return tuple(name for name in self.organisations if all(self.bears(name, wording) for wording in text))


class Check:
    """The independent check of every answer before it is given: that it is a text, and who bears it, read from the
    stances alone."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._clause = {wording.id: at for at, row in enumerate(question.clauses) for wording in row.wordings}
        bits = {name: 1 << at for at, name in enumerate(question.organisations)}
        silent = sum(bits.values()) if question.unanswered_bears else 0
        self._bears = dict.fromkeys(self._clause, silent)
        for (name, wording), stance in question.stances.items():
            if stance == "reject":
                self._bears[wording] &= ~bits[name]
            else:
                self._bears[wording] |= bits[name]

    def holds(self, wordings: Sequence[str], signatories: tuple[str, ...]) -> bool:
        """Whether this is a choice of one wording or none for each clause, in their order and with all that are
        required, and exactly these organisations bear every one."""
        chosen = [self._clause[wording] for wording in wordings]
        who = (1 << len(self._question.organisations)) - 1
        for wording in wordings:
            who &= self._bears[wording]
        return (
            chosen == sorted(set(chosen))
            and all(at in chosen for at, clause in enumerate(self._question.clauses) if clause.required)
            and signatories == tuple(name for at, name in enumerate(self._question.organisations) if who >> at & 1)
        )


def _once(code: str, names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise GroundError(code, name)
        seen.add(name)
    return seen
