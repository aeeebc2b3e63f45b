"""An organisation's own house: its seats and links, what it says of itself, what it did, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.bylaws import rules
from hamgam.bylaws.act_words import act_words
from hamgam.bylaws.sentences import role_words
from hamgam.engine.bylaws import words
from hamgam.members import acts, forms
from hamgam.members import names as naming
from hamgam.members.about import about
from hamgam.members.declared import declarations, empty_parts
from hamgam.members.here import in_language
from hamgam.members.links import show_link
from hamgam.members.models import Invitation, Organisation, Seat
from hamgam.members.seats import fits, is_last_liaison
from hamgam.members.sentences import sentences
from hamgam.record import times
from hamgam.record.models import Entry

LOG_PAGE = 30
"""How many entries of the own organisation's list stand on one page."""


def _own(request: HttpRequest) -> Organisation:
    """The organisation for which the reader acts; 404 for whoever sits in none."""
    if request.actor.organisation is None:
        raise Http404
    return request.actor.organisation


def offered_roles(request: HttpRequest, organisation: Organisation) -> list[tuple[str, str]]:
    """The seats that the bylaws let the reader give in this organisation, with their names."""
    bylaws, names = rules.in_force(), role_words()
    fitting = [role for role in words.ROLES if fits(role, organisation)]
    asked = (
        (role, rules.ask(request.actor, "members.invite", organisation, bylaws=bylaws, role=role)) for role in fitting
    )
    given = {word for power in bylaws.rows("members.invite") for word in power.gives}
    return [(role, names[role]) for role, verdict in asked if verdict.allowed and role in given]


@require_GET
def ours(request: HttpRequest) -> HttpResponse:
    """Who sits for us, which links are open, and who did what and when: shown to the own organisation alone."""
    organisation = request.actor.organisation
    if organisation is None:
        return render(request, "members/no_seat.html")
    seats = list(organisation.seats.held().select_related("person").order_by("pk"))
    for seat in seats:
        seat.organisation = organisation
    links = organisation.invitations.open_at(times.now()).select_related("person", "made_by").order_by("ends", "pk")
    for link in links:
        link.organisation = organisation
    context = {
        "organisation": organisation,
        "seats": seats,
        "own_person": request.user,
        "links": links,
        "form": forms.NewSeat(roles=offered_roles(request, organisation)),
        "declared": declarations(organisation),
        "empty_parts": empty_parts(organisation),
        "suspension": organisation.suspensions.filter(ended_on=None).first() if organisation.suspended_until else None,
        **_log(organisation, request.GET.get("before", "")),
    }
    return render(request, "members/ours.html", context)


def _log(organisation: Organisation, before: str) -> dict[str, Any]:
    """One page of what the organisation did, the newest first, with whoever did it and what it was about."""
    entries = _entries(organisation)
    if before.isdecimal():
        entries = entries.filter(leaf_id__lt=int(before[:18]))
    page = list(entries[: LOG_PAGE + 1])
    seats = Seat.objects.in_bulk([row.authorship.seat_id for row in page if row.authorship.seat_id])
    people = {seat.pk: seat.person for seat in Seat.objects.filter(pk__in=seats).select_related("person")}
    names, subjects = act_words(), about(page[:LOG_PAGE])
    rows = [
        {
            "at": row.authorship.at,
            "what": names.get(row.act, row.act),
            "who": people.get(row.authorship.seat_id),
            "about": subjects.get(row.leaf_id),
        }
        for row in page[:LOG_PAGE]
    ]
    return {"log": rows, "older": page[LOG_PAGE - 1].leaf_id if len(page) > LOG_PAGE else None}


def _entries(organisation: Organisation) -> QuerySet[Entry]:
    own = Entry.objects.filter(organisation=organisation.public_id, authorship__isnull=False)
    return own.select_related("authorship").order_by("-leaf_id")


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Make a link to one of our seats; the answer shows it once."""
    organisation = _own(request)
    roles = offered_roles(request, organisation)
    form = forms.NewSeat(request.POST or None, roles=roles)
    if request.method == "POST" and (form.is_valid() or not roles):
        role = form.cleaned_data["role"] if roles else request.POST.get("role", "")
        label = form.cleaned_data["label"] if roles else ""
        made = acts.invite(
            by=request.actor, on=organisation, token=request.POST.get("token", ""), role=role, label=label
        )
        return show_link(request, made, back=reverse("members.ours"))
    return render(request, "members/invite.html", {"form": form, "organisation": organisation})


@require_POST
def confirm_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """A second person confirms; the link opens its seat from now on."""
    link = get_object_or_404(Invitation.objects.visible_to(request.actor), pk=pk)
    acts.confirm_invitation(by=request.actor, on=link, token=request.POST.get("token", ""))
    messages.success(request, _("Recorded: the link opens its seat from now on."))
    return redirect("members.ours")


@require_POST
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """An open link opens nothing any more."""
    link = get_object_or_404(Invitation.objects.visible_to(request.actor), pk=pk)
    acts.withdraw_invitation(by=request.actor, on=link, token=request.POST.get("token", ""))
    messages.success(request, _("The link was withdrawn."))
    return redirect("members.ours")


def _seat(request: HttpRequest, pk: int) -> Seat:
    return get_object_or_404(Seat.objects.visible_to(request.actor).select_related("person", "organisation"), pk=pk)


@require_http_methods(["GET", "POST"])
def end_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """What follows when a seat ends; then it ends."""
    seat = _seat(request, pk)
    if request.method == "POST":
        known = request.POST.get("last_is_known") == "on"
        acts.end_seat(by=request.actor, on=seat, token=request.POST.get("token", ""), last_is_known=known)
        messages.success(request, _("The seat has ended."))
        return redirect("members.ours")
    last = seat.until is None and is_last_liaison(seat)
    has_key = seat.organisation.keys.filter(state="active", kind="key").exists()
    return render(request, "members/end_seat.html", {"seat": seat, "last": last, "has_key": has_key})


@require_POST
def give_sign_in_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague who lost the password gets a link; the answer shows it once."""
    link = acts.give_sign_in_link(by=request.actor, on=_seat(request, pk), token=request.POST.get("token", ""))
    return show_link(request, link, back=reverse("members.ours"))


@require_http_methods(["GET", "POST"])
def edit_organisation(request: HttpRequest) -> HttpResponse:
    """What we say of ourselves, and what of it the public sees."""
    organisation = _own(request)
    form = forms.Profile(request.POST or None, initial=forms.Profile.of(organisation))
    if request.method == "POST" and form.is_valid():
        acts.edit_organisation(
            by=request.actor, on=organisation, token=request.POST.get("token", ""), **form.given()
        )  # fmt: skip
        messages.success(request, _("What your organisation says of itself was saved."))
        return redirect("members.organisation", slug=organisation.slug)
    return render(request, "members/edit_organisation.html", {"form": form, "organisation": organisation})


@require_http_methods(["GET", "POST"])
def rename_organisation(request: HttpRequest) -> HttpResponse:
    """Another name; the former one stays in the history. A name near another's is taken by who has said to know it."""
    organisation = _own(request)
    form = forms.Names(request.POST or None, initial=forms.Names.spread({"names": organisation.names}))
    form.organisation = organisation
    alike: list[Organisation] = []
    if request.method == "POST" and form.is_valid():
        names, known = naming.stored(form.in_each_language("names")), request.POST.get("near_is_known") == "on"
        alike = naming.near(names, Organisation.objects.present(), but=organisation)
        if known or not alike:
            acts.rename_organisation(
                by=request.actor, on=organisation, token=request.POST.get("token", ""), names=names, near_is_known=known
            )
            messages.success(request, _("The new name was recorded; the former one stays in the history."))
            return redirect("members.organisation", slug=organisation.slug)
        form.add_error(
            f"names_{form.languages[0]}", sentences()["name_near"] % {"name": in_language(alike[0].names)}
        )  # fmt: skip
    shown = {"form": form, "organisation": organisation, "alike": alike}
    return render(request, "members/rename_organisation.html", shown)
