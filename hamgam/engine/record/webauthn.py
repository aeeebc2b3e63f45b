"""Consents by passkey: what a browser's authenticator signs (W3C Web Authentication), checked offline.

The challenge is a digest of exactly the document that is consented to, so an assertion can be moved to no other. Its
person must have been present and verified (by finger, face or number), on the site that the reader's policy names.
Taken are ES256 and EdDSA, with keys and signatures in one spelling only. Four things do not count: the counter,
because nobody offline knows the last one; whether the passkey is copied between devices; members of the client data
that mean nothing here (Chromium adds one now and then, so that nobody relies on there being none); and which of
two spellings an ECDSA signature has (`p256.py`). All of these are under the signature or say the same thing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any, NamedTuple

from .ed25519 import key_is_acceptable, verify_ed25519
from .errors import RecordError
from .p256 import p256_key_is_acceptable, verify_p256

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


def passkey_fingerprint(raw: bytes) -> str:
    """The fingerprint of a passkey's COSE key, written as SSH writes those of its keys."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(raw).digest()).decode("ascii").rstrip("=")


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
