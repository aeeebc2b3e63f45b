"""Pages for people who answer: one statement at a time, by a cookie that leads to one's own answers and to nobody."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.consultations import answering
from hamgam.consultations.forms import whole_number
from hamgam.consultations.models import AnswerSet, Consultation
from hamgam.consultations.reading import OwnAnswer, own_answers
from hamgam.consultations.sentences import sentences
from hamgam.record import times


def _cookie(consultation: Consultation) -> str:
    return f"{settings.COOKIE_PREFIX}hamgam_answers_{consultation.number}"


def _secret(request: HttpRequest, consultation: Consultation) -> str:
    """What the cookie holds; for a first answer, what the page proposed; else a new one."""
    for secret in (request.COOKIES.get(_cookie(consultation), ""), request.POST.get("mine", "")):
        if answering.is_secret(secret):
            return secret
    return answering.new_secret()


def _found(request: HttpRequest, number: int) -> tuple[Consultation, str, AnswerSet | None]:
    """The consultation, one's secret and one's answers; 404 for whoever may neither see it nor has answered it."""
    consultation = Consultation.objects.filter(number=number).first()
    if consultation is None:
        raise Http404
    secret = _secret(request, consultation)
    sheet = answering.sheet_of(consultation, secret)
    if sheet is None and not Consultation.objects.visible_to(request.actor).filter(pk=consultation.pk).exists():
        raise Http404
    return consultation, secret, sheet


def _closed(request: HttpRequest, number: int) -> HttpResponse | None:
    """For a closed one: its results, or that it is over, to whoever answered it; None where it runs or nobody may know it.

    No cookie leads to answers any more, so a cookie alone does not show that somebody was asked: nothing is named to it.
    """
    consultation = Consultation.objects.filter(number=number, state="closed").first()
    if consultation is None:
        return None
    if consultation.public or request.actor.is_member:
        return redirect("consultations.results", number)
    if answering.is_secret(request.COOKIES.get(_cookie(consultation), "")):
        return render(request, "consultations/over.html", {"consultation": None})
    return None


def _over(consultation: Consultation) -> bool:
    return consultation.state != "running" or consultation.closes_at <= times.now()


def _kept(response: HttpResponse, consultation: Consultation, secret: str) -> HttpResponse:
    """The cookie, until a day after the closing."""
    seconds = int((consultation.closes_at - times.now()).total_seconds()) + 24 * 60 * 60
    response.set_cookie(
        _cookie(consultation), secret, max_age=max(seconds, 60), httponly=True, secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )  # fmt: skip
    return response


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """One statement with its three answers, until all are answered; or what the consultation is, to whoever cannot answer."""
    if closed := _closed(request, number):
        return closed
    consultation, secret, sheet = _found(request, number)
    if _over(consultation):
        return render(request, "consultations/over.html", {"consultation": consultation})
    if sheet is None and consultation.kind == "links":
        return render(request, "consultations/by_link.html", {"consultation": consultation})
    if request.method == "POST":
        return _answered(request, consultation, secret)
    return _statement(request, consultation, secret, sheet)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """The first statement, by a link that the first answer uses up; looking at it uses nothing up."""
    consultation = Consultation.objects.filter(number=number, kind="links").first()
    link = answering.the_link(consultation, token) if consultation else None
    if consultation is None or link is None:
        return render(request, "consultations/link_closed.html", {"sentence": _lost()}, status=404)
    if _over(consultation):
        return render(request, "consultations/over.html", {"consultation": consultation})
    typed, cookie = request.POST.get("mine", ""), request.COOKIES.get(_cookie(consultation), "")
    held = answering.sheet_of(consultation, cookie)
    if link.used:
        if answering.sheet_of(consultation, typed):  # a form sent twice
            return _kept(redirect("consultations.page", number), consultation, typed)
        if held:
            return redirect("consultations.page", number)
        sentence = sentences()["consultation_link_used"]
        return render(request, "consultations/link_closed.html", {"sentence": sentence}, status=410)
    if request.method == "POST" and answering.is_secret(typed):
        return _answered(request, consultation, typed, token)
    # Another link in a browser that has answers already begins a set of its own: several people may share a machine.
    return _statement(request, consultation, answering.new_secret(), None, others=held is not None)


def _lost() -> str:
    return _("There is no such link. Perhaps a part of it was lost on the way: copy the whole line.")


def _answered(request: HttpRequest, consultation: Consultation, secret: str, token: str = "") -> HttpResponse:
    """Record the answer that was sent, and show the next statement; or say what is missing."""
    place, word = whole_number(request.POST.get("statement", "")), request.POST.get("answer", "")
    if word not in answering.ANSWERS:
        sheet = answering.sheet_of(consultation, secret)
        return _statement(request, consultation, secret, sheet, error=sentences()["consultation_answer_missing"])
    answering.answer(consultation, secret, place, word, token=token)
    back = "consultations.mine" if request.POST.get("back") == "mine" else "consultations.page"
    return _kept(redirect(back, consultation.number), consultation, secret)


def _statement(
    request: HttpRequest, consultation: Consultation, secret: str, sheet: AnswerSet | None, *, error: str = "",
    others: bool = False,
) -> HttpResponse:  # fmt: skip
    """The next statement that this person has not answered."""
    rows = {row.place: row for row in consultation.statements.filter(state="shown")}
    given = set(map(int, sheet.answers)) if sheet else set()
    left = [place for place in answering.in_own_order(list(rows), secret) if place not in given]
    shown = {
        "consultation": consultation, "statement": rows[left[0]] if left else None, "left": len(left),
        "given": len(given & set(rows)), "secret": secret, "sheet": sheet, "error": error, "others": others,
        "limit": answering.STATEMENT_LIMIT, "own_cookie": True,
        "may_propose": sheet is not None and consultation.takes_proposals and sheet.proposed < answering.OWN_PROPOSALS,
    }  # fmt: skip
    return render(request, "consultations/answer.html", shown, status=422 if error else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest, number: int) -> HttpResponse:
    """One's own answers, to change or to take back."""
    consultation, secret, sheet = _found(request, number)
    if sheet is None or _over(consultation):
        return redirect("consultations.page", number)
    if request.method == "POST":
        if request.POST.get("take_back") == "all":
            answering.take_back(consultation, secret)
            messages.success(request, _("All your answers are taken back. You may begin anew until the closing day."))
        elif place := whole_number(request.POST.get("take_back", "")):
            answering.take_back(consultation, secret, place)
        elif request.POST.get("answer", "") in answering.ANSWERS:
            return _answered(request, consultation, secret)
        return redirect("consultations.mine", number)
    rows: list[OwnAnswer] = own_answers(consultation, sheet)
    return render(request, "consultations/mine.html", {"consultation": consultation, "rows": rows, "own_cookie": True})


@never_cache
@require_POST
def suggest(request: HttpRequest, number: int) -> HttpResponse:
    """Propose a statement; its moderators decide before anyone else sees it."""
    consultation, secret, _sheet = _found(request, number)
    answering.propose(consultation, secret, request.POST.get("words", ""), get_language() or "fa")
    messages.success(
        request,
        _("Thank you. It is shown once the organisation that asks has read it; or not, and then with a reason."),
    )
    return redirect("consultations.page", number)
