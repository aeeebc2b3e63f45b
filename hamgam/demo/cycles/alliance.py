"""The alliance's cycle: a founding text with seven fields, a year of statements and ceremonies, a review, and the step after it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from hamgam.assemblies import acts as assemblies
from hamgam.assemblies import evaluating, opening, running
from hamgam.assemblies.models import Assembly
from hamgam.demo.assemblies import Called
from hamgam.demo.coalition import enrol_keys, found_coalition
from hamgam.demo.content.alliance import assembly, founding, texts
from hamgam.demo.content.alliance.organisations import (
    ALLIANCE,
    ORGANISATIONS,
    SEVENTH,
    SEVENTH_CITY,
    SEVENTH_INTRO,
    SEVENTH_WHY,
    SINGLE,
)
from hamgam.demo.cycle import Cycle, Step, hour_of
from hamgam.demo.decisions import Decided
from hamgam.demo.held import Over
from hamgam.demo.story import Story
from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.models import Coalition, Organisation, Person

FOUNDED, KEYED = -380, -375
#: The open seminar about what is not shared.
SEMINAR = -240


class Alliance(Cycle):
    """Six groups on one continent, from their founding to their second yearly assembly.

    `well`: whether the year is judged good. In the other telling the co-operation stays where it is, and nobody new joins.
    """

    coalition = ALLIANCE

    def __init__(self, today: datetime, keys: Path, *, well: bool = True) -> None:
        super().__init__(today, keys)
        cast, self.well = self.cast, well
        self.founding, self.first = Decided(cast, founding.FOUNDING), Decided(cast, founding.FIRST_LEVEL)
        self.second, self.admission = Decided(cast, self._second_level()), Decided(cast, founding.ADMISSION)
        self.season, self.call = Story(cast, texts.SEASON, texts.STAY), Story(cast, texts.CALL)
        self.year, self.next = Over(cast, assembly.YEAR), Called(cast, assembly.NEXT)
        self.seminar: Assembly | None = None

    def _second_level(self) -> founding.Matter:
        matter = founding.SECOND_LEVEL
        if self.well:
            return replace(matter, details={"organisation": "", "level": "joint_actions"})
        return replace(
            matter, details={"organisation": "", "level": "joint_actions"}, replies=(("dorna", founding.NOT_YET),),
            ends=(matter.closes, matter.closes + 10),
        )  # fmt: skip

    def steps(self) -> list[Step]:
        """What happens, in order."""
        rows = [*self._beginning(), *self._statement(), *self._year(), *self._step()]
        if self.well:
            rows += self._further()
        rows += self._told(self.next, "next")
        return sorted(rows, key=lambda step: (step.day, step.hour))

    def _told(self, teller: Decided | Over | Called | Story, name: str) -> list[Step]:
        """The steps of one story, each called by the name of its method where that is one of its own."""
        made: list[Step] = []
        for day, order, act in sorted(teller.events(), key=lambda event: event[:2]):
            called = getattr(act, "__name__", "<lambda>")
            word = f"{name} {len(made)}" if called == "<lambda>" else f"{name} {called}"
            word = f"{word} again" if word in {step.name for step in made} else word
            made.append(Step(word, day, hour_of(order), act))
        return made

    def _beginning(self) -> list[Step]:
        return [
            Step("founded", FOUNDED, 9, lambda: found_coalition(self.cast, ALLIANCE, ORGANISATIONS, FOUNDED, (SINGLE,))),
            Step("keys", KEYED, 17, lambda: enrol_keys(self.cast, ORGANISATIONS, self.keys, KEYED)),
            *self._told(self.founding, "founding"), *self._told(self.first, "first level"),
        ]  # fmt: skip

    def _statement(self) -> list[Step]:
        return [
            *self._told(self.season, "season"),
            Step("seminar called", SEMINAR - 20, 12, self.call_seminar),
            Step("seminar opened", SEMINAR, 18, lambda: running.open(by=self.cast.liaison("badgir"), on=self.seminar)),
            Step("seminar closed", SEMINAR, 20, lambda: running.close(by=self.cast.liaison("badgir"), on=self.seminar)),
        ]  # fmt: skip

    def call_seminar(self) -> None:
        """Called by the duty, chaired by its host, open to anybody."""
        begins = self.cast.moment(SEMINAR, 18)
        self.seminar = assemblies.call(
            by=self.cast.coordinator, kind="seminar", titles=assembly.SEMINAR.as_dict(), words=assembly.SEMINAR_WORDS.as_dict(),
            place=assembly.SEMINAR_PLACE.as_dict(), first_day=begins.date(), last_day=begins.date(), from_hour=time(18),
            to_hour=time(21), zone=self.cast.time_zone, propose_until=begins - timedelta(days=5),
            papers_until=begins - timedelta(days=3),
        )  # fmt: skip
        seat = self.cast.liaison("badgir").seat
        assemblies.name_officer(by=self.cast.coordinator, on=self.seminar, office="chair", seat=seat)
        opening.open_to_public(by=self.cast.coordinator, on=self.seminar, places=60, after_registering=False)

    def _year(self) -> list[Step]:
        begins = assembly.YEAR.call.begins
        return [
            *self._told(self.year, "year"),
            Step("year evaluated", begins + 1, 12, self.evaluate),
            Step("reviews", begins + 4, 18, lambda: [self.look_back(handle) for handle in self.reviews()]),
        ]  # fmt: skip

    def evaluate(self) -> None:
        """What was good and bad in the session, and what was missed before it."""
        for handle, which, words, named in assembly.EVALUATED:
            evaluating.evaluate(
                by=self.cast.liaison(handle),
                on=self.year._assembly(),
                list=which,
                words=words,
                language="fa",
                named=named,
            )

    def reviews(self) -> dict[str, tuple[str, str, str]]:
        """What members say of the year."""
        return founding.REVIEWS if self.well else {**founding.REVIEWS, **founding.POORER}

    def look_back(self, handle: str) -> None:
        """One member’s answers about the co-operation of all."""
        done, short, change = self.reviews()[handle]
        members.write_review(
            by=self.cast.liaison(handle), on=Coalition.objects.get(), done=done, short=short, change=change
        )

    def _step(self) -> list[Step]:
        return self._told(self.second, "second level")

    def _further(self) -> list[Step]:
        opened = founding.ADMISSION.opened
        return [
            Step("seventh invited", opened - 8, 12, self.invite), Step("seventh accepts", opened - 5, 18, self.accept),
            Step("admission bring", opened, 8, self.bring_admission), *self._told(self.admission, "admission")[1:],
            Step("seventh is shown", founding.ADMISSION.closes + 1, 12, self.show), *self._told(self.call, "call"),
        ]  # fmt: skip

    def invite(self) -> None:
        """Khusheh invites the seventh, and somebody takes its first seat."""
        names, kind, someone = SEVENTH
        link = members.invite_candidate(
            by=self.cast.liaison("khusheh"), names=names.as_dict(), kind=kind, why=SEVENTH_WHY.fa
        )
        person = Person.objects.create_user(
            someone.username, None, display_name=someone.name, language=someone.language
        )
        members.accept_invitation(by=Actor.invited(link.organisation), on=link, person=person)

    def seventh(self) -> Organisation:
        """The organisation that joins."""
        found: Organisation = Organisation.objects.get(candidature__isnull=False)
        return found

    def accept(self) -> None:
        """It has read the founding text and accepts it wholly."""
        house = self.seventh()
        members.accept_founding_text(by=Actor.of(house.seats.get().person, house), on=house, level="")

    def show(self) -> None:
        """What the seventh says of itself, and that everybody may read it."""
        house = self.seventh()
        members.edit_organisation(
            by=Actor.of(house.seats.held().get().person, house), on=house, city=SEVENTH_CITY.as_dict(),
            intro=SEVENTH_INTRO.as_dict(), shown=["name", "kind", "city", "intro"],
        )  # fmt: skip

    def bring_admission(self) -> None:
        """Its admission is put to the six."""
        details = {"organisation": self.seventh().public_id, "level": ""}
        self.admission.content = replace(founding.ADMISSION, details=details)
        self.admission.bring()
