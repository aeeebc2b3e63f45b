"""Two languages side by side: each clause with its state, written by one and reviewed by somebody else."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamgam.bylaws import rules
from hamgam.engine.texts import Piece, compare
from hamgam.texts import acts
from hamgam.texts.models import Text, Translation, Wording
from hamgam.texts.reading import LONG
from hamgam.texts.shape import Laid, clauses_of
from hamgam.texts.views.found import about, the_text, tongue

#: The place of title and headings in the addresses of this page, where clauses have their anchors.
HEADINGS = 0
#: So many forms stand in the page of a long text.
FORMS = 6


@dataclass
class Beside:
    """A clause and its translation: state, what changed in the words since it was written, who may review it."""

    laid: Laid
    state: str
    words: str
    since: list[Piece]
    verdict: Any
    by: Any
    #: Whether its form stands in this page; a long text has the forms that are asked for, and the first that are due.
    form: bool = True
    #: Whether that form is open.
    open: bool = False


@require_GET
def translation_page(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """The whole text in two languages."""
    text = the_text(request, number)
    _checked(text, language)
    return render(request, "texts/translation.html", _page(request, text, language))


def _checked(text: Text, language: str) -> None:
    if language not in text.languages or language == text.language:
        raise Http404


def _page(request: HttpRequest, text: Text, language: str) -> dict[str, Any]:
    clauses = [laid for laid in clauses_of(text) if laid.lead is not None]
    rows = {row.wording_id: row for row in _translations(text, language)}
    former = _former_bodies(text)
    beside = [_beside(request, laid, rows.get(laid.lead.pk), text, former) for laid in clauses if laid.lead]
    _choose_forms(beside, request.GET.get("write", ""))
    counts: dict[str, int] = {}
    for row in beside:
        counts[row.state] = counts.get(row.state, 0) + 1
    return about(
        text, language=language, other=tongue(language), rows=beside, headings=_headings(text, language),
        heading_state=text.heading_states.get(language, {}).get("state", "reviewed" if text.titles.get(language) else "missing"),
        review_headings=rules.ask(request.actor, "texts.review_translation", text, language=language),
        write=rules.ask(request.actor, "texts.write_translation", text), counts=sorted(counts.items()),
    )  # fmt: skip


def _choose_forms(rows: list[Beside], wanted: str) -> None:
    """Which forms stand in the page: all of a short text; of a long one the clause asked for, else the first due."""
    due = [row for row in rows if row.state in ("missing", "outdated")]
    for row in rows:
        asked_for = str(row.laid.clause.anchor) == wanted
        row.open = asked_for or row in due
        if len(rows) > LONG:
            row.form = asked_for if wanted else row in due[:FORMS]


def _translations(text: Text, language: str) -> Any:
    return Translation.objects.filter(wording__clause__text=text, language=language).select_related(
        "organisation", "reviewed_by", "wording__clause__text__proposer"
    )


def _former_bodies(text: Text) -> dict[int, str]:
    """Leading wording → the words that led before it, for showing what an outdated translation does not know."""
    leads = text.clauses.filter(leads__former__isnull=False).values_list("leads__wording_id", "leads__former__body")
    return dict(leads)


def _beside(request: HttpRequest, laid: Laid, row: Translation | None, text: Text, former: dict[int, str]) -> Beside:
    state = row.state if row else "missing"
    since = compare(former.get(laid.lead.pk, ""), laid.lead.body) if state == "outdated" and laid.lead else []
    verdict = rules.ask(request.actor, "texts.review_translation", row) if row and state == "draft" else None
    return Beside(laid, state, row.body if row else "", since, verdict, row.organisation if row else None)


def _headings(text: Text, language: str) -> list[tuple[str, str, str]]:
    """(name of the field, words in the text's language, words in this one) of title, sections and clauses."""
    own = text.language
    rows = [("title", text.titles.get(own, ""), text.titles.get(language, ""))]
    rows += [(f"s{s.pk}", s.titles.get(own, ""), s.titles.get(language, "")) for s in text.sections.filter(gone=False)]
    rows += [
        (f"c{c.pk}", c.headings.get(own, ""), c.headings.get(language, ""))
        for c in text.clauses.filter(state__in=("in", "proposed"))
    ]
    return [row for row in rows if row[1]]


@require_POST
def write_translation(request: HttpRequest, number: int, language: str, anchor: int) -> HttpResponse:
    """Write the translation of one clause, or of title and headings together."""
    text, token = the_text(request, number), request.POST.get("token", "")
    _checked(text, language)
    if anchor == HEADINGS:
        given = {name: words for name, words in request.POST.items() if name == "title" or name[:1] in "sc"}
        acts.write_translation(by=request.actor, on=text, token=token, language=language, headings=given)
    else:
        wording = _lead(text, anchor)
        words = request.POST.get("words", "").replace("\r\n", "\n")
        acts.write_translation(by=request.actor, on=wording, token=token, language=language, words=words)
    messages.success(request, _("The translation is recorded. Somebody else reviews it now."))
    return _back(text, language, anchor)


@require_POST
def review_translation(request: HttpRequest, number: int, language: str, anchor: int) -> HttpResponse:
    """Confirm a translation that somebody else wrote."""
    text, token = the_text(request, number), request.POST.get("token", "")
    _checked(text, language)
    if anchor == HEADINGS:
        acts.review_translation(by=request.actor, on=text, token=token, language=language)
    else:
        found = _lead(text, anchor).translations.filter(language=language).first()
        if found is None:
            raise Http404
        acts.review_translation(by=request.actor, on=found, token=token, seen=request.POST.get("seen"))
    messages.success(request, _("The translation is reviewed."))
    return _back(text, language, anchor)


def _lead(text: Text, anchor: int) -> Wording:
    found = Wording.objects.filter(clause__text=text, clause__anchor=anchor, state="leading").first()
    if found is None:
        raise Http404
    return found  # type: ignore[no-any-return]


def _back(text: Text, language: str, anchor: int) -> HttpResponse:
    response = redirect("texts.translation", text.number, language)
    response["Location"] += f"#b{anchor}"
    return response
