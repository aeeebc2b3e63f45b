"""Keys: enrolled, confirmed by a second person, replaced with a voucher, revoked, compared; and the digits that follow."""

import pytest
from django.urls import reverse

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.engine import record as engine
from hamgam.engine.record.keyring import KeyRing
from hamgam.members import acts, key_acts
from hamgam.members.key_models import Comparison, Key
from hamgam.members.models import PolicyFile
from hamgam.record.models import Leaf
from tests import flow
from tests.keys import SigningKey
from tests.people import World, client_of
from tests.signing.machine import Machine, enrol


def leaves(kind: type) -> list:
    """The entries of a type in the record, in order."""
    read = (engine.parse_leaf(bytes(row.data)) for row in Leaf.objects.all())
    return [leaf for leaf in read if isinstance(leaf.entry, kind)]


def proof_of(held: SigningKey, organisation, namespace: str = engine.KEY_NAMESPACE) -> str:
    """The new key's signature over the document that enrols it."""
    return held.sign(key_acts.enrolment_document(organisation, held.public, None), namespace)


def vouched(new: SigningKey, former: SigningKey, organisation) -> dict[str, str]:
    """The new key's signature, and the former one's, over the document that names both."""
    message = key_acts.enrolment_document(organisation, new.public, former.public)
    return {
        "proof": new.sign(message, engine.KEY_NAMESPACE),
        "voucher_proof": former.sign(message, engine.KEY_NAMESPACE),
    }


def offered(world: World, held: SigningKey) -> Key:
    return key_acts.enrol_key(by=world.a_liaison, on=world.a, public=held.public, proof=proof_of(held, world.a))


def test_a_key_speaks_only_after_a_second_person_confirmed_it(world: World) -> None:
    key = offered(world, SigningKey())
    assert (key.state, key_acts.active_key(world.a), leaves(engine.KeyAdd)) == ("waiting", None, [])
    key_acts.confirm_key(by=world.a_delegate, on=key)
    assert key_acts.active_key(world.a) == key
    assert [engine.check_key_leaf(leaf) for leaf in leaves(engine.KeyAdd)] == [None]


@pytest.mark.parametrize(
    ("who", "reason"),
    [("a_liaison", "same_person"), ("b_liaison", "other_organisation"), ("coordinator", "other_organisation"),
     ("observer", "wrong_role"), ("nobody", "wrong_role")],
)  # fmt: skip
def test_nobody_else_confirms_it(world: World, who: str, reason: str) -> None:
    key = offered(world, SigningKey())
    with pytest.raises(Refused) as refused:
        key_acts.confirm_key(by=getattr(world, who), on=key)
    assert (refused.value.verdict.reason, refused.value.verdict.article) == (reason, "4.2")


@pytest.mark.parametrize("who", ["a_delegate", "b_liaison", "observer", "nobody"])
def test_only_the_own_liaison_enrols_a_key(world: World, who: str) -> None:
    held = SigningKey()
    with pytest.raises(Refused):
        key_acts.enrol_key(by=getattr(world, who), on=world.a, public=held.public, proof=proof_of(held, world.a))


def test_an_organisation_of_one_person_confirms_alone_and_everybody_sees_it(world: World) -> None:
    acts.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    key = key_acts.confirm_key(by=world.a_liaison, on=offered(world, SigningKey()))
    assert key.confirmed_alone
    page = client_of(world.b_liaison, language="en").get("/en/w/keys/").content.decode()
    assert page.count("confirmed by one person") == 1


@pytest.mark.parametrize("given", ["foreign", "other_purpose", "damaged", "other_organisation"])
def test_a_proof_that_does_not_hold_is_refused(world: World, given: str) -> None:
    held = SigningKey()
    proofs = {
        "foreign": SigningKey().sign(key_acts.enrolment_document(world.a, held.public, None), engine.KEY_NAMESPACE),
        "other_purpose": proof_of(held, world.a, namespace=engine.CONSENT_NAMESPACE),
        "damaged": proof_of(held, world.a)[:-60],
        "other_organisation": proof_of(held, world.b),
    }
    with pytest.raises(NotPossible) as caught:
        key_acts.enrol_key(by=world.a_liaison, on=world.a, public=held.public, proof=proofs[given])
    codes = {"foreign": "wrong_signer", "other_purpose": "wrong_namespace", "damaged": "no_signature_found",
             "other_organisation": "signature_false"}  # fmt: skip
    assert (caught.value.code, Key.objects.count()) == (codes[given], 0)


@pytest.mark.parametrize("public", [bytes(32), bytes([1] + [0] * 31), b"\xff" * 32])
def test_a_small_or_badly_written_key_is_refused(world: World, public: bytes) -> None:
    with pytest.raises(NotPossible) as caught:
        key_acts.enrol_key(by=world.a_liaison, on=world.a, public=public, proof="x")
    assert caught.value.code == "key_not_acceptable"


def test_a_key_belongs_to_one_organisation(world: World) -> None:
    _key, held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    with pytest.raises(NotPossible) as caught:
        key_acts.enrol_key(by=world.b_liaison, on=world.b, public=held.public, proof=proof_of(held, world.b))
    assert caught.value.code == "key_known"


def test_a_key_that_was_never_in_force_may_be_enrolled_again(world: World) -> None:
    held = SigningKey()
    key_acts.revoke_key(by=world.a_liaison, on=offered(world, held))
    assert offered(world, held).state == "waiting"


def test_the_former_key_vouches_for_the_new_one_and_is_revoked(world: World) -> None:
    former, old = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    new = SigningKey()
    key = key_acts.enrol_key(by=world.a_liaison, on=world.a, public=new.public, **vouched(new, old, world.a))
    key_acts.confirm_key(by=world.a_delegate, on=key)
    former.refresh_from_db()
    assert (former.state, key_acts.active_key(world.a), key.voucher) == ("revoked", key, former)
    added, revoked = leaves(engine.KeyAdd)[-1], leaves(engine.KeyRevoke)[-1]
    assert engine.check_key_leaf(added) is None
    ring = engine_ring(world)
    assert [ring.holds(world.a.public_id, held.public, key.since_leaf + 2) for held in (old, new)] == [False, True]
    assert revoked.entry.key != added.entry.key


def engine_ring(world: World):
    """The keys as a reader follows them who pinned the digits of before the replacement."""
    policies = [engine.parse_policy(bytes(row.data)) for row in PolicyFile.objects.order_by("size")]
    ring = KeyRing.of_policy(policies[-2])
    for row in Leaf.objects.filter(index__gte=policies[-2].size).order_by("index"):
        entry = engine.parse_leaf(bytes(row.data)).entry
        if isinstance(entry, engine.KeyAdd | engine.KeyRevoke):
            ring.follow(row.index, entry)
    return ring


def test_a_voucher_that_is_gone_meanwhile_vouches_for_nothing(world: World) -> None:
    former, old = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    new = SigningKey()
    key = key_acts.enrol_key(by=world.a_liaison, on=world.a, public=new.public, **vouched(new, old, world.a))
    key_acts.revoke_key(by=world.a_delegate, on=former)
    with pytest.raises(NotPossible) as caught:
        key_acts.confirm_key(by=world.a_delegate, on=key)
    assert caught.value.code == "voucher_gone"


def test_what_a_revoked_key_signed_before_stays_and_it_signs_no_more(world: World) -> None:
    key, held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    first, second = flow.frozen(world), flow.frozen(world)
    made = flow.sign_with_key(first, world.a_liaison, held)
    key_acts.revoke_key(by=world.a_delegate, on=key)
    made.refresh_from_db()
    with pytest.raises(NotPossible) as caught:
        flow.sign_with_key(second, world.a_liaison, held)
    assert (made.state, caught.value.code) == ("valid", "key_not_in_force")


@pytest.mark.parametrize("who", ["b_liaison", "observer", "nobody", "clock"])
def test_nobody_else_revokes_a_key(world: World, who: str) -> None:
    key, _held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    with pytest.raises(Refused):
        key_acts.revoke_key(by=getattr(world, who), on=key)


def test_others_state_once_that_they_compared_a_key(world: World) -> None:
    key, _held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    for _time in range(2):
        key_acts.compare_key(by=world.b_delegate, on=key)
    with pytest.raises(Refused) as refused:
        key_acts.compare_key(by=world.a_liaison, on=key)
    assert Comparison.objects.values_list("organisation", flat=True).get() == world.b.pk
    assert refused.value.verdict.reason == "own_organisation"


# --- the digits that readers pin


def digits() -> str:
    return PolicyFile.objects.order_by("-size").first().fingerprint


def test_the_digits_stand_from_the_end_of_the_founding(world: World) -> None:
    policy = engine.parse_policy(bytes(PolicyFile.objects.get().data))
    assert {row.organisation for row in policy.organisations} == {row.public_id for row in world.organisations}


def test_the_digits_change_when_a_key_or_a_name_does(world: World) -> None:
    seen = [digits()]
    key, _held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    seen.append(digits())
    key_acts.revoke_key(by=world.a_liaison, on=key)
    seen.append(digits())
    acts.rename_organisation(by=world.b_liaison, on=world.b, names={"fa": "کانون دهقانان"})
    seen.append(digits())
    assert len(set(seen)) == 4


def test_the_digits_stay_while_people_seats_and_texts_change(world: World) -> None:
    before = digits()
    offered(world, SigningKey())
    acts.end_seat(by=world.b_liaison, on=world.b_delegate.seat)
    acts.edit_organisation(by=world.c_liaison, on=world.c, contact="c@example.org")
    flow.frozen(world)
    assert (digits(), PolicyFile.objects.count()) == (before, 1)


# --- pages


def test_by_the_pages_alone_a_key_is_made_replaced_and_shown_to_all(world: World) -> None:
    machine = Machine()
    enrol(machine, world.a_liaison, world.a_delegate)
    enrol(machine, world.a_liaison, world.a_delegate, key="second", former="key")
    assert list(world.a.keys.order_by("pk").values_list("state", flat=True)) == ["revoked", "active"]
    public = engine.parse_public_key((machine.folder / "second.pub").read_text())
    assert engine.ssh_fingerprint(public) in client_of(world.observer).get("/fa/w/keys/").content.decode()


@pytest.mark.parametrize(
    ("line", "part"),
    [("", "required"), ("سلام", "ssh-ed25519"), ("ssh-rsa AAAA", "ssh-ed25519"), ("ssh-ed25519 AAAA", "ssh-ed25519")],
)
def test_a_line_that_is_no_key_is_refused_with_a_sentence(world: World, line: str, part: str) -> None:
    answer = client_of(world.a_liaison, language="en").post("/en/w/keys/new/", {"public": line})
    assert answer.status_code == 422
    assert part in str(answer.context["form"].errors)


def test_a_voucher_that_was_announced_is_asked_for(world: World) -> None:
    flow.enrol(world.a, world.a_liaison, world.a_delegate)
    client, new = client_of(world.a_liaison), SigningKey()
    page = reverse("members.enrol_key")
    client.post(page, {"public": engine.write_public_key(new.public), "vouch": "on"})
    answer = client.post(page, {"proof": "x"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["voucher_proof"])


@pytest.mark.parametrize("way", ["confirm_key", "revoke_key"])
@pytest.mark.parametrize("who", ["b_liaison", "coordinator", "observer"])
def test_the_key_of_another_organisation_is_neither_confirmed_nor_revoked(world: World, way: str, who: str) -> None:
    key = offered(world, SigningKey())
    answer = client_of(getattr(world, who)).post(reverse(f"members.{way}", args=[key.pk]))
    key.refresh_from_db()
    assert (answer.status_code, key.state) == (404, "waiting")


def test_the_table_of_fingerprints_is_printed(world: World) -> None:
    flow.enrol(world.a, world.a_liaison, world.a_delegate)
    for language in ("fa", "en"):
        answer = client_of(world.b_liaison, language=language).get(f"/{language}/w/keys/table.pdf")
        assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")
