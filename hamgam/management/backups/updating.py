"""`hamgam update`: a new version takes over a database, and gives it back as it was where the check then fails.

It is run from the new version's own folder while nothing serves. First a backup, as every night's, which this run alone can open besides its
recipients; then the new tables; then the whole check. Where that fails, the database is put back from the backup, the former folder is
untouched, and what served before serves again. Where it holds, a link that names the version in use is turned to this one.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyrage

from hamgam.management.backups import embedded, keeping, making, restoring, server
from hamgam.management.backups.words import Stopped

HERE = Path(__file__).resolve().parents[3]


def update(
    of: making.Source, folder: Path, to: list[Any], day: date, *, bring: Callable[[], str], current: Path | None = None
) -> tuple[Path, str, str]:
    """Back up, bring the database up to date and check it; answers the backup, the step before and the step now.

    `bring`: does both and answers what is wrong; empty where all is well. Stopped `update_failed` when the database was put back.
    """
    if current is not None and current.exists() and not current.is_symlink():
        raise Stopped("no_link", what=current)
    own = pyrage.x25519.Identity.generate()
    path, manifest = making.make(of, folder, [*to, own.to_public()], day)
    wrong = bring()
    if wrong:
        try:
            _back(of, restoring.opened(path, [own]))
        except OSError as error:
            raise Stopped("not_put_back", why=wrong, disk=error.strerror, name=path.name) from None
        raise Stopped("update_failed", why=wrong, name=path.name)
    if current is not None:
        _turn(current)
    return path, manifest.step, _taken(of).step


def checked() -> str:
    """Bring this installation up to date and check all of it, in a process of its own; answers what is wrong."""
    command = [sys.executable, "-m", "hamgam.management.backups.looking"]
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "hamgam.settings")}
    done = subprocess.run(command, cwd=HERE, env=surroundings, capture_output=True, text=True)
    return " ".join((done.stdout + done.stderr).strip().splitlines()[-3:]) or "?" if done.returncode else ""


def _taken(of: making.Source) -> embedded.Taken:
    return embedded.take(of.database) if isinstance(of.database, Path) else server.take(of.database)


def _back(of: making.Source, backup: restoring.Opened) -> None:
    """The database as it was. What was entered meanwhile would be lost, so then nothing is put back, and it is said."""
    if _leaves(of) != backup.leaves:
        raise Stopped("written_meanwhile")
    if isinstance(of.database, Path):
        draft = of.database.with_suffix(".part")
        draft.unlink(missing_ok=True)
        keeping.keep(draft, backup.database)
        for beside in ("-wal", "-shm"):
            Path(f"{of.database}{beside}").unlink(missing_ok=True)
        draft.replace(of.database)
        keeping.flush_folder(of.database.parent)
        return
    server.empty(of.database)
    if server.bring_back(backup.database, of.database)[0] != backup.leaves:
        raise Stopped("root_differs")


def _leaves(of: making.Source) -> list[bytes]:
    return embedded.leaves(of.database) if isinstance(of.database, Path) else server.leaves(of.database)


def _turn(link: Path) -> None:
    """The link leads to this version from one moment to the next."""
    draft = link.with_name(f".{link.name}.{os.getpid()}")
    try:
        draft.unlink(missing_ok=True)
        draft.symlink_to(HERE)
        draft.replace(link)
    except OSError as error:
        raise Stopped("cannot_turn", what=link, why=error.strerror) from None
