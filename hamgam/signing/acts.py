"""Signing by key or attested by two people, declining, objecting, withdrawing, and what falls due by itself."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record as engine
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import store
from hamgam.members.key_acts import active_key, people_of
from hamgam.members.models import Key, Organisation
from hamgam.record import log
from hamgam.signing.models import Consent
from hamgam.texts.acts.freezing import roster_now
from hamgam.texts.models import Version

STANDING = ("waiting", "valid", "withdrawn")


def _own(by: Any, on: Version, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=on.text.stage, kind=on.text.kind)


def _of_consent(by: Any, on: Consent, given: dict[str, Any]) -> Subject:
    text, seat = on.version.text, on.attested_by
    same = seat is not None and by.person is not None and seat.person_id == by.person.pk
    return Subject(
        organisation=on.organisation.public_id, stage=text.stage, kind=text.kind,
        person_is_actor=same if seat is not None else None,
    )  # fmt: skip


def note_salt(version: Version, organisation: Organisation, note: str) -> bytes:
    """The salt of a signing note's commitment: the same for the same note, so that the request can be made again."""
    about = f"signing note\n{version.digest}\n{version.roster_digest}\n{organisation.public_id}\n{note}"
    return hmac.new(settings.SECRET_KEY.encode(), about.encode(), hashlib.sha256).digest()


def note_commitment(version: Version, organisation: Organisation, note: str) -> str:
    """What a consent's leaf says of its note; "-" where there is none."""
    return engine.commitment(note_salt(version, organisation, note), note.encode()) if note else "-"


def signing_roster(version: Version, organisation: Organisation) -> bytes:
    """The roster that goes with a signature: the frozen one, or for who comes later with a key, that of the day."""
    frozen = bytes(version.roster)
    if version.text.stage != "published":
        return frozen
    row = engine.parse_roster(frozen).find(organisation.public_id)
    key = active_key(organisation)
    held = {public.hex() for public in row.keys} if row else set()
    return frozen if row and (key is None or key.public in held) else roster_now()


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


def _frozen(version: Version) -> Version:
    if not version.frozen or version.thawed:
        raise NotPossible("not_frozen")
    return version


def _make_room(version: Version, organisation: Organisation) -> None:
    """A refusal, or an answer still waiting, gives way to a new answer; a signature that stands does not."""
    for former in version.consents.filter(organisation=organisation, state__in=STANDING):
        if former.answer == "sign" and former.state == "valid":
            raise NotPossible("already_signed")
        former.state = "replaced"
        former.save(update_fields=["state"])


def _enter(consent: Consent, roster: bytes, at: datetime, signature: bytes | None = None) -> Consent:
    """The consent counts from now on: its leaf goes into the log."""
    version, organisation = consent.version, consent.organisation
    fields = document_fields(version, organisation, consent.note, roster)
    entry = engine.Consent(
        day=at.date().isoformat(), answer=consent.answer, level=consent.level or "attested", **fields
    )
    lines = [engine.signature_line(organisation.public_id, signature)] if signature else []
    consent.leaf = log.add_leaf(entry, lines)
    consent.state, consent.valid_from, consent.day = "valid", at, at.date()
    consent.save()
    text = version.text
    if text.stage == "final":
        text.stage = "signing"
        text.save(update_fields=["stage"])
    return consent


def _new(by: Any, version: Version, at: datetime, answer: str, note: str, where: str, **more: Any) -> Consent:
    note = store(note, version.text.language).strip()
    _make_room(_frozen(version), by.organisation)
    return Consent(
        version=version, organisation=by.organisation, answer=answer, note=note, where=where.strip()[:200],
        note_salt=note_salt(version, by.organisation, note) if note else b"", late=version.text.stage == "published",
        day=at.date(), state="waiting", **more,
    )  # fmt: skip


def _sign_with_key(by: Any, version: Version, at: datetime, signature: str, note: str, where: str) -> Consent:
    organisation = by.organisation
    note = store(note, version.text.language).strip()
    roster = signing_roster(version, organisation)
    try:
        public, raw = engine.pasted_signature(
            signature, engine.CONSENT_NAMESPACE, consent_bytes(version, organisation, note, roster)
        )
    except engine.RecordError as error:
        raise NotPossible(error.reason) from error
    key = Key.objects.filter(organisation=organisation, public=public.hex()).first()
    if key is None:
        raise NotPossible("unknown_key")
    if key.state != "active":
        raise NotPossible("key_not_in_force")
    row = engine.parse_roster(roster).find(organisation.public_id)
    if row is None or public not in row.keys:
        raise NotPossible("key_not_in_roster")
    consent = _new(by, version, at, "sign", note, where, level="key", signature=signature, key=key)
    consent.later_roster = b"" if roster == bytes(version.roster) else roster
    return _enter(consent, roster, at, raw)


@act("signing.sign", subject=_own)
def sign(*, by: Any, on: Version, at: datetime, signature: str, note: str = "", where: str = "") -> Consent:
    """Sign a frozen version with the organisation's key; the signature was made elsewhere and is pasted."""
    return _sign_with_key(by, on, at, signature, note, where)


@act("signing.sign_later", subject=_own)
def sign_later(*, by: Any, on: Version, at: datetime, signature: str, note: str = "", where: str = "") -> Consent:
    """Sign a published text, dated today."""
    return _sign_with_key(by, on, at, signature, note, where)


@act("signing.attest", subject=_own)
def attest(*, by: Any, on: Version, at: datetime, note: str = "", where: str = "") -> Consent:
    """Sign without a key: a second person confirms, or, where there is none, the hours for objecting pass."""
    if active_key(by.organisation) is not None:
        raise NotPossible("has_a_key")
    consent = _new(by, on, at, "sign", note, where, level="attested", attested_by=by.seat)
    roster = signing_roster(on, by.organisation)
    consent.later_roster = b"" if roster == bytes(on.roster) else roster
    if people_of(by.organisation) < 2:
        consent.valid_from = at + timedelta(hours=int(rules.in_force().setting("objection_hours")))
    consent.save()
    return consent


@act("signing.confirm_attestation", subject=_of_consent)
def confirm_attestation(*, by: Any, on: Consent, at: datetime) -> Consent:
    """The second person of the organisation confirms; from here on the host vouches for the signature."""
    if on.state != "waiting":
        raise NotPossible("not_waiting")
    on.confirmed_by = by.seat
    return _enter(on, bytes(on.later_roster) or bytes(on.version.roster), at)


@act("signing.object", subject=_of_consent)
def object(*, by: Any, on: Consent, at: datetime, reason: str = "") -> Consent:
    """Another person of the organisation objects in time: it does not count as a signature."""
    hours = timedelta(hours=int(rules.in_force().setting("objection_hours")))
    in_time = on.state == "waiting" or (on.state == "valid" and on.valid_from and at < on.valid_from + hours)
    if on.level != "attested" or not in_time:
        raise NotPossible("too_late_to_object")
    if hasattr(on.version, "statement") and not on.late:
        raise NotPossible("too_late_to_object")
    if on.leaf is not None:
        details = engine.commitment(note_salt(on.version, on.organisation, reason), reason.encode())
        log.add_leaf(engine.Objection(at.date().isoformat(), on.organisation.public_id, on.leaf, details))
    on.state, on.withdrawal_note = "objected", reason.strip()
    on.save()
    return on


@act("signing.decline", subject=_own)
def decline(*, by: Any, on: Version, at: datetime, note: str = "", where: str = "") -> Consent:
    """The organisation does not sign, with its reason if it wishes."""
    consent = _new(by, on, at, "decline", note, where)
    return _enter(consent, bytes(on.roster), at)


@act("signing.withdraw", subject=_of_consent)
def withdraw(*, by: Any, on: Consent, at: datetime, note: str = "", signature: str = "") -> Consent:
    """Take a signature back. Before publication it no longer counts; afterwards it is shown beside the name."""
    if on.answer != "sign" or on.state != "valid":
        raise NotPossible("nothing_to_withdraw")
    roster = bytes(on.later_roster) or bytes(on.version.roster)
    fields = document_fields(on.version, on.organisation, note, roster)
    entry = engine.Withdraw(day=at.date().isoformat(), consent=on.leaf or 0, level="attested", **fields)
    lines = []
    if signature.strip():
        message = engine.withdraw_document(log.origin(), entry)
        try:
            public, raw = engine.pasted_signature(signature, engine.CONSENT_NAMESPACE, message)
        except engine.RecordError as error:
            raise NotPossible(error.reason) from error
        if on.key is None or public.hex() != on.key.public:
            raise NotPossible("wrong_signer")
        entry = engine.Withdraw(day=entry.day, consent=entry.consent, level="key", **fields)
        lines = [engine.signature_line(on.organisation.public_id, raw)]
    on.withdrawal_leaf = log.add_leaf(entry, lines)
    published = hasattr(on.version, "statement")
    on.state = "withdrawn" if published else "replaced"
    on.withdrawn_on, on.withdrawal_note = at.date(), note.strip()
    on.save()
    return on


@act("signing.expire", subject=_of_consent)
def expire(*, by: Any, on: Consent, at: datetime) -> Consent:
    """The hours for objecting have passed and nobody objected: the attested signature stands."""
    if on.state != "waiting" or on.valid_from is None or on.valid_from > at:
        raise NotPossible("not_due_yet")
    return _enter(on, bytes(on.later_roster) or bytes(on.version.roster), at)
