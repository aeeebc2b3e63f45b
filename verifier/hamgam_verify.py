#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
# Made by `make verifier` from hamgam/engine/record and verifier/parts. Do not edit here.
"""Checks a published statement of a coalition, offline.

    python3 hamgam_verify.py BUNDLE --fingerprint "12345 67890 …"
    python3 hamgam_verify.py BUNDLE --policy FILE
    python3 hamgam_verify.py BUNDLE
    python3 hamgam_verify.py record FILE --since LETTER

The last one compares a copy of the record with the three lines in a letter, minutes or a brochure that somebody kept.

Exit: 0 valid under what you pinned; 1 invalid, with the reason; 2 unusable (no such file, no bundle, wrong options);
3 everything fits together, but nothing was pinned, so whose keys these are is unknown. With --lang fa it speaks
Persian; with --json it prints one object for programs. It needs Python 3.8 or newer and nothing else, opens no
connection and writes no file.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import dataclasses
import hashlib
import json
import os
import re
import sys
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP
from functools import lru_cache
from typing import Any, Callable, Iterable, Iterator, Mapping, NamedTuple, Sequence, Tuple, TypeVar, Union


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
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_P256_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
_P256_BASE = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
    1,
)
_P256_NEUTRAL = (0, 1, 0)
# A point is (X, Y, Z): x = X/Z, y = Y/Z; at infinity Z is 0.
P256Point = Tuple[int, int, int]


def _p256_sum(one: P256Point, other: P256Point) -> P256Point:
    """The sum of two points, equal ones and infinity included: complete formulas of Renes, Costello and Batina (2016,
    algorithm 4), so that there is no special case that could be forgotten."""
    (x1, y1, z1), (x2, y2, z2) = one, other
    xx, yy, zz = x1 * x2 % P256_FIELD, y1 * y2 % P256_FIELD, z1 * z2 % P256_FIELD
    xy = (x1 + y1) * (x2 + y2) - xx - yy
    yz = (y1 + z1) * (y2 + z2) - yy - zz
    xz = (x1 + z1) * (x2 + z2) - xx - zz
    w = 3 * (xz - _P256_B * zz) % P256_FIELD
    v = 3 * (_P256_B * xz - 3 * zz - xx) % P256_FIELD
    u = 3 * (xx - zz)
    left, right = yy + w, yy - w
    return (
        (xy * left - yz * v) % P256_FIELD,
        (left * right + u * v) % P256_FIELD,
        (yz * right + xy * u) % P256_FIELD,
    )


def _p256_combine(a: int, b: int, key: P256Point) -> P256Point:
    """a times the base point plus b times the key (both at once, from the highest bit down)."""
    addends = (None, _P256_BASE, key, _p256_sum(_P256_BASE, key))
    point: P256Point = _P256_NEUTRAL
    for place in range(max(a.bit_length(), b.bit_length()) - 1, -1, -1):
        point = _p256_sum(point, point)
        addend = addends[(a >> place & 1) | (b >> place & 1) << 1]
        if addend is not None:
            point = _p256_sum(point, addend)
    return point


def _p256_point(public: bytes) -> P256Point | None:
    """The point that 64 bytes (x, then y) stand for; None when they are no point of the curve."""
    x, y = int.from_bytes(public[:32], "big"), int.from_bytes(public[32:], "big")
    if len(public) != 64 or x >= P256_FIELD or y >= P256_FIELD:
        return None
    return (x, y, 1) if (y * y - x * x * x + 3 * x - _P256_B) % P256_FIELD == 0 else None


def p256_key_is_acceptable(public: bytes) -> bool:
    """Whether 64 bytes (x, then y) are a public key on P-256. Its order is prime: no point is of small order."""
    return _p256_point(public) is not None


def _der_number(number: int) -> bytes:
    raw = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return bytes((2, len(raw))) + raw


def _der_pair(raw: bytes) -> tuple[int, int] | None:
    """r and s of a signature; None when the bytes are not exactly the DER of two numbers from 0 to 2**256 - 1."""
    if len(raw) < 8:
        return None
    middle = 4 + raw[3]
    r, s = int.from_bytes(raw[4:middle], "big"), int.from_bytes(raw[middle + 2 :], "big")
    if max(r, s) >> 256:
        return None
    body = _der_number(r) + _der_number(s)
    return (r, s) if raw == bytes((0x30, len(body))) + body else None


def verify_p256(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the DER signature over the message was made with the key of 64 bytes (strict rule, see above)."""
    key, numbers = _p256_point(public), _der_pair(signature)
    if key is None or numbers is None or not all(0 < number < P256_ORDER for number in numbers):
        return False
    r, s = numbers
    inverse = pow(s, -1, P256_ORDER)
    hashed = int.from_bytes(hashlib.sha256(message).digest(), "big")
    x, _, z = _p256_combine(hashed * inverse % P256_ORDER, r * inverse % P256_ORDER, key)
    return z != 0 and x * pow(z, -1, P256_FIELD) % P256_FIELD % P256_ORDER == r


PASSKEY_CONSENT_TAG = b"hamgam-consent-webauthn-v1\n"
ES256, EDDSA = -7, -8
_CEREMONY = "webauthn.get"
_PRESENT, _VERIFIED, _MAY_BE_COPIED, _IS_COPIED = 0x01, 0x04, 0x08, 0x10
_FLAGS_KNOWN = _PRESENT | _VERIFIED | _MAY_BE_COPIED | _IS_COPIED
_AUTHENTICATOR_BYTES = 37
_MAX_CLIENT_DATA = 4096
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


class Assertion(NamedTuple):
    """What a browser gave when a passkey signed, and the COSE key that is to have made it."""

    key: bytes
    authenticator_data: bytes
    client_data: bytes
    signature: bytes


def write_assertion(assertion: Assertion) -> bytes:
    """The assertion as one row of bytes: each part behind its length in four bytes."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in assertion)


def parse_assertion(raw: bytes) -> Assertion:
    """The assertion in these bytes; nothing is checked yet but the form. RecordError `bad_assertion`."""
    parts: list[bytes] = []
    place = 0
    while place < len(raw) and len(parts) < 5:
        start = place + 4
        place = start + int.from_bytes(raw[place:start], "big")
        parts.append(raw[start:place])
    if len(parts) != 4 or write_assertion(Assertion(*parts)) != raw:
        raise RecordError("bad_assertion")
    return Assertion(*parts)


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


def is_passkey(public: bytes) -> bool:
    """Whether this is a passkey's COSE key; an Ed25519 key has 32 bytes."""
    return len(public) != 32


def passkey_is_acceptable(raw: bytes) -> bool:
    """Whether these bytes are the COSE key of a passkey that may be enrolled."""
    try:
        parse_cose_key(raw)
    except RecordError:
        return False
    return True


def passkey_challenge(record: bytes) -> bytes:
    """The 32 bytes that a passkey is asked to sign so that it consents to exactly this document."""
    return hashlib.sha256(PASSKEY_CONSENT_TAG + record).digest()


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The members of a JSON object; none may stand twice, for then two readers could see two different things."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError("doubled")
    return dict(pairs)


def _no_constant(word: str) -> Any:
    raise ValueError(word)


def _client_members(raw: bytes) -> dict[str, Any]:
    if len(raw) > _MAX_CLIENT_DATA:
        raise RecordError("bad_client_data")
    try:
        found = json.loads(raw.decode("utf-8"), object_pairs_hook=_members, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise RecordError("bad_client_data") from None
    if not isinstance(found, dict) or not all(isinstance(found.get(n), str) for n in ("type", "challenge", "origin")):
        raise RecordError("bad_client_data")
    return found


def check_client_data(raw: bytes, record: bytes, origin: str) -> None:
    """Whether the browser's word is that this document was consented to, on this origin and not inside another's page.

    RecordError `bad_client_data`, `wrong_ceremony`, `wrong_challenge`, `wrong_site` or `inside_another_site`.
    """
    found = _client_members(raw)
    if found["type"] != _CEREMONY:
        raise RecordError("wrong_ceremony")
    challenge = base64.urlsafe_b64encode(passkey_challenge(record)).decode("ascii").rstrip("=")
    if found["challenge"] != challenge:
        raise RecordError("wrong_challenge")
    if found["origin"] != origin:
        raise RecordError("wrong_site", found=found["origin"][:100], expected=origin)
    if found.get("crossOrigin", False) is not False or "topOrigin" in found:
        raise RecordError("inside_another_site")


def check_authenticator_data(raw: bytes, rp_id: str) -> None:
    """Whether the authenticator's word is that a person was there and was verified, for a passkey of this rp id.

    RecordError `bad_authenticator_data` (another length, an extension, a key within it, or a flag that has no
    meaning yet), `wrong_rp`, `person_not_present` or `person_not_verified`.
    """
    if len(raw) != _AUTHENTICATOR_BYTES:
        raise RecordError("bad_authenticator_data")
    flags = raw[32]
    if flags & ~_FLAGS_KNOWN or (flags & _IS_COPIED and not flags & _MAY_BE_COPIED):
        raise RecordError("bad_authenticator_data")
    if raw[:32] != hashlib.sha256(rp_id.encode("utf-8")).digest():
        raise RecordError("wrong_rp")
    if not flags & _PRESENT:
        raise RecordError("person_not_present")
    if not flags & _VERIFIED:
        raise RecordError("person_not_verified")


def verify_assertion(
    cose_key: bytes,
    authenticator_data: bytes,
    client_data: bytes,
    signature: bytes,
    record: bytes,
    rp_id: str,
    origin: str,
) -> None:
    """Returns when this passkey consented to exactly this document, on this site, with its person verified.

    `cose_key`, `authenticator_data`, `client_data` (clientDataJSON) and `signature` are the raw bytes as the browser
    gives them; `record` is the document; `rp_id` and `origin` are what the reader's policy names for the key.
    RecordError, besides those of `parse_cose_key`, `check_client_data` and `check_authenticator_data`:
    `passkey_signature_false`.
    """
    key = parse_cose_key(cose_key)
    check_client_data(client_data, record, origin)
    check_authenticator_data(authenticator_data, rp_id)
    verify = verify_p256 if key.algorithm == ES256 else verify_ed25519
    if not verify(key.public, authenticator_data + hashlib.sha256(client_data).digest(), signature):
        raise RecordError("passkey_signature_false")


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


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of one leaf's exact bytes."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _width_exponent(count: int) -> int:
    """The smallest k for which 2**k is at least the count."""
    return (count - 1).bit_length()


class Tree:
    """All levels of the tree over some leaf hashes, for when many proofs are wanted at once.

    Building it costs one hash a leaf; each proof afterwards costs its own length.
    """

    def __init__(self, hashes: Sequence[bytes]) -> None:
        self.size = len(hashes)
        self._levels = [list(hashes)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            above = [node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)]
            self._levels.append(above + below[len(below) & ~1 :])

    def root(self) -> bytes:
        """The root; of an empty tree, the hash of nothing."""
        return self._levels[-1][0] if self.size else hashlib.sha256(b"").digest()

    def _node(self, start: int, end: int) -> bytes:
        """The hash over leaves start … end-1, which must be a subtree of this tree."""
        k = _width_exponent(end - start)
        return self._levels[k][start >> k]

    def inclusion_path(self, index: int) -> list[bytes]:
        """The hashes that lead from leaf number `index` up to the root. IndexError when there is no such leaf."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        path = []
        for level in self._levels[:-1]:
            if index ^ 1 < len(level):
                path.append(level[index ^ 1])
            index >>= 1
        return path

    def consistency_path(self, old_size: int) -> list[bytes]:
        """The hashes which show that the tree of the first `old_size` leaves is a beginning of this one.

        IndexError when the old size is not 1 … size.
        """
        if not 1 <= old_size <= self.size:
            raise IndexError(old_size)
        start, end, path, whole = 0, self.size, [], True
        while old_size != end:
            split = start + (1 << (_width_exponent(end - start) - 1))
            if old_size <= split:
                path.append(self._node(split, end))
                end = split
            else:
                path.append(self._node(start, split))
                start, whole = split, False
        if not whole:
            path.append(self._node(start, end))
        return path[::-1]


def root(hashes: Sequence[bytes]) -> bytes:
    """The root of the tree over these leaf hashes."""
    return Tree(hashes).root()


def _all_are_hashes(*values: bytes) -> bool:
    return all(len(value) == 32 for value in values)


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root_hash: bytes) -> bool:
    """Whether a leaf hash stands at this index of the tree of this size and root (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size or not _all_are_hashes(leaf, root_hash, *path):
        return False
    place, last, current = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            current = node_hash(sibling, current)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and current == root_hash


class Frontier(NamedTuple):
    """What must be remembered of a tree to let it grow: its size and the roots of its full subtrees, widest first.

    There are as many roots as the size has ones in base two.
    """

    size: int = 0
    roots: Tuple[bytes, ...] = ()


def append(frontier: Frontier, leaf: bytes) -> Frontier:
    """The frontier after one more leaf hash."""
    size, roots, current = frontier.size, list(frontier.roots), leaf
    while size & 1:
        current = node_hash(roots.pop(), current)
        size >>= 1
    return Frontier(frontier.size + 1, (*roots, current))


def root_of(frontier: Frontier) -> bytes:
    """The root of the tree that the frontier remembers."""
    if not frontier.roots:
        return hashlib.sha256(b"").digest()
    current = frontier.roots[-1]
    for left in reversed(frontier.roots[:-1]):
        current = node_hash(left, current)
    return current


ED25519 = b"\x01"
COSIGNATURE_V1 = b"\x04"
# Signatures that `ssh-keygen -Y sign` makes: no byte of their own is assigned, so 0xff and a name.
SSHSIG = b"\xff" + b"hamgam/sshsig/v1"
# Assertions of passkeys, in the same way.
WEBAUTHN = b"\xff" + b"hamgam/webauthn/v1"
MAX_SIGNATURES = 64
_DASH = "— "
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


class NoteSignature(NamedTuple):
    """One signature line: the key's name, its id of four bytes, and what follows the id."""

    name: str
    key_id: bytes
    signature: bytes


class Note(NamedTuple):
    """A text (bytes, its last newline included) and the signature lines below it."""

    text: bytes
    signatures: Tuple[NoteSignature, ...]


class VerifierKey(NamedTuple):
    """A key by which the signatures of one name on notes are checked; `kind` is the signature type."""

    name: str
    kind: bytes
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes by which signature lines name this key."""
        return key_id(self.name, self.kind, self.public)


def key_id(name: str, kind: bytes, public: bytes) -> bytes:
    """The id of a key: the first four bytes of SHA-256 over name, newline, signature type and public key."""
    return hashlib.sha256(name.encode("utf-8") + b"\n" + kind + public).digest()[:4]


def _is_key_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(character.isspace() for character in name)


def write_verifier_key(key: VerifierKey) -> str:
    """The key as one word: name, id in hex and base64 of type and key, with plus signs between."""
    return f"{key.name}+{key.key_id.hex()}+{to_base64(key.kind + key.public)}"


def parse_verifier_key(text: str) -> VerifierKey:
    """The key that the word stands for. RecordError `bad_verifier_key`.

    Of types, 0x01 (Ed25519) and 0x04 (cosignature/v1) are known.
    """
    parts = text.split("+", 2)
    if len(parts) != 3 or not _is_key_name(parts[0]):
        raise RecordError("bad_verifier_key")
    raw = from_base64(parts[2])
    key = VerifierKey(parts[0], raw[:1], raw[1:])
    known = key.kind in (ED25519, COSIGNATURE_V1) and key_is_acceptable(key.public)
    if not known or key.key_id.hex() != parts[1]:
        raise RecordError("bad_verifier_key")
    return key


def _parse_signature_line(line: str) -> NoteSignature:
    words = line[len(_DASH) :].split(" ")
    if not line.startswith(_DASH) or len(words) != 2 or not _is_key_name(words[0]):
        raise RecordError("bad_signature_line")
    raw = from_base64(words[1])
    if len(raw) < 5:
        raise RecordError("bad_signature_line")
    return NoteSignature(words[0], raw[:4], raw[4:])


def parse_note(raw: bytes) -> Note:
    """The note in these bytes: at least one signature line, none checked yet.

    RecordError `not_utf8`, `not_a_note`, `bad_signature_line`, `not_base64` or `too_many_signatures`.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise RecordError("not_utf8") from None
    split = text.rfind("\n\n")
    if split < 0 or _CONTROL.search(text) or not text.endswith("\n") or split + 2 >= len(text):
        raise RecordError("not_a_note")
    lines = text[split + 2 : -1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise RecordError("too_many_signatures")
    return Note(text[: split + 1].encode("utf-8"), tuple(_parse_signature_line(line) for line in lines))


def write_note(text: bytes, signatures: Sequence[NoteSignature]) -> bytes:
    """The bytes of a note. RecordError when they would not be one."""
    lines = [f"{_DASH}{s.name} {to_base64(s.key_id + s.signature)}\n" for s in signatures]
    raw = text + b"\n" + "".join(lines).encode("utf-8")
    if parse_note(raw) != Note(text, tuple(signatures)):
        raise RecordError("not_a_note")
    return raw


def cosigned_message(text: bytes, timestamp: int) -> bytes:
    """What a witness signs: that it saw this checkpoint at this second since 1970 (cosignature/v1)."""
    return b"cosignature/v1\ntime %d\n" % timestamp + text


def cosignature_time(signature: NoteSignature) -> int:
    """The second since 1970 that a cosignature carries. RecordError `bad_cosignature` when it is of another length."""
    if len(signature.signature) != 72:
        raise RecordError("bad_cosignature")
    return int.from_bytes(signature.signature[:8], "big")


def _signature_holds(text: bytes, signature: NoteSignature, key: VerifierKey) -> bool:
    if key.kind == ED25519:
        return verify_ed25519(key.public, text, signature.signature)
    if key.kind == COSIGNATURE_V1 and len(signature.signature) == 72:
        message = cosigned_message(text, cosignature_time(signature))
        return verify_ed25519(key.public, message, signature.signature[8:])
    return False


def note_is_signed_by(note: Note, key: VerifierKey) -> bool:
    """Whether the note carries a line of this key and every such line holds. Lines of other keys are not looked at."""
    lines = [s for s in note.signatures if (s.name, s.key_id) == (key.name, key.key_id)]
    return bool(lines) and all(_signature_holds(note.text, line, key) for line in lines)


class Checkpoint(NamedTuple):
    """How large the log of an origin is, and its root. `extensions` are further lines, which our own log has not."""

    origin: str
    size: int
    root: bytes
    extensions: Tuple[str, ...] = ()


def parse_checkpoint(text: bytes) -> Checkpoint:
    """The checkpoint in the text of a note (`parse_note(raw).text`). RecordError `not_a_checkpoint`."""
    try:
        lines = text.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise RecordError("not_utf8") from None
    if len(lines) < 4 or lines[-1] or not all(lines[:-1]) or not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]):
        raise RecordError("not_a_checkpoint")
    root = from_base64(lines[2])
    if len(root) != 32:
        raise RecordError("not_a_checkpoint")
    return Checkpoint(lines[0], int(lines[1]), root, tuple(lines[3:-1]))


def open_checkpoint(raw: bytes, key: VerifierKey) -> Checkpoint:
    """The checkpoint in a note that the log's key has signed under its own origin.

    RecordError, besides those of parsing: `checkpoint_not_signed`, `wrong_origin`.
    """
    note = parse_note(raw)
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != key.name:
        raise RecordError("wrong_origin", found=checkpoint.origin, expected=key.name)
    if not note_is_signed_by(note, key):
        raise RecordError("checkpoint_not_signed")
    return checkpoint


# The last second of the year 9999: what lies later is no time at which anybody saw anything.
_LAST_SECOND = 253402300799


def witnesses_needed(count: int, faulty: int) -> int:
    """How many of so many witnesses must have seen a checkpoint, if so many may be dishonest: floor((n+f)/2)+1."""
    return (count + faulty) // 2 + 1


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


CONSENT_NAMESPACE = "hamgam-consent@v1"
KEY_NAMESPACE = "hamgam-key@v1"
LETTER_NAMESPACE = "hamgam-letter@v1"
_MAGIC = b"SSHSIG"
_KEY_TYPE = b"ssh-ed25519"
_HASHES = {"sha256": hashlib.sha256, "sha512": hashlib.sha512}


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


def key_document(origin: str, action: str, organisation: str, key: bytes, voucher: bytes | None) -> bytes:
    """The bytes that are signed, under the purpose `hamgam-key@v1`, to add or revoke a key.

    `action` is "add" or "revoke"; `voucher` is the key that vouches for the change, None where there is none.
    The new key signs them too, which proves that whoever enrols it holds it.
    """
    content = KeyDocument(action, organisation, to_base64(key), "-" if voucher is None else to_base64(voucher))
    return write_document(KEY_DOCUMENT, origin, write_fields(_KEY_FIELDS, content))


def letter_document(origin: str, letter: LetterDocument) -> bytes:
    """The bytes that an organisation signs, under the purpose `hamgam-letter@v1`, as a letter: to name a liaison."""
    return write_document(LETTER_DOCUMENT, origin, write_fields(_LETTER_FIELDS, letter))


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


def read_fingerprint(text: str) -> str:
    """The 40 digits that somebody typed: in Persian, Arabic or Latin digits, with any spaces, hyphens and line ends.

    RecordError `bad_fingerprint` when they are not forty.
    """
    kept = [c for c in text if not c.isspace() and c not in "-–_\u200c\u200e\u200f"]
    digits = "".join(str(int(c)) if c.isdecimal() else "?" for c in kept)
    if len(digits) != 40 or "?" in digits:
        raise RecordError("bad_fingerprint", count=len(digits))
    return digits


class KeyRing:
    """Which keys speak for which organisation at which entry; it follows the entries that add and revoke keys."""

    def __init__(self) -> None:
        self._spans: dict[str, dict[bytes, tuple[int, int | None]]] = {}
        self._vouched: dict[tuple[str, bytes], int] = {}

    @classmethod
    def of_policy(cls, policy: Policy) -> KeyRing:
        """The keys that a policy knows."""
        ring = cls()
        for row in policy.organisations:
            ring._spans[row.organisation] = {key.public: (key.start, key.end) for key in row.signing_keys}
        return ring

    @classmethod
    def of_roster(cls, roster: Roster) -> KeyRing:
        """The keys of a roster, without beginning or end."""
        ring = cls()
        for row in roster.organisations:
            ring._spans[row.organisation] = dict.fromkeys(row.signing_keys, (0, None))
        return ring

    def knows(self, organisation: str, key: bytes) -> bool:
        """Whether the key ever spoke for the organisation."""
        return key in self._spans.get(organisation, {})

    def holds(self, organisation: str, key: bytes, index: int) -> bool:
        """Whether the key spoke for the organisation at this entry."""
        return self.knows(organisation, key) and spans(index, *self._spans[organisation][key])

    def has_key(self, organisation: str, index: int) -> bool:
        """Whether any key spoke for the organisation at this entry."""
        return any(spans(index, *span) for span in self._spans.get(organisation, {}).values())

    def had_key(self, organisation: str, index: int) -> bool:
        """Whether a key, and not only passkeys, spoke for the organisation at this entry or before it."""
        return any(
            not is_passkey(key) and start <= index for key, (start, _) in self._spans.get(organisation, {}).items()
        )

    def vouched(self, organisation: str, passkey: bytes, index: int) -> bool:
        """Whether a key of the organisation had vouched for this passkey before this entry."""
        found = self._vouched.get((organisation, passkey))
        return found is not None and found < index

    def note_vouched(self, index: int, entry: KeyAdd | KeyRevoke) -> None:
        """Remember that a key which spoke for the organisation then vouched for a passkey. For a ring that has followed all."""
        if isinstance(entry, KeyRevoke) or entry.former == "-":
            return
        passkey, organisation = from_base64(entry.key), entry.organisation
        if is_passkey(passkey) and self.holds(organisation, from_base64(entry.former), index):
            self._vouched.setdefault((organisation, passkey), index)

    def follow(self, index: int, entry: KeyAdd | KeyRevoke) -> None:
        """Follow an entry that adds or revokes a key, whose signatures `check_key_leaf` has found true.

        A key is added only if the key that vouches for it spoke for the organisation then, and if it is new; what does
        not hang on a known key adds nothing. A known key is revoked whoever says so: that gives nobody power.
        """
        key, organisation = from_base64(entry.key), entry.organisation
        if isinstance(entry, KeyRevoke):
            if self.holds(organisation, key, index):
                self._spans[organisation][key] = (self._spans[organisation][key][0], index)
            return
        chained = entry.former != "-" and self.holds(organisation, from_base64(entry.former), index)
        if chained and not any(key in keys for keys in self._spans.values()):
            self._spans[organisation][key] = (index, None)


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


VALID, INVALID, UNUSABLE, UNPINNED = "valid", "invalid", "unusable", "unpinned"


@dataclass(frozen=True)
class Signatory:
    """One organisation under the statement. `level` is "key" or "passkey" (its signature was verified) or "attested"
    (named by the host, no verified signature), or "unknown" (it came after publication, from a member or by a key that the reader's
    policy is too old to know); `signed` and `withdrawn` are days; `later` says that it signed after publication;
    `withdrawn_level` is "attested" where only the host says that it withdrew; `unvouched` says that it signed by a
    passkey of which only the host says that it is this organisation's, though the organisation has or had a key."""

    organisation: str
    names: Tuple[Tuple[str, str], ...]
    level: str
    signed: str
    withdrawn: str | None = None
    later: bool = False
    note: str | None = None
    withdrawn_level: str | None = None
    unvouched: bool = False


@dataclass(frozen=True)
class Witnessed:
    """A witness of the policy that cosigned the checkpoint: its key's name, its organisation ("-" for none), that
    one's names, and on which day it saw it."""

    name: str
    organisation: str
    names: Tuple[Tuple[str, str], ...]
    day: str


@dataclass(frozen=True)
class Report:
    """What came out. `status` is "valid", "invalid", "unusable" or "unpinned" (all fits, but nobody told the verifier
    whose keys to believe). Of an invalid bundle nothing is reported but the reason: it was not shown to be true.
    `watched_by_themselves` are the organisations that have a witness of their own, whether it has seen the record or not."""

    status: str
    reason: str = ""
    data: Mapping[str, str] = dataclasses.field(default_factory=dict)
    title: str | None = None
    language: str = ""
    number: int = 0
    digest: str | None = None
    digests: Mapping[str, str] = dataclasses.field(default_factory=dict)
    rule: str | None = None
    signatories: Tuple[Signatory, ...] = ()
    facts: Facts | None = None
    origin: str | None = None
    size: int | None = None
    as_of: str | None = None
    fingerprint: str = ""
    witnesses: Tuple[Witnessed, ...] = ()
    witnesses_named: int = 0
    witnesses_needed: int = 0
    watched_by_themselves: Tuple[str, ...] = ()

    def seen_by_own_witness(self, organisation: str) -> bool | None:
        """Whether an organisation's own witness has seen the record as it stands; None where it has none."""
        if organisation not in self.watched_by_themselves:
            return None
        return any(row.organisation == organisation for row in self.witnesses)

    @property
    def valid(self) -> bool:
        """Whether the statement holds under what the reader pinned."""
        return self.status == VALID

    @property
    def exit_code(self) -> int:
        """0 valid, 1 invalid, 2 unusable, 3 consistent but signers unknown."""
        return {VALID: 0, INVALID: 1, UNUSABLE: 2, UNPINNED: 3}[self.status]

    def as_json(self) -> dict[str, Any]:
        """The report for programs. `reason` is there only when `valid` is false."""
        rows: list[dict[str, Any]] = [
            {"name": name_in(s.names, self.language), "level": s.level, "signed": s.signed, "withdrawn": s.withdrawn}
            for s in self.signatories
        ]
        for row, signatory in zip(rows, self.signatories):
            if signatory.unvouched:
                row["unvouched"] = True
        found: dict[str, Any] = {
            "valid": self.valid,
            "title": self.title,
            "digest": self.digest,
            "digests": dict(self.digests),
            "rule": self.rule,
            "signatories": rows,
            "origin": self.origin,
            "size": self.size,
            "as_of": self.as_of,
            "witnesses": [
                {"name": w.name, "organisation": name_in(w.names, self.language) if w.names else None, "day": w.day}
                for w in self.witnesses
            ],
            "witnesses_needed": self.witnesses_needed,
        }
        return found if self.valid else {**found, "reason": self.reason}


class Case(NamedTuple):
    """What every check of a signature needs to know."""

    policy: Policy
    entries: Entries
    rule: PolicyRule
    rosters: Mapping[str, Roster]
    by_policy: KeyRing
    by_roster: KeyRing


def _is_news(case: Case, index: int) -> bool:
    """Whether this came after publication, and after the reader's policy was written."""
    return index >= max(case.policy.size, case.entries.publication_index)


def _is_later(case: Case, index: int) -> bool:
    """Whether this came after publication. No signature is the entry of publication itself."""
    return index > case.entries.publication_index


def _unknown_member(case: Case, index: int, organisation: str) -> bool:
    """Whether the reader's policy is too old to know the organisation. RecordError when it knows that it is no member."""
    member = case.policy.find(organisation)
    known = member is not None and spans(index, member.start, member.end)
    if not known and (member is not None or not _is_news(case, index)):
        raise RecordError("unknown_signatory", organisation=organisation)
    return not known


def _unknown_key(case: Case, index: int, organisation: str, key: bytes) -> bool:
    """Whether the reader's policy is too old to know the key. RecordError when it knows better."""
    held = case.by_policy.holds(organisation, key, index)
    if not held and case.by_policy.knows(organisation, key):
        raise RecordError("key_not_in_force", organisation=organisation)
    if not held and (case.by_policy.has_key(organisation, index) or not _is_news(case, index)):
        raise RecordError("unknown_key", organisation=organisation)
    return not held


def _check_roster_key(case: Case, index: int, entry: Any, key: bytes, *, news: bool) -> None:
    """The key spoke for the organisation at this entry, by the roster that was signed.

    For news no chain from the frozen roster's keys is asked: there may be none that this reader could follow.
    """
    organisation = entry.organisation
    row = case.rosters[entry.roster].find(organisation)
    in_roster = row is not None and key in row.signing_keys
    if entry.roster == case.entries.freeze.roster and not news:
        in_roster = case.by_roster.holds(organisation, key, index)
    if not in_roster:
        raise RecordError("key_not_in_roster", organisation=organisation)


def _unvouched(case: Case, index: int, leaf: Leaf) -> bool:
    """Whether this was signed by a passkey of an organisation that has or had a key, and no key vouched for it before."""
    entry, ring = leaf.entry, case.by_policy
    if entry.level != "passkey" or not ring.had_key(entry.organisation, index):
        return False
    return not ring.vouched(entry.organisation, open_passkey_line(leaf).key, index)


def _check_level(case: Case, index: int, leaf: Leaf) -> None:
    """At a level that the rule allows; without a signature only who has no key and no passkey."""
    entry = leaf.entry
    row = case.rosters[entry.roster].find(entry.organisation)
    has_key = case.by_policy.has_key(entry.organisation, index) or (row is not None and row.signing_keys)
    too_low = LEVELS.index(entry.level) < LEVELS.index(case.rule.level)
    if entry.level == "attested" and (has_key or too_low):
        raise RecordError("below_level", organisation=entry.organisation)
    if too_low:
        raise RecordError("only_by_passkey", organisation=entry.organisation)
    if case.rule.level != "attested" and _unvouched(case, index, leaf):
        raise RecordError("passkey_not_vouched", organisation=entry.organisation)


def _check_about(case: Case, index: int, entry: Any) -> None:
    """This is about the frozen text, under a roster that names who speaks."""
    if about(entry) != about(case.entries.freeze):
        raise RecordError("consent_to_another", organisation=entry.organisation)
    frozen = entry.roster == case.entries.freeze.roster
    if entry.roster not in case.rosters or not (frozen or _is_later(case, index)):
        raise RecordError("consent_to_another_roster", organisation=entry.organisation)
    if case.rosters[entry.roster].find(entry.organisation) is None:
        raise RecordError("not_in_roster", organisation=entry.organisation)


def _passkey_signer(case: Case, leaf: Leaf) -> bytes:
    """The passkey that signed, checked on the site where the reader knows it to sign."""
    organisation = leaf.entry.organisation
    key = open_passkey_line(leaf).key
    rows = (case.policy.find(organisation), case.rosters[leaf.entry.roster].find(organisation))
    known = next((found for row in rows if row and (found := row.passkey(key))), None)
    if known is None:
        raise RecordError("unknown_key", organisation=organisation)
    check_passkey(leaf, known)
    return key


def _signer(case: Case, leaf: Leaf) -> bytes | None:
    """The key that signed, of either kind; None where the host alone vouches."""
    try:
        return _passkey_signer(case, leaf) if leaf.entry.level == "passkey" else signer_of(leaf)
    except RecordError as error:
        if error.reason == "unknown_key":
            raise
        raise RecordError("signature_false", organisation=leaf.entry.organisation, cause=error.reason) from None


def _proved(case: Case, index: int, leaf: Leaf) -> str:
    """How far a consent or withdrawal is proved to this reader: a level, or "unknown". RecordError when it is
    about something else, or not what its level says."""
    entry = leaf.entry
    unknown = _unknown_member(case, index, entry.organisation)
    _check_about(case, index, entry)
    key = _signer(case, leaf)
    if key is not None:
        unknown = unknown or _unknown_key(case, index, entry.organisation, key)
        _check_roster_key(case, index, entry, key, news=unknown)
    if isinstance(entry, Consent):
        _check_level(case, index, leaf)
    level: str = entry.level
    return "unknown" if unknown else level


def _names(case: Case, entry: Any) -> Tuple[Tuple[str, str], ...]:
    """The names by which the reader knows the organisation; the roster's where the reader does not know it yet."""
    member = case.policy.find(entry.organisation)
    row = case.rosters[entry.roster].find(entry.organisation)
    assert row is not None
    return member.names if member else row.names


def _follow_consent(case: Case, index: int, leaf: Leaf, found: dict[str, Signatory]) -> None:
    entry = leaf.entry
    level, names = _proved(case, index, leaf), _names(case, leaf.entry)
    before = found.get(entry.organisation)
    if index <= case.entries.freeze_index:
        raise RecordError("consent_before_freeze", organisation=entry.organisation)
    if entry.answer != "sign":
        raise RecordError("not_a_signature", organisation=entry.organisation)
    if before is not None and before.withdrawn is None:
        raise RecordError("signed_twice", organisation=entry.organisation)
    found.pop(entry.organisation, None)
    later = _is_later(case, index)
    unvouched = level == "passkey" and _unvouched(case, index, leaf)
    found[entry.organisation] = Signatory(entry.organisation, names, level, entry.day, None, later, unvouched=unvouched)


def _follow_withdrawal(
    case: Case, index: int, leaf: Leaf, found: dict[str, Signatory], consents: Mapping[str, int]
) -> None:
    entry = leaf.entry
    level = _proved(case, index, leaf)
    if not _is_later(case, index):
        raise RecordError("withdrawn_before_publication", organisation=entry.organisation)
    before = found.get(entry.organisation)
    if before is None or before.withdrawn or consents[entry.organisation] != entry.consent:
        raise RecordError("withdrawal_of_nothing", organisation=entry.organisation)
    # By a key that this reader cannot know, only the host says that the organisation withdrew.
    shown = "attested" if level == "unknown" or _unvouched(case, index, leaf) else level
    found[entry.organisation] = replace(before, withdrawn=entry.day, withdrawn_level=shown)


def signatories(case: Case) -> dict[str, Signatory]:
    """Who signed and who withdrew, in the order of the entries, each checked."""
    found: dict[str, Signatory] = {}
    consents: dict[str, int] = {}
    for index, leaf in sorted((*case.entries.consents, *case.entries.withdrawals), key=lambda row: row[0]):
        if isinstance(leaf.entry, Consent):
            _follow_consent(case, index, leaf, found)
            consents[leaf.entry.organisation] = index
        else:
            _follow_withdrawal(case, index, leaf, found, consents)
    return found


def _open_checkpoint(raw: bytes, policy: Policy) -> tuple[Checkpoint, tuple[Witnessed, ...]]:
    """The checkpoint, and which of the reader's witnesses have seen it. Lines of others are not looked at."""
    note = read_part("checkpoint", parse_note, raw)
    log = policy.log_at(read_part("checkpoint", parse_checkpoint, note.text).size)
    checkpoint = open_checkpoint(raw, log)
    if checkpoint.extensions or (note.signatures[0].name, note.signatures[0].key_id) != (log.name, log.key_id):
        raise RecordError("checkpoint_has_more")
    check_cosignature_lines(note)
    rows = policy.witnesses_at(checkpoint.size)
    seconds = cosigned_at(note, [row.key for row in rows])
    return checkpoint, tuple(_witnessed(row, seconds[row.key], policy) for row in rows if row.key in seconds)


def _witnessed(row: PolicyWitness, second: int, policy: Policy) -> Witnessed:
    owner = policy.find(row.organisation)
    day = (datetime(1970, 1, 1) + timedelta(seconds=second)).date().isoformat()
    return Witnessed(row.key.name, row.organisation, owner.names if owner else (), day)


def _check_texts(texts: Sequence[tuple[str, bytes]], freeze: TextFreeze) -> None:
    """The texts are, byte for byte, those that were frozen."""
    if [language for language, _ in texts] != [language for language, _ in freeze.languages]:
        raise RecordError("languages_differ")
    for position, (language, text) in enumerate(texts):
        if hashlib.sha256(text).hexdigest() != freeze.languages[position][1]:
            raise RecordError("text_differs", language=language)
        try:
            plain = text_is_plain(text.decode("utf-8"))
        except UnicodeDecodeError:
            plain = False
        if not plain:
            raise RecordError("text_not_plain", language=language)


def _rule(policy: Policy, entries: Entries) -> PolicyRule:
    """The rule of the reader's policy under which this could be published."""
    publication = entries.publication
    word, _, stated = publication.rule.partition(" ")
    rule = policy.rule_at(publication.kind, word, entries.publication_index)
    if rule is None or int(stated or 0) < rule.minimum:
        raise RecordError("rule_not_in_policy", rule=publication.rule, kind=publication.kind)
    return rule


def _check_names(roster: Roster, policy: Policy, since: int) -> None:
    """Whom the reader knows is called in the roster as the reader knows them, or as they were called since this entry."""
    for row in roster.organisations:
        known = policy.find(row.organisation)
        if known is None:
            continue
        names = known.names_since(since)
        shared = {language for language, _ in row.names} & {language for language, _ in names}
        if not shared or any(name not in names for name in row.names if name[0] in shared):
            raise RecordError("name_differs", organisation=row.organisation)


def _check_borrowed_names(roster: Roster, policy: Policy) -> None:
    """Nobody bears a present member's name that was never its own; a new name, or one that went over, may stand there."""
    for row in roster.organisations:
        known = policy.find(row.organisation)
        own = known.names_since(0) if known else set()
        others = (one for one in policy.organisations if one.organisation != row.organisation and one.end is None)
        if {name for one in others for name in one.names} & (set(row.names) - own):
            raise RecordError("name_differs", organisation=row.organisation)


def _rosters(bundle: Bundle, entries: Entries, policy: Policy) -> dict[str, Roster]:
    """The rosters by digest: the one frozen with the text, and those that later signatories signed."""
    rosters = {roster_digest(raw): read_part("roster", parse_roster, raw) for raw in bundle.rosters}
    if next(iter(rosters)) != entries.freeze.roster:
        raise RecordError("roster_differs")
    used = {leaf.entry.roster for _, leaf in entries.consents}
    if set(rosters) - used - {entries.freeze.roster}:
        raise RecordError("roster_not_used")
    for roster in rosters.values():
        if roster.origin != policy.origin:
            raise RecordError("wrong_origin", found=roster.origin, expected=policy.origin)
        _check_borrowed_names(roster, policy)
    _check_names(rosters[entries.freeze.roster], policy, entries.freeze_index)
    return rosters


def _rings(policy: Policy, frozen: Roster, entries: Entries) -> tuple[KeyRing, KeyRing]:
    """Which keys spoke for whom, by the reader's policy and by the frozen roster, each with what was added since."""
    by_roster = KeyRing.of_roster(frozen)
    for index, leaf in entries.keys:
        if index > entries.freeze_index:
            by_roster.follow(index, leaf.entry)
    return _ring(policy, entries), by_roster


def _ring(policy: Policy, entries: Entries) -> KeyRing:
    """Which keys spoke for whom, by the reader's policy with what was added since."""
    for _, leaf in entries.keys:
        try:
            check_key_leaf(leaf)
        except RecordError as error:
            organisation = leaf.entry.organisation
            raise RecordError("key_entry_false", organisation=organisation, cause=error.reason) from None
    ring = KeyRing.of_policy(policy)
    for index, leaf in entries.keys:
        if index >= policy.size:
            ring.follow(index, leaf.entry)
    for index, leaf in entries.keys:
        ring.note_vouched(index, leaf.entry)
    return ring


def _check_rule(case: Case) -> None:
    """Exactly those signed whom the publication names, and they are as many as its rule asks."""
    entries, publication = case.entries, case.entries.publication
    signed = {leaf.entry.organisation: index for index, leaf in entries.consents if index < entries.publication_index}
    if signed != dict(publication.signatories):
        wrong = sorted(set(signed.items()) ^ set(publication.signatories))
        raise RecordError("signatories_differ", organisation=wrong[0][0])
    stated = int(publication.rule.partition(" ")[2] or 0)
    if len(signed) < stated:
        raise RecordError("too_few_signatories", found=len(signed), needed=stated)
    if case.rule.rule == "signatories":
        return
    members = case.policy.members_at(entries.freeze_index)
    asked = {row.organisation for row in case.rosters[entries.freeze.roster].organisations}
    if members != asked:
        raise RecordError("members_differ", organisation=sorted(members ^ asked)[0])
    if case.rule.rule == "all" and set(signed) != asked:
        raise RecordError("signature_missing", organisation=sorted(asked - set(signed))[0])


def _notes(bundle: Bundle, case: Case) -> dict[str, str]:
    """The signing notes by organisation, each the one that its entry commits to."""
    leaves = dict((*case.entries.consents, *case.entries.withdrawals))
    found = {}
    for note in bundle.notes:
        leaf = leaves.get(note.index)
        if leaf is None or len(note.salt) != 32 or commitment(note.salt, note.content) != leaf.entry.note:
            raise RecordError("note_differs", entry=note.index)
        try:
            content = note.content.decode("utf-8")
        except UnicodeDecodeError:
            raise RecordError("note_differs", entry=note.index) from None
        if not text_is_plain(content):
            raise RecordError("note_differs", entry=note.index)
        if isinstance(leaf.entry, Consent):
            found[leaf.entry.organisation] = content
    return found


def _facts(bundle: Bundle, entries: Entries, policy: Policy) -> Facts:
    facts = read_part("facts", parse_facts, bundle.facts)
    if facts_digest(bundle.facts) != entries.publication.facts or facts.origin != policy.origin:
        raise RecordError("facts_differ")
    return facts


def _check_seal(bundle: Bundle, policy: Policy, checkpoint: Checkpoint, number: int) -> str:
    """The day of the bundle, when the log's key has sealed exactly these parts."""
    note = read_part("seal", parse_note, bundle.seal)
    _, seal = read_part("seal", parse_seal, note.text)
    body = hashlib.sha256(bundle.body).hexdigest()
    expected = seal_text(policy.origin, seal._replace(number=number, size=checkpoint.size, digest=body))
    if (
        note.text != expected
        or len(note.signatures) != 1
        or not note_is_signed_by(note, policy.log_at(checkpoint.size))
    ):
        raise RecordError("seal_broken")
    return seal.day


def _approved(policy: Policy, index: int, raw: bytes, approvals: Sequence[Tuple[int, Leaf]], ring: KeyRing) -> int:
    """How many of the members whom the policy knows have approved by a key that spoke for them."""
    found = set()
    for place, leaf in approvals:
        organisation = leaf.entry.organisation
        if leaf.entry.resumption != index or organisation not in policy.members_at(index):
            continue
        try:
            key = approval_key(leaf, raw)
        except RecordError as error:
            raise RecordError("approval_false", organisation=organisation, cause=error.reason) from None
        if key is not None and ring.holds(organisation, key, place):
            found.add(organisation)
    return len(found)


def _resumed(bundle: Bundle, entries: Entries, policy: Policy) -> Policy:
    """The policy with the log's later keys that its own members have approved.

    A resumption whose former key is not the policy's own is left aside: it was before the policy, or is of no use to it.
    """
    raws, ring = {entry.index: entry.leaf for entry in bundle.entries}, _ring(policy, entries)
    for index, leaf in entries.resumptions:
        entry = leaf.entry
        if entry.former != write_verifier_key(policy.log) or entry.log == entry.former:
            continue
        key, needed = parse_verifier_key(entry.log), approvals_needed(len(policy.members_at(index)))
        if entry.size != index or key.name != policy.origin:
            raise RecordError("bad_resumption")
        found = _approved(policy, index, raws[index], entries.approvals, ring)
        if found < needed:
            raise RecordError("host_not_approved", found=found, needed=needed)
        policy = policy._replace(log=key, formers=(*policy.formers, (policy.log, index)), size=min(policy.size, index))
    return policy


def _check(bundle: Bundle, policy: Policy) -> Report:
    """The report on a bundle that holds under this policy. RecordError with the first reason why it does not."""
    entries = sort_entries(bundle.entries, policy)
    _check_texts(bundle.texts, entries.freeze)
    policy = _resumed(bundle, entries, policy)
    checkpoint, witnesses = _open_checkpoint(bundle.checkpoint, policy)
    check_inclusion(bundle.entries, checkpoint)
    check_publication(entries)
    rosters = _rosters(bundle, entries, policy)
    rings = _rings(policy, rosters[entries.freeze.roster], entries)
    case = Case(policy, entries, _rule(policy, entries), rosters, *rings)
    found = signatories(case)
    _check_rule(case)
    notes = _notes(bundle, case)
    facts = _facts(bundle, entries, policy)
    day = _check_seal(bundle, policy, checkpoint, entries.publication.number)
    return Report(
        VALID,
        title=bundle.texts[0][1].decode("utf-8").partition("\n")[0],
        language=bundle.texts[0][0],
        number=entries.publication.number,
        digest=statement_digest(entries.freeze.languages),
        digests=dict(entries.freeze.languages),
        rule=entries.publication.rule,
        signatories=tuple(replace(row, note=notes.get(row.organisation)) for row in found.values()),
        facts=facts,
        origin=policy.origin,
        size=checkpoint.size,
        as_of=day,
        witnesses=witnesses,
        witnesses_named=len(policy.witnesses_at(checkpoint.size)),
        witnesses_needed=policy.witnesses_needed_at(checkpoint.size),
        watched_by_themselves=tuple(row.organisation for row in policy.witnesses_at(checkpoint.size)),
    )


def _embedded(bundle: Bundle) -> list[tuple[bytes, Policy]]:
    """The policies in the bundle, from the oldest to the newest."""
    found = [(raw, read_part("policy", parse_policy, raw)) for raw in bundle.policies]
    sizes = [policy.size for _, policy in found]
    if sizes != sorted(set(sizes)):
        raise RecordError("malformed", part="policy", cause="parts_not_in_order")
    if len({policy.origin for _, policy in found}) != 1:
        raise RecordError("wrong_origin", found=found[-1][1].origin, expected=found[0][1].origin)
    return found


def _pinned(embedded: Sequence[tuple[bytes, Policy]], pinned: Policy | None, digits: str | None) -> tuple[Policy, str]:
    """The policy that the reader means, and its fingerprint where the reader gave one."""
    if pinned is not None:
        if pinned.origin != embedded[0][1].origin:
            raise RecordError("wrong_origin", found=embedded[0][1].origin, expected=pinned.origin)
        return pinned, ""
    if digits is None:
        return embedded[-1][1], ""
    for raw, policy in reversed(embedded):
        if policy_fingerprint(raw) == digits:
            return policy, digits
    raise RecordError("fingerprint_differs")


def _refusal(status: str, error: RecordError, policy: Policy | None = None) -> Report:
    data = dict(error.data)
    known = policy.find(data.get("organisation", "")) if policy else None
    names = known.names if known else ()
    return Report(status, error.reason, {**data, **{f"name {language}": name for language, name in names}})


def _open_bundle(raw: bytes) -> Bundle:
    if not is_bundle(raw):
        raise RecordError("not_a_bundle")
    return read_part("bundle", read_bundle, raw)


def _check_witnessed(report: Report) -> None:
    found, needed = len(report.witnesses), report.witnesses_needed
    if not needed or found < needed:
        raise RecordError("not_witnessed", found=found, needed=needed)


def verify_bundle(
    raw: bytes, policy: bytes | None = None, fingerprint: str | None = None, *, witnessed: bool = False
) -> Report:
    """Whether a bundle holds under what the reader pinned: the bytes of a policy, or its fingerprint of forty digits.

    With neither, the policy inside the bundle is used, and the most that comes out is "unpinned": all fits together,
    but the signers are unknown. With `witnessed`, a record that too few of the policy's witnesses have seen is not
    taken for true. Never raises for what a file may hold.
    """
    try:
        pinned = None if policy is None else parse_policy(policy)
    except RecordError as error:
        return _refusal(UNUSABLE, RecordError("policy_unusable", cause=error.reason))
    chosen = pinned
    try:
        digits = None if fingerprint is None else read_fingerprint(fingerprint)
        bundle = _open_bundle(raw)
        chosen, used = _pinned(_embedded(bundle), pinned, digits)
        report = replace(_check(bundle, chosen), fingerprint=used)
        if witnessed:
            _check_witnessed(report)
    except RecordError as error:
        unusable = error.reason in ("not_a_bundle", "bad_fingerprint")
        return _refusal(UNUSABLE if unusable else INVALID, error, chosen)
    if policy is None and fingerprint is None:
        return replace(report, status=UNPINNED, reason="signers_unknown")
    return report


_SENTENCES: dict[str, tuple[str, str]] = {
    "not_a_bundle": (
        "This file is not a bundle. Download the bundle again from the statement's page.",
        "این فایل بستهٔ راستی‌آزمایی نیست. بسته را دوباره از صفحهٔ بیانیه بگیرید.",
    ),
    "file_unreadable": (
        "The file {file} cannot be read. Check its name and where it lies.",
        "فایل {file} خوانده نمی‌شود. نام و جای آن را بررسی کنید.",
    ),
    "file_too_large": (
        "The file {file} is larger than any bundle. Check that it is the right one.",
        "فایل {file} از هر بسته‌ای بزرگ‌تر است. ببینید همان فایل است یا نه.",
    ),
    "bad_fingerprint": (
        "A fingerprint has 40 digits; this one has {count}. Copy all eight groups of five.",
        "اثر انگشت ۴۰ رقم دارد و این {count} رقم است. هر هشت گروه پنج‌رقمی را بنویسید.",
    ),
    "policy_unusable": (
        "The policy file is not a policy, or it is damaged ({cause}). Take a fresh copy.",
        "این فایل برگهٔ اعتماد نیست یا آسیب دیده است ({cause}). نسخهٔ تازه‌ای بگیرید.",
    ),
    "malformed": (
        "The bundle is damaged or was changed: the part “{part}” is not as it must be ({cause}).",
        "بسته آسیب دیده یا دست‌کاری شده است: بخش «{part}» آن‌گونه که باید نیست ({cause}).",
    ),
    "wrong_origin": (
        "This belongs to the record {found}, not to {expected}.",
        "این از دفتر ثبت {found} است، نه از {expected}.",
    ),
    "fingerprint_differs": (
        "No policy in the bundle has the fingerprint that you gave. The keys are not those that you trust.",
        "هیچ برگهٔ اعتمادی در بسته این اثر انگشت را ندارد. کلیدها آن‌هایی نیستند که شما به آن‌ها اعتماد دارید.",
    ),
    "languages_differ": (
        "The languages of the text are not those that were frozen.",
        "زبان‌های متن همان‌هایی نیستند که قفل شده‌اند.",
    ),
    "text_differs": (
        "The text ({language}) is not the one that was frozen: at least one letter differs.",
        "متن ({language}) همان متن قفل‌شده نیست: دست‌کم یک حرف فرق دارد.",
    ),
    "text_not_plain": (
        "The text ({language}) holds hidden characters that could show something else than what was signed.",
        "در متن ({language}) نویسه‌های پنهانی هست که می‌توانند چیزی جز متن امضاشده نشان دهند.",
    ),
    "checkpoint_not_signed": (
        "The state of the record is not signed by the record's key that you trust.",
        "وضعیت دفتر ثبت با کلیدی که شما به آن اعتماد دارید امضا نشده است.",
    ),
    "host_not_approved": (
        "The record goes on under another key of its host. Of the members whom your policy knows, {found} have approved that by their keys; "
        "{needed} are needed. Ask a member for the newest fingerprint.",
        "دفتر ثبت با کلید دیگری از میزبان ادامه یافته است. از اعضایی که برگهٔ اعتماد شما می‌شناسد {found} عضو با کلید خود این را پذیرفته‌اند و "
        "{needed} عضو لازم است. تازه‌ترین اثر انگشت را از یکی از اعضا بپرسید.",
    ),
    "approval_false": (
        "The entry by which {organisation} approves that the record goes on does not hold ({cause}).",
        "مدخلی که با آن {organisation} ادامهٔ دفتر ثبت را پذیرفته درست نیست ({cause}).",
    ),
    "bad_resumption": (
        "The entry that says how the record goes on does not stand where it says that it stands.",
        "مدخلی که می‌گوید دفتر ثبت چگونه ادامه می‌یابد در جایی که خود می‌گوید نیست.",
    ),
    "checkpoint_has_more": (
        "The state of the record carries lines that your policy does not know.",
        "وضعیت دفتر ثبت سطرهایی دارد که برگهٔ اعتماد شما نمی‌شناسد.",
    ),
    "not_witnessed": (
        "Too few witnesses have seen this state of the record: {found} did, and {needed} are needed.",
        "گواهان کافی این وضعیت دفتر ثبت را ندیده‌اند: {found} گواه دیده‌اند و {needed} گواه لازم است.",
    ),
    "freeze_missing": (
        "The bundle must hold exactly one entry that freezes the text.",
        "بسته باید درست یک مدخل قفل‌کردن متن داشته باشد.",
    ),
    "publication_missing": (
        "The bundle must hold exactly one entry that publishes the statement.",
        "بسته باید درست یک مدخل انتشار بیانیه داشته باشد.",
    ),
    "entry_not_expected": (
        "The bundle holds an entry that does not belong to this statement.",
        "در بسته مدخلی هست که به این بیانیه مربوط نیست.",
    ),
    "entry_not_in_record": (
        "Entry {entry} does not stand in the record.",
        "مدخل {entry} در دفتر ثبت نیست.",
    ),
    "publication_of_another": (
        "The publication entry is about another text, version or roster than the frozen one.",
        "مدخل انتشار دربارهٔ متن، نسخه یا فهرست کلیدهای دیگری است.",
    ),
    "rule_not_in_policy": (
        "Your policy does not allow a text of the kind “{kind}” to be published under the rule “{rule}”.",
        "برگهٔ اعتماد شما انتشار متنی از گونهٔ «{kind}» را با قاعدهٔ «{rule}» روا نمی‌داند.",
    ),
    "name_differs": (
        "The bundle calls {organisation} by another name than your policy does.",
        "بسته {organisation} را به نامی جز نامِ برگهٔ اعتماد شما می‌خواند.",
    ),
    "roster_differs": (
        "The roster of keys is not the one that was frozen with the text.",
        "فهرست کلیدها همانی نیست که با متن قفل شده است.",
    ),
    "roster_not_used": (
        "The bundle holds a roster of keys that nobody signed.",
        "در بسته فهرست کلیدی هست که هیچ نهادی امضا نکرده است.",
    ),
    "key_entry_false": (
        "An entry that changes a key of {organisation} does not carry the signatures that it must.",
        "مدخلی که کلید {organisation} را تغییر می‌دهد امضاهای لازم را ندارد.",
    ),
    "key_not_in_force": (
        "The key that signed for {organisation} was not in force then: it was revoked, or not yet enrolled.",
        "کلیدی که برای {organisation} امضا کرده آن زمان معتبر نبوده است: باطل شده یا هنوز ثبت نشده بود.",
    ),
    "unknown_key": (
        "The signature for {organisation} was made with a key that your policy does not know.",
        "امضای {organisation} با کلیدی است که برگهٔ اعتماد شما نمی‌شناسد.",
    ),
    "key_not_in_roster": (
        "The key that signed for {organisation} is not in the roster that goes with the text.",
        "کلیدی که برای {organisation} امضا کرده در فهرست کلیدهای این متن نیست.",
    ),
    "below_level": (
        "{organisation} is named without a signature, where a signature that can be verified is required.",
        "{organisation} بی‌امضا نام برده شده، در حالی که امضایی که بشود بررسی کرد لازم است.",
    ),
    "only_by_passkey": (
        "{organisation} signed with a passkey, where a signature with its key file is required.",
        "{organisation} با کلید ورود امضا کرده، در حالی که امضا با فایل کلید لازم است.",
    ),
    "passkey_not_vouched": (
        "{organisation} has or had a key, and none vouched for the passkey that signed: only the host says whose it is.",
        "{organisation} کلید دارد یا داشته و هیچ کلیدش کلید ورودی را که امضا کرده گواهی نکرده است: تنها میزبان می‌گوید که از آنِ کیست.",
    ),
    "unknown_signatory": (
        "{organisation} is not a member by your policy. If it joined since, take the newer policy.",
        "{organisation} در برگهٔ اعتماد شما عضو نیست. اگر تازه پیوسته است، برگهٔ تازه‌تر را بگیرید.",
    ),
    "consent_to_another": (
        "What {organisation} signed is another text, version or kind.",
        "آنچه {organisation} امضا کرده متن، نسخه یا گونهٔ دیگری است.",
    ),
    "consent_to_another_roster": (
        "What {organisation} signed goes with another roster of keys.",
        "آنچه {organisation} امضا کرده با فهرست کلیدهای دیگری است.",
    ),
    "not_in_roster": (
        "{organisation} is not in the roster that goes with the text.",
        "{organisation} در فهرست کلیدهای این متن نیست.",
    ),
    "signature_false": (
        "The signature of {organisation} does not hold for this text, version, roster and record ({cause}).",
        "امضای {organisation} برای این متن، نسخه، فهرست کلیدها و دفتر ثبت درست نیست ({cause}).",
    ),
    "consent_before_freeze": (
        "The signature of {organisation} stands before the freezing of the text.",
        "امضای {organisation} پیش از قفل‌شدن متن ثبت شده است.",
    ),
    "not_a_signature": (
        "{organisation} declined to sign, and yet stands among the signatories.",
        "{organisation} از امضا خودداری کرده و با این حال میان امضاکنندگان آمده است.",
    ),
    "signed_twice": (
        "The bundle holds two signatures of {organisation}.",
        "در بسته دو امضا از {organisation} هست.",
    ),
    "withdrawn_before_publication": (
        "{organisation} withdrew its signature before publication.",
        "{organisation} امضای خود را پیش از انتشار پس گرفته است.",
    ),
    "withdrawal_of_nothing": (
        "A withdrawal by {organisation} does not belong to any signature of it here.",
        "پس‌گرفتن امضای {organisation} به هیچ امضایی از آن در اینجا مربوط نیست.",
    ),
    "signatories_differ": (
        "The signatures are not exactly those that the publication names: see {organisation}.",
        "امضاها درست همان‌هایی نیستند که مدخل انتشار نام می‌برد: {organisation} را ببینید.",
    ),
    "too_few_signatories": (
        "The rule asks for {needed} signatures; there are {found}.",
        "قاعده {needed} امضا می‌خواهد و {found} امضا هست.",
    ),
    "members_differ": (
        "Those who were asked to sign are not the members by your policy: see {organisation}. "
        "If members changed since, take the newer policy.",
        "نهادهایی که از آن‌ها امضا خواسته شده همان اعضای برگهٔ اعتماد شما نیستند: {organisation} را ببینید. "
        "اگر اعضا تغییر کرده‌اند، برگهٔ تازه‌تر را بگیرید.",
    ),
    "signature_missing": (
        "The signature of {organisation} is missing; the rule asks for all.",
        "امضای {organisation} نیست و قاعده امضای همه را می‌خواهد.",
    ),
    "note_differs": (
        "A signing note is not the one that was signed.",
        "یک یادداشت امضا همانی نیست که امضا شده است.",
    ),
    "facts_differ": (
        "Where and when the statement was adopted is not what was recorded at publication.",
        "جا و زمان تصویب همانی نیست که هنگام انتشار ثبت شده است.",
    ),
    "seal_broken": (
        "The seal of the record does not fit this bundle: something was left out, added or exchanged.",
        "مُهر دفتر ثبت با این بسته نمی‌خواند: چیزی کم، زیاد یا جابه‌جا شده است.",
    ),
    "signers_unknown": (
        "Everything fits together, but whose keys these are is unknown: "
        "give --fingerprint with the 40 digits from paper, or --policy with your own file.",
        "همه‌چیز با هم می‌خواند، اما معلوم نیست این کلیدها از کیست: "
        "با گزینهٔ fingerprint چهل رقمِ روی کاغذ را بدهید، یا با گزینهٔ policy برگهٔ اعتماد خودتان را.",
    ),
}
# Why an assertion of a passkey does not hold; said after "signature_false" too.
_OF_PASSKEYS: dict[str, tuple[str, str]] = {
    "bad_assertion": (
        "What the passkey signed is damaged.",
        "آنچه با کلید ورود امضا شده آسیب دیده است.",
    ),
    "bad_passkey": (
        "The passkey's public key is not written as it must be.",
        "کلید عمومیِ این کلید ورود آن‌گونه که باید نوشته نشده است.",
    ),
    "passkey_kind_unknown": (
        "The passkey is of a kind that is not taken: only ES256 and EdDSA are.",
        "این کلید ورود از گونه‌ای است که پذیرفته نمی‌شود؛ تنها ES256 و EdDSA پذیرفته‌اند.",
    ),
    "passkey_not_acceptable": (
        "The passkey's public key is not a point of its curve, or one by which anything could be signed.",
        "کلید عمومیِ این کلید ورود نقطه‌ای از خم خود نیست، یا با آن هر چیزی را می‌شود امضاشده جلوه داد.",
    ),
    "bad_client_data": (
        "What the browser signed is damaged, or says one thing twice.",
        "آنچه مرورگر امضا کرده آسیب دیده است، یا یک چیز را دو بار می‌گوید.",
    ),
    "wrong_ceremony": (
        "The passkey was asked for something else than to sign.",
        "از کلید ورود چیزی جز امضا خواسته شده است.",
    ),
    "wrong_challenge": (
        "What the passkey signed is another document.",
        "آنچه با کلید ورود امضا شده سند دیگری است.",
    ),
    "wrong_site": (
        "The passkey signed on another site than the one that the policy names.",
        "کلید ورود در وب‌گاهی جز آنچه برگهٔ اعتماد نام می‌برد امضا کرده است.",
    ),
    "inside_another_site": (
        "The passkey signed on a page that lay inside another site's page.",
        "کلید ورود در صفحه‌ای امضا کرده که درون صفحهٔ وب‌گاه دیگری بوده است.",
    ),
    "bad_authenticator_data": (
        "What the device of the passkey signed is not as it must be.",
        "آنچه دستگاه کلید ورود امضا کرده آن‌گونه که باید نیست.",
    ),
    "wrong_rp": (
        "The passkey belongs to another site.",
        "این کلید ورود از آنِ وب‌گاه دیگری است.",
    ),
    "person_not_present": (
        "Nobody touched the device of the passkey.",
        "کسی دستگاه کلید ورود را لمس نکرده است.",
    ),
    "person_not_verified": (
        "The device of the passkey did not check whose hand held it, by finger, face or number.",
        "دستگاه کلید ورود با انگشت، چهره یا رمز نسنجیده که در دست کیست.",
    ),
    "passkey_signature_false": (
        "The passkey's signature is false.",
        "امضای کلید ورود نادرست است.",
    ),
}
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def persian_digits(text: str) -> str:
    """The text with Persian digits."""
    return text.translate(_PERSIAN_DIGITS)


def sentence(reason: str, data: Mapping[str, str], language: str) -> str:
    """The sentence for a reason, in "fa" or "en". Organisations are called by name where the reader's policy does.

    Where the cause is that a passkey's assertion does not hold, its sentence follows.
    """
    values = dict(data)
    named = values.get(f"name {language}") or next((v for k, v in values.items() if k.startswith("name ")), None)
    if named:
        values["organisation"] = f"«{named}»" if language == "fa" else f"“{named}”"
    if language == "fa":
        values = {k: persian_digits(v) if v.isdigit() else v for k, v in values.items()}
    said = [_SENTENCES.get(reason) or _OF_PASSKEYS[reason]]
    if reason == "signature_false" and data["cause"] in _OF_PASSKEYS:
        said.append(_OF_PASSKEYS[data["cause"]])
    return " ".join(pair[language == "fa"] for pair in said).format(**values)


MAX_COPY = 2 * 1024 * 1024 * 1024
_RECORD_EXITS = {"same": 0, "other_history": 1, "shorter": 1, "lost": 1}
_RECORD_WORDS = {
    "same": (
        "The record goes on from the letter: its first {told} entries are the same.",
        "دفتر ثبت ادامهٔ همان است که در نامه آمده است: {told} مدخل نخست آن همان است.",
    ),
    "other_history": (
        "ANOTHER HISTORY. The first {told} entries are not those of which the letter tells. Telephone the other members.",
        "تاریخچهٔ دیگری است. {told} مدخل نخست همان‌هایی نیست که در نامه آمده است. به اعضای دیگر تلفن کنید.",
    ),
    "shorter": (
        "The copy ends before the letter: it has {size} entries, the letter tells of {told}. Take a newer copy; if the host "
        "has no longer one, entries were taken out.",
        "این نسخه پیش از نامه پایان می‌یابد: {size} مدخل دارد و نامه از {told} مدخل می‌گوید. نسخهٔ تازه‌تری بگیرید؛ اگر "
        "میزبان بلندتر از این ندارد، مدخل‌هایی برداشته شده است.",
    ),
    "lost": (
        "The letter tells of {told} entries. The record says openly that it went on from entry {resumed} and that what came "
        "after was lost. This copy cannot show what the letter knows: keep the letter, and ask the members whether they approved.",
        "نامه از {told} مدخل می‌گوید. دفتر ثبت آشکارا می‌گوید که از مدخل {resumed} ادامه یافته و آنچه پس از آن بوده از دست رفته است. "
        "این نسخه نمی‌تواند آنچه را نامه می‌داند نشان دهد: نامه را نگه دارید و از اعضا بپرسید که پذیرفته‌اند یا نه.",
    ),
    "other_record": (
        "The letter tells of the record {found}, the copy is of {wanted}.",
        "نامه از دفتر ثبت {found} می‌گوید و این نسخه از {wanted} است.",
    ),
    "no_checkpoint": (
        "The letter holds no three lines of a record: its name, how many entries, their root.",
        "در این نامه سه سطرِ دفتر ثبت نیست: نام آن، شمار مدخل‌ها، ریشهٔ آن‌ها.",
    ),
    "not_a_copy": (
        "These files are no copy of a record from its first entry on.",
        "این فایل‌ها نسخهٔ دفتر ثبت از نخستین مدخل آن نیستند.",
    ),
    "no_file": ("The file {file} cannot be read.", "فایل {file} خوانده نمی‌شود."),
    "now": ("Record {origin}: {size} entries, root {root}", "دفتر ثبت {origin}: {size} مدخل، ریشه {root}"),
}


def _record_says(word: str, language: str, **values: object) -> str:
    shown = {name: str(value) for name, value in values.items()}
    if language == "fa":
        shown = {name: persian_digits(value) if value.isdigit() else value for name, value in shown.items()}
    return _RECORD_WORDS[word][language == "fa"].format(**shown)


def _record_file(name: str) -> bytes:
    try:
        if os.path.getsize(name) > MAX_COPY:
            raise RecordError("no_file", file=name)
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        raise RecordError("no_file", file=name) from None


def _record_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hamgam_verify.py record",
        description="Compare a copy of the record with the three lines in a letter, minutes or a brochure.",
        epilog="Exit: 0 it goes on from the letter, 1 it does not, 2 it cannot be compared.",
    )
    parser.add_argument("copy", metavar="FILE", nargs="+", help="the copy, in one file or in several one after another")
    parser.add_argument(
        "--since", metavar="LETTER", required=True, help="the letter as text, or a mail as it was saved"
    )
    parser.add_argument("--json", action="store_true", help="print one object for programs")
    parser.add_argument("--lang", choices=("en", "fa"), default="en", help="language of the answer")
    return parser


def _told(found: Comparison, as_json: bool, language: str) -> str:
    if as_json:
        told = {"origin": found.told.origin, "size": found.told.size, "root": to_base64(found.told.root)}
        row = {
            "result": found.word,
            "origin": found.origin,
            "size": found.size,
            "root": to_base64(found.root),
            "letter": told,
        }
        return json.dumps(row, ensure_ascii=False, indent=1)
    said = _record_says(found.word, language, told=found.told.size, size=found.size, resumed=found.resumed)
    now = _record_says("now", language, origin=found.origin, size=found.size, root=to_base64(found.root))
    return said + "\n" + now


def record_main(arguments: Sequence[str]) -> int:
    """`record FILE --since LETTER`; the answer is the exit code."""
    options = _record_options().parse_args(arguments)
    try:
        leaves = read_copy([_record_file(name) for name in options.copy])
        found = compare_copy(leaves, _record_file(options.since))
    except RecordError as error:
        said = (
            json.dumps({"result": error.reason})
            if options.json
            else _record_says(error.reason, options.lang, **error.data)
        )
        print(said, file=sys.stdout)
        return 2
    print(_told(found, options.json, options.lang))
    return _RECORD_EXITS[found.word]


_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
MAX_BYTES = 256 * 1024 * 1024
_WORDS = {
    "valid": ("Valid, under the policy that you gave.", "درست است، بر پایهٔ برگهٔ اعتمادی که دادید."),
    "invalid": ("Invalid.", "نادرست است."),
    "unusable": ("Cannot be checked.", "بررسی‌پذیر نیست."),
    "unpinned": ("Consistent, signers unknown.", "سازگار است، امضاکنندگان ناشناخته‌اند."),
    "statement": ("Statement {number}: {title}", "بیانیهٔ {number}: {title}"),
    "all": ("Published in the coalition's name: all signed.", "به نام ائتلاف منتشر شده است: همه امضا کرده‌اند."),
    "coalition": (
        "Published in the coalition's name: at least {minimum} of its members signed, as its rule asks.",
        "به نام ائتلاف منتشر شده است: دست‌کم {minimum} نهاد عضو، چنان‌که شرط آن می‌خواهد، امضا کرده‌اند.",
    ),
    "signatories": (
        "Published in the names of those who signed (at least {minimum}), not of the whole coalition.",
        "به نام نهادهای امضاکننده (دست‌کم {minimum} نهاد) منتشر شده است، نه به نام همهٔ ائتلاف.",
    ),
    "key": ("signed {day}, signature verified", "امضا در {day}، امضا بررسی شد و درست است"),
    "key in the bundle": (
        "signed {day}, fits a key that only the bundle names",
        "امضا در {day}، با کلیدی می‌خواند که تنها خودِ بسته نام می‌برد",
    ),
    "passkey": (
        "signed {day} with a passkey, signature verified",
        "امضا با کلید ورود در {day}، امضا بررسی شد و درست است",
    ),
    "passkey in the bundle": (
        "signed {day}, fits a passkey that only the bundle names",
        "امضا در {day}، با کلید ورودی می‌خواند که تنها خودِ بسته نام می‌برد",
    ),
    "attested": (
        "{day}, named by the host, no verified signature",
        "{day}، میزبان نام برده است، امضای بررسی‌شده ندارد",
    ),
    "unknown": (
        "signed {day}, not known to what you pinned: take newer digits to check it",
        "امضا در {day}، برای آنچه شما در دست دارید ناشناخته است؛ برای بررسی آن رقم‌های تازه‌تر بگیرید",
    ),
    "later": ("after publication", "پس از انتشار"),
    "unvouched": (
        "NOT VOUCHED FOR by the organisation's key: only the host says whose passkey it is",
        "کلید نهاد آن را گواهی نکرده است: تنها میزبان می‌گوید کلید ورود از آنِ کیست",
    ),
    "withdrawn": ("withdrew on {day}", "امضا را در {day} پس گرفت"),
    "withdrawn by the host's word": (
        "withdrew on {day}, by the host's word",
        "به گفتهٔ میزبان امضا را در {day} پس گرفت",
    ),
    "note": ("note: {note}", "یادداشت: {note}"),
    "count": (
        "{keys} verified signatures; {attested} named by the host only.",
        "{keys} امضای بررسی‌شده؛ {attested} نهاد را تنها میزبان نام برده است.",
    ),
    "count with passkeys": (
        "{keys} signatures verified by key, {passkeys} by passkey; {attested} named by the host only.",
        "{keys} امضای بررسی‌شده با کلید، {passkeys} با کلید ورود؛ {attested} نهاد را تنها میزبان نام برده است.",
    ),
    "adopted": ("Adopted, as the host states: {facts}", "تصویب، به گفتهٔ میزبان: {facts}"),
    "text": ("Text ({code}), SHA-256: {digest}", "متن ({code})، SHA-256: {digest}"),
    "digest": ("Digest of all languages: {digest}", "چکیدهٔ همهٔ زبان‌ها: {digest}"),
    "record": ("Record {origin}: {size} entries, as of {day}.", "دفتر ثبت {origin}: {size} مدخل، تا {day}."),
    "witnesses": ("Witnesses: none.", "گواه: ندارد."),
    "witnessed": (
        "Witnesses: {found} of {named} have seen this state of the record; {needed} are needed.",
        "گواهان: {found} گواه از {named} این وضعیت دفتر ثبت را دیده‌اند؛ {needed} گواه لازم است.",
    ),
    "too few": (
        "That is too few: only paper can show that others see the same record.",
        "این کافی نیست: تنها کاغذ می‌تواند نشان دهد که دیگران همین دفتر ثبت را می‌بینند.",
    ),
    "own witness": ("seen by its own witness", "گواه خودش آن را دیده است"),
    "own witness not": ("NOT YET seen by its own witness", "گواه خودش هنوز آن را ندیده است"),
    "witness": ("saw it on {day}", "در {day} آن را دیده است"),
}
_COUNTED = {"keys": "key", "passkeys": "passkey", "attested": "attested"}


def _first_of_year(year: int) -> int:
    """The ordinal of 1 Farvardin of a solar year, by the cycle of eight leap years in 33 (right for 1278 to 1468)."""
    return date(1921, 3, 21).toordinal() + 365 * (year - 1300) + (8 * year + 21) // 33 - (8 * 1300 + 21) // 33


def solar_day(day: str) -> str:
    """A day of the Gregorian calendar, as 2026-11-05, in the solar calendar and in Persian words."""
    wanted = date.fromisoformat(day).toordinal()
    year = int(day[:4]) - 621
    year -= _first_of_year(year) > wanted
    passed = wanted - _first_of_year(year)
    month, rest = divmod(passed, 31) if passed < 186 else divmod(passed - 6, 30)
    return persian_digits(f"{rest + 1} {_MONTHS[month]} {year}")


def _say(word: str, language: str, **values: object) -> str:
    shown = {name: str(value) for name, value in values.items()}
    if language == "fa":
        plain = ("origin", "digest", "code", "title", "note", "facts")
        shown = {name: value if name in plain else persian_digits(value) for name, value in shown.items()}
        shown = {name: solar_day(str(values[name])) if name == "day" else value for name, value in shown.items()}
    return _WORDS[word][language == "fa"].format(**shown)


def _signatory_lines(report: Report, language: str) -> list[str]:
    lines = []
    for row in report.signatories:
        signed = row.level in ("key", "passkey")
        level = f"{row.level} in the bundle" if signed and not report.valid else row.level
        said = [_say(level, language, day=row.signed)]
        if row.later:
            said.append(_say("later", language))
        if row.unvouched and report.valid:
            said.append(_say("unvouched", language))
        own = report.seen_by_own_witness(row.organisation)
        if own is not None:
            said.append(_say("own witness" if own else "own witness not", language))
        if row.withdrawn:
            by_key = row.withdrawn_level in ("key", "passkey")
            said.append(_say("withdrawn" if by_key else "withdrawn by the host's word", language, day=row.withdrawn))
        lines.append(f"  {name_in(row.names, language)} — {('، ' if language == 'fa' else ', ').join(said)}")
        if row.note:
            lines.append("      " + _say("note", language, note=row.note))
    if not report.valid:
        return lines
    standing = ["attested" if row.unvouched else row.level for row in report.signatories if not row.withdrawn]
    counts = {word: standing.count(level) for word, level in _COUNTED.items()}
    return [*lines, _say("count with passkeys" if counts["passkeys"] else "count", language, **counts)]


def _adopted(report: Report, language: str) -> list[str]:
    assert report.facts is not None
    day = "" if report.facts.adopted == "-" else report.facts.adopted
    told = [name_in(rows, language) for rows in (report.facts.assembly, report.facts.place) if rows]
    told.append(solar_day(day) if day and language == "fa" else day)
    shown = ("، " if language == "fa" else ", ").join(part for part in told if part)
    return [_say("adopted", language, facts=shown)] if shown else []


def _witness_lines(report: Report, language: str) -> list[str]:
    """Which of the policy's witnesses have seen the record as it stands in the bundle."""
    found, named, needed = len(report.witnesses), report.witnesses_named, report.witnesses_needed
    if not named:
        return [_say("witnesses", language)]
    lines = [_say("witnessed", language, found=found, named=named, needed=needed)]
    for row in report.witnesses:
        name = name_in(row.names, language) if row.names else row.name
        lines.append(f"  {name} — {_say('witness', language, day=row.day)}")
    return lines if found >= needed else [*lines, _say("too few", language)]


def report_lines(report: Report, language: str) -> list[str]:
    """The report as people read it."""
    lines = [_say(report.status, language)]
    if report.reason:
        lines.append(sentence(report.reason, report.data, language))
    if report.title is None:
        return lines
    assert report.rule is not None
    rule, _, minimum = report.rule.partition(" ")
    lines += ["", _say("statement", language, number=report.number, title=report.title)]
    lines += [_say(rule, language, minimum=minimum), *_signatory_lines(report, language), *_adopted(report, language)]
    lines += [_say("text", language, code=name, digest=value) for name, value in report.digests.items()]
    lines.append(_say("digest", language, digest=report.digest))
    lines.append(_say("record", language, origin=report.origin, size=report.size, day=report.as_of))
    return [*lines, *_witness_lines(report, language)]


def _read_file(name: str) -> bytes | Report:
    try:
        if os.path.getsize(name) > MAX_BYTES:
            return Report(UNUSABLE, "file_too_large", {"file": name})
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return Report(UNUSABLE, "file_unreadable", {"file": name})


def check_files(bundle: str, policy: str | None, fingerprint: str | None, witnessed: bool = False) -> Report:
    """The report on the files of these names."""
    raw = _read_file(bundle)
    pinned = None if policy is None else _read_file(policy)
    if isinstance(raw, Report):
        return raw
    if isinstance(pinned, Report):
        return pinned
    return verify_bundle(raw, pinned, fingerprint, witnessed=witnessed)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Check a published statement of a coalition, offline.",
        epilog="Exit: 0 valid, 1 invalid, 2 unusable, 3 consistent but nothing was pinned.",
    )
    parser.add_argument("bundle", metavar="BUNDLE", help="the file downloaded from the statement's page")
    pin = parser.add_mutually_exclusive_group()
    pin.add_argument("--policy", metavar="FILE", help="the policy that you kept")
    pin.add_argument("--fingerprint", metavar="DIGITS", help="the 40 digits of the policy, as printed on paper")
    parser.add_argument(
        "--witnessed", action="store_true", help="take no record for true that too few of its witnesses have seen"
    )
    parser.add_argument("--json", action="store_true", help="print one object for programs")
    parser.add_argument("--lang", choices=("en", "fa"), default="en", help="language of the answer")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its answer is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["record"] and len(given) > 1 and ("--since" in given or not given[1].startswith("--")):
        return record_main(given[1:])
    options = _options().parse_args(given)
    report = check_files(options.bundle, options.policy, options.fingerprint, options.witnessed)
    if options.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(report_lines(report, options.lang)))
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
