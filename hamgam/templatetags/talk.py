"""What the pages say of talks and posts."""

from typing import Any

from django import template
from django.urls import reverse

from hamgam.talk import naming, reading
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
