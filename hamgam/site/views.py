"""The public site's first page, the demo's seats, and forms that outlived a session."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamgam.differences.models import Difference, View
from hamgam.members.models import Coalition, DemoMark, Organisation, Seat
from hamgam.site.middleware import by_hand
from hamgam.statements.models import Statement
from hamgam.statements.reading import items_of
from hamgam.texts.models import Version

#: Statements on the first page.
ON_HOME = 5


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the coalition's first language."""
    coalition = Coalition.objects.first()
    return redirect(f"/{coalition.languages[0] if coalition else 'fa'}/")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the coalition has published, what it does not agree on, and who it is."""
    members = Organisation.objects.present().filter(standing__in=("member", "suspended"))
    shown = list(members.visible_to(request.actor).alphabetical(get_language()))
    statements = list(Statement.objects.visible_to(request.actor).listed()[:ON_HOME])
    questions = Difference.objects.visible_to(request.actor).filter(public=True, state="open")
    views = View.objects.annotate(held_by=Count("holders", filter=Q(holders__held=True)))
    context = {
        "members": shown,
        "count": members.count(),
        "latest": latest(statements[0], get_language() or "fa") if statements else None,
        "statements": statements[1:],
        "total": Statement.objects.count(),
        "question": questions.prefetch_related(Prefetch("views", queryset=views)).first(),
        "more_questions": questions.count() - 1,
    }
    context["hidden"] = context["count"] - len(shown)
    return render(request, "site/home.html", context)


def latest(statement: Statement, language: str) -> dict[str, Any]:
    """The newest statement with its first words, its languages, and how many clauses it has."""
    snapshot = Version.objects.values_list("snapshot", flat=True).get(pk=statement.version_id)
    spoken = [language, *(code for code in snapshot["titles"] if code != language)]
    code = next((code for code in spoken if snapshot["titles"].get(code)), language)
    items = items_of(snapshot, code)
    words = next((item.lines[0] for item in items if item.lines), "")
    return {
        "statement": statement,
        "language": code,
        "words": words,
        "clauses": sum(item.kind == "clause" for item in items),
        "languages": [name for name in spoken if snapshot["titles"].get(name)],
    }


@require_http_methods(["GET", "POST"])
def demo_seats(request: HttpRequest) -> HttpResponse:
    """Enter the demo in any seat. Without the demo's mark in the database there is no such page."""
    if not DemoMark.objects.exists():
        raise Http404
    seats = Seat.objects.held().filter(organisation__left_on=None).select_related("person", "organisation")
    if request.method == "POST":
        seat = get_object_or_404(seats, pk=_number(request.POST.get("seat")))
        login(request, seat.person, backend="allauth.account.auth_backends.AuthenticationBackend")
        request.session["organisation"], request.session["demo"] = seat.organisation_id, True
        return redirect("notices.now")
    people: dict[tuple[int, object], list[Seat]] = {}
    for seat in seats.order_by("pk"):
        people.setdefault((seat.organisation_id, seat.person_id), []).append(seat)
    houses = [
        (organisation, [held for (where, _person), held in people.items() if where == organisation.pk])
        for organisation in Organisation.objects.present().alphabetical(get_language())
    ]
    return render(request, "site/demo_seats.html", {"houses": houses})


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 18 else 0


@require_http_methods(["GET", "POST"])
def kept_form(request: HttpRequest) -> HttpResponse:
    """A form that was sent after the session ended: shown again after signing in, to be sent on or dropped."""
    kept = request.session.get("kept_form")
    if request.method == "POST":
        request.session.pop("kept_form", None)
        messages.info(request, _("The form was dropped. Nothing of it was recorded."))
        return redirect("notices.now")
    if not kept:
        return redirect("notices.now")
    readable = [(name, value) for name, value in kept["fields"] if by_hand(name) and value.strip()]
    return render(request, "site/kept_form.html", {"kept": kept, "readable": readable})
