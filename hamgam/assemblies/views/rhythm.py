"""Assemblies that recur: the rules, each said as a sentence with its next times; and what former assemblies left."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.assemblies import carrying, forms, rhythm_forms, rhythm_words, rhythms
from hamgam.assemblies.rhythm_models import Series
from hamgam.assemblies.sentences import item_names, kind_names
from hamgam.assemblies.views.found import inside_only, reader, the_assembly
from hamgam.bylaws import rules
from hamgam.decisions.views.found import filled, token
from hamgam.engine.rhythm import times_after
from hamgam.members import here
from hamgam.record import times
from hamgam.texts.moments import asked

#: So many times of a rule are shown.
SHOWN = 5


def the_series(request: HttpRequest, pk: int) -> Series:
    """A series that goes on or has ended; 404 where the reader may not see it."""
    return get_object_or_404(Series.objects.visible_to(request.actor), pk=pk)  # type: ignore[no-any-return]


def _next_times(series: Series) -> list[rhythm_words.Coming]:
    """The next times that the rule gives from today on."""
    now = times.now()
    found = times_after(series.rule, now.astimezone(series.rule.zone).date(), SHOWN)
    return [rhythm_words.coming(one, reader()) for one in found]


@require_safe
def rhythm_list(request: HttpRequest) -> HttpResponse:
    """The rules by which assemblies make themselves, with their next times."""
    inside_only(request)
    rows = list(Series.objects.visible_to(request.actor).select_related("set_by"))
    running = [row for row in rows if row.ended_on is None]
    shown = {
        "running": [(row, rhythm_words.sentence(row.rule, reader()), _next_times(row)) for row in running],
        "ended": [row for row in rows if row.ended_on is not None], "kinds": kind_names(),
        "may_set": rules.ask(request.actor, "assemblies.set_rhythm"),
        "may_change": rules.ask(request.actor, "assemblies.change_rhythm", running[0]) if running else None,
    }  # fmt: skip
    return render(request, "assemblies/rhythm_list.html", shown)


@require_http_methods(["GET", "POST"])
def set_rhythm(request: HttpRequest) -> HttpResponse:
    """Set a rule: first what it means is shown, then it is recorded."""
    inside_only(request)
    form = rhythm_forms.NewRhythm(zone=str(here.zone()), begins_on=here.today())
    if request.method == "POST":
        form = rhythm_forms.rhythm(request.POST, reader())
        if _agreed(form):
            rhythms.set_rhythm(by=request.actor, token=token(request), **form.given())
            messages.success(request, _("The rule is recorded. Each assembly is called by itself, in time."))
            return redirect("assemblies.rhythm")
    return _form(request, form, verdict=rules.ask(request.actor, "assemblies.set_rhythm"))


@require_http_methods(["GET", "POST"])
def change_rhythm(request: HttpRequest, series: int) -> HttpResponse:
    """Say a rule anew; assemblies that are called stay as they are."""
    row = the_series(request, series)
    form = rhythm_forms.as_rhythm(row)
    if request.method == "POST":
        form = rhythm_forms.rhythm(request.POST, reader())
        if _agreed(form):
            rhythms.change_rhythm(by=request.actor, on=row, token=token(request), **form.given())
            messages.success(request, _("The rule says it anew. Assemblies that are called stay as they are."))
            return redirect("assemblies.rhythm")
    return _form(request, form, row, rules.ask(request.actor, "assemblies.change_rhythm", row))


def _agreed(form: rhythm_forms.NewRhythm) -> bool:
    """Whether what is sent is what was shown: nobody records a rule whose sentence they have not read."""
    return not form.errors and form.seen == rhythm_words.sentence(form.series().rule, reader())


def _form(
    request: HttpRequest, form: rhythm_forms.NewRhythm, series: Series | None = None, verdict: Any = None
) -> HttpResponse:
    tried = form.series() if request.method == "POST" and not form.errors else None
    shown = {
        "form": form, "series": series, "verdict": verdict, "kinds": kind_names(), "zones": forms.zones(),
        "hours": forms.half_hours(), "weekdays": rhythm_words.weekdays(reader()), "places": rhythm_words.places(),
        "month_days": range(1, 32), "titles": filled(form.titles), "words": filled(form.words), "place": filled(form.place),
        "begins": asked("begins_on", reader(), default=form.begins_on, typed=request.POST or None, with_hour=False),
        "sentence": rhythm_words.sentence(tried.rule, reader()) if tried else "",
        "coming": _next_times(tried) if tried else [], "first_language": here.languages()[0],
    }  # fmt: skip
    return render(request, "assemblies/rhythm_form.html", shown, status=422 if form.errors else 200)


@require_POST
def end_rhythm(request: HttpRequest, series: int) -> HttpResponse:
    """No more assemblies are called by this rule."""
    rhythms.end_rhythm(by=request.actor, on=the_series(request, series), token=token(request))
    messages.success(request, _("The rule has ended. Assemblies that are called take place."))
    return redirect("assemblies.rhythm")


@require_http_methods(["GET", "POST"])
def take_over_items(request: HttpRequest, number: int) -> HttpResponse:
    """What former assemblies left, to be taken over with one click: all of it, or what stays ticked."""
    assembly = the_assembly(request, number)
    left = list(carrying.left_over(assembly)[: carrying.OFFERED])
    if request.method == "POST":
        wanted = set(request.POST.getlist("item"))
        chosen = [row.pk for row in left if str(row.pk) in wanted]
        rhythms.take_over_items(by=request.actor, on=assembly, token=token(request), items=chosen)
        messages.success(request, _("What you ticked stands on the agenda now, marked with where it comes from."))
        return redirect("assemblies.order_agenda", number)
    shown = {
        "assembly": assembly, "left": left, "item_kinds": item_names(),
        "verdict": rules.ask(request.actor, "assemblies.take_over_items", assembly),
    }  # fmt: skip
    return render(request, "assemblies/left_over.html", shown)
