"""Taking positions, allowed and refused."""

from datetime import date, timedelta

import pytest

from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.members import here
from hamgam.positions.acts import promise_answer, take, take_whole
from hamgam.positions.models import Position, Promise
from hamgam.record.models import Entry
from hamgam.texts import acts as texts
from hamgam.texts.answers import round_answers
from tests.furnished import furnished
from tests.positions.scene import another_round, close
from tests.texts.drafts import clauses, draft, in_round, lead_of

REASON = "تا پایان سال، بی برنامهٔ جایگزین، یعنی بیکاری."


def code_of(error) -> str:
    return error.value.code


def test_a_position_is_recorded_with_its_round_and_day(world):
    text = in_round(world)
    row = take(by=world.a_delegate, on=lead_of(clauses(text)[0]), stance="reject", reason=REASON, mandated=True)
    assert (row.organisation, row.stance, row.reason, row.mandated, row.current) == (
        world.a, "reject", REASON, True, True
    )  # fmt: skip
    assert (row.round, row.day) == (text.rounds.get(), here.today())


@pytest.mark.parametrize("stance", ["reservation", "reject"])
def test_a_reservation_and_a_refusal_need_a_reason(world, stance):
    wording = lead_of(clauses(in_round(world))[0])
    with pytest.raises(NotPossible) as error:
        take(by=world.a_liaison, on=wording, stance=stance, reason=" \u200c\n")
    assert (code_of(error), Position.objects.count()) == ("reason_missing", 0)


@pytest.mark.parametrize("stance", ["accept", "stand_aside"])
def test_accepting_and_standing_aside_need_none(world, stance):
    wording = lead_of(clauses(in_round(world))[0])
    assert take(by=world.a_liaison, on=wording, stance=stance).reason == ""


@pytest.mark.parametrize(("given", "code"), [
    ({"stance": ""}, "stance_missing"),
    ({"stance": "yes"}, "stance_missing"),
    ({"stance": "reject", "reason": "آ" * 4001}, "reason_too_long"),
])  # fmt: skip
def test_what_is_no_answer_is_refused(world, given, code):
    with pytest.raises(NotPossible) as error:
        take(by=world.a_liaison, on=lead_of(clauses(in_round(world))[0]), **given)
    assert code_of(error) == code


def test_a_reason_is_kept_in_persian_letters_without_hidden_marks(world):
    wording = lead_of(clauses(in_round(world))[0])
    row = take(by=world.a_liaison, on=wording, stance="reject", reason="\u202eكار ايمن\u200f")
    assert row.reason == "کار ایمن"


def test_a_change_keeps_the_former_answer_in_the_history(world):
    wording = lead_of(clauses(in_round(world))[0])
    take(by=world.a_liaison, on=wording, stance="accept")
    take(by=world.a_delegate, on=wording, stance="stand_aside")
    rows = [(row.stance, row.current) for row in Position.objects.order_by("pk")]
    assert rows == [("accept", False), ("stand_aside", True)]


def test_the_same_answer_again_changes_nothing(world):
    wording = lead_of(clauses(in_round(world))[0])
    take(by=world.a_liaison, on=wording, stance="reject", reason=REASON)
    take(by=world.a_liaison, on=wording, stance="reject", reason=f"  {REASON} ")
    assert Position.objects.count() == 1


def test_a_form_sent_twice_is_recorded_once(world):
    wording = lead_of(clauses(in_round(world))[0])
    take(by=world.a_liaison, on=wording, stance="accept", token="t" * 32)
    entries = Entry.objects.count()
    with pytest.raises(AlreadyRecorded):
        take(by=world.a_liaison, on=wording, stance="accept", token="t" * 32)
    assert (Position.objects.count(), Entry.objects.count()) == (1, entries)


def test_nobody_answers_for_another_organisation(world):
    wording = lead_of(clauses(in_round(world))[0])
    with pytest.raises(Refused) as error:
        take(by=world.a_liaison, on=wording, stance="accept", organisation=world.b.public_id)
    assert (error.value.verdict.reason, error.value.verdict.article) == ("other_organisation", "7.5")
    assert Position.objects.count() == 0


@pytest.mark.django_db
def test_an_observer_takes_no_position():
    world = furnished("alliance")
    with pytest.raises(Refused) as error:
        take(by=world.observer, on=lead_of(clauses(in_round(world))[0]), stance="accept")
    assert error.value.verdict.reason == "wrong_role"


def test_nothing_is_answered_before_a_round_and_after_it(world):
    text = draft(world)
    wording = lead_of(clauses(text)[0])
    with pytest.raises(Refused) as before:
        take(by=world.a_liaison, on=wording, stance="accept")
    another_round(world, text)
    close(text)
    with pytest.raises(Refused) as after:
        take(by=world.a_liaison, on=wording, stance="accept")
    assert [before.value.verdict.reason, after.value.verdict.reason] == ["wrong_stage", "wrong_stage"]


def test_a_withdrawn_wording_is_not_answered(world):
    text = in_round(world)
    wording = texts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words="آب پاک حق همه است.")
    take(by=world.a_liaison, on=wording, stance="accept")
    texts.withdraw_wording(by=world.b_liaison, on=wording)
    with pytest.raises(NotPossible) as error:
        take(by=world.c_liaison, on=wording, stance="accept")
    assert code_of(error) == "wording_changed"


def test_an_answer_that_a_colleague_gave_meanwhile_is_not_covered_unseen(world):
    wording = lead_of(clauses(in_round(world))[0])
    given = take(by=world.a_delegate, on=wording, stance="accept", seen=0)
    with pytest.raises(NotPossible) as error:
        take(by=world.a_liaison, on=wording, stance="stand_aside", seen=0)
    assert code_of(error) == "answered_meanwhile"
    assert take(by=world.a_liaison, on=wording, stance="accept", seen=0) == given
    assert take(by=world.a_liaison, on=wording, stance="stand_aside", seen=given.pk).stance == "stand_aside"


def test_silence_is_no_answer(world):
    text = in_round(world)
    for clause in clauses(text):
        take(by=world.a_liaison, on=lead_of(clause), stance="accept")
    assert sorted(round_answers(text).items()) == sorted(
        [(world.a.public_id, "yes"), *((row.public_id, None) for row in (world.b, world.c, world.d))]
    )


def test_the_whole_text_is_answered_in_one_act(world):
    text = in_round(world)
    one, two, three = (lead_of(clause).pk for clause in clauses(text))
    entries = Entry.objects.count()
    count = take_whole(
        by=world.a_liaison, on=text, answers={one: ("accept", ""), two: ("reject", REASON), three: ("accept", "")}
    )
    assert (count, Entry.objects.count()) == (3, entries + 1)
    assert list(Position.objects.order_by("wording").values_list("wording", "stance", "reason")) == [
        (one, "accept", ""), (two, "reject", REASON), (three, "accept", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(("answers", "code"), [
    ({}, "nothing_chosen"),
    ({0: ("accept", "")}, "wording_changed"),
])  # fmt: skip
def test_a_whole_answer_that_does_not_fit_the_text_writes_nothing(world, answers, code):
    text, other = in_round(world), in_round(world)
    answers = {lead_of(clauses(other)[0]).pk if key == 0 else key: value for key, value in answers.items()}
    with pytest.raises(NotPossible) as error:
        take_whole(by=world.a_liaison, on=text, answers={**answers})
    assert (code_of(error), Position.objects.count()) == (code, 0)


def test_a_whole_answer_with_one_bad_part_writes_nothing(world):
    text = in_round(world)
    one, two, _three = (lead_of(clause).pk for clause in clauses(text))
    with pytest.raises(NotPossible):
        take_whole(by=world.a_liaison, on=text, answers={one: ("accept", ""), two: ("reject", "")})
    assert Position.objects.count() == 0


def test_the_whole_is_not_answered_for_another_organisation(world):
    text = in_round(world)
    answers = {lead_of(clauses(text)[0]).pk: ("accept", "")}
    with pytest.raises(Refused) as error:
        take_whole(by=world.a_liaison, on=text, answers=answers, organisation=world.c.public_id)
    assert error.value.verdict.reason == "other_organisation"


def test_a_promise_names_a_day_and_counts_as_nothing(world):
    text = in_round(world)
    until = here.today() + timedelta(days=5)
    promise_answer(by=world.b_liaison, on=text.rounds.get(), until=until, note="نشست داریم.")
    promise_answer(by=world.b_delegate, on=text.rounds.get(), until=until + timedelta(days=1))
    assert list(Promise.objects.values_list("organisation", "until", "note")) == [
        (world.b.pk, until + timedelta(days=1), "")
    ]
    assert set(round_answers(text).values()) == {None}


@pytest.mark.parametrize(("until", "note", "code"), [
    (date(2020, 1, 1), "", "promise_in_the_past"),
    (date(2999, 1, 1), "آ" * 301, "note_too_long"),
])  # fmt: skip
def test_a_promise_that_makes_no_sense_is_refused(world, until, note, code):
    with pytest.raises(NotPossible) as error:
        promise_answer(by=world.b_liaison, on=in_round(world).rounds.get(), until=until, note=note)
    assert code_of(error) == code
