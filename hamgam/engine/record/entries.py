"""The entries of a bundle: what each is, that it stands in the record, and that they are about one statement."""

from __future__ import annotations

from typing import Any, Callable, Mapping, NamedTuple, Sequence, Tuple, TypeVar

from .bundle import Proved
from .errors import RecordError
from .leaves import (
    Approval,
    Consent,
    KeyAdd,
    KeyRevoke,
    Leaf,
    Publication,
    Resumption,
    TextFreeze,
    Withdraw,
    parse_leaf,
)
from .notes import Checkpoint
from .policy import Policy
from .tree import leaf_hash, verify_inclusion

_Read = TypeVar("_Read")


def read_part(part: str, reader: Callable[[bytes], _Read], raw: bytes) -> _Read:
    """What a part says; its errors of form become one reason that names the part."""
    try:
        return reader(raw)
    except RecordError as error:
        raise RecordError("malformed", part=part, cause=error.reason) from None


class Entries(NamedTuple):
    """The entries of a bundle by what they are, with their numbers, in order."""

    freeze_index: int
    freeze: TextFreeze
    publication_index: int
    publication: Publication
    keys: Tuple[Tuple[int, Leaf], ...]
    consents: Tuple[Tuple[int, Leaf], ...]
    withdrawals: Tuple[Tuple[int, Leaf], ...]
    resumptions: Tuple[Tuple[int, Leaf], ...] = ()
    approvals: Tuple[Tuple[int, Leaf], ...] = ()


def _leaf_of(entry: Proved, policy: Policy) -> Leaf:
    leaf = read_part(f"entry {entry.index}", parse_leaf, entry.leaf)
    if leaf.origin != policy.origin:
        raise RecordError("wrong_origin", found=leaf.origin, expected=policy.origin)
    return leaf


def _of_type(leaves: Mapping[int, Leaf], *types: type) -> tuple[tuple[int, Leaf], ...]:
    return tuple((index, leaf) for index, leaf in leaves.items() if isinstance(leaf.entry, types))


def sort_entries(proved: Sequence[Proved], policy: Policy) -> Entries:
    """The entries by type: exactly one freeze and one publication of it, and nothing that does not belong."""
    leaves = {entry.index: _leaf_of(entry, policy) for entry in proved}
    freezes, publications = _of_type(leaves, TextFreeze), _of_type(leaves, Publication)
    if len(freezes) != 1 or len(publications) != 1:
        raise RecordError("freeze_missing" if len(freezes) != 1 else "publication_missing")
    entries = Entries(
        freezes[0][0],
        freezes[0][1].entry,
        publications[0][0],
        publications[0][1].entry,
        _of_type(leaves, KeyAdd, KeyRevoke),
        _of_type(leaves, Consent),
        _of_type(leaves, Withdraw),
        _of_type(leaves, Resumption),
        _of_type(leaves, Approval),
    )
    signed = [leaf for _, leaf in (*freezes, *publications, *entries.resumptions) if leaf.signatures]
    if signed or 2 + sum(map(len, entries[4:])) != len(leaves):
        raise RecordError("entry_not_expected")
    return entries


def check_inclusion(proved: Sequence[Proved], checkpoint: Checkpoint) -> None:
    for entry in proved:
        hashed = leaf_hash(entry.leaf)
        if not verify_inclusion(hashed, entry.index, checkpoint.size, entry.path, checkpoint.root):
            raise RecordError("entry_not_in_record", entry=entry.index)


def about(entry: Any) -> tuple[str, int, str, str]:
    return entry.text, entry.version, entry.kind, entry.digest


def check_publication(entries: Entries) -> None:
    """The publication is of this freeze, and after it."""
    publication, freeze = entries.publication, entries.freeze
    same = about(publication) == about(freeze) and publication.roster == freeze.roster
    if not same or publication.freeze != entries.freeze_index or entries.publication_index <= entries.freeze_index:
        raise RecordError("publication_of_another")
