"""Backups in their folder: named by day, there whole or not at all, and how many of them stay."""

import contextlib
import os
import re
import shutil
from datetime import date
from pathlib import Path

from hamgam.management.backups.words import Stopped

ENDING = ".hamgam.age"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.(\d+))?" + re.escape(ENDING))


def put(folder: Path, day: date, data: bytes) -> Path:
    """Write a backup of this day beside those that there are; under its name only when it is whole on the disk."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Stopped("cannot_write", what=folder, why=error.strerror) from None
    draft = folder / f".{os.getpid()}.part"
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path = _linked(draft, folder, day)
        flush_folder(folder)
    except OSError as error:
        raise Stopped("cannot_write", what=folder, why=error.strerror) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return path


def _linked(draft: Path, folder: Path, day: date) -> Path:
    """Give the draft the first name of its day that is free: a backup never takes the place of another."""
    number = 1
    while True:
        path = folder / f"{day.isoformat()}{f'.{number}' if number > 1 else ''}{ENDING}"
        try:
            os.link(draft, path)
        except FileExistsError:
            number += 1
            continue
        except OSError:  # a disk that knows no second names, as of a stick
            if path.exists():
                number += 1
                continue
            draft.replace(path)
        return path


def flush_folder(folder: Path) -> None:
    """Wait until the names in the folder have reached the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def how_many(words: str) -> tuple[int, int, int]:
    """Three numbers: of days, weeks and months."""
    found = re.fullmatch(r"([1-9]\d{0,3}),(\d{1,4}),(\d{1,4})", words)
    if not found:
        raise Stopped("bad_keep")
    return int(found[1]), int(found[2]), int(found[3])


def old(names: list[str], keep: tuple[int, int, int]) -> list[str]:
    """Which backups go: all but the newest of each of the last days, weeks and months that have one."""
    dated = sorted(((_key(name), name) for name in names if _NAME.fullmatch(name)), reverse=True)
    stay: set[str] = set()
    for count, part in zip(keep, ("%Y-%m-%d", "%G-%V", "%Y-%m"), strict=True):
        newest: dict[str, str] = {}
        for (day, _number), name in dated:
            newest.setdefault(day.strftime(part), name)
        stay.update(list(newest.values())[:count])
    return sorted(name for _key, name in dated if name not in stay)


def _key(name: str) -> tuple[date, int]:
    found = _NAME.fullmatch(name)
    assert found
    return date.fromisoformat(found[1]), int(found[2] or 1)


def clear(folder: Path, keep: tuple[int, int, int]) -> list[str]:
    """Remove those that go; what is named otherwise is none of ours."""
    gone = old([path.name for path in folder.iterdir() if path.is_file()], keep)
    try:
        for name in gone:
            (folder / name).unlink()
        if gone:
            flush_folder(folder)
    except OSError as error:
        raise Stopped("cannot_clear", what=folder, why=error.strerror) from None
    return gone


def new_folder(into: Path) -> bool:
    """Whether the directory had to be made; Stopped where something lies in it."""
    try:
        if into.exists():
            if not into.is_dir() or any(into.iterdir()):
                raise Stopped("taken_folder", what=into)
            return False
        into.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise Stopped("cannot_write", what=into, why=error.strerror) from None
    return True


def empty_again(into: Path, made: bool) -> None:
    """Take away what was written into it, and the directory where it had to be made; as far as the disk lets it."""
    for path in into.iterdir():
        with contextlib.suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if made:
        with contextlib.suppress(OSError):
            into.rmdir()


def keep(path: Path, data: bytes) -> None:
    """Write a file that is nowhere yet, for its owner alone; on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
