"""Open seminars and conferences for strangers, without an account; opening one, and who registered, for those who hold an office there."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.assemblies import checks, forms, opening, public_calendar, registering
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.public_models import Opening, Registration
from hamgam.assemblies.sentences import sentences
from hamgam.assemblies.views.found import reader, the_assembly
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.views.found import token
from hamgam.engine.bylaws.words import OFFICES
from hamgam.engine.spoken import number as spoken_number


@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    """What is open to everybody."""
    return render(request, "assemblies/public_list.html", {"rows": registering.open_ones()})


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The same as a calendar to subscribe to."""
    return HttpResponse(public_calendar.of_seminars(), content_type="text/calendar; charset=utf-8")


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def public(request: HttpRequest, number: int) -> HttpResponse:
    """One open seminar; whoever registers sees their own link once."""
    row = registering.the_open_one(number)
    if row is None:
        raise Http404
    name, error = request.POST.get("name", ""), ""
    if request.method == "POST":
        try:
            made, secret = registering.register(row, name)
        except NotPossible as wrong:
            error = sentences()[wrong.code] % {key: spoken_number(value, reader()) for key, value in wrong.data.items()}
        else:
            address = request.build_absolute_uri(reverse("assemblies.registration", args=[secret]))
            shown = {"assembly": row.assembly, "waits": registering.waits(made), "address": address, "own_cookie": True}
            return render(request, "assemblies/registered.html", shown)
    seated, waiting = registering.figures(row)
    shown = {
        "assembly": row.assembly, "opening": row, "left": max(row.places - seated, 0), "waiting": waiting, "name": name,
        "error": error, "own_cookie": True,
    }  # fmt: skip
    return render(request, "assemblies/public_page.html", shown, status=422 if error else 200)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def registration(request: HttpRequest, secret: str) -> HttpResponse:
    """One's own registration, by its secret link: where and how one takes part, and taking it back."""
    row = registering.behind(secret)
    if request.method == "POST":
        registering.take_back(secret)
        return render(request, "assemblies/taken_back.html", {"own_cookie": True})
    if row is None:
        return render(request, "assemblies/no_registration.html", {"own_cookie": True}, status=404)
    shown = {"assembly": row.opening.assembly, "row": row, "waits": registering.waits(row), "own_cookie": True}
    return render(request, "assemblies/registration.html", shown)


def _opening_of(assembly: Assembly) -> Opening | None:
    return Opening.objects.filter(assembly=assembly).first()


@require_http_methods(["GET", "POST"])
def open_to_public(request: HttpRequest, number: int) -> HttpResponse:
    """Open a seminar or conference to the public, or change how."""
    assembly = the_assembly(request, number)
    row, error = _opening_of(assembly), ""
    typed = request.POST.get("places", "") if request.method == "POST" else str(row.places or "") if row else ""
    after = "after_registering" in request.POST if request.method == "POST" else row is None or row.after_registering
    if request.method == "POST":
        places = forms.whole(typed or "0")
        if not 0 <= places <= opening.PLACES:
            error = sentences()["opening_places"] % {"limit": spoken_number(opening.PLACES, reader())}
        else:
            opening.open_to_public(
                by=request.actor, on=assembly, token=token(request), places=places, after_registering=after
            )
            messages.success(request, _("It is open: anybody can register now."))
            return redirect("assemblies.registrations", number)
    shown = {
        "assembly": assembly, "opening": row, "places": typed, "after": after, "error": error,
        "verdict": rules.ask(request.actor, "assemblies.open_to_public", assembly),
    }  # fmt: skip
    return render(request, "assemblies/open_form.html", shown, status=422 if error else 200)


@require_POST
def close_to_public(request: HttpRequest, number: int) -> HttpResponse:
    """Take no more registrations."""
    opening.close_to_public(by=request.actor, on=the_assembly(request, number), token=token(request))
    messages.success(request, _("No more registrations are taken. Those who registered keep their place."))
    return redirect("assemblies.registrations", number)


@require_safe
def registrations(request: HttpRequest, number: int) -> HttpResponse:
    """How many registered, for members and observers; their names for those alone who hold an office of this assembly."""
    assembly = the_assembly(request, number)
    row = _opening_of(assembly)
    if row is None:
        raise Http404
    seated, waiting = registering.figures(row)
    names = list(Registration.objects.visible_to(request.actor).filter(opening=row))
    shown = {
        "assembly": assembly, "opening": row, "seated": seated, "waiting": waiting, "names": names[:seated],
        "waiting_names": names[seated:], "holds": checks.holds(request.actor, assembly, *OFFICES),
        "address": request.build_absolute_uri(reverse("assemblies.public", args=[number])),
        "live": registering.the_open_one(number) is not None,
    }  # fmt: skip
    return render(request, "assemblies/registrations.html", shown)


@require_POST
def enter_guests(request: HttpRequest, number: int) -> HttpResponse:
    """How many people without an organisation are there today."""
    assembly = the_assembly(request, number)
    people, remote = (forms.whole(request.POST.get(name, "") or "0") for name in ("people", "remote"))
    opening.enter_guests(by=request.actor, on=assembly, token=token(request), people=people, remote=remote)
    messages.success(request, _("It is entered how many guests are there."))
    return redirect("assemblies.enter_attendance", number)
