"""The committee's elections as they are told: a secretary, two more, and in each unit delegates of the conference."""

from collections.abc import Mapping

from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.coalition import Cast
from hamgam.demo.content.committee import elections as content
from hamgam.demo.content.committee.elections import Standing
from hamgam.demo.content.committee.organisations import ORGANISATIONS, SIZES, unit_names
from hamgam.elections import acts
from hamgam.elections.models import Election
from hamgam.members.actor import Actor
from hamgam.members.models import Person


class Voting:
    """Who elects whom; `hold` what a box needs: who stands, the ballots."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def person(self, username: str) -> Actor:
        """Somebody as they are today, with the seats that elections gave them."""
        person = Person.objects.get(username=username)
        house = next(handle for handle, people in self.cast.people.items() if person in [row.person for row in people])
        return Actor.of(person, self.cast.organisations[house])

    # --- units

    def form_units(self) -> None:
        """Each country’s unit is brought; four answer, which is enough, and it is counted when the time is over."""
        for row in ORGANISATIONS:
            names = [person.name for person in row.people]
            places = [{"organisation": row.handle, "name": name} for name in names]
            details = {"do": "make", "kind": "unit", "names": unit_names(row).as_dict(), "places": places,
                       "country": row.country.as_dict()}  # fmt: skip
            matter = decisions.bring(
                by=self.cast.liaison(row.handle), kind="body", details=details,
                question={"fa": f"«{unit_names(row).fa}» را بسازیم؟", "en": f"Shall “{unit_names(row).en}” be formed?"},
            )  # fmt: skip
            for handle in list(self.cast.organisations)[:4]:
                decisions.answer(by=self.cast.liaison(handle), on=matter, said={"word": "yes"})

    def fill_units(self) -> None:
        """Each organisation says who of its people sit in its unit."""
        for row in ORGANISATIONS:
            for actor in self.cast.people[row.handle]:
                name = actor.person.display_name
                bodies.name_member(
                    by=self.cast.liaison(row.handle), on=self.unit(row.handle), seat=actor.seat, name=name
                )

    def unit(self, handle: str) -> Body:
        """The unit of a country."""
        names = {row.handle: unit_names(row).fa for row in ORGANISATIONS}
        return Body.objects.get(kind="unit", names__fa=names[handle])

    # --- the secretary, then two more

    def election(self, office: str) -> Election:
        """The newest election of an office."""
        return Election.objects.filter(office=office, whole=None).latest("number")

    def open(self, office: str) -> None:
        """Opened by whoever chairs the session."""
        acts.open(by=self.cast.liaison("sued"), office=office)

    def propose(self, office: str, row: Standing) -> None:
        """Somebody is proposed by the liaison of their organisation, or proposes themselves."""
        who = self.person(row.username)
        by = self.cast.liaison(row.handle) if row.asked else who
        acts.nominate(by=by, on=self.election(office), seat=who.seat, name=who.person.display_name)

    def stands(self, office: str, row: Standing) -> None:
        """Whoever was asked says yes; all write their page."""
        who = self.person(row.username)
        made = self.election(office).nominations.get(seat__person=who.person)
        if made.state == "asked":
            acts.answer_nomination(by=who, on=made, accepts=True)
        acts.write_page(by=who, on=made, words=row.words.as_dict())

    def nominate(self, office: str, rows: tuple[Standing, ...]) -> None:
        """All of them."""
        for row in rows:
            self.propose(office, row)
            self.stands(office, row)

    def begin(self, office: str) -> None:
        """All are there: the chair of the session ends nominations, and the hall votes."""
        acts.begin_voting(by=self.cast.liaison("sued"), on=self.election(office))

    def vote(self, office: str, ballots: Mapping[str, tuple[str, ...]]) -> None:
        """A secret ballot of each organisation."""
        on = self.election(office)
        keys = {row.seat.person.username: row.key for row in on.nominations.select_related("seat__person")}
        for handle, names in ballots.items():
            acts.cast(by=self.cast.liaison(handle), on=on, choices=tuple(keys[name] for name in names))

    def close(self, office: str) -> None:
        """Counted before its time: everybody has voted."""
        acts.close(by=self.cast.liaison("sued"), on=self.election(office))

    # --- delegates

    def open_delegates(self) -> None:
        """Opened by the secretary, with the members of each unit: the rules are those that the executive set."""
        sizes = {self.unit(handle).slug: size for handle, size in SIZES.items()}
        acts.open(by=self.cast.coordinator, office="delegates", sizes=sizes)

    def part(self, handle: str) -> Election:
        """The election in one unit."""
        return self.election("delegates").parts.get(body=self.unit(handle))

    def stand_in(self, handle: str) -> None:
        """Those who stand in a unit propose themselves."""
        for username in content.DELEGATES[handle]:
            who = self.person(username)
            made = acts.nominate(by=who, on=self.part(handle), seat=who.seat, name=who.person.display_name)
            acts.write_page(by=who, on=made, words=content.DELEGATE_WORDS.as_dict())

    def vote_in(self, handle: str, besides: tuple[Actor, ...] = ()) -> None:
        """Every member of the unit but those named writes the order, the last of them the other way round."""
        part = self.part(handle)
        keys = {row.seat.person.username: row.key for row in part.nominations.select_related("seat__person")}
        order = tuple(keys[name] for name in content.DELEGATES[handle])
        people = self.cast.people[handle]
        for actor in (row for row in people if row not in besides):
            choices = order if actor is not people[-1] else tuple(reversed(order))
            acts.cast(by=Actor.of(actor.person, actor.organisation), on=part, choices=choices)

    def in_all_units(self, what: str, besides: tuple[str, ...] = ()) -> None:
        """Let it happen in every unit but those named."""
        for handle in self.cast.organisations:
            if handle not in besides:
                getattr(self, what)(handle)

    def adopt_report(self) -> None:
        """The executive votes on the report of the session; it is counted when all three have."""
        matter = Matter.objects.get(kind="report")
        for membership in Body.objects.get(kind="executive").memberships.current().select_related("seat__person"):
            by = self.person(membership.seat.person.username)
            decisions.vote(by=by, on=matter, said={"word": "yes"})
        decisions.close(by=self.person("ava"), on=matter)
