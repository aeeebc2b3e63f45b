"""The founding: organisations are added, each gets a link for its first seat, and one day it is declared closed."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.bylaws import rules
from hamgam.members import acts, forms
from hamgam.members.links import show_link
from hamgam.members.models import Coalition, Organisation
from hamgam.record import times


@require_http_methods(["GET", "POST"])
def founding(request: HttpRequest) -> HttpResponse:
    """Who founds the coalition, who sits there already, and a form to add an organisation."""
    form = forms.NewOrganisation(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = acts.add_organisation(by=request.actor, token=request.POST.get("token", ""), **form.given())
        messages.success(request, _("The organisation was added. Now make the link for its first seat."))
        return redirect(f"{reverse('members.founding')}#o{added.pk}")
    context = {
        "form": form,
        "organisations": _rows(request.actor, get_language()),
        "gives": sorted({word for power in rules.in_force().rows("members.invite") for word in power.gives}),
    }
    return render(request, "members/founding.html", context)


def _rows(actor: Any, language: str) -> list[Organisation]:
    """The founding organisations with how many seats are taken (`taken`) and how many links are open (`open_links`)."""
    now = times.now()
    waiting = Q(invitations__used=False, invitations__withdrawn=False, invitations__ends__gt=now)
    rows = Organisation.objects.visible_to(actor).present().exclude(standing="candidate").alphabetical(language)
    return list(
        rows.annotate(
            taken=Count("seats", filter=Q(seats__until=None), distinct=True),
            open_links=Count("invitations", filter=waiting, distinct=True),
        )
    )


@require_POST
def invite_founder(request: HttpRequest, pk: int) -> HttpResponse:
    """A link to a seat in a founding organisation; the answer shows it once."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.actor), pk=pk)
    role = request.POST.get("role", "")
    made = acts.invite(by=request.actor, on=organisation, token=request.POST.get("token", ""), role=role)
    return show_link(request, made, back=reverse("members.founding"))


@require_POST
def close_founding(request: HttpRequest) -> HttpResponse:
    """From now on each organisation alone fills its seats."""
    acts.close_founding(by=request.actor, on=Coalition.objects.get(), token=request.POST.get("token", ""))
    messages.success(request, _("The founding is closed. From now on each organisation alone fills its seats."))
    return redirect("members.list")
