"""A backup brought back: opened, proved, set beside a letter, and only then written, where nothing is yet."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from hamgam.engine import record as engine
from hamgam.management.backups import embedded, going_on, history, keeping, parcel, sealing, server, steps
from hamgam.management.backups.making import FILES, LOG_KEY, SECRET
from hamgam.management.backups.words import Stopped


@dataclass(frozen=True)
class Opened:
    """A backup that holds what its manifest says, and whose record is whole and signed."""

    parcel: parcel.Parcel
    leaves: list[bytes]

    @property
    def manifest(self) -> parcel.Manifest:
        """What it says of itself."""
        return self.parcel.manifest

    @property
    def database(self) -> bytes:
        """The database's bytes."""
        return self.parcel.parts[self.manifest.database]

    @property
    def of_server(self) -> bool:
        """Whether it needs PostgreSQL."""
        return self.manifest.database == server.PART


def opened(path: Path, keys: list[Any]) -> Opened:
    """The backup in the file, in memory. Stopped where it is not as it was made."""
    held = parcel.unpack(sealing.unseal(path, keys), path)
    manifest = held.manifest
    if manifest.database not in (embedded.PART, server.PART) or not {manifest.database, SECRET, LOG_KEY} <= set(
        held.parts
    ):
        raise Stopped("not_a_backup", what=path)
    if manifest.step and not steps.known(manifest.step):
        raise Stopped("newer_program", program=manifest.program, step=manifest.step)
    data = held.parts[manifest.database]
    if manifest.database == embedded.PART:
        taken = embedded.read(data)
        leaves = taken.leaves
        _as_told(manifest, taken.counts)
    else:
        leaves = server.leaves_in(data)
    told = history.proved(leaves, manifest.checkpoint)
    if (told.origin, told.size, manifest.checkpoint.splitlines()[2]) != (manifest.origin, manifest.size, manifest.root):
        raise Stopped("not_as_made", what="manifest.json")
    if not engine.verify_ed25519(history.log_key(leaves).public, held.signed, held.signature):
        raise Stopped("not_as_made", what="manifest.json")
    if not history.is_key_of(held.parts[LOG_KEY], leaves):
        raise Stopped("other_log_key")
    return Opened(held, leaves)


def _as_told(manifest: parcel.Manifest, counts: dict[str, int]) -> None:
    differing = sorted(name for name in {*counts, *manifest.counts} if counts.get(name) != manifest.counts.get(name))
    if differing:
        raise Stopped("not_as_made", what=", ".join(differing))


def letter_of(backup: Opened, letter: Path) -> engine.Told:
    """The checkpoint of this record in the letter. Stopped where there is none."""
    try:
        raw = letter.read_bytes()
    except OSError as error:
        raise Stopped("cannot_read", what=letter, why=error.strerror) from None
    return history.of_letter(raw, letter, backup.manifest.origin)


def held(backup: Opened) -> going_on.Held:
    """What the record can go on from."""
    return going_on.Held(backup.leaves, backup.parcel.parts[LOG_KEY], frozenset(backup.manifest.counts))


def write(backup: Opened, into: Path, url: str = "", going: going_on.GoingOn | None = None) -> None:
    """Write the installation where nothing is yet; after a failure nothing of it is left in the directory.

    `going`: with what comes after the backup.
    """
    if backup.of_server and not url:
        raise Stopped("needs_url")
    if url and not backup.of_server:
        raise Stopped("wants_no_url")
    if url and not server.is_empty(url):
        raise Stopped("taken_database")
    made = keeping.new_folder(into)
    try:
        try:
            _write_files(backup, into, going)
        except OSError as error:
            raise Stopped("cannot_write", what=into, why=error.strerror) from None
        if url:
            _fill(backup, url, going)
    except BaseException:
        keeping.empty_again(into, made)
        raise


def _write_files(backup: Opened, into: Path, going: going_on.GoingOn | None) -> None:
    """Secrets first and the database last: a directory with a database is whole."""
    parts = backup.parcel.parts
    keeping.keep(into / "secret", parts[SECRET])
    keeping.keep(into / ("log.key" if backup.of_server else "hamgam.key"), going.key if going else parts[LOG_KEY])
    for name, data in parts.items():
        if name.startswith(FILES):
            keeping.keep(into / _inside(name), data)
    if not backup.of_server:
        draft = into / "hamgam.sqlite3.part"
        more = list(going_on.statements(going)) if going else []
        keeping.keep(draft, embedded.with_more(backup.database, more) if more else backup.database)
        draft.replace(into / "hamgam.sqlite3")
    keeping.flush_folder(into)


def _inside(name: str) -> PurePosixPath:
    """The part's place; none leads out of the directory."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise Stopped("not_as_made", what=name)
    return path


def _fill(backup: Opened, url: str, going: going_on.GoingOn | None) -> None:
    leaves, _checkpoint, counts = server.bring_back(backup.database, url)
    if leaves != backup.leaves:
        raise Stopped("root_differs")
    _as_told(backup.manifest, counts)
    if going:
        server.put_more(url, list(going_on.statements(going)))
