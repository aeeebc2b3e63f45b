"""Votes that were cast in the room: two people count them, one enters the totals and somebody of another organisation confirms."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.elections import counting, electorate
from hamgam.elections.models import Election, Totals
from hamgam.engine.bylaws import Subject
from hamgam.members import here


def _in_the_room(by: Any, on: Election, given: dict[str, Any]) -> Subject:
    return Subject(
        organisation=by.public_id or None, stage=on.stage,
        other={"entitled": electorate.has_part(on, by)},
    )  # fmt: skip


def _of_the_count(by: Any, on: Totals, given: dict[str, Any]) -> Subject:
    seat = on.entered_seat
    own = seat is not None and by.person is not None and seat.person_id == by.person.pk
    return Subject(organisation=on.entered_by.public_id, stage=on.election.stage, person_is_actor=own)


@act("elections.enter_totals", subject=_in_the_room)
def enter_totals(
    *, by: Any, on: Election, at: datetime, votes: Mapping[str, int] | list[Any], ballots: int, blank: int
) -> Totals:
    """Enter what was counted in the room. Totals that were entered before and not confirmed are replaced."""
    if on.way != "paper":
        raise NotPossible("election_not_on_paper")
    if on.totals.filter(round=on.round, state="confirmed").exists():
        raise NotPossible("election_totals_confirmed")
    counting.check_totals(on, votes, ballots, blank)
    for before in on.totals.filter(round=on.round, state="entered"):
        before.state = "replaced"
        before.save(update_fields=["state"])
    return Totals.objects.create(
        election=on, round=on.round, votes=votes if isinstance(votes, list) else dict(votes), ballots=ballots,
        blank=blank, entered_by=by.organisation, entered_seat=by.seat, day=here.day_of(at),
    )  # fmt: skip


@act("elections.confirm_totals", subject=_of_the_count)
def confirm_totals(*, by: Any, on: Totals, at: datetime) -> Totals:
    """Say, as the second who counted and for another organisation, that the totals are those of the room; then it is counted."""
    if on.state != "entered" or on.round != on.election.round:
        raise NotPossible("election_totals_confirmed")
    on.state, on.confirmed_by = "confirmed", by.organisation
    on.save(update_fields=["state", "confirmed_by"])
    counting.close(on.election, at)
    return on
