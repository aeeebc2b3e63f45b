"""Talks as one reader sees them: what is new since they were last here and first, what was said before, who is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

from hamgam.members.models import Organisation
from hamgam.talk import subjects
from hamgam.talk.following import followed, followers, follows
from hamgam.talk.models import LIAISONS, Became, LastHere, Mention, Post, PostTranslation, Talk
from hamgam.talk.naming import WITH, WITHOUT, address, title, titles

__all__ = ["address", "followed", "followers", "follows", "listed", "of", "read", "red_lines", "title"]

#: Posts on a page, talks on a page; so long after the last look a new visit begins.
PAGE, TALKS, VISIT = 25, 30, timedelta(minutes=30)
#: What is read with what came of posts.
WHAT_BECAME = ("wording__clause__text", "view__difference", "task__matter", "task__responsible")
#: Posts that the page of the thing itself shows.
NEWEST = 3


def of(subject: Any) -> Talk | None:
    """The talk about a thing, if there is one; the coalition stands for the talk of the liaisons."""
    kind, thing = subjects.where(subject)
    found: Talk | None = named(Talk.objects.filter(kind=kind, **({} if kind == LIAISONS else {kind: thing}))).first()
    return found


def named(talks: models.QuerySet[Talk]) -> models.QuerySet[Talk]:
    """The same talks, read with what their names need."""
    return talks.select_related(*WITH).defer(*WITHOUT)


def whole(posts: models.QuerySet[Post]) -> models.QuerySet[Post]:
    """Posts, read with who wrote them and what they quote."""
    return posts.select_related(
        "organisation", "seat__person", "removed_by", "quotes__organisation", "quotes__seat__person"
    )


def filled(posts: list[Post]) -> list[Post]:
    """The same posts with everything else that is shown of them, in a fixed number of queries."""
    models.prefetch_related_objects(
        posts,
        Prefetch("mentioned", Mention.objects.select_related("organisation")),
        Prefetch("translations", PostTranslation.objects.select_related("organisation")),
        Prefetch("became", Became.objects.select_related(*WHAT_BECAME)),
    )
    return posts


@dataclass
class Read:
    """One page of a talk. `fresh`: new since the last visit, first; `earlier`: what was said before.

    more_fresh, more_earlier: the number at which the next page begins; None where there is no more.
    """

    fresh: list[Post] = field(default_factory=list)
    earlier: list[Post] = field(default_factory=list)
    more_fresh: int | None = None
    more_earlier: int | None = None
    red_lines: list[Post] = field(default_factory=list)


def standing_lines() -> models.QuerySet[Post]:
    """Red lines that nobody took back or removed."""
    return Post.objects.filter(red_line=True, taken_back_on=None, removed_on=None)  # type: ignore[no-any-return]


def red_lines(text: Any, *, at_most: int = 200) -> list[Post]:
    """The limits said on a text that stand, in the order in which they were said; also where its talk went to a clause."""
    rows = standing_lines().filter(
        Q(talk__text=text) | Q(talk__clause__text=text) | Q(talk__wording__clause__text=text)
    )
    return list(rows.select_related("organisation", "talk").order_by("pk")[:at_most])


def read(
    talk: Talk, actor: Any, now: datetime, *, before: int | None = None, after: int | None = None, at: int | None = None
) -> Read:
    """A page of a talk for one reader, who has then been here.

    before, after: the page of earlier or newer posts that begins there. at: a page that holds this post.
    """
    visit = _visit(talk, actor, now)
    shown = Read()
    seen = visit.before if visit is not None else 0
    first_time = visit is not None and visit.pk is None
    if at is not None:
        before = at + PAGE // 2
    if before is None and not first_time:
        rows = list(whole(talk.posts.filter(number__gt=max(seen, after or 0)).order_by("number"))[: PAGE + 1])
        shown.fresh, shown.more_fresh = rows[:PAGE], rows[PAGE - 1].number if len(rows) > PAGE else None
    if after is None:
        old = talk.posts.all() if first_time or before is not None else talk.posts.filter(number__lte=seen)
        old = old.filter(number__lt=before) if before is not None else old
        rows = list(whole(old.order_by("-number"))[: PAGE + 1])
        shown.earlier, shown.more_earlier = rows[:PAGE][::-1], rows[PAGE - 1].number if len(rows) > PAGE else None
    filled([*shown.fresh, *shown.earlier])
    if shown.fresh and all(is_mine(post, actor) for post in shown.fresh):
        shown.earlier, shown.fresh = [*shown.earlier, *shown.fresh], []
    if talk.kind == "text":
        shown.red_lines = red_lines(talk.text)
    if visit is not None:
        _been(visit, [post.number for post in [*shown.fresh, *shown.earlier]])
    return shown


def is_mine(post: Post, actor: Any) -> bool:
    """Whether the reader wrote it."""
    return post.seat is not None and actor.person is not None and post.seat.person_id == actor.person.pk


def _visit(talk: Talk, actor: Any, now: datetime) -> LastHere | None:
    """The reader's visit: the one that lasts, or one that begins now. What was shown is not new at the next one."""
    if actor.person is None:
        return None
    row = LastHere.objects.filter(person=actor.person, talk=talk).first()
    if row is None:
        return LastHere(person=actor.person, talk=talk, at=now)
    if now - row.at > VISIT:
        row.before, row.at, row.begins = row.shown, now, True
    return row


def _been(visit: LastHere, numbers: list[int]) -> None:
    """Keep how far the reader has come; nothing is written where they have seen nothing more. Who was led to a later post has
    not seen what stands before it.
    """
    shown = max(numbers, default=0)
    if visit.pk is None:
        given = {"before": shown, "shown": shown, "at": visit.at}
        LastHere.objects.get_or_create(person=visit.person, talk=visit.talk, defaults=given)
        return
    on = shown > visit.shown and min(numbers) <= visit.shown + 1
    if on or visit.begins:
        visit.shown = shown if on else visit.shown
        visit.save(update_fields=["before", "shown", "at"])


@dataclass
class Listed:
    """A page of talks with their names and newest posts: those with something new, then the others.

    more_fresh, more: where the next page of each begins; None where there is no more.
    """

    fresh: list[tuple[Talk, str, Post | None]] = field(default_factory=list)
    others: list[tuple[Talk, str, Post | None]] = field(default_factory=list)
    more_fresh: int | None = None
    more: int | None = None


def listed(actor: Any, *, new: int | None = None, before: int | None = None) -> Listed:
    """Talks that the reader may see, the newest first. new, before: the page of the former or of the latter that begins there."""
    fresh, more_fresh = _listed(actor, new, fresh=True) if before is None else ([], None)
    others, more = _listed(actor, before, fresh=False) if new is None else ([], None)
    both = [*fresh, *others]
    names = titles(both)
    newest = Post.objects.select_related("organisation").in_bulk([row.newest for row in both])
    told = [[(row, names[row.pk], newest.get(row.newest)) for row in rows] for rows in (fresh, others)]
    return Listed(told[0], told[1], more_fresh, more)


def _listed(actor: Any, before: int | None, *, fresh: bool) -> tuple[list[Any], int | None]:
    posts = Post.objects.filter(talk=OuterRef("pk")).order_by("-number")
    here = LastHere.objects.filter(person=actor.person, talk=OuterRef("pk")).values("shown")[:1]
    rows = named(Talk.objects.visible_to(actor).filter(moved_to=None)).annotate(
        newest=Subquery(posts.values("pk")[:1]), last=Subquery(posts.values("number")[:1]), shown=Subquery(here)
    )
    unread = Q(shown=None) | Q(last__gt=models.F("shown"))
    rows = rows.filter(newest__isnull=False).filter(unread if fresh else ~unread).order_by("-newest")
    if before is not None:
        rows = rows.filter(newest__lt=before)
    found = list(rows[: TALKS + 1])
    return found[:TALKS], found[TALKS - 1].newest if len(found) > TALKS else None


def may_be_mentioned(actor: Any, language: str) -> Sequence[Organisation]:
    """The organisations to which a post can speak, in the order of the alphabet."""
    rows = Organisation.objects.present().exclude(standing="candidate").alphabetical(language)
    return list(rows.only("pk", "names", "short_names"))


def sources(tasks: Sequence[Any], actor: Any) -> dict[int, tuple[str, str]]:
    """Task → the post from which it came and the name of its talk, where the reader may see it; three queries for any number."""
    wanted = [row.pk for row in tasks if row.matter_id is None]
    if not wanted:
        return {}
    seen = Talk.objects.visible_to(actor)
    rows = list(Became.objects.filter(task__in=wanted, post__talk__in=seen).select_related("post"))
    talks = {row.pk: row for row in named(Talk.objects.filter(pk__in=[row.post.talk_id for row in rows]))}
    names = titles(list(talks.values()))
    return {row.task_id: (address(talks[row.post.talk_id], row.post), names[row.post.talk_id]) for row in rows}


@dataclass
class Glance:
    """A talk as the page of its thing shows it: the newest posts, and whether there is something new."""

    talk: Talk | None = None
    posts: list[Post] = field(default_factory=list)
    fresh: bool = False


def glance(thing: Any, actor: Any) -> Glance:
    """The newest posts of the talk about a thing, in at most three queries."""
    kind, row = subjects.where(thing)
    talk = Talk.objects.filter(kind=kind, **{kind: row}).first()
    if talk is None:
        return Glance()
    posts = list(whole(talk.posts.order_by("-number"))[:NEWEST])[::-1]
    seen = LastHere.objects.filter(person=actor.person, talk=talk).values_list("shown", flat=True).first() or 0
    fresh = any(post.number > seen and not is_mine(post, actor) for post in posts)
    return Glance(talk, posts, fresh)


def talks_on(kind: str, things: Sequence[Any], actor: Any) -> dict[int, bool]:
    """Thing → whether there is something new in its talk, for those that have one; in one query."""
    if not actor.is_member:
        return {}
    last = Post.objects.filter(talk=OuterRef("pk")).order_by("-number").values("number")[:1]
    here = LastHere.objects.filter(person=actor.person, talk=OuterRef("pk")).values("shown")[:1]
    rows = Talk.objects.filter(**{f"{kind}__in": [row.pk for row in things]}, moved_to=None)
    found = rows.annotate(last=Subquery(last), shown=Subquery(here)).values_list(f"{kind}_id", "last", "shown")
    return {thing: (number or 0) > (shown or 0) for thing, number, shown in found}
