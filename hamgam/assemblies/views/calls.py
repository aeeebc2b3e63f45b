"""The list of assemblies, the call, and the page of one assembly before and after its session."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.assemblies import acts, checks, dates, forms, item_texts, looks, minutes, packs, reading, running
from hamgam.assemblies.models import Assembly, Paper
from hamgam.assemblies.sentences import item_names, kind_names, office_names, sentences, stage_names, state_names
from hamgam.assemblies.views import next_one
from hamgam.assemblies.views.found import inside_only, reader, the_assembly, the_office
from hamgam.bylaws import rules
from hamgam.decisions.forms import words_in
from hamgam.decisions.models import Matter
from hamgam.decisions.views.found import filled, token
from hamgam.engine.bylaws.words import OFFICES
from hamgam.members import here
from hamgam.members.models import Organisation, Seat
from hamgam.record import times
from hamgam.texts.moments import asked

#: Assemblies that are over, on one page.
ON_A_PAGE = 30


@require_safe
def assembly_list(request: HttpRequest) -> HttpResponse:
    """Those that come and that last, then those that are over."""
    inside_only(request)
    over = Assembly.objects.visible_to(request.actor).filter(stage__in=("closed", "cancelled"))
    shown = {
        "coming": reading.upcoming(request.actor), "over": list(over[:ON_A_PAGE]),
        "kinds": kind_names(), "stages": stage_names(), "may_call": rules.ask(request.actor, "assemblies.call"),
    }  # fmt: skip
    return render(request, "assemblies/list.html", shown)


@require_http_methods(["GET", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """Call an assembly."""
    inside_only(request)
    form = forms.Called(zone=str(here.zone()), follows=request.GET.get("follows", ""))
    if request.method == "POST":
        form = forms.called(request.POST, reader())
        if not form.errors:
            follows = next((row for row in _decisions() if str(row.decision) == form.follows), None)
            made = acts.call(by=request.actor, token=token(request), kind=form.kind, follows=follows, **form.given())
            messages.success(request, _("The assembly is called. Items and papers can be handed in now."))
            return redirect("assemblies.page", made.number)
    return _form(request, form, verdict=rules.ask(request.actor, "assemblies.call"))


@require_http_methods(["GET", "POST"])
def change_call(request: HttpRequest, number: int) -> HttpResponse:
    """Move an assembly or describe it anew."""
    assembly = the_assembly(request, number)
    form = forms.as_called(assembly)
    if request.method == "POST":
        form = forms.called(request.POST, reader(), assembly.kind)
        if not form.errors:
            acts.change_call(by=request.actor, on=assembly, token=token(request), **form.given())
            messages.success(request, _("The call says it anew. Items and papers are as they were."))
            return redirect("assemblies.page", number)
    return _form(request, form, assembly, rules.ask(request.actor, "assemblies.change_call", assembly))


def _decisions() -> list[Matter]:
    """Decisions on day and place that a call can follow."""
    return list(dates.decided()[: dates.OFFERED])


def _form(
    request: HttpRequest, form: forms.Called, assembly: Assembly | None = None, verdict: Any = None
) -> HttpResponse:
    typed = request.POST or None
    days = {
        name: asked(name, reader(), default=getattr(form, name), typed=typed, with_hour=False)
        for name in ("first_day", "last_day", "propose_on", "papers_on")
    }
    shown = {
        "form": form, "assembly": assembly, "verdict": verdict, "kinds": kind_names(), "zones": forms.zones(),
        "hours": forms.half_hours(), "days": days, "titles": filled(form.titles), "words": filled(form.words),
        "place": filled(form.place), "first_language": here.languages()[0],
        "decisions": [] if assembly else _decisions(),
    }  # fmt: skip
    return render(request, "assemblies/call.html", shown, status=422 if form.errors else 200)


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """One assembly: when and where, its agenda, its papers, its offices, who was there."""
    return render(request, "assemblies/page.html", shown_of(request, the_assembly(request, number)))


def shown_of(request: HttpRequest, assembly: Assembly, **more: Any) -> dict[str, Any]:
    """Everything that the page of an assembly says."""
    items = list(assembly.items.agenda().select_related("proposed_by", "text"))
    papers = list(
        Paper.objects.filter(assembly=assembly, withdrawn=False).defer("data").select_related("organisation", "item")
    )
    return {
        "assembly": assembly, "kind_name": kind_names()[assembly.kind], "stage_name": stage_names()[assembly.stage],
        "lines": reading.lines(assembly, items), "proposed": list(assembly.items.proposed().select_related("proposed_by")),
        "papers": papers, "not_bound": looks.not_bound(papers),
        "sees_texts": item_texts.sees(request.actor),
        "brought": assembly.contributions.standing().count(), "item_kinds": item_names(), "states": state_names(), "offices": reading.offices(assembly),
        "office_names": office_names(), "holds": checks.holds(request.actor, assembly, *OFFICES),
        "days": [reading.present(assembly, day) for day in assembly.days] if assembly.opened_at else [],
        "tasks": reading.open_tasks(request.actor) if assembly.stage in ("called", "in_session") else [],
        "deferred": reading.deferred(request.actor) if assembly.stage in ("called", "in_session") else [],
        "after": minutes.about(request.actor, assembly, times.now()) if assembly.opened_at else None,
        "next_ways": next_one.ways(request.actor) if assembly.stage != "cancelled" else [],
        "first_language": here.languages()[0], **more,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Say that it does not take place."""
    assembly = the_assembly(request, number)
    error, reason = "", words_in(request.POST, "reason")
    if request.method == "POST":
        if any(said.strip() for said in reason.values()):
            acts.cancel(by=request.actor, on=assembly, token=token(request), reason=reason)
            messages.success(request, _("Everybody reads that it does not take place, and why."))
            return redirect("assemblies.page", number)
        error = sentences()["assembly_reason_missing"]
    shown = {"assembly": assembly, "error": error, "reason": reason, "first_language": here.languages()[0]}
    return render(request, "assemblies/cancel.html", shown, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def name_officer(request: HttpRequest, number: int) -> HttpResponse:
    """Who holds the offices of this assembly, and naming somebody: first an organisation, then one of its seats."""
    assembly = the_assembly(request, number)
    houses = list(Organisation.objects.present().exclude(standing="candidate").alphabetical(reader()))
    chosen = request.POST.get("organisation", request.GET.get("organisation", ""))
    house = next((row for row in houses if row.slug == chosen), None)
    seats = list(house.seats.held().select_related("person").order_by("pk")) if house else []
    error = ""
    if request.method == "POST":
        seat = next((row for row in seats if str(row.pk) == request.POST.get("seat")), None)
        if seat is None:
            error = sentences()["officer_without_seat"]
        else:
            _named(request, assembly, seat)
            return redirect("assemblies.name_officer", number)
    shown = {
        "assembly": assembly, "offices": reading.offices(assembly), "office_names": office_names(), "houses": houses,
        "house": house, "seats": _alike(seats), "error": error, "typed": request.POST,
    }  # fmt: skip
    return render(request, "assemblies/offices.html", shown, status=422 if error else 200)


def _alike(seats: list[Seat]) -> list[tuple[Seat, int]]:
    """Seats with their number among those of the same role: names of persons are their own organisation's alone."""
    counts: dict[str, int] = {}
    found = []
    for seat in seats:
        counts[seat.role] = counts.get(seat.role, 0) + 1
        found.append((seat, counts[seat.role]))
    return found


def _named(request: HttpRequest, assembly: Assembly, seat: Seat) -> None:
    acts.name_officer(
        by=request.actor, on=assembly, token=token(request), office=request.POST.get("office", ""), seat=seat,
        name=request.POST.get("name", ""),
    )  # fmt: skip
    messages.success(request, _("It is recorded who holds this office."))


@require_POST
def end_office(request: HttpRequest, office: int) -> HttpResponse:
    """Somebody holds an office no more."""
    row = the_office(request, office)
    acts.end_office(by=request.actor, on=row, token=token(request))
    messages.success(request, _("This office has ended."))
    return redirect("assemblies.name_officer", row.assembly.number)


@require_POST
def open_assembly(request: HttpRequest, number: int) -> HttpResponse:
    """Open the session."""
    running.open(by=request.actor, on=the_assembly(request, number), token=token(request))
    messages.success(request, _("The session is open."))
    return redirect("assemblies.live", number)


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """The assembly is over."""
    running.close(by=request.actor, on=the_assembly(request, number), token=token(request))
    messages.success(request, _("The assembly is over. What was not reached is parked."))
    return redirect("assemblies.page", number)


@require_safe
def paper_pack(request: HttpRequest, number: int) -> HttpResponse:
    """What a hall without a line fills in by hand, to be printed."""
    answer = HttpResponse(
        packs.paper_pack(the_assembly(request, number), request.actor), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="assembly-{number}.pdf"'
    return answer
