"""The personal feed (Atom): what waits and until when, without names of texts, clauses or organisations."""

import hashlib
from datetime import UTC, datetime

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine.spoken import moment
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.members.models import Person
from hamgam.notices.letters import link
from hamgam.notices.waiting import Task, waiting

#: When nothing waits, the feed has not changed since then.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class _Feed(Atom1Feed):
    """An Atom feed whose own date comes from what it holds and not from the clock, so that it can be compared."""

    def latest_post_date(self) -> datetime:
        """The newest date of its items."""
        return max((item["updateddate"] for item in self.items), default=LONG_AGO)


def tasks_of(person: Person) -> list[Task]:
    """What waits for a person in all the organisations where they sit."""
    first = Actor.of(person)
    seats = [first, *(Actor.of(person, organisation) for organisation in first.elsewhere)]
    return [task for actor in seats for task in waiting(actor)]


def personal_feed(person: Person) -> bytes:
    """The feed's bytes; the same as long as the same waits."""
    language, page = get_language() or "fa", link(reverse("notices.now"))
    made = _Feed(title=_("Hamgam: what waits for you"), link=page, description="", language=language)
    for task in tasks_of(person):
        due = _("Until %(when)s") % {"when": moment(task.due.astimezone(here.zone()), language)} if task.due else ""
        made.add_item(
            title=task.sentence, link=page, description=due, unique_id=_name(person, task),
            updateddate=task.since or LONG_AGO,
        )  # fmt: skip
    return made.writeString("utf-8").encode()


def _name(person: Person, task: Task) -> str:
    """Another one for each person and thing, that tells nothing of either."""
    return "urn:hamgam:" + hashlib.sha256(f"{person.feed_hash}\n{task.about}".encode()).hexdigest()[:32]
