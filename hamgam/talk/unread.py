"""Posts for one reader: those that speak to their organisation, those of talks that they follow, and which of them they have read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hamgam.talk.following import followed
from hamgam.talk.models import LastHere, Post, Talk


def _others(actor: Any) -> QuerySet[Post]:
    """What others wrote since the reader sits where they sit, where it stands and they may read it."""
    if not actor.seats:
        return Post.objects.none()
    rows = Post.objects.filter(talk__in=Talk.objects.visible_to(actor), taken_back_on=None, removed_on=None)
    return rows.filter(day__gte=min(seat.since for seat in actor.seats)).exclude(seat__person=actor.person)


def speaking_to(actor: Any) -> QuerySet[Post]:
    """Posts that speak to the reader's organisation."""
    return _others(actor).filter(mentioned__organisation=actor.organisation)


def of_followed(actor: Any) -> QuerySet[Post]:
    """Posts of talks that the reader follows."""
    return _others(actor).filter(talk__in=followed(actor.person))


def unread(posts: QuerySet[Post], person: Any) -> QuerySet[Post]:
    """Those that come after everything that was shown to this person in their talk."""
    shown = LastHere.objects.filter(person=person, talk=OuterRef("talk")).values("shown")[:1]
    return posts.filter(number__gt=Coalesce(Subquery(shown), 0))


def answered(person: Any, talks: Iterable[int]) -> dict[int, int]:
    """Talk → the number of the last post that this person wrote in it: by mail one answers without having opened the page."""
    rows = Post.objects.filter(seat__person=person, talk__in=list(talks)).order_by()
    return dict(rows.values_list("talk").annotate(last=Max("number")))
