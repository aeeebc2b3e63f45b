"""A post that speaks to an organisation waits under “Now” for those who sit there, until they have read the talk."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hamgam.members import acts as members
from hamgam.notices.waiting import waiting
from hamgam.talk import acts as talk
from hamgam.talk.models import LastHere, Post
from tests import flow
from tests.people import World, client_of, seat

WORDS = "می‌پرسیم: هر ماه بس است؟"


@pytest.fixture
def text(world: World) -> Any:
    return flow.draft(world)


def wrote(by: Any, on: Any, **given: Any) -> Post:
    row: Post = talk.write(by=by, on=on, words=WORDS, language="fa", **given)
    return row


def said(actor: Any) -> list[str]:
    """What waits for an actor because somebody speaks to it, in English."""
    with translation.override("en"):
        return [f"{row.sentence}. {row.context}" for row in waiting(actor) if row.about.startswith("mentioned-")]


def test_everybody_who_sits_there_reads_that_somebody_speaks_to_them(world: World, text: Any) -> None:
    post = wrote(world.a_liaison, text, mentions=[world.c])
    expected = ["Read a post that speaks to your organisation. Keepers in “Clean water, safe work”."]
    assert (said(world.c_liaison), said(world.c_delegate)) == (expected, expected)
    assert [said(actor) for actor in (world.a_liaison, world.b_liaison, world.observer, world.nobody)] == [[]] * 4
    page = client_of(world.c_delegate, language="en").get("/en/w/").content.decode()
    assert f'<a href="/en/w/talk/{post.talk.number}/?at=1#p1">Read a post that speaks to your organisation</a>' in page


def test_it_goes_once_the_talk_was_read_and_for_that_reader_alone(world: World, text: Any) -> None:
    post = wrote(world.a_liaison, text, mentions=[world.c])
    client = client_of(world.c_liaison, language="en")
    row = next(task for task in waiting(world.c_liaison) if task.about.startswith("mentioned-"))
    client.get(row.address)
    assert (said(world.c_liaison), len(said(world.c_delegate))) == ([], 1)
    wrote(world.b_liaison, post.talk, mentions=[world.c])
    assert len(said(world.c_liaison)) == 1


def test_several_posts_of_one_talk_are_one_line_that_leads_to_the_first(world: World, text: Any) -> None:
    wrote(world.b_liaison, text)
    for writer in (world.a_liaison, world.b_liaison, world.a_liaison):
        wrote(writer, text, mentions=[world.c])
    wrote(world.a_liaison, world.coalition, mentions=[world.c])
    assert sorted(said(world.c_liaison)) == [
        "Read a post that speaks to your organisation. Keepers in “Talk of the liaisons”.",
        "Read three posts that speak to your organisation. In “Clean water, safe work”.",
    ]
    assert [row.address for row in waiting(world.c_delegate) if "mentioned" in row.about] == [
        f"/fa/w/talk/{Post.objects.first().talk.number}/?at=2#p2"
    ]


def test_whoever_answered_by_mail_has_read_it(world: World, text: Any) -> None:
    wrote(world.a_liaison, text, mentions=[world.c])
    wrote(world.c_liaison, text, by_mail=True)
    assert not LastHere.objects.exists()
    assert (said(world.c_liaison), len(said(world.c_delegate))) == ([], 1)


def test_what_was_taken_back_or_stands_where_one_may_not_read_does_not_wait(world: World, text: Any) -> None:
    post = wrote(world.a_liaison, text, mentions=[world.c])
    wrote(world.a_liaison, world.coalition, mentions=[world.b, world.o])
    talk.take_back(by=world.a_liaison, on=post)
    assert [said(actor) for actor in (world.c_liaison, world.b_delegate, world.observer)] == [[]] * 3
    assert len(said(world.b_liaison)) == 1


def test_a_removed_post_does_not_wait(world: World, text: Any) -> None:
    post = wrote(world.a_liaison, text, mentions=[world.c])
    talk.remove(by=world.coordinator, on=post, reason="Not ours.", language="en")
    assert said(world.c_liaison) == []


def test_what_was_said_before_one_took_the_seat_does_not_wait(world: World, text: Any) -> None:
    post = wrote(world.a_liaison, text, mentions=[world.c])
    models.QuerySet(Post).filter(pk=post.pk).update(day=post.day - timedelta(days=1))
    late = seat(world.c, "delegate", "c-late", by=world.c_liaison)
    assert said(late) == []


def test_one_line_or_three_are_read_in_the_same_number_of_queries(world: World) -> None:
    found = []
    for count in (1, 2):
        for _text in range(count):
            wrote(world.a_liaison, flow.draft(world), mentions=[world.c])
        with CaptureQueriesContext(connection) as captured:
            shown = said(world.c_liaison)
        found.append((len(shown), len(captured)))
    assert [count for count, _queries in found] == [1, 3]
    assert found[0][1] == found[1][1]


def test_new_posts_in_talks_that_one_follows_are_a_quiet_line(world: World, text: Any) -> None:
    def line() -> int:
        return int(client_of(world.c_liaison, language="en").get("/en/w/").context["unread"])

    wrote(world.c_liaison, text)
    assert line() == 0
    for _post in range(3):
        wrote(world.a_liaison, text)
    wrote(world.a_liaison, text, mentions=[world.c])
    page = client_of(world.c_liaison, language="en").get("/en/w/").content.decode()
    assert '<a href="/en/w/talk/">Three new posts in talks that you follow</a>' in page
    client_of(world.c_liaison).get(f"/fa/w/talk/{Post.objects.first().talk.number}/")
    assert (line(), said(world.c_liaison)) == (0, [])


def test_who_left_the_organisation_reads_nothing_of_it(world: World, text: Any) -> None:
    wrote(world.a_liaison, text, mentions=[world.c])
    members.end_seat(by=world.c_liaison, on=world.c_delegate.seat)
    assert said(world.c_delegate.anew()) == []
