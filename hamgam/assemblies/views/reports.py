"""The report of an assembly as page, PDF and Word; and the minutes as a Word file that comes back with changes."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamgam.assemblies import item_texts, minutes, minuting, reports
from hamgam.assemblies.minutes_models import Report
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.sentences import result_names, sentences
from hamgam.assemblies.views.found import reader, the_assembly
from hamgam.assemblies.views.minutes import state
from hamgam.bylaws import rules
from hamgam.decisions.views.found import members_only, token
from hamgam.engine.letters import direction
from hamgam.papers import writing
from hamgam.papers.reading import Unreadable, sentence
from hamgam.statements.files import WORD, file_answer


def _the_report(request: HttpRequest, assembly: Assembly) -> Report:
    """The version that the address names, or the newest; 404 where none was put forward."""
    rows = Report.objects.visible_to(request.actor).filter(assembly=assembly)
    asked = request.GET.get("version", "")
    row = rows.filter(version=int(asked)).first() if asked.isdecimal() and len(asked) < 5 else rows.first()
    if row is None:
        raise Http404
    return row  # type: ignore[no-any-return]


@require_safe
def report(request: HttpRequest, number: int) -> HttpResponse:
    """The report: what happened item by item, what was decided, who was there in numbers, what is appended."""
    assembly = the_assembly(request, number)
    row = _the_report(request, assembly)
    shown: dict[str, Any] = state(request, assembly) | {
        "shown": row, "decision": reports.decision_of(row), "parts": reports.parts(assembly, reports.words_of(row)), "dir": direction(row.language),
        "numbers": reports.numbers(assembly, reader()), "appendices": list(reports.appendices(assembly)),
        "results": reports.results(assembly), "states": result_names(),
        "sees_texts": item_texts.sees(request.actor),
        "versions": list(Report.objects.visible_to(request.actor).filter(assembly=assembly)),
        "may_bring": rules.ask(request.actor, "decisions.bring", kind="report"),
    }  # fmt: skip
    return render(request, "assemblies/report.html", shown)


def _paper(request: HttpRequest, number: int) -> writing.Paper:
    assembly = the_assembly(request, number)
    row = _the_report(request, assembly)
    return reports.paper_of(assembly, reports.words_of(row), row.language, row, reader=request.actor)


@require_safe
def report_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The report for print."""
    return file_answer(writing.pdf(_paper(request, number)), f"report-{number}.pdf", "application/pdf")


@require_safe
def report_word(request: HttpRequest, number: int) -> HttpResponse:
    """The report as a Word file."""
    return file_answer(writing.word(_paper(request, number)), f"report-{number}.docx", WORD)


@require_safe
def minutes_word(request: HttpRequest, number: int) -> HttpResponse:
    """The minutes as a Word file to work on, with changes marked from the first letter."""
    members_only(request)
    assembly = the_assembly(request, number)
    paper = reports.paper_of(assembly, minutes.heads(assembly), minutes.language(), reader=request.actor)
    return file_answer(writing.word(paper, for_editing=True), f"minutes-{number}.docx", WORD)


@require_http_methods(["GET", "POST"])
def hand_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take the minutes back as a Word file: what changed is joined with what was written meanwhile."""
    members_only(request)
    assembly = the_assembly(request, number)
    error = ""
    if request.method == "POST":
        error, written = _read(request, assembly)
        if not error:
            hits = minuting.write_minutes(by=request.actor, on=assembly, token=token(request), written=written)
            said = _("The changes stand in the minutes now.")
            if hits:
                said += " " + _("At some places somebody else wrote meanwhile: both stand there, one after the other.")
            messages.success(request, said if written else _("The file changes nothing."))
            return redirect("assemblies.write_minutes", number)
    shown = state(request, assembly) | {"error": error}
    return render(request, "assemblies/hand_back.html", shown, status=422 if error else 200)


def _read(request: HttpRequest, assembly: Assembly) -> tuple[str, dict[int, tuple[int, str]]]:
    """What is wrong with the file, or nothing; and what it changes."""
    paper = request.FILES.get("paper")
    if paper is None:
        return _("Choose the Word file that you worked on."), {}
    if (paper.size or 0) > settings.PAPER_LIMIT:
        return sentence("too_large", reader()), {}
    try:
        return "", reports.read_back(assembly, paper.read())
    except Unreadable as wrong:
        return sentence(wrong.code, reader()), {}
    except reports.NotTheseMinutes:
        return sentences()["not_these_minutes"], {}
