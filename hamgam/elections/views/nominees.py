"""Who is proposed, their consent, and a page for each."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.bylaws.acts import NotPossible
from hamgam.elections import acts
from hamgam.elections.sentences import sentences
from hamgam.elections.views.found import pk_of, the_election, the_nomination, token
from hamgam.elections.views.page import shown
from hamgam.elections.words import nominee_name, state_words, title_in
from hamgam.members import here
from hamgam.members.models import Organisation, Seat
from hamgam.members.words import language_name


@require_http_methods(["GET", "POST"])
def nominate(request: HttpRequest, number: int) -> HttpResponse:
    """Propose somebody of the own organisation, or the organisation itself."""
    on = the_election(request, number)
    if request.method != "POST":
        return redirect("elections.page", number)
    rows = Seat.objects.filter(organisation=request.actor.organisation).select_related("organisation", "person")
    seat: Seat | None = rows.filter(pk=pk_of(request.POST.get("seat", ""))).first()
    house: Organisation | None = request.actor.organisation if on.rule.nominees != "people" else None
    given: dict[str, Any] = {"seat": seat, "house": house, "name": request.POST.get("name", "")}
    try:
        made = acts.nominate(by=request.actor, on=on, token=token(request), **given)
    except NotPossible as error:
        field = "name" if error.code.startswith("election_name_") else "seat"
        errors = {field: sentences()[error.code] % error.data}
        return render(request, "elections/page.html", shown(request, on, errors=errors, typed=request.POST), status=422)
    if made.state == "accepted":
        messages.success(request, _("It is recorded that they stand. Write on their page what voters should know."))
    else:
        messages.success(request, _("They are asked. They stand once they have agreed."))
    return redirect("elections.nominee", number, made.number)


@require_safe
def page(request: HttpRequest, number: int, nominee: int) -> HttpResponse:
    """A nominee's own page."""
    row = the_nomination(request, number, nominee)
    shown_here = {
        "row": row, "election": row.election, "title": title_in(row.election), "name": nominee_name(row),
        "state": state_words()[row.state],
        "words": [(language, language_name(language), row.words.get(language, "")) for language in here.languages()],
    }  # fmt: skip
    return render(request, "elections/nominee.html", shown_here)


@require_POST
def answer(request: HttpRequest, number: int, nominee: int) -> HttpResponse:
    """Agree to stand, or decline."""
    row, accepts = the_nomination(request, number, nominee), request.POST.get("answer") == "accept"
    acts.answer_nomination(by=request.actor, on=row, token=token(request), accepts=accepts)
    messages.success(request, _("You stand.") if accepts else _("You have declined. Nobody else is told why."))
    return redirect("elections.nominee", number, nominee)


@require_POST
def write_page(request: HttpRequest, number: int, nominee: int) -> HttpResponse:
    """Write the page."""
    row = the_nomination(request, number, nominee)
    words = {name: request.POST.get(f"words-{name}", "").replace("\r\n", "\n") for name in here.languages()}
    acts.write_page(by=request.actor, on=row, token=token(request), words=words)
    messages.success(request, _("The page is recorded."))
    return redirect("elections.nominee", number, nominee)


@require_POST
def withdraw(request: HttpRequest, number: int, nominee: int) -> HttpResponse:
    """Stand no more."""
    acts.withdraw_nomination(by=request.actor, on=the_nomination(request, number, nominee), token=token(request))
    messages.success(request, _("It is recorded that they stand no more."))
    return redirect("elections.nominee", number, nominee)
