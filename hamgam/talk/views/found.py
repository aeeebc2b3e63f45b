"""What the pages of talks have in common: who may read, what an address names, and what a form of a post needs."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from hamgam.bylaws import rules
from hamgam.members import here
from hamgam.talk import acts, forms, naming, reading, subjects
from hamgam.talk.models import LIAISONS, Post, Talk, observers_read


def language() -> str:
    """The language of the page."""
    return get_language() or "fa"


def readers_only(request: HttpRequest) -> None:
    """404 for whoever reads no talk at all."""
    actor = request.actor
    if not (actor.is_member or (actor.is_observer and observers_read())):
        raise Http404


def the_talk(request: HttpRequest, number: int) -> Talk:
    """The talk with this number, or 404 where the reader may not see it."""
    rows = reading.named(Talk.objects.visible_to(request.actor))
    return get_object_or_404(rows, number=number)  # type: ignore[no-any-return]


def the_post(request: HttpRequest, pk: int) -> Post:
    """A post in a talk that the reader may see."""
    rows = reading.whole(Post.objects.filter(talk__in=Talk.objects.visible_to(request.actor)))
    (post,) = reading.filled([get_object_or_404(rows, pk=pk)])
    post.talk = reading.named(Talk.objects.filter(pk=post.talk_id)).get()
    return post


def bound(request: HttpRequest, talk: Talk) -> dict[str, Any]:
    """What the page of a talk shows beside its posts."""
    kind, thing = subjects.where(talk)
    return {
        "talk": talk, "title": naming.title(talk), "kind": naming.kind_words()[kind], "state": talk.state(here.today()),
        "back": naming.page_of(kind, thing), "moved": naming.address(talk.moved_to) if talk.moved_to else "",
        "movable": kind != LIAISONS, "came_from": list(talk.came_from.order_by("pk")[:10]),
    }  # fmt: skip


def form_of(request: HttpRequest, on: Any, typed: forms.Written) -> dict[str, Any]:
    """What the form of a post needs."""
    kind, thing = subjects.where(on)
    return {
        "form": typed, "languages": here.languages(), "limit": acts.LIMIT, "verdict": rules.ask(request.actor, "talk.write", on),
        "organisations": reading.may_be_mentioned(request.actor, language()), "chosen": [row.pk for row in typed.mentions],
        "red_lines_here": kind == "text" and thing.stage in acts.RED_LINES, "display_name": request.actor.person.display_name,
    }  # fmt: skip
