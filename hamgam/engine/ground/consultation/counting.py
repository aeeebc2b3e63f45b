"""Answers counted, for everyone and for each group."""

from typing import Any

import numpy as np

from hamgam.engine.ground.consultation.votes import Votes

Array = Any
_PIECE = 2_000_000


def counted(votes: Votes) -> Array:
    """Statements × (disagree, pass, agree)."""
    size = len(votes.statements)
    found = np.zeros(3 * size, np.int64)
    for low in range(0, len(votes.answers), _PIECE):
        key = votes.columns[low : low + _PIECE].astype(np.int32) * np.int32(3)
        key += votes.answers[low : low + _PIECE]
        found += np.bincount(key + np.int32(1), minlength=3 * size)
    return found.reshape(size, 3)


def counted_by(votes: Votes, group: Array, number: int) -> tuple[Array, list[int]]:
    """Groups × statements × (agree, pass, disagree, not answered), and the sizes of the groups."""
    size = len(votes.statements)
    sizes = np.bincount(group[group >= 0], minlength=number)[:number].astype(int)
    found = np.zeros((number + 1) * 3 * size, np.int64)
    base = (group.astype(np.int32) + 1) * np.int32(3 * size) + 1  # the first table is of those in no group
    people = max(1, _PIECE * votes.participants // max(1, len(votes.answers)))
    for a in range(0, votes.participants if number else 0, people):
        b = min(votes.participants, a + people)
        low, high = int(votes.starts[a]), int(votes.starts[b])
        key = np.repeat(base[a:b], np.diff(votes.starts[a : b + 1]))
        key += votes.columns[low:high] * np.int32(3)
        key += votes.answers[low:high]
        found += np.bincount(key, minlength=len(found))
    answers = found.reshape(number + 1, size, 3)[1:, :, ::-1]
    return np.concatenate([answers, sizes[:, None, None] - answers.sum(2, keepdims=True)], 2), sizes.tolist()
