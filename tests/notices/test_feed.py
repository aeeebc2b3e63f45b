"""The personal feed: new posts and news beside what waits, with facts or without, bounded, and true to what one may see."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from hamgam.consultations import acts as consultations
from hamgam.notices import acts, feed
from hamgam.notices.models import Wishes
from hamgam.notices.news import latest
from hamgam.record.times import told
from hamgam.talk import acts as talk
from hamgam.talk.models import Following, Post
from tests import flow
from tests.consultations.asked import opened
from tests.notices.postbox import wants_letters
from tests.people import World, another_seat

ATOM = {"a": "http://www.w3.org/2005/Atom"}
NEW, CALLED = "Something is new for you in Hamgam", "Read a post that speaks to your organisation"


def secret_of(actor: Any) -> str:
    """The path of the feed, by a new secret."""
    return f"/en/feed/{acts.renew_feed(by=actor, on=actor.person)}.xml"


def entries(path: str) -> list[tuple[str, str, str, str]]:
    """(name, title, words, link) of each entry."""
    root = etree.fromstring(Client().get(path).content)
    rows = [
        ([row.findtext(f"a:{name}", "", ATOM) for name in ("id", "title", "summary")], row)
        for row in root.findall("a:entry", ATOM)
    ]
    return [(*said, row.find("a:link", ATOM).get("href")) for said, row in rows]


def titles(path: str) -> list[str]:
    return [title for _name, title, _words, _link in entries(path)]


def wishes(actor: Any, **given: Any) -> None:
    Wishes.objects.update_or_create(person=actor.person, defaults={"facts": True, "news": "never", **given})


def wrote(by: Any, on: Any, words: str = "هر ماه بس نیست.", **given: Any) -> Post:
    row: Post = talk.write(by=by, on=on, words=words, language="fa", **given)
    return row


@pytest.fixture
def path(world: World) -> str:
    """c's liaison reads with facts, and follows the talk of the liaisons."""
    wishes(world.c_liaison)
    return secret_of(world.c_liaison)


def test_a_post_of_a_followed_talk_is_an_entry_with_its_words_and_link(world: World, path: str) -> None:
    post = wrote(world.a_liaison, world.coalition, "<b>آب</b> & برق")
    wrote(world.c_liaison, world.coalition)
    (entry,) = entries(path)
    assert entry[1:3] == (
        "Keepers in “Talk of the liaisons”",
        '<p lang="fa" dir="rtl">&lt;b&gt;آب&lt;/b&gt; &amp; برق</p>',
    )
    assert entry[3].endswith(f"/en/w/talk/{post.talk.number}/?at=1#p1")


def test_the_name_of_an_entry_stays_and_is_another_one_for_each_reader(world: World, path: str) -> None:
    wrote(world.a_liaison, world.coalition)
    wishes(world.d_liaison)
    before = entries(path)
    wrote(world.a_liaison, world.coalition)
    assert [row[0] for row in entries(path)][1:] == [row[0] for row in before]
    other = secret_of(world.d_liaison)
    assert {row[0] for row in entries(other)} & {row[0] for row in entries(path)} == set()


def test_without_facts_an_entry_says_only_that_something_is_new_once_an_hour(world: World, path: str) -> None:
    wishes(world.c_liaison, facts=False, news="daily")
    now = timezone.now().replace(minute=10)
    flow.frozen(world)
    for minutes in (0, 5, 70):
        with told(now + timedelta(minutes=minutes)):
            wrote(world.a_liaison, world.coalition, mentions=[world.c] if minutes == 5 else [])
    found = titles(path)
    assert (found.count(NEW), found.count(CALLED)) == (3, 1)  # Two hours and a day of news.
    raw = Client().get(path).content.decode()
    names = {name for row in world.organisations for name in (*row.names.values(), *row.short_names.values())}
    assert [words for words in {*names, "هر ماه", "Clean water", "liaisons", "/talk/"} if words in raw] == []


def test_a_post_that_speaks_to_the_organisation_is_one_entry_whatever_one_wishes(world: World, path: str) -> None:
    post = wrote(world.a_liaison, flow.draft(world), mentions=[world.c])
    wrote(world.a_liaison, post.talk)
    assert titles(path) == ["Keepers in “Clean water, safe work”"] * 2
    assert "It speaks to your organisation." in entries(path)[1][2]
    wishes(world.c_liaison, talk="never")
    assert [row[3].partition("#")[2] for row in entries(path)] == ["p1"]


def test_news_stand_there_for_whoever_wishes_them(world: World, path: str) -> None:
    text = flow.draft(world)
    assert titles(path) == []
    wishes(world.c_liaison, news="weekly")
    found = entries(path)
    assert found[-1][1] == "Keepers brought the draft “Clean water, safe work”."
    assert found[-1][3].endswith(f"/en/w/texts/{text.number}/")
    in_persian = entries(path.replace("/en/", "/fa/"))
    assert [row[0] for row in in_persian] == [row[0] for row in found]


def test_with_facts_what_waits_names_its_text_and_leads_there(world: World, path: str) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    ((_name, title, words, link),) = entries(path)
    assert (title, words.startswith("“Clean water, safe work”. You have answered none of three clauses. Until ")) == (
        "Write your position on three clauses", True
    )  # fmt: skip
    assert link.endswith(f"/en/w/texts/{text.number}/")


def test_what_was_taken_back_or_removed_or_is_not_followed_any_more_goes(world: World, path: str) -> None:
    posts = [wrote(world.a_liaison, world.coalition) for _post in range(3)]
    etag = Client().get(path).headers["ETag"]
    talk.take_back(by=world.a_liaison, on=posts[0])
    assert len(titles(path)) == 2 and Client().get(path, headers={"if-none-match": etag}).status_code == 200
    talk.remove(by=world.coordinator, on=posts[1], reason="Not ours.", language="en")
    assert len(titles(path)) == 1
    talk.follow(by=world.c_liaison, on=posts[0].talk, follows=False)
    assert titles(path) == []


def test_a_talk_that_one_may_not_read_any_more_is_not_there(world: World, path: str) -> None:
    wrote(world.a_liaison, world.coalition, mentions=[world.c])
    models.QuerySet(type(world.c)).filter(pk=world.c.pk).update(standing="observer")
    assert titles(path) == []


def test_the_feed_is_the_same_bytes_as_long_as_nothing_is_new(world: World, path: str) -> None:
    wrote(world.a_liaison, world.coalition)
    etag = Client().get(path).headers["ETag"]
    again = Client().get(path, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    wrote(world.a_liaison, world.coalition)
    assert Client().get(path, headers={"if-none-match": etag}).status_code == 200


def test_it_holds_the_newest_posts_and_no_more(world: World, path: str) -> None:
    first = wrote(world.a_liaison, world.coalition)
    many = [
        Post(
            talk=first.talk, number=number, organisation=world.a, seat=first.seat, language="fa", words="آری", day=first.day,
            at=first.at,
        )
        for number in range(2, 36)
    ]  # fmt: skip
    models.QuerySet(Post).bulk_create(many)
    found = [row[3].partition("#")[2] for row in entries(path)]
    assert found == [f"p{number}" for number in range(35, 35 - feed.POSTS, -1)]


def test_few_posts_and_many_are_read_in_the_same_number_of_queries(world: World, path: str) -> None:
    wishes(world.c_liaison, news="daily")
    found = []
    for count in (1, 2, 27):
        text = flow.draft(world)
        for _post in range(count):
            wrote(world.a_liaison, text, mentions=[world.c])
        with CaptureQueriesContext(connection) as captured:
            entries(path)
        found.append(len(captured))
    assert found[0] == found[1] == found[2]


def test_somebody_with_two_seats_reads_each_post_once(world: World, path: str) -> None:
    another_seat(world.c_liaison, world.d, "delegate", by=world.d_liaison)
    wrote(world.a_liaison, world.coalition, mentions=[world.c, world.d])
    assert titles(path) == ["Keepers in “Talk of the liaisons”"]


def test_whoever_has_no_address_chooses_for_the_feed_too(world: World, path: str) -> None:
    wants_letters(world.c_liaison, talk="never")
    wrote(world.a_liaison, world.coalition)
    assert titles(path) == []
    assert not Following.objects.exists()


def test_a_consultation_that_was_opened_and_is_over_is_news(world: World, path: str) -> None:
    wishes(world.c_liaison, news="daily")
    asked = opened(world.a_liaison, "links")
    consultations.close(by=world.a_liaison, on=asked)
    assert [(row[1], row[3].rpartition("/en/")[2]) for row in entries(path)] == [
        ("A consultation is over; its results can be read. “Clean river, safe work”", "consultations/1/results/"),
        ("Keepers opened a consultation. “Clean river, safe work”", "w/consultations/1/"),
    ]
    assert [row.sentence for row in latest(world.observer)] == []
