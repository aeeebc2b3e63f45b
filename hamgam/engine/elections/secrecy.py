"""What a published result tells about single people, although no ballot bears a name.

In Hamgam it is known who has voted, and the ballots of a secret election are published, in a drawn order, so that anybody can
recount them. Both together tell how somebody voted in three cases:

"few_ballots". One ballot is its voter's. With two, each of the two takes their own away and reads the other's.
"all_alike". Whoever voted, voted so; all blank is alike too.
"all_but_one_alike". The one who voted otherwise knows how each of the others voted. (The others know only that one of them did
not; who it was they do not learn.)

What it does not look at. Several who put their knowledge together can know more: of twelve alike and two others, these two
together are in the case above. Every tally says that nobody chose whom nobody chose, and with approval that all approved of
whom all approved; a result is there to say such things. And where people can be made to cast a ballot of a certain look, a long
and rare ranking can be looked for among the published ones; that is a danger of every published ranking, see
docs/decisions on secret ballots.
"""

from collections import Counter
from collections.abc import Sequence

SMALLEST_BOX = 3
"""A secret box with fewer ballots is not opened."""

REVEALS = ("few_ballots", "all_alike", "all_but_one_alike")
"""Every way in which a published result tells how somebody voted."""


def small(electors: int) -> bool:
    """Whether so few may vote that no secret election can be held among them: its box could never be opened."""
    return electors < SMALLEST_BOX


def reveals(ballots: Sequence[tuple[str, ...]], electors: int, *, ordered: bool = True) -> tuple[str, ...]:
    """In which ways these ballots, published, tell how somebody voted: words of REVEALS; empty when in none.

    ordered: whether a ballot is a ranking; without an order, the same choices in another order are the same ballot. Nobody's
    ballot tells nothing. Raises ValueError for more ballots than electors.
    """
    if len(ballots) > electors:
        raise ValueError("more ballots than electors")
    if not ballots:
        return ()
    if len(ballots) < SMALLEST_BOX:
        return ("few_ballots",)
    most = max(Counter(ballot if ordered else tuple(sorted(ballot)) for ballot in ballots).values())
    return {0: ("all_alike",), 1: ("all_but_one_alike",)}.get(len(ballots) - most, ())
