"""The personal feed (Atom): what waits and until when, new posts and news, each with facts or without as the person wishes.

Without facts it holds no names of texts, clauses, talks or organisations; what is new is told once for each hour, as letters do.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine.spoken import moment
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.members.models import Person
from hamgam.notices import mentions, posts
from hamgam.notices.composing import one_line
from hamgam.notices.letters import link
from hamgam.notices.models import Wishes
from hamgam.notices.news import latest
from hamgam.notices.pieces import Piece, element
from hamgam.notices.task import Task, begin_of
from hamgam.notices.waiting import waiting
from hamgam.talk import reading, unread
from hamgam.talk.models import Post, Talk
from hamgam.talk.naming import address, titles

#: When nothing waits, the feed has not changed since then.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
#: The most entries of each kind.
TASKS, POSTS, NEWS = 60, 30, 12


class _Feed(Atom1Feed):
    """An Atom feed whose own date comes from what it holds and not from the clock, so that it can be compared."""

    def latest_post_date(self) -> datetime:
        """The newest date of its items."""
        return max((item["updateddate"] for item in self.items), default=LONG_AGO)


@dataclass(frozen=True)
class _Entry:
    """One entry. `about` is stable and goes into its name; `said` is HTML; `called`: it speaks to the person's organisation."""

    about: str
    title: str
    at: datetime
    page: str = ""
    said: str = ""
    called: bool = False


def seats_of(person: Person) -> list[Actor]:
    """The person in each of the organisations where they sit."""
    first = Actor.of(person)
    return [first, *(Actor.of(person, organisation) for organisation in first.elsewhere)]


def tasks_of(person: Person) -> list[Task]:
    """What waits for a person in all the organisations where they sit."""
    return [task for actor in seats_of(person) for task in waiting(actor)]


def personal_feed(person: Person) -> bytes:
    """The feed's bytes; the same as long as the same waits and nothing is new."""
    language, page = get_language() or "fa", link(reverse("notices.now"))
    made = _Feed(title=_("Hamgam: what waits for you, and what is new"), link=page, description="", language=language)
    for entry in _entries(person, language):
        made.add_item(
            title=one_line(entry.title, language), link=link(entry.page) if entry.page else page, description=entry.said,
            unique_id=_name(person, entry.about), updateddate=entry.at,
        )  # fmt: skip
    return made.writeString("utf-8").encode()


def _name(person: Person, about: str) -> str:
    """Another one for each person and thing, that tells nothing of either."""
    return "urn:hamgam:" + hashlib.sha256(f"{person.feed_hash}\n{about}".encode()).hexdigest()[:32]


def _entries(person: Person, language: str) -> list[_Entry]:
    wish = Wishes.objects.filter(person=person).first() or Wishes(person=person)
    actors = seats_of(person)
    tasks = [_task(task, language, wish.facts) for actor in actors for task in waiting(actor) if not _is_a_post(task)]
    written = _posts(actors, wish)
    news = _news(actors) if wish.news != "never" else []
    if not wish.facts:
        written, news = _only_that(written), _only_that(news)
    return [*tasks[:TASKS], *written, *news]


def _is_a_post(task: Task) -> bool:
    """Whether the post itself stands in the feed."""
    return task.about.startswith(f"{mentions.KIND}-")


def _task(task: Task, language: str, facts: bool) -> _Entry:
    parts = [task.context] if facts and task.context else []
    if task.due:
        parts.append(_("Until %(when)s") % {"when": moment(task.due.astimezone(here.zone()), language)})
    page = task.address if facts else ""
    return _Entry(task.about, task.sentence, task.since or LONG_AGO, page, escape(" ".join(parts)))


def _posts(actors: list[Actor], wish: Wishes) -> list[_Entry]:
    """The newest posts that speak to the person's organisations, and those of talks that they follow if they wish them."""
    wanted = Q(pk=None)
    for actor in actors:
        wanted |= Q(pk__in=unread.speaking_to(actor).values("pk"))
        if wish.talk != "never":
            wanted |= Q(pk__in=unread.of_followed(actor).values("pk"))
    houses = {actor.organisation.pk for actor in actors if actor.organisation}
    rows = list(reading.whole(Post.objects.filter(wanted)).prefetch_related("mentioned").order_by("-pk")[:POSTS])
    talks = {row.pk: row for row in reading.named(Talk.objects.filter(pk__in={post.talk_id for post in rows}))}
    names = titles(list(talks.values()))
    return [_post(post, talks[post.talk_id], names[post.talk_id], houses) for post in rows]


def _post(post: Post, talk: Talk, title: str, houses: set[int]) -> _Entry:
    called = any(row.organisation_id in houses for row in post.mentioned.all())
    pieces = [Piece("p", _("It speaks to your organisation."))] if called else []
    pieces.append(Piece("p", posts.in_short(post), language=post.language))
    named = _("%(who)s in “%(talk)s”") % {"who": posts.who(post), "talk": title}
    return _Entry(f"post-{post.pk}", named, post.at, address(talk, post), "".join(map(element, pieces)), called)


def _news(actors: list[Actor]) -> list[_Entry]:
    """What happened lately, as the one of the person's organisations reads it that sees most."""
    sees_most = min(actors, key=lambda actor: (not actor.is_member, not actor.is_observer))
    rows = latest(sees_most, NEWS) if sees_most.organisation is not None else []
    return [_Entry(f"news-{row.about}", row.sentence, begin_of(row.day), row.address) for row in rows]


def _only_that(entries: Iterable[_Entry]) -> list[_Entry]:
    """That something is new and nothing else: one entry for an hour, and one for each post that speaks to the organisation."""
    kept: dict[str, _Entry] = {}
    for row in entries:
        about = row.about if row.called else f"new-{row.at.astimezone(UTC):%Y-%m-%dT%H}"
        said = mentions.sentence(1) if row.called else _("Something is new for you in Hamgam")
        kept[about] = _Entry(about, said, row.at)
    return list(kept.values())
