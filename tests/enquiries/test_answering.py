"""Taken by one, drafted, objected to, sent: who may, who may not, and what two do at once."""

from datetime import timedelta
from typing import Any

import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.enquiries import acts
from hamgam.enquiries.models import AnswerObjection, Enquiry, EnquiryAnswer, OutgoingAnswer
from hamgam.enquiries.saying import decided, in_whose_name, letter
from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.notices.waiting import waiting
from hamgam.record import times
from tests.at_once import at_once
from tests.decisions.brought import QUESTION, answered, brought, close
from tests.enquiries.arrived import SAID, arrived, drafted, later, leave, sent, taken
from tests.furnished import furnished
from tests.notices.postbox import wants_letters
from tests.people import World


def code_of(act: Any, **given: Any) -> str:
    with pytest.raises(NotPossible) as refused:
        act(**given)
    return refused.value.code


def reason_of(act: Any, **given: Any) -> str:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value.verdict.reason


def test_a_letter_is_taken_by_one_and_given_back(world: World) -> None:
    row = taken(world.a_delegate)
    assert (row.state, row.taken_by) == ("taken", world.a)
    assert code_of(acts.take, by=world.b_liaison, on=row) == "enquiry_taken"
    assert reason_of(acts.give_back, by=world.b_liaison, on=row) == "other_organisation"
    acts.give_back(by=world.a_liaison, on=row)
    assert acts.take(by=world.b_liaison, on=row).taken_by == world.b


def test_observers_and_strangers_take_nothing(world: World) -> None:
    row = arrived()
    for actor in (world.observer, world.nobody, world.clock):
        with pytest.raises(Refused):
            acts.take(by=actor, on=row)


def test_an_answer_goes_out_once_nobody_can_object_and_says_in_whose_name(world: World) -> None:
    answer = drafted(world.a_delegate)
    assert reason_of(acts.send, by=world.a_delegate, on=answer) == "wrong_role"
    assert code_of(acts.send, by=world.a_liaison, on=answer) == "enquiry_answer_early"
    with later(answer):
        acts.send(by=world.a_liaison, on=answer)
    answer.refresh_from_db()
    assert (answer.state, answer.enquiry.state, OutgoingAnswer.objects.count()) == ("sent", "answered", 1)
    said = "این پاسخ به نام انجمن آب‌بانان است و به نام هم‌پیمانی آزمون نیست."
    assert (in_whose_name(answer), said in letter(answer).body, SAID in letter(answer).body) == (said, True, True)
    assert letter(answer).subject == "پاسخ: آب شهر ما"


def test_it_goes_by_itself_when_that_was_asked_for(world: World) -> None:
    answer = acts.send(by=world.a_liaison, on=drafted(world.a_liaison), when_free=True)
    assert (answer.state, answer.by_itself) == ("draft", True)
    clock.tick(answer.free_at - timedelta(minutes=1))
    assert EnquiryAnswer.objects.get().state == "draft"
    with later(answer):
        assert "enquiries.send" in clock.tick(times.now())
        assert "enquiries.send" not in clock.tick(times.now())
    assert EnquiryAnswer.objects.get().state == "sent"


def test_the_clock_sends_nothing_that_was_not_let_go(world: World) -> None:
    answer = drafted(world.a_liaison)
    with later(answer):
        assert code_of(acts.send, by=world.clock, on=answer) == "enquiry_answer_waits"
        assert "enquiries.send" not in clock.tick(times.now())


def test_an_objection_holds_it_until_it_is_written_anew(world: World) -> None:
    answer = acts.send(by=world.a_liaison, on=drafted(world.a_liaison), when_free=True)
    assert reason_of(acts.object, by=world.a_liaison, on=answer, reason="نه") == "own_organisation"
    assert reason_of(acts.object, by=world.b_delegate, on=answer, reason="نه") == "wrong_role"
    assert code_of(acts.object, by=world.b_liaison, on=answer, reason=" ") == "enquiry_reason_missing"
    acts.object(by=world.b_liaison, on=answer, reason="این را نمی‌دانیم.")
    assert code_of(acts.object, by=world.b_liaison, on=answer, reason="باز") == "enquiry_objected_already"
    with later(answer):
        assert "enquiries.send" not in clock.tick(times.now())
        assert code_of(acts.send, by=world.a_liaison, on=answer) == "enquiry_answer_held"
        anew = acts.draft(by=world.a_liaison, on=answer.enquiry, words="شاید.")
    answer.refresh_from_db()
    assert (answer.state, answer.by_itself, anew.objections.count()) == ("replaced", False, 0)
    assert anew.free_at > answer.free_at
    assert code_of(acts.send, by=world.a_liaison, on=answer) == "enquiry_answer_gone"
    with later(anew):
        assert acts.send(by=world.a_liaison, on=anew).state == "sent"


def test_an_objection_that_is_taken_back_lets_it_go(world: World) -> None:
    answer = acts.send(by=world.a_liaison, on=drafted(world.a_liaison), when_free=True)
    objection = acts.object(by=world.b_liaison, on=answer, reason="این را نمی‌دانیم.")
    assert reason_of(acts.withdraw_objection, by=world.c_liaison, on=objection) == "other_organisation"
    acts.withdraw_objection(by=world.b_liaison, on=objection)
    assert code_of(acts.withdraw_objection, by=world.b_liaison, on=objection) == "enquiry_objection_over"
    with later(answer):
        clock.tick(times.now())
    assert EnquiryAnswer.objects.get().state == "sent"


def test_an_objection_that_comes_while_it_goes_out_comes_too_late(world: World) -> None:
    answer = sent(world)
    assert code_of(acts.object, by=world.b_liaison, on=answer, reason="نه") == "enquiry_answer_gone"
    assert AnswerObjection.objects.count() == 0


@pytest.mark.django_db
def test_where_answers_are_seen_afterwards_they_go_at_once_and_objections_stand_beside_them() -> None:
    world = furnished("platform")
    answer = drafted(world.a_liaison)
    seen = EnquiryAnswer.objects.visible_to
    assert (list(seen(world.b_liaison)), list(seen(world.a_delegate))) == ([], [answer])
    answer = acts.send(by=world.a_liaison, on=answer)
    assert (answer.state, list(seen(world.b_liaison))) == ("sent", [answer])
    acts.object(by=world.b_liaison, on=answer, reason="ما چنین نمی‌گوییم.")
    assert AnswerObjection.objects.get().organisation == world.b


def test_the_coalition_says_an_adopted_decision_in_its_own_words_and_nothing_that_was_typed(world: World) -> None:
    row = taken(world.a_liaison)
    open_one = brought(world)
    assert code_of(acts.draft, by=world.a_liaison, on=row, words=SAID, decision=1) == "enquiry_decision_unknown"
    matter = close(answered(world, open_one, *["accept"] * 4))
    refused = close(answered(world, brought(world), "accept", "reject", "reject", "reject"))
    refused.refresh_from_db()
    matter.refresh_from_db()
    for number in {refused.decision, 99, 0} - {None, matter.decision}:
        assert (
            code_of(acts.draft, by=world.a_liaison, on=row, words=SAID, decision=number) == "enquiry_decision_unknown"
        )
    answer = acts.draft(by=world.a_liaison, on=row, words=SAID, decision=matter.decision)
    assert in_whose_name(answer) == "آنچه در بالا آمده به نام انجمن آب‌بانان است و به نام هم‌پیمانی آزمون نیست."
    part = decided(answer)
    assert part is not None and part.words.split("\n\n")[0] == QUESTION["fa"]
    assert ("تصمیم ۱" in part.head, SAID in part.head + part.words) == (True, False)
    body = letter(answer).body
    assert body.index(SAID) < body.index(in_whose_name(answer)) < body.index(part.head) < body.index(f"«{part.words}»")
    assert decided(acts.draft(by=world.a_liaison, on=row, words=SAID)) is None


@pytest.mark.django_db
def test_an_answer_with_a_decision_waits_even_where_answers_are_seen_afterwards() -> None:
    world = furnished("platform")
    matter = close(answered(world, brought(world, closes_at=times.now() + timedelta(days=12)), *["accept"] * 4))
    matter.refresh_from_db()
    wants_letters(world.b_liaison)
    clock.tick()
    answer = drafted(world.a_liaison, decision=matter.decision)
    assert (answer.free_at - times.now()).total_seconds() > 47 * 3600
    assert code_of(acts.send, by=world.a_liaison, on=answer) == "enquiry_answer_early"
    assert [task.about for task in waiting(world.b_liaison) if task.about.startswith("answer-")] == [
        f"answer-{answer.pk}"
    ]
    clock.tick()
    assert list(Letter.objects.filter(about__startswith="answer").values_list("about", flat=True)) == [
        f"answer-{answer.pk}"
    ]
    acts.object(by=world.b_liaison, on=answer, reason="این را نگفته‌ایم.")
    with later(answer):
        assert code_of(acts.send, by=world.a_liaison, on=answer) == "enquiry_answer_held"


@pytest.mark.django_db
def test_where_answers_are_seen_afterwards_the_liaisons_of_the_others_are_told_of_each_once() -> None:
    world = furnished("platform")
    wants_letters(world.a_liaison, world.b_liaison, world.c_delegate)
    clock.tick()
    answer = drafted(world.a_liaison)
    clock.tick()
    assert Letter.objects.filter(person__isnull=False).count() == 0
    acts.send(by=world.a_liaison, on=answer)
    clock.tick()
    clock.tick()
    told = Letter.objects.filter(person__isnull=False).values_list("about", "person")
    assert list(told) == [(f"answered-{answer.pk}", world.b_liaison.person.pk)]


def test_a_letter_of_an_organisation_that_left_waits_again_and_its_answer_goes_nowhere(world: World) -> None:
    answer = acts.send(by=world.a_liaison, on=drafted(world.a_liaison), when_free=True)
    leave(world.a_liaison)
    with later(answer):
        assert "enquiries.send" not in clock.tick(times.now())
        assert code_of(acts.send, by=world.clock, on=answer) == "enquiry_not_taken"
        row = Enquiry.objects.get()
        assert (row.stands, list(Enquiry.objects.waiting())) == ("waiting", [row])
        acts.take(by=world.b_liaison, on=row)
    answer.refresh_from_db()
    assert (answer.state, Enquiry.objects.get().holder) == ("replaced", world.b)


def test_a_letter_is_closed_without_an_answer_with_a_reason_by_whoever_has_taken_it(world: World) -> None:
    row = arrived()
    assert code_of(acts.close, by=world.c_liaison, on=row, reason="هرزنامه") == "enquiry_not_taken"
    acts.take(by=world.c_liaison, on=row)
    assert code_of(acts.close, by=world.c_liaison, on=row, reason="") == "enquiry_reason_missing"
    assert reason_of(acts.close, by=world.c_delegate, on=row, reason="هرزنامه") == "wrong_role"
    acts.close(by=world.c_liaison, on=row, reason="هرزنامه")
    assert code_of(acts.take, by=world.b_liaison, on=row) == "enquiry_over"
    other = taken(world.a_liaison)
    assert reason_of(acts.close, by=world.c_liaison, on=other, reason="هرزنامه") == "other_organisation"


def test_what_is_missing_or_too_long_is_said(world: World) -> None:
    row = taken(world.a_liaison)
    assert code_of(acts.draft, by=world.a_liaison, on=row, words=" ") == "enquiry_answer_missing"
    assert code_of(acts.draft, by=world.a_liaison, on=row, words="x" * 6_001) == "enquiry_answer_long"
    assert reason_of(acts.draft, by=world.b_liaison, on=row, words=SAID) == "other_organisation"
    assert code_of(acts.draft, by=world.b_liaison, on=arrived(), words=SAID) == "enquiry_not_taken"


def test_of_two_who_take_a_letter_at_once_one_has_it(transactional_db: None) -> None:
    world = furnished()
    row = arrived()
    tries = [(actor, lambda by: acts.take(by=by, on=Enquiry.objects.get(pk=row.pk))) for actor in world.liaisons]
    assert at_once(tries) == ["done", *["enquiry_taken"] * 3]


def test_an_objection_and_the_sending_at_once_do_not_both_happen(transactional_db: None) -> None:
    world = furnished()
    with times.told(times.now() - timedelta(days=5)):
        drafted(world.a_liaison)
    found = at_once(
        [
            (world.a_liaison, lambda by: acts.send(by=by, on=EnquiryAnswer.objects.get())),
            (world.b_liaison, lambda by: acts.object(by=by, on=EnquiryAnswer.objects.get(), reason="نه")),
        ]
    )
    assert found in (["done", "enquiry_answer_held"], ["done", "enquiry_answer_gone"])
