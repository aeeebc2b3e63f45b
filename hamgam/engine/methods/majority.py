"""Majority: more answers for than against.

Source: the Committee (mission.md): quorum, resolutions by vote. It is the majority of the answers for and against; who
stands aside counts for the quorum alone. A tie does not pass, so what stands goes on standing.

Properties: the order of answers does not matter; one more yes never hurts; one more no never helps; zero answers pass
nothing; as long as somebody has not answered it is not lost.
"""

IN_THE_WAY = ("no",)
"""Whose answers stand in the way, by heap of answers."""


def lost(*, aside: int, no: int) -> bool:
    """Whether it cannot pass any more, however the silent answer: a vote is never lost before it is counted."""
    return False


def met(*, yes: int, aside: int, no: int) -> bool:
    """Whether the answers given so far meet the method (the quorum is asked elsewhere)."""
    return yes > no
