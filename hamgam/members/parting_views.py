"""Pages on which organisations declare that they become one, or that one becomes two."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.bylaws import rules
from hamgam.members import acts, forms, here
from hamgam.members.declared import declarations, empty_parts
from hamgam.members.links import show_link
from hamgam.members.models import Merger, Organisation


def _own(request: HttpRequest) -> Organisation:
    """The organisation for which the reader acts; 404 for whoever sits in none, and for candidates."""
    if request.actor.organisation is None or not request.actor.is_inside:
        raise Http404
    return request.actor.organisation


def settling(actor: Any) -> dict[str, Any]:
    """Whether what was declared is carried out at once, and whether this reader can bring it to the members."""
    bylaws = rules.in_force()
    brings = bylaws.matter("succession") is not None and rules.ask(
        actor, "decisions.bring", bylaws=bylaws, kind="succession"
    )
    return {"in_founding": here.stage() == "founding", "brings": bool(brings)}


@require_http_methods(["GET", "POST"])
def merge_organisations(request: HttpRequest) -> HttpResponse:
    """Declare that we become one with another organisation, and on which terms; or take the declaration back."""
    organisation, token = _own(request), request.POST.get("token", "")
    if request.method == "POST" and request.POST.get("withdraw"):
        acts.merge_organisations(by=request.actor, on=organisation, token=token, withdraw=True)
        messages.success(request, _("The declaration was taken back."))
        return redirect("members.merge_organisations")
    form = forms.Merging(request.POST or None, organisation=organisation, language=get_language())
    if request.method == "POST" and form.is_valid():
        merger = acts.merge_organisations(by=request.actor, on=organisation, token=token, **form.given())
        return _after_merger(request, merger)
    shown = {
        "form": form,
        "organisation": organisation,
        "declared": declarations(organisation, "merge"),
        **settling(request.actor),
    }
    return render(request, "members/merge_organisations.html", shown)


def _after_merger(request: HttpRequest, merger: Merger) -> HttpResponse:
    if merger.state == "done":
        messages.success(request, _("Both have declared the same: the two organisations are one."))
        return redirect("members.organisation", slug=merger.later.slug)
    if merger.is_complete:
        messages.success(request, _("Both have declared the same. Nothing has changed yet: the members settle it now."))
    else:
        messages.success(request, _("Your declaration was recorded. It counts once the other declares the same."))
    return redirect("members.merge_organisations")


@require_http_methods(["GET", "POST"])
def split_organisation(request: HttpRequest) -> HttpResponse:
    """Declare that we become two and who keeps what; or take the declaration back."""
    organisation, token = _own(request), request.POST.get("token", "")
    if request.method == "POST" and request.POST.get("withdraw"):
        acts.split_organisation(by=request.actor, on=organisation, token=token, withdraw=True)
        messages.success(request, _("The declaration was taken back."))
        return redirect("members.split_organisation")
    form = forms.Splitting(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        merger = acts.split_organisation(by=request.actor, on=organisation, token=token, **form.given())
        done = _("Your organisation has become two. Make the link to the first seat of the other part now.")
        declared = _("Your declaration was recorded. Nothing has changed yet: the members settle it now.")
        messages.success(request, done if merger.state == "done" else declared)
        return redirect("members.split_organisation")
    shown = {
        "form": form, "organisation": organisation, "declared": declarations(organisation, "split"),
        "empty_parts": empty_parts(organisation), **settling(request.actor),
    }  # fmt: skip
    return render(request, "members/split_organisation.html", shown)


@require_POST
def invite_part(request: HttpRequest, pk: int) -> HttpResponse:
    """The link to the first seat of the other part; the answer shows it once."""
    split = get_object_or_404(Merger, pk=pk, former=_own(request), kind="split")
    link = acts.invite_part(by=request.actor, on=split, token=request.POST.get("token", ""))
    return show_link(request, link, back=reverse("members.ours"))
