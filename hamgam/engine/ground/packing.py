"""A bound by packing: clauses each with organisations of their own that stand in the way.

Give clauses disjoint sets of organisations such that no wording of a clause is borne by all of its set. Whichever text
is chosen, each of these clauses is left out or loses somebody of its set, so there cannot be more of them than clauses
and organisations may be taken away. With one wording a clause this is a matching in the graph of rejections, and the
bound is König's. An organisation may also stand in two sets; it then counts twice among those taken away.
"""

from collections.abc import Sequence

Row = tuple[int, list[int], int, int]


def too_many_conflicts(
    signers: int, total: int, live: Sequence[Row], against: Sequence[int], spare_members: int, spare_clauses: int
) -> bool:
    """Whether packed clauses show that so few organisations and clauses taken away cannot be enough.

    `live` are the open clauses as the search holds them, `against` who of the signers bears no wording of each.
    """
    once = spare_members + spare_clauses
    if len(live) <= once:
        return False
    stopped = [(mask.bit_count(), at) for at, mask in enumerate(against) if mask]
    stopped.sort()
    packed = _packed(0, signers, live, against, stopped, once) if total > once else 0
    if packed > once:
        return True
    twice = once + spare_members
    if len(live) <= twice or 2 * total <= twice or 2 * packed < once:
        return False
    return _packed(signers, signers, live, against, stopped, twice) > twice


def _packed(
    fresh: int, free: int, live: Sequence[Row], against: Sequence[int], stopped: Sequence[tuple[int, int]], goal: int
) -> int:
    """How many clauses got a set of their own, `goal` + 1 at most: first those that one organisation stops.

    Who is `fresh` may stand in one set more than who is `free`, and is taken first.
    """
    packed = 0
    again = [row[1] for row, mask in zip(live, against, strict=True) if not mask]
    for _, at in stopped:
        if mask := against[at] & fresh:
            fresh ^= mask & -mask
            packed += 1
        elif mask := against[at] & free:
            free ^= mask & -mask
            packed += 1
        else:
            again.append(live[at][1])
    missing = goal + 1 - packed
    left = len(again)
    for masks in again:
        if missing <= 0 or left < missing:
            break
        left -= 1
        if chosen := (fresh and _stopping(masks, fresh)) or _stopping(masks, free):
            free ^= chosen & ~fresh
            fresh &= ~chosen
            packed += 1
            missing -= 1
    return packed


def _stopping(masks: Sequence[int], free: int) -> int:
    """Free organisations that together reject every wording, few of them; 0 where there are none."""
    chosen = 0
    left = [free & ~mask for mask in masks]
    while left:
        common = left[0]
        if not common:
            return 0
        for mask in left[1:]:
            if narrower := common & mask:
                common = narrower
        one = common & -common
        chosen |= one
        left = [mask for mask in left if not mask & one]
    return chosen
