"""What a text was: its versions, what the record says of it, any two versions side by side by words."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from hamgam.engine.texts import ClauseChange, compare, compare_sections, compare_texts
from hamgam.members.models import Organisation
from hamgam.record.models import Entry
from hamgam.texts.forms import number_in
from hamgam.texts.layout import engine_snapshot
from hamgam.texts.models import Text, Translation, Wording
from hamgam.texts.shape import snapshot
from hamgam.texts.views.found import about, the_text, tongue

#: The newest entries that the page shows; the record itself has them all.
ENTRIES = 300


@require_GET
def history(request: HttpRequest, number: int) -> HttpResponse:
    """Versions, and the entries of the record on this text."""
    text = the_text(request, number)
    if request.GET.get("a") and request.GET.get("b"):
        pair = [number_in(request.GET["a"]), number_in(request.GET["b"])]
        if None in pair:
            raise Http404
        return redirect("texts.compare", number, *pair)
    names = {row.public_id: row for row in Organisation.objects.all()}
    entries = [(group[0], names.get(group[0].organisation), len(group)) for group in _grouped(_entries(text))]
    versions = text.versions.defer("snapshot", "roster").order_by("-number")
    return render(request, "texts/history.html", about(text, versions=versions, entries=entries))


def _entries(text: Text) -> list[Entry]:
    """Entries whose subject is the text or something of it, the newest first."""
    things: dict[str, Any] = {
        "text": [text.pk],
        "section": text.sections.values_list("pk", flat=True),
        "clause": text.clauses.values_list("pk", flat=True),
        "wording": Wording.objects.filter(clause__text=text).values_list("pk", flat=True),
        "translation": Translation.objects.filter(wording__clause__text=text).values_list("pk", flat=True),
        "round": text.rounds.values_list("pk", flat=True),
        "version": text.versions.values_list("pk", flat=True),
    }
    about_it = Q(pk__in=[])
    for kind, keys in things.items():
        about_it |= Q(subject_kind=kind, subject_id__in=[str(key) for key in keys])
    return list(Entry.objects.filter(about_it).defer("details", "salt")[:ENTRIES])


def _grouped(entries: list[Entry]) -> list[list[Entry]]:
    """Entries that say the same of the same day, next to each other, as one."""
    return [
        list(group)
        for _what, group in groupby(entries, key=lambda row: (row.day, row.act, row.article, row.organisation))
    ]


@dataclass
class Row:
    """One change as the page shows it."""

    change: ClauseChange
    section: str
    anchor: str


@require_GET
def compare_versions(request: HttpRequest, number: int, a: int, b: int) -> HttpResponse:
    """Any two versions, word by word; version 0 is the text as it stands now."""
    text = the_text(request, number)
    language = request.GET.get("language", text.language)
    if language not in text.languages:
        raise Http404
    old, new = _snapshot(text, a), _snapshot(text, b)
    before, after = engine_snapshot(old, language), engine_snapshot(new, language)
    anchors = {str(c["id"]): c["anchor"] for shot in (old, new) for s in shot["sections"] for c in s["clauses"]}
    titles = {section.id: section.heading for shot in (before, after) for section in shot.sections}
    rows = [_row(change, titles, anchors) for change in compare_texts(before, after)]
    shown = about(
        text, a=a, b=b, language=language, title=compare(before.title, after.title),
        rows=[row for row in rows if row.change.case != "same"], same=sum(row.change.case == "same" for row in rows),
        sections=[change for change in compare_sections(before, after) if change.case != "same"],
        title_changed=before.title != after.title, languages=text.languages, tongue=tongue(language),
    )  # fmt: skip
    return render(request, "texts/compare.html", shown)


def _row(change: ClauseChange, titles: dict[str, str], anchors: dict[str, int]) -> Row:
    place = (change.after or change.before)[0]
    section = (change.sections_after or change.sections_before)[0]
    return Row(change, titles.get(section, ""), f"b{anchors[place]}")


def _snapshot(text: Text, number: int) -> dict[str, Any]:
    if number == 0:
        return snapshot(text)
    found: dict[str, Any] = get_object_or_404(text.versions, number=number).snapshot
    return found
