"""Letters that come back for good. From the third one on nothing goes to that address; the address itself is shown to nobody."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import F

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


def among(people: Iterable[Person]) -> set[object]:
    """Those of these people to whom no letter arrives."""
    keys = [person.pk for person in people]
    return set(Returned.objects.filter(person__in=keys, times__gte=Returned.ENOUGH).values_list("person", flat=True))


def begin_anew(person: Person) -> None:
    """The person gave another address."""
    Returned.objects.filter(person=person).delete()
