"""Organisations as tests let them join: invited, seated, having accepted the founding text."""

from hamgam.members import acts, applying
from hamgam.members.actor import Actor
from hamgam.members.joining_models import Application
from hamgam.members.models import Invitation, Organisation
from tests.people import PASSWORD, World

NAMES = {"fa": "خانهٔ آموزگاران", "en": "Teachers’ House"}
WHY = "سال‌هاست که کنار هم کار می‌کنیم."


def invited(world: World, names: dict[str, str] = NAMES, **given: str) -> Invitation:
    """The link to the first seat of an organisation that a invited."""
    return acts.invite_candidate(by=world.a_liaison, names=names, **{"why": WHY, **given})


def seated(link: Invitation, username: str = "e-candidate") -> Actor:
    """Somebody has taken the seat."""
    seat = acts.accept_invitation(
        by=Actor.invited(link.organisation), on=link, username=username, password=PASSWORD, display_name=""
    )
    return Actor.of(seat.person, link.organisation)


def ready(world: World, names: dict[str, str] = NAMES, level: str = "", username: str = "e-candidate") -> Actor:
    """A candidate that accepted the founding text."""
    actor = seated(invited(world, names), username)
    acts.accept_founding_text(by=actor, on=actor.organisation, level=level)
    return actor


def applied(names: dict[str, str] = NAMES, **given: str) -> Application:
    """An application by the open page."""
    values = {"kind": "union", "why": WHY, "language": "fa", "contact": "از راه برزگران", **given}
    made, _secret = applying.apply(names=names, **values)
    return made


def numbered() -> dict[str, str]:
    """A name that nobody bears."""
    number = Organisation.objects.count() + Application.objects.count()
    words = ("سپیدار", "کبوتر", "چراغ", "نیزار", "گندم", "فانوس", "صنوبر", "لنگر", "بادبان", "ترمه", "زیتون", "مرجان")
    return {"fa": f"انجمن {words[number % len(words)]} {words[number * 5 % len(words)]} {number}"}
