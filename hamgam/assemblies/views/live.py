"""The session as it goes on: the item, the floor, who is there; for everybody, for the screen in the hall, and for a slow line."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.assemblies import checks, contributions, forms, item_texts, minutes, reading, running
from hamgam.assemblies.group_models import Result
from hamgam.assemblies.models import Assembly, Item
from hamgam.assemblies.sentences import item_names, office_names, sentences, state_names
from hamgam.assemblies.views.found import reader, the_assembly, the_item, the_turn
from hamgam.bylaws import rules
from hamgam.decisions import acts as decisions
from hamgam.decisions import forms as of_decisions
from hamgam.decisions.forms import words_in
from hamgam.decisions.views.bring import form_context, kinds_for, the_rule
from hamgam.decisions.views.found import filled, token
from hamgam.decisions.views.hall import given_of
from hamgam.engine.bylaws.words import OFFICES
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.record import log, times
from hamgam.texts.moments import asked

#: Every so many seconds a page asks for itself again, where the reader wished it; nothing is typed on these pages.
RELOAD = 20


def _session(request: HttpRequest, assembly: Assembly) -> dict[str, Any]:
    now = times.now()
    items = list(assembly.items.agenda().select_related("proposed_by", "text"))
    current = next((item for item in items if item.state == "current"), None)
    there = reading.present(assembly, assembly.today(now))
    lines = reading.lines(assembly, items)
    reporting = current is not None and current.kind == "report"
    return {
        "assembly": assembly, "at": now, "lines": lines, "current": current, "there": there,
        "sees_texts": item_texts.sees(request.actor),
        "reports": contributions.collected(assembly).reports if reporting else [],
        "line": next((line for line in lines if line.item is current), None) if current else None,
        "floor": reading.floor(assembly, current, now), "permitted": reading.permitted(there),
        "offices": reading.offices(assembly), "office_names": office_names(), "item_kinds": item_names(),
        "states": state_names(), "chairs": checks.holds(request.actor, assembly, "chair"),
        "holds": checks.holds(request.actor, assembly, *OFFICES),
        "writes": checks.holds(request.actor, assembly, *minutes.WRITERS),
        "reload": RELOAD if assembly.stage == "in_session" and "renew" in request.GET else 0,
    }  # fmt: skip


@require_safe
def live(request: HttpRequest, number: int) -> HttpResponse:
    """The session for everybody who takes part, in the hall or from afar; whoever chairs has the buttons here."""
    return render(request, "assemblies/live.html", _session(request, the_assembly(request, number)))


@require_safe
def lite(request: HttpRequest, number: int) -> HttpResponse:
    """The same in some three thousand bytes, for a bad line: nothing but words."""
    assembly, now = the_assembly(request, number), times.now()
    reload = RELOAD if assembly.stage == "in_session" and "renew" in request.GET else 0
    shown = {"assembly": assembly, "at": now, "reload": reload, "shared": _shared(assembly, now)}
    return render(request, "assemblies/lite.html", shown)


def _shared(assembly: Assembly, now: datetime) -> SafeString:
    """What everybody reads alike, written once for each state of the record, each minute and each language: when hundreds
    renew this page, the database is asked for one row instead of for the whole session."""
    key = f"lite-{assembly.pk}-{log.head().size}-{now:%Y%m%d%H%M}-{reader()}"
    found = caches["process"].get(key)
    if found is None:
        items = list(assembly.items.agenda())
        current = next((item for item in items if item.state == "current"), None)
        shown = {
            "current": current, "place": items.index(current) + 1 if current else 0, "all": len(items),
            "there": reading.present(assembly, assembly.today(now)), "floor": reading.floor(assembly, current, now),
        }  # fmt: skip
        found = render_to_string("assemblies/lite_shared.html", shown)
        caches["process"].set(key, found, 60)
    return found  # type: ignore[no-any-return]


@require_safe
def board(request: HttpRequest, number: int) -> HttpResponse:
    """For the screen in the hall: the item, who speaks, who is next."""
    return render(request, "assemblies/board.html", _session(request, the_assembly(request, number)))


@require_POST
def take_up_item(request: HttpRequest, item: int) -> HttpResponse:
    """This item is dealt with now."""
    row = the_item(request, item)
    running.take_up_item(by=request.actor, on=row, token=token(request))
    return redirect("assemblies.live", row.assembly.number)


@require_http_methods(["GET", "POST"])
def end_item(request: HttpRequest, item: int) -> HttpResponse:
    """The item is done, with what came of it in a few words; or parked."""
    row = the_item(request, item)
    if request.method == "POST":
        parked = "park" in request.POST
        result = words_in(request.POST, "result")
        running.end_item(by=request.actor, on=row, token=token(request), parked=parked, result=result)
        messages.success(
            request, _("Parked. It stands on the list of what is taken up again.") if parked else _("The item is done.")
        )
        return redirect("assemblies.live", row.assembly.number)
    shown = {"item": row, "assembly": row.assembly, "result": filled(row.result)}
    return render(request, "assemblies/end_item.html", shown)


@require_POST
def ask_to_speak(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the floor, or for a point of order."""
    assembly = the_assembly(request, number)
    running.ask_to_speak(
        by=request.actor, on=assembly, token=token(request), kind=request.POST.get("kind", ""),
        remote="remote" in request.POST,
    )  # fmt: skip
    messages.success(request, _("Your organisation stands on the speaking list."))
    return redirect("assemblies.live", number)


@require_http_methods(["GET", "POST"])
def note_turn(request: HttpRequest, number: int) -> HttpResponse:
    """Put somebody in the hall on the list."""
    assembly = the_assembly(request, number)
    if request.method == "POST":
        house = _house(request)
        running.note_turn(
            by=request.actor, on=assembly, token=token(request), organisation=house,
            kind=request.POST.get("kind", ""), name=request.POST.get("name", ""),
        )  # fmt: skip
        return redirect("assemblies.live", number)
    there = reading.present(assembly, assembly.today(times.now()))
    return render(
        request, "assemblies/note_turn.html", {"assembly": assembly, "houses": [*there.houses, *there.absent]}
    )


def _house(request: HttpRequest) -> Organisation:
    rows = Organisation.objects.present()
    return get_object_or_404(rows, slug=request.POST.get("organisation", ""))  # type: ignore[no-any-return]


@require_POST
def give_floor(request: HttpRequest, turn: int) -> HttpResponse:
    """This one speaks now."""
    row = the_turn(request, turn)
    running.give_floor(by=request.actor, on=row, token=token(request))
    return redirect("assemblies.live", row.assembly.number)


@require_POST
def end_turn(request: HttpRequest, turn: int) -> HttpResponse:
    """Whoever speaks has ended."""
    row = the_turn(request, turn)
    running.end_turn(by=request.actor, on=row, token=token(request))
    return redirect("assemblies.live", row.assembly.number)


@require_POST
def withdraw_turn(request: HttpRequest, turn: int) -> HttpResponse:
    """Take an asking back."""
    row = the_turn(request, turn)
    running.withdraw_turn(by=request.actor, on=row, token=token(request))
    return redirect("assemblies.live", row.assembly.number)


@require_http_methods(["GET", "POST"])
def enter_attendance(request: HttpRequest, number: int) -> HttpResponse:
    """How many are there: one's own organisation, or the list at the door for whoever holds an office."""
    assembly = the_assembly(request, number)
    now = times.now()
    error = ""
    if request.method == "POST":
        error = _entered(request, assembly, now)
        if not error:
            return redirect("assemblies.enter_attendance", number)
    there = reading.present(assembly, assembly.today(now))
    rows = {row.organisation_id: row for row in there.rows}
    keeps = checks.holds(request.actor, assembly, *OFFICES)
    houses = list(Organisation.objects.present().exclude(standing="candidate").alphabetical(reader()))
    shown = {
        "assembly": assembly, "there": there, "keeps": keeps, "error": error, "typed": request.POST,
        "rows": [(house, rows.get(house.pk)) for house in houses if keeps or house == request.actor.organisation],
        "permitted": reading.permitted(there),
    }  # fmt: skip
    return render(request, "assemblies/attendance.html", shown, status=422 if error else 200)


def _entered(request: HttpRequest, assembly: Assembly, now: datetime) -> str:
    """Record one row; answers what is wrong with it, or nothing."""
    counts = {name: forms.whole(request.POST.get(name, "") or "0") for name in ("active", "partial", "remote")}
    if min(counts.values()) < 0 or max(counts["active"], counts["partial"]) > checks.PEOPLE:
        return sentences()["attendance_wrong"] % {"limit": checks.PEOPLE}
    if counts["remote"] > counts["active"] + counts["partial"]:
        return sentences()["attendance_remote"]
    running.enter_attendance(
        by=request.actor, on=assembly, token=token(request), organisation=_house(request),
        present="present" in request.POST, **counts,
    )  # fmt: skip
    messages.success(request, _("It is entered how many are there."))
    return ""


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, item: int) -> HttpResponse:
    """Agreed or not, as the chair read it back: entered under this item, with who was there already filled in."""
    row = the_item(request, item)
    offered = kinds_for(request.actor, "decisions.enter")
    kind = request.GET.get("kind", "") or (offered[0][0] if offered else "decision")
    rule, now = the_rule(kind), times.now()
    there = reading.present(row.assembly, row.assembly.today(now))
    form = of_decisions.Entered(
        kind, question=dict(row.titles), place=dict(row.assembly.place), present=there.member_houses
    )
    _from_a_group(request, form)
    form.decided_on = min(row.assembly.today(now), here.today())
    if request.method == "POST":
        form = of_decisions.entered(request.POST, kind, reader())
        if not form.errors:
            given = given_of(form)
            given["details"] = {**given["details"], "item": row.pk}
            decisions.enter(by=request.actor, token=token(request), kind=kind, **given)
            messages.success(
                request, _("It is entered. Whoever was there can object until the end of tomorrow; then it stands.")
            )
            return redirect("assemblies.live", row.assembly.number)
    return render(
        request,
        "decisions/enter.html",
        _deciding(request, row, form, rule, offered),
        status=422 if form.errors else 200,
    )


def _from_a_group(request: HttpRequest, form: of_decisions.Entered) -> None:
    """What the plenary adopted of a working group stands in the form already."""
    asked_for = request.GET.get("result", "")
    rows = Result.objects.visible_to(request.actor).filter(state__in=("adopted", "changed"))
    row = (
        rows.filter(pk=int(asked_for)).first()
        if asked_for.isascii() and asked_for.isdecimal() and len(asked_for) < 10
        else None
    )
    if row is not None:
        form.question, form.text = dict(row.titles), dict(row.final or row.words)


def _deciding(request: HttpRequest, row: Item, form: of_decisions.Entered, rule: Any, offered: Any) -> dict[str, Any]:
    return {
        **form_context(request, form, rule), "kinds": offered, "kind_word": form.kind, "place": filled(form.place),
        "verdict": rules.ask(request.actor, "decisions.enter", kind=form.kind), "reservations": filled(form.reservations),
        "lines_at_most": range(1, 13), "address": request.get_full_path(), "under": row,
        "asked_decided": asked(
            "decided", reader(), default=form.decided_on, typed=request.POST or None, with_hour=False, years=(-1, 0)
        ),
    }  # fmt: skip
