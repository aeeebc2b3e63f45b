"""Run a command with DATABASE_URL leading to a PostgreSQL of its own: python tests/with_postgres.py pytest tests/record."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pg import postgres

if __name__ == "__main__":
    with postgres() as socket:
        address = f"postgres://hamgam@/postgres?host={socket}"
        command = [sys.executable, "-m", *sys.argv[1:]]
        sys.exit(subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode)
