"""Folders that tests work in: each is gone when its owner is, also after a failure; what a killed run left goes too."""

import os
import re
import shutil
import tempfile
import time
import weakref
from pathlib import Path

#: Younger folders are left alone, whoever made them, in seconds.
_YOUNG = 60 * 60


def folder_for(owner: object, kind: str) -> Path:
    """A folder that is removed with its owner, at the latest when the tests end."""
    folder = new_folder(kind)
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return folder


def new_folder(kind: str) -> Path:
    """A folder that bears the number of this process, so that a later run can tell whether anybody still uses it."""
    return Path(tempfile.mkdtemp(prefix=f"hamgam-{kind}-{os.getpid()}-"))


def sweep(now: float | None = None) -> list[Path]:
    """Remove what runs that were killed have left; answers which folders those were."""
    now, gone = now or time.time(), []
    for folder in Path(tempfile.gettempdir()).glob("hamgam-*"):
        found = re.fullmatch(r"hamgam-(?:tests|key|run|machine|pg)-(\d+)-\w+", folder.name)
        if found and not _alive(int(found[1])) and _age(folder, now) > _YOUNG:
            shutil.rmtree(folder, ignore_errors=True)
            gone.append(folder)
    return gone


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _age(folder: Path, now: float) -> float:
    try:
        return now - folder.stat().st_mtime
    except FileNotFoundError:
        return 0.0
