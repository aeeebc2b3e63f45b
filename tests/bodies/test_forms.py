"""The forms of the kinds `body` and `mandate`: what they offer, what they read, what they say when something is missing."""

from datetime import timedelta

import pytest

from hamgam.bodies import acts
from hamgam.bodies.models import Body, Mandate
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.record.times import told
from tests.bodies.given import body, given_to, mandate, today
from tests.people import World, client_of

pytestmark = pytest.mark.django_db
NEW = "/en/w/decisions/new/"


def days(name: str, ahead: int) -> dict[str, str]:
    day = today() + timedelta(days=ahead)
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def agreed(world: World) -> Matter:
    matter = Matter.objects.latest("number")
    for actor in world.liaisons:
        decisions.answer(by=actor, on=matter, said={"word": "accept"})
    return decisions.close(by=world.a_liaison, on=matter)


def test_a_body_is_brought_by_its_form_and_made(world: World) -> None:
    client = client_of(world.a_liaison, language="en")
    assert "Kind of body" in client.get(f"{NEW}body/").content.decode()
    typed = {
        "question-en": "Shall we have a relations group?", "do": "make", "body_kind": "group", "names-en": "Relations",
        **days("closes", 20), "closes_hour": "20",
    }  # fmt: skip
    refused = client.post(f"{NEW}body/", {**typed, "names-en": ""})
    assert (refused.status_code, "Write what the body is called." in refused.content.decode()) == (422, True)
    assert client.post(f"{NEW}body/", typed).status_code == 302
    agreed(world)
    assert list(Body.objects.values_list("names", "kind")) == [({"en": "Relations"}, "group")]


def test_a_mandate_is_brought_by_its_form_and_given(world: World) -> None:
    made = body(world)
    client = client_of(world.a_liaison, language="en")
    assert "Until the end of which day" in client.get(f"{NEW}mandate/").content.decode()
    typed = {
        "question-en": "Shall the group set the date?", "to": f"body:{made.slug}", "kind": "calendar", "times": "2",
        "act": "decisions.settle_by_mandate", **days("ends_on", 40), **days("closes", 20), "closes_hour": "20",
    }  # fmt: skip
    for left_out, sentence in (
        ({"to": ""}, "Choose to whom the mandate is given."),
        ({"ends_on_day": "", "ends_on_month": "", "ends_on_year": ""}, "Say until which day the mandate lasts."),
        ({"times": "x"}, "Write a whole number of at least one, or leave the field empty."),
    ):
        refused = client.post(f"{NEW}mandate/", {**typed, **left_out})
        assert (refused.status_code, sentence in refused.content.decode()) == (422, True)
    assert client.post(f"{NEW}mandate/", typed).status_code == 302
    page = client.get(f"/en/w/decisions/{Matter.objects.latest('number').number}/").content.decode()
    assert "Until the end of" in page
    agreed(world)
    assert list(Mandate.objects.values_list("kind", "times", "ends_on")) == [
        ("calendar", 2, today() + timedelta(days=40)),
    ]  # fmt: skip


def test_a_body_that_ended_meanwhile_gets_no_mandate(world: World) -> None:
    made = body(world)
    details = {
        "to": f"body:{made.slug}",
        "act": "decisions.settle_by_mandate",
        "kind": "calendar",
        "ends_on": "2099-01-01",
    }
    matter = decisions.bring(
        by=world.a_liaison, kind="mandate", question={"fa": "؟"}, text={"fa": "روز"}, details=details
    )
    ended = decisions.bring(
        by=world.a_liaison, kind="body", question={"fa": "؟"}, details={"do": "end", "body": made.slug}
    )
    for actor in world.liaisons:
        decisions.answer(by=actor, on=ended, said={"word": "accept"})
        decisions.answer(by=actor, on=matter, said={"word": "accept"})
    with told(ended.closes_at):
        decisions.close(by=Actor.clock(), on=ended)
        decisions.close(by=Actor.clock(), on=matter)
    assert (matter.result, Mandate.objects.count()) == ({"not_carried_out": "mandate_body_missing"}, 0)


def asked(**more: str) -> dict[str, str]:
    return {"question-en": "Shall we meet in autumn?", **days("closes", 20), "closes_hour": "20", **more}


def test_of_several_bodies_the_form_asks_which_one_settles_it_and_the_page_leads_there(world: World) -> None:
    first, second = body(world), body(world, names={"fa": "کارگروه چاپ", "en": "Print Group"})
    acts.join(by=world.b_delegate, on=second)
    given_to("group")
    client = client_of(world.a_liaison, language="en")
    page = client.get(f"{NEW}decision/").content.decode()
    assert [f'value="{row.slug}"' in page for row in (first, second)] == [True, True]
    for chosen, sentence in (("", "Say which of them settles this."), (first.slug, "so nobody could answer")):
        refused = client.post(f"{NEW}decision/", asked(settled_by=chosen))
        assert (refused.status_code, sentence in refused.content.decode()) == (422, True)
        assert "Shall we meet in autumn?" in refused.content.decode()
    assert client.post(f"{NEW}decision/", asked(settled_by=second.slug)).status_code == 302
    matter = Matter.objects.latest("number")
    assert (matter.body, matter.voices.get().person) == (second, world.b_delegate.person)
    page = client.get(f"/en/w/decisions/{matter.number}/").content.decode()
    assert f'<a href="/en/w/groups/{second.slug}/">Print Group</a>' in page


def test_of_one_body_the_form_asks_nothing_and_says_which_it_is(world: World) -> None:
    made = body(world)
    given_to("group")
    client = client_of(world.a_liaison, language="en")
    page = client.get(f"{NEW}decision/").content.decode()
    assert ('name="settled_by"' in page, f'<a href="/en/w/groups/{made.slug}/">' in page) == (False, True)
    refused = client.post(f"{NEW}decision/", asked())
    assert (refused.status_code, 'id="settled_by"' in refused.content.decode()) == (422, True)
    acts.join(by=world.b_delegate, on=made)
    assert client.post(f"{NEW}decision/", asked()).status_code == 302
    assert Matter.objects.latest("number").body == made


def test_what_members_settle_together_asks_for_no_body(world: World) -> None:
    made = body(world)
    page = client_of(world.a_liaison, language="en").get(f"{NEW}decision/").content.decode()
    assert (made.slug in page, "settled_by" in page) == (False, False)


def test_what_a_hall_of_one_of_several_bodies_decided_names_the_body(world: World) -> None:
    first, second = body(world), body(world)
    for made in (first, second):
        acts.join(by=world.b_delegate, on=made)
    given_to("group")
    client = client_of(world.a_liaison, language="en")
    typed = {"question-en": "Where do we meet?", "agreed": "yes", "present": "3", **days("decided", 0)}
    address = "/en/w/decisions/from-a-hall/?kind=decision"
    assert client.post(address, typed).status_code == 422
    assert client.post(address, {**typed, "settled_by": first.slug}).status_code == 302
    assert Matter.objects.latest("number").body == first


def test_whoever_settles_under_a_mandate_without_a_place_says_place_and_day_and_the_page_shows_both(
    world: World,
) -> None:
    made = body(world)
    acts.join(by=world.a_delegate, on=made)
    given = mandate(world, f"body:{made.slug}")
    client, address = client_of(world.a_delegate, language="en"), f"/en/w/mandates/{given.number}/settle/"
    page = client.get(address).content.decode()
    assert ['id="where"' in page, 'id="settled"' in page] == [True, True]
    typed = {
        "question-en": "Where and when?",
        "text-en": "Two delegates each.",
        "where": "Rotterdam",
        **days("settled", 40),
    }
    refused = client.post(address, {**typed, "settled_day": "31", "settled_month": "2"})
    assert (
        refused.status_code,
        "Rotterdam" in refused.content.decode(),
        Matter.objects.filter(kind="calendar").count(),
    ) == (422, True, 0)
    assert client.post(address, typed).status_code == 302
    day = today() + timedelta(days=40)
    matter = Matter.objects.get(kind="calendar")
    assert matter.result == {"place": "Rotterdam", "day": day.isoformat()}
    shown = dict(client.get(f"/en/w/decisions/{matter.number}/").context["details"])
    assert (shown["Place"], str(day.year) in shown["Day"]) == ("Rotterdam", True)


def test_of_other_kinds_no_day_is_asked_and_a_place_may_be_left_out(world: World) -> None:
    made = body(world)
    acts.join(by=world.a_delegate, on=made)
    given = mandate(world, f"body:{made.slug}", kind="decision")
    client, address = client_of(world.a_delegate, language="en"), f"/en/w/mandates/{given.number}/settle/"
    page = client.get(address).content.decode()
    assert ['id="where"' in page, 'id="settled"' in page] == [True, False]
    assert client.post(address, {"question-en": "Which colour?", "text-en": "Blue."}).status_code == 302
    assert Matter.objects.get(kind="decision").result == {}
    assert (
        client_of(world.b_delegate, language="en").post(address, {"question-en": "Q", "text-en": "T"}).status_code
        == 403
    )
