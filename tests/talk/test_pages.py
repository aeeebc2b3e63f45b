"""Pages of talks: well made in both languages, the same number of queries for one post and for three, refused to whom they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.record.kept import Writing, written_by
from hamgam.talk import acts, reading
from hamgam.talk.models import Following, Post, Talk
from tests import flow
from tests.architecture.walk import faults
from tests.browser import languages
from tests.people import client_of
from tests.talk.test_acts import wrote


def pages(post: Post) -> list[str]:
    """Every page that one reads of a talk."""
    talk = f"w/talk/{post.talk.number}/"
    return ["w/talk/", talk, f"{talk}write/?quote={post.number}", f"w/talk/posts/{post.pk}/"]


def own_pages(post: Post) -> list[str]:
    """Pages for whoever wrote it, and brought the text."""
    talk = f"w/talk/{post.talk.number}/"
    return [f"w/talk/posts/{post.pk}/correct/", f"w/talk/posts/{post.pk}/become/", f"{talk}put-off/", f"{talk}move/"]


@pytest.mark.parametrize("language", languages())
def test_every_page_is_well_made(world, language):
    post = wrote(world.a_liaison, flow.draft(world), red_line=True)
    wrote(world.c_liaison, post.talk, quotes=post, mentions=[world.d])
    acts.translate(by=world.c_liaison, on=post, words="Water", language="en")
    client = client_of(world.b_liaison, language=language)
    own = client_of(world.a_liaison, language=language)
    more = [f"w/talk/posts/{post.pk}/{what}/" for what in ("translate", "remove")]
    found = {path: client.get(f"/{language}/{path}") for path in [*pages(post), *more]}
    found |= {path: own.get(f"/{language}/{path}") for path in own_pages(post)}
    assert {path: (page.status_code, faults(page.content, language)) for path, page in found.items()} == dict.fromkeys(
        found, (200, [])
    )


def test_a_talk_begins_on_the_page_of_its_thing_and_what_is_missing_is_said(world):
    text, client = flow.draft(world), client_of(world.a_liaison)
    path = f"/fa/w/talk/on/text/{text.pk}/"
    empty = client.post(path, {"words": " ", "language": "fa"})
    assert (empty.status_code, Talk.objects.count()) == (422, 0)
    given = {"words": "سلام", "language": "fa", "voice": "self", "red_line": "", "mention": [world.c.pk], "token": "t1"}
    answer = client.post(path, given)
    post = Post.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/fa/w/talk/{post.talk.number}/?at=1#p1")
    assert (post.as_self, list(post.mentions.all())) == (True, [world.c])
    assert client.get(path).url == f"/fa/w/talk/{post.talk.number}/"


def test_the_words_are_shown_back_when_the_talk_was_closed_meanwhile(world):
    from django.db import models

    post = wrote(world.a_liaison, flow.draft(world))
    models.QuerySet(Talk).update(closed_on=post.day)
    answer = client_of(world.c_liaison).post(
        f"/fa/w/talk/{post.talk.number}/write/", {"words": "نوشته‌ام بماند", "language": "fa"}
    )
    assert (answer.status_code, "نوشته‌ام بماند" in answer.content.decode(), Post.objects.count()) == (409, True, 1)


def test_nobody_else_reads_it(world):
    post = wrote(world.a_liaison, flow.draft(world))
    for actor, code in ((world.observer, 404), (world.nobody, 302)):
        client = client_of(actor)
        assert {client.get(f"/fa/{path}").status_code for path in pages(post)} == {code}
    liaisons = wrote(world.a_liaison, world.coalition)
    assert client_of(world.c_delegate).get(f"/fa/w/talk/{liaisons.talk.number}/").status_code == 404
    assert client_of(world.c_delegate).get("/fa/w/talk/on/liaisons/1/").status_code == 404


def test_no_user_name_stands_on_a_page(world):
    post = wrote(world.a_liaison, flow.draft(world), as_self=True)
    page = client_of(world.c_liaison).get(f"/fa/w/talk/{post.talk.number}/").content.decode()
    assert "a-liaison" not in page


def queries(client, path: str) -> int:
    """How often a page asks the database at its second opening."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_three_posts_and_talks_ask_no_more_than_one(world):
    text = flow.draft(world)
    post = wrote(world.a_liaison, text.clauses.first(), mentions=[world.b])
    wrote(world.b_liaison, post.talk, quotes=post)
    acts.translate(by=world.c_liaison, on=post, words="Water", language="en")
    client = client_of(world.c_liaison)
    before = [queries(client, f"/fa/{path}") for path in pages(post)]
    for clause in text.clauses.all()[1:3]:
        wrote(world.a_liaison, clause)
    for _n in range(2):
        again = wrote(world.d_liaison, post.talk, mentions=[world.a], quotes=post)
        acts.translate(by=world.c_liaison, on=again, words="Water", language="en")
    assert [queries(client, f"/fa/{path}") for path in pages(post)] == before


def test_following_is_a_persons_own_choice(world):
    talk = wrote(world.a_liaison, flow.draft(world)).talk
    client_of(world.c_liaison).post(f"/fa/w/talk/{talk.number}/follow/", {"follows": "1"})
    assert list(Following.objects.values_list("person", "follows")) == [(world.c_liaison.person.pk, True)]


def test_the_page_of_a_text_shows_its_red_lines_and_the_newest_posts_in_three_more_queries(world):
    text, client = flow.draft(world), client_of(world.c_liaison)
    path = f"/fa/w/texts/{text.number}/"
    none = queries(client, path)
    wrote(world.a_liaison, text, "آب فروشی نیست.", red_line=True)
    one = queries(client, path)
    for n in range(4):
        wrote(world.b_liaison, text, f"نوشتهٔ {n}")
    page = client.get(path).content.decode()
    assert (one - none, queries(client, path)) == (2, one)
    assert [f"نوشتهٔ {n}" in page for n in range(4)] == [False, True, True, True]
    assert page.index("آب فروشی نیست.") < page.index('id="talk"')


def test_a_talk_of_three_thousand_posts_is_read_by_pages(world):
    post = wrote(world.a_liaison, flow.draft(world))
    client, path = client_of(world.c_liaison), f"/fa/w/talk/{post.talk.number}/"
    before = queries(client, path)
    rows = [
        Post(
            talk=post.talk,
            number=n,
            organisation=world.a,
            seat=post.seat,
            language="fa",
            words=f"{n}",
            day=post.day,
            at=post.at,
        )
        for n in range(2, 3001)
    ]
    with written_by(Writing("talk.write", post.at)):
        Post.objects.bulk_create(rows)
    shown = [client.get(path + query).content.decode().count('<li id="p') for query in ("", "?before=2976", "?at=12")]
    assert (shown, queries(client, path)) == ([26, 25, 23], before)


def test_the_list_of_talks_goes_on_by_pages(world, monkeypatch):
    monkeypatch.setattr(reading, "TALKS", 1)
    text, client = flow.draft(world), client_of(world.c_liaison)
    talks = [wrote(world.a_liaison, clause).talk.number for clause in text.clauses.order_by("order")]
    client.get(f"/fa/w/talk/{talks[0]}/")
    newest = {row.talk.number: row.pk for row in Post.objects.select_related("talk")}
    shown = {
        query: [
            number
            for number in talks
            if f'href="/fa/w/talk/{number}/"' in client.get(f"/fa/w/talk/{query}").content.decode()
        ]
        for query in ("", f"?new={newest[talks[2]]}", f"?before={newest[talks[0]]}")
    }
    assert list(shown.values()) == [[talks[0], talks[2]], [talks[1]], []]
