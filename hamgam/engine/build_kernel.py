"""Compiles `ground/kernel.c`, the search of the common-ground engine, where the extra `hamgam[fast]` is installed.

    python -m hamgam.engine.build_kernel             compile now, say where it lies
    python -m hamgam.engine.build_kernel cc          by another compiler, for instance the system's

The compiler of the extra is a wheel (ziglang) and needs nothing of the system. Otherwise it is done at the first search,
once for each version of the source: some 0.1 to 2 seconds. The library is put beside the source, or, where that may not be
written, into a folder of this process alone.
"""

import atexit
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

SOURCE = Path(__file__).with_name("ground") / "kernel.c"
WIDE_SOURCE = SOURCE.with_name("wide.c")
PATIENCE = 120
"""Seconds after which a compiler is given up."""
_OPTIONS = ("-O3", "-shared", "-nostdlib", "-fPIC", "-fno-builtin", "-fno-math-errno")
_PROCESSOR = {"x86_64": "x86_64_v2", "amd64": "x86_64_v2"}


def beside(source: Path = SOURCE) -> Path:
    """Where the library of this source belongs for this kind of machine."""
    digest = sha256(source.read_bytes()).hexdigest()[:12]
    return source.with_name(f"kernel-{digest}-{sys.platform}-{platform.machine().lower()}.so")


@cache
def library(source: Path = SOURCE) -> str | None:
    """The path of the compiled search; None where it cannot be had, and plain Python does the work."""
    try:
        path = beside(source)
        if path.is_file():
            return str(path)
        if sys.platform == "win32" or find_spec("ziglang") is None:
            return None
        processor = _PROCESSOR.get(platform.machine().lower())
        command = [sys.executable, "-m", "ziglang", "cc", *([f"-mcpu={processor}"] if processor else [])]
        return str(_compiled(command, source, path))
    except (OSError, subprocess.SubprocessError):
        return None


def _compiled(command: Sequence[str], source: Path, path: Path) -> Path:
    """Compile into a folder beside the place, or else into one that ends with this process; answers where it lies."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".kernel-", dir=path.parent))
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="hamgam-kernel-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return _compile(command, source, folder / path.name)
    try:
        # Renamed when it is whole: others may be at it at the same moment.
        return _compile(command, source, folder / path.name).replace(path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _compile(command: Sequence[str], source: Path, target: Path) -> Path:
    kept = str(target.parent / "cache")
    subprocess.run(
        [*command, *_OPTIONS, "-o", str(target), str(source)],
        env={**os.environ, "ZIG_GLOBAL_CACHE_DIR": kept, "ZIG_LOCAL_CACHE_DIR": kept},
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    return target


def main(words: Sequence[str]) -> int:
    """Compile by the extra's compiler, or by the one that is named; answers 1 where there is none."""
    if words:
        for source in (SOURCE, WIDE_SOURCE):
            _compiled(words, source, beside(source))
    path = library() and library(WIDE_SOURCE) and library()
    print(path or "There is no compiler: install hamgam[fast], or name one.")
    return path is None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
