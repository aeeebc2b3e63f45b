"""The register of decisions on paper: year by year, each decision with its words, how it came about and what follows from it."""

from collections.abc import Callable, Iterable

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws import rules
from hamgam.decisions import reading, telling
from hamgam.decisions.models import Matter, Task
from hamgam.decisions.words import kind_names
from hamgam.engine.letters import direction
from hamgam.engine.spoken import both, day, number
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.papers.writing import Clause, Paper, Section
from hamgam.texts.drafts import labels


def register_paper(matters: Iterable[Matter], year_of: Callable[[Matter], int], asked_on: str) -> Paper:
    """The register in the reader's language, the oldest decision first. year_of: the year under which a decision stands;
    asked_on: the day of this paper, in words. In four queries more than the matters."""
    language = get_language() or "fa"
    rows = sorted(matters, key=lambda row: row.decision or 0)
    tasks: dict[int, list[Task]] = {}
    for task in Task.objects.filter(matter__in=[row.pk for row in rows]).select_related("responsible").order_by("pk"):
        tasks.setdefault(task.matter_id, []).append(task)
    in_force, of_bodies = rules.newest().pk, reading.of_people(rows)
    sections: dict[int, list[Clause]] = {}
    for row in rows:
        sections.setdefault(year_of(row), []).append(
            _clause(row, tasks.get(row.pk, []), language, in_force, people=row.pk in of_bodies)
        )
    coalition = here.coalition()
    return Paper(
        title=_("Register of decisions"), language=language, direction=direction(language),  # type: ignore[arg-type]
        labels=labels(), coalition=in_language(coalition.names) if coalition else "", dates_line=asked_on,
        sections=tuple(Section(number(year, language), tuple(clauses)) for year, clauses in sections.items()),
    )  # fmt: skip


def _clause(row: Matter, tasks: list[Task], language: str, in_force: int, *, people: bool) -> Clause:
    how = [f"{about}: {said}" if about else said for about, said in telling.tally_said(row, people=people)]
    lines = [
        telling.outcome_said(row),
        *how,
        *in_language(row.text).splitlines(),
        *(task_said(task, language, state=True) for task in tasks),
    ]
    return Clause(
        f"d{row.decision}", "\n".join(lines), number(row.decision or 0, language), in_language(row.question),
        (_when(row, language), telling.version_said(row, row.version_id == in_force)),
    )  # fmt: skip


def _when(row: Matter, language: str) -> str:
    said = [capfirst(kind_names()[row.kind])]
    if row.decided_on:
        said.append(_("decided on %(day)s") % {"day": both(row.decided_on, language)})
    if row.entered_on and row.entered_on != row.decided_on:
        said.append(_("entered on %(day)s") % {"day": day(row.entered_on, language)})
    return _(", ").join(said)


def task_said(task: Task, language: str, *, state: bool = False) -> str:
    """A task in a line: its words, who is responsible and by when; `state`: also where it stands now."""
    states = {"open": _("still open"), "done": _("done"), "dropped": _("dropped")}
    who = in_language(task.responsible.names, language) if task.responsible else _("nobody in particular")
    due = [_("by %(day)s") % {"day": day(task.due_on, language)}] if task.due_on else []
    now = [states[task.state]] if state else []
    return "– " + in_language(task.words, language) + " (" + _(", ").join([who, *due, *now]) + ")"
