"""A drill: a backup restored where it harms nothing, checked as an installation is, and taken away again."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote, urlencode

from psycopg import conninfo

from hamgam.management.backups import restoring, server
from hamgam.management.backups.words import Stopped, said
from hamgam.record import whole

#: A folder in memory: what is restored for a drill reaches no disk.
MEMORY = Path("/dev/shm")  # noqa: S108
#: After so many days without a good drill `hamgam check` says so.
DAYS = 35
_NOTE = "drill.json"


def drill(backup: restoring.Opened, beside: str, name: str) -> None:
    """Restore and check; Stopped where something is not as the record says. beside: a database of the server to use."""
    if not os.access(MEMORY, os.W_OK):
        raise Stopped("no_memory_folder")
    with tempfile.TemporaryDirectory(prefix="hamgam-drill-", dir=MEMORY) as folder:
        into = Path(folder) / "var"
        if not backup.of_server:
            restoring.write(backup, into)
            _check(into, f"sqlite:///{into / 'hamgam.sqlite3'}", name)
            return
        if not beside:
            raise Stopped("needs_url")
        scratch = f"hamgam_drill_{secrets.token_hex(6)}"
        where = server.make_scratch(beside, scratch)
        try:
            restoring.write(backup, into, where)
            _check(into, as_url(where), name)
        finally:
            server.drop_scratch(beside, scratch)


def as_url(where: str) -> str:
    """An address of libpq as DATABASE_URL takes it."""
    told = {key: str(value) for key, value in conninfo.conninfo_to_dict(where).items()}
    user, password, name = (quote(told.pop(key, ""), safe="") for key in ("user", "password", "dbname"))
    return f"postgres://{user}{password and ':' + password}@/{name}?" + urlencode(told)


def _check(var: Path, url: str, name: str) -> None:
    """The record's own check, by a process of its own that knows the restored installation alone."""
    kept_out = ("HAMGAM_SECRET", "HAMGAM_LOG_KEY_FILE", "DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    surroundings = {key: value for key, value in os.environ.items() if key not in kept_out}
    surroundings |= {"HAMGAM_VAR": str(var), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "hamgam.settings"}
    command = [sys.executable, "-m", "hamgam.management.backups.looking"]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True)
    if done.returncode:
        told = (done.stdout or done.stderr).strip().splitlines()
        raise Stopped("drill_found", name=name, why=" ".join(told[-3:]))


def note(var: Path, day: date) -> None:
    """Keep the day of a good drill; the latest one counts."""
    former = last(var)
    if former and former >= day:
        return
    try:
        whole.write_over(var / _NOTE, json.dumps({"day": day.isoformat()}).encode())
    except OSError as error:
        raise Stopped("cannot_write", what=var / _NOTE, why=error.strerror) from None


def last(var: Path) -> date | None:
    """The day of the last good drill."""
    try:
        return date.fromisoformat(json.loads((var / _NOTE).read_text())["day"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def today() -> date:
    """The day in UTC, as the record writes it."""
    return datetime.now(UTC).date()


def due(var: Path) -> str:
    """What `hamgam check` says beside the record: that a drill is due; empty where one was held lately."""
    day = last(var)
    if day is None:
        return said("never_drilled")
    days = (today() - day).days
    return said("drill_due", days=days) if days > DAYS else ""
