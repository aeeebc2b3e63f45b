"""Matters not answered by the organisation, or the person in a body; what was read back; open tasks; terms that end."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.bodies.sitting import memberships_of
from hamgam.decisions.models import Matter, Variant
from hamgam.decisions.models import Task as Duty
from hamgam.decisions.reading import own_voices
from hamgam.members.here import in_language, today
from hamgam.notices.task import Asking, Task, begin_of, end_of


def answers(asking: Asking) -> list[Task]:
    """Open matters without one's own answer, and what was read back in a hall and may still be objected to."""
    matters = list(Matter.objects.running().filter(closes_at__gt=asking.now).select_related("version"))
    own = own_voices(asking.actor, matters)
    return list(_waiting(asking, [row for row in matters if own.get(row.pk) is False]))


def _waiting(asking: Asking, matters: Iterable[Matter]) -> Iterable[Task]:
    answering = asking.has_role_for("decisions.answer") or asking.has_role_for("decisions.vote")
    objecting = asking.has_role_for("decisions.object")
    for row in matters:
        read_back = row.stage == "read_back"
        if not (objecting if read_back else answering):
            continue
        sentence = _("Answer a matter that was brought")
        if read_back:
            sentence = _("Read what was decided in a hall; you can still object")
        yield Task(
            f"matter-{row.pk}-{row.round}", sentence, _("“%(title)s”.") % {"title": in_language(row.question)},
            reverse("decisions.page", args=[row.number]), row.closes_at, begin_of(row.opened_on),
        )  # fmt: skip


def variants(asking: Asking) -> list[Task]:
    """Local slogans of others that can still be said to contradict the common one."""
    if not asking.has_role_for("decisions.object_to_variant"):
        return []
    rows = Variant.objects.filter(state="open", closes_at__gt=asking.now).exclude(
        organisation=asking.actor.organisation
    )
    return [
        Task(
            f"variant-{row.pk}", _("Read a local slogan; you can say that it contradicts the common one"),
            _("“%(title)s”.") % {"title": row.words},
            reverse("decisions.page", args=[row.matter.number]) + f"#v{row.pk}", row.closes_at, begin_of(row.day),
        )
        for row in rows.select_related("matter")
    ]  # fmt: skip


def tasks(asking: Asking) -> list[Task]:
    """Open tasks of the organisation that have a day."""
    if not asking.has_role_for("decisions.report_task"):
        return []
    mine = Duty.objects.visible_to(asking.actor).filter(responsible=asking.actor.organisation, state="open")
    return [
        Task(
            f"task-{row.pk}", task_said(row), _("“%(title)s”.") % {"title": in_language(row.words)}, reverse("decisions.report_task", args=[row.pk]),
            end_of(row.due_on), begin_of(row.day),
        )
        for row in mine.exclude(due_on=None)
        if row.due_on is not None
    ]  # fmt: skip


def task_said(row: Duty) -> str:
    """What one is asked to do, by where the task comes from."""
    if row.matter_id is None:
        return _("Do a task that came of a talk, and say what became of it")
    return _("Do a task that follows from a decision, and say what became of it")


TERM_AHEAD = timedelta(days=30)
"""So long before its last day one reads that one's place in a body ends."""


def terms(asking: Asking) -> list[Task]:
    """Own places in bodies, and those of the organisation for which one speaks, whose term ends soon."""
    rows = memberships_of(asking.actor).filter(last_day__lte=today() + TERM_AHEAD).select_related("body")
    return [
        Task(
            f"term-{row.pk}", _("A term in a body ends: see to it that somebody is chosen to follow"),
            _("“%(title)s”.") % {"title": in_language(row.body.names)}, reverse("bodies.page", args=[row.body.slug]),
            end_of(row.last_day), begin_of(row.since),
        )
        for row in rows
        if row.last_day is not None
    ]  # fmt: skip
