"""The page on which one clause is answered, and the history of its answers."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamgam.engine.spoken import number as spoken_number
from hamgam.members.here import in_language
from hamgam.members.models import Seat
from hamgam.members.saying import day, moment
from hamgam.positions import acts, words
from hamgam.positions.forms import Sheet, sheet
from hamgam.positions.labels import labels
from hamgam.positions.models import Position
from hamgam.positions.seen import Seen, seen_by
from hamgam.positions.standing import stand
from hamgam.record.models import Seal
from hamgam.texts.models import Clause, Text, Wording
from hamgam.texts.shape import Laid
from hamgam.texts.views.found import about, the_clause

#: So many clauses that still wait are linked one by one.
LINKS = 3


@dataclass
class Conflict:
    """What stood when the form was made, and what stands now. `answered`: a colleague answered meanwhile."""

    was: str = ""
    now: str = ""
    gone: bool = False
    answered: Any = None


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Answer one clause, or another wording of it."""
    clause = the_clause(request, number, anchor)
    seen = seen_by(request.actor, clause.text)
    if seen.me is None:
        raise Http404
    laid = next((row for row in seen.clauses if row.clause.pk == clause.pk), None)
    if request.method != "POST":
        return _page(request, clause, seen, laid)
    wording = get_object_or_404(clause.wordings, pk=_key(request.POST.get("wording", "")))
    form = sheet(request.POST)
    conflict = _conflict(seen, laid, wording, form)
    if seen.may_take and (conflict or form.errors):  # otherwise the gate refuses, and gives back what was typed
        return _page(request, clause, seen, laid, form=form, wording=wording, conflict=conflict)
    position = acts.take(
        by=request.actor, on=wording, token=form.token, stance=form.stance, reason=form.reason, mandated=form.mandated,
        organisation=form.organisation, seen=form.seen,
    )  # fmt: skip
    messages.success(request, recorded(request.actor, clause.text, position))
    return redirect("texts.text", number)


def _key(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 19 else 0


def _conflict(seen: Seen, laid: Laid | None, wording: Wording, form: Sheet) -> Conflict | None:
    """Whether the thing changed while the form was filled in."""
    if laid is None or wording.state not in acts.ANSWERABLE:
        lead = laid.lead if laid else None
        return Conflict(was=wording.body, now=lead.body if lead else "", gone=lead is None)
    current = seen.own.get(wording.pk)
    same = current and (current.stance, current.reason) == (form.stance, form.reason.strip())
    if form.seen is not None and (current.pk if current else 0) != form.seen and not same:
        return Conflict(answered=current)
    return None


def _page(
    request: HttpRequest, clause: Clause, seen: Seen, laid: Laid | None, *, form: Sheet | None = None,
    wording: Wording | None = None, conflict: Conflict | None = None,
) -> HttpResponse:  # fmt: skip
    if laid is None and conflict is None:
        raise Http404
    stood = stand(seen, laid) if laid else None
    answering = wording.pk if wording else None
    if conflict and not conflict.answered and stood and stood.main:
        answering = stood.main.wording.pk
    shown = about(
        clause.text,
        clause=clause,
        laid=laid,
        stand=stood,
        seen=seen,
        sheet=form,
        answering=answering,
        conflict=conflict,
    )
    return render(request, "positions/take.html", shown, status=409 if conflict else 422 if form else 200)


def recorded(actor: Any, text: Text, position: Position) -> SafeString:
    """What was recorded, for whom, when, and what remains."""
    seen = seen_by(actor, text)
    called = labels(seen.clauses)
    clause = called.get(position.wording.clause_id)
    said = _("Your position on %(clause)s is recorded: “%(answer)s”, on behalf of %(organisation)s, %(when)s.") % {
        "clause": escape(clause.spoken if clause else ""), "answer": escape(words.we(position.stance)),
        "organisation": escape(in_language(actor.organisation.names)), "when": recorded_at(position),
    }  # fmt: skip
    return format_html("{} {}", SafeString(said), remaining(seen, text))


def recorded_at(position: Position) -> SafeString | str:
    """When the record took it in; its day where the minute was erased."""
    _person, at = own_authors([position]).get(position.pk, (None, None))
    return moment(at) if at is not None else day(position.day)


def remaining(seen: Seen, text: Text) -> SafeString | str:
    """Which clauses still wait for the own organisation, the first ones as links."""
    waiting = seen.unanswered
    if not waiting:
        return _("All clauses have your organisation’s answer.")
    called, page = labels(seen.clauses), reverse("texts.text", args=[text.number])
    links = format_html_join(
        _(", "), '<a href="{}#b{}">{}</a>',
        ((page, called[laid.clause.pk].anchor, called[laid.clause.pk].spoken) for laid in waiting[:LINKS]),
    )  # fmt: skip
    said = ngettext("%(n)s clause still waits:", "%(n)s clauses still wait:", len(waiting))
    more = "…" if len(waiting) > LINKS else ""
    return format_html("{} {}{}", said % {"n": spoken_number(len(waiting), get_language() or "fa")}, links, more)


@require_GET
def history(request: HttpRequest, number: int, anchor: int) -> HttpResponse:
    """Every answer that was given on a clause, with its reasons; who of one's own organisation gave it, and when."""
    clause = the_clause(request, number, anchor)
    if not request.actor.is_member:
        raise Http404
    seen = seen_by(request.actor, clause.text)
    found = Position.objects.filter(wording__clause=clause).visible_to(request.actor)
    rows = list(found.select_related("wording", "organisation", "round").order_by("-pk"))
    authors = own_authors([row for row in rows if row.organisation_id == seen.me])
    for row in rows:
        row.author = authors.get(row.pk)
    laid = next((one for one in seen.clauses if one.clause.pk == clause.pk), None)
    shown = about(
        clause.text, clause=clause, laid=laid, stand=stand(seen, laid) if laid else None, seen=seen, rows=rows
    )
    return render(request, "positions/history.html", shown)


def own_authors(rows: list[Position]) -> dict[int, tuple[Any, Any]]:
    """Position → (person, moment) of the act that wrote it. Only ever asked for the reader's own organisation."""
    seals = Seal.objects.filter(table="position", row__in=[str(row.pk) for row in rows]).order_by("-entry_id")
    first = {
        int(row): (seat, at)
        for row, seat, at in seals.values_list("row", "entry__authorship__seat_id", "entry__authorship__at")
    }
    seats = Seat.objects.filter(pk__in={seat for seat, _at in first.values() if seat}).select_related("person")
    people = {seat.pk: seat.person for seat in seats}
    return {row: (people.get(seat), at) for row, (seat, at) in first.items() if at is not None}
