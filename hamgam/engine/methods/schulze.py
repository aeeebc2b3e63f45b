"""Schulze's method: the choice that wins against every other, directly or along the strongest path of such wins.

Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
method", Social Choice and Welfare 36 (2011), 267-303. The strength of a win is the number of ballots for it (winning
votes). A ballot ranks some choices, best first; it ranks all of them above those that it leaves out and says nothing
between the latter. Several seats are filled in the order of the ranking (it is not proportional).

Tie rule: the choices that no other beats are the first place; without them, those that no other beats are the second, and
so on. Where a place holds more choices than there are seats, they are tied, and the lot decides, if one was drawn.

Properties: the order of voters and of choices does not matter; to rank a choice higher never hurts it (monotone); a choice
that beats every other is chosen (Condorcet); clones do no harm. Two who want the same can be harmed by taking part
(no-show paradox). A choice on no ballot is never chosen.
"""

from collections.abc import Sequence

from hamgam.engine.methods.steps import Asked, Count, Step

BALLOT = "ranking"
MANY_SEATS = True

Pairs = dict[tuple[str, str], int]


def wins(choices: Sequence[str], ballots: Sequence[tuple[str, ...]]) -> Pairs:
    """(a, b) → how many ballots rank a above b."""
    found = {(a, b): 0 for a in choices for b in choices if a != b}
    for ballot in ballots:
        below = set(choices)
        for choice in ballot:
            below.discard(choice)
            for other in below:
                found[choice, other] += 1
    return found


def strongest_paths(choices: Sequence[str], pairs: Pairs) -> Pairs:
    """(a, b) → the strength of the strongest path of wins from a to b; 0 where there is none."""
    paths = {(a, b): votes if votes > pairs[b, a] else 0 for (a, b), votes in pairs.items()}
    for middle in choices:
        for a in choices:
            for b in choices:
                if len({a, b, middle}) == 3:
                    paths[a, b] = max(paths[a, b], min(paths[a, middle], paths[middle, b]))
    return paths


def places(choices: Sequence[str], paths: Pairs) -> list[tuple[str, ...]]:
    """The ranking in places: in each, those that nobody of the same or a later place beats."""
    left, found = list(choices), []
    while left:
        unbeaten = tuple(a for a in left if all(paths[a, b] >= paths[b, a] for b in left if b != a))
        found.append(unbeaten)
        left = [choice for choice in left if choice not in unbeaten]
    return found


def count(asked: Asked) -> Count:
    """The choices in the first places."""
    named = asked.on_a_ballot()
    pairs = wins(named, list(asked.ballots.values()))
    paths = strongest_paths(named, pairs)
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    steps: list[Step] = []
    for place in places(named, paths):
        vacant = asked.seats - len(winners)
        if not vacant or tied:
            break
        here = asked.sorted(place)
        full = len(here) > vacant
        chosen = here[:vacant] if asked.order or not full else ()
        tied = () if chosen else here
        known: tuple[Pairs, Pairs] = ({}, {}) if steps else (pairs, paths)
        steps.append(
            Step(
                "strongest_paths",
                chosen=chosen,
                tied=here if full else (),
                tie_rule="drawn_lot" if full and chosen else None,
                pairs=known[0],
                paths=known[1],
            )
        )
        winners += chosen
    return Count(winners=winners, tied=tied, steps=(*asked.nobody_named(named), *steps))
