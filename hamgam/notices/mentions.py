"""Posts that speak to an organisation: they wait for whoever sits there until they have read the talk."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.notices.posts import who
from hamgam.notices.task import Asking, Task, word
from hamgam.talk import reading
from hamgam.talk import unread as posts
from hamgam.talk.models import Post, Talk
from hamgam.talk.naming import address, titles

#: The first word of the name of such a task, and the most posts that are looked at.
KIND, MOST = "mentioned", 200


def unread(asking: Asking) -> list[Task]:
    """One task for each talk in which somebody speaks to the organisation: it leads to the first such post."""
    actor = asking.actor
    rows = posts.unread(posts.speaking_to(actor), actor.person).select_related("organisation", "seat__person")
    found = list(rows.order_by("pk")[:MOST])
    answered = posts.answered(actor.person, {post.talk_id for post in found}) if found else {}
    by_talk: dict[int, list[Post]] = {}
    for post in found:
        if post.number > answered.get(post.talk_id, 0):
            by_talk.setdefault(post.talk_id, []).append(post)
    talks = list(reading.named(Talk.objects.filter(pk__in=list(by_talk)))) if by_talk else []
    names = titles(talks)
    return [_task(talk, names[talk.pk], by_talk[talk.pk]) for talk in talks]


def _task(talk: Talk, title: str, rows: list[Post]) -> Task:
    context = _("%(who)s in “%(talk)s”.") % {"who": who(rows[0]), "talk": title}
    if len(rows) > 1:
        context = _("In “%(talk)s”.") % {"talk": title}
    return Task(f"{KIND}-{rows[-1].pk}", sentence(len(rows)), context, address(talk, rows[0]), None, rows[-1].at)


def sentence(count: int) -> str:
    """What is said of so many posts of one talk; it names nothing."""
    said = ngettext(
        "Read a post that speaks to your organisation", "Read %(count)s posts that speak to your organisation", count
    )
    return said % {"count": word(count)}
