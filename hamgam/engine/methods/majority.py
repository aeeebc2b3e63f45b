"""Majority of the votes: more answers for than against.

Source: the Committee (mission.md): quorum, resolutions by vote. It is the "majority of the votes cast" of assemblies
(Robert's Rules of Order, 12th ed., §44): who abstains or stands aside counts for the quorum alone. A tie does not pass,
so what stands goes on standing.

Properties: the order of answers does not matter; one more yes never hurts; one more no never helps; zero answers pass
nothing; as long as somebody has not answered it is not lost.
"""

from hamgam.engine.methods.counting import more_than_half as needed

__all__ = ["ANSWERS", "BASIS", "IN_THE_WAY", "OBJECTIONS", "STOPPED_BY_ONE", "needed"]

ANSWERS = ("yes", "no", "abstain")
BASIS = ("yes", "no")
IN_THE_WAY = ("no",)
STOPPED_BY_ONE = False
OBJECTIONS = False
