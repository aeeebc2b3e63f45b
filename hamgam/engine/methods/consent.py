"""Consent: everyone agrees who does not stand aside.

Source: the Council and the Alliance (mission.md): decisions by topic among delegates who may step out of the way
without agreeing. In B1 of the catalogue it is called agreement of all who do not stand aside.

Properties: the order of answers does not matter; one more yes never hurts; one rejection stops it; those who stand
aside count for the quorum but neither for nor against; if all stand aside, nobody has agreed and nothing passes.
"""

IN_THE_WAY = ("no",)
"""Whose answers stand in the way, by heap of answers."""


def lost(*, aside: int, no: int) -> bool:
    """Whether it cannot pass any more, however the silent answer."""
    return no > 0


def met(*, yes: int, aside: int, no: int) -> bool:
    """Whether the answers given so far meet the method (the quorum is asked elsewhere)."""
    return yes > 0 and no == 0
