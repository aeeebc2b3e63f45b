"""One thing that waits for somebody, and what the pieces that look for such things share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import get_language

from hamgam.bylaws import rules
from hamgam.engine.bylaws import Bylaws, Subject, may, roles_in_force
from hamgam.engine.spoken import counted
from hamgam.members.here import in_language, zone
from hamgam.texts.models import Text


@dataclass(frozen=True)
class Task:
    """One thing that waits.

    `sentence` names no text, no clause and no organisation, since feeds carry it; `context` does, and stays on the
    page. `about` is stable. `due`: None where there is no deadline. `since`: when it began to wait. `first`: a question that
    nobody else answers in one’s stead, so that it stands before everything else.
    """

    about: str
    sentence: str
    context: str
    address: str
    due: datetime | None = None
    since: datetime | None = None
    late: bool = False
    first: bool = False


@dataclass(frozen=True)
class Asking:
    """Who asks, when, and under which bylaws: looked up once for all that may wait."""

    actor: Any
    now: datetime
    bylaws: Bylaws

    @classmethod
    def of(cls, actor: Any, now: datetime) -> "Asking":
        """The same for an actor now."""
        return cls(actor, now, rules.in_force())

    def may(self, act: str, **subject: Any) -> bool:
        """The gate's question, asked without a row: for lists that are read in one query."""
        return bool(may(self.bylaws, self.actor.rules, act, Subject(**subject)))

    def has_role_for(self, act: str) -> bool:
        """Whether one of the actor's roles is named for this act at all."""
        roles = roles_in_force(self.actor.rules)
        return any(roles & set(row.roles) for row in self.bylaws.rows(act))


def in_order(tasks: Iterable[Task], now: datetime) -> list[Task]:
    """What asks oneself alone, then by deadline, the nearest first; what has none comes last. Past deadlines are marked."""
    marked = [replace(task, late=task.due is not None and task.due <= now) for task in tasks]
    return sorted(marked, key=_place)


def _place(task: Task) -> tuple[bool, bool, float, str]:
    return (not task.first, task.due is None, task.due.timestamp() if task.due else 0, task.about)


def word(number: int) -> str:
    """A small number as the reader's language says it."""
    return counted(number, get_language() or "fa")


def title(text: Text) -> str:
    """A text's title in the reader's language."""
    return in_language(text.titles)


def begin_of(day: date) -> datetime:
    """The first minute of a day in the coalition's zone, for what is known by its day alone."""
    return datetime.combine(day, time(0), zone())


def end_of(day: date) -> datetime:
    """The last minute of a day in the coalition's zone."""
    return datetime.combine(day, time(23, 59), zone())
