"""The communications body proposes; without approval nothing takes effect, whoever tries it and at whatever stage."""

from datetime import timedelta

import pytest

from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions import acts, body_acts
from hamgam.decisions.models import Matter
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.times import told
from tests.architecture.walk import faults
from tests.bodies.given import body
from tests.people import World, client_of

pytestmark = pytest.mark.django_db
QUESTION = {"fa": "هر دوشنبه خبرنامه بفرستیم؟", "en": "Shall we send a press letter every Monday?"}


@pytest.fixture
def made(world: World) -> Body:
    """The communications body, in which a's delegate sits."""
    found = body(world, "communications", names={"fa": "هیئت ارتباطات", "en": "Communications"})
    bodies.join(by=world.a_delegate, on=found)
    return found


def proposed(world: World) -> Matter:
    return body_acts.propose(by=world.a_delegate, question=QUESTION, closes_at=times.now() + timedelta(days=30))


def answered(world: World, matter: Matter, *words: str) -> Matter:
    for actor, word in zip(world.liaisons, words, strict=True):
        acts.answer(by=actor, on=matter, said={"word": word}, reason="x")
    while matter.stage == "open":
        with told(matter.closes_at):
            acts.close(by=Actor.clock(), on=matter)
        matter.refresh_from_db()
    return matter


def refused(by: Actor, on: Matter) -> str:
    with pytest.raises(Refused) as error:
        body_acts.carry_out(by=by, on=on)
    on.refresh_from_db()
    assert "in_effect_since" not in on.result
    return error.value.verdict.reason


def test_an_approved_proposal_takes_effect_once_the_body_carries_it_out(world: World, made: Body) -> None:
    matter = answered(world, proposed(world), *["accept"] * 4)
    assert (matter.stage, matter.result.get("in_effect_since")) == ("agreed", None)
    body_acts.carry_out(by=world.a_delegate, on=matter)
    matter.refresh_from_db()
    assert (matter.result["in_effect_since"], matter.result["done_by"]) == (here.today().isoformat(), world.a.public_id)
    with pytest.raises(NotPossible, match="proposal_in_effect"):
        body_acts.carry_out(by=world.a_delegate, on=matter)


def test_an_open_one_is_refused_by_the_gate(world: World, made: Body) -> None:
    matter = proposed(world)
    assert refused(world.a_delegate, matter) == "wrong_stage"
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"word": "accept"})
    assert refused(world.a_delegate, matter) == "wrong_stage"


def test_a_rejected_one_is_refused_by_the_gate(world: World, made: Body) -> None:
    matter = answered(world, proposed(world), "accept", "accept", "accept", "reject")
    assert (matter.stage, refused(world.a_delegate, matter)) == ("not_agreed", "wrong_stage")


def test_one_that_nobody_answered_or_that_was_taken_back_is_refused(world: World, made: Body) -> None:
    silent = proposed(world)
    while silent.stage == "open":
        with told(silent.closes_at):
            acts.close(by=Actor.clock(), on=silent)
        silent.refresh_from_db()
    assert refused(world.a_delegate, silent) == "wrong_stage"
    back = proposed(world)
    acts.withdraw(by=world.a_liaison, on=back)
    assert refused(world.a_delegate, back) == "wrong_stage"


def test_what_was_read_back_from_a_hall_waits_for_objections_first(world: World, made: Body) -> None:
    matter = acts.enter(
        by=world.b_liaison, kind="proposal", question=QUESTION, decided_on=here.today(), agreed=True, present=4
    )
    assert refused(world.a_delegate, matter) == "wrong_stage"
    with told(matter.closes_at):
        acts.stand(by=Actor.clock(), on=matter)
        matter.refresh_from_db()
        assert body_acts.carry_out(by=world.a_delegate, on=matter).result["done_by"] == world.a.public_id


def test_nobody_outside_the_body_proposes_or_carries_out(world: World, made: Body) -> None:
    for actor in (world.a_liaison, world.b_liaison, world.coordinator):
        with pytest.raises(Refused, match="not_entitled"):
            body_acts.propose(by=actor, question=QUESTION)
    matter = answered(world, proposed(world), *["accept"] * 4)
    assert {refused(actor, matter) for actor in (world.a_liaison, world.b_delegate, world.coordinator)} == {
        "not_entitled"
    }
    assert {refused(actor, matter) for actor in (world.observer, Actor.clock(), Actor.host())} == {"wrong_role"}
    with pytest.raises(NotPossible, match="proposal_by_its_body"):
        acts.bring(by=world.a_delegate, kind="proposal", question=QUESTION)


def test_whoever_left_the_body_carries_out_nothing(world: World, made: Body) -> None:
    matter = answered(world, proposed(world), *["accept"] * 4)
    bodies.leave(by=world.a_delegate, on=made)
    assert refused(world.a_delegate, matter) == "not_entitled"


def test_another_body_s_members_and_another_kind_of_matter_are_refused(world: World, made: Body) -> None:
    group = body(world, "group")
    bodies.join(by=world.b_delegate, on=group)
    with pytest.raises(Refused, match="not_entitled"):
        body_acts.propose(by=world.b_delegate, question=QUESTION)
    other = acts.bring(by=world.a_liaison, kind="decision", question=QUESTION)
    answered(world, other, *["accept"] * 4)
    assert refused(world.a_delegate, other) == "wrong_kind"


def test_a_proposal_is_brought_and_carried_out_on_its_pages(world: World, made: Body) -> None:
    client = client_of(world.a_delegate, language="en")
    assert "proposal of the communications body" in client.get("/en/w/decisions/new/").content.decode().lower()
    other = client_of(world.b_delegate, language="en")
    assert "/proposal/" not in other.get("/en/w/decisions/new/").content.decode()
    address = "/en/w/decisions/new/proposal/"
    assert (client.get(address).status_code, other.get(address).status_code) == (200, 200)
    day = here.today() + timedelta(days=20)
    typed = {
        "question-en": QUESTION["en"], "question-fa": QUESTION["fa"], "closes_day": day.day, "closes_month": day.month, "closes_year": day.year,
        "closes_hour": 20,
    }  # fmt: skip
    assert (other.post(address, typed).status_code, client.post(address, typed).status_code) == (403, 302)
    matter = Matter.objects.get(kind="proposal")
    page = f"/en/w/decisions/{matter.number}/"
    assert "None: without approval it does not take effect." in client.get(page).content.decode()
    assert client.post(f"{page}carry-out/").status_code == 403
    answered(world, matter, *["accept"] * 4)
    assert "Not in effect yet" in client.get(page).content.decode()
    assert "Record that it is carried out" not in other.get(page).content.decode()
    assert client.post(f"{page}carry-out/").status_code == 302
    for language, said in (("en", "In effect since"), ("fa", "به اجرا درآمده است")):
        answer = client_of(world.c_liaison, language=language).get(page.replace("/en/", f"/{language}/"))
        assert (answer.status_code, list(faults(answer.content, language))) == (200, [])
        assert said in answer.content.decode()


def test_no_mandate_settles_what_the_communications_body_proposes(world: World, made: Body) -> None:
    from hamgam.decisions.kinds.mandate import kinds

    assert "proposal" not in kinds(rules.in_force())
