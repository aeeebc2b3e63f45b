"""Signatures as `ssh-keygen -Y sign` makes them (OpenSSH PROTOCOL.sshsig), for plain ssh-ed25519 keys.

Only one spelling of each signature is taken: no reserved bytes, no comments, nothing left over.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import NamedTuple

from .ed25519 import key_is_acceptable, verify_ed25519
from .errors import RecordError
from .lines import to_base64

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


def write_public_key(public: bytes, comment: str = "") -> str:
    """The key as the line of a .pub file."""
    return " ".join(word for word in (_KEY_TYPE.decode(), to_base64(_public_blob(public)), comment) if word)
