"""A telephone in software: a passkey with which somebody signs in here, and by which their organisation signs."""

import base64
import json
from typing import Any

from allauth.mfa.models import Authenticator
from fido2 import cbor
from fido2.cose import CoseKey
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from hamgam.members import key_acts, passkeys
from hamgam.members.actor import Actor
from hamgam.members.key_models import Key
from hamgam.signing import acts, documents
from tests.engine.record.passkeys import Passkey


def letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Telephone:
    """One passkey of one person. `credential` is its id in base64url."""

    def __init__(self, actor: Actor, kind: str = "ES256", name: str = "تلفن") -> None:
        rp_id, origin = passkeys.site()
        self.actor, self.inner = actor, Passkey(kind, rp_id=rp_id, origin=origin)
        identity = self.inner.cose[-16:]
        self.credential = letters(identity)
        held = AttestedCredentialData.create(Aaguid(bytes(16)), identity, _cose(self.inner))
        data = AuthenticatorData.create(bytes.fromhex("00" * 32), 0x45, 0, held)
        made = {
            "id": self.credential, "rawId": self.credential, "type": "public-key", "clientExtensionResults": {},
            "response": {
                "clientDataJSON": letters(self.inner.client_data(b"", type="webauthn.create")),
                "attestationObject": letters(bytes(AttestationObject.create("none", data, {}))),
            },
        }  # fmt: skip
        Authenticator.objects.create(
            user=actor.person, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": made}
        )

    def touch(self, document: bytes, **changes: Any) -> str:
        """What a browser sends when this passkey signs the document; `client` and `authenticator` may be told otherwise."""
        _key, authenticator, client, signature = self.inner.assertion(document, **changes)
        return json.dumps(
            {
                "type": "public-key", "id": self.credential, "rawId": self.credential, "clientExtensionResults": {},
                "response": {
                    "authenticatorData": letters(authenticator), "clientDataJSON": letters(client),
                    "signature": letters(signature), "userHandle": letters(b"somebody"),
                },
            }
        )  # fmt: skip

    def enrol(self, second: Actor | None = None) -> Key:
        """It becomes the organisation's; confirmed by the second person where one is given."""
        own = self.actor.organisation
        proof = self.touch(key_acts.enrolment_document(own, self.inner.cose, None))
        key = key_acts.enrol_key(by=self.actor, on=own, public=self.inner.cose, proof=proof, passkey=True)
        return key_acts.confirm_key(by=second, on=key) if second else key

    def document(self, version: Any, note: str = "") -> bytes:
        """What it is asked to sign for this version."""
        own = self.actor.organisation
        roster = documents.signing_roster(version, own)
        return documents.consent_bytes(version, own, documents.stored_note(version, note), roster)

    def sign(self, version: Any, note: str = "") -> Any:
        """Sign a version."""
        touched = self.touch(self.document(version, note))
        return acts.sign_by_passkey(by=self.actor, on=version, assertion=touched, note=note)


def _cose(passkey: Passkey) -> Any:
    return CoseKey.parse(cbor.decode(passkey.cose))
