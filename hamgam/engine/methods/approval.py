"""Approval: whoever answers names all choices that they can live with; those that most can live with are chosen.

Source: S. J. Brams and P. C. Fishburn, "Approval Voting", American Political Science Review 72 (1978), 831-847. For
several seats the most approved fill them one after the other (multiple-winner approval); it is not proportional.

Tie rule: who is tied for the last seat is not chosen by votes; the lot decides, if one was drawn.

Properties: the order of voters and of choices does not matter; one more approval never hurts (monotone); it does not help
to leave out a favourite; a choice on no ballot is never chosen; blank ballots count for the quorum alone.
"""

from collections import Counter

from hamgam.engine.methods.steps import Asked, Count, Step, strongest

BALLOT = "set"
MANY_SEATS = True


def count(asked: Asked) -> Count:
    """The choices with the most approvals."""
    named = asked.on_a_ballot()
    marks = Counter(choice for ballot in asked.ballots.values() for choice in ballot)
    counts = {choice: marks[choice] for choice in named}
    sure, tied = strongest(asked, counts, asked.seats)
    by_lot = tied[: asked.seats - len(sure)] if asked.order else ()
    step = Step(
        "most_approved", counts=counts, chosen=sure + by_lot, tied=tied, tie_rule="drawn_lot" if by_lot else None
    )
    return Count(winners=sure + by_lot, tied=() if by_lot else tied, steps=(*asked.nobody_named(named), step))
