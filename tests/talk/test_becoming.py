"""A post becomes another wording, a view, a task; the other act asks its own rights, and both are recorded or neither."""

import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions.models import Task
from hamgam.differences import acts as differences
from hamgam.differences.models import View
from hamgam.positions import acts as positions
from hamgam.talk import acts, taking
from hamgam.talk.models import Became
from hamgam.texts.models import Wording
from tests import flow
from tests.decisions.brought import answered, brought, close
from tests.people import client_of
from tests.talk.test_acts import code_of, wrote
from tests.texts.drafts import clauses, in_round


def test_a_post_becomes_another_wording_and_says_so(world):
    clause = clauses(in_round(world))[0]
    post = wrote(world.a_liaison, clause, "آب از آن همه است و فروختنی نیست.")
    client = client_of(world.c_liaison)
    path = f"/fa/w/talk/posts/{post.pk}/become/"
    assert post.words in client.get(path).content.decode()
    assert client.post(path, {"words": " "}).status_code == 422
    answer = client.post(path, {"words": post.words, "token": "t1"})
    made = Wording.objects.get(body=post.words)
    assert (answer.status_code, made.proposer, made.clause) == (302, world.c, clause)
    assert [row.wording for row in post.became.all()] == [made]
    page = client.get(f"/fa/w/talk/{post.talk.number}/").content.decode()
    assert f"#w{made.pk}" in page


def test_where_the_other_act_is_refused_nothing_is_kept(world):
    clause = flow.draft(world).clauses.first()
    post = wrote(world.a_liaison, clause)
    with pytest.raises(Refused):  # in a draft nobody proposes other wordings
        taking.as_wording(by=world.c_liaison, post=post, clause=clause, words="چیز دیگر")
    assert (Wording.objects.filter(body="چیز دیگر").count(), Became.objects.count()) == (0, 0)


def test_of_a_removed_post_nothing_is_made(world):
    clause = clauses(in_round(world))[0]
    post = wrote(world.a_liaison, clause)
    acts.take_back(by=world.a_liaison, on=post)
    with pytest.raises(NotPossible) as error:
        taking.as_wording(by=world.c_liaison, post=post, clause=clause, words="چیز دیگر")
    assert (code_of(error), Wording.objects.filter(body="چیز دیگر").count()) == ("post_gone", 0)


def test_a_post_becomes_a_view_held_by_name(world):
    difference = differences.open(by=world.a_liaison, question={"fa": "آب از آن کیست؟"})
    post = wrote(world.c_liaison, difference)
    given = {"title-fa": "از آن همه", "title-en": "", "words-fa": post.words, "words-en": "", "token": "t2"}
    answer = client_of(world.c_liaison).post(f"/fa/w/talk/posts/{post.pk}/become/", given)
    view = View.objects.get()
    assert (answer.status_code, view.author, post.became.get().view) == (302, world.c, view)
    assert [(row.organisation, row.named) for row in view.holders.all()] == [(world.c, True)]


def test_a_post_on_a_clause_becomes_a_view_on_the_question_that_came_of_it(world):
    text = in_round(world)
    clause, other = clauses(text)[:2]
    flow.all_accept(world, text)
    lead = clause.wordings.get(state="leading")
    positions.take(by=world.d_liaison, on=lead, stance="reject", reason="آب از آن کسی نیست.")
    flow.close_round(world, text)
    question = differences.open(by=world.a_liaison, on=clause, question={"fa": "آب از آن کیست؟"})
    post, elsewhere = wrote(world.c_liaison, clause), wrote(world.c_liaison, other)
    client = client_of(world.c_liaison)
    path = f"/fa/w/talk/posts/{post.pk}/become/?question={question.number}"
    assert path in client.get(f"/fa/w/talk/posts/{post.pk}/").content.decode()
    for wrong in (f"/fa/w/talk/posts/{elsewhere.pk}/become/?question={question.number}", f"{path}9"):
        assert client.get(wrong).status_code == 404
    given = {"title-fa": "از آن همه", "title-en": "", "words-fa": post.words, "words-en": "", "token": "t4"}
    answer = client.post(path, given)
    assert (answer.status_code, post.became.get().view, View.objects.get().author) == (302, View.objects.get(), world.c)


def test_a_view_that_is_held_without_a_name_is_never_tied_to_a_post(world):
    difference = differences.open(by=world.a_liaison, question={"fa": "آب از آن کیست؟"})
    post = wrote(world.c_liaison, difference)
    view = differences.write_view(
        by=world.c_liaison, on=difference, titles={"fa": "از آن همه"}, words={"fa": "همه"}, named=False
    )
    with pytest.raises(NotPossible) as error:
        taking.take_up(by=world.c_liaison, on=post, became=view)
    assert (code_of(error), Became.objects.count()) == ("became_unnamed", 0)


def test_a_post_becomes_a_task(world):
    matter = close(answered(world, brought(world), "accept", "accept", "accept", "accept"))
    post = wrote(world.c_liaison, matter, "نامه را بنویسیم.")
    given = {"task-fa": post.words, "responsible": world.d.slug, "token": "t3"}
    answer = client_of(world.coordinator).post(f"/fa/w/talk/posts/{post.pk}/become/", given)
    task = Task.objects.get()
    assert (answer.status_code, task.responsible, post.became.get().task) == (302, world.d, task)
    refused = client_of(world.observer).get(f"/fa/w/talk/posts/{post.pk}/become/")
    assert refused.status_code == 404
