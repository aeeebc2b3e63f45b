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
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamgam.assemblies.reading import upcoming
from hamgam.members import account_changes
from hamgam.members.models import DemoMark, Organisation, Person
from hamgam.notices import acts, bounces, confirming
from hamgam.notices.calendar import personal_calendar
from hamgam.notices.feed import personal_feed
from hamgam.notices.forms import ChannelsForm
from hamgam.notices.letters import link, there_is_a_server
from hamgam.notices.lines import short
from hamgam.notices.models import Letter, Wishes
from hamgam.notices.news import latest
from hamgam.notices.progress import going, next_deadline
from hamgam.notices.sentences import way_words
from hamgam.notices.waiting import waiting
from hamgam.record import times, witnessed
from hamgam.talk import unread

SHOWN = 5
#: What became of the last letter → what the person is told.
_TOLD = {"refused": "refused", "uncertain": "uncertain"}


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
        "news": latest(request.actor), "line": short(tasks, translation.get_language() or "fa"), "next": None if tasks else next_deadline(request.actor, at),
        "unread": _unread(request.actor), "coordinating": _coordinating(request.actor), "assemblies": upcoming(request.actor)[:3],
        "alarms": witnessed.alarms(), "changed": account_changes.lately(request.actor.person),
    }  # fmt: skip
    return render(request, "notices/now.html", shown)


def _unread(actor: Any) -> int:
    """New posts in talks that the person follows, but for those that wait because they speak to the organisation."""
    rows = unread.unread(unread.of_followed(actor), actor.person)
    return rows.exclude(mentioned__organisation=actor.organisation).count()


def _coordinating(actor: Any) -> list[Organisation]:
    """The organisations that hold the coordination duty now."""
    held = (
        Organisation.objects.members().visible_to(actor).filter(seats__role="coordinator", seats__until=None).distinct()
    )
    return list(held.alphabetical(translation.get_language() or "fa"))


@require_http_methods(["GET", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """Where letters go, in which language, under which name."""
    person = request.user
    unconfirmed = confirming.asked_of(person)
    initial = {
        "mail": "mail" in person.channels, "email": unconfirmed or person.email, "language": person.language,
        "display_name": person.display_name, **_wished(person),
    }  # fmt: skip
    form = ChannelsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        acts.choose_channels(by=request.actor, on=person, token=request.POST.get("token", ""), **form.chosen())
        messages.success(request, _recorded(confirming.asked_of(person)))
        return redirect("notices.settings")
    secret = request.session.pop("feed_secret", "")
    shown = {
        "form": form, "links": _links(secret) if secret else {},
        "has_feed": bool(person.feed_hash), "server": there_is_a_server(),
        "undelivered": _undelivered(person), "returned": _returned(person), "ways": way_words(), "unconfirmed": unconfirmed,
    }  # fmt: skip
    return render(request, "notices/settings_page.html", shown, status=422 if form.errors else 200)


def _recorded(unconfirmed: str) -> str:
    """What is said after saving."""
    if not unconfirmed:
        return _("Recorded. You can change it at any time.")
    return _("Recorded. A letter goes to the new address; open the link in it, and letters come there.")


def _wished(person: Person) -> dict[str, Any]:
    """What the person chose about letters, as the form shows it."""
    row = Wishes.objects.filter(person=person).first() or Wishes(person=person)
    only = (row.waits, row.talk, row.news) == ("now", "never", "never")
    return {
        "reach": "waits" if only else "chosen", "waits": row.waits, "talk": row.talk, "news": row.news, "facts": row.facts
    }  # fmt: skip


def _undelivered(person: Person) -> str:
    """What became of the person's newest letter, where something is to be said: refused, uncertain."""
    if not person.email:
        return ""
    newest = Letter.objects.filter(person=person).exclude(state__in=("gathered", "told")).first()
    return _TOLD.get(newest.state, "") if newest is not None else ""


def _returned(person: Person) -> bounces.CameBack | None:
    """How many of the person's letters came back, from the first one on."""
    return bounces.lately([person], times.now()).get(person.pk) if person.email else None


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
    letters = Letter.objects.exclude(person=None).select_related("person")[:60]
    return render(request, "notices/outbox.html", {"letters": letters})
