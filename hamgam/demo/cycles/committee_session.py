"""The committee's session as it is told: called, opened with a quorum, its reports, mandates and urgent item, and its report."""

from datetime import time, timedelta

from hamgam.assemblies import acts, contributing, minuting, running
from hamgam.assemblies.models import Item
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.assemblies import Called
from hamgam.demo.coalition import Cast
from hamgam.demo.content.committee import session as content
from hamgam.demo.content.committee.session import Decided, Said
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.texts.models import Text

#: How long the executive has for what it was mandated to do.
MANDATED_DAYS = 160


class Session(Called):
    """The session; `first` is the day on which it begins, counted from today."""

    def __init__(self, cast: Cast, first: int) -> None:
        super().__init__(cast, content.SESSION)
        self.first = first

    @property
    def chair(self) -> Actor:
        """Who leads it: the secretary who was elected two years ago."""
        return self.cast.liaison(self.content.chair)

    @property
    def clerk(self) -> Actor:
        """Who takes the minutes."""
        return self.cast.liaison(self.content.minute_taker)

    def call(self) -> None:
        """By the secretary, five weeks ahead."""
        said, begins = self.content, self.cast.moment(self.first, 10)
        self.made = acts.call(
            by=self.chair, kind="regular", titles=said.titles.as_dict(), words=said.words.as_dict(),
            place=said.place.as_dict(), first_day=begins.date(), last_day=begins.date() + timedelta(days=said.days - 1),
            from_hour=time(10), to_hour=time(18), zone=self.cast.time_zone, propose_until=begins - timedelta(days=10),
            papers_until=begins - timedelta(days=5),
        )  # fmt: skip

    def bring_reports(self) -> None:
        """Three organisations hand in their reports."""
        for handle, words in content.REPORTS.items():
            contributing.contribute(
                by=self.cast.liaison(handle), on=self._assembly(), kind="report", words=words.as_dict()
            )

    def order(self, text: Text) -> None:
        """The four items in order, the second about the document on tasks; who chairs and who writes."""
        made = self._assembly()
        rows = list(made.items.order_by("pk"))
        days = dict(
            zip((row.pk for row in rows), (made.first_day, made.first_day, made.first_day, made.last_day), strict=True)
        )
        acts.order_agenda(
            by=self.chair, on=made, order=[row.pk for row in rows], days=days, texts={rows[1].pk: text}
        )  # fmt: skip
        for office, actor in (("chair", self.chair), ("minute_taker", self.clerk)):
            acts.name_officer(by=self.chair, on=made, office=office, seat=actor.seat)

    # --- two days

    def open(self) -> None:
        """Six of seven are there: a quorum. Heads of units and the officer are counted too, and count in none."""
        made = self._assembly()
        running.open(by=self.chair, on=made)
        self.count(content.FIRST_DAY)
        running.adopt_agenda(by=self.chair, on=made)

    def count(self, people: dict[str, tuple[int, int, int]]) -> None:
        """Everybody says how many they are today, observers as well."""
        for handle, (active, partial, remote) in people.items():
            by = self.cast.observers[handle] if handle in self.cast.observers else self.cast.liaison(handle)
            running.enter_attendance(by=by, on=self._assembly(), active=active, partial=partial, remote=remote)

    def take_up(self, place: int, said: Said) -> Item:
        """An item is taken up, and those who ask for the floor speak in turn."""
        made = self._assembly()
        item: Item = made.items.agenda()[place]
        running.take_up_item(by=self.chair, on=item)
        for handle in said.speak:
            by = self.cast.observers[handle] if handle in self.cast.observers else self.cast.liaison(handle)
            turn = running.ask_to_speak(by=by, on=made)
            running.give_floor(by=self.chair, on=turn)
            running.end_turn(by=self.chair, on=turn)
        return item

    def end_item(self, place: int, said: Said) -> None:
        """It is done; the clerk has written."""
        item = self._assembly().items.agenda()[place]
        if item.state == "current":
            running.end_item(by=self.chair, on=item, result=said.result.as_dict())
        minuting.write_minutes(by=self.clerk, on=self._assembly(), written={item.pk: (0, said.words)})

    def decide(self, item: Item, kind: str, row: Decided, /, **details: object) -> Matter:
        """What the chair read back is entered under its item."""
        made, counted = self._assembly(), content.FIRST_DAY if self.today_is_first() else content.SECOND_DAY
        members = [people for handle, people in counted.items() if handle in self.cast.organisations]
        entered: Matter = decisions.enter(
            by=self.chair, kind=kind, question=row.question.as_dict(), text=row.text.as_dict(), agreed=True,
            decided_on=here.today(), present=len(members), individuals=sum(sum(people[:2]) for people in members),
            place=made.place, details={**details, "item": item.pk},
        )  # fmt: skip
        return entered

    def today_is_first(self) -> bool:
        """Whether it is the first day."""
        return here.today() == self._assembly().first_day

    def reports(self) -> None:
        """The first item: three reports, each with its debate."""
        minuting.write_minutes(by=self.clerk, on=self._assembly(), written={0: (0, content.OPENING)})
        self.take_up(0, content.HAPPENED[0])
        self.end_item(0, content.HAPPENED[0])

    def tasks(self) -> None:
        """The second item: the document on tasks is debated."""
        self.take_up(1, content.HAPPENED[1])

    def give_to_finish(self, text: Text) -> None:
        """It goes to the executive, which nobody has elected yet."""
        ends = here.today() + timedelta(days=MANDATED_DAYS)
        self.decide(
            self._assembly().items.agenda()[1], "mandate", content.MANDATE_TO_FINISH, to="kind:executive", act="texts.finish",
            text=text.number, ends_on=ends.isoformat(),
        )  # fmt: skip
        self.end_item(1, content.HAPPENED[1])

    def conference(self) -> None:
        """The third item: a conference, and a mandate for its day, place and rules."""
        item, ends = self.take_up(2, content.HAPPENED[2]), here.today() + timedelta(days=MANDATED_DAYS)
        self.decide(item, "decision", content.CONFERENCE)
        self.decide(
            item, "mandate", content.MANDATE_TO_SETTLE, to="kind:executive", act="decisions.settle_by_mandate", kind="calendar",
            times=1, ends_on=ends.isoformat(),
        )  # fmt: skip
        self.end_item(2, content.HAPPENED[2])

    def urgent(self) -> None:
        """The second day begins with what nobody could know: a campaign, and a day of remembrance."""
        made, row = self._assembly(), content.URGENT
        self.count(content.SECOND_DAY)
        added = acts.propose_item(
            by=self.chair, on=made, kind=row.kind, titles=row.titles.as_dict(), minutes=row.minutes
        )
        rows = list(made.items.agenda())
        order = [row.pk for row in rows]
        days = {row.pk: row.day for row in rows} | {added.pk: made.last_day}
        acts.order_agenda(by=self.chair, on=made, order=[*order[:3], added.pk, *order[3:]], days=days)
        item = self.take_up(3, content.URGENT_SAID)
        self.decide(item, "decision", content.CAMPAIGN)
        self.decide(item, "calendar", content.REMEMBRANCE)
        self.end_item(3, content.URGENT_SAID)

    def leadership(self) -> None:
        """The form of leadership is brought in the hall, to be answered at once."""
        item, row = self.take_up(4, content.HAPPENED[3]), content.LEADERSHIP
        decisions.bring(
            by=self.cast.liaison("alman"), kind="leadership", question=row.question.as_dict(), text=row.text.as_dict(),
            details={"offices": content.SEATS, "item": item.pk}, closes_at=times.now() + timedelta(days=6),
        )  # fmt: skip

    def form(self) -> Matter:
        """The matter of the form of leadership."""
        return Matter.objects.get(kind="leadership")

    def answer_form(self) -> None:
        """All seven answer; one is against. It is counted as soon as all have."""
        for handle in self.cast.organisations:
            word, reason = ("no", "سخنگوی چرخشی را بهتر می‌دانیم.") if handle == "kanada" else ("yes", "")
            decisions.answer(
                by=self.cast.liaison(handle), on=self.form(), said={"word": word}, reason=reason, mandated=True
            )
        decisions.close(by=self.chair, on=self.form())

    def close(self) -> None:
        """The last item is done; the session is closed, voting goes on."""
        self.end_item(4, content.HAPPENED[3])
        running.close(by=self.chair, on=self._assembly())

    # --- afterwards

    def inform(self) -> None:
        """Units and members are told: a task for whoever led it, and what became of it."""
        matter = Matter.objects.filter(stage="agreed", details__item__isnull=False, kind="decision").latest("number")
        decisions.assign_task(
            by=self.chair, on=matter, words=content.INFORM.as_dict(), responsible=self.cast.organisations["sued"],
            due_on=here.today() + timedelta(days=5),
        )  # fmt: skip

    def informed(self) -> None:
        """It is done; the report is put forward."""
        task = Matter.objects.get(tasks__isnull=False).tasks.get()
        decisions.report_task(by=self.chair, on=task, state="done", report=content.INFORMED.as_dict())
        minuting.present_report(by=self.clerk, on=self._assembly())

    def ask_report(self) -> None:
        """The executive, elected meanwhile, is asked whether it adopts the report."""
        decisions.bring(
            by=self.clerk, kind="report", question=content.REPORT_ASKED.as_dict(), closes_at=times.now() + timedelta(days=6),
            details={"report": self._assembly().reports.get().pk, "public": True},
        )  # fmt: skip
