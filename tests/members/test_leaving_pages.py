"""Pages of levels, suspension and leaving, and the forms on which such matters are brought."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.decisions.models import Matter
from hamgam.members import acts, here
from hamgam.members.actor import Actor
from hamgam.members.joining_models import Review
from hamgam.members.models import Coalition, Organisation
from hamgam.record.times import now, told
from tests.decisions.brought import answered, close
from tests.furnished import furnished
from tests.members.joined import ready
from tests.members.test_ladder import SAID, all_look_back, on_step, reviewed, step_of_all, suspended
from tests.people import client_of

pytestmark = pytest.mark.django_db
LADDER, LEAVE, NEW = "/en/w/members/d/level/", "/en/w/members/ours/leave/", "/en/w/decisions/new/"


@pytest.fixture
def platform(db):
    return furnished("platform")


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def moment(days, name="closes"):
    day = here.today() + timedelta(days=days)
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year, f"{name}_hour": 20}


def brought_by_page(client, kind, **given):
    form = {"question-fa": "چنین کنیم؟", "question-en": "Shall we?", "token": f"t-{kind}", **moment(25), **given}
    return client.post(f"{NEW}{kind}/", form, follow=True)


def test_the_ladder_shows_where_an_organisation_stands_and_takes_both_answers(platform):
    on_step(platform.d, "contact")
    client = client_of(platform.d_liaison, language="en")
    page = words(client.get(LADDER))
    assert "Nobody has answered since the last step" in page and "stands here" in page
    bad = client.post(LADDER, {"token": "t-1", "done": "دو بیانیه", "short": "", "change": "زودتر"})
    assert (bad.status_code, "دو بیانیه" in bad.content.decode(), Review.objects.count()) == (422, True, 0)
    assert "has answered for itself" in words(client.post(LADDER, {"token": "t-2", **SAID}, follow=True))
    other = client_of(platform.a_delegate, language="en")
    assert "Both sides have answered" in words(other.post(LADDER, {"token": "t-3", **SAID}, follow=True))
    assert "keeping in contact" in words(other.get("/en/members/d/"))


def test_the_ladder_is_for_members_and_for_shapes_that_have_one(world):
    assert "no levels of co-operation" in words(client_of(world.a_liaison, language="en").get(LADDER))
    assert client_of(world.observer).get(LADDER).status_code == 404
    assert client_of(ready(world)).get(LADDER).status_code == 404
    assert Client().get(LADDER).status_code == 302


def test_the_page_how_we_work_shows_the_ladder_where_there_is_one(platform):
    page = words(Client().get("/en/how-we-work/"))
    assert page.count("Keeping in contact") == 1
    text = words(Client().get("/en/how-we-work/text/"))
    assert text.lower().count("keeping in contact") == 1  # its article
    assert "Everything that the bylaws give to a member." in page


def test_a_step_is_brought_by_the_page_after_both_sides_have_answered(platform):
    client = client_of(platform.a_liaison, language="en")
    page = brought_by_page(client, "level", organisation="d", level="joint_actions")
    assert page.status_code == 422 and "Nobody has written a review" in words(page)
    reviewed(platform, platform.d)
    page = brought_by_page(client, "level", organisation="d", level="joint_actions", token="t-2")
    assert Matter.objects.get().details == {"organisation": platform.d.public_id, "level": "joint_actions"}
    assert "joint actions" in words(page)


def test_an_admission_is_brought_by_the_page_with_the_candidate_chosen_by_the_link(world):
    house = ready(world).organisation
    client = client_of(world.a_liaison, language="en")
    assert f'value="{house.slug}" selected' in client.get(f"{NEW}admission/?organisation={house.slug}").content.decode()
    for wrong in ("", "nobody", "a", "<script>"):
        page = brought_by_page(client, "admission", organisation=wrong, token=f"t-{wrong}")
        assert (page.status_code, "<script>" in page.content.decode()) == (422, False)
    brought_by_page(client, "admission", organisation=house.slug)
    assert Matter.objects.get().details == {"organisation": house.public_id, "level": ""}


def test_a_suspension_is_brought_by_the_page_with_its_end_and_its_reason(world):
    client = client_of(world.a_liaison, language="en")
    page = brought_by_page(client, "suspension", organisation="d", reason="سه بار نیامدند.", token="t-1")
    assert page.status_code == 422 and "Choose the day on which the suspension ends." in words(page)
    assert "سه بار نیامدند." in page.content.decode()
    page = brought_by_page(client, "suspension", organisation="d", token="t-2", **moment(60, "until"))
    assert page.status_code == 422 and "Write the reason" in words(page)
    brought_by_page(
        client, "suspension", organisation="d", reason="سه بار نیامدند.", token="t-3", **moment(60, "until")
    )
    matter = Matter.objects.get()
    assert matter.details["until"] == (here.today() + timedelta(days=60)).isoformat()
    close(answered(world, matter, "accept", "accept", "accept", ""))
    assert Organisation.objects.get(slug="d").standing == "suspended"


def test_the_people_of_a_suspended_organisation_read_why_and_until_when(world):
    suspended(world)
    for address, actor in (("/en/w/members/ours/", world.d_liaison), ("/en/members/d/", world.a_delegate)):
        page = words(client_of(Actor.of(actor.person), language="en").get(address))
        assert "Suspended until" in page and "سه بار بی‌خبر نیامدند." in page
    public = words(Client().get("/en/members/d/"))
    assert "Suspended" not in public and "سه بار" not in public
    assert "Physicians" in words(Client().get("/en/members/"))


def test_leaving_asks_for_each_tick_and_gives_back_those_that_were_set(world):
    client = client_of(world.b_liaison, language="en")  # which holds the coordination duty too
    page = client.get(LEAVE)
    (point,) = re.findall(r'name="handed" value="([^"]+)"', page.content.decode())
    bad = client.post(LEAVE, {"token": "t-1", "handed": point})
    assert (bad.status_code, f'value="{point}" checked' in bad.content.decode()) == (422, True)
    assert "Tick that you know what follows." in words(bad)
    assert "handover list" in words(client.post(LEAVE, {"token": "t-2", "last_is_known": "on"}))
    assert Organisation.objects.get(slug="b").left_on is None
    client.post(LEAVE, {"token": "t-3", "handed": point, "last_is_known": "on"})
    assert Organisation.objects.get(slug="b").left_on == here.today()
    assert "A member until" in words(client_of(world.a_liaison, language="en").get("/en/members/b/"))


def test_only_a_liaison_sees_the_form_to_leave(world):
    assert 'name="last_is_known"' not in client_of(world.a_delegate).get(LEAVE).content.decode()
    assert client_of(world.a_delegate).post(LEAVE, {"last_is_known": "on", "token": "t"}).status_code == 403
    assert Client().get(LEAVE).status_code == 302


def test_the_review_has_the_same_queries_for_one_and_for_three(platform):
    client, counts = client_of(platform.a_liaison), []
    for actors in ((platform.a_liaison,), (platform.b_liaison, platform.c_liaison)):
        for actor in actors:
            acts.write_review(by=actor, on=platform.d, **SAID)
        client.get(LADDER)
        with CaptureQueriesContext(connection) as captured:
            client.get(LADDER)
        counts.append(len(captured))
    assert counts[0] == counts[1]


ALL = "/en/w/co-operation/"


def test_the_review_of_all_is_written_read_and_leads_to_a_step(platform):
    client = client_of(platform.a_liaison, language="en")
    assert "The first level can be put to the members without a review." in words(client.get(ALL))
    bad = client.post(ALL, {**SAID, "done": "", "token": "t-1"})
    assert (bad.status_code, SAID["short"] in bad.content.decode()) == (422, True)
    client.post(ALL, {**SAID, "token": "t-2"})
    assert SAID["done"] in words(client_of(platform.d_liaison, language="en").get(ALL))
    page = client.get("/en/w/decisions/new/level/?organisation=*").content.decode()
    assert '<option value="*" selected>All together</option>' in page
    assert client_of(platform.observer).get(ALL).status_code == 404
    assert Client().get(ALL).status_code == 302


def test_the_review_that_led_to_a_step_stays_readable_below_it(platform):
    step_of_all(platform, "joint_statements", *["accept"] * 4)
    all_look_back(platform, "a", "b", "c")
    with told(now() + timedelta(days=13)):
        step_of_all(platform, "joint_actions", *["accept"] * 4)
        page = words(client_of(platform.d_liaison, language="en").get(ALL))
    assert (page.count("The review that led to it"), page.count(SAID["done"])) == (1, 3)


def test_the_review_of_all_has_the_same_queries_for_one_and_for_three(platform):
    client, counts = client_of(platform.a_liaison), []
    for actors in ((platform.a_liaison,), (platform.b_liaison, platform.c_liaison)):
        for actor in actors:
            acts.write_review(by=actor, on=Coalition.objects.get(), **SAID)
        client.get(ALL)
        with CaptureQueriesContext(connection) as captured:
            client.get(ALL)
        counts.append(len(captured))
    assert counts[0] == counts[1]
