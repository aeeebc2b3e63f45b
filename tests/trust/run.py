"""The figures of trust, one line each: what is claimed, how many cases were looked at, and that a spoiled program is caught.

python tests/trust/run.py               every figure in full (about an hour on two cores)
python tests/trust/run.py --count 2000  about so many cases for each
python tests/trust/run.py T2 T22        only these
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.trust.faults import FAULTS
from tests.trust.figures import Figure
from tests.trust.fuzzing import FUZZING
from tests.trust.installations import BACKUPS, PASSKEYS
from tests.trust.kills import KILLS
from tests.trust.mutants import MUTANTS
from tests.trust.mutations import MUTATIONS
from tests.trust.named import BUNDLES
from tests.trust.publication import PUBLICATION
from tests.trust.signatures import SIGNATURES
from tests.trust.traces import TRACES
from tests.trust.views import VIEWS
from tests.trust.walls import HOSTILE, PAGES, WALLS

FIGURES = (
    SIGNATURES, MUTANTS, FUZZING, VIEWS, KILLS, FAULTS, WALLS, TRACES, PUBLICATION, PASSKEYS, PAGES, BACKUPS, HOSTILE, MUTATIONS, BUNDLES,
)  # fmt: skip


def _line(figure: Figure, count: int) -> bool:
    """Print the line of a figure; answers whether the claim holds and the control was caught."""
    began = time.monotonic()
    found, control = figure.count(count), figure.control()
    whole = found.seen >= figure.least or count < figure.full
    holds = not found.broken and bool(control.broken) and whole
    more = f" ({found.more})" if found.more else ""
    caught = f"control caught {len(control.broken)} times" if control.broken else "CONTROL NOT CAUGHT"
    print(
        f"{'ok  ' if holds else 'FAIL'} {figure.name}: {figure.claim}: {found.seen:,} looked at{more},"
        f" {len(found.broken)} broken; {caught}; {time.monotonic() - began:.0f} s",
        flush=True,
    )
    for wrong in found.broken[:20]:
        print(f"       {wrong}", flush=True)
    return holds


def main() -> int:
    """All figures, or those that are named; 1 when one does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="FIGURE")
    parser.add_argument("--count", type=int, default=0)
    options = parser.parse_args()
    chosen = [row for row in FIGURES if not options.names or set(row.name.split()) & set(options.names)]
    if not chosen:
        parser.error("no such figure; there are " + ", ".join(row.name for row in FIGURES))
    held = [_line(row, options.count or row.full) for row in chosen]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
