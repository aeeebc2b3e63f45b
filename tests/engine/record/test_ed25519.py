"""Our own verifier against libsodium, on ordinary signatures and on every odd one we can make."""

import hashlib
import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey

from hamgam.engine.record import ed25519_public, key_is_acceptable, sign_ed25519, verify_ed25519

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def libsodium(public, message, signature):
    try:
        crypto_sign_open(signature + message, public)
    except (BadSignatureError, ValueError):
        return False
    return True


def add(a, b):
    (x1, y1), (x2, y2) = a, b
    t = D * x1 * x2 * y1 * y2 % P
    return (x1 * y2 + x2 * y1) * pow(1 + t, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, -1, P) % P


def times(k, point):
    total = (0, 1)
    while k:
        total = add(total, point) if k & 1 else total
        point, k = add(point, point), k >> 1
    return total


def x_of(y, sign):
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P == -u % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if v * x * x % P != u:
        return None
    return (P - x) % P if x & 1 != sign else x


def encoded(point, shift=0):
    """The encoding; with `shift` one that is not canonical where y allows it."""
    return (point[1] + shift | (point[0] & 1) << 255).to_bytes(32, "little")


BASE = (x_of(4 * pow(5, -1, P) % P, 0), 4 * pow(5, -1, P) % P)


def torsion():
    """The eight points of small order."""
    for y in range(2, 100):
        x = x_of(y, 0)
        if x is not None:
            generator = times(L, (x, y))
            if times(4, generator) != (0, 1):
                return [times(k, generator) for k in range(8)]
    raise AssertionError


TORSION = torsion()


def small_order_encodings():
    """Every way to write a point of small order: canonical, y + p, and the sign of x = 0 turned."""
    found = set()
    for x, y in TORSION:
        for value in (y, y + P):
            if value < 2**255:
                for sign in (0, 1):
                    if x_of(y, sign) is not None or x == 0:
                        found.add((value | sign << 255).to_bytes(32, "little"))
    return sorted(found)


RFC_8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]  # fmt: skip


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_examples_of_rfc_8032_hold(public, message, signature):
    assert verify_ed25519(bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature))


@settings(max_examples=60, deadline=None)
@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=200), bit=st.integers(0, 511))
def test_what_libsodium_signs_holds_and_no_bit_of_it_can_be_turned(seed, message, bit):
    key = SigningKey(seed)
    public, signature = bytes(key.verify_key), key.sign(message).signature
    turned = bytearray(signature)
    turned[bit // 8] ^= 1 << bit % 8
    assert verify_ed25519(public, message, signature)
    assert not verify_ed25519(public, message, bytes(turned))
    assert not verify_ed25519(public, message + b"x", signature)


@pytest.mark.parametrize(
    "seed", [bytes(32), b"\xff" * 32, b"\x07" + bytes(30) + b"\x80", bytes(range(32))], ids=bytes.hex
)
def test_what_we_sign_is_to_the_byte_what_libsodium_signs(seed):
    key = SigningKey(seed)
    assert ed25519_public(seed) == bytes(key.verify_key)
    for message in (b"", b"m", bytes(200)):
        assert sign_ed25519(seed, message) == key.sign(message).signature


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_private_key_of_another_length_signs_nothing(length):
    with pytest.raises(ValueError, match="a private key has 32 bytes"):
        sign_ed25519(bytes(length), b"m")


def test_the_eight_points_of_small_order_can_be_written_in_fourteen_ways():
    assert len(small_order_encodings()) == 14


@pytest.mark.parametrize("public", small_order_encodings(), ids=bytes.hex)
def test_a_key_of_small_order_is_not_acceptable_however_it_is_written(public):
    assert not key_is_acceptable(public)
    for r in small_order_encodings():
        for s in (0, 1):
            signature = r + s.to_bytes(32, "little")
            assert not verify_ed25519(public, b"m", signature)
            assert not libsodium(public, b"m", signature)


@pytest.mark.parametrize("r", small_order_encodings(), ids=bytes.hex)
def test_a_signature_whose_point_has_small_order_is_refused(r):
    key = secrets.randbelow(L)
    public = encoded(times(key, BASE))
    for counter in range(8):
        message = bytes([counter])
        h = int.from_bytes(hashlib.sha512(r + public + message).digest(), "little") % L
        signature = r + (h * key % L).to_bytes(32, "little")
        assert not verify_ed25519(public, message, signature)
        assert not libsodium(public, message, signature)


def test_keys_and_points_with_a_part_of_small_order_are_judged_as_libsodium_does():
    verdicts = set()
    for i in range(48):
        a, r = secrets.randbelow(L), secrets.randbelow(L)
        key = add(times(a, BASE), TORSION[i % 8])
        point = add(times(r, BASE), TORSION[i // 8])
        message = bytes([i])
        h = int.from_bytes(hashlib.sha512(encoded(point) + encoded(key) + message).digest(), "little") % L
        signature = encoded(point) + ((r + h * a) % L).to_bytes(32, "little")
        ours = verify_ed25519(encoded(key), message, signature)
        assert ours == libsodium(encoded(key), message, signature)
        verdicts.add(ours)
    assert verdicts == {True, False}


def test_keys_that_are_not_written_canonically_are_refused():
    for y in range(19):
        for sign in (0, 1):
            public = (y + P | sign << 255).to_bytes(32, "little")
            assert not key_is_acceptable(public)
            assert not libsodium(public, b"m", bytes(64))


def test_a_number_s_beyond_the_order_is_refused():
    key = SigningKey(bytes(32))
    signature = key.sign(b"m").signature
    s = int.from_bytes(signature[32:], "little")
    for k in range(1, 16):
        if s + k * L < 2**256:
            other = signature[:32] + (s + k * L).to_bytes(32, "little")
            assert not verify_ed25519(bytes(key.verify_key), b"m", other)


def test_a_signature_that_ends_in_a_zero_has_it_once():
    """The number S is the same with a zero more or less behind it; the signature is not."""
    key = SigningKey(bytes(32))
    public, messages = bytes(key.verify_key), (number.to_bytes(2, "big") for number in range(2**16))
    message, signature = next((m, s) for m in messages if (s := key.sign(m).signature)[-1] == 0)
    assert verify_ed25519(public, message, signature) is True
    for other in (signature[:-1], signature + b"\0"):
        assert verify_ed25519(public, message, other) is False
    assert verify_ed25519(bytes(32), message, signature) is False


@pytest.mark.parametrize("lengths", [(31, 64), (33, 64), (32, 63), (32, 65), (0, 0)])
def test_wrong_lengths_are_refused(lengths):
    public, signature = lengths
    assert not verify_ed25519(bytes(public), b"", bytes(signature))
    assert key_is_acceptable(bytes(SigningKey(bytes(32)).verify_key))


def test_bytes_that_are_no_point_are_no_key():
    assert x_of(2, 0) is None
    assert not key_is_acceptable((2).to_bytes(32, "little"))
