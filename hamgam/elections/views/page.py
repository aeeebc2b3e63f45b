"""One election: where it stands, who stands, who has voted, how it was counted."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamgam.bylaws import rules
from hamgam.bylaws.election_words import by_whom
from hamgam.bylaws.election_words import facts as rule_facts
from hamgam.elections import acts, counting, electorate, reading
from hamgam.elections.models import BallotFile, Election, Totals
from hamgam.elections.record_paper import record_paper
from hamgam.elections.views.found import the_election, token
from hamgam.elections.words import facts, reason_said, stage_words, state_words
from hamgam.members.models import Seat
from hamgam.papers.writing import pdf


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """An election, whatever stage it is at."""
    return render(request, "elections/page.html", shown(request, the_election(request, number)))


def shown(request: HttpRequest, on: Election, **more: Any) -> dict[str, Any]:
    """Everything that the page of an election says."""
    seen, house = reading.seen_by(request.actor, on), request.actor.organisation
    mine = (on.rule.nominees == "observers") == request.actor.is_observer
    seats = Seat.objects.none()
    if on.stage == "nominating" and not on.by_units and on.rule.nominees == "people":
        seats = electorate.who_may_stand(on, house)
    waiting: Totals | None = on.totals.filter(state="entered", round=on.round).select_related("entered_by").first()
    return {
        "election": on, "seen": seen, "rule": on.rule, "stages": _stages(on), "states": state_words(),
        "reason": reason_said(on), "steps": reading.steps_said(on), "files": list(BallotFile.objects.filter(election=on).exclude(data="")),
        "kind": counting.ballot_kind(on), "goes_on": reading.goes_on(on), "people": _people(seats), "mine": mine,
        "parts": [(row, facts(row)) for row in on.parts.select_related("body")] if on.by_units else [],
        "table": reading.table_of_seats(on) if on.by_units else [], "shares": reading.shares_said(on) if on.by_units else (),
        "totals": waiting, "totals_said": reading.totals_said(on, waiting), "rule_by_whom": by_whom(on.rule), "rule_facts": rule_facts(on.rule),
        "counted_in_room": on.totals.filter(state="confirmed").select_related("entered_by", "confirmed_by").last(),
        "may_open": rules.ask(request.actor, "elections.open"), "errors": {}, "typed": {}, **more,
    }  # fmt: skip


def _stages(on: Election) -> list[tuple[str, str, bool, bool]]:
    """(word, name, whether it is now, whether it is behind) of each stage that this election goes through."""
    words = stage_words()
    way = ["nominating", "voting", *(["tied"] if on.stage == "tied" or on.lot else []), "closed"]
    now = way.index(on.stage) if on.stage in way else len(way)
    return [(word, words[word], at == now, at < now) for at, word in enumerate(way)]


def _people(seats: Any) -> list[tuple[int, str]]:
    """One seat for each person of the own organisation."""
    rows: dict[Any, Seat] = {}
    for seat in seats:
        rows.setdefault(seat.person_id, seat)
    return [(seat.pk, str(seat.person)) for seat in rows.values()]


@require_POST
def call_off(request: HttpRequest, number: int) -> HttpResponse:
    """Take an election back before voting begins."""
    acts.call_off(by=request.actor, on=the_election(request, number), token=token(request))
    messages.success(request, _("The election is called off."))
    return redirect("elections.page", number)


@require_POST
def begin_voting(request: HttpRequest, number: int) -> HttpResponse:
    """End nominations in the hall, where all are there."""
    acts.begin_voting(by=request.actor, on=the_election(request, number), token=token(request))
    messages.success(request, _("Nominations are over. Votes can be cast."))
    return redirect("elections.page", number)


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Count once everybody has voted."""
    acts.close(by=request.actor, on=the_election(request, number), token=token(request))
    messages.success(request, _("The votes are counted."))
    return redirect("elections.page", number)


@require_POST
def choose_paper(request: HttpRequest, number: int) -> HttpResponse:
    """Let the votes be cast in the room, on paper."""
    acts.choose_paper(by=request.actor, on=the_election(request, number), token=token(request))
    messages.success(request, _("The votes are cast in the room, on paper. Two count them and enter the totals here."))
    return redirect("elections.page", number)


@require_safe
def record(request: HttpRequest, number: int) -> HttpResponse:
    """The record of a closed election for print; 404 before it is closed."""
    on = the_election(request, number)
    if on.stage != "closed":
        raise Http404
    answer = HttpResponse(pdf(record_paper(request.actor, on)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="election-{on.number}.pdf"'
    return answer


@require_safe
def receipts(request: HttpRequest, number: int, round: int) -> HttpResponse:
    """Where the bylaws give receipts: each with its ballot, in the order of the receipts."""
    on = the_election(request, number)
    row = get_object_or_404(BallotFile.objects.exclude(receipts=[]), election=on, round=round)
    lines = [f"{receipt.lstrip('#')}  {' '.join(choices) or '-'}" for receipt, choices in row.receipts]
    answer = HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="receipts-{on.number}-{round}.txt"'
    return answer


@require_safe
def ballot_file(request: HttpRequest, number: int, round: int) -> HttpResponse:
    """The ballots of a round in the order drawn at the close: what `hamgam recount` reads."""
    on = the_election(request, number)
    row = get_object_or_404(BallotFile.objects.exclude(data=""), election=on, round=round)
    answer = HttpResponse(row.data, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ballots-{on.number}-{round}.txt"'
    return answer
