"""Reports and proposals brought to an assembly: who has handed in, one's own form, and the files."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.assemblies import checks, contributing, contributions, looks
from hamgam.assemblies.contributions_models import Contribution
from hamgam.assemblies.forms import Words
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.sentences import sentences
from hamgam.assemblies.views.agenda import TYPES
from hamgam.assemblies.views.found import reader, the_assembly
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.forms import words_in
from hamgam.decisions.views.found import filled, token
from hamgam.engine.spoken import number as spoken
from hamgam.members import here


@require_safe
def contribution_list(request: HttpRequest, number: int) -> HttpResponse:
    """What was handed in, in the order in which it is presented, and who has not handed in a report yet."""
    assembly = the_assembly(request, number)
    found = contributions.collected(assembly)
    rows = [row for each in found.brought for row in (each.report, *each.proposals) if row is not None]
    shown = {
        "assembly": assembly, "collected": found, "own": _own(request, assembly),
        "not_bound": looks.not_bound(row for row in rows if row.format),
    }  # fmt: skip
    return render(request, "assemblies/contributions.html", shown)


def _own(request: HttpRequest, assembly: Assembly) -> Contribution | None:
    rows = assembly.contributions.filter(organisation=request.actor.organisation, kind="report", withdrawn=False)
    return rows.defer("data").first()


@dataclass
class _Form:
    kind: str
    titles: Words = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    data: bytes = b""
    errors: Words = field(default_factory=dict)


#: What is wrong → the field beside which it is said.
_FIELDS = {
    "assembly_title_missing": "titles",
    "contribution_empty": "words",
    "contribution_twice": "file",
    "assembly_words_long": "words",
}


def _typed(request: HttpRequest, kind: str) -> _Form:
    form = _Form(kind, words_in(request.POST, "titles"), words_in(request.POST, "words"))
    file: Any = request.FILES.get("file")
    try:
        if file is not None and file.size > checks.PAPER_BYTES:
            raise NotPossible("paper_large", limit=checks.PAPER_BYTES // 1_000_000)
        form.data = file.read() if file is not None else b""
        contributing.checked(kind, form.titles, form.words, form.data)
    except NotPossible as error:
        said = sentences()[error.code] % {key: spoken(value, reader()) for key, value in error.data.items()}
        form.errors[_FIELDS.get(error.code, "file")] = said
    return form


@require_http_methods(["GET", "POST"])
def contribute(request: HttpRequest, number: int) -> HttpResponse:
    """Write the report of one's own organisation, or a proposal; typed, or as a file."""
    assembly = the_assembly(request, number)
    kind = "proposal" if request.GET.get("kind") == "proposal" else "report"
    own = _own(request, assembly) if kind == "report" else None
    form = _Form(kind, words=dict(own.words) if own else {})
    if request.method == "POST":
        form = _typed(request, kind)
        if not form.errors:
            made = contributing.contribute(
                by=request.actor, on=assembly, token=token(request), kind=kind, titles=form.titles, words=form.words,
                data=form.data,
            )  # fmt: skip
            _tell(request, made)
            return redirect("assemblies.contributions", number)
    shown = {
        "assembly": assembly, "form": form, "own": own, "titles": filled(form.titles), "words": filled(form.words),
        "first_language": here.languages()[0],
    }  # fmt: skip
    return render(request, "assemblies/contribute.html", shown, status=422 if form.errors else 200)


def _tell(request: HttpRequest, made: Contribution) -> None:
    messages.success(
        request,
        _("The report of your organisation is handed in.")
        if made.kind == "report"
        else _("The proposal of your organisation is handed in."),
    )
    if made.format and (reason := looks.looked(made).reason):
        messages.warning(request, _("It will not stand in the brochure. %(why)s") % {"why": looks.reason_said(reason)})


def _the_contribution(request: HttpRequest, pk: int) -> Contribution:
    rows = Contribution.objects.visible_to(request.actor).filter(withdrawn=False)
    found: Contribution = get_object_or_404(rows.select_related("assembly", "organisation"), pk=pk)
    return found


@require_safe
def contribution(request: HttpRequest, contribution: int) -> HttpResponse:
    """The file of a report or a proposal, to be kept; a browser is never asked to run what is in it."""
    row = _the_contribution(request, contribution)
    if not row.format:
        raise Http404
    answer = HttpResponse(bytes(row.data), content_type=TYPES[row.format])
    answer["Content-Disposition"] = f'attachment; filename="{row.assembly.number}-{row.kind}-{row.pk}.{row.format}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def withdraw_contribution(request: HttpRequest, contribution: int) -> HttpResponse:
    """Take one's own report or proposal back."""
    row = _the_contribution(request, contribution)
    contributing.withdraw_contribution(by=request.actor, on=row, token=token(request))
    messages.success(request, _("It is taken back."))
    return redirect("assemblies.contributions", row.assembly.number)
