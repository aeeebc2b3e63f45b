"""Passkeys of an organisation: whose they are, what a browser is asked to sign with them, and whether it did.

A passkey that signs is one with which its owner also signs in here. It becomes the organisation's by signing the document of
the new key and by a second person's word, like a key; the difference stands beside each signature.
"""

import base64
import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from hamgam.bylaws.acts import NotPossible
from hamgam.engine import record as engine
from hamgam.members import factors
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation

#: The most letters of what a browser gives, and the most passkeys of one organisation.
LIMIT, MOST = 8_000, 40


def site() -> tuple[str, str]:
    """Where passkeys sign: the relying party's name and the origin, from the installation's own address."""
    parts = urlsplit(settings.SITE_ADDRESS)
    port = f":{parts.port}" if parts.port and parts.port != {"https": 443, "http": 80}.get(parts.scheme) else ""
    return parts.hostname or "localhost", f"{parts.scheme}://{parts.hostname}{port}"


def to_letters(raw: bytes) -> str:
    """Bytes as browsers write them: base64url without padding."""
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def from_letters(text: Any) -> bytes:
    """The bytes behind it. NotPossible `bad_assertion`."""
    if not isinstance(text, str) or len(text) > LIMIT or not text.isascii():
        raise NotPossible("bad_assertion")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise NotPossible("bad_assertion") from error


def _public(found: Any) -> bytes | None:
    """The COSE key of a passkey in its one spelling; None where it is of a kind that does not sign here."""
    algorithm, x, y = found.get(3), found.get(-2), found.get(-3, b"")
    if algorithm not in (engine.ES256, engine.EDDSA) or not isinstance(x, bytes) or not isinstance(y, bytes):
        return None
    raw = engine.write_cose_key(engine.CoseKey(algorithm, x + y))
    return raw if engine.passkey_is_acceptable(raw) else None


def of_person(person: Any) -> list[dict[str, Any]]:
    """The passkeys with which somebody signs in and could sign: `name`, `public` (bytes), `credential` (base64url)."""
    found = []
    for row in factors.passkeys(person):
        data = row.wrap().authenticator_data.credential_data
        public = _public(data.public_key) if data else None
        if public is not None:
            found.append({"name": row.wrap().name, "public": public, "credential": to_letters(data.credential_id)})
    return found


def active(organisation: Organisation) -> list[Key]:
    """The passkeys by which an organisation can sign now, the oldest first."""
    return list(
        Key.objects.filter(organisation=organisation, kind="passkey", state="active")
        .select_related("enrolled_by__person")
        .order_by("pk")
    )


def usable(organisation: Organisation, person: Any) -> list[Key]:
    """Those of them that are this person's own, and with which they still sign in."""
    own = {row["credential"] for row in of_person(person)} if person is not None else set()
    return [
        key
        for key in active(organisation)
        if key.credential in own and key.enrolled_by is not None and key.enrolled_by.person_id == person.pk
    ]


def options(document: bytes, credentials: list[str]) -> dict[str, Any]:
    """What the browser is asked: to sign exactly this document, by one of these passkeys, its owner verified."""
    return {
        "publicKey": {
            "challenge": to_letters(engine.passkey_challenge(document)),
            "rpId": site()[0],
            "timeout": 300_000,
            "userVerification": "required",
            "allowCredentials": [{"type": "public-key", "id": row} for row in credentials],
        }
    }


def _response(given: str) -> tuple[str, dict[str, Any]]:
    if len(given) > LIMIT:
        raise NotPossible("bad_assertion")
    try:
        found = json.loads(given)
    except (ValueError, RecursionError) as error:
        raise NotPossible("bad_assertion") from error
    response = found.get("response") if isinstance(found, dict) else None
    if not isinstance(response, dict) or not isinstance(found.get("id"), str):
        raise NotPossible("bad_assertion")
    return str(found["id"]), response


def credential_in(given: str) -> str:
    """The id of the passkey that a browser says it used. NotPossible `bad_assertion`."""
    return _response(given)[0]


def assertion(given: str, public: bytes) -> engine.Assertion:
    """What a browser gave, for this COSE key; nothing is checked yet. NotPossible `bad_assertion`."""
    response = _response(given)[1]
    parts = (from_letters(response.get(name)) for name in ("authenticatorData", "clientDataJSON", "signature"))
    return engine.Assertion(public, *parts)


def kept(found: engine.Assertion) -> str:
    """An assertion as it is kept: what the record needs of it, and nothing else that the browser told, such as whose passkey it is."""
    return to_letters(engine.write_assertion(found))


def check(found: engine.Assertion, document: bytes, rp_id: str, origin: str) -> None:
    """Whether this passkey signed exactly this document on this site, its owner verified. NotPossible: the engine's reasons."""
    try:
        engine.verify_assertion(*found, document, rp_id, origin)
    except engine.RecordError as error:
        raise NotPossible(error.reason) from error
