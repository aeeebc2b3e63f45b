"""The record inside a backup: its root recomputed from its leaves, and set beside a letter's three lines."""

import base64
import binascii
import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamgam.engine import record as engine
from hamgam.management.backups.words import Stopped

#: Signs that only turn the direction of writing.
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Told:
    """A checkpoint as three lines tell it: the record's name, how many entries, their root."""

    origin: str
    size: int
    root: bytes


def proved(leaves: Sequence[bytes], note: str) -> Told:
    """What the leaves come to. Stopped unless the note, signed by the key in the first leaf, says the same."""
    try:
        key = log_key(leaves)
        signed = engine.open_checkpoint(note.encode(), key._replace(name=note.split("\n", 1)[0]))
    except IndexError:
        raise Stopped("no_record") from None
    except engine.RecordError:
        raise Stopped("root_differs") from None
    if (signed.size, signed.root) != (len(leaves), root(leaves)):
        raise Stopped("root_differs")
    return Told(signed.origin, signed.size, signed.root)


def root(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree over these leaves, hashed anew from their bytes."""
    return engine.root([engine.leaf_hash(leaf) for leaf in leaves])


def log_key(leaves: Sequence[bytes]) -> engine.VerifierKey:
    """The key that the record names in its first entry."""
    genesis = engine.parse_leaf(leaves[0]).entry
    if not isinstance(genesis, engine.Genesis):
        raise Stopped("no_record")
    return engine.parse_verifier_key(genesis.log)


def is_key_of(private: bytes, leaves: Sequence[bytes]) -> bool:
    """Whether this private key is the one that the record names in its first entry."""
    try:
        return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw() == log_key(leaves).public
    except ValueError:
        return False


def of_letter(raw: bytes, name: object, origin: str) -> Told:
    """The checkpoint in a letter or on a slip of text; of several the longest record. Stopped where there is none."""
    found = [*_lines_of(raw), *(one for part in _parts_of_mail(raw) for one in _lines_of(part))]
    own = [one for one in found if one.origin == origin]
    if own:
        return max(own, key=lambda one: one.size)
    if found:
        raise Stopped("other_record", found=found[0].origin, wanted=origin)
    raise Stopped("no_checkpoint", what=name)


def _lines_of(raw: bytes) -> Iterator[Told]:
    """Every three lines that are a checkpoint, also behind the signs by which a mail is quoted."""
    lines = [_UNSEEN.sub("", line).strip(" \t>|\r") for line in raw.decode(errors="replace").split("\n")]
    lines = [line for line in lines if line]  # a letter that was copied from its page has empty lines between
    for origin, size, last in zip(lines, lines[1:], lines[2:], strict=False):
        try:
            digest = base64.b64decode(last, validate=True)
        except (binascii.Error, ValueError):
            continue
        if len(digest) == 32 and origin and size.isascii() and size.isdigit() and len(size) < 19:
            yield Told(origin, int(size), digest)


def _parts_of_mail(raw: bytes) -> Iterator[bytes]:
    """The texts of a mail as it was saved, with what its way of writing hides undone."""
    for part in email.message_from_bytes(raw, policy=email.policy.default).walk():
        if part.get_content_type() == "text/plain" and "content-transfer-encoding" in part:
            yield part.get_payload(decode=True)


def follows(leaves: Sequence[bytes], letter: Told) -> None:
    """Stopped where the record is shorter than the letter's, or did not come from there."""
    gap = letter.size - len(leaves)
    if gap > 0:
        raise Stopped("stale", size=len(leaves), later=letter.size, gap=gap)
    if root(leaves[: letter.size]) != letter.root:
        raise Stopped("other_history", size=letter.size)
