"""The ways of deciding, one a file, and the count that they share.

A method looks at three heaps of answers: yes, aside, no. Who has not answered is in a fourth, which no method sees:
silence is never a yes, and only the quorum asks how many took part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, cast

from hamgam.engine.methods import agreement, consent, majority

HEAPS: Mapping[str, str] = {
    "accept": "yes", "reservation": "yes", "sign": "yes", "support": "yes", "yes": "yes",
    "stand_aside": "aside",
    "reject": "no", "decline": "no", "withdraw": "no", "object": "no", "no": "no",
}  # fmt: skip
"""Each word that an organisation can answer with, and the heap on which it falls."""

BODIES = ("organisations", "signatories")
"""Who settles: every member organisation, or those who sign (there a refusal stops nobody but the refuser)."""


class Method(Protocol):
    """What a file of this folder offers."""

    IN_THE_WAY: tuple[str, ...]

    def lost(self, *, aside: int, no: int) -> bool: ...

    def met(self, *, yes: int, aside: int, no: int) -> bool: ...


METHODS: Mapping[str, Method] = {
    "agreement": cast(Method, agreement),
    "consent": cast(Method, consent),
    "majority": cast(Method, majority),
}


@dataclass(frozen=True)
class Outcome:
    """What a count came to. Heaps hold ids of organisations in the order of their ids.

    reason: "agreed", "nobody_answered", "not_agreed", "quorum_missing", "answers_missing" (all must answer and some
    have not), "too_few_signatories". `missing` have not answered; `refused` answered and stand in the way.
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

    @property
    def took_part(self) -> int:
        """How many answered, in whatever way."""
        return len(self.yes) + len(self.aside) + len(self.no)

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not answered, as long as the rule is not met."""
        return () if self.passed else self.unanswered


def quorum_of(quorum: str, entitled: int) -> int:
    """How many of `entitled` have to take part; never fewer than one.

    `quorum` is a fraction ("2/3": at least two thirds, rounded up), a number ("8") or "all".
    Raises ValueError for anything else.
    """
    if quorum == "all":
        return max(entitled, 1)
    share = Fraction(quorum) if "/0" not in quorum else Fraction(0)
    if not quorum.replace("/", "").isdecimal() or share <= 0 or ("/" in quorum and share > 1):
        raise ValueError(f"not a quorum: {quorum!r}")
    if "/" not in quorum:
        return int(share)
    return max(-(-entitled * share.numerator // share.denominator), 1)


def tally(method: str, answers: Mapping[str, str | None], *, quorum: str = "1", body: str = "organisations") -> Outcome:
    """Whether `answers` (organisation → word, None = has not answered) meet `method` with `quorum`.

    The keys of `answers` are all who are entitled. Raises KeyError for a method or a word that does not exist.
    """
    heaps: dict[str, list[str]] = {"yes": [], "aside": [], "no": [], "unanswered": []}
    for organisation, word in sorted(answers.items()):
        heaps["unanswered" if word is None else HEAPS[word]].append(organisation)
    needed = quorum_of(quorum, len(answers))
    rule = METHODS[method]
    signing = body == "signatories"
    yes, aside, no = len(heaps["yes"]), 0 if signing else len(heaps["aside"]), 0 if signing else len(heaps["no"])
    reached = yes + aside + no >= needed
    if len(heaps["unanswered"]) == len(answers):
        reason = "nobody_answered"
    elif rule.lost(aside=aside, no=no):
        reason = "not_agreed"
    elif not reached:
        reason = "too_few_signatories" if signing else "answers_missing" if quorum == "all" else "quorum_missing"
    else:
        reason = "agreed" if rule.met(yes=yes, aside=aside, no=no) else "not_agreed"
    passed = reason == "agreed"
    in_the_way = () if passed else ("no", "aside") if signing else rule.IN_THE_WAY
    return Outcome(
        passed=passed,
        reason=reason,
        yes=tuple(heaps["yes"]),
        aside=tuple(heaps["aside"]),
        no=tuple(heaps["no"]),
        unanswered=tuple(heaps["unanswered"]),
        quorum_needed=needed,
        quorum_reached=reached,
        refused=tuple(sorted(name for heap in in_the_way for name in heaps[heap])),
    )
