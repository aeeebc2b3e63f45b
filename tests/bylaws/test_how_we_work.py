"""The page “how we work” says what the gate does, and only to whom the coalition decided."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.bylaws import openness, reading, rules
from hamgam.bylaws.acts import Refused
from hamgam.bylaws.models import BylawsVersion
from hamgam.members.actor import Actor
from tests.bylaws_files import SHAPES
from tests.furnished import furnished
from tests.people import client_of, make_coalition


@pytest.mark.django_db
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_article_that_a_row_cites_stands_in_the_text_once(shape, language):
    world = furnished(shape)
    page = client_of(world.a_liaison).get(f"/{language}/how-we-work/").content.decode()
    text = client_of(world.a_liaison).get(f"/{language}/how-we-work/text/").content.decode()
    anchors = re.findall(r'id="a(\d+\.\d+)"', text)
    cited = {row.article for row in (*rules.in_force().powers, *rules.in_force().matters, *rules.in_force().elections)}
    assert (len(anchors), cited - set(anchors)) == (len(set(anchors)), set())
    linked = set(re.findall(rf'href="/{language}/how-we-work/text/#a(\d+\.\d+)"', page))
    assert (linked - set(anchors), cited - linked) == (set(), set())


@pytest.mark.django_db
def test_the_page_grants_exactly_what_the_bylaws_grant(world):
    bylaws = rules.in_force()
    shown = {act.name: len(act.ways) for _heading, acts in reading.powers(bylaws) for act in acts}
    granted = {name: len(bylaws.rows(name)) for name in shown}
    assert (shown, sum(shown.values())) == (granted, len(bylaws.powers))


@pytest.mark.django_db
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_no_word_of_the_readable_text_is_lost(shape, language):
    make_coalition(shape)
    markdown = BylawsVersion.objects.get().texts[language]
    chapters = reading.chapters(markdown)
    articles = [number for chapter in chapters for number, _text in chapter.articles]
    assert (len(articles), len(chapters)) == (markdown.count("\n**"), markdown.count("\n## "))


@pytest.mark.django_db
def test_the_page_says_what_is_elected_by_whom_and_how():
    world = furnished("committee")
    found = {}
    for language in ("en", "fa"):
        page = client_of(world.a_liaison).get(f"/{language}/how-we-work/").content.decode()
        section = page.split('<section class="sec" id="elected">')[1].split("</section>")[0]
        found[language] = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in section.split("<li ")[1:]]
    assert found["en"][1] == (
        'class="rule"> The executive By the member organisations, from among people of the member organisations, by secret '
        "ballot. Method single transferable vote: ranked ballots, seats in proportion Provided that at least half of the "
        "electors have voted Time at least 7 days for nominations, at least 3 days for voting Seats 3 seats In office for "
        "730 days Before only once the form of leadership has been decided, first the secretary is elected, and has a seat "
        "here too Equal votes those tied are decided between by a lot that everybody can recompute Article 22.2"
    )
    assert [len(rows) for rows in found.values()] == [3, 3]
    assert "By the members of each unit, from among themselves, by secret ballot." in found["en"][2]
    assert "به نسبت بزرگی واحدها میان آن‌ها تقسیم می‌شود، به شیوهٔ سنت‌لاگه" in found["fa"][2]
    assert re.findall("[a-z]", found["fa"][2].split(">", 1)[1]) == []


def test_persian_readers_see_persian_digits(world):
    page = Client().get("/fa/how-we-work/").content.decode()
    assert ("مادهٔ ۷.۳" in page, "مادهٔ 7.3" in page) == (True, False)


def test_bylaws_for_members_alone_send_strangers_to_the_sign_in(world):
    openness_of(world, False)
    closed = Client().get("/fa/how-we-work/")
    assert (closed.status_code, closed.headers["Location"]) == (302, "/fa/sign-in/?next=/fa/how-we-work/")
    assert client_of(world.observer).get("/fa/how-we-work/").status_code == 200
    openness_of(world, True)
    assert Client().get("/fa/how-we-work/").status_code == 200


def openness_of(world, public):
    """Set as it would have been while the coalition was founded."""
    from hamgam.record.kept import Writing, written_by
    from hamgam.record.times import now

    with written_by(Writing("bylaws.show_publicly", now())):
        world.coalition.public_bylaws = public
        world.coalition.save()


@pytest.mark.django_db
def test_only_while_it_is_founded_is_the_openness_chosen():
    coalition = make_coalition()
    openness.show_publicly(by=Actor.host(), on=coalition, public=False)
    coalition.refresh_from_db()
    assert coalition.public_bylaws is False


def test_afterwards_nobody_opens_or_closes_the_bylaws(world):
    for who in (world.a_liaison, world.coordinator, world.a_delegate, world.observer, world.nobody, Actor.host()):
        with pytest.raises(Refused):
            openness.show_publicly(by=who, on=world.coalition, public=False)
    client = client_of(world.a_liaison)
    assert client.post("/en/w/bylaws/openness/", {"public": "no"}).status_code == 403
    assert "Close them to the public" not in client.get("/en/how-we-work/").content.decode()


@pytest.mark.django_db
def test_a_refusal_leads_to_its_article_on_the_page(world):
    response = client_of(world.a_delegate).post("/fa/w/members/ours/name/", {"names_fa": "نامی نو", "token": "t"})
    target = re.search(r'href="/fa/how-we-work/text/#(a[\d.]+)"', response.content.decode())[1]
    assert (response.status_code, target) == (403, "a2.8")
    assert f'id="{target}"' in Client().get("/fa/how-we-work/text/").content.decode()


def test_the_page_asks_the_database_a_few_times_only(world):
    client = Client()
    client.get("/fa/how-we-work/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/fa/how-we-work/")
    assert len(captured) <= 5
