"""A draft that somebody else corrected while it was being written: what both did, joined where it goes together."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hamgam.engine.letters import store
from hamgam.engine.texts import merge
from hamgam.texts.intake import Row
from hamgam.texts.models import Clause, Text, Wording


@dataclass(frozen=True)
class Clash:
    """One clause: its words when the form was opened, as they stand now, and as they were typed."""

    key: str
    number: int | None
    was: str
    now: str
    typed: str
    #: Whether the field holds both changes in one.
    joined: bool

    @property
    def touched(self) -> bool:
        """Whether the person who typed had changed it at all."""
        return self.typed != self.was


@dataclass
class Meanwhile:
    """The rows of a form, brought up to date, and what happened to the draft since it was opened."""

    rows: list[Row]
    clashes: list[Clash] = field(default_factory=list)
    #: Clauses that the form did not know; they stand among the rows now.
    added: list[Row] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.clashes or self.added)


def meanwhile(text: Text, rows: list[Row]) -> Meanwhile:
    """What others changed since the form was opened. The rows keep everything that was typed."""
    clauses = text.clauses.exclude(lineage="merged").prefetch_related("wordings").order_by("order", "pk")
    found, numbers = Meanwhile([]), _numbers(clauses)
    known = {clause.pk: clause for clause in clauses}
    for row in rows:
        clause = known.get(row.pk or 0) if row.key[0] == "c" else None
        found.rows.append(_met(row, clause, numbers, text.language, found.clashes) if clause else row)
    _insert(found, text, list(clauses))
    return found


def _numbers(clauses: Iterable[Clause]) -> dict[int, int]:
    counted = [clause.pk for clause in clauses if clause.state == "in" and clause.numbered]
    return {pk: at for at, pk in enumerate(counted, 1)}


def _met(row: Row, clause: Clause, numbers: dict[int, int], language: str, clashes: list[Clash]) -> Row:
    """One row on the words that lead now."""
    wordings = {wording.pk: wording for wording in clause.wordings.all()}
    lead = _leading(clause)
    if lead is None or row.seen is None or row.seen == lead.pk or row.role not in ("clause", "paragraph"):
        return row
    was = wordings[row.seen].body if row.seen in wordings else ""
    typed = store(row.words, language).strip()
    if typed == lead.body:
        return replace(row, seen=lead.pk)
    both = lead.body if typed == was else merge(was, lead.body, typed).text
    clashes.append(Clash(row.key, numbers.get(clause.pk), was, lead.body, typed, bool(both)))
    return replace(row, words=both or row.words, seen=lead.pk)


def _leading(clause: Clause) -> Wording | None:
    return next((wording for wording in clause.wordings.all() if wording.state == "leading"), None)


def _insert(found: Meanwhile, text: Text, clauses: list[Clause]) -> None:
    """Sections and clauses that came meanwhile, each behind the block that it follows in the draft."""
    keys, before = {row.key for row in found.rows}, ""
    inside: dict[int, list[Row]] = {}
    for clause in clauses:
        if clause.state == "in":
            inside.setdefault(clause.section_id, []).append(_row(clause, text))
    behind: dict[str, list[Row]] = {}
    for section in text.sections.filter(gone=False):
        heading = Row(f"s{section.pk}", "heading", section.titles.get(text.language, ""))
        for row in (heading, *inside.get(section.pk, ())):
            if row.key in keys:
                before = row.key
            else:
                behind.setdefault(before, []).append(row)
                found.added += [row] if row.words else []
    found.rows = [*behind.get("", ()), *(one for row in found.rows for one in (row, *behind.get(row.key, ())))]


def _row(clause: Clause, text: Text) -> Row:
    lead, role = _leading(clause), "clause" if clause.numbered else "paragraph"
    heading = clause.headings.get(text.language, "")
    return Row(f"c{clause.pk}", role, lead.body if lead else "", heading, lead.pk if lead else None)
