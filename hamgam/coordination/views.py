"""Pages of duties: the list, one duty, its handover book, and what is done there."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.bylaws import rules
from hamgam.coordination import acts, forms, handing, reading
from hamgam.coordination.models import DutyOffer, Handover, HandoverItem
from hamgam.coordination.standing import Known
from hamgam.engine.bylaws.rules import Duty
from hamgam.members import here
from hamgam.members.models import Seat
from hamgam.texts.moments import asked


def _token(request: HttpRequest) -> str:
    return request.POST.get("token", "")[:64]


def _pk(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 19 else 0


def the_duty(request: HttpRequest, duty: str) -> Duty:
    """A duty of the bylaws in force; 404 for whoever is no member, and where there is none."""
    row = rules.in_force().duty(duty) if request.actor.is_member else None
    if row is None:
        raise Http404
    return row


def the_book(request: HttpRequest, duty: str) -> Handover:
    """The last handover book of a duty, closed or not."""
    the_duty(request, duty)
    rows = Handover.objects.visible_to(request.actor).filter(duty=duty).exclude(state="dropped")
    found = rows.select_related("former__organisation", "to").order_by("pk").last()
    if found is None:
        raise Http404
    return found  # type: ignore[no-any-return]


@require_safe
def duty_list(request: HttpRequest) -> HttpResponse:
    """All duties: who holds each, until when, who is next."""
    if not request.actor.is_member:
        raise Http404
    return render(request, "coordination/list.html", {"rows": reading.duties(Known())})


@require_safe
def page(request: HttpRequest, duty: str) -> HttpResponse:
    """One duty: who holds it and who is next, what it permits, what stops without it, and what can be done now."""
    row = the_duty(request, duty)
    told = reading.told(request.actor, row)
    own = request.actor.organisation
    seats = own.seats.held().select_related("person").order_by("pk") if told.is_holder and row.role else ()
    holding = {seat.person_id for seat in seats if seat.role == row.role}
    shown = {
        "told": told, "duty": told.duty, "may": told.verdicts,
        "holding": [seat for seat in seats if seat.role == row.role],
        "seats": list({seat.person_id: seat for seat in seats if seat.person_id not in holding}.values()),
    }  # fmt: skip
    return render(request, "coordination/page.html", shown)


def _done(request: HttpRequest, said: str, duty: str, name: str = "coordination.page") -> HttpResponse:
    messages.success(request, said)
    return redirect(name, duty)


@require_POST
def volunteer(request: HttpRequest, duty: str) -> HttpResponse:
    """Volunteer for a duty."""
    the_duty(request, duty)
    acts.volunteer(by=request.actor, token=_token(request), duty=duty)
    return _done(request, _("Your organisation has volunteered."), duty)


@require_POST
def take_back_offer(request: HttpRequest, duty: str) -> HttpResponse:
    """Take it back."""
    the_duty(request, duty)
    rows = DutyOffer.objects.visible_to(request.actor).select_related("organisation").filter(duty=duty)
    offer = get_object_or_404(rows, pk=_pk(request.POST.get("offer", "")))
    acts.take_back_offer(by=request.actor, on=offer, token=_token(request))
    return _done(request, _("It is taken back."), duty)


@require_POST
def pass_turn(request: HttpRequest, duty: str) -> HttpResponse:
    """Let the own organisation's turn pass."""
    the_duty(request, duty)
    acts.pass_turn(by=request.actor, token=_token(request), duty=duty, reason=request.POST.get("reason", ""))
    return _done(request, _("The turn has passed to the next one."), duty)


@require_POST
def begin_handover(request: HttpRequest, duty: str) -> HttpResponse:
    """Begin the handover."""
    the_duty(request, duty)
    handing.begin_handover(by=request.actor, token=_token(request), duty=duty)
    return _done(request, _("The handover book is open. Both sides tick in it."), duty, "coordination.handover")


@require_POST
def take_up(request: HttpRequest, duty: str) -> HttpResponse:
    """Take the duty up."""
    the_duty(request, duty)
    acts.take_up(by=request.actor, token=_token(request), duty=duty)
    return _done(request, _("Your organisation holds this duty from now on."), duty)


@require_POST
def name_person(request: HttpRequest, duty: str) -> HttpResponse:
    """Say which of the own people does it."""
    the_duty(request, duty)
    rows = Seat.objects.visible_to(request.actor)
    seat = get_object_or_404(rows, pk=_pk(request.POST.get("seat", "")))
    acts.name_person(by=request.actor, token=_token(request), duty=duty, seat=seat)
    return _done(request, _("It is recorded who does it in your organisation."), duty)


@require_http_methods(["GET", "POST"])
def give_up(request: HttpRequest, duty: str) -> HttpResponse:
    """Give the duty up: what follows is said first."""
    row = the_duty(request, duty)
    if request.method == "POST":
        acts.give_up(by=request.actor, token=_token(request), duty=duty)
        return _done(request, _("The duty is given up."), duty)
    shown = {
        "told": reading.told(request.actor, row),
        "verdict": rules.ask(request.actor, "coordination.give_up", duty=duty),
    }
    return render(request, "coordination/give_up.html", shown)


@require_http_methods(["GET", "POST"])
def keep_in_place(request: HttpRequest, duty: str) -> HttpResponse:
    """Record that a duty stays where it is, why, and when it is debated next."""
    row, reader = the_duty(request, duty), get_language() or "fa"
    form = forms.Keeping()
    if request.method == "POST":
        form = forms.keeping(request.POST, reader)
        if form.debate_on is not None and not form.errors:
            acts.keep_in_place(
                by=request.actor, token=_token(request), duty=duty, words=form.words, debate=form.debate,
                debate_on=form.debate_on,
            )  # fmt: skip
            return _done(request, _("It is recorded that the duty stays where it is."), duty)
    shown = {
        "duty": reading.duty(Known(duty), row), "form": form, "words": _filled(form.words), "debate": _filled(form.debate),
        "verdict": rules.ask(request.actor, "coordination.keep_in_place", duty=duty),
        "asked": asked("debate_on", reader, typed=request.POST or None, with_hour=False, years=(0, 1)),
    }  # fmt: skip
    return render(request, "coordination/keep_in_place.html", shown, status=422 if form.errors else 200)


def _filled(words: dict[str, str]) -> dict[str, str]:
    return {language: words.get(language, "") for language in here.languages()}


@require_safe
def handover(request: HttpRequest, duty: str) -> HttpResponse:
    """The handover book: what is handed over, ticked by both sides."""
    return _book(request, the_book(request, duty))


def _book(request: HttpRequest, book: Handover, *, error: str = "", typed: Any = None) -> HttpResponse:
    row = the_duty(request, book.duty)
    known = Known(book.duty)
    side = book.sides.get(request.actor.organisation.pk, "")
    going = book.state in ("open", "helped")
    lines = reading.lines(book)
    shown = {
        "duty": reading.duty(known, row), "book": book, "lines": lines, "going": going, "error": error,
        "side": side if going and rules.ask(request.actor, "coordination.add_item", book, bylaws=known.bylaws) else "",
        "own_side": side, "words": _filled(typed or {}),
        "given": sum(line.item.given_on is not None for line in lines),
        "taken": sum(line.item.taken_on is not None for line in lines),
        "may_take_up": rules.ask(request.actor, "coordination.take_up", bylaws=known.bylaws, duty=book.duty),
        "may_alone": rules.ask(request.actor, "coordination.can_do_alone", book, bylaws=known.bylaws),
    }  # fmt: skip
    return render(request, "coordination/handover.html", shown, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def add_item(request: HttpRequest, duty: str) -> HttpResponse:
    """Add a line in own words."""
    book = the_book(request, duty)
    if request.method != "POST":
        return redirect("coordination.handover", duty)
    words, error = forms.item(request.POST)
    if error:
        return _book(request, book, error=error, typed=words)
    handing.add_item(by=request.actor, on=book, token=_token(request), words=words)
    return _done(request, _("The line is in the book."), duty, "coordination.handover")


def _item(request: HttpRequest, duty: str, item: int) -> HandoverItem:
    rows = HandoverItem.objects.visible_to(request.actor).filter(handover=the_book(request, duty))
    return get_object_or_404(rows.select_related("handover__former", "handover__to"), pk=item)  # type: ignore[no-any-return]


@require_POST
def tick(request: HttpRequest, duty: str, item: int) -> HttpResponse:
    """Tick for the own side."""
    handing.tick(by=request.actor, on=_item(request, duty, item), token=_token(request))
    return redirect("coordination.handover", duty)


@require_POST
def untick(request: HttpRequest, duty: str, item: int) -> HttpResponse:
    """Take the own side's tick back."""
    handing.untick(by=request.actor, on=_item(request, duty, item), token=_token(request))
    return redirect("coordination.handover", duty)


@require_POST
def can_do_alone(request: HttpRequest, duty: str) -> HttpResponse:
    """The help of the one before ends."""
    handing.can_do_alone(by=request.actor, on=the_book(request, duty), token=_token(request))
    return _done(request, _("The handover is complete."), duty)
