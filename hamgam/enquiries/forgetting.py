"""What is forgotten by itself: addresses 30 days after the end, words after the time that the bylaws say."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from hamgam.enquiries.models import EnquirerAddress, Enquiry, FurtherWords
from hamgam.enquiries.ruled import kept_for
from hamgam.members import here

#: For so many days after the answer an address is kept, so that whoever wrote can write back.
ADDRESS = timedelta(days=30)


def forget_addresses(now: datetime) -> int:
    """Erase addresses whose letter was answered or closed long enough ago; answers how many went."""
    over = Enquiry.objects.filter(state__in=("answered", "closed"), ended_on__lt=here.day_of(now) - ADDRESS)
    return EnquirerAddress.objects.filter(enquiry__in=over.values("pk")).delete()[0]


def due(now: datetime) -> list[Enquiry]:
    """Letters whose words are erased now: so long after their end, or after the last that came in where nobody ended them."""
    days = kept_for()
    if days is None:
        return []
    last = here.day_of(now) - timedelta(days=days)
    never_ended = Q(ended_on=None, day__lte=last) & ~Exists(
        FurtherWords.objects.filter(enquiry=OuterRef("pk"), day__gt=last)
    )
    kept = Enquiry.objects.filter(Q(ended_on__lte=last) | never_ended, erased=False)
    return list(kept.order_by("pk")[:200])
