"""Everything that must hold before a test runs: lint, types, floors, migrations, translations, generated files."""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = str(BIN / "python")

CHECKS = (
    ("lint", [str(BIN / "ruff"), "check", "-q", "."]),
    ("types of the engine", [str(BIN / "mypy"), "--no-error-summary"]),
    ("floors", [str(BIN / "lint-imports"), "--no-cache", "--config", "pyproject.toml"]),
    ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run", "-v", "0"]),
    ("system", [PYTHON, "manage.py", "check", "--fail-level", "WARNING"]),
    ("translations", [PYTHON, "manage.py", "translations", "--check"]),
    ("verifier", [PYTHON, "-m", "hamgam.engine.build_verifier", "--check"]),
    ("reference", [PYTHON, "manage.py", "reference", "--check"]),
)


def main() -> int:
    """Run every check, also after one failed; answers how many failed."""
    failed = 0
    for name, command in CHECKS:
        began = time.monotonic()
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
        if done.returncode:
            failed += 1
            print(done.stdout[-4000:] + done.stderr[-4000:], flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
