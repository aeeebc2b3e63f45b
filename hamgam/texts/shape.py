"""What a text looks like: its clauses in order with printed numbers, leading wordings and translations, in few queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Prefetch

from hamgam.engine.spoken import number as spoken_number
from hamgam.texts.models import Clause, Section, Text, Translation, Version, Wording

#: States in which a clause belongs to the text.
IN_TEXT = ("in",)


@dataclass
class Laid:
    """A clause as it is read: its number in the text (None for a paragraph), its wordings, the one that leads."""

    clause: Clause
    number: int | None
    wordings: list[Wording]
    lead: Wording | None
    #: Filled for one reader by `hamgam.texts.reading`.
    offers: list[Any] = field(default_factory=list)
    ours: Any = None

    @property
    def anchor(self) -> str:
        """The link that stays for ever."""
        return f"b{self.clause.anchor}"

    def words(self, language: str, leading: str) -> str:
        """The leading wording in a language; empty where its translation is missing."""
        if self.lead is None:
            return ""
        if language == leading:
            return self.lead.body
        return next((t.body for t in self.lead.translations.all() if t.language == language), "")

    def state(self, language: str, leading: str) -> str:
        """original, missing, draft, reviewed or outdated."""
        if language == leading:
            return "original"
        found = [t.state for t in self.lead.translations.all() if t.language == language] if self.lead else []
        return found[0] if found else "missing"

    @property
    def others(self) -> list[Wording]:
        """Wordings offered beside the one that leads."""
        return [w for w in self.wordings if w.state in ("open", "collided")]


@dataclass
class Part:
    """A section with its clauses."""

    section: Section
    clauses: list[Laid] = field(default_factory=list)


def laid_out(text: Text, *, with_gone: bool = False) -> list[Part]:
    """The text's sections and clauses, in order, in a fixed number of queries."""
    wordings = Wording.objects.select_related("proposer").prefetch_related("translations").order_by("letter", "pk")
    clauses = text.clauses.prefetch_related(Prefetch("wordings", queryset=wordings)).order_by("order", "pk")
    if not with_gone:
        clauses = clauses.filter(state__in=("in", "proposed"))
    parts = {section.pk: Part(section) for section in text.sections.filter(gone=False)}
    number = 0
    grouped: dict[int, list[Clause]] = {}
    for clause in clauses:
        grouped.setdefault(clause.section_id, []).append(clause)
    for key, part in parts.items():
        for clause in grouped.get(key, []):
            counts = clause.numbered and clause.state == "in"
            number += counts
            offered = list(clause.wordings.all())
            lead = next((w for w in offered if w.state == "leading"), None)
            part.clauses.append(Laid(clause, number if counts else None, offered, lead))
    return [part for part in parts.values() if part.clauses or part.section.titles]


def clauses_of(text: Text) -> list[Laid]:
    """The clauses that belong to the text, without sections."""
    return [laid for part in laid_out(text) for laid in part.clauses]


def in_text(text: Text, parts: list[Part] | None = None) -> list[Laid]:
    """The clauses that would be frozen now. `parts`: the text, where it is laid out already (so below)."""
    rows = [laid for part in parts or laid_out(text) for laid in part.clauses]
    return [laid for laid in rows if laid.clause.state in IN_TEXT]


def snapshot(text: Text, parts: list[Part] | None = None) -> dict[str, Any]:
    """The whole text as data, for comparing versions and for freezing."""
    descent: dict[int, list[int]] = {}
    for key, origin, lineage in text.clauses.exclude(came_from=None).values_list("pk", "came_from_id", "lineage"):
        child, parent = (origin, key) if lineage == "merged" else (key, origin)
        descent.setdefault(child, []).append(parent)
    return {
        "titles": text.titles,
        "language": text.language,
        "kind": text.kind,
        "adopted": text.adopted,
        "sections": [
            {
                "id": part.section.pk,
                "titles": part.section.titles,
                "clauses": [_clause(laid, text, descent) for laid in part.clauses if laid.clause.state in IN_TEXT],
            }
            for part in parts or laid_out(text)
        ],
    }


def _clause(laid: Laid, text: Text, descent: dict[int, list[int]]) -> dict[str, Any]:
    clause = laid.clause
    return {
        "id": clause.pk,
        "anchor": clause.anchor,
        "number": laid.number,
        "headings": clause.headings,
        "wording": laid.lead.pk if laid.lead else None,
        "came_from": descent.get(clause.pk, []),
        "words": {language: laid.words(language, text.language) for language in text.languages},
    }


def keep_version(text: Text, why: str, day: Any, **more: Any) -> Version:
    """Write the text down as it stands."""
    last = text.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(text=text, number=last + 1, snapshot=snapshot(text), why=why, day=day, **more)


def printed(laid: Laid, language: str) -> str:
    """The clause's number in the reader's digits, or an empty string for a paragraph."""
    return "" if laid.number is None else spoken_number(laid.number, language)


def missing_translations(text: Text, language: str, parts: list[Part] | None = None) -> list[Laid]:
    """Clauses whose translation is missing, not reviewed or outdated."""
    return [
        laid for laid in in_text(text, parts) if laid.state(language, text.language) not in ("original", "reviewed")
    ]


def missing_headings(text: Text, language: str, parts: list[Part] | None = None) -> list[str]:
    """Title and headings that have words in the text's own language and none here, or none that were reviewed."""
    own, lacking = text.language, []
    if not text.titles.get(language):
        lacking.append(text.titles.get(own, ""))
    for part in parts or laid_out(text):
        if part.section.titles.get(own) and not part.section.titles.get(language):
            lacking.append(part.section.titles[own])
        for laid in part.clauses:
            if laid.clause.state in IN_TEXT:
                headings = laid.clause.headings
                lacking += [headings[own]] if headings.get(own) and not headings.get(language) else []
    state = text.heading_states.get(language, {}).get("state", "reviewed")
    return lacking or ([text.titles.get(language, "")] if state != "reviewed" else [])


__all__ = [
    "IN_TEXT", "Laid", "Part", "Translation", "clauses_of", "in_text", "keep_version", "laid_out",
    "missing_headings", "missing_translations", "printed", "snapshot",
]  # fmt: skip
