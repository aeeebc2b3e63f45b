"""Pages of consultations: the lists, opening one, what the coalition does with it, its results."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.consultations import acts, forms
from hamgam.consultations.models import Consultation, ProposedStatement
from hamgam.consultations.pictures import file_of, map_of
from hamgam.consultations.reading import csv_rows, heading, listed, participants, people, results_of
from hamgam.consultations.results import at_once, figures_of
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.papers.writing.tables import csv_bytes
from hamgam.texts.moments import asked, evening_after

#: How long a consultation usually runs, in days.
USUAL_DAYS = 21
#: As what the map can be taken.
MAP_KINDS = ("png", "svg")


def _token(request: HttpRequest) -> str:
    return request.POST.get("token", "")[:64]


def _members_only(request: HttpRequest) -> None:
    if not request.actor.is_member:
        raise Http404


def the_consultation(request: HttpRequest, number: int) -> Consultation:
    """The consultation with this number, or 404 where the reader may not see it."""
    rows = Consultation.objects.visible_to(request.actor).select_related("opened_by")
    return get_object_or_404(rows, number=number)  # type: ignore[no-any-return]


@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    """What anybody may answer, and results that everybody may read."""
    rows = listed(Consultation.objects.visible_to(Actor.nobody()))
    return render(request, "consultations/public_list.html", {"rows": rows})


@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    """All consultations of the coalition."""
    _members_only(request)
    return render(request, "consultations/list.html", {"rows": listed(Consultation.objects.all())})


@require_http_methods(["GET", "POST"])
def open(request: HttpRequest) -> HttpResponse:
    """Ask people for their answers to short statements."""
    _members_only(request)
    language, form = get_language() or "fa", forms.Opening()
    if request.method == "POST":
        form = forms.opening(request.POST, language)
        if not form.errors:
            made = acts.open(
                by=request.actor, token=_token(request), titles=form.titles, question=form.question,
                statements=form.statements, kind=form.kind, closes_at=form.closes_at, public=form.public,
                takes_proposals=form.takes_proposals,
            )  # fmt: skip
            messages.success(request, _("The consultation is open."))
            return redirect("consultations.inside", made.number)
    shown = {
        "form": form, "titles": _filled(form.titles), "question": _filled(form.question), "lines": _filled(form.lines),
        "first_language": here.languages()[0],
        "asked": asked("closes", language, default=evening_after(USUAL_DAYS), typed=request.POST or None),
    }  # fmt: skip
    return render(request, "consultations/open.html", shown, status=422 if form.errors else 200)


def _filled(words: dict[str, str]) -> dict[str, str]:
    return {language: words.get(language, "") for language in here.languages()}


@require_safe
def inside(request: HttpRequest, number: int) -> HttpResponse:
    """What members see of a consultation: how many have answered, what waits to be moderated, what was refused and why."""
    _members_only(request)
    consultation = the_consultation(request, number)
    statements = list(consultation.statements.all())
    waiting = list(consultation.proposals.filter(waiting=True).select_related("consultation__opened_by"))
    shown: dict[str, Any] = {
        "consultation": consultation, "people": people(participants(consultation)), "waiting": waiting,
        "shown": [row for row in statements if row.state == "shown"],
        "refused": [row for row in statements if row.state == "refused"],
        "used": consultation.answer_links.filter(used=True).count(), "most": acts.LINKS_AT_ONCE,
        "others": {row.pk: [code for code in here.languages() if code != row.language] for row in waiting},
    }  # fmt: skip
    return render(request, "consultations/inside.html", shown)


@require_POST
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """A number of links, each for one person, as a list that is given out once and kept nowhere."""
    consultation = the_consultation(request, number)
    count = forms.whole_number(request.POST.get("count", ""))
    made = acts.invite(by=request.actor, on=consultation, token=_token(request), count=count)
    lines = [request.build_absolute_uri(reverse("consultations.join", args=[number, secret])) for secret in made]
    answer = HttpResponse("\r\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="consultation-{number}-links.txt"'
    answer["Cache-Control"] = "no-store"
    return answer


def _proposal(request: HttpRequest, proposal: int) -> ProposedStatement:
    _members_only(request)
    return get_object_or_404(ProposedStatement.objects.select_related("consultation"), pk=proposal)


@require_POST
def accept_statement(request: HttpRequest, proposal: int) -> HttpResponse:
    """Show a proposed statement to those who answer."""
    found = _proposal(request, proposal)
    words = {code: request.POST.get(f"words-{code}", "") for code in here.languages()}
    acts.accept_statement(by=request.actor, on=found, token=_token(request), translations=words)
    messages.success(request, _("The statement is shown to those who answer."))
    return redirect("consultations.inside", found.consultation.number)


@require_POST
def refuse_statement(request: HttpRequest, proposal: int) -> HttpResponse:
    """Do not show a proposed statement, with a reason that the coalition reads."""
    found = _proposal(request, proposal)
    acts.refuse_statement(by=request.actor, on=found, token=_token(request), reason=request.POST.get("reason", ""))
    messages.success(request, _("The statement is not shown. The coalition reads it with your reason."))
    return redirect("consultations.inside", found.consultation.number)


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """End it before its day."""
    at_once(acts.close(by=request.actor, on=the_consultation(request, number), token=_token(request)))
    messages.success(request, _("The consultation is closed, and its answers stay as they are."))
    return redirect("consultations.results", number)


def _may_read_results(request: HttpRequest, number: int) -> Consultation:
    consultation = the_consultation(request, number)
    if not (consultation.public or request.actor.is_member):
        raise Http404
    return consultation


@require_safe
def results(request: HttpRequest, number: int) -> HttpResponse:
    """What unites first, then what divides, then group by group; while it runs only how many have answered."""
    consultation = _may_read_results(request, number)
    figures = figures_of(consultation)
    shown: dict[str, Any] = {"consultation": consultation, "people": people(participants(consultation))}
    if figures is not None:
        found = results_of(consultation, figures)
        shown |= {"results": found, "heading": heading(found)}
        shown["map_files"] = [(kind.upper(), reverse(f"consultations.map_{kind}", args=[number])) for kind in MAP_KINDS]
        shown["used"] = consultation.answer_links.filter(used=True).count() if consultation.kind == "links" else 0
    return render(request, "consultations/results.html", shown)


@require_safe
def results_csv(request: HttpRequest, number: int) -> HttpResponse:
    """The published figures as a table."""
    consultation = _may_read_results(request, number)
    figures = figures_of(consultation)
    if figures is None:
        raise Http404
    rows = csv_rows(consultation, results_of(consultation, figures))
    answer = HttpResponse(csv_bytes(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="consultation-{number}.csv"'
    return answer


@require_safe
def map_file(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """The map of opinion for a report, where the page draws one."""
    consultation = _may_read_results(request, number)
    figures = figures_of(consultation)
    found = results_of(consultation, figures) if figures is not None else None
    if found is None or not found.dots:
        raise Http404
    mime = "image/png" if kind == "png" else "image/svg+xml"
    answer = HttpResponse(file_of(map_of(consultation, found), kind), content_type=mime)
    answer["Content-Disposition"] = f'attachment; filename="consultation-{number}-map.{kind}"'
    return answer
