"""The bundle: one file that holds a published statement and everything by which a stranger can check it offline.

It is a row of netstrings (length, colon, bytes, comma). The first is the magic word; each further one is a part: a
line that says what it is, then its content. Parts stand in one fixed order, and what is read must be exactly what
would be written.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Callable, Mapping, NamedTuple, Sequence, Tuple

from .errors import RecordError
from .lines import KINDS, Field, Lines, from_base64, to_base64, write_document, write_fields
from .notes import VerifierKey, sign_note
from .tree import Tree

MAGIC = b"hamgam/bundle/v1"
FACTS_DOCUMENT = "hamgam/facts/v1"
SEAL_DOCUMENT = "hamgam/bundle-seal/v1"
MAX_PARTS = 20_000
_LENGTH = re.compile(rb"(0|[1-9][0-9]{0,9}):")
_FACTS = (
    Field("salt", "salt", ("hex",)),
    Field("adopted", "adopted", ("day?",)),
    Field("assembly", "assembly", ("language", "text"), many=True),
    Field("place", "place", ("language", "text"), many=True),
)
_SEAL = (
    Field("number", "number", ("number",)),
    Field("day", "day", ("day",)),
    Field("size", "size", ("number",)),
    Field("digest", "digest", ("hex",)),
)


@dataclass(frozen=True)
class Proved:
    """An entry of the record: its number, its leaf's bytes, and the path by which it stands in the tree."""

    index: int
    leaf: bytes
    path: Tuple[bytes, ...]


@dataclass(frozen=True)
class SigningNote:
    """What an organisation wrote beside its signature: number of its entry, the salt of the commitment, the text."""

    index: int
    salt: bytes
    content: bytes


class Facts(NamedTuple):
    """Where and when a statement was adopted, as the host states it: day or "-", and by language the assembly's name
    and the place."""

    origin: str
    salt: str
    adopted: str
    assembly: Tuple[Tuple[str, str], ...] = ()
    place: Tuple[Tuple[str, str], ...] = ()


class Seal(NamedTuple):
    """The log's word on a bundle: which statement, on which day, how large the record was, and over which bytes."""

    number: int
    day: str
    size: int
    digest: str


class Bundle(NamedTuple):
    """The parts of a bundle, each in its order. `body` is what the seal is over."""

    texts: Tuple[Tuple[str, bytes], ...]
    facts: bytes
    rosters: Tuple[bytes, ...]
    entries: Tuple[Proved, ...]
    notes: Tuple[SigningNote, ...]
    policies: Tuple[bytes, ...]
    checkpoint: bytes
    seal: bytes = b""
    body: bytes = b""


def netstring(raw: bytes) -> bytes:
    """The bytes, framed."""
    return b"%d:%s," % (len(raw), raw)


def read_netstrings(raw: bytes, limit: int | None = MAX_PARTS) -> list[bytes]:
    """The framed bytes in a row of netstrings, at most so many. RecordError `broken_frame` or `too_many_parts`."""
    found, place = [], 0
    while place < len(raw):
        match = _LENGTH.match(raw, place)
        end = match.end() + int(match.group(1)) if match else -1
        if match is None or raw[end : end + 1] != b",":
            raise RecordError("broken_frame", place=place)
        found.append(raw[match.end() : end])
        place = end + 1
        if limit is not None and len(found) > limit:
            raise RecordError("too_many_parts")
    return found


def prove(tree: Tree, leaves: Mapping[int, bytes]) -> tuple[Proved, ...]:
    """The entries of these numbers with their paths in the tree."""
    return tuple(Proved(index, leaves[index], tuple(tree.inclusion_path(index))) for index in sorted(leaves))


def write_facts(facts: Facts) -> bytes:
    """The bytes of the facts; their digest goes into the publication entry."""
    return write_document(FACTS_DOCUMENT, facts.origin, write_fields(_FACTS, facts))


def parse_facts(raw: bytes) -> Facts:
    """The facts in these bytes. RecordError otherwise."""
    lines = Lines(raw, FACTS_DOCUMENT)
    facts = Facts(lines.origin, **lines.fields(_FACTS))
    lines.end()
    for rows in (facts.assembly, facts.place):
        if [row[0] for row in rows] != sorted({row[0] for row in rows}):
            raise RecordError("names_not_in_order")
    return facts


def facts_digest(raw: bytes) -> str:
    """The digest of the facts' bytes: SHA-256 in hex. The salt among them keeps it from being guessed."""
    return hashlib.sha256(raw).hexdigest()


def seal_text(origin: str, seal: Seal) -> bytes:
    """What the log's key signs on a bundle."""
    return write_document(SEAL_DOCUMENT, origin, write_fields(_SEAL, seal))


def parse_seal(raw: bytes) -> tuple[str, Seal]:
    """Origin and content of a seal's text."""
    lines = Lines(raw, SEAL_DOCUMENT)
    seal = Seal(**lines.fields(_SEAL))
    lines.end()
    return lines.origin, seal


def _part(label: str, content: bytes) -> bytes:
    return netstring(label.encode("ascii") + b"\n" + content)


def _entry_part(entry: Proved) -> bytes:
    path = "".join(to_base64(sibling) + "\n" for sibling in entry.path)
    return _part(f"entry {entry.index}", path.encode("ascii") + b"\n" + entry.leaf)


def _body(bundle: Bundle) -> bytes:
    """All frames but the seal's."""
    parts = [netstring(MAGIC)]
    parts += [_part(f"text {language}", text) for language, text in bundle.texts]
    parts.append(_part("facts", bundle.facts))
    parts += [_part("roster", roster) for roster in bundle.rosters]
    parts += [_entry_part(entry) for entry in bundle.entries]
    parts += [_part(f"note {note.index}", note.salt + note.content) for note in bundle.notes]
    parts += [_part("policy", policy) for policy in bundle.policies]
    parts.append(_part("checkpoint", bundle.checkpoint))
    return b"".join(parts)


def write_bundle(
    bundle: Bundle, *, number: int, day: str, size: int, log: VerifierKey, sign: Callable[[bytes], bytes]
) -> bytes:
    """The bytes of a bundle, sealed by the log's key.

    `number` is the statement's, `day` the day on which the bundle is made, `size` that of its checkpoint; `sign` makes
    64 bytes of Ed25519 signature from a message. `bundle.seal` and `bundle.body` are left empty by the caller. This
    only writes; `verify_bundle` says whether it convinces.
    """
    body = _body(bundle)
    seal = Seal(number, day, size, hashlib.sha256(body).hexdigest())
    return body + _part("seal", sign_note(seal_text(log.name, seal), log, sign))


def _read_entry(index: int, content: bytes) -> Proved:
    path: list[bytes] = []
    while True:
        line, newline, content = content.partition(b"\n")
        if not newline or len(path) > 64:
            raise RecordError("bad_entry", entry=index)
        if not line:
            return Proved(index, content, tuple(path))
        path.append(from_base64(line.decode("ascii", "replace")))


class _Parts:
    """The parts of a bundle, read one after another."""

    def __init__(self, frames: Sequence[bytes]) -> None:
        self._frames = frames
        self._next = 0

    def _label(self) -> tuple[str, str, bytes]:
        if self._next >= len(self._frames):
            return "", "", b""
        label, newline, content = self._frames[self._next].partition(b"\n")
        word, _, value = label.decode("ascii", "replace").partition(" ")
        return (word, value, content) if newline else ("", "", b"")

    def all(self, word: str, kind: str) -> list[tuple[str, bytes]]:
        """Value and content of all next parts of this word; at least what is there."""
        found = []
        while self._label()[0] == word:
            _, value, content = self._label()
            if kind and not KINDS[kind](value):
                raise RecordError("bad_part", part=word)
            found.append((value, content))
            self._next += 1
        return found

    def one(self, word: str) -> bytes:
        """The content of the next part, which must be this."""
        found = self.all(word, "")
        if len(found) != 1:
            raise RecordError("part_missing" if not found else "part_doubled", part=word)
        return found[0][1]

    def end(self) -> None:
        if self._next != len(self._frames):
            raise RecordError("part_not_expected", place=self._next)


def is_bundle(raw: bytes) -> bool:
    """Whether a file begins as a bundle."""
    return raw.startswith(netstring(MAGIC))


def read_bundle(raw: bytes) -> Bundle:
    """The parts of a bundle; nothing is checked yet but their order and form.

    RecordError `not_a_bundle` when the file does not begin as one, otherwise what is wrong with its form.
    """
    if not is_bundle(raw):
        raise RecordError("not_a_bundle")
    parts = _Parts(read_netstrings(raw)[1:])
    texts = tuple(parts.all("text", "language"))
    facts = parts.one("facts")
    rosters = tuple(content for _, content in parts.all("roster", ""))
    entries = tuple(_read_entry(int(value), content) for value, content in parts.all("entry", "number"))
    notes = tuple(SigningNote(int(value), raw[:32], raw[32:]) for value, raw in parts.all("note", "number"))
    policies = tuple(content for _, content in parts.all("policy", ""))
    bundle = Bundle(texts, facts, rosters, entries, notes, policies, parts.one("checkpoint"), parts.one("seal"))
    parts.end()
    body = _body(bundle)
    if body + _part("seal", bundle.seal) != raw:
        raise RecordError("not_canonical")
    _check_order(bundle)
    return bundle._replace(body=body)


def _check_order(bundle: Bundle) -> None:
    """Entries, notes and rosters stand once and in order; nothing that must be there is missing."""
    for part, numbers in (("entry", [e.index for e in bundle.entries]), ("note", [n.index for n in bundle.notes])):
        if numbers != sorted(set(numbers)):
            raise RecordError("parts_not_in_order", part=part)
    later = list(bundle.rosters[1:])
    if len(set(bundle.rosters)) != len(bundle.rosters) or later != sorted(later):
        raise RecordError("parts_not_in_order", part="roster")
    for part, rows in (("text", bundle.texts), ("roster", bundle.rosters), ("policy", bundle.policies)):
        if not rows:
            raise RecordError("part_missing", part=part)
