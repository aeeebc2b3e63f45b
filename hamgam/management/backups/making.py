"""A backup made: the database, and what lies outside of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamgam.management.backups import embedded, history, keeping, parcel, sealing, server
from hamgam.management.backups.words import Stopped

SECRET, LOG_KEY, FILES = "secret", "log.key", "files/"


@dataclass(frozen=True)
class Source:
    """An installation: its database (a file of SQLite, or where PostgreSQL is), and what is kept outside of it."""

    database: Path | str
    secret: str
    log_key: Path
    files: Path


def source(settings: Any) -> Source:
    """The installation of these settings."""
    named = settings.DATABASES["default"]
    embedded_one = named["ENGINE"].endswith("sqlite3")
    return Source(
        Path(named["NAME"]) if embedded_one else server.address(named),
        settings.SECRET_KEY,
        Path(settings.LOG_KEY_FILE),
        Path(settings.VAR) / "files",
    )


def make(of: Source, folder: Path, to: list[Any], day: date) -> tuple[Path, parcel.Manifest]:
    """Write one backup; answers where it lies and what is in it. Nothing readable is written anywhere."""
    taken = embedded.take(of.database) if isinstance(of.database, Path) else server.take(of.database)
    told = history.proved(taken.leaves, taken.checkpoint)
    manifest = parcel.Manifest(
        program=version("hamgam"), step=taken.step, day=day.isoformat(), database=taken.part, origin=told.origin, size=told.size,
        root=taken.checkpoint.splitlines()[2], checkpoint=taken.checkpoint, counts=taken.counts,
    )  # fmt: skip
    parts = {taken.part: taken.data, SECRET: of.secret.encode(), LOG_KEY: _log_key(of.log_key, taken.leaves)}
    parts.update(_files(of.files))
    sign = Ed25519PrivateKey.from_private_bytes(parts[LOG_KEY]).sign
    return keeping.put(folder, day, sealing.seal(parcel.pack(manifest, parts, sign), to)), manifest


def _log_key(path: Path, leaves: list[bytes]) -> bytes:
    """The key that signs checkpoints. The keys of ballot boxes beside it are left where they are: see docs/decisions/0021."""
    try:
        private = path.read_bytes()
    except OSError:
        raise Stopped("no_log_key", what=path) from None
    if not history.is_key_of(private, leaves):
        raise Stopped("other_log_key")
    return private


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            yield FILES + path.relative_to(folder).as_posix(), path.read_bytes()
