"""Groups looked at once more: are two of them really two, and does a large one hide a small one?

Two groups stay two only if the answers of both together have an axis above chance: k-means would also cut people in halves
who differ by accident alone.

On the axes of everybody, a dozen people with views of their own may be too few to make an axis. Among the two hundred with
whom they agree about everything else they do make one. So a group is divided when its own answers have an axis and fall into
two parts that are apart without doubt (`CLEARLY`): opinion that merely goes on from one end to the other does not.
"""

from typing import Any

import numpy as np

from hamgam.engine.ground.consultation.axes import any_axis, axes_of
from hamgam.engine.ground.consultation.counting import counted
from hamgam.engine.ground.consultation.groups import Division, division_of
from hamgam.engine.ground.consultation.votes import Votes

Array = Any
#: Two halves of an even spread have a silhouette near 0.6; a small group of its own has 0.75 and more.
CLEARLY = 0.75
#: So many are asked, evenly along the first axis.
_ASKED = 1000


def looked_at_again(votes: Votes, division: Division, along: Array, *, fewest: int, most: int, least: int) -> Division:
    """The division with groups joined that are one and groups divided that are two, up to `most`; `along` orders people.

    A group of fewer than `fewest` people is not divided. The number is 0 when all are one.
    """
    group = division.group.astype(np.int64)
    order = np.argsort(along, kind="stable")
    number = _joined(votes, group, 0, division.number, order)
    found = number
    for at in range(found):
        members = order[group[order] == at]
        if number == most or len(members) < fewest or not any_axis(*_asked(votes, members)):
            continue
        parts = _parts(votes, members, least)
        if parts is not None:
            group[members[parts == 1]] = number
            number += 1
    number = _joined(votes, group, found, number, order)
    return Division(_by_size(group, number), number, division.separation)


def _joined(votes: Votes, group: Array, first: int, number: int, order: Array) -> int:
    """Join groups from `first` on of which two have no axis together; answers how many groups there are."""
    one = first
    while one < number - 1:
        other = one + 1
        while other < number and (first or number > 2):  # the last two are everybody, who have an axis
            members = [order[group[order] == at] for at in (one, other)]
            if any_axis(*_asked(votes, *members)):
                other += 1
                continue
            group[group == other] = one
            group[group > other] -= 1
            number -= 1
            other = one + 1
        one += 1
    return number


def _asked(votes: Votes, *groups: Array) -> tuple[Votes, Array]:
    """The answers of some of each group, and their counts."""
    most = _ASKED // len(groups)
    some = [
        members[((np.arange(most) + 0.5) * len(members) / most).astype(int)] if len(members) > most else members
        for members in groups
    ]
    answers = only(votes, np.concatenate(some))
    return answers, counted(answers)


def _parts(votes: Votes, members: Array, least: int) -> Array | None:
    """0 or 1 for each member where they fall into two parts that are clearly apart."""
    answers = only(votes, members)
    axes = axes_of(answers, counted(answers))
    if not axes.kept:
        return None
    two = division_of(axes.places[:, : axes.kept], np.ones(len(members), bool), least, 2)
    return two.group if two.number == 2 and two.separation >= CLEARLY else None


def only(votes: Votes, people: Array) -> Votes:
    """The answers of these participants, in this order."""
    lengths = votes.starts[people + 1] - votes.starts[people]
    starts = np.zeros(len(people) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    at = np.arange(starts[-1]) + np.repeat(votes.starts[people] - starts[:-1], lengths)
    return Votes(votes.statements, starts, votes.columns[at], votes.answers[at])


def _by_size(group: Array, number: int) -> Array:
    """The same groups numbered by size, the largest first; equal ones as they were."""
    sizes = np.bincount(group[group >= 0], minlength=number)
    rank = np.empty(number + 1, np.int8)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(number)
    rank[number] = -1
    return rank[group]
