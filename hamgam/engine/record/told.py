"""A checkpoint as paper tells it: three lines in a letter, minutes or a brochure, and what a copy of the record says to it.

Three lines carry no signature. They convict nobody by themselves; they tell whoever kept them whether the record still
begins as it did then.
"""

from __future__ import annotations

import base64
import binascii
import re
from email import message_from_bytes
from email.policy import SMTP
from typing import Iterator, NamedTuple, Sequence

from .bundle import read_netstrings
from .errors import RecordError
from .leaves import Resumption, is_resumption, parse_leaf
from .tree import Frontier, append, leaf_hash, root_of

# Signs that only turn the direction of writing.
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Told(NamedTuple):
    """A checkpoint as three lines tell it: the record's name, how many entries, their root."""

    origin: str
    size: int
    root: bytes


class Comparison(NamedTuple):
    """What a copy of a record says to a checkpoint: "same", "shorter" (the copy ends before it), "other_history", or
    "lost", where the record itself says that it went on at entry `resumed` and that what the letter tells of was lost."""

    word: str
    origin: str
    size: int
    root: bytes
    told: Told
    resumed: int = 0


def told_in_text(raw: bytes) -> Iterator[Told]:
    """Every three lines that are a checkpoint, also behind the signs by which a mail is quoted."""
    lines = [_UNSEEN.sub("", line).strip(" \t>|\r") for line in raw.decode("utf-8", "replace").split("\n")]
    lines = [line for line in lines if line]  # a letter that was copied from its page has empty lines between
    for origin, size, last in zip(lines, lines[1:], lines[2:]):
        try:
            digest = base64.b64decode(last, validate=True)
        except (binascii.Error, ValueError):
            continue
        if len(digest) == 32 and origin and size.isascii() and size.isdigit() and len(size) < 19:
            yield Told(origin, int(size), digest)


def _parts_of_mail(raw: bytes) -> Iterator[bytes]:
    """The texts of a mail as it was saved, with what its way of writing hides undone."""
    for part in message_from_bytes(raw, policy=SMTP).walk():
        if part.get_content_type() == "text/plain" and "content-transfer-encoding" in part:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield content


def told_in_letter(raw: bytes, origin: str) -> Told:
    """The checkpoint of this record in a letter or on a slip of text; of several the longest record.

    RecordError `other_record` where the letter tells of others only, `no_checkpoint` where it tells of none.
    """
    found = [*told_in_text(raw), *(one for part in _parts_of_mail(raw) for one in told_in_text(part))]
    own = [one for one in found if one.origin == origin]
    if own:
        return max(own, key=lambda one: one.size)
    if found:
        raise RecordError("other_record", found=found[0].origin, wanted=origin)
    raise RecordError("no_checkpoint")


def root_of_leaves(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree over these leaves, hashed anew from their bytes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = append(frontier, leaf_hash(leaf))
    return root_of(frontier)


def read_copy(raws: Sequence[bytes]) -> list[bytes]:
    """The entries in the files of a copy, one after another. RecordError `not_a_copy` where they do not begin a record."""
    try:
        leaves = [leaf for raw in raws for leaf in read_netstrings(raw, None)]
        origin = parse_leaf(leaves[0]).origin
    except (RecordError, IndexError):
        raise RecordError("not_a_copy") from None
    if not origin or not leaves[0].startswith(b"hamgam/genesis/"):
        raise RecordError("not_a_copy")
    return leaves


def what_follows(leaves: Sequence[bytes], told: Told) -> str:
    """Whether these entries go on from what paper tells: "same", "shorter" or "other_history"."""
    if told.size > len(leaves):
        return "shorter"
    return "same" if root_of_leaves(leaves[: told.size]) == told.root else "other_history"


def lost_after(leaves: Sequence[bytes], told: Told) -> int | None:
    """The entry at which the record says that it went on without what this checkpoint tells of; None where it does not."""
    for raw in leaves:
        entry = parse_leaf(raw).entry if is_resumption(raw) else None
        if isinstance(entry, Resumption) and entry.size < told.size <= entry.told:
            return entry.size
    return None


def compare_copy(leaves: Sequence[bytes], letter: bytes) -> Comparison:
    """What a copy of a record says to a letter. RecordError as `told_in_letter`."""
    origin = parse_leaf(leaves[0]).origin
    told = told_in_letter(letter, origin)
    word, resumed = what_follows(leaves, told), lost_after(leaves, told)
    if word != "same" and resumed is not None:
        word = "lost"
    return Comparison(word, origin, len(leaves), root_of_leaves(leaves), told, resumed or 0)
