"""The entries of the record: one class for each type, and how they are written as leaves.

A leaf is a document of lines (`lines.py`), below it, where an organisation signed, an empty line and signature lines
as in a signed note. Leaves hold pseudonymous ids, digests and salted commitments, and the day; never a name, a
content, a person or a minute.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, NamedTuple, Sequence, Tuple

from .errors import RecordError
from .lines import Field, Lines, write_document, write_fields
from .notes import Note, NoteSignature, parse_note, write_note

_COMMITMENT_TAG = b"hamgam/commitment/v1\n"
_DAY = Field("day", "day", ("day",))
_ORGANISATION = Field("organisation", "organisation", ("token",))
_DETAILS = Field("details", "details", ("hex",))
_STATEMENT = (
    Field("text", "text", ("token",)),
    Field("version", "version", ("number",)),
    Field("kind", "kind", ("token",)),
    Field("digest", "digest", ("hex",)),
    Field("roster", "roster", ("hex",)),
)


def commitment(salt: bytes, content: bytes) -> str:
    """64 hex digits that bind to a content without showing it; without the 32 bytes of salt nobody can guess it."""
    if len(salt) != 32:
        raise RecordError("bad_salt")
    return hashlib.sha256(_COMMITMENT_TAG + salt + content).hexdigest()


@dataclass(frozen=True)
class Genesis:
    """The first entry: the log's key, the bylaws' version, a commitment to what the coalition is."""

    day: str
    log: str
    bylaws: str
    details: str


@dataclass(frozen=True)
class Act:
    """Somebody did something that the bylaws allow. `organisation` and `subject` may be "-"."""

    day: str
    act: str
    article: str
    bylaws: str
    organisation: str
    subject: str
    details: str


@dataclass(frozen=True)
class TextFreeze:
    """A version of a text is fixed. `languages`: (language, SHA-256 in hex), the leading language first, the others
    in order; `digest` is `statement_digest` of them; `roster` is the digest of the roster frozen with it."""

    day: str
    text: str
    version: int
    kind: str
    languages: Tuple[Tuple[str, str], ...]
    digest: str
    roster: str


@dataclass(frozen=True)
class Consent:
    """One organisation signs or declines. `note` is the commitment of its signing note, or "-".

    At level `key` the leaf carries the organisation's signature over `consent_document`, at level `passkey` the
    assertion of one of its passkeys over the same.
    """

    day: str
    text: str
    version: int
    kind: str
    digest: str
    roster: str
    organisation: str
    answer: str
    note: str
    level: str


@dataclass(frozen=True)
class Withdraw:
    """An organisation takes back its consent, which is entry number `consent`."""

    day: str
    text: str
    version: int
    kind: str
    digest: str
    roster: str
    organisation: str
    consent: int
    note: str
    level: str


@dataclass(frozen=True)
class Objection:
    """An organisation objects to an entry that was made in its name."""

    day: str
    organisation: str
    entry: int
    details: str


@dataclass(frozen=True)
class KeyAdd:
    """A new key of an organisation. `former` is the key that vouches for it, "-" where there is none.

    The leaf carries the new key's signature over `key_document`, and the former key's. `key` may be a passkey for which
    `former` vouches: it stays in force, and the leaf carries its signature alone.
    """

    day: str
    organisation: str
    key: str
    former: str


@dataclass(frozen=True)
class KeyRevoke:
    """A key or passkey of an organisation no longer speaks for it. `by` is the key that says so, "-" for the host."""

    day: str
    organisation: str
    key: str
    by: str


@dataclass(frozen=True)
class Publication:
    """A statement is published. `rule` is "all", "coalition N" or "signatories N"; `freeze` is the number of the freezing entry;
    `signatories`: (organisation, number of its consent entry), in order; `facts` commits to where and when adopted."""

    day: str
    number: int
    text: str
    version: int
    kind: str
    digest: str
    roster: str
    freeze: int
    rule: str
    article: str
    bylaws: str
    signatories: Tuple[Tuple[str, int], ...]
    facts: str


@dataclass(frozen=True)
class PolicyEntry:
    """The policy in force from here on, by its SHA-256."""

    day: str
    policy: str


@dataclass(frozen=True)
class Resumption:
    """The record goes on after a backup was brought back: at the same host, at another, or after a loss.

    `former` is the log's key until here and `log` from here on (the same where the host goes on). Of the `size` entries
    before this one, whose root is `root`, the first `known` came with everything that they did, the others from a
    member's copy, as entries alone. `told` is how many the record is known to have had: what lies beyond `size` is lost.
    """

    day: str
    former: str
    log: str
    known: int
    size: int
    root: str
    told: int

    @property
    def needs_approval(self) -> bool:
        """Whether the members are asked: another key signs from here on, or entries are lost."""
        return self.former != self.log or self.told > self.size


@dataclass(frozen=True)
class Approval:
    """An organisation agrees that the record goes on as entry `resumption` says; `digest` is that leaf's SHA-256.

    At level `key` the leaf carries the organisation's signature over `approval_letter`.
    """

    day: str
    organisation: str
    resumption: int
    digest: str
    level: str


_BY_RULES = (Field("article", "article", ("token?",)), Field("bylaws", "bylaws", ("token",)))
_SIGNED_FOR = (Field("note", "note", ("hex?",)), Field("level", "level", ("level",)))
_TYPES: dict[str, tuple[type, tuple[Field, ...]]] = {
    "hamgam/genesis/v1": (
        Genesis,
        (_DAY, Field("log", "log", ("verifier key",)), Field("bylaws", "bylaws", ("token",)), _DETAILS),
    ),
    "hamgam/act/v1": (
        Act,
        (
            _DAY,
            Field("act", "act", ("act",)),
            *_BY_RULES,
            Field("organisation", "organisation", ("token?",)),
            Field("subject", "subject", ("subject?",)),
            _DETAILS,
        ),
    ),
    "hamgam/text-freeze/v1": (
        TextFreeze,
        (_DAY, *_STATEMENT[:3], Field("language", "languages", ("language", "hex"), many=True), *_STATEMENT[3:]),
    ),
    "hamgam/consent/v1": (
        Consent,
        (_DAY, *_STATEMENT, _ORGANISATION, Field("answer", "answer", ("answer",)), *_SIGNED_FOR),
    ),
    "hamgam/withdraw/v1": (
        Withdraw,
        (_DAY, *_STATEMENT, _ORGANISATION, Field("consent", "consent", ("number",)), *_SIGNED_FOR),
    ),
    "hamgam/objection/v1": (Objection, (_DAY, _ORGANISATION, Field("entry", "entry", ("number",)), _DETAILS)),
    "hamgam/key-add/v1": (
        KeyAdd,
        (_DAY, _ORGANISATION, Field("key", "key", ("key or passkey",)), Field("former", "former", ("key?",))),
    ),
    "hamgam/key-revoke/v1": (
        KeyRevoke,
        (_DAY, _ORGANISATION, Field("key", "key", ("key or passkey",)), Field("by", "by", ("key?",))),
    ),
    "hamgam/publication/v1": (
        Publication,
        (
            _DAY,
            Field("number", "number", ("number",)),
            *_STATEMENT,
            Field("freeze", "freeze", ("number",)),
            Field("rule", "rule", ("rule",)),
            *_BY_RULES,
            Field("signatory", "signatories", ("token", "number"), many=True),
            Field("facts", "facts", ("hex",)),
        ),
    ),
    "hamgam/resumption/v1": (
        Resumption,
        (
            _DAY,
            Field("former", "former", ("verifier key",)),
            Field("log", "log", ("verifier key",)),
            Field("known", "known", ("number",)),
            Field("size", "size", ("number",)),
            Field("root", "root", ("hex",)),
            Field("told", "told", ("number",)),
        ),
    ),
    "hamgam/approval/v1": (
        Approval,
        (
            _DAY,
            _ORGANISATION,
            Field("resumption", "resumption", ("number",)),
            Field("digest", "digest", ("hex",)),
            Field("level", "level", ("level",)),
        ),
    ),
    "hamgam/policy-entry/v1": (PolicyEntry, (_DAY, Field("policy", "policy", ("hex",)))),
}
_HEADERS = {kind: header for header, (kind, _) in _TYPES.items()}


class Leaf(NamedTuple):
    """A leaf that was read: the log it belongs to, the entry, and the signature lines below it."""

    origin: str
    entry: Any
    signatures: Tuple[NoteSignature, ...]


def statement_digest(languages: Sequence[tuple[str, str]]) -> str:
    """The one digest of a statement: SHA-256 over the lines "language sha256", in the order given, in hex.

    RecordError `bad_languages` unless each language stands once, the first leading and the others in order.
    """
    names = [language for language, _ in languages]
    if not names or len(set(names)) != len(names) or names[1:] != sorted(names[1:]):
        raise RecordError("bad_languages")
    return hashlib.sha256("".join(f"{name} {digest}\n" for name, digest in languages).encode()).hexdigest()


def _check_whole(entry: Any) -> None:
    """What fields one by one cannot show."""
    if isinstance(entry, TextFreeze) and statement_digest(entry.languages) != entry.digest:
        raise RecordError("digest_differs")
    if isinstance(entry, Publication):
        names = [organisation for organisation, _ in entry.signatories]
        if names != sorted(set(names)):
            raise RecordError("bad_signatories")
    if isinstance(entry, Resumption) and not entry.known <= entry.size <= entry.told:
        raise RecordError("bad_resumption")
    if isinstance(entry, KeyAdd) and entry.former == entry.key:
        raise RecordError("key_vouches_for_itself")


def write_leaf(origin: str, entry: object, signatures: Sequence[NoteSignature] = ()) -> bytes:
    """The bytes of an entry as they go into the tree.

    RecordError `bad_field` (data `field`), `bad_languages`, `digest_differs`, `bad_signatories`, `bad_origin`.
    """
    header = _HEADERS.get(type(entry))
    if header is None:
        raise RecordError("unknown_entry", type=type(entry).__name__)
    _check_whole(entry)
    text = write_document(header, origin, write_fields(_TYPES[header][1], entry))
    return write_note(text, signatures) if signatures else text


def is_resumption(raw: bytes) -> bool:
    """Whether these bytes of a leaf are an entry by which the record goes on."""
    return raw.startswith(b"hamgam/resumption/v1\n")


def parse_leaf(raw: bytes) -> Leaf:
    """The leaf in these bytes. What is read would be written as exactly these bytes again.

    RecordError: `not_lines`, `unknown_entry`, `wrong_type`, `line_missing`, `line_too_many`, `bad_field`, …
    """
    note = parse_note(raw) if b"\n\n" in raw else Note(raw, ())
    header = note.text.split(b"\n", 1)[0].decode("utf-8", "replace")
    if header not in _TYPES:
        raise RecordError("unknown_entry")
    kind, fields = _TYPES[header]
    lines = Lines(note.text, header)
    entry = kind(**lines.fields(fields))
    lines.end()
    if write_leaf(lines.origin, entry, note.signatures) != raw:
        raise RecordError("not_canonical")
    return Leaf(lines.origin, entry, note.signatures)
