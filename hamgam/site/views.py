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
    seats = Seat.objects.held().select_related("person", "organisation")
    if request.method == "POST":
        seat = get_object_or_404(seats, pk=request.POST.get("seat") or 0)
        login(request, seat.person, backend="allauth.account.auth_backends.AuthenticationBackend")
        request.session["organisation"] = seat.organisation_id
        return redirect("notices.now")
    order = "organisation__sort_fa" if get_language() == "fa" else "organisation__sort_en"
    return render(request, "site/demo_seats.html", {"seats": seats.order_by(order, "pk")})


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
