"""The minutes: one page for whoever writes them, the people named in them, and the report that they become."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.assemblies import checks, minutes, minuting, reading
from hamgam.assemblies.minutes_models import Named
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.sentences import item_names, sentences, state_names
from hamgam.assemblies.views.found import reader, the_assembly
from hamgam.bylaws import rules
from hamgam.decisions.views.found import members_only, token
from hamgam.engine.letters import direction
from hamgam.engine.spoken import counted
from hamgam.members.models import Organisation
from hamgam.record import times


def state(request: HttpRequest, assembly: Assembly) -> dict[str, Any]:
    """What every page of the minutes needs: who writes, whether they still can, and where the report stands."""
    tongue = minutes.language()
    about = minutes.about(request.actor, assembly, times.now())
    return {**about, "assembly": assembly, "tongue": tongue, "tongue_direction": direction(tongue)}


@require_http_methods(["GET", "POST"])
def write_minutes(request: HttpRequest, number: int) -> HttpResponse:
    """The minutes, item by item; whoever writes them has the form of one item, the present one unless another is chosen."""
    members_only(request)
    assembly = the_assembly(request, number)
    if request.method == "POST":
        return _save(request, assembly)
    shown = state(request, assembly)
    items = list(assembly.items.agenda().select_related("proposed_by", "text"))
    rows = minutes.current(assembly)
    lines = [(line, rows.get(line.item.pk)) for line in reading.lines(assembly, items)]
    chosen = _chosen(request, [line.item for line, _row in lines])
    shown |= {
        "lines": lines, "general": rows.get(0), "chosen": chosen, "row": rows.get(chosen),
        "line": next((line for line, _row in lines if line.item.pk == chosen), None),
        "item_kinds": item_names(), "states": state_names(),
    }  # fmt: skip
    shown["next"], shown["before"] = _around(chosen, [0, *(line.item.pk for line, _row in lines)])
    return render(request, "assemblies/minutes.html", shown)


def _chosen(request: HttpRequest, items: list[Any]) -> int:
    """The item that is written on: the one asked for, else the present one, else what belongs to none."""
    asked = _id(request.GET.get("item", ""))
    if any(item.pk == asked for item in items) or "item" in request.GET:
        return asked if any(item.pk == asked for item in items) else 0
    return next((item.pk for item in items if item.state == "current"), 0)


def _id(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


def _around(chosen: int, order: list[int]) -> tuple[int | None, int | None]:
    at = order.index(chosen)
    return (order[at + 1] if at + 1 < len(order) else None), (order[at - 1] if at else None)


def _save(request: HttpRequest, assembly: Assembly) -> HttpResponse:
    key, seen = (_id(request.POST.get(name, "")) for name in ("item", "seen"))
    hits = minuting.write_minutes(
        by=request.actor, on=assembly, token=token(request), written={key: (seen, request.POST.get("words", ""))}
    )
    if hits:
        said = ngettext(
            "Saved. At %(n)s place somebody else wrote at the same time: both stand there, one after the other. Read it once.",
            "Saved. At %(n)s places somebody else wrote at the same time: both stand there, one after the other. Read them once.",
            len(hits),
        ) % {"n": counted(len(hits), reader())}  # fmt: skip
    else:
        said = _("Saved.")
    messages.success(request, said)
    answer = redirect("assemblies.write_minutes", assembly.number)
    answer["Location"] += f"?item={key}"
    return answer


@require_http_methods(["GET", "POST"])
def named(request: HttpRequest, number: int) -> HttpResponse:
    """The people named in the minutes: who asks them, and what they answered.

    Whoever may put names on the list sees all of it; everybody else the people of their own organisation.
    """
    members_only(request)
    assembly = the_assembly(request, number)
    asks = bool(rules.ask(request.actor, "assemblies.name_person", assembly))
    houses = list(Organisation.objects.present().exclude(standing="candidate").alphabetical(reader()))
    error = ""
    if request.method == "POST":
        house = next((row for row in houses if row.slug == request.POST.get("organisation")), None)
        name = request.POST.get("name", "")
        if not minutes.stands_in(checks.name(name), minutes.heads(assembly).values()):
            error = sentences()["named_not_there"]
        else:
            minuting.name_person(by=request.actor, on=assembly, token=token(request), name=name, organisation=house)
            messages.success(
                request, _("The organisation asks the person now. Unconfirmed names give way in the report.")
            )
            return redirect("assemblies.name_person", number)
    shown = state(request, assembly) | {
        "named": list(assembly.named.select_related("organisation").filter(*_theirs(request, asks))), "houses": houses,
        "error": error, "unasked": minutes.unasked(assembly) if asks else [], "typed": request.POST,
    }  # fmt: skip
    return render(request, "assemblies/named.html", shown, status=422 if error else 200)


def _theirs(request: HttpRequest, asks: bool) -> list[Q]:
    """Names of persons are for those who ask and for their own organisation."""
    return [] if asks else [Q(organisation=request.actor.organisation)]


@require_POST
def answer_naming(request: HttpRequest, named: int) -> HttpResponse:
    """Whether a person of one's own organisation agrees that their name stands there."""
    rows = Named.objects.filter(organisation=request.actor.organisation).select_related("assembly", "organisation")
    row = get_object_or_404(rows, pk=named)
    said = request.POST.get("said")
    if said not in ("yes", "no"):
        raise Http404
    minuting.answer_naming(by=request.actor, on=row, token=token(request), confirmed=said == "yes")
    messages.success(request, _("The answer is recorded. It can be changed until the report is put forward."))
    return redirect("assemblies.page", row.assembly.number)


@require_http_methods(["GET", "POST"])
def present_report(request: HttpRequest, number: int) -> HttpResponse:
    """Read once more what is put forward, and which names give way; then put the report forward."""
    members_only(request)
    assembly = the_assembly(request, number)
    if request.method == "POST":
        minuting.present_report(by=request.actor, on=assembly, token=token(request))
        messages.success(request, _("The report is put forward. It is adopted as the bylaws say."))
        return redirect("assemblies.report", number)
    words = minutes.heads(assembly)
    shown = state(request, assembly) | {
        "words": words, "replaced": sorted(n for n in minutes.names_to_replace(assembly) if minutes.stands_in(n, words.values())),
        "verdict": rules.ask(request.actor, "assemblies.present_report", assembly),
    }  # fmt: skip
    return render(request, "assemblies/present_report.html", shown)
