"""Consent: everyone agrees who does not stand aside.

Source: the Council and the Alliance (mission.md): decisions by topic among delegates who may step out of the way
without agreeing. In B1 of the catalogue it is called agreement of all who do not stand aside.

Properties: the order of answers does not matter; one more yes never hurts; one rejection stops it; those who stand
aside or abstain count for the quorum but neither for nor against; if all do, nobody has agreed and nothing passes.
"""

from hamgam.engine.methods.counting import everyone as needed

__all__ = ["ANSWERS", "BASIS", "IN_THE_WAY", "OBJECTIONS", "STOPPED_BY_ONE", "needed"]

ANSWERS = ("accept", "reservation", "stand_aside", "reject")
BASIS = ("yes", "no")
IN_THE_WAY = ("no",)
STOPPED_BY_ONE = True
OBJECTIONS = False
