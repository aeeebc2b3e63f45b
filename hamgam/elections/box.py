"""The ballot box: one sealed piece for all ballots of a round, written anew as a whole with each ballot.

What a copy of the database shows. The piece is encrypted (AES-256-GCM) under a key that is not in the database, with a fresh
nonce each time, and always of the same length; inside, the ballots lie in an order that is drawn anew with each ballot. So two copies,
one from before a vote and one from after it, differ in who has voted and in a piece of which nothing can be compared.
When the box is opened the key is destroyed, and all former copies stay closed for ever.

What it does not keep from whoever runs the machine while votes arrive is said on the page of the ballot, and in
docs/decisions: they hold both the key and the requests.
"""

import contextlib
import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from hamgam.record import whole

_LABEL = "hamgam-ballot-box/v1"
_NONCE = 12
#: Pieces are as long as all ballots together can get, rounded up to so many bytes.
_STEP = 1024

Ballot = tuple[str, ...]


class BoxDamaged(RuntimeError):
    """The box cannot be opened: its key is gone, or the piece is not the one that was written last."""


def _folder() -> Path:
    """Beside the log's key and under its name: two installations on one machine never share one."""
    return Path(settings.LOG_KEY_FILE).with_suffix(".boxes")


def _key_file(name: str) -> Path:
    return _folder() / f"{name}.key"


def make(electors: int, choices: Iterable[str]) -> tuple[str, bytes]:
    """A new empty box for so many ballots that hold these choices: its name and its piece.

    Its key is made here, in a file outside of the database.
    """
    name = secrets.token_hex(16)
    longest = len(json.dumps([RECEIPT * 9, *choices], separators=(",", ":"))) + 1
    capacity = electors * longest + 2
    whole.write_new(_key_file(name), AESGCM.generate_key(256))
    return name, _seal(name, [], -(-capacity // _STEP) * _STEP)


def put_in(name: str, piece: bytes, ballot: Ballot, *, expected: int) -> bytes:
    """The box with one ballot more. `expected`: how many it must hold now; BoxDamaged for any other number."""
    ballots, length = _open(name, piece)
    if len(ballots) != expected:
        raise BoxDamaged(name)
    return _seal(name, [*ballots, ballot], length)


def open_box(name: str, piece: bytes) -> list[Ballot]:
    """What the box holds, in an order drawn now. Raises BoxDamaged."""
    ballots, _length = _open(name, piece)
    return shuffled(ballots)


RECEIPT = "#"
"""What a receipt begins with: where the bylaws give one, it lies in the box with its ballot, as the first thing on it."""


def receipt() -> str:
    """A new receipt: eight letters and digits that nothing is known by, drawn by chance, none of which looks like another."""
    return RECEIPT + "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(8))


def without_receipt(ballot: Ballot) -> Ballot:
    """A ballot's choices alone."""
    return tuple(choice for choice in ballot if not choice.startswith(RECEIPT))


def destroy(name: str) -> None:
    """The key is overwritten and gone; doing it twice does no harm."""
    path = _key_file(name)
    with contextlib.suppress(FileNotFoundError):
        with path.open("r+b") as file:
            file.write(os.urandom(32))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def keys_left(*, older_than: float = 0) -> list[str]:
    """The boxes whose keys still exist and were made before this moment (seconds since 1970; 0: whenever)."""
    paths = sorted(_folder().glob("*.key"))
    return [path.stem for path in paths if not older_than or path.stat().st_mtime < older_than]


def shuffled(ballots: Iterable[Ballot]) -> list[Ballot]:
    """In an order drawn from the machine's source of chance."""
    drawn = list(ballots)
    secrets.SystemRandom().shuffle(drawn)
    return drawn


def _key(name: str) -> AESGCM:
    try:
        return AESGCM(_key_file(name).read_bytes())
    except (FileNotFoundError, ValueError) as error:
        raise BoxDamaged(name) from error


def _seal(name: str, ballots: list[Ballot], length: int) -> bytes:
    plain = json.dumps(shuffled(ballots), separators=(",", ":")).encode()
    if len(plain) > length:
        raise BoxDamaged(name)
    nonce = os.urandom(_NONCE)
    return nonce + _key(name).encrypt(nonce, plain.ljust(length), f"{_LABEL}\n{name}".encode())


def _open(name: str, piece: bytes) -> tuple[list[Ballot], int]:
    """The ballots, and how many bytes the piece has room for."""
    try:
        plain = _key(name).decrypt(piece[:_NONCE], piece[_NONCE:], f"{_LABEL}\n{name}".encode())
    except InvalidTag as error:
        raise BoxDamaged(name) from error
    return [tuple(ballot) for ballot in json.loads(plain)], len(plain)
