"""An organisation that lost its only liaison gets one again: by its key, or by what the others say in view of all."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.engine import record
from hamgam.members import acts, here
from hamgam.members.actor import Actor
from hamgam.members.liaisons import letter
from hamgam.record import log
from hamgam.record.times import now, told
from tests.members.keys import enrol
from tests.people import PASSWORD, seat

NUMBER = "0123456789abcdef" * 2


def without_liaison(world, organisation, liaison):
    acts.end_seat(by=liaison, on=liaison.seat, last_is_known=True)
    return organisation


def handed_in(organisation, private, *, document=None, token=NUMBER):
    document = document or letter(organisation, here.today(), NUMBER)
    pasted = private.sign(record.letter_document(log.origin(), document), record.LETTER_NAMESPACE)
    return acts.name_liaison_by_letter(
        by=Actor.key_holder(organisation), on=organisation, token=token, letter=document, origin=log.origin(),
        pasted=pasted,
    )  # fmt: skip


@pytest.fixture
def keyed(world):
    """Organisation a with a key in force and without a liaison; the key's private half."""
    private = enrol(world.a_liaison, world.a_delegate)
    return without_liaison(world, world.a, world.a_liaison), private


def test_a_signed_letter_names_a_liaison(keyed):
    organisation, private = keyed
    link = handed_in(organisation, private)
    taken = acts.accept_invitation(by=Actor.invited(organisation), on=link, username="returned", password=PASSWORD)
    assert (taken.role, taken.organisation) == ("liaison", organisation)


def test_a_letter_serves_once(keyed):
    organisation, private = keyed
    handed_in(organisation, private)
    with pytest.raises(AlreadyRecorded):
        handed_in(organisation, private)


def code_of(call, *args, **given):
    with pytest.raises(NotPossible) as raised:
        call(*args, **given)
    return raised.value.code


def test_a_letter_of_another_key_names_nobody(keyed, world):
    organisation, _private = keyed
    stranger = enrol(world.b_liaison, world.b_delegate)
    assert code_of(handed_in, organisation, stranger) == "letter_of_another"


def test_a_letter_of_another_organisation_names_nobody_here(keyed, world):
    organisation, private = keyed
    assert (
        code_of(handed_in, organisation, private, document=letter(world.b, here.today(), NUMBER)) == "letter_of_another"
    )


def test_a_letter_for_another_purpose_names_nobody(keyed):
    organisation, private = keyed
    other = letter(organisation, here.today(), NUMBER)._replace(purpose="greeting")
    assert code_of(handed_in, organisation, private, document=other) == "letter_of_another"


@pytest.mark.parametrize(("days", "refusal"), [(-15, True), (-14, False), (0, False), (1, False), (2, True)])
def test_a_letter_is_handed_in_soon(keyed, days, refusal):
    organisation, private = keyed
    document = letter(organisation, here.today() + timedelta(days=days), NUMBER)
    if refusal:
        assert code_of(handed_in, organisation, private, document=document) == "letter_old"
    else:
        assert handed_in(organisation, private, document=document).role == "liaison"


def test_a_letter_whose_words_were_changed_names_nobody(keyed):
    organisation, private = keyed
    document = letter(organisation, here.today(), NUMBER)
    pasted = private.sign(record.letter_document(log.origin(), document), record.LETTER_NAMESPACE)
    changed = document._replace(lines=(*document.lines, "And more."))
    code = code_of(
        acts.name_liaison_by_letter, by=Actor.key_holder(organisation), on=organisation, letter=changed,
        origin=log.origin(), pasted=pasted,
    )  # fmt: skip
    assert code == "letter_unsigned"


def test_a_signature_made_for_a_consent_is_no_letter(keyed):
    organisation, private = keyed
    document = letter(organisation, here.today(), NUMBER)
    pasted = private.sign(record.letter_document(log.origin(), document), record.CONSENT_NAMESPACE)
    code = code_of(
        acts.name_liaison_by_letter, by=Actor.key_holder(organisation), on=organisation, letter=document,
        origin=log.origin(), pasted=pasted,
    )  # fmt: skip
    assert code == "letter_unsigned"


def test_a_letter_is_not_needed_while_there_is_a_liaison(world):
    private = enrol(world.a_liaison, world.a_delegate)
    assert code_of(handed_in, world.a, private) == "has_liaison"


def test_whoever_holds_one_key_names_nobody_elsewhere(keyed, world):
    organisation, private = keyed
    document = letter(organisation, here.today(), NUMBER)
    pasted = private.sign(record.letter_document(log.origin(), document), record.LETTER_NAMESPACE)
    with pytest.raises(Refused) as refused:
        acts.name_liaison_by_letter(
            by=Actor.key_holder(world.b), on=organisation, letter=document, origin=log.origin(), pasted=pasted
        )
    assert refused.value.verdict.reason == "other_organisation"


@pytest.fixture
def proposal(world):
    """Organisation d without liaison and key; a proposes somebody."""
    without_liaison(world, world.d, world.d_liaison)
    return acts.propose_liaison(by=world.a_liaison, on=world.d, candidate="گل یخ", reason="او را می‌شناسند.")


def answer(proposal, *answers):
    for who, word in answers:
        acts.support_liaison(by=who, on=proposal, answer=word)


def test_the_organisations_name_a_liaison_when_all_who_answer_agree(world, proposal):
    answer(
        proposal, (world.a_liaison, "support"), (world.b_liaison, "support"), (world.c_delegate, "support"),
        (world.d_delegate, "support"),
    )  # fmt: skip
    link = acts.name_liaison_by_coalition(by=world.coordinator, on=proposal)
    assert (link.role, link.organisation, link.label) == ("liaison", world.d, "گل یخ")
    proposal.refresh_from_db()
    assert proposal.state == "named"


def test_nobody_is_named_before_the_time_is_over_or_all_have_answered(world, proposal):
    answer(proposal, (world.a_liaison, "support"), (world.b_liaison, "support"))
    with pytest.raises(Refused) as refused:
        acts.name_liaison_by_coalition(by=world.coordinator, on=proposal)
    assert (refused.value.verdict.reason, refused.value.verdict.article) == ("notice_too_short", "3.3")
    with told(now() + timedelta(days=8)):
        assert acts.name_liaison_by_coalition(by=world.coordinator, on=proposal).role == "liaison"


@pytest.mark.parametrize("word", ["object", "stand_aside"])
def test_one_who_does_not_agree_stops_it(world, proposal, word):
    answer(proposal, (world.a_liaison, "support"), (world.b_liaison, "support"), (world.c_liaison, word))
    with told(now() + timedelta(days=8)), pytest.raises(Refused) as refused:
        acts.name_liaison_by_coalition(by=world.coordinator, on=proposal)
    assert (refused.value.verdict.reason, refused.value.verdict.refused) == ("not_agreed", (world.c.public_id,))


def test_too_few_answers_name_nobody(world, proposal):
    answer(proposal, (world.a_liaison, "support"))
    with told(now() + timedelta(days=8)), pytest.raises(Refused) as refused:
        acts.name_liaison_by_coalition(by=world.coordinator, on=proposal)
    assert refused.value.verdict.reason == "quorum_missing"


def test_an_organisation_changes_its_answer_until_the_last_day(world, proposal):
    answer(proposal, (world.a_liaison, "object"), (world.a_delegate, "support"))
    assert proposal.answers_given() == {
        world.a.public_id: "support", world.b.public_id: None, world.c.public_id: None, world.d.public_id: None,
    }  # fmt: skip
    with told(now() + timedelta(days=8)):
        assert code_of(answer, proposal, (world.b_liaison, "support")) == "proposal_over"


def test_observers_and_strangers_have_no_answer(world, proposal):
    for who in (world.observer, world.nobody, world.clock):
        with pytest.raises(Refused):
            acts.support_liaison(by=who, on=proposal, answer="support")


def test_nobody_is_proposed_where_somebody_speaks_or_a_key_does(world, keyed):
    given = {"candidate": "گل یخ", "reason": "چون"}
    assert code_of(acts.propose_liaison, by=world.b_liaison, on=world.c, **given) == "has_liaison"
    assert code_of(acts.propose_liaison, by=world.b_liaison, on=world.a, **given) == "has_key"


def test_one_proposal_stands_at_a_time(world, proposal):
    given = {"candidate": "دیگری", "reason": "چون"}
    assert code_of(acts.propose_liaison, by=world.b_liaison, on=world.d, **given) == "proposed_already"
    with told(now() + timedelta(days=9)):
        later = acts.propose_liaison(by=world.b_liaison, on=world.d, **given)
    proposal.refresh_from_db()
    assert (proposal.state, later.state) == ("fallen", "open")


def test_a_liaison_who_came_in_another_way_ends_the_proposal(world, proposal):
    link_holder = seat(world.c, "delegate", "c-third", by=world.c_liaison)
    answer(proposal, *[(who, "support") for who in (world.a_liaison, world.b_liaison, link_holder, world.d_delegate)])
    first = acts.name_liaison_by_coalition(by=world.coordinator, on=proposal)
    acts.accept_invitation(by=Actor.invited(world.d), on=first, username="came", password=PASSWORD)
    assert code_of(acts.name_liaison_by_coalition, by=world.coordinator, on=proposal) == "proposal_over"
