"""The ballot: marked, read again before it goes into the box, and cast. Nothing of a secret one is kept on the way."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from hamgam.elections import acts, counting, forms, reading
from hamgam.elections.models import Election, OpenBallot
from hamgam.elections.views.found import the_election, token
from hamgam.elections.words import nominee_name, title_in


@require_safe
def ballot(request: HttpRequest, number: int) -> HttpResponse:
    """The ballot to be marked, with what the host could see said above it."""
    on = the_election(request, number)
    made = forms.Marked()
    if not on.secret:
        made = _as_it_stands(request, on)
    return _page(request, on, made)


def _as_it_stands(request: HttpRequest, on: Election) -> forms.Marked:
    own = reading.seen_by(request.actor, on).own
    row = OpenBallot.objects.filter(elector=own, round=on.round).first() if own is not None else None
    choices = list(row.choices) if row is not None else []
    return forms.Marked(choices=choices, ranks={key: str(place) for place, key in enumerate(choices, 1)})


def _page(request: HttpRequest, on: Election, made: forms.Marked, **more: Any) -> HttpResponse:
    now = counting.choices_now(on) if on.stage == "voting" else []
    rows = [row for row in on.nominations.select_related("organisation") if row.key in now]
    shown = {
        "election": on, "seen": reading.seen_by(request.actor, on), "rule": on.rule, "kind": counting.ballot_kind(on),
        "rows": [(row, nominee_name(row)) for row in rows], "places": range(1, len(rows) + 1), "marked": made,
        "seats": counting.seats_now(on), "act": "elections.cast" if on.secret else "elections.vote", **more,
    }  # fmt: skip
    return render(request, "elections/ballot.html", shown, status=422 if made.error else 200)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def cast(request: HttpRequest, number: int) -> HttpResponse:
    """Show the ballot as it will be counted; once that is confirmed, cast it."""
    on = the_election(request, number)
    if request.method != "POST":
        return redirect("elections.ballot", number)
    made = forms.marked(request.POST, on)
    if made.error or request.POST.get("change") == "1":
        return _page(request, on, made)
    if on.secret and request.POST.get("sure") != "1":
        return _check(request, on, made)
    do = acts.cast if on.secret else acts.vote
    came = do(by=request.actor, on=on, token=token(request), choices=tuple(made.choices))
    if on.secret and came:  # shown this once, on the page itself: no session and no message holds it
        return render(request, "elections/receipt.html", {"election": on, "title": title_in(on), "receipt": came})
    if on.secret:
        messages.success(request, _("Your ballot is in the box. That you voted is recorded, and nothing of what."))
    else:
        messages.success(request, _("Your vote is recorded. You can change it until voting ends."))
    return redirect("elections.page", number)


def _check(request: HttpRequest, on: Election, made: forms.Marked) -> HttpResponse:
    """Once more before it is in the box, since it cannot be taken out again."""
    names = {row.key: nominee_name(row) for row in on.nominations.select_related("organisation")}
    fields = [
        (name, value) for name, value in request.POST.items() if name.startswith(("tick-", "rank-")) or name == "one"
    ]
    shown = {
        "election": on, "seen": reading.seen_by(request.actor, on), "chosen": [names[key] for key in made.choices],
        "kind": counting.ballot_kind(on), "fields": fields,
    }  # fmt: skip
    return render(request, "elections/check.html", shown)
