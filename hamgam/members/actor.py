"""Who is asking."""

from dataclasses import dataclass, field
from functools import cached_property

from hamgam.engine.bylaws import Actor as RulesActor
from hamgam.engine.bylaws.verdict import Mandate
from hamgam.members.models import Organisation, Person, Seat
from hamgam.members.proofs import Proof

#: Who reads and writes what is among the liaisons.
OF_LIAISONS = frozenset({"liaison", "coordinator", "secretary", "executive"})


@dataclass
class Actor:
    """A person in a seat, or nobody, or the clock. The rules see the organisation, the roles and the standing alone."""

    person: Person | None = None
    seats: list[Seat] = field(default_factory=list)
    special: str = ""
    #: Other organisations in which the person sits too.
    elsewhere: list[Organisation] = field(default_factory=list)
    #: Those that come with the bodies in which one sits; read where an act asks for them, see `hamgam.bodies.sitting`.
    mandates: tuple[Mandate, ...] | None = None
    #: What the session of a browser has shown beside the password; None for whoever comes by no browser.
    proof: Proof | None = None

    @classmethod
    def nobody(cls) -> "Actor":
        """Somebody who has not signed in."""
        return cls()

    @classmethod
    def clock(cls) -> "Actor":
        """What falls due by itself."""
        return cls(special="clock")

    @classmethod
    def host(cls) -> "Actor":
        """Whoever starts an installation; the bylaws give it the founding acts and nothing else."""
        return cls(special="host")

    @classmethod
    def invited(cls, organisation: Organisation) -> "Actor":
        """Somebody who holds an invitation of this organisation."""
        return cls(special="invited", seats=[Seat(organisation=organisation, role="invited")])

    @classmethod
    def key_holder(cls, organisation: Organisation) -> "Actor":
        """Whoever signed a letter with the organisation's key."""
        return cls(special="key_holder", seats=[Seat(organisation=organisation, role="key_holder")])

    @classmethod
    def of(cls, person: Person, organisation: Organisation | None = None) -> "Actor":
        """The person in the seats of one organisation; of the first one where they hold none in it."""
        seats = list(
            person.seats.held().filter(organisation__left_on=None).select_related("organisation").order_by("pk")
        )
        suspended = {
            seat.organisation_id for seat in seats if seat.suspended
        }  # who is in other hands is so in every seat
        seats = [seat for seat in seats if seat.organisation_id not in suspended]
        all_of_them = list(dict.fromkeys(seat.organisation for seat in seats))
        chosen = organisation if organisation in all_of_them else next(iter(all_of_them), None)
        held = [seat for seat in seats if seat.organisation == chosen]
        return cls(person=person, seats=held, elsewhere=[row for row in all_of_them if row != chosen])

    def anew(self) -> "Actor":
        """The same person for the same organisation, with the seats that are held now; the gate asks under its lock."""
        if self.special or self.person is None or self.organisation is None:
            return self
        fresh = Actor.of(self.person, self.organisation)
        fresh.proof = self.proof
        return fresh if fresh.organisation == self.organisation else Actor(person=self.person, proof=self.proof)

    def prove(self, name: str) -> None:
        """`Unproven` where this act asks for a second factor that the session has not shown."""
        if self.proof is not None:
            self.proof.check(name)

    @property
    def organisation(self) -> Organisation | None:
        """On whose behalf."""
        return self.seats[0].organisation if self.seats else None

    @property
    def seat(self) -> Seat | None:
        """The first of the seats, or None."""
        return self.seats[0] if self.seats and self.seats[0].pk else None

    @property
    def seat_id(self) -> int | None:
        """The id of that seat, for the organisation's own list of who did what."""
        return self.seat.pk if self.seat else None

    @property
    def roles(self) -> frozenset[str]:
        """The roles of all seats held in this organisation."""
        return frozenset(seat.role for seat in self.seats)

    @property
    def sorted_roles(self) -> list[str]:
        """The roles in a fixed order, for pages."""
        return sorted(self.roles)

    @property
    def public_id(self) -> str:
        """The organisation's pseudonymous id in the record; empty for the clock and for nobody."""
        return self.organisation.public_id if self.organisation else ""

    @property
    def is_member(self) -> bool:
        """Whether it sees what members see. A suspended organisation reads on; what it may do, the rules say."""
        return self._stands_as("member", "suspended")

    @property
    def is_observer(self) -> bool:
        """Whether it sees what observers see."""
        return self._stands_as("observer")

    @property
    def is_inside(self) -> bool:
        """Whether it sees who the others are: in a member or an observer organisation, not in a candidate."""
        return self.is_member or self.is_observer

    @property
    def is_candidate(self) -> bool:
        """Whether it sits in an organisation that asks to join: it sees what the public sees, and its own way there."""
        return self._stands_as("candidate")

    def _stands_as(self, *standings: str) -> bool:
        return self.organisation is not None and not self.special and self.organisation.standing in standings

    @cached_property
    def rules(self) -> RulesActor:
        """What the bylaws are asked about."""
        roles = self.roles | ({self.special} if self.special else set())
        if self.special in ("clock", "host"):
            standing = self.special
        elif self.special:
            standing = "nobody"  # whoever holds an invitation or a letter has that, and no seat yet
        else:
            standing = self.organisation.standing if self.organisation else "nobody"
        level = self.organisation.level if self.organisation else ""
        return RulesActor(self.public_id or None, frozenset(roles), standing, level or None)
