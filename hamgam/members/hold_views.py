"""Suspending a seat of one's own organisation, and lifting it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.members import acts
from hamgam.members.holds import colleagues, hold_of
from hamgam.members.models import Seat
from hamgam.record import times


def _seat(request: HttpRequest, pk: int) -> Seat:
    """A seat of the own house; others are not there."""
    seats = Seat.objects.visible_to(request.actor).filter(organisation=request.actor.organisation, until=None)
    if request.actor.organisation is None:
        raise Http404
    return get_object_or_404(seats.select_related("person", "organisation"), pk=pk)


@require_http_methods(["GET", "POST"])
def suspend_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """What follows, and who has asked already; then ask, confirm, or suspend one's own."""
    seat = _seat(request, pk)
    if request.method == "POST":
        done = acts.suspend_seat(by=request.actor, on=seat, token=request.POST.get("token", ""))
        messages.success(request, _said(done.suspended))
        return redirect("site.home" if done.suspended and done.person_id == request.user.pk else "members.ours")
    return render(request, "members/suspend_seat.html", _shown(request, seat))


def _said(suspended: bool) -> str:
    if suspended:
        return _("The seat is suspended, and every session of the person has ended.")
    return _("Your wish is kept for three days. As soon as a second colleague confirms it, the seat is suspended.")


def _shown(request: HttpRequest, seat: Seat) -> dict[str, Any]:
    row = hold_of(seat, times.now())
    others = colleagues(seat)
    return {
        "seat": seat, "asked": row, "own": seat.person_id == request.user.pk,
        "mine": row is not None and row.asked_by.person_id == request.user.pk,
        "lift_mine": row is not None and row.lift_asked_by is not None and row.lift_asked_by.person_id == request.user.pk,
        "alone": not others, "few": len(others) < 2,
    }  # fmt: skip


@require_POST
def lift_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for it, or confirm what a colleague asked."""
    done = acts.lift_seat(by=request.actor, on=_seat(request, pk), token=request.POST.get("token", ""))
    if done.suspended:
        messages.success(
            request, _("Your wish is kept. As soon as a second colleague confirms it, the seat is free again.")
        )
    else:
        messages.success(request, _("The suspension is lifted."))
    return redirect("members.ours")
