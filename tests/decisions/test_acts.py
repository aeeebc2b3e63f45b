"""Matters: brought, answered, counted, asked again; what follows without agreement is carried out."""

from datetime import date, timedelta

import pytest

from hamgam.bylaws import founding, rules
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import acts
from hamgam.decisions.kinds import KINDS
from hamgam.decisions.models import Answer, Matter
from hamgam.engine.bylaws.words import BROUGHT
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.notices import clock
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import told
from tests.decisions.brought import QUESTION, answer, answered, brought, close
from tests.people import World, another_seat

pytestmark = pytest.mark.django_db
ROOM = {"decided_on": date(2026, 1, 2), "present": 4, "individuals": 12}


def test_what_all_accept_is_agreed_and_gets_a_number_in_the_register(world: World) -> None:
    matter = close(answered(world, brought(world), *["accept"] * 4))
    assert (matter.stage, matter.decision, matter.outcome["reason"], matter.rule.article) == (
        "agreed", 1, "agreed", "14.10",
    )  # fmt: skip
    assert matter.version == rules.newest()


def test_without_agreement_there_is_another_round_and_then_both_views_become_a_difference(world: World) -> None:
    debate = {"fa": "سمینار پاییز"}
    matter = answered(world, brought(world, debate=debate, status_quo={"fa": "دفتر در کناره است."}), "accept",
                      "accept", "reject", "accept")  # fmt: skip
    close(matter)
    assert (matter.stage, matter.round) == ("open", 2)
    close(matter)
    assert (matter.stage, matter.decision, matter.result) == (
        "not_agreed", 1, {"otherwise": "status_quo_and_debate"},
    )  # fmt: skip
    difference = matter.difference
    assert (difference.question, difference.in_force, difference.debate) == (QUESTION, matter.status_quo, debate)


def test_nobody_decides_nothing(world: World) -> None:
    matter = close(close(brought(world)))
    assert (matter.stage, matter.outcome["reason"]) == ("not_agreed", "nobody_answered")


def test_a_changed_answer_stays_in_the_history(world: World) -> None:
    matter = brought(world)
    answer(world.a_liaison, matter, "reject")
    answer(world.a_delegate, matter, "accept")
    assert list(Answer.objects.values_list("said", "current")) == [
        ({"word": "reject"}, False),
        ({"word": "accept"}, True),
    ]


def test_a_matter_is_closed_once(world: World) -> None:
    matter = answered(world, brought(world), *["accept"] * 4)
    acts.close(by=world.a_liaison, on=matter)
    with pytest.raises(Refused) as refused:
        acts.close(by=world.b_liaison, on=matter)
    assert refused.value.verdict.reason == "wrong_stage"
    assert Matter.objects.get().decision == 1


def test_as_long_as_somebody_is_silent_only_the_clock_closes_and_only_when_it_is_time(world: World) -> None:
    matter = answered(world, brought(world), "accept", "accept", "accept", "")
    with pytest.raises(Refused) as refused:
        acts.close(by=world.a_liaison, on=matter)
    assert (refused.value.verdict.reason, refused.value.verdict.missing) == ("answers_missing", (world.d.public_id,))
    with pytest.raises(NotPossible, match="matter_not_due"):
        acts.close(by=Actor.clock(), on=matter)
    assert close(matter).stage == "agreed"


def test_the_clock_closes_what_is_due(world: World) -> None:
    matter = answered(world, brought(world), *["accept"] * 4)
    assert "decisions.close" not in clock.tick(times.now())
    with told(matter.closes_at):
        assert "decisions.close" in clock.tick()
        assert "decisions.close" not in clock.tick()
    matter.refresh_from_db()
    assert matter.stage == "agreed"


def test_an_organisation_that_left_has_no_voice_any_more(world: World) -> None:
    matter = answered(world, brought(world), "accept", "accept", "accept", "reject")
    with written_by(Writing("test", times.now())):
        world.d.standing = "suspended"
        world.d.save()
    assert close(matter).stage == "agreed"
    assert matter.outcome["no"] == []


def test_a_suspended_organisation_does_not_answer(world: World) -> None:
    matter = brought(world)
    with written_by(Writing("test", times.now())):
        world.d.standing = "suspended"
        world.d.save()
    with pytest.raises(Refused) as refused:
        answer(world.d_liaison, matter, "accept")
    assert refused.value.verdict.reason == "suspended"


def test_quorum_lost_between_two_answers_is_lost(world: World) -> None:
    matter = answered(world, brought(world), "accept", "accept", "", "")
    assert close(close(matter)).outcome["reason"] == "quorum_missing"


def test_who_joined_later_was_not_asked(world: World) -> None:
    matter = brought(world)
    assert matter.voices.count() == 4
    assert world.observer is not None
    with pytest.raises(Refused) as refused:
        answer(world.observer, matter, "accept")
    assert refused.value.verdict.reason == "wrong_role"


def test_a_name_without_agreement_stays_the_former_one(world: World) -> None:
    matter = brought(world, "name", choices=[{"fa": "همراه"}, {"fa": "همیار"}], status_quo={"fa": "همگام"})
    for actor, words in zip(world.liaisons, ("ar", "aa", "ra", "aa"), strict=True):
        said = {f"c{n}": {"a": "accept", "r": "reject"}[word] for n, word in enumerate(words, 1)}
        acts.answer(by=actor, on=matter, said={"words": said})
    close(close(matter))
    assert (matter.stage, matter.result, matter.status_quo) == ("not_agreed", {"otherwise": "former"}, {"fa": "همگام"})


def test_one_name_on_which_all_agree_is_chosen(world: World) -> None:
    matter = brought(world, "name", choices=[{"fa": "همراه"}, {"fa": "همیار"}])
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"words": {"c1": "reject", "c2": "accept"}})
    assert (close(matter).stage, matter.result) == ("agreed", {"choice": "c2"})


def test_a_matter_finishes_under_the_bylaws_under_which_it_was_brought(world: World) -> None:
    matter = answered(world, brought(world), "accept", "accept", "accept", "reject")
    before = rules.newest()
    changed = before.rules.replace(
        'matter = "decision", body = "organisations", method = "agreement"',
        'matter = "decision", body = "organisations", method = "majority"',
    ).replace('version = "1"', 'version = "2"')
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version="2", rules=changed, texts=before.texts, since=times.now().date())
    assert close(close(matter)).stage == "not_agreed"
    later = answered(world, brought(world), "yes", "yes", "yes", "no")
    assert close(later).stage == "agreed"
    assert (matter.version.version, later.version.version) == ("1", "2")


def test_what_was_decided_in_a_hall_stands_unless_somebody_objects_by_the_next_day(world: World) -> None:
    matter = acts.enter(by=world.coordinator, kind="decision", question=QUESTION, agreed=True, **ROOM)
    today = here.today()
    assert (matter.stage, matter.decided_on, matter.entered_on) == ("read_back", date(2026, 1, 2), today)
    with pytest.raises(NotPossible, match="matter_not_due"):
        acts.stand(by=Actor.clock(), on=matter)
    with told(matter.closes_at):
        assert acts.stand(by=Actor.clock(), on=matter).stage == "agreed"


@pytest.mark.parametrize("method", ["agreement", "consent", "room", "majority", "two_thirds_of_members"])
def test_an_objection_says_no_whatever_the_method(world: World, method: str) -> None:
    before = rules.newest()
    row = next(line for line in before.rules.splitlines() if 'matter = "decision"' in line)
    text = before.rules.replace(row, row.replace('method = "agreement"', f'method = "{method}"'))
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(
            version="2", rules=text.replace('version = "1"', 'version = "2"'), texts=before.texts, since=before.since
        )
    matter = acts.enter(by=world.coordinator, kind="decision", question=QUESTION, agreed=True, **ROOM)
    acts.object(by=world.c_liaison, on=matter, reason="چنین نبود.")
    assert (matter.rule.method, Answer.objects.get().said, matter.stage) == (method, {"word": "object"}, "not_agreed")


def test_whatever_bylaws_let_somebody_bring_is_carried_out_by_a_file_of_its_own() -> None:
    assert sorted(KINDS) == sorted(BROUGHT)
    for shape in founding.SHAPES:
        rules_text, texts = founding.template(shape)
        assert set(founding.read_checked(rules_text, texts).brought()) - set(KINDS) == set()


def test_a_kind_that_the_bylaws_do_not_name_is_put_to_nobody(world: World) -> None:
    with pytest.raises(NotPossible, match="matter_kind_unknown"):
        brought(world, "coronation")


def test_an_objection_undoes_what_was_read_back(world: World) -> None:
    matter = acts.enter(by=world.coordinator, kind="decision", question=QUESTION, agreed=True, **ROOM)
    with pytest.raises(NotPossible, match="matter_reason_missing"):
        acts.object(by=world.c_liaison, on=matter, reason=" ")
    acts.object(by=world.c_liaison, on=matter, reason="ما مخالفت خود را گفتیم.")
    assert (matter.stage, matter.outcome["objected"], matter.result["otherwise"]) == (
        "not_agreed", True, "status_quo_and_debate",
    )  # fmt: skip


def test_the_second_representative_answers_where_the_first_is_absent(world: World) -> None:
    second = another_seat(world.c_delegate, world.b, "second", by=world.b_liaison)
    matter = brought(world)
    answer(second, matter, "accept")
    assert list(Answer.objects.values_list("voice__organisation__slug", "stood_in")) == [("b", True)]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"question": {}}, "matter_question_missing"),
        ({"question": {"fa": "آب " * 26}}, "matter_question_long"),
        ({"kind": "choice"}, "matter_choices_missing"),
        ({"kind": "choice", "choices": [{"fa": "یک"}, {"fa": "یک"}]}, "matter_choices_alike"),
        ({"closes_at": times.now() + timedelta(days=2)}, "matter_time_short"),
        ({"text": {"fa": "آ" * 20_001}}, "matter_words_too_long"),
    ],
)
def test_what_cannot_be_brought_is_refused_with_its_reason(world: World, given: dict[str, object], code: str) -> None:
    with pytest.raises(NotPossible, match=code):
        brought(world, **given)


def test_an_answer_that_is_none_is_refused(world: World) -> None:
    matter = brought(world)
    for said, code in (({}, "matter_answer_missing"), ({"word": "yes"}, "matter_answer_missing")):
        with pytest.raises(NotPossible, match=code):
            acts.answer(by=world.a_liaison, on=matter, said=said)
    with pytest.raises(NotPossible, match="matter_reason_missing"):
        acts.answer(by=world.a_liaison, on=matter, said={"word": "reject"})


def test_tasks_are_given_and_reported_on_by_whoever_is_responsible(world: World) -> None:
    matter = close(answered(world, brought(world), *["accept"] * 4))
    task = acts.assign_task(
        by=world.coordinator, on=matter, words={"fa": "نامه بنویسید"}, responsible=world.c, due_on=date(2027, 1, 1)
    )
    with pytest.raises(Refused):
        acts.report_task(by=world.a_liaison, on=task, state="done", report={"fa": "شد."})
    done = acts.report_task(by=world.c_liaison, on=task, state="done", report={"fa": "شد."})
    assert (done.state, done.report) == ("done", {"fa": "شد."})


def test_members_see_matters_and_observers_see_them_where_the_bylaws_say_so(world: World) -> None:
    matter = brought(world)
    seen = {name: list(Matter.objects.visible_to(actor)) for name, actor in
            (("member", world.c_delegate), ("observer", world.observer), ("nobody", world.nobody))}  # fmt: skip
    assert seen == {"member": [matter], "observer": [], "nobody": []}
