"""The whole text answered at once, and a promise to answer later."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamgam.engine.spoken import number as spoken_number
from hamgam.members import here
from hamgam.members.saying import day
from hamgam.positions import acts
from hamgam.positions.forms import Whole, typed, whole
from hamgam.positions.labels import labels
from hamgam.positions.models import Promise
from hamgam.positions.seen import Seen, seen_by
from hamgam.positions.sentences import sentences
from hamgam.positions.views.take import remaining
from hamgam.positions.words import choices
from hamgam.texts.moments import WrongMoment, asked, read_day
from hamgam.texts.views.found import about, the_text


@require_http_methods(["GET", "POST"])
def take_whole(request: HttpRequest, number: int) -> HttpResponse:
    """«با کل متن موافقیم، جز بندهای …»: choose the exceptions, give them their answers, see the spread, confirm."""
    text = the_text(request, number)
    seen = seen_by(request.actor, text)
    if seen.me is None:
        raise Http404
    form = whole(_with_own(request, seen), seen.asked, seen.own)
    if request.method != "POST":
        return _whole_page(request, seen, form, "choose")
    step = request.POST.get("step", "choose")
    if (step == "choose" and form.errors) or not seen.asked:
        return _whole_page(request, seen, form, "choose", 422)
    if not form.filled:
        return _whole_page(request, seen, form, "fill", 422 if any(one.errors for one in form.exceptions) else 200)
    if step != "confirm":
        return _whole_page(request, seen, form, "confirm")
    if {str(laid.lead.pk) for laid in seen.asked if laid.lead} != set(request.POST.getlist("wording")):
        return _whole_page(request, seen, form, "confirm", 409)
    count = acts.take_whole(
        by=request.actor, on=text, token=form.token, answers=form.answers, mandated=form.mandated,
        organisation=form.organisation,
    )  # fmt: skip
    said = ngettext("Your answer to %(n)s clause is recorded.", "Your answers to %(n)s clauses are recorded.", count)
    said = said % {"n": spoken_number(count, get_language() or "fa")}
    messages.success(request, format_html("{} {}", said, remaining(seen_by(request.actor, text), text)))
    return redirect("texts.text", number)


def _with_own(request: HttpRequest, seen: Seen) -> object:
    """What was typed; before anything was, the own answers that are no plain yes are marked as exceptions."""
    if request.method == "POST":
        return request.POST
    data = request.GET.copy()
    own = {key for key, answer in seen.own.items() if answer.stance != "accept"}
    data.setlist("except", [str(laid.clause.anchor) for laid in seen.asked if laid.lead and laid.lead.pk in own])
    return data


def _whole_page(request: HttpRequest, seen: Seen, form: Whole, step: str, status: int = 200) -> HttpResponse:
    called = labels(seen.clauses)
    shown = about(
        seen.text, seen=seen, form=form, step=step, conflict=status == 409, choices=choices()[1:],
        rows=[(laid, called[laid.clause.pk], seen.own.get(laid.lead.pk)) for laid in seen.asked if laid.lead],
        excepted=[(one, called[one.laid.clause.pk]) for one in form.exceptions],
        spread=[
            (laid, called[laid.clause.pk], stance, reason, seen.own.get(laid.lead.pk if laid.lead else 0))
            for laid, stance, reason in form.spread
        ],
    )  # fmt: skip
    return render(request, "positions/take_whole.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def promise_answer(request: HttpRequest, number: int) -> HttpResponse:
    """Write when the organisation will answer."""
    text = the_text(request, number)
    seen = seen_by(request.actor, text)
    if seen.me is None:
        raise Http404
    language, error, until = get_language() or "fa", "", None
    if request.method == "POST" and seen.open_round is not None:
        try:
            until = read_day(request.POST, "until", language)
            error = "" if until else sentences()["promise_missing"]
            if until is not None and until < here.today():
                until, error = None, sentences()["promise_in_the_past"]
        except WrongMoment:
            error = sentences()["promise_missing"]
        if until is not None:
            acts.promise_answer(
                by=request.actor, on=seen.open_round, token=request.POST.get("token", "")[:64], until=until,
                note=typed(request.POST, "note"), organisation=request.POST.get("organisation", "")[:40],
            )  # fmt: skip
            messages.success(request, format_html("{} {}", _("The others see when you will answer:"), day(until)))
            return redirect("texts.text", number)
    own = Promise.objects.filter(round=seen.open_round, organisation=seen.me).first() if seen.open_round else None
    shown = about(
        text, seen=seen, own=own, error=error, note=request.POST.get("note", own.note if own else ""),
        asked=asked("until", language, default=own.until if own else None, typed=request.POST or None, with_hour=False),
    )  # fmt: skip
    return render(request, "positions/promise_answer.html", shown, status=422 if error else 200)
