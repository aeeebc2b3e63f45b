"""Agreement: everyone who answers agrees.

Source: the Network's way of deciding (mission.md): debate, persuasion, agreement of all who take part.
To stand aside is not to agree, so it stops agreement just as a refusal does.

Properties: the order of answers does not matter; one more yes never hurts; one rejection stops it; zero answers pass
nothing; who has not answered is neither a yes nor a no, only the quorum looks at their number.
"""

IN_THE_WAY = ("no", "aside")
"""Whose answers stand in the way, by heap of answers."""


def lost(*, aside: int, no: int) -> bool:
    """Whether it cannot pass any more, however the silent answer."""
    return no > 0 or aside > 0


def met(*, yes: int, aside: int, no: int) -> bool:
    """Whether the answers given so far meet the method (the quorum is asked elsewhere)."""
    return yes > 0 and aside == 0 and no == 0
