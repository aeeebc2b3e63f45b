"""Two thirds of those taking part: at least two thirds of all who voted or abstained say yes.

Source: the "two thirds of those present" of assemblies (Robert's Rules of Order, 12th ed., §44); an abstention weighs like
a no. Who stands aside has stepped out of the way, which is not to abstain, and counts for the quorum alone.

Properties: the order of answers does not matter; one more yes never hurts; one more no never helps; what passes so passes
by two thirds of the votes; exactly two thirds is enough; zero answers pass nothing.
"""

from hamgam.engine.methods.counting import two_thirds as needed

__all__ = ["ANSWERS", "BASIS", "IN_THE_WAY", "OBJECTIONS", "STOPPED_BY_ONE", "needed"]

ANSWERS = ("yes", "no", "abstain")
BASIS = ("yes", "abstain", "no")
IN_THE_WAY = ("no",)
STOPPED_BY_ONE = False
OBJECTIONS = False
