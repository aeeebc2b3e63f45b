"""Every test, on SQLite and then on a real PostgreSQL that is started here and ends with the run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))
from pg import postgres

HERE = Path(__file__).resolve().parent.parent
#: Pure rules need no database, so PostgreSQL does not run them again.
WITHOUT_DATABASE = ("tests/engine", "tests/papers", "tests/demo/test_content.py")


def run(name: str, words: list[str], **surroundings: str) -> tuple[int, int]:
    """One run of pytest; answers its exit code and how many tests passed."""
    print(f"— {name}", flush=True)
    surroundings = {**os.environ, **surroundings}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", *words]
    process = subprocess.Popen(
        command,
        cwd=HERE,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    last = ""
    for line in process.stdout or ():
        print(line, end="", flush=True)
        last = line if " passed" in line else last
    found = re.search(r"(\d+) passed", last)
    return process.wait(), int(found[1]) if found else 0


def main() -> int:
    """Both databases; the sum of what passed stands on the last line."""
    words = sys.argv[1:]
    with TemporaryDirectory(prefix=f"hamgam-run-{os.getpid()}-") as folder, postgres() as socket:
        # Both runs, with all their processes, compile each module once, and examine each page once.
        looked, compiled = Path(folder) / "looked", Path(folder) / "compiled"
        looked.mkdir()
        shared = {"HAMGAM_LOOKED": str(looked), "PYTHONPYCACHEPREFIX": str(compiled)}
        code, passed = run("SQLite", words, **shared)
        ignored = [f"--ignore={path}" for path in WITHOUT_DATABASE]
        address = f"postgres://hamgam@/postgres?host={socket}"
        other, more = run("PostgreSQL", [*ignored, *words], **shared, DATABASE_URL=address)
    failed = bool(code or other)
    print(
        f"{passed + more} passed on SQLite ({passed}) and PostgreSQL ({more})" + (", with failures" if failed else "")
    )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
