"""How one or some of several choices are made: the ballots, the quorum, and the method that counts them.

Nobody decides nothing: without a ballot that holds a choice nothing is chosen. Ties follow the rule that stands in each
method's file, never an alphabet or the order in which something was entered; what no rule decides is tied, until a lot is
drawn (`lot.seed_of`) and its seed given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from hamgam.engine.methods import approval, lot, named_by_each, rounds, schulze, stv
from hamgam.engine.methods.counting import quorum_of
from hamgam.engine.methods.steps import Asked, Choosing, Count, Step

CHOOSING: Mapping[str, Choosing] = {
    "approval": cast(Choosing, approval),
    "rounds": cast(Choosing, rounds),
    "stv": cast(Choosing, stv),
    "schulze": cast(Choosing, schulze),
    "lot": cast(Choosing, lot),
    "named_by_each": cast(Choosing, named_by_each),
}
"""Each way of choosing among several, by its word in the bylaws."""

BALLOTS: Mapping[str, str] = {word: method.BALLOT for word, method in CHOOSING.items()}
"""What a ballot of each method holds: "set", "one", "ranking" or "none"."""

CHOSEN_REASONS = (
    "chosen", "nobody_answered", "quorum_missing", "all_blank", "tied", "no_majority",
)  # fmt: skip


class BadBallot(ValueError):
    """A ballot that cannot be counted. `voter` is whose, `why`: "unknown", "twice", "too_many"; `choice`: the one meant."""

    def __init__(self, voter: str, why: str, choice: str) -> None:
        super().__init__(f"{voter}: {why}: {choice}")
        self.voter, self.why, self.choice = voter, why, choice


@dataclass(frozen=True)
class Chosen:
    """What was chosen, and how it came about.

    reason: "chosen"; "nobody_answered"; "quorum_missing"; "all_blank"; "tied": no rule decides between `tied`, for as many
    seats as are empty; "no_majority": another round, with `goes_on`. winners: in the order in which they were chosen; with
    "tied" those who are chosen whatever the lot says. blank and unanswered: voters by id. former: what stands meanwhile.
    """

    passed: bool
    reason: str
    winners: tuple[str, ...]
    tied: tuple[str, ...]
    goes_on: tuple[str, ...]
    seats: int
    entitled: int
    blank: tuple[str, ...]
    unanswered: tuple[str, ...]
    quorum_needed: int
    quorum_reached: bool
    former: str | None
    steps: tuple[Step, ...]

    @property
    def took_part(self) -> int:
        """How many answered, blank ballots included."""
        return self.entitled - len(self.unanswered)

    @property
    def empty_seats(self) -> int:
        """How many seats are not filled; where each names its own there are no seats to fill."""
        return max(self.seats - len(self.winners), 0)

    @property
    def stands(self) -> tuple[str, ...]:
        """What is in force: what was chosen, otherwise the former one, if there is one."""
        return self.winners if self.passed else (self.former,) if self.former is not None else ()


def choose(
    method: str,
    choices: Sequence[str],
    ballots: Mapping[str, tuple[str, ...] | None],
    *,
    seats: int = 1,
    quorum: str = "1",
    former: str | None = None,
    seed: bytes | None = None,
    next_round: str = "two_strongest",
) -> Chosen:
    """What these ballots (voter → its choices; None: has not answered; empty: blank) choose by `method`.

    The keys of `ballots` are all who are entitled. In a lot nobody votes: an empty ballot is of one who took part in making
    the seed. choices may be empty only where each names its own; then anyone can be named. next_round: who goes on
    in rounds. Raises KeyError for a method that does not exist, BadBallot for a ballot that cannot be counted, ValueError for
    seats, choices or a word of next_round that make no sense.
    """
    rule = CHOOSING[method]
    _check(rule, method, choices, seats, next_round)
    for voter, ballot in sorted(ballots.items()):
        _check_ballot(rule, choices, voter, ballot or ())
    needed = quorum_of(quorum, len(ballots))
    unanswered = tuple(sorted(voter for voter, ballot in ballots.items() if ballot is None))
    blank = tuple(sorted(voter for voter, ballot in ballots.items() if ballot == ()))
    held = {voter: ballot for voter, ballot in ballots.items() if ballot}
    took_part = len(blank) + len(held)
    count = Count()
    if took_part == 0:
        reason = "nobody_answered"
    elif took_part < needed:
        reason = "quorum_missing"
    elif not held and rule.BALLOT != "none":
        reason = "all_blank"
    else:
        order = None if seed is None else lot.draw(seed, choices, len(choices))
        count = rule.count(Asked(tuple(sorted(choices)), held, seats, order, next_round))
        reason = "tied" if count.tied else "no_majority" if count.goes_on else "chosen"
    return Chosen(
        passed=reason == "chosen",
        reason=reason,
        winners=count.winners,
        tied=count.tied,
        goes_on=count.goes_on,
        seats=len(count.winners) if method == "named_by_each" else seats,
        entitled=len(ballots),
        blank=blank,
        unanswered=unanswered,
        quorum_needed=needed,
        quorum_reached=took_part >= needed,
        former=former,
        steps=count.steps,
    )


def _check(rule: Choosing, method: str, choices: Sequence[str], seats: int, next_round: str) -> None:
    """Refuse what makes no sense whatever the ballots hold."""
    if len(set(choices)) < len(choices):
        raise ValueError("a choice stands twice")
    if not choices and method != "named_by_each":
        raise ValueError("there is nothing to choose from")
    if seats < 1 or (seats > 1 and not rule.MANY_SEATS):
        raise ValueError(f"{method} cannot fill {seats} seats")
    if next_round not in rounds.NEXT_ROUND:
        raise ValueError(f"not a rule for the next round: {next_round!r}")


def _check_ballot(rule: Choosing, choices: Sequence[str], voter: str, ballot: tuple[str, ...]) -> None:
    """Refuse a ballot that holds something unknown, something twice, or more than it may."""
    most = {"one": 1, "none": 0}.get(rule.BALLOT, len(ballot))
    for place, choice in enumerate(ballot):
        if choices and choice not in choices:
            raise BadBallot(voter, "unknown", choice)
        if choice in ballot[:place]:
            raise BadBallot(voter, "twice", choice)
        if place >= most:
            raise BadBallot(voter, "too_many", choice)
