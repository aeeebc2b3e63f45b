"""The folder of an assembly: call, agenda, papers with their files, contributions, decisions, minutes and report."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from hamgam.assemblies import contributions, minutes, packs, reading, reports
from hamgam.assemblies.contributions_models import Contribution
from hamgam.assemblies.minutes_models import Report
from hamgam.assemblies.models import Assembly, Item, Paper
from hamgam.assemblies.sentences import item_names, kind_names, office_names, result_names, stage_names
from hamgam.copies.folder import Files, Written, direction, first_page, reader, sheet, spoken, tongue
from hamgam.copies.questions import in_words
from hamgam.decisions import telling
from hamgam.decisions.models import Matter
from hamgam.engine.spoken import both, number
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.papers.writing import Line

#: So many bytes of files go into one folder; what comes after them is named and left on the page.
MOST_BYTES = 150_000_000


class Enclosed:
    """The files of papers and contributions that go along, by where they lie in the folder."""

    def __init__(self, assembly: Assembly) -> None:
        papers = assembly.papers.filter(withdrawn=False).defer("data").select_related("organisation", "item")
        self.papers = list(papers)
        self.brought = contributions.collected(assembly)
        rows: list[Paper | Contribution] = [*self.papers]
        for each in self.brought.brought:
            rows += [row for row in (each.report, *each.proposals) if row is not None and row.format]
        self.paths: dict[tuple[str, int], str] = {}
        size = 0
        for row in rows:
            size += row.size
            if size <= MOST_BYTES:
                self.paths[self._key(row)] = self._path(row)

    @staticmethod
    def _key(row: Paper | Contribution) -> tuple[str, int]:
        return row._meta.model_name or "", row.pk

    def _path(self, row: Paper | Contribution) -> str:
        if isinstance(row, Paper):
            return f"papers/paper-{row.number}.{row.format}"
        return f"contributions/{row.kind}-{row.pk}.{row.format}"

    def path(self, row: Paper | Contribution) -> str:
        """Where its file lies; empty where it is too large to go along."""
        return self.paths.get(self._key(row), "")

    def files(self) -> Files:
        """The files one by one, as they were handed in; one query for each of the two tables."""
        for model in (Paper, Contribution):
            name = model._meta.model_name or ""
            wanted = {pk: path for (kind, pk), path in self.paths.items() if kind == name}
            rows = model._default_manager.filter(pk__in=wanted).order_by("pk").values_list("pk", "data")
            for pk, data in rows.iterator(chunk_size=1):
                yield wanted[pk], bytes(data)


def files(assembly: Assembly, actor: Any) -> Files:
    """Every file of the folder, the first page first."""
    enclosed = Enclosed(assembly)
    written = [
        _in(assembly, actor, language, enclosed) for language in here.languages() if language == spoken(language)
    ]
    holds = [line for one in written for line in one.lines()]
    holds += [Line("item", called, link=path) for called, path in _enclosed(enclosed) if path]
    title = in_language(assembly.titles)
    yield from first_page(title, _kicker(assembly), _about(assembly), holds)
    for one in written:
        yield from one.files()
    yield from enclosed.files()


def _kicker(assembly: Assembly) -> str:
    return _(", ").join([capfirst(kind_names()[assembly.kind]), stage_names()[assembly.stage]])


def _about(assembly: Assembly) -> list[Line]:
    first, last = both(assembly.first_day, reader()), both(assembly.last_day, reader())
    days = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    place = in_language(assembly.place) if assembly.place else ""
    return [Line("text", days), *([Line("text", place)] if place else [])]


def _enclosed(enclosed: Enclosed) -> Iterable[tuple[str, str]]:
    """What the first page calls each file."""
    for row in enclosed.papers:
        yield _paper_name(row, reader()), enclosed.path(row)
    for each in enclosed.brought.brought:
        for made in (each.report, *each.proposals):
            if made is not None and made.format:
                yield (
                    f"{_contribution_name(made, reader())} – {in_language(each.organisation.names)}",
                    enclosed.path(made),
                )


def _paper_name(row: Paper, language: str) -> str:
    said = {"n": number(row.number, language), "title": in_language(row.titles, language)}
    return _("Paper %(n)s: %(title)s") % said


def _contribution_name(row: Contribution, language: str) -> str:
    if row.kind == "report":
        return capfirst(item_names()["report"])
    return f"{_('Proposal')}: {in_language(row.titles, language)}"


def _in(assembly: Assembly, actor: Any, language: str, enclosed: Enclosed) -> Written:
    """Everything that can be read of the assembly, in one language."""
    called = _("The assembly in %(language)s") % {"language": tongue(language)}
    with override(language):
        items = list(assembly.items.agenda().select_related("proposed_by", "text"))
        body = [
            *_call(assembly, language), *_agenda(assembly, items, language), *_papers(enclosed, language),
            *_contributions(enclosed, language), *_decisions(items, actor, language),
            *_minutes(assembly, actor, items, language), *_report(assembly, actor, language),
        ]  # fmt: skip
        lead = packs.when_said(assembly, language)
        if assembly.place:
            lead = _(", ").join([lead, in_language(assembly.place, language)])
        made = sheet(in_language(assembly.titles, language), language, body, kicker=_kicker(assembly), lead=lead)
    return Written(f"assembly-{language}", called, made)


def _call(assembly: Assembly, language: str) -> list[Line]:
    body = [Line("part", _("The call"))]
    if assembly.stage == "cancelled":
        body += [Line("text", _("It does not take place")), in_words("quote", assembly.cancelled_for, language)]
    if assembly.words:
        body.append(in_words("text", assembly.words, language))
    by = in_language(assembly.called_by.names, language) if assembly.called_by else ""
    body.append(Line("small", _(", ").join(filter(None, [by, both(assembly.called_on, language)]))))
    for office, rows in reading.offices(assembly).items():
        houses = _(", ").join(in_language(row.organisation.names, language) for row in rows)
        body.append(Line("small", f"{capfirst(office_names()[office])}: {houses}"))
    return body


def _agenda(assembly: Assembly, items: list[Item], language: str) -> list[Line]:
    body = [Line("part", _("Agenda"))]
    for line in reading.lines(assembly, items):
        item = line.item
        title = in_words("head", item.titles, language)
        body.append(
            Line(
                "head",
                title.words,
                label=number(line.number, language),
                language=title.language,
                direction=title.direction,
            )
        )
        about = [packs.about(item.kind, item.minutes, language)]
        if item.proposed_by:
            about.append(in_language(item.proposed_by.names, language))
        body.append(Line("small", _(", ").join(about)))
        body += [in_words("text", values, language) for values in (item.words, item.result) if values]
    if not items:
        body.append(Line("text", _("No item is on the agenda yet.")))
    return body


def _papers(enclosed: Enclosed, language: str) -> list[Line]:
    if not enclosed.papers:
        return []
    body = [Line("part", _("Papers"))]
    for row in enclosed.papers:
        said = [_paper_name(row, language)]
        said += [in_language(row.organisation.names, language)] if row.organisation else []
        said += [] if enclosed.path(row) else [_too_large()]
        body.append(Line("item", _(", ").join(said), link=enclosed.path(row)))
    return body


def _too_large() -> str:
    return _("too large for this folder; the file is on the page of the assembly")


def _contributions(enclosed: Enclosed, language: str) -> list[Line]:
    if not enclosed.brought.brought:
        return []
    body = [Line("part", _("Reports and proposals of the members"))]
    for each in enclosed.brought.brought:
        body.append(Line("head", in_language(each.organisation.names, language)))
        for row in (each.report, *each.proposals):
            if row is None:
                continue
            called = _contribution_name(row, language)
            if row.format:
                link = enclosed.path(row)
                body.append(Line("item", called if link else _(", ").join([called, _too_large()]), link=link))
            else:
                body += [Line("sub", called), in_words("quote", row.words, language)]
    return body


def _decisions(items: list[Item], actor: Any, language: str) -> list[Line]:
    """What was settled under its items, as far as the reader sees matters."""
    rows = Matter.objects.visible_to(actor).filter(details__item__in=[item.pk for item in items])
    body: list[Line] = []
    for matter in rows.select_related("version").order_by("number"):
        asked = in_words("head", matter.question, language)
        label = number(matter.decision, language) if matter.decision else ""
        body.append(Line("head", asked.words, label=label, language=asked.language, direction=asked.direction))
        body += [in_words("text", matter.text, language)] if matter.text else []
        body.append(Line("small", telling.outcome_said(matter)))
    return [Line("part", _("Decisions")), *body] if body else []


def _minutes(assembly: Assembly, actor: Any, items: list[Item], language: str) -> list[Line]:
    """The minutes that no report has taken the place of, for members; names that nobody confirmed give way in a file."""
    last = minutes.newest_report(actor, assembly)
    if not actor.is_member or (last is not None and last.state == "adopted"):
        return []
    words, names = minutes.heads(assembly), minutes.names_to_replace(assembly)
    titles = {item.pk: item.titles for item in items}
    return _said_by_item(
        _("Minutes, draft"),
        [(titles.get(key, {}), minutes.without(names, said)) for key, said in words.items()],
        minutes.language(), language,
    )  # fmt: skip


def _said_by_item(title: str, rows: list[tuple[Any, str]], own: str, language: str) -> list[Line]:
    body: list[Line] = []
    for titles, words in rows:
        if words.strip():
            head = in_words("head", titles, language) if titles else Line("head", _("Opening, course and end"))
            body += [head, Line("quote", words, language="" if own == language else own, direction=direction(own))]
    return [Line("part", title), *body] if body else []


def _report(assembly: Assembly, actor: Any, language: str) -> list[Line]:
    row: Report | None = minutes.newest_report(actor, assembly)
    if row is None:
        return []
    states = {
        "adopted": _("Report, adopted"), "presented": _("Report, put forward"), "returned": _("Report, came back"),
    }  # fmt: skip
    parts = reports.parts(assembly, reports.words_of(row))
    body = _said_by_item(states[row.state], [(part.titles, part.words) for part in parts], row.language, language)
    for result in reports.results(assembly):
        head = in_words("head", result.titles, language)
        body += [head, Line("small", f"{in_language(result.group.titles, language)}, {result_names()[result.state]}"),
                 in_words("quote", result.final or result.words, language)]  # fmt: skip
    counted = reports.numbers(assembly, language)
    if counted.houses:
        body.append(Line("head", _("Who was there")))
        for one, houses, people in counted.days:
            said = {"day": both(one, language), "people": number(people, language), "houses": number(houses, language)}
            body.append(Line("item", _("%(day)s: people %(people)s, organisations %(houses)s") % said))
    return body
