"""T2: the engine's verifiers of signatures, against libsodium and OpenSSL, on published vectors and on odd cases.

Ed25519 is judged as libsodium judges it. `cryptography` (OpenSSL) is laxer there, so it is no oracle for it; for
P-256, where canonical DER and the range of the numbers leave no room, it is.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

import cryptography_vectors
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey

from hamgam.engine.record import ed25519, p256

from .figures import Figure, Outcome, spoiled

Case = tuple[bytes, bytes, bytes]
ORDER = ed25519.ORDER
SMALL = [  # the points of small order, in every spelling: canonical, y + p, and the sign of x = 0 turned
    bytes.fromhex(text)
    for text in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    )
]


def libsodium(public: bytes, message: bytes, signature: bytes) -> bool:
    """What libsodium says."""
    try:
        crypto_sign_open(signature + message, public)
    except (BadSignatureError, ValueError):
        return False
    return True


def openssl(public: bytes, message: bytes, signature: bytes) -> bool:
    """What OpenSSL says of a signature on P-256."""
    x, y = int.from_bytes(public[:32], "big"), int.from_bytes(public[32:], "big")
    try:
        key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
        key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def _lines(*path: str) -> list[str]:
    with cryptography_vectors.open_vector_file("/".join(path), "r") as file:
        return [line.strip() for line in file if line.strip()]


def published_ed25519() -> list[Case]:
    """The 1,024 signatures of the reference implementation."""
    found = []
    for line in _lines("asymmetric", "Ed25519", "sign.input"):
        _, public, message, signed = (bytes.fromhex(part) for part in line.split(":")[:4])
        found.append((public, message, signed[:64]))
    return found


def published_p256() -> list[tuple[Case, bool]]:
    """NIST's signatures on P-256 with SHA-256, true and false ones (FIPS 186-3)."""
    lines = _lines("asymmetric", "ECDSA", "FIPS_186-3", "SigVer.rsp")
    start = lines.index("[P-256,SHA-256]") + 1
    end = next(i for i in range(start, len(lines)) if lines[i].startswith("["))
    found, values = [], {}
    for line in lines[start:end]:
        name, _, value = line.partition(" = ")
        values[name] = value
        if name == "Result":
            public = bytes.fromhex(values["Qx"].zfill(64) + values["Qy"].zfill(64))
            signature = encode_dss_signature(int(values["R"], 16), int(values["S"], 16))
            found.append(((public, bytes.fromhex(values["Msg"]), signature), value.startswith("P")))
    return found


def _turned(raw: bytes, chance: random.Random) -> bytes:
    made = bytearray(raw)
    if made:
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def spoilt(case: Case, chance: random.Random) -> Case:
    """The case with one bit turned in one of its parts."""
    part = chance.randrange(3)
    return tuple(_turned(raw, chance) if i == part else raw for i, raw in enumerate(case))


def odd_ed25519(chance: random.Random) -> Iterator[Case]:
    """Keys and points of small order in every spelling, numbers beyond the order, coordinates beyond the field."""
    honest = SigningKey(chance.randbytes(32))
    public, scalar = bytes(honest.verify_key), _scalar(honest)
    for small in SMALL:
        for message in (b"", b"m", chance.randbytes(40)):
            for s in (0, 1, ORDER - 1):
                for r in SMALL:
                    yield small, message, r + s.to_bytes(32, "little")
            h = int.from_bytes(hashlib.sha512(small + public + message).digest(), "little") % ORDER
            yield public, message, small + (h * scalar % ORDER).to_bytes(32, "little")
    for i in range(40):
        message = chance.randbytes(i)
        signature = honest.sign(message).signature
        s = int.from_bytes(signature[32:], "little")
        for k in range(16):
            if s + k * ORDER < 2**256:
                yield public, message, signature[:32] + (s + k * ORDER).to_bytes(32, "little")
        yield public, message, signature[:32] + (ORDER - s).to_bytes(32, "little")
    for y in range(19):
        for sign in (0, 1):
            beyond = (y + ed25519.FIELD | sign << 255).to_bytes(32, "little")
            yield beyond, b"m", bytes(64)
            yield public, b"m", beyond + bytes(32)


def _scalar(key: SigningKey) -> int:
    raw = bytearray(hashlib.sha512(bytes(key)).digest()[:32])
    raw[0] &= 248
    raw[31] = raw[31] & 127 | 64
    return int.from_bytes(raw, "little")


def ed25519_cases(count: int, chance: random.Random) -> Iterator[Case]:
    """Odd cases, published ones as they are and spoilt, then random ones, true and spoilt."""
    odd, vectors = list(odd_ed25519(chance)), published_ed25519()
    yield from chance.sample(odd, min(len(odd), count // 2))
    for case in vectors[: count // 8]:
        yield case
        yield spoilt(case, chance)
    for _ in range(max(0, count - len(odd) - 2 * len(vectors)) // 2):
        key, message = SigningKey(chance.randbytes(32)), chance.randbytes(chance.randrange(200))
        case = (bytes(key.verify_key), message, key.sign(message).signature)
        yield case
        yield spoilt(case, chance)


def p256_cases(count: int, chance: random.Random) -> Iterator[Case]:
    """Published cases, then random ones: true, with a bit turned, and in the other spelling of s."""
    for case, _ in published_p256():
        yield case
    for i in range(count):
        key = ec.derive_private_key(chance.randrange(1, p256.P256_ORDER), ec.SECP256R1())
        numbers, message = key.public_key().public_numbers(), chance.randbytes(chance.randrange(200))
        public = numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
        case = (public, message, key.sign(message, ec.ECDSA(hashes.SHA256())))
        yield spoilt(case, chance) if i % 2 else case


def _compared(count: int) -> Outcome:
    chance, broken, verdicts = random.Random(2), [], {True: 0, False: 0}
    for cases, ours, theirs in (
        (ed25519_cases(count * 3 // 4, chance), ed25519.verify_ed25519, libsodium),
        (p256_cases(count // 4, chance), p256.verify_p256, openssl),
    ):
        for case in cases:
            said = ours(*case)
            verdicts[said] += 1
            if said != theirs(*case):
                broken.append(f"{ours.__name__}: {case[0].hex()} {case[2].hex()}")
    broken += [f"FIPS 186-3: {case[0].hex()}" for case, true in published_p256() if p256.verify_p256(*case) != true]
    return Outcome(sum(verdicts.values()), tuple(broken), f"{verdicts[True]} true, {verdicts[False]} false")


def _control() -> Outcome:
    """A verifier that lets points of small order pass, as several libraries do."""
    chance = random.Random(2)
    ed25519._key_multiples.cache_clear()
    with spoiled(ed25519, "_is_small", lambda point: False):
        cases = chance.sample(list(odd_ed25519(chance)), 800)
        broken = [case[0].hex() for case in cases if ed25519.verify_ed25519(*case) != libsodium(*case)]
    ed25519._key_multiples.cache_clear()
    return Outcome(len(cases), tuple(broken))


SIGNATURES = Figure(
    "T2", "Ed25519 judged as by libsodium, P-256 as by OpenSSL and by NIST", 12_000, _compared, _control, least=10_000
)
