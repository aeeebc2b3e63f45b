"""Items of the agenda and papers: proposed, put in order, adopted; handed in, downloaded, taken back."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.assemblies import acts, forms, item_texts, looks, running, timing
from hamgam.assemblies.models import Assembly, Item
from hamgam.assemblies.sentences import item_names, sentences, state_names
from hamgam.assemblies.views.found import reader, the_assembly, the_item, the_paper
from hamgam.bylaws import rules
from hamgam.decisions.views.found import filled, token
from hamgam.members import here
from hamgam.texts.models import Text

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}


@require_http_methods(["GET", "POST"])
def propose_item(request: HttpRequest, number: int) -> HttpResponse:
    """Propose an item for one's own organisation."""
    assembly = the_assembly(request, number)
    form, texts = forms.NewItem(), item_texts.texts_for(request.actor)
    if request.method == "POST":
        form = forms.item(request.POST, reader(), texts)
        if not form.errors:
            acts.propose_item(
                by=request.actor, on=assembly, token=token(request), kind=form.kind, titles=form.titles,
                words=form.words, minutes=max(forms.whole(form.minutes), 0), text=form.text,
            )  # fmt: skip
            messages.success(request, _("Your item is proposed. Whoever calls the assembly puts the agenda in order."))
            return redirect("assemblies.page", number)
    shown = {
        "assembly": assembly, "form": form, "kinds": item_names(), "titles": filled(form.titles),
        "words": filled(form.words), "first_language": here.languages()[0], "texts": texts,
    }  # fmt: skip
    return render(request, "assemblies/item_form.html", shown, status=422 if form.errors else 200)


@require_POST
def withdraw_item(request: HttpRequest, item: int) -> HttpResponse:
    """Take one's own item back."""
    row = the_item(request, item)
    acts.withdraw_item(by=request.actor, on=row, token=token(request))
    messages.success(request, _("The item is taken back."))
    return redirect("assemblies.page", row.assembly.number)


@require_http_methods(["GET", "POST"])
def order_agenda(request: HttpRequest, number: int) -> HttpResponse:
    """Put the agenda in order: a number for each item; none leaves it out."""
    assembly = the_assembly(request, number)
    rows = [
        *assembly.items.agenda().select_related("proposed_by"),
        *assembly.items.proposed().select_related("proposed_by"),
    ]
    texts, error = item_texts.texts_for(request.actor, rows), ""
    if request.method == "POST":
        order, days = forms.order(request.POST, rows, assembly.days)
        hours, wrong = forms.hours_of(request.POST, rows, order)
        error = _hours_wrong(hours.keys() - days.keys() if len(assembly.days) > 1 else set(), wrong)
        if not error:
            acts.order_agenda(
                by=request.actor, on=assembly, token=token(request), order=order, days=days, hours=hours,
                texts=forms.texts_of(request.POST, rows, texts),
            )  # fmt: skip
            messages.success(request, _("The agenda is in order."))
            for hint in timing.hints(assembly, assembly.items.agenda()):
                messages.warning(request, hint)
            return redirect("assemblies.page", number)
        _as_typed(request.POST, rows, assembly, texts)
    shown = {
        "error": error, "assembly": assembly, "rows": rows, "texts": texts, "item_kinds": item_names(), "states": state_names(),
        "verdict": rules.ask(request.actor, "assemblies.order_agenda", assembly),
    }  # fmt: skip
    return render(request, "assemblies/order.html", shown, status=422 if error else 200)


def _hours_wrong(without_day: Collection[int], wrong: Collection[int]) -> str:
    """What is missing of the hours that were typed; empty where all is well."""
    code = "agenda_hour_wrong" if wrong else "agenda_hour_without_day" if without_day else ""
    return sentences()[code] if code else ""


def _as_typed(data: QueryDict, rows: list[Item], assembly: Assembly, texts: list[Text]) -> None:
    """What was typed stands in the rows again, unsaved."""
    chosen = {str(text.number): text for text in texts}
    offered = {day.isoformat(): day for day in assembly.days}
    for row in rows:
        row.place = max(forms.whole(data.get(f"place-{row.pk}", "")), 0)
        row.day = offered.get(data.get(f"day-{row.pk}", ""))
        row.typed_hour = data.get(f"hour-{row.pk}", "")
        if (text := data.get(f"text-{row.pk}")) is not None:
            row.text = chosen.get(text)


@require_POST
def adopt_agenda(request: HttpRequest, number: int) -> HttpResponse:
    """Record that the agenda was adopted at the opening."""
    running.adopt_agenda(by=request.actor, on=the_assembly(request, number), token=token(request))
    messages.success(request, _("It is recorded that the agenda was adopted."))
    return redirect("assemblies.live", number)


@require_http_methods(["GET", "POST"])
def hand_in_paper(request: HttpRequest, number: int) -> HttpResponse:
    """Hand in a paper."""
    assembly = the_assembly(request, number)
    items = list(assembly.items.exclude(state="withdrawn").order_by("place", "pk"))
    form = forms.NewPaper()
    if request.method == "POST":
        form = forms.paper(request.POST, request.FILES.get("file"), items, reader())
        if not form.errors:
            made = acts.hand_in_paper(
                by=request.actor, on=assembly, token=token(request), titles=form.titles, data=form.data, item=form.item
            )
            messages.success(request, _("Your paper is handed in."))
            if reason := looks.looked(made).reason:
                messages.warning(
                    request, _("It will not stand in the brochure. %(why)s") % {"why": looks.reason_said(reason)}
                )
            return redirect("assemblies.page", number)
    return _paper_form(request, {"assembly": assembly, "items": items, "form": form})


def _paper_form(request: HttpRequest, shown: dict[str, Any]) -> HttpResponse:
    form = shown["form"]
    shown |= {"titles": filled(form.titles), "first_language": here.languages()[0]}
    return render(request, "assemblies/paper_form.html", shown, status=422 if form.errors else 200)


@require_safe
def paper(request: HttpRequest, paper: int) -> HttpResponse:
    """The file of a paper, to be kept; a browser is never asked to run what is in it."""
    row = the_paper(request, paper)
    if row.withdrawn:
        raise Http404
    answer = HttpResponse(bytes(row.data), content_type=TYPES[row.format])
    name = f"{row.assembly.number}-{row.number}.{row.format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def withdraw_paper(request: HttpRequest, paper: int) -> HttpResponse:
    """Take one's own paper back."""
    row = the_paper(request, paper)
    acts.withdraw_paper(by=request.actor, on=row, token=token(request))
    messages.success(request, _("The paper is taken back."))
    return redirect("assemblies.page", row.assembly.number)
