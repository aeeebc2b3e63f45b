"""First answers for a staircase, before anything is searched: good texts that are found by widening from both sides.

From the side of clauses the widest sets of signatories are kept while clauses are added one by one: good for short texts
of many. From the side of organisations the sets that share most clauses are kept while organisations are added one by
one: good for long texts of few.
"""

from collections.abc import Callable, Sequence

BEAM, COMPANY = 20, 10
WORK = 3_000_000
"""So many wordings or organisations are looked at by each side; where there are many, fewer sets are kept."""

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
    rows = {}
    for one in _bits(everyone):
        rows[one] = sum(
            1 << place * length + clause
            for clause, row in enumerate(masks)
            for place, mask in enumerate(row)
            if mask & one
        )
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
