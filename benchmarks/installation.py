"""A demo of any size in a folder of its own, served as people get it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Installation:
    """Where its files lie, and with what environment its processes run."""

    folder: Path

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment that leads to this installation."""
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HAMGAM_VAR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder / 'demo.sqlite3'}",
            "HAMGAM_LOG_KEY_FILE": str(self.folder / "demo.key"),
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "hamgam.settings"),
        }

    def run(self, *words: str) -> str:
        """A Python program on this installation; answers what it prints."""
        command = [sys.executable, *words]
        done = subprocess.run(command, cwd=ROOT, env=self.surroundings, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        return done.stdout

    @contextlib.contextmanager
    def served(self, *words: str) -> Iterator[str]:
        """Its address while it is served; `words`: another program than `hamgam serve` that prints its address."""
        command = [sys.executable, *(words or ("-m", "hamgam.cli", "serve", "--port", "18765", "--workers", "1"))]
        server = subprocess.Popen(command, cwd=ROOT, env=self.surroundings, stdout=subprocess.PIPE, text=True)
        try:
            yield (server.stdout.readline() if server.stdout else "").strip()
        finally:
            server.terminate()
            server.wait()


@contextlib.contextmanager
def demo(size: str = "") -> Iterator[Installation]:
    """A demo that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="hamgam-bench-") as name:
        made = Installation(Path(name))
        made.run("-m", "hamgam.cli", "demo", "--no-serve", *(["--size", size] if size else []))
        yield made
