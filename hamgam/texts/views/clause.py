"""A clause with every wording it ever had, and what organisations do with it: propose, withdraw, lead, move, divide."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.texts import acts
from hamgam.texts.forms import Proposed, number_in, proposed, rewritten
from hamgam.texts.models import Clause, Text, Wording
from hamgam.texts.reading import offer, own_answers, verdicts_to_lead
from hamgam.texts.shape import Laid, clauses_of, laid_out
from hamgam.texts.views.found import about, back_to, the_clause, the_text, the_wording


def laid_of(clause: Clause, everything: list[Laid] | None = None) -> Laid:
    """The clause as it stands in its text, with its number; also one that left the text."""
    everything = everything or every_clause(clause.text)
    return next(laid for laid in everything if laid.clause.pk == clause.pk)


def every_clause(text: Text) -> list[Laid]:
    """The clauses of a text, those that left it among them."""
    return [laid for part in laid_out(text, with_gone=True) for laid in part.clauses]


@require_GET
def clause_page(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Everything about one clause: wordings, who proposed them, which led since when."""
    clause = the_clause(request, number, anchor)
    return render(request, "texts/clause_page.html", _page(request, clause))


def _page(request: HttpRequest, clause: Clause) -> dict[str, Any]:
    everything = every_clause(clause.text)
    laid, there = laid_of(clause, everything), [row for row in everything if row.clause.state in ("in", "proposed")]
    laid.clause = clause
    for wording in laid.wordings:
        wording.clause = clause
    laid.ours = own_answers(clause.text, request.actor).get(laid.lead.pk) if laid.lead else None
    laid.offers = [offer(laid, wording, request.actor) for wording in laid.others]
    verdicts = verdicts_to_lead(clause.text, request.actor, [laid])
    for row in laid.offers:
        row.here = verdicts.get(row.wording.pk)
    return about(
        clause.text,
        clause=clause,
        laid=laid,
        former=[wording for wording in laid.wordings if wording.state not in ("leading", "open", "collided")],
        leads=clause.leads.select_related("wording__proposer", "former"),
        every_clause=there,
        others=[other for other in there if other.clause.pk != clause.pk],
        became=clause.became.order_by("pk"),
    )


@require_http_methods(["GET", "POST"])
def propose_wording(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Other words for a clause, written over the words that lead."""
    clause = the_clause(request, number, anchor)
    lead = clause.wordings.filter(state="leading").first() or clause.wordings.filter(state="open").first()
    form = proposed(request.POST, clause, lead)
    if request.method == "POST" and form.ready:
        made = acts.propose_wording(
            by=request.actor, on=clause, token=form.token, words=form.words, note=form.note, against=form.against
        )
        messages.success(request, _("Your wording is recorded. The others see it, and which words change."))
        return back_to(clause.text, made.clause.anchor)
    return _form(request, clause, form, "texts/propose_wording.html")


@require_http_methods(["GET", "POST"])
def revise_wording(request: HttpRequest, number: int, anchor: int, letter: int) -> HttpResponse:
    """New words for one's own proposal."""
    wording = the_wording(request, number, anchor, letter)
    lead = wording.clause.wordings.filter(state="leading").first()
    form = rewritten(request.POST, wording, lead)
    if request.method == "POST" and form.ready:
        acts.revise_wording(by=request.actor, on=wording, token=form.token, words=form.words, note=form.note)
        messages.success(request, _("Your new wording is recorded. Positions on it are asked anew."))
        return back_to(wording.clause.text, wording.clause.anchor)
    return _form(request, wording.clause, form, "texts/revise_wording.html", wording=wording)


def _form(request: HttpRequest, clause: Clause, form: Proposed, template: str, **more: Any) -> HttpResponse:
    """A form with what was typed; after a conflict with both texts and their difference."""
    shown = about(clause.text, clause=clause, laid=laid_of(clause), form=form, **more)
    return render(request, template, shown, status=409 if form.conflict else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def propose_leaving_out(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Offer to leave the clause out."""
    clause = the_clause(request, number, anchor)
    if request.method == "POST":
        note, token = request.POST.get("note", ""), request.POST.get("token", "")
        acts.propose_leaving_out(by=request.actor, on=clause, token=token, note=note)
        messages.success(request, _("Your proposal is recorded. The clause stays until the proposal is met."))
        return back_to(clause.text, clause.anchor)
    return render(request, "texts/propose_leaving_out.html", about(clause.text, clause=clause, laid=laid_of(clause)))


@require_http_methods(["GET", "POST"])
def propose_clause(request: HttpRequest, number: int) -> HttpResponse:
    """A clause that the text does not have."""
    text = the_text(request, number)
    places = clauses_of(text)
    form = proposed(request.POST, None, None)
    if request.method == "POST" and form.ready:
        after = next((laid.clause.pk for laid in places if str(laid.clause.anchor) == request.POST.get("after")), None)
        made = acts.propose_clause(
            by=request.actor, on=text, token=form.token, words=form.words, note=form.note, after=after,
            heading=request.POST.get("heading", ""), numbered=not request.POST.get("paragraph"),
        )  # fmt: skip
        messages.success(request, _("Your clause is proposed. It joins the text once it comes to lead."))
        return back_to(text, made.anchor)
    typed = request.POST if request.method == "POST" else request.GET
    shown = about(text, places=places, form=form, after=typed.get("after"), heading=typed.get("heading", ""))
    return render(request, "texts/propose_clause.html", shown, status=422 if form.errors else 200)


def _on_wording(done: Callable[[HttpRequest, Wording], str]) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, number: int, anchor: int, letter: int) -> HttpResponse:
        wording = the_wording(request, number, anchor, letter)
        messages.success(request, done(request, wording))
        return back_to(wording.clause.text, anchor)

    view.__doc__ = done.__doc__
    return view


@_on_wording
def withdraw_wording(request: HttpRequest, wording: Wording) -> str:
    """Take one's own proposal back."""
    acts.withdraw_wording(by=request.actor, on=wording, token=request.POST.get("token", ""))
    return _("Your proposal is withdrawn. It stays in the history.")


@_on_wording
def lead_wording(request: HttpRequest, wording: Wording) -> str:
    """A wording comes to lead."""
    seen = number_in(request.POST.get("seen", ""))
    if seen is None:
        raise Http404
    acts.lead_wording(by=request.actor, on=wording, token=request.POST.get("token", ""), seen=seen)
    return _("The wording leads now. What it touched is asked again; the rest keeps its positions.")


@_on_wording
def leave_clause_out(request: HttpRequest, wording: Wording) -> str:
    """The clause leaves the text."""
    acts.leave_clause_out(by=request.actor, on=wording, token=request.POST.get("token", ""))
    return _("The clause is left out. It stays readable, with its history.")


@require_POST
def move_clause(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Put the clause after another one."""
    clause = the_clause(request, number, anchor)
    chosen = number_in(request.POST.get("after", ""))
    after = get_object_or_404(clause.text.clauses, anchor=chosen) if chosen else None
    first = clause.text.sections.filter(gone=False).first()
    acts.move_clause(
        by=request.actor, on=clause, token=request.POST.get("token", ""), after=after.pk if after else None,
        section=first.pk if first and not after else None,
    )  # fmt: skip
    messages.success(request, _("The clause is moved. Its link and its positions stay."))
    return back_to(clause.text, anchor)


@require_POST
def split_clause(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Make two clauses of one, at the first empty line."""
    clause = the_clause(request, number, anchor)
    words = request.POST.get("words", "").replace("\r\n", "\n").strip()
    first, _gap, second = words.partition("\n\n")
    acts.split_clause(
        by=request.actor, on=clause, token=request.POST.get("token", ""), first=first, second=second.strip(),
        seen=number_in(request.POST.get("seen", "")),
    )  # fmt: skip
    messages.success(request, _("There are two clauses now. Both are asked anew."))
    return back_to(clause.text, anchor)


@require_POST
def merge_clauses(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Join another clause to this one; their words follow one another."""
    clause = the_clause(request, number, anchor)
    other = get_object_or_404(clause.text.clauses, anchor=number_in(request.POST.get("other", "")) or 0, state="in")
    bodies = [
        row.wordings.filter(state="leading").values_list("body", flat=True).first() or "" for row in (clause, other)
    ]
    acts.merge_clauses(
        by=request.actor, on=clause, token=request.POST.get("token", ""), other=other.pk, words="\n".join(bodies)
    )
    messages.success(request, _("The two clauses are one. The link of the second leads to the first."))
    return back_to(clause.text, anchor)


@require_GET
def compare_wordings(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Two wordings of a clause, word by word."""
    clause = the_clause(request, number, anchor)
    wordings = {str(wording.letter): wording for wording in clause.wordings.select_related("proposer")}
    pair = [wordings.get(request.GET.get(name, "")) for name in ("a", "b")]
    if not all(pair):
        raise Http404
    return render(
        request,
        "texts/compare_wordings.html",
        about(clause.text, clause=clause, laid=laid_of(clause), a=pair[0], b=pair[1]),
    )
