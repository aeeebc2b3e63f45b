#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
# Made by `make verifier` from hamgam/engine/record and verifier/parts. Do not edit here.
"""Signs, on your own machine, what your organisation was asked to sign.

    python3 hamgam_sign.py key FILE                    make the organisation's key (asks for a passphrase)
    python3 hamgam_sign.py sign REQUEST --key FILE     show a text and its signatories, ask, and sign or decline
    python3 hamgam_sign.py reverse DOCUMENT --key FILE prove that you hold a new key, or vouch for it with the former one
    python3 hamgam_sign.py letter DOCUMENT --key FILE  sign a letter, such as one that names a liaison

REQUEST and DOCUMENT are downloaded from the coalition's pages; the signature that is printed is pasted there. The key
never leaves this machine: `ssh-keygen` (part of OpenSSH on Linux, macOS and Windows) makes it, keeps it and signs with
it. Nothing is signed that was not shown. With --lang en it speaks English, otherwise Persian. It needs Python 3.8 or
newer and ssh-keygen, and opens no connection. Exit: 0 signed, 1 not signed, 2 unusable.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from functools import lru_cache
from typing import Any, Callable, Iterator, Mapping, NamedTuple, Sequence, Tuple, Union


class RecordError(ValueError):
    """Bytes or values that the record does not take.

    `reason` is a word in snake_case; `data` names what it is about, as strings (a field, an organisation, an entry).
    """

    def __init__(self, reason: str, **data: object) -> None:
        self.reason = reason
        self.data = {name: str(value) for name, value in data.items()}
        super().__init__(reason + "".join(f" {name}={value}" for name, value in self.data.items()))


FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, FIELD - 2, FIELD) % FIELD
_D2 = 2 * _D % FIELD
_ROOT_OF_MINUS_ONE = pow(2, (FIELD - 1) // 4, FIELD)
_BASE_Y = 4 * pow(5, FIELD - 2, FIELD) % FIELD
_KEY_WINDOW = 5
_BASE_WINDOW = 8
# A point is (X, Y, Z, T): x = X/Z, y = Y/Z, x*y = T/Z. A "ready" point is (Y+X, Y-X, 2Z, 2dT), half-way to a sum.
Point = Tuple[int, int, int, int]
_NEUTRAL = (0, 1, 1, 0)


def _double(point: Point, with_t: bool = True) -> Point:
    """Twice the point. Where only another doubling follows, T is not needed and can be left out."""
    x, y, z, _ = point
    a = x * x % FIELD
    b = y * y % FIELD
    h = a + b
    s = x + y
    e = h - s * s % FIELD
    g = a - b
    f = 2 * z * z % FIELD + g
    return e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD if with_t else 0


def _ready(point: Point) -> Point:
    x, y, z, t = point
    return y + x, y - x, 2 * z, t * _D2 % FIELD


def _add(point: Point, ready: Point) -> Point:
    """The sum of a point and a point made ready."""
    x, y, z, t = point
    plus, minus, twice_z, twice_dt = ready
    a = (y - x) * minus % FIELD
    b = (y + x) * plus % FIELD
    c = t * twice_dt % FIELD
    d = z * twice_z % FIELD
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD


def _negated(ready: Point) -> Point:
    plus, minus, twice_z, twice_dt = ready
    return minus, plus, twice_z, -twice_dt


def _decode(raw: bytes) -> Point | None:
    """The point that 32 bytes stand for; None when they are no canonical encoding of a point."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if len(raw) != 32 or y >= FIELD:
        return None
    square = y * y % FIELD
    u, v = (square - 1) % FIELD, (_D * square + 1) % FIELD
    x = u * pow(v, 3, FIELD) * pow(u * pow(v, 7, FIELD), (FIELD - 5) // 8, FIELD) % FIELD
    remainder = v * x * x % FIELD
    if remainder == (FIELD - u) % FIELD:
        x = x * _ROOT_OF_MINUS_ONE % FIELD
    elif remainder != u:
        return None
    if x == 0 and sign:
        return None
    if x & 1 != sign:
        x = FIELD - x
    return x, y, 1, x * y % FIELD


def _encode(point: Point) -> bytes:
    x, y, z, _ = point
    inverse = pow(z, -1, FIELD)
    x, y = x * inverse % FIELD, y * inverse % FIELD
    encoded: int = y | (x & 1) << 255
    return encoded.to_bytes(32, "little")


def _is_small(point: Point) -> bool:
    """Whether eight times the point is the neutral one."""
    for _ in range(3):
        point = _double(point)
    return point[0] == 0 and point[1] == point[2]


def _odd_multiples(point: Point, window: int) -> list[Point]:
    """1, 3, 5 … times the point, ready to be added: all that a signed window of that width asks for."""
    twice = _ready(_double(point))
    multiples = [point]
    for _ in range(2 ** (window - 2) - 1):
        multiples.append(_add(multiples[-1], twice))
    return [_ready(multiple) for multiple in multiples]


def _signed_windows(number: int, window: int) -> list[int]:
    """Digits of the number in base two, lowest first: zeros and odd digits below half the window's width."""
    digits = []
    width = 1 << window
    while number:
        digit = 0
        if number & 1:
            digit = number & (width - 1)
            if digit >= width >> 1:
                digit -= width
            number -= digit
        digits.append(digit)
        number >>= 1
    return digits


@lru_cache(maxsize=1)
def _base_multiples() -> list[Point]:
    base = _decode(_BASE_Y.to_bytes(32, "little"))
    assert base is not None
    return _odd_multiples(base, _BASE_WINDOW)


@lru_cache(maxsize=256)
def _key_multiples(public: bytes) -> list[Point] | None:
    """Odd multiples of the negated key; None when the key is not acceptable."""
    point = _decode(public)
    if point is None or _is_small(point):
        return None
    x, y, z, t = point
    return _odd_multiples((FIELD - x, y, z, FIELD - t), _KEY_WINDOW)


def _add_digit(point: Point, digit: int, multiples: list[Point]) -> Point:
    if digit > 0:
        return _add(point, multiples[digit >> 1])
    return _add(point, _negated(multiples[-digit >> 1]))


def _combine(s: int, h: int, negated_key: list[Point]) -> Point:
    """s times the base point minus h times the key (Straus: both at once, from the highest digit down)."""
    base = _base_multiples()
    left, right = _signed_windows(s, _BASE_WINDOW), _signed_windows(h, _KEY_WINDOW)
    length = max(len(left), len(right))
    left += [0] * (length - len(left))
    right += [0] * (length - len(right))
    point: Point = _NEUTRAL
    for place in range(length - 1, -1, -1):
        here, there = left[place], right[place]
        point = _double(point, bool(here or there))
        if here:
            point = _add_digit(point, here, base)
        if there:
            point = _add_digit(point, there, negated_key)
    return point


def key_is_acceptable(public: bytes) -> bool:
    """Whether 32 bytes are a public key that may be enrolled: a canonical point, and not one of small order."""
    return len(public) == 32 and _key_multiples(public) is not None


def verify_ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the 64-byte signature over the message was made with the 32-byte key (strict rule, see above)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    negated_key = _key_multiples(public)
    encoded_r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if negated_key is None or s >= ORDER:
        return False
    hashed = hashlib.sha512(encoded_r + public + message).digest()
    point = _combine(s, int.from_bytes(hashed, "little") % ORDER, negated_key)
    return _encode(point) == encoded_r and not _is_small(point)


P256_FIELD = 2**256 - 2**224 + 2**192 + 2**96 - 1
_P256_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
# A point is (X, Y, Z): x = X/Z, y = Y/Z; at infinity Z is 0.
P256Point = Tuple[int, int, int]


def _p256_point(public: bytes) -> P256Point | None:
    """The point that 64 bytes (x, then y) stand for; None when they are no point of the curve."""
    x, y = int.from_bytes(public[:32], "big"), int.from_bytes(public[32:], "big")
    if len(public) != 64 or x >= P256_FIELD or y >= P256_FIELD:
        return None
    return (x, y, 1) if (y * y - x * x * x + 3 * x - _P256_B) % P256_FIELD == 0 else None


def p256_key_is_acceptable(public: bytes) -> bool:
    """Whether 64 bytes (x, then y) are a public key on P-256. Its order is prime: no point is of small order."""
    return _p256_point(public) is not None


ES256, EDDSA = -7, -8
# The canonical CBOR of a COSE key has one form for each algorithm, around the coordinates of 32 bytes each.
_ES256_HEAD, _ES256_MIDDLE = bytes.fromhex("a5010203262001215820"), bytes.fromhex("225820")
_EDDSA_HEAD = bytes.fromhex("a4010103272006215820")
_RP_ID = re.compile(r"localhost|(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_WEB_ORIGIN = re.compile(r"(https?)://([a-z0-9.-]{1,253})(?::([1-9][0-9]{0,4}))?")


class Passkey(NamedTuple):
    """A passkey by which an organisation consents: its COSE key, and the site where it signs."""

    public: bytes
    rp_id: str
    origin: str


class CoseKey(NamedTuple):
    """A passkey's public key: the algorithm's number in COSE, and 64 bytes (x, y) for ES256 or 32 for EdDSA."""

    algorithm: int
    public: bytes


def write_cose_key(key: CoseKey) -> bytes:
    """The bytes of a passkey's key: a map in canonical CBOR with no more members than it needs."""
    if key.algorithm == ES256:
        return _ES256_HEAD + key.public[:32] + _ES256_MIDDLE + key.public[32:]
    return _EDDSA_HEAD + key.public


def parse_cose_key(raw: bytes) -> CoseKey:
    """The key in these bytes. RecordError `bad_passkey`, `passkey_kind_unknown` (another algorithm or curve), or
    `passkey_not_acceptable` (no point of the curve, or one of small order)."""
    middle = len(_ES256_HEAD) + 32
    if raw.startswith(_ES256_HEAD):
        key = CoseKey(ES256, raw[len(_ES256_HEAD) : middle] + raw[middle + len(_ES256_MIDDLE) :])
        wanted, acceptable = 64, p256_key_is_acceptable
    elif raw.startswith(_EDDSA_HEAD):
        key = CoseKey(EDDSA, raw[len(_EDDSA_HEAD) :])
        wanted, acceptable = 32, key_is_acceptable
    else:
        # A map that begins with kind (1) and algorithm (3), as every COSE key of a passkey does.
        other = len(raw) > 4 and raw[0] >> 5 == 5 and raw[1] == 1 and raw[3] == 3
        raise RecordError("passkey_kind_unknown" if other and raw[4] not in (0x26, 0x27) else "bad_passkey")
    if len(key.public) != wanted or write_cose_key(key) != raw:
        raise RecordError("bad_passkey")
    if not acceptable(key.public):
        raise RecordError("passkey_not_acceptable")
    return key


def site_is_acceptable(rp_id: str, origin: str) -> bool:
    """Whether passkeys made for this rp id can sign on this origin: https, and the rp id's own host or one below it.

    For a trial on one machine, http://localhost too.
    """
    match = _WEB_ORIGIN.fullmatch(origin)
    if match is None or not _RP_ID.fullmatch(rp_id) or int(match[3] or 1) > 65535:
        return False
    host = match[2]
    below = host == rp_id or (host.endswith("." + rp_id) and _RP_ID.fullmatch(host) is not None)
    return below and (match[1] == "https" or host == "localhost")


def passkey_is_acceptable(raw: bytes) -> bool:
    """Whether these bytes are the COSE key of a passkey that may be enrolled."""
    try:
        parse_cose_key(raw)
    except RecordError:
        return False
    return True


def passkey_fingerprint(raw: bytes) -> str:
    """The fingerprint of a passkey's COSE key, written as SSH writes those of its keys."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(raw).digest()).decode("ascii").rstrip("=")


# How surely an organisation's word is its own, the least sure first.
LEVELS = ("attested", "passkey", "key")
Check = Callable[[str], bool]
_NO_PLACE_IN_TEXTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def text_is_plain(text: str) -> bool:
    """Whether a text shows what it holds: no control characters but the line's end, no characters that turn the
    direction of what surrounds them, no second kind of line's end, no invisible tags."""
    return _NO_PLACE_IN_TEXTS.search(text) is None


def to_base64(raw: bytes) -> str:
    """Standard base64 on one line."""
    return base64.b64encode(raw).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes behind canonical base64; RecordError `not_base64` for any other spelling."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        raise RecordError("not_base64") from None
    if to_base64(raw) != text:
        raise RecordError("not_base64")
    return raw


def _matches(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _one_of(*words: str) -> Check:
    return lambda value: value in words


def _is_day(value: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_key(value: str) -> bool:
    try:
        return key_is_acceptable(from_base64(value))
    except RecordError:
        return False


def _is_passkey(value: str) -> bool:
    try:
        return passkey_is_acceptable(from_base64(value))
    except RecordError:
        return False


def _is_free_text(value: str) -> bool:
    return bool(value) and value == value.strip() and "\n" not in value and len(value) <= 400 and text_is_plain(value)


def _or_none(check: Check) -> Check:
    return lambda value: value == "-" or check(value)


_IS_HEX = _matches(r"[0-9a-f]{64}")
_IS_TOKEN = _matches(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# What a value in a line may be. Names end in "?" where "-" may stand for none. "text" takes the rest of the line.
KINDS: dict[str, Check] = {
    "day": _is_day,
    "day?": _or_none(_is_day),
    "hex": _IS_HEX,
    "hex?": _or_none(_IS_HEX),
    "token": _IS_TOKEN,
    "token?": _or_none(_IS_TOKEN),
    "subject?": _or_none(_matches(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}")),
    "act": _matches(r"[a-z][a-z_]*\.[a-z][a-z_]*"),
    "language": _matches(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"),
    "number": _matches(r"0|[1-9][0-9]{0,17}"),
    "number?": _or_none(_matches(r"0|[1-9][0-9]{0,17}")),
    "key": _is_key,
    "key?": _or_none(_is_key),
    "passkey": _is_passkey,
    "key or passkey": lambda value: _is_key(value) or _is_passkey(value),
    "word": _matches(r"[!-~]{1,300}"),
    "verifier key": _matches(r"[!-*,-~]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{4,100}"),
    "level": _one_of(*LEVELS),
    "answer": _one_of("sign", "decline"),
    "action": _one_of("add", "revoke"),
    "rule": _matches(r"all|(?:signatories|coalition) [1-9][0-9]{0,5}"),
    "rule word": _one_of("all", "coalition", "signatories"),
    "text": _is_free_text,
    "rest": _is_free_text,
}
_IS_ORIGIN = _matches(r"[!-*,-~]{1,200}")


class Field(NamedTuple):
    """One line of a document: its word, where its value lives, what the values are, whether it may repeat."""

    word: str
    attribute: str
    kinds: Tuple[str, ...]
    many: bool = False


def check_origin(origin: str) -> str:
    """The origin itself, if it may name a log: visible ASCII without spaces and plus signs."""
    if not _IS_ORIGIN(origin):
        raise RecordError("bad_origin", origin=origin)
    return origin


def _checked(field: Field, values: Sequence[str]) -> str:
    if len(values) != len(field.kinds):
        raise RecordError("bad_field", field=field.word)
    for position, kind in enumerate(field.kinds):
        if not KINDS[kind](values[position]):
            raise RecordError("bad_field", field=field.word)
    return " ".join((field.word, *values))


def _as_row(field: Field, value: Any) -> list[str]:
    return [str(value)] if len(field.kinds) == 1 else [str(part) for part in value]


def write_fields(fields: Sequence[Field], source: object) -> list[str]:
    """The lines for the attributes of an object. RecordError `bad_field` names the first that does not fit."""
    lines = []
    for field in fields:
        value = getattr(source, field.attribute)
        for row in value if field.many else [value]:
            lines.append(_checked(field, _as_row(field, row)))
    return lines


def _read_value(field: Field, line: str) -> Any:
    rest = line[len(field.word) + 1 :]
    values = [rest] if field.kinds in (("rule",), ("rest",)) else rest.split(" ", len(field.kinds) - 1)
    _checked(field, values)
    read = [int(value) if field.kinds[i] == "number" else value for i, value in enumerate(values)]
    return read[0] if len(read) == 1 else tuple(read)


class Lines:
    """The lines of a document, read one after another."""

    def __init__(self, raw: bytes, header: str) -> None:
        """RecordError `not_utf8`, `not_lines` or `wrong_type` when the bytes are not such a document."""
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            raise RecordError("not_utf8") from None
        if not text.endswith("\n") or not text_is_plain(text):
            raise RecordError("not_lines")
        self._lines = text[:-1].split("\n")
        self._next = 0
        if self._take() != header:
            raise RecordError("wrong_type", expected=header)
        self.origin = check_origin(self._take())

    def _take(self) -> str:
        if self._next >= len(self._lines):
            raise RecordError("line_missing")
        self._next += 1
        return self._lines[self._next - 1]

    def starts(self, word: str) -> bool:
        """Whether the next line is a field of this word."""
        return self._next < len(self._lines) and self._lines[self._next].startswith(word + " ")

    def take(self, field: Field) -> Any:
        """The value of the next line, which must be this field."""
        if not self.starts(field.word):
            raise RecordError("line_missing", field=field.word)
        return _read_value(field, self._take())

    def take_all(self, field: Field) -> Iterator[Any]:
        """The values of all next lines of this field, none included."""
        while self.starts(field.word):
            yield self.take(field)

    def fields(self, fields: Sequence[Field]) -> dict[str, Any]:
        """The values of these fields, which must stand here in this order."""
        return {f.attribute: tuple(self.take_all(f)) if f.many else self.take(f) for f in fields}

    def end(self) -> None:
        """RecordError `line_too_many` when a line is left."""
        if self._next != len(self._lines):
            raise RecordError("line_too_many")


def write_document(header: str, origin: str, lines: Sequence[str]) -> bytes:
    """The bytes of a document."""
    return "".join(line + "\n" for line in (header, check_origin(origin), *lines)).encode("utf-8")


CONSENT_NAMESPACE = "hamgam-consent@v1"
KEY_NAMESPACE = "hamgam-key@v1"
LETTER_NAMESPACE = "hamgam-letter@v1"
_MAGIC = b"SSHSIG"
_KEY_TYPE = b"ssh-ed25519"
_HASHES = {"sha256": hashlib.sha256, "sha512": hashlib.sha512}
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"


class SshSignature(NamedTuple):
    """What a signature file of SSH says: whose key, for which purpose, over which hash, and 64 bytes."""

    public: bytes
    namespace: str
    hash_name: str
    signature: bytes


def _string(raw: bytes) -> bytes:
    return len(raw).to_bytes(4, "big") + raw


def _public_blob(public: bytes) -> bytes:
    return _string(_KEY_TYPE) + _string(public)


def write_ssh_signature(signature: SshSignature) -> bytes:
    """The binary form: what stands, in base64, between the BEGIN and END lines."""
    parts = (
        _public_blob(signature.public),
        signature.namespace.encode("ascii"),
        b"",
        signature.hash_name.encode("ascii"),
        _string(_KEY_TYPE) + _string(signature.signature),
    )
    return _MAGIC + (1).to_bytes(4, "big") + b"".join(_string(part) for part in parts)


def _take(raw: bytes) -> tuple[bytes, bytes]:
    length = int.from_bytes(raw[:4], "big")
    if len(raw) < 4 + length:
        raise RecordError("bad_ssh_signature")
    return raw[4 : 4 + length], raw[4 + length :]


def parse_ssh_signature(raw: bytes) -> SshSignature:
    """The signature in the binary form. RecordError `bad_ssh_signature`, or `key_kind_unknown` for other keys."""
    rest = raw[len(_MAGIC) + 4 :]
    fields = []
    for _ in range(5):
        field, rest = _take(rest)
        fields.append(field)
    kind, key_rest = _take(fields[0])
    if kind != _KEY_TYPE:
        raise RecordError("key_kind_unknown")
    public, _ = _take(key_rest)
    _, signature_rest = _take(fields[4])
    signature, _ = _take(signature_rest)
    try:
        found = SshSignature(public, fields[1].decode("ascii"), fields[3].decode("ascii"), signature)
    except UnicodeDecodeError:
        raise RecordError("bad_ssh_signature") from None
    well_formed = len(public) == 32 and len(signature) == 64 and found.hash_name in _HASHES
    if not well_formed or write_ssh_signature(found) != raw:
        raise RecordError("bad_ssh_signature")
    return found


def armour(raw: bytes) -> str:
    """The signature as people paste it."""
    body = to_base64(raw)
    lines = [body[i : i + 70] for i in range(0, len(body), 70)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def unarmour(text: str) -> bytes:
    """The binary form behind a pasted signature; spaces and broken lines do not matter.

    RecordError `no_signature_found` when BEGIN, END or the base64 between them is missing.
    """
    start, end = text.find(_BEGIN), text.find(_END)
    if start < 0 or end < start:
        raise RecordError("no_signature_found")
    body = re.sub(r"\s", "", text[start + len(_BEGIN) : end])
    try:
        return base64.b64decode(body.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        raise RecordError("no_signature_found") from None


def ssh_message(namespace: str, message: bytes, hash_name: str = "sha512") -> bytes:
    """The bytes that the key itself signs, for a message and a purpose."""
    digest = _HASHES[hash_name](message).digest()
    parts = (namespace.encode("ascii"), b"", hash_name.encode("ascii"), digest)
    return _MAGIC + b"".join(_string(part) for part in parts)


def verify_ssh_signature(raw: bytes, namespace: str, message: bytes) -> bytes:
    """The public key that made this signature over the message for this purpose.

    RecordError, besides those of parsing: `wrong_namespace`, `signature_false`.
    """
    found = parse_ssh_signature(raw)
    if found.namespace != namespace:
        raise RecordError("wrong_namespace", found=found.namespace, expected=namespace)
    if not verify_ed25519(found.public, ssh_message(namespace, message, found.hash_name), found.signature):
        raise RecordError("signature_false")
    return found.public


def ssh_fingerprint(public: bytes) -> str:
    """The fingerprint of a key as `ssh-keygen -l` prints it."""
    digest = hashlib.sha256(_public_blob(public)).digest()
    return "SHA256:" + to_base64(digest).rstrip("=")


def parse_public_key(line: str) -> bytes:
    """The 32 bytes of a line `ssh-ed25519 AAAA… comment`, as a .pub file holds it.

    RecordError `not_a_public_key`, `key_kind_unknown`, `key_not_acceptable` (small order or badly written).
    """
    words = line.split()
    if len(words) < 2:
        raise RecordError("not_a_public_key")
    if words[0] != _KEY_TYPE.decode():
        raise RecordError("key_kind_unknown")
    try:
        raw = base64.b64decode(words[1].encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        raise RecordError("not_a_public_key") from None
    public = raw[-32:]
    if raw != _public_blob(public):
        raise RecordError("not_a_public_key")
    if not key_is_acceptable(public):
        raise RecordError("key_not_acceptable")
    return public


_COMMITMENT_TAG = b"hamgam/commitment/v1\n"


def commitment(salt: bytes, content: bytes) -> str:
    """64 hex digits that bind to a content without showing it; without the 32 bytes of salt nobody can guess it."""
    if len(salt) != 32:
        raise RecordError("bad_salt")
    return hashlib.sha256(_COMMITMENT_TAG + salt + content).hexdigest()


def statement_digest(languages: Sequence[tuple[str, str]]) -> str:
    """The one digest of a statement: SHA-256 over the lines "language sha256", in the order given, in hex.

    RecordError `bad_languages` unless each language stands once, the first leading and the others in order.
    """
    names = [language for language, _ in languages]
    if not names or len(set(names)) != len(names) or names[1:] != sorted(names[1:]):
        raise RecordError("bad_languages")
    return hashlib.sha256("".join(f"{name} {digest}\n" for name, digest in languages).encode()).hexdigest()


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


def parse_key_document(raw: bytes) -> tuple[str, KeyDocument]:
    """Origin and content of a key document."""
    lines = Lines(raw, KEY_DOCUMENT)
    document = KeyDocument(**lines.fields(_KEY_FIELDS))
    lines.end()
    return lines.origin, document


def parse_letter_document(raw: bytes) -> tuple[str, LetterDocument]:
    """Origin and content of a letter."""
    lines = Lines(raw, LETTER_DOCUMENT)
    letter = LetterDocument(**lines.fields(_LETTER_FIELDS))
    lines.end()
    return lines.origin, letter


def pasted_signature(text: str, namespace: str, message: bytes) -> tuple[bytes, bytes]:
    """(public key, binary signature) of a signature that was pasted or uploaded, checked over the message.

    For the server's forms. RecordError `no_signature_found`, `key_kind_unknown`, `bad_ssh_signature`,
    `wrong_namespace`, `signature_false`.
    """
    raw = unarmour(text)
    return verify_ssh_signature(raw, namespace, message), raw


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


MAX_PARTS = 20_000
_LENGTH = re.compile(rb"(0|[1-9][0-9]{0,9}):")


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


REQUEST_MAGIC = b"hamgam/signing-request/v1"


class SigningRequest(NamedTuple):
    """A request whose parts fit together. `raw` is what will be signed; `note` is the signing note, if there is one."""

    origin: str
    document: Union[ConsentDocument, WithdrawDocument]
    raw: bytes
    texts: Tuple[Tuple[str, str], ...]
    roster: Roster
    note: str | None


def _split(raw: bytes) -> list[tuple[str, bytes]]:
    frames = read_netstrings(raw)
    found = []
    for frame in frames[1:]:
        label, _, content = frame.partition(b"\n")
        found.append((label.decode("ascii", "replace"), content))
    return found


def _plain(raw: bytes, reason: str) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise RecordError(reason) from None
    if not text_is_plain(text):
        raise RecordError(reason)
    return text


def _document(raw: bytes) -> tuple[str, Union[ConsentDocument, WithdrawDocument]]:
    if raw.startswith(CONSENT_DOCUMENT.encode() + b"\n"):
        return parse_consent_document(raw)
    return parse_withdraw_document(raw)


def _note(found: Sequence[bytes], expected: str) -> str | None:
    if not found and expected == "-":
        return None
    if len(found) != 1 or len(found[0]) < 32 or commitment(found[0][:32], found[0][32:]) != expected:
        raise RecordError("note_differs")
    return _plain(found[0][32:], "note_differs")


def open_signing_request(raw: bytes) -> SigningRequest:
    """The request in these bytes, when document, texts, roster and note fit together.

    RecordError: `not_a_request`, `text_differs`, `text_not_plain`, `roster_differs`, `not_in_roster`, `note_differs`,
    and those of parsing.
    """
    if not raw.startswith(netstring(REQUEST_MAGIC)):
        raise RecordError("not_a_request")
    parts = _split(raw)
    labels = [label for label, _ in parts]
    texts = [(label[5:], content) for label, content in parts if label.startswith("text ")]
    expected = [f"text {language}" for language, _ in texts] + ["roster", "document"]
    if labels not in (expected, [*expected, "note"]) or not all(KINDS["language"](row[0]) for row in texts):
        raise RecordError("not_a_request")
    roster_raw, document_raw = parts[len(texts)][1], parts[len(texts) + 1][1]
    origin, document = _document(document_raw)
    roster = parse_roster(roster_raw)
    if statement_digest([(name, hashlib.sha256(text).hexdigest()) for name, text in texts]) != document.digest:
        raise RecordError("text_differs")
    if roster_digest(roster_raw) != document.roster or roster.origin != origin:
        raise RecordError("roster_differs")
    if roster.find(document.organisation) is None:
        raise RecordError("not_in_roster", organisation=document.organisation)
    note = _note([content for label, content in parts if label == "note"], document.note)
    shown = tuple((language, _plain(text, "text_not_plain")) for language, text in texts)
    return SigningRequest(origin, document, document_raw, shown, roster, note)


_YES = ("yes", "بله", "بلی")
_WORDS = {
    "text": ("Text, {code}", "متن، {code}"),
    "shown": ("This is what will be signed:", "آنچه امضا می‌شود این است:"),
    "coalition": ("Record: {origin}", "دفتر ثبت: {origin}"),
    "digest": ("Fingerprint of the text (all languages):", "اثر انگشت متن (همهٔ زبان‌ها):"),
    "version": ("Text {text}, version {version}, kind {kind}", "متن {text}، نسخهٔ {version}، گونهٔ {kind}"),
    "asked": ("These organisations are asked to sign:", "از این نهادها امضا خواسته شده است:"),
    "no_key": ("without a key: the host vouches", "بی‌کلید: میزبان گواهی می‌دهد"),
    "passkey": ("passkey {value} on {site}", "کلید ورود {value} در {site}"),
    "you": ("Your organisation: {name}", "نهاد شما: {name}"),
    "sign": ("Answer: WE SIGN", "پاسخ: امضا می‌کنیم"),
    "decline": ("Answer: WE DO NOT SIGN", "پاسخ: امضا نمی‌کنیم"),
    "withdraw": ("We WITHDRAW our signature (entry {entry})", "امضای خود را پس می‌گیریم (مدخل {entry})"),
    "note": ("Signing note:", "یادداشت امضا:"),
    "ask": ("To sign exactly this, type yes: ", "برای امضای درست همین، بنویسید بله: "),
    "not_signed": ("Nothing was signed.", "چیزی امضا نشد."),
    "paste": ("Paste these lines into the page, all of them:", "این سطرها را کامل در صفحه بچسبانید:"),
    "written": ("The signature is in {file}.", "امضا در فایل {file} است."),
    "key_made": (
        "The key is made. Keep {file} and its passphrase; make a copy on paper or a stick. Paste this line in the page:",
        "کلید ساخته شد. {file} و گذرواژه‌اش را نگه دارید و رونوشتی جای امن بگذارید. این سطر را در صفحه بچسبانید:",
    ),
    "fingerprint": ("Fingerprint of the key: {value}", "اثر انگشت کلید: {value}"),
    "add": ("A NEW KEY for the organisation {name}:", "کلید تازه برای نهاد {name}:"),
    "revoke": ("A key of the organisation {name} is REVOKED:", "کلیدی از نهاد {name} باطل می‌شود:"),
    "voucher": ("The key that vouches for it: {value}", "کلیدی که آن را تأیید می‌کند: {value}"),
    "letter": (
        "Letter of {name}, {day}, about {purpose} ({subject}):",
        "نامهٔ {name}، {day}، دربارهٔ {purpose} ({subject}):",
    ),
    "file_exists": ("{file} is there already. Choose another name.", "فایل {file} از پیش هست. نام دیگری برگزینید."),
    "file_unreadable": ("The file {file} cannot be read.", "فایل {file} خوانده نمی‌شود."),
    "no_ssh_keygen": (
        "ssh-keygen was not found. Install OpenSSH (on Windows: Settings, Optional features, OpenSSH Client).",
        "برنامهٔ ssh-keygen پیدا نشد. OpenSSH را نصب کنید (در ویندوز: تنظیمات، امکانات اختیاری، OpenSSH Client).",
    ),
    "ssh_failed": ("ssh-keygen did not sign. Is the passphrase right?", "ssh-keygen امضا نکرد. گذرواژه درست است؟"),
    "bad_key_file": (
        "{file}.pub is not an ed25519 key of SSH. Make one with the word “key”.",
        "{file}.pub کلید ed25519 نیست. با فرمان key کلید بسازید.",
    ),
    "foreign_key": (
        "This key is not one of those that the document names for your organisation.",
        "این کلید از کلیدهایی نیست که سند برای نهاد شما نام می‌برد.",
    ),
    "replaced": (
        "The roster names {value} as your key; the one you sign with took its place.",
        "فهرست کلیدها {value} را کلید شما می‌نامد؛ کلیدی که با آن امضا می‌کنید جای آن را گرفته است.",
    ),
    "bad_file": (
        "This file does not hold together ({cause}): download it again, and if it stays so, tell the other members.",
        "این فایل با خودش نمی‌خواند ({cause}): دوباره بگیرید، و اگر همین بود به اعضای دیگر خبر دهید.",
    ),
}


class _Stop(Exception):
    """Ends the command with a sentence and an exit code."""

    def __init__(self, code: int, word: str, **values: object) -> None:
        super().__init__(word)
        self.code, self.word, self.values = code, word, values


class _Voice:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, word: str, **values: object) -> str:
        """The sentence for a word."""
        return _WORDS[word][self.language == "fa"].format(**values)

    def say(self, word: str, **values: object) -> None:
        """Print the sentence for a word."""
        print(self.text(word, **values))


def _read_file(name: str) -> bytes:
    try:
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        raise _Stop(2, "file_unreadable", file=name) from None


def _ssh_keygen(arguments: Sequence[str], message: bytes | None = None) -> bytes:
    try:
        done = subprocess.run(
            ["ssh-keygen", *arguments],
            input=message,
            stdout=subprocess.PIPE if message is not None else None,
            check=False,
        )
    except OSError:
        raise _Stop(2, "no_ssh_keygen") from None
    if done.returncode:
        raise _Stop(1, "ssh_failed")
    return done.stdout or b""


def _public_key(key_file: str) -> bytes:
    """The public key beside a key file."""
    line = _read_file(key_file + ".pub").decode("utf-8", "replace")
    try:
        return parse_public_key(line)
    except RecordError:
        raise _Stop(2, "bad_key_file", file=key_file) from None


def _make_key(options: argparse.Namespace, voice: _Voice) -> None:
    if os.path.exists(options.file) or os.path.exists(options.file + ".pub"):
        raise _Stop(2, "file_exists", file=options.file)
    passphrase = ["-N", ""] if options.without_passphrase else []
    _ssh_keygen(["-q", "-t", "ed25519", "-C", options.comment, "-f", options.file, *passphrase])
    public = _public_key(options.file)
    voice.say("key_made", file=options.file)
    print()
    print(_read_file(options.file + ".pub").decode("utf-8", "replace").strip())
    print()
    voice.say("fingerprint", value=ssh_fingerprint(public))


def _show_roster(roster: Roster, voice: _Voice) -> None:
    voice.say("asked")
    for number, row in enumerate(roster.organisations, 1):
        keys = [ssh_fingerprint(key) for key in row.keys]
        keys += [voice.text("passkey", value=passkey_fingerprint(p.public), site=p.origin) for p in row.passkeys]
        print(f"  {number}. {name_in(row.names, voice.language)} — {', '.join(keys) or voice.text('no_key')}")


def _show_answer(request: SigningRequest, voice: _Voice) -> None:
    if isinstance(request.document, ConsentDocument):
        voice.say(request.document.answer)
    else:
        voice.say("withdraw", entry=request.document.consent)
    if request.note is not None:
        voice.say("note")
        print("  " + request.note.replace("\n", "\n  "))


def _show_request(request: SigningRequest, voice: _Voice) -> None:
    """Everything that will be signed, from the bytes from which the signature's digests were computed."""
    document = request.document
    for language, text in request.texts:
        heading = voice.text("text", code=language)
        print(f"──── {heading} " + "─" * 40)
        print(text)
    print("─" * 60)
    voice.say("coalition", origin=request.origin)
    voice.say("version", text=document.text, version=document.version, kind=document.kind)
    voice.say("digest")
    print("  " + " ".join(document.digest[i : i + 8] for i in range(0, 64, 8)))
    _show_roster(request.roster, voice)
    row = request.roster.find(document.organisation)
    assert row is not None
    print()
    voice.say("you", name=name_in(row.names, voice.language))
    _show_answer(request, voice)


def _show_bytes(raw: bytes, voice: _Voice) -> None:
    print()
    voice.say("shown")
    print("  | " + raw.decode("utf-8").rstrip("\n").replace("\n", "\n  | "))
    print()


def _asked(options: argparse.Namespace, voice: _Voice) -> None:
    if options.yes:
        return
    try:
        answer = input(voice.text("ask"))
    except EOFError:
        answer = ""
    if answer.strip().lower() not in _YES:
        raise _Stop(1, "not_signed")


def _sign(raw: bytes, namespace: str, public: bytes, options: argparse.Namespace, voice: _Voice) -> None:
    """Ask, have ssh-keygen sign, check what it made, and hand it over."""
    _show_bytes(raw, voice)
    _asked(options, voice)
    made = _ssh_keygen(["-q", "-Y", "sign", "-n", namespace, "-f", options.key], raw).decode("utf-8", "replace")
    signer, signature = pasted_signature(made, namespace, raw)
    if signer != public:
        raise _Stop(1, "ssh_failed")
    if options.out:
        with open(options.out, "x", encoding="ascii", newline="\n") as file:
            file.write(armour(signature))
        voice.say("written", file=options.out)
        return
    voice.say("paste")
    print()
    print(armour(signature), end="")


def _sign_request(options: argparse.Namespace, voice: _Voice) -> None:
    request = open_signing_request(_read_file(options.file))
    public = _public_key(options.key)
    row = request.roster.find(request.document.organisation)
    newer = row is not None and bool(row.keys) and options.replaced
    if row is None or (public not in row.keys and not newer):
        raise _Stop(1, "foreign_key")
    _show_request(request, voice)
    if public not in row.keys:
        voice.say("replaced", value=", ".join(ssh_fingerprint(key) for key in row.keys))
    _sign(request.raw, CONSENT_NAMESPACE, public, options, voice)


def _sign_key_document(options: argparse.Namespace, voice: _Voice) -> None:
    raw = _read_file(options.file)
    origin, document = parse_key_document(raw)
    public = _public_key(options.key)
    named = [from_base64(key) for key in (document.key, document.voucher) if key != "-"]
    if public not in named:
        raise _Stop(1, "foreign_key")
    voice.say("coalition", origin=origin)
    voice.say(document.action, name=document.organisation)
    changed = named[0]
    voice.say("fingerprint", value=ssh_fingerprint(changed) if len(changed) == 32 else passkey_fingerprint(changed))
    if len(named) > 1:
        voice.say("voucher", value=ssh_fingerprint(named[1]))
    _sign(raw, KEY_NAMESPACE, public, options, voice)


def _sign_letter(options: argparse.Namespace, voice: _Voice) -> None:
    raw = _read_file(options.file)
    origin, letter = parse_letter_document(raw)
    voice.say("coalition", origin=origin)
    voice.say("letter", name=letter.organisation, day=letter.day, purpose=letter.purpose, subject=letter.subject)
    print("\n".join("  " + line for line in letter.lines))
    _sign(raw, LETTER_NAMESPACE, _public_key(options.key), options, voice)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Sign, on your own machine, what your organisation was asked to sign.",
        epilog="Exit: 0 signed, 1 not signed, 2 unusable.",
    )
    parser.add_argument("--lang", choices=("fa", "en"), default="fa", help="language (Persian unless you say en)")
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    key = words.add_parser("key", help="make the organisation's key")
    key.add_argument("file", metavar="FILE", help="where the key is to lie")
    key.add_argument("--comment", default="hamgam", help="a word that stands with the public key")
    key.add_argument("--without-passphrase", action="store_true", help="only for scripts")
    key.set_defaults(run=_make_key)
    for word, metavar, run, about in (
        ("sign", "REQUEST", _sign_request, "show a text and its signatories, ask, and sign"),
        ("reverse", "DOCUMENT", _sign_key_document, "prove that you hold a new key, or vouch for it"),
        ("letter", "DOCUMENT", _sign_letter, "sign a letter"),
    ):
        sub = words.add_parser(word, help=about)
        sub.add_argument("file", metavar=metavar, help="the file downloaded from the page")
        sub.add_argument("--key", metavar="FILE", required=True, help="the organisation's key")
        sub.add_argument("--out", metavar="FILE", help="write the signature there instead of printing it")
        sub.add_argument("--yes", action="store_true", help="do not ask; only for scripts")
        if word == "sign":
            sub.add_argument("--replaced", action="store_true", help="the key took the place of the one on the roster")
        sub.set_defaults(run=run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its answer is the exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _options().parse_args(arguments)
    voice = _Voice(options.lang)
    try:
        options.run(options, voice)
    except _Stop as stop:
        print(voice.text(stop.word, **stop.values), file=sys.stderr)
        return stop.code
    except RecordError as error:
        print(voice.text("bad_file", cause=error.reason), file=sys.stderr)
        return 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
