"""The demo's duties as they are told: each step by its act on its day."""

from collections.abc import Callable

from hamgam.coordination import acts, handing
from hamgam.coordination.models import Handover
from hamgam.coordination.standing import Known
from hamgam.demo.coalition import Cast
from hamgam.demo.content import duties as content
from hamgam.members.actor import Actor

DUTY = "coordination"


class Duties:
    """The duties of the coalition; `events` has the days on which something happens."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        told: list[tuple[int, int, Callable[[], None]]] = [
            (content.BEGUN, 4, self.begin), (content.TAKEN_UP, 4, self.take_up), (content.ALONE, 4, self.alone),
            (content.BEGUN_AGAIN, 4, self.begin_again), (content.OFFERED[1], 4, self.offer),
        ]  # fmt: skip
        for row in content.TAKEN:
            told.append((row.day, 4, lambda row=row: self.taken(row)))  # type: ignore[misc]
            if row.given_up is not None:
                told.append((row.given_up, 4, lambda row=row: self.given_up(row)))  # type: ignore[misc]
        return told

    def _holder(self) -> Actor:
        turn = Known(DUTY).present(DUTY)
        assert turn is not None
        return self.cast.liaison(turn.organisation.slug)

    def begin(self) -> None:
        """The holder begins, and ticks line by line."""
        book = handing.begin_handover(by=self._holder(), duty=DUTY)
        for item in book.items.all():
            handing.tick(by=self._holder(), on=item)

    def take_up(self) -> None:
        """The next one takes it up: from now on its liaison coordinates."""
        book = Handover.objects.get()
        by = self.cast.liaison(book.to.slug)
        acts.take_up(by=by, duty=DUTY)
        self.cast.coordinator = Actor.of(by.person, by.organisation) if by.person else None
        for item in book.items.all():
            handing.tick(by=by, on=item)

    def alone(self) -> None:
        """It can do it alone."""
        handing.can_do_alone(by=self._holder(), on=Handover.objects.get())

    def begin_again(self) -> None:
        """The next handover, half ticked."""
        book = handing.begin_handover(by=self._holder(), duty=DUTY)
        handing.add_item(by=self._holder(), on=book, words=content.OWN_LINE.as_dict())
        for item in book.items.all()[: content.GIVEN]:
            handing.tick(by=self._holder(), on=item)
        for item in book.items.all()[: content.RECEIVED]:
            handing.tick(by=self.cast.liaison(book.to.slug), on=item)

    def taken(self, row: content.Taken) -> None:
        """Somebody volunteers and takes it up."""
        by = self.cast.liaison(row.by)
        acts.volunteer(by=by, duty=row.duty)
        acts.take_up(by=by, duty=row.duty)

    def given_up(self, row: content.Taken) -> None:
        """And gives it up."""
        acts.give_up(by=self.cast.liaison(row.by), duty=row.duty)

    def offer(self) -> None:
        """Somebody volunteers for what is vacant."""
        duty, _day, by = content.OFFERED
        acts.volunteer(by=self.cast.liaison(by), duty=duty)
