"""How we work: who may do what, when and why, from the same rows that the gate asks."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamgam.bylaws import history, openness, reading, rules
from hamgam.bylaws.models import BylawsVersion


@require_safe
def how_we_work(request: HttpRequest) -> HttpResponse:
    """The rules as people read them, each leading to its article; for members alone where the coalition decided so."""
    if closed := _closed(request):
        return closed
    version = rules.newest()
    bylaws = rules.read_version(version)
    context = {
        "version": version,
        "groups": reading.powers(bylaws),
        "matters": reading.matters(bylaws),
        "elections": reading.elections(bylaws),
        "rungs": reading.rungs(bylaws),
        "duties": reading.duties(bylaws),
        "settings": reading.settings(bylaws),
        "only_while_founding": request.coalition.stage == "founding",
    }
    return render(request, "bylaws/how_we_work.html", context)


@require_safe
def text(request: HttpRequest) -> HttpResponse:
    """The readable text of the bylaws in force, each article with its own anchor."""
    if closed := _closed(request):
        return closed
    version = rules.newest()
    return render(request, "bylaws/readable.html", {"version": version, **_text(version)})


@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Every version, the newest first, with what changed from the one before it."""
    if closed := _closed(request):
        return closed
    before = request.GET.get("before", "")
    rows, earlier = history.versions(int(before) if before.isdecimal() and len(before) < 10 else None)
    return render(request, "bylaws/versions.html", {"versions": rows, "earlier": earlier})


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: what changed with it, and its readable text."""
    if closed := _closed(request):
        return closed
    row = history.one(pk)
    if row is None:
        raise Http404
    return render(request, "bylaws/version.html", {"row": row, **_text(row.version)})


def _closed(request: HttpRequest) -> HttpResponse | None:
    """Where the coalition keeps its bylaws for its members, others are sent to the sign-in."""
    if request.coalition.public_bylaws or request.actor.organisation is not None:
        return None
    return redirect(f"{reverse('account_login')}?next={request.path}")


def _text(version: BylawsVersion) -> dict[str, Any]:
    """The readable text, in the reader's language where there is one, for `bylaws/text.html`."""
    language, text = reading.text_in(version.texts, get_language() or "fa")
    return {"text_language": language, "preface": reading.preface(text), "chapters": reading.chapters(text)}


@require_POST
def show_publicly(request: HttpRequest) -> HttpResponse:
    """Open the bylaws to the public, or close them."""
    public = request.POST.get("public") == "yes"
    coalition = request.coalition._meta.model.objects.get()
    openness.show_publicly(by=request.actor, on=coalition, token=request.POST.get("token", ""), public=public)
    messages.success(request, _("The bylaws are public now.") if public else _("The bylaws are for members alone now."))
    return redirect("bylaws.how_we_work")
