"""Who the members are: the list, each organisation's page, and on whose behalf one acts."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from hamgam.bylaws import rules
from hamgam.bylaws.sentences import ladder_words, standing_words
from hamgam.members import names as naming
from hamgam.members.declared import declarations
from hamgam.members.liaisons import has_liaison
from hamgam.members.models import Merger, Organisation, Seat
from hamgam.members.organisations import SHOWABLE
from hamgam.members.parting_views import settling
from hamgam.members.sentences import kind_words


@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    """The organisations in the order of the reader's alphabet; to the public, those that agreed to be shown."""
    language = get_language()
    seen = Organisation.objects.visible_to(request.actor).alphabetical(language)
    present = list(seen.present())
    rows = {
        "members": [row for row in present if row.standing in ("member", "suspended")],
        "observers": [row for row in present if row.standing == "observer"],
        "former": list(seen.exclude(left_on=None)) if request.actor.is_inside else [],
    }
    all_of_them = Organisation.objects.present().filter(standing__in=("member", "suspended"))
    hidden = all_of_them.count() - len(rows["members"])
    return render(request, "members/member_list.html", {**rows, "hidden": hidden})


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """What an organisation says of itself; to members also its seats, and how it may get a liaison again."""
    found = get_object_or_404(Organisation.objects.visible_to(request.actor), slug=slug)
    inside = request.actor.is_inside or request.actor.organisation == found
    shown = SHOWABLE if inside else found.shown
    context = {
        "organisation": found,
        "facts": {field: getattr(found, field) for field in shown if field != "name"},
        "kind": kind_words()[found.kind] if "kind" in shown else "",
        "names": [(code, name) for code, name in found.names.items() if code != get_language()],
        "former_names": found.former_names.order_by("-until", "-pk"),
        "mergers": _history(found),
        "is_own": request.actor.organisation == found,
        "standing": standing_words()[found.standing],
        "has_ladder": bool(rules.in_force().levels),
        "level": ladder_words().get(found.level, "") if inside else "",
        "suspension": found.suspensions.filter(ended_on=None).first()
        if inside and found.standing == "suspended"
        else None,
        "suspended": inside and found.standing == "suspended",
    }
    if inside:
        context |= {"seats": _seats(found), "without_liaison": found.left_on is None and not has_liaison(found)}
    if request.actor.is_inside and found.left_on is None:
        alike = naming.near(found.names, Organisation.objects.present(), but=found)
        context |= {"declared": declarations(found), "alike": alike, **settling(request.actor)}
    return render(request, "members/organisation.html", context)


def _history(organisation: Organisation) -> QuerySet[Merger]:
    done = Merger.objects.filter(state="done").select_related("former", "later")
    return (done.filter(former=organisation) | done.filter(later=organisation)).order_by("-day", "-pk")


def _seats(organisation: Organisation) -> QuerySet[Seat]:
    return organisation.seats.held().select_related("person").order_by("role", "pk")


@require_http_methods(["GET", "POST"])
def act_for(request: HttpRequest) -> HttpResponse:
    """Choose on behalf of which of one's organisations this session acts."""
    if request.method == "POST":
        own = request.user.seats.held().filter(organisation__left_on=None)
        seat = get_object_or_404(own.filter(organisation_id=request.POST.get("organisation") or 0)[:1])
        request.session["organisation"] = seat.organisation_id
        return redirect("notices.now")
    return render(request, "members/act_for.html" if request.actor.organisation else "members/no_seat.html")
