"""What lies in a backup: a manifest and the parts that it names with their digests, in one archive."""

import gzip
import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from hamgam.management.backups.words import Stopped

FORMAT = "hamgam-backup/v1"
_MANIFEST, _SIGNATURE = "manifest.json", "manifest.sig"
#: What the log's key signs is told apart from a checkpoint by its first line.
_TAG = b"hamgam-backup-manifest/v1\n"


@dataclass(frozen=True)
class Manifest:
    """What the backup is of. `checkpoint` is the signed note of the record's end; `root` is as its third line writes it."""

    program: str
    step: str
    day: str
    database: str
    origin: str
    size: int
    root: str
    checkpoint: str
    counts: dict[str, int]
    parts: dict[str, str] = field(default_factory=dict)
    format: str = FORMAT


@dataclass(frozen=True)
class Parcel:
    """A backup, opened: its manifest, and its parts by name."""

    manifest: Manifest
    parts: dict[str, bytes]
    #: What the log's key signed, and its signature: anybody can seal a file for known recipients.
    signed: bytes
    signature: bytes


def pack(manifest: Manifest, parts: dict[str, bytes], sign: Callable[[bytes], bytes]) -> bytes:
    """One archive with everything in it, its manifest first, signed by the log's key."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
    told = json.dumps({**asdict(manifest), "parts": sums}, indent=1, sort_keys=True).encode()
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in {_MANIFEST: told, _SIGNATURE: sign(_TAG + told), **parts}.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), 0o600
            archive.addfile(member, io.BytesIO(data))
    return gzip.compress(held.getvalue(), compresslevel=6, mtime=0)


def unpack(data: bytes, name: object) -> Parcel:
    """The backup in these bytes. Stopped where they are none, or a part is not the one that was put in."""
    try:
        with tarfile.open(fileobj=io.BytesIO(gzip.decompress(data)), mode="r:") as archive:
            parts = {member.name: _read(archive, member) for member in archive.getmembers()}
        written, signature = parts.pop(_MANIFEST), parts.pop(_SIGNATURE)
        told = json.loads(written)
        if told["format"] != FORMAT:
            raise Stopped("not_a_backup", what=name)
        manifest = Manifest(**told)
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, KeyError, TypeError):
        raise Stopped("not_a_backup", what=name) from None
    for part in sorted({*parts, *manifest.parts}):
        if part not in parts or hashlib.sha256(parts[part]).hexdigest() != manifest.parts.get(part):
            raise Stopped("not_as_made", what=part)
    return Parcel(manifest, parts, _TAG + written, signature)


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    if file is None:
        raise tarfile.TarError(member.name)
    return file.read()
