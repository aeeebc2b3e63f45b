"""Signing with the organisation's key, from the page to the record, and everything that is refused on the way."""

import base64
import hashlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from hamgam.bylaws.acts import NotPossible
from hamgam.engine import record as engine
from hamgam.members import key_acts
from hamgam.members.models import PolicyFile
from hamgam.record import log
from hamgam.signing import acts, documents
from hamgam.signing.models import Consent
from hamgam.signing.sentences import sentences
from hamgam.statements import acts as statements
from hamgam.statements import bundles
from hamgam.texts import acts as texts
from hamgam.texts.models import Version
from tests import flow
from tests.keys import SigningKey
from tests.people import World, client_of
from tests.signing.machine import Machine, enrol

SMALL = bytes([1] + [0] * 31)


@pytest.fixture
def machine() -> Machine:
    return Machine()


def ask(client, version: Version, note: str = "") -> bytes:
    """Choose to sign on the first page; the request that the second one offers."""
    number = version.text.number
    answer = {"answer": "sign_note" if note else "sign", "note": note, "where": "مجمع"}
    asked = client.post(reverse("signing.sign_off", args=[number]), answer)
    assert (asked.status_code, asked.url) == (302, reverse("signing.sign", args=[number]))
    return client.get(reverse("signing.request", args=[number])).content


def paste(client, version: Version, signature: str, note: str = ""):
    return client.post(reverse("signing.sign", args=[version.text.number]), {"signature": signature, "note": note})


def refused(client, version: Version, signature: str, note: str = "") -> str:
    """The code of the sentence on the page that refuses; nothing is recorded."""
    answer = paste(client, version, signature, note)
    assert (answer.status_code, Consent.objects.filter(version=version).count()) == (409, 0)
    page = answer.content.decode()
    found = [name for name, sentence in sentences().items() if escape(sentence) in page or sentence in page]
    return found[0]


def test_a_key_is_made_enrolled_and_confirmed_and_signs_what_was_shown(world: World, machine: Machine) -> None:
    enrol(machine, world.a_liaison, world.a_delegate)
    version, client = flow.frozen(world), client_of(world.a_liaison)
    machine.keep("request", ask(client, version, "به زبان ساده."))
    signature = machine.sign("sign", "request")
    assert paste(client, version, signature, "به زبان ساده.").status_code == 302
    made = Consent.objects.get()
    assert (made.state, made.level, made.note, made.key) == (
        "valid",
        "key",
        "به زبان ساده.",
        key_acts.active_key(world.a),
    )
    for letter in "bcd":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    statement = statements.publish_for_all(by=world.coordinator, on=version)
    report = engine.verify_bundle(bundles.bundle(statement), fingerprint=bundles.policy(statement).fingerprint)
    by_key = [row for row in report.signatories if row.level == "key"]
    assert (report.status, [row.organisation for row in by_key]) == ("valid", [world.a.public_id])
    assert by_key[0].note == "به زبان ساده."


def test_the_program_shows_text_fingerprint_signatories_and_note(world: World, machine: Machine) -> None:
    enrol(machine, world.a_liaison, world.a_delegate)
    version = flow.frozen(world)
    machine.keep("request", ask(client_of(world.a_liaison), version, "به زبان ساده."))
    printed = machine.run("sign", "request", "--key", "key", "--yes")
    shown = [flow.WORDS[0][0], flow.WORDS[0][1], version.digest[:8], "Growers’ Circle", "به زبان ساده.", "WE SIGN"]
    assert [words for words in shown if words not in printed] == []


@pytest.fixture
def keyed(world: World):
    """(version, client, key): organisation a holds a key and has not answered."""
    _key, held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    return flow.frozen(world), client_of(world.a_liaison), held


def document(version: Version, organisation, /, **changed) -> bytes:
    """The document to be signed, with some of it changed."""
    fields = documents.document_fields(version, organisation, "", bytes(version.roster))
    origin = changed.pop("origin", log.origin())
    return engine.consent_document(origin, engine.ConsentDocument(answer="sign", **{**fields, **changed}))


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 99}, {"digest": "0" * 64}, {"text": "77"}, {"roster": "1" * 64}, {"kind": "platform"},
        {"organisation": "another"}, {"origin": "another.example/record"}, {"note": "2" * 64},
    ],
    ids=lambda changed: next(iter(changed)),
)  # fmt: skip
def test_a_signature_over_anything_else_is_refused(world: World, keyed, changed: dict) -> None:
    """Another version, language edited, other statement, roster, kind, organisation, coalition's record or note."""
    version, client, held = keyed
    assert refused(client, version, held.sign(document(version, world.a, **changed))) == "signature_false"


def test_a_signature_that_declines_is_no_signature(world: World, keyed) -> None:
    version, client, held = keyed
    fields = documents.document_fields(version, world.a, "", bytes(version.roster))
    raw = engine.consent_document(log.origin(), engine.ConsentDocument(answer="decline", **fields))
    assert refused(client, version, held.sign(raw)) == "signature_false"


def test_a_signature_with_another_note_than_the_one_shown_is_refused(world: World, keyed) -> None:
    version, client, held = keyed
    assert refused(client, version, held.sign(document(version, world.a)), "یادداشت دیگر") == "signature_false"


def test_a_signature_over_an_edited_language_is_refused(world: World, keyed) -> None:
    version, client, held = keyed
    files = [(row.language, bytes(row.data)) for row in documents.languages_of(version)]
    edited = [(language, data.replace("هفته".encode(), "ماه".encode())) for language, data in files]
    digest = engine.statement_digest([(name, hashlib.sha256(data).hexdigest()) for name, data in edited])
    assert digest != version.digest
    assert refused(client, version, held.sign(document(version, world.a, digest=digest))) == "signature_false"


def test_a_signature_for_another_purpose_is_refused(world: World, keyed) -> None:
    version, client, held = keyed
    signature = held.sign(document(version, world.a), engine.KEY_NAMESPACE)
    assert refused(client, version, signature) == "wrong_namespace"


def test_a_key_that_the_organisation_never_enrolled_is_refused(world: World, keyed) -> None:
    version, client, _held = keyed
    assert refused(client, version, SigningKey().sign(document(version, world.a))) == "unknown_key"


def test_the_key_of_another_organisation_is_refused(world: World, keyed) -> None:
    version, client, _held = keyed
    _key, foreign = flow.enrol(world.b, world.b_liaison, world.b_delegate)
    assert refused(client, version, foreign.sign(document(version, world.a))) == "unknown_key"


def test_a_key_revoked_between_the_request_and_the_paste_is_refused(world: World, keyed) -> None:
    version, client, held = keyed
    signature = held.sign(document(version, world.a))
    key_acts.revoke_key(by=world.a_delegate, on=key_acts.active_key(world.a))
    assert paste(client, version, signature).status_code == 404
    key_acts_new, _second = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    assert key_acts_new.state == "active"
    assert refused(client, version, signature) == "key_not_in_force"


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("بله، امضا می‌کنیم", "no_signature_found"),
        ("-----BEGIN SSH SIGNATURE-----\n!!!\n-----END SSH SIGNATURE-----", "no_signature_found"),
        ("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----", "bad_ssh_signature"),
    ],
)
def test_a_damaged_paste_is_refused(keyed, pasted: str, code: str) -> None:
    version, client, _held = keyed
    assert refused(client, version, pasted) == code


def test_a_signature_with_one_letter_changed_is_refused(world: World, keyed) -> None:
    version, client, held = keyed
    lines = held.sign(document(version, world.a)).splitlines()
    raw = bytearray(base64.b64decode("".join(lines[1:-1])))
    raw[-1] ^= 1
    assert refused(client, version, engine.armour(bytes(raw))) == "signature_false"


def test_a_key_of_small_order_is_refused_at_every_door(world: World, keyed) -> None:
    version, client, _held = keyed
    forged = engine.SshSignature(SMALL, engine.CONSENT_NAMESPACE, "sha512", bytes(64))
    assert refused(client, version, engine.armour(engine.write_ssh_signature(forged))) == "signature_false"
    answer = client.post(reverse("members.enrol_key"), {"public": engine.write_public_key(SMALL)})
    assert (answer.status_code, world.a.keys.count()) == (422, 1)


def test_a_key_of_another_kind_is_refused(world: World, keyed) -> None:
    version, client, _held = keyed
    blob = b"".join(len(part).to_bytes(4, "big") + part for part in (b"ssh-rsa", b"x"))
    parts = (blob, b"hamgam-consent@v1", b"", b"sha512", b"y")
    raw = b"SSHSIG" + (1).to_bytes(4, "big") + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    assert refused(client, version, engine.armour(raw)) == "key_kind_unknown"


def test_a_signature_counts_for_no_text_that_was_frozen_anew(world: World, keyed) -> None:
    version, client, held = keyed
    signature = held.sign(document(version, world.a))
    texts.thaw(by=world.a_liaison, on=version.text)
    version.text.refresh_from_db()
    anew = texts.freeze(by=world.a_liaison, on=version.text, sign_by=timezone.now() + timedelta(days=14))
    assert refused(client, anew, signature) == "signature_false"


def test_who_holds_a_key_is_not_attested(world: World, keyed) -> None:
    version, _client, _held = keyed
    with pytest.raises(NotPossible) as caught:
        acts.attest(by=world.a_liaison, on=version)
    assert caught.value.code == "has_a_key"


def test_nobody_vouches_in_the_place_of_a_revoked_key_that_the_roster_names(world: World, keyed) -> None:
    version, client, _held = keyed
    key_acts.revoke_key(by=world.a_liaison, on=key_acts.active_key(world.a))
    with pytest.raises(NotPossible) as caught:
        acts.attest(by=world.a_liaison, on=version)
    assert caught.value.code == "roster_names_a_key"
    assert client.get(reverse("signing.sign_off", args=[version.text.number])).context["stuck"] == "roster_names_a_key"


def test_an_attested_signature_that_waits_gives_way_when_the_organisation_gets_a_key(world: World) -> None:
    version = flow.frozen(world)
    waiting = acts.attest(by=world.a_liaison, on=version)
    flow.enrol(world.a, world.a_liaison, world.a_delegate)
    with pytest.raises(NotPossible) as caught:
        acts.confirm_attestation(by=world.a_delegate, on=waiting)
    assert caught.value.code == "has_a_key"


def test_a_key_that_came_after_the_freeze_signs_only_when_the_former_one_vouched(
    world: World, machine: Machine
) -> None:
    enrol(machine, world.a_liaison, world.a_delegate)
    version, client = flow.frozen(world), client_of(world.a_liaison)
    enrol(machine, world.a_liaison, world.a_delegate, key="second", former="key")
    machine.keep("request", ask(client, version))
    assert paste(client, version, machine.sign("sign", "request", "second", "--replaced")).status_code == 302
    for letter in "bcd":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    statement = statements.publish_for_all(by=world.coordinator, on=version)
    report = engine.verify_bundle(bundles.bundle(statement), fingerprint=bundles.policy(statement).fingerprint)
    assert (report.status, report.reason) == ("valid", "")


def test_a_key_without_a_voucher_does_not_sign_a_text_frozen_before(world: World, keyed) -> None:
    version, client, _held = keyed
    _key, new = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    assert refused(client, version, new.sign(document(version, world.a))) == "key_not_in_roster"


def test_a_key_that_came_later_signs_the_published_text_with_the_roster_of_that_day(world: World) -> None:
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    statements.publish_for_signatories(by=world.coordinator, on=version)
    _key, held = flow.enrol(world.d, world.d_liaison, world.d_delegate)
    client = client_of(world.d_liaison)
    machine = Machine()
    machine.keep("request", ask(client, version))
    (machine.folder / "key").write_bytes(held.path.read_bytes())
    (machine.folder / "key").chmod(0o600)
    (machine.folder / "key.pub").write_bytes(held.path.with_suffix(".pub").read_bytes())
    assert paste(client, version, machine.sign("sign", "request")).status_code == 302
    made = Consent.objects.get(organisation=world.d)
    assert (made.late, made.level, made.state) == (True, "key", "valid")
    newest = bytes(PolicyFile.objects.order_by("-size").first().data)
    report = engine.verify_bundle(bundles.bundle(version.statement), newest)
    assert (report.status, [row.later for row in report.signatories]) == ("valid", [False, False, False, True])


def test_a_signature_is_withdrawn_by_the_key_and_anyone_can_verify_it(world: World, machine: Machine) -> None:
    enrol(machine, world.a_liaison, world.a_delegate)
    version, client = flow.frozen(world), client_of(world.a_liaison)
    machine.keep("request", ask(client, version))
    paste(client, version, machine.sign("sign", "request"))
    for letter in "bcd":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    statement = statements.publish_for_all(by=world.coordinator, on=version)
    page = reverse("signing.withdraw", args=[Consent.objects.get(organisation=world.a).pk])
    assert client.post(page, {"how": "key", "note": "شرط‌ها عوض شد."}).status_code == 302
    machine.keep("withdraw", client.get(page + "request/").content)
    given = {"how": "key", "note": "شرط‌ها عوض شد.", "signature": machine.sign("sign", "withdraw")}
    assert client.post(page, given).status_code == 302
    report = engine.verify_bundle(bundles.bundle(statement), fingerprint=bundles.policy(statement).fingerprint)
    gone = [(row.organisation, row.withdrawn_level) for row in report.signatories if row.withdrawn]
    assert (report.status, gone) == ("valid", [(world.a.public_id, "key")])


@pytest.mark.parametrize("given", [{}, {"how": ""}, {"how": "anyhow"}])
@pytest.mark.parametrize(
    ("language", "said"), [("fa", "برگزینید که پس گرفتن"), ("en", "Choose how the withdrawal is proved")]
)
def test_a_withdrawal_is_not_weaker_by_accident(world: World, keyed, given: dict, language: str, said: str) -> None:
    version, _client, held = keyed
    consent = flow.sign_with_key(version, world.a_liaison, held)
    page = reverse("signing.withdraw", args=[consent.pk]).replace("/fa/", f"/{language}/")
    answer = client_of(world.a_liaison, language=language).post(page, {"note": "شرط‌ها عوض شد.", **given})
    assert (answer.status_code, said in answer.content.decode(), "شرط‌ها عوض شد." in answer.content.decode()) == (
        422, True, True,
    )  # fmt: skip
    with pytest.raises(NotPossible) as caught:
        acts.withdraw(by=world.a_liaison, on=consent)
    assert (caught.value.code, Consent.objects.get().state) == ("withdrawal_unproved", "valid")


def test_a_withdrawal_by_the_hosts_word_is_chosen(world: World, keyed) -> None:
    version, _client, held = keyed
    consent = flow.sign_with_key(version, world.a_liaison, held)
    page = reverse("signing.withdraw", args=[consent.pk])
    assert client_of(world.a_liaison).post(page, {"how": "host"}).status_code == 302
    assert Consent.objects.get().state == "replaced"
