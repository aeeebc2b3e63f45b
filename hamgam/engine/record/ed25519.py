"""Ed25519 signatures (RFC 8032), checked in one strict way everywhere.

Libraries disagree about odd keys and odd signatures, so a member could enrol a key that one program believes and
another does not. Here one rule holds, at enrolment and at verification: the key, the point R and the number S are
written canonically; keys and points R of small order are refused; the equation is checked without the cofactor.

Signing stands here too, for a witness that has nothing but Python. It takes the same steps for every number, but
Python's own arithmetic does not take the same time for every number: a program on the same machine that measures it
could learn of the key. The key of a witness carries no consent; keys of organisations sign by `ssh-keygen`.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Tuple

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
