"""Pages of bodies and mandates: the lists, one body, one mandate, and what is done there."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.bodies import acts, reading, sitting
from hamgam.bodies.mandate_paper import mandate_paper
from hamgam.bodies.models import Body, Mandate, Membership
from hamgam.bodies.sentences import sentences
from hamgam.members import here
from hamgam.members.models import Seat
from hamgam.papers.writing import pdf


def _token(request: HttpRequest) -> str:
    return request.POST.get("token", "")[:64]


def _members_only(request: HttpRequest) -> None:
    if not request.actor.is_member:
        raise Http404


def the_body(request: HttpRequest, slug: str) -> Body:
    """The body of this name, or 404 where the reader may not see it."""
    return get_object_or_404(Body.objects.visible_to(request.actor).select_related("parent"), slug=slug)  # type: ignore[no-any-return]


def the_mandate(request: HttpRequest, number: int) -> Mandate:
    """The mandate with this number, or 404 where the reader may not see it."""
    rows = Mandate.objects.visible_to(request.actor).select_related("body")
    return get_object_or_404(rows, number=number)  # type: ignore[no-any-return]


def _pk(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 19 else 0


@require_safe
def body_list(request: HttpRequest) -> HttpResponse:
    """All bodies, those that have ended last, and the mandates."""
    _members_only(request)
    rows = reading.bodies(Body.objects.order_by("-state", "kind", "pk"))
    return render(request, "bodies/list.html", {"rows": rows, "mandates": reading.mandates(Mandate.objects.all())})


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: what it is for, who sits in it, what it settles, its mandates."""
    body = the_body(request, slug)
    places = list(body.memberships.current().select_related("organisation", "seat").order_by("pk"))
    own = [row for row in places if row.seat is not None and row.seat.person_id == request.actor.person.pk]
    waiting = any(row.waits and row.organisation_id == request.actor.organisation.pk for row in places)
    names_own = body.filled == "named_by_each" or waiting
    seats = request.actor.organisation.seats.held().select_related("person") if names_own else Seat.objects.none()
    shown = {
        "body": body, "row": reading.body_row(body, len(places)), "places": places,
        "former": list(body.memberships.exclude(until=None).select_related("organisation")), "own": own,
        "units": list(body.units.in_force()), "seats": list(seats.order_by("pk")), "names_own": names_own,
        "sits": any(row.pk for row in places if row in own) or sitting.sits(request.actor, body),
        "open_to_all": body.filled == "volunteers", "mandates": reading.mandates(reading.of_body(body)),
        "matters": list(body.matters.order_by("-number")[:50]),
    }  # fmt: skip
    return render(request, "bodies/page.html", shown)


@require_POST
def name_member(request: HttpRequest, slug: str) -> HttpResponse:
    """Name one's own organisation's person."""
    body = the_body(request, slug)
    rows = Seat.objects.filter(organisation=request.actor.organisation).select_related("organisation")
    seat = get_object_or_404(rows, pk=_pk(request.POST.get("seat", "")))
    acts.name_member(by=request.actor, on=body, token=_token(request), seat=seat, name=request.POST.get("name", ""))
    messages.success(request, _("It is recorded who sits there for your organisation."))
    return redirect("bodies.page", slug)


@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Come into an open body."""
    acts.join(by=request.actor, on=the_body(request, slug), token=_token(request), name=request.POST.get("name", ""))
    messages.success(request, _("You sit in this body now."))
    return redirect("bodies.page", slug)


@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave a body."""
    acts.leave(by=request.actor, on=the_body(request, slug), token=_token(request))
    messages.success(request, _("You have left this body."))
    return redirect("bodies.page", slug)


@require_POST
def name_chair(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who chairs the body."""
    body = the_body(request, slug)
    chosen = get_object_or_404(body.memberships.current(), pk=_pk(request.POST.get("membership", "")))
    acts.name_chair(by=request.actor, on=body, token=_token(request), membership=chosen)
    messages.success(request, _("It is recorded who chairs this body."))
    return redirect("bodies.page", slug)


@require_POST
def end_membership(request: HttpRequest, membership: int) -> HttpResponse:
    """End a place."""
    rows = Membership.objects.visible_to(request.actor).select_related("body", "organisation", "seat")
    place = get_object_or_404(rows, pk=membership)
    acts.end_membership(by=request.actor, on=place, token=_token(request))
    messages.success(request, _("The place has ended. It stays readable who sat there."))
    return redirect("bodies.page", place.body.slug)


@require_safe
def mandate_list(request: HttpRequest) -> HttpResponse:
    """All mandates: those in force, those whose report is due, those that are over."""
    _members_only(request)
    return render(request, "bodies/mandates.html", {"mandates": reading.mandates(Mandate.objects.all())})


@require_safe
def mandate_page(request: HttpRequest, number: int) -> HttpResponse:
    """One mandate: to whom, for what, within which limits, and what was done with it."""
    return _mandate(request, the_mandate(request, number))


@require_safe
def mandate_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """One mandate for print, as it stands today."""
    answer = HttpResponse(pdf(mandate_paper(the_mandate(request, number))), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="mandate-{number}.pdf"'
    return answer


def _mandate(request: HttpRequest, mandate: Mandate, *, error: str = "", typed: Any = None) -> HttpResponse:
    [row] = reading.mandates(Mandate.objects.filter(pk=mandate.pk))
    shown = {
        "row": row, "mandate": mandate, "limits": reading.limits_of(mandate), "done": reading.done_with(mandate),
        "reports": list(mandate.reports.select_related("organisation")), "settles": mandate.act == sitting.SETTLE,
        "matters": list(mandate.matters.order_by("-number")), "error": error,
        "first_language": here.languages()[0],
        "words": {language: (typed or {}).get(language, "") for language in here.languages()},
    }  # fmt: skip
    return render(request, "bodies/mandate.html", shown, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def report_on_mandate(request: HttpRequest, number: int) -> HttpResponse:
    """Tell what was done with a mandate."""
    mandate = the_mandate(request, number)
    if request.method != "POST":
        return redirect("bodies.mandate", number)
    words = {name: request.POST.get(f"report-{name}", "").replace("\r\n", "\n") for name in here.languages()}
    if not any(said.strip() for said in words.values()):
        return _mandate(request, mandate, error=sentences()["mandate_report_missing"], typed=words)
    acts.report_on_mandate(by=request.actor, on=mandate, token=_token(request), words=words)
    messages.success(request, _("The report is recorded."))
    return redirect("bodies.mandate", number)
