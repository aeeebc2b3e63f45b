"""Votes cast in the room: totals entered by one who counted, confirmed by a second of another organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.elections import counting, forms, paper_acts, reading
from hamgam.elections.models import Totals
from hamgam.elections.views.found import the_election, token
from hamgam.elections.words import nominee_name


@require_http_methods(["GET", "POST"])
def totals(request: HttpRequest, number: int) -> HttpResponse:
    """Enter what was counted."""
    on = the_election(request, number)
    made = forms.Counted()
    if request.method == "POST":
        made = forms.totals(request.POST, on, get_language() or "fa")
        if not made.errors:
            paper_acts.enter_totals(
                by=request.actor, on=on, token=token(request), votes=made.votes, ballots=made.ballots, blank=made.blank
            )
            messages.success(request, _("The totals are entered. Now the second who counted confirms them."))
            return redirect("elections.page", number)
    now = counting.choices_now(on) if on.stage == "voting" else []
    rows = [row for row in on.nominations.select_related("organisation") if row.key in now]
    shown = {
        "election": on, "seen": reading.seen_by(request.actor, on), "kind": counting.ballot_kind(on), "errors": made.errors,
        "rows": [(row, nominee_name(row), request.POST.get(f"votes-{row.key}", "")) for row in rows], "typed": request.POST,
    }  # fmt: skip
    return render(request, "elections/totals.html", shown, status=422 if made.errors else 200)


@require_POST
def confirm(request: HttpRequest, number: int, row: int) -> HttpResponse:
    """Confirm, as the second who counted; with that it is counted."""
    on = the_election(request, number)
    found: Totals = get_object_or_404(on.totals.select_related("entered_by", "entered_seat", "election"), pk=row)
    paper_acts.confirm_totals(by=request.actor, on=found, token=token(request))
    messages.success(request, _("The totals are confirmed, and counted."))
    return redirect("elections.page", number)
