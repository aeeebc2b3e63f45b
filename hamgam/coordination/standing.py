"""Where duties stand: who holds each, who is next and why. Read once for all duties, or for one of them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from hamgam.bylaws import rules
from hamgam.coordination.models import DutyOffer, DutyTurn, Handover, PassedTurn
from hamgam.engine import rotation
from hamgam.engine.bylaws import Bylaws
from hamgam.engine.bylaws.rules import Duty
from hamgam.members.models import Organisation, Seat


@dataclass(frozen=True)
class Next:
    """Who comes, the next one first; who let this turn pass; and whether a handover has named one already."""

    queue: tuple[Organisation, ...] = ()
    passed: tuple[PassedTurn, ...] = ()
    named: bool = False

    @property
    def first(self) -> Organisation | None:
        """The one whose turn is next; None where nobody comes."""
        return next(iter(self.queue), None)


def able() -> models.QuerySet[Any]:
    """Members whose step on the ladder lets them hold a duty."""
    found: models.QuerySet[Any] = Organisation.objects.able_to("coordination.take_up")
    return found


def begun(row: Duty, number: int, house: Organisation, how: str, since: Any, matter: int | None = None) -> DutyTurn:
    """A turn that begins on a day, not saved yet."""
    days = rotation.term(since, row.term_days, row.handover_days)
    return DutyTurn(
        duty=row.duty, number=number, organisation=house, how=how, since=since, ends_on=days.ends_on,
        handover_from=days.handover_from, matter=matter,
    )  # fmt: skip


class Known:
    """The tables of the duties, each read once and only when it is asked for."""

    def __init__(self, duty: str | None = None) -> None:
        self.duty = duty

    def _rows(self, model: Any, **wanted: Any) -> dict[str, list[Any]]:
        if self.duty is not None:
            wanted["duty"] = self.duty
        found: dict[str, list[Any]] = defaultdict(list)
        related = ("former__organisation", "to") if model is Handover else ("organisation",)
        for row in model.objects.filter(**wanted).select_related(*related).order_by("pk"):
            found[row.duty].append(row)
        return found

    @cached_property
    def bylaws(self) -> Bylaws:
        """The bylaws in force."""
        return rules.in_force()

    @cached_property
    def turns(self) -> dict[str, list[DutyTurn]]:
        """Every turn of each duty, the first one first."""
        return self._rows(DutyTurn)

    @cached_property
    def books(self) -> dict[str, list[Handover]]:
        """The handover that goes on, or after which the one before still helps."""
        return self._rows(Handover, state__in=("open", "helped"))

    @cached_property
    def offers(self) -> dict[str, list[DutyOffer]]:
        """Who volunteers, in the order in which they came."""
        return self._rows(DutyOffer, state="open")

    @cached_property
    def passed(self) -> dict[str, list[PassedTurn]]:
        """Who let which turn pass."""
        return self._rows(PassedTurn)

    @cached_property
    def able(self) -> dict[str, Organisation]:
        """Who can hold a duty, by pseudonymous id."""
        return {house.public_id: house for house in able()}

    @cached_property
    def order(self) -> list[str]:
        """Everybody who ever belonged, in the order of joining; of one day by the alphabet."""
        rows = Organisation.objects.exclude(standing__in=("candidate", "observer"))
        return list(rows.order_by("joined_on", "sort_fa", "pk").values_list("public_id", flat=True))

    @cached_property
    def seats(self) -> dict[str, list[Seat]]:
        """The seats of duties, by role: those that are held, and after them those that ended, the last one first."""
        roles = [row.role for row in self.bylaws.duties if row.role and self.duty in (None, row.duty)]
        rows = list(Seat.objects.filter(role__in=roles).select_related("organisation").order_by("since", "pk"))
        ended = sorted((row for row in rows if row.until), key=lambda row: (row.until, row.pk), reverse=True)
        found: dict[str, list[Seat]] = defaultdict(list)
        for seat in [*(row for row in rows if not row.until), *ended]:
            found[seat.role].append(seat)
        return found

    def latest(self, duty: str) -> DutyTurn | None:
        """The last turn of a duty, ended or not.

        Where none is written down and somebody has had its seats since the founding, a turn that is not kept yet stands for it.
        """
        if found := self.turns.get(duty):
            return found[-1]
        row = self.bylaws.duty(duty)
        seat = next(iter(self.seats.get(row.role, ())), None) if row and row.role else None
        if row is None or seat is None:
            return None
        turn = begun(row, 1, seat.organisation, "founding", seat.since)
        if seat.until is not None:
            turn.until, turn.ended = seat.until, "left" if seat.organisation.left_on else "given_up"
        return turn

    def present(self, duty: str) -> DutyTurn | None:
        """The turn that lasts: not ended, and its holder neither left nor suspended."""
        turn = self.latest(duty)
        return None if turn is None or turn.is_void else turn

    def book(self, duty: str) -> Handover | None:
        """The handover book in which both sides tick now, if there is one."""
        return next(iter(self.books.get(duty, ())), None)

    def coming(self, row: Duty) -> Next:
        """Whose turn is next, by the rule of the duty. By lot or by decision nobody comes by itself."""
        book, turn = self.book(row.duty), self.latest(row.duty)
        after = turn.number if turn else 0
        passed = tuple(one for one in self.passed.get(row.duty, ()) if one.after == after)
        if book is not None and book.state == "open" and book.to.public_id in self.able:
            return Next((book.to,), passed, named=True)
        names = self._in_order(row, turn, passed) if row.turn == "order" else []
        if row.turn == "volunteer" or (row.turn == "order" and not names):  # where all let it pass, whoever volunteers
            names = self._volunteering(row)
        return Next(tuple(self.able[name] for name in names), passed)

    def _in_order(self, row: Duty, turn: DutyTurn | None, passed: tuple[PassedTurn, ...]) -> list[str]:
        last = turn.organisation.public_id if turn else None
        skipped = [one.organisation.public_id for one in passed]
        if turn is not None and not turn.is_void:
            skipped.append(turn.organisation.public_id)
        return rotation.by_order(self.order, last, self.able, skipped)

    def _volunteering(self, row: Duty) -> list[str]:
        offers = [one.organisation.public_id for one in self.offers.get(row.duty, ())]
        held = [one.organisation.public_id for one in self.turns.get(row.duty, ())]
        return rotation.by_offers(offers, held, self.able)

    def takes_volunteers(self, row: Duty) -> bool:
        """Whether one can volunteer: where volunteers take turns, and where everybody let the turn pass."""
        if row.turn != "order":
            return row.turn == "volunteer"
        return not self.coming(row).queue or bool(self.offers.get(row.duty))

    def state(self, row: Duty, today: Any) -> str:
        """Where a duty stands: a word of `rotation.STATES`."""
        turn, book = self.latest(row.duty), self.book(row.duty)
        if turn is None or turn.is_void:
            return "vacant"
        going = book is not None and book.state == "open"
        return rotation.state(today=today, days=turn.days, handing_over=going, stays_until=turn.debate_on)
