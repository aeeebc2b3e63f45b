"""Letters without facts: that something waits, a deadline, a link; never whose text, which clause, what was said."""

import logging
import smtplib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.engine.spoken import moment
from hamgam.members.here import zone
from hamgam.members.models import Organisation, Person
from hamgam.notices.models import Letter
from hamgam.record.models import Checkpoint

#: A letter that could not be sent is tried again after this time, for so many days, and forgotten in the end.
AGAIN_AFTER, WORTH_SENDING, FORGOTTEN_AFTER = timedelta(minutes=10), timedelta(days=7), timedelta(days=60)
#: How many letters go out in one look of the clock.
AT_ONCE = 200
logger = logging.getLogger("hamgam")


def people_of(
    organisations: Iterable[Organisation], roles: Iterable[str] = ("liaison", "delegate"), but: int | None = None
) -> list[Person]:
    """Everybody with such a seat in these organisations who wants letters; `but`: a seat whose person knows already."""
    rows = Person.objects.filter(
        seats__organisation__in=list(organisations), seats__until=None, seats__role__in=list(roles), is_active=True,
    ).distinct()  # fmt: skip
    if but is not None:
        rows = rows.exclude(seats__pk=but)
    return [person for person in rows.order_by("username") if wants_letters(person)]


def wants_letters(person: Person) -> bool:
    """Whether the person gave an address and asked for letters."""
    return "mail" in person.channels and bool(person.email)


def write(
    people: Iterable[Person], about: str, now: datetime, due: datetime | None = None, *, urgent: bool = False
) -> int:
    """One letter to each, unless the same went to them before; answers how many are new."""
    made = 0
    for person in people:
        with translation.override(person.language):
            subject = _("Something urgent waits for you") if urgent else _("Something waits for you")
            body = _body(person.language, due)
        _letter, new = Letter.objects.get_or_create(
            person=person, about=about, defaults={"subject": subject, "body": body, "made": now}
        )
        made += new
    return made


def _body(language: str, due: datetime | None) -> str:
    lines = [_("Something waits for your organisation in Hamgam.")]
    if due is not None:
        here = due.astimezone(zone())
        lines.append(_("The deadline: %(when)s") % {"when": moment(here, language)})
    lines += ["", link(reverse("notices.now")), "", _("This letter says nothing more, on purpose.")]
    checkpoint = Checkpoint.objects.order_by("-size").first()
    if checkpoint:
        lines += ["", _("The record as of today, to compare later:"), *checkpoint.note.splitlines()[:3]]
    return "\n".join(lines) + "\n"


def link(path: str) -> str:
    """An address of this installation that a letter can carry."""
    return settings.SITE_ADDRESS.rstrip("/") + path


def there_is_a_server() -> bool:
    """Whether the settings name a mail server; without one letters wait, and the demo shows them."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def send(now: datetime) -> int:
    """Send what has not gone out; answers how many went. What a server does not take now is tried again later."""
    if not there_is_a_server():
        return 0
    sent, connection = 0, get_connection()
    try:
        for letter in _due(now):
            if not _claim(letter, now):
                continue
            if not wants_letters(letter.person):
                letter.delete()
            elif _send_one(letter, connection, now):
                sent += 1
    except (smtplib.SMTPException, OSError) as error:
        # Only what kind of failure it was: the words of a server may hold addresses.
        logger.warning("letters could not be sent now and are tried again: %s", type(error).__name__)
    finally:
        _hang_up(connection)
    return sent


def _due(now: datetime) -> list[Letter]:
    rows = Letter.objects.filter(sent=None, refused=False, made__gt=now - WORTH_SENDING)
    free = Q(tried=None) | Q(tried__lt=now - AGAIN_AFTER)
    return list(rows.filter(free).select_related("person").order_by("pk")[:AT_ONCE])


def _claim(letter: Letter, now: datetime) -> bool:
    """Only one of two clocks sends a letter."""
    free = Q(tried=None) | Q(tried__lt=now - AGAIN_AFTER)
    return Letter.objects.filter(free, pk=letter.pk, sent=None).update(tried=now) == 1


def _send_one(letter: Letter, connection: BaseEmailBackend, now: datetime) -> bool:
    """Whether the server took it. An address that it refuses for good is noted; other failures end this look."""
    message = EmailMessage(
        letter.subject, letter.body, to=[letter.person.email], connection=connection,
        headers={"Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        for_good = all(code >= 500 for code, _words in error.recipients.values())
        Letter.objects.filter(pk=letter.pk).update(refused=for_good)
        return False
    Letter.objects.filter(pk=letter.pk).update(sent=now)
    return True


def _hang_up(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        logger.warning("the mail server did not take leave")


def forget(now: datetime) -> int:
    """Old letters are no longer kept, sent or not; answers how many went."""
    return Letter.objects.filter(made__lt=now - FORGOTTEN_AFTER).delete()[0]
