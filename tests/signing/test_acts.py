"""Signing without a key, declining, objecting, withdrawing, and what falls due: allowed and refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.mergers import Terms
from hamgam.record.models import Entry
from hamgam.record.times import told
from hamgam.signing import acts
from hamgam.signing.models import Consent, Silence
from hamgam.statements import acts as statements
from hamgam.texts.models import Version
from tests import flow
from tests.members.succeeded import settle, split
from tests.people import PASSWORD, World


def code(caught) -> str:
    return caught.value.code


def later(days: float):
    """The clock of acts, so many days from now."""
    return told(timezone.now() + timedelta(days=days))


def alone(world: World) -> Version:
    """A frozen text; then organisation a keeps its liaison alone."""
    version = flow.frozen(world)
    members.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    return version


def test_an_attested_signature_counts_when_a_second_person_confirms_it(world: World) -> None:
    version = flow.frozen(world)
    waiting = acts.attest(by=world.a_liaison, on=version, note="به زبان ساده.", where="هیئت مدیره")
    assert (waiting.state, waiting.valid_from, waiting.leaf) == ("waiting", None, None)
    made = acts.confirm_attestation(by=world.a_delegate, on=waiting)
    assert (made.state, made.level, made.note, made.where) == ("valid", "attested", "به زبان ساده.", "هیئت مدیره")
    version.text.refresh_from_db()
    assert version.text.stage == "signing"


@pytest.mark.parametrize("who", ["a_liaison", "b_delegate", "observer", "nobody", "clock"])
def test_nobody_else_confirms_it(world: World, who: str) -> None:
    waiting = acts.attest(by=world.a_liaison, on=flow.frozen(world))
    with pytest.raises(Refused):
        acts.confirm_attestation(by=getattr(world, who), on=waiting)
    assert Consent.objects.get().state == "waiting"


@pytest.mark.parametrize("who", ["observer", "nobody", "clock"])
def test_who_sits_in_no_member_organisation_signs_nothing(world: World, who: str) -> None:
    version, by = flow.frozen(world), getattr(world, who)
    for act in (acts.attest, acts.decline):
        with pytest.raises(Refused):
            act(by=by, on=version)
    with pytest.raises(Refused):
        acts.sign(by=by, on=version, signature="x")
    assert Consent.objects.count() == 0


def test_a_delegate_does_not_decline_for_the_organisation(world: World) -> None:
    with pytest.raises(Refused) as caught:
        acts.decline(by=world.a_delegate, on=flow.frozen(world))
    assert (caught.value.verdict.reason, caught.value.verdict.article) == ("wrong_role", "10.5")


def test_a_form_sent_twice_is_recorded_once(world: World) -> None:
    version = flow.frozen(world)
    acts.attest(by=world.a_liaison, on=version, token="t1")
    with pytest.raises(AlreadyRecorded):
        acts.attest(by=world.a_liaison, on=version, token="t1")
    assert Consent.objects.count() == 1


def test_a_signature_that_stands_does_not_give_way_to_a_refusal(world: World) -> None:
    version = flow.frozen(world)
    flow.attest(version, world.a_liaison, world.a_delegate)
    for act in (acts.decline, acts.attest):
        with pytest.raises(NotPossible) as caught:
            act(by=world.a_liaison, on=version)
        assert code(caught) == "already_signed"
    assert Consent.objects.get().answer == "sign"


def test_a_refusal_gives_way_to_a_signature(world: World) -> None:
    version = flow.frozen(world)
    acts.decline(by=world.a_liaison, on=version, note="هنوز نه.")
    flow.attest(version, world.a_liaison, world.a_delegate)
    assert list(Consent.objects.values_list("answer", "state")) == [("decline", "replaced"), ("sign", "valid")]


def test_a_new_answer_takes_the_place_of_one_that_waits(world: World) -> None:
    version = flow.frozen(world)
    first = acts.attest(by=world.a_liaison, on=version, note="یک")
    acts.attest(by=world.a_liaison, on=version, note="دو")
    with pytest.raises(NotPossible) as caught:
        acts.confirm_attestation(by=world.a_delegate, on=first)
    assert code(caught) == "not_waiting"
    assert list(Consent.objects.values_list("note", "state")) == [("یک", "replaced"), ("دو", "waiting")]


@pytest.mark.parametrize("note", ["x" * 1001, "ب" * 2_000_000])
def test_a_note_that_is_too_long_is_refused(world: World, note: str) -> None:
    with pytest.raises(NotPossible) as caught:
        acts.attest(by=world.a_liaison, on=flow.frozen(world), note=note)
    assert (code(caught), caught.value.data) == ("note_long", {"limit": 1000})


def test_hidden_signs_in_a_note_do_not_reach_what_is_signed(world: World) -> None:
    made = acts.attest(by=world.a_liaison, on=flow.frozen(world), note="می\u202eپذیریم\u200b \u2066با شرط\u2069")
    assert made.note == "میپذیریم با شرط"


# --- an organisation of one person


def test_an_organisation_of_one_waits_for_the_hours_of_objection(world: World) -> None:
    waiting = acts.attest(by=world.a_liaison, on=alone(world))
    assert timedelta(hours=47) < waiting.valid_from - timezone.now() <= timedelta(hours=48)
    with pytest.raises(Refused):
        acts.confirm_attestation(by=world.a_liaison, on=waiting)
    with pytest.raises(NotPossible) as caught:
        acts.expire(by=world.clock, on=waiting)
    assert code(caught) == "not_due_yet"
    with later(2.01):
        made = acts.expire(by=world.clock, on=waiting)
    assert (made.state, made.confirmed_by) == ("valid", None)


def test_what_stood_after_the_hours_of_objection_cannot_be_objected_to_again(world: World) -> None:
    waiting = acts.attest(by=world.a_liaison, on=alone(world))
    with later(2.01):
        acts.expire(by=world.clock, on=waiting)
    second = flow.seat_in(world, world.a_liaison, world.a, "delegate", "a-new")
    with later(2.02), pytest.raises(NotPossible) as caught:
        acts.object(by=second, on=waiting)
    assert code(caught) == "too_late_to_object"


@pytest.mark.parametrize("who", ["a_liaison", "b_liaison", "nobody"])
def test_people_do_not_let_a_signature_stand_in_place_of_the_clock(world: World, who: str) -> None:
    waiting = acts.attest(by=world.a_liaison, on=alone(world))
    with later(3), pytest.raises(Refused):
        acts.expire(by=getattr(world, who), on=waiting)


# --- objections


def test_another_person_objects_before_it_is_confirmed(world: World) -> None:
    version = flow.frozen(world)
    waiting = acts.attest(by=world.a_liaison, on=version)
    acts.object(by=world.a_delegate, on=waiting, reason="تصمیم نگرفتیم.")
    with pytest.raises(NotPossible):
        acts.confirm_attestation(by=world.a_delegate, on=waiting)
    assert list(Consent.objects.values_list("state", "leaf")) == [("objected", None)]


def test_a_third_person_objects_within_the_hours_and_it_does_not_count(world: World) -> None:
    third = flow.seat_in(world, world.a_liaison, world.a, "delegate", "a-third")
    version = flow.frozen(world)
    made = flow.attest(version, world.a_liaison, world.a_delegate)
    acts.object(by=third, on=made)
    assert statements.consent_answers(version)[world.a.public_id] is None
    assert acts.attest(by=world.a_liaison, on=version).state == "waiting"


def test_after_the_hours_an_objection_comes_too_late(world: World) -> None:
    third = flow.seat_in(world, world.a_liaison, world.a, "delegate", "a-third")
    made = flow.attest(flow.frozen(world), world.a_liaison, world.a_delegate)
    with later(2.01), pytest.raises(NotPossible) as caught:
        acts.object(by=third, on=made)
    assert code(caught) == "too_late_to_object"


@pytest.mark.parametrize("who", ["a_liaison", "b_liaison", "observer"])
def test_who_signed_it_or_sits_elsewhere_does_not_object(world: World, who: str) -> None:
    waiting = acts.attest(by=world.a_liaison, on=flow.frozen(world))
    with pytest.raises(Refused):
        acts.object(by=getattr(world, who), on=waiting)


# --- the deadline


def test_who_has_not_answered_at_the_deadline_is_recorded_and_may_still_answer(world: World) -> None:
    version = flow.frozen(world)
    flow.attest(version, world.a_liaison, world.a_delegate)
    acts.decline(by=world.b_liaison, on=version)
    acts.attest(by=world.c_liaison, on=version)
    with pytest.raises(NotPossible) as caught:
        acts.expire(by=world.clock, on=version)
    assert code(caught) == "not_due_yet"
    with later(15):
        acts.expire(by=world.clock, on=version)
        with pytest.raises(NotPossible) as again:
            acts.expire(by=world.clock, on=version)
        assert set(Silence.objects.values_list("organisation", flat=True)) == {world.c.pk, world.d.pk}
        flow.attest(version, world.d_liaison, world.d_delegate)
    assert code(again) == "nobody_is_silent"
    assert statements.consent_answers(version)[world.c.public_id] is None
    assert statements.consent_answers(version)[world.d.public_id] == "sign"
    assert Entry.objects.filter(act="signing.expire").values_list("article", "subject_kind").get() == (
        "10.8",
        "version",
    )


def test_silence_neither_signs_nor_stops_what_the_bylaws_allow(world: World) -> None:
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    with later(15):
        acts.expire(by=world.clock, on=version)
        with pytest.raises(Refused) as refused:
            statements.publish_for_all(by=world.coordinator, on=version)
        made = statements.publish_for_signatories(by=world.coordinator, on=version)
    assert refused.value.verdict.missing == (world.d.public_id,)
    assert made.rule == "signatories"


# --- withdrawing


def test_before_publication_a_withdrawn_signature_no_longer_counts_and_may_come_again(world: World) -> None:
    version = flow.frozen(world)
    acts.withdraw(by=world.a_liaison, on=flow.attest(version, world.a_liaison, world.a_delegate))
    assert statements.consent_answers(version)[world.a.public_id] is None
    flow.attest(version, world.a_liaison, world.a_delegate)
    assert statements.consent_answers(version)[world.a.public_id] == "sign"


def test_after_publication_both_stay_visible_and_it_is_not_signed_again(world: World) -> None:
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statements.publish_for_all(by=world.coordinator, on=version)
    made = version.consents.get(organisation=world.a)
    acts.withdraw(by=world.a_liaison, on=made, note="شرط‌ها عوض شد.")
    with pytest.raises(NotPossible) as twice:
        acts.withdraw(by=world.a_liaison, on=made)
    with pytest.raises(NotPossible) as again:
        acts.attest(by=world.a_liaison, on=version)
    assert (code(twice), code(again)) == ("nothing_to_withdraw", "withdrawn_stays")
    assert version.consents.get(organisation=world.a).state == "withdrawn"


@pytest.mark.parametrize("who", ["a_delegate", "b_liaison", "coordinator", "observer", "clock"])
def test_only_the_own_liaison_withdraws(world: World, who: str) -> None:
    made = flow.attest(flow.frozen(world), world.a_liaison, world.a_delegate)
    with pytest.raises(Refused):
        acts.withdraw(by=getattr(world, who), on=made)


def test_an_organisation_that_came_after_the_freeze_answers_once_the_text_is_published(world: World) -> None:
    version = flow.frozen(world)
    signed = {letter: getattr(world, letter) for letter in "abc"}
    declared = split(
        world.d_liaison,
        {"fa": "گروه پزشکان کوه"},
        {"fa": "گروه پزشکان دشت"},
        Terms(False, False, False, membership=True),
    )
    settle(world, declared)
    parts = members.invite_part(by=Actor.of(world.d_liaison.person), on=declared)
    taken = members.accept_invitation(
        by=Actor.invited(parts.organisation), on=parts, username="d-part", password=PASSWORD, display_name=""
    )
    part = Actor.of(taken.person, parts.organisation)
    for act in (acts.attest, acts.decline):
        with pytest.raises(NotPossible) as caught:
            act(by=part, on=version)
        assert code(caught) == "not_in_roster"
    for letter in signed:
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    statements.publish_for_signatories(by=world.coordinator, on=version)
    made = acts.attest(by=part, on=Version.objects.get(pk=version.pk))
    assert (made.late, made.state, bool(made.later_roster)) == (True, "waiting", True)


def test_a_text_waits_again_for_an_organisation_that_took_its_signature_back(world):
    from hamgam.texts.waiting import waiting as texts_waiting

    version = flow.frozen(world)
    consent = flow.attest(version, world.a_liaison, world.a_delegate)
    assert [row.unsigned for row in texts_waiting(world.a_liaison, [version.text]).values()] == [False]
    acts.withdraw(by=world.a_liaison, on=consent)
    assert [row.unsigned for row in texts_waiting(world.a_liaison, [version.text]).values()] == [True]
