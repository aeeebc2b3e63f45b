"""The demo's talks: red lines above a draft, a removed post, a translation, the liaisons among themselves; told by acts."""

import pytest
from django.utils import timezone

from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.content.talk import POSTS
from hamgam.demo.content.texts import TEXTS
from hamgam.demo.loader import FOUNDED, _tell
from hamgam.demo.story import Story
from hamgam.demo.talk import Talked
from hamgam.talk.models import Became, Post, Talk


@pytest.mark.django_db
def test_what_was_said_stands_where_it_was_said() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    stories = [Story(cast, content) for content in TEXTS if content.key in ("charter", "clean-river")]
    _tell(cast, [*stories, Talked(cast, {story.content.key: story for story in stories})])
    assert sorted(Talk.objects.values_list("kind", flat=True)) == ["clause", "liaisons", "text"]
    rows = Post.objects.order_by("pk")
    assert [(row.red_line, row.stands, row.quotes is not None) for row in rows] == [
        (said.red_line, not said.removed, said.quotes is not None) for said in sorted(POSTS, key=lambda said: said.day)
    ]
    became = [(row.task.words["fa"], row.task.responsible.slug) for row in Became.objects.all()]
    assert became == [(said.task, said.by) for said in POSTS if said.task]
    assert [row.mentions.count() for row in rows] == [0, 0, 0, 0, 0, 1, 0, 0, 0]


def test_whoever_speaks_is_a_member_of_the_demo() -> None:
    assert {said.by for said in POSTS} - set(HANDLES) == set()
