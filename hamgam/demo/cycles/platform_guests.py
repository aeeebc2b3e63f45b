"""Who is invited to co-operate with the platform, at which level, and the further text on which views are exchanged."""

from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.coalition import Cast
from hamgam.demo.content.platform import told
from hamgam.demo.content.platform.told import GUESTS, WRITERS, Guest
from hamgam.demo.content.shapes import Answer
from hamgam.demo.decisions import counted
from hamgam.demo.story import Story
from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.models import Organisation, Person
from hamgam.positions import acts as positions
from hamgam.texts.models import Text


class Guests:
    """Two organisations that agree with the text and go as far as they accept it; `held` is the day of the fourth meeting."""

    def __init__(self, cast: Cast, held: int) -> None:
        self.cast, self.held = cast, held
        self.further = Story(cast, told.FURTHER)

    def house(self, guest: Guest) -> Organisation:
        """The organisation of a guest."""
        return Organisation.objects.get(names=guest.names.as_dict())

    def actor(self, guest: Guest) -> Actor:
        """Who speaks for a guest."""
        return Actor.of(Person.objects.get(username=guest.person.username), self.house(guest))

    # --- invited, as far as they accept

    def invite(self) -> None:
        """Each by a member, at a level of co-operation."""
        for guest in GUESTS:
            self.invite_one(guest)

    def invite_one(self, guest: Guest) -> None:
        """One of them."""
        members.invite_candidate(
            by=self.cast.liaison(guest.by),
            names=guest.names.as_dict(),
            kind=guest.kind,
            why=guest.why,
            level=guest.level,
        )

    def accept(self) -> None:
        """Somebody takes the seat and says how far the founding text is accepted."""
        for guest in GUESTS:
            house = self.house(guest)
            person = Person.objects.create_user(
                guest.person.username, None, display_name=guest.person.name, language="fa"
            )
            members.accept_invitation(by=Actor.invited(house), on=house.invitations.get(), person=person)
            members.accept_founding_text(by=self.actor(guest), on=house, level=guest.level)

    def bring(self) -> None:
        """Whether they are taken up at that level."""
        for guest in GUESTS:
            question = {
                code: told.ADMITTED.as_dict()[code].format(name=guest.names.as_dict()[code]) for code in ("fa", "en")
            }
            decisions.bring(
                by=self.cast.liaison(guest.by), kind="admission", question=question, closes_at=self.cast.moment(self.held + 52, 20),
                details={"organisation": self.house(guest).public_id, "level": guest.level},
            )  # fmt: skip

    def matters(self) -> list[Matter]:
        """The matters about them."""
        return list(Matter.objects.filter(kind="admission").order_by("number"))

    def answer(self) -> None:
        """All accept."""
        for matter in self.matters():
            for handle in self.cast.organisations:
                decisions.answer(by=self.cast.liaison(handle), on=matter, said={"word": "accept"}, mandated=True)

    def close(self) -> None:
        """The clock counts, where it has not yet."""
        for matter in self.matters():
            counted(matter)

    # --- a further text

    @property
    def text(self) -> Text:
        """The further text as it is now."""
        assert self.further.text is not None
        self.further.text.refresh_from_db()
        return self.further.text

    def begin(self) -> None:
        """A draft by two of the members."""
        self.further.begin()

    def open(self) -> None:
        """Everybody is asked for a month."""
        self.further.open(self.held + 84)

    def views(self) -> None:
        """The first three, clause by clause."""
        for handle, answers in told.FURTHER_ANSWERS.items():
            self.take(self.cast.liaison(handle), answers)

    def guest_answers(self) -> None:
        """Somebody who co-operates as far as joint statements says what it thinks too."""
        self.take(self.actor(WRITERS), {1: told.GUEST_ANSWER})

    def take(self, by: Actor, answers: dict[int, Answer]) -> None:
        """Some answers of one organisation."""
        rows = list(self.text.clauses.filter(state="in").order_by("order"))
        for index, answer in answers.items():
            positions.take(
                by=by, on=rows[index].wordings.get(state="leading"), stance=answer.stance, reason=answer.reason or "",
                mandated=answer.mandated,
            )  # fmt: skip
