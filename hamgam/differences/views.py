"""Pages of differences: the list, one question with its views side by side, and what organisations do with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.differences import acts, forms
from hamgam.differences.models import Difference
from hamgam.differences.reading import csv_rows, views_of
from hamgam.members import here
from hamgam.papers.writing.tables import csv_bytes
from hamgam.texts.models import Clause
from hamgam.texts.moments import asked
from hamgam.texts.views.found import the_clause


def the_difference(request: HttpRequest, number: int) -> Difference:
    """The question with this number, or 404 where the reader may not see it."""
    rows = Difference.objects.visible_to(request.actor).select_related("text", "clause", "opened_by")
    return get_object_or_404(rows, number=number)  # type: ignore[no-any-return]


def _token(request: HttpRequest) -> str:
    return request.POST.get("token", "")[:64]


@require_safe
def difference_list(request: HttpRequest) -> HttpResponse:
    """Every question that the reader may see, the open ones first."""
    rows = list(Difference.objects.visible_to(request.actor).select_related("text"))
    views = views_of(rows, request.actor)
    shown = [(row, views[row.pk]) for row in sorted(rows, key=lambda row: (row.state != "open", -row.number))]
    return render(request, "differences/difference_list.html", {"rows": shown})


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """One question: its views side by side, what stays in force, where it is debated next."""
    difference = the_difference(request, number)
    views = views_of([difference], request.actor)[difference.pk]
    shown = {
        "difference": difference, "views": views, "mine": next((row for row in views if row.wrote), None),
        "agreed_to_settle": sum(row.view.settled for row in views),
        "matters": list(difference.matters.select_related("version").order_by("number")) if request.actor.is_member else [],
    }  # fmt: skip
    return render(request, "differences/page.html", shown)


@require_safe
def page_csv(request: HttpRequest, number: int) -> HttpResponse:
    """The same as a table."""
    difference = the_difference(request, number)
    answer = HttpResponse(csv_bytes(csv_rows(difference, request.actor)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="open-question-{difference.number}.csv"'
    return answer


@require_http_methods(["GET", "POST"])
def open(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Keep a clause without agreement as an open question."""
    return _open(request, the_clause(request, number, anchor))


@require_http_methods(["GET", "POST"])
def open_question(request: HttpRequest) -> HttpResponse:
    """A question that is no clause of a text."""
    return _open(request, None)


def _open(request: HttpRequest, clause: Clause | None) -> HttpResponse:
    if not request.actor.is_member:
        raise Http404
    language, form = get_language() or "fa", forms.Question()
    if request.method == "POST":
        form = forms.question(request.POST, language)
        if not form.errors:
            made = acts.open(
                by=request.actor, on=clause, token=_token(request), question=form.question, in_force=form.in_force,
                debate=form.debate, debate_on=form.debate_on,
            )  # fmt: skip
            messages.success(request, _("The question is open. Write your organisation’s view, so that it is read."))
            return redirect("differences.page", made.number)
    shown = {
        "clause": clause, "lead": clause.wordings.filter(state="leading").first() if clause else None, "form": form,
        **_fields(form), "asked": asked("day", language, typed=request.POST or None, with_hour=False),
    }  # fmt: skip
    return render(request, "differences/open.html", shown, status=422 if form.errors else 200)


def _fields(form: forms.Question) -> dict[str, Any]:
    """The words of a question in every language, for its fields."""
    return {
        "question": _filled(form.question), "in_force": _filled(form.in_force), "debate": _filled(form.debate),
        "first_language": here.languages()[0],
    }  # fmt: skip


def _filled(words: dict[str, str]) -> dict[str, str]:
    return {language: words.get(language, "") for language in here.languages()}


@require_http_methods(["GET", "POST"])
def write_view(request: HttpRequest, number: int) -> HttpResponse:
    """Hold a view that is there, with or without one's name, or write one's own."""
    difference = the_difference(request, number)
    if not request.actor.is_member:
        raise Http404
    views = views_of([difference], request.actor)[difference.pk]
    mine = next((row for row in views if row.wrote), None)
    form = forms.OwnView(mine.view.titles, mine.view.words, mine.own == "named") if mine else forms.OwnView()
    if request.method == "POST":
        given: dict[str, Any] = {"organisation": request.POST.get("organisation", "")[:40]}
        if request.POST.get("what") == "write":
            form = forms.own_view(request.POST)
            given |= {"view": mine.view.pk if mine else None, "titles": form.titles, "words": form.words}
        else:
            chosen = request.POST.get("view", "")
            given |= {"view": int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0}
        if not form.errors:
            hold = request.POST.get("what") != "leave"
            acts.write_view(
                by=request.actor, on=difference, token=_token(request), hold=hold,
                named=bool(request.POST.get("named")), **given,
            )  # fmt: skip
            messages.success(request, _("Your organisation’s view is recorded."))
            return redirect("differences.page", number)
    shown = {
        "difference": difference, "views": views, "mine": mine, "form": form, "titles": _filled(form.titles), "first_language": here.languages()[0],
        "words": _filled(form.words),
        "held_by_others": bool(mine and mine.held - bool(mine.own)),
    }  # fmt: skip
    return render(request, "differences/write_view.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def name_debate(request: HttpRequest, number: int) -> HttpResponse:
    """Say where it is debated next, what stays in force meanwhile, and whether the public site shows it."""
    difference = the_difference(request, number)
    if not request.actor.is_member:
        raise Http404
    language = get_language() or "fa"
    form = forms.Question(in_force=difference.in_force, debate=difference.debate, debate_on=difference.debate_on)
    public = difference.public
    if request.method == "POST":
        form, public = forms.debate(request.POST, language), bool(request.POST.get("public"))
        if not form.errors:
            acts.name_debate(
                by=request.actor, on=difference, token=_token(request), debate=form.debate, debate_on=form.debate_on,
                in_force=form.in_force, public=public,
            )  # fmt: skip
            messages.success(request, _("It is recorded where the question is debated next."))
            return redirect("differences.page", number)
    shown = {
        "difference": difference, "form": form, **_fields(form), "public": public,
        "asked": asked("day", language, default=form.debate_on, typed=request.POST or None, with_hour=False),
    }  # fmt: skip
    return render(request, "differences/name_debate.html", shown, status=422 if form.errors else 200)


@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the debate came to an end."""
    difference = acts.settle(by=request.actor, on=the_difference(request, number), token=_token(request))
    if difference.state == "settled":
        messages.success(request, _("The question is settled. Both views stay readable."))
    else:
        messages.success(request, _("Recorded. It is settled once every organisation that wrote a view has said so."))
    return redirect("differences.page", number)
