"""An address is erased with the person's last seat, and with it what was still to go there, what they followed and how far
they had read."""

from datetime import datetime

from django.db import transaction

from hamgam.members.models import Person, Seat
from hamgam.members.session_models import AccountChange
from hamgam.notices import account_letters, confirming
from hamgam.notices.models import Letter, NewAddress, Returned, Wishes
from hamgam.talk.models import Following, LastHere


def addresses(now: datetime) -> int:
    """People who hold no seat any more: address, channels and letters go; answers of how many people."""
    seated = Seat.objects.held().filter(organisation__left_on=None).values("person")
    for traces in (LastHere, Following):
        traces.objects.exclude(person__in=seated).delete()
    for row in NewAddress.objects.exclude(person__in=seated).select_related("person"):
        confirming.forget(row.person)
    AccountChange.objects.exclude(person__in=seated).delete()
    gone = Person.objects.exclude(email="", feed_hash="").exclude(pk__in=seated)
    keys = list(gone.values_list("pk", flat=True))
    if not keys:
        return 0
    with transaction.atomic():
        for person in gone:
            Letter.objects.filter(about__startswith=account_letters.about(person), state="waiting").delete()
        for table in (Letter, Returned, Wishes):
            table.objects.filter(person__in=keys).delete()
        Person.objects.filter(pk__in=keys).update(email="", channels=[], feed_hash="")
    return len(keys)
