"""Lines that somebody pastes into a messenger: what waits, with deadlines, and the news of the week; with facts or without."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.engine.spoken import counted, moment, other_calendar
from hamgam.members import here
from hamgam.notices.addresses import link
from hamgam.notices.news import latest
from hamgam.notices.task import Task
from hamgam.notices.waiting import waiting

#: How far back news go, and how many are said.
A_WEEK, MOST = timedelta(days=7), 12


@dataclass(frozen=True)
class Lines:
    """The same occasion without facts and with them."""

    without: str
    full: str


def of(actor: Any, now: datetime, language: str) -> Lines:
    """What waits for this person in this organisation, and what the members' news of the week are."""
    tasks = waiting(actor, now)
    since = here.day_of(now - A_WEEK)
    news = [row for row in latest(actor, MOST) if row.day >= since]
    return Lines(_without(tasks, language), _full(tasks, [row.sentence for row in news], language))


def short(tasks: list[Task], language: str) -> str:
    """How much waits and until when, and nothing that could be read by others; empty where nothing waits."""
    return _without(tasks, language) if tasks else ""


def _without(tasks: list[Task], language: str) -> str:
    if not tasks:
        return _("Hamgam: nothing waits for your organisation now.") + "\n" + link(reverse("notices.now"))
    line = ngettext(
        "Hamgam: %(count)s thing waits for your organisation.", "Hamgam: %(count)s things wait for your organisation.",
        len(tasks),
    ) % {"count": counted(len(tasks), language)}  # fmt: skip
    due = min((task.due for task in tasks if task.due and not task.late), default=None)
    if due:
        line += " " + _("The next deadline: %(when)s.") % {"when": moment(due.astimezone(here.zone()), language)}
    return f"{line}\n{link(reverse('notices.now'))}"


def _full(tasks: list[Task], news: list[str], language: str) -> str:
    parts = []
    if tasks:
        parts.append(_("What waits:"))
        parts += [_task(task, language) for task in tasks]
    if news:
        parts += [*([""] if parts else []), _("The week:"), *(f"– {sentence}" for sentence in news)]
    return "\n".join(
        [*(parts or [_("Nothing waits, and there was no news this week.")]), "", link(reverse("notices.now"))]
    )


def _task(task: Task, language: str) -> str:
    said = f"– {task.sentence}. {task.context}".strip()
    if task.due:
        there = task.due.astimezone(here.zone())
        when = f"{moment(there, language)} ({other_calendar(there.date(), language)})"
        said += " " + _("Until %(when)s") % {"when": when} + "."
    return said
