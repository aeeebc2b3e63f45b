"""What the ways of choosing among several share: the steps of a count, as data, and the two ends of a row of figures.

A step says in words of closed lists and in exact figures how a count went on; the sentences are made where they are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

RULES = (
    "on_no_ballot", "most_approved", "more_than_half", "next_round", "quota", "surplus", "weakest", "last_remaining",
    "strongest_paths", "drawn", "named",
)  # fmt: skip
"""What can happen in a step: left out because no ballot holds it; the most approved; more than half; no majority, so
there is a next round; elected with the quota; a surplus is passed on; the weakest is left out; as many left as seats;
strongest paths; drawn by lot; named by each."""

TIE_RULES = ("together", "earlier_count", "drawn_lot")
"""How a tie was broken: treated alike, since no order among them could matter; by the most recent count in which they
differed; by the lot that was drawn."""

BALLOT_KINDS = ("set", "one", "ranking", "none")
"""What a ballot holds: any number of choices without order, one choice, choices best first, or nothing."""

Figure = int | Fraction


@dataclass(frozen=True)
class Step:
    """One step of a count. `rule` is a word of RULES, `tie_rule` one of TIE_RULES.

    counts: choice → its votes before anything happens. needed: how many suffice, where there is such a number.
    chosen, left_out, goes_on: what becomes of whom in this step. gives: whose votes are passed on; moved: choice → what
    it receives; ended: votes that no further preference carries on. tied: between whom a tie stood; without a tie_rule it
    still stands. pairs and paths (Schulze): (a, b) → how many rank a above b, and the strength of the strongest path.
    named: voter → whom it named.
    """

    rule: str
    counts: Mapping[str, Figure] = field(default_factory=dict)
    needed: Figure | None = None
    chosen: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    tie_rule: str | None = None
    gives: tuple[str, ...] = ()
    moved: Mapping[str, Figure] = field(default_factory=dict)
    ended: Figure = 0
    pairs: Mapping[tuple[str, str], int] = field(default_factory=dict)
    paths: Mapping[tuple[str, str], int] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Count:
    """What a method came to. With `tied` no rule of the method decides; `goes_on` are the choices of a next round."""

    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What a method is asked. ballots: voter → what the ballot holds, blank ones apart. order: all choices in the order
    of a drawn lot, the first first; None where no lot was drawn. next_round: a word of `rounds.NEXT_ROUND`."""

    choices: tuple[str, ...]
    ballots: Mapping[str, tuple[str, ...]]
    seats: int
    order: tuple[str, ...] | None
    next_round: str

    def on_a_ballot(self) -> tuple[str, ...]:
        """The choices that at least one ballot holds. The others are never chosen: zero votes pass nothing."""
        held = {choice for ballot in self.ballots.values() for choice in ballot}
        return tuple(choice for choice in self.choices if choice in held)

    def nobody_named(self, named: Sequence[str]) -> tuple[Step, ...]:
        """The step in which the choices on no ballot are left out, if there are any."""
        unnamed = tuple(choice for choice in self.choices if choice not in named)
        return (Step("on_no_ballot", left_out=unnamed),) if unnamed else ()

    def sorted(self, choices: Sequence[str]) -> tuple[str, ...]:
        """In the order of the drawn lot; without one in an order that means nothing and decides nothing."""
        return tuple(sorted(choices, key=self.order.index if self.order else None))


class Choosing(Protocol):
    """What the file of a way of choosing offers. BALLOT: a word of BALLOT_KINDS. MANY_SEATS: whether it fills several."""

    BALLOT: str
    MANY_SEATS: bool

    def count(self, asked: Asked) -> Count:
        """Count the ballots; there is at least one, and at least one choice, except where each names its own."""


def ranked(asked: Asked, counts: Mapping[str, Figure]) -> tuple[str, ...]:
    """By votes, most first; equal ones as `Asked.sorted` has them."""
    return tuple(sorted(asked.sorted(list(counts)), key=lambda choice: -counts[choice]))


def strongest(asked: Asked, counts: Mapping[str, Figure], places: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who has the most votes for `places` places, and who is tied for the last of them.

    The first are surely in. Of the second some would be, and their votes do not say which; there are none if it fits.
    """
    order = ranked(asked, counts)
    if len(order) <= places:
        return order, ()
    edge = counts[order[places - 1]]
    if counts[order[places]] < edge:
        return order[:places], ()
    sure = tuple(choice for choice in order if counts[choice] > edge)
    return sure, tuple(choice for choice in order if counts[choice] == edge)


def weakest(counts: Mapping[str, Figure]) -> tuple[str, ...]:
    """Who has the fewest votes: one, or several that are tied."""
    return tuple(choice for choice in sorted(counts) if counts[choice] == min(counts.values()))


def may_leave_together(counts: Mapping[str, Figure], tied: Sequence[str], stay: int) -> bool:
    """Whether the tied weakest may be left out at once: together they have fewer votes than the next, so none of them
    could overtake it with the votes of the others, and at least `stay` remain."""
    rest = [votes for choice, votes in counts.items() if choice not in tied]
    return len(rest) >= stay and bool(rest) and sum(counts[choice] for choice in tied) < min(rest)
