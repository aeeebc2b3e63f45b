"""The ways of deciding, one a file, and the count that they share.

A method of this half looks at four heaps of answers: yes, aside, abstain, no. Who has not answered is on a fifth: silence
is never a yes, and only the quorum and the methods "of members" ask how many took part. To stand aside (not to support, and
not to be in the way) is not to abstain (to have no view). The other half, how one or some of several choices are made, is in `choosing`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from hamgam.engine.methods import (
    agreement,
    consent,
    majority,
    majority_of_members,
    majority_of_present,
    room,
    two_thirds,
    two_thirds_of_members,
    two_thirds_of_present,
)
from hamgam.engine.methods.choosing import BALLOTS, CHOOSING, BadBallot, Chosen, choose
from hamgam.engine.methods.counting import HEAP_NAMES, Heaps, Method, basis_of, lost, met, quorum_of

__all__ = [
    "ANSWERS", "BALLOTS", "BODIES", "CHOOSING", "HEAPS", "METHODS", "BadBallot", "Chosen", "Outcome", "choose", "decided",
    "quorum_of", "tally",
]  # fmt: skip

HEAPS: Mapping[str, str] = {
    "accept": "yes", "reservation": "yes", "sign": "yes", "support": "yes", "yes": "yes",
    "stand_aside": "aside",
    "abstain": "abstain",
    "reject": "no", "decline": "no", "withdraw": "no", "object": "no", "no": "no",
}  # fmt: skip
"""Each word that an organisation can answer with, and the heap on which it falls."""

BODIES = ("organisations", "signatories")
"""Who settles: every member organisation, or those who sign (there a refusal stops nobody but the refuser)."""

METHODS: Mapping[str, Method] = {
    "agreement": cast(Method, agreement),
    "consent": cast(Method, consent),
    "room": cast(Method, room),
    "majority": cast(Method, majority),
    "majority_of_present": cast(Method, majority_of_present),
    "majority_of_members": cast(Method, majority_of_members),
    "two_thirds": cast(Method, two_thirds),
    "two_thirds_of_present": cast(Method, two_thirds_of_present),
    "two_thirds_of_members": cast(Method, two_thirds_of_members),
}
"""Each way of answering one question, by its word in the bylaws."""

ANSWERS: Mapping[str, tuple[str, ...]] = {word: method.ANSWERS for word, method in METHODS.items()}
"""The words that each method offers to whoever answers; all words of HEAPS are counted under every method."""


@dataclass(frozen=True)
class Outcome:
    """What a count came to. Heaps hold ids of organisations in the order of their ids.

    reason: "agreed", "nobody_answered", "not_agreed", "quorum_missing", "answers_missing" (all must answer and some
    have not), "too_few_signatories". `missing` have not answered; `refused` answered and stand in the way.
    basis: the size of the whole of which a part must say yes; yes_needed: how large that part must be, never nobody.
    """

    passed: bool
    reason: str
    yes: tuple[str, ...]
    aside: tuple[str, ...]
    no: tuple[str, ...]
    unanswered: tuple[str, ...]
    quorum_needed: int
    quorum_reached: bool
    refused: tuple[str, ...] = ()
    abstain: tuple[str, ...] = ()
    basis: int = 0
    yes_needed: int = 1

    @property
    def took_part(self) -> int:
        """How many answered, in whatever way."""
        return len(self.yes) + len(self.aside) + len(self.abstain) + len(self.no)

    @property
    def entitled(self) -> int:
        """How many could have answered."""
        return self.took_part + len(self.unanswered)

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not answered, as long as the rule is not met."""
        return () if self.passed else self.unanswered


def tally(method: str, answers: Mapping[str, str | None], *, quorum: str = "1", body: str = "organisations") -> Outcome:
    """Whether `answers` (organisation → word, None = has not answered) meet `method` with `quorum`.

    The keys of `answers` are all who are entitled. Raises KeyError for a method or a word that does not exist.
    """
    names: dict[str, list[str]] = {heap: [] for heap in HEAP_NAMES}
    for organisation, word in sorted(answers.items()):
        names["unanswered" if word is None else HEAPS[word]].append(organisation)
    rule, signing = METHODS[method], body == "signatories"
    # Among those who sign, only the signatures are counted: what the others say or leave unsaid is their own.
    heaps = Heaps(**{heap: len(found) for heap, found in names.items() if not signing or heap == "yes"})
    needed = quorum_of(quorum, len(answers))
    reached = heaps.of(("yes", "aside", "abstain", "no")) >= needed
    if len(names["unanswered"]) == len(answers):
        reason = "nobody_answered"
    elif lost(rule, heaps):
        reason = "not_agreed"
    elif not reached:
        reason = "too_few_signatories" if signing else "answers_missing" if quorum == "all" else "quorum_missing"
    else:
        reason = "agreed" if met(rule, heaps) else "not_agreed"
    passed = reason == "agreed"
    in_the_way = () if passed else ("no", "aside") if signing else rule.IN_THE_WAY
    basis = basis_of(rule, heaps)
    return Outcome(
        passed=passed,
        reason=reason,
        yes=tuple(names["yes"]),
        aside=tuple(names["aside"]),
        no=tuple(names["no"]),
        unanswered=tuple(names["unanswered"]),
        quorum_needed=needed,
        quorum_reached=reached,
        refused=tuple(sorted(name for heap in in_the_way for name in names[heap])),
        abstain=tuple(names["abstain"]),
        basis=basis,
        yes_needed=max(rule.needed(basis), 1),
    )


def decided(
    method: str, answers: Mapping[str, str | None], quorum: str = "1", *, body: str = "organisations"
) -> str | None:
    """ "passed" or "lost" when no answer of those who have not answered can change it any more, otherwise None.

    A matter may then be closed before its time. It looks at the answers that are still to come; that somebody changes
    an answer already given is the closing's business. Where those who were counted may still object ("room") nothing
    passes early.

    It is enough to ask twice: nothing helps more than a yes of all the rest; nothing harms more than their no, or than
    their silence as long as the quorum is not reached. Brute force in the tests agrees.
    """
    yes = {name: "yes" if word is None else word for name, word in answers.items()}
    if not tally(method, yes, quorum=quorum, body=body).passed:
        return "lost"
    no = {name: "no" if word is None else word for name, word in answers.items()}
    sure = not METHODS[method].OBJECTIONS and all(
        tally(method, rest, quorum=quorum, body=body).passed for rest in (answers, no)
    )
    return "passed" if sure else None
