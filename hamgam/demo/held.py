"""A demo's assembly that was held, from its call to the adoption of its report, each step by its act on its day."""

from collections.abc import Callable, Iterable

from hamgam.assemblies import grouping, minuting, running
from hamgam.assemblies.group_models import WorkingGroup
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.assemblies import Called
from hamgam.demo.coalition import Cast
from hamgam.demo.content.held import Group, Held
from hamgam.demo.decisions import counted
from hamgam.members.actor import Actor


class Over(Called):
    """One assembly as it is told; `events` has the days on which something happens."""

    def __init__(self, cast: Cast, content: Held) -> None:
        super().__init__(cast, content.call)
        self.held = content
        self.matter: Matter | None = None

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        begins, last = self.content.begins, self.content.begins + self.content.days - 1
        later = range(1, self.content.days)
        return [
            *super().events(), (begins, 2, self.open), (begins, 6, self.work),
            *((begins + day, 2, lambda day=day: self.count(day)) for day in later),  # type: ignore[misc]
            (last, 7, self.end), (self.held.presented, 3, self.present), (self.held.asked, 3, self.ask),
            (self.held.asked + 2, 3, self.answer), (self.held.adopted, 12, self.adopt),
        ]  # fmt: skip

    @property
    def chair(self) -> Actor:
        """Who chairs it."""
        return self.cast.liaison(self.content.chair)

    @property
    def minute_taker(self) -> Actor:
        """Who takes the minutes."""
        return self.cast.liaison(self.content.minute_taker)

    def open(self) -> None:
        """The chair opens, the agenda is adopted, and everybody is counted."""
        running.open(by=self.chair, on=self._assembly())
        running.adopt_agenda(by=self.chair, on=self._assembly())
        self.count(0)

    def count(self, day: int) -> None:
        """Everybody says how many they are on this day of it, counted from 0."""
        made = self._assembly()
        for handle, (active, partial, remote) in self.held.people[day].items():
            running.enter_attendance(
                by=self.cast.liaison(handle), on=made, active=active, partial=partial, remote=remote
            )

    def work(self) -> None:
        """Item by item, with working groups whose results the plenary settles."""
        for place, row in enumerate(self.content.items):
            if place in self.held.unreached:
                continue
            self.take_up(place)
            if row.kind == "working_groups":
                for group in self.held.groups:
                    self.form(group, place)
                    self.bring(group)
                    self.settle(group)
            self.done(place)
        self.write(range(len(self.content.items)), opening=True)

    def take_up(self, place: int) -> None:
        """The chair takes an item up."""
        running.take_up_item(by=self.chair, on=self.item(place))

    def done(self, place: int) -> None:
        """The item is done, or parked, with what came of it."""
        result = self.held.happened[place].result.as_dict()
        running.end_item(by=self.chair, on=self.item(place), parked=place in self.held.parked, result=result)

    def write(self, places: Iterable[int], *, opening: bool = False) -> None:
        """What the minutes say of these items, and of the session as a whole."""
        said = {0: (0, self.held.opening)} if opening else {}
        said |= {self.item(place).pk: (0, self.held.happened[place].words) for place in places}
        minuting.write_minutes(by=self.minute_taker, on=self._assembly(), written=said)

    def form(self, group: Group, place: int) -> None:
        """A working group with its task, and who takes part in it."""
        made = grouping.form_group(
            by=self.chair, on=self._assembly(), titles=group.titles.as_dict(), words=group.task.as_dict(),
            item=self.item(place),
        )  # fmt: skip
        for handle in group.joins:
            grouping.take_part(by=self.cast.liaison(handle), on=made)

    def formed(self, group: Group) -> WorkingGroup:
        """The group as it was formed."""
        found: WorkingGroup = self._assembly().groups.get(titles=group.titles.as_dict())
        return found

    def bring(self, group: Group) -> None:
        """What it brings to the plenary."""
        for row in group.brought:
            grouping.bring_result(
                by=self.cast.liaison(group.brings), on=self.formed(group), titles=row.titles.as_dict(),
                words=row.words.as_dict(),
            )  # fmt: skip

    def settle(self, group: Group) -> None:
        """What the plenary makes of it."""
        for made, row in zip(self.formed(group).results.order_by("number"), group.brought, strict=True):
            final = row.final.as_dict() if row.final else None
            grouping.settle_result(by=self.chair, on=made, state=row.state, final=final)

    def end(self) -> None:
        """The chair closes it; what was not reached is parked."""
        running.close(by=self.chair, on=self._assembly())

    def present(self) -> None:
        """Whoever took the minutes puts the report forward."""
        minuting.present_report(by=self.minute_taker, on=self._assembly())

    def ask(self) -> None:
        """Whether it is adopted."""
        self.matter = decisions.bring(
            by=self.minute_taker, kind="report", question=self.held.question.as_dict(),
            details={"report": self._assembly().reports.get().pk}, closes_at=self.cast.moment(self.held.adopted, 20),
        )  # fmt: skip

    def answer(self) -> None:
        """All accept."""
        for handle in self.cast.organisations:
            decisions.answer(by=self.cast.liaison(handle), on=self.matter, said={"word": "accept"}, mandated=True)

    def adopt(self) -> None:
        """The clock counts, where it has not yet."""
        assert self.matter is not None
        counted(self.matter)
