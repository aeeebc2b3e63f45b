"""A letter to somebody whose answer by mail was not taken: why, and where to go on. It repeats nothing of what they wrote."""

from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members import here
from hamgam.members.models import Person
from hamgam.notices import keeping
from hamgam.notices.addresses import link
from hamgam.notices.models import Letter
from hamgam.notices.pieces import Piece
from hamgam.site.sentences import explain, why_not
from hamgam.talk.models import Talk
from hamgam.talk.reading import address


def early(outcome: str) -> str:
    """Why an answer was not even tried, in the reader's language."""
    return {
        "over": _("The address that you answered to is no longer in use: a letter can be answered for thirty days."),
        "too_long": _("Your mail was too large. Write your words alone, without files."),
        "own": _("What comes to the coalition’s own address is read by all members, and is meant for people outside."),
        "empty": _("No words of yours were found in it. Write above the line that the letter begins with."),
    }[outcome]


def later(error: NotPossible | Refused) -> str:
    """Why it could not be recorded, in the reader's language."""
    return why_not(error) if isinstance(error, NotPossible) else explain(error.verdict).sentence


def tell(person: Person, about: Talk | None, outcome: str, why: str, now: datetime) -> None:
    """One letter to the person's own address, once a day and talk for each reason: a program that answers is not fed."""
    name = f"unread-{about.pk if about else 0}-{here.day_of(now)}-{outcome}"
    with translation.override(person.language):
        pieces = [
            Piece("p", _("Your answer by mail was not recorded. %(why)s") % {"why": why}),
            Piece(
                "p",
                _("What you wrote is still among the mails that you sent. Here you can write it in the talk itself:"),
            ),
            Piece("link", "", link(address(about) if about else reverse("talk.list"))),
        ]
        subject = _("Your answer by mail was not recorded")
    keeping.keep(
        [
            Letter(
                person=person, about=name, language=person.language, subject=subject, content=[piece.row for piece in pieces],
                made=now,
            )
        ]
    )  # fmt: skip
