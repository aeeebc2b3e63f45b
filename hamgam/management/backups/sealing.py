"""Sealing by age, in memory: for several recipients, each of whom can open it alone."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyrage

from hamgam.management.backups.words import Stopped

#: With one recipient a lost key would lose every backup.
FEWEST = 2


def recipients(words: Iterable[str]) -> list[Any]:
    """Whom the words name, each once. Stopped where one names nobody, or where they are too few."""
    named = dict.fromkeys(word.strip() for word in words if word.strip())
    found = [_recipient(word) for word in named]
    if len(found) < FEWEST:
        raise Stopped("few_recipients")
    return found


def _recipient(word: str) -> Any:
    kind = pyrage.ssh if word.startswith("ssh-") else pyrage.x25519
    try:
        return kind.Recipient.from_str(word)
    except pyrage.RecipientError:
        raise Stopped("bad_recipient", what=word) from None


def seal(data: bytes, to: list[Any]) -> bytes:
    """The data, so that whoever holds a key of one of these can open it, and nobody else."""
    return bytes(pyrage.encrypt(data, to))


def identities(path: str) -> list[Any]:
    """The keys in a file as age-keygen writes it, or a private SSH key; “-” is standard input, so that no key need lie here."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Stopped("cannot_read", what=path, why=error.strerror) from None
    try:
        if raw.startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(raw)]
        lines = [line.strip() for line in raw.decode().splitlines()]
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (pyrage.IdentityError, UnicodeDecodeError):
        found = []
    if not found:
        raise Stopped("no_identity", what=path)
    return found


def unseal(path: Path, keys: list[Any]) -> bytes:
    """What was sealed in the file, in memory. Stopped where no key fits or a bit of it was changed."""
    try:
        return bytes(pyrage.decrypt(path.read_bytes(), keys))
    except OSError as error:
        raise Stopped("cannot_read", what=path, why=error.strerror) from None
    except pyrage.DecryptError:
        raise Stopped("cannot_open", what=path) from None
