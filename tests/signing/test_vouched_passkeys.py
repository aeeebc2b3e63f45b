"""A passkey of an organisation that has a key: its key vouches for it, or every reader is told that it did not."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hamgam.bylaws.acts import Refused
from hamgam.engine import record as engine
from hamgam.members import key_acts
from hamgam.members.key_models import Key
from hamgam.members.models import PolicyFile
from hamgam.notices import clock
from hamgam.record.models import Leaf
from hamgam.signing import acts
from hamgam.statements import acts as statements
from hamgam.statements import bundles
from tests import flow
from tests.bylaws.test_versions import adopt
from tests.keys import SigningKey
from tests.people import NAMES, World, client_of
from tests.signing.test_acts import later
from tests.signing.test_by_passkey import refused
from tests.statements.test_pages import address, plain
from tests.telephones import Telephone


@pytest.fixture(autouse=True)
def _address(settings: Any) -> None:
    settings.SITE_ADDRESS = "https://hamgam.rud.example"


def keyed(world: World) -> tuple[SigningKey, Telephone, Key]:
    """a has a key in force, and its liaison's passkey waits for the second person."""
    _key, held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    telephone = Telephone(world.a_liaison)
    return held, telephone, telephone.enrol()


def word_for(world: World, telephone: Telephone, held: SigningKey) -> str:
    """The key's signature by which it vouches for the passkey."""
    message = key_acts.enrolment_document(world.a, telephone.inner.cose, held.public)
    return held.sign(message, engine.KEY_NAMESPACE)


def last_policy() -> bytes:
    return bytes(PolicyFile.objects.order_by("-size").first().data)


def published(world: World, telephone: Telephone) -> bytes:
    """The bundle of a text that a signed by passkey."""
    version = flow.frozen(world)
    acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
    for letter in "bcd":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    with later(4):
        return bundles.bundle(statements.publish_for_all(by=world.a_liaison, on=version))


def told(world: World, bundle: bytes, policy: bytes) -> Any:
    """How a's signature is told, or why the bundle does not hold."""
    report = engine.verify_bundle(bundle, policy)
    return report.reason or next(
        (row.level, row.unvouched) for row in report.signatories if row.organisation == world.a.public_id
    )


def test_what_the_key_vouched_for_is_taken_by_readers_of_older_digits_too(world: World) -> None:
    held, telephone, waiting = keyed(world)
    before = last_policy()
    key = key_acts.confirm_key(by=world.a_delegate, on=waiting, voucher_proof=word_for(world, telephone, held))
    leaf = engine.parse_leaf(bytes(Leaf.objects.get(index=key.voucher_leaf).data))
    assert (engine.check_key_leaf(leaf), key.state, key.since_leaf) == (None, "active", key.voucher_leaf)
    assert key_acts.active_key(world.a).public == held.public.hex()  # it stays in force
    bundle = published(world, telephone)
    assert [told(world, bundle, policy) for policy in (before, last_policy())] == [("passkey", False)] * 2


def test_without_it_readers_are_told_and_those_of_older_digits_refuse(world: World) -> None:
    _held, telephone, waiting = keyed(world)
    before = last_policy()
    key = key_acts.confirm_key(by=world.a_delegate, on=waiting)
    assert (key.voucher_leaf, key_acts.voucher_missing(key, key.organisation.keys.all())) == (None, True)
    bundle = published(world, telephone)
    assert [told(world, bundle, policy) for policy in (before, last_policy())] == ["unknown_key", ("passkey", True)]


def test_the_key_can_vouch_later_for_what_is_signed_from_then_on(world: World) -> None:
    held, telephone, waiting = keyed(world)
    key = key_acts.confirm_key(by=world.a_delegate, on=waiting)
    proof = word_for(world, telephone, held)
    with pytest.raises(Refused):
        key_acts.confirm_key(by=world.a_liaison, on=key, voucher_proof=proof)
    with pytest.raises(Refused):
        key_acts.confirm_key(by=world.b_delegate, on=key, voucher_proof=proof)
    key_acts.confirm_key(by=world.a_delegate, on=key, voucher_proof=proof)
    assert (key_acts.voucher_missing(key, key.organisation.keys.all()), told(world, published(world, telephone), last_policy())) == (
        False, ("passkey", False),
    )  # fmt: skip
    refused("key_not_waiting", key_acts.confirm_key, by=world.a_delegate, on=key, voucher_proof=proof)


def test_nothing_else_vouches(world: World) -> None:
    held, telephone, waiting = keyed(world)
    other, stranger = Telephone(world.a_delegate), SigningKey()
    wrong = {
        "wrong_signer": stranger.sign(
            key_acts.enrolment_document(world.a, telephone.inner.cose, held.public), engine.KEY_NAMESPACE
        ),
        "signature_false": word_for(world, other, held),
        "wrong_namespace": held.sign(key_acts.enrolment_document(world.a, telephone.inner.cose, held.public)),
        "no_signature_found": "yes",
    }
    for reason, proof in wrong.items():
        refused(reason, key_acts.confirm_key, by=world.a_delegate, on=waiting, voucher_proof=proof)
    key_acts.revoke_key(by=world.a_delegate, on=key_acts.active_key(world.a))
    proof = word_for(world, telephone, held)
    refused("voucher_gone", key_acts.confirm_key, by=world.a_delegate, on=waiting, voucher_proof=proof)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.voucher_leaf) == ("waiting", None)


def test_whoever_never_had_a_key_needs_no_voucher(world: World) -> None:
    telephone = Telephone(world.b_liaison)
    key = telephone.enrol(world.b_delegate)
    refused("voucher_gone", key_acts.confirm_key, by=world.b_delegate, on=key, voucher_proof="x")
    assert key_acts.voucher_missing(key, key.organisation.keys.all()) is False


def ask_for_signatures() -> None:
    """From now on a text of any kind asks for a signature by passkey at least."""
    changed = {'signing_level = { value = "attested"': 'signing_level = { value = "passkey"'}
    assert next(iter(changed.values())) in adopt(1, replaced=changed).rules


def test_where_a_signature_is_asked_for_the_key_has_to_vouch_first(world: World) -> None:
    held, telephone, waiting = keyed(world)
    key = key_acts.confirm_key(by=world.a_delegate, on=waiting)
    version = flow.frozen(world)
    early = telephone.sign(version)
    ask_for_signatures()
    refused("passkey_not_vouched", acts.confirm_signature, by=world.a_delegate, on=early)
    with later(3):
        clock.tick()
    early.refresh_from_db()
    assert early.state == "replaced"
    refused("passkey_not_vouched", telephone.sign, version)
    key_acts.confirm_key(by=world.a_delegate, on=key, voucher_proof=word_for(world, telephone, held))
    assert acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version)).state == "valid"


def test_a_statement_says_beside_each_name_what_the_verifier_says(world: World) -> None:
    """a: vouched for; b: never; c: not before it signed; d: a key only since then, so nobody could have vouched."""
    phones = {letter: Telephone(getattr(world, f"{letter}_liaison")) for letter in "abcd"}
    people = {letter: (getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate")) for letter in "abcd"}
    keys = {letter: flow.enrol(getattr(world, letter), *people[letter])[1] for letter in "abc"}
    rows = {letter: phone.enrol(people[letter][1]) for letter, phone in phones.items()}

    def vouch(letter: str) -> None:
        message = key_acts.enrolment_document(
            getattr(world, letter), phones[letter].inner.cose, keys[letter].public
        )  # fmt: skip
        proof = keys[letter].sign(message, engine.KEY_NAMESPACE)
        key_acts.confirm_key(by=people[letter][1], on=rows[letter], voucher_proof=proof)

    vouch("a")
    version = flow.frozen(world)
    for letter, phone in phones.items():
        acts.confirm_signature(by=people[letter][1], on=phone.sign(version))
    vouch("c")
    flow.enrol(world.d, *people["d"])
    with later(4):
        statement = statements.publish_for_all(by=world.a_liaison, on=version)
        bundle = bundles.bundle(statement)
    wanted = {getattr(world, letter).public_id: letter in "bc" for letter in "abcd"}
    for policy in (bytes(bundles.policy(statement).data), last_policy()):
        report = engine.verify_bundle(bundle, policy)
        assert {row.organisation: row.unvouched for row in report.signatories} == wanted, report.reason
    said = json.loads(Client().get(address("signatures", statement)).content)["signatories"]
    assert {row["organisation"]: row["unvouched"] for row in said} == wanted
    page = Client().get(address("page", statement, "en")).content.decode()
    paper = Client().get(address("plain", statement, language="en")).content.decode()
    beside = "not vouched for by the organisation’s key: only the host says whose passkey it is"
    for written in (plain(page), " ".join(paper.split())):
        assert (written.count("igned with a passkey"), written.count(beside)) == (4, 2)
        for letter in "bc":
            name = NAMES[letter]["en"]
            assert beside in written[written.rindex(name) :][: len(name) + 160], name


def test_the_page_offers_it_and_says_what_readers_see(world: World) -> None:
    held, telephone, waiting = keyed(world)
    client, page = client_of(world.a_delegate), "/en/w/keys/"
    document = client.get(reverse("members.key_document"), {"passkey": telephone.credential})
    assert document.content == key_acts.enrolment_document(world.a, telephone.inner.cose, held.public)
    assert "Let the key of your organisation vouch for it" in plain(client.get(page).content.decode())
    there = reverse("members.confirm_key", args=[waiting.pk])
    assert client.post(there).status_code == 302
    said = plain(client.get(page).content.decode())
    assert "No key of your organisation has vouched for it" in said
    assert client.post(there, {"voucher_proof": word_for(world, telephone, held)}).status_code == 302
    said = plain(client.get(page).content.decode())
    assert "The key of your organisation vouched for it." in said
    assert "Let the key of your organisation vouch for it" not in said
    foreign = client_of(world.b_delegate).get(reverse("members.key_document"), {"passkey": telephone.credential})
    assert foreign.status_code == 302
