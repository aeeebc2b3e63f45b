"""The coalition before whose walls one stands, with something of every kind in it, and everybody who may come by."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client

from hamgam.assemblies import acts as assemblies
from hamgam.assemblies import opening, registering
from hamgam.assemblies.models import Assembly
from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body
from hamgam.consultations import acts as asking
from hamgam.decisions import acts as deciding
from hamgam.elections import acts as electing
from hamgam.members import acts as members
from hamgam.members import applying, here
from hamgam.members.actor import Actor
from hamgam.members.models import Organisation
from hamgam.members.suspensions import suspend
from hamgam.notices import acts as notices
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.signing import acts as signing
from tests import flow
from tests.assemblies.called import called
from tests.bodies.given import body, mandate
from tests.consultations.asked import opened as asked
from tests.furnished import put_back, stocked
from tests.members.joined import numbered, ready
from tests.people import World, client_of, seat
from tests.walls.rows import fill

#: Everybody who may come by, from outside to inside. a is the house that is looked at as one's own: what belongs to b, c or d
#: is another's.
READERS = {
    "visitor": "has not signed in",
    "former": "signed in; the only seat has ended",
    "held": "signed in; the only seat (in a) is suspended by colleagues",
    "candidate": "sits in an organisation that asks to join",
    "observer": "sits in an observer organisation",
    "suspended": "delegate of d, whose membership is suspended",
    "other delegate": "delegate of b",
    "minute taker": "delegate of c, who takes the minutes of the assembly in session",
    "other": "liaison of c",
    "coordinator": "liaison of b, with the duty of coordination",
    "delegate": "delegate of a",
    "password": "liaison of a who has shown no second factor",
    "liaison": "liaison of a, and chair of the assembly in session",
}


@dataclass
class House:
    """The world, who comes by, and the links that the database itself does not hold."""

    world: World
    people: dict[str, Actor]
    secrets: dict[str, str] = field(default_factory=dict)

    def client(self, reader: str, language: str = "fa") -> Client:
        """The browser of somebody; whatever fails is answered by a page, as in the world."""
        actor = self.people[reader]
        if actor.person is not None:
            actor.person.refresh_from_db()
        client = client_of(actor, language=language)
        client.raise_request_exception = False
        if actor.person is None:
            return client
        session = client.session
        if reader == "password":
            del session["account_authentication_methods"]
        else:  # the whole sweep takes longer than a second factor counts as just shown
            session["account_authentication_methods"][0]["at"] = time.time() + 86_400
        session.save()
        return client


def house() -> House:
    """Made once in each process, and put back for every further use."""
    made: House = put_back("walls", _made)
    return made


def _made() -> House:
    world = stocked()
    _signing(world)
    flow.enrol(world.a, world.a_liaison, world.a_delegate)
    flow.enrol(world.b, world.b_liaison, world.b_delegate)
    secrets = {"invitation": str(members.invite(by=world.a_liaison, on=world.a, role="delegate", label="پیوند").secret)}
    secrets["feed"] = notices.renew_feed(by=world.a_delegate, on=world.a_delegate.person)
    secrets["application"] = applying.apply(names=numbered(), kind="union", why="هم‌راهیم.", language="fa")[1]
    secrets["answer"] = asking.invite(by=world.a_liaison, on=asked(world.a_liaison, "links"), count=1)[0]
    _groups(world)
    _elections(world)
    _assemblies(world, secrets)
    _liaisons(world)
    fill(world)
    people = _people(world)
    return House(world, people, secrets)


def _signing(world: World) -> None:
    """A version on which a's answer waits, b's counts, and c's was objected to."""
    version = flow.frozen(world)
    signing.attest(by=world.a_liaison, on=version, note="با امید", where="تالار")
    flow.attest(version, world.b_liaison, world.b_delegate)
    objected = signing.attest(by=world.c_liaison, on=version, note="شاید")
    signing.object(by=world.c_delegate, on=objected, reason="هنوز نه.")


def _groups(world: World) -> None:
    """A working group of people of a and c, which has a mandate; a unit."""
    group = body(world)
    bodies.join(by=world.a_liaison, on=group)
    bodies.join(by=world.c_liaison, on=group)
    mandate(world, f"body:{group.slug}")
    deciding.bring(
        by=world.c_liaison, kind="decision", question={"fa": "پرسشی دیگر؟"}, text={"fa": "پاسخ."},
        closes_at=times.now() + timedelta(days=30),
    )  # fmt: skip


def _elections(world: World) -> None:
    """An election for which an observer stands, and another in which votes have begun."""
    another = body(world, names={"fa": "کارگروه آموزش"})
    for group in Body.objects.filter(kind="group").order_by("pk"):
        election = electing.open(by=world.a_liaison, office="observer_seat", body=group)
        electing.nominate(by=world.observer, on=election)
        if group == another:
            with times.told(election.nominations_until):
                electing.begin_voting(by=Actor.clock(), on=election)


def _assemblies(world: World, secrets: dict[str, str]) -> None:
    """A seminar that is open to the public; an officer of another house in the assembly in session."""
    seminar = called(world.coordinator)
    session = Assembly.objects.get(stage="in_session")
    assemblies.name_officer(by=world.coordinator, on=session, office="minute_taker", seat=world.c_delegate.seat)
    with written_by(Writing("walls", times.now())):
        seminar.kind = "seminar"
        seminar.save()
    opening.open_to_public(by=world.coordinator, on=seminar, places=3)
    shown = registering.the_open_one(seminar.number)
    assert shown is not None
    secrets["registration"] = registering.register(shown, "رهگذر")[1]


def _liaisons(world: World) -> None:
    """d has no liaison any more; c proposes somebody in view of all."""
    members.end_seat(by=world.d_liaison, on=world.d_liaison.seat, last_is_known=True)
    members.propose_liaison(by=world.c_liaison, on=world.d, candidate="نسترن", reason="سال‌ها با ماست.")


def _people(world: World) -> dict[str, Actor]:
    former = seat(world.c, "delegate", "c-former", by=world.c_liaison)
    members.end_seat(by=world.c_liaison, on=former.seat)
    held = seat(world.a, "delegate", "a-held", by=world.a_liaison)
    members.suspend_seat(by=held, on=held.seat)
    candidate = ready(world, numbered())
    _suspend(world.d)
    people = {
        "visitor": Actor.nobody(), "former": Actor.of(former.person), "held": Actor.of(held.person),
        "candidate": candidate, "observer": world.observer, "suspended": Actor.of(world.d_delegate.person),
        "other delegate": world.b_delegate, "minute taker": world.c_delegate, "other": world.c_liaison,
        "coordinator": world.coordinator, "delegate": world.a_delegate, "password": world.a_liaison,
        "liaison": world.a_liaison,
    }  # fmt: skip
    assert set(people) == set(READERS)
    return people


def _suspend(organisation: Organisation) -> None:
    now = times.now()
    with written_by(Writing("walls", now)):
        suspend(Organisation.objects.get(pk=organisation.pk), here.today() + timedelta(days=90), "بازبینی", now)


@contextmanager
def database() -> Iterator[House]:
    """The house in a database of its own, for a program that is no test."""
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases, teardown_test_environment

    setup_test_environment(debug=False)
    before: Any = setup_databases(0, interactive=False)
    try:
        yield house()
    finally:
        teardown_databases(before, 0)
        teardown_test_environment()
