"""First answers for a staircase, before anything is searched: bounds at sight, and good texts found from both sides.

From the side of clauses the widest sets of signatories are kept while clauses are added one by one: good for short texts
of many. From the side of organisations the sets that share most clauses are kept while organisations are added one by
one: good for long texts of few.
"""

from collections.abc import Callable, Sequence

BEAM, COMPANY = 20, 10
WORK = 3_000_000
"""So many wordings or organisations are looked at by each side; where there are many, fewer sets are kept."""
PAIRS = 1_500_000
"""Beyond so many pairs of organisations, times wordings, pairs are not looked at."""

Masks = Sequence[Sequence[int]]
Note = Callable[[int, int], None]


def by_clauses(masks: Masks, everyone: int, required: frozenset[int], note: Note) -> None:
    """Hand to `note` the widest sets of signatories met and how many clauses they share."""
    length = len(masks)
    level = {everyone: 0}
    width = max(1, min(BEAM, WORK // (1 + length * sum(map(len, masks)))))
    duties = sorted(required)
    for size in range(1, length + 1):
        pool = duties[size - 1 : size] if size <= len(duties) else range(length)
        following: dict[int, int] = {}
        for signers, used in level.items():
            for clause in pool:
                if used >> clause & 1:
                    continue
                for mask in masks[clause]:
                    if signers & mask:
                        following.setdefault(signers & mask, used | 1 << clause)
        if not following:
            return
        widest = sorted(following, key=lambda signers: (-signers.bit_count(), signers))[:width]
        level = {signers: following[signers] for signers in widest}
        note(widest[0], size)


def by_company(masks: Masks, everyone: int, required: frozenset[int], note: Note) -> None:
    """The same from the side of organisations: bit `place * length + clause` of a row says that a wording is borne."""
    length, places = len(masks), max(map(len, masks), default=0)
    rows = _rows(masks, everyone)
    whole = (1 << length) - 1
    duties = sum(1 << clause for clause in required)
    width = max(1, min(COMPANY, WORK // (8 * (1 + len(rows) ** 2))))
    level = {(1 << places * length) - 1: 0}
    for _ in range(min(len(rows), WORK // (8 * width * (1 + len(rows))))):
        following: dict[int, tuple[int, int]] = {}
        for borne, company in level.items():
            for one, row in rows.items():
                if not company & one:
                    shared = borne & row
                    if shared not in following:
                        clauses = shared
                        for place in range(1, places):
                            clauses |= shared >> place * length
                        clauses &= whole
                        if clauses and clauses & duties == duties:
                            following[shared] = (-clauses.bit_count(), company | one)
        best = sorted(following.items(), key=lambda item: (item[1][0], item[0]))[:width]
        if not best:
            return
        level = {shared: company for shared, (_, company) in best}
        shared, (clauses, _) = best[0]
        note(_signers(masks, everyone, shared), -clauses)


def box(masks: Masks, everyone: int, required: frozenset[int]) -> list[int]:
    """Bounds for each number of clauses: the k-th widest clause, the narrowest of the required ones, and companies."""
    reach = [max((mask.bit_count() for mask in row), default=0) for row in masks]
    duty = min([everyone.bit_count(), *(reach[clause] for clause in required)])
    widest = sorted(reach, reverse=True)
    bounds = [duty, *(min(duty, size) for size in widest)]
    if everyone.bit_count() ** 2 * max(map(len, masks), default=0) <= PAIRS:
        bounds = list(map(min, bounds, _by_pairs(masks, everyone)))
    return [0 if clauses < len(required) else bound for clauses, bound in enumerate(bounds)]


def _by_pairs(masks: Masks, everyone: int) -> list[int]:
    """Of a company that shares so many clauses every two do. In the graph of such pairs it is a clique, and no clique is
    larger than the number of colours that give no two neighbours the same."""
    length, places = len(masks), max(map(len, masks), default=0)
    whole = (1 << length) - 1

    def count(borne: int) -> int:
        for place in range(1, places):
            borne |= borne >> place * length
        return (borne & whole).bit_count()

    rows = sorted(_rows(masks, everyone).values(), key=lambda row: (-count(row), row))
    alone = list(map(count, rows))
    sharing: list[list[tuple[int, int]]] = [[] for _ in range(length + 1)]
    for at, one in enumerate(rows):
        for before in range(at):
            sharing[count(one & rows[before])].append((at, before))
    near = [0] * len(rows)
    bounds = [0] * (length + 1)
    among = 0
    for clauses in range(length, -1, -1):
        while among < len(rows) and alone[among] >= clauses:
            among += 1
        for one, other in sharing[clauses]:
            near[one] |= 1 << other
            near[other] |= 1 << one
        bounds[clauses] = _colours(near, (1 << among) - 1)
    return bounds


def _colours(near: Sequence[int], left: int) -> int:
    """So many colours are enough for these, where no two neighbours may have the same."""
    colours = 0
    while left:
        colours += 1
        free = left
        while free:
            one = free & -free
            left ^= one
            free = (free ^ one) & ~near[one.bit_length() - 1]
    return colours


def _rows(masks: Masks, everyone: int) -> dict[int, int]:
    """For each organisation the wordings that it bears."""
    length = len(masks)
    return {
        one: sum(
            1 << place * length + clause
            for clause, row in enumerate(masks)
            for place, mask in enumerate(row)
            if mask & one
        )
        for one in _bits(everyone)
    }


def _signers(masks: Masks, everyone: int, shared: int) -> int:
    """All who can sign the text of the first of these wordings of each clause."""
    length = len(masks)
    for clause, row in enumerate(masks):
        for place, mask in enumerate(row):
            if shared >> place * length + clause & 1:
                everyone &= mask
                break
    return everyone


def _bits(mask: int) -> list[int]:
    bits = []
    while mask:
        bits.append(mask & -mask)
        mask &= mask - 1
    return bits
