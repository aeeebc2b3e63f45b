"""Keys of organisations: enrolled, confirmed by a second person, revoked, compared face to face.

The private half never comes near the server: it signs a key document, and the signature is pasted.
"""

import math
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record as engine
from hamgam.engine.bylaws import Subject
from hamgam.engine.record.lines import to_base64
from hamgam.members import here, passkeys
from hamgam.members.key_models import Comparison, Key
from hamgam.members.models import Merger, Organisation, Seat
from hamgam.members.policy import renew_policy
from hamgam.record import log


def active_key(organisation: Organisation) -> Key | None:
    """The key by which an organisation consents now."""
    return organisation.keys.filter(state="active", kind="key").first()


def enrolment_document(organisation: Organisation, public: bytes, former: bytes | None) -> bytes:
    """The bytes that the new key signs, and the former one where it is still at hand."""
    return engine.key_document(log.origin(), "add", organisation.public_id, public, former)


def people_of(organisation: Organisation) -> int:
    """How many people hold a liaison's or delegate's seat in an organisation."""
    return Seat.objects.held().filter(organisation=organisation, role__in=("liaison", "delegate")).values(
        "person"
    ).distinct().count()  # fmt: skip


def _of_organisation(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id)


def _of_key(by: Any, on: Key, given: dict[str, Any]) -> Subject:
    person = on.enrolled_by.person_id if on.enrolled_by else None
    same = by.person is not None and by.person.pk == person and people_of(on.organisation) > 1
    return Subject(organisation=on.organisation.public_id, person_is_actor=same)


def _signed(text: str, message: bytes) -> tuple[bytes, bytes]:
    try:
        return engine.pasted_signature(text, engine.KEY_NAMESPACE, message)
    except engine.RecordError as error:
        raise NotPossible(error.reason) from error


def _known(public: bytes, organisation: Organisation) -> bool:
    """Whether a key was ever somebody's: other than one's own that was never in force, or one that came by a merger."""
    came = Merger.objects.filter(later=organisation, keeps_key=True, state="done").values("former")
    held = Key.objects.filter(public=public.hex()).exclude(state="dropped", organisation=organisation)
    return bool(held.exclude(state="revoked", organisation__in=came).exists())


@act("members.enrol_key", subject=_of_organisation)
def enrol_key(
    *,
    by: Any,
    on: Organisation,
    at: datetime,
    public: bytes,
    proof: str,
    voucher_proof: str = "",
    passkey: bool = False,
) -> Key:
    """Add a key (`public`: 32 bytes) or one's own passkey (a COSE key), proved by its signature; it waits for a second person."""
    if passkey:
        return _enrol_passkey(by, on, at, public, proof)
    if not engine.key_is_acceptable(public):
        raise NotPossible("key_not_acceptable")
    if _known(public, on):
        raise NotPossible("key_known")
    vouching = active_key(on) if voucher_proof.strip() else None
    if voucher_proof.strip() and vouching is None:
        raise NotPossible("voucher_gone")
    message = enrolment_document(on, public, bytes.fromhex(vouching.public) if vouching else None)
    if _signed(proof, message)[0] != public:
        raise NotPossible("wrong_signer")
    if vouching and _signed(voucher_proof, message)[0] != bytes.fromhex(vouching.public):
        raise NotPossible("wrong_signer")
    for waiting in on.keys.filter(state="waiting", kind="key"):
        waiting.state = "dropped"
        waiting.save(update_fields=["state"])
    return Key.objects.create(
        organisation=on, public=public.hex(), proof=proof, voucher=vouching, voucher_proof=voucher_proof,
        enrolled_by=by.seat, since=at.date(),
    )  # fmt: skip


def _enrol_passkey(by: Any, on: Organisation, at: datetime, public: bytes, proof: str) -> Key:
    rp_id, origin = passkeys.site()
    own = next((row for row in passkeys.of_person(by.person) if row["public"] == public), None)
    if own is None or passkeys.credential_in(proof) != own["credential"]:
        raise NotPossible("not_your_passkey")
    if not engine.site_is_acceptable(rp_id, origin):
        raise NotPossible("site_not_acceptable")
    if _known(public, on):
        raise NotPossible("key_known")
    if on.keys.filter(kind="passkey", state__in=("active", "waiting")).count() >= passkeys.MOST:
        raise NotPossible("passkeys_many", limit=passkeys.MOST)
    found = passkeys.assertion(proof, public)
    passkeys.check(found, enrolment_document(on, public, None), rp_id, origin)
    return Key.objects.create(
        organisation=on, kind="passkey", public=public.hex(), proof=passkeys.kept(found), enrolled_by=by.seat, since=at.date(),
        credential=own["credential"], rp_id=rp_id, origin=origin,
    )  # fmt: skip


@act("members.confirm_key", subject=_of_key)
def confirm_key(*, by: Any, on: Key, at: datetime, voucher_proof: str = "") -> Key:
    """A second person compared the fingerprint. From here on the key speaks for the organisation.

    `voucher_proof`: of a passkey, the signature by which the organisation's key vouches for it; also later than the rest.
    """
    vouching = bool(voucher_proof.strip()) and on.kind == "passkey"
    if on.state != "waiting" and not (vouching and on.state == "active" and on.voucher_leaf is None):
        raise NotPossible("key_not_waiting")
    organisation = on.organisation
    if vouching:
        _vouch(on, at.date(), voucher_proof)
    if on.state == "active":
        on.save()
        return on
    if on.kind == "passkey":
        # It stands in the policy and in rosters from the next entry on, which is that of the voucher where there is one.
        on.since_leaf = log.head().size + 1
        on.state, on.since, on.confirmed_alone = "active", at.date(), people_of(organisation) < 2
        on.save()
        renew_policy(at.date())
        return on
    former = active_key(organisation)
    if on.voucher and (former is None or former.pk != on.voucher_id):
        raise NotPossible("voucher_gone")
    on.since_leaf = log.add_leaf(*_addition(on, at.date()))
    if former is not None:
        # After the new key's entry: what the former one vouched for has to find it still in force.
        _revoke(former, at.date())
    on.state, on.since, on.confirmed_alone = "active", at.date(), people_of(organisation) < 2
    on.save()
    renew_policy(at.date())
    return on


def voucher_missing(key: Key, keys: Iterable[Key], entry: float = math.inf) -> bool:
    """Whether this is a passkey for which none of its organisation's `keys` vouched, though one was ever in force: then
    only the host says whose it is. `entry`: as it was at this entry of the record, by which a verifier judges a signature."""
    if key.kind != "passkey" or (key.voucher_leaf is not None and key.voucher_leaf < entry):
        return False
    return any(row.kind == "key" and row.since_leaf is not None and row.since_leaf <= entry for row in keys)


def _vouch(passkey: Key, day: date, pasted: str) -> None:
    """The key in force vouches for a passkey, in an entry of its own."""
    key, name = active_key(passkey.organisation), passkey.organisation.public_id
    if key is None:
        raise NotPossible("voucher_gone")
    public, voucher = bytes.fromhex(passkey.public), bytes.fromhex(key.public)
    signer, raw = _signed(pasted, enrolment_document(passkey.organisation, public, voucher))
    if signer != voucher:
        raise NotPossible("wrong_signer")
    entry = engine.KeyAdd(day=day.isoformat(), organisation=name, key=to_base64(public), former=to_base64(voucher))
    passkey.voucher_leaf = log.add_leaf(entry, [engine.signature_line(name, raw)])
    passkey.voucher, passkey.voucher_proof = key, pasted


def _addition(key: Key, day: date) -> tuple[engine.KeyAdd, list[engine.NoteSignature]]:
    """The entry that adds a key, with the new key's own signature and that of the key that vouches for it."""
    public, voucher = bytes.fromhex(key.public), bytes.fromhex(key.voucher.public) if key.voucher else None
    message, name = enrolment_document(key.organisation, public, voucher), key.organisation.public_id
    proofs = [key.proof, key.voucher_proof] if key.voucher else [key.proof]
    entry = engine.KeyAdd(
        day=day.isoformat(), organisation=name, key=to_base64(public), former=to_base64(voucher) if voucher else "-"
    )
    return entry, [engine.signature_line(name, _signed(proof, message)[1]) for proof in proofs]


def _revoke(key: Key, day: date) -> None:
    key.until_leaf = log.add_leaf(
        engine.KeyRevoke(
            day=day.isoformat(), organisation=key.organisation.public_id,
            key=to_base64(bytes.fromhex(key.public)), by="-",
        )
    )  # fmt: skip
    key.state, key.revoked_on = "revoked", day
    key.save()


@act("members.revoke_key", subject=_of_key)
def revoke_key(*, by: Any, on: Key, at: datetime) -> Key:
    """A key was lost, stolen or is no longer used. What it signed before stays."""
    if on.state == "waiting":
        on.state = "dropped"
        on.save(update_fields=["state"])
    elif on.state == "active":
        _revoke(on, at.date())
        renew_policy(at.date())
    else:
        raise NotPossible("key_not_in_force")
    return on


def end_passkeys(person: Any, organisation: Organisation, day: date) -> None:
    """The passkeys of somebody who gave up their seat, or lost what they sign in with, speak for it no more. For acts."""
    rows = organisation.keys.filter(kind="passkey", enrolled_by__person=person)
    for key in rows.filter(state="waiting"):
        key.state = "dropped"
        key.save(update_fields=["state"])
    held = list(rows.filter(state="active").select_related("organisation"))
    for key in held:
        _revoke(key, day)
    if held:
        renew_policy(day)


@act("members.compare_key", subject=_of_key)
def compare_key(*, by: Any, on: Key, at: datetime) -> Comparison:
    """Another organisation compared the fingerprint face to face, and says so."""
    if on.kind == "passkey":
        raise NotPossible("passkey_not_compared")
    if on.state != "active":
        raise NotPossible("key_not_in_force")
    found = on.comparisons.filter(organisation=by.organisation).first()
    return found or Comparison.objects.create(key=on, organisation=by.organisation, day=here.day_of(at))
