"""ECDSA signatures on the curve P-256 with SHA-256 (FIPS 186-5), as passkeys make them: only checked, never made.

The strict rule: the key is a point of the curve, written as two numbers below the field's size, and never infinity;
the signature is canonical DER of two numbers from 1 to the order less one. Of r and s alone (r, order - s) is true as
well, and authenticators make either, so both are taken: the same key said the same thing, in one of two spellings.
Everything here is public, so nothing here needs to take the same time.
"""

from __future__ import annotations

import hashlib
from typing import Tuple

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
