"""Majority of those taking part: more than half of all who voted or abstained say yes.

Source: the "majority of those present" of assemblies (Robert's Rules of Order, 12th ed., §44); whoever takes part and
does not say yes weighs like a no, an abstention too. Who stands aside has stepped out of the way, which is not to abstain,
and counts for the quorum alone.

Properties: the order of answers does not matter; one more yes never hurts; one more no never helps; an abstention never
helps once the quorum is reached; half is not more than half; zero answers pass nothing.
"""

from hamgam.engine.methods.counting import more_than_half as needed

__all__ = ["ANSWERS", "BASIS", "IN_THE_WAY", "OBJECTIONS", "STOPPED_BY_ONE", "needed"]

ANSWERS = ("yes", "no", "abstain")
BASIS = ("yes", "abstain", "no")
IN_THE_WAY = ("no",)
STOPPED_BY_ONE = False
OBJECTIONS = False
