"""Everything that must hold before a test runs: lint, types, floors, migrations, translations, generated files."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = str(BIN / "python")

CHECKS = (
    ("lint", [str(BIN / "ruff"), "check", "-q", "."]),
    ("form", [str(BIN / "ruff"), "format", "-q", "--check", "."]),
    ("types of the engine", [str(BIN / "mypy"), "--no-error-summary"]),
    ("floors", [str(BIN / "lint-imports"), "--no-cache", "--config", "pyproject.toml"]),
    ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run", "-v", "0"]),
    ("system", [PYTHON, "manage.py", "check", "--fail-level", "WARNING"]),
    ("translations", [PYTHON, "manage.py", "translations", "--check"]),
    ("verifier", [PYTHON, "-m", "hamgam.engine.build_verifier", "--check"]),
    ("reference", [PYTHON, "manage.py", "reference", "--check"]),
)


def _checked(command: list[str], folder: str) -> tuple[subprocess.CompletedProcess[str], float]:
    """One check, with a folder of its own for what settings make."""
    began = time.monotonic()
    surroundings = {**os.environ, "HAMGAM_VAR": folder}
    done = subprocess.run(command, cwd=HERE, env=surroundings, capture_output=True, text=True)
    return done, time.monotonic() - began


def main() -> int:
    """Run every check, also after one failed; answers how many failed."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="hamgam-check-") as folder, ThreadPoolExecutor(2) as two:
        Path(folder, "secret").write_text("for checks alone")
        running = [(name, two.submit(_checked, command, folder)) for name, command in CHECKS]
        for name, waiting in running:
            done, seconds = waiting.result()
            print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({seconds:.1f} s)", flush=True)
            if done.returncode:
                failed += 1
                print(done.stdout[-4000:] + done.stderr[-4000:], flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
