"""Two thirds of all members: at least two thirds of all who are entitled say yes, whether the others took part or not.

Source: the "two thirds of the entire membership" of assemblies (Robert's Rules of Order, 12th ed., §44), often asked for
a change of bylaws. Silence, abstaining and standing aside all weigh like a no, since the basis is everyone.

Properties: the order of answers does not matter; one more yes never hurts; anything but a yes is the same; exactly two
thirds is enough; zero answers pass nothing.
"""

from hamgam.engine.methods.counting import HEAP_NAMES
from hamgam.engine.methods.counting import two_thirds as needed

__all__ = ["ANSWERS", "BASIS", "IN_THE_WAY", "OBJECTIONS", "STOPPED_BY_ONE", "needed"]

ANSWERS = ("yes", "no", "abstain")
BASIS = HEAP_NAMES
IN_THE_WAY = ("no",)
STOPPED_BY_ONE = False
OBJECTIONS = False
