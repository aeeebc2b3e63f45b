"""Agreement in the room: it is read back, and nobody who is there objects.

Source: the Network's general assembly (mission.md): agreement of all who are in the room, individuals included. The
chair reads it back, the minute-taker enters "agreed" for all who were there, and whoever was there may object until the
next day. Being there and saying nothing when the sentence is read back counts here as a yes, which it does nowhere else;
that is why the objection stays possible, and why it never passes before that time is over.

Who was not there has no answer and is counted neither for nor against; only the quorum looks at their number.

Properties: the order of answers does not matter; one more yes never hurts; one objection stops it; who stands aside or
abstains is not in the way; an empty room agrees on nothing.
"""

from hamgam.engine.methods.counting import everyone as needed

__all__ = ["ANSWERS", "BASIS", "IN_THE_WAY", "OBJECTIONS", "STOPPED_BY_ONE", "needed"]

ANSWERS = ("yes", "stand_aside", "object")
BASIS = ("yes", "no")
IN_THE_WAY = ("no",)
STOPPED_BY_ONE = True
OBJECTIONS = True
