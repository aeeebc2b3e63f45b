"""red-dwarf on the answers of a file, for comparison. Runs in an interpreter that has red-dwarf, without Hamgam.

    pip install red-dwarf          in an environment of its own
    python consultation_peers.py VOTES.npz

Prints how long its pipeline took (three times) and its group-aware consensus on the groups that the file holds.
"""

import json
import sys
import time
from importlib.metadata import version

import numpy as np
import pandas as pd
from reddwarf.implementations.base import run_pipeline
from reddwarf.utils.matrix import generate_raw_matrix
from reddwarf.utils.stats import calculate_comment_statistics


def main() -> None:
    """Print the figures as JSON."""
    given = np.load(sys.argv[1])
    people = len(given["starts"]) - 1
    who = np.repeat(np.arange(people), np.diff(given["starts"]))
    rows = zip(who.tolist(), given["columns"].tolist(), given["answers"].tolist(), strict=True)
    votes = [{"participant_id": a, "statement_id": b, "vote": c, "modified": 0} for a, b, c in rows]
    seconds, used, after = [], [], []
    for _ in range(3):
        began = time.process_time()
        table = generate_raw_matrix(votes=votes)
        for_table = time.process_time() - began
        began, began_used = time.monotonic(), time.process_time()
        run_pipeline(votes=votes, random_state=0)
        seconds.append(time.monotonic() - began)
        used.append(time.process_time() - began_used)
        after.append(used[-1] - for_table)
    placed = given["group"] >= 0
    matrix = pd.DataFrame(table).sort_index().sort_index(axis=1)
    *_, consensus = calculate_comment_statistics(matrix[placed], given["group"][placed].tolist())
    print(
        json.dumps(
            {
                "version": version("red-dwarf"),
                "seconds": seconds,
                "used": used,
                "used_after_table": after,
                "agree": consensus[0].tolist(),
                "disagree": consensus[1].tolist(),
            }
        )
    )


if __name__ == "__main__":
    main()
