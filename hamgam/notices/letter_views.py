"""How sending goes, lines to paste into a messenger, and leaving a list by the link of a letter."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.notices import acts, confirming, leaving, lines, subscribing
from hamgam.notices.forms import SubscribeForm
from hamgam.notices.letters import there_is_a_server
from hamgam.notices.models import Letter, Subscriber, paused
from hamgam.record import times

#: What is counted as lately.
LATELY = timedelta(days=7)
#: state → as it is counted on the page.
_SHOWN = {
    "waiting": "waiting", "claimed": "waiting", "handed": "waiting", "sent": "sent", "refused": "refused",
    "returned": "refused", "old": "old",
}  # fmt: skip


@require_GET
def sending(request: HttpRequest) -> HttpResponse:
    """How many letters wait, went, were refused, or may have gone; without names and without addresses."""
    if not request.actor.is_member:
        raise Http404
    rows = Letter.objects.filter(made__gt=times.now() - LATELY).exclude(state__in=("gathered", "told"))
    figures = dict.fromkeys(("waiting", "sent", "refused", "old", "uncertain"), 0)
    for state, count in rows.order_by().values_list("state").annotate(n=Count("pk")):
        figures[_SHOWN.get(state, "uncertain")] += count
    shown = {
        "figures": figures, "paused": paused(), "server": there_is_a_server(),
        "subscribers": Subscriber.objects.exclude(confirmed=None).count(),
    }  # fmt: skip
    return render(request, "notices/sending.html", shown)


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Hold letters back, or let them go again."""
    token = request.POST.get("token", "")
    if request.POST.get("go"):
        acts.resume_letters(by=request.actor, token=token)
        messages.success(request, _("Letters go again, those that waited first."))
    else:
        acts.pause_letters(by=request.actor, token=token)
        messages.success(request, _("Letters are held back. None is lost; they wait."))
    return redirect("notices.sending")


@require_GET
def to_paste(request: HttpRequest) -> HttpResponse:
    """Lines for a messenger: without facts, and with them."""
    if request.actor.organisation is None:
        return redirect("notices.now")
    language = translation.get_language() or "fa"
    return render(request, "notices/lines.html", {"lines": lines.of(request.actor, times.now(), language)})


@csrf_exempt  # a mail program that leaves with one click (RFC 8058) has no cookie; the link is the right
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leave a list. Opening the page changes nothing, since mail programs open links by themselves."""
    if (link := leaving.behind(token)) is None:
        raise Http404
    shown: dict[str, Any] = {"list": link[0].partition("-")[0], "left": False}
    if request.method == "POST":
        leaving.leave(token)
        shown["left"] = True
    return render(request, "notices/leave.html", shown)


@require_http_methods(["GET", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Anybody asks for what is published; the answer is the same for every address."""
    form = SubscribeForm(request.POST or None, initial={"language": translation.get_language()})
    if request.method == "POST" and form.is_valid():
        subscribing.ask(form.cleaned_data["email"], form.cleaned_data["language"], times.now())
        return render(request, "notices/subscribe.html", {"asked": True})
    shown = {"form": form, "server": there_is_a_server()}
    return render(request, "notices/subscribe.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of a confirmation; its button confirms, since mail programs open links by themselves."""
    if (row := subscribing.behind(token)) is None:
        raise Http404
    if request.method == "POST":
        subscribing.confirm(row, times.now())
    return render(request, "notices/confirm.html", {"confirmed": request.method == "POST" or row.confirmed is not None})


@require_http_methods(["GET", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in a letter to a new address; its button puts the address in use."""
    if (row := confirming.behind(token, request.user)) is None:
        raise Http404
    if request.method == "POST":
        confirming.confirm(row)
        messages.success(request, _("Letters go to this address from now on."))
        return redirect("notices.settings")
    return render(request, "notices/confirm_address.html", {"row": row, "mail": "mail" in request.user.channels})
