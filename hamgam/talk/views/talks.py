"""Pages of talks: the list, one talk with what is new first, and writing in it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamgam.decisions.views.found import token
from hamgam.members.models import Coalition
from hamgam.record import times
from hamgam.talk import acts, forms, naming, reading, subjects
from hamgam.talk.models import LIAISONS, OF_LIAISONS, SUBJECTS, Post, Talk
from hamgam.talk.views.found import bound, form_of, language, readers_only, the_talk


@require_safe
def talk_list(request: HttpRequest) -> HttpResponse:
    """The talks: those with something new since the reader was there, then the others."""
    readers_only(request)
    new, old = forms.number_in(request.GET, "new"), forms.number_in(request.GET, "before")
    shown = {
        "listed": reading.listed(request.actor, new=new, before=old), "kinds": naming.kind_words(),
        "liaisons": bool(request.actor.is_member and request.actor.roles & OF_LIAISONS),
    }  # fmt: skip
    return render(request, "talk/talk_list.html", shown)


def _quoted(request: HttpRequest, talk: Talk) -> Post | None:
    wanted = forms.number_in(request.POST or request.GET, "quote")
    return reading.whole(talk.posts.filter(number=wanted)).first() if wanted is not None else None


@require_safe
def page(request: HttpRequest, talk: int) -> HttpResponse:
    """One talk: red lines, what is new since the reader was here and first, then what was said before, and a form."""
    row = the_talk(request, talk)
    wanted = {name: forms.number_in(request.GET, name) for name in ("before", "after", "at")}
    shown = reading.read(row, request.actor, times.now(), **wanted)
    typed = forms.Written(language=language())
    where = {
        "read": shown, "partly": any(value is not None for value in wanted.values()),
        "follows": reading.follows(row, request.actor.person),
    }  # fmt: skip
    return render(request, "talk/page.html", {**bound(request, row), **where, **form_of(request, row, typed)})


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, talk: int) -> HttpResponse:
    """Write in a talk, on its own page: with a quotation, or again after something was missing."""
    row = the_talk(request, talk)
    quoted = _quoted(request, row)
    typed = forms.Written(language=language(), quotes=quoted)
    if request.method == "POST":
        organisations = reading.may_be_mentioned(request.actor, language())
        typed = forms.written(request.POST, language(), quoted, organisations)
        if not typed.errors:
            made = acts.write(by=request.actor, on=row, token=token(request), **typed.given())
            messages.success(request, _("Your post stands in the talk."))
            return redirect(naming.address(made.talk, made))
    shown = {**bound(request, row), **form_of(request, row, typed), "action": reverse("talk.write", args=[row.number])}
    return render(request, "talk/write.html", shown, status=422 if typed.errors else 200)


def _thing(request: HttpRequest, kind: str, pk: int) -> Any:
    """What a talk would be about: 404 where there is no such thing, or the reader sees none of its talk."""
    if kind == LIAISONS:
        found: Any = Coalition.objects.first()
    elif kind in SUBJECTS:
        rows = SUBJECTS[kind]._default_manager.all()
        found = (rows.defer("data") if kind == "paper" else rows).filter(pk=pk).first()
    else:
        found = None
    if found is None or not subjects.sees(request.actor, *subjects.where(found)):
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def on(request: HttpRequest, kind: str, thing: int) -> HttpResponse:
    """The talk about a thing: its page where there is one, else a form that begins it."""
    subject = _thing(request, kind, thing)
    there = reading.of(subject)
    if there is not None and request.method == "GET":
        return redirect(naming.address(there))
    typed = forms.Written(language=language())
    if request.method == "POST":
        organisations = reading.may_be_mentioned(request.actor, language())
        typed = forms.written(request.POST, language(), None, organisations)
        if not typed.errors:
            made = acts.write(by=request.actor, on=there or subject, token=token(request), **typed.given())
            messages.success(request, _("Your post stands in the talk."))
            return redirect(naming.address(made.talk, made))
    shown = {
        "title": naming.title_of(*subjects.where(subject)), "kind": naming.kind_words()[kind], "state": "open",
        "back": naming.page_of(*subjects.where(subject)), **form_of(request, there or subject, typed),
        "action": reverse("talk.on", args=[kind, thing]), "unborn": True,
    }  # fmt: skip
    return render(request, "talk/write.html", shown, status=422 if typed.errors else 200)


@require_POST
def follow(request: HttpRequest, talk: int) -> HttpResponse:
    """Whether new posts of this talk go to the reader."""
    row = the_talk(request, talk)
    follows = request.POST.get("follows") == "1"
    acts.follow(by=request.actor, on=row, follows=follows)
    said = _("New posts of this talk reach you.") if follows else _("New posts of this talk do not reach you any more.")
    messages.success(request, said)
    return redirect("talk.page", row.number)
