"""Correcting a draft before its first round: title, kind, and every block of the paper in its place."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible, act
from hamgam.members import here
from hamgam.texts.acts.draft import (
    CLAUSES_LIMIT,
    checked_kind,
    kept_adoption,
    leading,
    new_clause,
    of_text,
    put_in_front,
    stored,
    stored_line,
    stored_lines,
)
from hamgam.texts.models import Clause, Section, Text, Wording
from hamgam.texts.shape import keep_version


@act("texts.edit_draft", subject=of_text)
def edit_draft(
    *, by: Any, on: Text, at: datetime, titles: dict[str, str] | None = None, kind: str | None = None,
    adopted: dict[str, Any] | None = None, languages: Sequence[str] | None = None,
    clauses: Sequence[dict[str, Any]] = (), blocks: Sequence[dict[str, Any]] | None = None,
) -> Text:  # fmt: skip
    """Correct a draft before its first round.

    `clauses` changes single ones: [{"id", "text", "numbered", "headings", "remove", "seen"}], or new rows with "after"
    (a clause's id) instead of an id. `blocks` is the whole text in its order: {"section": id or None, "title"} opens a
    section; {"id": id or None, "text", "heading", "numbered", "state", "seen", "joined", "split_from"} is a clause.
    `seen`: the id of the wording that the form showed; another one since then is a conflict. Of a text that becomes one of
    another kind the version before is kept, so that what changed with it can be read.
    """
    if kind and kind != on.kind:  # a call that became a statement shows what changed with its name
        keep_version(on, "renamed", here.day_of(at))
    if titles is not None:
        _retitle(on, stored_lines({**on.titles, **titles}))
    on.kind = checked_kind(kind or on.kind)
    on.adopted = on.adopted if adopted is None else kept_adoption(adopted, on.language)
    if languages is not None:
        on.languages = list(dict.fromkeys([on.language, *languages]))
    on.save()
    for row in clauses:
        if row.get("id"):
            _correct(on, row, by, at)
        else:
            _insert(on, row, by, at)
    if blocks is not None:
        _arrange(on, blocks, by, at)
    return on


def _retitle(text: Text, titles: dict[str, str]) -> None:
    if not titles.get(text.language):
        raise NotPossible("title_missing")
    if titles[text.language] != text.titles.get(text.language):
        outdate_headings(text)
    text.titles = titles


def outdate_headings(text: Text) -> None:
    """The title or a heading changed: their translations have to be looked at again."""
    text.heading_states = {
        language: {**state, "state": "outdated"} for language, state in (text.heading_states or {}).items()
    }


def _correct(text: Text, row: dict[str, Any], by: Any, at: datetime) -> None:
    clause = text.clauses.filter(pk=row["id"]).first()
    if clause is None:
        raise NotPossible("no_such_clause")
    if "text" in row:
        _reword(clause, row, by, at)
    clause.numbered = row.get("numbered", clause.numbered)
    clause.headings = row.get("headings", clause.headings)
    clause.section_id = row.get("section", clause.section_id)
    clause.state = "out" if row.get("remove") else clause.state
    clause.save()


def _reword(clause: Clause, row: dict[str, Any], by: Any, at: datetime) -> None:
    lead, body = leading(clause), stored(row["text"], clause.text.language)
    if lead is not None and body == lead.body:
        return
    if row.get("seen") and (lead is None or lead.pk != row["seen"]):
        raise NotPossible("changed_meanwhile")
    put_in_front(clause, body, by, at)


def _insert(text: Text, row: dict[str, Any], by: Any, at: datetime) -> Clause:
    after = text.clauses.filter(pk=row.get("after")).first() or text.clauses.order_by("order").last()
    section = after.section_id if after else _first_section(text).pk
    clause = new_clause(
        text, section_id=section, after=after, numbered=row.get("numbered", True), headings=row.get("headings", {})
    )
    put_in_front(clause, stored(row["text"], text.language), by, at)
    return clause


def _first_section(text: Text) -> Section:
    return text.sections.filter(gone=False).first() or Section.objects.create(text=text, order=1)


class _Arranging:
    """One walk through the blocks of a draft, writing down what changed."""

    def __init__(self, text: Text, by: Any, at: datetime) -> None:
        self.text, self.by, self.at = text, by, at
        self.sections = {section.pk: section for section in text.sections.all()}
        self.clauses = {clause.pk: clause for clause in text.clauses.all()}
        leads = Wording.objects.filter(clause__text=text, state="leading").select_related("clause__text")
        self.leads = {wording.clause_id: wording for wording in leads}
        self.anchor = text.clauses.aggregate(last=Max("anchor"))["last"] or 0
        self.kept_sections: list[Section] = []
        self.order = 0

    def open_section(self, row: dict[str, Any]) -> None:
        section = self.sections.get(row.get("section") or 0) or Section(text=self.text)
        section.order, section.gone = len(self.kept_sections) + 1, False
        title = stored_line(row.get("title", ""), self.text.language)
        if title != section.titles.get(self.text.language, ""):
            outdate_headings(self.text)
        section.titles = stored_lines({**section.titles, self.text.language: title})
        section.save()
        self.kept_sections.append(section)

    def place(self, row: dict[str, Any]) -> None:
        if not self.kept_sections:
            self.open_section({})
        self.order += 1
        clause = self.clauses.get(row.get("id") or 0)
        if row.get("id") and clause is None:
            raise NotPossible("no_such_clause")
        if clause is None:
            self.anchor += 1
            clause = Clause(text=self.text, anchor=self.anchor, lineage="")
            if source := self.clauses.get(row.get("split_from") or 0):
                clause.came_from, clause.lineage = source, "split"
        self._fill(clause, row)

    def _fill(self, clause: Clause, row: dict[str, Any]) -> None:
        language = self.text.language
        heading = stored_line(row.get("heading", ""), language)
        if heading != clause.headings.get(language, ""):
            outdate_headings(self.text)
        clause.headings = stored_lines({**clause.headings, language: heading})
        clause.section, clause.order = self.kept_sections[-1], self.order
        clause.numbered, clause.state = row.get("numbered", True), row.get("state", "in")
        if target := self.clauses.get(row.get("joined") or 0):
            clause.state, clause.came_from, clause.lineage = "out", target, "merged"
        clause.save()
        self.clauses[clause.pk] = clause
        if "text" in row and not row.get("joined"):
            self._words(clause, row)

    def _words(self, clause: Clause, row: dict[str, Any]) -> None:
        body, lead = stored(row["text"], self.text.language), self.leads.get(clause.pk)
        if lead is not None and lead.body == body:
            return
        if lead is not None and row.get("seen") and row["seen"] != lead.pk:
            raise NotPossible("changed_meanwhile")
        self.leads[clause.pk] = put_in_front(clause, body, self.by, self.at)


def _arrange(text: Text, blocks: Sequence[dict[str, Any]], by: Any, at: datetime) -> None:
    """Put the whole draft in the order of the blocks; a form that does not know every clause is a conflict."""
    known = {row["id"] for row in blocks if row.get("id")}
    if set(text.clauses.filter(state="in").values_list("pk", flat=True)) - known:
        raise NotPossible("changed_meanwhile")
    if sum("text" in row for row in blocks) > CLAUSES_LIMIT:
        raise NotPossible("too_many_clauses", limit=CLAUSES_LIMIT)
    work = _Arranging(text, by, at)
    for row in blocks:
        if "section" in row:
            work.open_section(row)
        else:
            work.place(row)
    kept = {section.pk for section in work.kept_sections}
    for section in text.sections.exclude(pk__in=kept).filter(gone=False):
        section.gone = True
        section.save(update_fields=["gone"])
    text.save()
