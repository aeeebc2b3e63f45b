"""What waits for whom: first, by deadline, for every role, in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from hamgam.decisions import acts as decisions
from hamgam.elections import acts as elections
from hamgam.members import here, key_acts
from hamgam.members.actor import Actor
from hamgam.notices.waiting import waiting
from hamgam.positions import acts as positions
from hamgam.record.times import told
from hamgam.signing import acts as signing
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from tests import flow
from tests.elections.held import formed
from tests.furnished import furnished
from tests.keys import SigningKey
from tests.people import World, client_of
from tests.stages import furnish


def about(actor: Actor) -> list[str]:
    """What waits for an actor, by the first word of its name."""
    return [task.about.split("-")[0] for task in waiting(actor)]


def test_nothing_waits_in_an_empty_coalition(world: World) -> None:
    assert [about(actor) for actor in (world.a_liaison, world.coordinator, world.observer, world.nobody)] == [[]] * 4


def test_an_open_round_waits_for_each_member_until_it_has_answered_everything(world: World) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    first = text.clauses.first().wordings.get(state="leading")
    positions.take(by=world.b_liaison, on=first, stance="accept")
    with translation.override("en"):
        assert [task.sentence for task in waiting(world.b_delegate)] == ["Write your position on two clauses"]
        assert waiting(world.a_delegate)[0].context.endswith("You have answered none of three clauses.")
    flow.all_accept(world, text)
    assert (about(world.a_liaison), about(world.observer)) == ([], [])


def test_an_own_promise_comes_due_before_the_round(world: World) -> None:
    text = flow.draft(world)
    held = flow.open_round(text, world.a_liaison)
    until = here.today() + timedelta(days=3)
    positions.promise_answer(by=world.b_liaison, on=held, until=until)
    assert waiting(world.b_liaison)[0].due.date() == until
    assert waiting(world.c_liaison)[0].due == held.closes_at


def test_a_closed_round_waits_for_the_coordinator_and_for_who_brought_the_text(world: World) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    flow.close_round(world, text)
    found = {name: about(getattr(world, name)) for name in ("coordinator", "a_delegate", "c_liaison", "observer")}
    assert found == {"coordinator": ["closed"], "a_delegate": ["closed"], "c_liaison": [], "observer": []}


def test_a_final_text_waits_for_an_answer_and_then_for_the_second_person(world: World) -> None:
    version = flow.frozen(world)
    assert (about(world.c_liaison), about(world.c_delegate)) == (["sign"], ["sign"])
    consent = signing.attest(by=world.c_liaison, on=version)
    assert (about(world.c_liaison), about(world.c_delegate)) == ([], ["confirm"])
    signing.confirm_attestation(by=world.c_delegate, on=consent)
    assert (about(world.c_liaison), about(world.c_delegate)) == ([], [])


def test_a_third_person_is_shown_the_signature_while_objecting_is_possible(world: World) -> None:
    third = flow.seat_in(world, world.c_liaison, world.c, "delegate", "c-third")
    flow.attest(flow.frozen(world), world.c_liaison, world.c_delegate)
    assert about(third) == ["confirm"]
    with told(timezone.now() + timedelta(hours=49)):
        assert about(third) == []


def test_what_a_delegate_may_not_do_does_not_wait_for_the_delegate(world: World) -> None:
    flow.enrol(world.c, world.c_liaison, world.c_delegate)
    flow.frozen(world)
    assert (about(world.c_liaison), about(world.c_delegate)) == (["sign"], [])


def test_a_new_key_waits_for_the_second_person(world: World) -> None:
    held = SigningKey()
    proof = held.sign(key_acts.enrolment_document(world.a, held.public, None), "hamgam-key@v1")
    key_acts.enrol_key(by=world.a_liaison, on=world.a, public=held.public, proof=proof)
    assert (about(world.a_liaison), about(world.a_delegate), about(world.b_liaison)) == ([], ["key"], [])


def test_a_proposal_that_collided_waits_for_its_proposer(world: World) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    clause = text.clauses.order_by("order").first()
    words = flow.WORDS[0][0]
    lead = texts.propose_wording(by=world.b_liaison, on=clause, words=words.replace("آبی", "آب رودی"))
    texts.propose_wording(by=world.c_liaison, on=clause, words=words.replace("آبی", "آب چاهی"))
    flow.all_accept(world, text)
    for liaison in world.liaisons:
        positions.take(by=liaison, on=lead, stance="accept")
    flow.close_round(world, text)
    texts.lead_wording(by=world.coordinator, on=lead)
    assert about(world.c_liaison) == ["collided"]


def test_a_translation_waits_for_whoever_did_not_write_it(world: World) -> None:
    text = flow.draft(world)
    lead = text.clauses.first().wordings.get(state="leading")
    texts.write_translation(by=world.a_delegate, on=lead, language="en", words="New words.")
    assert (about(world.a_delegate), about(world.b_liaison), about(world.observer)) == ([], ["review"], [])


def test_a_text_that_all_have_signed_waits_for_whoever_may_publish_it(world: World) -> None:
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    assert (about(world.coordinator), about(world.c_delegate)) == (["publish"], [])
    statements.publish_for_all(by=world.coordinator, on=version)
    assert about(world.coordinator) == []


def test_nobody_is_pressed_to_publish_for_some_while_others_still_have_time(world: World) -> None:
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    assert "publish" not in about(world.coordinator)
    with told(timezone.now() + timedelta(days=15)):
        assert "publish" in about(world.coordinator)


def test_what_is_nearest_stands_first_and_what_has_no_deadline_last(stocked_world: World) -> None:
    tasks = waiting(stocked_world.d_liaison)
    dues = [task.due for task in tasks]
    with_deadline = [due for due in dues if due]
    assert dues == sorted(with_deadline) + [None] * (len(dues) - len(with_deadline))
    assert len(with_deadline) >= 2


def test_a_sentence_names_no_text_and_no_organisation(stocked_world: World) -> None:
    names = {name for row in stocked_world.organisations for name in (*row.names.values(), *row.short_names.values())}
    hidden = names | {"آب پاک", "Clean water"}
    for actor in (*stocked_world.liaisons, stocked_world.coordinator):
        for task in waiting(actor):
            assert [name for name in hidden if name in task.sentence] == []


@pytest.mark.parametrize("who", ["b_liaison", "c_delegate", "observer"])
def test_the_page_asks_the_database_as_often_when_there_is_more(stocked_world: World, who: str) -> None:
    client, found = client_of(getattr(stocked_world, who)), []
    client.get("/fa/w/")
    for _time in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/fa/w/").status_code == 200
        found.append(len(captured))
        if len(found) == 1:
            furnish(stocked_world)
    assert found[0] == found[1]


def test_the_page_shows_five_things_first_and_the_rest_on_demand(world: World) -> None:
    for _text in range(7):
        flow.open_round(flow.draft(world), world.a_liaison)
    answer = client_of(world.c_liaison).get("/fa/w/")
    assert (len(answer.context["tasks"]), len(answer.context["more"])) == (5, 2)
    assert "هفت کار در انتظار نهاد شماست" in answer.content.decode()


def test_when_nothing_waits_the_page_says_what_comes_next(world: World) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    page = client_of(world.c_liaison, language="en").get("/en/w/").content.decode()
    assert "Nothing waits for your organisation now" in page
    assert "The next deadline:" in page


def test_an_observer_reads_no_drafts_in_the_news(stocked_world: World) -> None:
    answer = client_of(stocked_world.observer).get("/fa/w/")
    assert (answer.context["tasks"], answer.context["texts"]) == ([], [])
    about = {row.address.removeprefix("/fa/").removeprefix("w/").split("/")[0] for row in answer.context["news"]}
    assert about == {"assemblies", "consultations"}  # To those observers may come, these anybody answers.


def test_the_news_say_each_thing_once_with_the_organisation_as_its_subject(world: World) -> None:
    version = flow.frozen(world)
    flow.attest(version, world.a_liaison, world.a_delegate)
    answer = client_of(world.b_liaison, language="en").get("/en/w/")
    said = [row.sentence for row in answer.context["news"]]
    assert said[0] == "Keepers signed “Clean water, safe work”."
    assert len(said) == len(set(said))


def test_a_text_in_progress_says_in_one_sentence_where_it_stands(stocked_world: World) -> None:
    rows = client_of(stocked_world.b_liaison, language="en").get("/en/w/").context["texts"]
    assert [(row.text.stage, row.sentence) for row in rows] == [
        ("positions", "Two of four organisations have begun to answer."),
        ("final", "Four have not answered."),
        ("common_ground", "The round is closed. No organisation rejects any of its clauses."),
        ("draft", "A draft. No round has been opened yet."),
        ("published", "Published. Signed by two of four organisations."),
    ]


@pytest.mark.django_db
def test_whether_one_stands_in_an_election_comes_before_what_is_due_sooner_and_is_seen_without_opening_more() -> None:
    world = furnished("committee", duty="secretary")
    formed(world)
    election = elections.open(by=world.a_liaison, office="secretary")
    elections.nominate(by=world.b_liaison, on=election, seat=world.b_delegate.seat, name="نامزد")
    for _number in range(6):
        decisions.enter(
            by=world.a_liaison, kind="decision", question={"fa": "چنین باشد؟"}, text={"fa": "چنین شد."}, agreed=True, present=4,
            decided_on=here.today(),
        )  # fmt: skip
    tasks = waiting(world.b_delegate)
    assert (tasks[0].about.split("-")[0], len(tasks)) == ("nomination", 7)
    assert [task.due < tasks[0].due for task in tasks[1:]] == [True] * 6
    shown = client_of(world.b_delegate).get("/fa/w/").context
    assert [task.about for task in shown["tasks"]][:1] == [tasks[0].about]
    assert "nomination" not in about(world.c_delegate)
