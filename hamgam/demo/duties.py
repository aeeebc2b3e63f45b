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
        told: list[tuple[int, int, Callable[[], None]]] = [(content.BEGUN, 4, self.half_way)]
        for offered in (content.NEXT_TREASURER, content.OFFERED):
            told.append((offered[1], 4, lambda offered=offered: self.offer(offered)))  # type: ignore[misc]
        for row in content.TAKEN:
            told.append((row.day, 4, lambda row=row: self.taken(row)))  # type: ignore[misc]
        told.append((content.SITE.given_up or 0, 4, lambda: self.given_up(content.SITE)))
        return told

    def _holder(self, duty: str = DUTY) -> Actor:
        turn = Known(duty).present(duty)
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

    def half_way(self) -> None:
        """The handover of the fund, half ticked."""
        duty = content.NEXT_TREASURER[0]
        holder = self._holder(duty)
        book = handing.begin_handover(by=holder, duty=duty)
        handing.add_item(by=holder, on=book, words=content.OWN_LINE.as_dict())
        for item in book.items.all()[: content.GIVEN]:
            handing.tick(by=holder, on=item)
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

    def offer(self, offered: tuple[str, int, str]) -> None:
        """Somebody volunteers for what is vacant, or will be."""
        duty, _day, by = offered
        acts.volunteer(by=self.cast.liaison(by), duty=duty)
