"""The demo's assembly, called and prepared, each step by its act on its day."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from hamgam.assemblies import acts, models
from hamgam.demo.coalition import Cast
from hamgam.demo.content.assemblies import Assembly


class Called:
    """One assembly as it is told; `events` has the days on which something happens."""

    def __init__(self, cast: Cast, content: Assembly) -> None:
        self.cast, self.content = cast, content
        self.made: models.Assembly | None = None

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        day = self.content.called
        return [(day, 3, self.call), (day + 1, 4, self.propose), (day + 2, 4, self.prepare)]

    def call(self) -> None:
        """By whoever holds the coordination duty."""
        content = self.content
        begins = self.cast.moment(content.begins, 10)
        self.made = acts.call(
            by=self.cast.coordinator, kind="general", titles=content.titles.as_dict(), words=content.words.as_dict(),
            place=content.place.as_dict(), first_day=begins.date(),
            last_day=begins.date() + timedelta(days=content.days - 1), from_hour=time(10), to_hour=time(17),
            zone=self.cast.time_zone, propose_until=self._before(begins, 10), papers_until=self._before(begins, 5),
        )  # fmt: skip

    def _before(self, begins: datetime, days: int) -> datetime:
        return begins - timedelta(days=days)

    def propose(self) -> None:
        """Items by the members, and a paper."""
        content, made = self.content, self._assembly()
        for row in content.items:
            acts.propose_item(
                by=self.cast.liaison(row.proposes), on=made, kind=row.kind, titles=row.titles.as_dict(),
                words=row.words.as_dict(), minutes=row.minutes,
            )  # fmt: skip
        acts.hand_in_paper(
            by=self.cast.liaison(content.paper_by), on=made, titles=content.paper.as_dict(),
            data=content.paper_words.encode(), item=made.items.first(),
        )  # fmt: skip

    def prepare(self) -> None:
        """The agenda in order, and who holds the offices."""
        made = self._assembly()
        order = list(made.items.order_by("pk").values_list("pk", flat=True))
        acts.order_agenda(by=self.cast.coordinator, on=made, order=order)
        for office, handle in (("chair", self.content.chair), ("minute_taker", self.content.minute_taker)):
            seat = self.cast.liaison(handle).seat
            acts.name_officer(by=self.cast.coordinator, on=made, office=office, seat=seat)

    def _assembly(self) -> models.Assembly:
        if self.made is None:
            raise LookupError("an assembly is called before anything else happens to it")
        return self.made
