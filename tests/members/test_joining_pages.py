"""Pages of joining: the open one, the members' list, the candidate's own; and what nobody else gets to see."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.members import acts
from hamgam.members.joining_models import Application, Candidature
from hamgam.notices.waiting import waiting
from hamgam.record.models import Entry
from tests.members.joined import NAMES, WHY, applied, invited, numbered, ready, seated
from tests.people import client_of
from tests.remembered import forget

JOIN, CANDIDATES, OWN = "/en/join/", "/en/w/members/candidates/", "/en/w/members/candidature/"
FORM = {"names_fa": NAMES["fa"], "names_en": NAMES["en"], "kind": "union", "city": "Rudbar", "contact": "b", "why": WHY}


@pytest.fixture(autouse=True)
def fresh_minute():
    forget()


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_a_stranger_applies_and_reads_by_a_link_what_became_of_it(world):
    client, before = Client(), Entry.objects.count()
    page = client.post(JOIN, FORM)
    assert page.status_code == 200 and page.headers["Cache-Control"].startswith("max-age=0")
    link = re.search(r"http://testserver(/en/join/[\w-]{22}/)", page.content.decode())[1]
    made = Application.objects.get()
    assert (made.names, made.kind, made.city, made.why, made.state) == (NAMES, "union", "Rudbar", WHY, "waiting")
    assert Entry.objects.count() == before
    assert "waits for an answer" in words(client.get(link))
    acts.refuse_application(by=world.a_liaison, on=made, reason="هنوز نه.")
    assert "هنوز نه." in words(client.get(link))
    assert client.get("/en/join/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"names_fa": ""}, "This field is required"),
        ({"names_fa": "کانون برزگران"}, "Choose a name that nobody bears"),
        ({"why": ""}, "This field is required"),
        ({"kind": "<script>"}, "Select a valid choice"),
        ({"contact": "x" * 301}, "at most 300 characters"),
        ({"why": "\u202e" + "x" * 3001}, "at most 3000 characters"),
    ],
)
def test_an_application_that_lacks_something_is_given_back_with_what_was_typed(world, given, sentence):
    page = Client().post(JOIN, {**FORM, **given})
    assert (page.status_code, Application.objects.count()) == (422, 0)
    assert sentence in words(page)
    assert "Rudbar" in page.content.decode() and "<script>" not in page.content.decode()


def test_who_cannot_be_let_in_gets_back_what_was_typed(world, monkeypatch):
    monkeypatch.setattr("hamgam.members.applying.WAITING", 0)
    page = Client().post(JOIN, FORM)
    assert page.status_code == 409
    assert WHY in page.content.decode()


def test_a_member_invites_by_the_page_and_sees_the_link_once(world):
    client = client_of(world.a_liaison, language="en")
    page = client.post(f"{CANDIDATES}invite/", {**FORM, "token": "t-1"})
    assert "/en/invitation/" in page.content.decode()
    assert Candidature.objects.get().organisation.names == NAMES
    assert NAMES["en"] in words(client.get(CANDIDATES))
    bad = client.post(f"{CANDIDATES}invite/", {**FORM, "why": "", "names_fa": "نام دیگر", "token": "t-2"})
    assert (bad.status_code, "نام دیگر" in bad.content.decode()) == (422, True)


def test_the_list_of_candidates_is_for_members_alone(world):
    applied()
    candidate = seated(invited(world, {"fa": "سرای نیزار"}))
    seen = {who: client_of(actor, language="en").get(CANDIDATES).status_code for who, actor in
            (("member", world.c_delegate), ("observer", world.observer), ("candidate", candidate))}  # fmt: skip
    assert seen == {"member": 200, "observer": 404, "candidate": 404}
    assert Client().get(CANDIDATES).status_code == 302
    page = words(client_of(world.c_delegate, language="en").get(CANDIDATES))
    assert "Take it up" not in page and "Nearly the same name" not in page
    posted = client_of(candidate).post(f"/fa/w/applications/{Application.objects.get().pk}/take-up/")
    assert (posted.status_code, Application.objects.get().state) == (404, "waiting")


def test_a_liaison_takes_up_and_refuses_by_the_page(world):
    first, second = applied(), applied({"fa": "سرای نیزار"})
    client = client_of(world.a_liaison, language="en")
    assert len(waiting(world.a_liaison)) == 1
    page = client.post(f"/en/w/applications/{first.pk}/take-up/", {"token": "t-1"})
    assert "/en/invitation/" in page.content.decode()
    page = client.post(f"/en/w/applications/{second.pk}/refuse/", {"token": "t-2", "reason": "نه"}, follow=True)
    assert "Whoever applied reads your reason" in words(page)
    assert sorted(Application.objects.values_list("state", flat=True)) == ["refused", "taken_up"]
    assert waiting(world.a_liaison) == []


def test_a_near_namesake_is_warned_of(world):
    applied({"fa": "کانون برزگران نو"})
    invited(world, {"fa": "کانون برزگران رود"})
    assert words(client_of(world.a_liaison, language="en").get(CANDIDATES)).count("Nearly the same name") == 2


def test_the_candidate_accepts_on_its_own_page_and_reads_the_reasons(world):
    actor = seated(invited(world))
    client = client_of(actor, language="en")
    assert [task.about for task in waiting(actor)] == [f"candidature-{Candidature.objects.get().pk}"]
    assert client.post(f"{OWN}accept/", {"token": "t-0"}).status_code == 422
    page = client.post(f"{OWN}accept/", {"token": "t-1", "level": "wholly"}, follow=True)
    assert "You accepted the whole of it" in words(page)
    assert waiting(actor) == []
    way = Candidature.objects.get()
    assert (way.accepted_on is not None, way.accepted_level) == (True, "")
    assert client_of(world.a_liaison).get(OWN).status_code == 404
    assert client.get("/en/w/keys/").status_code == client.get("/en/w/members/ours/merge/").status_code == 404


def test_the_list_has_the_same_queries_for_one_and_for_three(world):
    client = client_of(world.a_liaison)
    counts = []
    for rows in (1, 2):
        for n in range(rows):
            applied(numbered())
            ready(world, numbered(), username=f"candidate-{rows}-{n}")
        client.get(CANDIDATES)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(CANDIDATES)
        counts.append((len(captured), page.content.decode().count("<h3>")))
    assert counts[0][0] == counts[1][0]
    assert [rows for _, rows in counts] == [2, 6]


def test_an_organisation_s_page_tells_a_candidate_no_more_than_the_public(world):
    actor = seated(invited(world))
    client = client_of(actor, language="en")
    page = words(client.get("/en/members/a/"))
    assert "Seats" not in page
    assert client.get(f"/en/members/{actor.organisation.slug}/").status_code == 200
    assert Client().get(f"/en/members/{actor.organisation.slug}/").status_code == 404
