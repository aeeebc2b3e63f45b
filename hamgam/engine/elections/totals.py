"""Ballots made from totals, for elections that are held with paper: whoever counts the paper types in figures, not ballots.

A method with one choice a ballot, or with any number of them without order, looks at totals alone, so any set of ballots with
these totals comes to the same result. The set that is made here is one of many and not what was in the box: whoever
publishes it says so. A ranking is another matter: its ballots are counted in groups of equal ones, and the groups are entered.
"""

from collections.abc import Mapping

from hamgam.engine.methods import BALLOTS

TOTALS_WHYS = ("no_totals", "negative", "sum", "more_than_ballots", "fewer_than_ballots", "twice", "empty")
"""Why totals cannot be true: the method has none; a negative figure; they do not add up to the ballots; somebody has more
votes than there are ballots; fewer marks than ballots that are not blank; a ranking that names somebody twice, or nobody."""


class BadTotals(ValueError):
    """Totals that contradict each other. why: a word of TOTALS_WHYS; what: the choice or the ranking that it is about."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(f"{why} {what}".strip())
        self.why, self.what = why, what


def from_totals(method: str, totals: Mapping[str, int], ballots: int, blank: int) -> list[tuple[str, ...]]:
    """As many ballots as there were, with these totals: choice → votes, or with rankings "a>b>c" → how many ballots.

    blank: how many of the ballots hold nothing. The same totals make the same ballots, whatever order they come in. Raises
    KeyError for a method that does not exist, BadTotals for totals that contradict each other.
    """
    kind = BALLOTS[method]
    if kind == "none":
        raise BadTotals("no_totals", method)
    for what, number in sorted(totals.items()):
        if number < 0:
            raise BadTotals("negative", what)
    if ballots < 0 or not 0 <= blank <= ballots:
        raise BadTotals("sum")
    held = ballots - blank
    if kind == "set":
        made = _marks(totals, held)
    else:
        made = _groups(totals, ranking=kind == "ranking")
        if len(made) != held:
            raise BadTotals("sum")
    return made + [()] * blank


def _groups(totals: Mapping[str, int], *, ranking: bool) -> list[tuple[str, ...]]:
    """Equal ballots, group by group."""
    made: list[tuple[str, ...]] = []
    for what, number in sorted(totals.items()):
        ballot = tuple(choice.strip() for choice in what.split(">")) if ranking else (what,)
        if not all(ballot):
            raise BadTotals("empty", what)
        if len(set(ballot)) < len(ballot):
            raise BadTotals("twice", what)
        made += [ballot] * number
    return made


def _marks(totals: Mapping[str, int], held: int) -> list[tuple[str, ...]]:
    """Marks dealt out to the ballots in turn, one choice after the other: nobody stands twice on a ballot, since nobody has more
    marks than there are ballots; and no ballot stays empty, since there are at least as many marks."""
    for choice, number in sorted(totals.items()):
        if number > held:
            raise BadTotals("more_than_ballots", choice)
    marks = [choice for choice, number in sorted(totals.items()) for _ in range(number)]
    if len(marks) < held:
        raise BadTotals("fewer_than_ballots")
    return [tuple(marks[place::held]) for place in range(held)]
