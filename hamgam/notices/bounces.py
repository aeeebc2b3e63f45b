"""Letters that come back for good: counted and told from the first one on, to the person and their own organisation alone.

From the third one on nothing goes to that address; the address itself is shown to nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q

from hamgam.members import here
from hamgam.members.models import Person
from hamgam.notices.models import Letter, Returned

#: Letters that came back longer apart than this are not counted together.
TOGETHER = timedelta(days=60)


def note(letter: Letter, *, for_good: bool, now: datetime) -> None:
    """A letter that was sent came back. What may still arrive is not counted, and one letter counts once."""
    over = Letter.objects.filter(pk=letter.pk).exclude(state__in=("refused", "returned"))
    if for_good and over.update(state="returned"):
        count(letter, now)


def count(letter: Letter, now: datetime) -> None:
    """The address of a letter, which is `returned`, is dead: counted together with those that came back lately."""
    if letter.person_id is not None:
        Returned.objects.filter(person=letter.person_id, last__lt=now - TOGETHER, times__lt=Returned.ENOUGH).delete()
        Returned.objects.get_or_create(person_id=letter.person_id, defaults={"last": now})
        Returned.objects.filter(person=letter.person_id).update(times=F("times") + 1, last=now)
    elif letter.subscriber is not None:
        lately = Letter.objects.filter(subscriber=letter.subscriber, state="returned", made__gt=now - TOGETHER)
        letter.subscriber.returned = lately.count()
        letter.subscriber.save(update_fields=["returned"])
        if letter.subscriber.returned >= Returned.ENOUGH:
            letter.subscriber.delete()


def address_of(letter: Letter) -> str:
    """Where a letter goes to, as it stands now; empty where it is not wanted any more, or never arrives."""
    if letter.person is not None:
        wanted = "mail" in letter.person.channels and letter.person.is_active
        return letter.person.email if wanted and not stopped(letter.person) else ""
    if letter.subscriber is not None:
        return letter.subscriber.address if letter.subscriber.confirmed or letter.kind == "confirm" else ""
    return letter.outsider


def stopped(person: Person) -> bool:
    """Whether letters to this person came back too often."""
    found = getattr(person, "returned", None)
    return found is not None and found.stopped


@dataclass(frozen=True)
class CameBack:
    """How many letters to somebody came back, when the last one did, and whether that ended the letters."""

    times: int
    day: date
    stopped: bool


def lately(people: Iterable[Person], now: datetime) -> dict[object, CameBack]:
    """Person → what came back, for those of these people to whom letters did; what is long over is not told."""
    counting = Q(times__gte=Returned.ENOUGH) | Q(last__gte=now - TOGETHER)
    rows = Returned.objects.filter(counting, person__in=[person.pk for person in people], times__gt=0)
    return {row.person_id: CameBack(row.times, here.day_of(row.last), row.stopped) for row in rows}


def begin_anew(person: Person) -> None:
    """The person gave another address."""
    Returned.objects.filter(person=person).delete()
