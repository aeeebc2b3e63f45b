"""A post becomes a task wherever its talk is: who may, for whom, where it is read, and what is told of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from persiantools.jdatetime import JalaliDate

from hamgam.assemblies import acts as assemblies
from hamgam.assemblies.reading import open_tasks
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Task
from hamgam.differences import acts as differences
from hamgam.members import here
from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.notices.waiting import waiting
from hamgam.talk import acts, reading, taking
from tests import flow
from tests.assemblies.called import called
from tests.assemblies.test_groups import formed
from tests.decisions.brought import brought
from tests.notices.postbox import wants_letters
from tests.people import client_of
from tests.talk.test_acts import code_of, wrote
from tests.talk.test_running import body_of


def soon():
    return here.today() + timedelta(days=9)


def tasked(by, post, whose, **given):
    """A task that comes of a post."""
    made = taking.assign_task(
        by=by, on=post, **{"words": {"fa": "نامه را بنویسیم."}, "responsible": whose, "due_on": soon(), **given}
    )
    return made.task


def subjects_of(world):
    """One thing of each kind of which people talk, and somebody who takes part in its talk."""
    text, group = flow.draft(world), formed(world)
    paper = assemblies.hand_in_paper(
        by=world.b_liaison, on=called(world.coordinator), titles={"fa": "گزارش"}, data=b"%PDF-1.4 x"
    )
    return {
        "text": text, "clause": text.clauses.first(), "wording": text.clauses.first().wordings.first(),
        "paper": paper, "matter": brought(world),
        "difference": differences.open(by=world.a_liaison, question={"fa": "آب از آن کیست؟"}), "body": body_of(world),
        "group": group, "liaisons": world.coalition,
    }  # fmt: skip


@pytest.mark.parametrize(
    "kind", ["text", "clause", "wording", "paper", "matter", "difference", "body", "group", "liaisons"]
)
def test_under_every_kind_of_thing_a_post_becomes_a_task(world, kind):
    post = wrote(world.a_liaison, subjects_of(world)[kind])
    client, path = client_of(world.a_liaison), f"/fa/w/talk/posts/{post.pk}/task/"
    assert path in client.get(f"/fa/w/talk/posts/{post.pk}/").content.decode()
    page = client.get(path)
    assert (page.status_code, post.words in page.content.decode()) == (200, True)
    day = soon()
    given = {"task-fa": post.words, "responsible": "a", "token": f"t{kind}"}
    missing = client.post(path, given)
    assert (missing.status_code, set(missing.context["errors"]), Task.objects.count()) == (422, {"due"}, 0)
    answer = client.post(path, {**given, **typed(day)})
    task = Task.objects.get()
    assert (answer.status_code, post.became.get().task, task.responsible, task.due_on) == (302, task, world.a, day)
    assert (task.matter, task.among_liaisons) == (None, kind == "liaisons")
    shown = client.get(f"/fa/w/talk/{post.talk.number}/").content.decode()
    assert f"/fa/w/decisions/tasks/{task.pk}/" in shown


def typed(day) -> dict[str, str]:
    """A day as it is typed in Persian."""
    solar = JalaliDate(day)
    return {"due_year": str(solar.year), "due_month": str(solar.month), "due_day": str(solar.day)}


def test_one_takes_a_task_for_ones_own_organisation_and_who_coordinates_gives_it_to_another(world):
    post = wrote(world.a_liaison, flow.draft(world))
    for actor, whose in ((world.c_liaison, world.d), (world.observer, world.c), (world.nobody, world.c)):
        with pytest.raises(Refused):
            tasked(actor, post, whose)
    assert tasked(world.c_delegate, post, world.c).responsible == world.c
    assert tasked(world.coordinator, post, world.d).responsible == world.d
    offered = client_of(world.c_liaison).get(f"/fa/w/talk/posts/{post.pk}/task/").context["houses"]
    assert offered == [world.c]
    assert len(client_of(world.coordinator).get(f"/fa/w/talk/posts/{post.pk}/task/").context["houses"]) == 4


def test_in_the_talk_of_a_body_those_take_tasks_who_sit_there_and_its_chair_gives_them(world):
    post = wrote(world.c_liaison, body_of(world))
    for actor, whose in ((world.d_liaison, world.d), (world.c_liaison, world.a)):
        with pytest.raises(Refused):
            tasked(actor, post, whose)
    assert tasked(world.a_liaison, post, world.d).responsible == world.d


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"words": {"fa": " "}}, "task_words_missing"), ({"due_on": None}, "talk_task_day"),
        ({"due_on": "yesterday"}, "talk_task_day"), ({"responsible": "observer"}, "talk_task_whom"),
        ({"words": {"fa": "آ" * 601}}, "matter_words_too_long"),
    ],
)  # fmt: skip
def test_what_is_no_task_is_refused(world, given, code):
    post = wrote(world.a_liaison, flow.draft(world))
    if given.get("due_on") == "yesterday":
        given = {"due_on": here.today() - timedelta(days=1)}
    whose = world.observer.organisation if "responsible" in given else world.a
    with pytest.raises(NotPossible) as error:
        tasked(world.coordinator, post, whose, **{key: value for key, value in given.items() if key != "responsible"})
    assert (code_of(error), Task.objects.count()) == (code, 0)


def test_of_a_post_that_was_taken_back_no_task_is_made(world):
    post = wrote(world.a_liaison, flow.draft(world))
    acts.take_back(by=world.a_liaison, on=post)
    with pytest.raises(NotPossible) as error:
        tasked(world.a_liaison, post, world.a)
    assert code_of(error) == "post_gone"
    assert client_of(world.a_liaison).get(f"/fa/w/talk/posts/{post.pk}/task/").status_code == 404


def test_it_waits_for_who_does_it_and_for_nobody_else_until_they_say_what_became_of_it(world):
    task = tasked(world.coordinator, wrote(world.a_liaison, flow.draft(world)), world.d)
    assert [row.about for row in waiting(world.d_liaison) if row.about.startswith("task")] == [f"task-{task.pk}"]
    assert [row for row in waiting(world.c_liaison) if row.about.startswith("task")] == []
    client, path = client_of(world.d_liaison), f"/fa/w/decisions/tasks/{task.pk}/"
    answer = client.post(path, {"state": "done", "report-fa": "نوشتیم.", "token": "r1"}, follow=True)
    assert (answer.status_code, "نوشتیم." in answer.content.decode()) == (200, True)
    assert [row for row in waiting(world.d_liaison) if row.about.startswith("task")] == []
    with pytest.raises(Refused):
        decisions.report_task(by=world.c_liaison, on=task, state="open", report={"fa": "نه"})


def test_whoever_does_it_is_told_by_letter(world):
    wants_letters(world.d_liaison)
    post = wrote(world.a_liaison, flow.draft(world))
    clock.tick()
    task = tasked(world.coordinator, post, world.d)
    clock.tick()
    assert list(Letter.objects.filter(about=f"task-{task.pk}").values_list("person", flat=True)) == [
        world.d_liaison.person.pk
    ]


def test_what_was_given_among_the_liaisons_is_read_by_them_and_by_who_does_it(world):
    post = wrote(world.a_liaison, world.coalition)
    task = tasked(world.a_liaison, post, world.a)
    seen = {
        name: Task.objects.visible_to(getattr(world, name)).exists()
        for name in ("a_delegate", "c_liaison", "c_delegate", "observer", "nobody")
    }
    assert seen == {"a_delegate": True, "c_liaison": True, "c_delegate": False, "observer": False, "nobody": False}
    assert (open_tasks(world.c_delegate), open_tasks(world.c_liaison)) == ([], [task])
    path = f"/fa/w/decisions/tasks/{task.pk}/"
    assert {name: client_of(getattr(world, name)).get(path).status_code for name in ("a_delegate", "c_delegate")} == {
        "a_delegate": 200, "c_delegate": 404,
    }  # fmt: skip
    assert reading.sources([task], world.a_delegate) == {}
    assert list(reading.sources([task], world.c_liaison)) == [task.pk]


def test_an_assembly_asks_what_became_of_them_with_as_many_queries_for_three_as_for_one(world):
    held = called(world.coordinator)
    client, path = client_of(world.c_liaison), f"/fa/w/assemblies/{held.number}/"
    client.get(path)
    counts = []
    for many in (1, 2):
        for number in range(many):
            on = flow.draft(world) if number else world.coalition
            tasked(world.a_liaison, wrote(world.a_liaison, on), world.a)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(path)
        counts.append((len(queries), len(page.context["tasks"])))
    assert [many for _count, many in counts] == [1, 3]
    assert counts[0][0] == counts[1][0]
