"""Signing with a passkey: enrolled, looked at twice, verified by a stranger; and everything that must not pass."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.engine.record import parse_policy, parse_roster, verify_bundle
from hamgam.members import acts as members
from hamgam.members import key_acts, passkeys
from hamgam.members.actor import Actor
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation, PolicyFile
from hamgam.notices.waiting import waiting
from hamgam.record.models import Leaf
from hamgam.signing import acts, documents
from hamgam.signing.models import Consent
from hamgam.signing.sentences import sentences
from hamgam.statements import acts as statements
from hamgam.statements import bundles
from hamgam.texts import acts as texts
from tests import flow
from tests.members.keys import enrol
from tests.people import World, client_of, seat
from tests.signing.test_acts import later
from tests.telephones import Telephone


@pytest.fixture(autouse=True)
def _address(settings: Any) -> None:
    settings.SITE_ADDRESS = "https://hamgam.rud.example"


def ready(world: World) -> tuple[Telephone, Any]:
    """The liaison of a has a passkey that signs, and then a text was frozen."""
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    return telephone, flow.frozen(world)


def refused(reason: str, act: Any, *given: Any, **named: Any) -> None:
    with pytest.raises(NotPossible) as found:
        act(*given, **named)
    assert found.value.args[0] == reason


# --- it becomes the organisation's


@pytest.mark.parametrize("kind", ["ES256", "EdDSA"])
def test_a_passkey_stands_in_policy_and_roster_once_a_second_person_confirmed(world: World, kind: str) -> None:
    telephone = Telephone(world.a_liaison, kind)
    waiting = telephone.enrol()
    assert [row.passkeys for row in parse_policy(_policy()).organisations if row.passkeys] == []
    key_acts.confirm_key(by=world.a_delegate, on=waiting)
    row = parse_policy(_policy()).find(world.a.public_id)
    assert [(one.public, one.rp_id, one.origin) for one in row.passkeys] == [
        (telephone.inner.cose, "hamgam.rud.example", "https://hamgam.rud.example")
    ]
    frozen = parse_roster(bytes(flow.frozen(world).roster)).find(world.a.public_id)
    assert [one.public for one in frozen.passkeys] == [telephone.inner.cose]


def _policy() -> bytes:
    return bytes(PolicyFile.objects.order_by("-size").first().data)


def test_whoever_added_it_does_not_confirm_it(world: World) -> None:
    waiting = Telephone(world.a_liaison).enrol()
    with pytest.raises(Refused):
        key_acts.confirm_key(by=world.a_liaison, on=waiting)


def test_nothing_but_an_own_passkey_and_its_own_touch_is_enrolled(world: World) -> None:
    mine, other = Telephone(world.a_liaison), Telephone(world.b_liaison)
    own = world.a

    def offer(public: bytes, proof: str) -> None:
        key_acts.enrol_key(by=world.a_liaison, on=own, public=public, proof=proof, passkey=True)

    document = key_acts.enrolment_document(own, mine.inner.cose, None)
    foreign = key_acts.enrolment_document(world.b, mine.inner.cose, None)
    refused("not_your_passkey", offer, other.inner.cose, other.touch(document))
    refused("not_your_passkey", offer, mine.inner.cose, other.touch(document))
    refused("wrong_challenge", offer, mine.inner.cose, mine.touch(foreign))
    unverified = mine.inner.authenticator_data(flags=1)
    refused("person_not_verified", offer, mine.inner.cose, mine.touch(document, authenticator=unverified))
    for broken in ("", "{}", "[]", "x" * 9_000, '{"id": 3, "response": {}}', "[" * 5_000, mine.touch(document)[:-1]):
        refused("bad_assertion", offer, mine.inner.cose, broken)
    assert Key.objects.count() == 0
    offer(mine.inner.cose, mine.touch(document))
    refused("key_known", offer, mine.inner.cose, mine.touch(document))


def test_what_a_browser_tells_of_its_owner_is_not_kept(world: World) -> None:
    telephone, version = ready(world)
    consent = telephone.sign(version)
    kept = "".join(Key.objects.values_list("proof", flat=True)) + consent.signature
    assert ("userHandle" in kept, "c29tZWJvZHk" in kept) == (False, False)


# --- it signs, and is looked at twice


def test_it_counts_once_a_second_person_confirms(world: World) -> None:
    telephone, version = ready(world)
    consent = telephone.sign(version, "با تأکید بر بند دوم")
    assert (consent.state, consent.level, consent.leaf) == ("waiting", "passkey", None)
    with pytest.raises(Refused):
        acts.confirm_signature(by=world.a_liaison, on=consent)
    with pytest.raises(Refused):
        acts.confirm_signature(by=world.b_delegate, on=consent)
    done = acts.confirm_signature(by=world.a_delegate, on=consent)
    assert (done.state, done.confirmed_by.person) == ("valid", world.a_delegate.person)
    assert b"level passkey" in bytes(Leaf.objects.get(index=done.leaf).data)


def test_it_counts_by_itself_when_the_time_for_objecting_is_over(world: World) -> None:
    telephone, version = ready(world)
    consent = telephone.sign(version)
    hours = (consent.valid_from - timezone.now()) / timedelta(hours=1)
    assert round(hours) == acts.objection_hours()
    refused("not_due_yet", acts.expire, by=Actor.clock(), on=consent)
    with later(2.1):
        acts.expire(by=Actor.clock(), on=Consent.objects.get(pk=consent.pk))
    assert Consent.objects.get(pk=consent.pk).state == "valid"


def test_who_of_the_organisation_objects_in_time_stops_it(world: World) -> None:
    telephone, version = ready(world)
    first = telephone.sign(version)
    acts.object(by=world.a_delegate, on=first, reason="چنین تصمیمی نگرفته‌ایم")
    acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
    assert [row.state for row in Consent.objects.filter(organisation=world.a).order_by("pk")] == ["objected", "valid"]


def test_of_an_urgent_text_half_of_the_time_left_is_the_most(world: World) -> None:
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    version = texts.call_urgent(by=world.a_delegate, on=flow.draft(world), languages=["fa"])
    consent = telephone.sign(version)
    left = version.text.sign_by - timezone.now()
    assert abs((consent.valid_from - timezone.now()) - left / 2) < timedelta(minutes=1)


def test_published_it_is_verified_by_a_stranger_as_what_it_is(world: World) -> None:
    telephone, version = ready(world)
    acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
    for liaison, delegate in ((world.b_liaison, world.b_delegate), (world.c_liaison, world.c_delegate)):
        flow.attest(version, liaison, delegate)
    flow.attest(version, world.d_liaison, world.d_delegate)
    with later(4):
        statement = statements.publish_for_all(by=world.a_liaison, on=version)
    report = verify_bundle(bundles.bundle(statement), bytes(bundles.policy(statement).data))
    levels = {row.organisation: row.level for row in report.signatories}
    assert (report.status, levels[world.a.public_id], levels[world.b.public_id]) == ("valid", "passkey", "attested")


def test_a_withdrawal_is_made_by_passkey_or_openly_by_the_host(world: World) -> None:
    telephone, version = ready(world)
    consent = acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
    refused("withdrawal_unproved", acts.withdraw, by=world.a_liaison, on=consent)
    touched = telephone.touch(documents.withdrawal_bytes(consent, "نظرمان برگشت"))
    refused("wrong_challenge", acts.withdraw, by=world.a_liaison, on=consent, note="دلیل دیگر", assertion=touched)
    done = acts.withdraw(by=world.a_liaison, on=consent, note="نظرمان برگشت", assertion=touched)
    assert (done.state, b"level passkey" in bytes(Leaf.objects.get(index=done.withdrawal_leaf).data)) == (
        "replaced", True,
    )  # fmt: skip


# --- what must not pass


def test_signatures_of_other_texts_people_and_sites_are_refused(world: World) -> None:
    telephone, version = ready(world)
    document = telephone.document(version)

    def sign(given: str, by: Actor = world.a_liaison, note: str = "") -> None:
        acts.sign_by_passkey(by=by, on=version, assertion=given, note=note)

    inner = telephone.inner
    refused("wrong_challenge", sign, telephone.touch(document), note="یادداشت دیگر")
    refused(
        "wrong_site", sign, telephone.touch(document, client=inner.client_data(document, origin="https://x.example"))
    )
    refused("wrong_rp", sign, telephone.touch(document, authenticator=inner.authenticator_data(rp_id="x.example")))
    refused("person_not_verified", sign, telephone.touch(document, authenticator=inner.authenticator_data(flags=1)))
    refused(
        "inside_another_site", sign, telephone.touch(document, client=inner.client_data(document, crossOrigin=True))
    )
    refused("not_your_passkey", sign, Telephone(world.a_liaison).touch(document))
    with pytest.raises(Refused):
        sign(telephone.touch(document), world.a_delegate)
    assert Consent.objects.count() == 0


def test_a_colleague_does_not_sign_with_anothers_passkey(world: World) -> None:
    telephone, version = ready(world)
    second = seat(world.a, "liaison", "a-second", by=world.a_liaison)
    refused(
        "not_your_passkey", acts.sign_by_passkey, by=second, on=version,
        assertion=telephone.touch(telephone.document(version)),
    )  # fmt: skip


def test_a_passkey_that_came_after_the_freezing_signs_after_publication_alone(world: World) -> None:
    version = flow.frozen(world)
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    refused("key_not_in_roster", telephone.sign, version)


def test_where_a_key_is_asked_for_a_passkey_is_too_little(world: World) -> None:
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    version = flow.frozen(world, kind="platform")
    with pytest.raises(Refused):
        telephone.sign(version)


def test_nobody_attests_for_who_has_a_passkey(world: World) -> None:
    _telephone, version = ready(world)
    refused("has_passkeys", acts.attest, by=world.a_delegate, on=version)


@pytest.mark.parametrize("how", ["seat", "link", "revoked"])
def test_who_is_gone_or_lost_it_signs_no_more_and_what_waited_does_not_stand(world: World, how: str) -> None:
    telephone, version = ready(world)
    consent, key = telephone.sign(version), Key.objects.get()
    if how == "seat":
        members.end_seat(by=world.a_liaison, on=world.a_liaison.seat, last_is_known=True)
    elif how == "link":
        link = members.give_sign_in_link(by=world.a_delegate, on=world.a_liaison.seat)
        members.accept_invitation(by=Actor.invited(world.a), on=link, password="کوه-دریا-چراغ-۱۳")
    else:
        key_acts.revoke_key(by=world.a_delegate, on=key)
    key.refresh_from_db()
    assert (key.state, b"key-revoke" in bytes(Leaf.objects.get(index=key.until_leaf).data)) == ("revoked", True)
    refused("key_not_in_force", acts.confirm_signature, by=world.a_delegate, on=Consent.objects.get(pk=consent.pk))
    with later(2.1):
        acts.expire(by=Actor.clock(), on=Consent.objects.get(pk=consent.pk))
    assert Consent.objects.get(pk=consent.pk).state == "replaced"


def test_a_passkey_removed_from_the_account_signs_no_more(world: World) -> None:
    telephone, version = ready(world)
    Authenticator.objects.all().delete()
    refused("not_your_passkey", telephone.sign, version)


# --- one person or two


def test_where_two_sign_together_a_key_waits_for_the_second_person(world: World) -> None:
    private = enrol(world.a_liaison, world.a_delegate)
    members.set_signers(by=world.a_delegate, on=world.a, signers=2)
    version = flow.frozen(world)
    by = Actor.of(world.a_liaison.person, Organisation.objects.get(pk=world.a.pk))
    roster = acts.signing_roster(version, world.a)
    signature = private.sign(acts.consent_bytes(version, world.a, "", roster))
    consent = acts.sign(by=by, on=version, signature=signature)
    assert (consent.state, consent.leaf) == ("waiting", None)
    with pytest.raises(Refused):
        acts.confirm_signature(by=by, on=consent)
    assert acts.confirm_signature(by=world.a_delegate, on=consent).state == "valid"


def test_where_two_sign_together_a_passkey_never_stands_by_itself(world: World) -> None:
    telephone, version = ready(world)
    members.set_signers(by=world.a_liaison, on=world.a, signers=2)
    telephone.actor = Actor.of(world.a_liaison.person, Organisation.objects.get(pk=world.a.pk))
    consent = telephone.sign(version)
    assert consent.valid_from is None
    with later(30):
        refused("not_due_yet", acts.expire, by=Actor.clock(), on=consent)


def test_to_go_back_to_one_takes_two(world: World) -> None:
    members.set_signers(by=world.a_liaison, on=world.a, signers=2)
    house = Organisation.objects.get(pk=world.a.pk)
    assert members.set_signers(by=world.a_liaison, on=house, signers=1).signers == 2
    refused("second_person_missing", members.set_signers, by=world.a_liaison, on=house, signers=1)
    assert members.set_signers(by=world.a_delegate, on=house, signers=1).signers == 1
    refused("one_or_two", members.set_signers, by=world.a_liaison, on=house, signers=3)
    with pytest.raises(Refused):
        members.set_signers(by=world.b_liaison, on=house, signers=2)


def test_whoever_is_alone_cannot_ask_for_two(world: World) -> None:
    members.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    refused("needs_two_people", members.set_signers, by=world.a_liaison, on=world.a, signers=2)


# --- pages


def test_the_page_asks_for_exactly_the_document_with_its_note(world: World) -> None:
    telephone, version = ready(world)
    client = client_of(world.a_liaison)
    at = reverse("signing.sign_off", args=[version.text.number])
    there = client.post(at, {"answer": "sign_note", "note": "با تأکید"}).headers["Location"]
    assert there.endswith("/sign-off/passkey/")
    asked = client.get(there).context["data"]["request_options"]["publicKey"]
    assert (asked["challenge"], asked["rpId"], asked["userVerification"], [row["id"] for row in asked["allowCredentials"]]) == (
        passkeys.options(telephone.document(version, "با تأکید"), [])["publicKey"]["challenge"],
        "hamgam.rud.example", "required", [telephone.credential],
    )  # fmt: skip
    touched = telephone.touch(telephone.document(version, "با تأکید"))
    client.post(there, {"note": "با تأکید", "credential": touched})
    assert Consent.objects.get().level == "passkey"
    assert client_of(world.a_delegate).get(there).status_code == 404
    assert client_of(world.b_liaison).get(there).status_code == 404


def test_a_broken_answer_of_the_device_is_a_sentence_and_nothing_is_lost(world: World) -> None:
    _telephone, version = ready(world)
    there = reverse("signing.sign_by_passkey", args=[version.text.number])
    answer = client_of(world.a_liaison).post(there, {"note": "با تأکید", "credential": "[" * 9_000})
    said = sentences()["bad_assertion"]
    assert (answer.status_code, said in answer.content.decode()) == (409, True)


def test_the_page_of_keys_enrols_and_confirms_a_passkey(world: World) -> None:
    telephone = Telephone(world.a_liaison)
    client, there = client_of(world.a_liaison), reverse("members.enrol_passkey")
    assert client.get(there).context["offered"][0]["credential"] == telephone.credential
    assert client.post(there, {"chosen": "nonsense"}).status_code == 422
    proof = telephone.touch(key_acts.enrolment_document(world.a, telephone.inner.cose, None))
    client.post(there, {"chosen": telephone.credential, "credential": proof})
    key = Key.objects.get()
    client_of(world.a_delegate).post(reverse("members.confirm_key", args=[key.pk]))
    key.refresh_from_db()
    assert (key.kind, key.state, client.get(there).context["offered"]) == ("passkey", "active", [])


# --- what a lost one signed


def test_what_a_revoked_key_signed_shortly_before_is_looked_at_again(world: World) -> None:
    telephone, version = ready(world)
    acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))

    def asked(who: Actor) -> list[str]:
        return [task.about for task in waiting(who) if task.about.startswith("theft")]

    assert asked(world.a_liaison) == []
    key_acts.revoke_key(by=world.a_delegate, on=Key.objects.get())
    assert len(asked(world.a_liaison)) == 1
    assert (asked(world.b_liaison), asked(world.a_delegate)) == ([], [])
    with later(15):
        assert asked(world.a_liaison) == []


def test_where_a_key_is_asked_for_the_page_says_the_level_and_a_form_sent_all_the_same_is_answered(
    world: World,
) -> None:
    Telephone(world.a_liaison).enrol(world.a_delegate)
    version = flow.frozen(world, kind="platform")
    at = reverse("signing.sign_off", args=[version.text.number])
    client = client_of(world.a_liaison)
    assert client.get(at).context["stuck"] == ""
    assert client.post(at, {"answer": "sign"}).status_code == 403


def test_what_waits_for_time_does_not_stand_once_the_organisation_asks_for_two(world: World) -> None:
    telephone, version = ready(world)
    consent = telephone.sign(version)
    members.set_signers(by=world.a_delegate, on=world.a, signers=2)
    with later(2.1):
        acts.expire(by=Actor.clock(), on=Consent.objects.get(pk=consent.pk))
    assert Consent.objects.get(pk=consent.pk).state == "replaced"
