"""Witnesses: who else has seen a checkpoint, how many must have, and what a witness answers to a new one.

Two histories cannot both be witnessed by enough, if no more of the witnesses are dishonest than the policy reckons
with: any two groups of that size share an honest one, and an honest one goes on only from what it remembers.
Specifications: c2sp.org/tlog-cosignature@v1.0.0, c2sp.org/tlog-witness@v1.0.0.
"""

from __future__ import annotations

import hashlib
import re
from typing import Callable, Iterable, NamedTuple, Sequence, Tuple

from .errors import RecordError
from .lines import from_base64, to_base64
from .notes import (
    Checkpoint,
    Note,
    NoteSignature,
    VerifierKey,
    cosignature_time,
    cosigned_message,
    note_is_signed_by,
)
from .tree import Frontier, append, leaf_hash, root_of, verify_consistency

MAX_PROOF = 63
# The last second of the year 9999: what lies later is no time at which anybody saw anything.
_LAST_SECOND = 253402300799
_OLD_LINE = re.compile(rb"old (0|[1-9][0-9]{0,18})\n")
OK, MALFORMED, NOT_SIGNED, UNKNOWN_LOG, CONFLICT, NOT_CONSISTENT = 200, 400, 403, 404, 409, 422


def witnesses_needed(count: int, faulty: int) -> int:
    """How many of so many witnesses must have seen a checkpoint, if so many may be dishonest: floor((n+f)/2)+1."""
    return (count + faulty) // 2 + 1


def cosign(text: bytes, key: VerifierKey, second: int, sign: Callable[[bytes], bytes]) -> NoteSignature:
    """A witness's line under a checkpoint's text: that it saw it at this second since 1970. `sign` makes 64 bytes."""
    return NoteSignature(key.name, key.key_id, second.to_bytes(8, "big") + sign(cosigned_message(text, second)))


def cosigned_at(note: Note, keys: Iterable[VerifierKey]) -> dict[VerifierKey, int]:
    """Which of these witnesses have cosigned the note, and at which second. What does not hold is not counted."""
    found = {}
    for key in keys:
        lines = [s for s in note.signatures if (s.name, s.key_id) == (key.name, key.key_id)]
        if len(lines) == 1 and note_is_signed_by(note, key) and cosignature_time(lines[0]) <= _LAST_SECOND:
            found[key] = cosignature_time(lines[0])
    return found


def check_cosignature_lines(note: Note) -> None:
    """What stands under a checkpoint after the log's own line: cosignatures, in order, each key once.

    RecordError `checkpoint_has_more` otherwise.
    """
    lines = [(s.name, s.key_id) for s in note.signatures[1:]]
    if lines != sorted(set(lines)) or any(len(s.signature) != 72 for s in note.signatures[1:]):
        raise RecordError("checkpoint_has_more")


class Seen(NamedTuple):
    """What a witness remembers of a log: the size and root that it last took for true."""

    size: int = 0
    root: bytes = hashlib.sha256(b"").digest()


class Submission(NamedTuple):
    """What a log hands to a witness: from which size, the path from there, and the signed checkpoint."""

    old: int
    proof: Tuple[bytes, ...]
    note: bytes


def write_submission(submission: Submission) -> bytes:
    """The body of `add-checkpoint`."""
    proof = "".join(to_base64(node) + "\n" for node in submission.proof)
    return f"old {submission.old}\n{proof}\n".encode("ascii") + submission.note


def parse_submission(raw: bytes) -> Submission:
    """What the body of `add-checkpoint` says. RecordError `not_a_submission` or `not_base64`."""
    match = _OLD_LINE.match(raw)
    head, empty, note = raw.partition(b"\n\n")
    if match is None or not empty:
        raise RecordError("not_a_submission")
    lines = head.split(b"\n")[1:]
    proof = tuple(from_base64(line.decode("ascii", "replace")) for line in lines)
    if len(proof) > MAX_PROOF or any(len(node) != 32 for node in proof):
        raise RecordError("not_a_submission")
    return Submission(int(match.group(1)), proof, note)


def judge(seen: Seen, submission: Submission, checkpoint: Checkpoint) -> int:
    """What a witness that remembers `seen` answers to a checkpoint that the log's key has signed.

    200: it goes on from there, and may be cosigned once it is remembered in the place of `seen`.
    """
    if submission.old > checkpoint.size:
        return MALFORMED
    if submission.old != seen.size:
        return CONFLICT
    if checkpoint.size == seen.size:
        same = checkpoint.root == seen.root
        return OK if same and not submission.proof else CONFLICT if not same else NOT_CONSISTENT
    if seen.size == 0:
        return OK if not submission.proof else NOT_CONSISTENT
    holds = verify_consistency(seen.size, checkpoint.size, submission.proof, seen.root, checkpoint.root)
    return OK if holds else NOT_CONSISTENT


def grown(frontier: Frontier, leaves: Sequence[bytes], checkpoint: Checkpoint) -> Frontier:
    """The memory of a tree after these leaves, if the checkpoint speaks of exactly that tree.

    RecordError `leaves_missing` when they do not reach so far, `other_history` when they come to another root: then
    two checkpoints of one log contradict each other, or the leaves are not those that were signed.
    """
    if frontier.size + len(leaves) != checkpoint.size:
        raise RecordError("leaves_missing", found=frontier.size + len(leaves), wanted=checkpoint.size)
    for leaf in leaves:
        frontier = append(frontier, leaf_hash(leaf))
    if root_of(frontier) != checkpoint.root:
        raise RecordError("other_history", size=checkpoint.size)
    return frontier
