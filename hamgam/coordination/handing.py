"""Acts of a handover: its book begun, added to, ticked by both sides; and the help of the one before comes to its end."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.coordination import turning
from hamgam.coordination.acts import held, said_in, the_row
from hamgam.coordination.models import DutyTurn, Handover, HandoverItem
from hamgam.coordination.standing import Known
from hamgam.engine.bylaws import Subject
from hamgam.members import here

ITEM_LIMIT, ITEMS = 300, 60


def _of_the_turn(by: Any, on: None, given: dict[str, Any]) -> Subject:
    """Those between whom the duty changes hands: who has it, and who is next."""
    duty = given.get("duty", "")
    known = Known(duty)
    turn, row = known.present(duty), known.bylaws.duty(duty)
    comes = known.coming(row).first if row is not None else None
    between = {turn.organisation_id if turn else None, comes.pk if comes else None}
    inside = by.organisation is not None and by.organisation.pk in between
    return Subject(organisation=by.public_id or None, other={"entitled": inside})


def _of_the_book(by: Any, on: Handover, given: dict[str, Any]) -> Subject:
    inside = by.organisation is not None and by.organisation.pk in on.sides
    return Subject(organisation=by.public_id or None, other={"entitled": inside})


def _of_the_item(by: Any, on: HandoverItem, given: dict[str, Any]) -> Subject:
    return _of_the_book(by, on.handover, given)


def _of_the_new_holder(by: Any, on: Handover, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.to.public_id)


def _must_go_on(book: Handover) -> None:
    if book.state not in ("open", "helped"):
        raise NotPossible("handover_over")


@act("coordination.begin_handover", subject=_of_the_turn)
def begin_handover(*, by: Any, on: None = None, at: datetime, duty: str) -> Handover:
    """Begin the handover to the one whose turn is next: the holder at any time, the next one once the time for it has come."""
    row, turn, today, known = the_row(duty), held(duty), here.day_of(at), Known(duty)
    there = known.book(duty)
    goes_on = there is not None and there.state == "open"
    if goes_on and there.to.public_id in known.able:
        raise NotPossible("handover_begun")
    if by.organisation.pk != turn.organisation_id and today < turn.handover_from:
        raise NotPossible("handover_early", day=turn.handover_from)
    comes = known.coming(row).first
    if comes is None:
        raise NotPossible("handover_to_nobody")
    if there is not None:
        # A handover to one that left meanwhile goes no further; with a new one the help of the one before that ends.
        there.state, there.done_on = ("dropped", None) if goes_on else ("done", today)
        there.save(update_fields=["state", "done_on"])
    return turning.begin(turn, comes, today)


@act("coordination.add_item", subject=_of_the_book)
def add_item(*, by: Any, on: Handover, at: datetime, words: Mapping[str, str]) -> HandoverItem:
    """Add something to the book, in own words."""
    _must_go_on(on)
    said = said_in(words, ITEM_LIMIT)
    if not said:
        raise NotPossible("handover_item_missing")
    if on.items.count() >= ITEMS:
        raise NotPossible("handover_items_many", limit=ITEMS)
    return HandoverItem.objects.create(handover=on, words=said, added_by=by.organisation)


@act("coordination.tick", subject=_of_the_item)
def tick(*, by: Any, on: HandoverItem, at: datetime) -> HandoverItem:
    """The own side ticks: it has handed it over, or has received it. Ticking twice, or two at a time, is ticking once."""
    return _mark(by, on, here.day_of(at))


@act("coordination.untick", subject=_of_the_item)
def untick(*, by: Any, on: HandoverItem, at: datetime) -> HandoverItem:
    """The own side takes its tick back."""
    return _mark(by, on, None)


def _mark(by: Any, on: HandoverItem, day: Any) -> HandoverItem:
    _must_go_on(on.handover)
    field = f"{on.handover.sides[by.organisation.pk]}_on"
    if day is None or getattr(on, field) is None:
        setattr(on, field, day)
        on.save(update_fields=[field])
    return on


@act("coordination.can_do_alone", subject=_of_the_new_holder)
def can_do_alone(*, by: Any, on: Handover, at: datetime) -> DutyTurn:
    """The new holder can do it alone: the help of the one before ends, and the book is closed."""
    if on.state != "helped":
        raise NotPossible("handover_over" if on.state != "open" else "handover_not_taken_up")
    today = here.day_of(at)
    on.state, on.done_on = "done", today
    on.save(update_fields=["state", "done_on"])
    turn = held(on.duty)
    turn.alone_on = today
    turn.save(update_fields=["alone_on"])
    return turn
