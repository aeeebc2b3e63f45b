"""Letters without facts: that something waits, a deadline, a link; never whose text, which clause, what was said."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.engine.spoken import moment
from hamgam.members.here import zone
from hamgam.members.models import Organisation, Person
from hamgam.notices.models import Letter
from hamgam.record.models import Checkpoint


def people_of(organisations: Iterable[Organisation]) -> list[Person]:
    """Everybody who answers for one of these organisations and wants letters."""
    rows = Person.objects.filter(
        seats__organisation__in=list(organisations), seats__until=None, seats__role__in=("liaison", "delegate"),
        is_active=True,
    ).distinct()  # fmt: skip
    return [person for person in rows if "mail" in person.channels and person.email]


def write(people: Iterable[Person], about: str, now: datetime, due: datetime | None = None) -> int:
    """One letter to each, unless the same went to them before; answers how many are new."""
    made = 0
    for person in people:
        with translation.override(person.language):
            subject = _("Something waits for you")
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


def send(now: datetime) -> int:
    """Send what has not gone out; without a mail server in the settings letters wait, and the demo shows them."""
    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        return 0
    sent = 0
    for letter in Letter.objects.filter(sent=None).select_related("person").order_by("pk")[:200]:
        if letter.person.email:
            headers = {"Auto-Submitted": "auto-generated"}
            EmailMessage(letter.subject, letter.body, to=[letter.person.email], headers=headers).send()
        letter.sent = now
        letter.save(update_fields=["sent"])
        sent += 1
    return sent
