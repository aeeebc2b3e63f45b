"""The same ballots counted by votelib and by pyrankvote: the same choices, wherever the rules are the same.

votelib 0.4 counts all surpluses of one count together, leaves out two at once where ballots have ended, and gives up at ties;
pyrankvote 2.0 takes a smaller quota for several seats. So STV is compared with votelib on whole rankings, without ties and
with one surplus at a time, and with pyrankvote for one seat, on whole and on partial rankings. For several seats votelib
orders by how many others a choice beats, which says something else than places where some beat neither one another: Schulze
is compared where each place holds one choice.
"""

from collections import Counter

import pyrankvote
import pytest
from pyrankvote import Ballot, Candidate
from votelib.convert import ApprovalToSimpleVotes, RankedToCondorcetVotes
from votelib.evaluate.condorcet import Schulze
from votelib.evaluate.core import Plurality, Tie
from votelib.evaluate.sequential import TransferableVoteSelector

from hamgam.engine.methods import Chosen, choose
from tests.engine.methods.ballots import Ballots, profile

SEEDS = range(400)


def choices_of(given: Ballots) -> list[str]:
    return sorted({choice for ballot in given.values() for choice in ballot or ()})


def simple(chosen: Chosen) -> bool:
    """Whether no tie stood anywhere, never more than one surplus, and by Schulze never two in one place."""
    return chosen.passed and not any(
        step.tied or (step.rule in ("surplus", "strongest_paths") and len(step.chosen) > 1) for step in chosen.steps
    )


def compare(method: str, whole: bool, wanted: int, peer) -> tuple[list[int], int]:
    """The seeds on which the two differ, and how many were compared."""
    differ, compared = [], 0
    for seed in SEEDS:
        given = profile(seed, whole=whole)
        chosen = choose(method, choices_of(given), given, seats=wanted)
        if not simple(chosen) or chosen.empty_seats:
            continue
        compared += 1
        if set(chosen.winners) != set(peer(given, wanted)):
            differ.append(seed)
    return differ, compared


def stv_of_votelib(given: Ballots, wanted: int) -> list[str]:
    peer = TransferableVoteSelector(quota_function="droop", transferer="Gregory")
    return peer.evaluate(Counter(given.values()), wanted)


def runoff_of_pyrankvote(given: Ballots, wanted: int) -> list[str]:
    candidates = {choice: Candidate(choice) for choice in choices_of(given)}
    cast = [Ballot(ranked_candidates=[candidates[choice] for choice in ballot or ()]) for ballot in given.values()]
    result = pyrankvote.instant_runoff_voting(list(candidates.values()), cast)
    return [candidate.name for candidate in result.get_winners()]


def schulze_of_votelib(given: Ballots, wanted: int) -> list[str]:
    found = Schulze().evaluate(RankedToCondorcetVotes().convert(Counter(given.values())), wanted)
    return [choice for choice in found if not isinstance(choice, Tie)]


def approval_of_votelib(given: Ballots, wanted: int) -> list[str]:
    votes = Counter(frozenset(ballot or ()) for ballot in given.values())
    return Plurality().evaluate(ApprovalToSimpleVotes().convert(votes), wanted)


@pytest.mark.parametrize(
    ("method", "whole", "wanted", "peer", "enough"),
    [
        ("stv", True, 1, stv_of_votelib, 150),
        ("stv", True, 2, stv_of_votelib, 100),
        ("stv", True, 3, stv_of_votelib, 50),
        ("stv", True, 1, runoff_of_pyrankvote, 150),
        ("stv", False, 1, runoff_of_pyrankvote, 150),
        ("schulze", True, 1, schulze_of_votelib, 200),
        ("schulze", False, 1, schulze_of_votelib, 200),
        ("schulze", False, 2, schulze_of_votelib, 200),
        ("approval", False, 1, approval_of_votelib, 200),
        ("approval", False, 2, approval_of_votelib, 200),
    ],
)
def test_a_peer_chooses_the_same(method, whole, wanted, peer, enough):
    differ, compared = compare(method, whole, wanted, peer)
    assert differ == []
    assert compared >= enough


def test_rounds_without_the_weakest_choose_as_an_instant_runoff_if_nobody_changes_their_mind():
    differ, compared = [], 0
    for seed in SEEDS:
        given, steps = profile(seed, whole=True), []
        choices = tuple(choices_of(given))
        while True:
            votes = {v: tuple(c for c in ballot or () if c in choices)[:1] for v, ballot in given.items()}
            chosen = choose("rounds", choices, votes, next_round="without_weakest")
            steps += chosen.steps
            if not chosen.goes_on:
                break
            choices = chosen.goes_on
        if any(step.tied for step in steps):
            continue
        compared += 1
        differ += [] if list(chosen.winners) == runoff_of_pyrankvote(given, 1) else [seed]
    assert differ == []
    assert compared >= 150
