"""What is open now, and the register of decisions: a page at a time, by kind and year, and as a table."""

from datetime import date
from typing import Any

from django.db.models import Max, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from persiantools.jdatetime import JalaliDate

from hamgam.decisions import reading, telling
from hamgam.decisions.models import Matter
from hamgam.decisions.papers import register_paper
from hamgam.decisions.words import kind_names
from hamgam.engine.bylaws.words import BROUGHT
from hamgam.engine.spoken import both
from hamgam.members import here
from hamgam.papers.writing import pdf
from hamgam.papers.writing.tables import csv_bytes

#: Decisions on one page.
ON_A_PAGE = 30


@require_safe
def matter_list(request: HttpRequest) -> HttpResponse:
    """What can be answered now, and what was decided."""
    if request.actor.organisation is None:
        raise Http404
    kind, year = _asked(request)
    rows = _register(request, kind, year)
    before = _number(request, "before")
    if before:
        rows = rows.filter(decision__lt=before)
    found = list(rows[: ON_A_PAGE + 1])
    withdrawn = Matter.objects.visible_to(request.actor).filter(stage="withdrawn").order_by("-number")
    shown = {
        "running": [] if before or kind or year else reading.running(request.actor),
        "rows": [(row, telling.outcome_said(row), reading.tasks_said(row)) for row in found[:ON_A_PAGE]],
        "older": found[ON_A_PAGE - 1].decision if len(found) > ON_A_PAGE else None,
        "withdrawn": list(withdrawn[:ON_A_PAGE]) if request.GET.get("withdrawn") else [],
        "has_withdrawn": withdrawn.exists(), "kind": kind, "year": year, "narrowed": bool(kind or year or before),
        **_narrowing(request),
    }  # fmt: skip
    return render(request, "decisions/list.html", shown)


@require_safe
def decided(request: HttpRequest, decision: int) -> HttpResponse:
    """To the page of the matter that has this number in the register of decisions."""
    matter = get_object_or_404(Matter.objects.visible_to(request.actor), decision=decision)
    return redirect("decisions.page", matter.number)


def _register(request: HttpRequest, kind: str, year: int) -> Any:
    rows = reading.register(request.actor)
    if kind:
        rows = rows.filter(kind=kind)
    if year:
        first, after = _span(year)
        rows = rows.filter(decided_on__gte=first, decided_on__lt=after)
    return rows


def _asked(request: HttpRequest) -> tuple[str, int]:
    """The kind and the year in the address; 404 where they are none."""
    kind = request.GET.get("kind", "")
    if kind and kind not in BROUGHT:
        raise Http404
    return kind, _number(request, "year")


def _number(request: HttpRequest, name: str) -> int:
    typed = request.GET.get(name, "")
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 9):
        raise Http404
    return int(typed)


def _span(year: int) -> tuple[date, date]:
    """A year of the reader's calendar: its first day, and the first day of the next; 404 for one that is none."""
    try:
        if get_language() == "fa":
            return JalaliDate(year, 1, 1).to_gregorian(), JalaliDate(year + 1, 1, 1).to_gregorian()
        return date(year, 1, 1), date(year + 1, 1, 1)
    except (ValueError, OverflowError) as error:
        raise Http404 from error


def _year(day: date) -> int:
    return int(JalaliDate(day).year) if get_language() == "fa" else day.year


def _narrowing(request: HttpRequest) -> dict[str, Any]:
    """By which kinds and years the register can be narrowed: those that there are."""
    rows = Matter.objects.visible_to(request.actor).exclude(decision=None).order_by()
    ends = rows.aggregate(first=Min("decided_on"), last=Max("decided_on"))
    kinds = set(rows.values_list("kind", flat=True).distinct())
    names = kind_names()
    years = range(_year(ends["first"]), _year(ends["last"]) + 1) if ends["first"] else range(0)
    return {"kinds": [(word, names[word]) for word in BROUGHT if word in kinds], "years": list(years)[::-1]}


@require_safe
def register_csv(request: HttpRequest) -> HttpResponse:
    """The register as a table, narrowed as the page was."""
    if request.actor.organisation is None:
        raise Http404
    rows = _register(request, *_asked(request))
    answer = HttpResponse(csv_bytes(reading.csv_rows(rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    return answer


@require_safe
def register_pdf(request: HttpRequest) -> HttpResponse:
    """The register for print, narrowed as the page was."""
    if request.actor.organisation is None:
        raise Http404
    rows = _register(request, *_asked(request))
    language = get_language() or "fa"
    asked_on = _("As of %(day)s") % {"day": both(here.today(), language)}
    made = pdf(register_paper(rows, lambda row: _year(row.decided_on or here.today()), asked_on))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="decisions.pdf"'
    return answer
