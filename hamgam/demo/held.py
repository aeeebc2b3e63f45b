"""The demo's assembly that was held, from its call to the adoption of its report, each step by its act on its day."""

from collections.abc import Callable

from hamgam.assemblies import grouping, minuting, running
from hamgam.assemblies.group_models import WorkingGroup
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.assemblies import Called
from hamgam.demo.coalition import Cast
from hamgam.demo.content.held import Held


class Over(Called):
    """One assembly as it is told; `events` has the days on which something happens."""

    def __init__(self, cast: Cast, content: Held) -> None:
        super().__init__(cast, content.call)
        self.held = content
        self.matter: Matter | None = None

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        begins, last = self.content.begins, self.content.begins + self.content.days - 1
        return [
            *super().events(), (begins, 2, self.open), (begins, 6, self.work), (last, 2, self.count), (last, 7, self.end),
            (self.held.presented, 3, self.present), (self.held.asked, 3, self.ask), (self.held.asked + 2, 3, self.answer),
            (self.held.adopted, 12, self.adopt),
        ]  # fmt: skip

    def open(self) -> None:
        """The chair opens, and the agenda is adopted."""
        made, chair = self._assembly(), self.cast.liaison(self.content.chair)
        running.open(by=chair, on=made)
        running.adopt_agenda(by=chair, on=made)
        self.count()

    def count(self) -> None:
        """Everybody says how many they are today."""
        made = self._assembly()
        for handle, (active, partial, remote) in self.held.people.items():
            running.enter_attendance(
                by=self.cast.liaison(handle), on=made, active=active, partial=partial, remote=remote
            )

    def work(self) -> None:
        """Item by item, with a working group whose results the plenary settles."""
        made, chair = self._assembly(), self.cast.liaison(self.content.chair)
        items = list(made.items.agenda())
        for item, happened in zip(items, self.held.happened, strict=True):
            running.take_up_item(by=chair, on=item)
            if item.kind == "working_groups":
                self._group(grouping.form_group(
                    by=chair, on=made, titles=self.held.group.as_dict(), words=self.held.task.as_dict(), item=item
                ))  # fmt: skip
            running.end_item(by=chair, on=item, result=happened.result.as_dict())
        said = {0: (0, self.held.opening)}
        said |= {item.pk: (0, happened.words) for item, happened in zip(items, self.held.happened, strict=True)}
        minuting.write_minutes(by=self.cast.liaison(self.content.minute_taker), on=made, written=said)

    def _group(self, group: WorkingGroup) -> None:
        for handle in self.held.joins:
            grouping.take_part(by=self.cast.liaison(handle), on=group)
        for row in self.held.brought:
            by, chair = self.cast.liaison(self.held.brings), self.cast.liaison(self.content.chair)
            made = grouping.bring_result(by=by, on=group, titles=row.titles.as_dict(), words=row.words.as_dict())
            final = row.final.as_dict() if row.final else None
            grouping.settle_result(by=chair, on=made, state=row.state, final=final)

    def end(self) -> None:
        """The chair closes it."""
        running.close(by=self.cast.liaison(self.content.chair), on=self._assembly())

    def present(self) -> None:
        """Whoever took the minutes puts the report forward."""
        minuting.present_report(by=self.cast.liaison(self.content.minute_taker), on=self._assembly())

    def ask(self) -> None:
        """Whether it is adopted."""
        self.matter = decisions.bring(
            by=self.cast.liaison(self.content.minute_taker), kind="report", question=self.held.question.as_dict(),
            details={"report": self._assembly().reports.get().pk}, closes_at=self.cast.moment(self.held.adopted, 20),
        )  # fmt: skip

    def answer(self) -> None:
        """All accept."""
        for handle in self.cast.organisations:
            decisions.answer(by=self.cast.liaison(handle), on=self.matter, said={"word": "accept"}, mandated=True)

    def adopt(self) -> None:
        """The clock counts."""
        decisions.close(by=type(self.cast.liaison(self.content.chair)).clock(), on=self.matter)
