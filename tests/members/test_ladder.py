"""The ladder of co-operation, suspension and leaving: who is asked, who is counted, and what readers of the record can verify."""

from datetime import date, timedelta

import pytest

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions import acts as decisions
from hamgam.engine.record import policy as files
from hamgam.members import acts, here, levels
from hamgam.members.actor import Actor
from hamgam.members.joining_models import Step, Suspension
from hamgam.members.leaving import handover
from hamgam.members.models import Coalition, Organisation, PolicyFile
from hamgam.members.suspensions import LONGEST
from hamgam.notices import clock
from hamgam.positions import acts as positions
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import now, told
from hamgam.signing import acts as signing
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from hamgam.texts.answers import member_ids, signer_ids
from hamgam.texts.models import Wording
from tests import flow
from tests.decisions.brought import answer, answered, close
from tests.decisions.brought import brought as bring
from tests.furnished import furnished
from tests.members.joined import ready
from tests.members.test_acts import refused

pytestmark = pytest.mark.django_db
SAID = {"done": "دو بیانیه نوشتیم.", "short": "دیر پاسخ دادیم.", "change": "زودتر پاسخ می‌دهیم."}


@pytest.fixture
def platform(db):
    return furnished("platform")


def brought(world, kind="decision", **given):
    """A matter that can be answered for twelve days."""
    return bring(world, kind, **{"closes_at": now() + timedelta(days=12), **given})


def on_step(house, level):
    """The organisation stands on this step, as an earlier decision left it."""
    with written_by(Writing("test", now())):
        house.level = level
        house.save()
    return house


def reviewed(world, house):
    """Both sides have answered the review."""
    own = next(actor for actor in world.liaisons if actor.organisation == house)
    other = next(actor for actor in world.liaisons if actor.organisation != house)
    acts.write_review(by=own, on=house, **SAID)
    acts.write_review(by=other, on=house, **SAID)


def step(world, house, level, *words):
    details = {"organisation": house.public_id, "level": level}
    return close(answered(world, brought(world, "level", details=details), *words))


def spans_of(house):
    """How the newest policy knows the organisation: (whether it signs now, how many spans it was away)."""
    row = files.parse_policy(bytes(PolicyFile.objects.order_by("-size").first().data)).find(house.public_id)
    return None if row is None else (row.end is None, len(row.away))


def test_a_member_admitted_at_a_lower_level_moves_up_after_a_review_by_both_sides(platform):
    actor = ready(platform, level="contact")
    house = actor.organisation
    details = {"organisation": house.public_id, "level": "joint_statements"}
    with pytest.raises(NotPossible, match="level_above_accepted"):
        brought(platform, "admission", details=details)
    details["level"] = "contact"
    matter = close(answered(platform, brought(platform, "admission", details=details), *["accept"] * 4))
    house.refresh_from_db()
    assert (house.standing, house.level, spans_of(house)) == ("member", "contact", None)
    with told(matter.closes_at):
        _moves_up(platform, Actor.of(actor.person))


def _moves_up(world, member):
    house = member.organisation
    details = {"organisation": house.public_id, "level": "joint_statements"}
    with pytest.raises(NotPossible, match="review_missing"):
        brought(world, "level", details=details)
    acts.write_review(by=member, on=house, **SAID)
    with pytest.raises(NotPossible, match="review_of_one_side"):
        brought(world, "level", details=details)
    acts.write_review(by=world.b_delegate, on=house, **SAID)
    matter = close(answered(world, brought(world, "level", details=details), *["accept"] * 4))
    house.refresh_from_db()
    assert (matter.stage, house.level, spans_of(house)) == ("agreed", "joint_statements", (True, 0))
    assert Step.objects.values_list("former", "level").get() == ("contact", "joint_statements")


def test_a_review_may_end_in_staying(platform):
    house = on_step(platform.d, "joint_statements")
    reviewed(platform, house)
    matter = step(platform, house, "joint_statements", *["accept"] * 3, "")
    house.refresh_from_db()
    assert (matter.stage, house.level, Step.objects.get().former) == ("agreed", "joint_statements", "joint_statements")
    with told(matter.closes_at):
        with pytest.raises(NotPossible, match="review_missing"):
            brought(platform, "level", details={"organisation": house.public_id, "level": ""})
        reviewed(platform, house)
        again = brought(platform, "level", details={"organisation": house.public_id, "level": ""})
        answered(platform, again, "reject", "accept", "accept", "")
    matter = close(close(again))
    house.refresh_from_db()
    assert (matter.stage, matter.result["otherwise"], house.level) == ("not_agreed", "status_quo", "joint_statements")


@pytest.mark.parametrize(
    ("given", "code"),
    [({"done": " "}, "review_incomplete"), ({"short": "ب" * 3001}, "why_long")],
)
def test_a_review_answers_all_three_questions(platform, given, code):
    assert refused(acts.write_review, by=platform.a_liaison, on=platform.d, **{**SAID, **given}) == code


def test_shapes_without_a_ladder_know_no_steps_and_observers_write_no_reviews(world):
    assert refused(acts.write_review, by=world.a_liaison, on=world.d, **SAID) == "no_ladder"
    assert refused(acts.write_review, by=world.observer, on=world.d, **SAID) == ("wrong_role", "17.13")
    with pytest.raises(NotPossible, match="no_ladder"):
        brought(world, "level", details={"organisation": world.d.public_id, "level": ""})


def test_who_keeps_in_contact_alone_is_not_missing_in_a_round_nor_asked_in_a_matter(platform):
    on_step(platform.d, "contact")
    text = flow.draft(platform)
    flow.open_round(text, platform.a_liaison, days=30)
    wording = Wording.objects.filter(clause__text=text, state="leading").first()
    assert refused(positions.take, by=platform.d_liaison, on=wording, stance="accept") == (
        "level_of_cooperation",
        "7.5",
    )
    assert set(member_ids()) == set(signer_ids()) == {row.pk for row in (platform.a, platform.b, platform.c)}
    matter = brought(platform)
    assert matter.voices.count() == 3
    assert refused(answer, actor=platform.d_liaison, matter=matter, word="accept") == ("level_of_cooperation", "14.2")


def test_the_counts_of_a_step_allow_what_the_bylaws_say(platform):
    for level, able in (("contact", (3, 3)), ("joint_statements", (4, 4)), ("joint_actions", (4, 4)), ("", (4, 4))):
        on_step(platform.d, level)
        assert (Organisation.objects.answering().count(), Organisation.objects.signing().count()) == able
    assert [on_step(platform.d, level) and brought(platform).voices.count() for level in
            ("joint_statements", "joint_actions")] == [3, 4]  # fmt: skip


# --- suspension


def suspension(world, house, days=40, **given):
    details = {"organisation": house.public_id, "until": _in(days), "reason": "سه بار بی‌خبر نیامدند.", **given}
    return brought(world, "suspension", details=details, closes_at=now() + timedelta(days=20))


def _in(days):
    return (here.today() + timedelta(days=days)).isoformat()


def suspended(world):
    close(answered(world, suspension(world, world.d), "accept", "accept", "accept", ""))
    world.d.refresh_from_db()


def test_an_organisation_is_suspended_until_a_day_without_a_voice_of_its_own(world):
    matter = suspension(world, world.d)
    assert world.d not in [row.organisation for row in matter.voices.all()]
    assert refused(answer, actor=world.d_liaison, matter=matter, word="reject") == ("other_organisation", "14.2")
    close(answered(world, matter, "accept", "accept", "accept", ""))
    world.d.refresh_from_db()
    row = Suspension.objects.get()
    assert (matter.stage, world.d.standing, world.d.suspended_until.isoformat()) == ("agreed", "suspended", _in(40))
    assert (row.organisation, row.reason, row.ended_on) == (world.d, "سه بار بی‌خبر نیامدند.", None)


def test_a_suspended_organisation_runs_its_house_reads_on_and_is_waited_for_by_nobody(world):
    version = flow.frozen(world)
    flow.attest(version, world.d_liaison, world.d_delegate)
    suspended(world)
    liaison = Actor.of(world.d_liaison.person)
    assert (liaison.is_member, world.d.pk in member_ids()) == (True, False)
    assert refused(acts.invite, by=liaison, on=world.d, role="delegate") == "allowed"
    assert refused(acts.rename_organisation, by=liaison, on=world.d, names={"fa": "گروه پزشکان نو"}) == "allowed"
    assert refused(decisions.bring, by=liaison, kind="decision", question={"fa": "?"})[0] == "suspended"
    consent = version.consents.get(organisation=world.d)
    assert refused(signing.withdraw, by=liaison, on=consent, note="پس می‌گیریم.") == "allowed"


def test_the_clock_ends_a_suspension_on_its_day_and_not_before(world):
    suspended(world)
    with pytest.raises(NotPossible, match="suspension_not_over"):
        acts.end_suspension(by=Actor.clock(), on=world.d)
    assert refused(acts.end_suspension, by=world.a_liaison, on=world.d) == ("wrong_role", "17.11")
    assert spans_of(world.d) == (False, 0)
    with told(now() + timedelta(days=39)):
        assert "members.end_suspension" not in clock.tick()
    with told(now() + timedelta(days=41)):
        assert "members.end_suspension" in clock.tick()
        assert "members.end_suspension" not in clock.tick()
    world.d.refresh_from_db()
    assert (world.d.standing, world.d.suspended_until, spans_of(world.d)) == ("member", None, (True, 1))
    assert Suspension.objects.get().ended_on is not None


def test_a_suspension_that_comes_too_late_is_not_carried_out(world):
    matter = suspension(world, world.d, days=1)
    close(answered(world, matter, "accept", "accept", "accept", ""))
    world.d.refresh_from_db()
    assert (matter.stage, matter.result["not_carried_out"], world.d.standing) == (
        "agreed", "suspension_over_already", "member",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"until": ""}, "suspension_end_missing"),
        ({"until": ["2030"]}, "suspension_end_missing"),
        ({"until": "1999-01-01"}, "suspension_end_wrong"),
        ({"until": (now().date() + timedelta(days=LONGEST + 3)).isoformat()}, "suspension_end_wrong"),
        ({"reason": " "}, "suspension_reason_missing"),
        ({"reason": "ب" * 3001}, "why_long"),
        ({"organisation": "nobody"}, "organisation_missing"),
    ],
)
def test_what_is_no_suspension_is_refused_before_anybody_is_asked(world, given, code):
    with pytest.raises(NotPossible, match=code):
        suspension(world, world.d, **given)


def test_what_all_signed_is_frozen_anew_where_somebody_asked_is_suspended_since(world):
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    suspended(world)
    assert refused(statements.publish_for_all, by=world.coordinator, on=version) == "asked_are_gone"


# --- leaving


def leaving(actor, **given):
    house = actor.organisation
    values = {"handed": [point.name for point in handover(house)], "last_is_known": True, **given}
    return refused(acts.leave, by=actor, on=house, **values)


def test_an_organisation_leaves_after_its_handover_and_its_history_stays(world):
    matter = answered(world, brought(world), "accept", "accept", "accept", "reject")
    task_of = close(answered(world, brought(world), *["accept"] * 4))
    decisions.assign_task(
        by=world.coordinator, on=task_of, words={"fa": "نامه"}, responsible=world.d, due_on=date(2030, 1, 1)
    )
    flow.enrol(world.d, world.d_liaison, world.d_delegate)
    assert [point.kind for point in handover(world.d)] == ["task", "key"]
    assert leaving(world.d_liaison, handed=["key-1"]) == "handover_open"
    assert leaving(world.d_liaison, last_is_known=False) == "leaving_not_known"
    assert refused(acts.leave, by=world.a_liaison, on=world.d) == ("other_organisation", "17.12")
    assert leaving(world.d_liaison) == "allowed"
    world.d.refresh_from_db()
    assert (world.d.left_on, world.d.seats.held().count(), spans_of(world.d)[0]) == (here.today(), 0, False)
    assert world.d.keys.get().state == "revoked"
    assert (close(matter).stage, matter.outcome["no"]) == ("agreed", [])
    assert leaving(world.d_liaison)[0] == "wrong_role"


def test_a_candidate_and_a_suspended_organisation_leave_too_and_the_last_member_does_not(world):
    assert leaving(ready(world)) == "allowed"
    suspended(world)
    assert leaving(Actor.of(world.d_liaison.person)) == "allowed"
    assert [leaving(actor) for actor in world.liaisons[:3]] == ["allowed", "allowed", "last_member"]


def test_a_draft_that_was_put_aside_need_not_be_handed_over(world):
    kept, aside = flow.draft(world, by=world.d_liaison), flow.draft(world, by=world.d_liaison)
    texts.discard_draft(by=world.d_liaison, on=aside)
    assert [point.number for point in handover(world.d) if point.kind == "text"] == [kept.pk]


# --- all together


def all_look_back(world, *letters):
    for letter in letters:
        acts.write_review(by=getattr(world, f"{letter}_liaison"), on=Coalition.objects.get(), **SAID)


def step_of_all(world, level, *words):
    return close(answered(world, brought(world, "level", details={"organisation": "", "level": level}), *words))


def test_all_go_up_one_step_once_more_than_half_have_looked_back(platform):
    matter = step_of_all(platform, "joint_statements", *["accept"] * 4)
    assert (matter.stage, Coalition.objects.get().level) == ("agreed", "joint_statements")
    wanted = {"organisation": "", "level": "joint_actions"}
    with told(matter.closes_at):
        all_look_back(platform, "a", "a", "b")
        with pytest.raises(NotPossible, match="review_of_few"):
            brought(platform, "level", details=wanted)
        all_look_back(platform, "c")
        with pytest.raises(NotPossible, match="level_two_steps"):
            brought(platform, "level", details={**wanted, "level": "standing_cooperation"})
        later = step_of_all(platform, "joint_actions", *["accept"] * 4)
    assert (later.stage, Coalition.objects.get().level) == ("agreed", "joint_actions")
    assert list(Step.objects.values_list("organisation", "former", "level").order_by("pk")) == [
        (None, "", "joint_statements"), (None, "joint_statements", "joint_actions"),
    ]  # fmt: skip
    assert set(Organisation.objects.members().values_list("level", flat=True)) == {""}
    assert [len(row.reviews.all()) for row in levels.taken(None)] == [4, 0]


def test_without_agreement_all_stay_where_they_are_and_the_review_counts_on(platform):
    matter = step_of_all(platform, "joint_statements", *["accept"] * 4)
    with told(matter.closes_at):
        all_look_back(platform, "a", "b", "c")
        again = brought(platform, "level", details={"organisation": "", "level": "joint_actions"})
        with pytest.raises(NotPossible, match="matter_runs_already"):
            brought(platform, "level", details={"organisation": "", "level": "joint_actions"})
        answered(platform, again, "reject", "accept", "accept", "accept")
    assert close(close(again)).stage == "not_agreed"
    assert (Coalition.objects.get().level, len(levels.reviews_of(None))) == ("joint_statements", 3)


def test_all_together_stand_on_a_step_of_the_ladder_and_only_where_there_is_one(platform):
    for level in ("", "friends"):
        with pytest.raises(NotPossible, match="level_unknown"):
            brought(platform, "level", details={"organisation": "", "level": level})


def test_without_a_ladder_all_together_have_no_level_either(world):
    assert refused(acts.write_review, by=world.a_liaison, on=Coalition.objects.get(), **SAID) == "no_ladder"
    with pytest.raises(NotPossible, match="no_ladder"):
        brought(world, "level", details={"organisation": "", "level": "contact"})
