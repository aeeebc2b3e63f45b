"""What is forgotten by itself: addresses 30 days after the end, words after the time that the bylaws say."""

from datetime import datetime, timedelta

from hamgam.enquiries.models import EnquirerAddress, Enquiry
from hamgam.enquiries.ruled import kept_for
from hamgam.members import here

#: For so many days after the answer an address is kept, so that whoever wrote can write back.
ADDRESS = timedelta(days=30)


def forget_addresses(now: datetime) -> int:
    """Erase addresses whose letter was answered or closed long enough ago; answers how many went."""
    over = Enquiry.objects.filter(state__in=("answered", "closed"), ended_on__lt=here.day_of(now) - ADDRESS)
    return EnquirerAddress.objects.filter(enquiry__in=over.values("pk")).delete()[0]


def due(now: datetime) -> list[Enquiry]:
    """Letters whose words are erased now."""
    days = kept_for()
    if days is None:
        return []
    ended = Enquiry.objects.filter(erased=False, state__in=("answered", "closed"))
    return list(ended.filter(ended_on__lte=here.day_of(now) - timedelta(days=days)).order_by("pk")[:200])
