"""The members' pages of letters from outside: the list, one letter, and what is done there."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.bylaws import rules
from hamgam.enquiries import acts, reading, ruled
from hamgam.enquiries.forms import Answer
from hamgam.enquiries.models import AnswerObjection, Enquiry, EnquiryAnswer
from hamgam.enquiries.sentences import state_words
from hamgam.members import here
from hamgam.record import times


def _token(request: HttpRequest) -> str:
    return request.POST.get("token", "")[:64]


def _the_enquiry(request: HttpRequest, number: int) -> Enquiry:
    rows = Enquiry.objects.visible_to(request.actor).select_related("taken_by")
    return get_object_or_404(rows, number=number)  # type: ignore[no-any-return]


def _the_answer(request: HttpRequest, answer: int) -> EnquiryAnswer:
    rows = EnquiryAnswer.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("enquiry__taken_by", "organisation"), pk=answer)  # type: ignore[no-any-return]


def _back(request: HttpRequest, enquiry: Enquiry, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("enquiries.page", enquiry.number)


@require_safe
def enquiry_list(request: HttpRequest) -> HttpResponse:
    """Letters from outside by where they stand; those that nobody has taken first."""
    if not request.actor.is_member:
        raise Http404
    state = request.GET.get("state", "waiting")
    state = state if state in reading.STATES else "waiting"
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0
    rows, older = reading.rows(request.actor, state, before)
    shown = {
        "rows": rows, "older": older, "state": state, "counts": reading.counts(request.actor), "states": state_words(),
        "taken_at_all": ruled.taken_at_all(),
    }  # fmt: skip
    return render(request, "enquiries/list.html", shown)


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """One letter with its answers, and what can be done with it now."""
    return _page(request, _the_enquiry(request, number))


def _form(request: HttpRequest, data: Any = None, initial: Any = None) -> Answer:
    coalition, house = here.coalition(), request.actor.organisation
    return Answer(
        data, initial=initial, house=here.in_language(house.names) if house else "",
        coalition=here.in_language(coalition.names) if coalition else "",
    )  # fmt: skip


def _page(request: HttpRequest, enquiry: Enquiry, form: Answer | None = None) -> HttpResponse:
    answers = reading.answers(request.actor, enquiry)
    draft = next((row for row in answers if row.answer.state == "draft"), None)
    drafting = rules.ask(request.actor, "enquiries.draft", enquiry) if enquiry.stands == "taken" else None
    if form is None and drafting:
        form = _form(request, initial=_initial(draft))
    shown = {
        "enquiry": enquiry, "answers": answers, "draft": draft, "drafting": drafting, "form": form, "states": state_words(),
        "further": list(enquiry.further.all()), "side": reading.side(enquiry.language), "before": ruled.seen_before(),
        "hours": ruled.hours(decision=not ruled.seen_before()), "free": draft is not None and draft.answer.free_at <= times.now(),
        "tongue": enquiry.language if enquiry.language != get_language() else "",
        "days": ruled.kept_for(),
    }  # fmt: skip
    return render(request, "enquiries/page.html", shown, status=422 if form is not None and form.errors else 200)


def _initial(draft: reading.ShownAnswer | None) -> dict[str, Any]:
    if draft is None:
        return {"name": "house"}
    cited = draft.answer.decision
    return {
        "words": draft.answer.words, "name": "coalition" if cited else "house",
        "decision": cited.decision if cited else "",
    }  # fmt: skip


@require_POST
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Take a letter for the own organisation."""
    enquiry = _the_enquiry(request, number)
    acts.take(by=request.actor, on=enquiry, token=_token(request))
    return _back(request, enquiry, _("Your organisation has taken this letter. Write the answer, or give it back."))


@require_POST
def give_back(request: HttpRequest, number: int) -> HttpResponse:
    """Let it wait for everybody again."""
    enquiry = _the_enquiry(request, number)
    acts.give_back(by=request.actor, on=enquiry, token=_token(request))
    return _back(request, enquiry, _("The letter waits for everybody again."))


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Write the answer, or write it anew."""
    enquiry = _the_enquiry(request, number)
    if request.method != "POST":
        return redirect("enquiries.page", number)
    form = _form(request, request.POST)
    if not form.is_valid():
        return _page(request, enquiry, form)
    given = form.cleaned_data
    acts.draft(by=request.actor, on=enquiry, token=_token(request), words=given["words"], decision=given["number"])
    seen = ruled.seen_before() or given["number"] is not None
    said = _("The answer is kept. The others read it now.") if seen else _("The answer is kept. You can send it.")
    return _back(request, enquiry, said)


@require_POST
def send(request: HttpRequest, answer: int) -> HttpResponse:
    """Let the answer go."""
    row = _the_answer(request, answer)
    made = acts.send(by=request.actor, on=row, token=_token(request), when_free=request.POST.get("when") == "free")
    gone = made.state == "sent"
    said = (
        _("The answer has gone out.") if gone else _("The answer goes out by itself once nobody can object any more.")
    )
    return _back(request, row.enquiry, said)


@require_POST
def object(request: HttpRequest, answer: int) -> HttpResponse:
    """Object to another organisation's answer."""
    row = _the_answer(request, answer)
    acts.object(by=request.actor, on=row, token=_token(request), reason=request.POST.get("reason", ""))
    return _back(request, row.enquiry, _("Your objection is recorded. The others read your reason."))


@require_POST
def withdraw_objection(request: HttpRequest, objection: int) -> HttpResponse:
    """Take the own objection back."""
    rows = AnswerObjection.objects.visible_to(request.actor).select_related("answer__enquiry", "organisation")
    row = get_object_or_404(rows, pk=objection)
    acts.withdraw_objection(by=request.actor, on=row, token=_token(request))
    return _back(request, row.answer.enquiry, _("Your objection is taken back."))


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """End it without an answer."""
    enquiry = _the_enquiry(request, number)
    acts.close(by=request.actor, on=enquiry, token=_token(request), reason=request.POST.get("reason", ""))
    return _back(request, enquiry, _("The letter is closed without an answer."))
