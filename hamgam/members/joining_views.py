"""Pages of joining: the open one for applications, the members' list of candidates, and the candidate's own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.bylaws import rules
from hamgam.bylaws.sentences import ladder_words
from hamgam.members import acts, applying, here, names
from hamgam.members.founding_text import FoundingText, in_force
from hamgam.members.joining import steps
from hamgam.members.joining_forms import Acceptance, Applying, Joining, Refusal
from hamgam.members.joining_models import Application, Candidature
from hamgam.members.links import show_link
from hamgam.members.models import Organisation
from hamgam.members.parting_views import settling
from hamgam.members.sentences import kind_words


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """What joining asks for, and a form for whoever applies; the answer shows a link once, by which they read what became of it."""
    if here.stage() != "standing":
        return render(request, "members/join.html", {"form": None, "own_cookie": True})
    form = Applying(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _made, secret = applying.apply(language=get_language() or "fa", **form.given())
        address = request.build_absolute_uri(reverse("members.application", args=[secret]))
        return render(request, "members/applied.html", {"address": address, "own_cookie": True})
    text = FoundingText.objects.visible_to(request.actor).in_force()
    shown = {"form": form, "ladder": _ladder(), "text": text, "own_cookie": True}
    return render(request, "members/join.html", shown, status=422 if form.errors else 200)


def _ladder() -> list[str]:
    words = ladder_words()
    return [words[step] for step in steps()]


@never_cache
@require_GET
def application(request: HttpRequest, token: str) -> HttpResponse:
    """What became of an application, for whoever holds its link."""
    found = applying.behind(token)
    if found is None:
        raise Http404
    return render(request, "members/application.html", {"application": found})


def _for_members(request: HttpRequest) -> Organisation:
    if not request.actor.is_member or request.actor.organisation is None:
        raise Http404
    return request.actor.organisation


@require_GET
def candidates(request: HttpRequest) -> HttpResponse:
    """Who asks to join, how far each has come, and who has applied."""
    _for_members(request)
    return render(request, "members/candidates.html", _candidates(request.actor))


def _candidates(actor: Any, **more: Any) -> dict[str, Any]:
    rows = Candidature.objects.visible_to(actor).filter(admitted_on=None, organisation__left_on=None)
    rows = list(rows.select_related("organisation", "invited_by").order_by("since", "pk"))
    applications = list(Application.objects.visible_to(actor).waiting())
    borne = list(Organisation.objects.present())
    now = in_force()
    for row in rows:
        row.newer = bool(row.accepted_on and now and row.accepted_text_id != now.pk)
        row.alike = names.near(row.organisation.names, borne, but=row.organisation)
    for row in applications:
        row.alike = names.near(row.names, borne)
    return {
        "candidates": rows, "applications": applications, "ladder": ladder_words(), "has_ladder": bool(steps()),
        "kinds": kind_words(), "refusal": Refusal(), "brings": settling(actor)["brings"], **more,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def invite_candidate(request: HttpRequest) -> HttpResponse:
    """Invite an organisation to join; the answer shows the link to its first seat once."""
    _for_members(request)
    form = Joining(request.POST or None)
    if request.method == "POST" and form.is_valid():
        link = acts.invite_candidate(by=request.actor, token=request.POST.get("token", ""), **form.given())
        return show_link(request, link, back=reverse("members.candidates"))
    return render(request, "members/invite_candidate.html", {"form": form}, status=422 if form.errors else 200)


def _application(request: HttpRequest, pk: int) -> Application:
    found: Application = get_object_or_404(Application.objects.visible_to(request.actor), pk=pk)
    return found


@require_POST
def take_up_application(request: HttpRequest, pk: int) -> HttpResponse:
    """The applicant becomes a candidate; the answer shows the link to hand on."""
    link = acts.take_up_application(
        by=request.actor, on=_application(request, pk), token=request.POST.get("token", "")
    )  # fmt: skip
    return show_link(request, link, back=reverse("members.candidates"))


@require_POST
def refuse_application(request: HttpRequest, pk: int) -> HttpResponse:
    """An application is refused, with a reason."""
    acts.refuse_application(
        by=request.actor, on=_application(request, pk), token=request.POST.get("token", ""),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    messages.success(request, _("Refused. Whoever applied reads your reason by their link."))
    return redirect("members.candidates")


def _own_way(request: HttpRequest) -> Candidature:
    if not request.actor.is_candidate:
        raise Http404
    rows = Candidature.objects.visible_to(request.actor).select_related("organisation", "invited_by", "accepted_text")
    found: Candidature = get_object_or_404(rows, organisation=request.actor.organisation)
    return found


@require_GET
def candidacy(request: HttpRequest) -> HttpResponse:
    """The candidate's own page: what it was invited to, how far it accepts it, what the members settled."""
    now = in_force()
    return _way(request, _own_way(request), Acceptance(initial={"text": now.number if now else None}))


def _way(request: HttpRequest, way: Candidature, form: Acceptance) -> HttpResponse:
    matter = rules.in_force().matter("admission")
    text = FoundingText.objects.visible_to(request.actor).in_force()
    shown = {
        "way": way, "form": form, "ladder": ladder_words(), "has_ladder": bool(steps()), "matter": matter, "text": text,
        "newer": bool(way.accepted_on and text and way.accepted_text_id != text.pk),
    }  # fmt: skip
    return render(request, "members/candidacy.html", shown, status=422 if form.errors else 200)


@require_POST
def accept_founding_text(request: HttpRequest) -> HttpResponse:
    """How far the candidate accepts the founding text."""
    way = _own_way(request)
    form = Acceptance(request.POST)
    if not form.is_valid():
        return _way(request, way, form)
    acts.accept_founding_text(
        by=request.actor, on=way.organisation, token=request.POST.get("token", ""), level=form.step(),
        text=form.cleaned_data["text"],
    )  # fmt: skip
    messages.success(request, _("Recorded. A member organisation can bring your admission now."))
    return redirect("members.candidacy")
