"""Working groups of an assembly: formed, joined, and what the plenary makes of their results."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.assemblies import checks, grouping
from hamgam.assemblies.group_models import Result, WorkingGroup
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.sentences import result_names, sentences
from hamgam.assemblies.views.found import reader, the_assembly
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.forms import words_in
from hamgam.decisions.views.found import filled, token
from hamgam.members import here
from hamgam.members.models import Organisation


@dataclass
class Shown:
    """A working group with the organisations that take part and its results."""

    group: WorkingGroup
    houses: list[Organisation] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)


def groups_of(assembly: Assembly) -> list[Shown]:
    """Its working groups, in three queries; organisations in the order of the reader's alphabet."""
    shown = {group.pk: Shown(group) for group in assembly.groups.select_related("item").prefetch_related("parts")}
    parts = (part for one in shown.values() for part in one.group.parts.all() if not part.over)
    pairs = [(part.organisation_id, part.group_id) for part in parts]
    houses = Organisation.objects.filter(pk__in=[house for house, _group in pairs]).alphabetical(reader())
    for house in houses:
        for _house, group in (pair for pair in pairs if pair[0] == house.pk):
            shown[group].houses.append(house)
    for result in Result.objects.filter(group__in=shown).select_related("settled_at"):
        shown[result.group_id].results.append(result)
    return list(shown.values())


def _wrong(problem: Any, *given: Any) -> str:
    """The sentence for what cannot be kept, or nothing."""
    try:
        problem(*given)
    except NotPossible as error:
        return sentences()[error.code] % error.data
    return ""


@require_http_methods(["GET", "POST"])
def groups(request: HttpRequest, number: int) -> HttpResponse:
    """The working groups with their results; and the form by which the chair forms one."""
    assembly = the_assembly(request, number)
    prefetch_related_objects([assembly], "offices")
    items = list(assembly.items.agenda())
    titles, words, error = words_in(request.POST, "titles"), words_in(request.POST, "words"), ""
    if request.method == "POST":
        error = _wrong(checks.title, titles)
        if not error:
            item = next((row for row in items if str(row.pk) == request.POST.get("item")), None)
            grouping.form_group(
                by=request.actor, on=assembly, token=token(request), titles=titles, words=words, item=item
            )
            messages.success(request, _("The working group is formed. Organisations can take part now."))
            return redirect("assemblies.form_group", number)
    shown = {
        "assembly": assembly, "groups": groups_of(assembly), "items": items, "titles": filled(titles), "words": filled(words),
        "error": error, "first_language": here.languages()[0], "states": result_names(), "typed": request.POST,
    }  # fmt: skip
    return render(request, "assemblies/groups.html", shown, status=422 if error else 200)


def _the_group(request: HttpRequest, pk: int) -> WorkingGroup:
    rows = WorkingGroup.objects.visible_to(request.actor).select_related("assembly")
    return get_object_or_404(rows, pk=pk)  # type: ignore[no-any-return]


@require_POST
def take_part(request: HttpRequest, group: int) -> HttpResponse:
    """One's own organisation takes part, or leaves."""
    row = _the_group(request, group)
    grouping.take_part(by=request.actor, on=row, token=token(request), leaves="leave" in request.POST)
    return redirect("assemblies.form_group", row.assembly.number)


@require_http_methods(["GET", "POST"])
def bring_result(request: HttpRequest, group: int) -> HttpResponse:
    """What the working group brings to the plenary."""
    row = _the_group(request, group)
    titles, words, errors = words_in(request.POST, "titles"), words_in(request.POST, "words"), {}
    if request.method == "POST":
        errors = {"titles": _wrong(checks.title, titles), "words": _wrong(checks.words, words, grouping.RESULT_LIMIT)}
        if not any(said.strip() for said in words.values()):
            errors["words"] = sentences()["result_empty"]
        errors = {name: said for name, said in errors.items() if said}
        if not errors:
            made = grouping.bring_result(by=request.actor, on=row, token=token(request), titles=titles, words=words)
            messages.success(request, _("The result lies before the plenary."))
            return redirect("assemblies.settle_result", made.pk)
    shown = {
        "group": row, "assembly": row.assembly, "titles": filled(titles), "words": filled(words), "errors": errors,
        "first_language": here.languages()[0],
    }  # fmt: skip
    return render(request, "assemblies/bring_result.html", shown, status=422 if errors else 200)


def _where(request: HttpRequest, row: Result) -> Assembly:
    """The assembly that deals with it: that of the group, or the one in session at which what was deferred is taken up."""
    own: Assembly = row.group.assembly
    if own.stage == "in_session" or row.state != "deferred":
        return own
    later = Assembly.objects.visible_to(request.actor).filter(stage="in_session").order_by("-first_day", "-pk").first()
    return later or own


@require_http_methods(["GET", "POST"])
def settle_result(request: HttpRequest, result: int) -> HttpResponse:
    """A result, and what the plenary makes of it: adopted, adopted with changes, deferred."""
    rows = Result.objects.visible_to(request.actor).select_related("group__assembly", "group__item", "settled_at")
    row = get_object_or_404(rows, pk=result)
    where, error, final = _where(request, row), "", words_in(request.POST, "final")
    if request.method == "POST":
        state = request.POST.get("state", "")
        if state not in grouping.SETTLED:
            error = sentences()["result_state_unknown"]
        elif state == "changed" and checks.words(final, grouping.RESULT_LIMIT) in ({}, row.words):
            error = sentences()["result_unchanged"]
        else:
            return _settled(request, row, state, where, final)
    shown = {
        "row": row, "assembly": row.group.assembly, "where": where, "error": error, "states": result_names(),
        "final": filled(final if request.method == "POST" else row.words), "typed": request.POST,
        "chairs": checks.holds(request.actor, where, "chair"), "first_language": here.languages()[0],
        "tongues": [(code, row.words.get(code, ""), row.final.get(code, "")) for code in here.languages()],
    }  # fmt: skip
    return render(request, "assemblies/result.html", shown, status=422 if error else 200)


def _settled(request: HttpRequest, row: Result, state: str, where: Assembly, final: dict[str, str]) -> HttpResponse:
    later = where if where != row.group.assembly else None
    grouping.settle_result(
        by=request.actor,
        on=row,
        token=token(request),
        state=state,
        final=final if state == "changed" else None,
        assembly=later,
    )
    said = _("It is deferred and comes back at a later assembly.") if state == "deferred" else _("It is recorded.")
    messages.success(request, said)
    return redirect("assemblies.settle_result", row.pk)
