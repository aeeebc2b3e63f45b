"""Running a talk: closing it, opening it again, putting it off until a day, moving it to another thing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamgam.decisions.models import Matter
from hamgam.decisions.views.found import token
from hamgam.differences.models import Difference
from hamgam.engine.spoken import number as said_number
from hamgam.members.here import in_language
from hamgam.talk import naming, running, subjects
from hamgam.talk.models import Talk, observers_read
from hamgam.talk.sentences import sentences
from hamgam.talk.views.found import bound, language, the_talk
from hamgam.texts.models import Text
from hamgam.texts.moments import WrongMoment, asked, read_day
from hamgam.texts.shape import in_text

#: So many things of each kind are offered to move a talk to, the newest first.
OFFERED = 20


@require_POST
def close(request: HttpRequest, talk: int) -> HttpResponse:
    """Close a talk."""
    row = running.close(by=request.actor, on=the_talk(request, talk), token=token(request))
    messages.success(request, _("The talk is closed. It stays readable."))
    return redirect("talk.page", row.number)


@require_POST
def reopen(request: HttpRequest, talk: int) -> HttpResponse:
    """Open a talk again."""
    row = running.reopen(by=request.actor, on=the_talk(request, talk), token=token(request))
    messages.success(request, _("The talk is open again."))
    return redirect("talk.page", row.number)


@require_http_methods(["GET", "POST"])
def put_off(request: HttpRequest, talk: int) -> HttpResponse:
    """Put a talk off until a day."""
    row, error = the_talk(request, talk), ""
    if request.method == "POST":
        try:
            until = read_day(request.POST, "until", language())
        except WrongMoment:
            until = None
        if until is None:
            error = sentences()["talk_day"] % {"limit": said_number(running.LONGEST.days, language())}
        else:
            running.put_off(by=request.actor, on=row, until=until, token=token(request))
            messages.success(request, _("The talk is put off. It opens again by itself."))
            return redirect("talk.page", row.number)
    asking = asked("until", language(), typed=request.POST or None, with_hour=False)
    shown = {**bound(request, row), "asked": asking, "error": error}
    return render(request, "talk/put_off.html", shown, status=422 if error else 200)


def _places(request: HttpRequest, talk: Talk) -> list[tuple[str, str, Any]]:
    """Where a talk can go: what is chosen, what it is called, the thing."""
    kind, thing = subjects.where(talk)
    found = _of_its_text(subjects.text_of(kind, thing))
    if not running.has_red_lines(talk):
        seen = {value for value, _said, _thing in found}
        found += [row for row in _others(request.actor, subjects.circle(kind, thing)) if row[0] not in seen]
        found += _former(talk)
    return [row for row in found if row[0] != f"{kind}-{getattr(thing, 'pk', '')}" and row[1]]


def _former(talk: Talk) -> list[tuple[str, str, Any]]:
    """Where it came from: the body or the working group whose talk it was."""
    rows = talk.came_from.filter(kind__in=("body", "group")).select_related("body", "group__assembly").order_by("pk")
    return [
        (f"{row.kind}-{row.subject.pk}", naming.title_of(row.kind, row.subject), row.subject) for row in rows[:OFFERED]
    ]


def _of_its_text(own: Any) -> list[tuple[str, str, Any]]:
    """The text of which it speaks, and its clauses."""
    found: list[tuple[str, str, Any]] = [(f"text-{own.pk}", in_language(own.titles), own)] if own is not None else []
    for laid in in_text(own) if own is not None else []:
        n = said_number(laid.number, language()) if laid.number else ""
        said = _("Clause %(n)s of “%(text)s”") % {"n": n, "text": in_language(own.titles)}
        found.append((f"clause-{laid.clause.pk}", said if n else in_language(laid.clause.headings), laid.clause))
    return found


def _others(actor: Any, circle: int) -> list[tuple[str, str, Any]]:
    """Texts, matters and open questions whose talks no more people read than read this one."""

    def near(table: Any) -> Any:
        rows = table.objects.visible_to(actor).order_by("-number")
        wider = observers_read() and circle < 2
        return rows.exclude(pk__in=table.objects.visible_to(subjects.OBSERVER).values("pk")) if wider else rows

    found = [(f"text-{row.pk}", in_language(row.titles), row) for row in near(Text).going()[:OFFERED]]
    for matter in near(Matter)[:OFFERED]:
        found.append((f"matter-{matter.pk}", _("Matter: %(it)s") % {"it": in_language(matter.question)}, matter))
    for row in near(Difference).filter(state="open")[:OFFERED]:
        found.append((f"difference-{row.pk}", _("Open question: %(it)s") % {"it": in_language(row.question)}, row))
    return found


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, talk: int) -> HttpResponse:
    """Move a talk to what it is really about."""
    row = the_talk(request, talk)
    places, error = _places(request, row), ""
    if request.method == "POST":
        to = next((thing for value, _said, thing in places if value == request.POST.get("to", "")), None)
        if to is None:
            error = sentences()["talk_place"]
        else:
            moved = running.move(by=request.actor, on=row, to=to, token=token(request))
            messages.success(request, _("The talk is moved. The old place says where it went."))
            return redirect(naming.address(moved.moved_to or moved))
    shown = {**bound(request, row), "places": places, "error": error, "red_lines": running.has_red_lines(row)}
    return render(request, "talk/move.html", shown, status=422 if error else 200)
