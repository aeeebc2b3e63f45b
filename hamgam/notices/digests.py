"""The digest («نامهٔ جمع‌بندی»): one letter a day or a week to each who wishes it, written at seven in the coalition's zone.

What several people see is gathered once, by what they may see and not by person, so that the number of queries does not grow
with the number of readers. Writing twice changes nothing: the letter of a day is there already.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.engine.spoken import counted
from hamgam.engine.spoken import day as spoken_day
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.members.models import Person, Seat
from hamgam.notices import keeping, letters, posts, still
from hamgam.notices.addresses import link
from hamgam.notices.composing import one_line
from hamgam.notices.models import Letter, ReadSoFar, Returned, Wishes
from hamgam.notices.news import News, latest
from hamgam.notices.pieces import Piece
from hamgam.talk import reading as talks
from hamgam.talk.models import Post, Talk
from hamgam.talk.naming import address, titles

logger = logging.getLogger("hamgam")
#: The hour at which digests are written; the day of the week on which those of a week are: Saturday, as Python counts.
HOUR, SATURDAY = 7, 5
#: The most news and posts that one digest tells.
NEWS, POSTS = {"daily": 12, "weekly": 30}, 40


def write(now: datetime) -> int:
    """Write the digests that are due; answers how many letters. A new installation begins to count from now."""
    with here.OncePerRequest(), transaction.atomic():
        if now.astimezone(here.zone()).hour < HOUR:
            return 0
        ReadSoFar.objects.get_or_create(id=1)
        mark = ReadSoFar.objects.select_for_update().get(id=1)
        made = sum(_one(mark, way, now) for way in ("daily", "weekly"))
        mark.save(update_fields=["daily", "weekly"])
    return made


def _one(mark: ReadSoFar, way: str, now: datetime) -> int:
    since, today = getattr(mark, way), here.day_of(now)
    begins = today if way == "daily" else today - timedelta(days=(today.weekday() - SATURDAY) % 7)
    if since is not None and here.day_of(since) >= begins:
        return 0
    setattr(mark, way, now)
    return _Digest(way, since, now, begins).write() if since is not None else 0


@dataclass
class _Reader:
    """Somebody who wishes this digest."""

    person: Person
    wish: Wishes
    actor: Actor
    waits: list[Letter] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


class _Digest:
    """All digests of one day or one week."""

    def __init__(self, way: str, since: datetime, now: datetime, day: date) -> None:
        self.way, self.since, self.now, self.day = way, since, now, day
        self._news: dict[tuple[str, str], list[News]] = {}
        self._names: dict[str, dict[int, str]] = {}
        self._talks: dict[int, Talk] = {}

    def write(self) -> int:
        """Gather, compose, keep."""
        readers = self._readers()
        if not readers:
            return 0
        used = self._gather(readers)
        self._add_posts(readers)
        rows = [row for reader in readers.values() if (row := self._try(reader)) is not None]
        made = keeping.keep(rows)
        # The rows stay without words: they keep what was told from being written again.
        Letter.objects.filter(pk__in=used).update(state="told", content=[])
        return made

    def _readers(self) -> dict[Any, _Reader]:
        """Everybody who wishes something of this digest and to whom letters arrive; in three queries."""
        way = Q(waits=self.way) | Q(talk=self.way) | Q(news=self.way)
        wished = Wishes.objects.filter(way, person__is_active=True).exclude(person__email="")
        silent = set(Returned.objects.filter(times__gte=Returned.ENOUGH).values_list("person", flat=True))
        rows = {row.person_id: row for row in wished.select_related("person").order_by("person__username")}
        seats = Seat.objects.held().filter(organisation__left_on=None, person__wishes__isnull=False)
        sitting: dict[Any, list[Seat]] = defaultdict(list)
        for seat in seats.select_related("organisation").order_by("pk"):
            sitting[seat.person_id].append(seat)
        found = {}
        for key, wish in rows.items():
            if key in sitting and key not in silent and letters.wants_letters(wish.person):
                first = [row for row in sitting[key] if row.organisation == sitting[key][0].organisation]
                found[key] = _Reader(wish.person, wish, Actor(person=wish.person, seats=first))
        return found

    def _gather(self, readers: dict[Any, _Reader]) -> list[int]:
        """What began to wait and still does; answers which notes of it are told once and then dropped."""
        notes = Letter.objects.filter(state="gathered", person__wishes__waits=self.way).order_by("pk")
        kept = still.waiting([row for row in notes if row.due is None or row.due > self.now])
        for row in kept.rows:
            if row.person_id in readers:
                readers[row.person_id].waits.append(row)
        return kept.told_once

    def _add_posts(self, readers: dict[Any, _Reader]) -> None:
        """New posts, each for those who follow its talk; one query for each talk in which somebody wrote."""
        wanting = {key for key, row in readers.items() if row.wish.talk == self.way}
        if not wanting:
            return
        rows = Post.objects.filter(at__gt=self.since, at__lte=self.now, taken_back_on=None, removed_on=None)
        by_talk: dict[int, list[Post]] = defaultdict(list)
        for post in talks.whole(rows).order_by("pk"):
            by_talk[post.talk_id].append(post)
        self._talks = {row.pk: row for row in talks.named(Talk.objects.filter(pk__in=list(by_talk)))}
        told = self._told_at_once(by_talk)
        for key, talk in self._talks.items():
            following = set(talks.followers(talk).values_list("pk", flat=True)) & wanting
            for post in by_talk[key]:
                writer = post.seat.person_id if post.seat else None
                for person in following - {writer}:
                    if (person, _about(post)) not in told:
                        readers[person].posts.append(post)

    def _told_at_once(self, by_talk: dict[int, list[Post]]) -> set[tuple[Any, str]]:
        """Posts that spoke to the reader's organisation and so went to them at once; in one query."""
        wanted = {_about(post) for posts_of_one in by_talk.values() for post in posts_of_one}
        rows = Letter.objects.filter(kind="talk", made__gt=self.since, person__wishes__talk=self.way)
        return {(person, about) for person, about in rows.values_list("person", "about") if about in wanted}

    def _try(self, reader: _Reader) -> Letter | None:
        """The letter of one reader. What fails for one of them takes nothing from the others."""
        try:
            return self._letter(reader)
        except DatabaseError:
            raise
        except Exception:
            logger.exception("a digest could not be written")
            return None

    def _letter(self, reader: _Reader) -> Letter | None:
        language = reader.person.language
        with translation.override(language):
            news = self._news_for(reader, language) if reader.wish.news == self.way else []
            if not (reader.waits or reader.posts or news):
                return None
            facts = reader.wish.facts
            if facts:
                pieces = [*_waits(reader.waits), *self._posts(reader.posts, language), *_news(news)]
                subject = self._subject(language)
            else:
                due = min((row.due for row in reader.waits if row.due), default=None)
                pieces, subject = letters.without_facts(due, language), _("Something waits for you")
        return Letter(
            person=reader.person, about=f"digest-{self.way}-{self.day.isoformat()}", kind="digest", language=language,
            subject=one_line(subject, language), content=[piece.row for piece in pieces], made=self.now, facts=facts,
        )  # fmt: skip

    def _subject(self, language: str) -> str:
        said = spoken_day(here.day_of(self.now), language, year=False, weekday=True)
        words = _("Hamgam, the letter of %(day)s") if self.way == "daily" else _("Hamgam, the week until %(day)s")
        return words % {"day": said}

    def _news_for(self, reader: _Reader, language: str) -> list[News]:
        """What happened since, as readers of this standing see it: read once for each standing and language."""
        actor = reader.actor
        key = ("member" if actor.is_member else "observer" if actor.is_observer else "else", language)
        if key not in self._news:
            first, today = here.day_of(self.since), here.day_of(self.now)
            found = latest(actor, NEWS[self.way], own=False)
            self._news[key] = [row for row in found if first <= row.day < today]
        return self._news[key]

    def _posts(self, rows: list[Post], language: str) -> list[Piece]:
        if not rows:
            return []
        if language not in self._names:
            self._names[language] = titles(list(self._talks.values()))
        names = self._names[language]
        pieces = [Piece("head", _("Posts in talks that you follow"))]
        for post in rows[-POSTS:]:
            said = _("%(who)s in “%(talk)s”: %(words)s") % {
                "who": posts.who(post), "talk": names[post.talk_id], "words": posts.in_short(post),
            }  # fmt: skip
            pieces.append(Piece("item", said, link(address(self._talks[post.talk_id], post))))
        if (more := len(rows) - POSTS) > 0:
            said = ngettext("And %(count)s more post:", "And %(count)s more posts:", more)
            pieces.append(Piece("link", said % {"count": counted(more, language)}, link(reverse("talk.list"))))
        return pieces


def _about(post: Post) -> str:
    return f"talk-{post.talk_id}-{post.pk}"


def _waits(rows: Iterable[Letter]) -> list[Piece]:
    items = []
    for row in rows:
        pieces = [Piece.of(piece) for piece in row.content]
        words = ". ".join(piece.words.rstrip(".") for piece in pieces if piece.kind == "p") + "."
        items.append(Piece("item", words, next((piece.address for piece in pieces if piece.address), "")))
    return [Piece("head", _("What waits for you")), *items] if items else []


def _news(rows: list[News]) -> list[Piece]:
    items = [Piece("item", row.sentence, link(row.address)) for row in rows]
    return [Piece("head", _("What happened")), *items] if items else []
