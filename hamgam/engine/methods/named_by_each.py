"""Each names its own: nothing is counted; every organisation names one, and whom it names stands.

Source: commissions with one representative of each member (A5 and E3 of the catalogue, the Council of mission.md). Nobody
else can name or refuse whom an organisation names (A3). A blank ballot says that it names nobody now; who has not
answered is told apart from that. One person can be named by several; how many speak for whom is in `named`.

Tie rule: there are no ties. Properties: the order of voters and of choices does not matter; one more that names takes
nothing from the others; if nobody names anyone, nobody is named.
"""

from hamgam.engine.methods.steps import Asked, Count, Step

BALLOT = "one"
MANY_SEATS = True


def count(asked: Asked) -> Count:
    """Everyone who was named, in the order of the ids of those who named them."""
    named = {voter: ballot[0] for voter, ballot in sorted(asked.ballots.items())}
    winners = tuple(dict.fromkeys(named.values()))
    return Count(winners=winners, steps=(Step("named", chosen=winners, named=named),))
