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

#: So many entries stand on one page, the newest first; a link leads to the older ones.
ENTRIES = 200
#: Up to so many organisations that did the same on the same day are named one by one.
NAMED = 12


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
    found = _entries(text, number_in(request.GET.get("before", "")))
    shown, older = found[:ENTRIES], len(found) > ENTRIES
    versions = text.versions.defer("snapshot", "roster").order_by("-number")
    return render(
        request, "texts/history.html",
        about(
            text, versions=versions, entries=[_told(group, names) for group in _grouped(shown)],
            older=shown[-1].pk if older else None, first=not request.GET.get("before"),
        ),
    )  # fmt: skip


@dataclass
class Told:
    """Entries that say the same: the newest and the oldest of them, how many they are, and who made them.

    `names` is empty where they are many; then `many` says how many.
    """

    entry: Entry
    begin: int
    times: int
    names: list[Organisation]
    many: int


def _told(group: list[Entry], names: dict[str, Organisation]) -> Told:
    who = {entry.organisation: names[entry.organisation] for entry in group if entry.organisation in names}
    few = len(who) <= NAMED
    return Told(group[0], group[-1].pk, len(group), list(who.values()) if few else [], 0 if few else len(who))


def _entries(text: Text, before: int | None) -> list[Entry]:
    """Entries whose subject is the text or something of it, the newest first; one more than a page shows."""
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
    rows = Entry.objects.filter(about_it).defer("details", "salt").order_by("-pk")
    return list(rows.filter(pk__lt=before)[: ENTRIES + 1] if before else rows[: ENTRIES + 1])


def _grouped(entries: list[Entry]) -> list[list[Entry]]:
    """Entries that say the same of the same day, next to each other, as one, whoever made them."""
    return [list(group) for _what, group in groupby(entries, key=lambda row: (row.day, row.act, row.article))]


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
