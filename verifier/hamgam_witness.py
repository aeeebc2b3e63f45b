#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
# Made by `make verifier` from hamgam/engine/record and hamgam/witness. Do not edit here.
"""Watches the record of a coalition from a machine of your own, and cosigns what it has seen.

    python3 hamgam_witness.py init ADDRESS KEY [--organisation ID]   begin: a key, an empty memory, a record to watch
    python3 hamgam_witness.py once                                   look once
    python3 hamgam_witness.py watch [--every MINUTES]                look again and again
    python3 hamgam_witness.py approve [NUMBER]                       confirm what was recorded in your organisation's name
    python3 hamgam_witness.py status                                 key, records, alarms
    python3 hamgam_witness.py moved ADDRESS                          the coalition's address has changed
    python3 hamgam_witness.py copy FILE                              write the copy of the record
    python3 hamgam_witness.py follow KEY                             accept this log at the address that “serve” opens
    python3 hamgam_witness.py serve [--port N]                       answer logs that hand in their checkpoints (C2SP)

ADDRESS and KEY stand on the coalition's page “The record”. Everything lies in one file, witness.db (--file names another);
keep it and do not copy it to a second machine. It opens connections to ADDRESS alone, needs no port of its own, and
Python 3.8 or newer and nothing else. With --lang en it speaks English, otherwise Persian. Exit: 0 well, 1 ALARM: two views
of a record, 2 it could not do it, 3 something waits for a person of your organisation.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import contextlib
import hashlib
import json
import os
import re
import sqlite3
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Iterator, Mapping, NamedTuple, Sequence, Tuple, Type, Union
from urllib.request import HTTPRedirectHandler, Request, build_opener


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


def _times_base(number: int) -> Point:
    """A number times the base point: as many doublings and sums whatever the number is."""
    base = _decode(_BASE_Y.to_bytes(32, "little"))
    assert base is not None
    choices = (_ready(_NEUTRAL), _ready(base))
    point: Point = _NEUTRAL
    for place in range(255, -1, -1):
        point = _add(_double(point), choices[number >> place & 1])
    return point


def _secret_of(seed: bytes) -> tuple[int, bytes]:
    """The secret number and the prefix that RFC 8032 derives from the 32 bytes of a private key."""
    if len(seed) != 32:
        raise ValueError("a private key has 32 bytes")
    hashed = hashlib.sha512(seed).digest()
    number = int.from_bytes(hashed[:32], "little") & ~7 & (2**255 - 1) | 2**254
    return number, hashed[32:]


def ed25519_public(seed: bytes) -> bytes:
    """The public key of a private one; both have 32 bytes."""
    return _encode(_times_base(_secret_of(seed)[0]))


def sign_ed25519(seed: bytes, message: bytes) -> bytes:
    """The 64 bytes of signature over a message by this private key (RFC 8032)."""
    secret, prefix = _secret_of(seed)
    public = _encode(_times_base(secret))
    once = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % ORDER
    encoded = _encode(_times_base(once))
    hashed = int.from_bytes(hashlib.sha512(encoded + public + message).digest(), "little") % ORDER
    return encoded + ((once + hashed * secret) % ORDER).to_bytes(32, "little")


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


def verify_consistency(old_size: int, new_size: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the old tree is a beginning of the new one (RFC 9162 §2.1.4.2). Sizes are at least 1."""
    if not 1 <= old_size <= new_size or not _all_are_hashes(old_root, new_root, *path):
        return False
    if old_size == new_size:
        return not path and old_root == new_root
    hashes = list(path)
    if old_size & (old_size - 1) == 0:
        hashes.insert(0, old_root)
    if not hashes:
        return False
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    from_old = from_new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            from_old, from_new = node_hash(sibling, from_old), node_hash(sibling, from_new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            from_new = node_hash(from_new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and from_old == old_root and from_new == new_root


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


def frontier_to_bytes(frontier: Frontier) -> bytes:
    """The frontier as bytes to keep: eight bytes of size (big-endian), then the roots."""
    return frontier.size.to_bytes(8, "big") + b"".join(frontier.roots)


def frontier_from_bytes(raw: bytes) -> Frontier:
    """The frontier that was kept. ValueError when the bytes are not a frontier."""
    size = int.from_bytes(raw[:8], "big")
    if len(raw) != 8 + 32 * bin(size).count("1"):
        raise ValueError("these bytes are not the memory of a tree")
    return Frontier(size, tuple(raw[i : i + 32] for i in range(8, len(raw), 32)))


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


MAX_PROOF = 63
_OLD_LINE = re.compile(rb"old (0|[1-9][0-9]{0,18})\n")
OK, MALFORMED, NOT_SIGNED, UNKNOWN_LOG, CONFLICT, NOT_CONSISTENT = 200, 400, 403, 404, 409, 422


def witnesses_needed(count: int, faulty: int) -> int:
    """How many of so many witnesses must have seen a checkpoint, if so many may be dishonest: floor((n+f)/2)+1."""
    return (count + faulty) // 2 + 1


def cosign(text: bytes, key: VerifierKey, second: int, sign: Callable[[bytes], bytes]) -> NoteSignature:
    """A witness's line under a checkpoint's text: that it saw it at this second since 1970. `sign` makes 64 bytes."""
    return NoteSignature(key.name, key.key_id, second.to_bytes(8, "big") + sign(cosigned_message(text, second)))


class Seen(NamedTuple):
    """What a witness remembers of a log: the size and root that it last took for true."""

    size: int = 0
    root: bytes = hashlib.sha256(b"").digest()


class Submission(NamedTuple):
    """What a log hands to a witness: from which size, the path from there, and the signed checkpoint."""

    old: int
    proof: Tuple[bytes, ...]
    note: bytes


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


CONSENT_NAMESPACE = "hamgam-consent@v1"
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


def consent_document(origin: str, document: Union[ConsentDocument, Consent]) -> bytes:
    """The bytes that an organisation signs, under the purpose `hamgam-consent@v1`, to sign or decline a text."""
    return write_document(CONSENT_DOCUMENT, origin, write_fields(CONSENT_FIELDS, document))


def withdraw_document(origin: str, document: Union[WithdrawDocument, Withdraw]) -> bytes:
    """The bytes that an organisation signs, under the purpose `hamgam-consent@v1`, to take a consent back."""
    return write_document(WITHDRAW_DOCUMENT, origin, write_fields(WITHDRAW_FIELDS, document))


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


def about(entry: Any) -> tuple[str, int, str, str]:
    return entry.text, entry.version, entry.kind, entry.digest


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


_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def persian_digits(text: str) -> str:
    """The text with Persian digits."""
    return text.translate(_PERSIAN_DIGITS)


_TABLES = """
CREATE TABLE me (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, seed BLOB NOT NULL);
CREATE TABLE log (origin TEXT PRIMARY KEY, key TEXT NOT NULL, url TEXT NOT NULL, organisation TEXT NOT NULL,
    waits INTEGER NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, frontier BLOB NOT NULL, note BLOB NOT NULL,
    signed_size INTEGER NOT NULL, signed_at INTEGER NOT NULL);
CREATE TABLE leaf (origin TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (origin, number));
CREATE TABLE claim (origin TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (origin, number));
CREATE TABLE alarm (origin TEXT NOT NULL, at INTEGER NOT NULL, mine BLOB NOT NULL, theirs BLOB NOT NULL,
    handed_in INTEGER NOT NULL, PRIMARY KEY (origin, theirs));
"""


class Unusable(Exception):
    """The program cannot do what was asked; `word` names the sentence that says why."""

    def __init__(self, word: str, **data: object) -> None:
        super().__init__(word)
        self.word = word
        self.data = {name: str(value) for name, value in data.items()}


class Log(NamedTuple):
    """A record that is watched. `url` is empty where the log itself comes to us; `waits` says that nothing is cosigned
    past a record in the own organisation's name before a person has confirmed it."""

    origin: str
    key: VerifierKey
    url: str
    organisation: str
    waits: bool
    seen: Seen
    frontier: Frontier
    note: bytes
    signed_size: int
    signed_at: int


class Claim(NamedTuple):
    """A record in the own organisation's name: its number, its bytes, "waiting", "approved" or "not_ours"."""

    origin: str
    number: int
    leaf: bytes
    state: str


class Alarm(NamedTuple):
    """Two signed checkpoints of one log that contradict each other, and when that was noticed."""

    origin: str
    at: int
    mine: bytes
    theirs: bytes
    handed_in: bool


def create_memory(path: str, name: str, begin: Callable[[Memory], None] = lambda memory: None) -> None:
    """Begin a witness: a new key and an empty memory, in a file that nobody else reads. Unusable where there is one.

    `begin` is what it remembers first. The file bears its name when all of it is there: half a witness would be taken for a lost one.
    """
    if os.path.exists(path):
        raise Unusable("exists", file=path)
    draft = f"{path}.{os.getpid()}"
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _fill(draft, name)
        with Memory(draft) as memory:
            begin(memory)
        _give_name(draft, path)
    except (OSError, sqlite3.Error):
        raise Unusable("no_place", file=path) from None
    finally:
        for left in (draft, draft + "-journal"):
            if os.path.exists(left):
                _remove(left)


def _fill(path: str, name: str) -> None:
    seed = os.urandom(32)
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA synchronous = FULL;" + _TABLES)
        with connection:
            connection.execute(
                "INSERT INTO me VALUES (1, ?, ?)", (name or "witness-" + ed25519_public(seed).hex()[:12], seed)
            )
    finally:
        connection.close()


def _give_name(draft: str, path: str) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise Unusable("exists", file=path) from None
    except OSError:  # a disk that knows no second names, as of a stick
        if os.path.exists(path):
            raise Unusable("exists", file=path) from None
        os.replace(draft, path)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


class Memory:
    """The memory of one witness, open."""

    def __init__(self, path: str) -> None:
        """Unusable where there is no witness: a lost memory is not begun anew under the same key."""
        if not os.path.exists(path):
            raise Unusable("no_memory", file=path)
        self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            self._db.execute("PRAGMA synchronous = FULL")
            row = self._db.execute("SELECT name, seed FROM me").fetchone()
        except sqlite3.DatabaseError:
            row = None
        if row is None:
            raise Unusable("no_memory", file=path)
        self._seed = bytes(row[1])
        self.key = VerifierKey(row[0], COSIGNATURE_V1, ed25519_public(self._seed))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *failed: object) -> None:
        self.close()

    def watch(self, key: VerifierKey, url: str, organisation: str, waits: bool) -> None:
        """Watch a record from now on. Unusable where one of this name is watched already."""
        begun = Seen()
        try:
            self._db.execute(
                "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                (key.name, write_verifier_key(key), url, organisation, int(waits), begun.size, begun.root,
                 frontier_to_bytes(Frontier()), b""),
            )  # fmt: skip
        except sqlite3.IntegrityError:
            raise Unusable("watched", origin=key.name) from None

    def moved(self, origin: str, url: str) -> None:
        """The record is to be found at another address."""
        self._db.execute("UPDATE log SET url = ? WHERE origin = ? AND url NOT IN ('', ?)", (url, origin, url))

    def resumed(self, log: Log, key: VerifierKey, url: str) -> None:
        """The record goes on under another key, and at this address; whatever was remembered stays."""
        self._db.execute("UPDATE log SET key = ?, url = ? WHERE origin = ?", (write_verifier_key(key), url, log.origin))

    def logs(self) -> list[Log]:
        """The records that are watched."""
        rows = self._db.execute(
            "SELECT origin, key, url, organisation, waits, size, root, frontier, note, signed_size, signed_at "
            "FROM log ORDER BY origin"
        )
        return [
            Log(
                row[0], parse_verifier_key(row[1]), row[2], row[3], bool(row[4]), Seen(row[5], bytes(row[6])),
                frontier_from_bytes(bytes(row[7])), bytes(row[8]), row[9], row[10],
            )
            for row in rows
        ]  # fmt: skip

    def log(self, origin: str) -> Log | None:
        """The record of this name, where it is watched."""
        return next((row for row in self.logs() if row.origin == origin), None)

    def keep(self, log: Log, leaves: Sequence[bytes], frontier: Frontier, note: bytes, claims: Sequence[int]) -> None:
        """Remember that the record goes on by these leaves to the signed note. Unusable when another was quicker."""
        first = log.seen.size
        with self._changing():
            self._moved(log, Seen(frontier.size, root_of(frontier)), note)
            self._db.execute("UPDATE log SET frontier = ? WHERE origin = ?", (frontier_to_bytes(frontier), log.origin))
            self._db.executemany(
                "INSERT INTO leaf VALUES (?, ?, ?)",
                [(log.origin, first + i, leaf) for i, leaf in enumerate(leaves)],
            )
            self._db.executemany(
                "INSERT INTO claim VALUES (?, ?, 'waiting', 0)", [(log.origin, number) for number in claims]
            )

    def advance(self, log: Log, seen: Seen, note: bytes) -> None:
        """Remember a checkpoint that was proved without leaves. Unusable when another was quicker."""
        with self._changing():
            self._moved(log, seen, note)

    def _changing(self) -> sqlite3.Connection:
        self._db.execute("BEGIN IMMEDIATE")
        return self._db

    def _moved(self, log: Log, seen: Seen, note: bytes) -> None:
        """Only from exactly what the decision was based on: two who come at once do not roll back one another."""
        changed = self._db.execute(
            "UPDATE log SET size = ?, root = ?, note = ? WHERE origin = ? AND size = ? AND root = ?",
            (seen.size, seen.root, note, log.origin, log.seen.size, log.seen.root),
        )
        if changed.rowcount != 1:
            raise Unusable("another_was_quicker")

    def signed(self, log: Log, size: int, second: int) -> None:
        """Our line under the checkpoint of this size has reached the host."""
        self._db.execute("UPDATE log SET signed_size = ?, signed_at = ? WHERE origin = ?", (size, second, log.origin))

    def sign(self, text: bytes, second: int) -> NoteSignature:
        """The cosignature of a checkpoint's text, for one that is remembered already."""
        return cosign(text, self.key, second, lambda message: sign_ed25519(self._seed, message))

    def leaves(self, origin: str) -> Iterator[bytes]:
        """The copy of a record, entry by entry."""
        for (data,) in self._db.execute("SELECT data FROM leaf WHERE origin = ? ORDER BY number", (origin,)):
            yield bytes(data)

    def root_at(self, origin: str, size: int) -> bytes:
        """The root of the first so many entries of the copy."""
        frontier = Frontier()
        rows = self._db.execute("SELECT data FROM leaf WHERE origin = ? AND number < ? ORDER BY number", (origin, size))
        for (data,) in rows:
            frontier = append(frontier, leaf_hash(bytes(data)))
        return root_of(frontier)

    def claims(self, state: str = "waiting") -> list[Claim]:
        """What was recorded in the own organisation's name and is in this state."""
        rows = self._db.execute(
            "SELECT claim.origin, claim.number, leaf.data, claim.state FROM claim JOIN leaf USING (origin, number) "
            "WHERE claim.state = ? ORDER BY claim.origin, claim.number",
            (state,),
        )
        return [Claim(row[0], row[1], bytes(row[2]), row[3]) for row in rows]

    def decide(self, claim: Claim, state: str, second: int) -> None:
        """A person has looked at it."""
        self._db.execute(
            "UPDATE claim SET state = ?, at = ? WHERE origin = ? AND number = ?",
            (state, second, claim.origin, claim.number),
        )

    def raise_alarm(self, origin: str, second: int, mine: bytes, theirs: bytes) -> None:
        """Keep both views; the same one is kept once."""
        self._db.execute("INSERT OR IGNORE INTO alarm VALUES (?, ?, ?, ?, 0)", (origin, second, mine, theirs))

    def alarms(self) -> list[Alarm]:
        """All that was ever noticed."""
        rows = self._db.execute("SELECT origin, at, mine, theirs, handed_in FROM alarm ORDER BY at")
        return [Alarm(row[0], row[1], bytes(row[2]), bytes(row[3]), bool(row[4])) for row in rows]

    def handed_in(self, alarm: Alarm) -> None:
        """The host has taken the second view."""
        self._db.execute("UPDATE alarm SET handed_in = 1 WHERE origin = ? AND theirs = ?", (alarm.origin, alarm.theirs))


#: Where nothing happens, a line a day still shows that the witness is there.
HEARTBEAT = 20 * 60 * 60
MAX_NOTE, MAX_LEAVES, SECONDS = 64 * 1024, 64 * 1024 * 1024, 60
_CLAIMS = (Consent, Withdraw, Objection, KeyAdd, KeyRevoke, Approval)


class Unreachable(Exception):
    """The host did not answer as it should; `why` is what it said."""

    def __init__(self, why: object) -> None:
        super().__init__(str(why))


class Found(NamedTuple):
    """What a look came to: a word for the sentence, and what fills it. "two_views" is the alarm."""

    word: str
    data: Mapping[str, str]


class _Stays(HTTPRedirectHandler):
    """Whoever is asked answers: a watched address does not send its witnesses elsewhere."""

    def redirect_request(self, *given: Any) -> None:
        return None


def record_address(url: str) -> str:
    """The address under which a coalition's record stands, from what a person typed."""
    url = url.strip().rstrip("/")
    if not url.startswith(("https://", "http://")):
        raise Unusable("no_address", url=url)
    return f"{url}/" if url.endswith("/record") else f"{url}/fa/record/"


def _ask(url: str, limit: int, body: bytes | None = None) -> bytes:
    request = Request(url, data=body, headers={"Content-Type": "text/plain; charset=utf-8"})
    try:
        with build_opener(_Stays).open(request, timeout=SECONDS) as answer:
            raw: bytes = answer.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Unreachable(error) from None
    if len(raw) > limit:
        raise Unreachable("too long an answer")
    return raw


def _fetch_leaves(log: Log, end: int) -> list[bytes]:
    """The entries from where the copy ends up to this number."""
    found: list[bytes] = []
    while log.seen.size + len(found) < end:
        raw = _ask(f"{log.url}entries?from={log.seen.size + len(found)}", MAX_LEAVES)
        part = read_netstrings(raw)
        if not part:
            break
        found += part
    return found[: end - log.seen.size]


def _known(raw: bytes) -> object:
    """The entry, or None where it is of a kind that this program is too old to know."""
    try:
        return parse_leaf(raw).entry
    except RecordError:
        return None


def _claims(log: Log, leaves: Sequence[bytes]) -> list[int]:
    """Which of these are made in the own organisation's name and bind it."""
    found = []
    for i, raw in enumerate(leaves):
        entry = _known(raw)
        if log.organisation and isinstance(entry, _CLAIMS) and entry.organisation == log.organisation:
            found.append(log.seen.size + i)
    return found


def look(memory: Memory, log: Log, second: int) -> Found:
    """Look at one record now. What is remembered is on the disk before anything is signed."""
    try:
        return _look(memory, log, second)
    except Unreachable as error:
        return _said("unreachable", log, why=error)
    except RecordError as error:
        return _said("malformed", log, why=error.reason)


def _look(memory: Memory, log: Log, second: int) -> Found:
    raw = _ask(f"{log.url}checkpoint", MAX_NOTE)
    try:
        checkpoint = open_checkpoint(raw, log.key)
    except RecordError as error:
        return _said("not_signed", log, why=error.reason)
    note = write_note(parse_note(raw).text, [s for s in parse_note(raw).signatures if s.key_id == log.key.key_id][:1])
    if not _goes_on(memory, log, checkpoint, note):
        memory.raise_alarm(log.origin, second, log.note, note)
        hand_in_alarms(memory, log)
        return _said("two_views", log, size=checkpoint.size)
    if checkpoint.size < log.seen.size:
        return _said("older", log, size=checkpoint.size)
    waiting = [
        row.number for state in ("waiting", "not_ours") for row in memory.claims(state) if row.origin == log.origin
    ]
    if log.waits and waiting:
        return _said("waiting", log, number=waiting[0])
    if checkpoint.size == log.signed_size and second - log.signed_at < HEARTBEAT:
        return _said("nothing_new", log, size=checkpoint.size)
    text = parse_note(note).text
    try:
        _ask(f"{log.url}cosignature", MAX_NOTE, write_note(text, [memory.sign(text, second)]))
    except Unreachable as error:
        return _said("not_taken", log, why=error)
    memory.signed(log, checkpoint.size, second)
    return _said("cosigned", log, size=checkpoint.size)


def _goes_on(memory: Memory, log: Log, checkpoint: Checkpoint, note: bytes) -> bool:
    """Whether the checkpoint belongs to the record that is remembered; if it is longer, the copy grows to it."""
    if checkpoint.size <= log.seen.size:
        return memory.root_at(log.origin, checkpoint.size) == checkpoint.root
    leaves = _fetch_leaves(log, checkpoint.size)
    try:
        frontier = grown(log.frontier, leaves, checkpoint)
    except RecordError as error:
        if error.reason == "other_history" and log.seen.size and not _is_consistent(log, checkpoint):
            return False
        raise
    memory.keep(log, leaves, frontier, note, _claims(log, leaves))
    return True


def resumption_at(log: Log, key: VerifierKey, url: str) -> tuple[int, Resumption, int]:
    """Where the record at this address says that it goes on under the key: the number of that entry, the entry, and how
    many members have approved there. Nothing is remembered. Unusable where it does not go on from what is remembered.
    """
    there = log._replace(key=key, url=url)
    checkpoint = open_checkpoint(_ask(f"{url}checkpoint", MAX_NOTE), key)
    leaves = _fetch_leaves(there, checkpoint.size) if checkpoint.size > log.seen.size else []
    try:
        grown(log.frontier, leaves, checkpoint)
    except RecordError:
        raise Unusable("not_the_same", origin=log.origin, size=log.seen.size) from None
    entries = [_known(raw) for raw in leaves]
    for i, entry in enumerate(entries):
        if (
            isinstance(entry, Resumption)
            and entry.former == write_verifier_key(log.key)
            and entry.log == write_verifier_key(key)
        ):
            number = log.seen.size + i
            agreed = {row.organisation for row in entries if isinstance(row, Approval) and row.resumption == number}
            return number, entry, len(agreed)
    raise Unusable("no_resumption", origin=log.origin)


def _is_consistent(log: Log, checkpoint: Checkpoint) -> bool:
    """Whether the host can at least prove that the checkpoint goes on from ours: then its entries are damaged, not its history."""
    lines = _ask(f"{log.url}consistency?from={log.seen.size}&to={checkpoint.size}", MAX_NOTE).decode("ascii", "replace")
    proof = [from_base64(line) for line in lines.splitlines()]
    return verify_consistency(log.seen.size, checkpoint.size, proof, log.seen.root, checkpoint.root)


def hand_in_alarms(memory: Memory, log: Log) -> None:
    """Give the host the view that contradicts ours; a host that does not take it is one more reason to ask others."""
    for alarm in memory.alarms():
        if alarm.origin == log.origin and log.url and not alarm.handed_in:
            try:
                _ask(f"{log.url}evidence", MAX_NOTE, alarm.theirs)
                _ask(f"{log.url}evidence", MAX_NOTE, alarm.mine)
            except Unreachable:
                continue
            memory.handed_in(alarm)


def copy_of(memory: Memory, log: Log) -> bytes:
    """The copy of a record as one file, as `hamgam-verify record` reads it."""
    return b"".join(netstring(leaf) for leaf in memory.leaves(log.origin))


def _said(word: str, log: Log, **data: object) -> Found:
    return Found(word, {"origin": log.origin, **{name: str(value) for name, value in data.items()}})


MAX_SUBMISSION = 64 * 1024
_SIZE_TYPE, _PLAIN_TYPE = "text/x.tlog.size", "text/plain; charset=utf-8"


class Reply(NamedTuple):
    """What is answered over HTTP."""

    status: int
    body: bytes = b""
    kind: str = _PLAIN_TYPE


def add_checkpoint(memory: Memory, body: bytes, second: int) -> Reply:
    """The answer to a checkpoint that a log hands in. What is cosigned is on the disk before it is answered."""
    try:
        submission = parse_submission(body)
        note = parse_note(submission.note)
        told = parse_checkpoint(note.text)
    except RecordError as error:
        return Reply(MALFORMED, error.reason.encode() + b"\n")
    if told.size >= 2**63:
        return Reply(MALFORMED, b"too_large\n")
    log = memory.log(told.origin)
    if log is None or log.url:
        return Reply(
            UNKNOWN_LOG
        )  # a record that we fetch ourselves is cosigned with its entries in hand, or not at all
    try:
        checkpoint = open_checkpoint(submission.note, log.key)
    except RecordError:
        return Reply(NOT_SIGNED)
    own = write_note(note.text, [s for s in note.signatures if s.key_id == log.key.key_id][:1])
    status = judge(log.seen, submission, checkpoint)
    if status == OK:
        try:
            memory.advance(log, Seen(checkpoint.size, checkpoint.root), own)
        except Unusable:
            return add_checkpoint(memory, body, second)
        line = memory.sign(note.text, second)
        memory.signed(log, checkpoint.size, second)
        return Reply(OK, f"— {line.name} {to_base64(line.key_id + line.signature)}\n".encode())
    if log.seen.size == checkpoint.size and log.seen.root != checkpoint.root:
        memory.raise_alarm(log.origin, second, log.note, own)
    return Reply(status, b"%d\n" % log.seen.size, _SIZE_TYPE) if status == CONFLICT else Reply(status)


def _handler(path: str, clock: Callable[[], float]) -> Type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 30
        server_version, sys_version = "hamgam-witness", ""

        def do_POST(self) -> None:  # the name that http.server asks for
            length = self.headers.get("Content-Length", "")
            if self.path != "/add-checkpoint":
                self._answer(Reply(UNKNOWN_LOG))
            elif not length.isdecimal() or int(length) > MAX_SUBMISSION:
                self._answer(Reply(413 if length.isdecimal() else 411))
            else:
                with Memory(path) as memory:
                    self._answer(add_checkpoint(memory, self.rfile.read(int(length)), int(clock())))

        def _answer(self, reply: Reply) -> None:
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *told: object) -> None:
            """Who asked is nobody's affair."""

    return Handler


def witness_server(path: str, host: str, port: int, clock: Callable[[], float] = time.time) -> ThreadingHTTPServer:
    """A server at this address, not yet serving."""
    return ThreadingHTTPServer((host, port), _handler(path, clock))


WITNESS_WORDS = {
    "exists": ("There is a witness at {file} already.", "در {file} گواهی هست."),
    "no_place": ("{file} cannot be written.", "{file} را نمی‌توان نوشت."),
    "no_memory": (
        "There is no witness at {file}. A witness whose memory is lost does not begin again under its old name: let your "
        "organisation retire it on the coalition's page, then begin a new one with “init”.",
        "در {file} گواهی نیست. گواهی که حافظه‌اش از دست رفته است با نام پیشین از سر گرفته نمی‌شود: نهاد شما آن را در صفحهٔ "
        "گواهان کنار می‌گذارد، و گواه تازه‌ای با «init» آغاز می‌شود.",
    ),
    "no_address": ("{url} is no web address.", "{url} نشانی وب نیست."),
    "no_key": ("{key} is not the key of a record.", "{key} کلید یک دفتر ثبت نیست."),
    "no_organisation": ("{organisation} is not an organisation's id.", "{organisation} شناسهٔ نهاد نیست."),
    "watched": ("The record {origin} is watched already.", "دفتر ثبت {origin} از پیش زیر نظر است."),
    "another_was_quicker": ("Another run of this witness is at work.", "همین گواه جای دیگری در حال کار است."),
    "no_claim": ("Nothing waits under the number {number}.", "زیر شمارهٔ {number} چیزی در انتظار نیست."),
    "many_logs": (
        "This witness watches several records; name one.",
        "این گواه چند دفتر ثبت را می‌بیند؛ یکی را نام ببرید.",
    ),
    "begun": ("The witness has begun. Its key:", "گواه آغاز شد. کلید آن:"),
    "hand": (
        "Give this line to the coalition: page “Witnesses”, form “Name our witness”.",
        "این سطر را در صفحهٔ «گواهان» ائتلاف، در فرم «معرفی گواه ما»، بنویسید.",
    ),
    "cosigned": ("{origin}: {size} entries, seen and cosigned.", "{origin}: {size} مدخل، دیده و گواهی شد."),
    "nothing_new": ("{origin}: {size} entries, nothing new.", "{origin}: {size} مدخل، چیز تازه‌ای نیست."),
    "unreachable": ("{origin}: the host does not answer ({why}).", "{origin}: میزبان پاسخ نمی‌دهد ({why})."),
    "not_taken": (
        "{origin}: seen, but the host does not take our line ({why}). Has your organisation named this witness?",
        "{origin}: دیده شد، ولی میزبان سطر ما را نمی‌پذیرد ({why}). آیا نهاد شما این گواه را معرفی کرده است؟",
    ),
    "malformed": (
        "{origin}: what the host sent is damaged ({why}).",
        "{origin}: آنچه میزبان فرستاد آسیب دیده است ({why}).",
    ),
    "not_signed": (
        "{origin}: the host's checkpoint is not signed by the record's key ({why}). Nothing was cosigned.",
        "{origin}: آنچه میزبان داد با کلید دفتر ثبت امضا نشده است ({why}). چیزی گواهی نشد.",
    ),
    "older": (
        "{origin}: the host shows an older state ({size} entries). It belongs to the same record; nothing was cosigned.",
        "{origin}: میزبان وضعیت کهنه‌تری نشان می‌دهد ({size} مدخل). از همان دفتر ثبت است؛ چیزی گواهی نشد.",
    ),
    "waiting": (
        "{origin}: entry {number} is in your organisation's name and waits until a person confirms it: “approve”.",
        "{origin}: مدخل {number} به نام نهاد شما ثبت شده است و تا کسی آن را تأیید نکند گواهی داده نمی‌شود: «approve».",
    ),
    "two_views": (
        "ALARM. {origin}: the host has signed two records that contradict each other. Somebody was shown another record "
        "than you. Do not sign or publish anything; telephone the other members; “status” shows both views.",
        "هشدار. {origin}: میزبان دو دفتر ثبت ناسازگار را امضا کرده است. به کسی دفتری جز دفتر شما نشان داده‌اند. چیزی امضا "
        "یا منتشر نکنید؛ به اعضای دیگر تلفن کنید؛ «status» هر دو را نشان می‌دهد.",
    ),
    "entry": (
        "Entry {number} of {origin}, in your organisation's name:",
        "مدخل {number} از {origin}، به نام نهاد شما:",
    ),
    "text": (
        "Text {text}, version {version}. Fingerprint of all languages:",
        "متن {text}، نسخهٔ {version}. اثر انگشت همهٔ زبان‌ها:",
    ),
    "language": ("  {language}: {digest}", "  {language}: {digest}"),
    "is_text": ("The file {file} is exactly this text ({language}):", "فایل {file} درست همین متن است ({language}):"),
    "other_text": (
        "The file {file} is NOT this text in any language.",
        "فایل {file} این متن نیست، به هیچ زبانی.",
    ),
    "ask": ("If your organisation did this, type yes: ", "اگر نهاد شما این کار را کرده است، بنویسید بله: "),
    "approved": ("Confirmed. It is cosigned with the next look.", "تأیید شد. با نگاه بعدی گواهی می‌شود."),
    "left": ("Left as it was; nothing is cosigned past it.", "همان‌گونه ماند؛ از آن به بعد چیزی گواهی نمی‌شود."),
    "not_ours": (
        "Kept as not yours: nothing is cosigned past it. Telephone the other members.",
        "نوشته شد که از شما نیست: از آن به بعد چیزی گواهی نمی‌شود. به اعضای دیگر تلفن کنید.",
    ),
    "none_waits": ("Nothing waits for you.", "چیزی در انتظار شما نیست."),
    "key": ("Key of this witness:", "کلید این گواه:"),
    "remembers": ("{origin}: {size} entries, root {root}", "{origin}: {size} مدخل، ریشه {root}"),
    "alarm": (
        "ALARM of {day}: two views of {origin}. First ours, then the other:",
        "هشدار {day}: دو وضعیت از {origin}. نخست آنچه ما دیدیم، سپس دیگری:",
    ),
    "no_alarm": ("No alarm.", "هشداری نیست."),
    "serving": ("Answering at {address}", "پاسخ در {address}"),
    "goes_on": (
        "Entry {number} of {origin}: the record goes on from what this machine remembers, under another key. Lost entries: {lost}. "
        "Members who have agreed there: {agreed}. Compare the keys by telephone, the former one first:",
        "مدخل {number} از {origin}: دفتر از همان‌جا که این دستگاه به یاد دارد با کلید دیگری ادامه می‌یابد. مدخل‌های ازدست‌رفته: {lost}. "
        "اعضایی که پذیرفته‌اند: {agreed}. کلیدها را تلفنی بسنجید، نخست کلید پیشین:",
    ),
    "not_the_same": (
        "What is there does not go on from the {size} entries of {origin} that this machine remembers. Nothing was changed. Telephone the other members.",
        "آنچه آنجاست ادامهٔ {size} مدخلی نیست که این دستگاه از {origin} به یاد دارد. چیزی تغییر نکرد. به اعضای دیگر تلفن کنید.",
    ),
    "no_resumption": (
        "No entry of {origin} says that the record goes on from the key that this machine knows to this one. Nothing was changed.",
        "هیچ مدخلی از {origin} نمی‌گوید که دفتر از کلیدی که این دستگاه می‌شناسد به این کلید می‌رسد. چیزی تغییر نکرد.",
    ),
    "not_reached": (
        "{address} does not show a record signed by this key ({why}). Nothing was changed.",
        "{address} دفتری با امضای این کلید نشان نمی‌دهد ({why}). چیزی تغییر نکرد.",
    ),
    "copied": ("{size} entries written to {file}.", "{size} مدخل در {file} نوشته شد."),
}


def witness_says(word: str, language: str, data: Mapping[str, str]) -> str:
    """The sentence of a word."""
    if language == "fa":
        data = {name: persian_digits(value) if value.isdigit() else value for name, value in data.items()}
    return WITNESS_WORDS[word][language == "fa"].format(**data)


ALARM, FAILED, WAITS = 1, 2, 3
_EXITS = {"two_views": ALARM, "waiting": WAITS, "cosigned": 0, "nothing_new": 0}


def _log_key(word: str) -> VerifierKey:
    try:
        key = parse_verifier_key(word.strip())
    except RecordError:
        raise Unusable("no_key", key=word) from None
    if key.kind != ED25519:
        raise Unusable("no_key", key=word)
    return key


def _grouped(digest: str) -> str:
    return " ".join(digest[i : i + 8] for i in range(0, 64, 8))


class _Command:
    """One run of the program: its options, and what it says."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options

    def say(self, word: str, **data: object) -> None:
        print(witness_says(word, self.options.lang, {name: str(value) for name, value in data.items()}), flush=True)

    def init(self) -> int:
        given = self.options
        key, url = _log_key(given.key), record_address(given.address)
        if given.organisation and not KINDS["token"](given.organisation):
            raise Unusable("no_organisation", organisation=given.organisation)
        create_memory(
            given.file, given.name, lambda memory: memory.watch(key, url, given.organisation, not given.at_once)
        )
        with Memory(given.file) as memory:
            self._begun(memory)
        return 0

    def _begun(self, memory: Memory) -> None:
        self.say("begun")
        print(write_verifier_key(memory.key))
        self.say("hand")

    def follow(self) -> int:
        key = _log_key(self.options.key)
        try:
            create_memory(self.options.file, self.options.name)
        except Unusable as error:
            if error.word != "exists":
                raise
        with Memory(self.options.file) as memory:
            memory.watch(key, "", "", False)
            self.say("key")
            print(write_verifier_key(memory.key))
        return 0

    def once(self) -> int:
        worst = 0
        with Memory(self.options.file) as memory:
            for log in memory.logs():
                if log.url:
                    found = look(memory, log, int(time.time()))
                    self.say(found.word, **found.data)
                    code = _EXITS.get(found.word, FAILED)
                    worst = code if worst == 0 or code == ALARM else worst
        return worst

    def watch(self) -> int:
        while True:
            try:
                self.once()
            except Unusable as error:
                if error.word != "another_was_quicker":
                    raise
            time.sleep(max(self.options.every, 0.05) * 60)

    def approve(self) -> int:
        with Memory(self.options.file) as memory:
            claims = [*memory.claims(), *memory.claims("not_ours")]
            if self.options.number is None:
                for claim in claims:
                    self._show(memory, claim)
                if not claims:
                    self.say("none_waits")
                return WAITS if claims else 0
            found = [claim for claim in claims if claim.number == self.options.number]
            if not found:
                raise Unusable("no_claim", number=self.options.number)
            return self._decide(memory, found[0])

    def _decide(self, memory: Memory, claim: Claim) -> int:
        self._show(memory, claim)
        if self.options.not_ours:
            memory.decide(claim, "not_ours", int(time.time()))
            self.say("not_ours")
            return WAITS
        print(witness_says("ask", self.options.lang, {}), end="", flush=True)
        if sys.stdin.readline().strip().lower() not in ("yes", "بله", "بلی"):
            self.say("left")
            return WAITS
        memory.decide(claim, "approved", int(time.time()))
        self.say("approved")
        return 0

    def _show(self, memory: Memory, claim: Claim) -> None:
        """What the record says in the organisation's name, and the text that it speaks of."""
        self.say("entry", number=claim.number, origin=claim.origin)
        print("".join(f"    {line}\n" for line in claim.leaf.decode("utf-8", "replace").split("\n\n")[0].splitlines()))
        entry = parse_leaf(claim.leaf).entry
        if not isinstance(entry, (Consent, Withdraw)):
            return
        self.say("text", text=entry.text, version=entry.version)
        print("  " + _grouped(entry.digest))
        for raw in memory.leaves(claim.origin):
            freeze = parse_leaf(raw).entry if raw.startswith(b"hamgam/text-freeze/") else None
            if isinstance(freeze, TextFreeze) and freeze.digest == entry.digest:
                for language, digest in freeze.languages:
                    self.say("language", language=language, digest=_grouped(digest))
                self._compare(freeze)
                break

    def _compare(self, freeze: TextFreeze) -> None:
        if self.options.text is None:
            return
        try:
            with open(self.options.text, "rb") as file:
                raw = file.read()
        except OSError:
            raise Unusable("other_text", file=self.options.text) from None
        digest = hashlib.sha256(raw).hexdigest()
        language = next((name for name, value in freeze.languages if value == digest), None)
        if language is None or not text_is_plain(raw.decode("utf-8", "replace")):
            raise Unusable("other_text", file=self.options.text)
        self.say("is_text", file=self.options.text, language=language)
        print("\n" + raw.decode("utf-8"))

    def status(self) -> int:
        with Memory(self.options.file) as memory:
            self.say("key")
            print(write_verifier_key(memory.key))
            for log in memory.logs():
                self.say("remembers", origin=log.origin, size=log.seen.size, root=to_base64(log.seen.root))
            alarms = memory.alarms()
            for alarm in alarms:
                day = datetime.fromtimestamp(alarm.at, timezone.utc).date()
                self.say("alarm", day=day, origin=alarm.origin)
                print(f"{alarm.mine.decode('utf-8', 'replace')}\n{alarm.theirs.decode('utf-8', 'replace')}")
            if not alarms:
                self.say("no_alarm")
            return ALARM if alarms else 0

    def moved(self) -> int:
        with Memory(self.options.file) as memory:
            logs = [log for log in memory.logs() if log.url]
            if len(logs) != 1:
                raise Unusable("many_logs")
            memory.moved(logs[0].origin, record_address(self.options.address))
        return self.once()

    def resumed(self) -> int:
        """The record goes on under another key: shown, asked, and only then followed."""
        key, given = _log_key(self.options.key), self.options
        with Memory(given.file) as memory:
            log = memory.log(key.name)
            if log is None or not log.url:
                raise Unusable("many_logs")
            url = record_address(given.address) if given.address else log.url
            try:
                number, entry, agreed = resumption_at(log, key, url)
            except (Unreachable, RecordError) as error:
                raise Unusable("not_reached", address=url, why=error) from None
            self.say("goes_on", number=number, origin=log.origin, lost=entry.told - entry.size, agreed=agreed)
            print(f"  {entry.former}\n  {entry.log}\n")
            print(witness_says("ask", given.lang, {}), end="", flush=True)
            if sys.stdin.readline().strip().lower() not in ("yes", "بله", "بلی"):
                self.say("left")
                return WAITS
            memory.resumed(log, key, url)
        return self.once()

    def copy(self) -> int:
        with Memory(self.options.file) as memory:
            logs: list[Log] = [log for log in memory.logs() if log.url and self.options.origin in ("", log.origin)]
            if len(logs) != 1:
                raise Unusable("many_logs")
            try:
                with open(self.options.out, "wb") as file:
                    file.write(copy_of(memory, logs[0]))
                with open(self.options.out + ".checkpoint", "wb") as file:
                    file.write(logs[0].note)
            except OSError:
                raise Unusable("no_place", file=self.options.out) from None
            self.say("copied", size=logs[0].seen.size, file=self.options.out)
        return 0

    def serve(self) -> int:
        Memory(self.options.file).close()
        server = witness_server(self.options.file, self.options.host, self.options.port)
        self.say("serving", address="http://{}:{}/add-checkpoint".format(*server.server_address[:2]))
        server.serve_forever()
        return 0


def _witness_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Watch the record of a coalition, and cosign what was seen.")
    parser.add_argument("--file", default="witness.db", help="where key and memory lie (witness.db)")
    parser.add_argument("--lang", choices=("en", "fa"), default="fa", help="language of the answers")
    words = parser.add_subparsers(dest="word", required=True, metavar="COMMAND")
    init = words.add_parser("init", help="begin a witness of a coalition's record")
    init.add_argument("address", metavar="ADDRESS", help="the coalition's web address")
    init.add_argument("key", metavar="KEY", help="the record's key, as its page and papers show it")
    init.add_argument("--organisation", default="", metavar="ID", help="your organisation's id in the record")
    init.add_argument("--at-once", action="store_true", help="cosign without waiting for a person to confirm")
    follow = words.add_parser("follow", help="accept a log that comes to us")
    follow.add_argument("key", metavar="KEY")
    for one in (init, follow):
        one.add_argument("--name", default="", help="the witness's public name")
    words.add_parser("once", help="look once")
    words.add_parser("watch", help="look again and again").add_argument(
        "--every", type=float, default=10, metavar="MINUTES"
    )
    approve = words.add_parser("approve", help="confirm what was recorded in your organisation's name")
    approve.add_argument("number", nargs="?", type=int)
    approve.add_argument("--text", metavar="FILE", help="the text that you believe it is; it is compared")
    approve.add_argument("--not-ours", action="store_true", help="nobody of us did this: do not cosign past it")
    words.add_parser("status", help="key, records and alarms")
    words.add_parser("moved", help="the coalition's address has changed").add_argument("address", metavar="ADDRESS")
    resumed = words.add_parser("resumed", help="the record goes on under another key, as the members agreed")
    resumed.add_argument("key", metavar="KEY", help="the new key, as the new host told it")
    resumed.add_argument("address", metavar="ADDRESS", nargs="?", default="", help="the coalition's new web address")
    copy = words.add_parser("copy", help="write the copy of the record, and FILE.checkpoint beside it")
    copy.add_argument("out", metavar="FILE")
    copy.add_argument("--origin", default="", help="of which record, where there are several")
    serve = words.add_parser("serve", help="answer logs that hand in their checkpoints")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=7380)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its answer is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _witness_options().parse_args(arguments)
    try:
        code: int = getattr(_Command(options), options.word)()
    except Unusable as error:
        print(witness_says(error.word, options.lang, error.data), file=sys.stderr)
        return FAILED
    except sqlite3.OperationalError:
        print(witness_says("no_place", options.lang, {"file": options.file}), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
