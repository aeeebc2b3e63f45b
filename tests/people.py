"""A small coalition for tests, made by acts: four organisations, a liaison and a delegate each, and an observer."""

import time
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from hamgam.bylaws.founding import found
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import Coalition, Invitation, Organisation, Seat
from hamgam.notices import acts as notices
from hamgam.notices import confirming
from tests.bylaws_files import FEDERATION

PASSWORD = "چراغ-دریا-کوه-۱۲"
NAMES = {
    "a": {"fa": "انجمن آب‌بانان", "en": "Water Keepers"},
    "b": {"fa": "کانون برزگران", "en": "Growers’ Circle"},
    "c": {"fa": "اتحادیهٔ رانندگان", "en": "Drivers’ Union"},
    "d": {"fa": "گروه پزشکان کار", "en": "Work Physicians"},
    "o": {"fa": "انجمن ژرف‌نگران", "en": "Observers’ Society"},
}
SHORT = {
    "a": {"fa": "آب‌بانان", "en": "Keepers"},
    "b": {"fa": "برزگران", "en": "Growers"},
    "c": {"fa": "رانندگان", "en": "Drivers"},
    "d": {"fa": "پزشکان", "en": "Physicians"},
    "o": {"fa": "ژرف‌نگران", "en": "Observers"},
}


@dataclass
class World:
    """What tests stand on. Letters are organisations; `<letter>_liaison` and `<letter>_delegate` act for them."""

    coalition: Coalition
    a: Organisation
    b: Organisation
    c: Organisation
    d: Organisation
    a_liaison: Actor
    a_delegate: Actor
    b_liaison: Actor
    b_delegate: Actor
    c_liaison: Actor
    c_delegate: Actor
    d_liaison: Actor
    d_delegate: Actor
    coordinator: Actor
    o: Organisation | None = None
    observer: Actor | None = None
    nobody: Actor = field(default_factory=Actor.nobody)
    clock: Actor = field(default_factory=Actor.clock)

    @property
    def organisations(self) -> list[Organisation]:
        """The four members, in the order of their letters."""
        return [self.a, self.b, self.c, self.d]

    @property
    def liaisons(self) -> list[Actor]:
        """Their liaisons, in the same order."""
        return [self.a_liaison, self.b_liaison, self.c_liaison, self.d_liaison]


def make_coalition(shape: str = "network", **given: object) -> Coalition:
    """An installation under the bylaws of a shape: the log, the first version, and the coalition's row."""
    values = {
        "names": {"fa": "هم‌پیمانی آزمون", "en": "Test Coalition"},
        "languages": ["fa", "en"],
        "time_zone": "Europe/Berlin",
        **given,
    }
    found(FEDERATION if shape == "federation" else shape, lambda: Coalition.objects.create(shape=shape, **values))
    return Coalition.objects.get()


def add(letter: str, **given: object) -> Organisation:
    """A founding organisation by its letter, or by names of its own."""
    values = {
        "names": NAMES.get(letter),
        "short_names": SHORT.get(letter, {}),
        "slug": letter,
        "shown": ["name"],
        **given,
    }
    return acts.add_organisation(by=Actor.host(), **values)


def invited(organisation: Organisation, role: str, by: Actor | None) -> Invitation:
    """An open invitation; where it takes a second person of the organisation, that one has confirmed it."""
    link = acts.invite(by=by or Actor.host(), on=organisation, role=role)
    if link.waits:
        others = Seat.objects.held().filter(organisation=organisation, role__in=("liaison", "delegate"))
        second = others.exclude(person=link.made_by.person).first()
        acts.confirm_invitation(by=Actor.of(second.person, organisation), on=link)
    return link


def seat(organisation: Organisation, role: str, username: str, *, by: Actor | None = None) -> Actor:
    """A new person in a seat, through an invitation by the host (or by `by`) that is taken up at once."""
    link = invited(organisation, role, by)
    taken = acts.accept_invitation(
        by=Actor.invited(organisation), on=link, username=username, password=PASSWORD, display_name=""
    )
    return Actor.of(taken.person, organisation)


def another_seat(actor: Actor, organisation: Organisation, role: str, *, by: Actor | None = None) -> Actor:
    """A further seat for somebody who is there already."""
    link = invited(organisation, role, by)
    acts.accept_invitation(by=Actor.invited(organisation), on=link, person=actor.person)
    return Actor.of(actor.person, organisation)


def make_world(shape: str = "network", *, duty: str = "coordinator", **given: object) -> World:
    """The coalition with its people; the founding is over. b's liaison also holds the coordination duty, or another."""
    coalition = make_coalition(shape, **given)
    made: dict[str, object] = {}
    for letter in "abcd":
        made[letter] = organisation = add(letter)
        made[f"{letter}_liaison"] = liaison = seat(organisation, "liaison", f"{letter}-liaison")
        made[f"{letter}_delegate"] = seat(organisation, "delegate", f"{letter}-delegate", by=liaison)
    made["coordinator"] = made["b_liaison"] = another_seat(made["b_liaison"], made["b"], duty)
    if _admits_observers():
        made["o"] = add("o", standing="observer")
        made["observer"] = seat(made["o"], "observer", "o-observer")
    acts.close_founding(by=made["a_liaison"], on=coalition)
    coalition.refresh_from_db()
    return World(coalition=coalition, **made)


def _admits_observers() -> bool:
    from hamgam.bylaws.rules import in_force

    return any("observer" in power.gives for power in in_force().powers)


def client_of(actor: Actor, *, language: str = "fa") -> Client:
    """A browser without scripts, signed in as this person in this organisation."""
    client = Client(headers={"accept-language": language})
    if actor.person is not None:
        client.force_login(actor.person)
        session = client.session
        session["organisation"] = actor.organisation.pk if actor.organisation else None
        session.update(shown_second_factor(actor.person))
        session.save()
    return client


def shown_second_factor(person: Any) -> dict[str, Any]:
    """What a session holds right after somebody showed a second factor."""
    return {
        "account_authentication_methods": [
            {"method": "mfa", "at": time.time(), "type": "totp", "reauthenticated": True}
        ],
        "account_authentication_methods_user": str(person.pk),
    }


def reached_by_mail(actor: Actor, address: str = "", language: str = "fa", **more: Any) -> None:
    """The person wants letters and has confirmed the address, else one that their name tells."""
    person: Any = actor.person
    notices.choose_channels(
        by=actor, on=person, channels=["mail"], email=address or f"{person.username}@example.org", language=language,
        **{"display_name": "", **more},
    )  # fmt: skip
    if confirming.asked_of(person):
        confirming.confirm(person.new_address)
