"""Majority in rounds: in each round everyone names one choice; who has more than half of the valid votes is chosen.

Otherwise there is another round, in which people vote anew. Who goes on is stated beforehand, in one of two ways:
"two_strongest": the two with the most votes (the two-round system; source: the election of the French president,
Constitution of 1958, article 7); "without_weakest": all but the one with the fewest (the exhaustive ballot; source:
the election of the International Olympic Committee's host cities; Robert's Rules of Order, 12th ed., §46). This file judges
one round.

Tie rules. Two choices, equal: tied. Who is tied for the second place goes on too, as long as anyone is left out at all.
Those tied for the last place leave together where they hold fewer votes together than the next one has. What is still
tied then, the lot decides, if one was drawn; otherwise it is tied, and the same round may be held again.

Properties: the order of voters and of choices does not matter; within a round one more vote never hurts; from round to
round it is NOT monotone: more votes for a choice in the first round can bring it a stronger opponent in the second and make it lose
(the published example of W. D. Smith stands in the tests). Blank ballots count for the quorum and not for the half.
"""

from hamgam.engine.methods.steps import Asked, Count, Step, may_leave_together, ranked, strongest, weakest

BALLOT = "one"
MANY_SEATS = False

NEXT_ROUND = ("two_strongest", "without_weakest")
"""Who goes on where nobody has more than half."""


def count(asked: Asked) -> Count:
    """Who is chosen in this round, or who goes on to the next."""
    votes = [ballot[0] for ballot in asked.ballots.values()]
    counts = {choice: votes.count(choice) for choice in asked.choices}
    needed = len(votes) // 2 + 1
    chosen = tuple(choice for choice in counts if counts[choice] >= needed)
    if chosen:
        return Count(winners=chosen, steps=(Step("more_than_half", counts=counts, needed=needed, chosen=chosen),))
    if len(counts) == 2:
        return _two_alike(asked, counts, needed)
    judge = _two_strongest if asked.next_round == "two_strongest" else _without_weakest
    goes_on, tied, tie_rule = judge(asked, counts)
    step = Step(
        "next_round",
        counts=counts,
        needed=needed,
        goes_on=goes_on,
        left_out=asked.sorted([choice for choice in counts if choice not in goes_on]) if goes_on else (),
        tied=tied,
        tie_rule=tie_rule,
    )
    return Count(goes_on=goes_on, tied=() if goes_on else tied, steps=(step,))


def _two_alike(asked: Asked, counts: dict[str, int], needed: int) -> Count:
    """Two choices with the same votes: there is no weaker one to leave out."""
    both = asked.sorted(list(counts))
    chosen, tie_rule = (both[:1], "drawn_lot") if asked.order else ((), None)
    step = Step("more_than_half", counts=counts, needed=needed, chosen=chosen, tied=both, tie_rule=tie_rule)
    return Count(winners=chosen, tied=() if chosen else both, steps=(step,))


def _two_strongest(asked: Asked, counts: dict[str, int]) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Who goes on, between whom there was a tie, and what broke it."""
    sure, tied = strongest(asked, counts, 2)
    if not tied:
        return sure, (), None
    if len(sure) + len(tied) < len(counts):
        return sure + tied, tied, "together"
    return (sure + tied[: 2 - len(sure)], tied, "drawn_lot") if asked.order else ((), tied, None)


def _without_weakest(asked: Asked, counts: dict[str, int]) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Who goes on, between whom there was a tie, and what broke it."""
    last = asked.sorted(weakest(counts))
    if len(last) == 1:
        return _others(asked, counts, last), (), None
    if may_leave_together(counts, last, stay=2):
        return _others(asked, counts, last), last, "together"
    return (_others(asked, counts, last[-1:]), last, "drawn_lot") if asked.order else ((), last, None)


def _others(asked: Asked, counts: dict[str, int], leaves: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(choice for choice in ranked(asked, counts) if choice not in leaves)
