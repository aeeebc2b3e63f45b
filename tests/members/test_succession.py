"""Who keeps the name, the key and the past signatures is a matter: what it carries out, and what it does not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.decisions.telling import outcome_said, undone_said
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.leaving import handover
from hamgam.members.models import FormerName, Merger, Organisation
from hamgam.members.succession import Terms
from hamgam.notices.waiting import waiting
from hamgam.record.times import told
from tests.decisions.brought import answer, answered, brought, close
from tests.furnished import furnished
from tests.members.succeeded import about, both, carried, declare, settle, split
from tests.members.test_acts import refused
from tests.members.test_pages import text_of
from tests.people import NAMES, PASSWORD, client_of

pytestmark = pytest.mark.django_db

STAYS = Terms(name=False, key=False, signatures=False)
NEAR = {"fa": "کانون برزگران رود", "en": "Growers’ Circle of the River"}
NEW = {"fa": "خانهٔ کشتکاران", "en": "House of Tillers"}


def as_namesake(world):
    """d takes a name near b's, knowing it."""
    acts.rename_organisation(by=world.d_liaison, on=world.d, names=NEAR, near_is_known=True)
    world.d.refresh_from_db()


def namesakes(world, keeps=None, renamed=None, names=NEW, **given):
    details = {"keeps": (keeps or world.b).public_id, "renamed": (renamed or world.d).public_id, "names": names}
    return brought(world, "succession", details=details, **given)


def code_of(call, *given, **more):
    with pytest.raises(NotPossible) as raised:
        call(*given, **more)
    return raised.value.code


def test_all_members_have_one_voice_each_the_organisations_concerned_as_well(world):
    matter = about(world, both(world.a_liaison, world.b_liaison, world.b))
    assert sorted(matter.voices.values_list("organisation__slug", flat=True)) == ["a", "b", "c", "d"]


def test_without_agreement_nothing_is_carried_out_and_it_stays_declared(world):
    declared = both(world.a_liaison, world.b_liaison, world.b)
    matter = answered(world, about(world, declared), "accept", "accept", "reject", "accept")
    close(close(matter))
    declared.refresh_from_db()
    assert (matter.stage, matter.result["otherwise"], declared.state) == (
        "not_agreed", "status_quo_and_debate", "declared",
    )  # fmt: skip
    assert Organisation.objects.members().count() == 4
    assert about(world, declared).stage == "open"


def test_one_declaration_is_put_to_the_members_once_at_a_time_and_not_before_both_declared(world):
    declared = declare(world.a_liaison, world.b, world.b)
    assert code_of(about, world, declared) == "declaration_of_one_side"
    declare(world.b_liaison, world.a, world.b)
    about(world, declared)
    assert code_of(about, world, declared) == "matter_runs_already"


@pytest.mark.parametrize("details", [{"merger": 0}, {"merger": "1"}, {"merger": None}, {"merger": [1]}])
def test_what_nobody_declared_is_put_to_nobody(world, details):
    assert code_of(brought, world, "succession", details=details) == "declaration_missing"


@pytest.mark.parametrize("details", [{}, {"keeps": 1}, {"keeps": "x", "renamed": "y", "names": NEW}, {"names": []}])
def test_namesakes_are_two_organisations(world, details):
    assert code_of(brought, world, "succession", details=details) == "namesakes_which"


def test_a_declaration_taken_back_meanwhile_is_not_carried_out(world):
    declared = both(world.a_liaison, world.b_liaison, world.b)
    matter = about(world, declared)
    acts.merge_organisations(by=world.a_liaison, on=world.a, withdraw=True)
    carried(world, matter)
    assert (matter.stage, matter.result) == ("agreed", {"not_carried_out": "declaration_over"})
    assert Organisation.objects.members().count() == 4
    page = text_of(client_of(world.c_liaison).get(f"/en/w/decisions/{matter.number}/"))
    assert "It was agreed, but nothing was carried out" in page
    assert (undone_said(matter) != "", outcome_said(matter) != "") == (True, True)


def test_a_split_whose_name_was_taken_meanwhile_is_not_carried_out(world):
    declared = split(world.a_liaison, world.a.names, NEW, STAYS)
    matter = about(world, declared)
    acts.rename_organisation(by=world.c_liaison, on=world.c, names=NEW)
    carried(world, matter)
    assert (matter.result, Organisation.objects.count()) == ({"not_carried_out": "name_taken"}, 5)


def test_after_an_organisation_left_nothing_is_carried_out(world):
    matter = about(world, both(world.a_liaison, world.b_liaison, world.b), by=world.c_liaison)
    answered(world, matter, "accept", "accept", "accept", "accept")
    acts.leave(by=world.b_liaison, on=world.b, handed=[point.name for point in handover(world.b)], last_is_known=True)
    close(matter)
    world.a.refresh_from_db()
    assert (matter.result, world.a.left_on) == ({"not_carried_out": "declaration_over"}, None)


def test_the_voices_of_two_that_became_one_are_counted_once_in_what_runs_on(world):
    other = brought(world, by=world.c_liaison)
    answered(world, other, "accept", "accept", "accept", "accept")
    settle(world, both(world.a_liaison, world.b_liaison, world.b))
    close(other)
    assert len(other.outcome["yes"]) == 3


def test_the_membership_that_went_over_has_no_voice_in_what_runs_on(world):
    other = answered(world, brought(world, by=world.c_liaison), "accept", "accept", "accept", "accept")
    settle(world, split(world.a_liaison, world.a.names, NEW, Terms(False, False, False, membership=True)))
    close(other)
    assert len(other.outcome["yes"]) == 3


def test_of_two_near_namesakes_one_bears_another_name(world):
    as_namesake(world)
    matter = carried(world, namesakes(world))
    world.d.refresh_from_db()
    assert (matter.stage, world.d.names, matter.result) == (
        "agreed", NEW, {"renamed": world.d.public_id, "former": NEAR},
    )  # fmt: skip
    assert [row.names for row in FormerName.objects.filter(organisation=world.d).order_by("-pk")][0] == NEAR


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"names": {"en": "No Persian"}}, "name_missing"),
        ({"names": {"fa": "اتحادیهٔ رانندگان"}}, "name_taken"),
        ({"names": {"fa": "کانون برزگرانِ رود"}}, "name_still_near"),
    ],
)
def test_the_new_name_of_a_namesake_is_its_own(world, given, code):
    as_namesake(world)
    assert code_of(namesakes, world, **given) == code


def test_whose_names_differ_nobody_renames(world):
    assert code_of(namesakes, world) == "names_not_near"
    assert code_of(namesakes, world, world.b, world.b) == "namesakes_which"


def test_namesakes_are_asked_about_once_whichever_is_named_first(world):
    as_namesake(world)
    namesakes(world)
    assert code_of(namesakes, world, world.d, world.b) == "matter_runs_already"


def test_a_namesake_that_renamed_itself_meanwhile_is_left_alone(world):
    as_namesake(world)
    matter = namesakes(world)
    acts.rename_organisation(by=world.d_liaison, on=world.d, names={"fa": "چشمه"})
    carried(world, matter)
    world.d.refresh_from_db()
    assert (matter.result, world.d.names) == ({"not_carried_out": "names_not_near"}, {"fa": "چشمه"})


def test_a_name_near_anothers_is_taken_by_who_knows_what_follows(world):
    assert code_of(acts.rename_organisation, by=world.d_liaison, on=world.d, names=NEAR) == "name_near"
    as_namesake(world)
    assert world.d.names == NEAR


@pytest.mark.parametrize("who", ["observer", "nobody", "clock"])
def test_whoever_may_not_bring_matters_brings_no_succession(world, who):
    declared = both(world.a_liaison, world.b_liaison, world.b)
    given = {"kind": "succession", "by": getattr(world, who), "details": {"merger": declared.pk}}
    assert refused(brought, world=world, **given) == ("wrong_role", "14.1")


@pytest.mark.parametrize("shape", ["network", "council", "platform", "committee", "alliance"])
def test_what_was_declared_is_carried_out_under_each_shape(shape):
    world = furnished(shape, duty="secretary" if shape == "committee" else "coordinator")
    declared = both(world.a_liaison, world.b_liaison, world.b)
    matter = about(world, declared, by=world.a_delegate, closes_at=None)
    for voice in (world.a_delegate, world.b_delegate, world.c_delegate, world.d_delegate):
        answer(voice, matter, "yes" if shape == "committee" else "accept")
    close(matter)
    declared.refresh_from_db()
    assert (matter.stage, declared.state, declared.settled_by) == ("agreed", "done", matter.number)


MOMENT = {"closes_day": "20", "closes_month": "6", "closes_year": "1406", "closes_hour": "20"}
ADDRESS = "/fa/w/decisions/new/succession/"


def typed(**given):
    return {"question-fa": "نام نزد کدام بماند؟", **MOMENT, **given}


def test_the_form_offers_what_all_concerned_have_declared_and_keeps_what_was_typed(world):
    declare(world.c_liaison, world.d, world.d)
    declared = both(world.a_liaison, world.b_liaison, world.b)
    client = client_of(world.c_liaison)
    page = client.get(f"{ADDRESS}?declared={declared.pk}")
    assert [value for value, _said in page.context["offered"]["declared"]] == [str(declared.pk)]
    assert f'value="{declared.pk}" checked' in page.content.decode()
    wrong = client.post(ADDRESS, typed(**{"declared": "namesakes", "keeps": "b", "names-fa": "نامی نو"}))
    assert (wrong.status_code, wrong.context["form"].errors["keeps"] != "", "نامی نو" in wrong.content.decode()) == (
        422, True, True,
    )  # fmt: skip
    assert "declared" in client.post(ADDRESS, typed()).context["form"].errors
    done = client.post(ADDRESS, typed(declared=str(declared.pk)))
    assert (done.status_code, Matter.objects.get().details) == (302, {"merger": declared.pk})
    again = client.post(ADDRESS, typed(declared=str(declared.pk)))
    assert (again.status_code, again.context["form"].errors["declared"] != "") == (422, True)


def test_the_matters_page_says_the_terms_in_words(world):
    terms = Terms(name=True, key=True, signatures=False)
    matter = about(world, both(world.a_liaison, world.b_liaison, world.b, terms))
    page = text_of(client_of(world.c_liaison).get(f"/en/w/decisions/{matter.number}/"))
    for words in (
        "Water Keepers becomes part of Growers’ Circle, whose place goes on.",
        "Growers’ Circle bears the name of Water Keepers from then on",
        "that of Water Keepers goes to Growers’ Circle, which adds it anew",
        "those of Water Keepers stay with that name alone",
    ):
        assert page.count(words) == 1


def test_the_page_of_namesakes_says_who_keeps_the_name(world):
    as_namesake(world)
    client = client_of(world.c_liaison)
    assert "Nearly the same name" in text_of(client.get("/en/members/d/"))
    given = {"declared": "namesakes", "keeps": "b", "renamed": "d", "names-fa": NEW["fa"], "names-en": NEW["en"]}
    assert client.post(ADDRESS, typed(**given)).status_code == 302
    matter = Matter.objects.get()
    carried(world, matter)
    said = dict(client.get(f"/en/w/decisions/{matter.number}/").context["details"])
    assert (said["Keeps its name"], said["Bears another name"], said["The new name"]) == (
        NAMES["b"]["en"], NEAR["en"], NEW["en"],
    )  # fmt: skip


def test_declaring_leads_to_the_members_and_the_page_of_the_organisation_shows_it(world):
    declared = both(world.a_liaison, world.b_liaison, world.b)
    link = f"/w/decisions/new/succession/?declared={declared.pk}"
    assert link in client_of(world.a_liaison).get("/en/w/members/ours/merge/").content.decode()
    assert link in client_of(world.c_liaison).get("/en/members/a/").content.decode()
    assert link not in client_of(world.observer).get("/en/members/a/").content.decode()
    assert "becomes part of" not in text_of(client_of(world.nobody).get("/en/members/a/"))
    matter = about(world, declared)
    page = client_of(world.c_liaison).get("/en/members/a/").content.decode()
    assert (link in page, f"/w/decisions/{matter.number}/" in page) == (False, True)
    carried(world, matter)
    assert f"/w/decisions/{matter.number}/" in client_of(world.c_liaison).get("/en/members/b/").content.decode()


def test_one_declaration_or_three_cost_the_same_queries(world):
    def asked():
        with CaptureQueriesContext(connection) as found:
            assert client_of(world.d_liaison).get("/en/members/b/").status_code == 200
        return len(found)

    declare(world.a_liaison, world.b, world.b)
    asked()
    one = asked()
    declare(world.c_liaison, world.b, world.b)
    split(world.b_liaison, world.b.names, NEW, STAYS)
    assert (Merger.objects.filter(state="declared").count(), asked()) == (3, one)


def test_a_matter_entered_from_a_hall_is_carried_out_as_well(world):
    declared = both(world.a_liaison, world.b_liaison, world.b)
    given = {"question": {"fa": "یکی شوند؟"}, "details": {"merger": declared.pk}, "agreed": True, "present": 4}
    matter = decisions.enter(by=world.a_liaison, kind="succession", decided_on=Merger.objects.get().day, **given)
    with told(matter.closes_at):
        decisions.stand(by=world.clock, on=matter)
    declared.refresh_from_db()
    assert (matter.stage, declared.state, declared.settled_by) == ("agreed", "done", matter.number)


def test_what_was_declared_waits_for_those_who_declared_it_until_it_is_brought(world):
    def waits(actor):
        return [task.about for task in waiting(actor)]

    declared = declare(world.a_liaison, world.b, world.b)
    assert (waits(world.a_liaison), waits(world.b_liaison)) == ([], [f"merger-{declared.pk}"])
    declare(world.b_liaison, world.a, world.b)
    assert [waits(row) for row in (world.a_liaison, world.b_delegate, world.c_liaison, world.observer)] == [
        [f"declared-{declared.pk}"], [f"declared-{declared.pk}"], [], [],
    ]  # fmt: skip
    matter = about(world, declared)
    assert waits(world.a_liaison) == [f"matter-{matter.pk}-1"]


def test_a_part_in_which_nobody_sits_waits_for_who_declared_the_split(world):
    done = settle(world, split(world.a_liaison, world.a.names, NEW, STAYS))
    assert [task.about for task in waiting(world.a_liaison)] == [f"part-{done.pk}"]
    link = acts.invite_part(by=world.a_liaison, on=done)
    acts.accept_invitation(by=Actor.invited(done.later), on=link, username="young", password=PASSWORD)
    assert waiting(world.a_liaison) == []
