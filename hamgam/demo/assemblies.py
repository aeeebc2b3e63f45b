"""The demo's assembly, called and prepared, each step by its act on its day."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from hamgam.assemblies import acts, models
from hamgam.demo.coalition import Cast
from hamgam.demo.content.assemblies import Assembly, Handed


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
        (first, last), begins = content.hours, self.cast.moment(content.begins, content.hours[0])
        self.made = acts.call(
            by=self.cast.coordinator, kind="general", titles=content.titles.as_dict(), words=content.words.as_dict(),
            place=content.place.as_dict(), first_day=begins.date(),
            last_day=begins.date() + timedelta(days=content.days - 1), from_hour=time(first), to_hour=time(last),
            zone=self.cast.time_zone, propose_until=self._before(begins, 10), papers_until=self._before(begins, 5),
            hours={day: (time(start), time(end)) for day, start, end in content.own_hours},
        )  # fmt: skip

    def _before(self, begins: datetime, days: int) -> datetime:
        return begins - timedelta(days=days)

    def propose(self) -> None:
        """Items by the members, and papers."""
        self.items()
        if self.content.paper_by:
            self.hand_in(Handed(self.content.paper, self.content.paper_by, self.content.paper_words))
        for row in self.content.papers:
            self.hand_in(row)

    def items(self) -> None:
        """Items by the members."""
        for row in self.content.items:
            acts.propose_item(
                by=self.cast.liaison(row.proposes), on=self._assembly(), kind=row.kind, titles=row.titles.as_dict(),
                words=row.words.as_dict(), minutes=row.minutes,
            )  # fmt: skip

    def hand_in(self, row: Handed) -> None:
        """One paper."""
        acts.hand_in_paper(
            by=self.cast.liaison(row.by), on=self._assembly(), titles=row.titles.as_dict(), data=row.words.encode(),
            item=None if row.item is None else self.item(row.item),
        )  # fmt: skip

    def item(self, place: int) -> models.Item:
        """An item by its place among those that are told, counted from 0; they are proposed in that order."""
        return self._assembly().items.order_by("pk")[place]

    def prepare(self) -> None:
        """The agenda in order, and who holds the offices."""
        made = self._assembly()
        order = list(made.items.order_by("pk").values_list("pk", flat=True))
        days = {pk: made.days[row.day - 1] for pk, row in zip(order, self.content.items, strict=True) if row.day}
        hours = {pk: time(row.hour) for pk, row in zip(order, self.content.items, strict=True) if row.hour}
        acts.order_agenda(by=self.cast.coordinator, on=made, order=order, days=days, hours=hours)
        named = (("chair", self.content.chair), ("minute_taker", self.content.minute_taker), *self.content.others)
        for office, handle in named:
            acts.name_officer(by=self.cast.coordinator, on=made, office=office, seat=self.cast.liaison(handle).seat)

    def _assembly(self) -> models.Assembly:
        if self.made is None:
            raise LookupError("an assembly is called before anything else happens to it")
        self.made.refresh_from_db()
        return self.made
