"""The cycle of a network: fourteen city associations from their founding through an assembly of three days to the next."""

from collections.abc import Callable, Iterable
from datetime import datetime, time
from pathlib import Path

from hamgam.assemblies import acts as assemblies
from hamgam.assemblies import rhythms, running
from hamgam.assemblies.carrying import left_over
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.rhythm_models import Series
from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body
from hamgam.decisions import acts as decisions
from hamgam.decisions import body_acts, variants
from hamgam.decisions.models import Matter, Variant
from hamgam.demo.assemblies import Called
from hamgam.demo.coalition import enrol_keys, found_coalition
from hamgam.demo.content.assemblies import GENERAL
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.duties import SITE as SITE_KEEPER
from hamgam.demo.content.elections import OBSERVERS
from hamgam.demo.content.founding import FOUNDING
from hamgam.demo.content.network import papers, settled, statement
from hamgam.demo.content.network.told import ACCOUNTS
from hamgam.demo.content.organisations import ORGANISATIONS
from hamgam.demo.cycle import FRIDAY, Cycle, Step, named
from hamgam.demo.cycles import network_third as third
from hamgam.demo.decisions import Decided
from hamgam.demo.duties import Duties
from hamgam.demo.story import Story
from hamgam.engine.dates.days import solar
from hamgam.record import times
from hamgam.texts import acts as texts

FOUNDED, KEYED = -235, -230
#: The day of the monthly assembly that is told; how many days ahead each is called.
MONTHLY, AHEAD = -16, 10


class Network(Cycle):
    """Fourteen city associations in six countries."""

    coalition = COALITION

    def __init__(self, today: datetime, keys: Path) -> None:
        super().__init__(today, keys)
        friday = self.friday = self.day_of(FRIDAY, -56)
        self.third, self.duties = third.Third(self.cast, friday), Duties(self.cast)
        self.founding, self.fourth = Decided(self.cast, FOUNDING), Called(self.cast, GENERAL)
        self.statement = Story(self.cast, statement.text(
            friday - 20, friday + 1, friday + 6, friday + 14, friday + 15, friday + 17, friday + 24, friday + 2,
        ))  # fmt: skip
        self.monthly: Assembly | None = None
        self.proposal: Matter | None = None

    def steps(self) -> list[Step]:
        """From the founding to the next assembly."""
        rows = [
            *self._beginning(),
            *self._before(),
            *self._friday(),
            *self._saturday(),
            *self._sunday(),
            *self._after(),
        ]
        return sorted(rows, key=lambda step: (step.day, step.hour))

    # --- from the founding to the call

    def _beginning(self) -> list[Step]:
        founding = named(
            self.founding.events(),
            "the founding text is brought",
            "the founding text is answered",
            "the founding text is agreed",
        )
        return [
            Step("founded", FOUNDED, 9, self.found), Step("keys", KEYED, 10, self.enrol), *founding,
            Step("the site is taken", SITE_KEEPER.day, 12, lambda: self.duties.taken(SITE_KEEPER)),
        ]  # fmt: skip

    def found(self) -> None:
        """The coalition and everybody in it."""
        found_coalition(self.cast, COALITION, ORGANISATIONS, FOUNDED, OBSERVERS)

    def enrol(self) -> None:
        """Keys of those who have one."""
        enrol_keys(self.cast, ORGANISATIONS, self.keys, KEYED)

    def _before(self) -> list[Step]:
        friday, told = self.friday, self.third
        return [
            Step("the assembly is called", friday - 31, 11, told.call), Step("items", friday - 28, 12, told.items),
            Step("the call is drafted", friday - 20, 8, self.statement.begin),
            Step("papers", friday - 9, 18, told.hand_in_before),
            Step("the agenda in order", friday - 8, 12, self.put_in_order),
            Step("reports and proposals", friday - 7, 18, told.bring_reports),
        ]  # fmt: skip

    def put_in_order(self) -> None:
        """The agenda, who holds the offices, and the text that the call is. The rally at noon interrupts the working groups."""
        self.third.prepare()
        made, item = self.third._assembly(), self.third.item(third.CALL)
        order = list(made.items.agenda().values_list("pk", flat=True))
        rally, groups = (order.index(self.third.item(place).pk) for place in (third.RALLY, third.GROUPS))
        order[rally], order[groups] = order[groups], order[rally]
        days = {row.pk: row.day for row in made.items.agenda() if row.day}
        hours = {row.pk: row.hour for row in made.items.agenda() if row.hour}
        assemblies.order_agenda(
            by=self.cast.coordinator, on=made, order=order, days=days, hours=hours, texts={item.pk: self.statement.text}
        )

    # --- the three days

    def _friday(self) -> list[Step]:
        told = self.third
        return self._on(self.friday, (
            ("the assembly is opened", 10, told.open), ("a paper at the session", 11, lambda: told.hand_in(papers.AT_SESSION[0])),
            ("two more papers", 12, lambda: [told.hand_in(row) for row in papers.AT_SESSION[1:]]),
            ("the cities report", 13, told.hear_reports), ("rounds of speech", 15, told.rounds_of_speech),
            ("a debate", 19, told.debate), ("two views are kept", 20, told.keep_views),
            ("the debate is parked", 21, lambda: told.done(third.LATER)), ("the minutes of Friday", 22, told.write_friday),
        ))  # fmt: skip

    def _saturday(self) -> list[Step]:
        told, groups = self.third, third.groups.GROUPS
        return self._on(self.friday + 1, (
            ("Saturday is counted", 10, lambda: told.count(1)), ("groups are formed", 11, told.form_groups),
            ("a rally interrupts", 12, lambda: told.take_up(third.RALLY)),
            ("the rally is over", 14, lambda: told.done(third.RALLY)),
            ("the groups go on", 15, lambda: told.take_up(third.GROUPS)),
            ("a group brings its results", 18, lambda: told.bring(groups[0])), ("the other groups bring theirs", 18, told.bring_results),
            ("the plenary settles them", 19, told.settle_results),
            ("the call becomes a statement", 20, self.rename),
            ("the name", 21, lambda: told.decide(third.NAME, settled.NAME)),
            ("the slogan", 22, lambda: told.decide(third.SLOGAN, settled.SLOGAN)),
            ("the minutes of Saturday", 23, told.write_saturday),
        ))  # fmt: skip

    def _sunday(self) -> list[Step]:
        told = self.third
        return self._on(self.friday + 2, (
            ("Sunday is counted", 10, lambda: told.count(2)),
            ("the coordination duty", 11, lambda: told.decide(third.DUTY, settled.DUTY)),
            ("eight standing groups", 12, told.found_groups),
            ("the next assembly", 15, lambda: told.decide(third.NEXT, settled.NEXT)),
            ("the assembly is closed", 17, told.finish),
        ))  # fmt: skip

    def _on(self, day: int, rows: Iterable[tuple[str, int, Callable[[], object]]]) -> list[Step]:
        return [Step(name, day, hour, act) for name, hour, act in rows]  # type: ignore[arg-type]

    def rename(self) -> None:
        """The call is a statement from now on; its title and three clauses change, and their translations."""
        self.third.take_up(third.CALL)
        text, by = self.statement.text, self.cast.liaison("bandargah")
        assert text is not None
        reviewer, words = self.cast.liaison("larchmouth"), self.statement.content.clauses()
        rows = list(text.clauses.filter(state="in").order_by("order"))
        changed = [(rows[row.clause], words[row.clause].text) for row in statement.CHANGED]
        texts.edit_draft(
            by=by, on=text, kind="statement", titles=statement.RENAMED.as_dict(),
            clauses=[{"id": row.pk, "text": said.fa} for row, said in changed],
        )  # fmt: skip
        for row, said in changed:
            lead = row.wordings.get(state="leading")
            made = texts.write_translation(by=by, on=lead, language="en", words=said.en)
            texts.review_translation(by=reviewer, on=made)
        texts.write_translation(by=by, on=text, language="en", headings={"title": statement.RENAMED.en})
        texts.review_translation(by=reviewer, on=text, language="en")
        self.third.done(third.CALL)

    # --- after it

    def _after(self) -> list[Step]:
        friday, told, story = self.friday, self.third, self.statement
        last = friday + 2
        return [
            Step("what was read back stands", last + 2, 9, self.stand), Step("a local slogan", last + 3, 12, self.propose_variant),
            Step("two views on the duty", last + 3, 13, self.write_duty_views),
            Step("the groups gather", last + 4, 9, self.join_groups),
            Step("a round on the statement", last + 4, 10, lambda: story.open(friday + 14)),
            Step("all answer the statement", last + 5, 11, lambda: story.answer(True)),
            Step("the handover begins", last + 6, 12, self.duties.begin),
            Step("the local slogan is permitted", last + 11, 13, self.permit),
            Step("the round closes", friday + 14, 20, story.close), Step("the statement is final", friday + 15, 18, story.freeze),
            Step("the report is put forward", last + 13, 19, told.present_late), Step("is the report adopted", last + 14, 11, told.ask),
            *(
                Step(name, last + 15, hour, lambda row=row: told.account(row))  # type: ignore[misc]
                for name, hour, row in zip(
                    ("one account", "an account that contradicts", "another account"), (10, 11, 12), ACCOUNTS, strict=True
                )
            ),
            Step("the statement is signed", friday + 17, 19, self.sign), Step("the report is answered", last + 16, 11, told.answer),
            Step("the statement is published", friday + 24, 20, story.publish), Step("the report is adopted", last + 23, 20, told.adopt),
            Step("the next one takes up the duty", last + 24, 12, self.duties.take_up),
            Step("a monthly assembly is agreed", last + 25, 12, self.set_rhythm),
            Step("the communications body proposes", MONTHLY - 9, 17, self.propose),
            Step("the monthly assembly is called", MONTHLY - 4, 9, self.call_monthly),
            Step("the monthly assembly opens", MONTHLY, 18, self.open_monthly),
            Step("the monthly assembly answers", MONTHLY, 19, self.answer_proposal),
            Step("the monthly assembly adopts", MONTHLY, 20, self.adopt_proposal),
            Step("the proposal takes effect", MONTHLY + 1, 10, self.carry_out),
            Step("it can do it alone", last + 40, 12, self.duties.alone),
            *named(self.fourth.events(), "the fourth session is called", "its items", "its agenda"),
            Step("what was left is taken over", GENERAL.called + 2, 17, self.take_over),
        ]  # fmt: skip

    def _from_the_hall(self) -> list[Matter]:
        items = list(self.third._assembly().items.values_list("pk", flat=True))
        return list(Matter.objects.filter(details__item__in=items).order_by("number"))

    def stand(self) -> None:
        """Nobody objected to what was read back; the preparation group is held to its promise."""
        for matter in self._from_the_hall():
            if matter.stage == "read_back":
                decisions.stand(by=self.clock(), on=matter)
        decisions.assign_task(
            by=self.third.minute_taker, on=self.third.matter_of(third.NEXT), words=settled.PROMISED.as_dict(),
            responsible=self.cast.organisations["sepol"], due_on=self.cast.moment(self.friday + 9).date(),
        )  # fmt: skip

    def propose_variant(self) -> None:
        """Words for one place, in its own language."""
        handle, words, place, language = settled.VARIANT
        variants.propose_variant(
            by=self.cast.liaison(handle),
            on=self.third.matter_of(third.SLOGAN),
            words=words,
            place=place,
            language=language,
        )

    def permit(self) -> None:
        """Nobody found that it contradicts; the clock permits it, where it has not yet."""
        for row in Variant.objects.filter(state="open", closes_at__lte=times.now()):
            variants.permit_variant(by=self.clock(), on=row)

    def write_duty_views(self) -> None:
        """The two views that there was too little time for."""
        self.third.views(self.third.matter_of(third.DUTY).difference, settled.DUTY_VIEWS)

    def join_groups(self) -> None:
        """The first who come into each."""
        for matter, (_kind, _names, _charter, joins) in zip(
            self.third.matters_of(third.TASKS).order_by("number"), settled.STANDING, strict=True
        ):
            body = Body.objects.get(slug=matter.result["body"])
            for handle in joins:
                bodies.join(by=self.cast.liaison(handle), on=body)

    def sign(self) -> None:
        """All sign, each in its way."""
        for consent in self.statement.content.consents:
            self.statement.consent(consent)

    # --- the monthly assembly, and the next

    def set_rhythm(self) -> None:
        """From now on every month, on the day of the month on which the first one falls."""
        first = self.cast.moment(MONTHLY).date()
        rhythms.set_rhythm(
            by=self.cast.coordinator, kind="online", titles=settled.MONTHLY.as_dict(), link=settled.MONTHLY_LINK,
            calendar="solar", unit="month", every=1, day_of_month=solar(first)[2], nth=0, weekday=0, hour=time(18),
            minutes=150, zone=COALITION.time_zone, begins_on=first, ahead_days=AHEAD, propose_days=1, papers_days=1,
        )  # fmt: skip

    def propose(self) -> None:
        """By one of the communications body."""
        self.proposal = body_acts.propose(
            by=self.cast.liaison(settled.STANDING[0][3][1]), question=settled.PROPOSAL.as_dict(),
            text=settled.PROPOSAL_TEXT.as_dict(), status_quo=settled.PROPOSAL_STATUS_QUO.as_dict(),
            closes_at=self.cast.moment(MONTHLY, 21),
        )  # fmt: skip

    def call_monthly(self) -> None:
        """The clock calls it, where it has not yet; the proposal is its item, and Hamyar chairs."""
        series = Series.objects.get()
        if not series.assemblies.exists():
            rhythms.call_next(by=self.clock(), series=series)
        made = self.monthly = series.assemblies.order_by("number").first()
        item = assemblies.propose_item(
            by=self.cast.liaison("sepol"), on=made, kind="decision", titles=settled.MONTHLY_ITEM.as_dict(), minutes=40
        )
        assemblies.order_agenda(by=self.cast.coordinator, on=made, order=[item.pk])
        for office, handle in (("chair", "hamyar"), ("minute_taker", "sepol")):
            seat = self.cast.liaison(handle).seat
            assemblies.name_officer(by=self.cast.coordinator, on=made, office=office, seat=seat)

    def open_monthly(self) -> None:
        """All are there from afar."""
        chair, made = self.cast.liaison("hamyar"), self.monthly
        running.open(by=chair, on=made)
        for handle in self.cast.organisations:
            running.enter_attendance(by=self.cast.liaison(handle), on=made, active=2, remote=2)
        running.take_up_item(by=chair, on=made.items.get())

    def answer_proposal(self) -> None:
        """All but one, which asked to speak first."""
        for handle in list(self.cast.organisations)[1:]:
            decisions.answer(by=self.cast.liaison(handle), on=self.proposal, said={"word": "accept"})

    def adopt_proposal(self) -> None:
        """The last one answers, it is counted, and the meeting ends."""
        first = next(iter(self.cast.organisations))
        decisions.answer(by=self.cast.liaison(first), on=self.proposal, said={"word": "accept"})
        chair = self.cast.liaison("hamyar")
        decisions.close(by=chair, on=self.proposal)
        running.end_item(by=chair, on=self.monthly.items.get(), result=settled.MONTHLY_RESULT.as_dict())
        running.close(by=chair, on=self.monthly)

    def carry_out(self) -> None:
        """What was approved takes effect."""
        self.proposal.refresh_from_db()
        body_acts.carry_out(by=self.cast.liaison(settled.STANDING[0][3][1]), on=self.proposal)

    def take_over(self) -> None:
        """The web site, for which there was no time, comes to the next session."""
        made = self.fourth._assembly()
        left = [row.pk for row in left_over(made) if row.pk == self.third.item(third.SITE).pk]
        rhythms.take_over_items(by=self.cast.coordinator, on=made, items=left)
