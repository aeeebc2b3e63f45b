"""What organisations put their keys to: consents, withdrawals, keys and letters; and the roster that goes with them.

Each document names the log's origin and what it is about, so that a signature can never be moved to another version,
language, statement, roster, organisation or coalition.
"""

from __future__ import annotations

import hashlib
from typing import Mapping, NamedTuple, Sequence, Tuple, Union

from .ed25519 import key_is_acceptable
from .errors import RecordError
from .leaves import Consent, KeyAdd, KeyRevoke, Leaf, Withdraw
from .lines import Field, Lines, from_base64, to_base64, write_document, write_fields
from .notes import SSHSIG, WEBAUTHN, NoteSignature, key_id
from .sshsig import (
    CONSENT_NAMESPACE,
    KEY_NAMESPACE,
    LETTER_NAMESPACE,
    parse_ssh_signature,
    unarmour,
    verify_ssh_signature,
)
from .webauthn import (
    Assertion,
    Passkey,
    is_passkey,
    parse_assertion,
    passkey_is_acceptable,
    site_is_acceptable,
    verify_assertion,
    write_assertion,
)

_ABOUT = (
    Field("text", "text", ("token",)),
    Field("version", "version", ("number",)),
    Field("kind", "kind", ("token",)),
    Field("digest", "digest", ("hex",)),
    Field("roster", "roster", ("hex",)),
    Field("organisation", "organisation", ("token",)),
)
_NOTE = Field("note", "note", ("hex?",))
CONSENT_FIELDS = (*_ABOUT, Field("answer", "answer", ("answer",)), _NOTE)
WITHDRAW_FIELDS = (*_ABOUT, Field("consent", "consent", ("number",)), _NOTE)
CONSENT_DOCUMENT = "hamgam/consent-document/v1"
WITHDRAW_DOCUMENT = "hamgam/withdraw-document/v1"
KEY_DOCUMENT = "hamgam/key-document/v1"
LETTER_DOCUMENT = "hamgam/letter-document/v1"
ROSTER_DOCUMENT = "hamgam/roster/v1"
_KEY_FIELDS = (
    Field("action", "action", ("action",)),
    Field("organisation", "organisation", ("token",)),
    Field("key", "key", ("key or passkey",)),
    Field("voucher", "voucher", ("key?",)),
)
_LETTER_FIELDS = (
    Field("day", "day", ("day",)),
    Field("organisation", "organisation", ("token",)),
    Field("purpose", "purpose", ("token",)),
    Field("subject", "subject", ("token",)),
    Field("line", "lines", ("rest",), many=True),
)
_SALT = Field("salt", "salt", ("hex",))
_ORGANISATION_LINE = Field("organisation", "organisation", ("token",))
_NAME_LINE = Field("name", "names", ("language", "text"), many=True)
_KEY_LINE = Field("key", "keys", ("key",), many=True)
_PASSKEY_LINE = Field("passkey", "passkeys", ("passkey", "word", "word"), many=True)


class ConsentDocument(NamedTuple):
    """What one organisation signs when it signs or declines a text."""

    text: str
    version: int
    kind: str
    digest: str
    roster: str
    organisation: str
    answer: str
    note: str = "-"


class WithdrawDocument(NamedTuple):
    """What one organisation signs when it takes back the consent that is entry number `consent`."""

    text: str
    version: int
    kind: str
    digest: str
    roster: str
    organisation: str
    consent: int
    note: str = "-"


class KeyDocument(NamedTuple):
    """What is signed to add or revoke a key: "add" or "revoke", the organisation, the key and the key that vouches for
    it ("-" where there is none), both in base64."""

    action: str
    organisation: str
    key: str
    voucher: str


class LetterDocument(NamedTuple):
    """A letter that an organisation signs with its key: a purpose and a subject in one word each, and its lines."""

    day: str
    organisation: str
    purpose: str
    subject: str
    lines: Tuple[str, ...]


def consent_document(origin: str, document: Union[ConsentDocument, Consent]) -> bytes:
    """The bytes that an organisation signs, under the purpose `hamgam-consent@v1`, to sign or decline a text."""
    return write_document(CONSENT_DOCUMENT, origin, write_fields(CONSENT_FIELDS, document))


def withdraw_document(origin: str, document: Union[WithdrawDocument, Withdraw]) -> bytes:
    """The bytes that an organisation signs, under the purpose `hamgam-consent@v1`, to take a consent back."""
    return write_document(WITHDRAW_DOCUMENT, origin, write_fields(WITHDRAW_FIELDS, document))


def parse_consent_document(raw: bytes) -> tuple[str, ConsentDocument]:
    """Origin and content of a consent document."""
    lines = Lines(raw, CONSENT_DOCUMENT)
    document = ConsentDocument(**lines.fields(CONSENT_FIELDS))
    lines.end()
    return lines.origin, document


def parse_withdraw_document(raw: bytes) -> tuple[str, WithdrawDocument]:
    """Origin and content of a document of withdrawal."""
    lines = Lines(raw, WITHDRAW_DOCUMENT)
    document = WithdrawDocument(**lines.fields(WITHDRAW_FIELDS))
    lines.end()
    return lines.origin, document


def key_document(origin: str, action: str, organisation: str, key: bytes, voucher: bytes | None) -> bytes:
    """The bytes that are signed, under the purpose `hamgam-key@v1`, to add or revoke a key.

    `action` is "add" or "revoke"; `voucher` is the key that vouches for the change, None where there is none.
    The new key signs them too, which proves that whoever enrols it holds it.
    """
    content = KeyDocument(action, organisation, to_base64(key), "-" if voucher is None else to_base64(voucher))
    return write_document(KEY_DOCUMENT, origin, write_fields(_KEY_FIELDS, content))


def parse_key_document(raw: bytes) -> tuple[str, KeyDocument]:
    """Origin and content of a key document."""
    lines = Lines(raw, KEY_DOCUMENT)
    document = KeyDocument(**lines.fields(_KEY_FIELDS))
    lines.end()
    return lines.origin, document


def letter_document(origin: str, letter: LetterDocument) -> bytes:
    """The bytes that an organisation signs, under the purpose `hamgam-letter@v1`, as a letter: to name a liaison."""
    return write_document(LETTER_DOCUMENT, origin, write_fields(_LETTER_FIELDS, letter))


def parse_letter_document(raw: bytes) -> tuple[str, LetterDocument]:
    """Origin and content of a letter."""
    lines = Lines(raw, LETTER_DOCUMENT)
    letter = LetterDocument(**lines.fields(_LETTER_FIELDS))
    lines.end()
    return lines.origin, letter


def signature_line(organisation: str, ssh_signature: bytes) -> NoteSignature:
    """The line by which a leaf carries an organisation's SSH signature (binary form)."""
    public = parse_ssh_signature(ssh_signature).public
    return NoteSignature(organisation, key_id(organisation, SSHSIG, public), ssh_signature)


def open_signature_line(line: NoteSignature, organisation: str, namespace: str, message: bytes) -> bytes:
    """The public key behind a signature line of a leaf, when it is this organisation's over this message.

    RecordError `wrong_signer`, `bad_signature_line`, `wrong_namespace`, `signature_false`, `bad_ssh_signature`.
    """
    if line.name != organisation:
        raise RecordError("wrong_signer", organisation=organisation)
    public = verify_ssh_signature(line.signature, namespace, message)
    if line.key_id != key_id(organisation, SSHSIG, public):
        raise RecordError("bad_signature_line")
    return public


def pasted_signature(text: str, namespace: str, message: bytes) -> tuple[bytes, bytes]:
    """(public key, binary signature) of a signature that was pasted or uploaded, checked over the message.

    For the server's forms. RecordError `no_signature_found`, `key_kind_unknown`, `bad_ssh_signature`,
    `wrong_namespace`, `signature_false`.
    """
    raw = unarmour(text)
    return verify_ssh_signature(raw, namespace, message), raw


def passkey_line(organisation: str, assertion: Assertion) -> NoteSignature:
    """The line by which a leaf carries the assertion of an organisation's passkey."""
    return NoteSignature(organisation, key_id(organisation, WEBAUTHN, assertion.key), write_assertion(assertion))


def _one_line(leaf: Leaf) -> NoteSignature:
    if len(leaf.signatures) != 1:
        raise RecordError("signature_missing" if not leaf.signatures else "too_many_signatures")
    return leaf.signatures[0]


def _signed_document(leaf: Leaf) -> bytes:
    entry = leaf.entry
    return (withdraw_document if isinstance(entry, Withdraw) else consent_document)(leaf.origin, entry)


def signer_of(leaf: Leaf) -> bytes | None:
    """The key that signed a consent or a withdrawal; None at level `attested`, where only the host vouches.

    RecordError when there is not exactly the signature that the level asks for, or when it does not hold. At level
    `passkey` ask `open_passkey_line` and `check_passkey`, for what holds depends on the site.
    """
    entry = leaf.entry
    if entry.level == "attested":
        if leaf.signatures:
            raise RecordError("too_many_signatures")
        return None
    return open_signature_line(_one_line(leaf), entry.organisation, CONSENT_NAMESPACE, _signed_document(leaf))


def open_passkey_line(leaf: Leaf) -> Assertion:
    """The assertion that a consent or withdrawal at level `passkey` carries; that it holds is not checked yet.

    RecordError `signature_missing`, `too_many_signatures`, `wrong_signer`, `bad_assertion`, `bad_signature_line`.
    """
    line, organisation = _one_line(leaf), leaf.entry.organisation
    if line.name != organisation:
        raise RecordError("wrong_signer", organisation=organisation)
    assertion = parse_assertion(line.signature)
    if line.key_id != key_id(organisation, WEBAUTHN, assertion.key):
        raise RecordError("bad_signature_line")
    return assertion


def check_passkey(leaf: Leaf, passkey: Passkey) -> None:
    """Whether this passkey, on its site, consented to or withdrew exactly what the leaf says.

    RecordError, besides those of `open_passkey_line` and `verify_assertion`: `wrong_signer`.
    """
    assertion = open_passkey_line(leaf)
    if assertion.key != passkey.public:
        raise RecordError("wrong_signer", organisation=leaf.entry.organisation)
    verify_assertion(*assertion, _signed_document(leaf), passkey.rp_id, passkey.origin)


def check_key_leaf(leaf: Leaf) -> None:
    """Whether a leaf that adds or revokes a key carries exactly the signatures it must.

    Added: the new key's own, then the voucher's; of a passkey the voucher's alone, and without one there is no such
    entry. Revoked: the voucher's. RecordError otherwise.
    """
    entry = leaf.entry
    if isinstance(entry, KeyAdd):
        own = [] if is_passkey(from_base64(entry.key)) else [entry.key]
        action, voucher, signers = "add", entry.former, [*own, entry.former]
        if not own and voucher == "-":
            raise RecordError("signature_missing")
    else:
        assert isinstance(entry, KeyRevoke)
        action, voucher, signers = "revoke", entry.by, [entry.by]
    signers = [signer for signer in signers if signer != "-"]
    vouching = None if voucher == "-" else from_base64(voucher)
    message = key_document(leaf.origin, action, entry.organisation, from_base64(entry.key), vouching)
    if len(leaf.signatures) != len(signers):
        raise RecordError("signature_missing" if len(leaf.signatures) < len(signers) else "too_many_signatures")
    for position, signer in enumerate(signers):
        line = leaf.signatures[position]
        if open_signature_line(line, entry.organisation, KEY_NAMESPACE, message) != from_base64(signer):
            raise RecordError("wrong_signer", organisation=entry.organisation)


def letter_signer(origin: str, letter: LetterDocument, pasted: str) -> bytes:
    """The key that signed a letter, from the pasted signature."""
    return pasted_signature(pasted, LETTER_NAMESPACE, letter_document(origin, letter))[0]


class RosterOrganisation(NamedTuple):
    """One organisation in a roster: id, its names as (language, name), its keys (32 bytes each), its passkeys."""

    organisation: str
    names: Tuple[Tuple[str, str], ...]
    keys: Tuple[bytes, ...] = ()
    passkeys: Tuple[Passkey, ...] = ()

    @property
    def level(self) -> str:
        """How surely this organisation can consent: `key`, `passkey`, or `attested` where it has neither."""
        return "key" if self.keys else "passkey" if self.passkeys else "attested"

    @property
    def signing_keys(self) -> Tuple[bytes, ...]:
        """All public keys by which it can sign, of either kind."""
        return (*self.keys, *(passkey.public for passkey in self.passkeys))

    def passkey(self, public: bytes) -> Passkey | None:
        """Its passkey with this COSE key."""
        return next((row for row in self.passkeys if row.public == public), None)


class Roster(NamedTuple):
    """Who is asked to sign, with which keys and under which names. The salt keeps its digest from being guessed."""

    origin: str
    salt: bytes
    organisations: Tuple[RosterOrganisation, ...]

    def find(self, organisation: str) -> RosterOrganisation | None:
        """The organisation of this id."""
        return next((row for row in self.organisations if row.organisation == organisation), None)


def name_in(names: Sequence[tuple[str, str]], language: str) -> str:
    """The name in this language; where there is none, the first one."""
    table: Mapping[str, str] = dict(names)
    return table.get(language, names[0][1])


_Member = Tuple[str, Sequence[Tuple[str, str]], Sequence[bytes], Sequence[Passkey]]


def check_order(members: Sequence[_Member]) -> None:
    """What rosters and policies ask of each of their organisations, given as (id, names, keys, passkeys).

    Ids, languages and keys stand once and in order, every organisation has a name, every key can be one, every
    passkey can sign on its site.
    """
    ids = [row[0] for row in members]
    if not ids or ids != sorted(set(ids)):
        raise RecordError("organisations_not_in_order")
    for organisation, names, keys, passkeys in members:
        if not names or [pair[0] for pair in names] != sorted({pair[0] for pair in names}):
            raise RecordError("names_not_in_order", organisation=organisation)
        publics = [passkey.public for passkey in passkeys]
        if list(keys) != sorted(set(keys)) or publics != sorted(set(publics)):
            raise RecordError("keys_not_in_order", organisation=organisation)
        if not all(map(key_is_acceptable, keys)) or not all(map(passkey_is_acceptable, publics)):
            raise RecordError("key_not_acceptable", organisation=organisation)
        if not all(site_is_acceptable(passkey.rp_id, passkey.origin) for passkey in passkeys):
            raise RecordError("site_not_acceptable", organisation=organisation)


def check_members(members: Sequence[RosterOrganisation]) -> None:
    """What a roster asks of its organisations: the order of `check_order`, and no name and no key belongs to two."""
    check_order(members)
    all_keys = [key for row in members for key in row.signing_keys]
    all_names = [pair for row in members for pair in row.names]
    if len(set(all_keys)) != len(all_keys):
        raise RecordError("key_of_two")
    if len(set(all_names)) != len(all_names):
        raise RecordError("name_of_two")


def write_roster(roster: Roster) -> bytes:
    """The bytes of a roster. Organisations by id, names by language, keys by their bytes; RecordError otherwise."""
    check_members(roster.organisations)
    if len(roster.salt) != 32:
        raise RecordError("bad_salt")
    lines = [f"salt {roster.salt.hex()}"]
    for row in roster.organisations:
        lines += write_fields((_ORGANISATION_LINE, _NAME_LINE), row)
        lines += [f"key {to_base64(key)}" for key in row.keys]
        lines += [f"passkey {to_base64(p.public)} {p.rp_id} {p.origin}" for p in row.passkeys]
    return write_document(ROSTER_DOCUMENT, roster.origin, lines)


def parse_roster(raw: bytes) -> Roster:
    """The roster in these bytes, in its one canonical form. RecordError otherwise."""
    lines = Lines(raw, ROSTER_DOCUMENT)
    salt = bytes.fromhex(lines.take(_SALT))
    rows = []
    while lines.starts("organisation"):
        values = lines.fields((_ORGANISATION_LINE, _NAME_LINE, _KEY_LINE, _PASSKEY_LINE))
        keys = tuple(from_base64(key) for key in values["keys"])
        passkeys = tuple(Passkey(from_base64(key), *site) for key, *site in values["passkeys"])
        rows.append(RosterOrganisation(values["organisation"], values["names"], keys, passkeys))
    lines.end()
    roster = Roster(lines.origin, salt, tuple(rows))
    if write_roster(roster) != raw:
        raise RecordError("not_canonical")
    return roster


def roster_digest(raw: bytes) -> str:
    """The digest of a roster's bytes, as it is signed with each consent: SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()
