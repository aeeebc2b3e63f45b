"""Evaluating an assembly in four lists, and the breakdown that an organisation gives if it wishes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.assemblies import evaluating, evaluation_reading, forms
from hamgam.assemblies.evaluation_models import LISTS, PERIOD, Breakdown, Remark
from hamgam.assemblies.evaluation_sentences import cell_names, list_names, sentences, table_names
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.views.found import reader, the_assembly
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.views.found import token
from hamgam.engine.spoken import number as said_number
from hamgam.members import here
from hamgam.record import times


@require_http_methods(["GET", "POST"])
def evaluate(request: HttpRequest, number: int) -> HttpResponse:
    """The four lists, and a line for one of them."""
    assembly = the_assembly(request, number)
    typed, errors = {"list": "", "words": "", "language": reader()}, {}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in typed}
        errors = _missing(assembly, typed)
        if not errors:
            evaluating.evaluate(
                by=request.actor, on=assembly, token=token(request), named="named" in request.POST, **typed
            )
            messages.success(request, _("Recorded. It is shown together with what others write."))
            return redirect("assemblies.evaluate", number)
    now = times.now()
    shown = {
        "assembly": assembly, "evaluation": evaluation_reading.evaluation(assembly, request.actor, now), "typed": typed,
        "errors": errors, "lists": list_names(), "offered": LISTS if assembly.opened_at else PERIOD, "languages": here.languages(),
        "closes_at": evaluating.closes_at(assembly), "named": "named" in request.POST,
        "verdict": rules.ask(request.actor, "assemblies.evaluate", assembly),
    }  # fmt: skip
    return render(request, "assemblies/evaluation.html", shown, status=422 if errors else 200)


def _missing(assembly: Assembly, typed: dict[str, str]) -> dict[str, str]:
    say, found = sentences(), {}
    if typed["list"] not in (LISTS if assembly.opened_at else PERIOD):
        found["list"] = say["remark_list"]
    if not typed["words"].strip():
        found["words"] = say["remark_empty"]
    elif len(typed["words"]) > evaluating.LONGEST:
        found["words"] = say["remark_long"] % {"limit": said_number(evaluating.LONGEST, reader())}
    if typed["language"] not in here.languages():
        found["language"] = _("Choose the language in which it is written.")
    return found


@require_POST
def take_back_evaluation(request: HttpRequest, remark: int) -> HttpResponse:
    """Take one's own line back."""
    rows = Remark.objects.visible_to(request.actor).select_related("assembly")
    own = rows.filter(author__organisation=request.actor.organisation, author__person=request.actor.person)
    row = get_object_or_404(own, pk=remark)
    evaluating.take_back_evaluation(by=request.actor, on=row, token=token(request))
    messages.success(request, _("Your line is taken back."))
    return redirect("assemblies.evaluate", row.assembly.number)


@require_http_methods(["GET", "POST"])
def enter_breakdown(request: HttpRequest, number: int) -> HttpResponse:
    """Generations and genders: one's own organisation's numbers while the session lasts, the totals once they are made."""
    assembly = the_assembly(request, number)
    own = Breakdown.objects.visible_to(request.actor).filter(assembly=assembly).first()
    kept = {table: getattr(own, table) if own else {} for table in evaluating.TABLES}
    typed = {
        cell: said_number(kept[table].get(cell, ""), reader())
        for table, cells in evaluating.TABLES.items()
        for cell in cells
    }
    error = ""
    if request.method == "POST":
        typed = {cell: request.POST.get(cell, "").strip() for cell in typed}
        error = _entered(request, assembly, typed)
        if not error:
            messages.success(
                request,
                _("Recorded for your organisation alone. Only totals of all are shown when the assembly is over."),
            )
            return redirect("assemblies.enter_breakdown", number)
    made = evaluation_reading.shown_totals(assembly)
    tables = [
        (name, table_names()[name], [(cell, typed[cell]) for cell in cells])
        for name, cells in evaluating.TABLES.items()
    ]
    shown = {
        "assembly": assembly, "tables": tables, "cells": cell_names(), "error": error, "own": own, "made": made,
        "totals": _rows(made), "verdict": rules.ask(request.actor, "assemblies.enter_breakdown", assembly),
    }  # fmt: skip
    return render(request, "assemblies/breakdown.html", shown, status=422 if error else 200)


def _entered(request: HttpRequest, assembly: Assembly, typed: dict[str, str]) -> str:
    """Record the numbers; what is wrong with them, or nothing."""
    numbers = {cell: forms.whole(said) if said else 0 for cell, said in typed.items()}
    given = {
        table: {cell: numbers[cell] for cell in cells if typed[cell]} for table, cells in evaluating.TABLES.items()
    }
    try:
        evaluating.check_breakdown(assembly, request.actor, **given)
    except NotPossible as wrong:
        return sentences()[wrong.code] % {name: said_number(value, reader()) for name, value in wrong.data.items()}
    evaluating.enter_breakdown(by=request.actor, on=assembly, token=token(request), **given)
    return ""


def _rows(made: Any) -> list[tuple[str, list[tuple[str, int]], int, int]]:
    """Each table: its name, its cells with their totals, how many there are besides, and how many in all."""
    found = []
    for table, cells in evaluating.TABLES.items():
        if made and (shown := made.shown.get(table)):
            rows = [(cell_names()[cell], shown["cells"][cell]) for cell in cells if cell in shown["cells"]]
            found.append((table_names()[table], rows, shown["people"] - sum(n for _name, n in rows), shown["people"]))
    return found


@require_POST
def erase_breakdown(request: HttpRequest, number: int) -> HttpResponse:
    """Erase one's own organisation's numbers."""
    evaluating.erase_breakdown(by=request.actor, on=the_assembly(request, number), token=token(request))
    messages.success(request, _("Your organisation’s numbers are erased."))
    return redirect("assemblies.enter_breakdown", number)
