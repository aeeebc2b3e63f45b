"""The record goes on under another key: what the members approve, and what a reader of an older policy makes of it.

A host can be lost, or lose what it held. Whoever goes on says so in the record itself (`Resumption`), and the members
say there whether they agree. Nobody can take a record over for a reader who pinned its former key, unless more than
half of the members whom that reader knows have signed exactly this key.
"""

from __future__ import annotations

import hashlib
from typing import Sequence

from .documents import LetterDocument, letter_document, open_signature_line
from .errors import RecordError
from .leaves import Approval, Genesis, Leaf, Resumption, is_resumption, parse_leaf
from .notes import VerifierKey, parse_verifier_key, write_verifier_key
from .sshsig import LETTER_NAMESPACE

RESUMPTION_PURPOSE = "resumption"


def resumption_digest(raw: bytes) -> str:
    """The digest by which approvals name a resumption: SHA-256 over its leaf's bytes, in hex."""
    return hashlib.sha256(raw).hexdigest()


def approvals_needed(members: int) -> int:
    """How many of so many members must approve: more than half, so that two who go on apart cannot both have enough."""
    return members // 2 + 1


def approval_letter(raw: bytes, organisation: str) -> LetterDocument:
    """The letter that an organisation signs, under the purpose `hamgam-letter@v1`, to approve a resumption (its leaf's bytes)."""
    entry = parse_leaf(raw).entry
    if not isinstance(entry, Resumption):
        raise RecordError("wrong_type", expected="hamgam/resumption/v1")
    lines = (
        f"former {entry.former}",
        f"log {entry.log}",
        f"size {entry.size}",
        f"root {entry.root}",
        f"told {entry.told}",
    )
    return LetterDocument(entry.day, organisation, RESUMPTION_PURPOSE, resumption_digest(raw), lines)


def approval_key(leaf: Leaf, resumption: bytes) -> bytes | None:
    """The key by which an approval of this resumption (its leaf's bytes) is signed; None at level `attested`.

    RecordError when it is of another, or does not carry exactly the signature that its level asks for.
    """
    entry = leaf.entry
    if not isinstance(entry, Approval) or entry.digest != resumption_digest(resumption):
        raise RecordError("approval_of_another")
    if len(leaf.signatures) != (entry.level == "key"):
        raise RecordError("signature_missing" if entry.level == "key" else "too_many_signatures")
    if entry.level != "key":
        return None
    message = letter_document(leaf.origin, approval_letter(resumption, entry.organisation))
    return open_signature_line(leaf.signatures[0], entry.organisation, LETTER_NAMESPACE, message)


def logs_of(leaves: Sequence[bytes]) -> list[tuple[VerifierKey, int | None]]:
    """The log's keys as the record names them, each with the largest record that it signs; None for the one in force.

    RecordError `not_a_copy` where the entries begin no record.
    """
    entry = parse_leaf(leaves[0]).entry if leaves else None
    if not isinstance(entry, Genesis):
        raise RecordError("not_a_copy")
    found: list[tuple[VerifierKey, int | None]] = [(parse_verifier_key(entry.log), None)]
    for index, raw in enumerate(leaves):
        if not is_resumption(raw):
            continue
        entry = parse_leaf(raw).entry
        if isinstance(entry, Resumption) and entry.former == write_verifier_key(found[-1][0]) != entry.log:
            found[-1] = (found[-1][0], index)
            found.append((parse_verifier_key(entry.log), None))
    return found


def log_of(leaves: Sequence[bytes]) -> VerifierKey:
    """The log's key in force after these entries."""
    return logs_of(leaves)[-1][0]
