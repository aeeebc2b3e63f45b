"""What the pages say of talks and posts."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse

from hamgam.members import here
from hamgam.talk import naming, reading, subjects
from hamgam.talk.models import Became, Post

register = template.Library()
register.filter("writer", naming.writer)


@register.filter
def mine(post: Post, actor: Any) -> bool:
    """Whether the reader wrote it."""
    return reading.is_mine(post, actor)


@register.filter
def post_address(post: Post) -> str:
    """Where a post stands in its talk."""
    return naming.address(post.talk, post)


@register.filter
def what_became(row: Became) -> tuple[str, str]:
    """What came of a post: its address and its name."""
    return naming.became(row)


@register.filter
def talk_path(number: int) -> str:
    """The page of the talk with this number."""
    return reverse("talk.page", args=[number])


@register.inclusion_tag("talk/section.html", takes_context=True)
def talk_of(context: RequestContext, thing: Any) -> dict[str, Any]:
    """A small section about the talk of a thing, on the thing's own page: {% talk_of matter %}. At most three queries."""
    actor = context["request"].actor
    kind, row = subjects.where(thing)
    if not subjects.sees(actor, kind, row):
        return {}
    glance = reading.glance(thing, actor)
    address = naming.address(glance.talk) if glance.talk else naming.address_of(kind, row)
    state = glance.talk.state(here.today()) if glance.talk else "open"
    return {"glance": glance, "address": address, "state": state, "shown": True, "talk": glance.talk}


@register.simple_tag(takes_context=True)
def red_lines_of(context: RequestContext, text: Any) -> list[Post]:
    """The limits said on a text before drafting, for its page: {% red_lines_of text as lines %}."""
    return reading.red_lines(text) if subjects.sees(context["request"].actor, "text", text) else []


@register.simple_tag(takes_context=True)
def task_sources(context: RequestContext, tasks: Sequence[Any]) -> dict[int, tuple[str, str]]:
    """For tasks that follow from no decision: the post from which each came, and what its talk is called."""
    return reading.sources(tasks, context["request"].actor)


@register.simple_tag(takes_context=True)
def talks_on(context: RequestContext, kind: str, things: Sequence[Any]) -> dict[int, bool]:
    """For a list of papers or groups: which have a talk, and whether there is something new in it. One query."""
    return reading.talks_on(kind, things, context["request"].actor)
