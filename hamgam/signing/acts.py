"""Signing by key, by passkey or attested by two people, declining, objecting, withdrawing, and what falls due by itself."""

from datetime import datetime, timedelta
from typing import Any

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record as engine
from hamgam.engine.bylaws import Subject
from hamgam.members import passkeys
from hamgam.members.key_acts import active_key, people_of, voucher_missing
from hamgam.members.models import Organisation
from hamgam.record import log
from hamgam.signing import second_look
from hamgam.signing.documents import (
    WHERE_LIMIT,
    consent_bytes,
    document_fields,
    key_behind,
    lines_of,
    note_salt,
    on_roster,
    passkey_behind,
    roster_of,
    signing_roster,
    stored_note,
    withdrawal_bytes,
    withdrawal_fields,
)
from hamgam.signing.models import Consent, Silence
from hamgam.signing.second_look import objection_hours
from hamgam.texts.models import Version

__all__ = ["attest", "confirm_attestation", "confirm_signature", "consent_bytes", "decline", "expire", "object", "sign",
           "sign_by_passkey", "sign_later", "signing_roster", "silent", "withdraw"]  # fmt: skip


def _own(by: Any, on: Version, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, stage=on.text.stage, kind=on.text.kind)


def _of_consent(by: Any, on: Consent, given: dict[str, Any]) -> Subject:
    text, seat = on.version.text, on.attested_by
    same = seat is not None and by.person is not None and seat.person_id == by.person.pk
    return Subject(
        organisation=on.organisation.public_id, stage=text.stage, kind=text.kind,
        person_is_actor=same if seat is not None else None,
    )  # fmt: skip


def _falling_due(by: Any, on: Consent | Version, given: dict[str, Any]) -> Subject:
    version = on.version if isinstance(on, Consent) else on
    return Subject(stage=version.text.stage, kind=version.text.kind)


def _make_room(version: Version, organisation: Organisation) -> None:
    """A refusal, or an answer still waiting, gives way to a new answer; a signature that stands does not."""
    for former in version.consents.filter(organisation=organisation).standing():
        if former.state == "withdrawn":
            raise NotPossible("withdrawn_stays")
        if former.answer == "sign" and former.state == "valid":
            raise NotPossible("already_signed")
        former.state = "replaced"
        former.save(update_fields=["state"])


def _in_time(version: Version) -> None:
    """An urgent text goes out in the names of those who signed in time; later signatures come after publication."""
    if version.text.too_late:
        raise NotPossible("urgent_time_over")


def _new(
    by: Any, version: Version, at: datetime, answer: str, note: str, where: str, roster: bytes = b"", **more: Any
) -> Consent:
    """An answer that waits. `roster`: the one that is signed; kept where it is not the frozen one."""
    if not version.frozen or version.thawed:
        raise NotPossible("not_frozen")
    _in_time(version)
    kept, place = stored_note(version, note), stored_note(version, where)
    if len(place) > WHERE_LIMIT:
        raise NotPossible("note_long", limit=WHERE_LIMIT)
    _make_room(version, by.organisation)
    return Consent(
        version=version, organisation=by.organisation, answer=answer, note=kept, where=place,
        note_salt=note_salt(version, by.organisation, kept) if kept else b"", late=version.text.stage == "published",
        day=at.date(), state="waiting", later_roster=b"" if roster == bytes(version.roster) else roster, **more,
    )  # fmt: skip


def _vouched_enough(consent: Consent) -> bool:
    """Whether readers take its passkey: where the text asks for a signature, the organisation's key, if any, vouched for it."""
    if consent.level != "passkey" or rules.in_force().level_suffices("attested", consent.version.text.kind):
        return True
    return consent.key is None or not voucher_missing(consent.key, consent.organisation.keys.all())


def _enter(consent: Consent, at: datetime) -> Consent:
    """The consent counts from now on: its leaf goes into the log."""
    version, organisation = consent.version, consent.organisation
    _in_time(version)
    if not _vouched_enough(consent):
        raise NotPossible("passkey_not_vouched")
    lines = lines_of(consent)
    fields = document_fields(version, organisation, consent.note, roster_of(consent))
    entry = engine.Consent(
        day=at.date().isoformat(), answer=consent.answer, level=consent.level or "attested", **fields
    )
    consent.leaf = log.add_leaf(entry, lines)
    consent.state, consent.valid_from, consent.day = "valid", at, at.date()
    consent.late = version.text.stage == "published"
    consent.save()
    text = version.text
    if text.stage == "final":
        text.stage = "signing"
        text.save(update_fields=["stage"])
    return consent


def _sign_with_key(by: Any, version: Version, at: datetime, signature: str, note: str, where: str) -> Consent:
    organisation = by.organisation
    roster = signing_roster(version, organisation)
    message = consent_bytes(version, organisation, stored_note(version, note), roster)
    key, _raw = key_behind(organisation, signature, message, roster)
    consent = _new(by, version, at, "sign", note, where, roster, level="key", signature=signature, key=key)
    if organisation.signers < 2:
        return _enter(consent, at)
    consent.attested_by = by.seat
    consent.save()
    return consent


@act("signing.sign", subject=_own)
def sign(*, by: Any, on: Version, at: datetime, signature: str, note: str = "", where: str = "") -> Consent:
    """Sign a frozen version with the organisation's key; the signature was made elsewhere and is pasted."""
    return _sign_with_key(by, on, at, signature, note, where)


@act("signing.sign_later", subject=_own)
def sign_later(*, by: Any, on: Version, at: datetime, signature: str, note: str = "", where: str = "") -> Consent:
    """Sign a published text, dated today."""
    return _sign_with_key(by, on, at, signature, note, where)


@act("signing.sign_by_passkey", subject=_own)
def sign_by_passkey(*, by: Any, on: Version, at: datetime, assertion: str, note: str = "", where: str = "") -> Consent:
    """Sign with one's own passkey of the organisation; `assertion` is what the browser gave, as JSON.

    The page came from the host, so it is looked at twice: it counts once a second person of the organisation confirms, or,
    where its own rule asks for no second one, once the time for objecting is over.
    """
    organisation = by.organisation
    if second_look.used_up(on, organisation, at):
        raise NotPossible("own_witness_missed")
    roster = signing_roster(on, organisation)
    message = consent_bytes(on, organisation, stored_note(on, note), roster)
    key, found = passkey_behind(organisation, by.person, assertion, message, roster)
    consent = _new(
        by, on, at, "sign", note, where, roster, level="passkey", signature=passkeys.kept(found), key=key,
        attested_by=by.seat,
    )  # fmt: skip
    if not _vouched_enough(consent):
        raise NotPossible("passkey_not_vouched")
    if organisation.signers < 2:
        consent.valid_from = cooled(on, at)
    consent.save()
    return consent


def cooled(version: Version, at: datetime) -> datetime:
    """When nobody has objected to a signature in time; of an urgent text at the latest after half of the time that is left."""
    until = at + timedelta(hours=objection_hours())
    if version.text.urgent and version.text.sign_by is not None and version.text.stage != "published":
        until = min(until, at + max(version.text.sign_by - at, timedelta()) / 2)
    return until


@act("signing.confirm_signature", subject=_of_consent)
def confirm_signature(*, by: Any, on: Consent, at: datetime) -> Consent:
    """The second person of the organisation confirms a signature by passkey or key; it counts from here on."""
    if on.state != "waiting" or on.level not in ("passkey", "key"):
        raise NotPossible("not_waiting")
    if not rules.in_force().level_suffices(on.level, on.version.text.kind):
        raise NotPossible("level_raised")
    on.confirmed_by = by.seat
    return _enter(on, at)


def _attestable(organisation: Organisation, roster: bytes) -> None:
    """The host vouches only for who has no key: neither now nor on the roster that is signed."""
    if active_key(organisation) is not None:
        raise NotPossible("has_a_key")
    if passkeys.active(organisation):
        raise NotPossible("has_passkeys")
    row = on_roster(roster, organisation)
    if row is None:
        raise NotPossible("not_in_roster")
    if row.signing_keys:
        raise NotPossible("roster_names_a_key")


@act("signing.attest", subject=_own)
def attest(*, by: Any, on: Version, at: datetime, note: str = "", where: str = "") -> Consent:
    """Sign without a key: a second person confirms, or, where there is none, the hours for objecting pass."""
    roster = signing_roster(on, by.organisation)
    _attestable(by.organisation, roster)
    consent = _new(by, on, at, "sign", note, where, roster, level="attested", attested_by=by.seat)
    if people_of(by.organisation) < 2:
        consent.valid_from = at + timedelta(hours=objection_hours())
    consent.save()
    return consent


@act("signing.confirm_attestation", subject=_of_consent)
def confirm_attestation(*, by: Any, on: Consent, at: datetime) -> Consent:
    """The second person of the organisation confirms; from here on the host vouches for the signature."""
    if on.state != "waiting":
        raise NotPossible("not_waiting")
    _attestable(on.organisation, roster_of(on))
    on.confirmed_by = by.seat
    return _enter(on, at)


@act("signing.object", subject=_of_consent)
def object(*, by: Any, on: Consent, at: datetime, reason: str = "") -> Consent:
    """Another person of the organisation objects in time: it does not count as a signature."""
    until = on.objectable_until(objection_hours())
    in_time = on.state == "waiting" or (on.state == "valid" and until is not None and at < until)
    if on.answer != "sign" or not in_time or (hasattr(on.version, "statement") and not on.late):
        raise NotPossible("too_late_to_object")
    kept = stored_note(on.version, reason)
    if on.leaf is not None:
        details = engine.commitment(note_salt(on.version, on.organisation, kept), kept.encode())
        log.add_leaf(engine.Objection(at.date().isoformat(), on.organisation.public_id, on.leaf, details))
    on.state, on.withdrawn_on, on.withdrawal_note = "objected", at.date(), kept
    on.save()
    return on


@act("signing.decline", subject=_own)
def decline(*, by: Any, on: Version, at: datetime, note: str = "", where: str = "") -> Consent:
    """The organisation does not sign, with its reason if it wishes."""
    if on_roster(bytes(on.roster), by.organisation) is None:
        raise NotPossible("not_in_roster")
    return _enter(_new(by, on, at, "decline", note, where), at)


def proof_is_chosen(consent: Consent) -> bool:
    """Whether a withdrawal says how it is proved: a key or passkey made the signature, and one of its kind is in force."""
    if consent.level == "passkey":
        return bool(passkeys.active(consent.organisation))
    return consent.level == "key" and active_key(consent.organisation) is not None


@act("signing.withdraw", subject=_of_consent)
def withdraw(
    *,
    by: Any,
    on: Consent,
    at: datetime,
    note: str = "",
    signature: str = "",
    assertion: str = "",
    by_host: bool = False,
) -> Consent:
    """Take a signature back. Before publication it no longer counts; afterwards it is shown beside the name.

    `signature`: by the organisation's key over the document of withdrawal, or `assertion`: by a passkey; without either the
    host vouches for it. Where one of them made the signature, the host's word is taken only when `by_host` says that it was chosen.
    """
    if on.answer != "sign" or on.state != "valid":
        raise NotPossible("nothing_to_withdraw")
    if proof_is_chosen(on) and not signature.strip() and not assertion and not by_host:
        raise NotPossible("withdrawal_unproved")
    kept, lines, level = stored_note(on.version, note), [], "attested"
    if signature.strip():
        _key, raw = key_behind(on.organisation, signature, withdrawal_bytes(on, kept), roster_of(on))
        lines, level = [engine.signature_line(on.organisation.public_id, raw)], "key"
    elif assertion:
        document, roster = withdrawal_bytes(on, kept), roster_of(on)
        found = passkey_behind(on.organisation, by.person, assertion, document, roster)[1]
        lines, level = [engine.passkey_line(on.organisation.public_id, found)], "passkey"
    entry = engine.Withdraw(day=at.date().isoformat(), level=level, **withdrawal_fields(on, kept))
    on.withdrawal_leaf = log.add_leaf(entry, lines)
    on.state = "withdrawn" if hasattr(on.version, "statement") else "replaced"
    on.withdrawn_on, on.withdrawal_note = at.date(), kept
    on.save()
    return on


def silent(version: Version) -> list[Organisation]:
    """Members on the roster that have given no answer; one that waits for its second person has not answered yet."""
    rows = version.consents.standing().exclude(state="waiting", valid_from=None)
    asked = {row.organisation for row in engine.parse_roster(bytes(version.roster)).organisations}
    members = Organisation.objects.signing().exclude(pk__in=rows.values("organisation"))
    return [row for row in members.order_by("pk") if row.public_id in asked]


@act("signing.expire", subject=_falling_due)
def expire(*, by: Any, on: Consent | Version, at: datetime) -> Consent | Version:
    """What falls due by itself.

    On a consent: the hours for objecting have passed and nobody objected, so the attested signature stands; or nobody looked
    in time on the machine of the own witness, so the signature by passkey lapses. On a version: the time for signing has
    ended, and who has not answered is recorded; silence is no yes and no no.
    """
    if isinstance(on, Consent) and on.state == "valid":
        return _lapse(on, at)
    if isinstance(on, Consent):
        return _stand(on, at)
    if on.text.sign_by is None or on.text.sign_by > at or on.thawed:
        raise NotPossible("not_due_yet")
    waited = [] if on.silences.exists() else silent(on)
    if not waited:
        raise NotPossible("nobody_is_silent")
    for organisation in waited:
        Silence.objects.create(version=on, organisation=organisation, day=at.date())
    return on


def _stand(consent: Consent, at: datetime) -> Consent:
    if consent.state != "waiting" or consent.valid_from is None or consent.valid_from > at:
        raise NotPossible("not_due_yet")
    by_now = active_key(consent.organisation) is not None or bool(passkeys.active(consent.organisation))
    lost = consent.key is not None and consent.key.state != "active"
    alone = consent.level == "passkey" and consent.organisation.signers > 1  # it asks for two by now
    low = not rules.in_force().level_suffices(consent.level, consent.version.text.kind) or not _vouched_enough(consent)
    if lost or low or alone or (consent.level == "attested" and by_now):
        # It has a key or passkey by now, and the host alone vouches no more; or what signed was revoked; or is not enough any more.
        consent.state = "replaced"
        consent.save(update_fields=["state"])
        return consent
    return _enter(consent, at)


def _lapse(consent: Consent, at: datetime) -> Consent:
    """It counts no more, as if the organisation had not answered. Its entry stays; no publication names it."""
    version = consent.version
    waited = version.text.stage != "published" and second_look.unseen([version]).filter(pk=consent.pk).exists()
    if not waited or second_look.look_by(consent, objection_hours()) > at:
        raise NotPossible("not_due_yet")
    consent.state, consent.withdrawn_on = "lapsed", at.date()
    consent.save(update_fields=["state", "withdrawn_on"])
    return consent
