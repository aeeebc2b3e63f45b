"""Joining: invited or applying, the founding text accepted, admitted or not; and what a candidate may not."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.models import Matter
from hamgam.members import acts, applying, names
from hamgam.members.actor import Actor
from hamgam.members.joining import reaches
from hamgam.members.joining_models import Application, Candidature
from hamgam.members.models import Invitation, Organisation, PolicyFile, Seat
from hamgam.record.times import now, told
from hamgam.texts.models import Text
from tests.decisions.brought import answer, answered, brought, close
from tests.furnished import furnished
from tests.members.joined import NAMES, WHY, applied, invited, ready, seated
from tests.members.test_acts import refused
from tests.people import client_of
from tests.remembered import forget

pytestmark = pytest.mark.django_db


def admission(world, candidate, level="", **given):
    return brought(world, "admission", details={"organisation": candidate.public_id, "level": level}, **given)


def test_a_member_invites_an_organisation_that_becomes_a_candidate_with_a_link_to_its_first_seat(world):
    link = invited(world)
    made = link.organisation
    way = made.candidature
    assert (made.standing, made.names, link.role, link.used) == ("candidate", NAMES, "candidate", False)
    assert (way.invited_by, way.why, way.accepted_on, way.applied) == (world.a, WHY, None, False)
    actor = seated(link)
    assert (actor.roles, actor.is_candidate, actor.is_inside) == ({"candidate"}, True, False)


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("a_liaison", "allowed"),
        ("a_delegate", "allowed"),
        ("observer", ("wrong_role", "17.6")),
        ("nobody", ("wrong_role", "17.6")),
        ("clock", ("wrong_role", "17.6")),
    ],
)
def test_only_members_invite_organisations(world, who, answer):
    assert refused(acts.invite_candidate, by=getattr(world, who), names=NAMES, why=WHY) == answer


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"names": {"en": "Only English"}}, "name_missing"),
        ({"names": {"fa": "کانون برزگران"}}, "name_taken"),
        ({"names": {"fa": "ا" * 201}}, "name_long"),
        ({"names": {**NAMES, "en": "T\u0435achers"}}, "looks_alike"),
        ({"why": " \n "}, "why_missing"),
        ({"why": "ب" * 3001}, "why_long"),
        ({"kind": "army"}, "unknown_kind"),
        ({"level": "contact"}, "level_unknown"),
    ],
)
def test_what_cannot_be_a_candidate_is_refused_with_its_reason(world, given, code):
    before = Organisation.objects.count()
    assert refused(acts.invite_candidate, by=world.a_liaison, **{"names": NAMES, "why": WHY, **given}) == code
    assert Organisation.objects.count() == before


def test_a_candidate_invites_colleagues_to_candidates_seats_alone(world):
    actor = seated(invited(world))
    second = seated(acts.invite(by=actor, on=actor.organisation, role="candidate"), "e-second")
    assert second.roles == {"candidate"}
    assert refused(acts.invite, by=actor, on=actor.organisation, role="liaison") == ("role_not_given_here", "17.9")
    assert refused(acts.invite, by=world.a_liaison, on=actor.organisation, role="candidate") == ("wrong_stage", "2.4")
    assert refused(acts.invite, by=world.a_liaison, on=world.a, role="candidate") == ("role_not_given_here", "2.3")


def test_a_candidate_sees_what_the_public_sees_and_itself(world):
    actor = seated(invited(world))
    world_shown = {row.slug for row in Organisation.objects.visible_to(Actor.nobody())}
    assert {row.slug for row in Organisation.objects.visible_to(actor)} == world_shown | {actor.organisation.slug}
    assert (list(Matter.objects.visible_to(actor)), list(Text.objects.visible_to(actor))) == ([], [])
    assert list(Application.objects.visible_to(actor)) == []
    assert list(Candidature.objects.visible_to(actor)) == [actor.organisation.candidature]
    acts.edit_organisation(by=actor, on=actor.organisation, kind="union", shown=["name"])
    assert actor.organisation not in Organisation.objects.visible_to(Actor.nobody())
    assert actor.organisation in Organisation.objects.visible_to(world.observer)


def test_whom_all_accept_is_a_member_and_its_people_are_liaisons(world):
    actor = ready(world)
    house = actor.organisation
    acts.invite(by=actor, on=house, role="candidate")
    policies = PolicyFile.objects.count()
    matter = close(answered(world, admission(world, house), *["accept"] * 4))
    house.refresh_from_db()
    assert (matter.stage, matter.result["admitted"]) == ("agreed", house.public_id)
    assert (house.standing, house.level, house.joined_on) == ("member", "", matter.decided_on)
    assert list(house.seats.held().values_list("role", "person")) == [("liaison", actor.person.pk)]
    assert list(house.invitations.open_at(now())) == []
    assert PolicyFile.objects.count() == policies + 1
    assert house.public_id.encode() in bytes(PolicyFile.objects.order_by("-size").first().data)
    assert Actor.of(actor.person).is_member is True
    assert house.candidature.admitted_on == matter.decided_on


def test_without_agreement_it_stays_a_candidate_and_reads_the_reasons_without_names(world):
    actor = ready(world)
    matter = close(close(answered(world, admission(world, actor.organisation), "accept", "reject", "accept", "accept")))
    way = Candidature.objects.get()
    assert (matter.stage, way.organisation.standing) == ("not_agreed", "candidate")
    assert (way.refused_on, way.reasons) == (matter.decided_on, ["چون آماده نیستیم."])
    assert admission(world, actor.organisation).stage == "open"


def test_the_founding_text_is_accepted_before_the_admission_is_brought(world):
    link = invited(world)
    with pytest.raises(NotPossible, match="founding_text_not_accepted"):
        admission(world, link.organisation)
    actor = seated(link)
    assert refused(acts.accept_founding_text, by=world.a_liaison, on=link.organisation) == ("wrong_role", "17.8")
    acts.accept_founding_text(by=actor, on=link.organisation)
    assert admission(world, link.organisation).voices.count() == 4


def test_an_admission_is_about_a_candidate_and_there_is_one_at_a_time(world):
    with pytest.raises(NotPossible, match="not_a_candidate"):
        admission(world, world.b)
    for details in ({}, {"organisation": ["x"]}, {"organisation": "nobody"}):
        with pytest.raises(NotPossible, match="organisation_missing"):
            brought(world, "admission", details=details)
    actor = ready(world)
    admission(world, actor.organisation)
    with pytest.raises(NotPossible, match="matter_runs_already"):
        admission(world, actor.organisation)


def test_an_admission_that_runs_already_is_told_beside_its_field(world):
    actor = ready(world)
    admission(world, actor.organisation)
    page = client_of(world.c_liaison).post(
        "/fa/w/decisions/new/admission/", {"question-fa": "بپذیریم؟", "organisation": actor.organisation.slug}
    )
    assert (page.status_code, page.context["form"].errors["organisation"] != "", Matter.objects.count()) == (
        422, True, 1,
    )  # fmt: skip


def test_whoever_may_not_bring_matters_brings_no_admission(world):
    actor = ready(world)
    details = {"organisation": actor.organisation.public_id}
    for who in (actor, world.observer, world.nobody):
        assert refused(brought, world=world, kind="admission", by=who, details=details) == ("wrong_role", "14.1")


def test_at_a_lower_level_only_as_far_as_the_founding_text_was_accepted():
    assert [reaches(accepted, level) for accepted, level in (
        ("", ""), ("", "contact"), ("contact", "contact"), ("contact", "joint_statements"), ("joint_actions", ""),
        ("joint_actions", "contact"),
    )] == [True, True, True, False, False, True]  # fmt: skip


def test_an_application_is_taken_up_by_a_liaison_and_becomes_a_candidate(world):
    application = applied(city="رودبار")
    assert refused(acts.take_up_application, by=world.a_delegate, on=application) == ("wrong_role", "17.7")
    link = acts.take_up_application(by=world.b_liaison, on=application)
    application.refresh_from_db()
    way = Candidature.objects.get()
    assert (application.state, application.organisation, link.role) == ("taken_up", link.organisation, "candidate")
    assert (way.applied, way.invited_by, way.why, link.organisation.city) == (True, world.b, WHY, {"fa": "رودبار"})
    assert refused(acts.take_up_application, by=world.a_liaison, on=application) == "application_answered"
    assert refused(acts.refuse_application, by=world.a_liaison, on=application, reason="نه") == "application_answered"


def test_a_refused_application_keeps_its_reason_and_forgets_how_to_reach_them(world):
    made, secret = applying.apply(names=NAMES, kind="union", why=WHY, language="fa", contact="۰۹۱۲")
    assert refused(acts.refuse_application, by=world.a_delegate, on=made, reason="نه") == ("wrong_role", "17.7")
    assert refused(acts.refuse_application, by=world.a_liaison, on=made, reason=" ") == "refusal_reason_missing"
    acts.refuse_application(by=world.a_liaison, on=made, reason="هنوز هم را نمی‌شناسیم.")
    found = applying.behind(secret)
    assert (found.state, found.reason, found.contact) == ("refused", "هنوز هم را نمی‌شناسیم.", "")
    assert Organisation.objects.filter(standing="candidate").count() == 0


def test_applications_are_limited_in_number_and_in_a_minute(world, monkeypatch):
    forget()
    monkeypatch.setattr(applying, "A_MINUTE", 2)
    with told(now().replace(second=0)):  # all of it in one minute of the clock
        applied({"fa": "یکم"}), applied({"fa": "دوم"})
        assert refused(applied, names={"fa": "سوم"}) == "applications_crowded"
    with told(now() + timedelta(minutes=2)):
        applied({"fa": "سوم"})
        monkeypatch.setattr(applying, "WAITING", 3)
        assert refused(applied, names={"fa": "چهارم"}) == "applications_full"
    assert Application.objects.count() == 3


def test_near_namesakes_are_found_and_others_are_not(world):
    everybody = list(Organisation.objects.all())
    asked = ({"fa": "کانون برزگران رود"}, {"fa": "کانون برزگرن"}, {"en": "Growers' Circle"}, {"fa": "خانهٔ آموزگاران"})
    assert [[row.slug for row in names.near(one, everybody)] for one in asked] == [["b"], ["b"], ["b"], []]
    assert names.near(world.b.names, everybody, but=world.b) == []


def test_the_last_candidate_goes_only_when_that_is_known(world):
    actor = seated(invited(world))
    assert refused(acts.end_seat, by=actor, on=Seat.objects.get(role="candidate")) == "last_liaison"
    assert Invitation.objects.filter(role="candidate").count() == 1


@pytest.mark.parametrize("shape", ["network", "council", "platform", "committee", "alliance"])
def test_a_candidate_is_admitted_under_each_shape(shape):
    world = furnished(shape, duty="secretary" if shape == "committee" else "coordinator")
    actor = ready(world)
    matter = admission(world, actor.organisation, by=world.a_delegate, closes_at=None)
    word = {"committee": "yes"}.get(shape, "accept")
    for voice in (world.a_delegate, world.b_delegate, world.c_delegate, world.d_delegate):
        answer(voice, matter, word)
    close(matter)
    actor.organisation.refresh_from_db()
    assert (matter.stage, actor.organisation.standing) == ("agreed", "member")
