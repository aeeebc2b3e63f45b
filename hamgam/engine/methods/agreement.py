"""Agreement: everyone who answers agrees.

Source: the Network's way of deciding (mission.md): debate, persuasion, agreement of all who take part.
To stand aside is not to agree, so it stops agreement just as a refusal does. To abstain is to have no view: it is neither
for nor in the way.

Properties: the order of answers does not matter; one more yes never hurts; one rejection stops it; zero answers pass
nothing, nor do abstentions alone; who has not answered is neither a yes nor a no, only the quorum looks at their number.
"""

from hamgam.engine.methods.counting import everyone as needed

__all__ = ["ANSWERS", "BASIS", "IN_THE_WAY", "OBJECTIONS", "STOPPED_BY_ONE", "needed"]

ANSWERS = ("accept", "reservation", "stand_aside", "reject")
BASIS = ("yes", "aside", "no")
IN_THE_WAY = ("no", "aside")
STOPPED_BY_ONE = True
OBJECTIONS = False
