"""The versions of the bylaws, with what changed in each, for whom the bylaws themselves are open."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.bylaws.models import BylawsVersion
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import now
from tests.people import client_of

LIST = "/en/how-we-work/versions/"


def adopt(count=2, *, force_at=None, **replaced):
    """Further versions, as matters adopt them: in each, a round lasts a day longer."""
    for _time in range(count):
        last = BylawsVersion.objects.first()
        number = int(last.version) + 1
        rules = re.sub(r"(round_days = \{ value = )\d+", rf"\g<1>{100 + number}", last.rules)
        rules = rules.replace(f'version = "{last.version}"', f'version = "{number}"')
        texts = {name: text.replace("**7.1** ", f"**7.1** {number}: ") for name, text in last.texts.items()}
        for old, new in replaced.get("replaced", {}).items():
            rules = rules.replace(old, new)
        with written_by(Writing("bylaws.adopt", now())):
            BylawsVersion.objects.create(
                version=str(number), rules=rules, texts=texts, since=now().date(), force_at=force_at, decision=number
            )
    return BylawsVersion.objects.first()


def show(world, public):
    with written_by(Writing("bylaws.show_publicly", now())):
        world.coalition.public_bylaws = public
        world.coalition.save()


@pytest.fixture
def member(world):
    return client_of(world.a_liaison, language="en")


def test_the_first_version_stands_alone(member):
    page = member.get(LIST).content.decode()
    assert (page.count("<section"), "The first version." in page, "What changed" in page) == (1, True, False)


def test_each_version_says_what_changed_in_it(member):
    adopt()
    page = member.get(LIST).content.decode()
    said = "A round usually lasts: so far %s days; from now on %s days."
    assert [page.count(said % pair) for pair in (("102", "103"), ("14", "102"), ("14", "103"))] == [1, 1, 0]
    assert (page.count("<section"), page.count("Adopted by decision"), page.count("In force since")) == (3, 2, 1)


def test_the_decision_that_adopted_a_version_is_a_link_for_members_alone(world, member):
    adopt()
    link = '<a href="/en/w/decisions/register/3/">Adopted by decision 3.</a>'
    assert link in member.get(LIST).content.decode()
    show(world, public=True)
    page = Client().get(LIST).content.decode()
    assert "Adopted by decision 3." in page and "decisions/register" not in page


def test_the_list_asks_the_database_as_often_for_three_versions_as_for_one(member):
    def asked():
        member.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            member.get(LIST)
        return len(captured)

    one = asked()
    adopt()
    assert asked() == one


def test_a_version_of_its_own_page_shows_its_text_and_its_changes_word_by_word(member):
    adopt()
    second = BylawsVersion.objects.get(version="2")
    page = member.get(f"{LIST}{second.pk}/").content.decode()
    assert ('<p id="a7.1"><b>7.1</b> 2: ' in page, page.count("<ins>"), "What changed from version 1" in page) == (
        True, 1, True,
    )  # fmt: skip
    assert member.get(f"{LIST}{second.pk + 50}/").status_code == 404


def test_a_version_asks_the_database_as_often_with_one_before_it_as_with_three(member):
    def asked(version):
        path = f"{LIST}{BylawsVersion.objects.get(version=version).pk}/"
        member.get(path)
        with CaptureQueriesContext(connection) as captured:
            member.get(path)
        return len(captured)

    adopt(3)
    assert asked("2") == asked("4")


def test_a_version_whose_day_has_not_come_is_told_to_come_and_the_page_shows_the_one_in_force(member):
    adopt(1)
    adopt(1, force_at=now() + timedelta(days=3))
    page = member.get(LIST).content.decode()
    assert [page.count(words) for words in ("Comes into force on", "In force since", "In force from")] == [1, 1, 1]
    assert "Version 2 of the bylaws, in force since" in member.get("/en/how-we-work/").content.decode()


def test_many_versions_stand_on_several_pages_and_none_is_lost(member):
    adopt(14)
    first = member.get(LIST).content.decode()
    before = first.split("?before=")[1].split('"')[0]
    second = member.get(f"{LIST}?before={before}").content.decode()
    assert (first.count("<section"), second.count("<section"), "?before=" in second) == (12, 3, False)
    said = "A round usually lasts: so far 103 days; from now on 104 days."
    assert (said in first, said in second, "In force since" in second) == (True, False, False)
    assert member.get(f"{LIST}?before=x").status_code == 200


def test_rules_whose_words_are_not_known_any_more_are_compared_by_their_texts(member):
    adopt(1, replaced={'act = "texts.thaw"': 'act = "texts.of_another_program"'})
    first = BylawsVersion.objects.last()
    assert member.get(f"{LIST}{first.pk}/").status_code == 200
    with_unknown = BylawsVersion.objects.first()
    with written_by(Writing("bylaws.adopt", now())):
        BylawsVersion.objects.create(version="3", rules=first.rules, texts=first.texts, since=now().date())
    page = member.get(f"{LIST}{with_unknown.pk}/").content.decode()
    assert ("that this program does not know any more" in page, page.count("<ins>")) == (True, 1)


def test_versions_are_open_to_whom_the_bylaws_are_open(world):
    key = BylawsVersion.objects.get().pk
    for path in (LIST, f"{LIST}{key}/"):
        show(world, False)
        closed = Client().get(path)
        assert (closed.status_code, closed.headers["Location"]) == (302, f"/en/sign-in/?next={path}")
        assert client_of(world.observer, language="en").get(path).status_code == 200
        show(world, True)
        assert Client().get(path).status_code == 200


def test_how_we_work_leads_to_the_versions(member):
    assert f'href="{LIST}"' in member.get("/en/how-we-work/").content.decode()
