"""The policy: what a reader holds to be true before opening a bundle.

It names the log and its key, the organisations with their names and keys, the rules of publication with the lowest
level for each kind of text, and the witnesses, where the coalition has any. All hold from one entry of the record to
another (`start` included, `end` not, None for "until now"), so that a newer policy still reads an older statement. A
reader keeps the file, or pins the forty digits of its fingerprint on paper.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple, Tuple

from .documents import check_order
from .errors import RecordError
from .lines import Field, Lines, from_base64, to_base64, write_document, write_fields
from .notes import COSIGNATURE_V1, ED25519, VerifierKey, parse_verifier_key, write_verifier_key
from .webauthn import Passkey
from .witness import witnesses_needed

POLICY_DOCUMENT = "hamgam/policy/v1"
_FINGERPRINT_SALT = b"hamgam/policy-fingerprint/v1"
_FINGERPRINT_ROUNDS = 2**16
_SPAN = ("number", "number?")
_HEAD = (
    Field("salt", "salt", ("hex",)),
    Field("log", "log", ("verifier key",)),
    Field("log-before", "formers", ("verifier key", "number"), many=True),
    Field("size", "size", ("number",)),
    Field("rule", "rules", ("token", "rule word", "number", "level", *_SPAN), many=True),
    Field("witness", "witnesses", ("token?", "verifier key", *_SPAN), many=True),
    Field("faulty", "faulty", ("number",), many=True),
)
_MEMBER_LINE = Field("organisation", "line", ("token", *_SPAN))
_MEMBER_NAME_LINE = Field("name", "names", ("language", "text"), many=True)
_MEMBER_FORMER_LINE = Field("former", "former", ("language", "number", "text"), many=True)
_MEMBER_AWAY_LINE = Field("away", "away", ("number", "number"), many=True)
_MEMBER_KEY_LINE = Field("key", "lines", ("key", *_SPAN), many=True)
_MEMBER_PASSKEY_LINE = Field("passkey", "passkey_lines", ("passkey", "word", "word", *_SPAN), many=True)
_MEMBER = (
    _MEMBER_LINE,
    _MEMBER_NAME_LINE,
    _MEMBER_FORMER_LINE,
    _MEMBER_AWAY_LINE,
    _MEMBER_KEY_LINE,
    _MEMBER_PASSKEY_LINE,
)


class PolicyRule(NamedTuple):
    """How a kind of text may be published: rule "all"; "coalition", in its name
    when at least `minimum` of all members signed; or "signatories", in their names, at least `minimum`; and the
    lowest level, "key", "passkey" or "attested", at which each must have signed."""

    kind: str
    rule: str
    minimum: int
    level: str
    start: int = 0
    end: int | None = None


class PolicyKey(NamedTuple):
    """A key of an organisation, and from which entry to which it speaks for it."""

    public: bytes
    start: int = 0
    end: int | None = None


class PolicyPasskey(NamedTuple):
    """A passkey of an organisation, the site where it signs, and from which entry to which it speaks for it."""

    public: bytes
    rp_id: str
    origin: str
    start: int = 0
    end: int | None = None

    @property
    def passkey(self) -> Passkey:
        """The passkey and its site, without the span."""
        return Passkey(self.public, self.rp_id, self.origin)


class PolicyWitness(NamedTuple):
    """A machine that watches the record: whose it is ("-": of nobody in the coalition), the key with which it
    cosigns checkpoints, and from which size of the record to which it is counted."""

    organisation: str
    key: VerifierKey
    start: int = 0
    end: int | None = None


class PolicyOrganisation(NamedTuple):
    """An organisation: id, names as (language, name), keys, from which entry to which it is a member, the names that
    it bore before as (language, entry at which it was borne no longer, name), the spans in between in which it did
    not sign with the others, as while it was suspended, and its passkeys."""

    organisation: str
    names: Tuple[Tuple[str, str], ...]
    keys: Tuple[PolicyKey, ...] = ()
    start: int = 0
    end: int | None = None
    former: Tuple[Tuple[str, int, str], ...] = ()
    away: Tuple[Tuple[int, int], ...] = ()
    passkeys: Tuple[PolicyPasskey, ...] = ()

    @property
    def signing_keys(self) -> Tuple[PolicyKey | PolicyPasskey, ...]:
        """All by which it can sign, of either kind."""
        return (*self.keys, *self.passkeys)

    def passkey(self, public: bytes) -> Passkey | None:
        """Its passkey with this COSE key."""
        return next((row.passkey for row in self.passkeys if row.public == public), None)

    def is_member_at(self, index: int) -> bool:
        """Whether it signed with the others when this entry was made."""
        return spans(index, self.start, self.end) and not any(spans(index, *gap) for gap in self.away)

    def names_since(self, index: int) -> set[tuple[str, str]]:
        """What it has been called since this entry, as (language, name)."""
        return {*self.names, *((language, name) for language, end, name in self.former if end > index)}


class Policy(NamedTuple):
    """What the reader pins. `size` is how many entries the record had when this was written; `faulty` is how many of
    the witnesses, the host's own among them, may be dishonest without anybody being deceived; `formers` are the log's
    keys before this one, each with the largest record that it signed."""

    origin: str
    salt: bytes
    log: VerifierKey
    size: int
    rules: Tuple[PolicyRule, ...]
    organisations: Tuple[PolicyOrganisation, ...]
    witnesses: Tuple[PolicyWitness, ...] = ()
    faulty: int = 0
    formers: Tuple[Tuple[VerifierKey, int], ...] = ()

    def log_at(self, size: int) -> VerifierKey:
        """The key that signs a checkpoint of this size."""
        return next((key for key, last in self.formers if size <= last), self.log)

    def witnesses_at(self, size: int) -> Tuple[PolicyWitness, ...]:
        """Who is counted for a checkpoint of this size."""
        return tuple(row for row in self.witnesses if spans(size, row.start, row.end))

    def witnesses_needed_at(self, size: int) -> int:
        """How many of them must have seen it; 0 where the coalition has no witness."""
        count = len(self.witnesses_at(size))
        return witnesses_needed(count, self.faulty) if count else 0

    def find(self, organisation: str) -> PolicyOrganisation | None:
        """The organisation of this id."""
        return next((row for row in self.organisations if row.organisation == organisation), None)

    def members_at(self, index: int) -> set[str]:
        """The ids of those who were members when this entry was made."""
        return {row.organisation for row in self.organisations if row.is_member_at(index)}

    def rule_at(self, kind: str, rule: str, index: int) -> PolicyRule | None:
        """The rule for a kind of text that was in force at this entry; None when it may not be published so."""
        rows = (row for row in self.rules if (row.kind, row.rule) == (kind, rule))
        return next((row for row in rows if spans(index, row.start, row.end)), None)


def spans(index: int, start: int, end: int | None) -> bool:
    """Whether an entry lies in a span."""
    return start <= index and (end is None or index < end)


def _meet(one: Any, other: Any) -> bool:
    """Whether two spans have an entry in common."""
    return spans(one.start, other.start, other.end) or spans(other.start, one.start, one.end)


def _written_end(end: int | None) -> str:
    return "-" if end is None else str(end)


def _read_end(text: str) -> int | None:
    return None if text == "-" else int(text)


def _check_rules(rules: Tuple[PolicyRule, ...]) -> None:
    order = [(row.kind, row.rule, row.start) for row in rules]
    if order != sorted(set(order)):
        raise RecordError("rules_not_in_order")
    for i, row in enumerate(rules):
        if (row.rule == "all") != (row.minimum == 0):
            raise RecordError("bad_rule", kind=row.kind)
        before = rules[i - 1] if i else None
        if before and (before.kind, before.rule) == (row.kind, row.rule) and spans(row.start, 0, before.end):
            raise RecordError("rules_overlap", kind=row.kind)


def _check_spans(policy: Policy) -> None:
    rows: list[Any] = [*policy.rules, *policy.organisations, *policy.witnesses]
    rows += [key for row in policy.organisations for key in row.signing_keys]
    if any(list(row.former) != sorted(set(row.former)) for row in policy.organisations):
        raise RecordError("names_not_in_order")
    if any(row.end is not None and row.end < row.start for row in rows):
        raise RecordError("bad_span")
    if any(not _gaps_fit(row) for row in policy.organisations):
        raise RecordError("bad_span")


def _check_witnesses(policy: Policy) -> None:
    """Each key stands once, for who left does not come back; none signs anything else; one machine counts for each."""
    rows = policy.witnesses
    words, publics = [write_verifier_key(row.key) for row in rows], [row.key.public for row in rows]
    if words != sorted(set(words)) or bool(policy.faulty) > bool(rows):
        raise RecordError("witnesses_not_in_order")
    others = {key.public for row in policy.organisations for key in row.keys}
    others |= {policy.log.public, *(key.public for key, _ in policy.formers)}
    if any(row.key.kind != COSIGNATURE_V1 for row in rows) or others & set(publics) or len(set(publics)) != len(rows):
        raise RecordError("bad_witness")
    for i, row in enumerate(rows):
        if any(row.organisation == o.organisation != "-" and _meet(row, o) for o in rows[:i]):
            raise RecordError("two_witnesses_of_one", organisation=row.organisation)


def _check_logs(policy: Policy) -> None:
    """The log's keys bear its name; each follows the one before it, and none comes back."""
    logs, ends = [*(key for key, _ in policy.formers), policy.log], [last for _, last in policy.formers]
    if any(key.name != policy.origin or key.kind != ED25519 for key in logs):
        raise RecordError("bad_policy")
    if (
        len({key.public for key in logs}) != len(logs)
        or ends != sorted(set(ends))
        or any(e > policy.size for e in ends)
    ):
        raise RecordError("logs_not_in_order")


def _gaps_fit(row: PolicyOrganisation) -> bool:
    """Whether the spans in which it was away follow one another, inside the one in which it is a member."""
    found = [number for gap in row.away for number in gap]
    rising = found == sorted(set(found))
    return rising and (not found or (row.start <= found[0] and (row.end is None or found[-1] <= row.end)))


def _check_apart(organisations: Tuple[PolicyOrganisation, ...]) -> None:
    """No name belongs to two present members, and no key to two organisations at the same entry.

    A name or a key may go over to another organisation when the one that bore it ends.
    """
    names = [pair for row in organisations if row.end is None for pair in row.names]
    if len(set(names)) != len(names):
        raise RecordError("name_of_two")
    held: dict[bytes, list[PolicyKey | PolicyPasskey]] = {}
    for row in organisations:
        for key in row.signing_keys:
            if any(_meet(key, o) for o in held.get(key.public, [])):
                raise RecordError("key_of_two")
            held.setdefault(key.public, []).append(key)


def write_policy(policy: Policy) -> bytes:
    """The bytes of a policy: rules by kind, organisations by id, names by language (former ones by when they ended too),
    keys by their bytes.

    RecordError when an order is wrong, a name or key belongs to two, a rule overlaps itself, a span ends too early.
    """
    check_order(
        [
            (row.organisation, row.names, [key.public for key in row.keys], [one.passkey for one in row.passkeys])
            for row in policy.organisations
        ]
    )
    _check_apart(policy.organisations)
    _check_rules(policy.rules)
    _check_spans(policy)
    _check_witnesses(policy)
    if len(policy.salt) != 32:
        raise RecordError("bad_policy")
    _check_logs(policy)
    head: Any = _Head(
        policy.salt.hex(),
        write_verifier_key(policy.log),
        [(write_verifier_key(key), last) for key, last in policy.formers],
        policy.size,
        [(*row[:5], _written_end(row.end)) for row in policy.rules],
        [(row.organisation, write_verifier_key(row.key), row.start, _written_end(row.end)) for row in policy.witnesses],
        [policy.faulty] if policy.witnesses else [],
    )
    lines = write_fields(_HEAD, head)
    for row in policy.organisations:
        keys = [(to_base64(key.public), key.start, _written_end(key.end)) for key in row.keys]
        passkeys = [(to_base64(one.public), *one[1:4], _written_end(one.end)) for one in row.passkeys]
        line = (row.organisation, row.start, _written_end(row.end))
        block = _Block(line, row.names, row.former, row.away, keys, passkeys)
        lines += write_fields(_MEMBER, block)
    return write_document(POLICY_DOCUMENT, policy.origin, lines)


class _Head(NamedTuple):
    salt: str
    log: str
    formers: Any
    size: int
    rules: Any
    witnesses: Any
    faulty: Any


class _Block(NamedTuple):
    line: Any
    names: Any
    former: Any
    away: Any
    lines: Any
    passkey_lines: Any


def parse_policy(raw: bytes) -> Policy:
    """The policy in these bytes, in its one canonical form. RecordError otherwise."""
    lines = Lines(raw, POLICY_DOCUMENT)
    head = _Head(**lines.fields(_HEAD))
    rules = tuple(PolicyRule(*row)._replace(end=_read_end(row[5])) for row in head.rules)
    rows = []
    while lines.starts("organisation"):
        block = _Block(**lines.fields(_MEMBER))
        keys = tuple(PolicyKey(from_base64(key), start, _read_end(end)) for key, start, end in block.lines)
        passkeys = tuple(
            PolicyPasskey(from_base64(key), rp_id, origin, start, _read_end(end))
            for key, rp_id, origin, start, end in block.passkey_lines
        )
        member, start, end = block.line
        rows.append(
            PolicyOrganisation(member, block.names, keys, start, _read_end(end), block.former, block.away, passkeys)
        )
    lines.end()
    salt, log = bytes.fromhex(head.salt), parse_verifier_key(head.log)
    witnesses = tuple(
        PolicyWitness(owner, parse_verifier_key(key), start, _read_end(end))
        for owner, key, start, end in head.witnesses
    )
    faulty = head.faulty[0] if head.faulty else 0
    formers = tuple((parse_verifier_key(key), last) for key, last in head.formers)
    policy = Policy(lines.origin, salt, log, head.size, rules, tuple(rows), witnesses, faulty, formers)
    if write_policy(policy) != raw:
        raise RecordError("not_canonical")
    return policy


def policy_fingerprint(raw: bytes) -> str:
    """The 40 decimal digits by which a reader pins a policy on paper, for its exact bytes.

    PBKDF2 with HMAC-SHA-256, 2**16 rounds, taken modulo 10**40. The rounds are there because a host could look for two
    policies with the same digits: that would cost 2**66 plain hashes, and costs 2**82 so.
    """
    stretched = hashlib.pbkdf2_hmac("sha256", raw, _FINGERPRINT_SALT, _FINGERPRINT_ROUNDS)
    return str(int.from_bytes(stretched, "big") % 10**40).zfill(40)


def fingerprint_groups(digits: str) -> str:
    """The digits for print: eight groups of five."""
    return " ".join(digits[i : i + 5] for i in range(0, 40, 5))


def read_fingerprint(text: str) -> str:
    """The 40 digits that somebody typed: in Persian, Arabic or Latin digits, with any spaces, hyphens and line ends.

    RecordError `bad_fingerprint` when they are not forty.
    """
    kept = [c for c in text if not c.isspace() and c not in "-–_\u200c\u200e\u200f"]
    digits = "".join(str(int(c)) if c.isdecimal() else "?" for c in kept)
    if len(digits) != 40 or "?" in digits:
        raise RecordError("bad_fingerprint", count=len(digits))
    return digits
