"""Two thirds of the votes: at least two thirds of the answers for and against are for.

Source: the two-thirds vote of assemblies (Robert's Rules of Order, 12th ed., §44): who abstains or stands aside counts
for the quorum alone. Exactly two thirds is enough.

Properties: the order of answers does not matter; one more yes never hurts; one more no never helps; what passes by two
thirds passes by majority; zero answers pass nothing.
"""

from hamgam.engine.methods.counting import two_thirds as needed

__all__ = ["ANSWERS", "BASIS", "IN_THE_WAY", "OBJECTIONS", "STOPPED_BY_ONE", "needed"]

ANSWERS = ("yes", "no", "abstain")
BASIS = ("yes", "no")
IN_THE_WAY = ("no",)
STOPPED_BY_ONE = False
OBJECTIONS = False
