"""The offices, who holds them, what is being elected; and opening an election."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.election_words import office_words
from hamgam.elections import acts, forms, reading
from hamgam.elections.models import Election, Place
from hamgam.elections.sentences import sentences
from hamgam.elections.views.found import members_only, pk_of, token
from hamgam.elections.words import facts, why_words

#: Past elections on the page.
PAST = 30


@require_safe
def election_list(request: HttpRequest) -> HttpResponse:
    """Every office and who holds it; the elections that run, and those that are over."""
    if not request.actor.is_member:
        return _for_observers(request)
    past = Election.objects.filter(stage__in=("closed", "called_off"), whole=None).select_related("body")
    shown = {
        "offices": reading.offices(), "running": [(row, facts(row)) for row in reading.running()],
        "past": [(row, facts(row)) for row in past[:PAST]],
        "former": list(Place.objects.exclude(until=None).select_related("nomination__organisation").order_by("-until")[:PAST]),
        "office_words": office_words(), "why_words": why_words(), "opening": rules.ask(request.actor, "elections.open"),
    }  # fmt: skip
    return render(request, "elections/list.html", shown)


def _for_observers(request: HttpRequest) -> HttpResponse:
    """An observer organisation sees the elections to a seat for one of them."""
    rows = Election.objects.visible_to(request.actor).select_related("body")
    shown = {"running": [(row, facts(row)) for row in rows], "offices": [], "past": [], "former": []}
    return render(request, "elections/list.html", shown)


@require_http_methods(["GET", "POST"])
def open_election(request: HttpRequest) -> HttpResponse:
    """Choose an office and open the election; of delegates with the sizes of the units."""
    members_only(request)
    office = request.POST.get("office", "") or request.GET.get("office", "")
    units = list(Body.objects.in_force().filter(kind="unit").order_by("pk"))
    errors: dict[str, str] = {}
    if request.method == "POST":
        sizes, errors = forms.sizes(request.POST, units) if office == "delegates" else ({}, {})
        if rules.in_force().election(office) is None:
            errors["office"] = sentences()["election_office_unknown"]
        if not errors:
            made = _opened(request, office, sizes)
            if isinstance(made, Election):
                messages.success(request, _("The election is open. Now people can be nominated."))
                return redirect("elections.page", made.number)
            errors["office"] = made
    shown = {
        "rows": [_choice(row.rule.office, row.words, office) for row in reading.offices()], "office": office,
        "rule": rules.in_force().election(office), "units": [(row, request.POST.get(f"size-{row.slug}", "")) for row in units],
        "bodies": list(Body.objects.in_force().order_by("kind", "pk")), "errors": errors, "typed": request.POST,
        "verdict": rules.ask(request.actor, "elections.open"),
    }  # fmt: skip
    return render(request, "elections/open.html", shown, status=422 if errors else 200)


def _choice(office: str, words: str, chosen: str) -> dict[str, Any]:
    why = reading.why_closed(office)
    return {"office": office, "words": words, "why": sentences()[why] if why else "", "chosen": office == chosen}


def _opened(request: HttpRequest, office: str, sizes: dict[str, int]) -> Election | str:
    """The election, or what stands in the way beside the field."""
    body = Body.objects.in_force().filter(pk=pk_of(request.POST.get("body", ""))).first()
    try:
        made: Election = acts.open(
            by=request.actor, token=token(request), office=office, body=body,
            only_empty=request.POST.get("only_empty") == "1", sizes=sizes,
        )  # fmt: skip
    except NotPossible as error:
        return sentences()[error.code] % error.data
    return made


@require_POST
def give_up(request: HttpRequest, place: int) -> HttpResponse:
    """Give an office up."""
    row = get_object_or_404(Place.objects.visible_to(request.actor).select_related("seat", "organisation"), pk=place)
    acts.give_up(by=request.actor, on=row, token=token(request))
    messages.success(request, _("The office is given up. Its seat is empty until somebody is elected to it."))
    return redirect("elections.list")
