"""The common-ground engine: its own figures, and beside OR-Tools CP-SAT and HiGHS where these are installed.

    python benchmarks/ground.py                     a short run
    python benchmarks/ground.py --seconds 60 --seeds 10 --peers
    python benchmarks/ground.py --plain             without the compiled search
    python benchmarks/ground.py FILE.csv … --peers  positions of your own

Ratios are taken in one run on the same instance, and every height that two proved must be equal.
"""

import argparse
import csv
import statistics
import sys
import time
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.ground_instances import MAKERS
from benchmarks.ground_peers import alone, cp_sat, highs
from hamgam.engine.build_kernel import library
from hamgam.engine.ground import Frontier, Question, frontier, frontier_after, table_of
from hamgam.engine.ground.compiled import plain

SHORT = (
    ("roll calls", 34, 38, 2),
    ("currents", 30, 40, 2),
    ("currents", 40, 60, 3),
    ("nested", 40, 60, 3),
    ("uniform", 40, 60, 3),
)
LONG = (
    *SHORT,
    ("adversarial", 40, 60, 3),
    ("currents", 100, 60, 3),
    ("currents", 500, 100, 1),
    ("currents", 2000, 100, 1),
)


def main() -> int:
    """Print a line for each instance; answers how many disagreed."""
    given = _words()
    with plain() if given.plain else nullcontext():
        return _run(given)


def _run(given: argparse.Namespace) -> int:
    wrong = 0
    if not given.plain:
        began = time.monotonic()
        path = library()
        print(f"compiled search: {'there' if path else 'not installed'}, ready in {time.monotonic() - began:.2f} s")
    for name, question in _instances(given):
        began, used = time.monotonic(), time.process_time()
        clock = time.process_time if given.processor else time.monotonic
        until = clock() + given.seconds
        answer = frontier(question, 10**15, lambda clock=clock, until=until: clock() >= until)  # type: ignore[misc]
        took, used = time.monotonic() - began, time.process_time() - used
        gaps = [step.upper - len(step.signatories) for step in answer.steps]
        proved = gaps.count(0)
        line = f"{name}: {proved} of {len(gaps)} steps proved in {took:.2f} s ({used:.2f} s of a processor)"
        if proved < len(gaps):
            shares = [100 * gap / max(1, step.upper - gap) for gap, step in zip(gaps, answer.steps, strict=True) if gap]
            line += (
                f", gap of the rest {statistics.median(g for g in gaps if g):.0f} in the median, {max(gaps)} at most"
                f" ({statistics.median(shares):.0f} % and {max(shares):.0f} %)"
            )
        elif any(not step.settled for step in answer.steps):
            line += ", not every text settled"
        print(line, flush=True)
        if given.peers:
            wrong += _beside(question, answer, took, given.seconds)
    for seed in range(1, given.seeds + 1):
        _one_change(MAKERS["currents"](40, 60, 3, seed), seed)
    return wrong


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The common-ground engine, measured.")
    parser.add_argument("files", nargs="*", type=Path, help="CSV: organisation,clause,wording,position")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each instance and solver (5)")
    parser.add_argument("--seeds", type=int, default=3, help="instances of each kind (3)")
    parser.add_argument("--peers", action="store_true", help="beside CP-SAT and HiGHS, where they are installed")
    parser.add_argument("--long", action="store_true", help="large instances too")
    parser.add_argument("--plain", action="store_true", help="plain Python alone")
    parser.add_argument("--processor", action="store_true", help="seconds of a processor, where others share it")
    parser.add_argument("--only", default="", help="instances whose name holds this")
    return parser.parse_args()


def _instances(given: argparse.Namespace) -> list[tuple[str, Question]]:
    if given.files:
        return [
            (path.name, table_of(list(csv.reader(path.open(encoding="utf-8")))[1:]).question) for path in given.files
        ]
    rows = []
    for kind, *size in LONG if given.long else SHORT:
        for seed in range(1, given.seeds + 1):
            name = f"{kind} {size[0]} × {size[1]} × {size[2]}, seed {seed}"
            if given.only in name:
                rows.append((name, MAKERS[kind](size[0], size[1], size[2], seed)))
    return rows


def _beside(question: Question, answer: Frontier, took: float, seconds: float) -> int:
    """The same steps by the peers; answers how many of them found another height."""
    wrong = 0
    for name, module, solve in (("CP-SAT", "ortools", cp_sat), ("HiGHS", "highspy", highs)):
        if find_spec(module) is None:
            print(f"  {name} is not installed (pip install {module})")
            continue
        peer = alone(solve, question, seconds)
        equal = all(
            height == len(step.signatories)
            for height, step in zip(peer.heights, answer.steps, strict=False)
            if step.proved
        )
        wrong += not equal
        done = len(peer.heights)
        least = "" if done == len(answer.steps) else "more than "
        print(
            f"  {name}: {done} steps in {peer.seconds:.2f} s, {least}{peer.seconds / took:.0f} × as long; "
            f"{'equal' if equal else 'NOT EQUAL'}",
            flush=True,
        )
    return wrong


def _one_change(question: Question, seed: int) -> None:
    """How long one changed position takes, from the answer before."""
    random = Random(seed)
    former = frontier(question, 10**6)
    wordings = [wording.id for clause in question.clauses for wording in clause.wordings]
    times = []
    for _ in range(15):
        who, wording = random.choice(question.organisations), random.choice(wordings)
        after = question.with_stance(who, wording, "reject" if question.bears(who, wording) else "accept")
        began = time.process_time()
        frontier_after(former, question, after, 10**6)
        times.append(time.process_time() - began)
    print(
        f"one changed position, currents 40 × 60 × 3, seed {seed}: "
        f"{1000 * statistics.median(times):.0f} ms in the median, {1000 * max(times):.0f} ms at most, of a processor"
    )


if __name__ == "__main__":
    sys.exit(main())
