"""The consultation: its own figures, and beside red-dwarf where an interpreter that has it is named.

    python benchmarks/consultation.py                         10,000 and 100,000 participants
    python benchmarks/consultation.py --long                  1,000,000 participants too, 30 million answers
    python benchmarks/consultation.py --peer PYTHON           beside red-dwarf, on 10,000 × 200, three times each
    python benchmarks/consultation.py FILE.csv …              answers of your own

red-dwarf is given the same answers as a list of dictionaries, which is how it takes them; its time without turning that list
into a table is told too. Group-aware consensus of both is compared on the same groups.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import hamgam  # noqa: F401, I001  how many threads numpy takes is settled before it is loaded
import numpy as np

from hamgam.engine.ground.consultation import Results, Votes, results
from hamgam.engine.ground.consultation.axes import axes_of
from hamgam.engine.ground.consultation.counting import counted, counted_by
from hamgam.engine.ground.consultation.figures import consensus
from hamgam.engine.ground.consultation.whole import _divided
from hamgam.management.consultations import votes_in

_PIECE = 50_000


def main() -> int:
    """Print a line for each consultation; answers how many disagreed with the peer."""
    given = _words()
    if given.files:
        for path in given.files:
            began = time.monotonic()
            votes = votes_in(path)
            print(f"{path.name}: read in {time.monotonic() - began:.2f} s", flush=True)
            _measured(path.name, votes)
        return 0
    wrong = 0
    for people in (10_000, 100_000, *((1_000_000,) if given.long else ())):
        votes = invented(people, given.statements, given.answered, given.seed)
        found = _measured(f"{people:,} × {given.statements}", votes)
        if people == 10_000:
            _from_file(votes)
            if given.peer:
                wrong += _beside(votes, found, given.peer)
    return wrong


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The consultation, measured.")
    parser.add_argument("files", nargs="*", type=Path, help="CSV: participant,statement,answer")
    parser.add_argument("--long", action="store_true", help="a million participants too")
    parser.add_argument("--peer", metavar="PYTHON", help="an interpreter that has red-dwarf")
    parser.add_argument("--statements", type=int, default=200)
    parser.add_argument(
        "--answered", type=float, default=0.15, help="share of the statements that people answer (0.15)"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def invented(people: int, statements: int, answered: float, seed: int) -> Votes:
    """Three groups of unequal size: a quarter of the statements liked or disliked by all, the others by some groups.

    How much somebody answers is drawn from a gamma distribution; one answer in eight is a pass.
    """
    lot = np.random.default_rng(seed)
    shares = np.array([0.45, 0.35, 0.2])
    likes = lot.beta(0.6, 0.6, (statements, 3))
    common = lot.random(statements) < 0.25
    likes[common] = lot.choice([0.12, 0.88], (int(common.sum()), 1))
    lengths, columns, answers = [], [], []
    for first in range(0, people, _PIECE):
        size = min(_PIECE, people - first)
        group = lot.choice(3, size, p=shares)
        keen = np.clip(answered * lot.gamma(2, 0.5, size), 1 / statements, 1).astype(np.float32)
        table = lot.random((size, statements), dtype=np.float32) < keen[:, None]
        table[~table.any(1), 0] = True
        who, what = np.nonzero(table)
        agree = lot.random(len(who), dtype=np.float32) < likes[what, group[who]]
        given = np.where(agree, 1, -1).astype(np.int8)
        given[lot.random(len(who), dtype=np.float32) < 0.125] = 0
        lengths.append(table.sum(1))
        columns.append(what.astype(np.int16))
        answers.append(given)
    starts = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
    return Votes(tuple(str(at) for at in range(statements)), starts, np.concatenate(columns), np.concatenate(answers))


def _measured(name: str, votes: Votes) -> Results:
    """The results, and how long they took."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began, used = time.monotonic(), time.process_time()
    found = results(votes)
    took, used = time.monotonic() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    arrays = sum(part.nbytes for part in (votes.starts, votes.columns, votes.answers)) / 2**20
    sizes = ", ".join(str(group.size) for group in found.groups) or found.reason
    print(
        f"{name}, {len(votes.answers):,} answers: {took:.2f} s ({used:.2f} s of a processor), peak {peak:.0f} MB "
        f"({before:.0f} MB before, the answers {arrays:.0f} MB); groups {sizes}, {found.unplaced} in none",
        flush=True,
    )
    return found


def _from_file(votes: Votes) -> None:
    """How long reading them from a CSV takes."""
    who = np.repeat(np.arange(votes.participants), np.diff(votes.starts)).tolist()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "votes.csv")
        rows = zip(who, votes.columns.tolist(), votes.answers.tolist(), strict=True)
        path.write_text("participant,statement,answer\n" + "".join(f"{a},{b},{c}\n" for a, b, c in rows))
        began = time.process_time()
        read = votes_in(path)
        print(
            f"  the same from a CSV: {time.process_time() - began:.2f} s of a processor to read {len(read.answers):,} rows"
        )


def _beside(votes: Votes, found: Results, python: str) -> int:
    """The same by red-dwarf; answers 1 where group-aware consensus differs."""
    division, _, _ = _divided(votes, axes_of(votes, counted(votes)), found.least, None)
    table, _ = counted_by(votes, division.group, division.number)
    ours = consensus(table[..., 0], table[..., :3].sum(2)), consensus(table[..., 2], table[..., :3].sum(2))
    times, used = [], []
    for _ in range(3):
        began, began_used = time.monotonic(), time.process_time()
        results(votes)
        times.append(time.monotonic() - began)
        used.append(time.process_time() - began_used)
    with tempfile.TemporaryDirectory() as folder:
        np.savez(
            Path(folder, "votes.npz"),
            starts=votes.starts, columns=votes.columns, answers=votes.answers, group=division.group,
        )  # fmt: skip
        script = Path(__file__).with_name("consultation_peers.py")
        done = subprocess.run([python, script, Path(folder, "votes.npz")], capture_output=True, text=True)
    if done.returncode:
        print(done.stderr[-1000:])
        return 1
    peer: dict[str, Any] = json.loads(done.stdout)
    apart = max(
        float(np.abs(np.array(peer[word]) - own).max()) for word, own in zip(("agree", "disagree"), ours, strict=True)
    )
    held = max(abs(row.unites - own) for row, own in zip(found.statements, ours[0], strict=True))
    print(
        f"  red-dwarf {peer['version']}: {min(peer['seconds']):.2f} s ({min(peer['used']):.2f} s of a processor), "
        f"{min(peer['seconds']) / min(times):.0f} × as long ({min(peer['used']) / min(used):.0f} × of a processor); "
        f"without its table {min(peer['used_after_table']) / min(used):.0f} ×; best of three each\n"
        f"  group-aware consensus on the same groups differs by {apart:.1e} at most; "
        f"as published, with small counts held back, by {held:.1e}",
        flush=True,
    )
    return int(apart > 1e-9)


if __name__ == "__main__":
    sys.exit(main())
