"""The report of an assembly as page, PDF and Word: what happened item by item, what was decided, who was there in numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hamgam.assemblies import minutes
from hamgam.assemblies.group_models import Result
from hamgam.assemblies.minutes_models import Report
from hamgam.assemblies.models import Assembly, Attendance, Paper
from hamgam.assemblies.packs import when_said
from hamgam.assemblies.sentences import result_names
from hamgam.decisions import telling
from hamgam.decisions.models import Matter, Task
from hamgam.decisions.papers import task_said
from hamgam.engine.letters import direction
from hamgam.engine.spoken import both, day, number
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.papers import writing
from hamgam.papers.reading import read_tracked
from hamgam.record import trees
from hamgam.texts.drafts import labels
from hamgam.texts.models import Text


@dataclass(frozen=True)
class Part:
    """What happened under one item. item: its id, None for the session as a whole; number: its place on the agenda."""

    item: int | None
    number: int | None
    titles: Mapping[str, str]
    words: str
    matters: list[Matter] = field(default_factory=list)
    #: The text that the item is about.
    text: Text | None = None


def parts(assembly: Assembly, words: Mapping[int, str]) -> list[Part]:
    """The session as a whole, then every item of the agenda with its words, what was settled under it and the tasks that
    followed from that; in three queries."""
    items = list(assembly.items.agenda().select_related("text"))
    settled: dict[int, list[Matter]] = {}
    rows = Matter.objects.filter(details__item__in=[item.pk for item in items]).select_related("version")
    rows = rows.prefetch_related(Prefetch("tasks", Task.objects.select_related("responsible").order_by("pk")))
    for matter in rows.order_by("number"):
        settled.setdefault(matter.details["item"], []).append(matter)
    made = [Part(None, None, {}, words[0])] if words.get(0) else []
    made += [
        Part(item.pk, place, item.titles, words.get(item.pk, ""), settled.get(item.pk, []), item.text)
        for place, item in enumerate(items, 1)
    ]
    return made


def words_of(report: Report) -> dict[int, str]:
    """Id of an item, or 0 → its words as they were put forward."""
    return {row["item"] or 0: row["words"] for row in report.body}


@dataclass(frozen=True)
class Numbers:
    """Who was there, in numbers. days: day → (organisations, people); houses: organisation → its people day by day."""

    days: list[tuple[date, int, int]]
    houses: list[tuple[Organisation, list[int]]]


def numbers(assembly: Assembly, language: str) -> Numbers:
    """How many people of which organisation were there on which day; in two queries. Days without a number are left out."""
    rows: dict[int, dict[date, Attendance]] = {}
    for row in assembly.attendances.all():
        rows.setdefault(row.organisation_id, {})[row.day] = row
    days = [one for one in assembly.days if any(_people(by_day.get(one)) for by_day in rows.values())]
    houses = Organisation.objects.filter(pk__in=rows).alphabetical(language)
    listed = [(house, [_people(rows[house.pk].get(one)) for one in days]) for house in houses]
    totals = [
        (one, sum(bool(counts[place]) for _house, counts in listed), sum(counts[place] for _house, counts in listed))
        for place, one in enumerate(days)
    ]
    return Numbers([row for row in totals if row[2]], [row for row in listed if any(row[1])])


def _people(row: Attendance | None) -> int:
    return row.active + row.partial if row else 0


def paper_of(
    assembly: Assembly,
    words: Mapping[int, str],
    language: str,
    report: Report | None = None,
    *,
    reader: Any | None = None,
) -> writing.Paper:
    """The report, or what it is going to be, in the language of the minutes, as the writers of papers want it.

    reader: who reads it. None: anybody; then it is without the numbers of single organisations, the names of papers, and the
    words of decisions, which are told to those alone who may open their pages.
    """
    with override(language if language == "fa" else "en"):
        coalition = here.coalition()
        spoken, public = language if language == "fa" else "en", reader is None
        told = frozenset() if reader is None else _seen(assembly, reader)
        return writing.Paper(
            title=in_language(assembly.titles, language), language=language, direction=direction(language),
            labels=labels(), kind_label=_standing(report), coalition=in_language(coalition.names, language) if coalition else "",
            dates_line=when_said(assembly, spoken), intro_line=in_language(assembly.place, language) if assembly.place else "",
            adopted_line=_adopted(report, spoken), sections=tuple(_sections(assembly, words, language, spoken, report, told, public)),
            footer_lines=trees.lines_to_keep(),
        )  # fmt: skip


def _standing(report: Report | None) -> str:
    if report is None:
        return _("Minutes, draft")
    return {"adopted": _("Report, adopted"), "presented": _("Report, put forward"), "returned": _("Report, came back")}[
        report.state
    ]


def _adopted(report: Report | None, language: str) -> str:
    if report is None or report.state != "adopted" or report.settled_on is None:
        return ""
    said = {"day": both(report.settled_on, language), "n": number(decision_of(report) or 0, language)}
    return _("Adopted on %(day)s by decision %(n)s") % said


def decision_of(report: Report) -> int | None:
    """The number, in the register of decisions, of the decision that adopted a report; None where none did."""
    return (
        Matter.objects.filter(number=report.matter).values_list("decision", flat=True).first()
        if report.matter
        else None
    )


def _sections(
    assembly: Assembly, words: Mapping[int, str], language: str, spoken: str, report: Report | None, told: frozenset[int],
    public: bool,
) -> Iterable[writing.Section]:  # fmt: skip
    for part in parts(assembly, words):
        title = in_language(part.titles, language) if part.titles else ""
        label = f"{number(part.number, spoken)}. {title}" if part.number else title
        clauses = [writing.Clause(f"b{part.item or 0}", part.words or _("Nothing was written down."))]
        clauses += [_decided(matter, spoken, report, told) for matter in part.matters]
        yield writing.Section(label, tuple(clauses))
    if brought := results(assembly):
        clauses = tuple(writing.Clause(f"r{row.pk}", _brought(row, language)) for row in brought)
        yield writing.Section(_("Results of working groups"), clauses)
    counted = numbers(assembly, language)
    if counted.houses:
        yield writing.Section(
            _("Who was there"), (writing.Clause("there", "\n".join(_there(counted, spoken, public))),)
        )
    if not public and (appended := list(appendices(assembly))):
        lines = "\n".join(f"– {said}" for said in (_appended(row, spoken) for row in appended))
        yield writing.Section(_("Appendices"), (writing.Clause("appendices", lines),))


def results(assembly: Assembly) -> list[Result]:
    """What its working groups brought to the plenary, group by group."""
    rows = Result.objects.filter(group__assembly=assembly).select_related("group")
    return list(rows.order_by("group__number", "number"))


def _brought(row: Result, language: str) -> str:
    title = in_language(row.titles, language)
    head = f"{in_language(row.group.titles, language)}: {title} ({result_names()[row.state]})"
    return f"{head}\n{in_language(row.final or row.words, language)}"


def _seen(assembly: Assembly, reader: Any) -> frozenset[int]:
    """The matters of its items whose words somebody may read."""
    items = list(assembly.items.values_list("pk", flat=True))
    return frozenset(Matter.objects.visible_to(reader).filter(details__item__in=items).values_list("pk", flat=True))


def _decided(matter: Matter, language: str, report: Report | None, told: frozenset[int]) -> writing.Clause:
    """A question and its end; for those who may read them also the words of the decision, what was said against it, its tasks."""
    asked = in_language(matter.question, language)
    if matter.decision:
        asked = _("Decision %(n)s") % {"n": number(matter.decision, language)} + f": {asked}"
    lines = [telling.outcome_said(matter)]
    if matter.pk in told:
        lines += in_language(matter.text, language).splitlines()
        if spoken := in_language(matter.outcome.get("reservations") or {}, language):
            lines.append(_("Reservations and objections that were spoken") + ": " + spoken)
        lines += [task_said(task, language) for task in tasks_by(matter, report)]
    return writing.Clause(f"d{matter.number}", "\n".join(lines), heading=asked)


def tasks_by(matter: Matter, report: Report | None) -> list[Task]:
    """What was to be done, of a matter, by the day on which a report was put forward; all so far where there is none."""
    return [task for task in matter.tasks.all() if report is None or task.day <= report.presented_on]


def _there(counted: Numbers, language: str, public: bool) -> list[str]:
    lines = [
        ngettext(
            "%(day)s: %(people)s people of %(houses)s organisation",
            "%(day)s: %(people)s people of %(houses)s organisations",
            houses,
        )
        % {"day": day(one, language), "people": number(people, language), "houses": number(houses, language)}
        + _silent(counted, place, language)
        for place, (one, houses, people) in enumerate(counted.days)
    ]
    if public:
        return lines
    join = _(", ")
    return lines + [
        f"– {_house(house, language)}: {join.join(number(one, language) for one in counts)}"
        for house, counts in counted.houses
    ]


def _silent(counted: Numbers, place: int, language: str) -> str:
    """How many of a day's people were there without a vote; empty where all had one."""
    people = sum(counts[place] for house, counts in counted.houses if house.standing == "observer")
    return _(", %(n)s of them without a vote") % {"n": number(people, language)} if people else ""


def _house(house: Organisation, language: str) -> str:
    name = in_language(house.names, language)
    return _("%(name)s (without a vote)") % {"name": name} if house.standing == "observer" else name


def appendices(assembly: Assembly) -> Iterable[Paper]:
    """The papers that were handed in, in the order of their numbers, without their files."""
    found: Iterable[Paper] = assembly.papers.filter(withdrawn=False).defer("data").select_related("organisation")
    return found


def _appended(row: Paper, language: str) -> str:
    said = _("Paper %(n)s: %(title)s") % {"n": number(row.number, language), "title": in_language(row.titles, language)}
    return f"{said} ({in_language(row.organisation.names, language)})" if row.organisation else said


class NotTheseMinutes(ValueError):
    """The Word file holds none of the passages of these minutes."""


def read_back(assembly: Assembly, data: bytes) -> dict[int, tuple[int, str]]:
    """What a Word file of the minutes that was worked on says now: id of an item, or 0 → (the number of the row that the
    file began from, the words). Only what changed. Errors: `papers.reading.Unreadable`, `NotTheseMinutes`.
    """
    tracked = read_tracked(data)
    known = {f"b{key}": key for key in (0, *assembly.items.agenda().values_list("pk", flat=True))}
    if not known.keys() & tracked.anchors.keys():
        raise NotTheseMinutes
    saved: dict[int, dict[int, str]] = {}
    for row in assembly.minutes.all():
        saved.setdefault(row.item_id or 0, {})[row.number] = row.words
    with override(minutes.language() if minutes.language() == "fa" else "en"):
        blank = _("Nothing was written down.")
    found = {}
    for anchor, key in known.items():
        said = tracked.clause(anchor)
        if said is None:
            continue
        original, revised = ("" if words.strip() == blank else words for words in said)
        rows = saved.get(key, {})
        if revised.split() not in [words.split() for words in rows.values()] and revised.strip():
            found[key] = (_began_from(rows, original), revised)
    return found


def _began_from(rows: Mapping[int, str], original: str) -> int:
    """The row whose words the file held before the marked changes, or the one nearest to them where none was marked."""
    exact = [key for key, words in rows.items() if words.split() == original.split()]
    if exact or not rows:
        return exact[-1] if exact else 0
    return max(rows, key=lambda key: SequenceMatcher(None, rows[key].split(), original.split()).ratio())
