"""A passkey in software, for tests: what an authenticator and a browser would make of a document to be consented to.

Honest by default; each word of it can be told otherwise, and is then signed all the same.
"""

import base64
import hashlib
import json
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from fido2 import cbor
from fido2.cose import CoseKey

from hamgam.engine.record import Passkey as Known
from hamgam.engine.record import passkey_challenge

RP_ID, WEB_ORIGIN = "rud.example", "https://hamgam.rud.example"
PRESENT, VERIFIED, MAY_BE_COPIED, IS_COPIED, HAS_KEY, HAS_EXTENSIONS = 1, 4, 8, 16, 64, 128


class Passkey:
    """One key pair; `secret` makes it the same in every run."""

    def __init__(self, kind="ES256", secret=None, rp_id=RP_ID, origin=WEB_ORIGIN):
        self.kind, self.rp_id, self.origin = kind, rp_id, origin
        digest = None if secret is None else hashlib.sha256(secret.encode()).digest()
        if kind == "EdDSA":
            made = ed25519.Ed25519PrivateKey.generate
            self.private = made() if digest is None else ed25519.Ed25519PrivateKey.from_private_bytes(digest)
        else:
            # A number of 247 bits is always below the order.
            number = None if digest is None else int.from_bytes(b"\0" + digest[1:], "big") | 1
            curve = ec.SECP256R1()
            self.private = ec.generate_private_key(curve) if number is None else ec.derive_private_key(number, curve)
        self.cose = cbor.encode(dict(CoseKey.for_name(kind).from_cryptography_key(self.private.public_key())))

    @property
    def known(self) -> Known:
        """What a roster says of it."""
        return Known(self.cose, self.rp_id, self.origin)

    def sign(self, message: bytes) -> bytes:
        if self.kind == "EdDSA":
            return self.private.sign(message)
        return self.private.sign(message, ec.ECDSA(hashes.SHA256()))

    def client_data(self, record: bytes, **changes) -> bytes:
        """clientDataJSON as a browser writes it; a change to None leaves the member out."""
        challenge = base64.urlsafe_b64encode(passkey_challenge(record)).decode().rstrip("=")
        members = {"type": "webauthn.get", "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        members = {name: value for name, value in {**members, **changes}.items() if value is not None}
        return json.dumps(members, separators=(",", ":")).encode()

    def authenticator_data(self, flags=PRESENT | VERIFIED, rp_id=None, more=b"") -> bytes:
        return hashlib.sha256((rp_id or self.rp_id).encode()).digest() + struct.pack(">BI", flags, 7) + more

    def assertion(self, record: bytes, client=None, authenticator=None) -> tuple[bytes, bytes, bytes, bytes]:
        """(key, authenticator data, client data, signature) over these two, honest ones unless given."""
        client = self.client_data(record) if client is None else client
        authenticator = self.authenticator_data() if authenticator is None else authenticator
        signature = self.sign(authenticator + hashlib.sha256(client).digest())
        return self.cose, authenticator, client, signature
