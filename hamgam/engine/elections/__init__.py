"""What elections need beside the ways of choosing: seats shared out among units, and the ballots that anybody can recount.

seats = apportion("sainte_lague", {"north": 40, "south": 25}, 15, at_least=1).seats
agrees = recount(read(text)).agrees
"""

from hamgam.engine.elections.apportionment import APPORTIONING, Apportionment, NotApportioned, Share, apportion
from hamgam.engine.elections.ballots import (
    BadBallotFile,
    BallotFile,
    Declared,
    Nominee,
    Recounted,
    counted,
    decoded,
    read,
    recount,
    struck,
    write,
)
from hamgam.engine.elections.secrecy import SMALLEST_BOX, reveals, small
from hamgam.engine.elections.telling import end_told, shares_told, steps_told
from hamgam.engine.elections.totals import BadTotals, from_totals

__all__ = [
    "APPORTIONING", "SMALLEST_BOX", "Apportionment", "BadBallotFile", "BadTotals", "BallotFile", "Declared", "Nominee",
    "NotApportioned", "Recounted", "Share", "apportion", "counted", "decoded", "end_told", "from_totals", "read", "recount", "reveals",
    "shares_told", "small", "steps_told", "struck", "write",
]  # fmt: skip
