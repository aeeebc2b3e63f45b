"""The public site's first page, the demo's seats, help, and forms that outlived a session."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from hamgam.members.models import Coalition, DemoMark, Organisation, Seat
from hamgam.statements.models import Statement


@require_GET
def root(request: HttpRequest) -> HttpResponse:
    """To the coalition's first language."""
    coalition = Coalition.objects.first()
    return redirect(f"/{coalition.languages[0] if coalition else 'fa'}/")


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What the coalition has published, and who it is."""
    members = Organisation.objects.members().alphabetical(get_language())
    statements = Statement.objects.select_related("version__text")[:6]
    return render(request, "site/home.html", {"members": members, "statements": statements})


@require_http_methods(["GET", "POST"])
def demo_seats(request: HttpRequest) -> HttpResponse:
    """Enter the demo in any seat. Without the demo's mark in the database there is no such page."""
    if not DemoMark.objects.exists():
        raise Http404
    seats = Seat.objects.held().filter(organisation__left_on=None).select_related("person", "organisation")
    if request.method == "POST":
        seat = get_object_or_404(seats, pk=_number(request.POST.get("seat")))
        login(request, seat.person, backend="allauth.account.auth_backends.AuthenticationBackend")
        request.session["organisation"] = seat.organisation_id
        return redirect("notices.now")
    people: dict[tuple[int, object], list[Seat]] = {}
    for seat in seats.order_by("pk"):
        people.setdefault((seat.organisation_id, seat.person_id), []).append(seat)
    houses = [
        (organisation, [held for (where, _person), held in people.items() if where == organisation.pk])
        for organisation in Organisation.objects.present().alphabetical(get_language())
    ]
    return render(request, "site/demo_seats.html", {"houses": houses})


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 18 else 0


@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """The manual's contents."""
    return render(request, "site/help.html")


@require_http_methods(["GET", "POST"])
def kept_form(request: HttpRequest) -> HttpResponse:
    """A form that was sent after the session ended: shown again after signing in, to be sent on."""
    kept = request.session.get("kept_form")
    if not kept:
        return redirect("notices.now")
    if request.method == "POST":
        del request.session["kept_form"]
        return redirect("notices.now")
    return render(request, "site/kept_form.html", {"kept": kept})
