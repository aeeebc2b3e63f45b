"""The record inside a backup: its root recomputed from its leaves, and set beside a letter's three lines."""

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamgam.engine import record as engine
from hamgam.management.backups.words import Stopped


def proved(leaves: Sequence[bytes], note: str) -> engine.Told:
    """What the leaves come to. Stopped unless the note, signed by the key that they name, says the same."""
    try:
        key = log_key(leaves)
        signed = engine.open_checkpoint(note.encode(), key._replace(name=note.split("\n", 1)[0]))
    except engine.RecordError:
        raise Stopped("root_differs") from None
    if (signed.size, signed.root) != (len(leaves), engine.root_of_leaves(leaves)):
        raise Stopped("root_differs")
    return engine.Told(signed.origin, signed.size, signed.root)


def log_key(leaves: Sequence[bytes]) -> engine.VerifierKey:
    """The key that signs the record now, as its own entries name it."""
    try:
        return engine.log_of(leaves)
    except engine.RecordError:
        raise Stopped("no_record") from None


def is_key_of(private: bytes, leaves: Sequence[bytes]) -> bool:
    """Whether this private key is the one that signs the record now."""
    try:
        return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw() == log_key(leaves).public
    except ValueError:
        return False


def of_letter(raw: bytes, name: object, origin: str) -> engine.Told:
    """The checkpoint in a letter or on a slip of text; of several the longest record. Stopped where there is none."""
    try:
        return engine.told_in_letter(raw, origin)
    except engine.RecordError as error:
        raise Stopped(error.reason, **({"what": name} if error.reason == "no_checkpoint" else error.data)) from None


def follows(leaves: Sequence[bytes], letter: engine.Told) -> None:
    """Stopped where the record is shorter than the letter's, or did not come from there."""
    gap = letter.size - len(leaves)
    if gap > 0:
        raise Stopped("stale", size=len(leaves), later=letter.size, gap=gap)
    if engine.root_of_leaves(leaves[: letter.size]) != letter.root:
        raise Stopped("other_history", size=letter.size)
