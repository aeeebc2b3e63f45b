"""The page that a person sees first, how they want to be reached, and their own feed."""

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.assemblies.reading import upcoming
from hamgam.engine.spoken import counted, moment
from hamgam.members import here
from hamgam.members.models import DemoMark, Organisation, Person
from hamgam.notices import acts
from hamgam.notices.calendar import personal_calendar
from hamgam.notices.feed import personal_feed
from hamgam.notices.forms import ChannelsForm
from hamgam.notices.letters import link, there_is_a_server
from hamgam.notices.models import Letter
from hamgam.notices.news import latest
from hamgam.notices.progress import going, next_deadline
from hamgam.notices.waiting import Task, waiting
from hamgam.record import times

SHOWN = 5


@require_GET
def now(request: HttpRequest) -> HttpResponse:
    """What needs me first, then what is in progress, then what is new."""
    if request.actor.organisation is None:
        return render(request, "members/no_seat.html")
    at = times.now()
    tasks = waiting(request.actor, at)
    texts, more_texts = going(request.actor)
    shown = {
        "tasks": tasks[:SHOWN], "more": tasks[SHOWN:], "count": len(tasks), "texts": texts, "more_texts": more_texts,
        "news": latest(request.actor), "line": paste_line(tasks), "next": None if tasks else next_deadline(request.actor, at),
        "coordinating": _coordinating(request.actor), "assemblies": upcoming(request.actor)[:3],
    }  # fmt: skip
    return render(request, "notices/now.html", shown)


def _coordinating(actor: Any) -> list[Organisation]:
    """The organisations that hold the coordination duty now."""
    held = (
        Organisation.objects.members().visible_to(actor).filter(seats__role="coordinator", seats__until=None).distinct()
    )
    return list(held.alphabetical(translation.get_language() or "fa"))


def paste_line(tasks: list[Task]) -> str:
    """A line to paste into a messenger: how much waits and until when, and nothing that could be read by others."""
    if not tasks:
        return ""
    language = translation.get_language() or "fa"
    line = ngettext(
        "Hamgam: %(count)s thing waits for your organisation.", "Hamgam: %(count)s things wait for your organisation.",
        len(tasks),
    ) % {"count": counted(len(tasks), language)}  # fmt: skip
    due = next((task.due for task in tasks if task.due and not task.late), None)
    if due:
        line += " " + _("The next deadline: %(when)s.") % {"when": moment(due.astimezone(here.zone()), language)}
    return f"{line}\n{link(reverse('notices.now'))}"


@require_http_methods(["GET", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """Where letters go, in which language, under which name."""
    person = request.user
    initial = {
        "mail": "mail" in person.channels, "email": person.email, "language": person.language,
        "display_name": person.display_name,
    }  # fmt: skip
    form = ChannelsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        acts.choose_channels(by=request.actor, on=person, token=request.POST.get("token", ""), **form.chosen())
        messages.success(request, _("Recorded. You can change it at any time."))
        return redirect("notices.settings")
    secret = request.session.pop("feed_secret", "")
    newest = Letter.objects.filter(person=person).first()
    shown = {
        "form": form, "links": _links(secret) if secret else {},
        "has_feed": bool(person.feed_hash), "server": there_is_a_server(),
        "refused": newest is not None and newest.refused and bool(person.email),
    }  # fmt: skip
    return render(request, "notices/settings_page.html", shown, status=422 if form.errors else 200)


def _links(secret: str) -> dict[str, str]:
    """The addresses that one secret opens."""
    return {name: link(reverse(f"notices.{name}", args=[secret])) for name in ("feed", "calendar", "full_calendar")}


@require_POST
def renew_feed(request: HttpRequest) -> HttpResponse:
    """A new secret link, shown once; or none any more."""
    stop = bool(request.POST.get("stop"))
    secret = acts.renew_feed(by=request.actor, on=request.user, token=request.POST.get("token", ""), stop=stop)
    if secret:
        request.session["feed_secret"] = secret
    else:
        messages.success(request, _("Feed and calendar have ended. Their former links open nothing any more."))
    return redirect(reverse("notices.settings") + "#feed")


@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The personal feed, by its secret link."""
    person = get_object_or_404(Person, feed_hash=acts.feed_hash(secret), is_active=True)
    return _unchanged(request, personal_feed(person), "application/atom+xml; charset=utf-8")


@require_GET
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The personal calendar without titles and places, by the same secret link."""
    return _calendar(request, secret, full=False)


@require_GET
def full_calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The personal calendar with titles and places."""
    return _calendar(request, secret, full=True)


def _calendar(request: HttpRequest, secret: str, *, full: bool) -> HttpResponse:
    person = get_object_or_404(Person, feed_hash=acts.feed_hash(secret), is_active=True)
    return _unchanged(request, personal_calendar(person, full=full), "text/calendar; charset=utf-8")


def _unchanged(request: HttpRequest, raw: bytes, kind: str) -> HttpResponse:
    """The bytes, or that they are as they were when the reader asked last."""
    etag = f'"{hashlib.sha256(raw).hexdigest()[:32]}"'
    response = HttpResponse(raw, content_type=kind)
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """The letters that would have gone out: in a demo alone."""
    if not DemoMark.objects.exists():
        raise Http404
    letters = Letter.objects.select_related("person")[:60]
    return render(request, "notices/outbox.html", {"letters": letters})
