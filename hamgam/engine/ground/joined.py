"""Two answers to the same question as one: of each step the better text and the lower bound."""

from dataclasses import replace

from hamgam.engine.ground.frontier import Frontier, Longest, Step
from hamgam.engine.ground.staircase import Staircase


def joined(former: Frontier, newer: Frontier) -> Frontier:
    """What two runs over one question know together, so that an answer never gets worse by more work.

    Both answers hold what they say, so the larger number of signatories and the smaller bound hold too. Errors:
    ValueError where the two are not about the same number of clauses and organisations.
    """
    sizes = [(len(one.steps), len(one.by_signatories)) for one in (former, newer)]
    if sizes[0] != sizes[1]:
        raise ValueError("Two answers can be joined only where they are about the same question.")
    steps = tuple(_better(old, new) for old, new in zip(former.steps, newer.steps, strict=True))
    longest = tuple(_longest(steps, row.signatories) for row in newer.by_signatories)
    gap = max((step.upper - len(step.signatories) for step in steps), default=0)
    return Frontier(steps, longest, gap, _together(former.staircase, newer.staircase))


def _better(old: Step, new: Step) -> Step:
    """More signatories, then the text that is known to be preferred, then the newer one."""
    chosen = max((new, old), key=lambda step: (len(step.signatories), step.settled))
    return replace(chosen, upper=min(old.upper, new.upper))


def _longest(steps: tuple[Step, ...], size: int) -> Longest:
    clauses = max((step.clauses for step in steps if len(step.signatories) >= size), default=0)
    return Longest(size, clauses, all(step.upper < size for step in steps[clauses:]))


def _together(old: Staircase, new: Staircase) -> Staircase:
    """Heights, bounds and ways of both; a step that one of them has settled has all its ways from there."""
    most, ways, settled = [], [], []
    for at in range(len(new.most)):
        best = max(((new, new.settled[at]), (old, old.settled[at])), key=lambda pair: (pair[0].most[at], pair[1]))[0]
        both = old.most[at] == new.most[at] and not best.settled[at]
        most.append(best.most[at])
        ways.append(old.ways[at] | new.ways[at] if both else best.ways[at])
        settled.append(best.settled[at])
    upper = [min(pair) for pair in zip(old.upper, new.upper, strict=True)]
    return Staircase(most, upper, ways, settled, old.nodes + new.nodes, new.first)
