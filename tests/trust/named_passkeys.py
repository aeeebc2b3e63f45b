"""Bundles in which an assertion of a passkey does not hold, or is not enough."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from hamgam.engine.record import (
    KEY_NAMESPACE,
    Assertion,
    KeyAdd,
    consent_document,
    key_document,
    passkey_line,
    signature_line,
)
from hamgam.engine.record.p256 import P256_ORDER
from tests.engine.record.coalition import Coalition, b64, key_of, public_of, ssh_sign
from tests.engine.record.passkeys import PRESENT, VERIFIED, Passkey

from .naming import before, frozen, last, named

_ES256: dict[str, Any] = {"passkeys": {"org-02": "ES256"}}
for _word, _told, _cause in (
    ("made a passkey and did not sign", ({"type": "webauthn.create"}, {}), "wrong_ceremony"),
    ("signed on another site", ({"origin": "https://evil.example"}, {}), "wrong_site"),
    ("signed without TLS", ({"origin": "http://hamgam.rud.example"}, {}), "wrong_site"),
    ("signed inside another site", ({"crossOrigin": True}, {}), "inside_another_site"),
    ("signed below another site", ({"topOrigin": "https://evil.example"}, {}), "inside_another_site"),
    ("signed with another rp id", ({}, {"rp_id": "evil.example"}), "wrong_rp"),
    ("signed without a person", ({}, {"flags": VERIFIED}), "person_not_present"),
    ("signed without verification", ({}, {"flags": PRESENT}), "person_not_verified"),
    ("signed with an extension", ({}, {"flags": PRESENT | VERIFIED | 128, "more": b"\xa0"}), "bad_authenticator_data"),
    ("says no origin", ({"origin": None}, {}), "bad_client_data"),
):  # fmt: skip
    named(f"passkey {_word}", f"signature_false {_cause}")(last(lambda c, o, t=_told: c.consent(o, told=t), **_ES256))


def _asserted(change: Callable[[Passkey, bytes], Assertion]) -> Callable[[Coalition, str], int]:
    def made(coalition: Coalition, organisation: str) -> int:
        entry = coalition.consent_entry(organisation)
        document = consent_document(coalition.origin, entry)
        return coalition.append(
            entry, [passkey_line(organisation, change(coalition.passkeys[organisation], document))]
        )  # fmt: skip

    return made


def _doubled(passkey: Passkey, document: bytes) -> Assertion:
    client = (
        passkey.client_data(document, origin="https://evil.example")[:-1] + b',"origin":"https://hamgam.rud.example"}'
    )
    return Assertion(*passkey.assertion(document, client=client))


named("passkey says its origin twice", "signature_false bad_client_data")(last(_asserted(_doubled), **_ES256))
for _word, _numbers in (("r of zero", (0, 1)), ("s of zero", (1, 0)), ("s of the order", (1, P256_ORDER))):
    named(f"passkey with {_word}", "signature_false passkey_signature_false")(
        last(
            _asserted(lambda p, d, n=_numbers: Assertion(*p.assertion(d))._replace(signature=encode_dss_signature(*n))),
            **_ES256,
        )
    )
named("passkey of nobody", "unknown_key")(last(lambda c, o: c.consent(o, passkey=Passkey()), **_ES256))
named("passkey of another member", "unknown_key")(
    last(
        lambda c, o: c.consent(o, passkey=c.passkeys["org-01"]), passkeys={"org-01": "EdDSA", "org-02": "ES256"}
    )
)  # fmt: skip
named("passkey revoked before it signed", "key_not_in_force")(
    frozen(lambda c: c.revoke_key("org-01", c.passkeys["org-01"]), passkeys={"org-01": "EdDSA"})
)


def _beside_a_key(voucher: str = "") -> Coalition:
    """A host sets a passkey of its own beside a member's key, and perhaps has another key vouch for it."""
    coalition = Coalition(2, lowest="passkey")
    coalition.passkeys["org-01"] = passkey = Passkey()
    if voucher:
        key = key_of(voucher)
        message = key_document(coalition.origin, "add", "org-01", passkey.cose, public_of(key))
        named_there = base64.b64encode(passkey.cose).decode()
        line = signature_line("org-01", ssh_sign(key, KEY_NAMESPACE, message))
        coalition.append(KeyAdd("2026-11-02", "org-01", named_there, b64(key)), [line])
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00"), "org-01": coalition.consent("org-01", level="passkey")})
    return coalition


named("passkey set beside a member's key", "passkey_not_vouched")(_beside_a_key)
named("passkey for which a stranger's key vouched", "passkey_not_vouched")(lambda: _beside_a_key("the host's"))
named("passkey for which another member's key vouched", "passkey_not_vouched")(lambda: _beside_a_key("org-00"))
named("named by the host though it has a passkey", "below_level")(
    last(lambda c, o: c.consent(o, level="attested"), **_ES256)
)
named("passkey in a consent at level key", "signature_false bad_ssh_signature")(
    last(
        lambda c, o: c.append(
            replace(c.consent_entry(o), level="key"),
            [c.asserted(o, consent_document(c.origin, replace(c.consent_entry(o), level="key")))],
        ),
        **_ES256,
    )
)


def _phishing(coalition: Coalition) -> None:
    passkey = coalition.passkeys["org-01"]
    passkey.rp_id, passkey.origin = "evil.example", "https://evil.example"


named("roster that names a phishing site", "signature_false wrong_site")(
    before(_phishing, passkeys={"org-01": "ES256"})
)
