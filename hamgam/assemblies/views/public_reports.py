"""Reports that were adopted to be read by everybody: their list, each as a page, each as PDF."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hamgam.assemblies import reports
from hamgam.assemblies.minutes_models import Report
from hamgam.assemblies.views.found import reader
from hamgam.engine.letters import direction
from hamgam.members.actor import Actor
from hamgam.papers import writing
from hamgam.statements.files import file_answer

#: Reports on one page; older ones are found by their address.
ON_A_PAGE = 100


def _public() -> QuerySet[Report]:
    """What somebody reads who has not signed in: whoever has signed in reads the same here."""
    rows: QuerySet[Report] = Report.objects.visible_to(Actor.nobody()).select_related("assembly")
    return rows


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Every public report, the newest assembly first."""
    shown = {"reports": list(_public().order_by("-assembly__first_day", "-pk")[:ON_A_PAGE])}
    return render(request, "assemblies/public_reports.html", shown)


@require_safe
def report(request: HttpRequest, number: int) -> HttpResponse:
    """One public report: what happened, what was decided, how many were there in all."""
    row = get_object_or_404(_public(), assembly__number=number)
    shown = {
        "shown": row, "assembly": row.assembly, "parts": reports.parts(row.assembly, reports.words_of(row)),
        "dir": direction(row.language), "numbers": reports.numbers(row.assembly, reader()),
        "results": reports.results(row.assembly),
    }  # fmt: skip
    return render(request, "assemblies/public_report.html", shown)


@require_safe
def report_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The same for print."""
    row = get_object_or_404(_public(), assembly__number=number)
    paper = reports.paper_of(row.assembly, reports.words_of(row), row.language, row)
    return file_answer(writing.pdf(paper), f"report-{number}.pdf", "application/pdf")
