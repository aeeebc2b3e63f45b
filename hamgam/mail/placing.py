"""Where a mail goes: into a talk, to the enquiries, or to the count of letters that did not arrive.

What comes back to somebody whose answer was not taken is a letter of its own, to the address that is known here and never to
the one that the mail gives: whoever forges a sender moves nobody to write to a stranger.
"""

from datetime import datetime

from django.utils import translation

from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.engine.letters import direction, is_arabic
from hamgam.enquiries import arriving as enquiries
from hamgam.enquiries.models import Enquiry
from hamgam.mail import telling
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.members.models import Person, Seat
from hamgam.notices import bounces
from hamgam.notices.models import Letter
from hamgam.notices.reply import Purpose
from hamgam.papers.mail import Arrived
from hamgam.talk import acts as talk
from hamgam.talk.models import Talk


class Later(Exception):
    """Too much at once: the mail is left where it is and taken at another time."""


def bounced(arrived: Arrived, purpose: Purpose, now: datetime) -> str:
    """A server reports on a letter. What only looks like a report, as a note that somebody is on holiday, is none."""
    letter = Letter.objects.filter(pk=purpose.about).first()
    if arrived.failed is None or purpose.over or letter is None:
        return "automatic"
    bounces.note(letter, for_good=arrived.failed, now=now)
    return "bounce"


def answered(arrived: Arrived, purpose: Purpose, now: datetime, *, whole: bool) -> str:
    """Somebody answers in a talk, from the seat that the letter went to.

    The address is proof that they have the letter; the sender has to be the person's own address too, so that a letter that
    was passed on lets nobody else write in their name.
    """
    held = Seat.objects.held().filter(pk=purpose.whose, person__is_active=True, organisation__left_on=None)
    seat = held.select_related("person", "organisation").first()
    about = Talk.objects.filter(pk=purpose.about).first()
    if seat is None or about is None or not seat.person.email or seat.person.email.lower() != arrived.sender:
        return "not_them"
    outcome = "over" if purpose.over else "too_long" if not whole else "post" if arrived.words else "empty"
    with translation.override(seat.person.language):
        why = _write(arrived, about, seat) if outcome == "post" else telling.early(outcome)
    if not why:
        return outcome
    became = "refused" if outcome == "post" else outcome
    telling.tell(seat.person, about, became, why, now)
    return became


def _write(arrived: Arrived, about: Talk, seat: Seat) -> str:
    """Write it as a post; answers why not, in the person's language, and nothing where it stands."""
    language = language_of(arrived.words, here.languages(), seat.person.language)
    token = f"mail-{arrived.digest[:48]}"
    try:
        talk.write(
            by=Actor.of(seat.person, seat.organisation), on=about, token=token, words=arrived.words, language=language, by_mail=True
        )  # fmt: skip
    except AlreadyRecorded:
        return ""
    except (NotPossible, Refused) as error:
        return telling.later(error)
    return ""


def enquired(arrived: Arrived, purpose: Purpose | None, now: datetime, *, whole: bool) -> str:
    """Somebody outside writes to the coalition's address, or answers to an answer. `Later` where too many came at once."""
    if not arrived.sender:
        return "not_them"
    if not whole or not arrived.words:
        return "empty" if whole else "too_long"
    thread = Enquiry.objects.filter(pk=purpose.about).first() if purpose is not None and not purpose.over else None
    own = Person.objects.filter(email__iexact=arrived.sender, is_active=True, seats__until=None).first()
    if own is not None and thread is None:
        with translation.override(own.language):
            telling.tell(own, None, "own", telling.early("own"), now)
        return "refused"
    language = language_of(arrived.words, here.languages(), here.languages()[0])
    try:
        enquiries.receive(
            words=arrived.words, language=language, subject=arrived.subject, address=arrived.sender, message=arrived.digest,
            message_id=arrived.message_id, thread=thread, by_mail=True,
        )  # fmt: skip
    except NotPossible as error:
        if error.code in ("enquiries_full", "enquiries_crowded"):
            raise Later from error
        return "repeated" if error.code == "enquiry_twice" else "refused"
    return "enquiry"


def language_of(words: str, known: list[str], own: str) -> str:
    """The language of a mail: the person's own where it is written in its letters, else the first known one that is."""
    arabic = sum(map(is_arabic, words))
    side = "rtl" if arabic * 2 > sum(map(str.isalpha, words)) else "ltr"
    return next((code for code in [own, *known] if code in known and direction(code) == side), own)
