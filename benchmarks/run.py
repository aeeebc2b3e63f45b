"""Every benchmark, one after another. Figures only: nothing fails by time."""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = {
    "run.py",
    "installation.py",
    "minimum.py",
    "ground_instances.py",
    "ground_peers.py",
    "consultation_peers.py",
    "__init__.py",
}


def main() -> int:
    """Run each file of this folder that measures something; answers how many could not."""
    failed = 0
    for path in sorted(HERE.glob("*.py")):
        if path.name in PARTS:
            continue
        began = time.monotonic()
        print(f"— {path.stem.replace('_', ' ')}", flush=True)
        failed += bool(subprocess.run([sys.executable, str(path)], cwd=HERE.parent).returncode)
        print(f"  ({time.monotonic() - began:.0f} s)", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
