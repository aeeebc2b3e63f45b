"""What comes of a post: another wording, a view in a difference, a task, made by the acts that make these, and kept beside it."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from hamgam.bylaws.acts import NotPossible, act
from hamgam.decisions.acts import assign_task as assign_task_of_decision
from hamgam.decisions.acts import stored
from hamgam.decisions.models import Matter, Task
from hamgam.differences.acts import write_view
from hamgam.differences.models import Difference, View
from hamgam.engine.bylaws import Subject
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.talk import subjects
from hamgam.talk.models import LIAISONS, Became, Post
from hamgam.texts.acts import propose_wording
from hamgam.texts.models import Clause, Wording

#: The most letters of a task, and the latest day by which it is done.
TASK_LIMIT, LATEST = 600, timedelta(days=3 * 366)


def _in_its_talk(by: Any, on: Post, given: dict[str, Any]) -> Subject:
    entitled = subjects.takes_part(by, *subjects.where(on.talk))
    return Subject(organisation=by.public_id or None, other={"entitled": entitled})


@act("talk.take_up", subject=_in_its_talk)
def take_up(*, by: Any, on: Post, at: datetime, became: Wording | View | Task) -> Became:
    """Keep beside a post what the own organisation has just made of it. A view only where it is held by name: a post has
    its writer's name, and would tell whose view it is.
    """
    if not on.stands:
        raise NotPossible("post_gone")
    kind = str(became._meta.model_name)
    if kind == "view" and not became.holders.filter(organisation=by.organisation, held=True, named=True).exists():
        raise NotPossible("became_unnamed")
    if kind == "wording" and became.proposer_id != by.organisation.pk:
        raise NotPossible("became_nothing")
    return Became.objects.create(post=on, day=here.day_of(at), **{kind: became})


def _of_whom(by: Any, on: Post, given: dict[str, Any]) -> Subject:
    """Entitled: for one's own organisation whoever takes part in the talk; for another one whoever chairs it."""
    whose = given.get("responsible") or by.organisation
    may = subjects.takes_part if by.organisation is not None and whose == by.organisation else subjects.chairs
    return Subject(organisation=by.public_id or None, other={"entitled": may(by, *subjects.where(on.talk))})


@act("talk.assign_task", subject=_of_whom)
def assign_task(
    *, by: Any, on: Post, at: datetime, words: dict[str, str], responsible: Organisation, due_on: date | None
) -> Became:
    """Make a task of a post: what is to be done, which member organisation does it, and by which day.

    It hangs on no decision: the post says what it became, and the organisation says what became of the task.
    """
    if not on.stands:
        raise NotPossible("post_gone")
    said, today = stored(words, TASK_LIMIT), here.day_of(at)
    if not said:
        raise NotPossible("task_words_missing")
    if due_on is None or not today <= due_on <= today + LATEST:
        raise NotPossible("talk_task_day")
    if not Organisation.objects.members().filter(pk=responsible.pk).exists():
        raise NotPossible("talk_task_whom")
    made = Task.objects.create(
        words=said, responsible=responsible, due_on=due_on, day=today, among_liaisons=on.talk.kind == LIAISONS
    )
    return Became.objects.create(post=on, day=today, task=made)


def as_wording(*, by: Any, post: Post, clause: Clause, words: str, note: str = "", token: str = "") -> Wording:
    """Propose the words as another wording of a clause, and keep the link: both or neither."""
    with transaction.atomic():
        made: Wording = propose_wording(by=by, on=clause, words=words, note=note, token=token)
        take_up(by=by, on=post, became=made)
    return made


def as_view(
    *, by: Any, post: Post, difference: Difference, titles: dict[str, str], words: dict[str, str], token: str = ""
) -> View:  # fmt: skip
    """Write the words as one's organisation's view, held by name, and keep the link: both or neither."""
    with transaction.atomic():
        own = difference.views.filter(author=by.organisation).first()
        made: View = write_view(
            by=by, on=difference, view=own.pk if own else None, titles=titles, words=words, named=True, token=token
        )
        take_up(by=by, on=post, became=made)
    return made


def as_task(
    *, by: Any, post: Post, matter: Matter, words: dict[str, str], responsible: Organisation | None, due_on: date | None,
    token: str = "",
) -> Task:  # fmt: skip
    """Write the words down as a task of a decision, and keep the link: both or neither."""
    with transaction.atomic():
        made: Task = assign_task_of_decision(
            by=by, on=matter, words=words, responsible=responsible, due_on=due_on, token=token
        )  # fmt: skip
        take_up(by=by, on=post, became=made)
    return made
