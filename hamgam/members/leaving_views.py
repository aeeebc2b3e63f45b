"""Pages of levels and of leaving: the ladder with its review, and the handover list."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from hamgam.bylaws import reading, rules
from hamgam.bylaws.sentences import ladder_words
from hamgam.members import acts
from hamgam.members.joining import WHY_LIMIT
from hamgam.members.leaving import handover
from hamgam.members.levels import enough_looked_back, reviews_of, taken
from hamgam.members.models import Organisation
from hamgam.members.sentences import handover_words, sentences


def _question(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=WHY_LIMIT, widget=forms.Textarea(attrs={"dir": "auto", "rows": 3, "data-keep": ""})
    )


class ReviewForm(forms.Form):
    """The three questions of a review."""

    done = _question(gettext_lazy("What we did together"))
    short = _question(gettext_lazy("What fell short"))
    change = _question(gettext_lazy("What is to change"))


@require_http_methods(["GET", "POST"])
def write_review(request: HttpRequest, slug: str) -> HttpResponse:
    """Where an organisation stands on the ladder, what both sides say of the co-operation so far, and one's own answers."""
    if not request.actor.is_member:
        raise Http404
    rows = Organisation.objects.present().filter(standing__in=("member", "suspended"))
    house = get_object_or_404(rows, slug=slug)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.write_review(by=request.actor, on=house, token=request.POST.get("token", ""), **form.cleaned_data)
        messages.success(request, _("Your organisation’s answers to the review were recorded."))
        return redirect("members.write_review", slug=slug)
    reviews = reviews_of(house)
    shown = {
        "organisation": house, "form": form, "reviews": reviews, "ladder": ladder_words(),
        "rungs": reading.rungs(rules.in_force(), house.level), "taken": list(taken(house)),
        "own_side": any(row.written_by_id == house.pk for row in reviews),
        "other_side": any(row.written_by_id != house.pk for row in reviews),
    }  # fmt: skip
    return render(request, "members/write_review.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def cooperation(request: HttpRequest) -> HttpResponse:
    """On which step of the ladder all work together, what members say of it since the last step, and one's own answers."""
    if not request.actor.is_member:
        raise Http404
    coalition, form = request.coalition, ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.write_review(by=request.actor, on=coalition, token=request.POST.get("token", ""), **form.cleaned_data)
        messages.success(request, _("Your organisation’s answers to the review were recorded."))
        return redirect("members.cooperation")
    reviews = reviews_of(None)
    shown = {
        "form": form, "reviews": reviews, "ladder": ladder_words(), "enough": enough_looked_back(reviews),
        "written": len({row.written_by_id for row in reviews}), "rungs": reading.rungs(rules.in_force(), coalition.level),
        "taken": list(taken(None)),
    }  # fmt: skip
    return render(request, "members/cooperation.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """The handover list; once all is ticked and what follows is known, the organisation leaves."""
    house = request.actor.organisation
    if house is None:
        raise Http404
    points, handed = handover(house), request.POST.getlist("handed")
    known, errors = request.POST.get("last_is_known") == "on", []
    if request.method == "POST":
        say = sentences()
        if {point.name for point in points} - set(handed):
            errors.append(("handover", say["handover_open"]))
        if not known:
            errors.append(("known", say["leaving_not_known"]))
        if not errors:
            acts.leave(
                by=request.actor,
                on=house,
                token=request.POST.get("token", ""),
                handed=tuple(handed),
                last_is_known=True,
            )
            messages.success(request, _("Your organisation has left. What it said and signed stays."))
            return redirect("site.home")
    shown = {
        "organisation": house, "points": points, "handed": handed, "known": known, "errors": errors,
        "kinds": handover_words(),
    }  # fmt: skip
    return render(request, "members/leave.html", shown, status=422 if errors else 200)
