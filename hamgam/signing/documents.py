"""What an organisation puts its key to: the roster that goes with a signature, the note's commitment, the documents."""

import hashlib
import hmac
from typing import Any

from django.conf import settings

from hamgam.bylaws.acts import NotPossible
from hamgam.engine import record as engine
from hamgam.engine.letters import freeze_problems, store
from hamgam.engine.record import RosterOrganisation
from hamgam.engine.record.requests import write_signing_request
from hamgam.members import passkeys
from hamgam.members.key_acts import active_key
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation
from hamgam.record import log
from hamgam.signing.models import Consent
from hamgam.texts.acts.freezing import roster_now
from hamgam.texts.models import FrozenText, Version

#: The most letters of a signing note or a reason, and of where it was decided.
NOTE_LIMIT, WHERE_LIMIT = 1_000, 200


def stored_note(version: Version, note: str) -> str:
    """A note as it is kept and committed to. NotPossible `note_long`, `note_not_plain`, `note_looks_alike`."""
    kept = store(note, version.text.language).strip()
    if len(kept) > NOTE_LIMIT:
        raise NotPossible("note_long", limit=NOTE_LIMIT)
    if not engine.text_is_plain(kept):
        raise NotPossible("note_not_plain")
    if found := freeze_problems(kept, version.text.language):
        raise NotPossible("note_looks_alike", excerpt=found[0].excerpt)
    return kept


def note_salt(version: Version, organisation: Organisation, note: str) -> bytes:
    """The salt of a signing note's commitment: the same for the same note, so that the request can be made again."""
    about = f"signing note\n{version.digest}\n{version.roster_digest}\n{organisation.public_id}\n{note}"
    return hmac.new(settings.SECRET_KEY.encode(), about.encode(), hashlib.sha256).digest()


def note_commitment(version: Version, organisation: Organisation, note: str) -> str:
    """What a consent's leaf says of its note; "-" where there is none."""
    return engine.commitment(note_salt(version, organisation, note), note.encode()) if note else "-"


def on_roster(roster: bytes, organisation: Organisation) -> RosterOrganisation | None:
    """The organisation's row on a roster; None where it does not stand on it."""
    return engine.parse_roster(roster).find(organisation.public_id)


def signing_roster(version: Version, organisation: Organisation) -> bytes:
    """The roster that goes with a signature: the frozen one; after publication, for whom it no longer fits, today's."""
    frozen = bytes(version.roster)
    if version.text.stage != "published":
        return frozen
    row, key = on_roster(frozen, organisation), active_key(organisation)
    own = {bytes.fromhex(held.public) for held in passkeys.active(organisation)}
    if row is None:
        fits = False
    elif key is not None and speaks_under(key, row):
        fits = True
    else:
        fits = bool(own & set(row.signing_keys)) or (key is None and not own and not row.signing_keys)
    return frozen if fits else _roster_of_today(version)


def _roster_of_today(version: Version) -> bytes:
    """Today's roster, byte for byte the same whenever it is asked for, as long as no member and no key changes."""
    today = engine.parse_roster(roster_now())
    about = f"roster\n{version.digest}\n{today.organisations!r}"
    salt = hmac.new(settings.SECRET_KEY.encode(), about.encode(), hashlib.sha256).digest()
    return engine.write_roster(today._replace(salt=salt))


def roster_of(consent: Consent) -> bytes:
    """The roster that was signed with a consent."""
    return bytes(consent.later_roster) or bytes(consent.version.roster)


def speaks_under(key: Key | None, row: RosterOrganisation) -> bool:
    """Whether a key stands on a roster's row, or took the place of one that does and was vouched for by it.

    A passkey has to stand there itself, vouched for or not: the roster says on which site it signs.
    """
    while key is not None:
        if bytes.fromhex(key.public) in row.signing_keys:
            return True
        key = key.voucher if key.kind == "key" else None
    return False


def document_fields(version: Version, organisation: Organisation, note: str, roster: bytes) -> dict[str, Any]:
    """What a consent says in its document and in its leaf alike."""
    return {
        "text": str(version.text.number), "version": version.number, "kind": version.text.kind,
        "digest": version.digest, "roster": engine.roster_digest(roster), "organisation": organisation.public_id,
        "note": note_commitment(version, organisation, note),
    }  # fmt: skip


def consent_bytes(version: Version, organisation: Organisation, note: str, roster: bytes) -> bytes:
    """The document that the organisation's key signs."""
    fields = document_fields(version, organisation, note, roster)
    return engine.consent_document(log.origin(), engine.ConsentDocument(answer="sign", **fields))


def withdrawal_fields(consent: Consent, note: str) -> dict[str, Any]:
    """What a withdrawal says in its document and in its leaf alike."""
    fields = document_fields(consent.version, consent.organisation, note, roster_of(consent))
    return {**fields, "consent": consent.leaf or 0}


def withdrawal_bytes(consent: Consent, note: str) -> bytes:
    """The document by which the organisation's key takes its signature back."""
    return engine.withdraw_document(log.origin(), engine.WithdrawDocument(**withdrawal_fields(consent, note)))


def languages_of(version: Version) -> list[FrozenText]:
    """The frozen files, the leading language first."""
    return sorted(version.files.all(), key=lambda file: (file.language != version.text.language, file.language))


def signing_request(version: Version, organisation: Organisation, note: str) -> bytes:
    """The file for `hamgam-sign`: texts, roster, document and note. NotPossible `not_in_roster` and those of notes."""
    roster = signing_roster(version, organisation)
    document = consent_bytes(version, organisation, stored_note(version, note), roster)
    return _request(version, organisation, note, roster, document)


def withdrawal_request(consent: Consent, note: str) -> bytes:
    """The file for `hamgam-sign` by which a signature is taken back."""
    document = withdrawal_bytes(consent, stored_note(consent.version, note))
    return _request(consent.version, consent.organisation, note, roster_of(consent), document)


def _request(version: Version, organisation: Organisation, note: str, roster: bytes, document: bytes) -> bytes:
    if on_roster(roster, organisation) is None:
        raise NotPossible("not_in_roster")
    kept = stored_note(version, note)
    texts = [(file.language, bytes(file.data)) for file in languages_of(version)]
    salted = (note_salt(version, organisation, kept), kept.encode()) if kept else None
    return write_signing_request(texts, roster, document, salted)


def key_behind(organisation: Organisation, pasted: str, message: bytes, roster: bytes) -> tuple[Key, bytes]:
    """The organisation's key in force that made a pasted signature over a document, and the signature (binary).

    NotPossible: those of `pasted_signature`, `unknown_key`, `key_not_in_force`, `not_in_roster`, `key_not_in_roster`.
    """
    try:
        public, raw = engine.pasted_signature(pasted, engine.CONSENT_NAMESPACE, message)
    except engine.RecordError as error:
        raise NotPossible(error.reason) from error
    key = Key.objects.filter(organisation=organisation, public=public.hex()).exclude(state="dropped").first()
    if key is None:
        raise NotPossible("unknown_key")
    _speaks(key, roster)
    return key, raw


def passkey_behind(
    organisation: Organisation, person: Any, given: str, message: bytes, roster: bytes
) -> tuple[Key, engine.Assertion]:
    """The person's own passkey, one of the organisation's, that signed a document just now, and what the browser gave.

    NotPossible: `bad_assertion`, `not_your_passkey`, the reasons of the engine, those of `key_behind` on rosters.
    """
    credential = passkeys.credential_in(given)
    key = next((row for row in passkeys.usable(organisation, person) if row.credential == credential), None)
    if key is None:
        raise NotPossible("not_your_passkey")
    _speaks(key, roster)
    found = passkeys.assertion(given, bytes.fromhex(key.public))
    passkeys.check(found, message, key.rp_id, key.origin)
    return key, found


def _speaks(key: Key, roster: bytes) -> None:
    """NotPossible unless the key is in force and the roster lets it sign."""
    if key.state != "active":
        raise NotPossible("key_not_in_force")
    row = on_roster(roster, key.organisation)
    if row is None:
        raise NotPossible("not_in_roster")
    if not speaks_under(key, row):
        raise NotPossible("key_not_in_roster")


def lines_of(consent: Consent) -> list[engine.NoteSignature]:
    """The signature lines of a consent's leaf; none where the host alone vouches. NotPossible `key_not_in_force`."""
    if consent.key is None:
        return []
    if consent.key.state != "active":
        raise NotPossible("key_not_in_force")
    if consent.level == "passkey":
        found = engine.parse_assertion(passkeys.from_letters(consent.signature))
        return [engine.passkey_line(consent.organisation.public_id, found)]
    return [engine.signature_line(consent.organisation.public_id, engine.unarmour(consent.signature))]
