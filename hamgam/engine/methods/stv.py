"""Single transferable vote: seats in proportion, for people who are ranked and not for lists.

Which of the many: that of the Scottish local elections (The Scottish Local Government Elections Order 2007, SSI 2007/42,
schedule 1, rules 45 to 52), without its rounding to five decimals. That is: the quota is the Droop quota, the whole part of
valid ballots / (seats + 1), plus one, and stays. Who reaches it is elected. A surplus goes on from all ballots that the
elected one holds, each with its present weight times surplus / votes (weighted inclusive Gregory method); a ballot
goes to its next choice that is neither elected nor left out, and its share ends where there is none. The largest
surplus goes first, and all surpluses go before anyone is left out. Then the weakest is left out and its ballots go on with
the weight that they have. When no more remain than there are seats, they are elected, except who has no vote at all: zero
votes pass nothing, and a seat stays empty rather. All figures are exact fractions.

Tie rules. Equal surpluses go on in one step (in Scotland an earlier count or the lot decides which goes first; in one step
no order is needed). Equal weakest leave together where they hold fewer votes together than the next one has and enough
remain (as in the rules of the Electoral Reform Society of 1997, 5.2.5); otherwise the one leaves that had fewest in
the most recent count in which they differed; otherwise the lot decides, if one was drawn.

Properties: the order of voters and of choices does not matter; a group of as many voters as n quotas that ranks the same
n first fills n seats; lower choices never harm higher ones. It is NOT monotone: to rank an elected one higher can cost
it the seat (the published example of W. D. Smith stands in the tests). A choice without a vote is never elected.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from hamgam.engine.methods.steps import Asked, Count, Figure, Step, may_leave_together, ranked, weakest

BALLOT = "ranking"
MANY_SEATS = True

Pile = dict[tuple[str, ...], Fraction]
"""Equal ballots and their weight together."""


def quota_of(valid: int, seats: int) -> int:
    """The Droop quota: the smallest number that only as many can reach as there are seats."""
    return valid // (seats + 1) + 1


@dataclass
class _State:
    """Where a count stands: who may still be elected, who is, and which ballots lie where."""

    asked: Asked
    quota: int
    hopeful: set[str]
    piles: dict[str, Pile]
    elected: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    @property
    def vacant(self) -> int:
        return self.asked.seats - len(self.elected)

    def totals(self) -> dict[str, Figure]:
        """Everybody's votes. Whole numbers as such, so that they read as such."""
        sums = {choice: sum(self.piles[choice].values(), Fraction(0)) for choice in sorted(self.piles)}
        return {choice: int(votes) if votes.denominator == 1 else votes for choice, votes in sums.items()}

    def pass_on(self, giver: str, share: Fraction) -> tuple[dict[str, Fraction], Fraction]:
        """Pass this share of every ballot that lies with `giver` on: what each receives, and what ends."""
        moved: dict[str, Fraction] = {}
        ended = Fraction(0)
        pile = self.piles[giver]
        self.piles[giver] = {ballot: weight * (1 - share) for ballot, weight in pile.items()}
        for ballot, weight in pile.items():
            to = next((choice for choice in ballot if choice in self.hopeful), None)
            if to is None:
                ended += weight * share
            else:
                self.piles[to][ballot] = self.piles[to].get(ballot, Fraction(0)) + weight * share
                moved[to] = moved.get(to, Fraction(0)) + weight * share
        return moved, ended

    def move(self, givers: tuple[str, ...], shares: dict[str, Fraction]) -> tuple[dict[str, Figure], Fraction]:
        """Pass on from several at once."""
        moved: dict[str, Figure] = {}
        ended = Fraction(0)
        for giver in givers:
            received, lost = self.pass_on(giver, shares[giver])
            ended += lost
            for choice, votes in received.items():
                moved[choice] = moved.get(choice, 0) + votes
        return dict(sorted(moved.items())), ended


def count(asked: Asked) -> Count:
    """Elect until the seats are filled, nobody is left, or a tie stands that no rule breaks."""
    named = asked.on_a_ballot()
    piles: dict[str, Pile] = {choice: {} for choice in named}
    for ballot in asked.ballots.values():
        piles[ballot[0]][ballot] = piles[ballot[0]].get(ballot, Fraction(0)) + 1
    state = _State(asked, quota_of(len(asked.ballots), asked.seats), set(named), piles)
    tied: tuple[str, ...] = ()
    while state.vacant and state.hopeful and not tied:
        tied = _next(state)
    return Count(winners=tuple(state.elected), tied=tied, steps=(*asked.nobody_named(named), *state.steps))


def _next(state: _State) -> tuple[str, ...]:
    """One step. Answers who is tied where it cannot go on, otherwise nobody."""
    totals = state.totals()
    reached = {choice: votes for choice, votes in totals.items() if choice in state.hopeful and votes >= state.quota}
    chosen = ranked(state.asked, reached)
    state.elected += chosen
    state.hopeful -= set(chosen)
    if not state.vacant or not state.hopeful:
        state.steps.append(Step("quota", counts=totals, needed=state.quota, chosen=chosen))
        return ()
    surplus = max((totals[choice] - state.quota for choice in state.elected), default=0)
    if surplus > 0:
        _surplus(state, totals, chosen, surplus)
        return ()
    standing = {choice: totals[choice] for choice in state.hopeful if totals[choice]}
    if len(standing) > state.vacant:
        return _leave_out(state, totals, chosen)
    left_out = state.asked.sorted(sorted(state.hopeful - set(standing)))
    rest = ranked(state.asked, standing)
    state.elected += rest
    state.hopeful.clear()
    state.steps.append(
        Step("last_remaining", counts=totals, needed=state.quota, chosen=chosen + rest, left_out=left_out)
    )
    return ()


def _surplus(state: _State, totals: dict[str, Figure], chosen: tuple[str, ...], surplus: Figure) -> None:
    """The largest surplus goes on; equal ones in one step."""
    givers = state.asked.sorted([choice for choice in state.elected if totals[choice] - state.quota == surplus])
    moved, ended = state.move(givers, {giver: Fraction(surplus) / totals[giver] for giver in givers})
    tie = (givers, "together") if len(givers) > 1 else ((), None)
    state.steps.append(
        Step(
            "surplus",
            counts=totals,
            needed=state.quota,
            chosen=chosen,
            gives=givers,
            moved=moved,
            ended=ended,
            tied=tie[0],
            tie_rule=tie[1],
        )
    )


def _leave_out(state: _State, totals: dict[str, Figure], chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The weakest leaves and its ballots go on. Answers who is tied where no rule says which is the weakest."""
    counts = {choice: totals[choice] for choice in state.hopeful}
    last = state.asked.sorted(weakest(counts))
    leaves, tie_rule = _who_leaves(state, counts, last)
    if len(leaves) > 1 and tie_rule is None:
        state.steps.append(Step("weakest", counts=totals, needed=state.quota, chosen=chosen, tied=leaves))
        return leaves
    state.hopeful -= set(leaves)
    moved, ended = state.move(leaves, dict.fromkeys(leaves, Fraction(1)))
    for choice in leaves:
        del state.piles[choice]
    state.steps.append(
        Step(
            "weakest",
            counts=totals,
            needed=state.quota,
            chosen=chosen,
            left_out=leaves,
            gives=leaves,
            moved=moved,
            ended=ended,
            tied=last if len(last) > 1 else (),
            tie_rule=tie_rule,
        )
    )
    return ()


def _who_leaves(state: _State, counts: dict[str, Figure], last: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Who of the weakest leaves, and by which rule if they were several; several without a rule are tied."""
    if len(last) == 1:
        return last, None
    if may_leave_together(counts, last, stay=state.vacant):
        return last, "together"
    for step in reversed(state.steps):
        last = state.asked.sorted(weakest({choice: step.counts[choice] for choice in last}))
        if len(last) == 1:
            return last, "earlier_count"
    return (last[-1:], "drawn_lot") if state.asked.order else (last, None)
