"""The demo's coalition: founded, its organisations, people, seats and keys, all by acts."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hamgam.bylaws.founding import found
from hamgam.demo.content.shapes import Coalition as CoalitionContent
from hamgam.demo.content.shapes import Organisation as OrganisationContent
from hamgam.demo.keys import DemoKey
from hamgam.engine import record as engine
from hamgam.members import acts, key_acts
from hamgam.members.actor import Actor
from hamgam.members.models import Coalition, DemoMark, Organisation, Person
from hamgam.record.times import told

#: Seats to which the host invites at the founding; to the others the organisation itself does.
_BY_HOST = frozenset({"liaison", "coordinator", "secretary", "executive"})
SHOWN = ["name", "kind", "city", "country", "intro", "contact", "site"]


@dataclass
class Cast:
    """Who acts in the demo: organisations by handle, their people as actors (the liaison first), their keys."""

    today: datetime
    time_zone: str = "Asia/Tehran"
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, list[Actor]] = field(default_factory=dict)
    keys: dict[str, DemoKey] = field(default_factory=dict)
    #: Whoever speaks for an organisation that takes part without a voice.
    observers: dict[str, Actor] = field(default_factory=dict)
    coordinator: Actor | None = None

    def liaison(self, handle: str) -> Actor:
        """Who speaks for the organisation."""
        return next(actor for actor in self.people[handle] if "liaison" in actor.roles)

    def second(self, handle: str) -> Actor | None:
        """A second person of the organisation, where there is one."""
        liaison = self.liaison(handle)
        others = (actor for actor in self.people[handle] if actor.person != liaison.person)
        return next((actor for actor in others if actor.roles & {"liaison", "delegate"}), None)

    def moment(self, day: int, hour: int = 17) -> datetime:
        """A moment of the told story, `day` days from today."""
        here = self.today.astimezone(ZoneInfo(self.time_zone)) + timedelta(days=day)
        return here.replace(hour=hour, minute=0, second=0, microsecond=0)

    def day_of(self, weekday: int, near: int) -> int:
        """The first such weekday (Monday is 0) on or after a day, counted as days are counted here."""
        return near + (weekday - self.moment(near).weekday()) % 7


def found_coalition(
    cast: Cast, content: CoalitionContent, members: tuple[OrganisationContent, ...], day: int,
    observers: tuple[OrganisationContent, ...] = (),
) -> None:  # fmt: skip
    """Open the log, adopt the bylaws, mark the database as a demo, and bring everybody in."""
    with told(cast.moment(day, 9)):
        found(
            content.shape,
            lambda: Coalition.objects.create(
                names=content.names.as_dict(), intro=content.intro.as_dict(), contact=content.contact,
                shape=content.shape, languages=list(content.languages), time_zone=content.time_zone,
            ),
            host="hamgam-demo.example.org",
        )  # fmt: skip
        DemoMark.objects.create(made=cast.today)
        for row in members:
            _admit(cast, row)
        for row in observers:
            _admit_observer(cast, row)
        coalition = Coalition.objects.get()
        acts.close_founding(by=cast.liaison(members[0].handle), on=coalition)


def _added(row: OrganisationContent, standing: str) -> Organisation:
    made: Organisation = acts.add_organisation(
        by=Actor.host(), names=row.names.as_dict(), short_names=row.short.as_dict(), slug=row.handle, kind=row.kind,
        city=row.city.as_dict(), country=row.country.as_dict(), intro=row.intro.as_dict(), contact=row.contact,
        site=row.site, shown=SHOWN, standing=standing,
    )  # fmt: skip
    return made


def _admit_observer(cast: Cast, row: OrganisationContent) -> None:
    """An organisation without a voice, with the one who speaks for it."""
    organisation = _added(row, "observer")
    for someone in row.people:
        person = Person.objects.create_user(
            someone.username, None, display_name=someone.name, language=someone.language
        )
        link = acts.invite(by=Actor.host(), on=organisation, role="observer")
        acts.accept_invitation(by=Actor.invited(organisation), on=link, person=person)
        cast.observers[row.handle] = Actor.of(person, organisation)


def _admit(cast: Cast, row: OrganisationContent) -> None:
    organisation = _added(row, "member")
    cast.organisations[row.handle] = organisation
    cast.people[row.handle] = []
    for someone in sorted(row.people, key=lambda person: "liaison" not in person.roles):
        person = Person.objects.create_user(
            someone.username, None, display_name=someone.name, language=someone.language
        )
        for role in someone.roles:
            _seat(cast, organisation, row.handle, person, role)
        cast.people[row.handle].append(Actor.of(person, organisation))
        if "coordinator" in someone.roles:
            cast.coordinator = cast.people[row.handle][-1]


def _seat(cast: Cast, organisation: Organisation, handle: str, person: Person, role: str) -> None:
    by = Actor.host() if role in _BY_HOST else cast.liaison(handle)
    link = acts.invite(by=by, on=organisation, role=role)
    acts.accept_invitation(by=Actor.invited(organisation), on=link, person=person)


def enrol_keys(cast: Cast, members: tuple[OrganisationContent, ...], folder: Path, day: int) -> None:
    """A key for each organisation that has one, confirmed by a second person."""
    with told(cast.moment(day)):
        for row in members:
            second = cast.second(row.handle)
            if not row.key or second is None:
                continue
            held = cast.keys[row.handle] = DemoKey(folder, row.handle)
            organisation = cast.organisations[row.handle]
            message = key_acts.enrolment_document(organisation, held.public, None)
            proof = held.sign(message, engine.KEY_NAMESPACE)
            liaison = cast.liaison(row.handle)
            key = key_acts.enrol_key(by=liaison, on=organisation, public=held.public, proof=proof)
            key_acts.confirm_key(by=second, on=key)
