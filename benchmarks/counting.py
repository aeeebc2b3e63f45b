"""Counts of the same ballots by us and by named peers, in turns, in the same process: the ratio of the medians.

votelib and pyrankvote are in the environment of the tests. A ratio of 2 says that ours takes twice as long; ours counts in exact
fractions and says every step, votelib's STV does so too, pyrankvote's counts in decimals. Whether the same are elected is printed
beside it; where the rules differ (see tests/engine/methods/test_peers.py) it may be no.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pyrankvote
from pyrankvote import Ballot, Candidate
from votelib.convert import ApprovalToSimpleVotes, RankedToCondorcetVotes
from votelib.evaluate.condorcet import Schulze
from votelib.evaluate.core import Plurality
from votelib.evaluate.sequential import TransferableVoteSelector

from hamgam.engine.methods import choose

TURNS = 9
SIZES = ((40, 6, 3), (1000, 12, 5))
Rows = Sequence[tuple[str, ...]]


def ballots(voters: int, nominees: int) -> list[tuple[str, ...]]:
    """Whole rankings that lean to the first, so that seldom two are equal."""
    random = Random(voters)  # the same ballots in each run
    names = [f"n{number:02}" for number in range(nominees)]
    return [tuple(sorted(names, key=lambda name: int(name[1:]) + random.gauss(0, nominees))) for _ in range(voters)]


def ours(method: str, rows: Rows, seats: int) -> set[str]:
    """Counted by Hamgam."""
    names = sorted({name for row in rows for name in row})
    return set(choose(method, names, {str(n): row for n, row in enumerate(rows)}, seats=seats).winners)


def stv_of_votelib(rows: Rows, seats: int) -> set[str]:
    """Counted by votelib."""
    return set(TransferableVoteSelector(quota_function="droop", transferer="Gregory").evaluate(Counter(rows), seats))


def stv_of_pyrankvote(rows: Rows, seats: int) -> set[str]:
    """Counted by pyrankvote."""
    candidates = {name: Candidate(name) for name in rows[0]}
    cast = [Ballot(ranked_candidates=[candidates[name] for name in row]) for row in rows]
    found = pyrankvote.single_transferable_vote(list(candidates.values()), cast, seats)
    return {winner.name for winner in found.get_winners()}


def schulze_of_votelib(rows: Rows, seats: int) -> set[str]:
    """Counted by votelib; one seat, since for several it orders otherwise."""
    return set(Schulze().evaluate(RankedToCondorcetVotes().convert(Counter(rows)), seats))


def approval_of_votelib(rows: Rows, seats: int) -> set[str]:
    """Counted by votelib."""
    votes = Counter(frozenset(row) for row in rows)
    return set(Plurality().evaluate(ApprovalToSimpleVotes().convert(votes), seats))


def measured(name: str, peer: str, rows: Rows, seats: int, count: Callable[[Rows, int], set[str]]) -> None:
    """One line: both medians, the ratio, and whether the same were elected."""
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    results: dict[str, set[str]] = {}
    for _turn in range(TURNS):
        for who, run in (("ours", lambda: ours(name, rows, seats)), ("theirs", lambda: count(rows, seats))):
            began = time.perf_counter()
            results[who] = run()
            times[who].append((time.perf_counter() - began) * 1000)
    here, there = (statistics.median(taken) for taken in times.values())
    same = "the same elected" if results["ours"] == results["theirs"] else "others elected"
    size = f"{len(rows)} ballots, seats: {seats}"
    print(f"{name}, {size}: {here:.2f} ms, {peer} {there:.2f} ms, ratio {here / there:.2f} ({same})")


def main() -> None:
    """One line for each method, peer and size."""
    votelib, pyrank = f"votelib {version('votelib')}", f"pyrankvote {version('pyrankvote')}"
    for voters, nominees, seats in SIZES:
        rows = ballots(voters, nominees)
        measured("stv", votelib, rows, seats, stv_of_votelib)
        measured("stv", pyrank, rows, seats, stv_of_pyrankvote)
        measured("schulze", votelib, rows, 1, schulze_of_votelib)
        measured("approval", votelib, [row[:3] for row in rows], seats, approval_of_votelib)


if __name__ == "__main__":
    main()
