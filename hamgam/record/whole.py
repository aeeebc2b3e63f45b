"""Files that are there whole or not at all, whatever fails on the way; for their owner alone, and on the disk when this returns."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is nowhere yet; False where there is one, which stays, also when two write at once."""
    if path.exists():
        return False
    with _drafted(path, data) as draft:
        try:
            os.link(draft, path)
        except FileExistsError:
            return False
        _flush(path.parent)
    return True


def write_over(path: Path, data: bytes) -> None:
    """Write a file; until it is whole, the former one is what is found."""
    with _drafted(path, data) as draft:
        draft.replace(path)
        _flush(path.parent)


@contextlib.contextmanager
def _drafted(path: Path, data: bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield Path(name)
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()


def _flush(folder: Path) -> None:
    """The name too has reached the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
